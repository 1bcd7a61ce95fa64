"""Figures of another year, and of another order, are never taken for those of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest

import gov_disclosure as gd
from gov_disclosure.document import Paragraph
from gov_disclosure.forms.extraction.extract import extract
from gov_disclosure.forms.extraction.grids.years import is_of_another_year
from gov_disclosure.forms.words.said import said
from gov_disclosure.values import Mark
from layout_traps import plain_report
from printed_pages import Cell, Page

if TYPE_CHECKING:
    from collections.abc import Callable

REPORT = attrs.evolve(plain_report("2021"), year=2022)
FIGURES = gd.figures(REPORT)


def _read(change: Callable[[Page], None]) -> gd.Extraction:
    page = Page.of(REPORT)
    change(page)
    return extract(page.document())


def _none_taken(extraction: gd.Extraction, section: str) -> bool:
    read = gd.figures(extraction.report)
    return all(
        isinstance(read.get(path, Mark.MISSING), Mark)
        for path in FIGURES
        if path.startswith(section)
    )


@pytest.mark.parametrize(
    ("text", "year", "is_other"),
    [
        ("2021年", 2022, True),
        ("2021年度", 2022, True),
        ("2022年", 2022, False),
        ("2021年", None, False),
        ("上年", None, True),
        ("去年数据", None, True),
        ("本年度", 2022, False),
        ("2021年情况：", 2022, True),
        ("总计（2021年）", 2022, True),
        ("总计（上年）", None, True),
        ("总计（2022年）", 2022, False),
        ("上年自然人", None, True),
        ("总计", 2022, False),
        ("二、上年结转政府信息公开申请数量", 2022, False),
        ("上年结转件数", 2022, False),
        ("2021年度政府信息公开申请情况表", 2022, False),
        ("2021年3月5日", 2022, False),
        ("2021年结转5件", 2022, False),
    ],
)
def test_labels_and_lines_that_name_another_year(
    text: str,
    year: int | None,
    is_other: bool,  # noqa: FBT001
) -> None:
    assert is_of_another_year(said("requests", text), year) is is_other


@pytest.mark.parametrize(
    "text",
    [
        "上一年项目数量",
        "上一年项目数量*",
        "上一年项目目数量",
        "上一年项目",
        "上一年项目数量本年增/减",
    ],
)
def test_the_official_column_of_the_year_before_is_this_reports(text: str) -> None:
    """However it is misprinted."""
    assert not is_of_another_year(said("proactive_disclosure", text), 2019)


@pytest.mark.parametrize("section", ["requests", "disputes"])
@pytest.mark.parametrize("line", ["2021年情况：", "上年数据", "2021年度："])
def test_a_table_below_a_line_that_names_another_year(section: str, line: str) -> None:
    def change(page: Page) -> None:
        page.insert_before(page.grid(section), Paragraph(line))

    extraction = _read(change)
    assert _none_taken(extraction, section)
    told = [p for p in extraction.problems if p.rule == "reading.table_of_another_year"]
    assert [problem.path for problem in told] == [section]


def test_a_line_that_names_this_year_changes_nothing() -> None:
    def change(page: Page) -> None:
        page.insert_before(page.grid("disputes"), Paragraph("2022年情况："))

    assert gd.figures(_read(change).report) == FIGURES


@pytest.mark.parametrize("section", ["requests", "disputes"])
def test_notes_of_another_year_on_all_columns(section: str) -> None:
    def change(page: Page) -> None:
        grid = page.grid(section)
        for cell in grid.cells:
            is_lowest = cell.below == grid.header_rows
            if is_lowest and said(section, cell.text).column:
                cell.text += "（2021年）"

    extraction = _read(change)
    assert _none_taken(extraction, section)
    assert any((p.path or "").startswith(section) for p in extraction.problems)


def test_a_note_of_another_year_on_one_column() -> None:
    def change(page: Page) -> None:
        page.grid("requests").find("自然人").text = "自然人（2021年）"

    read = gd.figures(_read(change).report)
    assert all(
        isinstance(read[path], Mark)
        for path in FIGURES
        if path.startswith("requests.") and path.endswith(".natural_persons")
    )
    assert all(isinstance(v, Mark) or v == FIGURES[p] for p, v in read.items())


def _in_rows(*labels: str) -> Callable[[Page], None]:
    """Return a change that prints the row of section 四 under labels, the last ones as others."""

    def change(page: Page) -> None:
        grid = page.grid("disputes")
        grid.insert_column(0)
        grid.cells.append(Cell("年度", 0, 0, grid.header_rows, 1))
        figures = [cell for cell in grid.cells if cell.row == grid.header_rows]
        for number, label in enumerate(labels):
            row = grid.header_rows + number
            grid.cells.append(Cell(label, row, 0))
            if number:
                grid.cells += [
                    attrs.evolve(cell, row=row, text=str(int(cell.text) + 5000)) for cell in figures
                ]

    return change


@pytest.mark.parametrize(
    "labels",
    [
        ("2022年",),
        ("2022年", "2021年"),
        ("2022年", "上年"),
        ("本年度", "上年度", "比上年增减"),
        ("2022年", "2021年", "同比变化"),
    ],
)
def test_rows_of_years_below_each_other(labels: tuple[str, ...]) -> None:
    extraction = _read(_in_rows(*labels))
    assert gd.figures(extraction.report) == FIGURES
    assert not extraction.problems


@pytest.mark.parametrize("label", ["2021年", "上年度", "比上年增减", "较上年同期增长"])
def test_a_row_of_another_year_alone(label: str) -> None:
    extraction = _read(_in_rows(label))
    assert _none_taken(extraction, "disputes")
    assert "reading.table_of_another_year" in [problem.rule for problem in extraction.problems]


@pytest.mark.parametrize("label", ["上年收费金额（万元）", "2021年收费金额（单位：万元）"])
def test_a_single_column_of_another_year(label: str) -> None:
    def change(page: Page) -> None:
        page.grid("proactive_disclosure").find("本年收费金额（单位：万元）").text = label

    path = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    extraction = _read(change)
    read = gd.figures(extraction.report)
    assert isinstance(read[path], Mark)
    assert all(value == FIGURES[p] for p, value in read.items() if p != path)
    assert extraction.problems


@pytest.mark.parametrize("lost", ["", "结果维特", "结果纠正"], ids=["lost", "misspelt", "doubled"])
@pytest.mark.parametrize("group", [0, 1, 2])
def test_what_is_left_of_a_header_across_in_another_order(lost: str, group: int) -> None:
    """The sums say where 总计 stands, not in which order the results do."""

    def change(page: Page) -> None:
        grid = page.grid("disputes")
        first, second, third = sorted(
            (c for c in grid.cells if c.below == grid.header_rows and c.text != "总计"),
            key=lambda cell: cell.column,
        )[4 * group : 4 * group + 3]
        first.text, second.text, third.text = lost, third.text, second.text

    extraction = _read(change)
    read = gd.figures(extraction.report)
    own = [path for path in FIGURES if path.startswith("disputes.")][5 * group : 5 * group + 5]
    for path in own:
        assert isinstance(read[path], Mark) or path.endswith(".total")
    assert all(isinstance(v, Mark) or v == FIGURES[p] for p, v in read.items())
    assert extraction.problems


def test_a_label_where_a_figure_of_section_four_should_stand() -> None:
    """Its figures stand a column further than it begins: none of them is certain."""

    def change(page: Page) -> None:
        grid = page.grid("disputes")
        first = grid.at(grid.header_rows, 0)
        first.text = "备案登记"

    extraction = _read(change)
    assert _none_taken(extraction, "disputes")
    assert [(p.rule, p.path) for p in extraction.problems] == [
        ("reading.row_not_recognised", "disputes")
    ]


def test_headings_and_figures_in_one_cell_each_in_another_order() -> None:
    def change(page: Page) -> None:
        grid = page.grid("requests")
        grid.find("自然人").text, grid.find("商业企业").text = "商业企业", "自然人"
        grid.header_rows = 1
        names = [c.text for c in grid.cells if said("requests", c.text).column]
        labels = [c for c in grid.cells if c.column < 3 and c.row >= 3]
        rows = [[c for c in grid.row(row) if c.column >= 3] for row in range(3, grid.height)]
        grid.cells = [Cell("", 0, 0, 1, 3), Cell("\n".join(names), 0, 3, 1, 7)]
        grid.cells += [attrs.evolve(cell, row=cell.row - 2) for cell in labels]
        grid.cells += [
            Cell("\n".join(cell.text for cell in row), number, 3, 1, 7)
            for number, row in enumerate(rows, start=1)
        ]

    extraction = _read(change)
    read = gd.figures(extraction.report)
    assert all(isinstance(v, Mark) or v == FIGURES[p] for p, v in read.items() if ".total" in p)
    wrong = {
        path
        for path, value in read.items()
        if path.endswith((".natural_persons", ".commercial_enterprises"))
        and not isinstance(value, Mark)
        and value == FIGURES[path]
    }
    assert not wrong
