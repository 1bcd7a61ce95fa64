"""Lines and tables in the order in which a file gives them, on the page or in one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from gov_disclosure.document import (
    Beside,
    Block,
    Heading,
    Paragraph,
    Place,
    Standing,
    Table,
    TablePlace,
)
from gov_disclosure.readers.pieces import Piece, cell_text, seen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.document import Document

PlacedTable: TypeAlias = tuple[Table, TablePlace]

_NOWHERE = Place()
_SPACES = re.compile("[ \t\n\r\f\v]+")
_BREAK = "\v"
_BREAK_IN_WORDS = re.compile(rf"(?<=[\u2e80-\u9fff）])\s*{_BREAK}\s*(?=[\u2e80-\u9fff（\d])")
"""A break where Chinese goes on: its words are written without spaces."""


class Line(NamedTuple):
    """A heading, or a paragraph of level 0 beside whose text something stands."""

    text: str
    level: int
    beside: tuple[Beside, ...] = ()


@attrs.define
class Flow:
    """Lines of the page or of one cell: those that were read, and the one being read.

    Attributes:
        content: the lines and tables that were read; a paragraph of text alone is just that.
        pieces: what the line being read is made of.
        level: level of the heading being read, or 0.
        holds_table: whether a table is, or was, in it.
        is_cell: whether it is that of a cell.
        beside: what stands in it beside the text of its lines.
        unless_text: what stands in it if no text does, such as a picture behind it.
    """

    content: list[str | Line | PlacedTable] = attrs.field(factory=list)
    pieces: list[str | Piece] = attrs.field(factory=list)
    level: int = 0
    holds_table: bool = False
    is_cell: bool = False
    beside: tuple[Beside, ...] = ()
    unless_text: Standing | None = None
    _is_plain: bool = True

    def add(self, piece: Piece) -> None:
        """Take what is not simply text."""
        self.pieces.append(piece)
        self._is_plain = False

    def end_line(self) -> None:
        """End the line being read, if there is one."""
        if not self.pieces:
            return
        beside: tuple[Beside, ...] = ()
        if self._is_plain:
            text = "".join(self.pieces)  # type: ignore[arg-type]  # all are text
        else:
            text, beside = seen(self.pieces, in_cell=self.is_cell)
            self.beside += beside
            self._is_plain = True
        self.pieces = []
        if self.level and _BREAK in text:
            text = _BREAK_IN_WORDS.sub("", text)
        if text := one_line(text):
            is_plain = not self.level and not beside
            self.content.append(text if is_plain else Line(text, self.level, beside))

    def break_line(self) -> None:
        """Take a line break; a heading over several lines is one heading."""
        if self.level:
            self.pieces.append(_BREAK)
        else:
            self.end_line()

    def add_table(self, placed: PlacedTable) -> None:
        """Take a table that was read."""
        self.content.append(placed)
        self.holds_table = True

    def add_layout(self, cells: Sequence[Flow]) -> None:
        """Take what stands in the cells of a table that only arranges the page."""
        for inner in cells:
            self.content.extend(inner.content)
            self.holds_table |= inner.holds_table

    def put_instead(self, start: int, document: Document) -> None:
        """Put the blocks of a document, whose lines do not count, instead of what was read.

        Args:
            start: how much of what was read stays.
            document: the document.
        """
        del self.content[start:]
        for block, place in zip(document.blocks, document.places, strict=True):
            if isinstance(block, Table) and isinstance(place, TablePlace):
                cells = tuple(
                    tuple(attrs.evolve(cell, line=None) for cell in row) for row in place.cells
                )
                self.add_table((block, attrs.evolve(place, line=None, cells=cells)))
            elif not isinstance(block, Table):
                self.content.append(block.text)

    def placed_blocks(self) -> list[tuple[Block, Place]]:
        """Return what was read as blocks of a document."""
        return list(map(_placed_block, self.content))

    @property
    def text(self) -> str:
        """The text of a cell: its lines, if it holds no table."""
        if len(self.content) == 1 and isinstance(only := self.content[0], str):
            return only  # as in most cells
        lines = [line for line in map(_text, self.content) if line is not None]
        if len(self.content) == 1 and lines:
            return lines[0]
        text = "\n".join(lines)
        return cell_text(text, self.beside) if self.beside else text


def is_layout(rows: Sequence[Sequence[object]], flows: Sequence[Flow]) -> bool:
    """Tell whether a table only arranges the page.

    Args:
        rows: its cells in rows.
        flows: what stands in each cell, in order.
    """
    if len(flows) == 1 or any(flow.holds_table for flow in flows):
        return True
    has_prose = any(len(flow.content) > 1 for flow in flows)
    return has_prose and all(len(row) <= 1 for row in rows)


def one_line(text: str) -> str:
    """Return text with each run of white space as one space, and none at its ends."""
    if text.isprintable() and " " not in text:  # no other white space can be printed
        return text
    return _SPACES.sub(" ", text).strip()


def _text(part: str | Line | PlacedTable) -> str | None:
    """Return the text of a line; None for a table."""
    if isinstance(part, Line):
        return part.text
    return part if isinstance(part, str) else None


def _placed_block(part: str | Line | PlacedTable) -> tuple[Block, Place]:
    if isinstance(part, str):
        return Paragraph(part), _NOWHERE
    if not isinstance(part, Line):
        return part
    block = Heading(part.text, part.level) if part.level else Paragraph(part.text)
    return block, Place(beside=part.beside)
