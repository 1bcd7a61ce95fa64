"""Rows of cells with spans laid out as a grid, as the HTML standard says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside, CellPlace, Table, TablePlace, table_of_cells

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
    groups: Sequence[Sequence[Sequence[SpannedCell]]], spend: Callable[[int], None]
) -> tuple[Table, TablePlace] | None:
    """Return the table that groups of rows form, or None if no row has a cell.

    A cell stands in the first column that no cell above reaches down to. None reaches beyond
    its group of rows, nor beyond the last column in which a cell begins.

    Args:
        groups: the rows of each ``thead``, ``tbody`` and ``tfoot``.
        spend: told the number of grid places each row takes, before it is laid out.
    """
    free_from: list[int] = []  # row from which on a column is free
    cells: list[tuple[str, CellPlace]] = []
    first = 0
    for group in groups:
        end = first + len(group)
        for number, row in enumerate(group, start=first):
            spend(len(free_from) + sum(cell.column_span for cell in row))
            cells += _place_row(row, number, end, free_from)
        first = end
    if not cells:
        return None
    width = 1 + max(place.column for _, place in cells)
    return table_of_cells(((text, _within(place, width)) for text, place in cells), TablePlace())


def _place_row(
    row: Sequence[SpannedCell], number: int, end: int, free_from: list[int]
) -> list[tuple[str, CellPlace]]:
    placed = []
    column, width = 0, len(free_from)
    for cell in row:
        while column < width and free_from[column] > number:
            column += 1
        height = cell.row_span
        if height == TO_THE_END or height > end - number:
            height = end - number
        after = column + cell.column_span
        if after > width:
            free_from += [0] * (after - width)
            width = after
        for covered in range(column, after):
            free_from[covered] = max(free_from[covered], number + height)
        place = CellPlace(
            row=number,
            column=column,
            row_span=height,
            column_span=after - column,
            beside=cell.beside,
        )
        if not cell.is_gap:
            placed.append((cell.text, place))
        column = after
    return placed


def _within(place: CellPlace, width: int) -> CellPlace:
    if place.column + place.column_span <= width:
        return place
    return attrs.evolve(place, column_span=width - place.column)
