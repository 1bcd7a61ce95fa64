"""Two collections of reports: which belong together, and what has no partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.bodies.body import standing
from gov_disclosure.comparison.comparison import Comparison, compare
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.roster import Roster
from gov_disclosure.roster.identity import Identities
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.model.report import Scope


@attrs.frozen
class Partners:
    """The reports of two collections, by body.

    Attributes:
        pairs: the comparison of the two reports of each body, in the order of the later ones.
        only_old: reports of the earlier collection without a partner.
        only_new: reports of the later collection without a partner.
    """

    pairs: tuple[Comparison, ...] = attrs.field(converter=as_tuple)
    only_old: tuple[AnnualReport, ...] = attrs.field(converter=as_tuple)
    only_new: tuple[AnnualReport, ...] = attrs.field(converter=as_tuple)

    __repr__ = short_repr


def partners(
    old: Iterable[AnnualReport], new: Iterable[AnnualReport], roster: Roster | None = None
) -> Partners:
    """Match the reports of two collections by body and scope, and compare each pair.

    A report whose body is not known, or that is one of several of its body and scope, has no
    partner: which one was meant is not certain.

    Args:
        old: the earlier reports.
        new: the later reports.
        roster: the bodies that the user knows.
    """
    earlier, later = tuple(old), tuple(new)
    identities = Identities(roster or Roster(), (*earlier, *later))
    before, after = (_by_body(reports, identities) for reports in (earlier, later))
    alone = {
        None,
        *(key for each in (before, after) for key, found in each.items() if len(found) > 1),
    }
    shared = (before.keys() & after.keys()) - alone
    return Partners(
        [compare(before[key][0], after[key][0]) for key in after if key in shared],
        [report for key, found in before.items() if key not in shared for report in found],
        [report for key, found in after.items() if key not in shared for report in found],
    )


_Key: TypeAlias = tuple[str, "Scope | None"] | None


def _by_body(
    reports: Iterable[AnnualReport], identities: Identities
) -> Mapping[_Key, list[AnnualReport]]:
    """Return the reports by body and scope; at None those whose body is not known."""
    found: dict[_Key, list[AnnualReport]] = {}
    for report in reports:
        body = identities.body_of(report)
        scope = standing(report.publisher, report.scope, None).scope
        found.setdefault(None if body is None else (body, scope), []).append(report)
    return found
