"""Lines of a PDF page as paragraphs: indentation and the ends of lines decide."""

from __future__ import annotations

import collections
import itertools
import statistics
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Paragraph, Place
from gov_disclosure.readers.pdf_lines import Line, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.readers.pdf_furniture import PageContent

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
    full = [lines for lines in lines_of_pages if len(lines) >= _FEWEST_LINES] or [
        list(itertools.chain.from_iterable(lines_of_pages))
    ]
    if not full[0]:
        return [Column(0.0, 0.0, size) for _ in pages]
    usual = Column(statistics.median(map(_left, full)), statistics.median(map(_right, full)), size)
    return [
        Column(_left(lines), _right(lines), size) if len(lines) >= _FEWEST_LINES else usual
        for lines in lines_of_pages
    ]


def _left(lines: Sequence[Line]) -> float:
    """Return where lines begin; a single one that stands out does not count."""
    edges = sorted(line.box.left for line in lines)
    return edges[1] if len(edges) >= _FEWEST_LINES else edges[0]


def _right(lines: Sequence[Line]) -> float:
    edges = sorted(line.box.right for line in lines)
    return edges[-2] if len(edges) >= _FEWEST_LINES else edges[-1]


@attrs.define
class ParagraphBuilder:
    """Joins lines to paragraphs, over page breaks too.

    Attributes:
        text: what the open paragraph says so far; empty if none is open.
        page: page on which it began.
    """

    text: str = ""
    page: int = 0
    _last: Line | None = None
    _column: Column | None = None

    def add(self, line: Line, page: int, column: Column) -> Iterator[tuple[Paragraph, Place]]:
        """Take a line; yield the paragraph before it, if it does not go on in it."""
        if self._goes_on(line, column):
            self.text = joined(self.text, line.text)
        else:
            yield from self.close()
            self.text, self.page = line.text, page
        self._last, self._column = line, column

    def close(self) -> Iterator[tuple[Paragraph, Place]]:
        """Yield the open paragraph, if there is one."""
        if self.text:
            yield Paragraph(self.text), Place(page=self.page)
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
