"""The order of findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.model.finding import Findings
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.rules.words import SEVERITIES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.model.finding import Finding

_FIELDS = tuple(field.name for field in attrs.fields(AnnualReport))
_SEVERITIES = tuple(SEVERITIES)
_STATUSES = tuple(STATUSES)


def in_order(findings: Iterable[Finding], figures: Iterable[str]) -> Findings:
    """Return findings on a report gravest first, then most certain first, then in form order.

    A finding about the whole report comes before those about a place in it.

    Args:
        findings: the findings.
        figures: the paths of the cells of the report.
    """
    found = Findings(findings)
    if len(found) < 2:
        return found
    cells = {path: position for position, path in enumerate(figures)}

    def key(finding: Finding) -> tuple[object, ...]:
        first = finding.paths[0] if finding.paths else ""
        field = first.partition(".")[0].partition("[")[0]
        return (
            _SEVERITIES.index(finding.severity),
            _STATUSES.index(finding.status),
            _FIELDS.index(field) if field in _FIELDS else -1,
            cells.get(first, -1),
            finding.paths,
            finding.rule,
            finding.message,
        )

    return Findings(sorted(found, key=key))
