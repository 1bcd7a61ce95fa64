"""What a report can hold, and how it is changed and read."""

from __future__ import annotations

import datetime
import decimal
import operator
import pickle
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.model.report import FORMS
from gov_disclosure.values import MAX_AMOUNT, MAX_COUNT, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from gov_disclosure.model.paths import CellFacts
    from gov_disclosure.model.report import FormName

_COUNT = "requests.received.total"
_AMOUNT = "proactive_disclosure.administrative_fees.amount_wan_yuan"
_CHANGE = "proactive_disclosure.administrative_licensing.item_change"

_FEW = settings(max_examples=settings().max_examples // 4)
"""Whole reports take long to draw."""


def _fields(name: str, value: object) -> dict[str, Any]:
    return {name: value}


class _NumpyLikeInt(int):
    """A subclass of int, as other libraries have."""


class _Index:
    """An object that operator.index takes, as a numpy integer is."""

    def __index__(self) -> int:
        return 3

    def __repr__(self) -> str:
        return "_Index()"


class _Text(str):
    __slots__ = ()


def _put(path: str, value: object, form: FormName = "2021") -> Value:
    return gd.figures(gd.replace(gd.blank(form), {path: value}))[path]


def _all_cells() -> list[Any]:
    return [
        pytest.param(form, cell, id=f"{form}:{cell.path}")
        for form in FORMS
        for cell in gd.cells(form)
    ]


# Values of cells -----------------------------------------------------------------------------


@given(strategies.counts())
def test_a_count_is_kept(count: int) -> None:
    assert _put(_COUNT, count) == count


@given(strategies.counts(signed=True))
def test_a_change_of_items_may_be_negative(change: int) -> None:
    assert _put(_CHANGE, change, "2019") == change


@pytest.mark.parametrize("value", [None, *gd.Mark, 0, MAX_COUNT])
@pytest.mark.parametrize("path", [_COUNT, "disputes.litigation_direct.pending"])
def test_a_cell_takes_blank_marks_and_counts(path: str, value: Value) -> None:
    assert _put(path, value) is value or _put(path, value) == value


_NO_COUNT = [
    *(-1, -MAX_COUNT, MAX_COUNT + 1, True, False, 1.0, 3.5, float("nan"), "12", "", "/", b"1"),
    *(Decimal(3), 3 + 0j, (3,), [3], _NumpyLikeInt(3), _Index(), object),
]


@pytest.mark.parametrize("value", _NO_COUNT, ids=repr)
def test_a_count_is_an_int_from_zero_and_nothing_else(value: object) -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.ApplicantCounts(total=value)  # type: ignore[arg-type]
    assert caught.value.path == "total"
    assert caught.value.value is value
    with pytest.raises(gd.InvalidValueError) as caught:
        _put(_COUNT, value)
    assert caught.value.path == _COUNT


@pytest.mark.parametrize("value", [-MAX_COUNT - 1, *_NO_COUNT[2:]], ids=repr)
def test_a_change_of_items_is_an_int_and_nothing_else(value: object) -> None:
    with pytest.raises(gd.InvalidValueError):
        _put(_CHANGE, value, "2019")


@given(strategies.amounts())
def test_an_amount_is_kept_in_its_one_normal_form(amount: Decimal) -> None:
    kept = _put(_AMOUNT, amount)
    assert isinstance(kept, Decimal)
    assert kept == amount
    _sign, digits, exponent = kept.as_tuple()
    assert isinstance(exponent, int)
    assert exponent <= 0
    assert exponent == 0 or digits[-1] != 0


@given(strategies.amounts(), st.integers(-9, 9))
def test_equal_amounts_are_the_same_however_they_are_written(amount: Decimal, zeros: int) -> None:
    sign, digits, exponent = amount.as_tuple()
    assert isinstance(exponent, int)
    written = Decimal((sign, (*digits, *[0] * abs(zeros)), exponent - abs(zeros)))
    assert repr(_put(_AMOUNT, written)) == repr(_put(_AMOUNT, amount))


@pytest.mark.parametrize(
    ("given_amount", "kept"),
    [
        (Decimal("1.50"), "1.5"),
        (Decimal("1E+2"), "100"),
        (Decimal("-0"), "0"),
        (Decimal("-0.00"), "0"),
        (Decimal("0E-9"), "0"),
        (Decimal("0E+9"), "0"),
        (Decimal("59237.2449"), "59237.2449"),
        (Decimal("12345678901.2345"), "12345678901.2345"),
        (MAX_AMOUNT, "100000000000"),
        (Decimal("1E+11"), "100000000000"),
        (7, "7"),
        (10**11, "100000000000"),
    ],
    ids=repr,
)
def test_an_amount_is_normalised(given_amount: Decimal | int, kept: str) -> None:
    value = _put(_AMOUNT, given_amount)
    assert type(value) is Decimal
    assert f"{value:f}" == kept
    assert value.as_tuple() == Decimal(kept).as_tuple()


@pytest.mark.parametrize(
    "value",
    [
        *(Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("-Infinity")),
        *(Decimal("-0.01"), Decimal(-1), Decimal("100000000000.01"), Decimal("1E+12")),
        *(Decimal("1234567890.123456"), Decimal("1." + "0" * 30 + "1"), Decimal("1E+999999")),
        *(Decimal("1E-999999"), True, False, 1.5, 3.0, "1.5", "", -1, 10**11 + 1, [1], object),
    ],
    ids=repr,
)
def test_an_amount_is_a_decimal_in_range_and_nothing_else(value: object) -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        _put(_AMOUNT, value)
    assert caught.value.path == _AMOUNT


@given(strategies.amounts())
def test_an_amount_does_not_depend_on_the_decimal_context(amount: Decimal) -> None:
    expected = _put(_AMOUNT, amount)
    with decimal.localcontext(decimal.Context(prec=2)):
        assert _put(_AMOUNT, amount) == expected


@pytest.mark.parametrize(("form", "cell"), _all_cells())
def test_each_cell_takes_what_its_unit_says(form: FormName, cell: CellFacts) -> None:
    assert _put(cell.path, None, form) is None
    for mark in gd.Mark:
        assert _put(cell.path, mark, form) is mark
    assert _put(cell.path, 5, form) == 5
    takes_negative, takes_decimals = cell.signed, cell.unit == "万元"
    for value, taken in ((-5, takes_negative), (Decimal("0.5"), takes_decimals)):
        if taken:
            assert _put(cell.path, value, form) == value
        else:
            with pytest.raises(gd.InvalidValueError):
                _put(cell.path, value, form)


def test_marks_are_told_apart_from_figures_and_blanks() -> None:
    assert len({None, 0, *gd.Mark}) == 2 + len(gd.Mark)
    assert [repr(mark) for mark in gd.Mark] == [
        "Mark.NOT_APPLICABLE",
        "Mark.MISSING",
        "Mark.UNREADABLE",
    ]


# Header --------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2008, 2020, 2100])
def test_years(year: int) -> None:
    assert gd.AnnualReport(year=year).year == year


@pytest.mark.parametrize(
    "year", [2007, 2101, 0, -2020, True, 2020.0, "2020", Decimal(2020)], ids=repr
)
def test_no_years(year: Any) -> None:
    with pytest.raises(gd.InvalidValueError, match="year"):
        gd.AnnualReport(year=year)


_DATES = ("published_on", "dated_on", "revised_on")


@pytest.mark.parametrize("name", _DATES)
def test_a_date_is_a_date_and_no_datetime(name: str) -> None:
    day = datetime.date(2021, 1, 28)
    assert getattr(gd.AnnualReport(**_fields(name, day)), name) == day
    noon = datetime.datetime(2021, 1, 28, 12, tzinfo=datetime.UTC)
    for value in (noon, "2021-01-28", 20210128, (2021, 1, 28)):
        with pytest.raises(gd.InvalidValueError) as caught:
            gd.AnnualReport(**_fields(name, value))
        assert caught.value.path == name


@pytest.mark.parametrize("name", ["title", "signed_by", "revision_note"])
@pytest.mark.parametrize("value", ["", "a\ud800", 3, b"a", _Text("a")], ids=repr)
def test_text_is_a_str_of_unicode_scalars_and_not_empty(name: str, value: object) -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.AnnualReport(**_fields(name, value))
    assert caught.value.path == name


@given(strategies.hostile_texts())
def test_text_is_kept_as_it_is(text: str) -> None:
    assert gd.AnnualReport(title=text).title == text
    assert gd.Paragraph(text).text == text


@given(strategies.credit_codes())
def test_credit_codes(code: str) -> None:
    assert gd.Publisher("某局", credit_code=code).credit_code == code


@given(strategies.credit_codes(), st.data())
def test_a_credit_code_with_one_wrong_character_is_refused(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    others = sorted(set("0123456789ABCDEFGHJKLMNPQRTUWXY") - {code[place]})
    other = data.draw(st.sampled_from(others))
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.Publisher("某局", credit_code=code[:place] + other + code[place + 1 :])
    assert caught.value.path == "credit_code"


@pytest.mark.parametrize(
    "code",
    [
        "",
        "12",
        "11100000000013127",
        "1110000000001312700",
        "11 100000000013127D"[:18],
        "11100000000013127d",
        "１1100000000013127D",
        "11100000000013127D\n",
        111000000000131270,
    ],
    ids=repr,
)
def test_no_credit_codes(code: Any) -> None:
    with pytest.raises(gd.InvalidValueError, match="credit_code"):
        gd.Publisher("某局", credit_code=code)


@pytest.mark.parametrize("code", ["420704", "420704100", "420704100201"])
def test_region_codes_are_checked_in_shape_only(code: str) -> None:
    assert gd.Publisher("某局", region_code=code).region_code == code


@pytest.mark.parametrize(
    "code",
    ["", "42070", "4207041", "42070410020", "４20704", "42070x", "420704\n", 420704],
    ids=repr,
)
def test_no_region_codes(code: Any) -> None:
    with pytest.raises(gd.InvalidValueError, match="region_code"):
        gd.Publisher("某局", region_code=code)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: gd.Publisher(""), "name"),
        (lambda: gd.Publisher("某局", level="city"), "level"),  # type: ignore[arg-type]
        (lambda: gd.Publisher("某局", kind="bureau"), "kind"),  # type: ignore[arg-type]
        (lambda: gd.Publisher("某局", kind=["department"]), "kind"),  # type: ignore[arg-type]
        (lambda: gd.Source(address=""), "address"),
        (lambda: gd.Source(sha256="A" * 64), "sha256"),
        (lambda: gd.Source(sha256="a" * 63), "sha256"),
        (lambda: gd.Source(retrieved_on="2021-01-28"), "retrieved_on"),  # type: ignore[arg-type]
        (lambda: gd.AnnualReport(scope="both"), "scope"),  # type: ignore[arg-type]
        (lambda: gd.AnnualReport(publisher="某局"), "publisher"),  # type: ignore[arg-type]
        (lambda: gd.AnnualReport(overview="无"), "overview"),  # type: ignore[arg-type]
        (lambda: gd.AnnualReport(requests=gd.Disputes()), "requests"),  # type: ignore[arg-type]
        (lambda: gd.AnnualReport(notes=("a",)), "notes"),  # type: ignore[arg-type]
        (lambda: gd.AnnualReport(notes=None), "notes"),  # type: ignore[arg-type]
        (lambda: gd.Note("$.year", "注"), "path"),
        (lambda: gd.Note("", "注"), "path"),
        (lambda: gd.Note("year", ""), "text"),
        (lambda: gd.Heading("一", 0), "level"),
        (lambda: gd.Heading("一", 7), "level"),
        (lambda: gd.Heading("一", level=True), "level"),
        (lambda: gd.Heading("", 1), "text"),
        (lambda: gd.Paragraph(""), "text"),
        (lambda: gd.Table(()), "rows"),
        (lambda: gd.Table(((),)), "rows"),
        (lambda: gd.Table(((1,),)), "rows"),  # type: ignore[arg-type]
        (lambda: gd.Table("ab"), "rows"),
        (lambda: gd.Narrative(blocks=("无",)), "blocks"),  # type: ignore[arg-type]
        (lambda: gd.Narrative(heading=""), "heading"),
        (lambda: gd.Disputes(reconsideration=None), "reconsideration"),  # type: ignore[arg-type]
        (lambda: gd.Requests2019(received=gd.CaseResults()), "received"),  # type: ignore[arg-type]
        (lambda: gd.SupplementaryRow("", "甲"), "block"),
        (lambda: gd.SupplementaryRow(None, None), "label"),  # type: ignore[arg-type]
        (lambda: gd.SupplementaryRow(None, "甲", (("列",),)), "cells"),
        (lambda: gd.SupplementaryRow(None, "甲", (("列", 3),)), "cells"),  # type: ignore[arg-type]
    ],
)
def test_constructors_name_the_field(make: Callable[[], object], name: str) -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        make()
    assert caught.value.path == name


