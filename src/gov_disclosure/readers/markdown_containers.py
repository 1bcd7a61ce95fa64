"""What Markdown holds that is written in another way: HTML, drawn tables, cells with markup."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Document, Place, Table, TablePlace
from gov_disclosure.readers.html import html_document
from gov_disclosure.readers.text import text_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from gov_disclosure.document import Beside, Block
    from gov_disclosure.readers.limits import Limits

_TABLE_BEGINS = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_ENDS = re.compile(r"</table\b", re.IGNORECASE)
_TOP_RULE = re.compile(r"[+┌┏╔╭][-=+\u2500-\u257f]{2,}[+┐┓╗╮][ \t]*")
_HTML_CELL = re.compile(r"<t[dhr]\b", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-zA-Z/]|~~|!\[|\]\(|\[\^")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,20})\]")
_TELLING = frozenset({"html_inline", "image", "s_open", "link_open"})
_LOOKS = 8  # times that the lines of a text are gone through in search of the ends of tables
_MOST_CELLS = 5000
_LONGEST_CELL = 2000


def drawn_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the library's signature
    """Take a table drawn with lines, up to the next blank line, as if it stood in code."""
    if state.is_code_block(start) or not _TOP_RULE.fullmatch(_line(state, start)):
        return False
    if silent:
        return True
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    token = state.push("code_block", "", 0)
    token.map = [start, line]
    token.content = "\n".join(_line(state, number) for number in range(start, line))
    state.line = line
    return True


def html_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # the library's signature
    """Take an HTML table with all its lines, blank ones too, which would end it in the standard."""
    if state.is_code_block(start) or not _TABLE_BEGINS.match(_line(state, start)):
        return False
    left = state.env.setdefault("lines to look at", _LOOKS * state.lineMax)
    depth = 0
    for number in range(start, min(end, start + left)):
        line = _line(state, number)
        depth += len(_TABLE_BEGINS.findall(line)) - len(_TABLE_ENDS.findall(line))
        if depth <= 0:
            break
    else:
        number = end
    state.env["lines to look at"] = left - (number - start)
    if depth > 0:
        return False
    if silent:
        return True
    token = state.push("html_block", "", 0)
    token.map = [start, number + 1]
    token.content = state.getLines(start, number + 1, state.blkIndent, True)  # noqa: FBT003  # the library's signature
    state.line = number + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def contained(token: Token, limits: Limits) -> Iterator[tuple[Block, Place]]:
    """Yield the tables and lines that code or HTML holds; none if there is no table in it."""
    first = token.map[0] if token.map else 0
    if _HTML_CELL.search(token.content):
        document = html_document(token.content, None, limits)
        for block, place in zip(document.blocks, document.places, strict=True):
            yield block, attrs.evolve(place, line=first + 1)
    elif token.type != "html_block":
        document = text_document(token.content, None, limits)
        if any(isinstance(block, Table) for block in document.blocks):
            yield from _moved(document, first + (token.type == "fence"))


def _moved(document: Document, lines: int) -> Iterator[tuple[Block, Place]]:
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(place, TablePlace):
            rows = tuple(
                tuple(attrs.evolve(cell, line=_sum(cell.line, lines)) for cell in row)
                for row in place.cells
            )
            yield block, attrs.evolve(place, line=_sum(place.line, lines), cells=rows)
        else:
            yield block, attrs.evolve(place, line=_sum(place.line, lines))


def _sum(line: int | None, lines: int) -> int | None:
    return None if line is None else line + lines


class MarkedCells:
    """Reads cells with markup as cells of a web page.

    Args:
        parser: a parser of the lines of Markdown, for it alone.
        limits: bounds on what is read.
    """

    def __init__(self, parser: MarkdownIt, limits: Limits) -> None:
        self._parser = parser.enable(["html_inline", "strikethrough"])
        self._limits = limits
        self._left = _MOST_CELLS

    def read(self, source: str) -> tuple[str, tuple[Beside, ...]] | None:
        """Return text of a cell and what stands beside it; None if it is without markup."""
        if not _MARKUP.search(source) or len(source) > _LONGEST_CELL or self._left <= 0:
            return None
        self._left -= 1
        (inline,) = self._parser.parseInline(_FOOTNOTE.sub(r"<sup>\1</sup>", source))
        if not any(token.type in _TELLING for token in inline.children or ()):
            return None
        marked = "".join(map(_markup, inline.children or ()))
        document = html_document(f"<table><td>{marked}<td>.</table>", None, self._limits)
        if len(document.blocks) != 1:
            return None
        (table,), (place,) = document.blocks, document.places
        if not isinstance(table, Table) or not isinstance(place, TablePlace):
            return None
        if len(table.rows) != 1 or len(table.rows[0]) != 2:
            return None
        return table.rows[0][0], place.cells[0][0].beside


def _markup(token: Token) -> str:
    """Return inline Markdown as HTML, as far as it matters to what is seen."""
    if token.type == "html_inline":
        return token.content
    if token.type in {"softbreak", "hardbreak"}:
        return "<br>"
    if token.type == "image":
        return f'<img alt="{html.escape(token.content)}">'
    if token.type == "link_open":
        return f'<a href="{html.escape(str(token.attrGet("href")))}">'
    tags = {"s_open": "<s>", "s_close": "</s>", "link_close": "</a>"}
    return tags.get(token.type) or html.escape(token.content)
