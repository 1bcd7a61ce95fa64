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

from gov_disclosure.document import Beside, Standing
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.pieces import SUBSCRIPT, SUPERSCRIPT
from gov_disclosure.readers.workbook.overlays import Overlay, overlaid
from gov_disclosure.readers.workbook.sheets import (
    BLACK,
    UNKNOWN,
    WHITE,
    Allowance,
    Area,
    CellStyle,
    Font,
    Sheet,
    SheetCell,
)
from gov_disclosure.readers.workbook.xls_stream import drawn_areas, holds_more, workbook_stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlrd.book import Book
    from xlrd.formatting import XF
    from xlrd.formatting import Font as XLSFont
    from xlrd.sheet import Sheet as XLSSheet

    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.workbook.sheets import RichText

_DIGITS = {1: SUPERSCRIPT, 2: SUBSCRIPT}
_SIDES = ("left", "right", "top", "bottom")
_LAST_COLUMN = 255
_SOLID = 1


def all_sheets(data: bytes, file: str | None, limits: Limits) -> list[Sheet]:
    """Return the sheets of a file; of hidden ones only their names.

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
    if holds_more(stream, most):
        raise exceeded(file, most, "个单元格", "cells")
    book = xlrd.open_workbook(
        file_contents=stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
    )
    if sum(sheet.row_len(row) for sheet in book.sheets() for row in range(sheet.nrows)) > most:
        raise exceeded(file, most, "个单元格", "cells")
    allowance = Allowance(file, limits.max_sheet_characters)
    colors = {
        index: BLACK if rgb is None else bytes(rgb).hex().upper()
        for index, rgb in book.colour_map.items()
    }
    fonts = [_font(font, colors) for font in book.font_list]
    styles = [_style(book, xf, fonts, colors) for xf in book.xf_list]
    drawn = drawn_areas(stream)
    picture = Beside(Standing.PICTURE)
    return [
        overlaid(
            _SheetReader(book, sheet, styles, fonts, allowance).sheet(),
            [Overlay(area, picture) for area in drawn.get(number, ())],
            file,
            limits,
        )
        if sheet.visibility == 0
        else Sheet(sheet.name, {}, is_shown=False)
        for number, sheet in enumerate(book.sheets())
    ]


def _style(book: Book, xf: XF, fonts: Sequence[Font], colors: Mapping[int, str]) -> CellStyle:
    border, fill = xf.border, xf.background
    ground = WHITE
    if fill is not None and fill.fill_pattern:
        is_solid = fill.fill_pattern == _SOLID
        ground = colors.get(fill.pattern_colour_index, WHITE) if is_solid else UNKNOWN
    return CellStyle(
        book.format_map[xf.format_key].format_str,
        fonts[xf.font_index],
        is_drawn=border is not None
        and any(getattr(border, f"{side}_line_style") for side in _SIDES),
        ground=ground,
    )


def _font(font: XLSFont, colors: Mapping[int, str]) -> Font:
    return Font(
        bool(font.struck_out),
        _DIGITS.get(font.escapement),
        colors.get(font.colour_index, BLACK),
    )


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
        self._known: dict[tuple[int, int, float | str], SheetCell] = {}

    def sheet(self) -> Sheet:
        """Return it."""
        sheet = self._sheet
        cells = {}
        for row in range(sheet.nrows):
            contents = zip(sheet.row_types(row), sheet.row_values(row), strict=True)
            for column, (kind, value) in enumerate(contents):
                cell = self._cell(row, column, kind, value)
                if cell.is_something:
                    cells[row, column] = self._allowance.take(cell)
        return Sheet(
            sheet.name,
            cells,
            tuple(
                Area(top, left, bottom - 1, right - 1)
                for top, bottom, left, right in sheet.merged_cells
                if top < bottom and left < right and (bottom - top, right - left) != (1, 1)
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

    def _cell(self, row: int, column: int, kind: int, value: float | str) -> SheetCell:
        """Return a cell; those of the same content and style are one."""
        index = self._sheet.cell_xf_index(row, column)
        runs = self._sheet.rich_text_runlist_map.get((row, column))
        if runs and value and kind == XL_CELL_TEXT:
            return self._styles[index].cell(list(self._runs(str(value), runs)))
        key = index, kind, value
        if key not in self._known:
            style = self._styles[index]
            self._known[key] = style.cell(self._content(kind, value, style))
        return self._known[key]

    def _content(self, kind: int, value: float | str, style: CellStyle) -> RichText | Beside:
        if kind in {XL_CELL_NUMBER, XL_CELL_DATE}:
            return style.number(float(value), since_1904=self._since_1904)
        if kind == XL_CELL_TEXT:
            if not value:
                return Beside(Standing.FORMULA_WITHOUT_RESULT)
            text = str(value)  # of which none is half a character, if all can be printed
            return [(text, None)] if text.isprintable() else list(self._runs(text))
        if kind == XL_CELL_BOOLEAN:
            return [("TRUE" if value else "FALSE", None)]
        if kind == XL_CELL_ERROR:
            return [(error_text_from_code.get(int(value), "#VALUE!"), None)]
        return ()

    def _runs(
        self, text: str, runs: Sequence[tuple[int, int]] = ()
    ) -> Iterator[tuple[str, Font | None]]:
        """Yield the runs of a text; a place counts units of UTF-16."""
        encoded = text.encode("utf-16-le", "surrogatepass")
        start, font = 0, None
        for place, index in [*runs, (len(encoded) // 2, 0)]:
            piece = encoded[2 * start : 2 * place].decode("utf-16-le", "replace")
            yield piece.replace("\r\n", "\n").replace("\r", "\n"), font
            start, font = place, self._fonts[index]
