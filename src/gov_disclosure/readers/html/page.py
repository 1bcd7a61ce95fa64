"""The text and tables of a web page, collected while it is parsed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs
from turbohtml.saxparse import SaxHandler

from gov_disclosure.document import Attachment, Document
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.flow import SUBSCRIPT, SUPERSCRIPT, Flow, is_layout, one_line
from gov_disclosure.readers.html.facts import PageFacts
from gov_disclosure.readers.html.tables import column_span, row_span
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.spanned_cells import SpannedCell, placed_table

if TYPE_CHECKING:
    from gov_disclosure.readers.limits import Limits

_Kind: TypeAlias = Literal[
    "inline", "line", "heading", "pre", "raised", "link", "title", "table", "group", "row", "cell"
]
"""What an element is to the page."""


def _each(names: str, kind: _Kind) -> dict[str, _Kind]:
    return dict.fromkeys(names.split(), kind)


_LEFT_OUT = frozenset(
    _each(
        "audio button canvas datalist del embed iframe meta noembed noframes object picture"
        " rp rt rtc script select style svg template textarea video",
        "inline",
    )
)
"""Elements that print no text of the page, or text that counts no more."""

_KINDS: dict[str, _Kind] = {
    **_each(
        "address article aside blockquote caption center dd details dialog dir div dl dt fieldset"
        " figcaption figure footer form header hgroup hr legend li main menu nav ol p search"
        " section summary ul",
        "line",
    ),
    **_each("h1 h2 h3 h4 h5 h6", "heading"),
    **_each("tbody thead tfoot", "group"),
    **_each("td th", "cell"),
    **_each("sub sup", "raised"),
    "pre": "pre",
    "table": "table",
    "title": "title",
    "tr": "row",
}
"""What elements are where they stand alone; all others go on with the line."""

_PARENTS: dict[_Kind, _Kind] = {"cell": "row", "row": "group", "group": "table"}
"""What the parts of a table are only part of; elsewhere their names mean nothing."""

_MOST_OPEN = 500
"""Deepest nesting of elements; the parser, as browsers do, knows no more than 512 levels."""

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LINKS = frozenset({"href", "src", "data"})
_DOCUMENT_FILE = re.compile(
    r"\.(?:docx?|wps|ofd|pdf|rtf|xlsx?|et|zip|rar)(?:[?#]|\s*\Z)", re.IGNORECASE
)
_RAISED = {"sup": SUPERSCRIPT, "sub": SUBSCRIPT}


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
    line: list[str]
    start: int


class Page(SaxHandler):
    """Collects a document from the events of a parser.

    Args:
        file: name of the file, for errors.
        limits: bounds on what is read.
    """

    def __init__(self, file: str | None, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._places = 0
        self._flows = [Flow()]
        self._tables: list[_OpenTable] = []
        self._links: list[_OpenLink] = []
        self._raised: list[str] = []
        self._open: list[_Kind] = []
        self._pre = 0
        self._left_out = 0
        self._title: str | None = None
        self._attachments: list[Attachment] = []
        self._facts = PageFacts()

    def document(self) -> Document:
        """Return what was collected."""
        (flow,) = self._flows
        flow.end_line()
        placed = flow.placed_blocks()
        return Document(
            tuple(block for block, _ in placed),
            tuple(place for _, place in placed),
            title=self._title,
            attachments=tuple(self._attachments),
            facts=tuple(self._facts.found),
        )

    def start_element(self, tag: str, attrs: tuple[tuple[str, str | None], ...]) -> None:
        """Take an element that begins."""
        if self._left_out + len(self._open) >= _MOST_OPEN:
            raise UnreadableFileError(
                self._file,
                f"网页元素嵌套超过 {_MOST_OPEN} 层，更深处的结构不能确定；请另存为 PDF",
                f"elements nested more than {_MOST_OPEN} deep, below which the structure is not "
                "certain; save the page as PDF",
            )
        if self._left_out:
            self._left_out += 1
            return
        is_hidden, address = _notable(attrs) if attrs else (False, None)
        if is_hidden or tag in _LEFT_OUT:
            self._left_out = 1
            self._facts.begin(tag, attrs)
            if address is not None:
                self._attachments.append(Attachment("", address))
            return
        kind = _KINDS.get(tag, "inline")
        if kind in _PARENTS and self._open[-1:] != [_PARENTS[kind]]:
            kind = "inline"
        if kind == "inline" and address is not None:
            kind = "link"
            pieces = self._flows[-1].pieces
            self._links.append(_OpenLink(address, pieces, len(pieces)))
        self._open.append(kind)
        if kind == "cell":
            self._begin_cell(attrs)
        elif kind != "inline":
            self._begin(kind, tag)
        elif tag == "br":
            self._flows[-1].break_line()

    def end_element(self, tag: str) -> None:  # noqa: ARG002 - the parser's call
        """Take the end of an element; the parser gives one for each, whatever the page says."""
        if self._left_out:
            self._left_out -= 1
            if not self._left_out:
                self._facts.end()
            return
        kind = self._open.pop()
        if kind == "cell":
            self._end_cell()
        elif kind != "inline":
            self._end(kind)

    def characters(self, data: str) -> None:
        """Take text."""
        if self._left_out:
            self._facts.text(data)
            return
        for tag in self._raised:
            data = data.translate(_RAISED[tag])
        first, *others = data.split("\n") if self._pre else (data,)
        self._flows[-1].pieces.append(first)
        for line in others:
            self._flows[-1].break_line()
            self._flows[-1].pieces.append(line)

    def _begin(self, kind: _Kind, tag: str) -> None:
        if kind in ("line", "heading", "pre", "table"):
            self._flows[-1].end_line()
        if kind == "heading":
            self._flows[-1].level = int(tag[1:])
        elif kind == "pre":
            self._pre += 1
        elif kind == "raised":
            self._raised.append(tag)
        elif kind == "title":
            self._flows.append(Flow())
        elif kind == "table":
            self._begin_table()
        elif kind == "group":
            self._tables[-1].groups.append([])
        elif kind == "row":
            self._tables[-1].groups[-1].append([])

    def _begin_cell(self, attributes: tuple[tuple[str, str | None], ...]) -> None:
        cell, flow = SpannedCell(), Flow()
        for name, value in attributes:
            if name == "rowspan":
                cell.row_span = row_span(value)
            elif name == "colspan":
                cell.column_span = column_span(value)
        table = self._tables[-1]
        table.groups[-1][-1].append(cell)
        table.flows.append(flow)
        self._flows.append(flow)

    def _end(self, kind: _Kind) -> None:
        if kind in ("line", "heading", "pre", "title"):
            self._flows[-1].end_line()
        if kind == "heading":
            self._flows[-1].level = 0
        elif kind == "pre":
            self._pre -= 1
        elif kind == "raised":
            self._raised.pop()
        elif kind == "link":
            self._end_link()
        elif kind == "title":
            self._end_title()
        elif kind == "table":
            self._end_table()

    def _end_cell(self) -> None:
        flow = self._flows.pop()
        flow.end_line()
        self._tables[-1].groups[-1][-1][-1].text = flow.text

    def _end_link(self) -> None:
        link = self._links.pop()
        text = one_line("".join(link.line[link.start :]))
        self._attachments.append(Attachment(text, link.address))

    def _end_title(self) -> None:
        title = self._flows.pop().text
        if self._title is None:
            self._title = title or None

    def _begin_table(self) -> None:
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


def _notable(attributes: tuple[tuple[str, str | None], ...]) -> tuple[bool, str | None]:
    """Return whether an element is hidden, and the address of the document it links to."""
    address = None
    for name, value in attributes:
        if name == "hidden" or (name == "style" and value and _HIDDEN.search(value)):
            return True, address
        if name in _LINKS and value and _DOCUMENT_FILE.search(value):
            address = value.strip()
    return False, address