def test_the_form_of_a_section_is_fixed_by_its_class() -> None:
    assert gd.Requests2019().form == gd.ProactiveDisclosure2019().form == "2019"
    assert gd.Requests2021().form == gd.ProactiveDisclosure2021().form == "2021"
    with pytest.raises(TypeError):
        gd.Requests2019(form="2021")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    ("proactive", "requests", "form"),
    [
        (gd.ProactiveDisclosure2019(), gd.Requests2019(), "2019"),
        (gd.ProactiveDisclosure2021(), gd.Requests2021(), "2021"),
        (gd.ProactiveDisclosure2021(), gd.Requests2019(), "mixed"),
        (gd.ProactiveDisclosure2019(), gd.Requests2021(), "mixed"),
        (gd.ProactiveDisclosure2019(), None, "2019"),
        (None, gd.Requests2021(), "2021"),
        (None, None, None),
    ],
)
def test_the_form_of_a_report_follows_from_its_tables(
    proactive: Any, requests: Any, form: str | None
) -> None:
    report = gd.AnnualReport(
        proactive_disclosure=proactive, requests=requests, disputes=gd.Disputes(), year=2015
    )
    assert report.form == form


# Immutability, equality, pickling ------------------------------------------------------------


@_FEW
@given(strategies.reports(hostile=True))
def test_reports_can_be_hashed_copied_and_pickled(report: gd.AnnualReport) -> None:
    copy = pickle.loads(pickle.dumps(report))  # noqa: S301 - our own bytes
    assert copy == report
    assert hash(copy) == hash(report)
    assert attrs.evolve(report) == report
    assert {report: 1}[copy] == 1


