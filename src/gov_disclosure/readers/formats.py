"""The table of input formats, and how a format is found from the content of a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

import attrs

from gov_disclosure.document import Document
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.readers.encodings import decode
from gov_disclosure.readers.html import declared_encoding, html_document
from gov_disclosure.readers.kinds import binary_kind
from gov_disclosure.readers.limits import Limits
from gov_disclosure.readers.markdown import markdown_document
from gov_disclosure.readers.text import text_document
from gov_disclosure.suffixes import SUFFIXES


@attrs.frozen
class InputFile:
    """The bytes of a file that is to be read.

    Attributes:
        data: its content.
        name: its name, for errors; None for bytes and streams.
        limits: bounds on what is read.
    """

    data: bytes = attrs.field(repr=False)
    name: str | None
    limits: Limits


@attrs.frozen
class Format:
    """An input format.

    Attributes:
        name: its name in ``read`` and ``parse``.
        open: function from a file to a document.
        parse: function from decoded text, name and limits to a document; None for a binary
            format.
    """

    name: str
    open: Callable[[InputFile], Document]
    parse: Callable[[str, str | None, Limits], Document] | None = None


def _open_text(file: InputFile) -> Document:
    return text_document(decode(file.data, file.name), file.name, file.limits)


def _open_markdown(file: InputFile) -> Document:
    return markdown_document(decode(file.data, file.name), file.name, file.limits)


def _open_html(file: InputFile) -> Document:
    markup = decode(file.data, file.name, declared_encoding(file.data))
    return html_document(markup, file.name, file.limits)


def _open_pdf(file: InputFile) -> Document:
    from gov_disclosure.readers.pdf import pdf_document  # noqa: PLC0415 - many modules, rarely used

    return pdf_document(file.data, file.name, file.limits)


def _open_docx(file: InputFile) -> Document:
    from gov_disclosure.readers.docx import docx_document  # noqa: PLC0415 - as above

    return docx_document(file.data, file.name, file.limits)


def _open_xlsx(file: InputFile) -> Document:
    from gov_disclosure.readers.workbook.xlsx import xlsx_document  # noqa: PLC0415 - as above

    return xlsx_document(file.data, file.name, file.limits)


def _open_xls(file: InputFile) -> Document:
    from gov_disclosure.readers.workbook.xls import xls_document  # noqa: PLC0415 - as above

    return xls_document(file.data, file.name, file.limits)


def _open_web_archive(file: InputFile) -> Document:
    from gov_disclosure.readers.web_archive import web_archive_document  # noqa: PLC0415 - as above

    return web_archive_document(file.data, file.name, file.limits)


def _open_xml_spreadsheet(file: InputFile) -> Document:
    from gov_disclosure.readers.workbook.xml_spreadsheet import (  # noqa: PLC0415 - as above
        xml_spreadsheet_document,
    )

    return xml_spreadsheet_document(file.data, file.name, file.limits)


FORMATS: tuple[Format, ...] = (
    Format("text", _open_text, text_document),
    Format("markdown", _open_markdown, markdown_document),
    Format("html", _open_html, html_document),
    Format("pdf", _open_pdf),
    Format("docx", _open_docx),
    Format("xlsx", _open_xlsx),
    Format("xls", _open_xls),
    Format("mhtml", _open_web_archive),
    Format("spreadsheetml", _open_xml_spreadsheet),
)
"""Every format. A new one is a module, a line here, and a line in how it is recognised."""

_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^<>]*>\s*|<!--(?:(?!-->).){0,4096}-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|span|font|center)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_CELL = re.compile(rb"</?t[dhr]\b[^<>]*>", re.IGNORECASE)
_MARKED_HEADING = rb"#{1,6}\s+\S.*"
_TABLE_RULE = rb"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?"
_MARKDOWN = re.compile(rb"^(?:%b|%b)\r?$" % (_MARKED_HEADING, _TABLE_RULE), re.MULTILINE)
_HEADING = re.compile(rb"^%b\r*$" % _MARKED_HEADING, re.MULTILINE)
_SAMPLE = 1 << 18


def format_named(name: str) -> Format:
    """Return the format of a name.

    Raises:
        InvalidValueError: there is no such format.

    Example:
        >>> format_named("markdown").name
        'markdown'
    """
    for known in FORMATS:
        if known.name == name:
            return known
    names = " | ".join(known.name for known in FORMATS)
    raise InvalidValueError("format", name, f"{names} 之一", f"one of {names}")


def format_of(file: InputFile) -> Format:
    """Return the format of a file, found from its content; the suffix decides between texts.

    Raises:
        UnreadableFileError: a picture or another file that is not read, or a damaged one.
    """
    kind = binary_kind(file.data, file.name, file.limits)
    if kind is not None:
        return format_named(kind)
    sample = file.data[:_SAMPLE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # UTF-16 too
    suffix = PurePath(file.name).suffix.lower() if file.name else ""
    markdown = format_named("markdown")
    if suffix in SUFFIXES["markdown"]:
        return markdown
    if _HTML_START.match(sample):
        return format_named("html")
    headings, marks = (len(part.findall(sample)) for part in (_HEADING, _MARKDOWN))
    is_marked = marks > 1 and headings > 0
    if not is_marked and len(_HTML_CELL.findall(sample)) > 1:
        return format_named("html")
    if marks < 2 or (suffix in SUFFIXES["text"] and headings < 2):
        return format_named("text")
    return markdown
