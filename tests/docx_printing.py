"""Documents printed as Word files: plainly by python-docx, or in markup that is drawn."""

from __future__ import annotations

import html
import io
import re
from typing import TYPE_CHECKING, cast

import docx

from containers import zipped
from gov_disclosure.document import Heading, Table
from standing_printing import print_in_word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from docx.document import Document as WordDocument
    from docx.table import _Cell

    from gov_disclosure.document import Block, CellPlace, Document, TablePlace

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def saved(document: WordDocument) -> bytes:
    """Return a document of python-docx as a file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def print_docx(document: Document) -> bytes:
    """Return a document as a Word file that python-docx writes by its own means."""
    word = docx.Document()
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table):
            _print_table(word, block, cast("TablePlace", place))
        elif isinstance(block, Heading):
            word.add_heading(_NO_XML.sub("", block.text), block.level)
        else:
            word.add_paragraph(_NO_XML.sub("", block.text))
    return saved(word)


def _print_table(word: WordDocument, table: Table, place: TablePlace) -> None:
    width = place.width  # counted over all cells each time that it is asked for
    height = max(cell.row + cell.row_span for row in place.cells for cell in row)
    grid = word.add_table(height, width)
    cells: list[_Cell] = grid._cells  # each look-up by row and column would build them again
    for texts, places in zip(table.rows, place.cells, strict=True):
        for text, cell in zip(texts, places, strict=True):
            first = cell.row * width + cell.column
            last = first + (cell.row_span - 1) * width + cell.column_span - 1
            printed = cells[first] if first == last else cells[first].merge(cells[last])
            if cell.beside:
                print_in_word(printed.paragraphs[0], text, cell.beside)
            else:
                printed.text = _NO_XML.sub("", text)


# ── Markup that is drawn ────────────────────────────────────────────────────────────────

_RUN_FORMATS = (
    "",
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312"/><w:sz w:val="32"/></w:rPr>',
    '<w:rPr><w:b/><w:vanish w:val="0"/><w:strike w:val="false"/></w:rPr>',
    '<w:rPr><w:vertAlign w:val="baseline"/></w:rPr>',
    '<w:rPr><w:rStyle w:val="无"/></w:rPr>',
)
_JUNK = (
    '<w:del w:id="1"><w:r><w:delText>9</w:delText></w:r></w:del>',
    '<w:moveFrom w:id="1"><w:r><w:t>9</w:t></w:r></w:moveFrom>',
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>",
    "<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r>",
    '<w:bookmarkStart w:id="9" w:name="_9"/><w:bookmarkEnd w:id="9"/>',
    '<w:commentRangeStart w:id="9"/><w:r><w:commentReference w:id="9"/></w:r>',
    '<w:proofErr w:type="spellStart"/><w:r><w:lastRenderedPageBreak/></w:r>',
    '<w:r><w:footnoteReference w:id="9"/></w:r>',
    "<w:r><w:softHyphen/></w:r>",
    "<!-- 9 --><?x 9?>",
)
_WRAPPERS = (
    "<w:ins w:id='1'>{}</w:ins>",
    "<w:moveTo w:id='1'>{}</w:moveTo>",
    "<w:hyperlink w:anchor='_9'>{}</w:hyperlink>",
    "<w:smartTag w:element='chsdate'><w:smartTagPr/>{}</w:smartTag>",
    "<w:sdt><w:sdtPr><w:tag w:val='9'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:fldSimple w:instr=' HYPERLINK 9 '>{}</w:fldSimple>",
    (
        "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice>"
        "<mc:Fallback><w:r><w:t>9</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    ),
)
_ROW_WRAPPERS = (
    "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:customXml>{}</w:customXml>",
    "<w:bookmarkStart w:id='9' w:name='_9'/>{}",
)
_CELL_JUNK = "<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc>"
_ROW_JUNK = (
    f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{_CELL_JUNK}</w:tr>",
    "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p><w:r><w:t>9</w:t></w:r></w:p></w:tc></w:tr>",
)
_BLANKS = (
    "<w:p/>",
    "<w:p><w:pPr><w:jc w:val='center'/></w:pPr></w:p>",
    "<w:p><w:r><w:t xml:space='preserve'> \u00a0</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>\u3000</w:t></w:r></w:p><w:p/>",
    "<w:p><w:r><w:br/></w:r></w:p>",
)


def word_file(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a Word file whose body, and parts related to it, are given as XML.

    Args:
        body: what stands in ``w:body``.
        parts: kind of part to what stands in its root element.
    """
    parts = parts or {}
    relationships = "".join(
        f'<Relationship Id="r{kind}" Type="http://x/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    content = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": "<Relationships xmlns="
        f'"http://schemas.openxmlformats.org/package/2006/relationships">{relationships}'
        "</Relationships>",
        **{
            f"word/{kind}.xml": f"<w:{kind} {NAMESPACES}>{inner}</w:{kind}>"
            for kind, inner in parts.items()
        },
    }
    return zipped(content)


