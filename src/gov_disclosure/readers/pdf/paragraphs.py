"""Lines of a PDF page as paragraphs: indentation and the ends of lines decide."""

from __future__ import annotations

import collections
import itertools
import statistics
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside, Paragraph, Place
from gov_disclosure.readers.pdf.geometry import Box, around
from gov_disclosure.readers.pdf.lines import Line, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.readers.pdf.furniture import PageContent

# In sizes of type:
_INDENT = 1.0
_RAGGED = 2.2
_COLUMN_GAP = 1.5
_NARROW_GAP = 0.65  # two of these count as much
_OFF_CENTRE = 1.0
_LINE_PITCH = 2.5
_TITLE = 1.15
_OTHER_SIZE = 0.15

_FEWEST_LINES = 4
_LONG = 0.6  # of the width of the page


@attrs.frozen
class Column:
    """The column of text of a page.

    Attributes:
        left: where lines begin that are not indented.
        right: where full lines end.
        size: size of most of the type of the document.
    """

    left: float
    right: float
    size: float

    def is_title(self, line: Line) -> bool:
        """Tell whether a line stands in the middle, in larger type."""
        before, after = line.box.left - self.left, self.right - line.box.right
        return line.size >= _TITLE * self.size and abs(before - after) <= _OFF_CENTRE * line.size


def is_row(line: Line) -> bool:
    """Tell whether the words of a line stand apart like the cells of a row."""
    gaps = sorted((gap / line.size for gap in line.gaps), reverse=True)
    return bool(gaps) and (gaps[0] > _COLUMN_GAP or gaps[1:2] > [_NARROW_GAP])


def columns(pages: Sequence[PageContent]) -> list[Column]:
    """Return the column of text of each page; of one with few lines, that of the others.

    Args:
        pages: the pages of a file.
    """
    lines_of_pages = [[item for item in page.items if isinstance(item, Line)] for page in pages]
    sizes = collections.Counter[float]()
    for line in itertools.chain.from_iterable(lines_of_pages):
        sizes[round(line.size, 1)] += len(line.text)
    size = max(sizes, key=lambda found: sizes[found], default=0.0)
    full = [
        (page, lines)
        for page, lines in zip(pages, lines_of_pages, strict=True)
        if len(lines) >= _FEWEST_LINES
    ]
    found = {page.number: Column(_left(lines), _right(lines, page), size) for page, lines in full}
    if not found:
        every = list(itertools.chain.from_iterable(lines_of_pages))
        return [
            Column(_left(every), _right(every, page), size) if every else Column(0.0, 0.0, size)
            for page in pages
        ]
    usual = Column(
        statistics.median(column.left for column in found.values()),
        statistics.median(column.right for column in found.values()),
        size,
    )
    return [found.get(page.number, usual) for page in pages]


def _left(lines: Sequence[Line]) -> float:
    """Return where lines begin; a single one that stands out does not count."""
    edges = sorted(line.box.left for line in lines)
    return edges[1] if len(edges) >= _FEWEST_LINES else edges[0]


def _right(lines: Sequence[Line], page: PageContent) -> float:
    """Return where full lines end: where two long ones do.

    Where none show it, the margin is taken to be as wide as that on the left.
    """
    edges = sorted((line.box.right for line in lines), reverse=True)
    size = max(line.size for line in lines)
    for one, other in itertools.pairwise(edges):
        if one - other < size and one > _LONG * page.width:
            return one
    return max(edges[0], page.width - _left(lines))


@attrs.define
class ParagraphBuilder:
    """Joins lines to paragraphs, over page breaks too.

    Attributes:
        text: what the open paragraph says so far; empty if none is open.
        page: page on which it began.
        box: the box around its lines on that page.
        beside: what stands beside its words.
    """

    text: str = ""
    page: int = 0
    box: Box | None = None
    beside: tuple[Beside, ...] = ()
    _last: Line | None = None
    _column: Column | None = None

    def add(self, line: Line, page: int, column: Column) -> Iterator[tuple[Paragraph, Place]]:
        """Take a line; yield the paragraph before it, if it does not go on in it."""
        if self._goes_on(line, column):
            self.text = joined(self.text, line.text)
            self.beside += line.beside
            if page == self.page and self.box is not None:
                self.box = around([self.box, line.box])
        else:
            yield from self.close()
            self.text, self.page, self.box = line.text, page, line.box
            self.beside = line.beside
        self._last, self._column = line, column

    def close(self) -> Iterator[tuple[Paragraph, Place]]:
        """Yield the open paragraph, if there is one."""
        if self.text and self.box is not None:
            place = Place(page=self.page, box=self.box.rounded, beside=self.beside)
            yield Paragraph(self.text), place
        self.text, self._last = "", None

    def _goes_on(self, line: Line, column: Column) -> bool:
        last, before = self._last, self._column
        if last is None or before is None or is_row(last) or is_row(line):
            return False
        if abs(last.size - line.size) > _OTHER_SIZE * last.size:
            return False
        if column.is_title(line):
            pitch = line.box.middle - last.box.middle
            return before.is_title(last) and 0 < pitch <= _LINE_PITCH * line.size
        is_full = before.right - last.box.right < _RAGGED * last.size
        is_indented = line.box.left - column.left > _INDENT * line.size
        return is_full and not is_indented
