"""What a sheet shows: its cells without hidden rows and columns, and merged cells once."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.sheets import Area, Sheet, SheetCell, cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen
class ShownCell:
    """A cell that has text or a border; rows and columns count those that are shown, from 0.

    Attributes:
        text: its text, without spaces around it; empty for a blank cell.
        is_drawn: whether it has a border.
        top: its first row.
        left: its first column.
        bottom: its last row.
        right: its last column.
        name: its name in the sheet.
    """

    text: str
    is_drawn: bool
    top: int
    left: int
    bottom: int
    right: int
    name: str


@attrs.frozen
class Axis:
    """The rows or the columns of a sheet, numbered with hidden ones and without.

    Attributes:
        hidden: numbers of those that are not shown, in order.
    """

    hidden: Sequence[int]

    def shown(self, number: int) -> int:
        """Return how many are shown before a number."""
        return number - bisect.bisect_left(self.hidden, number)

    def original(self, shown: int) -> int:
        """Return the number of the one that is shown after ``shown`` others.

        Example:
            >>> [Axis([1, 2]).original(shown) for shown in range(3)]
            [0, 3, 4]
        """
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
    or column is hidden while others of the area are not.
    """
    found = []
    drawn: set[Area] = set()
    first = {(area.top, area.left): area for area in sheet.merged}
    for (row, column), cell, area in _with_areas(sheet):
        if area is not None:
            if cell.is_drawn:
                drawn.add(area)
        elif (shown := _shown(cell, Area(row, column, row, column), axes)) is not None:
            found.append(shown)
    for place, area in first.items():
        cell = sheet.cells.get(place, SheetCell(""))
        cell = SheetCell(cell.text, area in drawn)
        if (shown := _shown(cell, area, axes)) is not None:
            found.append(shown)
    return sorted(found, key=lambda cell: (cell.top, cell.left))


def _shown(cell: SheetCell, area: Area, axes: Axes) -> ShownCell | None:
    text = cell.text.strip()
    if not text and not cell.is_drawn:
        return None
    rows, columns = axes.rows, axes.columns
    top, bottom = rows.shown(area.top), rows.shown(area.bottom + 1) - 1
    left, right = columns.shown(area.left), columns.shown(area.right + 1) - 1
    if bottom < top or right < left:
        return None
    return ShownCell(text, cell.is_drawn, top, left, bottom, right, cell_name(area.top, area.left))


def _with_areas(sheet: Sheet) -> Iterator[tuple[tuple[int, int], SheetCell, Area | None]]:
    """Yield the cells of a sheet, each with the merged area that it belongs to."""
    waiting = sorted(sheet.merged, key=lambda area: area.top, reverse=True)
    open_areas: list[Area] = []  # by column
    current = -1
    for place in sorted(sheet.cells):
        row, column = place
        if row != current:
            current = row
            open_areas = [area for area in open_areas if area.bottom >= row]
            while waiting and waiting[-1].top <= row:
                area = waiting.pop()
                if area.bottom >= row:
                    bisect.insort(open_areas, area, key=lambda area: area.left)
        index = bisect.bisect_right(open_areas, column, key=lambda area: area.left) - 1
        covering = open_areas[index] if index >= 0 and open_areas[index].right >= column else None
        yield place, sheet.cells[place], covering
