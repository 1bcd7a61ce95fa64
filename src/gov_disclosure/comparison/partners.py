"""Two collections of reports: which belong together, and what has no partner."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.body import standing
from gov_disclosure.comparison.comparison import Comparison, compare
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.roster import Roster
from gov_disclosure.roster.identity import Identities
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from gov_disclosure.model.report import Scope


_NAMELESS = Words("不能确定是哪个单位的报告", "it is not certain whose report it is")
_SEVERAL = Words(
    "同一单位、同一范围有几份报告，不能确定用哪一份",
    "there are several reports of this body and scope: which one is meant is not certain",
)
_NO_PARTNER = Words(
    "另一批没有该单位同一范围的报告", "the other collection has none of this body and scope"
)


@attrs.frozen
class Alone:
    """A report without a partner.

    Attributes:
        report: the report.
        reason: why it has none.
    """

    report: AnnualReport
    reason: Words

    __repr__ = short_repr


@attrs.frozen
class Partners:
    """The reports of two collections, by body.

    Attributes:
        pairs: the comparison of the two reports of each body, in the order of the later ones.
        only_old: reports of the earlier collection without a partner, and why.
        only_new: reports of the later collection without a partner, and why.
    """

    pairs: tuple[Comparison, ...] = attrs.field(converter=as_tuple)
    only_old: tuple[Alone, ...] = attrs.field(converter=as_tuple)
    only_new: tuple[Alone, ...] = attrs.field(converter=as_tuple)

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
    several = {key for each in (before, after) for key, found in each.items() if len(found) > 1}
    shared = (before.keys() & after.keys()) - several - {None}

    def alone(collection: Mapping[_Key, list[AnnualReport]]) -> list[Alone]:
        return [
            Alone(report, _reason(key, several))
            for key, found in collection.items()
            if key not in shared
            for report in found
        ]

    return Partners(
        [compare(before[key][0], after[key][0]) for key in after if key in shared],
        alone(before),
        alone(after),
    )


def _reason(key: _Key, several: Collection[_Key]) -> Words:
    if key is None:
        return _NAMELESS
    return _SEVERAL if key in several else _NO_PARTNER


_Key: TypeAlias = tuple[str, "Scope | None"] | None


def _by_body(
    reports: Iterable[AnnualReport], identities: Identities
) -> Mapping[_Key, list[AnnualReport]]:
    """Return the reports by body and scope; at None those whose body is not known."""
    found: dict[_Key, list[AnnualReport]] = {}
    for report in reports:
        body = identities.body_of(report)
        listed = identities.roster.find(report.publisher, report.year, report.scope).body
        scope = standing(report.publisher, report.scope, listed).scope
        found.setdefault(None if body is None else (body, scope), []).append(report)
    return found
