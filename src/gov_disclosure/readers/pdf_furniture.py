"""What stands on pages without being part of the text: page numbers and running lines.

Page numbers are left out. A line that is printed again on each page is kept once, where it
stands first, so that it neither breaks paragraphs and tables nor is lost.
"""

from __future__ import annotations

import collections
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.pdf_lines import Line
from gov_disclosure.readers.pdf_tables import DrawnTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DRESSED_NUMBER = re.compile(
    r"[-—–−－_~·•|\s]+(?P<a>\d{1,4})[-—–−－_~·•|\s]+"
    r"|第\s*(?P<b>\d{1,4})\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?"
    r"|(?P<c>\d{1,4})\s*/\s*\d{1,4}"
)
_BARE_NUMBER = re.compile(r"\d{1,4}")
_FEWEST_RUNNING = 3
_MOST_AT_AN_EDGE = 2


@attrs.frozen
class PageContent:
    """What stands on a page, from top to bottom.

    Attributes:
        number: number of the page, from 1.
        height: its height, in points.
        items: lines of text and tables.
    """

    number: int
    height: float
    items: tuple[Line | DrawnTable, ...]


def without_furniture(pages: Sequence[PageContent]) -> list[PageContent]:
    """Return pages without page numbers, and with each running line only where it is first.

    A number alone is a page number only if the numbers at that edge count the pages.

    Args:
        pages: the pages of a file.
    """
    bare = _counting(pages)
    running = _running(pages)
    seen: set[tuple[str, bool]] = set()
    found = []
    for page in pages:
        dropped = set()
        for index, line, is_top in _edges(page):
            key = _without_digits(line.text), is_top
            if _DRESSED_NUMBER.fullmatch(line.text) or (page.number, index) in bare:
                dropped.add(index)
            elif key in running:
                if key in seen:
                    dropped.add(index)
                seen.add(key)
        items = (item for index, item in enumerate(page.items) if index not in dropped)
        found.append(attrs.evolve(page, items=tuple(items)))
    return found


def _edges(page: PageContent) -> Iterator[tuple[int, Line, bool]]:
    """Yield the lines that stand at the top and foot of a page, before any table."""
    for is_top in (True, False):
        order = range(len(page.items)) if is_top else reversed(range(len(page.items)))
        for index in list(order)[:_MOST_AT_AN_EDGE]:
            item = page.items[index]
            if isinstance(item, DrawnTable):
                break
            if (item.box.middle < page.height / 2) is is_top:
                yield index, item, is_top


def _counting(pages: Sequence[PageContent]) -> set[tuple[int, int]]:
    """Return page and index of the bare numbers that count the pages."""
    shifts: dict[tuple[int, bool], list[tuple[int, int]]] = {}
    for page in pages:
        for index, line, is_top in _edges(page):
            if _BARE_NUMBER.fullmatch(line.text):
                shift = int(line.text) - page.number
                shifts.setdefault((shift, is_top), []).append((page.number, index))
    return {
        place
        for places in shifts.values()
        if len({number for number, _ in places}) > 1 or len(pages) == 1
        for place in places
    }


def _running(pages: Sequence[PageContent]) -> set[tuple[str, bool]]:
    """Return the lines printed at the same edge of several pages, and of most of them."""
    counts = collections.Counter(
        key
        for page in pages
        for key in {(_without_digits(line.text), is_top) for _, line, is_top in _edges(page)}
    )
    fewest = max(_FEWEST_RUNNING, len(pages) // 2)
    return {key for key, count in counts.items() if count >= min(fewest, max(2, len(pages)))}


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "0", text)
