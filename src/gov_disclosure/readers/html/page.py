"""The text and tables of a web page, collected while it is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from turbohtml.saxparse import SaxHandler

from gov_disclosure.document import Attachment, Document, Standing, Table
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.flow import Flow, one_line
from gov_disclosure.readers.html.controls import Choice
from gov_disclosure.readers.html.elements import (
    LEFT_OUT,
    PARENTS,
    Kind,
)
from gov_disclosure.readers.html.facts import PageFacts
from gov_disclosure.readers.html.looks import PLAIN
from gov_disclosure.readers.html.objects import (
    BESIDE,
    COVERED,
    GENERATED,
    object_of,
    shown_by_others,
)
from gov_disclosure.readers.html.said import Element, Elements
from gov_disclosure.readers.html.tables import Tables
from gov_disclosure.readers.pieces import Piece
from gov_disclosure.readers.text import text_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from gov_disclosure.document import Remark
    from gov_disclosure.readers.html.styling import Attributes, Styling
    from gov_disclosure.readers.limits import Limits

_MOST_OPEN = 500
"""Deepest nesting of elements; the parser, as browsers do, knows no more than 512 levels."""

_NOT_IN_TEXT = frozenset({Standing.STRUCK_OUT, Standing.NOT_VISIBLE})
_LINES = frozenset({"line", "item", "rule", "heading", "pre"})
"""What begins a line of its own."""


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
        styling: tells how its elements look.
        names: the names in quotes in its scripts.
    """

    def __init__(
        self, file: str | None, limits: Limits, styling: Styling, names: frozenset[str]
    ) -> None:
        self._file = file
        self._limits = limits
        self._styling = styling
        self._is_styled = styling.has_sheets
        self._names = names
        self._flows = [Flow()]
        self._tables = Tables(file, limits)
        self._links: list[_OpenLink] = []
        self._open: list[tuple[Kind, bool]] = []
        self._drawn: _Drawn | None = None
        self._pre = 0
        self._choice: Choice | None = None
        self._left_out = 0
        self._is_hidden = False
        self._elements = Elements(styling)
        self._begins: dict[Kind, Callable[[Element], None]] = {
            "break": self._break_line,
            "heading": self._begin_heading,
            "pre": self._begin_drawn,
            "choice": self._begin_choice,
            "option": self._begin_option,
            "options": self._begin_options,
            "title": self._begin_title,
            "table": self._begin_table,
            "group": lambda _: self._tables.begin_group(),
            "column": self._begin_column,
            "row": self._begin_row,
            "cell": self._begin_cell,
        }
        self._ends: dict[Kind, Callable[[], None]] = {
            "heading": self._end_heading,
            "pre": self._end_drawn,
            "choice": self._end_choice,
            "option": self._end_option,
            "options": self._end_options,
            "title": self._end_title,
            "link": self._end_link,
            "table": lambda: self._tables.end(self._flows[-1]),
            "cell": self._end_cell,
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
        flow, styling = self._flows[-1], self._styling
        if self._is_styled or styling.own is not PLAIN:
            element = self._elements.said_by(tag, attrs, in_cell=flow.is_cell)
        else:
            element = self._elements[tag, attrs, flow.is_cell]
        own, kind, address = element.own, element.kind, element.address
        if element.is_left_out or (own.is_gone and self._choice is None):
            self._leave_out(element)
            return
        if kind in PARENTS and (self._open[-1][0] if self._open else None) != PARENTS[kind]:
            kind = "inline"
        if kind == "inline" and address is not None:
            kind = "link"
            self._links.append(_OpenLink(address, flow.pieces, len(flow.pieces)))
        self._open.append((kind, own is not styling.own and styling.begin(own)))
        if kind != "inline":
            self._begin(kind, element, flow)
        if element.shows_more and self._flows[-1].is_cell:
            self._decorate(self._flows[-1], element)

    def end_element(self, tag: str) -> None:  # noqa: ARG002 - the parser's call
        """Take the end of an element; the parser gives one for each, whatever the page says."""
        if self._left_out:
            self._left_out -= 1
            if not self._left_out:
                self._facts.end()
            return
        kind, is_other = self._open.pop()
        if kind in _LINES and (flow := self._flows[-1]).pieces:
            flow.end_line()
        if kind in self._ends:
            self._ends[kind]()
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
        own = self._styling.own
        if own is PLAIN and self._drawn is None:
            self._flows[-1].pieces.append(data)
            return
        piece = data if own is PLAIN else self._styling.piece(data, own)
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

    def _too_deep(self) -> UnreadableFileError:
        return UnreadableFileError(
            self._file,
            f"网页元素嵌套超过 {_MOST_OPEN} 层，更深处的结构不能确定；请另存为 PDF",
            f"elements nested more than {_MOST_OPEN} deep, below which the structure is not "
            "certain; save the page as PDF",
        )

    def _leave_out(self, element: Element) -> None:
        """Leave out what is in an element; in a cell, take what is seen of it, or is not."""
        self._left_out = 1
        tag, own = element.tag, element.own
        self._facts.begin(tag, element.attributes)
        if element.address is not None:
            self._attachments.append(Attachment("", element.address))
        flow = self._flows[-1]
        self._is_hidden = flow.is_cell and own.is_gone and tag not in LEFT_OUT
        if not flow.is_cell:
            return
        seen = object_of(tag, dict(element.attributes))
        if isinstance(seen, str):
            seen = self._styling.piece(seen, own)
        elif own.kind is Standing.NOT_VISIBLE:
            return
        self._take(seen)

    def _take(self, seen: str | Piece | None) -> None:
        """Take what is seen of a control or picture."""
        if isinstance(seen, str):
            self._flows[-1].pieces.append(seen)
        elif seen is not None:
            self._flows[-1].add(seen)

    def _decorate(self, flow: Flow, element: Element) -> None:
        """Take what style and scripts put into a cell."""
        own = element.own
        flow.unless_text = flow.unless_text or own.drawn
        if element.attributes:
            shown, unless_text = shown_by_others(element.tag, element.attributes, self._names)
            flow.unless_text = flow.unless_text or unless_text
            self._take(shown)
        if self._styling.adds_content:
            flow.add(GENERATED)
        if own.covers:
            flow.add(COVERED)

    def _begin(self, kind: Kind, element: Element, flow: Flow) -> None:
        if kind in _LINES and flow.pieces:
            flow.end_line()
        if kind in BESIDE and flow.is_cell:
            flow.add(BESIDE[kind])
        if kind in self._begins:
            self._begins[kind](element)

    def _break_line(self, _element: Element) -> None:
        self._flows[-1].break_line()
        if self._drawn is not None:
            self._drawn.texts.append("\n")

    def _begin_heading(self, element: Element) -> None:
        self._flows[-1].level = int(element.tag[1:])

    def _begin_drawn(self, _element: Element) -> None:
        self._pre += 1
        if self._pre == 1:
            flow = self._flows[-1]
            self._drawn = _Drawn([], flow, len(flow.content))

    def _begin_choice(self, element: Element) -> None:
        self._choice = Choice(element.tag, dict(element.attributes))

    def _begin_options(self, element: Element) -> None:
        if self._choice is not None:
            self._choice.begin_group(dict(element.attributes))

    def _begin_option(self, element: Element) -> None:
        if self._choice is not None:
            self._choice.begin_option(dict(element.attributes))

    def _begin_title(self, _element: Element) -> None:
        self._flows.append(Flow())

    def _begin_table(self, _element: Element) -> None:
        self._flows[-1].end_line()
        self._tables.begin()

    def _begin_column(self, _element: Element) -> None:
        own = self._styling.own
        if own.is_invisible or own.drawn:
            self._tables.doubt_all()

    def _begin_row(self, _element: Element) -> None:
        self._tables.begin_row()
        if self._styling.own.apart:
            self._tables.doubt_row()

    def _begin_cell(self, element: Element) -> None:
        self._flows.append(self._tables.begin_cell(element.row_span, element.column_span))
        if element.own.apart in {"part", "moved"}:
            self._tables.doubt_row()

    def _end_cell(self) -> None:
        self._flows.pop()
        self._tables.end_cell()

    def _end_heading(self) -> None:
        self._flows[-1].level = 0

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
        if choice is None or not self._flows[-1].is_cell:
            return
        seen = choice.seen()
        self._take(self._styling.piece(seen, self._styling.own) if isinstance(seen, str) else seen)

    def _end_option(self) -> None:
        if self._choice is not None:
            self._choice.end_option()

    def _end_options(self) -> None:
        if self._choice is not None:
            self._choice.end_group()

    def _end_link(self) -> None:
        link = self._links.pop()
        text = one_line("".join(map(_text, link.line[link.start :])))
        self._attachments.append(Attachment(text, link.address))

    def _end_title(self) -> None:
        self._flows[-1].end_line()
        title = self._flows.pop().text
        if self._title is None:
            self._title = title or None


def _text(piece: str | Piece) -> str:
    return piece if isinstance(piece, str) else piece.text
