"""What stands before section 一: title, publisher, year, dates, and the preamble."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.names import is_body_name
from gov_disclosure.document import Block, Paragraph, Table
from gov_disclosure.forms.extraction.head.beside_title import statements_beside_title
from gov_disclosure.forms.extraction.head.catalogue import STATED, statements_of_fact
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
    titled,
)
from gov_disclosure.forms.extraction.head.titles import (
    is_title,
    names_other,
    names_report,
    title_key,
)
from gov_disclosure.forms.extraction.narratives import narrative_blocks
from gov_disclosure.forms.extraction.sections import Item, lines_and_tables
from gov_disclosure.forms.words.dates import (
    is_month,
    leading_date,
    whole_date,
    whole_year,
)
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_VALUE_LINE = 60
_WORD = re.compile(r"\S+")
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
        self.statements += titled(title.text, Said.TITLE, Evidence.at(item.text, item.place))
        rest = item.text.strip()
        if (dated := leading_date(rest)) is not None and is_title(dated[1]):
            self.statements.append(Statement.at(item, Said.BESIDE_TITLE, "published_on", dated[0]))
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
        found = tuple(statements_beside_title(self.items, number, self.title, is_page=self.is_page))
        if not found:
            if not any(tell(text) for tell in (is_body_name, whole_year, whole_date, is_month)):
                return False
            self.leftover.append(item.block)
        for each in found:
            (self.bare_names if each.field == "publisher" else self.statements).append(each)
        return True

    def _say(self, fact: LabelledFact, item: Item) -> bool:
        """Take a labelled fact; tell whether it says something of the report, and nothing else."""
        found = tuple(statements_of_fact(fact, item))
        self.statements += found
        if not found and fact.meaning in DATES and is_date_like(fact.value):
            self.problems.append(broken_date(STATED[fact.meaning][0], fact.value))
        return bool(found) and fact.meaning is not Meaning.CONTENT_SOURCE

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
    words = _WORD.finditer(text) if _SEVERAL_PARTS.search(text) else ()
    for start in (word.start() for word in words):
        bare = text[start : start + _LONGEST_VALUE_LINE].lstrip("【[")
        if begins_with_label(bare) or meaning_of(bare) is not None:
            return labelled_facts(text[start:].lstrip("【["))
    return ()
