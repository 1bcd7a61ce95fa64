"""The sheet parts of an XLSX file: cells as text, merged areas, what is hidden."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from gov_disclosure.readers.workbook.sheets import Allowance, Area, CellStyle, Sheet, SheetCell
from gov_disclosure.readers.workbook.xlsx_parts import RichText, Settings, plain_text, rich_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.readers.workbook.xml_records import Element, XMLReader

SHEET_RECORDS = frozenset({"col", "row", "mergeCell"})

_CELL = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_ROWS, _COLUMNS = 1_048_576, 16_384


class SheetPart:
    """Reads one sheet part.

    Args:
        name: name of the sheet.
        strings: the shared strings.
        styles: the styles of cells.
        settings: what the workbook says of all its sheets.
        xml: what reads the part.
        allowance: how much text the cells may hold.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all of the workbook that matters to a sheet
        self,
        name: str,
        strings: Sequence[RichText],
        styles: Sequence[CellStyle],
        settings: Settings,
        xml: XMLReader,
        allowance: Allowance,
    ) -> None:
        self._name = name
        self._strings = strings
        self._styles = styles
        self._settings = settings
        self._xml = xml
        self._allowance = allowance
        self._cells: dict[tuple[int, int], SheetCell] = {}
        self._merged: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    def sheet(self, data: bytes) -> Sheet:
        """Return the sheet that the part holds."""
        row = -1
        for element in self._xml.records(data, SHEET_RECORDS):
            if element.name == "row":
                row = self._row(element, row + 1)
            elif element.name == "mergeCell":
                self._merged.append(self._area(element.attributes.get("ref", "")))
            elif _is_hidden(element, "width"):
                self._hide_columns(element)
        return Sheet(
            self._name,
            self._cells,
            tuple(self._merged),
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
        )

    def _row(self, element: Element, following: int) -> int:
        """Take in a row; return its number."""
        number = self._index(element.attributes.get("r", following + 1), _ROWS)
        if _is_hidden(element, "ht"):
            self._hidden_rows.add(number)
        column = -1
        for child in element.children:
            if child.name == "c":
                reference = child.attributes.get("r")
                place = (number, column + 1) if reference is None else self._place(reference)
                column = place[1]
                self._cell(child, place)
        return number

    def _cell(self, element: Element, place: tuple[int, int]) -> None:
        style = self._style(element.attributes.get("s", "0"))
        text = self._allowance.take(self._text(element, style))
        if not text and not style.is_drawn:
            return
        if place in self._cells:
            raise self._xml.damaged()  # which one counts is not certain
        self._cells[place] = SheetCell(text, style.is_drawn)

    def _text(self, element: Element, style: CellStyle) -> str:
        kind = element.attributes.get("t", "n")
        value = element.child("v")
        stored = "" if value is None else plain_text(value)
        formula = element.child("f")
        if formula is not None and (
            self._settings.is_stale or value is None or (not stored and kind != "str")
        ):
            return f"={formula.text}"
        if kind == "inlineStr":
            inline = element.child("is")
            return "" if inline is None else style.words(rich_text(inline))
        if not stored:
            return ""
        if kind == "s":
            return style.words(self._string(stored))
        if kind == "b":
            return style.font.shown("TRUE" if stored == "1" else "FALSE")
        if kind == "n":
            return self._number(stored, style)
        return style.words([(stored, None)])  # of a formula, an error, or a date

    def _number(self, stored: str, style: CellStyle) -> str:
        number = float(stored) if _NUMBER.fullmatch(stored.strip()) else math.inf
        if math.isinf(number):
            raise self._xml.damaged()
        return style.number(number, since_1904=self._settings.since_1904)

    def _string(self, stored: str) -> RichText:
        return self._strings[self._index(stored, len(self._strings), first=0)]

    def _style(self, stored: str) -> CellStyle:
        if not self._styles:
            return CellStyle()
        return self._styles[self._index(stored, len(self._styles), first=0)]

    def _area(self, reference: str) -> Area:
        first, _, last = reference.partition(":")
        top, left = self._place(first)
        bottom, right = self._place(last or first)
        if bottom < top or right < left:
            raise self._xml.damaged()
        return Area(top, left, bottom, right)

    def _place(self, reference: str) -> tuple[int, int]:
        match = _CELL.fullmatch(reference)
        if match is None:
            raise self._xml.damaged()
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return self._index(match[2], _ROWS), self._index(column, _COLUMNS)

    def _hide_columns(self, element: Element) -> None:
        first, last = (
            self._index(element.attributes.get(name, ""), _COLUMNS) for name in ("min", "max")
        )
        columns = range(first, last + 1)
        if not self._hidden_columns.isdisjoint(columns[:1]):
            raise self._xml.damaged()  # none is described twice
        self._hidden_columns.update(columns)

    def _index(self, value: int | str, size: int, *, first: int = 1) -> int:
        """Return a position counted from ``first`` as one counted from 0."""
        try:
            index = int(value) - first
        except ValueError:
            index = -1
        if not 0 <= index < size:
            raise self._xml.damaged()
        return index


def _is_hidden(element: Element, extent: str) -> bool:
    """Tell whether a row or column is hidden, or so narrow that nothing of it is seen."""
    return element.is_set("hidden") or element.attributes.get(extent) in {"0", "0.0"}
