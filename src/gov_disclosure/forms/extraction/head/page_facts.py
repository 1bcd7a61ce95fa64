"""What a web page says of itself in its tags: title, publisher, date of publication."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from gov_disclosure.bodies.presumed import presumed_of_name
from gov_disclosure.document import PROPERTIES
from gov_disclosure.forms.extraction.head.statements import (
    Said,
    Statement,
    names_source,
    titled,
)
from gov_disclosure.forms.extraction.head.titles import page_titles
from gov_disclosure.forms.words.dates import find_date
from gov_disclosure.model.extraction import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

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
