"""Word files (DOCX) as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.docx.body import Body
from gov_disclosure.readers.docx.names import W
from gov_disclosure.readers.docx.numbering import Numbering
from gov_disclosure.readers.docx.styles import Styles
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.office_properties import custom_properties
from gov_disclosure.readers.office_xml import parsed, related
from gov_disclosure.readers.zip_parts import ZipParts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from gov_disclosure.document import Document

_MAIN = "officeDocument"
_USUAL_MAIN = "word/document.xml"
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def docx_document(
    data: bytes, name: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Document:
    """Return a Word file as a document.

    It is read as it looks with all tracked changes accepted; a remark names each table that
    has any. Numbers that Word puts before paragraphs are part of the text. Merged cells stand
    once; tables that only arrange the page are read as the HTML reader does. Text boxes and
    notes come after the paragraph or table they belong to. Comments, headers and footers, text
    that is hidden or struck out, prompts of empty fields and pictures are left out, as is the
    title in the properties of the file: it is often that of the report it was copied from.

    Args:
        data: the file.
        name: its name, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it is damaged, too large, or has no text.
    """
    parts = ZipParts(data, name, limits)

    def root(part: str | None) -> Element | None:
        if part is None or part not in parts:
            return None
        return parsed(parts.read(part), name, limits)

    main = dict(related(parts, "", name, limits)).get(_MAIN, _USUAL_MAIN)
    document = root(main)
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise UnreadableFileError(
            name,
            "Word 文件中没有正文，不能读取；请用 Word 或 WPS 打开后另存",
            "this Word file has no text part; open it in Word and save it again",
        )
    others = dict(related(parts, main, name, limits))
    notes = {
        (kind, note.get(f"{W}id", "")): note
        for part, kind in _NOTES.items()
        for note in _notes(root(others.get(part)), kind)
    }
    reader = Body(
        Styles(root(others.get("styles"))),
        Numbering(root(others.get("numbering"))),
        notes,
        name,
        limits,
    )
    try:
        read = reader.document(body)
    except RecursionError as error:
        raise UnreadableFileError(
            name,
            "表格嵌套过深，不能读取；请用 Word 打开后另存为 PDF",
            "tables are nested too deep; open the file in Word and save it as PDF",
        ) from error
    if not read.blocks:
        raise UnreadableFileError(
            name,
            "Word 文件中没有文字（可能只有图片），请先作 OCR（文字识别）",
            "this Word file has no text (it may hold pictures only); run OCR on it first",
        )
    return attrs.evolve(read, facts=custom_properties(parts, name, limits))


def _notes(root: Element | None, kind: str) -> Iterator[Element]:
    if root is not None:
        yield from root.findall(f"{W}{kind}")
