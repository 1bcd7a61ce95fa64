"""Reports in the official layout as Word files (DOCX)."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, cast
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gov_disclosure.document import Heading, Table
from gov_disclosure.escaping import storable
from gov_disclosure.forms.layout.printed_form import PrintedForm, is_open, printed_form
from gov_disclosure.renderers import paper
from gov_disclosure.renderers.file_properties import UNDATED, custom_properties
from gov_disclosure.renderers.line_breaks import title_lines
from gov_disclosure.renderers.word_styles import (
    BODY_STYLE,
    CLOSING_STYLE,
    FOOTER_STYLE,
    TABLE_STYLE,
    TITLE_STYLE,
    fonts_xml,
    heading_style,
    style_id,
    styles_xml,
)
from gov_disclosure.renderers.word_tables import element, run, table_element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.document import Block, Place, TablePlace
    from gov_disclosure.forms.layout.printed_tables import PlacedBlock
    from gov_disclosure.model.report import AnnualReport

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FONTS = "word/fontTable.xml"
_WORD_OF_TODAY = "15"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_FOOTER_DISTANCE = 28.0
_BEFORE_CLOSING = 56.0
_LONGEST_PROPERTY = 255
"""Characters of one of the properties that all Office files have."""


def word_file(report: AnnualReport) -> bytes:
    """Return a report in the official layout as a Word file.

    Typography is that of GB/T 9704. What is said of the report but is not of the form stands in
    the properties of the file. All text is text, so nothing in it can act.

    Args:
        report: any report.

    """
    return file_of(document_of(printed_form(report)))


def document_of(form: PrintedForm, *, to_fill_in: bool = False) -> Any:
    """Return a report as a document of python-docx.

    Args:
        form: the report as it is printed.
        to_fill_in: whether to leave a line below each heading where prose is to be written.
    """
    document = docx.Document()
    _prepare(document)
    _describe(document, form)
    body = document.element.body
    for made in _content(form, to_fill_in=to_fill_in):
        body.insert(len(body) - 1, made)  # what is last says how the pages are
    return document


def file_of(document: Any) -> bytes:
    """Return the content of the file of a document, the same for the same document.

    Args:
        document: a document that ``document_of`` made.
    """
    stream = io.BytesIO()
    document.save(stream)
    return _packed(stream.getvalue(), {_FONTS: fonts_xml().encode()})


def captioned_blocks(form: PrintedForm) -> Iterator[tuple[Block, Place, str | None]]:
    """Yield the blocks between title and 落款, each with the heading of its section."""
    parts: list[tuple[str | None, tuple[PlacedBlock, ...]]] = [
        (None, form.preamble),
        *((cast("Heading", blocks[0][0]).text, blocks) for blocks in form.sections.values()),
        (None, form.notes),
    ]
    yield from ((*block, caption) for caption, part in parts for block in part)


def _content(form: PrintedForm, *, to_fill_in: bool) -> Iterator[Any]:
    """Yield the paragraphs and tables of a report; the 落款 never stands alone on a page."""
    if form.title is not None:
        width = paper.half_characters(paper.TEXT_WIDTH, paper.TITLE_SIZE)
        yield _paragraph(title_lines(form.title, width), TITLE_STYLE)
    blocks = list(captioned_blocks(form))
    following = (*(block for block, _, _ in blocks[1:]), None)
    for number, ((block, place, caption), after) in enumerate(
        zip(blocks, following, strict=True), start=1
    ):
        if isinstance(block, Table):
            yield table_element(block, cast("TablePlace", place), caption)
            yield _paragraph("", TABLE_STYLE)  # keeps it from running into another one
        elif isinstance(block, Heading):
            yield _paragraph(block.text, heading_style(block.level))
            if to_fill_in and is_open(block, after):
                yield _paragraph("", BODY_STYLE)
        else:
            is_kept = bool(form.closing) and number == len(blocks)
            yield _paragraph(block.text, BODY_STYLE, is_kept=is_kept)
    for number, line in enumerate(form.closing, start=1):
        before = _BEFORE_CLOSING if number == 1 else 0
        is_kept = number < len(form.closing)
        yield _paragraph(line, CLOSING_STYLE, before=before, is_kept=is_kept)


def _paragraph(text: str, style: str, *, before: float = 0, is_kept: bool = False) -> Any:
    properties = element("pPr", element("pStyle", val=style_id(style)))
    if is_kept:
        properties.append(element("keepNext"))
    if before:
        height = round(paper.LINE_HEIGHT * 20)
        space = {"before": round(before * 20), "line": height, "lineRule": "exact"}
        properties.append(element("spacing", **space))
    return element("p", properties, *([run(text)] if text else []))


def _prepare(document: Any) -> None:
    """Give a new document its styles, its page and its page numbers."""
    styles = document.styles.element
    styles[:] = list(parse_xml(styles_xml()))
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, paper.PAGE)
    section.top_margin, section.bottom_margin = Mm(paper.MARGIN_TOP), Mm(paper.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(paper.MARGIN_LEFT), Mm(paper.MARGIN_RIGHT)
    section.footer_distance = Mm(_FOOTER_DISTANCE) - Pt(paper.PAGE_NUMBER_SIZE) // 2
    document.settings.odd_and_even_pages_header_footer = True
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_OF_TODAY)
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]  # a picture of another document
    _number_pages(section.footer, "right")
    _number_pages(section.even_page_footer, "left")


def _number_pages(footer: Any, side: str) -> None:
    """Put the number of the page between dashes, on the outer side."""
    footer.is_linked_to_previous = False
    for paragraph in list(footer.paragraphs):
        footer._element.remove(paragraph._element)  # noqa: SLF001 - the way that it documents
    style = element("pStyle", val=style_id(FOOTER_STYLE))
    number = element("fldSimple", run("1"), instr=" PAGE ")
    properties = element("pPr", style, element("jc", val=side))
    footer._element.append(element("p", properties, run("— "), number, run(" —")))  # noqa: SLF001


def _describe(document: Any, form: PrintedForm) -> None:
    """Put into the properties of a document what is said of a report but not of the form."""
    core = document.core_properties
    core.title = storable(form.title or "")[:_LONGEST_PROPERTY]
    core.author = core.last_modified_by = core.comments = ""
    core.language = "zh-CN"
    core.created = core.modified = UNDATED
    properties = list(custom_properties(form))
    if properties:
        package = document.part.package
        name = PackURI("/docProps/custom.xml")
        part = Part(name, _CUSTOM_TYPE, _properties_xml(properties), package)
        package.relate_to(part, f"{_CUSTOM}/relationships/custom-properties")


def _properties_xml(properties: Iterable[tuple[str, str]]) -> bytes:
    values = f"{_CUSTOM}/docPropsVTypes"
    found = "".join(
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="{number}" name={quoteattr(name)}>'
        f'<vt:lpwstr xmlns:vt="{values}">{escape(value)}</vt:lpwstr></property>'
        for number, (name, value) in enumerate(properties, start=2)  # as the standard counts them
    )
    return f'<Properties xmlns="{_CUSTOM}/custom-properties">{found}</Properties>'.encode()


def _packed(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return a file with some of its parts changed, and no dates, so that equal ones are equal."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            content = parts.get(entry.filename) or old.read(entry)
            new.writestr(zipfile.ZipInfo(entry.filename, _ZIP_DATE), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
