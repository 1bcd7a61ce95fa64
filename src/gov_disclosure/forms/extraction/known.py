"""What the caller knows about a report, put into what was read of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.forms.extraction.head.statements import header_conflict
from gov_disclosure.model.publisher import Publisher, Source
from gov_disclosure.model.report import Scope

if TYPE_CHECKING:
    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.report import AnnualReport


@attrs.frozen
class Known:
    """What the caller knows about a report; it wins over what is printed.

    Attributes:
        publisher: the body, or its name.
        year: the report year.
        scope: own or jurisdiction.
        source: where the copy came from.
    """

    publisher: Publisher | str | None = None
    year: int | None = None
    scope: Scope | None = None
    source: Source | None = None


def with_known(extraction: Extraction, known: Known) -> Extraction:
    """Return an extraction in which what is known stands, with a problem where it conflicts.

    Raises:
        InvalidValueError: something that a report cannot hold.

    Example:
        >>> from gov_disclosure import blank
        >>> from gov_disclosure import Extraction
        >>> told = with_known(Extraction(blank("2021", year=2023)), Known(year=2024))
        >>> told.report.year, told.problems[0].rule
        (2024, 'reading.header_conflict')
    """
    report = extraction.report
    facts: dict[str, Any] = {}
    problems = list(extraction.problems)
    for name in ("publisher", "year", "scope"):
        value, printed = getattr(known, name), getattr(report, name)
        if value is None:
            continue
        if printed is not None and _shown(printed) != _shown(value):
            problems.append(header_conflict(name, _shown(printed), _shown(value), told=True))
        facts[name] = _publisher(value, report) if name == "publisher" else value
    if known.source is not None:
        facts["source"] = known.source
    return attrs.evolve(extraction, report=attrs.evolve(report, **facts), problems=tuple(problems))


def _shown(value: object) -> object:
    return value.name if isinstance(value, Publisher) else value


def _publisher(value: Publisher | str, report: AnnualReport) -> Publisher:
    """Return the publisher told; a mere name loses nothing that the report says of it."""
    if isinstance(value, Publisher):
        return value
    before = report.publisher
    return before if before is not None and before.name == value else Publisher(value)
