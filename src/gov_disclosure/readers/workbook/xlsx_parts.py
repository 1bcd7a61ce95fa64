"""The parts of an XLSX file beside its sheets: relationships, workbook and strings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.workbook.xlsx_styles import font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.readers.workbook.sheets import Font, RichText
    from gov_disclosure.readers.workbook.xml_records import Element

NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",  # of the strict kind
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
        "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
        "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
    }
)

_PRINT_AREA = "_xlnm.Print_Area"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@attrs.frozen
class SheetEntry:
    """A sheet as the workbook lists it.

    Attributes:
        name: its name.
        relationship: id of the relationship that leads to its part.
        is_shown: whether it is not hidden.
        print_area: what of it is printed, as a reference, if it says so.
    """

    name: str
    relationship: str
    is_shown: bool
    print_area: str = ""


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


WORKBOOK_RECORDS = frozenset({"workbookPr", "calcPr", "sheet", "definedName"})
RELATIONSHIP_RECORDS = frozenset({"Relationship"})
TABLE_RECORDS = frozenset({"table"})
STRING_RECORDS = frozenset({"si"})


def read_workbook(records: Iterable[Element]) -> Workbook:
    """Return the workbook that WORKBOOK_RECORDS make."""
    sheets: list[SheetEntry] = []
    areas: dict[str, str] = {}
    since_1904 = is_stale = False
    for element in records:
        if element.name == "workbookPr":
            since_1904 = element.is_set("date1904")
        elif element.name == "calcPr":
            is_stale = element.is_set("fullCalcOnLoad")
        elif element.name == "definedName":
            if element.attributes.get("name") == _PRINT_AREA:
                areas[element.attributes.get("localSheetId", "")] = element.text
        else:
            attributes = element.attributes
            ids = [attributes[name] for name in attributes if name.endswith("/relationships\tid")]
            is_shown = attributes.get("state", "visible") == "visible"
            sheets.append(SheetEntry(attributes.get("name", ""), "".join(ids), is_shown))
    entries = (
        attrs.evolve(entry, print_area=areas.get(str(number), "").rpartition("!")[2])
        for number, entry in enumerate(sheets)
    )
    return Workbook(tuple(entries), Settings(since_1904, is_stale))


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
            own = None if properties is None else font(properties)
            runs += [(plain_text(part), own) for part in child.children if part.name == "t"]
    return tuple(run for run in runs if run[0])  # many cells may show the same runs


def plain_text(element: Element) -> str:
    """Return the text of an element, in which some characters are written as ``_x000D_``."""
    text = element.text
    if "_x" in text:
        text = _ESCAPED.sub(_unescaped, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
