"""What stands before section 一: title, publisher, year, dates, and the preamble."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.bodies.names import is_body_name
from gov_disclosure.document import Block, Paragraph, Table
from gov_disclosure.forms.extraction.head.beside_title import statements_beside_title
from gov_disclosure.forms.extraction.head.furniture import (
    is_breadcrumb,
    is_chrome,
    is_document_number,
    is_labelled,
    may_be_menu,
)
from gov_disclosure.forms.extraction.head.labels import (
    DATES,
    LabelledFact,
    Meaning,
    begins_with_label,
    facts_of_table,
    is_date_like,
    labelled_facts,
    may_hold_fact,
    meaning_of,
)
from gov_disclosure.forms.extraction.head.printed_title import (
    Title,
    catalogued_titles,
    printed_title,
    title_before_chrome,
)
from gov_disclosure.forms.extraction.head.statements import (
    Said,
    Statement,
    broken_date,
    header_conflict,
    names_source,
    titled,
)
from gov_disclosure.forms.extraction.head.titles import (
    is_title,
    names_other,
    names_report,
    title_key,
    without_decoration,
)
from gov_disclosure.forms.extraction.narratives import narrative_blocks
from gov_disclosure.forms.extraction.sections import Item, lines_and_tables
from gov_disclosure.forms.words.dates import (
    find_date,
    find_year,
    is_month,
    leading_date,
    whole_date,
    whole_year,
)
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.values import FIRST_YEAR, LAST_YEAR, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_VALUE_LINE = 60
_SEVERAL_PARTS = re.compile(r"\s|【|\[")


@attrs.frozen
class FrontMatter:
    """What was read before the first statutory heading.

    Attributes:
        statements: what it says of the report.
        preamble: prose, or None.
        leftover: lines of the web page around the report.
        problems: dates that are none.
    """

    statements: tuple[Statement, ...] = attrs.field(converter=as_tuple)
    preamble: Narrative | None
    leftover: tuple[Block, ...] = attrs.field(converter=as_tuple)
    problems: tuple[Problem, ...] = attrs.field(converter=as_tuple)


def read_front_matter(
    items: Sequence[Item],
    *,
    marks_headings: bool,
    statutory_level: int | None = None,
    known_titles: Iterable[str] = (),
    is_page: bool = False,
) -> FrontMatter:
    """Read the items before the first statutory heading.

    Args:
        items: the items.
        marks_headings: whether the format of the document marks headings.
        statutory_level: level of the statutory headings, where they are marked.
        known_titles: titles that the page gives itself, which tell the printed one from others.
        is_page: whether the document is a web page, with what sites print around a report.
    """
    items = tuple(_lines_of_layout(items))
    is_page = is_page or any(is_chrome(item.text) or is_breadcrumb(item.text) for item in items)
    confirmed = {title_key(text) for text in (*known_titles, *catalogued_titles(items))}
    title = printed_title(items, confirmed, is_page=is_page)
    is_confirmed = title is not None and title.key in confirmed
    reader = _Reader(items, title, is_page=is_page, is_confirmed=is_confirmed)
    reader.read()
    blocks = narrative_blocks(
        reader.prose, marks_headings=marks_headings, statutory_level=statutory_level
    )
    return FrontMatter(
        reader.statements,
        Narrative(blocks=blocks) if blocks else None,
        reader.leftover,
        reader.problems,
    )


@attrs.define(slots=False)
class _Reader:
    items: Sequence[Item]
    title: Title | None
    is_page: bool
    is_confirmed: bool
    statements: list[Statement] = attrs.field(factory=list)
    bare_names: list[Statement] = attrs.field(factory=list)
    problems: list[Problem] = attrs.field(factory=list)
    leftover: list[Block] = attrs.field(factory=list)
    prose: list[Item] = attrs.field(factory=list)
    names_other: bool = False

    def read(self) -> None:
        """Take each item for the title, a fact, the page, or prose."""
        pending: Meaning | None = None
        for number, item in enumerate(self.items):
            if self.title is not None and self.title.first <= number <= self.title.last:
                if number == self.title.first:
                    self._take_title(self.title, item)
                pending = None
                continue
            text = item.text.strip()
            if pending is None and number < self._before and not may_hold_fact(text):
                self.leftover.append(item.block)
                continue
            if pending is not None and self._is_value(pending, text):
                self._say(LabelledFact(pending, text), item)
                self.leftover.append(item.block)
                pending = None
                continue
            pending = meaning_of(text)
            if pending is not None:
                self.leftover.append(item.block)
            elif isinstance(item.block, Table):
                self._read_table(number, item.block, item)
            elif not self._read_line(number, text, item):
                self._take_prose(number, item)
        self.statements += self.bare_names

    @cached_property
    def _before(self) -> int:
        """How many lines stand above the title, but for the one next to it."""
        return self.title.first - 1 if self.title is not None else 0

    def _take_title(self, title: Title, item: Item) -> None:
        """Take the title, and the facts that stand on its line."""
        self._add(titled(title.text, Said.TITLE, Evidence.at(item.text, item.place)))
        rest = item.text.strip()
        if (dated := leading_date(rest)) is not None and is_title(dated[1]):
            self._put("published_on", dated[0], Said.BESIDE_TITLE, item)
        if title.first == title.last and title_before_chrome(rest) is not None:
            rest = rest.partition(" ")[2].strip()
            self.leftover.append(Paragraph(rest))
            for fact in _facts_within(rest):
                self._say(fact, item)

    def _is_value(self, label: Meaning, text: str) -> bool:
        """Tell whether a line is the value of the label that stands alone above it."""
        return (
            (label not in DATES or is_date_like(text))
            and 0 < len(text) <= _LONGEST_VALUE_LINE
            and meaning_of(text) is None
            and "。" not in text
            and not begins_with_label(text)
        )

    def _read_table(self, number: int, table: Table, item: Item) -> None:
        """Read a table of labels and facts, which is left over whole; another one is prose."""
        facts = tuple(facts_of_table(table.rows))
        if not facts:
            self._take_prose(number, item)
            return
        for fact in facts:
            self._say(fact, item)
        self.leftover.append(table)

    def _read_line(self, number: int, text: str, item: Item) -> bool:
        """Read one line as facts or as part of the page; tell whether it was either."""
        if is_breadcrumb(text):
            self.leftover.append(item.block)
            return True
        facts = labelled_facts(text)
        if not facts and (is_chrome(text) or is_labelled(text)):
            facts = _facts_within(text)
        if facts:
            # A line is used up only if every part of it went into the report.
            used = [self._say(fact, item) for fact in facts]
            if not all(used):
                self.leftover.append(item.block)
            return True
        if is_title(text):
            if self.title is None or title_key(text) != self.title.key:
                self._leave_title(text, item)
            return True
        if is_chrome(text) or is_document_number(text):
            self.leftover.append(item.block)
            return True
        return self._read_bare_fact(number, text, item)

    def _leave_title(self, text: str, item: Item) -> None:
        """Leave over another title; the first that names another body or year is a problem."""
        self.leftover.append(item.block)
        if self.title is None or self.is_confirmed or self.names_other:
            return
        if names_other(text, self.title.text):
            self.names_other = True
            self.problems.append(header_conflict("title", text, self.title.text))

    def _read_bare_fact(self, number: int, text: str, item: Item) -> bool:
        """Read a line that is a name, a year or a date and nothing else."""
        is_bare = (
            is_body_name(text)
            or whole_year(text) is not None
            or whole_date(text) is not None
            or is_month(text)
        )
        found = tuple(statements_beside_title(self.items, number, self.title, is_page=self.is_page))
        names = [each for each in found if each.field == "publisher"]
        self.bare_names += names
        self.statements += [each for each in found if each not in names]
        if is_bare and not found:
            self.leftover.append(item.block)
        return is_bare or bool(found)

    def _say(self, fact: LabelledFact, item: Item) -> bool:
        """Take a labelled fact; tell whether it says something of the report."""
        value, meaning = fact.value, fact.meaning
        if not value:
            return False
        if meaning is Meaning.TITLE:
            if not (is_title(value) and names_report(value)):
                return False
            evidence = Evidence.at(item.text or value, item.place)
            self._add(titled(without_decoration(value), Said.OTHER_TITLE, evidence))
        elif meaning is Meaning.YEAR:
            year = find_year(value)
            if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
                return False
            self._put("year", year, Said.OTHER_TITLE, item, value)
        elif meaning is Meaning.REVISION_NOTE:
            self._put("revision_note", value, Said.CATALOGUE, item, value)
        elif meaning in (Meaning.PUBLISHER, Meaning.POSTED_BY, Meaning.CONTENT_SOURCE):
            return self._say_publisher(value, meaning, item)
        elif meaning in DATES:
            return self._say_date(value, meaning, item)
        return meaning is not Meaning.NOTHING

    def _say_publisher(self, value: str, meaning: Meaning, item: Item) -> bool:
        if meaning is Meaning.POSTED_BY and not is_body_name(value):
            return False  # a person
        if meaning in (Meaning.PUBLISHER, Meaning.POSTED_BY):
            self._put("publisher", value, Said.CATALOGUE, item, value)
            return True
        if names_source(value):
            self._put("publisher", "".join(value.split()), Said.CONTENT_SOURCE, item, value)
        return False

    def _say_date(self, value: str, meaning: Meaning, item: Item) -> bool:
        field = "revised_on" if meaning is Meaning.REVISED_ON else "published_on"
        date = find_date(value)
        if date is None:
            if is_date_like(value):
                self.problems.append(broken_date(field, value))
            return False
        said = Said.BESIDE_TITLE if meaning is Meaning.TIME else Said.CATALOGUE
        self._put(field, date, said, item, value)
        return True

    def _put(self, field: str, value: Any, said: Said, item: Item, text: str = "") -> None:
        self.statements.append(
            Statement(field, value, said, Evidence.at(item.text or text, item.place))
        )

    def _add(self, statements: Iterable[Statement]) -> None:
        self.statements.extend(statements)

    def _take_prose(self, number: int, item: Item) -> None:
        """Take an item as prose, unless only the page stands there.

        That is so before the title, and for the short lines of a page before its first sentence;
        a name above such lines is that of the site.
        """
        if self.title is not None and number < self.title.first:
            self.leftover.append(item.block)
        elif self.is_page and not self.prose and _is_menu(item):
            self.leftover.append(item.block)
            if self.title is None:
                self.bare_names.clear()
        else:
            self.prose.append(item)


def _is_menu(item: Item) -> bool:
    """Tell whether a line, or every cell of a table, is as short as the entry of a menu."""
    if isinstance(item.block, Table):
        return all(may_be_menu(text) for row in item.block.rows for text in row)
    return bool(item.text) and may_be_menu(item.text)


def _lines_of_layout(items: Sequence[Item]) -> Iterator[Item]:
    """Yield items; the rows of a table that holds a title and serves the layout as lines."""
    for item in items:
        rows = item.block.rows if isinstance(item.block, Table) else ()
        alone = ("".join(row).strip() for row in rows if sum(map(bool, map(str.strip, row))) == 1)
        if any(is_title(text) and names_report(text) for text in alone):
            yield from lines_and_tables(item)
        else:
            yield item


def _facts_within(text: str) -> tuple[LabelledFact, ...]:
    """Return the facts of a line that begins with other parts of the page."""
    if not _SEVERAL_PARTS.search(text):
        return ()
    for position, word in _words(text):
        bare = word.lstrip("【[")
        if begins_with_label(bare) or meaning_of(bare) is not None:
            return labelled_facts(text[position:].lstrip("【["))
    return ()


def _words(text: str) -> Iterable[tuple[int, str]]:
    position = 0
    for word in text.split():
        position = text.index(word, position)
        yield position, text[position : position + 60]
        position += len(word)
