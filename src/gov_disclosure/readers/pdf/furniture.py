"""What stands on pages without being part of the text: page numbers and running lines."""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.pdf.lines import Line
from gov_disclosure.readers.pdf.tables import DrawnTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DRESSED_NUMBER = re.compile(
    r"[-—–−－_~·•|\s]+\d{1,4}[-—–−－_~·•|\s]+"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|\d{1,4}\s*/\s*\d{1,4}"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_FEWEST_PAGES = 3
_EDGE_LINES = 2
_EDGE = 0.09  # of the height of the page: where running lines stand


@attrs.frozen
class PageContent:
    """What stands on a page, from top to bottom.

    Attributes:
        number: number of the page, from 1.
        width: its width, in points.
        height: its height, in points.
        items: lines of text and tables.
        is_cut: whether a table on it goes on where the page is not shown.
    """

    number: int
    width: float
    height: float
    items: tuple[Line | DrawnTable, ...]
    is_cut: bool = False


@attrs.frozen
class _EdgeLine:
    """A line at the top or foot of a page.

    Attributes:
        page: number of the page.
        index: number of the line among the items of the page.
        line: the line.
        at_top: whether it stands at the top.
    """

    page: int
    index: int
    line: Line
    at_top: bool

    @property
    def likeness(self) -> tuple[str, bool]:
        """What lines have in common that run over all pages: all but the digits."""
        return _DIGITS.sub("0", self.line.text), self.at_top


def without_furniture(
    pages: Sequence[PageContent],
) -> tuple[list[PageContent], tuple[Line, ...]]:
    """Return pages without page numbers and running lines, and one copy of each of the latter.

    A number alone is a page number only if the numbers at that edge count the pages. A line
    runs if it stands in the margin of most pages, and of three at least.

    Args:
        pages: the pages of a file.
    """
    edges = [edge for page in pages for edge in _edges(page)]
    numbers = [edge for edge in edges if _DRESSED_NUMBER.fullmatch(edge.line.text)]
    numbers += _counting(edges, len(pages))
    heights = {page.number: page.height for page in pages}
    running = _running(
        [
            edge
            for edge in edges
            if edge not in numbers and _is_in_margin(edge.line, heights[edge.page])
        ],
        len(pages),
    )
    gone = {(edge.page, edge.index) for edge in (*numbers, *running)}
    kept = [
        attrs.evolve(
            page,
            items=tuple(
                item for index, item in enumerate(page.items) if (page.number, index) not in gone
            ),
        )
        for page in pages
    ]
    first = {edge.likeness: edge.line for edge in reversed(running)}
    return kept, tuple(first.values())


def _edges(page: PageContent) -> Iterator[_EdgeLine]:
    """Yield the lines that stand at the top and foot of a page, outside any table."""
    for at_top in (True, False):
        order = range(len(page.items))
        for index in (order if at_top else order[::-1])[:_EDGE_LINES]:
            item = page.items[index]
            if isinstance(item, DrawnTable):
                break
            if (item.box.middle < page.height / 2) is at_top:
                yield _EdgeLine(page.number, index, item, at_top)


def _counting(edges: Sequence[_EdgeLine], pages: int) -> Iterator[_EdgeLine]:
    """Yield the lines that are bare numbers and count the pages."""
    shifts: dict[tuple[int, bool], list[_EdgeLine]] = {}
    for edge in edges:
        if _BARE_NUMBER.fullmatch(edge.line.text):
            shift = int(edge.line.text) - edge.page
            shifts.setdefault((shift, edge.at_top), []).append(edge)
    for counting in shifts.values():
        if len({edge.page for edge in counting}) > 1 or (pages == 1 and len(edges) > 1):
            yield from counting


def _is_in_margin(line: Line, height: float) -> bool:
    return line.box.middle < _EDGE * height or line.box.middle > (1 - _EDGE) * height


def _running(edges: Sequence[_EdgeLine], pages: int) -> list[_EdgeLine]:
    counts = collections.Counter(edge.likeness for edge in edges)
    fewest = max(_FEWEST_PAGES, pages / 2)
    return [edge for edge in edges if counts[edge.likeness] >= fewest]
