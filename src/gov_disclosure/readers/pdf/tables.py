"""Ruled tables of a PDF page: the text in the cells of a lattice, over page breaks too."""

from __future__ import annotations

import bisect
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import (
    OBJECT,
    Beside,
    CellPlace,
    Standing,
    Table,
    TablePlace,
    table_of_cells,
)
from gov_disclosure.readers.pdf.edges import cut_cells
from gov_disclosure.readers.pdf.figures import figures_in_cells
from gov_disclosure.readers.pdf.geometry import Box, Character, around, is_wide
from gov_disclosure.readers.pdf.lattice import TOLERANCE, Lattice, Positions
from gov_disclosure.readers.pdf.lines import Line, joined, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.readers.pdf.geometry import Page

_TOUCHING = 0.15  # of the size of type: nearer characters are of one string
_OVER_A_LINE = 0.12
_OTHER_SIZE = 0.1
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
        aside: what stands in it besides its lines.
    """

    lines: tuple[Line, ...]
    box: Box
    page: int
    printed: Box
    aside: tuple[Beside, ...] = ()

    @property
    def text(self) -> str:
        """Its text, with wrapped lines joined; ``OBJECT`` if something else stands there."""
        text = ""
        for line in self.lines:
            text = line.text if not text else self._continued(text, line)
        if OBJECT in text:  # struck out, and told beside
            text = " ".join(text.replace(OBJECT, " ").split()) or OBJECT
        is_taken = any(found.kind is not Standing.NOT_VISIBLE for found in self.aside)
        return text or (OBJECT if is_taken else "")

    @property
    def beside(self) -> tuple[Beside, ...]:
        """What stands in it besides its text."""
        of_lines = itertools.chain.from_iterable(line.beside for line in self.lines)
        return (*of_lines, *self.aside)

    def _continued(self, text: str, line: Line) -> str:
        """Return text with the next line put to it; a figure goes on only if it had to break."""
        free = self.box.width - max(found.box.width for found in self.lines)
        if (
            not is_wide(text[-1])
            and not is_wide(line.text[0])
            and not (_LETTER.match(text[-1]) and _LETTER.match(line.text[0]))
            and free <= line.size / 2 + 2 * PADDING
            and abs(line.size - self.lines[0].size) <= _OTHER_SIZE * line.size
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
                beside=cell.beside,
            )
            placed.append((cell.text, place))
        page = min(cell.page for cell in self.cells)
        box = around(cell.printed for cell in self.cells if cell.page == page).rounded
        return table_of_cells(placed, TablePlace(page=page, box=box))


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


def table_of(lattice: Lattice, characters: Sequence[Character], page: Page) -> DrawnTable | None:
    """Return the table that a lattice and what stands in it make, or None if it is none.

    A lattice of one column is a frame around paragraphs; one without text is a drawing.

    Args:
        lattice: its cells.
        characters: the characters within it, in the order in which they were drawn.
        page: the page that it stands on.
    """
    if len(lattice.columns) < 3 or all(character.text.isspace() for character in characters):
        return None
    held: dict[Box, list[Character]] = {cell: [] for cell in lattice.cells}
    at = Positions(lattice)
    for run in _strings(characters, at):
        counted = [at.cell(character.box) for character in run]
        most = max(set(counted), key=counted.count) if len(counted) > 1 else counted[0]
        held[most].extend(run)
    lines = {box: tuple(lines_of(found)) for box, found in held.items()}
    with_text = {box for box, found in lines.items() if found}
    figures = figures_in_cells(at, page.figures, with_text)
    cut = cut_cells(at, page.cuts, with_text)
    cells = tuple(
        DrawnCell(
            lines[box],
            box,
            page.number,
            box,
            (*_hidden(held[box], lines[box]), *figures.get(box, ()), *cut.get(box, ())),
        )
        for box in lattice.cells
    )
    return DrawnTable(cells, page.number, lattice.box)


def _hidden(characters: Sequence[Character], lines: Sequence[Line]) -> Iterator[Beside]:
    """Yield the text of a cell that nobody sees, unless it says what is seen."""
    hidden = [c for c in characters if c.standing is Standing.NOT_VISIBLE]
    if hidden:
        found = lines_of(attrs.evolve(character, standing=None) for character in hidden)
        text = " ".join(line.text for line in found)
        if text and text != " ".join(line.text for line in lines):
            yield Beside(Standing.NOT_VISIBLE, text)


def _strings(characters: Sequence[Character], at: Positions) -> Iterator[list[Character]]:
    """Yield characters that belong to one cell: a string may run out over its side."""
    run: list[Character] = []
    for character in characters:
        if run and not _goes_on(run[-1], character, at):
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _goes_on(one: Character, other: Character, at: Positions) -> bool:
    if one.text.isspace() or other.text.isspace() or one.turn or other.turn:
        return False
    size = min(one.size, other.size)
    gap = other.box.left - one.box.right
    if abs(gap) > _TOUCHING * size or abs(one.box.middle - other.box.middle) > size / 2:
        return False
    if one.order == other.order:
        return True
    cell = at.cell(other.box)
    over = _OVER_A_LINE * size
    crosses = one.box.right > cell.left + over or other.box.left < cell.left - over
    return crosses or at.cell(one.box) == cell
