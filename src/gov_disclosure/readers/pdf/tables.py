"""Ruled tables of a PDF page: the text in the cells of a lattice, over page breaks too."""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace, Table, TablePlace
from gov_disclosure.readers.pdf.geometry import Box, Character, around
from gov_disclosure.readers.pdf.lattice import TOLERANCE, Lattice
from gov_disclosure.readers.pdf.lines import Line, is_wide, joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOUCHING = 0.15  # of the size of type: nearer characters are of one string
_OVER_A_LINE = 0.12
PADDING = 6.0
_LETTER = re.compile(r"[^\W\d_]")


@attrs.frozen
class DrawnCell:
    """A cell of a ruled table.

    Attributes:
        lines: its lines of text; none if it is blank.
        box: where it stands in its table, counted on the page on which that begins.
        page: the page on which it begins, from 1.
        printed: where it stands on that page.
    """

    lines: tuple[Line, ...]
    box: Box
    page: int
    printed: Box

    @property
    def text(self) -> str:
        """Its text, with wrapped lines joined."""
        text = ""
        for line in self.lines:
            text = line.text if not text else self._continued(text, line)
        return text

    def _continued(self, text: str, line: Line) -> str:
        """Return text with the next line put to it; a figure goes on only if it had to break."""
        free = self.box.width - max(found.box.width for found in self.lines)
        if (
            not is_wide(text[-1])
            and not is_wide(line.text[0])
            and not (_LETTER.match(text[-1]) and _LETTER.match(line.text[0]))
            and free <= line.size / 2 + 2 * PADDING
        ):
            return text + line.text
        return joined(text, line.text)


@attrs.frozen
class DrawnTable:
    """A ruled table, which may go on over several pages.

    Attributes:
        cells: its cells, blank ones too.
        page: the page on which it ends.
        frame: the box of its part on that page.
    """

    cells: tuple[DrawnCell, ...]
    page: int
    frame: Box

    @property
    def box(self) -> Box:
        """The box around its cells."""
        return around(cell.box for cell in self.cells)

    def grid(self) -> tuple[Table, TablePlace]:
        """Return it as a table of a document."""
        columns = _boundaries(
            edge for cell in self.cells for edge in (cell.box.left, cell.box.right)
        )
        rows = _boundaries(edge for cell in self.cells for edge in (cell.box.top, cell.box.bottom))
        placed = []
        for cell in self.cells:
            column, row = _number(columns, cell.box.left), _number(rows, cell.box.top)
            place = CellPlace(
                page=cell.page,
                box=cell.printed.rounded,
                row=row,
                column=column,
                row_span=max(1, _number(rows, cell.box.bottom) - row),
                column_span=max(1, _number(columns, cell.box.right) - column),
            )
            placed.append((place, cell.text))
        placed.sort(key=lambda entry: (entry[0].row, entry[0].column))
        lines = [
            list(line) for _, line in itertools.groupby(placed, key=lambda entry: entry[0].row)
        ]
        table = Table(tuple(tuple(text for _, text in line) for line in lines))
        places = tuple(tuple(place for place, _ in line) for line in lines)
        page = min(cell.page for cell in self.cells)
        box = around(cell.printed for cell in self.cells if cell.page == page).rounded
        return table, TablePlace(page=page, box=box, cells=places)


def _boundaries(edges: Iterable[float]) -> list[float]:
    """Return where cells begin or end, edges that are near each other as one."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > TOLERANCE:
            found.append(edge)
    return found


def _number(boundaries: Sequence[float], edge: float) -> int:
    """Return the number of the boundary that an edge belongs to."""
    return bisect.bisect_right(boundaries, edge + TOLERANCE / 100) - 1


def table_of(lattice: Lattice, characters: Sequence[Character], page: int) -> DrawnTable | None:
    """Return the table that a lattice and the characters in it make, or None if it is none.

    A lattice of one column is a frame around paragraphs; one without text is a drawing.

    Args:
        lattice: its cells.
        characters: the characters within it, in the order in which they were drawn.
        page: number of the page.
    """
    if len(lattice.columns) < 3 or all(character.text.isspace() for character in characters):
        return None
    held: dict[Box, list[Character]] = {cell: [] for cell in lattice.cells}
    at = _Positions(lattice)
    for run in _strings(characters, at):
        counted = [at.cell(character) for character in run]
        held[max(set(counted), key=counted.count)].extend(run)
    cells = tuple(DrawnCell(tuple(lines_of(held[box])), box, page, box) for box in lattice.cells)
    return DrawnTable(cells, page, lattice.box)


class _Positions:
    """Finds the cell of a lattice that a character stands in."""

    def __init__(self, lattice: Lattice) -> None:
        self._lattice = lattice
        self._cells: dict[tuple[int, int], Box] = {}
        for box in lattice.cells:
            rows = range(lattice.rows.index(box.top), lattice.rows.index(box.bottom))
            columns = range(lattice.columns.index(box.left), lattice.columns.index(box.right))
            for place in itertools.product(rows, columns):
                self._cells[place] = box

    def cell(self, character: Character) -> Box:
        """Return the cell in which the centre of a character lies."""
        rows, columns = self._lattice.rows, self._lattice.columns
        row = bisect.bisect_right(rows, character.box.middle) - 1
        column = bisect.bisect_right(columns, character.box.centre) - 1
        return self._cells[min(max(row, 0), len(rows) - 2), min(max(column, 0), len(columns) - 2)]


def _strings(characters: Sequence[Character], at: _Positions) -> Iterator[list[Character]]:
    """Yield characters that belong to one cell: a string may run out over its side."""
    run: list[Character] = []
    for character in characters:
        if run and not _goes_on(run[-1], character, at):
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _goes_on(one: Character, other: Character, at: _Positions) -> bool:
    if one.text.isspace() or other.text.isspace() or one.turn or other.turn:
        return False
    size = min(one.size, other.size)
    gap = other.box.left - one.box.right
    if abs(gap) > _TOUCHING * size or abs(one.box.middle - other.box.middle) > size / 2:
        return False
    wall = at.cell(other).left
    crosses = (
        one.box.right > wall + _OVER_A_LINE * size or other.box.left < wall - _OVER_A_LINE * size
    )
    return at.cell(one) == at.cell(other) or one.string == other.string or crosses
