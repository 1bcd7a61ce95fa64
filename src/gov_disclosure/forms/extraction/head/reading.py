"""The head of a report: what everything that states it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.document import Paragraph
from gov_disclosure.forms.extraction.head.file_facts import (
    are_of_another,
    statements_of_page,
    statements_of_properties,
)
from gov_disclosure.forms.extraction.head.front_matter import FrontMatter, read_front_matter
from gov_disclosure.forms.extraction.head.prose import statements_of_prose
from gov_disclosure.forms.extraction.head.statements import (
    Said,
    Statement,
    header_conflict,
    settled,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_disclosure.document import Document
    from gov_disclosure.forms.extraction.collected import Collected
    from gov_disclosure.forms.extraction.head.signature import Signature
    from gov_disclosure.forms.extraction.sections import Outline
    from gov_disclosure.model.extraction import Problem
    from gov_disclosure.model.narrative import Narrative

_LINES_OF_FACTS = (Said.CATALOGUE, Said.BESIDE_TITLE)


def read_head(
    cut: Outline,
    document: Document,
    which: tuple[int, int],
    overview: Narrative | None,
    signature: Signature | None,
) -> Collected:
    """Return the head of a report; the name of its publisher, and lines of the page before it.

    Args:
        cut: the report, cut at its headings.
        document: what holds it; of several reports, it may say of none what it says of itself.
        which: number of the report in the document, and how many there are.
        overview: section 一 as it was read.
        signature: the 落款.
    """
    is_alone = which[1] == 1
    page_title = document.title if which[0] == 1 else None
    of_page = tuple(statements_of_page(document)) if is_alone else ()
    properties = tuple(statements_of_properties(document)) if is_alone else ()
    signed = signature.statements if signature else ()
    titles = [each.value for each in of_page if each.field == "title"]
    front = read_front_matter(
        cut.front,
        marks_headings=cut.marks_headings,
        statutory_level=cut.statutory_level,
        known_titles=(*titles, *filter(None, [page_title])),
        is_page=any(fact.source == "meta" for fact in document.facts),
    )
    preamble = front.preamble.blocks if front.preamble else ()
    prose = statements_of_prose(preamble, overview.blocks if overview else ())
    printed = (*front.statements, *prose)
    others = properties if are_of_another(properties, printed) else ()
    stated = (*printed, *of_page, *(() if others else properties), *signed)
    found = settled((*stated, *_years_before(stated)))
    found.problems[:] = (
        *front.problems,
        *found.problems,
        *_date_conflict(front.statements, signed),
        *(signature.problems if signature else ()),
    )
    found.leftover += (
        *front.leftover,
        *_not_taken(front, found.fields),
        *(Paragraph(each.evidence.text) for each in others),
    )
    title = found.fields.get("title")
    if page_title is not None and (title is None or title not in page_title):
        found.leftover.append(Paragraph(page_title))
    found.fields["preamble"] = front.preamble
    return found


def _not_taken(front: FrontMatter, fields: Mapping[str, object]) -> Iterator[Paragraph]:
    """Yield the lines of facts that say something else than what was taken, or none was."""
    for each in front.statements:
        if each.said in _LINES_OF_FACTS and str(each.value) not in str(fields.get(each.field)):
            line = Paragraph(each.evidence.text)
            if line not in front.leftover:
                yield line


def _years_before(stated: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the year before that of each date: a report is made in the year after."""
    said = {"dated_on": Said.SIGNATURE, "published_on": Said.PAGE_TAG}
    for each in stated:
        if each.field in said:
            yield Statement("year", each.value.year - 1, said[each.field], each.evidence)


def _date_conflict(front: Iterable[Statement], signed: Iterable[Statement]) -> Iterator[Problem]:
    """Yield the problem that the date beside the title is not that of the 落款."""
    earlier, own = ([s.value for s in part if s.field == "dated_on"] for part in (front, signed))
    if earlier and own and earlier[0] != own[0]:
        yield header_conflict("dated_on", earlier[0], own[0])
