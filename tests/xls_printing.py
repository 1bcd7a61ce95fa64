"""Documents printed as XLS workbooks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

import xlwt

from gov_disclosure.document import Table

if TYPE_CHECKING:
    from gov_disclosure.document import CellPlace, Document, TablePlace

ALL_SIDES = xlwt.easyxf("borders: left thin, right thin, top thin, bottom thin")
_LONGEST = 32767


def saved(book: Any) -> bytes:
    """Return a workbook as a file."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(document: Document) -> bytes:
    """Return a document as a workbook of one sheet, with borders and blank rows."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("年报")
    row = 0
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table):
            row = _table(sheet, block, cast("TablePlace", place), row + 1)
        else:
            sheet.write(row, 0, block.text[:_LONGEST])
        row += 1
    return saved(book)


def _table(sheet: Any, table: Table, place: TablePlace, first: int) -> int:
    last = first
    for texts, places in zip(table.rows, place.cells, strict=True):
        for text, cell in zip(texts, places, strict=True):
            _cell(sheet, text, cell, first)
            last = max(last, first + cell.row + cell.row_span)
    return last


def _cell(sheet: Any, text: str, place: CellPlace, first: int) -> None:
    top, left = first + place.row, place.column
    bottom, right = top + place.row_span - 1, left + place.column_span - 1
    value = int(text) if text.isdecimal() and str(int(text)) == text else text or None
    sheet.write_merge(top, bottom, left, right, value, ALL_SIDES)
