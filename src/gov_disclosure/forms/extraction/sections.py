"""A document cut at its statutory headings: front matter and up to six sections."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

import attrs

from gov_disclosure.document import (
    Block,
    Document,
    Heading,
    Paragraph,
    Place,
    Table,
    TablePlace,
)
from gov_disclosure.forms.extraction.narratives import narrative_blocks
from gov_disclosure.forms.words.headings import HeadingMatch, Style, inline_headings, whole_heading
from gov_disclosure.forms.words.labels import key
from gov_disclosure.model.paths import TABLE_SECTIONS, sections

_PAGE_NUMBER = re.compile(r"[\s.．…·•_—-]*第?\s*\d{1,3}\s*页?[\s_—-]*")


@attrs.frozen
class Item:
    """A block with its place.

    Attributes:
        block: the block.
        place: its place.
        table: the number of the table it is, from 1, or None.
        text: the text of a heading or paragraph; empty for a table.
    """

    block: Block
    place: Place
    table: int | None = None
    text: str = attrs.field(init=False, eq=False)

    @text.default
    def _text_of_block(self) -> str:
        return "" if isinstance(self.block, Table) else self.block.text

    @functools.cached_property
    def headings(self) -> tuple[HeadingMatch, ...]:
        """What may be statutory headings in it."""
        text = self.text
        if not text:
            return ()
        if (whole := whole_heading(text)) is not None:
            return (whole,)
        inline = tuple(inline_headings(text))
        # A heading in the middle of a paragraph counts only where a copy has lost its line
        # breaks, and then there are several.
        return inline if len(inline) > 1 else tuple(m for m in inline if m.start == 0)


@attrs.frozen
class SectionText:
    """What a document prints under one statutory heading.

    Attributes:
        heading: the heading as printed; None if the section was found by its table alone.
        level: its level where the format marks headings, else None.
        items: blocks up to the next statutory heading.
    """

    heading: str | None
    level: int | None
    items: tuple[Item, ...]


@attrs.frozen
class Outline:
    """A document cut at its statutory headings.

    Attributes:
        front: what stands before the first heading.
        sections: field name of the section to its text, in printed order.
        marks_headings: whether the format of the document marks headings.
    """

    front: tuple[Item, ...]
    sections: Mapping[str, SectionText]
    marks_headings: bool

    @property
    def statutory_level(self) -> int | None:
        """Level of the statutory headings, where the format marks headings."""
        levels = (text.level for text in self.sections.values())
        return next((level for level in levels if level is not None), None)

    def blocks(self, items: Iterable[Item], level: int | None = None) -> tuple[Block, ...]:
        """Return items as blocks of prose below headings of a level, by default the statutory."""
        level = self.statutory_level if level is None else level
        return narrative_blocks(items, marks_headings=self.marks_headings, statutory_level=level)


class Point(NamedTuple):
    """A place in a document: number of an item, and how far into its text."""

    item: int
    offset: int = 0


@attrs.frozen
class Cut:
    """A place where a section may begin.

    Attributes:
        item: number of the item that holds the heading.
        match: the heading.
    """

    item: int
    match: HeadingMatch

    @property
    def begin(self) -> Point:
        """Where the heading begins."""
        return Point(self.item, self.match.start)

    @property
    def end(self) -> Point:
        """Where the text after it begins."""
        return Point(self.item, self.match.end)


def outline(items: Sequence[Item]) -> Outline:
    """Cut a report at its statutory headings.

    The headings chosen are those that form the surest chain in statutory order. Entries of a
    table of contents (headings with nothing between them that come again later) are skipped.
    """
    cuts = _chain(sure_cuts(without_contents(heading_cuts(items), items)))
    ends = [*(cut.begin for cut in cuts), Point(len(items))]
    front = between(items, Point(0), ends[0])
    found = {}
    for cut, following in zip(cuts, ends[1:], strict=True):
        block = items[cut.item].block
        level = block.level if isinstance(block, Heading) else None
        text = between(items, cut.end, following)
        found[cut.match.section] = SectionText(cut.match.text, level, text)
    marks = any(isinstance(items[cut.item].block, Heading) for cut in cuts) or any(
        isinstance(item.block, Heading)
        for item in items[1:]  # the first may be the title
    )
    return Outline(front, MappingProxyType(found), marks)


def document_items(document: Document) -> Iterator[Item]:
    """Yield the blocks of a document, a table cut at the rows that are headings."""
    table = 0
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table) and isinstance(place, TablePlace):
            table += 1
            yield from _parts(block, place, table)
        else:
            yield Item(block, place)


def _parts(table: Table, place: TablePlace, number: int) -> Iterator[Item]:
    """Yield a table cut at the rows that are headings: a sheet may hold a whole report.

    Then a row that holds one text is a paragraph, but for those of the statutory tables.
    """
    whole = Item(table, place, number)
    headings = {
        position: heading
        for position, row in enumerate(table.rows)
        if (heading := heading_of_row(row)) is not None
    }
    if not headings:
        yield whole
        return
    section, start = None, 0
    for end in (*headings, len(table.rows)):
        if section in TABLE_SECTIONS and any(map(_holds_cells, table.rows[start:end])):
            yield part_of_table(whole, slice(start, end))
        else:
            yield from _paragraphs_and_tables(whole, start, end)
        if end in headings:
            yield from _paragraphs_and_tables(whole, end, end + 1)
            match = whole_heading(headings[end])
            section = match and match.section
        start = end + 1


def _paragraphs_and_tables(whole: Item, start: int, end: int) -> Iterator[Item]:
    """Yield rows of a sheet: those of one text as paragraphs, others as tables."""
    table, place = whole.block, whole.place
    if not isinstance(table, Table) or not isinstance(place, TablePlace):
        return
    numbered = range(start, end)
    for is_table, group in itertools.groupby(numbered, lambda row: _holds_cells(table.rows[row])):
        rows = list(group)
        if is_table:
            yield part_of_table(whole, slice(rows[0], rows[-1] + 1))
            continue
        for row in rows:
            for text, cell in zip(table.rows[row], place.cells[row], strict=True):
                if text.strip():
                    line = Place(cell.line, place.page, None, cell.sheet, cell.cell)
                    yield Item(Paragraph(text.strip()), line)


def lines_and_tables(item: Item) -> Iterator[Item]:
    """Yield the rows of a table that serves the layout: those of one text as paragraphs."""
    if isinstance(item.block, Table):
        yield from _paragraphs_and_tables(item, 0, len(item.block.rows))


def _holds_cells(row: Sequence[str]) -> bool:
    return len(_texts(row)) > 1


def _texts(row: Sequence[str]) -> list[str]:
    return list(filter(None, map(str.strip, row)))


def part_of_table(item: Item, rows: slice) -> Item:
    """Return some rows of a table as an item of their own."""
    if not isinstance(item.block, Table) or not isinstance(item.place, TablePlace):
        return item
    cells = item.place.cells[rows]
    first = cells[0][0]
    place = TablePlace(first.line, item.place.page, sheet=first.sheet, cell=first.cell, cells=cells)
    return attrs.evolve(item, block=Table(item.block.rows[rows]), place=place)


def heading_of_row(row: Sequence[str]) -> str | None:
    """Return the statutory heading that is all a row of a table holds, or None.

    Example:
        >>> heading_of_row(("", "二、主动公开政府信息情况", "")), heading_of_row(("二、", "0"))
        ('二、主动公开政府信息情况', None)
    """
    texts = _texts(row)
    if len(texts) != 1:
        return None
    match = whole_heading(texts[0])
    return texts[0] if match is not None and match.style is Style.STATUTORY else None


def heading_cuts(items: Sequence[Item]) -> list[Cut]:
    """Return every place that may be a statutory heading, in order."""
    return [Cut(number, match) for number, item in enumerate(items) for match in item.headings]


def without_contents(cuts: list[Cut], items: Sequence[Item]) -> list[Cut]:
    """Leave out the entries of a table of contents: nothing follows, and they come again."""
    last = {cut.match.section: number for number, cut in enumerate(cuts)}
    return [
        cut
        for number, cut in enumerate(cuts)
        if number == last[cut.match.section]
        or not all(map(_is_page_number, between(items, cut.end, cuts[number + 1].begin)))
    ]


def _is_page_number(item: Item) -> bool:
    return _PAGE_NUMBER.fullmatch(item.text) is not None and not isinstance(item.block, Table)


def sure_cuts(cuts: list[Cut]) -> list[Cut]:
    """Leave out what is no heading if the document numbers its headings as the form does."""
    if not any(cut.match.style is Style.STATUTORY for cut in cuts):
        return cuts
    official = {key(section.title) for section in sections().values()}
    return [
        cut
        for cut in cuts
        if cut.match.style >= Style.RENUMBERED
        or (cut.match.style is Style.UNNUMBERED and key(cut.match.text) in official)
    ]


def _chain(cuts: list[Cut]) -> list[Cut]:
    """Return the surest chain of headings in statutory order; of equals, the first.

    Where titles are numbered alike, those in the official wording are surer.
    """
    order = {name: position for position, name in enumerate(sections())}
    official = {name: key(section.title) for name, section in sections().items()}
    best: dict[int, tuple[int, list[Cut]]] = {-1: (0, [])}
    for cut in cuts:
        position = order[cut.match.section]
        weight, chain = max(
            (best[last] for last in best if last < position), key=lambda entry: entry[0]
        )
        is_official = key(cut.match.text).endswith(official[cut.match.section])
        weight += 2 * cut.match.style + is_official
        if position not in best or weight > best[position][0]:
            best[position] = (weight, [*chain, cut])
    return max(best.values(), key=lambda entry: entry[0])[1]


def between(items: Sequence[Item], start: Point, stop: Point) -> tuple[Item, ...]:
    """Return what stands between two points; a paragraph is split where one is within it."""
    found = []
    for number in range(start.item, stop.item + bool(stop.offset)):
        item = items[number]
        begin = start.offset if number == start.item else 0
        end = stop.offset if number == stop.item else len(item.text)
        if begin == 0 and end == len(item.text):
            found.append(item)
        elif text := item.text[begin:end].strip():
            found.append(attrs.evolve(item, block=Paragraph(text)))
    return tuple(found)
