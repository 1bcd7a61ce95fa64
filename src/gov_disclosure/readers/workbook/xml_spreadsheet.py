"""XML Spreadsheet 2003: a workbook in one XML file, often with the suffix of an XLS file."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside, Standing
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.pieces import SUBSCRIPT, SUPERSCRIPT
from gov_disclosure.readers.workbook import workbook_document
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
from gov_disclosure.readers.workbook.xml_records import XMLReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.document import Document
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.workbook.sheets import RichText
    from gov_disclosure.readers.workbook.xml_records import Element

_MAIN = "urn:schemas-microsoft-com:office:spreadsheet"
_MARKUP = "http://www.w3.org/TR/REC-html40"
_NAMESPACES = frozenset({_MAIN, "urn:schemas-microsoft-com:office:excel", _MARKUP})
_RECORDS = frozenset({"Style", "Worksheet"})
_DIGITS = {
    **dict.fromkeys(("Superscript", "Sup"), SUPERSCRIPT),
    **dict.fromkeys(("Subscript", "Sub"), SUBSCRIPT),
}
_CODES = {
    "Standard": "General",
    "Fixed": "0.00",
    "Percent": "0%",
    "Scientific": "0.00E+00",
    **dict.fromkeys(("Currency", "Euro Currency"), '"¥"0'),
    **{
        f"{length} {kind}": "yyyy"
        for length in ("General", "Long", "Medium", "Short")
        for kind in ("Date", "Time")
    },
}
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,40}\.?[0-9]{0,40}|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?")
_COLOR = re.compile("#[0-9A-Fa-f]{6}")
_ROWS, _COLUMNS = 1_048_576, 16_384


def xml_spreadsheet_document(data: bytes, file: str | None, limits: Limits) -> Document:
    """Return a workbook as a document, as ``xlsx_document`` does.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it is damaged, or holds more than the limits allow.
    """
    return workbook_document(_Workbook(file, limits).sheets(data), file, limits)


class _Workbook:
    def __init__(self, file: str | None, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._xml = XMLReader(file, limits.max_sheet_elements, _NAMESPACES)
        self._allowance = Allowance(file, limits.max_sheet_characters)
        self._styles: dict[str, CellStyle] = {}

    def sheets(self, data: bytes) -> Iterator[Sheet]:
        """Yield the sheets in their order."""
        for element in self._xml.records(data, _RECORDS):
            if element.name == "Style":
                parent = self._style(_said(element, "Parent") or "Default")
                self._styles[_said(element, "ID")] = _style(element, parent)
                continue
            options = element.child("WorksheetOptions")
            visible = options.child("Visible") if options is not None else None
            name = _said(element, "Name")
            table = element.child("Table")
            if visible is not None and visible.text.strip() != "SheetVisible":
                yield Sheet(name, {}, is_shown=False)
            elif table is not None:
                yield self._sheet(name, table)

    def _sheet(self, name: str, table: Element) -> Sheet:
        cells: dict[tuple[int, int], SheetCell] = {}
        merged: list[Area] = []
        hidden_rows, hidden_columns = set[int](), set[int]()
        row = column = -1
        for child in table.children:
            if child.name == "Column":
                column = self._next(child, column, _COLUMNS)
                last = column + self._number(child, "Span", _COLUMNS)
                if _is_hidden(child, "Width"):
                    hidden_columns.update(range(column, min(last, _COLUMNS) + 1))
                column = last
            elif child.name == "Row":
                row = self._next(child, row, _ROWS)
                last = row + self._number(child, "Span", _ROWS)
                if _is_hidden(child, "Height"):
                    self._spend(last - row)
                    hidden_rows.update(range(row, last + 1))
                self._row(child, row, cells, merged)
                row = last
        return Sheet(name, cells, tuple(merged), frozenset(hidden_rows), frozenset(hidden_columns))

    def _row(
        self,
        element: Element,
        row: int,
        cells: dict[tuple[int, int], SheetCell],
        merged: list[Area],
    ) -> None:
        column = -1
        for child in element.children:
            if child.name != "Cell":
                continue
            column = self._next(child, column, _COLUMNS)
            style = self._style(_said(child, "StyleID") or _said(element, "StyleID") or "Default")
            cell = self._allowance.take(style.cell(self._content(child, style)))
            if (row, column) in cells:
                raise self._xml.damaged()  # which one counts is not certain
            right = column + self._number(child, "MergeAcross", _COLUMNS)
            bottom = row + self._number(child, "MergeDown", _ROWS)
            if cell.is_something:
                cells[row, column] = cell
            if (bottom, right) != (row, column):
                merged.append(Area(row, column, bottom, right))
            column = right

    def _content(self, cell: Element, style: CellStyle) -> RichText | Beside:
        data = cell.child("Data")
        formula = _said(cell, "Formula")
        stored = "" if data is None else data.text
        if data is None or not (stored or data.children):
            kind = "" if data is None else _said(data, "Type")
            if formula and kind != "String":
                return Beside(Standing.FORMULA_WITHOUT_RESULT, formula)
            return ()
        kind = _said(data, "Type")
        if kind == "Number" and not data.children:
            number = float(stored) if _NUMBER.fullmatch(stored.strip()) else math.inf
            if math.isinf(number):
                raise self._xml.damaged()
            return style.number(number, since_1904=False)
        if kind == "Boolean":
            return [("TRUE" if stored.strip() == "1" else "FALSE", None)]
        return [(stored, None), *_runs(data, style.font)] if data.children else [(stored, None)]

    def _style(self, name: str) -> CellStyle:
        return self._styles.get(name) or self._styles.get("Default") or CellStyle()

    def _next(self, element: Element, before: int, most: int) -> int:
        """Return the place of an element, which follows the one before unless it says its own."""
        place = self._number(element, "Index", most, before + 2) - 1
        if not before < place < most:
            raise self._xml.damaged()
        return place

    def _number(self, element: Element, name: str, most: int, otherwise: int = 0) -> int:
        said = _said(element, name)
        if not said:
            return otherwise
        if not (said.isascii() and said.isdecimal() and len(said) < 9 and int(said) <= most):
            raise self._xml.damaged()
        return int(said)

    def _spend(self, rows: int) -> None:
        if rows > self._limits.max_sheet_elements:
            most = self._limits.max_sheet_elements
            raise exceeded(self._file, most, "个隐藏行", "hidden rows")


def _said(element: Element, name: str, namespace: str = _MAIN) -> str:
    return element.attributes.get(f"{namespace}\t{name}", "")


def _is_hidden(element: Element, extent: str) -> bool:
    return _said(element, "Hidden") == "1" or _said(element, extent) in {"0", "0.0"}


def _style(element: Element, parent: CellStyle) -> CellStyle:
    """Return the style that an element says, and what it does not say from another."""
    font, fill, borders, number = map(
        element.child, ("Font", "Interior", "Borders", "NumberFormat")
    )
    code = parent.code if number is None else _said(number, "Format") or "General"
    return CellStyle(
        _CODES.get(code, code),
        parent.font if font is None else _font(font),
        parent.is_drawn if borders is None else bool(borders.children),
        parent.ground if fill is None else _ground(fill),
    )


def _font(font: Element) -> Font:
    return Font(
        _said(font, "StrikeThrough") == "1",
        _DIGITS.get(_said(font, "VerticalAlign")),
        _color(_said(font, "Color")) or BLACK,
    )


def _ground(fill: Element) -> str:
    pattern = _said(fill, "Pattern")
    if pattern in {"", "None"}:
        return WHITE
    return (_color(_said(fill, "Color")) or WHITE) if pattern == "Solid" else UNKNOWN


def _color(said: str) -> str | None:
    return said[1:].upper() if _COLOR.fullmatch(said) else None


def _runs(data: Element, font: Font) -> RichText:
    """Return the runs of a text with markup, of which each has a font of its own."""
    runs: list[tuple[str, Font | None]] = []
    todo = [(child, font) for child in reversed(data.children)]
    while todo:
        element, around = todo.pop()
        own = _marked(element, around)
        if element.text:
            runs.append((element.text, own))
        todo += ((child, own) for child in reversed(element.children))
    return runs


def _marked(element: Element, around: Font) -> Font:
    if element.name in {"S", "Del", "Strike"}:
        return attrs.evolve(around, is_struck=True)
    if element.name in _DIGITS:
        return attrs.evolve(around, digits=_DIGITS[element.name])
    color = _color(_said(element, "Color", _MARKUP))
    return around if color is None else attrs.evolve(around, color=color)
