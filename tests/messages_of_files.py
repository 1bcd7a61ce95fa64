"""Files that make the readers say each of their messages, as small as can be."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlwt
from openpyxl import Workbook
from reportlab.lib.pdfencrypt import StandardEncryption

import gov_disclosure as gd
import xls_printing
import xlsx_printing
from containers import zipped
from corpus import PRINTINGS
from docx_printing import word_file
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.readers.docx import docx_document
from gov_disclosure.readers.html import html_document
from gov_disclosure.readers.limits import DEFAULT_LIMITS
from gov_disclosure.readers.pdf import pdf_document
from gov_disclosure.readers.workbook.xlsx import xlsx_document
from layout_traps import plain_report
from messages_of_forms import told
from pdf_cells import LABELS, LINES, WHOLE_PAGE, WORDS, page, pages, text
from pdf_drawing import drawn, four_cells
from refused_files import REFUSED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from messages_of_forms import Messages

_WORD = "word/document.xml"
_ARCHIVE = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
_PAGE_OF_ARCHIVE = b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"


def _twice() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in (_WORD, _WORD.title()):
            package.writestr(name, "1")
    return stream.getvalue()


def _encrypted(data: bytes) -> bytes:
    """Return a ZIP file of one entry, which says that it is encrypted."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def _deep_tables(depth: int) -> bytes:
    return word_file("<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth)


def _encrypted_xls() -> bytes:
    data = _xls()
    interface = data.index(b"\xe1\x00\x02\x00")
    return data[:interface] + b"\x2f\x00\x02\x00\x00\x00" + data[interface + 6 :]


def _xls() -> bytes:
    book: Any = xlwt.Workbook()
    sheet = book.add_sheet("年报")
    for row in range(20):
        sheet.write(row, 0, "政府信息公开")
    return xls_printing.saved(book)


def _hidden_lines() -> bytes:
    book = Workbook()
    sheet: Any = book.active
    for row in range(1, 4):
        sheet.append(["规章", row, row])
    sheet.row_dimensions[2].hidden = sheet.column_dimensions["C"].hidden = True
    book.create_sheet("上年").append(["规章", 1])
    book["上年"].sheet_state = "hidden"
    return xlsx_printing.saved(book)


_CELL = "<w:tc><w:p><w:ins w:id='1'><w:r><w:t>1</w:t></w:r></w:ins></w:p></w:tc>"
_TRACKED = f"<w:tbl><w:tr>{_CELL * 2}</w:tr></w:tbl>"
_UNKNOWN = WORDS.replace(b"/F ", b"/U ")
_REFUSED: Mapping[str, bytes] = {
    **{name: data for name, (data, _) in REFUSED.items()},
    "blank": b" \n",
    "no text": bytes(range(256)) * 9,
    "cut": PRINTINGS["docx"].print(layout(plain_report("2021")))[:-99],
    "twice": _twice(),
    "encrypted": _encrypted(zipped({_WORD: "1"})),
    "LZMA": zipped({_WORD: "1"}, zipfile.ZIP_LZMA),
    "no XML": zipped({_WORD: "<w:p>"}),
    "no body": zipped({_WORD: "<w:document xmlns:w='w'/>"}),
    "no text in it": word_file("<w:p><w:r><w:drawing/></w:r></w:p>"),
    "text elsewhere": word_file("<w:altChunk/>"),
    "deep Word": _deep_tables(100),
    "broken workbook": zipped({"xl/workbook.xml": "<"}),
    "encrypted XLS": _encrypted_xls(),
    "damaged XLS": _xls().replace(b"\x09\x08\x10\x00", bytes(4)),
    "web archive without a page": _ARCHIVE,
    "web archive with broken base64": _ARCHIVE + _PAGE_OF_ARCHIVE + b"=3DA\r\n--x--\r\n",
    "deep HTML": b"<html><body>" + b"<div>" * 3000 + "二、主动公开".encode(),
    "deep tables": b"<html><body>" + b"<table><tr><td>" * 60,
    "wide table": b"<html><table><tr>" + b"<td colspan=1000 rowspan=1000>1" * 60 + b"</table>",
    "no PDF": b"%PDF-1.7 ",
    "encrypted PDF": drawn(four_cells, StandardEncryption("a", canPrint=0)),
    "scan": pages(WHOLE_PAGE),
    "unknown characters": pages(_UNKNOWN, _UNKNOWN),
}

_LIMITED: tuple[tuple[str, gd.Limits], ...] = tuple(
    (name, gd.Limits(**{limit: most}))
    for name, limit, most in (
        *(("html", limit, 9) for limit in ("max_bytes", "max_characters", "max_markup")),
        *(("html", limit, 9) for limit in ("max_tags", "max_table_places")),
        *(("docx", limit, 9) for limit in ("max_zip_entries", "max_part_bytes", "max_tags")),
        *(("docx", limit, 9) for limit in ("max_characters", "max_table_places")),
        *(("xlsx", limit, 99) for limit in ("max_sheet_elements", "max_sheet_characters")),
        *(("xlsx", limit, 9) for limit in ("max_table_places", "max_characters")),
        *(("xls", limit, 99) for limit in ("max_part_bytes", "max_sheet_elements")),
        *(("pdf", limit, 1) for limit in ("max_pages", "max_drawn")),
        *(("pdf", limit, 9) for limit in ("max_decoded_bytes", "max_page_content_bytes")),
    )
)


def of_refused_files() -> Messages:
    """Yield why files are refused."""
    for data in _REFUSED.values():
        yield from told(gd.read, data)
    deep = gd.Limits(max_table_depth=10_000)
    yield from told(gd.read, _deep_tables(2000), limits=deep)


def of_limits() -> Messages:
    """Yield what is said of reports that hold more than is allowed."""
    printed = layout(plain_report("2021"))
    files = {name: PRINTINGS[name].print(printed) for name in ("html", "docx", "xlsx", "pdf")}
    files["xls"] = xls_printing.workbook(printed)
    for name, limits in _LIMITED:
        yield from told(gd.read, files[name], limits=limits)


def of_places() -> Messages:
    """Yield why paths cannot be opened."""
    with tempfile.TemporaryDirectory() as folder:
        for name in (".", "none.html", "long" * 99):
            try:
                gd.read(Path(folder) / name)
            except gd.UnreadableFileError as error:
                yield error.reason, error.reason_en


def of_remarks() -> Messages:
    """Yield what readers remark on files that they read."""
    cut = page(text(b"429"), before=b"0 0 250 800 re W n " + LABELS + LINES)
    ocr = b"BT 3 Tr ET " + WORDS + b"BT 0 Tr ET " + WHOLE_PAGE
    style = "".join(f".a{n}>b:nth-child({n})~c{{display:none}}" for n in range(20_000))
    documents = (
        pdf_document(pages(WORDS, WHOLE_PAGE, WORDS, WHOLE_PAGE)),
        pdf_document(pages(WORDS, _UNKNOWN, WORDS)),
        pdf_document(pages(WORDS, ocr)),
        pdf_document(cut),
        xlsx_document(_hidden_lines(), None, DEFAULT_LIMITS),
        docx_document(word_file(_TRACKED)),
        html_document(f"<style>{style}</style><p class=a1>1"),
    )
    for document in documents:
        yield from ((remark.message, remark.message_en) for remark in document.remarks)


OF_FILES = (of_refused_files, of_limits, of_places, of_remarks)
