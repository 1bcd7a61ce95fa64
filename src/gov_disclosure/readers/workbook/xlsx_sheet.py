"""The sheet parts of an XLSX file: cells as text, merged areas, what is hidden."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside, Standing
from gov_disclosure.readers.workbook.overlays import Overlay
from gov_disclosure.readers.workbook.sheets import (
    UNKNOWN,
    WHITE,
    Allowance,
    Area,
    CellStyle,
    RichText,
    Sheet,
    SheetCell,
)
from gov_disclosure.readers.workbook.xlsx_drawings import UNITS_OF_PIXEL, UNITS_OF_POINT, Extents
from gov_disclosure.readers.workbook.xlsx_parts import Settings, plain_text, rich_text
from gov_disclosure.readers.workbook.xlsx_styles import Styles
from gov_disclosure.readers.workbook.xml_records import XMLReader

if TYPE_CHECKING:
    from gov_disclosure.readers.workbook.xml_records import Element

SHEET_RECORDS = frozenset({"col", "row", "mergeCell", "conditionalFormatting"})

_CELL = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_SIZE = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,20})?")
_PICTURE = re.compile(r"=?(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)
"""The function by which WPS puts a picture into a cell."""
_PIXELS_OF_DIGIT, _PIXELS_OF_MARGIN = 7, 5
_ROWS, _COLUMNS = 1_048_576, 16_384
_MOST_STYLED = 50


@attrs.frozen
class Shared:
    """What the sheets of a workbook share.

    Attributes:
        strings: the shared strings.
        styles: the styles.
        settings: what the workbook says of all its sheets.
        xml: what reads the parts.
        allowance: how much text the cells may hold.
    """

    strings: Sequence[RichText]
    styles: Styles
    settings: Settings
    xml: XMLReader
    allowance: Allowance


class SheetPart:
    """Reads one sheet part.

    Args:
        name: name of the sheet.
        shared: what it shares with others.
        styled: references of tables that have styles of their own, which may colour their cells.

    Attributes:
        extents: sizes of its rows and columns.
        overlays: formats that hold under a condition and can hide figures.
    """

    def __init__(self, name: str, shared: Shared, styled: Sequence[str] = ()) -> None:
        self.extents = Extents()
        self.overlays: list[Overlay] = []
        self._name = name
        self._shared = shared
        self._xml = shared.xml
        self._styled = list(map(self._area, styled))
        self._cells: dict[tuple[int, int], SheetCell] = {}
        self._merged: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._described = 0  # columns, none of which is described twice

    def sheet(self, data: bytes) -> Sheet:
        """Return the sheet that the part holds."""
        row = -1
        for element in self._xml.records(data, SHEET_RECORDS):
            if element.name == "row":
                row = self._row(element, row + 1)
            elif element.name == "mergeCell":
                self._merged.append(self._area(element.attributes.get("ref", "")))
            elif element.name == "conditionalFormatting":
                self._condition(element)
            else:
                self._columns(element)
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
        if (height := _size(element.attributes.get("ht"))) is not None:
            self.extents.heights[number] = int(height * UNITS_OF_POINT)
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
        if style.ground == WHITE and self._styled and self._is_styled(*place):
            style = attrs.evolve(style, ground=UNKNOWN)
        cell = self._shared.allowance.take(style.cell(self._content(element, style)))
        if not cell.is_something:
            return
        if place in self._cells:
            raise self._xml.damaged()  # which one counts is not certain
        self._cells[place] = cell

    def _content(self, element: Element, style: CellStyle) -> RichText | Beside:
        kind = element.attributes.get("t", "n")
        value = element.child("v")
        stored = "" if value is None else plain_text(value)
        formula = element.child("f")
        if _PICTURE.match(stored if formula is None else formula.text) or (
            kind == "e" and "vm" in element.attributes  # a value of a richer kind: a picture
        ):
            return Beside(Standing.PICTURE)
        if formula is not None and (
            self._shared.settings.is_stale or value is None or (not stored and kind != "str")
        ):
            return Beside(Standing.FORMULA_WITHOUT_RESULT, f"={formula.text}")
        if kind == "inlineStr":
            inline = element.child("is")
            return () if inline is None else rich_text(inline)
        if not stored:
            return ()
        if kind == "s":
            return self._string(stored)
        if kind == "b":
            return [("TRUE" if stored == "1" else "FALSE", None)]
        if kind == "n":
            return self._number(stored, style)
        return [(stored, None)]  # of a formula, an error, or a date

    def _number(self, stored: str, style: CellStyle) -> RichText:
        number = float(stored) if _NUMBER.fullmatch(stored.strip()) else math.inf
        if math.isinf(number):
            raise self._xml.damaged()
        return style.number(number, since_1904=self._shared.settings.since_1904)

    def _string(self, stored: str) -> RichText:
        strings = self._shared.strings
        return strings[self._index(stored, len(strings), first=0)]

    def _style(self, stored: str) -> CellStyle:
        styles = self._shared.styles.cells
        if not styles:
            return CellStyle()
        return styles[self._index(stored, len(styles), first=0)]

    def _is_styled(self, row: int, column: int) -> bool:
        return len(self._styled) > _MOST_STYLED or any(
            area.top <= row <= area.bottom and area.left <= column <= area.right
            for area in self._styled
        )

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

    def _columns(self, element: Element) -> None:
        first, last = (
            self._index(element.attributes.get(name, ""), _COLUMNS) for name in ("min", "max")
        )
        columns = range(first, last + 1)
        self._described += len(columns)
        is_once = self._described <= _COLUMNS and self._hidden_columns.isdisjoint(columns[:1])
        if _is_hidden(element, "width"):
            if not is_once:
                raise self._xml.damaged()
            self._hidden_columns.update(columns)
        elif is_once and (width := _size(element.attributes.get("width"))) is not None:
            size = int(width * _PIXELS_OF_DIGIT + _PIXELS_OF_MARGIN) * UNITS_OF_PIXEL
            self.extents.widths.update(dict.fromkeys(columns, size))

    def _condition(self, element: Element) -> None:
        """Take cells of which it depends on a condition whether their figures are shown."""
        if not any(map(self._may_hide, element.children)):
            return
        thing = Beside(Standing.UNCERTAIN)
        self.overlays += (
            Overlay(self._area(reference), thing, is_seen=False)
            for reference in element.attributes.get("sqref", "").split()
        )

    def _may_hide(self, rule: Element) -> bool:
        if any(bar.attributes.get("showValue") in {"0", "false"} for bar in rule.children):
            return True
        hiding = self._shared.styles.hiding
        format_ = rule.attributes.get("dxfId", "")
        return format_.isdecimal() and int(format_[:9]) < len(hiding) and hiding[int(format_[:9])]

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


def _size(text: str | None) -> float | None:
    return float(text) if text is not None and _SIZE.fullmatch(text) else None
