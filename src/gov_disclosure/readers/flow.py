"""Lines and tables in the order in which a file gives them, on the page or in one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from gov_disclosure.document import Block, Heading, Paragraph, Place, Table, TablePlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.readers.spanned_cells import SpannedCell

PlacedTable: TypeAlias = tuple[Table, TablePlace]

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""A footnote mark beside a figure must not become its last digit."""

_SPACES = re.compile("[ \t\n\r\f\v]+")
_BREAK = "\v"
_BREAK_IN_WORDS = re.compile(rf"(?<=[\u2e80-\u9fff）])\s*{_BREAK}\s*(?=[\u2e80-\u9fff（\d])")
"""A break where Chinese goes on: its words are written without spaces."""


class Line(NamedTuple):
    """A paragraph or, if its level is not 0, a heading."""

    text: str
    level: int


@attrs.define
class Flow:
    """Lines of the page or of one cell: those that were read, and the one being read.

    Attributes:
        content: the lines and tables that were read.
        pieces: text of the line being read.
        level: level of the heading being read, or 0.
        holds_table: whether a table is, or was, in it.
    """

    content: list[Line | PlacedTable] = attrs.field(factory=list)
    pieces: list[str] = attrs.field(factory=list)
    level: int = 0
    holds_table: bool = False

    def end_line(self) -> None:
        """End the line being read, if there is one."""
        if self.pieces:
            text = "".join(self.pieces)
            if self.level and _BREAK in text:
                text = _BREAK_IN_WORDS.sub("", text)
            text = one_line(text)
            self.pieces = []
            if text:
                self.content.append(Line(text, self.level))

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

    def placed_blocks(self) -> list[tuple[Block, Place]]:
        """Return what was read as blocks of a document."""
        return list(map(_placed_block, self.content))

    @property
    def text(self) -> str:
        """Its lines, if it holds no table."""
        return "\n".join(part.text for part in self.content if isinstance(part, Line))


def is_layout(rows: Sequence[Sequence[SpannedCell]], flows: Sequence[Flow]) -> bool:
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
    if text.isalnum():  # as most cells are
        return text
    return _SPACES.sub(" ", text).strip()


def _placed_block(part: Line | PlacedTable) -> tuple[Block, Place]:
    if not isinstance(part, Line):
        return part
    return Heading(*part) if part.level else Paragraph(part.text), Place()
