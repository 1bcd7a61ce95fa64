"""The totals that the form does not print, derived from the cells it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.model.paths import figures, rows
from gov_disclosure.model.report import report_of
from gov_disclosure.read_only import ReadOnlyDict
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.model.report import AnnualReport, HasReport
    from gov_disclosure.values import Value

LEGAL_PERSON_SUBTOTAL = "legal_person_or_other_org"
"""Name of the derived column 法人或其他组织小计."""


def subtotals(report: AnnualReport | HasReport) -> Mapping[str, int | None]:
    """Return the totals that the form does not print, derived from the cells it does.

    For each row of section 三 the sum of the five columns under 法人或其他组织, at
    ``<row>.legal_person_or_other_org``; for each group of rows (（三） to （六）) the sum of
    its rows in each column and over those five, at ``<group>.<column>``. A mark counts as 0;
    a sum is None where a cell is blank, missing or unreadable. Derived figures are never
    part of a report.

    Args:
        report: a report, or what reading one gave.

    Raises:
        InvalidValueError: it is neither.

    Example:
        >>> from gov_disclosure.model.changes import blank, replace
        >>> report = replace(blank("2021"), {"requests.received.other_org": 2})
        >>> subtotals(report)["requests.received.legal_person_or_other_org"] is None
        True
    """
    whole = report_of(report)
    section = whole.requests
    if section is None:
        return ReadOnlyDict()
    kind: type = type(section)
    values = figures(whole)
    derived: dict[str, int | None] = {}
    members: dict[str, list[str]] = {}
    for facts in rows(kind):
        for group_path, group in facts.groups:
            if group.has_subtotal:
                members.setdefault(f"requests.{group_path}", []).append(f"requests.{facts.path}")
        within = [name for name, column in facts.columns if column.parents]
        derived[f"requests.{facts.path}.{LEGAL_PERSON_SUBTOTAL}"] = _sum(
            values[f"requests.{facts.path}.{name}"] for name in within
        )
        names = [name for name, _ in facts.columns]
    for group_path, row_paths in members.items():
        for name in names:
            derived[f"{group_path}.{name}"] = _sum(values[f"{path}.{name}"] for path in row_paths)
        derived[f"{group_path}.{LEGAL_PERSON_SUBTOTAL}"] = _sum(
            derived[f"{path}.{LEGAL_PERSON_SUBTOTAL}"] for path in row_paths
        )
    return ReadOnlyDict(derived)


def _sum(values: Iterator[Value]) -> int | None:
    total = 0
    for value in values:
        if isinstance(value, int):
            total += value
        elif value is not Mark.NOT_APPLICABLE:
            return None
    return total
