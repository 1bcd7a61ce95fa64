"""What converters and data frames make of the printed tables of a page."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Paragraph
from gov_disclosure.model.paths import TABLE_SECTIONS
from printed_pages import Cell, Grid, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SECTION_2, _SECTION_3, _SECTION_4 = TABLE_SECTIONS


def padded(page: Page) -> None:
    """Print the cells of each row one after another, and blanks for what merging took."""
    for name in (_SECTION_3, _SECTION_4):
        grid = page.grid(name)
        rows = [[cell.text for cell in grid.row(number)] for number in range(grid.height)]
        page.replace(
            grid,
            Grid.of_rows(
                [row + [""] * (grid.width - len(row)) for row in rows],
                header_rows=grid.header_rows,
            ),
        )


def filled(page: Page) -> None:
    """Print the text of each merged cell in all places that it covers."""
    for name in TABLE_SECTIONS:
        grid = page.grid(name)
        page.replace(grid, Grid.of_rows(_filled(grid), header_rows=grid.header_rows))


def filled_with_one_header(page: Page) -> None:
    """Print merged cells filled, and one row of headers: the lowest label of each column."""
    for name in (_SECTION_3, _SECTION_4):
        grid = page.grid(name)
        rows = _filled(grid)
        if name == _SECTION_3:
            rows = rows[grid.header_rows - 1 :]
        else:
            header = [_joined(column) for column in zip(*rows[: grid.header_rows], strict=True)]
            rows = [header, *rows[grid.header_rows :]]
        page.replace(grid, Grid.of_rows(rows, header_rows=1))


def _filled(grid: Grid) -> list[list[str]]:
    return [
        [grid.at(row, column).text for column in range(grid.width)] for row in range(grid.height)
    ]


def _joined(labels: Sequence[str]) -> str:
    return "/".join(dict.fromkeys(labels))


def a_row_in_one_cell(page: Page) -> None:
    """Print all cells of each row of figures in one cell, with a line break between them."""
    grid = page.grid(_SECTION_3)
    for row in range(grid.header_rows, grid.height):
        cells = [cell for cell in grid.row(row) if cell.column >= 3]
        first = cells[0]
        first.text = "\n".join(cell.text for cell in cells)
        first.column_span = len(cells)
        for cell in cells[1:]:
            grid.cells.remove(cell)


def a_cell_a_row(page: Page) -> None:
    """Print each figure of sections 三 and 四 in a row of its own, behind its labels."""
    for name in (_SECTION_3, _SECTION_4):
        grid = page.grid(name)
        page.replace(grid, Grid.of_rows([["项目", "分类", "数量"], *_lines(grid)], header_rows=1))


def _lines(grid: Grid) -> Iterator[list[str]]:
    texts = _filled(grid)
    header, body = texts[: grid.header_rows], texts[grid.header_rows :]
    if grid.find("总计").row == 0 or "自然人" in header[-1]:
        for row in body:
            label = list(dict.fromkeys(row[:3]))[-1]
            yield from ([label, header[-1][c], row[c]] for c in range(3, grid.width))
        return
    for column, figure in enumerate(body[0]):
        *over, lowest = dict.fromkeys(row[column] for row in header)
        yield ["".join(over), lowest, figure]


def two_years(left: str, right: str, *, this: int) -> Callable[[Page], None]:
    """Return a trap that prints the figures of two years side by side in section 三.

    Args:
        left: label over the columns on the left.
        right: label over the columns on the right.
        this: 0 where this year's figures stand on the left, 1 on the right.
    """

    def spoil(page: Page) -> None:
        grid = page.grid(_SECTION_3)
        grid.insert_row(0)
        grid.header_rows += 1
        label = next(cell for cell in grid.cells if cell.column == 0 and cell.row == 1)
        label.row, label.row_span = 0, label.row_span + 1
        figures = [cell for cell in grid.cells if cell.column >= 3]
        others = [
            attrs.evolve(cell, column=cell.column + 7 * (1 - this), text=_of_another_year(cell))
            for cell in figures
        ]
        for cell in figures:
            cell.column += 7 * this
        grid.cells += [*others, Cell(left, 0, 3, 1, 7), Cell(right, 0, 10, 1, 7)]

    return spoil


def _of_another_year(cell: Cell) -> str:
    return str(int(cell.text) + 5000) if cell.text.isdecimal() else cell.text


def last_year_first(page: Page) -> None:
    """Print a table of last year's figures, under its year, above this year's in section 三."""
    grid = page.grid(_SECTION_3)
    other = attrs.evolve(
        grid,
        cells=[attrs.evolve(cell, text=_of_another_year(cell)) for cell in grid.cells],
    )
    page.insert_before(grid, Paragraph("2021年收到和处理政府信息公开申请情况"))
    page.insert_before(grid, other)
    page.insert_before(grid, Paragraph("2022年收到和处理政府信息公开申请情况"))


def notes_in_labels(page: Page) -> None:
    """Print notes in brackets after labels of rows and of columns."""
    notes = itertools.cycle(("（含历年）", "（单位：件）", "（不含下属单位）", ""))
    for name in TABLE_SECTIONS:
        grid = page.grid(name)
        for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.column)):
            is_label = len(cell.text) > 1 and not any(map(str.isdigit, cell.text))
            if is_label and not cell.text.startswith("第二十条"):
                cell.text += next(notes)


def a_figure_merged_over_rows(page: Page) -> None:
    """Print one figure over two rows of section 三, both in one column."""
    grid = page.grid(_SECTION_3)
    row = grid.find("3.危及“三安全一稳定”").row
    grid.cells.remove(grid.at(row + 1, 5))
    grid.at(row, 5).row_span = 2
