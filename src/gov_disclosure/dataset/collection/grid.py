"""A sheet of a collecting workbook: its header found, its rows by what heads their cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.dataset.collection.columns import BODY, NUMBER, Heading, label
from gov_disclosure.dataset.collection.header import headings_of
from gov_disclosure.readers.workbook.sheets import Area, Sheet, SheetCell, cell_name

if TYPE_CHECKING:
    from collections.abc import Iterator


_NOTHING = SheetCell("")
_MOST_ABOVE = 20
"""Rows in which a header is looked for."""


@attrs.frozen
class GridRow:
    """A row below the header in which something stands.

    Attributes:
        sheet: name of the sheet.
        row: its row, from 0.
        places: column of the sheet, by what heads it.
        cells: the cells of the row in which something stands, by column of the sheet.
    """

    sheet: str
    row: int
    places: Mapping[Heading, int]
    cells: Mapping[int, SheetCell]

    def cell(self, heading: Heading) -> SheetCell:
        """Return the cell under a heading; one in which nothing stands if there is no such."""
        return self.cells.get(self.places.get(heading, -1), _NOTHING)

    def text(self, *heading: str) -> str:
        """Return what stands under a heading, without spaces around it."""
        cell = self.cell(heading)
        return (cell.text or "".join(thing.text for thing in cell.beside)).strip()

    def name(self, heading: Heading) -> str:
        """Return the name of the cell under a heading; of the first cell if there is none."""
        return cell_name(self.row, self.places.get(heading, 0))


@attrs.frozen
class Grid:
    """A sheet with a header in which a column for the body is.

    Attributes:
        name: name of the sheet.
        header: last row of the header, from 0.
        headings: what heads each column of the sheet, without spaces.
        rows: the rows below.
    """

    name: str
    header: int
    headings: Mapping[int, Heading]
    rows: tuple[GridRow, ...]

    @classmethod
    def of(cls, sheet: Sheet) -> Grid | None:
        """Return the grid that a sheet is, or None if it has no such header."""
        areas = {(area.top, area.left): area for area in sheet.merged}
        corner = next(
            (
                areas.get(place, Area(*place, *place))
                for place, cell in sorted(sheet.cells.items())
                if place[0] < _MOST_ABOVE and plain_heading(cell.text) == label(BODY)
            ),
            None,
        )
        if corner is None:
            return None
        cells = [
            (plain_heading(cell.text), (area.top, area.left, area.bottom, area.right))
            for place, cell in sheet.cells.items()
            if corner.top <= place[0] <= corner.bottom and cell.text.strip()
            for area in (areas.get(place, Area(*place, *place)),)
        ]
        headings = headings_of(cells)
        places: dict[Heading, int] = {}
        for column, heading in headings.items():
            places.setdefault(heading, column)
        return cls(
            sheet.name,
            corner.bottom,
            headings,
            tuple(_rows(sheet, corner.bottom, places)),
        )


def _rows(sheet: Sheet, header: int, places: Mapping[Heading, int]) -> Iterator[GridRow]:
    found: dict[int, dict[int, SheetCell]] = {}
    for (row, column), cell in sheet.cells.items():
        if row > header and (cell.text.strip() or cell.beside):
            found.setdefault(row, {})[column] = cell
    number = places.get((NUMBER,))
    for row, cells in sorted(found.items()):
        if cells.keys() - {number}:
            yield GridRow(sheet.name, row, places, cells)


def plain_heading(text: str) -> str:
    """Return a heading without spaces and line breaks, as it is compared.

    Example:
        >>> plain_heading("法人或 其他组织")
        '法人或其他组织'
    """
    return "".join(text.split())
