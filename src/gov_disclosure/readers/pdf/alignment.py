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

from gov_disclosure.document import CellPlace, Paragraph, Place, Table, TablePlace, table_of_cells
from gov_disclosure.readers.pdf.geometry import around
from gov_disclosure.readers.pdf.heads import (
    CLOSE,
    Block,
    WordCell,
    blocks_of,
    columns_of,
    header_cells,
    overlap,
)
from gov_disclosure.readers.pdf.lines import Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.readers.pdf.geometry import Box
    from gov_disclosure.readers.pdf.lines import Line

_FIGURE = re.compile(
    r"[+＋\-－—–]{0,2}\d[\d,，]*(?:[.．]\d+)?[^\W\d_]{0,2}|[-－—–/／]{1,2}|[无空\ufffc]"
)
_MOST_WORDS = 2_000  # a table of the form has some 400
_WIDEST_PITCH = 1.8  # of the size of type, where nothing shows how far apart rows are


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
    if sum(len(line.words) for line in lines) > _MOST_WORDS:
        return None
    pitch = pitch_of_labels(lines)
    found: list[tuple[Paragraph | Table, Place]] = []
    for header, body in _segments(lines, pitch):
        headings = list(itertools.takewhile(lambda line: len(line.words) == 1, header))
        found += [(Paragraph(line.text), Place(page=page, beside=line.beside)) for line in headings]
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


def _table(
    header: Sequence[Line], body: Sequence[Line], pitch: float | None, *, may_be_cut: bool
) -> list[WordCell] | None:
    labels = blocks_of((word for line in body for word in _labels(line)), pitch)
    figures = [word for line in body for word in _figures(line)]
    heads = blocks_of((word for line in header for word in line.words), pitch)
    if labels is None or heads is None or not figures:
        return None
    zone = max((block.box.right for block in labels), default=min(w.box.left for w in figures))
    columns = columns_of(figures, [head for head in heads if head.box.left >= zone])
    rows = _rows(body, labels, columns, may_be_cut=may_be_cut)
    if rows is None or any(word.box.left < zone for word in figures):
        return None
    width = max(len(row.labels) for row in rows)
    found = list(header_cells(heads, columns, width))
    first = max((cell.row for cell in found), default=-1) + 1
    for number, row in enumerate(rows, start=first):
        for column, block in enumerate(row.labels):
            span = width - column if column == len(row.labels) - 1 else 1
            found.append(WordCell(block.text, block.box, number, column, span, block.beside))
        for column, word in enumerate(row.figures, start=width):
            found.append(
                WordCell("", None, number, column)
                if word is None
                else WordCell(word.text, word.box, number, column, beside=word.beside)
            )
    return found


@attrs.frozen
class _Row:
    height: float
    labels: tuple[Block, ...]
    figures: tuple[Word | None, ...]


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
        under = [[word for word in figures if overlap(word.box, column)] for column in columns]
        beside = sorted(
            (block for block in labels if block.is_near(line.box.middle)),
            key=lambda block: block.box.left,
        )
        if any(len(found) > 1 for found in under) or (labels and not beside):
            return None
        if beside and beside[-1] in own:
            return None
        own += beside[-1:]
        shown = [block for block in beside if block not in taken]
        taken.update(shown)
        cells = tuple(found[0] if found else None for found in under)
        rows.append(_Row(line.box.middle, tuple(shown), cells))
    for block in labels:
        if block in taken:
            continue
        heights = [row.height for row in rows]
        if may_be_cut and not min(heights) < block.box.middle < max(heights):
            return None
        _add_lone(block, own, rows)
    ordered = sorted(rows, key=operator.attrgetter("height"))
    return [attrs.evolve(row, figures=row.figures or (None,) * len(columns)) for row in ordered]


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
        rows[number] = attrs.evolve(rows[number], labels=(block, *rows[number].labels))
    else:
        rows.append(_Row(height, (block,), ()))


def _on_page(cells: Sequence[WordCell], page: int) -> tuple[Table, TablePlace]:
    rows = {row: number for number, row in enumerate(sorted({cell.row for cell in cells}))}
    placed = []
    for cell in cells:
        place = CellPlace(
            page=page,
            box=None if cell.box is None else cell.box.rounded,
            row=rows[cell.row],
            column=cell.column,
            column_span=cell.column_span,
            beside=cell.beside,
        )
        placed.append((cell.text, place))
    box = around(cell.box for cell in cells if cell.box is not None).rounded
    return table_of_cells(placed, TablePlace(page=page, box=box))
