"""Tables that print one figure a row, behind its row and its column, made as wide as the form."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace
from gov_disclosure.forms.extraction.grids.cells import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FEWEST_ROWS = 3


@attrs.frozen
class _Line:
    """A row of the table: whose figure it holds.

    Attributes:
        row: path of the row of the form.
        column: field name of the column.
        labels: the cells of the label of the row and of the column.
        figure: the cell of the figure.
    """

    row: str
    column: str
    labels: tuple[GridCell, GridCell]
    figure: GridCell


def from_long_form(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return a table of one figure a row with one row for each row of the form.

    It is one if behind the first row, a header, each row holds the label of a row of the form,
    that of a column, and a figure, each pair of labels once. Any other table is returned as it
    is. A cell that is moved keeps the place where it was printed.
    """
    printed = filter(None, map(_without_end, rows))
    head = list(itertools.islice(printed, 2))
    begin = next((n for n, row in enumerate(head) if _line(row, None)), None)
    if begin is None:
        return rows
    lines: list[_Line] = []
    for row in (*head[begin:], *printed):
        line = _line(row, lines[-1] if lines else None)
        if line is None:
            return rows
        lines.append(line)
    if len(lines) < _FEWEST_ROWS or len({(line.row, line.column) for line in lines}) < len(lines):
        return rows
    return _widened(lines)


def _without_end(row: list[GridCell]) -> list[GridCell]:
    """Return a row without the blank cells at its end, but for that of a figure."""
    end = len(row)
    while end and row[end - 1].said.is_blank:
        end -= 1
    if end and not any(map(str.isdecimal, row[end - 1].text)):
        end += 1
    return row[:end]


def _line(row: Sequence[GridCell], before: _Line | None) -> _Line | None:
    """Return what a row says; its row label may be merged with the one above."""
    if len(row) < 2:
        return None
    *named, column, figure = row
    name = column.said.column
    if name is None or not (figure.said.is_value or figure.said.is_blank):
        return None
    found = [cell for cell in named if cell.said.row or cell.said.joined]
    if found:
        path = found[-1].said.row or found[-1].said.joined[-1]
        return _Line(path, name, (found[-1], column), figure) if path else None
    if before is None or not all(cell.said.is_blank for cell in named):
        return None
    return attrs.evolve(before, column=name, labels=(before.labels[0], column), figure=figure)


def _widened(lines: Iterable[_Line]) -> list[list[GridCell]]:
    by_row: dict[str, list[_Line]] = {}
    headers: dict[str, GridCell] = {}
    for line in lines:
        by_row.setdefault(line.row, []).append(line)
        headers.setdefault(line.column, line.labels[1])
    wide = [[_moved(cell, 0, n) for n, cell in enumerate(headers.values(), start=1)]]
    for number, group in enumerate(by_row.values(), start=1):
        figures = {line.column: line.figure for line in group}
        wide.append([_moved(group[0].labels[0], number, 0)])
        wide[-1] += [
            _moved(figures[name], number, n)
            for n, name in enumerate(headers, start=1)
            if name in figures
        ]
    return wide


def _moved(cell: GridCell, row: int, column: int) -> GridCell:
    return cell.at(CellPlace(row=row, column=column, row_span=1, column_span=1))
