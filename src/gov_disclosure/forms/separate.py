"""Several reports of one document, told apart: a compilation, or a body's own and the area's.

A new report begins where the statutory headings begin again, with tables or most of the
headings on both sides, and with a title of its own or headings that come twice. A title alone
separates only if it names another body or year: many files repeat theirs on each page.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Heading, Paragraph, Table
from gov_disclosure.forms.dates import split_date, whole_date
from gov_disclosure.forms.front_matter import is_title, title_facts
from gov_disclosure.forms.sections import (
    Cut,
    Item,
    SectionText,
    heading_cuts,
    items_between,
    sure_cuts,
    without_contents,
)
from gov_disclosure.forms.tables import read_table_section
from gov_disclosure.model.paths import TABLE_SECTIONS, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FEWEST_SHARED = 2
_FEWEST_HEADINGS = 5


@attrs.frozen(order=True)
class _Point:
    """A place in a document: an item, and how far into its text."""

    item: int
    offset: int = 0


def separate(items: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """Return the items of each report of a document: all of them, each once, in order."""
    every = sure_cuts(heading_cuts(items))
    cuts = without_contents(every, items)
    titles = {
        number: title for number, item in enumerate(items) if (title := _title(item)) is not None
    }
    runs = tuple(_runs(cuts, titles))
    if len(runs) < 2:
        return (tuple(items),)
    begins = [
        _Point(0),
        *_Separator(items, every, cuts, runs, titles).boundaries(),
        _Point(len(items)),
    ]
    return tuple(
        itertools.starmap(lambda *ends: _cut_out(items, *ends), itertools.pairwise(begins))
    )


def _title(item: Item) -> str | None:
    """Return the title that an item is, without spaces, or None."""
    text = item.text
    return "".join(text.split()) if "公开" in text and is_title(text.strip()) else None


def _runs(cuts: Sequence[Cut], titles: Mapping[int, str]) -> Iterator[tuple[Cut, ...]]:
    """Yield headings in statutory order, as long as no title of another report is among them."""
    order = {name: position for position, name in enumerate(sections())}
    run: list[Cut] = []
    for cut in cuts:
        if run:
            before = run[-1]
            goes_back = order[cut.match.section] <= order[before.match.section]
            seen = _within(titles, -1, before.item).values()
            between = _within(titles, before.item, cut.item).values()
            if goes_back or any(_names_another(title, seen) for title in between):
                yield tuple(run)
                run = []
        run.append(cut)
    if run:
        yield tuple(run)


def _within(titles: Mapping[int, str], after: int, before: int) -> dict[int, str]:
    return {number: title for number, title in titles.items() if after < number < before}


def _names_another(title: str, seen: Iterable[str]) -> bool:
    """Tell whether a title names another body or year than each of those before it."""
    name, year = title_facts(title)
    others = [title_facts(other) for other in seen]
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
        runs: the same headings, parted where they go back in the order of the form.
        titles: its titles, by the number of their item.
    """

    items: Sequence[Item]
    every: Sequence[Cut]
    cuts: Sequence[Cut]
    runs: Sequence[tuple[Cut, ...]]
    titles: Mapping[int, str]

    def boundaries(self) -> Iterator[_Point]:
        """Yield where the second and each later report begins."""
        begin = _Point(0)
        current: tuple[Cut, ...] = ()
        for run in self.runs:
            if not self._is_of_a_report(run):
                continue  # a table of contents, or sub-headings that look like the form's
            if current and self._is_another(begin, current, run):
                begin = self._begin(current[-1], run[0])
                yield begin
                current = ()
            current += run

    def _is_of_a_report(self, run: Sequence[Cut]) -> bool:
        """Tell whether headings have a statutory table, or are nearly all there are.

        A section whose table is a picture may have nothing but its heading.
        """
        first, last = run[0].item, run[-1].item
        names = {cut.match.section for cut in self.every if first <= cut.item <= last}
        return len(names) >= _FEWEST_HEADINGS or any(map(self._has_table, run))

    def _has_table(self, cut: Cut) -> bool:
        name = cut.match.section
        if name not in TABLE_SECTIONS:
            return False
        number = self.cuts.index(cut)
        following = self.cuts[number + 1] if number + 1 < len(self.cuts) else None
        items = items_between(self.items, cut, following)
        return bool(read_table_section(name, SectionText(cut.match.text, None, items)).rows)

    def _is_another(self, begin: _Point, current: Sequence[Cut], run: Sequence[Cut]) -> bool:
        """Tell whether headings are those of another report than the headings before."""
        shared = {cut.match.section for cut in current} & {cut.match.section for cut in run}
        if len(shared) >= _FEWEST_SHARED:
            return True
        seen = _within(self.titles, begin.item - 1, current[-1].item).values()
        from_the_first = run[0].match.section == next(iter(sections()))
        return any(
            (from_the_first and title not in seen) or _names_another(title, seen)
            for title in self._titles_between(current[-1], run[0]).values()
        )

    def _titles_between(self, after: Cut, before: Cut) -> dict[int, str]:
        return _within(self.titles, after.item, before.item)

    def _begin(self, after: Cut, first: Cut) -> _Point:
        """Return where the report begins whose headings begin with ``first``.

        It is its title, the last before that heading, where it was printed first; without a
        title, what follows the date that closes the report before; else its first heading.
        """
        titles = self._titles_between(after, first)
        if titles:
            *_, last = titles.values()
            return _Point(next(number for number, title in titles.items() if title == last))
        between = range(after.item + 1, first.item)
        headings = {cut.item for cut in self.cuts}
        for number in between:
            block = self.items[number].block
            if isinstance(block, Heading) and block.level == 1 and number not in headings:
                return _Point(number)
        for number in between:
            text = self.items[number].text
            if text and (whole_date(text) is not None or split_date(text) is not None):
                return _Point(number + 1)
        cut = self.cuts[self.cuts.index(after) + 1]
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
