"""Tables drawn as text in ASCII: ``+---+``, ``|``, and ``=`` under the header rows.

The format is that of reStructuredText grid tables, with marks that make it readable again
whatever the cells hold: the top rule has a ``+`` at every column boundary, each rule begins
and ends with ``+``, and a row that ends before the last column ends with ``:``. A cell is
wrapped between two Chinese characters only, so a reader knows how to join its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.display_width import character_width, display_width
from gov_disclosure.document import CellPlace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_disclosure.document import Table, TablePlace

PAGE_WIDTH = 110
"""Columns that a table takes at most, if its texts can be broken."""

_NARROWEST = 4
_BORDER = 3  # a bar and the space on both sides of it
_FIGURE = re.compile(r"[-+!?]?[0-9][0-9.,]*")  # findings mark figures with ! and ?
_NO_LINE_START = frozenset("，。、；：？！）》〉】〕」』％…")
_NO_LINE_END = frozenset("（《〈【〔「『")


@attrs.frozen(eq=False)
class _Cell:
    """A cell to draw."""

    text: str
    place: CellPlace

    @property
    def lines(self) -> list[str]:
        """The lines of its text; a tab, which has no width of its own, is a space."""
        return [line.replace("\t", " ") for line in self.text.splitlines()]

    @property
    def natural_width(self) -> int:
        """The columns its text takes unless it is wrapped."""
        return max(map(display_width, self.lines), default=0)

    @property
    def least_width(self) -> int:
        """The columns its text takes at least."""
        pieces = (piece for line in self.lines for piece in _unbreakable(line))
        return max(map(display_width, pieces), default=0)

    def wrapped(self, width: int) -> list[str]:
        """Return the lines of its text, at most ``width`` wide if they can be broken."""
        return [part for line in self.lines for part in _wrapped(line, width)]

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

    Texts are wrapped, between Chinese characters only, where the table would otherwise be
    wider than the page; a text of several lines becomes several lines in its cell.

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
    cells = [
        _Cell(text, cell)
        for texts, places in zip(table.rows, place.cells, strict=True)
        for text, cell in zip(texts, places, strict=True)
    ]
    widths = _column_widths(cells, place.width)
    wrapped = {cell: cell.wrapped(_inner_width(cell, widths)) for cell in cells}
    heights = _row_heights(wrapped)
    owners: _Owners = [[None] * place.width for _ in heights]
    contents = {}
    for cell, texts in wrapped.items():
        rows, columns = _covered(cell)
        for row in rows:
            for column in columns:
                owners[row][column] = cell
        height = sum(heights[row] for row in rows) + len(rows) - 1
        contents[cell] = _content(cell, texts, _inner_width(cell, widths), height)
    lines = []
    for row, height in enumerate(heights):
        lines.append(_rule(owners, row, widths, contents, place.header_rows))
        lines += (_content_line(owners[row], widths, contents) for _ in range(height))
    lines.append(_rule(owners, len(heights), widths, contents, place.header_rows))
    return lines


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
    natural = _widths_for({cell: cell.natural_width for cell in cells}, columns)
    if _table_width(natural) <= PAGE_WIDTH:
        return natural
    least = {cell: cell.least_width for cell in cells}
    widths = [
        max(width, min(_NARROWEST, most))
        for width, most in zip(_widths_for(least, columns), natural, strict=True)
    ]
    # A text of n lines in a cell of m rows makes n/m lines a row.
    needs = [Counter({1: 1}) for _ in widths]
    for cell in cells:
        if cell.place.column_span == 1:
            need = -(-cell.natural_width // cell.place.row_span)
            needs[cell.place.column][need] += 1
    # Give the room that is left to the column with the tallest text, and among those to the
    # one with the most wrapped texts; to all of them alike or to none.
    growing = set(range(columns))
    while growing:
        ranks = {
            column: (
                -(-max(needs[column]) // width),
                sum(texts for need, texts in needs[column].items() if need > width),
            )
            for column, width in enumerate(widths)
            if column in growing
        }
        first = max(ranks.values())
        chosen = {column for column, rank in ranks.items() if rank == first}
        grown = list(widths)
        for column in chosen:
            wider = [_next_width(need, widths[column]) for need in needs[column]]
            grown[column] = min((width for width in wider if width > widths[column]), default=0)
        if all(grown[column] for column in chosen) and _table_width(grown) <= PAGE_WIDTH:
            widths = grown
        else:
            growing -= chosen
    return widths


def _next_width(need: int, width: int) -> int:
    """Return the width in which a text takes a line less."""
    lines = -(-need // width)
    if lines <= 1:
        return width
    wider = -(-need // (lines - 1))
    # Whole Chinese characters, and room for a mark that must not begin a line.
    return min(need, max(wider + wider % 2 + 2, width + 1))


def _table_width(widths: Sequence[int]) -> int:
    return sum(widths) + _BORDER * len(widths) + 1


def _widths_for(needed: Mapping[_Cell, int], columns: int) -> list[int]:
    """Return the narrowest columns in which each cell has the width it needs."""
    widths = [1] * columns
    for cell in sorted(needed, key=lambda cell: cell.place.column_span):
        last = cell.place.column + cell.place.column_span - 1
        widths[last] += max(0, needed[cell] - _inner_width(cell, widths))
    return widths


def _row_heights(wrapped: Mapping[_Cell, Sequence[str]]) -> list[int]:
    heights = [1] * max(cell.place.row + cell.place.row_span for cell in wrapped)
    for cell in sorted(wrapped, key=lambda cell: cell.place.row_span):
        rows, _ = _covered(cell)
        needed = len(wrapped[cell])
        if cell.needs_blank_line:
            heights[rows[0]] = max(heights[rows[0]], needed + 1)
        else:
            # The rules that a cell interrupts give it one more line each.
            given = sum(heights[row] for row in rows) + len(rows) - 1
            heights[rows[-1]] += max(0, needed - given)
    return heights


def _content(cell: _Cell, texts: Sequence[str], width: int, height: int) -> Iterator[str]:
    """Yield what stands between the borders of a cell, line by line from its first row."""
    is_figure = _FIGURE.fullmatch(cell.text)
    for text in texts:
        padding = " " * (width - display_width(text))
        yield f" {padding}{text} " if is_figure else f" {text}{padding} "
    for _ in range(height - len(texts)):
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
    if display_width(line) <= width:
        yield line
        return
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
        ):
            yield line[start:index]
            start = index
    yield line[start:]
