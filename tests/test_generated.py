"""The fast way of reading and writing JSON against the plain one, which is the reference."""

from __future__ import annotations

import copy
import json
import pickle
import re
import weakref
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.codecs import canonical, generated_reading
from gov_disclosure.codecs.canonical import DoubtError, parse_canonical
from gov_disclosure.codecs.converter import converter
from gov_disclosure.codecs.strict import parse
from json_examples import EXAMPLE, example, mutated, reports, with_, with_literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AMOUNT = "proactive_disclosure.administrative_fees.amount_wan_yuan"
_COUNT = "requests.received.total"


@pytest.fixture(params=["orjson", "standard library"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Parse with and without the accelerator."""
    name: str = request.param
    if name == "orjson":
        assert canonical._orjson() is not None
    else:
        monkeypatch.setattr(canonical, "_orjson", lambda: None)
    return name


def _plainly(text: str | bytes) -> object:
    """Return what the plain way makes of a text, or what it says about it."""
    return _told(lambda: converter.structure(parse(text), gd.AnnualReport))


def _told(function: Callable[[], object]) -> object:
    try:
        return function()
    except gd.InvalidJSONError as error:
        return (type(error), error.problems, error.line, error.column, error.excerpt)
    except gd.InvalidValueError as error:
        return (type(error), error.path, repr(error.value), error.expected, error.expected_en)


def _no_fast_way(_: object) -> object:
    raise DoubtError


def _ways(text: str | bytes) -> Iterator[object]:
    """Return what loads makes of a text: at its fastest, without orjson, and plainly."""
    yield _told(lambda: gd.loads(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(canonical, "_orjson", lambda: None)
        yield _told(lambda: gd.loads(text))
        patch.setattr(generated_reading, "structure", _no_fast_way)
        yield _told(lambda: gd.loads(text))


def _assert_same(text: str | bytes) -> None:
    fast, without_orjson, plain = _ways(text)
    assert fast == without_orjson == plain
    assert repr(fast) == repr(without_orjson) == repr(plain), "1.50 == 1.5, but not their digits"


@given(reports(), st.sampled_from([None, 1, 2, 4]))
def test_reports_are_read_alike(report: gd.AnnualReport, indent: int | None) -> None:
    _assert_same(gd.dumps(report, indent=indent))
    _assert_same(gd.dumps(report, indent=indent).encode())


@given(mutated())
def test_reports_with_one_place_changed_are_read_alike(document: tuple[str, str]) -> None:
    text, _ = document
    _assert_same(text)
    members = json.loads(text)
    compact = json.dumps(members, ensure_ascii=False, separators=(",", ":"))
    _assert_same(compact)
    _assert_same(json.dumps(members, ensure_ascii=False, indent=2))


@given(st.data())
def test_garbage_is_refused_alike(data: st.DataObject) -> None:
    text = gd.dumps(data.draw(st.sampled_from([example(), gd.blank("2021"), gd.AnnualReport()])))
    position = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, 3))
    inserted = data.draw(
        st.text('{}[]",:\\0123456789.eE-+ntrufalse\x00\ud800\ufeff 一', max_size=3)
    )
    _assert_same(text[:position] + inserted + text[position + removed :])


@given(reports())
def test_reports_are_written_alike(report: gd.AnnualReport) -> None:
    members = converter.unstructure(report)
    plain = json.dumps(
        members,
        ensure_ascii=False,
        separators=(",", ":"),
        default=lambda amount: f"<{amount:f}>",
    )
    assert gd.dumps(report) == re.sub('"<([0-9.]+)>"', r"\1", plain)


@pytest.mark.parametrize(
    "value",
    [
        *(Decimal(0), Decimal("1e11"), Decimal("1e-7"), Decimal("1e-300"), Decimal("2059.209")),
        *(None, *gd.Mark),
    ],
)
def test_amounts_are_written_without_exponent(value: Decimal | gd.Mark | None) -> None:
    report = gd.replace(gd.blank("2021"), {_AMOUNT: value})
    written = f"{value:f}" if isinstance(value, Decimal) else json.dumps(value and value.value)
    assert f'"administrative_fees":{{"amount_wan_yuan":{written}}}' in gd.dumps(report)


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 2**53 - 1])
def test_counts_are_written_in_full(count: int) -> None:
    report = gd.replace(gd.blank("2021"), {_COUNT: count})
    assert f'"total":{count}}}' in gd.dumps(report)


# --- the fast way is taken ---------------------------------------------------------------


@given(strategies.reports())
def test_what_dumps_writes_is_read_the_fast_way(report: gd.AnnualReport) -> None:
    members = json.loads(gd.dumps(report))
    assert generated_reading.structure(members) == report


@pytest.mark.parametrize("indent", [None, 2])
def test_both_layouts_are_parsed_the_fast_way(parser: str, indent: int | None) -> None:
    for text in (gd.dumps(example(), indent), gd.dumps(example(), indent).encode()):
        if parser == "orjson" or indent is None:
            assert parse_canonical(text) == EXAMPLE
        else:
            with pytest.raises(DoubtError):
                parse_canonical(text)


# --- traps -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":1}',
        '{"a":1,"\\u0061":1}',
        '{\n  "a": 1,\n  "a": 1\n}',
        "[NaN]",
        "[Infinity]",
        "[1e400]",
        "[1.0000000000000000001]",
        "[0.1000000000000000055511151231257827]",
        "[1.50]",
        "[1e2]",
        "[18446744073709551616]",
        '["\\ud800"]',
        '["\ud800"]',
        b'["\xed\xa0\x80"]',
        b'["\xff"]',
        "\ufeff{}",
        "[1] ",
        "[1",
        "",
        "[" * 100_000,
        '["\x00"]',
    ],
    ids=repr,
)
def test_a_text_that_is_not_written_so_again_is_doubted(parser: str, text: str | bytes) -> None:
    if text == "[18446744073709551616]" and parser != "orjson":
        assert parse_canonical(text) == [2**64]
    else:
        with pytest.raises(DoubtError):
            parse_canonical(text)


@pytest.mark.parametrize(
    "number",
    [
        *("0.1", "0.10", "2059.209", "1e2", "1.0", "-0", "-0.0", "-1.5", "100000000000"),
        *("12345678901.2345", "12345678901.23456", "0.1000000000000000055511151231257827"),
        *("1e-7", "1e-300", "1e-301", "1e-400", "5e-324", "100000000000.5", "9007199254740993"),
        *("18446744073709551616", "1e400", "123456789012345678901234567890"),
    ],
)
@pytest.mark.parametrize("path", [_AMOUNT, _COUNT, "year"])
def test_numbers_are_read_alike(path: str, number: str) -> None:
    text = json.dumps(with_(path, "\x01"), ensure_ascii=False, separators=(",", ":"))
    _assert_same(text.replace('"\\u0001"', number))
    _assert_same(with_literal(path, number))


class _Text(str):
    __slots__ = ()


class _Members(dict[str, Any]):
    pass


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (_COUNT, True),
        (_COUNT, 1.0),
        (_COUNT, Decimal(1)),
        (_COUNT, -1),
        (_COUNT, 2**53),
        (_COUNT, _Text("/")),
        (_COUNT, "//"),
        (_COUNT, []),
        ("requests.form", _Text("2019")),
        ("requests.form", ["2019"]),
        ("requests", _Members(EXAMPLE["requests"])),
        ("requests.received", None),
        ("requests.received", dict.fromkeys(EXAMPLE["requests"]["received"], False)),
        ("requests.received", dict.fromkeys(EXAMPLE["requests"]["received"], 0.0)),
        ("overview.blocks", ()),
        ("overview.blocks.1.type", _Text("paragraph")),
        ("overview.blocks.1.text", ""),
        ("overview.blocks.1.text", "\ud800"),
        ("overview.blocks.0.level", True),
        ("overview.blocks.0.level", 0),
        ("overview.blocks.0.level", 7),
        ("overview.heading", ""),
        ("overview.heading", _Text("x")),
        ("notes", [{"path": "year", "text": "乙"}, {"path": "title", "text": "甲"}]),
        ("publisher.kind", "county"),
    ],
)
def test_what_is_unusual_is_left_to_the_converter_or_read_alike(path: str, value: object) -> None:
    members = with_(path, copy.copy(value))
    plain = _told(lambda: converter.structure(members, gd.AnnualReport))
    try:
        fast: object = generated_reading.structure(members)
    except DoubtError:
        return
    assert fast == plain


def test_rows_that_are_all_zero_or_blank_are_shared() -> None:
    for value in (0, None):
        cells = dict.fromkeys(EXAMPLE["requests"]["received"], value)
        report = generated_reading.structure(with_("requests.received", cells))
        again = generated_reading.structure(with_("requests.received", cells))
        assert report.requests is not None
        assert again.requests is not None
        assert report.requests.received == gd.ApplicantCounts(*[value] * 7)
        assert report.requests.received is again.requests.received


def test_what_is_read_is_as_if_the_constructor_had_made_it() -> None:
    report = gd.loads(gd.dumps(example()))
    assert report.requests is not None
    row = report.requests.outcomes.granted
    assert type(row) is gd.ApplicantCounts
    assert hash(report) == hash(example())
    assert weakref.ref(row)() is row
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301 - our own bytes
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        row.total = 1  # type: ignore[misc] # the point of the test
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        del row.total


def test_objects_of_a_subclass_are_written_as_what_the_model_declares() -> None:
    class Remark(gd.Paragraph):
        """A paragraph of somebody's own."""

    remark, plain = (gd.Narrative(blocks=(kind("乙"),)) for kind in (Remark, gd.Paragraph))
    assert gd.dumps(gd.AnnualReport(preamble=remark)) == gd.dumps(gd.AnnualReport(preamble=plain))
