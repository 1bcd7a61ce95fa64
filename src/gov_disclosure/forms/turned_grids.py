"""Grids printed on their side: the columns of the form as rows, its rows as columns."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace
from gov_disclosure.forms.grid_header import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.forms.labels import SectionLabels

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2


def upright(rows: list[list[GridCell]], labels: SectionLabels) -> list[list[GridCell]]:
    """Return the rows of a grid, turned if it was printed on its side.

    It was if labels of columns stand one below the other, and labels of rows side by side.
    A turned cell keeps the place where it was printed.
    """
    below: dict[int, set[str]] = defaultdict(set)
    beside: dict[int, set[str]] = defaultdict(set)
    for cell in (cell for row in rows for cell in row):
        row, column = labels.row(cell.text), labels.column(cell.text)
        if column is not None and row is None:
            below[cell.place.column].add(column)
        elif row is not None and column is None:
            beside[cell.place.row].add(row)
    if _most(below) < _FEWEST_COLUMNS or _most(beside) < _FEWEST_ROWS:
        return rows
    turned: dict[int, list[GridCell]] = defaultdict(list)
    for cell in sorted(_turned(rows), key=lambda cell: cell.place.column):
        turned[cell.place.row].append(cell)
    return [turned[row] for row in sorted(turned)]


def _most(found: Mapping[int, set[str]]) -> int:
    return max(map(len, found.values()), default=0)


def _turned(rows: Sequence[Sequence[GridCell]]) -> Iterable[GridCell]:
    for cell in (cell for row in rows for cell in row):
        place = cell.place
        turned = CellPlace(
            row=place.column,
            column=place.row,
            row_span=place.column_span,
            column_span=place.row_span,
        )
        yield attrs.evolve(cell, place=turned, printed_at=place)
