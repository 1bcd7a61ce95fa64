"""What a sheet shows: its cells without hidden rows and columns, and merged cells once."""

from __future__ import annotations

import bisect
import heapq
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

import attrs

from gov_disclosure.document import Beside, Standing
from gov_disclosure.readers.pieces import cell_text
from gov_disclosure.readers.workbook.sheets import Area, Sheet, SheetCell, cell_name


class ShownCell(NamedTuple):
    """A cell in which something stands or that has a border; rows and columns count shown ones.

    Attributes:
        text: its text, without spaces around it; empty for a blank cell.
        is_drawn: whether it has a border.
        top: its first row.
        left: its first column.
        bottom: its last row.
        right: its last column.
        name: its name in the sheet.
        beside: what stands there besides its text.
    """

    text: str
    is_drawn: bool
    top: int
    left: int
    bottom: int
    right: int
    name: str
    beside: tuple[Beside, ...] = ()


@attrs.frozen
class Axis:
    """The rows or the columns of a sheet, numbered with hidden ones and without.

    Attributes:
        hidden: numbers of those that are not shown, in order.
    """

    hidden: Sequence[int]

    def shown(self, number: int) -> int:
        """Return how many are shown before a number."""
        return number - bisect.bisect_left(self.hidden, number) if self.hidden else number

    def original(self, shown: int) -> int:
        """Return the number of the one that is shown after ``shown`` others.

        Example:
            >>> [Axis([1, 2]).original(shown) for shown in range(3)]
            [0, 3, 4]
        """
        if not self.hidden:
            return shown
        numbers = range(shown, shown + len(self.hidden) + 1)
        return numbers[
            bisect.bisect_left(
                numbers, shown + 1, key=lambda n: n + 1 - bisect.bisect_right(self.hidden, n)
            )
        ]


@attrs.frozen
class Axes:
    """The rows and columns of a sheet."""

    rows: Axis
    columns: Axis

    @classmethod
    def of(cls, sheet: Sheet) -> Axes:
        """Return those of a sheet."""
        return cls(Axis(sorted(sheet.hidden_rows)), Axis(sorted(sheet.hidden_columns)))

    def name(self, row: int, column: int) -> str:
        """Return the name of the cell at a row and column that are shown."""
        return cell_name(self.rows.original(row), self.columns.original(column))


def shown_cells(sheet: Sheet, axes: Axes) -> list[ShownCell]:
    """Return what a sheet shows, row by row.

    Of merged cells only the first one has a text that is shown, and it is shown even if its row
    or column is hidden while others of the area are not. Texts of the others lie under it.
    """
    areas = _areas(sheet)
    merged: dict[Area, SheetCell] = {}
    placed = [
        _shown(cell, row, column, row, column, axes)
        for (row, column), cell in sheet.cells.items()
        if (row, column) not in areas
    ]
    for place, area in sorted(areas.items()):
        cell = sheet.cells[place]
        if place != (area.top, area.left) and cell.text:
            under = Beside(Standing.NOT_VISIBLE, cell.text)
            cell = attrs.evolve(cell, text="", beside=(under, *cell.beside))
        first = merged.get(area)
        merged[area] = cell if first is None else first.over(cell)
    placed += (
        _shown(cell, area.top, area.left, area.bottom, area.right, axes)
        for area, cell in merged.items()
    )
    return sorted(filter(None, placed), key=attrgetter("top", "left"))


def _shown(  # noqa: PLR0913, PLR0917 - a cell, where it is in the sheet, and what is shown of that
    cell: SheetCell, first_row: int, first_column: int, last_row: int, last_column: int, axes: Axes
) -> ShownCell | None:
    text = cell.text.strip()
    if cell.beside:
        text = cell_text(text, cell.beside)
    if not text and not cell.is_drawn and not cell.beside:
        return None
    rows, columns = axes.rows, axes.columns
    top, bottom = rows.shown(first_row), rows.shown(last_row + 1) - 1
    left, right = columns.shown(first_column), columns.shown(last_column + 1) - 1
    if bottom < top or right < left:
        return None
    name = cell_name(first_row, first_column)
    return ShownCell(text, cell.is_drawn, top, left, bottom, right, name, cell.beside)


def _areas(sheet: Sheet) -> dict[tuple[int, int], Area]:
    """Return the merged area of each cell that belongs to one.

    Areas do not overlap; if they do all the same, the first one counts.
    """
    waiting = sorted(sheet.merged, key=lambda area: (area.top, area.left), reverse=True)
    lefts: list[int] = []  # first columns of the areas that reach the row, in order
    open_areas: dict[int, Area] = {}
    ends: list[tuple[int, int]] = []  # their last row and first column, as a heap
    found = {}
    for row, column in sorted(sheet.cells):
        while ends and ends[0][0] < row:
            left = heapq.heappop(ends)[1]
            del open_areas[left], lefts[bisect.bisect_left(lefts, left)]
        while waiting and waiting[-1].top <= row:
            area = waiting.pop()
            index = bisect.bisect_left(lefts, area.left)
            is_free = (index == 0 or open_areas[lefts[index - 1]].right < area.left) and (
                index == len(lefts) or lefts[index] > area.right
            )
            if area.bottom >= row and is_free:
                lefts.insert(index, area.left)
                open_areas[area.left] = area
                heapq.heappush(ends, (area.bottom, area.left))
        index = bisect.bisect_right(lefts, column) - 1
        if index >= 0 and open_areas[lefts[index]].right >= column:
            found[row, column] = open_areas[lefts[index]]
    return found
