"""Tables whose cells do not fit their header: no figure is taken for that of another cell."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
import pytest

import gov_disclosure as gd
from gov_disclosure.document import CellPlace
from gov_disclosure.forms.extraction.extract import extract
from gov_disclosure.forms.extraction.grids.cells import GridCell
from gov_disclosure.forms.extraction.grids.header import Leaf
from gov_disclosure.forms.extraction.grids.match import cells_under
from gov_disclosure.forms.extraction.grids.rows import with_cells_from_above
from gov_disclosure.forms.extraction.strips import PrintedColumn
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.forms.words.said import said
from gov_disclosure.values import Mark, Value
from layout_traps import plain_report
from printed_pages import Cell, Grid, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

ROW = "outcomes.denied.state_secret"


def _read(
    change: Callable[[Grid], None], section: str, form: Literal["2019", "2021"] = "2021"
) -> tuple[gd.Extraction, Mapping[str, Value]]:
    page = Page.of(attrs.evolve(plain_report(form), year=2022))
    change(page.grid(section))
    extraction = extract(page.document())
    return extraction, gd.figures(extraction.report)


def _grid_cell(text: str, place: CellPlace) -> GridCell:
    end = place.column + place.column_span
    return GridCell(said("requests", text), place, place.column, end)


def _grid_cells(*cells: tuple[str, int]) -> list[GridCell]:
    """Return the cells of a row after its label, each with its width."""
    found, column = [], 1
    for text, width in cells:
        found.append(_grid_cell(text, CellPlace(row=3, column=column, column_span=width)))
        column += width
    return found


ONE = [Leaf(PrintedColumn("本年处理决定数量", "decisions"), 1, 4)]
TWO = [Leaf(PrintedColumn("甲", "a"), 1, 2), Leaf(PrintedColumn("乙", "b"), 2, 3)]


@pytest.mark.parametrize(
    ("leaves", "cells", "is_filled", "expected"),
    [
        (ONE, [("11", 3)], False, ["11"]),
        (ONE, [("11", 1), ("", 2)], False, ["11"]),
        (ONE, [("1", 1), ("1", 1), ("1", 1)], True, ["1"]),  # filled into all its places
        (ONE, [("1", 1), ("1", 1), ("1", 1)], False, None),  # three figures
        (ONE, [("1", 2), ("1", 1)], False, None),
        (TWO, [("1", 1), ("2", 1)], False, ["1", "2"]),
        (TWO, [("1", 1), ("2", 1), ("3", 1)], False, None),
        (TWO, [("1", 2)], False, ["1", "1"]),  # one merged cell, in doubt later
    ],
)
def test_cells_under_their_header(
    leaves: list[Leaf],
    cells: list[tuple[str, int]],
    is_filled: bool,  # noqa: FBT001
    expected: list[str] | None,
) -> None:
    row = _grid_cells(*cells)
    found = cells_under(leaves, row, row[-1].end, in_order=True, is_filled=is_filled)
    assert (None if found is None else [cell.text for cell in found]) == expected


@pytest.mark.parametrize(
    ("leaves", "cells", "is_found"),
    [
        (ONE, [("11", 1)], True),
        (ONE, [("11", 3)], True),
        (ONE, [("11", 4)], False),
        (TWO, [("1", 1), ("2", 1)], True),
        (TWO, [("1", 1), ("2", 2)], False),
    ],
)
def test_cells_under_a_header_in_another_order(
    leaves: list[Leaf],
    cells: list[tuple[str, int]],
    is_found: bool,  # noqa: FBT001
) -> None:
    """They are not counted off: each begins with its header cell, and none goes beyond the last."""
    row = _grid_cells(*cells)
    found = cells_under(leaves, row, row[-1].end, in_order=False, is_filled=False)
    assert found == (row if is_found else None)


def test_figures_are_not_counted_off_over_a_gap() -> None:
    """A cell of the row above that reaches down stands between them."""
    gap = [_grid_cell("1", CellPlace(column=0)), _grid_cell("2", CellPlace(column=2))]
    assert cells_under(TWO, gap, 3, in_order=True, is_filled=False) is None


@pytest.mark.parametrize("text", ["8 17", "8、17", "8；17", "/、/"])
def test_blanks_beside_and_below_a_cell_of_several_figures_are_not_certain(text: str) -> None:
    def change(grid: Grid) -> None:
        row = next(c.row for c in grid.cells if c.text.startswith("1.属于国家秘密"))
        grid.at(row, 4).text = text
        grid.at(row, 5).text = ""
        grid.at(row + 1, 4).text = ""
        grid.at(row + 1, 5).text = "3"

    extraction, read = _read(change, "requests")
    below = "requests.outcomes.denied.prohibited_by_law"
    assert read[f"requests.{ROW}.research_institution"] is Mark.UNREADABLE
    assert read[f"{below}.commercial_enterprise"] is Mark.UNREADABLE
    assert read[f"{below}.research_institution"] == 3
    assert {problem.path for problem in extraction.problems} >= {
        f"requests.{ROW}",
        f"{below}.commercial_enterprise",
    }


def test_a_header_that_does_not_name_the_case_of_all_its_columns() -> None:
    def change(grid: Grid) -> None:
        grid.find("未经复议直接起诉").text = ""
        grid.find("行政诉讼").text = "行政诉讼【修订】"

    extraction, read = _read(change, "disputes")
    litigation = [v for path, v in read.items() if path.startswith("disputes.litigation")]
    assert set(litigation) <= {Mark.UNREADABLE, Mark.MISSING}
    assert extraction.problems


def test_rows_that_add_up_to_nothing_confirm_no_order() -> None:
    """Under a header that lost a label the totals must tell the order: zeros and marks do not."""

    def change(grid: Grid) -> None:
        grid.find("商业企业").text = ""
        for cell in grid.cells:
            if cell.row >= grid.header_rows and cell.column >= 3:
                cell.text = "0" if cell.column % 2 else "/"

    extraction, read = _read(change, "requests")
    figures = {value for path, value in read.items() if path.startswith("requests")}
    assert figures == {Mark.UNREADABLE}
    assert "reading.header_not_recognised" in {problem.rule for problem in extraction.problems}


def test_a_row_of_section_four_with_a_cell_too_many() -> None:
    """Though two others are merged, so that there are as many as the form has."""

    def change(grid: Grid) -> None:
        row = grid.header_rows
        cells = sorted(grid.row(row), key=lambda cell: cell.column)
        grid.cells = [cell for cell in grid.cells if cell.row != row]
        column = 0
        for number, cell in enumerate(cells):
            if number == 12:
                continue
            width = 2 if number == 11 else 1
            grid.cells.append(Cell(cell.text, row, column, 1, width))
            column += width
            if number == 5:
                grid.cells.append(Cell("8077", row, column, 1, 1))
                column += 1

    extraction, read = _read(change, "disputes")
    assert {v for path, v in read.items() if path.startswith("disputes")} == {Mark.UNREADABLE}
    assert extraction.problems


def test_a_figure_below_the_label_of_a_group_alone() -> None:
    """It may be that of a column beside, as the blank may."""

    def change(grid: Grid) -> None:
        other = grid.find("其他")
        label = next(c for c in grid.cells if c.text.startswith("1.属于国家秘密"))
        for cell in grid.cells:
            if cell.column > other.column:
                cell.column += 1
        grid.cells.append(Cell("", other.row, other.column, 1, 1))
        other.column += 1
        for cell in grid.row(label.row):
            if cell.column == other.column - 1:
                cell.text = "7"
                grid.cells.append(Cell("9", label.row, other.column, 1, 1))

    extraction, read = _read(change, "requests")
    assert {v for path, v in read.items() if path.startswith(f"requests.{ROW}")} == {
        Mark.UNREADABLE
    }
    assert f"requests.{ROW}" in {problem.path for problem in extraction.problems}


@pytest.mark.parametrize(
    ("printed", "amount"),
    [("8|0.4万元|", Mark.MISSING), ("8|/|", None), ("8||0.4万元", Decimal("0.4"))],
)
def test_a_blank_after_a_figure_under_a_label_that_is_not_of_the_form(
    printed: str, amount: Value
) -> None:
    """A label put into the header alone leaves the last figure under it, and a blank behind."""

    def change(grid: Grid) -> None:
        label = grid.find("政府集中采购")
        header = [cell for cell in grid.row(label.row - 1) if cell.column > 0]
        figures = [cell for cell in grid.row(label.row) if cell.column > 0]
        grid.cells = [cell for cell in grid.cells if cell not in (*header, *figures)]
        texts = "采购项目数量|小计|采购总金额", printed
        for row, line in zip((label.row - 1, label.row), texts, strict=True):
            grid.cells += [Cell(t, row, n, 1, 1) for n, t in enumerate(line.split("|"), start=1)]

    extraction, read = _read(change, "proactive_disclosure", "2019")
    path = "proactive_disclosure.centralized_procurement.amount_wan_yuan"
    assert read[path] == amount
    assert (path in {p.path for p in extraction.problems}) is (amount is Mark.MISSING)


def test_rows_that_fit_where_others_are_too_long_lack_a_cell() -> None:
    def change(grid: Grid) -> None:
        width = grid.width
        for row in range(grid.header_rows, grid.height - 1):
            grid.cells.append(Cell("9", row, width, 1, 1))

    extraction, read = _read(change, "requests")
    figures = [value for path, value in read.items() if path.startswith("requests")]
    assert not any(isinstance(value, int) for value in figures)
    assert "requests.carried_forward" in {problem.path for problem in extraction.problems}


@pytest.mark.parametrize(
    ("text", "column", "reaches"), [("8", 3, True), ("", 3, False), ("", 6, True)]
)
def test_cells_that_reach_down_into_a_row(text: str, column: int, reaches: bool) -> None:  # noqa: FBT001
    """Figures do wherever they stand, blanks only after all labels."""
    above = [_grid_cell("甲", CellPlace()), _grid_cell(text, CellPlace(column=column, row_span=2))]
    below = [_grid_cell("乙", CellPlace(row=1))]
    found = with_cells_from_above([above, below], 6)
    assert (above[1] in found[1]) is reaches


def test_a_row_of_section_two_that_fits_where_others_are_too_long() -> None:
    lines = [
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        "| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |",
        "| 规章 | 7 | 1 | 2 | 3 |",
        "| 规范性文件 | 7 | 1 | 2 | 3 |",
        "第二十条第（九）项",
        "| 信息内容 | 采购项目数量 | 采购总金额 |",
        "| 政府集中采购 | 7 | 5.5万元 |",
    ]
    with pytest.raises(gd.UnrecognisedDocumentError):
        gd.parse("\n".join(lines), "text")


def test_a_label_that_lost_a_character_is_no_added_row() -> None:
    def change(grid: Grid) -> None:
        grid.find("规章").text = "规"

    extraction, _ = _read(change, "proactive_disclosure")
    section = extraction.report.proactive_disclosure
    assert section is not None
    assert section.supplementary_rows == ()
    assert "reading.row_not_recognised" in {problem.rule for problem in extraction.problems}


@pytest.mark.parametrize(
    ("block", "is_told"),
    [
        (gd.Paragraph("125"), True),
        (gd.Paragraph("0.6"), True),
        (gd.Paragraph("7 300.8"), True),
        (gd.Table((("0", "300.8万元", ""),)), True),
        (gd.Paragraph("1.属属于国家秘密 8"), True),  # its label was misprinted
        (gd.Table((("1.属属于国家秘密", "8"),)), True),
        (gd.Table((("1.属属于国家秘密", "另行统计", "8"),)), False),
        (gd.Paragraph("12"), False),  # it may be the number of a page
        (gd.Paragraph("— 12 —"), False),
        (gd.Paragraph("（一）12"), False),
        (gd.Paragraph("共收到申请 125 件，均已办结。"), False),
        (gd.Table((("街道", "12"), ("乡镇", "7"))), False),
    ],
)
def test_figures_without_a_label_after_the_table(
    block: gd.Paragraph | gd.Table,
    is_told: bool,  # noqa: FBT001
) -> None:
    report = attrs.evolve(plain_report("2021"), year=2022)
    section = report.requests
    assert section is not None
    report = attrs.evolve(report, requests=attrs.evolve(section, remarks=(block,)))
    extraction = extract(layout(report))
    rules = [(problem.rule, problem.path) for problem in extraction.problems]
    assert (("reading.row_not_recognised", "requests") in rules) is is_told
