"""Tables without ruling lines: words that stand under each other, where that is certain.

Figures that stand under each other are a column. Lines of a label stand closer together than
rows do; where they do not, or where a figure has no label beside it, nothing is certain and
the lines are given as they are.
"""

from __future__ import annotations

import itertools
import operator
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace, Paragraph, Place, Table, TablePlace
from gov_disclosure.readers.pdf_geometry import Box, around
from gov_disclosure.readers.pdf_lines import Line, Word, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FIGURE = re.compile(r"[+＋\-－—–]{0,2}\d[\d,，]*(?:[.．]\d+)?[^\W\d_]{0,2}|[-－—–/／]{1,2}|[无空]")
CLOSE = 1.1  # times the pitch of the lines of a label: they are one label
_APART = 1.25  # they are two
_WIDEST_PITCH = 1.8  # of the size of type, where nothing shows how far apart rows are
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

    def is_near(self, height: float) -> bool:
        """Tell whether a height is that of one of its words or between them."""
        near = _BESIDE * self.words[0].box.height
        first, last = self.words[0].box.middle, self.words[-1].box.middle
        return first - near <= height <= last + near


def aligned_tables(
    lines: Sequence[Line], page: int, *, may_be_cut: bool
) -> list[tuple[Paragraph | Table, Place]] | None:
    """Return the tables that lines make, or None if it is not certain what they make.

    Lines of one word above a table are headings.

    Args:
        lines: lines of text that follow each other on a page, rows of tables among them.
        page: number of the page.
        may_be_cut: whether the page begins or ends with them, so that the label of the first
            or last row may go on where they do not.
    """
    pitch = pitch_of_labels(lines)
    found: list[tuple[Paragraph | Table, Place]] = []
    for header, body in _segments(lines, pitch):
        headings = list(itertools.takewhile(lambda line: len(line.words) == 1, header))
        found += [(Paragraph(line.text), Place(page=page)) for line in headings]
        cells = _table(header[len(headings) :], body, pitch, may_be_cut=may_be_cut)
        if cells is None:
            return None
        found.append(_on_page(cells, page))
    return found


def is_figure(word: Word) -> bool:
    """Tell whether a word is a figure or stands for one."""
    return _FIGURE.fullmatch(word.text) is not None


def _figures(line: Line) -> list[Word]:
    """Return the figures at the end of a line."""
    found = list(itertools.takewhile(is_figure, reversed(line.words)))
    return found[::-1]


def _labels(line: Line) -> tuple[Word, ...]:
    return line.words[: len(line.words) - len(_figures(line))]


