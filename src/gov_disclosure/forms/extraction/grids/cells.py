"""The cells of a grid with what they say, which is asked once for each text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.forms.extraction.strips import PrintedCell
from gov_disclosure.forms.words.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.document import CellPlace, Table, TablePlace


class GridCell(NamedTuple):
    """A cell of a grid.

    Attributes:
        said: what its text says.
        place: where it stands in the grid.
        column: the first grid column that it covers.
        end: the grid column after its last one.
        printed_at: where it was printed, if the grid was turned.
    """

    said: Said
    place: CellPlace
    column: int
    end: int
    printed_at: CellPlace | None = None

    @property
    def text(self) -> str:
        """Its text as printed."""
        return self.said.text

    def at(self, place: CellPlace) -> GridCell:
        """Return it at another place of the grid; it keeps the one where it was printed."""
        end = place.column + place.column_span
        return GridCell(self.said, place, place.column, end, self.printed_at or self.place)


def printed(cells: Iterable[GridCell], table: int | None) -> list[PrintedCell]:
    """Return cells as they were printed in a table of the document."""
    return [PrintedCell(c.said.text, c.printed_at or c.place, table) for c in cells]


def grid_of(name: str, table: Table, place: TablePlace) -> list[list[GridCell]]:
    """Return the cells of a table in rows.

    Args:
        name: field name of the section that it stands in.
        table: the table.
        place: its places.
    """
    texts = {text for row in table.rows for text in row}
    told = {text: said(name, text) for text in texts}
    return [
        [
            GridCell(told[text], cell, cell.column, cell.column + cell.column_span)
            for text, cell in zip(row, cells, strict=True)
        ]
        for row, cells in zip(table.rows, place.cells, strict=True)
    ]


def said_in(rows: Iterable[Iterable[GridCell]]) -> set[Said]:
    """Return what the cells of a grid say, each text once: most figures come many times."""
    return {cell.said for row in rows for cell in row}
