"""What a file says of itself beside its text: the tags of a page, the properties of a document."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from gov_disclosure.bodies.names import may_be_one
from gov_disclosure.bodies.presumed import presumed_of_name
from gov_disclosure.document import PROPERTIES
from gov_disclosure.forms.extraction.head.catalogue import STATED
from gov_disclosure.forms.extraction.head.statements import (
    Said,
    Statement,
    names_source,
    titled,
)
from gov_disclosure.forms.extraction.head.titles import page_titles
from gov_disclosure.forms.words.dates import find_date
from gov_disclosure.forms.words.facts import FACTS
from gov_disclosure.model.extraction import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.document import Document

_TITLES = ("articletitle", "og:title", "headline", "twitter:title")
_PUBLISHERS = ("contentsource", "author", "source")
_DATES = ("pubdate", "article:published_time", "datepublished", "publishdate")
_CHINA = datetime.timezone(datetime.timedelta(hours=8))


def statements_of_page(document: Document) -> Iterator[Statement]:
    """Yield what a page says of itself, the standard tags before its title."""
    facts = [fact for fact in document.facts if fact.source != PROPERTIES]
    for name in _TITLES:
        for fact in facts:
            if fact.name.lower() == name:
                for title in page_titles(fact.value):
                    yield from titled(title, Said.OTHER_TITLE, Evidence(fact.value))
    for title in page_titles(document.title or ""):
        yield from titled(title, Said.OTHER_TITLE, Evidence(document.title or ""))
    for fact in facts:
        name, value = fact.name.lower(), "".join(fact.value.split())
        if name in _PUBLISHERS and names_source(value):
            if name != "contentsource" and _may_be_the_site(value):
                continue
            said = Said.PAGE_TAG if name == "contentsource" else Said.CONTENT_SOURCE
            yield Statement("publisher", value, said, Evidence(fact.value))
        elif name in _DATES and (date := _day(fact.value)) is not None:
            yield Statement("published_on", date, Said.PAGE_TAG, Evidence(fact.value))


def _may_be_the_site(author: str) -> bool:
    """Tell whether the author of a page may be the government whose site it is on."""
    found = presumed_of_name(author)
    return found.kind == "government" and found.level != "township"


def _day(text: str) -> datetime.date | None:
    """Return the day in China of a date or a moment; a moment may be told in another zone."""
    try:
        moment = datetime.datetime.fromisoformat(text.strip())
    except ValueError:
        return find_date(text)
    return (moment if moment.tzinfo is None else moment.astimezone(_CHINA)).date()


def statements_of_properties(document: Document) -> Iterator[Statement]:
    """Yield what the properties of a Word file, workbook or PDF say of its report.

    Example:
        >>> from gov_disclosure.document import Document, Fact
        >>> facts = [Fact("properties", "报告年度", "2024年"), Fact("properties", "作者", "甲")]
        >>> [(each.field, each.value) for each in statements_of_properties(Document(facts=facts))]
        [('year', 2024)]
    """
    told = {fact.name: fact.value for fact in document.facts if fact.source == PROPERTIES}
    for meaning, (field, _, read) in STATED.items():
        name = FACTS[field].zh
        text = told.get(name) if meaning.value == field else None
        if text and (value := read(text)) is not None:
            yield Statement(field, value, Said.PROPERTIES, Evidence(f"{name}：{text}"))


def are_of_another(properties: Sequence[Statement], printed: Sequence[Statement]) -> bool:
    """Tell whether the text names another body or year than the properties of its file.

    They are often those of the file that it was made from, such as last year's report.

    Args:
        properties: what the properties say.
        printed: what is printed above the report and in its prose.
    """
    return any(
        own.field == other.field
        and (
            (own.field == "year" and own.value != other.value)
            or (own.field == "publisher" and not may_be_one(own.value, other.value))
        )
        for own in properties
        for other in printed
    )
