"""Heads over the columns of a table without ruling lines, and the blocks of words they are."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside
from gov_disclosure.readers.pdf.geometry import Box, around
from gov_disclosure.readers.pdf.lines import Word, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CLOSE = 1.1
"""Words under each other belong together up to this distance, in pitches of a label."""

_APART = 1.25  # from here on they do not
_BESIDE = 0.6  # of the size of type: as near as a figure stands to a line of its label


@attrs.frozen
class Block:
    """Words under each other that are the text of one cell.

    Attributes:
        words: from top to bottom.
        box: the box around them.
    """

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """Its words as one text."""
        text = self.words[0].text
        for word in self.words[1:]:
            text = joined(text, word.text)
        return text

    @property
    def beside(self) -> tuple[Beside, ...]:
        """What stands beside its words."""
        return tuple(itertools.chain.from_iterable(word.beside for word in self.words))

    def is_near(self, height: float) -> bool:
        """Tell whether a height is that of one of its words or between them."""
        near = _BESIDE * self.words[0].box.height
        first, last = self.words[0].box.middle, self.words[-1].box.middle
        return first - near <= height <= last + near


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand one above the other, at least in part."""
    return one.left < other.right and other.left < one.right


@attrs.frozen
class WordCell:
    """A cell of a table without ruling lines.

    Attributes:
        text: its text; empty for a blank cell.
        box: the box around its words, or None.
        row: its row in the table.
        column: its first column.
        column_span: columns it covers.
        beside: what stands there besides.
    """

    text: str
    box: Box | None
    row: int
    column: int
    column_span: int = 1
    beside: tuple[Beside, ...] = ()


def blocks_of(words: Iterable[Word], pitch: float | None) -> list[Block] | None:
    """Return words as blocks; None if two words are neither close nor apart.

    Args:
        words: words of the labels or of the heads.
        pitch: distance between lines of one label; None if each label has one line.
    """
    blocks: list[Block] = []
    for word in sorted(words, key=lambda word: (word.box.middle, word.box.left)):
        above = [block for block in blocks if overlap(block.box, word.box)]
        nearest = max(above, key=lambda block: block.box.bottom, default=None)
        if nearest is None or pitch is None:
            blocks.append(Block((word,), word.box))
            continue
        distance = word.box.middle - nearest.words[-1].box.middle
        if CLOSE * pitch < distance < _APART * pitch:
            return None
        if distance <= CLOSE * pitch:
            blocks.remove(nearest)
            box = around([nearest.box, word.box])
            blocks.append(Block((*nearest.words, word), box))
        else:
            blocks.append(Block((word,), word.box))
    return blocks


def _low(heads: Iterable[Block]) -> Iterator[Block]:
    """Yield the heads that may be over one column: not those with a line for themselves."""
    for level in _levels(heads):
        if len(level) > 1:
            yield from level


def columns_of(figures: Sequence[Word], heads: Iterable[Block]) -> list[Box]:
    """Return the columns of figures; a head over none of them is over a blank column.

    Args:
        figures: all figures.
        heads: what stands above them, none of it over labels.
    """
    columns = _united(word.box for word in figures)
    for head in _low(heads):
        if not any(overlap(head.box, column) for column in columns):
            columns = _united([*columns, head.box])
    return columns


def _united(boxes: Iterable[Box]) -> list[Box]:
    united: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.left):
        if united and overlap(united[-1], box):
            united[-1] = around([united[-1], box])
        else:
            united.append(box)
    return united


def header_cells(heads: Sequence[Block], columns: Sequence[Box], width: int) -> Iterator[WordCell]:
    """Yield the cells of a header, level by level; a head covers the columns below it.

    Args:
        heads: its blocks.
        columns: the columns of figures.
        width: number of columns of labels before them.
    """
    levels = _levels(heads)
    for row, level in enumerate(levels):
        spans = _spans(level, columns)
        for block, (start, end) in zip(level, spans, strict=True):
            if end < start:
                yield WordCell(block.text, block.box, row, 0, width or 1, block.beside)
            else:
                column, span = width + start, end - start + 1
                yield WordCell(block.text, block.box, row, column, span, block.beside)


def _levels(heads: Iterable[Block]) -> list[list[Block]]:
    levels: list[list[Block]] = []
    for block in sorted(heads, key=lambda block: block.box.middle):
        if levels and block.box.middle - levels[-1][0].box.middle < block.words[0].box.height / 2:
            levels[-1].append(block)
        else:
            levels.append([block])
    return [sorted(level, key=lambda block: block.box.left) for level in levels]


def _spans(level: Sequence[Block], columns: Sequence[Box]) -> list[tuple[int, int]]:
    """Return the first and last column under each head of a level; (0, -1) for none.

    Heads that are centred over neighbouring columns, one after the other, cover them all.
    """
    tiled = _tiled(level, columns)
    if tiled is not None:
        return tiled
    spans = []
    for block in level:
        under = [
            number
            for number, column in enumerate(columns)
            if block.box.left <= column.centre <= block.box.right or overlap(block.box, column)
        ]
        spans.append((under[0], under[-1]) if under else (0, -1))
    return spans


def _tiled(level: Sequence[Block], columns: Sequence[Box]) -> list[tuple[int, int]] | None:
    """Return the spans of heads that are centred over all columns from some column on."""
    found = []
    for first in range(len(columns)):
        spans = []
        start = first
        for block in level:
            end = next(
                (
                    end
                    for end in range(start, len(columns))
                    if _is_over(block, columns[start], columns[end])
                ),
                None,
            )
            if end is None:
                break
            spans.append((start, end))
            start = end + 1
        if len(spans) == len(level) and start == len(columns):
            found.append(spans)
    return found[0] if len(found) == 1 else None


def _is_over(block: Block, first: Box, last: Box) -> bool:
    """Tell whether a head is centred over the columns from one to another."""
    off = abs((first.centre + last.centre) / 2 - block.box.centre)
    return off <= block.words[0].box.height / 2
