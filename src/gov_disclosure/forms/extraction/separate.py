"""Several reports of one document, told apart: a compilation, or a body's own and the area's.

A new report begins where the statutory headings begin again, with tables or most of the
headings on both sides, and with a title of its own, or headings or rows that come twice. A table
that goes on over a page may repeat its heading, not its rows. A title alone separates only if it
names another body or year: many files repeat theirs on each page.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

import attrs

from gov_disclosure.document import Heading, Table
from gov_disclosure.forms.extraction.head.titles import is_title, title_facts
from gov_disclosure.forms.extraction.sections import (
    Cut,
    Item,
    Point,
    SectionText,
    between,
    heading_cuts,
    sure_cuts,
    without_contents,
)
from gov_disclosure.forms.extraction.tables import read_table_section
from gov_disclosure.forms.words.dates import split_date, whole_date
from gov_disclosure.forms.words.said import said
from gov_disclosure.model.paths import TABLE_SECTIONS, sections, table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FEWEST_SHARED = 2
_FEWEST_SHARED_ROWS = 3
_FEWEST_HEADINGS = 5
_MOST_TITLES = 1000
"""A document with more of them is a list of reports, and they tell nothing."""

_item_of = attrgetter("item")


class _Title(NamedTuple):
    """The title of an annual report: number of its item, and its text without spaces."""

    item: int
    text: str


def separate(items: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """Return the items of each report of a document: all of them, each once, in order."""
    every = sure_cuts(heading_cuts(items))
    separator = _Separator(items, every, without_contents(every, items), _titles(items))
    runs = tuple(separator.runs())
    if len(runs) < 2:
        return (tuple(items),)
    begins = [Point(0), *separator.boundaries(runs), Point(len(items))]
    return tuple(between(items, start, stop) for start, stop in itertools.pairwise(begins))


def _titles(items: Sequence[Item]) -> Sequence[_Title]:
    found = [
        _Title(number, "".join(item.text.split()))
        for number, item in enumerate(items)
        if "公开" in item.text and is_title(item.text.strip())
    ]
    return found if len(found) <= _MOST_TITLES else ()


def _names_another(title: str, seen: Iterable[str]) -> bool:
    """Tell whether a title names another body or year than each of those before it."""
    name, year = title_facts(title)
    others = [title_facts(other) for other in dict.fromkeys(seen)]
    return bool(others) and all(
        (None not in (name, other_name) and name != other_name)
        or (None not in (year, other_year) and year != other_year)
        for other_name, other_year in others
    )


@attrs.frozen
class _Separator:
    """Finds where reports begin.

    Attributes:
        items: what the document holds.
        every: all its headings.
        cuts: those that are no entries of a table of contents.
        titles: its titles.
    """

    items: Sequence[Item]
    every: Sequence[Cut]
    cuts: Sequence[Cut]
    titles: Sequence[_Title]

    def runs(self) -> Iterator[range]:
        """Yield which headings are in order, with no title of another report among them."""
        order = {name: position for position, name in enumerate(sections())}
        first, front = 0, -1
        for number, (before, cut) in enumerate(itertools.pairwise(self.cuts), start=1):
            goes_back = order[cut.match.section] <= order[before.match.section]
            here = self._titles_between(before.item, cut.item)
            seen = self._titles_between(front, before.item) if here else ()
            if goes_back or any(_names_another(title, seen) for title in here):
                yield range(first, number)
                first, front = number, before.item
        if self.cuts:
            yield range(first, len(self.cuts))

    def _titles_between(self, after: int, before: int) -> list[str]:
        start = bisect.bisect_right(self.titles, after, key=_item_of)
        stop = bisect.bisect_left(self.titles, before, key=_item_of)
        return [title.text for title in self.titles[start:stop]]

    def boundaries(self, runs: Iterable[range]) -> Iterator[Point]:
        """Yield where the second and each later report begins."""
        begin = Point(0)
        names, rows = set[str](), set[str]()
        last = -1
        for run in runs:
            own_rows = {row for number in run for row in self._rows(number)}
            if not own_rows and not self._is_nearly_whole(run):
                continue  # a table of contents, or sub-headings that look like the form's
            own_names = {self.cuts[number].match.section for number in run}
            if names and (
                len(names & own_names) >= _FEWEST_SHARED
                or len(rows & own_rows) >= _FEWEST_SHARED_ROWS
                or self._has_title(begin, last, run[0])
            ):
                begin = self._begin(last, run[0])
                yield begin
                names.clear()
                rows.clear()
            names |= own_names
            rows |= own_rows
            last = run[-1]

    def _is_nearly_whole(self, run: range) -> bool:
        """Tell whether headings are nearly all there are, with or without tables.

        A section whose table is a picture may have nothing but its heading.
        """
        start = bisect.bisect_left(self.every, self.cuts[run[0]].item, key=_item_of)
        stop = bisect.bisect_right(self.every, self.cuts[run[-1]].item, key=_item_of)
        return len({cut.match.section for cut in self.every[start:stop]}) >= _FEWEST_HEADINGS

    def _rows(self, number: int) -> set[str]:
        """Return the rows of the form that stand under a heading.

        Their labels tell them, but for rows that lie across, which a header alone names, too.
        """
        name = self.cuts[number].match.section
        if name not in TABLE_SECTIONS:
            return set()
        ends = [*(cut.begin for cut in self.cuts[number + 1 : number + 2]), Point(len(self.items))]
        items = between(self.items, self.cuts[number].end, ends[0])
        tables = [item.block.rows for item in items if isinstance(item.block, Table)]
        if tables and not table_shape(name).is_across:
            texts = (text for rows in tables for row in rows for text in row)
            return {row for text in set(texts) if (row := said(name, text).row)}
        found = read_table_section(name, SectionText(None, None, items)).rows
        return {row.row for row in found if row.row}

    def _has_title(self, begin: Point, last: int, first: int) -> bool:
        """Tell whether headings have a title of their own.

        Args:
            begin: where the report before them begins.
            last: its last heading.
            first: the first of them.
        """
        after, before = self.cuts[last], self.cuts[first]
        seen = self._titles_between(begin.item - 1, after.item)
        from_the_first = before.match.section == next(iter(sections()))
        return any(
            (from_the_first and title not in seen) or _names_another(title, seen)
            for title in self._titles_between(after.item, before.item)
        )

    def _begin(self, last: int, first: int) -> Point:
        """Return where a report begins.

        It is its title, the last before its first heading, where that was printed first; without
        a title, what follows the date that closes the report before; else its first heading.

        Args:
            last: the last heading of the report before.
            first: its own first heading.
        """
        after, before = self.cuts[last].item, self.cuts[first].item
        if titles := self._titles_between(after, before):
            title = titles[-1]
            return Point(next(t.item for t in self.titles if t.item > after and t.text == title))
        headings = {self.cuts[number].item for number in range(last, first + 1)}
        for number in range(after + 1, before):
            block = self.items[number].block
            if isinstance(block, Heading) and block.level == 1 and number not in headings:
                return Point(number)
        for number in range(after + 1, before):
            text = self.items[number].text
            if text and (whole_date(text) is not None or split_date(text) is not None):
                return Point(number + 1)
        cut = self.cuts[last + 1]
        is_within = self.items[cut.item].text[: cut.match.start].strip()
        return Point(cut.item, cut.match.start if is_within else 0)