def pitch_of_labels(lines: Sequence[Line]) -> float | None:
    """Return the distance between lines of one label; None if each label has one line.

    Args:
        lines: lines among which there are labels and rows of figures.
    """
    rows = [line.box.middle for line in lines if _figures(line)]
    between_rows = [b - a for a, b in itertools.pairwise(rows)]
    distances = []
    words = [word for line in lines for word in _labels(line)]
    for number, word in enumerate(words):
        below = (other for other in words[number + 1 :] if overlap(word.box, other.box))
        following = next(below, None)
        if following is not None and following.box.top > word.box.middle:
            distances.append(following.box.middle - word.box.middle)
    least = min(distances, default=None)
    widest = min(between_rows, default=_WIDEST_PITCH * min(line.size for line in lines))
    return None if least is None or least >= widest / CLOSE else least


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand one above the other, at least in part."""
    return one.left < other.right and other.left < one.right


def _segments(
    lines: Sequence[Line], pitch: float | None
) -> Iterator[tuple[list[Line], list[Line]]]:
    """Yield header and body of each table: a header begins right of the labels above it."""
    header: list[Line] = []
    body: list[Line] = []
    for line in lines:
        if not _figures(line) and (not body or _is_right_of_labels(line, body)):
            if body:
                yield header, body
                header, body = [], []
            header.append(line)
            continue
        if not body and pitch is not None:
            first = _start_of_label(header, line, CLOSE * pitch)
            header, body = header[:first], header[first:]
        body.append(line)
    yield header, body


def _start_of_label(header: Sequence[Line], row: Line, close: float) -> int:
    """Return where the lines begin that are no header, but the label of the first row."""
    first = len(header)
    below = row
    while (
        first > 0
        and header[first - 1].box.right <= _figures(row)[0].box.left
        and below.box.middle - header[first - 1].box.middle <= close
    ):
        first -= 1
        below = header[first]
    return first


def _is_right_of_labels(line: Line, body: Sequence[Line]) -> bool:
    figures = [word.box.left for row in body for word in _figures(row)]
    labels = [word.box.right for row in body for word in _labels(row)]
    return line.box.right > min(figures, default=line.box.right) or line.box.left > max(
        labels, default=line.box.left
    )


@attrs.frozen
class _Cell:
    text: str
    row: int
    column: int
    column_span: int = 1


def _table(
    header: Sequence[Line], body: Sequence[Line], pitch: float | None, *, may_be_cut: bool
) -> list[_Cell] | None:
    labels = _blocks((word for line in body for word in _labels(line)), pitch)
    figures = [word for line in body for word in _figures(line)]
    heads = _blocks((word for line in header for word in line.words), pitch)
    if labels is None or heads is None or not figures:
        return None
    zone = max((block.box.right for block in labels), default=min(w.box.left for w in figures))
    columns = _columns(figures, [head for head in _low(heads) if head.box.left >= zone])
    rows = _rows(body, labels, columns, may_be_cut=may_be_cut)
    if rows is None or any(word.box.left < zone for word in figures):
        return None
    width = max(len(row.labels) for row in rows)
    found = list(_header(heads, columns, width))
    first = max((cell.row for cell in found), default=-1) + 1
    for number, row in enumerate(rows, start=first):
        for column, text in enumerate(row.labels):
            span = width - column if column == len(row.labels) - 1 else 1
            found.append(_Cell(text, number, column, span))
        found += [
            _Cell(text, number, column) for column, text in enumerate(row.figures, start=width)
        ]
    return found


def _blocks(words: Iterable[Word], pitch: float | None) -> list[Block] | None:
    """Return words as blocks; None if two words are neither close nor apart."""
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


def _low(heads: Sequence[Block]) -> Iterator[Block]:
    """Yield the heads that may be over one column: not those with a line for themselves."""
    for level in _levels(heads):
        if len(level) > 1:
            yield from level


def _columns(figures: Sequence[Word], heads: Iterable[Block]) -> list[Box]:
    """Return the columns of figures; a head over none of them is over a blank column."""
    columns = _united(word.box for word in figures)
    for head in heads:
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


@attrs.frozen
class _Row:
    height: float
    labels: tuple[str, ...]
    figures: tuple[str, ...]


def _rows(
    body: Sequence[Line], labels: Sequence[Block], columns: Sequence[Box], *, may_be_cut: bool
) -> list[_Row] | None:
    """Return the rows of a body; None if a figure has no label of its own.

    A label that stands beside no figure is a row of blank cells, or is over several rows.
    """
    rows: list[_Row] = []
    taken: set[Block] = set()
    own: list[Block] = []
    for line in body:
        figures = _figures(line)
        if not figures:
            continue
        texts = [[word.text for word in figures if overlap(word.box, column)] for column in columns]
        beside = sorted(
            (block for block in labels if block.is_near(line.box.middle)),
            key=lambda block: block.box.left,
        )
        if any(len(found) > 1 for found in texts) or (labels and not beside):
            return None
        if beside and beside[-1] in own:
            return None
        own += beside[-1:]
        shown = [block for block in beside if block not in taken]
        taken.update(shown)
        texts_shown = tuple(block.text for block in shown)
        rows.append(_Row(line.box.middle, texts_shown, tuple("".join(found) for found in texts)))
    for block in labels:
        if block in taken:
            continue
        heights = [row.height for row in rows]
        if may_be_cut and not min(heights) < block.box.middle < max(heights):
            return None
        _add_lone(block, own, rows)
    ordered = sorted(rows, key=operator.attrgetter("height"))
    return [attrs.evolve(row, figures=row.figures or ("",) * len(columns)) for row in ordered]


def _add_lone(block: Block, own: Sequence[Block], rows: list[_Row]) -> None:
    """Add a label that stands beside no figure.

    Left of the labels around it, it is over several rows; else it is that of a blank row.
    """
    height = block.box.middle
    above = max((row.height for row in rows if row.height < height), default=height)
    below = min((row.height for row in rows if row.height > height), default=height)
    beside = [label for label in own if label.is_near(above) or label.is_near(below)]
    if above < height < below and all(label.box.left >= block.box.right for label in beside):
        number = next(n for n, row in enumerate(rows) if row.height == below)
        rows[number] = attrs.evolve(rows[number], labels=(block.text, *rows[number].labels))
    else:
        rows.append(_Row(height, (block.text,), ()))


def _header(heads: Sequence[Block], columns: Sequence[Box], width: int) -> Iterator[_Cell]:
    """Yield the cells of a header, level by level; a head covers the columns below it."""
    levels = _levels(heads)
    for row, level in enumerate(levels):
        spans = _spans(level, columns)
        for block, (start, end) in zip(level, spans, strict=True):
            if end < start:
                yield _Cell(block.text, row, 0, width or 1)
            else:
                yield _Cell(block.text, row, width + start, end - start + 1)


def _levels(heads: Sequence[Block]) -> list[list[Block]]:
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


def _on_page(cells: Sequence[_Cell], page: int) -> tuple[Table, TablePlace]:
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    lines = [list(line) for _, line in itertools.groupby(ordered, key=lambda cell: cell.row)]
    places = tuple(
        tuple(
            CellPlace(page=page, row=row, column=cell.column, column_span=cell.column_span)
            for cell in line
        )
        for row, line in enumerate(lines)
    )
    table = Table(tuple(tuple(cell.text for cell in line) for line in lines))
    return table, TablePlace(page=page, cells=places)
