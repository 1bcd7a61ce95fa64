"""The cells of a grid with what they say, which is asked once for each text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.forms.extraction.strips import PrintedCell
from gov_disclosure.forms.words.said import Said, said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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


def grid_of(
    name: str, table: Table, place: TablePlace
) -> tuple[list[list[GridCell]], Collection[Said]]:
    """Return the cells of a table in rows, and what they say: most texts come many times.

    Args:
        name: field name of the section that it stands in.
        table: the table.
        place: its places.
    """
    told = {text: said(name, text) for text in {text for row in table.rows for text in row}}
    rows = [
        [
            GridCell(told[text], cell, cell.column, cell.column + cell.column_span)
            for text, cell in zip(row, cells, strict=True)
        ]
        for row, cells in zip(table.rows, place.cells, strict=True)
    ]
    return rows, told.values()
