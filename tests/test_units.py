"""Units that are stated beside the figures: in labels, lines, titles and columns of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from gov_disclosure.document import Paragraph
from gov_disclosure.forms.extraction.extract import extract
from gov_disclosure.forms.words.units import is_unit, units_named, units_stated
from gov_disclosure.values import Mark
from layout_traps import plain_report
from printed_pages import Cell, Grid, Page

if TYPE_CHECKING:
    from collections.abc import Callable

FEE = "proactive_disclosure.administrative_fees.amount_wan_yuan"
LICENSING = "proactive_disclosure.administrative_licensing.decisions"
FEE_LABEL = "本年收费金额（单位：万元）"
LICENSING_LABEL = "本年处理决定数量"


@pytest.mark.parametrize(
    ("label", "units"),
    [
        ("本年收费金额（单位：万元）", {"万元"}),
        ("政府集中采购（元）", {"元"}),
        ("采购总金额（千元，含美元）", {"千元", "美元"}),
        ("处理决定数量（万件）", {"万件"}),
        ("行政处罚（单位：件）", set()),
        ("3.危及“三安全一稳定”", set()),
        ("行政许可", set()),
    ],
)
def test_units_named_in_a_label(label: str, units: set[str]) -> None:
    assert units_named(label) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("单位：元", {"元"}),
        ("（金额单位: 万元）", {"万元"}),
        ("单位：件、万元", {"万元"}),
        ("单 位：千件", {"千件"}),
        ("金额单位为元", {"元"}),
        ("以万件为单位", {"万件"}),
        ("（单位元）", {"元"}),
        ("元", {"元"}),
        ("（万元）", {"万元"}),
        ("全年收费251000元，处理3万件。", set()),
        ("单位：某市财政局", set()),
        ("各单位十件实事全部办结", set()),
        ("251000元", set()),
        ("", set()),
    ],
)
def test_units_stated_for_figures_elsewhere(text: str, units: set[str]) -> None:
    assert units_stated(text) == units


@pytest.mark.parametrize("text", ["元", "（万元）", "件", " 万件 ", "单位", "计量单位"])
def test_a_cell_of_a_column_of_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["", "5件", "3元", "单位名称", "信息内容", "总计", "/"])
def test_a_cell_that_is_no_unit(text: str) -> None:
    assert not is_unit(text)


def _with_fee_column(label: str) -> Callable[[Page], None]:
    def change(page: Page) -> None:
        page.grid("proactive_disclosure").find(FEE_LABEL).text = label

    return change


def _line(text: str, label: str = "本年收费金额", *, after: bool = False) -> Callable[[Page], None]:
    def change(page: Page) -> None:
        grid = page.grid("proactive_disclosure")
        grid.find(FEE_LABEL).text = label
        (page.insert_after if after else page.insert_before)(grid, Paragraph(text))

    return change


def _row(text: str) -> Callable[[Page], None]:
    def change(page: Page) -> None:
        grid = page.grid("proactive_disclosure")
        label = grid.find(FEE_LABEL)
        label.text = "本年收费金额"
        grid.insert_row(label.row, [Cell(text, label.row, 0, 1, grid.width)])

    return change


def _title(page: Page) -> None:
    grid = page.grid("proactive_disclosure")
    grid.find(FEE_LABEL).text = "本年收费金额"
    grid.find("第二十条第（八）项").text = "第二十条第（八）项（单位：元）"


def _fee_table(*rows: tuple[str, ...]) -> Callable[[Page], None]:
    def change(page: Page) -> None:
        grid = page.grid("proactive_disclosure")
        first = grid.find("第二十条第（八）项").row
        figure = grid.at(grid.find("行政事业性收费").row, grid.width - 1).text
        for row in reversed(range(first, grid.height)):
            grid.delete_row(row)
        texts = [[text.format(figure) for text in row] for row in rows]
        page.insert_after(grid, Paragraph("第二十条第（八）项"), Grid.of_rows(texts, 1))

    return change


IN_YUAN = {
    "column label": _with_fee_column("本年收费金额（单位：元）"),
    "a label that the form does not have": _with_fee_column("全年收费总额（单位：元）"),
    "line before": _line("金额单位：元"),
    "line after": _line("单位：元", after=True),
    "line for counts and amounts": _line("（单位：件、元）"),
    "row of the table": _row("单位：元"),
    "title of the block": _title,
    "column of units before the figure": _fee_table(
        ("信息内容", "单位", "本年收费金额"), ("行政事业性收费", "元", "{}")
    ),
    "column of units after the figure": _fee_table(
        ("信息内容", "本年收费金额", "计量单位"), ("行政事业性收费", "{}", "元")
    ),
}

UNCERTAIN = {
    "label and line disagree": _line("单位：元", FEE_LABEL),
    "a unit that cannot be converted": _with_fee_column("本年收费金额（单位：美元）"),
    "two units": _with_fee_column("本年收费金额（元或万元）"),
}


def _read(change: Callable[[Page], None]) -> tuple[gd.Extraction, Decimal]:
    report = plain_report("2021")
    page = Page.of(report)
    change(page)
    printed = gd.figures(report)[FEE]
    assert isinstance(printed, Decimal)
    return extract(page.document()), printed


@pytest.mark.parametrize("where", IN_YUAN)
def test_an_amount_is_in_the_unit_that_is_stated(where: str) -> None:
    extraction, printed = _read(IN_YUAN[where])
    assert gd.figures(extraction.report)[FEE] == printed / 10_000
    assert not extraction.problems


@pytest.mark.parametrize("where", UNCERTAIN)
def test_an_amount_without_one_unit_is_not_certain(where: str) -> None:
    extraction, _ = _read(UNCERTAIN[where])
    assert gd.figures(extraction.report)[FEE] is Mark.UNREADABLE
    assert [problem.path for problem in extraction.problems] == [FEE]


def test_an_amount_without_any_unit_is_in_that_of_the_form() -> None:
    extraction, printed = _read(_with_fee_column("收费金额"))
    assert gd.figures(extraction.report)[FEE] == printed


def test_a_unit_in_running_text_says_nothing_of_the_table() -> None:
    extraction, printed = _read(_line("上年收费3000元，退还2万元。", FEE_LABEL))
    assert gd.figures(extraction.report)[FEE] == printed


def _label(old: str, new: str) -> Callable[[Page], None]:
    def change(page: Page) -> None:
        page.grid("proactive_disclosure").find(old).text = new

    return change


def _cell(text: str) -> Callable[[Page], None]:
    def change(page: Page) -> None:
        grid = page.grid("proactive_disclosure")
        grid.at(grid.find("行政许可").row, grid.width - 1).text = text

    return change


@pytest.mark.parametrize(
    "change",
    [
        _label("行政许可", "行政许可（单位：千件）"),
        _label("行政许可", "行政许可（万件）"),
        _cell("523（万件）"),
        _cell("52.3万件"),
        _line("单位：百件", FEE_LABEL),
    ],
)
def test_a_count_that_is_not_of_single_things_is_not_certain(
    change: Callable[[Page], None],
) -> None:
    extraction, _ = _read(change)
    assert gd.figures(extraction.report)[LICENSING] is Mark.UNREADABLE
    assert LICENSING in [problem.path for problem in extraction.problems]
    assert all("单件" in p.message or "确定的数" in p.message for p in extraction.problems)
