"""Printed pages before any file format: what a trap changes, and each format prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.document import (
    Beside,
    Block,
    CellPlace,
    Document,
    Heading,
    Paragraph,
    Place,
    Table,
    TablePlace,
)
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.forms.words.headings import whole_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import gov_disclosure as gd


@attrs.define(eq=False)
class Cell:
    """A printed cell, the grid rows and columns it covers, and what stands beside its text."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    beside: tuple[Beside, ...] = ()

    @property
    def below(self) -> int:
        """The first row after it."""
        return self.row + self.row_span

    @property
    def after(self) -> int:
        """The first column after it."""
        return self.column + self.column_span


@attrs.define(eq=False)
class Grid:
    """A printed table whose cells can be changed.

    Attributes:
        cells: its cells, in any order.
        header_rows: rows that are headers.
    """

    cells: list[Cell]
    header_rows: int = 0

    @classmethod
    def of(cls, table: Table, place: TablePlace) -> Grid:
        """Return a table as cells."""
        cells = [
            Cell(text, p.row, p.column, p.row_span, p.column_span)
            for texts, places in zip(table.rows, place.cells, strict=True)
            for text, p in zip(texts, places, strict=True)
        ]
        return cls(cells, place.header_rows)

    @classmethod
    def of_rows(cls, rows: Iterable[Sequence[str]], header_rows: int = 0) -> Grid:
        """Return a table without merged cells."""
        return cls(
            [Cell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row)],
            header_rows,
        )

    @property
    def width(self) -> int:
        return max(cell.after for cell in self.cells)

    @property
    def height(self) -> int:
        return max(cell.below for cell in self.cells)

    def row(self, number: int) -> list[Cell]:
        """Return the cells that begin in a row, from left to right."""
        return sorted((c for c in self.cells if c.row == number), key=lambda cell: cell.column)

    def at(self, row: int, column: int) -> Cell:
        """Return the cell that covers a place."""
        return next(
            cell
            for cell in self.cells
            if cell.row <= row < cell.below and cell.column <= column < cell.after
        )

    def find(self, text: str) -> Cell:
        """Return the first cell with a text."""
        return next(cell for cell in self.cells if cell.text == text)

    def texts(self) -> list[list[str]]:
        """Return the rows with a text wherever a cell begins, and blanks where it goes on."""
        found = [[""] * self.width for _ in range(self.height)]
        for cell in self.cells:
            found[cell.row][cell.column] = cell.text
        return found

    def delete_row(self, row: int) -> None:
        """Take a row out; cells that go on below begin in the next."""
        for cell in self.row(row):
            if cell.row_span == 1:
                self.cells.remove(cell)
        for cell in self.cells:
            if cell.row > row:
                cell.row -= 1
            elif cell.below > row:
                cell.row_span -= 1

    def insert_row(self, row: int, cells: Iterable[Cell] = ()) -> None:
        """Put a row in; cells that reach over it grow."""
        for cell in self.cells:
            if cell.row >= row:
                cell.row += 1
            elif cell.below > row:
                cell.row_span += 1
        self.cells += cells

    def delete_column(self, column: int) -> None:
        """Take a column out; cells that reach over it shrink."""
        for cell in list(self.cells):
            if cell.column > column:
                cell.column -= 1
            elif cell.after > column:
                cell.column_span -= 1
                if not cell.column_span:
                    self.cells.remove(cell)

    def insert_column(self, column: int, cells: Iterable[Cell] = ()) -> None:
        """Put a column in; cells that reach over it grow."""
        for cell in self.cells:
            if cell.column >= column:
                cell.column += 1
            elif cell.after > column:
                cell.column_span += 1
        self.cells += cells

    def unmerge(self, cell: Cell) -> None:
        """Put blank cells where a merged cell goes on."""
        self.cells += [
            Cell("", row, column)
            for row in range(cell.row, cell.below)
            for column in range(cell.column, cell.after)
            if (row, column) != (cell.row, cell.column)
        ]
        cell.row_span = cell.column_span = 1

    def cut(self, row: int) -> tuple[Grid, Grid]:
        """Return what stands above a row and what from it on; no cell reaches over it."""
        above = [attrs.evolve(cell) for cell in self.cells if cell.row < row]
        below = [attrs.evolve(c, row=c.row - row) for c in self.cells if c.row >= row]
        for cell in list(above):
            if cell.below > row:
                below.append(
                    Cell("", 0, cell.column, cell.below - row, cell.column_span),
                )
                cell.row_span = row - cell.row
        return Grid(above, min(self.header_rows, row)), Grid(below)

    def placed(self) -> tuple[Table, TablePlace]:
        """Return the table as a document holds it."""
        rows = [self.row(number) for number in range(self.height) if self.row(number)]
        return (
            Table(tuple(tuple(cell.text for cell in row) for row in rows)),
            TablePlace(
                cells=tuple(
                    tuple(
                        CellPlace(
                            row=c.row,
                            column=c.column,
                            row_span=c.row_span,
                            column_span=c.column_span,
                            beside=c.beside,
                        )
                        for c in row
                    )
                    for row in rows
                ),
                header_rows=self.header_rows,
            ),
        )


Part: TypeAlias = Heading | Paragraph | Grid


def _part(block: Block, place: Place) -> Part:
    if not isinstance(block, Table):
        return block
    assert isinstance(place, TablePlace)
    return Grid.of(block, place)


@attrs.define(eq=False)
class Page:
    """A printed report whose parts can be changed."""

    parts: list[Part]

    @classmethod
    def of(cls, report: gd.AnnualReport) -> Page:
        """Return a report in the official layout."""
        document = layout(report)
        return cls(list(map(_part, document.blocks, document.places)))

    def document(self) -> Document:
        """Return the page as a document."""
        placed = [
            part.placed() if isinstance(part, Grid) else (part, Place()) for part in self.parts
        ]
        return Document(tuple(block for block, _ in placed), tuple(place for _, place in placed))

    def heading(self, name: str) -> int:
        """Return where the statutory heading of a section stands."""
        for number, part in enumerate(self.parts):
            match = None if isinstance(part, Grid) else whole_heading(part.text)
            if match is not None and match.section == name:
                return number
        raise LookupError(name)

    def grid(self, name: str) -> Grid:
        """Return the first table of a section."""
        return next(part for part in self.parts[self.heading(name) :] if isinstance(part, Grid))

    def replace(self, part: Part, *others: Part) -> None:
        """Put other parts in the place of one."""
        at = self.parts.index(part)
        self.parts[at : at + 1] = others

    def insert_before(self, part: Part, *others: Part) -> None:
        """Put parts before one."""
        self.replace(part, *others, part)

    def insert_after(self, part: Part, *others: Part) -> None:
        """Put parts after one."""
        self.replace(part, part, *others)
