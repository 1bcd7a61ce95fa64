"""Documents printed as the workbooks that agencies publish: one text, any layout of sheets."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

import attrs
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from gov_disclosure.document import Table

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from gov_disclosure.document import CellPlace, Document, TablePlace

_THIN = Side(style="thin")
_ALL_SIDES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@attrs.frozen
class Style:
    """How a workbook is laid out.

    Attributes:
        is_drawn: whether the cells of tables have borders.
        merges_prose: whether paragraphs are merged over the width of the tables.
        blank_rows: blank rows before and after each table.
        first_row: rows left blank above.
        first_column: columns left blank on the left.
        stores_numbers: whether figures are stored as numbers, otherwise as text.
    """

    is_drawn: bool = True
    merges_prose: bool = True
    blank_rows: int = 0
    first_row: int = 0
    first_column: int = 0
    stores_numbers: bool = True


def workbook(document: Document, style: Style = Style()) -> bytes:
    """Return a document as a workbook of one sheet."""
    book = Workbook()
    sheet = cast("Worksheet", book.active)
    printer = SheetPrinter(sheet, style)
    printer.width = max(
        (place.width for place in document.places if hasattr(place, "width")), default=1
    )
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table):
            printer.table(block, cast("TablePlace", place))
        else:
            printer.line(block.text)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook as a file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class SheetPrinter:
    """Prints blocks one below the other into a sheet.

    Args:
        sheet: the sheet.
        style: how it is laid out.
    """

    def __init__(self, sheet: Worksheet, style: Style) -> None:
        self.width = 1
        self._sheet = sheet
        self._style = style
        self._row = 1 + style.first_row

    def line(self, text: str) -> None:
        """Print a paragraph."""
        column = 1 + self._style.first_column
        self._write(self._row, column, text, may_be_number=False)
        if self._style.merges_prose and self.width > 1:
            last = column + self.width - 1
            self._sheet.merge_cells(None, self._row, column, self._row, last)
        self._row += 1

    def table(self, table: Table, place: TablePlace) -> None:
        """Print a table."""
        self._row += self._style.blank_rows
        height = 1
        for texts, places in zip(table.rows, place.cells, strict=True):
            for text, cell in zip(texts, places, strict=True):
                self._cell(text, cell)
                height = max(height, cell.row + cell.row_span)
        self._row += height + self._style.blank_rows

    def _cell(self, text: str, place: CellPlace) -> None:
        top, left = self._row + place.row, 1 + self._style.first_column + place.column
        bottom, right = top + place.row_span - 1, left + place.column_span - 1
        self._write(top, left, text, may_be_number=True)
        if self._style.is_drawn:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    self._sheet.cell(row, column).border = _ALL_SIDES
        if (bottom, right) != (top, left):
            self._sheet.merge_cells(None, top, left, bottom, right)

    def _write(self, row: int, column: int, text: str, *, may_be_number: bool) -> None:
        cell = self._sheet.cell(row, column)
        cell.alignment = Alignment(horizontal="center")
        if may_be_number and self._style.stores_numbers and _is_stored(text):
            cell.value = float(text) if "." in text else int(text)
        elif text:
            cell.value = text
            cell.data_type = "s"  # a text that begins like a formula is none


def _is_stored(text: str) -> bool:
    """Tell whether a text comes back from a number stored in its place."""
    try:
        return f"{float(text):.15g}" == text
    except ValueError:
        return False
