"""What a Word file, workbook or PDF says of its report in its properties.

The properties of a file are often those of the file that it was made from, such as last year's
report. So they say something only where the text names no other body and no other year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.bodies.names import may_be_one
from gov_disclosure.document import PROPERTIES
from gov_disclosure.forms.extraction.head.statements import Said, Statement
from gov_disclosure.forms.words.dates import find_date, find_year
from gov_disclosure.forms.words.facts import FACTS
from gov_disclosure.model.extraction import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gov_disclosure.document import Document

_READ: dict[str, Callable[[str], Any]] = {
    "publisher": str,
    "year": find_year,
    "published_on": find_date,
    "revised_on": find_date,
    "revision_note": str,
}
"""Field of the report to the function that reads its value; None if it is none."""


def statements_of_properties(document: Document) -> Iterator[Statement]:
    """Yield what the properties of a file say of its report.

    Example:
        >>> from gov_disclosure.document import Document, Fact
        >>> facts = [Fact("properties", "报告年度", "2024年"), Fact("properties", "作者", "甲")]
        >>> [(each.field, each.value) for each in statements_of_properties(Document(facts=facts))]
        [('year', 2024)]
    """
    said = {fact.name: fact.value for fact in document.facts if fact.source == PROPERTIES}
    for field, read in _READ.items():
        text = said.get(FACTS[field].zh)
        value = read(text) if text else None
        if value is not None:
            yield Statement(field, value, Said.PROPERTIES, Evidence(f"{FACTS[field].zh}：{text}"))


def are_of_another(properties: Sequence[Statement], printed: Sequence[Statement]) -> bool:
    """Tell whether the text names another body or year than the properties of its file.

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
