"""Printed totals that were left blank, filled by the sums that the form requires."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from gov_disclosure.model.changes import replace
from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import report_of
from gov_disclosure.rules.intervals import decide
from gov_disclosure.rules.sums import sums
from gov_disclosure.values import COUNTS, Mark

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from gov_disclosure.model.report import AnnualReport, HasReport
    from gov_disclosure.rules.identities import Identity
    from gov_disclosure.values import Count


def with_totals(report: AnnualReport | HasReport) -> AnnualReport:
    """Return a report whose blank printed totals are filled from the cells they are the sum of.

    The totals are those of sections 三 and 四: 总计 of each row, （七）总计 of each column, 总计 of
    each kind of case. One is filled only if it is blank and each of its parts is a figure or a
    mark, which counts as 0, and not all are marks. Nothing that was published is changed, a cell
    that is missing or unreadable stays so, and no total is filled that another cell contradicts:
    what ``check`` calls violated in the result was violated before.

    Args:
        report: a report, or what reading one gave.

    Raises:
        InvalidValueError: it is neither.

    Example:
        >>> from gov_disclosure import blank
        >>> cases = {"upheld": 2, "corrected": 1, "other_result": 0, "pending": 1}
        >>> changes = {f"disputes.reconsideration.{name}": cases[name] for name in cases}
        >>> with_totals(replace(blank("2021"), changes)).disputes.reconsideration.total
        4
    """
    whole = report_of(report)
    identities = [identity for each in sums(whole).values() for identity in each]
    published = cast("Mapping[str, Count]", figures(whole))  # these sections hold counts only
    contradicted: set[str] = set()
    while True:
        filled = _filled(identities, published, contradicted)
        cells = {**published, **filled}
        wrong = {
            path
            for identity in identities
            if decide(*identity.values(cells)).truth == "violated"
            for path in (*identity.whole, *identity.parts)
            if path in filled
        }
        if not wrong:
            return replace(whole, filled)
        contradicted |= wrong


def _filled(
    identities: Sequence[Identity], published: Mapping[str, Count], left: Container[str]
) -> dict[str, int]:
    """Return the blank totals that follow from the figures, and from each other."""
    filled: dict[str, int] = {}
    found = True
    while found:
        found = False
        cells = {**published, **filled}
        for identity in identities:
            (total, *others), (parts, _) = identity.whole, identity.values(cells)
            if others or cells[total] is not None or total in left:
                continue
            value = _sum(parts)
            if value is not None:
                filled[total] = cells[total] = value
                found = True
    return filled


def _sum(parts: Sequence[Count]) -> int | None:
    """Return the sum of cells that are all known, one figure among them; else None."""
    known = [part for part in parts if isinstance(part, int)]
    marks = sum(part is Mark.NOT_APPLICABLE for part in parts)
    total = sum(known)
    return total if known and len(known) + marks == len(parts) and total in COUNTS else None