@_FEW
@given(strategies.reports())
def test_nothing_in_a_report_can_be_changed(report: gd.AnnualReport) -> None:
    for holder in (report, report.publisher, report.requests, report.overview, *report.notes):
        if holder is None:
            continue
        for field in attrs.fields(type(holder)):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(holder, field.name, None)
    with pytest.raises(TypeError):
        operator.setitem(gd.figures(report), _COUNT, 1)  # type: ignore[call-overload]


def test_lists_become_tuples() -> None:
    narrative = gd.Narrative(blocks=[gd.Table([["甲", ""], ["乙"]])])
    assert narrative.blocks == (gd.Table((("甲", ""), ("乙",))),)
    row = gd.SupplementaryRow(None, "甲", [["列", "1"]])
    assert row.cells == (("列", "1"),)


def test_notes_are_sorted() -> None:
    notes = [gd.Note("year", "乙"), gd.Note("title", "甲"), gd.Note("year", "甲")]
    assert gd.AnnualReport(notes=notes).notes == (notes[1], notes[0], notes[2])


@pytest.mark.parametrize(
    "error",
    [
        gd.InvalidValueError("year", 3, "年份", "a year"),
        gd.UnreadableFileError("a.txt", "是图片", "it is a picture"),
        gd.UnreadableFileError(None, "是图片", "it is a picture"),
        gd.UnrecognisedDocumentError(None, ("table",), (), "没有表", "no table"),
        gd.MissingExtraError("testing", "hypothesis"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_survive_pickling_and_speak_two_languages(error: gd.GovDisclosureError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(copy) is type(error)
    assert attrs.asdict(copy) == attrs.asdict(error)  # type: ignore[arg-type]
    assert str(copy) == str(error) == f"{error.message} / {error.message_en}"
    assert error.message != error.message_en
    assert not re.search("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", error.message_en)


def test_errors_can_be_caught_as_what_python_calls_them() -> None:
    assert issubclass(gd.InvalidValueError, ValueError)
    assert issubclass(gd.MissingExtraError, ImportError)


def test_an_error_shows_little_of_a_huge_value() -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.AnnualReport(year="一" * 10**6)  # type: ignore[arg-type]
    assert len(str(caught.value)) < 400
    assert len(str(caught.value.value)) == 10**6
