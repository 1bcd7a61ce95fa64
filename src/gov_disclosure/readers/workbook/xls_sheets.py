"""The sheets of an XLS file as xlrd gives them: cells as text, merged areas, what is hidden."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import xlrd
from xlrd.biffh import (
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    XL_CELL_TEXT,
    error_text_from_code,
)

from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.pieces import SUBSCRIPT, SUPERSCRIPT
from gov_disclosure.readers.workbook.sheets import (
    Allowance,
    Area,
    CellStyle,
    Font,
    Sheet,
    SheetCell,
)
from gov_disclosure.readers.workbook.xls_stream import count_cells, workbook_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlrd.book import Book
    from xlrd.formatting import XF
    from xlrd.formatting import Font as XLSFont
    from xlrd.sheet import Sheet as XLSSheet

    from gov_disclosure.readers.limits import Limits

_DIGITS = {1: SUPERSCRIPT, 2: SUBSCRIPT}
_SIDES = ("left", "right", "top", "bottom")
_LAST_COLUMN = 255


def shown_sheets(data: bytes, file: str | None, limits: Limits) -> list[Sheet]:
    """Return the sheets of a file that are shown.

    xlrd makes an object of each cell, and fills each row with blank ones up to its last, so the
    cells are counted before and after it opens the file.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it holds more than the limits allow.
        XLRDError: it is no XLS file, or encrypted.
    """
    most = limits.max_sheet_elements
    stream = workbook_stream(data)
    if count_cells(stream, most) > most:
        raise exceeded(file, most, "个单元格", "cells")
    book = xlrd.open_workbook(
        file_contents=stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
    )
    if sum(sheet.row_len(row) for sheet in book.sheets() for row in range(sheet.nrows)) > most:
        raise exceeded(file, most, "个单元格", "cells")
    allowance = Allowance(file, limits.max_sheet_characters)
    styles = [_style(book, xf) for xf in book.xf_list]
    fonts = list(map(_font, book.font_list))
    return [
        _SheetReader(book, sheet, styles, fonts, allowance).sheet()
        for sheet in book.sheets()
        if sheet.visibility == 0
    ]


def _style(book: Book, xf: XF) -> CellStyle:
    border = xf.border
    return CellStyle(
        book.format_map[xf.format_key].format_str,
        _font(book.font_list[xf.font_index]),
        is_drawn=border is not None
        and any(getattr(border, f"{side}_line_style") for side in _SIDES),
    )


def _font(font: XLSFont) -> Font:
    return Font(bool(font.struck_out), _DIGITS.get(font.escapement))


class _SheetReader:
    """Reads one sheet."""

    def __init__(
        self,
        book: Book,
        sheet: XLSSheet,
        styles: list[CellStyle],
        fonts: list[Font],
        allowance: Allowance,
    ) -> None:
        self._since_1904 = book.datemode == 1
        self._sheet = sheet
        self._styles = styles
        self._fonts = fonts
        self._allowance = allowance

    def sheet(self) -> Sheet:
        """Return it."""
        sheet = self._sheet
        cells = {}
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                style = self._styles[sheet.cell_xf_index(row, column)]
                text = self._allowance.take(self._text(row, column, style))
                if text or style.is_drawn:
                    cells[row, column] = SheetCell(text, style.is_drawn)
        return Sheet(
            sheet.name,
            cells,
            tuple(
                Area(top, left, bottom - 1, right - 1)
                for top, bottom, left, right in sheet.merged_cells
                if top < bottom and left < right
            ),
            frozenset(
                row for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0
            ),
            frozenset(
                column
                for column, info in sheet.colinfo_map.items()
                if (info.hidden or info.width == 0) and column <= _LAST_COLUMN
            ),
        )

    def _text(self, row: int, column: int, style: CellStyle) -> str:
        kind = self._sheet.cell_type(row, column)
        value = self._sheet.cell_value(row, column)
        if kind in {XL_CELL_NUMBER, XL_CELL_DATE}:
            return style.number(float(value), since_1904=self._since_1904)
        if kind == XL_CELL_TEXT:
            return style.words(self._runs(row, column, str(value))) if value else "=?"
        if kind == XL_CELL_BOOLEAN:
            return style.font.shown("TRUE" if value else "FALSE")
        if kind == XL_CELL_ERROR:
            return style.font.shown(error_text_from_code.get(int(value), "#VALUE!"))
        return ""

    def _runs(self, row: int, column: int, text: str) -> Iterator[tuple[str, Font | None]]:
        """Yield the runs of a text; a place counts units of UTF-16."""
        runs = self._sheet.rich_text_runlist_map.get((row, column), [])
        encoded = text.encode("utf-16-le", "surrogatepass")
        start, font = 0, None
        for place, index in [*runs, (len(encoded) // 2, 0)]:
            piece = encoded[2 * start : 2 * place].decode("utf-16-le", "replace")
            yield piece.replace("\r\n", "\n").replace("\r", "\n"), font
            start, font = place, self._fonts[index]
