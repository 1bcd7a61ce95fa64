"""XLSX workbooks: their parts read under limits, one sheet after the other."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.office_properties import OUTSIDE_PRINT_AREAS, custom_properties
from gov_disclosure.readers.workbook import workbook_document
from gov_disclosure.readers.workbook.overlays import overlaid
from gov_disclosure.readers.workbook.sheets import Allowance, Sheet, named_area
from gov_disclosure.readers.workbook.sums import with_sums
from gov_disclosure.readers.workbook.xlsx_drawings import DRAWING_RECORDS, overlays_of
from gov_disclosure.readers.workbook.xlsx_parts import (
    NAMESPACES,
    RELATIONSHIP_RECORDS,
    STRING_RECORDS,
    TABLE_RECORDS,
    WORKBOOK_RECORDS,
    SheetEntry,
    read_relationships,
    read_strings,
    read_workbook,
)
from gov_disclosure.readers.workbook.xlsx_sheet import Shared, SheetPart
from gov_disclosure.readers.workbook.xlsx_styles import STYLE_RECORDS, Styles, read_styles
from gov_disclosure.readers.workbook.xml_records import XMLReader
from gov_disclosure.readers.zip_parts import ZipParts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from gov_disclosure.document import Document, Fact
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.workbook.xml_records import Element

_USUAL_MAIN_PART = "/xl/workbook.xml"


def xlsx_document(data: bytes, file: str | None, limits: Limits) -> Document:
    """Return a workbook as a document.

    Sheets, rows and columns that are hidden are left out and told, phonetic guides are left out.
    A figure is the stored one; number formats add what they print beside it.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it is damaged, or holds more than the limits allow.
    """
    package = _Package(data, file, limits)
    facts = package.properties()
    sheets = package.sheets()
    if OUTSIDE_PRINT_AREAS in facts:
        sheets = (with_sums(sheet.printed()) for sheet in sheets)
    return attrs.evolve(workbook_document(sheets, file, limits), facts=facts)


def xlsx_sheets(
    data: bytes, file: str | None, limits: Limits, after: str | None = None
) -> Iterator[Sheet]:
    """Yield the sheets of a workbook that are shown, as they are.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is read.
        after: name of a sheet; it and those before it are left out.

    Raises:
        UnreadableFileError: it is damaged, or holds more than the limits allow.
    """
    return _Package(data, file, limits).sheets(after)


class _Package:
    """The parts of an XLSX file."""

    def __init__(self, data: bytes, file: str | None, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._parts = ZipParts(data, file, limits)
        self._xml = XMLReader(file, limits.max_sheet_elements, NAMESPACES)
        self._allowance = Allowance(file, limits.max_sheet_characters)

    def properties(self) -> tuple[Fact, ...]:
        """Return what the file says of itself in its properties."""
        return custom_properties(self._parts, self._file, self._limits)

    def sheets(self, after: str | None = None) -> Iterator[Sheet]:
        """Yield the sheets in their order; of hidden ones only their names."""
        parts = self._related("").values()
        main = next((part for kind, part in parts if kind == "officeDocument"), _USUAL_MAIN_PART)
        workbook = read_workbook(self._records(main, WORKBOOK_RECORDS))
        related = self._related(main)
        parts_by_kind = dict(related.values())
        strings = (
            read_strings(self._records(parts_by_kind["sharedStrings"], STRING_RECORDS))
            if "sharedStrings" in parts_by_kind
            else []
        )
        styles = (
            read_styles(self._records(parts_by_kind["styles"], STYLE_RECORDS))
            if "styles" in parts_by_kind
            else Styles()
        )
        shared = Shared(strings, styles, workbook.settings, self._xml, self._allowance)
        names = [entry.name for entry in workbook.sheets]
        first = names.index(after) + 1 if after in names else 0
        for entry in workbook.sheets[first:]:
            kind, part = related.get(entry.relationship, ("", ""))
            if kind != "worksheet":
                continue
            yield (
                self._sheet(entry, part, shared)
                if entry.is_shown
                else Sheet(entry.name, {}, is_shown=False)
            )

    def _sheet(self, entry: SheetEntry, part: str, shared: Shared) -> Sheet:
        related: defaultdict[str, list[str]] = defaultdict(list)
        for kind, other in self._related(part).values():
            related[kind].append(other)
        tables = [
            element.attributes.get("ref", "")
            for table in related["table"]
            for element in self._records(table, TABLE_RECORDS)
        ]
        reader = SheetPart(entry.name, shared, tables)
        sheet = reader.sheet(self._content(part))
        sheet = attrs.evolve(sheet, print_area=named_area(entry.print_area))
        overlays = [
            *reader.overlays,
            *(
                overlay
                for drawing in related["drawing"]
                for overlay in overlays_of(self._records(drawing, DRAWING_RECORDS), reader.extents)
            ),
        ]
        return overlaid(sheet, overlays, self._file, self._limits)

    def _records(self, part: str, names: AbstractSet[str]) -> Iterator[Element]:
        return self._xml.records(self._content(part), names)

    def _content(self, part: str) -> bytes:
        if part not in self._parts:
            raise self._xml.damaged()
        return self._parts.read(part)

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part, or of the file: id to kind and part."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._parts:
            return {}
        return {
            key: (kind, posixpath.normpath(posixpath.join("/", folder, target)))
            for key, kind, target in read_relationships(self._records(path, RELATIONSHIP_RECORDS))
        }
