"""What labelled facts say of a report: which field each states, and how its value is read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gov_disclosure.bodies.names import is_body_name
from gov_disclosure.forms.extraction.head.labels import LabelledFact, Meaning
from gov_disclosure.forms.extraction.head.statements import Said, Statement, names_source, titled
from gov_disclosure.forms.extraction.head.titles import is_title, names_report, without_decoration
from gov_disclosure.forms.words.dates import find_date, find_year
from gov_disclosure.model.extraction import Evidence
from gov_disclosure.values import YEARS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gov_disclosure.forms.extraction.sections import Item


def _year(text: str) -> int | None:
    year = find_year(text)
    return year if year in YEARS else None


STATED: Mapping[Meaning, tuple[str, Said, Callable[[str], Any]]] = MappingProxyType(
    {
        Meaning.PUBLISHER: ("publisher", Said.CATALOGUE, str),
        Meaning.YEAR: ("year", Said.OTHER_TITLE, _year),
        Meaning.PUBLISHED_ON: ("published_on", Said.CATALOGUE, find_date),
        Meaning.REVISED_ON: ("revised_on", Said.CATALOGUE, find_date),
        Meaning.REVISION_NOTE: ("revision_note", Said.CATALOGUE, str),
        Meaning.TIME: ("published_on", Said.BESIDE_TITLE, find_date),
        # A person may post a report, and an office or a news centre be the source of its text.
        Meaning.POSTED_BY: (
            "publisher",
            Said.CATALOGUE,
            lambda text: text if is_body_name(text) else None,
        ),
        Meaning.CONTENT_SOURCE: (
            "publisher",
            Said.CONTENT_SOURCE,
            lambda text: "".join(text.split()) if names_source(text) else None,
        ),
    }
)
"""Field that a fact states, how much that counts, and what reads its value; None if it is none."""


def statements_of_fact(fact: LabelledFact, item: Item) -> Iterator[Statement]:
    """Yield what a labelled fact says of the report.

    Args:
        fact: the fact.
        item: what holds it.
    """
    if fact.meaning is Meaning.TITLE and is_title(fact.value) and names_report(fact.value):
        evidence = Evidence.at(item.text or fact.value, item.place)
        yield from titled(without_decoration(fact.value), Said.OTHER_TITLE, evidence)
    elif fact.value and fact.meaning in STATED:
        field, said, read = STATED[fact.meaning]
        if (value := read(fact.value)) is not None:
            yield Statement.at(item, said, field, value, fact.value)
