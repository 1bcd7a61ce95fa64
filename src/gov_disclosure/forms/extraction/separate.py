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
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Heading, Paragraph, Table
from gov_disclosure.forms.extraction.head.titles import is_title, title_facts
from gov_disclosure.forms.extraction.sections import (
    Cut,
    Item,
    SectionText,
    heading_cuts,
    items_between,
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


@attrs.frozen
class _Point:
    """A place in a document: an item, and how far into its text."""

    item: int
    offset: int = 0


def separate(items: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """Return the items of each report of a document: all of them, each once, in order."""
    every = sure_cuts(heading_cuts(items))
    cuts = without_contents(every, items)
    titles = _titles(items)
    runs = tuple(_runs(cuts, titles))
    if len(runs) < 2:
        return (tuple(items),)
    separator = _Separator(items, [cut.item for cut in every], every, cuts, runs, titles)
    begins = [_Point(0), *separator.boundaries(), _Point(len(items))]
    return tuple(_cut_out(items, start, stop) for start, stop in itertools.pairwise(begins))


@attrs.frozen
class _Titles:
    """The titles of annual reports that a document holds, without spaces.

    Attributes:
        places: number of the item of each.
        texts: the titles.
    """

    places: Sequence[int]
    texts: Sequence[str]

    def between(self, after: int, before: int) -> slice:
        """Return which of them stand between two items."""
        return slice(
            bisect.bisect_right(self.places, after), bisect.bisect_left(self.places, before)
        )


def _titles(items: Sequence[Item]) -> _Titles:
    found = [
        (number, "".join(item.text.split()))
        for number, item in enumerate(items)
        if "公开" in item.text and is_title(item.text.strip())
    ]
    if len(found) > _MOST_TITLES:
        return _Titles((), ())
    return _Titles([number for number, _ in found], [text for _, text in found])


def _runs(cuts: Sequence[Cut], titles: _Titles) -> Iterator[range]:
    """Yield which headings are in statutory order, with no title of another report among them."""
    order = {name: position for position, name in enumerate(sections())}
    first, front = 0, -1
    for number, (before, cut) in enumerate(itertools.pairwise(cuts), start=1):
        goes_back = order[cut.match.section] <= order[before.match.section]
        between = titles.texts[titles.between(before.item, cut.item)]
        seen = titles.texts[titles.between(front, before.item)] if between else ()
        if goes_back or any(_names_another(title, seen) for title in between):
            yield range(first, number)
            first, front = number, before.item
    if cuts:
        yield range(first, len(cuts))


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
        places: number of the item of each of its headings.
        every: all its headings.
        cuts: those that are no entries of a table of contents.
        runs: the numbers of these, parted where they go back in the order of the form.
        titles: its titles.
    """

    items: Sequence[Item]
    places: Sequence[int]
    every: Sequence[Cut]
    cuts: Sequence[Cut]
    runs: Sequence[range]
    titles: _Titles

    def boundaries(self) -> Iterator[_Point]:
        """Yield where the second and each later report begins."""
        begin = _Point(0)
        names, rows = set[str](), set[str]()
        last = -1
        for run in self.runs:
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
        first, last = self.cuts[run[0]].item, self.cuts[run[-1]].item
        within = slice(
            bisect.bisect_left(self.places, first), bisect.bisect_right(self.places, last)
        )
        names = {cut.match.section for cut in self.every[within]}
        return len(names) >= _FEWEST_HEADINGS

    def _rows(self, number: int) -> set[str]:
        """Return the rows of the form that stand under a heading.

        Their labels tell them, but for rows that lie across, which a header alone names, too.
        """
        cut = self.cuts[number]
        name = cut.match.section
        if name not in TABLE_SECTIONS:
            return set()
        following = self.cuts[number + 1] if number + 1 < len(self.cuts) else None
        items = items_between(self.items, cut, following)
        tables = [item.block.rows for item in items if isinstance(item.block, Table)]
        if tables and not table_shape(name).is_across:
            texts = (text for rows in tables for row in rows for text in row)
            return {row for text in set(texts) if (row := said(name, text).row)}
        found = read_table_section(name, SectionText(None, None, items)).rows
        return {row.row for row in found if row.row}

    def _has_title(self, begin: _Point, last: int, first: int) -> bool:
        """Tell whether headings have a title of their own.

        Args:
            begin: where the report before them begins.
            last: its last heading.
            first: the first of them.
        """
        after, before = self.cuts[last], self.cuts[first]
        between = self.titles.texts[self.titles.between(after.item, before.item)]
        seen = self.titles.texts[self.titles.between(begin.item - 1, after.item)]
        from_the_first = before.match.section == next(iter(sections()))
        return any(
            (from_the_first and title not in seen) or _names_another(title, seen)
            for title in between
        )

    def _begin(self, last: int, first: int) -> _Point:
        """Return where a report begins.

        It is its title, the last before its first heading, where that was printed first; without
        a title, what follows the date that closes the report before; else its first heading.

        Args:
            last: the last heading of the report before.
            first: its own first heading.
        """
        after, before = self.cuts[last].item, self.cuts[first].item
        which = self.titles.between(after, before)
        titles = self.titles.texts[which]
        if titles:
            return _Point(self.titles.places[which.start + titles.index(titles[-1])])
        headings = {self.cuts[number].item for number in range(last, first + 1)}
        for number in range(after + 1, before):
            block = self.items[number].block
            if isinstance(block, Heading) and block.level == 1 and number not in headings:
                return _Point(number)
        for number in range(after + 1, before):
            text = self.items[number].text
            if text and (whole_date(text) is not None or split_date(text) is not None):
                return _Point(number + 1)
        cut = self.cuts[last + 1]
        is_within = self.items[cut.item].text[: cut.match.start].strip()
        return _Point(cut.item, cut.match.start if is_within else 0)


def _cut_out(items: Sequence[Item], start: _Point, stop: _Point) -> tuple[Item, ...]:
    """Return what stands between two points; a paragraph is split where one is within it."""
    found = []
    for number in range(start.item, min(stop.item + 1, len(items))):
        item = items[number]
        first = start.offset if number == start.item else 0
        last = stop.offset if number == stop.item else None
        if first == 0 and last is None:
            found.append(item)
        elif not isinstance(item.block, Table) and (text := item.text[first:last].strip()):
            found.append(attrs.evolve(item, block=Paragraph(text)))
    return tuple(found)
