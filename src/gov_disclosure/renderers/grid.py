"""Tables drawn as text in ASCII: ``+---+``, ``|``, and ``=`` under the header rows.

The format is that of reStructuredText grid tables, with marks that make it readable again
whatever the cells hold: the top rule has a ``+`` at every column boundary, each rule begins
and ends with ``+``, and a row that ends before the last column ends with ``:``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.display_width import character_width, display_width
from gov_disclosure.document import CellPlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.document import Table, TablePlace

PAGE_WIDTH = 110
"""Columns that a table with header rows takes at most, where its figures leave room."""

_NARROWEST = 4
_BORDER = 3  # a bar and the space on both sides of it
_FIGURE = re.compile(r"[-+]?[0-9][0-9.,]*")
_NO_LINE_START = frozenset("，。、；：？！）》〉】〕」』％…")
_NO_LINE_END = frozenset("（《〈【〔「『")


@attrs.frozen(eq=False)
class _Cell:
    """A cell to draw."""

    text: str
    place: CellPlace
    wraps: bool

    def lines(self, width: int) -> list[str]:
        """Return the lines of its text, at most ``width`` wide if it may be wrapped."""
        lines = [line.replace("\t", " ") for line in self.text.splitlines()]
        if not self.wraps:
            return lines
        return [part for line in lines for part in _wrapped(line, width)]

    @property
    def least_width(self) -> int:
        """The narrowest it can be drawn."""
        lines = self.lines(1)  # a line that cannot be broken is as wide as it is
        return max(map(display_width, lines), default=0)

    @property
    def needs_blank_line(self) -> bool:
        """Whether its text could be taken for a border that runs through the cell.

        The reader looks for a border in all lines of a row, so one blank line shows that
        there is none.
        """
        borders = "|" if self.place.row_span == 1 else "|-="
        return self.place.column_span > 1 and any(mark in self.text for mark in borders)


_Owners: TypeAlias = list[list[_Cell | None]]
"""The cell that covers each grid position."""


def draw_grid(table: Table, place: TablePlace) -> list[str]:
    r"""Return the lines of a table drawn as text; all take the same number of columns.

    Header cells, and the labels below a corner that spans all header rows, are wrapped
    between Chinese characters where the table would be too wide. No other cell is wrapped;
    a text of several lines becomes several lines in its cell.

    Args:
        table: the table.
        place: where its cells stand.

    Example:
        >>> from gov_disclosure.document import Table, place_of_cells
        >>> table = Table((("规章", "12"), ("行政规范性文件", "3")))
        >>> print("\n".join(draw_grid(table, place_of_cells(table))))
        +----------------+----+
        | 规章           | 12 |
        +----------------+----+
        | 行政规范性文件 |  3 |
        +----------------+----+
    """
    cells = _cells(table, place)
    widths = _column_widths(cells, place.width)
    heights = _row_heights(cells, widths)
    owners: _Owners = [[None] * place.width for _ in heights]
    contents = {}
    for cell in cells:
        rows, columns = _covered(cell)
        for row in rows:
            for column in columns:
                owners[row][column] = cell
        height = sum(heights[row] for row in rows) + len(rows) - 1
        contents[cell] = _content(cell, _inner_width(cell, widths), height)
    lines = []
    for row, height in enumerate(heights):
        lines.append(_rule(owners, row, widths, contents, place.header_rows))
        lines += (_content_line(owners[row], widths, contents) for _ in range(height))
    lines.append(_rule(owners, len(heights), widths, contents, place.header_rows))
    return lines


def _cells(table: Table, place: TablePlace) -> list[_Cell]:
    corner = place.cells[0][0]
    label_columns = corner.column_span if 0 < place.header_rows == corner.row_span else 0
    return [
        _Cell(
            text,
            cell,
            cell.row < place.header_rows or cell.column + cell.column_span <= label_columns,
        )
        for texts, cells in zip(table.rows, place.cells, strict=True)
        for text, cell in zip(texts, cells, strict=True)
    ]


def _covered(cell: _Cell) -> tuple[range, range]:
    place = cell.place
    return (
        range(place.row, place.row + place.row_span),
        range(place.column, place.column + place.column_span),
    )


def _inner_width(cell: _Cell, widths: Sequence[int]) -> int:
    _, columns = _covered(cell)
    return sum(widths[column] for column in columns) + _BORDER * (len(columns) - 1)


def _column_widths(cells: Sequence[_Cell], columns: int) -> list[int]:
    widths = [1] * columns
    for cell in sorted(cells, key=lambda cell: cell.place.column_span):
        least = max(cell.least_width, _NARROWEST if cell.wraps else 0)
        last = cell.place.column + cell.place.column_span - 1
        widths[last] += max(0, least - _inner_width(cell, widths))
    labels: dict[int, list[_Cell]] = {}
    for cell in cells:
        if cell.wraps and cell.place.column_span == 1:
            labels.setdefault(cell.place.column, []).append(cell)
    # Give the room that is left to the columns with the tallest labels, again and again.
    room = PAGE_WIDTH - 1 - sum(width + _BORDER for width in widths)
    heights = {column: _tallest(members, widths[column]) for column, members in labels.items()}
    while heights:
        tallest = max(heights.values())
        growing = [column for column, height in heights.items() if height == tallest]
        wider = {
            column: next(
                (
                    width
                    for width in range(widths[column] + 1, widths[column] + room + 1)
                    if _tallest(labels[column], width) < tallest
                ),
                PAGE_WIDTH,
            )
            for column in growing
        }
        needed = sum(wider[column] - widths[column] for column in growing)
        for column in growing:
            if needed > room:
                del heights[column]
            else:
                widths[column] = wider[column]
                heights[column] = _tallest(labels[column], wider[column])
        room -= needed if needed <= room else 0
    return widths


def _tallest(cells: Sequence[_Cell], width: int) -> int:
    """Return how many lines the labels need per row that they span."""
    return max(-(-len(cell.lines(width)) // cell.place.row_span) for cell in cells)


def _row_heights(cells: Sequence[_Cell], widths: Sequence[int]) -> list[int]:
    heights = [1] * max(cell.place.row + cell.place.row_span for cell in cells)
    for cell in sorted(cells, key=lambda cell: cell.place.row_span):
        rows, _ = _covered(cell)
        needed = len(cell.lines(_inner_width(cell, widths)))
        if cell.needs_blank_line:
            heights[rows[0]] = max(heights[rows[0]], needed + 1)
        else:
            # The rules that a cell interrupts give it one more line each.
            given = sum(heights[row] for row in rows) + len(rows) - 1
            heights[rows[-1]] += max(0, needed - given)
    return heights


def _content(cell: _Cell, width: int, height: int) -> Iterator[str]:
    """Yield what stands between the borders of a cell, line by line from its first row."""
    lines = cell.lines(width)
    for line in lines:
        padding = " " * (width - display_width(line))
        yield f" {padding}{line} " if _FIGURE.fullmatch(line) else f" {line}{padding} "
    for _ in range(height - len(lines)):
        yield " " * (width + _BORDER - 1)


def _content_line(
    owners: Sequence[_Cell | None], widths: Sequence[int], contents: dict[_Cell, Iterator[str]]
) -> str:
    parts = ["|"]
    before: _Cell | None = owners[0]
    for column, owner in enumerate(owners):
        if column and (owner is None or owner is not before):
            parts.append("|" if owner is not before else " ")
        if owner is None:
            parts.append(" " * (widths[column] + _BORDER - 1))
        elif column == owner.place.column:
            parts.append(next(contents[owner]))
        before = owner
    return "".join([*parts, "|" if before else ":"])


def _rule(
    owners: _Owners,
    row: int,
    widths: Sequence[int],
    contents: dict[_Cell, Iterator[str]],
    header_rows: int,
) -> str:
    """Return the rule above a row, with the text of the cells that it does not cut."""
    dash = "=" if row == header_rows > 0 else "-"
    is_edge = row in (0, len(owners))
    above = owners[max(row - 1, 0)]
    below = owners[min(row, len(owners) - 1)]
    drawn = [
        is_edge or one is None or one is not other for one, other in zip(above, below, strict=True)
    ]
    parts = ["+"]
    for column, width in enumerate(widths):
        owner = below[column]
        if column:
            meets = above[column - 1] is not above[column] or below[column - 1] is not owner
            if row == 0:
                parts.append("+")
            elif drawn[column - 1] or drawn[column]:
                parts.append("+" if meets else dash)
            elif meets or owner is None:
                parts.append("|" if meets else " ")
        if drawn[column]:
            parts.append(dash * (width + _BORDER - 1))
        elif owner is None:
            parts.append(" " * (width + _BORDER - 1))
        elif column == owner.place.column:
            parts.append(next(contents[owner]))
    return "".join([*parts, "+"])


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Yield the parts of a line, broken between two Chinese characters only."""
    part, taken = "", 0
    for piece in _unbreakable(line):
        needed = display_width(piece)
        if part and taken + needed > width:
            yield part
            part, taken = "", 0
        part += piece
        taken += needed
    yield part


def _unbreakable(line: str) -> Iterator[str]:
    start = 0
    for index in range(1, len(line)):
        before, after = line[index - 1], line[index]
        if (
            character_width(before) == character_width(after) == 2
            and before not in _NO_LINE_END
            and after not in _NO_LINE_START
            and not before.isspace()
            and not after.isspace()
        ):
            yield line[start:index]
            start = index
    yield line[start:]