class NoisyPrinter:
    """Prints a document as a Word file whose markup is drawn, and whose text is the document's.

    Args:
        random: draws the markup.
    """

    def __init__(self, random: Random) -> None:
        self._random = random

    def file(self, document: Document) -> bytes:
        """Return the file."""
        blocks = "".join(
            self._table(block, cast("TablePlace", place))
            if isinstance(block, Table)
            else self._line(block)
            for block, place in zip(document.blocks, document.places, strict=True)
        )
        return word_file(blocks + "<w:sectPr/>")

    def checked(self, document: Document) -> bytes:
        """Return the file after python-docx has opened and saved it."""
        return saved(docx.Document(io.BytesIO(self.file(document))))

    def _one_of(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _line(self, block: Block) -> str:
        assert not isinstance(block, Table)
        level = block.level if isinstance(block, Heading) else 10
        properties = f"<w:outlineLvl w:val='{level - 1}'/>" if level < 10 else ""
        return self._paragraph(block.text, properties)

    def _paragraph(self, text: str, properties: str = "") -> str:
        mark = self._one_of("", "", "<w:rPr><w:ins w:id='1'/></w:rPr>", "<w:rPr><w:b/></w:rPr>")
        return f"<w:p><w:pPr>{properties}{mark}</w:pPr>{self._runs(text)}</w:p>"

    def _runs(self, text: str) -> str:
        pieces = []
        while text:
            length = self._random.choice((1, 2, 5, len(text)))
            pieces.append(self._run(text[:length]))
            text = text[length:]
        if self._random.random() < 0.4:
            pieces.insert(self._random.randrange(len(pieces) + 1), self._random.choice(_JUNK))
        for _ in range(self._random.randrange(3)):
            start = self._random.randrange(len(pieces) + 1)
            end = self._random.randrange(start, len(pieces) + 1)
            inner = "".join(pieces[start:end])
            pieces[start:end] = [self._random.choice(_WRAPPERS).format(inner)]
        return "".join(pieces)

    def _run(self, text: str) -> str:
        format_ = self._random.choice(_RUN_FORMATS)
        content = "<w:br/>".join(
            f"<w:t xml:space='preserve'>{html.escape(line)}</w:t>" for line in text.split("\n")
        )
        return f"<w:r>{format_}{content}</w:r>"

    def _table(self, table: Table, place: TablePlace) -> str:
        rows: dict[int, dict[int, tuple[str, CellPlace]]] = {}
        for texts, places in zip(table.rows, place.cells, strict=True):
            for text, cell in zip(texts, places, strict=True):
                for row in range(cell.row, cell.row + cell.row_span):
                    rows.setdefault(row, {})[cell.column] = (text, cell)
        lines = [self._row(number, rows[number]) for number in sorted(rows)]
        if self._random.random() < 0.5:
            lines.insert(self._random.randrange(len(lines) + 1), self._random.choice(_ROW_JUNK))
        grid = "<w:gridCol w:w='900'/>" * place.width
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"

    def _row(self, number: int, cells: Mapping[int, tuple[str, CellPlace]]) -> str:
        printed = [self._cell(number, *cells[column]) for column in sorted(cells)]
        if self._random.random() < 0.1:
            printed.insert(self._random.randrange(len(printed) + 1), _CELL_JUNK)
        change = self._one_of("", "", "<w:ins w:id='1'/>", "<w:cantSplit/><w:hidden w:val='0'/>")
        return self._wrapped(f"<w:tr><w:trPr>{change}</w:trPr>{''.join(printed)}</w:tr>")

    def _cell(self, number: int, text: str, place: CellPlace) -> str:
        span = f"<w:gridSpan w:val='{place.column_span}'/>" if place.column_span > 1 else ""
        merge = ""
        if place.row_span > 1:
            merge = "<w:vMerge w:val='restart'/>" if number == place.row else "<w:vMerge/>"
        content = self._content(text) if number == place.row else "<w:p/>"
        return self._wrapped(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{content}</w:tc>")

    def _wrapped(self, element: str) -> str:
        if self._random.random() < 0.9:
            return element
        return self._random.choice(_ROW_WRAPPERS).format(element)

    def _content(self, text: str) -> str:
        if not text.strip():
            return self._random.choice(_BLANKS)
        paragraphs = [text] if self._random.random() < 0.5 else text.split("\n")
        return "".join(map(self._paragraph, paragraphs))
