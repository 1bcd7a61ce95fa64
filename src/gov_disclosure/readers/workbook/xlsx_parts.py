"""The parts of an XLSX file beside its sheets: relationships, workbook, strings and styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.readers.pieces import SUBSCRIPT, SUPERSCRIPT
from gov_disclosure.readers.workbook.sheets import CellStyle, Font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_disclosure.readers.workbook.xml_records import Element

NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",  # of the strict kind
        "http://schemas.openxmlformats.org/package/2006/relationships",
    }
)

RichText: TypeAlias = tuple[tuple[str, Font | None], ...]
"""Runs of text, each with its font, or None for that of the cell."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

_DIGITS_ONLY = re.compile("[0-9]{1,9}")
_DIGITS = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}
_SIDES = frozenset({"left", "right", "top", "bottom", "start", "end"})

_BUILT_IN = {
    **dict.fromkeys((5, 6, 7, 8, 42, 44), '"¥"0'),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy"),
    48: "##0.0E+0",
}
"""Number formats that need not be declared, as far as they matter; others print the number."""


@attrs.frozen
class SheetEntry:
    """A sheet as the workbook lists it.

    Attributes:
        name: its name.
        relationship: id of the relationship that leads to its part.
        is_shown: whether it is not hidden.
    """

    name: str
    relationship: str
    is_shown: bool


@attrs.frozen
class Settings:
    """What a workbook says of all its sheets.

    Attributes:
        since_1904: whether it counts days from 1904.
        is_stale: whether the results of formulas have yet to be calculated: a program that
            cannot calculate wrote them, and they may be anything.
    """

    since_1904: bool = False
    is_stale: bool = False


@attrs.frozen
class Workbook:
    """The workbook part.

    Attributes:
        sheets: its sheets, in order.
        settings: what it says of them all.
    """

    sheets: tuple[SheetEntry, ...]
    settings: Settings


WORKBOOK_RECORDS = frozenset({"workbookPr", "calcPr", "sheet"})
RELATIONSHIP_RECORDS = frozenset({"Relationship"})
STRING_RECORDS = frozenset({"si"})
STYLE_RECORDS = frozenset({"numFmts", "fonts", "borders", "cellXfs"})


def read_workbook(records: Iterable[Element]) -> Workbook:
    """Return the workbook that WORKBOOK_RECORDS make."""
    sheets = []
    since_1904 = is_stale = False
    for element in records:
        if element.name == "workbookPr":
            since_1904 = element.is_set("date1904")
        elif element.name == "calcPr":
            is_stale = element.is_set("fullCalcOnLoad")
        else:
            attributes = element.attributes
            ids = [attributes[name] for name in attributes if name.endswith("/relationships\tid")]
            is_shown = attributes.get("state", "visible") == "visible"
            sheets.append(SheetEntry(attributes.get("name", ""), "".join(ids), is_shown))
    return Workbook(tuple(sheets), Settings(since_1904, is_stale))


def read_relationships(records: Iterable[Element]) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and target of the relationships to other parts of the file."""
    for element in records:
        attributes = element.attributes
        if attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            yield attributes.get("Id", ""), kind, attributes.get("Target", "")


def read_strings(records: Iterable[Element]) -> list[RichText]:
    """Return the strings that STRING_RECORDS make."""
    return list(map(rich_text, records))


def rich_text(element: Element) -> RichText:
    """Return the text of a string; phonetic guides are left out."""
    runs: list[tuple[str, Font | None]] = []
    for child in element.children:
        if child.name == "t":
            runs.append((plain_text(child), None))
        elif child.name == "r":
            properties = child.child("rPr")
            font = None if properties is None else _font(properties)
            runs += [(plain_text(part), font) for part in child.children if part.name == "t"]
    return tuple(runs)


def plain_text(element: Element) -> str:
    """Return the text of an element, in which some characters are written as ``_x000D_``."""
    text = element.text
    if "_x" in text:
        text = _ESCAPED.sub(_unescaped, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _font(properties: Element) -> Font:
    strike, align = properties.child("strike"), properties.child("vertAlign")
    return Font(
        strike is not None and strike.attributes.get("val", "1") not in {"0", "false", "off"},
        _DIGITS.get(align.attributes.get("val", "")) if align is not None else None,
    )


def read_styles(records: Iterable[Element]) -> list[CellStyle]:
    """Return the styles of cells that STYLE_RECORDS make."""
    codes = dict(_BUILT_IN)
    fonts: list[Font] = []
    borders: list[bool] = []
    styles: list[CellStyle] = []
    for element in records:
        if element.name == "numFmts":
            for declared in element.children:
                attributes = declared.attributes
                codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif element.name == "fonts":
            fonts += map(_font, element.children)
        elif element.name == "borders":
            borders += map(_is_drawn, element.children)
        else:
            styles += (_style(xf, codes, fonts, borders) for xf in element.children)
    return styles


def _is_drawn(border: Element) -> bool:
    return any(
        side.name in _SIDES and side.attributes.get("style", "none") != "none"
        for side in border.children
    )


def _style(
    xf: Element, codes: Mapping[int, str], fonts: Sequence[Font], borders: Sequence[bool]
) -> CellStyle:
    code, font, border = (
        _number(xf.attributes.get(name)) for name in ("numFmtId", "fontId", "borderId")
    )
    return CellStyle(
        codes.get(code, "General"),
        fonts[font] if font < len(fonts) else Font(),
        is_drawn=border < len(borders) and borders[border],
    )


def _number(value: str | None) -> int:
    return int(value) if value is not None and _DIGITS_ONLY.fullmatch(value) else 0
