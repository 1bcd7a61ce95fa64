"""A damaged table gives no figure but what it says, and withholds none without a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from copies import distinct
from damage_kinds import KINDS
from damage_truth import truth
from damaged_pages import PRINTINGS, Example, describe, example, judge, page_of
from damaged_sheets import DISPUTES, PROACTIVE, REQUESTS, Cell, Sheet
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EACH = 4
"""Examples of each kind of damage in the suite."""

MIXED = range(60)
"""Seeds of one or two damages of any kinds."""


def _faults(examples: Iterable[Example]) -> str:
    judged = ((one, judge(one, one.extraction())) for one in examples)
    return "\n".join(describe(one, verdict) for one, verdict in judged if verdict.faults)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_damaged_table_does_not_say_is_not_read(kind: str) -> None:
    first = 1_000 * list(KINDS).index(kind)
    assert not _faults(example(seed, kinds=(kind,)) for seed in range(first, first + EACH))


@pytest.mark.parametrize("first", MIXED[::10])
def test_what_a_table_damaged_more_than_once_does_not_say_is_not_read(first: int) -> None:
    assert not _faults(map(example, range(first, first + 10)))


@pytest.mark.parametrize("printing", PRINTINGS)
def test_undamaged_tables_are_read_whole(printing: str) -> None:
    for seed in range(3):
        one = example(seed, kinds=(), printing=printing)
        extraction = one.extraction()
        assert extraction is not None
        assert not extraction.problems
        verdict = judge(one, extraction)
        assert (verdict.withheld, verdict.faults) == (0, ())


def test_an_example_is_drawn_again_from_its_seed() -> None:
    assert example(7).text == example(7).text
    assert {example(seed).text for seed in range(10)} != {example(7).text}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_strikes(kind: str) -> None:
    struck = (example(seed, kinds=(kind,), printing="html") for seed in range(20))
    assert any(one.kinds and one.text != example(one.seed, (), "html").text for one in struck)


@pytest.mark.parametrize("seed", range(4))
def test_an_undamaged_table_says_what_its_report_holds(seed: int) -> None:
    one = example(seed, kinds=(), printing="html")
    extraction = one.extraction()
    assert extraction is not None
    printed = {
        path: {value}
        for path, value in gd.figures(extraction.report).items()
        if value is not Mark.MISSING
    }
    assert printed == {path: values for path, values in one.truth.allowed.items() if values}


# The truth of damaged tables, written by hand. ----------------------------------------------


Strike = Callable[[Sheet], None]


def _cell(sheet: Sheet, path: str) -> Cell:
    return next(cell for cell in sheet.cells() if cell.path == f"{sheet.section}.{path}")


def _label(sheet: Sheet, text: str) -> Cell:
    return next(cell for cell in sheet.cells() if cell.text == text)


def _lose(cell: Callable[[Sheet, str], Cell], what: str) -> Strike:
    def strike(sheet: Sheet) -> None:
        lost = cell(sheet, what)
        sheet.rows[sheet.row_of(lost)].remove(lost)

    return strike


def _swap(cell: Callable[[Sheet, str], Cell], first: str, second: str) -> Strike:
    def strike(sheet: Sheet) -> None:
        one, other = cell(sheet, first), cell(sheet, second)
        one.text, other.text = other.text, one.text
        one.says, other.says = other.says, one.says

    return strike


def _write(label: str, text: str, says: str | None = None) -> Strike:
    def strike(sheet: Sheet) -> None:
        cell = _label(sheet, label)
        cell.text, cell.says = text, says

    return strike


def _merge_below(sheet: Sheet) -> None:
    _lose(_cell, "brought_forward.total")(sheet)
    _cell(sheet, "received.total").row_span = 2


def _merge_beside(sheet: Sheet) -> None:
    _lose(_cell, "received.other_org")(sheet)
    _cell(sheet, "received.legal_service_org").column_span = 2


def _take_a_column_out(sheet: Sheet) -> None:
    for row in sheet.rows:
        row[:] = [c for c in row if c.text != "科研机构" and "research" not in str(c.path)]
    _label(sheet, "法人或其他组织").column_span -= 1
    _label(sheet, "申请人情况").column_span -= 1


def _repeat_a_row(sheet: Sheet) -> None:
    label = _label(sheet, "行政许可")
    row = sheet.rows[sheet.row_of(label)]
    copied = [Cell(label.text, "row", label.says), Cell("5", column_span=3)]
    sheet.rows.insert(sheet.rows.index(row), copied)


def _insert_a_blank(sheet: Sheet) -> None:
    cell = _cell(sheet, "received.research_institution")
    row = sheet.rows[sheet.row_of(cell)]
    row.insert(row.index(cell), Cell(""))


_OWN = {
    f"received.{column}": (f"received.{column}",)
    for column in ("natural_person", "commercial_enterprise", "other_org", "total")
}

TRUTHS: Mapping[str, tuple[str, Strike, Mapping[str, tuple[str, ...]]]] = {
    "a row without one of its cells keeps its own figures": (
        REQUESTS,
        _lose(_cell, "received.research_institution"),
        {**_OWN, "received.research_institution": ()},
    ),
    "so does a row with a cell more": (REQUESTS, _insert_a_blank, _OWN),
    "swapped figures are where they are printed": (
        REQUESTS,
        _swap(_cell, "received.total", "carried_forward.total"),
        {
            "received.total": ("carried_forward.total",),
            "received.other_org": _OWN["received.other_org"],
        },
    ),
    "a label of a row carries its figures": (
        REQUESTS,
        _swap(_label, "3.其他", "2.重复申请"),
        {
            "outcomes.other_handling.other.total": ("outcomes.not_processed.repeat.total",),
            "outcomes.not_processed.repeat.total": ("outcomes.other_handling.other.total",),
            **_OWN,
        },
    ),
    "so does a label of a column below its own header": (
        REQUESTS,
        _swap(_label, "商业企业", "其他"),
        {
            "received.commercial_enterprise": ("received.other_org",),
            "received.other_org": ("received.commercial_enterprise",),
            "received.total": ("received.total",),
        },
    ),
    "below another header both may be said": (
        REQUESTS,
        _swap(_label, "商业企业", "总计"),
        {
            "received.commercial_enterprise": ("received.commercial_enterprise", "received.total"),
            "received.total": ("received.commercial_enterprise", "received.total"),
            "received.natural_person": ("received.natural_person",),
        },
    ),
    "a header that slides says nothing": (REQUESTS, _lose(_label, "法人或其他组织"), _OWN),
    "nor does one without text": (REQUESTS, _write("法人或其他组织", ""), _OWN),
    "a row without its label is its own at most": (
        REQUESTS,
        _write("一、本年新收政府信息公开申请数量", ""),
        {**_OWN, "brought_forward.total": ("brought_forward.total",)},
    ),
    "a row under the label of another one is neither": (
        REQUESTS,
        _write("一、本年新收政府信息公开申请数量", "四、结转下年度继续办理", "carried_forward"),
        {"received.total": (), "carried_forward.total": ()},
    ),
    "a note changes no label": (
        REQUESTS,
        _write("一、本年新收政府信息公开申请数量", "一、本年新收（注）", "received"),
        _OWN,
    ),
    "a figure over two rows is of neither": (
        REQUESTS,
        _merge_below,
        {
            "received.total": (),
            "brought_forward.total": (),
            "received.other_org": ("received.other_org",),
        },
    ),
    "a figure over two columns is of neither": (
        REQUESTS,
        _merge_beside,
        {
            "received.legal_service_org": (),
            "received.other_org": (),
            "received.total": ("received.total",),
        },
    ),
    "a column that is gone has no figure": (
        REQUESTS,
        _take_a_column_out,
        {**_OWN, "received.research_institution": ()},
    ),
    "a row printed twice with other figures has none": (
        PROACTIVE,
        _repeat_a_row,
        {
            "administrative_licensing.decisions": (),
            "administrative_penalties.decisions": ("administrative_penalties.decisions",),
        },
    ),
    "labels of cases carry all their columns": (
        DISPUTES,
        _swap(_label, "未经复议直接起诉", "复议后起诉"),
        {
            "litigation_direct.upheld": ("litigation_after_reconsideration.upheld",),
            "litigation_after_reconsideration.total": ("litigation_direct.total",),
            "reconsideration.total": ("reconsideration.total",),
        },
    ),
}


@pytest.mark.parametrize("name", TRUTHS)
def test_the_truth_of_a_damaged_table(name: str) -> None:
    section, strike, expected = TRUTHS[name]
    report = distinct("2021")
    figures = gd.figures(report)
    sheets = next(p for p in page_of(report) if isinstance(p, list) and p[0].section == section)
    strike(sheets[0])
    said = truth(sheets, keeps_spans=True, keeps_blanks=True)
    found = {path: said.allowed.get(f"{section}.{path}", set()) for path in expected}
    assert found == {
        path: {figures[f"{section}.{other}"] for other in others}
        for path, others in expected.items()
    }


def test_a_print_without_spans_shows_blanks_where_a_merged_figure_goes_on() -> None:
    report = distinct("2021")
    sheets = next(p for p in page_of(report) if isinstance(p, list) and p[0].section == REQUESTS)
    _merge_below(sheets[0])
    said = truth(sheets, keeps_spans=False, keeps_blanks=True)
    received, brought = (f"{REQUESTS}.{row}.total" for row in ("received", "brought_forward"))
    assert said.allowed[received] == {gd.figures(report)[received]}
    assert said.allowed[brought] == {None}
