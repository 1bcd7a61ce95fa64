"""The head of a report: what everything that states it comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.document import Block, Document, Paragraph
from gov_disclosure.forms.extraction.head.front_matter import FrontMatter, read_front_matter
from gov_disclosure.forms.extraction.head.page_facts import statements_of_page
from gov_disclosure.forms.extraction.head.properties import (
    are_of_another,
    statements_of_properties,
)
from gov_disclosure.forms.extraction.head.prose import statements_of_prose
from gov_disclosure.forms.extraction.head.statements import (
    Said,
    Statement,
    broken_date,
    header_conflict,
    settled,
)
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.forms.extraction.head.signature import Signature
    from gov_disclosure.forms.extraction.sections import Item, Outline


_SEAL = re.compile(r"[（(](?:盖章|公章|印章|签章|章)[）)]$")
_LINES_OF_FACTS = (Said.CATALOGUE, Said.BESIDE_TITLE)


@attrs.frozen
class SelfDescription:
    """What a file says of itself beside its text.

    Attributes:
        title: the title of the file, or None.
        is_page: whether it is a page of a site.
        statements: what it says of the one report that it holds.
        properties: what its properties say of that; they may be those of another report.
    """

    title: str | None = None
    is_page: bool = False
    statements: tuple[Statement, ...] = attrs.field(default=(), converter=as_tuple)
    properties: tuple[Statement, ...] = attrs.field(default=(), converter=as_tuple)

    @classmethod
    def of(cls, document: Document, number: int = 1, count: int = 1) -> SelfDescription:
        """Return what a document says of one of its reports; of several, it may say of none.

        Args:
            document: the document.
            number: which report.
            count: how many there are.
        """
        title = document.title if number == 1 else None
        is_page = any(fact.source == "meta" for fact in document.facts)
        if count > 1:
            return cls(title, is_page)
        said = tuple(statements_of_page(document))
        return cls(title, is_page, said, tuple(statements_of_properties(document)))


@attrs.frozen
class Head:
    """The head of a report.

    Attributes:
        fields: field of the report to value; of the publisher its name.
        evidence: path to evidence.
        preamble: prose before section 一, or None.
        leftover_before: lines of the page before the report.
        leftover_after: lines of the page after it.
        problems: contradictions, and dates that are none.
    """

    fields: dict[str, Any] = attrs.field(hash=False)
    evidence: dict[str, Evidence] = attrs.field(hash=False)
    preamble: Narrative | None
    leftover_before: tuple[Block, ...]
    leftover_after: tuple[Block, ...]
    problems: tuple[Problem, ...]


def read_head(
    cut: Outline,
    described: SelfDescription,
    overview: Narrative | None,
    signature: Signature | None,
) -> Head:
    """Return the head of a report.

    Args:
        cut: the report, cut at its headings.
        described: what its file says of itself.
        overview: section 一 as it was read.
        signature: the 落款.
    """
    titles = [each.value for each in described.statements if each.field == "title"]
    front = read_front_matter(
        cut.front,
        marks_headings=cut.marks_headings,
        statutory_level=cut.statutory_level,
        known_titles=(*titles, *filter(None, [described.title])),
        is_page=described.is_page,
    )
    signed = tuple(_of_signature(signature)) if signature else ()
    preamble = front.preamble.blocks if front.preamble else ()
    prose = statements_of_prose(preamble, overview.blocks if overview else ())
    printed = (*front.statements, *prose)
    others = are_of_another(described.properties, printed)
    properties = () if others else described.properties
    stated = (*printed, *described.statements, *properties, *signed)
    found = settled((*stated, *_years_before(stated)))
    found.problems.extend(_date_conflict(front, signature))
    if signature is not None and signature.broken_date is not None:
        found.problems.append(broken_date("dated_on", signature.broken_date))
    found.fields.update({each.field: each.value for each in signed if each.field != "publisher"})
    found.evidence.update(
        {each.field: each.evidence for each in signed if each.field != "publisher"}
    )
    page_title = described.title
    taken = found.fields.get("title")
    is_said = page_title is None or (taken is not None and str(taken) in page_title)
    return Head(
        found.fields,
        found.evidence,
        front.preamble,
        (
            *front.leftover,
            *_not_taken(front, found.fields),
            *(Paragraph(each.evidence.text) for each in described.properties if others),
            *(() if is_said else (Paragraph(str(page_title)),)),
        ),
        signature.leftover if signature else (),
        (*front.problems, *found.problems),
    )


def _not_taken(front: FrontMatter, fields: Mapping[str, object]) -> Iterator[Paragraph]:
    """Yield the lines of facts that say something else than what was taken, or none was."""
    for each in front.statements:
        if each.said in _LINES_OF_FACTS and str(each.value) not in str(fields.get(each.field)):
            line = Paragraph(each.evidence.text)
            if line not in front.leftover:
                yield line


def _of_signature(signature: Signature) -> Iterator[Statement]:
    if signature.signed_by is not None and signature.name_item is not None:
        evidence = _evidence(signature.name_item)
        yield Statement("signed_by", signature.signed_by, Said.SIGNATURE, evidence)
        name = _SEAL.sub("", "".join(signature.signed_by.split()))
        yield Statement("publisher", name, Said.SIGNATURE, evidence)
    if signature.dated_on is not None and signature.date_item is not None:
        evidence = _evidence(signature.date_item)
        yield Statement("dated_on", signature.dated_on, Said.SIGNATURE, evidence)


def _years_before(stated: tuple[Statement, ...]) -> Iterator[Statement]:
    """Yield the year before that of each date: a report is made in the year after."""
    for each in stated:
        if each.field == "dated_on":
            yield Statement("year", each.value.year - 1, Said.SIGNATURE, each.evidence)
        elif each.field == "published_on":
            yield Statement("year", each.value.year - 1, Said.PAGE_TAG, each.evidence)


def _date_conflict(front: FrontMatter, signature: Signature | None) -> Iterator[Problem]:
    if signature is None or signature.dated_on is None:
        return
    earlier = [each.value for each in front.statements if each.field == "dated_on"]
    if earlier and earlier[0] != signature.dated_on:
        yield header_conflict("dated_on", earlier[0], signature.dated_on)


def _evidence(item: Item) -> Evidence:
    return Evidence.at(item.text, item.place)
