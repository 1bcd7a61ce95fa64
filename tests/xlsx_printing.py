"""Documents printed as the workbooks that agencies publish: one text, any layout of sheets."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Literal, cast

import attrs
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Border, Side

from gov_disclosure.document import Heading, Table, TablePlace
from standing_printing import print_in_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from gov_disclosure.document import CellPlace, Document

_THIN = Side(style="thin")
ALL_SIDES = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


@attrs.frozen
class Style:
    """How a workbook is laid out.

    Attributes:
        is_drawn: whether the cells of tables have borders.
        merges_prose: whether paragraphs are merged over the width of the tables.
        blank_rows: blank rows before and after each table.
        blank_above: rows left blank above.
        blank_beside: columns left blank on the left.
        figures: whether figures are stored as numbers or as text.
        sheets: whether all is on one sheet, or each section has its own.
    """

    is_drawn: bool = True
    merges_prose: bool = True
    blank_rows: int = 0
    blank_above: int = 0
    blank_beside: int = 0
    figures: Literal["numbers", "text"] = "numbers"
    sheets: Literal["one", "sections"] = "one"


DEFAULT_STYLE = Style()


def workbook(document: Document, style: Style = DEFAULT_STYLE) -> Workbook:
    """Return a document as a workbook."""
    book = Workbook()
    printer = SheetPrinter(cast("Worksheet", book.active), style)
    width = max((p.width for p in document.places if isinstance(p, TablePlace)), default=1)
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table):
            printer.table(block, cast("TablePlace", place))
            continue
        if style.sheets == "sections" and isinstance(block, Heading) and block.level == 2:
            printer = SheetPrinter(book.create_sheet(), style)
        printer.line(block.text, width)
    return book


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

    def __init__(self, sheet: Worksheet, style: Style = DEFAULT_STYLE) -> None:
        self._sheet = sheet
        self._style = style
        self._row = 1 + style.blank_above

    def line(self, text: str, width: int = 1) -> None:
        """Print a paragraph."""
        first = 1 + self._style.blank_beside
        write(cast("Cell", self._sheet.cell(self._row, first)), text)
        if self._style.merges_prose and width > 1:
            self._sheet.merge_cells(None, self._row, first, self._row, first + width - 1)
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
        top, left = self._row + place.row, 1 + self._style.blank_beside + place.column
        bottom, right = top + place.row_span - 1, left + place.column_span - 1
        cell = cast("Cell", self._sheet.cell(top, left))
        if place.beside:
            print_in_workbook(cell, text, place.beside)
        elif self._style.figures == "numbers" and _is_stored(text):
            cell.value = float(text) if "." in text else int(text)
        else:
            write(cell, text)
        if self._style.is_drawn:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    cast("Cell", self._sheet.cell(row, column)).border = ALL_SIDES
        if (bottom, right) != (top, left):
            self._sheet.merge_cells(None, top, left, bottom, right)


_NO_XML = {0xFFFE: None, 0xFFFF: None}


def write(cell: Cell, text: str) -> None:
    """Put a text into a cell as such: one that begins like a formula is none."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text).translate(_NO_XML)
    if text:
        cell.value = text
        cell.data_type = "s"


def _is_stored(text: str) -> bool:
    """Tell whether a text comes back from a number stored in its place."""
    try:
        return f"{float(text):.15g}" == text
    except ValueError:
        return False


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_workbook(rows: str, **parts: str) -> bytes:
    """Return a file of one sheet whose XML is given: what no program writes, or few do.

    Args:
        rows: what stands in ``sheetData``.
        parts: further XML: ``before`` and ``after`` the data of the sheet, ``strings``,
            ``styles`` and ``workbook``; ``main`` is another namespace, ``prologue`` comes
            before the root of the sheet.
    """
    main = parts.get("main", _MAIN)
    relationships = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            {
                "worksheet": "worksheets/sheet1.xml",
                "sharedStrings": "sharedStrings.xml",
                "styles": "/xl/styles.xml",
            }.items()
        )
    )
    files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}">'
        f'{parts.get("workbook", "")}<sheets><sheet name="年报" sheetId="1" r:id="r0"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relationships}'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{parts.get("strings", "")}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{main}">{parts.get("styles", "")}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'{parts.get("prologue", "")}<worksheet xmlns="{main}">'
        f"{parts.get('before', '')}<sheetData>{rows}</sheetData>{parts.get('after', '')}"
        "</worksheet>",
    }
    return zipped({name: content.encode() for name, content in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of some parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def without_part(data: bytes, name: str) -> bytes:
    """Return a ZIP file less one of its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped({part: archive.read(part) for part in archive.namelist() if part != name})
