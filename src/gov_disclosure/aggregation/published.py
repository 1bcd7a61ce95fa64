"""The published report of an area beside those of its bodies: where they differ, and by what."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.aggregation.roll_up import RollUp
from gov_disclosure.aggregation.sums import section_sums
from gov_disclosure.aggregation.tally import (
    CellTally,
    Member,
    Sums,
    kind_of,
    table_figures,
    table_forms,
)
from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import AnnualReport, FormName
from gov_disclosure.values import Mark, Value, exact_difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_BY_CHANCE = 100
"""Figures below it are often alike by chance."""

_CELLS_BY_CHANCE = 3
"""In fewer cells the figures of a body explain a difference by chance."""


@attrs.frozen
class Published:
    """The published report of an area beside those of its bodies.

    Attributes:
        report: the published report.
        rolled: the reports of the bodies.
        sums: their sums in the form of the published report.
        bodies: the figures of each body that is counted, by its name.
        gaps: the sum less the published figure, of each cell to which every body gives a figure
            or a mark.
    """

    report: AnnualReport
    rolled: RollUp
    sums: Mapping[str, CellTally]
    bodies: Mapping[str, Mapping[str, Value]]
    gaps: Mapping[str, int | Decimal]

    @classmethod
    def of(cls, report: AnnualReport, reports: Iterable[AnnualReport], rolled: RollUp) -> Published:
        """Put a published report beside its bodies.

        Args:
            report: the published report.
            reports: the reports of the bodies, one by one.
            rolled: what they give rolled up.
        """
        forms = table_forms(report)
        sums = rolled.sums_on(forms)
        counted = set(rolled.counted)
        bodies = {
            member.name or f"（第{number}份报告）": _values(one, forms)
            for number, one in enumerate(reports, 1)
            if (member := Member.of(one, rolled.area.body_of(one))) in counted
        }
        published = figures(report)
        gaps = {
            path: exact_difference(tally.total, value)
            for path, tally in sums.items()
            if isinstance(value := published.get(path), int | Decimal)
            and tally.counts.bodies
            and not tally.counts.unknown
        }
        return cls(report, rolled, sums, bodies, gaps)

    def same_as_area(self, name: str) -> list[str]:
        """Return the cells in which a body gives what the whole area does, beside others."""
        published = figures(self.report)
        return [
            path
            for path, value in self.bodies[name].items()
            if isinstance(value, int | Decimal)
            and value >= _BY_CHANCE
            and value == published.get(path)
            and self.sums[path].total > value
        ]

    def explained(self, name: str, sign: int, known: Collection[str]) -> tuple[str, ...]:
        """Return the cells that differ by just what a body gives, if all that it gives do."""
        given = {
            path: value
            for path, value in self.bodies[name].items()
            if isinstance(value, int | Decimal) and value and path in self.gaps
        }
        differing = tuple(path for path in given if path not in known)
        if len(differing) < _CELLS_BY_CHANCE:
            return ()
        all_do = all(self.gaps[path] == sign * given[path] for path in differing)
        return differing if all_do else ()

    def is_certain(self, path: str) -> bool:
        """Tell whether every body gives a figure there: what a mark means is not certain."""
        counts = self.sums[path].counts
        return counts.given == counts.bodies > 0


def _values(report: AnnualReport, forms: Mapping[str, FormName]) -> Mapping[str, Value]:
    """Return the figures of a body in the editions of the area's tables."""
    if all(form == forms.get(name, form) for name, form in table_forms(report).items()):
        return figures(report)
    sums = Sums()
    sums.add(table_figures(report))
    return {
        path: tally.total if tally.counts.given else Mark.MISSING
        for name, form in forms.items()
        for path, tally in section_sums(sums.tables(), kind_of(name, form), 1).items()
    }
