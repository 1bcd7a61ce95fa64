"""What holds for any bytes whatever, and small files of every format to begin with."""

from __future__ import annotations

import functools
from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING

import gov_disclosure as gd
from containers import unzipped, zipped
from copies import copy, distinct, whole
from docx_printing import print_docx
from gov_disclosure.document import Table
from gov_disclosure.forms.layout.document import layout
from hostile_html import SECTION_TWO
from hostile_pdf import FILES
from pdf_printing import Style, print_pdf
from xls_printing import workbook as print_xls
from xlsx_printing import saved, workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.document import Document

FORMATS = (
    "text",
    "markdown",
    "html",
    "mhtml",
    "docx",
    "xlsx",
    "spreadsheetml",
    "xls",
    "pdf",
    "json",
    "any",
)
"""What can be given bytes: each reader, the JSON codec, and the reader that finds the format."""


MAIN_PART = "word/document.xml"
SHEET_PART = "xl/worksheets/sheet1.xml"


def assert_read_or_refused(format: str, data: bytes) -> None:  # noqa: A002 - as read has it
    """Check that bytes give a report, which JSON keeps, or an error of the library."""
    if format == "docx" and not data.startswith(b"PK"):
        data = zipped({MAIN_PART: data})  # most of what can go wrong is in what is packed
    if format == "xlsx" and not data.startswith(b"PK"):
        data = zipped({**_workbook_parts(), SHEET_PART: data})  # likewise
    try:
        if format == "json":
            report = gd.loads(data)
        else:
            report = gd.read(data, None if format == "any" else format).report
    except (gd.UnreadableFileError, gd.UnrecognisedDocumentError, gd.InvalidValueError) as error:
        told = [error.message, error.message_en]
    except gd.InvalidJSONError as error:
        told = [error.message, error.message_en]
        if format != "json":
            raise
    else:
        _assert_kept(report)
        return
    assert all(told)


def _assert_kept(report: gd.AnnualReport) -> None:
    assert gd.loads(gd.dumps(report)) == report
    assert isinstance(gd.check(report), tuple | list)


@functools.cache
def _workbook_parts() -> Mapping[str, bytes]:
    return unzipped(saved(workbook(_document())))


def _document() -> Document:
    """Return section 二 of a report as a document."""
    report = whole(distinct("2021"))
    return layout(gd.AnnualReport(proactive_disclosure=report.proactive_disclosure))


def _web_archive(page: str) -> bytes:
    """Return a page as a browser saves it with all that belongs to it."""
    archive = EmailMessage()
    archive["Snapshot-Content-Location"] = "https://example.invalid/"
    archive.set_content(page, subtype="html", cte="quoted-printable")
    archive.make_mixed(boundary="----=_saved")
    return archive.as_bytes()


def _xml_spreadsheet(document: Document) -> bytes:
    """Return the tables of a document as an XML spreadsheet."""
    rows = [
        "".join(f"<Cell><Data ss:Type='String'>{escape(text)}</Data></Cell>" for text in row)
        for block in document.blocks
        for row in (block.rows if isinstance(block, Table) else ((block.text,),))
    ]
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    table = "".join(f"<Row>{row}</Row>" for row in rows)
    return (
        f"<?xml version='1.0'?><Workbook xmlns='{space}' xmlns:ss='{space}'>"
        f"<Worksheet ss:Name='年报'><Table>{table}</Table></Worksheet></Workbook>"
    ).encode()


@functools.cache
def seeds() -> Mapping[str, Sequence[bytes]]:
    """Return small valid files of each format, by its name in ``FORMATS``."""
    report = whole(distinct("2021"))
    older = whole(distinct("2019"))
    document = _document()
    found = {
        "text": [
            copy(report, "one cell per line").encode(),
            copy(older, "tabs").encode("gb18030"),
            copy(report, "spaces").encode("utf-16"),
            gd.render(report, "text").encode(),
        ],
        "markdown": [gd.render(report, "markdown").encode(), copy(older, "bars").encode()],
        "html": [SECTION_TWO.encode(), gd.render(report, "html").encode("gb18030")],
        "mhtml": [_web_archive(gd.render(report, "html"))],
        "spreadsheetml": [_xml_spreadsheet(document)],
        "docx": [print_docx(document), unzipped(print_docx(document))[MAIN_PART]],
        "xlsx": [saved(workbook(document)), _workbook_parts()[SHEET_PART]],
        "xls": [print_xls(document)],
        "pdf": [
            print_pdf(document),
            print_pdf(document, Style(rules="none")),
            FILES["a map of characters to long texts"](),
        ],
        "json": [gd.dumpb(report), gd.dumps(older, indent=2).encode()],
    }
    return {**found, "any": [file for files in found.values() for file in files[:1]]}
