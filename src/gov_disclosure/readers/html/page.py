"""The text and tables of a web page, collected while it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
from turbohtml.saxparse import SaxHandler

from gov_disclosure.document import OBJECT, Attachment, Beside, Document, Standing, Table
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.flow import Flow, is_layout, one_line
from gov_disclosure.readers.html.controls import Choice, input_value, picture
from gov_disclosure.readers.html.elements import KINDS, LEFT_OUT, PARENTS, SHOWN_WHOLE, Kind
from gov_disclosure.readers.html.facts import PageFacts
from gov_disclosure.readers.html.looks import PLAIN
from gov_disclosure.readers.html.styling import NAMED, Attributes, Styling
from gov_disclosure.readers.html.tables import column_span, row_span
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.pieces import Piece
from gov_disclosure.readers.spanned_cells import SpannedCell, placed_table
from gov_disclosure.readers.text import text_document

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gov_disclosure.document import Remark
    from gov_disclosure.readers.html.stylesheets import Style
    from gov_disclosure.readers.limits import Limits

_MOST_OPEN = 500
"""Deepest nesting of elements; the parser, as browsers do, knows no more than 512 levels."""

_LINKS = frozenset({"href", "src", "data"})
_DOCUMENT_FILE = re.compile(
    r"\.(?:docx?|wps|ofd|pdf|rtf|xlsx?|et|zip|rar)(?:[?#]|\s*\Z)", re.IGNORECASE
)
_NOT_IN_TEXT = frozenset({Standing.STRUCK_OUT, Standing.NOT_VISIBLE})


@attrs.define
class _OpenTable:
    """A table that is being read.

    Attributes:
        groups: cells in rows, rows in groups.
        flows: the lines of each cell, in order.
    """

    groups: list[list[list[SpannedCell]]] = attrs.field(factory=list)
    flows: list[Flow] = attrs.field(factory=list)


@attrs.frozen
class _OpenLink:
    address: str
    line: list[str | Piece]
    start: int


@attrs.frozen
class _Drawn:
    """A ``pre`` that is being read: a table may be drawn in it.

    Attributes:
        texts: its text as it is.
        flow: where its lines go.
        start: how many lines and tables stood there before.
    """

    texts: list[str]
    flow: Flow
    start: int


class Page(SaxHandler):
    """Collects a document from the events of a parser.

    Args:
        file: name of the file, for errors.
        limits: bounds on what is read.
    """

    def __init__(
        self, file: str | None, limits: Limits, styles: Sequence[Style | None] = ()
    ) -> None:
        self._file = file
        self._limits = limits
        self._styling = Styling(styles)
        self._is_styled = bool(styles)
        self._places = 0
        self._flows = [Flow()]
        self._tables: list[_OpenTable] = []
        self._links: list[_OpenLink] = []
        self._open: list[tuple[Kind, bool]] = []
        self._drawn: _Drawn | None = None
        self._pre = 0
        self._choice: Choice | None = None
        self._left_out = 0
        self._is_hidden = False
        self._begins: dict[Kind, Callable[[str, Attributes], None]] = {
            "heading": self._begin_heading,
            "pre": self._begin_drawn,
            "choice": self._begin_choice,
            "option": self._begin_option,
            "title": self._begin_title,
            "table": self._begin_table,
            "group": self._begin_group,
            "row": self._begin_row,
            "cell": self._begin_cell,
        }
        self._title: str | None = None
        self._attachments: list[Attachment] = []
        self._facts = PageFacts()

    def document(self, remarks: tuple[Remark, ...] = ()) -> Document:
        """Return what was collected."""
        (flow,) = self._flows
        flow.end_line()
        placed = flow.placed_blocks()
        return Document(
            tuple(block for block, _ in placed),
            tuple(place for _, place in placed),
            title=self._title,
            attachments=tuple(self._attachments),
            remarks=remarks,
            facts=tuple(self._facts.found),
        )

    def start_element(self, tag: str, attrs: Attributes) -> None:
        """Take an element that begins."""
        if self._is_styled:
            self._styling.count()
        if self._left_out + len(self._open) >= _MOST_OPEN:
            raise self._too_deep()
        if self._left_out:
            self._left_out += 1
            self._is_hidden &= tag not in LEFT_OUT
            return
        address = _address(attrs) if attrs else None
        own = self._styling.own
        if attrs or self._is_styled or own is not PLAIN or tag in NAMED:
            own = self._styling.of(tag, attrs, in_cell=self._flows[-1].is_cell)
        if own.is_gone or tag in LEFT_OUT or tag in SHOWN_WHOLE:
            self._leave_out(tag, attrs, is_gone=own.is_gone, kind=own.kind)
            self._facts.begin(tag, attrs)
            if address is not None:
                self._attachments.append(Attachment("", address))
            return
        kind = self._kind(tag)
        if kind == "inline" and address is not None:
            kind = "link"
            pieces = self._flows[-1].pieces
            self._links.append(_OpenLink(address, pieces, len(pieces)))
        is_other = self._styling.begin(own)
        self._open.append((kind, is_other))
        if kind == "inline":
            self._begin_inline(tag, attrs)
        else:
            self._begin(kind, tag, attrs)
        if is_other or self._styling.adds_content:
            self._decorate(self._flows[-1], has_picture=is_other and own.has_picture)

    def end_element(self, tag: str) -> None:  # noqa: ARG002 - the parser's call
        """Take the end of an element; the parser gives one for each, whatever the page says."""
        if self._left_out:
            self._left_out -= 1
            if not self._left_out:
                self._facts.end()
            return
        kind, is_other = self._open.pop()
        if kind == "cell":
            self._end_cell()
        elif kind != "inline":
            self._end(kind)
        if is_other:
            self._styling.end()

    def characters(self, data: str) -> None:
        """Take text."""
        if self._left_out:
            self._facts.text(data)
            if self._is_hidden:
                self._flows[-1].add(Piece(data, Standing.NOT_VISIBLE))
            return
        if self._choice is not None:
            self._choice.add(data)
            return
        piece = data if self._styling.own is PLAIN else self._styling.piece(data)
        if isinstance(piece, Piece):
            self._flows[-1].add(piece)
            if self._drawn is not None and piece.kind not in _NOT_IN_TEXT:
                self._drawn.texts.append(piece.text)
        elif self._drawn is not None:
            self._drawn.texts.append(data)
            first, *others = data.split("\n")
            self._flows[-1].pieces.append(first)
            for line in others:
                self._flows[-1].break_line()
                self._flows[-1].pieces.append(line)
        else:
            self._flows[-1].pieces.append(data)

    def _kind(self, tag: str) -> Kind:
        """Return what an element is where it stands."""
        kind = KINDS.get(tag, "inline")
        if kind in PARENTS and (self._open[-1][0] if self._open else None) != PARENTS[kind]:
            return "inline"
        return kind

    def _too_deep(self) -> UnreadableFileError:
        return UnreadableFileError(
            self._file,
            f"网页元素嵌套超过 {_MOST_OPEN} 层，更深处的结构不能确定；请另存为 PDF",
            f"elements nested more than {_MOST_OPEN} deep, below which the structure is not "
            "certain; save the page as PDF",
        )

    def _leave_out(
        self, tag: str, attributes: Attributes, *, is_gone: bool, kind: Standing | None
    ) -> None:
        """Leave out what is in an element; in a cell, take what is seen of it, or is not."""
        self._left_out = 1
        in_cell = self._flows[-1].is_cell
        self._is_hidden = in_cell and is_gone and tag not in LEFT_OUT
        is_input = tag == "input"
        if not in_cell or tag in LEFT_OUT or (kind is Standing.NOT_VISIBLE and not is_input):
            return
        seen: str | Piece | None
        if is_input:
            seen = input_value(dict(attributes))
            if kind is Standing.NOT_VISIBLE:
                seen = Piece(seen, kind) if isinstance(seen, str) else None
        elif tag == "button":
            seen = Piece("", Standing.FORM_CONTROL)
        else:
            seen = picture(dict(attributes))
        self._take(seen)

    def _take(self, seen: str | Piece | None) -> None:
        """Take what is seen of a control or picture."""
        if isinstance(seen, str):
            seen = self._styling.piece(seen)
        if isinstance(seen, str):
            self._flows[-1].pieces.append(seen)
        elif seen is not None:
            self._flows[-1].add(seen)

    def _decorate(self, flow: Flow, *, has_picture: bool) -> None:
        """Take what style puts into a cell."""
        if flow.is_cell:
            flow.has_background |= has_picture
            if self._styling.adds_content:
                flow.add(Piece("", Standing.UNCERTAIN))

    def _begin_inline(self, tag: str, attributes: Attributes) -> None:
        if tag == "br":
            self._flows[-1].break_line()
            if self._drawn is not None:
                self._drawn.texts.append("\n")
        elif tag == "link":
            self._styling.note_link(attributes)

    def _begin(self, kind: Kind, tag: str, attributes: Attributes) -> None:
        if kind in ("line", "heading", "pre", "table"):
            self._flows[-1].end_line()
        begin = self._begins.get(kind)
        if begin is not None:
            begin(tag, attributes)

    def _begin_heading(self, tag: str, _attributes: Attributes) -> None:
        self._flows[-1].level = int(tag[1:])

    def _begin_drawn(self, _tag: str, _attributes: Attributes) -> None:
        self._pre += 1
        if self._pre == 1:
            flow = self._flows[-1]
            self._drawn = _Drawn([], flow, len(flow.content))

    def _begin_choice(self, tag: str, attributes: Attributes) -> None:
        self._choice = Choice(tag == "textarea" or "multiple" in dict(attributes))
        if tag == "textarea":
            self._choice.begin_option(is_chosen=True)

    def _begin_option(self, _tag: str, attributes: Attributes) -> None:
        if self._choice is not None:
            self._choice.begin_option(is_chosen="selected" in dict(attributes))

    def _begin_title(self, _tag: str, _attributes: Attributes) -> None:
        self._flows.append(Flow())

    def _begin_group(self, _tag: str, _attributes: Attributes) -> None:
        self._tables[-1].groups.append([])

    def _begin_row(self, _tag: str, _attributes: Attributes) -> None:
        self._tables[-1].groups[-1].append([])

    def _begin_cell(self, _tag: str, attributes: Attributes) -> None:
        cell, flow = SpannedCell(), Flow(is_cell=True)
        for name, value in attributes:
            if name == "rowspan":
                cell.row_span = row_span(value)
            elif name == "colspan":
                cell.column_span = column_span(value)
        table = self._tables[-1]
        table.groups[-1][-1].append(cell)
        table.flows.append(flow)
        self._flows.append(flow)

    def _end(self, kind: Kind) -> None:
        if kind in ("line", "heading", "pre", "title"):
            self._flows[-1].end_line()
        if kind == "heading":
            self._flows[-1].level = 0
        elif kind == "pre":
            self._end_drawn()
        elif kind == "choice":
            self._end_choice()
        elif kind == "link":
            self._end_link()
        elif kind == "title":
            self._end_title()
        elif kind == "table":
            self._end_table()

    def _end_drawn(self) -> None:
        """End a ``pre``: where tables are drawn in it, they stand instead of its lines."""
        self._pre -= 1
        drawn = self._drawn
        if self._pre or drawn is None:
            return
        self._drawn = None
        document = text_document("".join(drawn.texts), self._file, self._limits)
        if any(isinstance(block, Table) for block in document.blocks):
            drawn.flow.put_instead(drawn.start, document)

    def _end_choice(self) -> None:
        choice, self._choice = self._choice, None
        if choice is not None and self._flows[-1].is_cell:
            self._take(choice.seen())

    def _end_cell(self) -> None:
        flow = self._flows.pop()
        flow.end_line()
        cell = self._tables[-1].groups[-1][-1][-1]
        cell.text = flow.text
        if flow.beside:
            cell.beside = tuple(flow.beside)
        if flow.has_background and not cell.text:
            cell.text, cell.beside = OBJECT, (*cell.beside, Beside(Standing.PICTURE))

    def _end_link(self) -> None:
        link = self._links.pop()
        text = one_line("".join(map(_text, link.line[link.start :])))
        self._attachments.append(Attachment(text, link.address))

    def _end_title(self) -> None:
        title = self._flows.pop().text
        if self._title is None:
            self._title = title or None

    def _begin_table(self, _tag: str, _attributes: Attributes) -> None:
        most = self._limits.max_table_depth
        if len(self._tables) >= most:
            raise exceeded(self._file, most, "层嵌套表格", "levels of nested tables")
        self._tables.append(_OpenTable())

    def _end_table(self) -> None:
        table = self._tables.pop()
        flow = self._flows[-1]
        if is_layout([row for group in table.groups for row in group], table.flows):
            flow.add_layout(table.flows)
            return
        placed = placed_table(table.groups, self._spend_places)
        if placed is not None:
            flow.add_table(placed)

    def _spend_places(self, number: int) -> None:
        self._places += number
        most = self._limits.max_table_places
        if self._places > most:
            raise exceeded(self._file, most, "个表格单元格", "cells of tables")


def _text(piece: str | Piece) -> str:
    return piece if isinstance(piece, str) else piece.text


def _address(attributes: Attributes) -> str | None:
    """Return the address of the document that an element links to."""
    for name, value in attributes:
        if name in _LINKS and value and _DOCUMENT_FILE.search(value):
            return value.strip()
    return None
