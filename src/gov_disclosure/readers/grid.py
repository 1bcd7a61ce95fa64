"""Tables drawn as text in ASCII, read back with their merged cells.

The format is that of ``renderers/grid.py``: the top rule has a ``+`` at every column boundary,
each rule begins and ends with ``+``; a border is there only if every line of a row shows it,
a rule only if it fills its column.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import attrs

from gov_disclosure.display_width import character_width
from gov_disclosure.document import CellPlace, Table, TablePlace, table_of_cells

_RULE = re.compile(r"\+(?:-+\+)+|\+(?:=+\+)+", re.ASCII)


@attrs.frozen
class _Line:
    """A line cut at the column boundaries.

    Attributes:
        marks: the character that stands at each boundary; empty where a wide one covers it.
        pieces: what stands between each boundary and the next.
    """

    marks: tuple[str, ...]
    pieces: tuple[str, ...]


@attrs.frozen
class _Grid:
    """The lines of a grid, and what is drawn between its cells.

    Attributes:
        lines: all lines.
        rules: which lines are rules.
        ruled: for each rule, the columns in which it is drawn.
        bordered: for each row, the boundaries at which a border is drawn.
    """

    lines: Sequence[_Line]
    rules: Sequence[int]
    ruled: Sequence[frozenset[int]]
    bordered: Sequence[frozenset[int]]

    @property
    def columns(self) -> int:
        """Number of grid columns."""
        return len(self.lines[0].pieces)

    def has_header_rule(self, row: int) -> bool:
        """Tell whether the rule above a row is that below the header rows."""
        pieces = self.lines[self.rules[row]].pieces
        return any(pieces[column][0] == "=" for column in self.ruled[row])


def is_grid_rule(line: str) -> bool:
    """Tell whether a line can be the top of a table: a rule over its full width.

    Example:
        >>> is_grid_rule("+------+---+"), is_grid_rule("|      +---+")
        (True, False)
    """
    return _RULE.fullmatch(line.rstrip()) is not None


def read_grid(lines: Sequence[str], first_line: int = 1) -> tuple[Table, TablePlace] | None:
    """Return a table drawn as text and the places of its cells, or None if it is no table.

    The lines of a cell are joined without a space between two wide characters, with one
    space otherwise. The time taken is proportional to the length of the lines.

    Args:
        lines: the lines of the table and nothing else, from its top to its bottom rule.
        first_line: number of the first line in its file.

    Example:
        >>> table, place = read_grid(["+----+---+", "| 总 | 5 |", "| 计 |   |", "+----+---+"])
        >>> table.rows, place.cells[0][1].line
        ((('总计', '5'),), 2)
    """
    grid = _grid([line.rstrip() for line in lines])
    cells = None if grid is None else _cells(grid)
    if grid is None or cells is None:
        return None
    if len({cell.row for cell in cells}) < len(grid.bordered):
        return None
    header_rows = (row for row in range(1, len(grid.rules)) if grid.has_header_rule(row))
    placed = (
        (_text(grid, cell), attrs.evolve(cell, line=first_line + grid.rules[cell.row] + 1))
        for cell in cells
    )
    return table_of_cells(placed, TablePlace(line=first_line, header_rows=next(header_rows, 0)))


def _grid(lines: Sequence[str]) -> _Grid | None:
    if len(lines) < 3 or not is_grid_rule(lines[0]):
        return None
    boundaries = [index for index, mark in enumerate(lines[0]) if mark == "+"]
    cut = []
    for line in lines:
        parts = _cut(line, boundaries)
        if parts is None:
            return None
        cut.append(parts)
    rules = [index for index, line in enumerate(cut) if line.marks[0] == line.marks[-1] == "+"]
    rows = [cut[above + 1 : below] for above, below in itertools.pairwise(rules)]
    is_framed = all(
        line.marks[0] == "|" and line.marks[-1] in ("|", ":") for row in rows for line in row
    )
    if not all(rows) or not is_framed or rules[-1] != len(cut) - 1:
        return None
    return _Grid(
        cut,
        rules,
        [
            frozenset(
                column
                for column, piece in enumerate(cut[rule].pieces)
                if set(piece) in ({"-"}, {"="})
            )
            for rule in rules
        ],
        [
            frozenset(
                boundary
                for boundary in range(len(boundaries))
                if all(line.marks[boundary] == "|" for line in row)
            )
            for row in rows
        ],
    )


def _cut(line: str, boundaries: Sequence[int]) -> _Line | None:
    """Cut a line at display columns; None unless it ends at the last boundary."""
    marks: list[str] = []
    pieces: list[str] = []
    start = position = 0
    for index, character in enumerate(line):
        width = character_width(character)
        boundary = boundaries[len(marks)] if len(marks) < len(boundaries) else None
        if boundary is None:
            return None
        if width and position <= boundary < position + width:
            # A wide character across the boundary stays whole: it is the mark if it
            # begins there, else the end of the piece before.
            begins_there = position == boundary
            if marks:
                pieces.append(line[start : index if begins_there else index + 1])
            marks.append(character if begins_there else "")
            start = index + 1
        position += width
    if len(marks) < len(boundaries):
        return None
    return _Line(tuple(marks), tuple(pieces))


def _cells(grid: _Grid) -> list[CellPlace] | None:
    """Return the rectangles between the rules and borders; None if something is no rectangle."""
    cells = []
    last = grid.columns
    taken: set[tuple[int, int]] = set()
    for row, bordered in enumerate(grid.bordered):
        for column in range(last):
            if (row, column) in taken:
                continue
            right = next(
                (boundary for boundary in range(column + 1, last) if boundary in bordered), last
            )
            rules_below = range(row + 1, len(grid.rules))
            below = next((rule for rule in rules_below if column in grid.ruled[rule]), None)
            if below is None:  # the bottom rule is broken
                return None
            cell = CellPlace(
                row=row, column=column, row_span=below - row, column_span=right - column
            )
            if not _is_rectangle(grid, cell):
                return None
            taken.update(itertools.product(range(row, below), range(column, right)))
            if right < last or last in bordered:  # else the row ended before the last column
                cells.append(cell)
    return cells


def _is_rectangle(grid: _Grid, cell: CellPlace) -> bool:
    columns = set(range(cell.column, cell.column + cell.column_span))
    inner = columns - {cell.column}
    outer = {cell.column, cell.column + cell.column_span} - {0, grid.columns}
    rows = range(cell.row, cell.row + cell.row_span)
    return (
        all(outer <= grid.bordered[row] and not inner & grid.bordered[row] for row in rows)
        and not any(columns & grid.ruled[row] for row in rows[1:])
        and all(columns <= grid.ruled[rule] for rule in (cell.row, cell.row + cell.row_span))
    )


def _text(grid: _Grid, cell: CellPlace) -> str:
    """Return the text of a cell, its lines joined."""
    columns = slice(cell.column, cell.column + cell.column_span)
    inner_marks = slice(cell.column + 1, cell.column + cell.column_span)
    text = ""
    parts: list[str] = []
    for line in grid.lines[grid.rules[cell.row] + 1 : grid.rules[cell.row + cell.row_span]]:
        marks = ("", *line.marks[inner_marks])
        text = "".join(itertools.chain(*zip(marks, line.pieces[columns], strict=True))).strip(" ")
        if text and parts:
            is_wrapped = character_width(parts[-1][-1]) == character_width(text[0]) == 2
            parts.append("" if is_wrapped else " ")
        if text:
            parts.append(text)
    return "".join(parts)
