"""Rows of cells with spans laid out as a grid, as the HTML standard says."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside, CellPlace, Table, TablePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_COLUMNS = 1000
"""Columns that a cell covers at most; the HTML standard's."""

TO_THE_END = 0
"""Row span of a cell that goes on to the end of its group of rows."""


@attrs.define
class SpannedCell:
    """A cell as the file gives it.

    Attributes:
        text: its text.
        row_span: rows it covers, or TO_THE_END.
        column_span: columns it covers.
        is_gap: whether there is no cell, only room that the cells after it leave free.
        beside: what stands in it besides its text.
    """

    text: str = ""
    row_span: int = 1
    column_span: int = 1
    is_gap: bool = False
    beside: tuple[Beside, ...] = ()


def placed_table(
    groups: Sequence[Sequence[Sequence[SpannedCell | str]]], spend: Callable[[int], None]
) -> tuple[Table, TablePlace] | None:
    """Return the table that groups of rows form, or None if no row has a cell.

    A cell stands in the first column that no cell above reaches down to. None reaches beyond
    its group of rows, nor beyond the last column in which a cell begins.

    Args:
        groups: the rows of each ``thead``, ``tbody`` and ``tfoot``; a text is a cell of one place.
        spend: told the number of grid places each row takes, before it is laid out.
    """
    free_from: list[int] = []  # row from which on a column is free
    rows: list[list[tuple[str, CellPlace]]] = []
    first = 0
    for group in groups:
        end = first + len(group)
        for number, row in enumerate(group, start=first):
            spans = [cell.column_span for cell in row if not isinstance(cell, str)]
            spend(len(free_from) + len(row) - len(spans) + sum(spans))
            rows.append(_placed_row(row, number, end, free_from))
        first = end
    rows = [row for row in rows if row]
    if not rows:
        return None
    width = 1 + max(row[-1][1].column for row in rows)
    for cells in rows:
        text, place = cells[-1]
        cells[-1] = text, _within(place, width)
    texts, places = zip(*(zip(*cells, strict=True) for cells in rows), strict=True)
    return Table(texts), TablePlace(cells=places)


def _placed_row(
    row: Sequence[SpannedCell | str], number: int, end: int, free_from: list[int]
) -> list[tuple[str, CellPlace]]:
    placed = []
    column, width = 0, len(free_from)
    for cell in row:
        while column < width and free_from[column] > number:
            column += 1
        if isinstance(cell, str):
            height, after = 1, column + 1
            placed.append((cell, _place(number, column, 1, 1)))
        else:
            height, after = cell.row_span, column + cell.column_span
            if height == TO_THE_END or height > end - number:
                height = end - number
            if not cell.is_gap:
                place = _place(number, column, height, after - column)
                if cell.beside:
                    place = attrs.evolve(place, beside=cell.beside)
                placed.append((cell.text, place))
        if after > width:
            free_from += [0] * (after - width)
            width = after
        if height > 1:
            for covered in range(column, after):
                free_from[covered] = max(free_from[covered], number + height)
        column = after
    return placed


# Tables of all reports have cells in the same few hundred places.
@functools.lru_cache(maxsize=4096)
def _place(row: int, column: int, row_span: int, column_span: int) -> CellPlace:
    return CellPlace(row=row, column=column, row_span=row_span, column_span=column_span)


def _within(place: CellPlace, width: int) -> CellPlace:
    if place.column + place.column_span <= width:
        return place
    return attrs.evolve(place, column_span=width - place.column)
