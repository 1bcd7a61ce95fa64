"""The reports of one body over years."""

from __future__ import annotations

import functools
import itertools
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.arguments import check_argument, items_of
from gov_disclosure.comparison.cells import Compared, merged
from gov_disclosure.comparison.comparison import compare
from gov_disclosure.comparison.derived import derived_names, known_lines
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import AnnualReport, report_of
from gov_disclosure.roster import Roster
from gov_disclosure.roster.identity import Identities
from gov_disclosure.rules import check
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import NO_SUCH_CELL, Mark, as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.bodies.body import Body
    from gov_disclosure.comparison.cells import CellComparison
    from gov_disclosure.comparison.comparison import Comparison
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import HasReport
    from gov_disclosure.values import Value

_CROSS_YEAR_RULES = "previous"


@attrs.frozen
class SeriesCell:
    """A cell, or a line derived from cells, over the years of a series.

    Attributes:
        path: its path.
        values: what it holds in each year that has a report, in order.
        breaks: the years in which it counts something else than in the report before.

    Example:
        >>> from gov_disclosure import blank, replace
        >>> path = "proactive_disclosure.administrative_licensing.decisions"
        >>> years = series(
        ...     replace(blank(form, year=year), {path: year})
        ...     for form, year in (("2019", 2020), ("2021", 2021))
        ... )
        >>> [cell.breaks for cell in years.cells if cell.path == path]
        [(2021,)]
    """

    path: str
    values: tuple[Compared, ...] = attrs.field(converter=as_tuple)
    breaks: tuple[int, ...] = attrs.field(default=(), converter=as_tuple)

    __repr__ = short_repr


@attrs.frozen
class Series:
    """The reports of one body, in the order of their years.

    Attributes:
        reports: the reports, no two for one year.
        roster: the bodies that the user knows.

    Example:
        >>> from gov_disclosure import blank
        >>> years = series([blank(year=2024), blank(year=2022)])
        >>> years.years, years.gaps
        ((2022, 2024), (2023,))
    """

    reports: tuple[AnnualReport, ...] = attrs.field(converter=as_tuple)
    roster: Roster = attrs.field(default=Roster(), repr=False)

    __repr__ = short_repr

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have a report, in order."""
        return tuple(report.year for report in self.reports if report.year is not None)

    @property
    def gaps(self) -> tuple[int, ...]:
        """The years between the first and the last that have no report."""
        years = self.years
        return tuple(year for year in range(*years[:1], *years[-1:]) if year not in years)

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Each report beside the one before."""
        return tuple(itertools.starmap(compare, itertools.pairwise(self.reports)))

    @cached_property
    def cells(self) -> tuple[SeriesCell, ...]:
        """Every statutory cell that any of the reports has, in the order of the form."""
        values = [figures(report) for report in self.reports]
        paths: list[str] = functools.reduce(merged, (list(each) for each in values), [])
        return self._over_years(
            paths, values, [comparison.cells for comparison in self.comparisons]
        )

    @cached_property
    def derived(self) -> tuple[SeriesCell, ...]:
        """Totals and shares of section 三 that the form does not print."""
        values = [known_lines(report) for report in self.reports]
        paths = [path for path in derived_names() if any(path in each for each in values)]
        return self._over_years(
            paths, values, [comparison.derived for comparison in self.comparisons]
        )

    @cached_property
    def findings(self) -> Mapping[int, tuple[Finding, ...]]:
        """What the rules across years find in each report for the year after another's."""
        return {
            year: check(now, before, [_CROSS_YEAR_RULES], body=self._body(now))
            for year, (before, now) in zip(
                self.years[1:], itertools.pairwise(self.reports), strict=True
            )
            if before.year == year - 1
        }

    def _body(self, report: AnnualReport) -> Body | None:
        return self.roster.find(report.publisher, report.year, report.scope).body

    def _over_years(
        self,
        paths: Iterable[str],
        values: Sequence[Mapping[str, Value]],
        compared: Sequence[tuple[CellComparison, ...]],
    ) -> tuple[SeriesCell, ...]:
        breaks: defaultdict[str, list[int]] = defaultdict(list)
        for year, cells in zip(self.years[1:], compared, strict=True):
            for cell in cells:
                if cell.status == "not_comparable" and NO_SUCH_CELL not in {cell.old, cell.new}:
                    breaks[cell.path].append(year)
        return tuple(
            SeriesCell(
                path,
                tuple(
                    each.get(path, _absent(report, path))
                    for report, each in zip(self.reports, values, strict=True)
                ),
                tuple(breaks[path]),
            )
            for path in paths
        )


def _absent(report: AnnualReport, path: str) -> Compared:
    section = getattr(report, path.partition(".")[0])
    return Mark.MISSING if section is None else NO_SUCH_CELL


def series(reports: Iterable[AnnualReport | HasReport], roster: Roster | None = None) -> Series:
    """Put the reports of one body in the order of their years.

    Args:
        reports: the reports, or what reading them gave, in any order.
        roster: the bodies that the user knows; it tells which names one body had.

    Raises:
        InvalidValueError: there is none, one has no year, two are for one year, or they are of
            several bodies; ``value`` lists them.

    Example:
        >>> from gov_disclosure.model.changes import blank
        >>> series([blank("2021", year=2023), blank("2021", year=2021)]).gaps
        (2022,)
    """
    check_argument("roster", roster, Roster, type(None))
    given = tuple(map(report_of, items_of("reports", reports)))
    known = roster or Roster()
    undated = [_named(report) for report in given if report.year is None]
    if undated or not given:
        raise InvalidValueError(
            "reports",
            undated,
            "至少一份报告，每份都有年度",
            "one report at least, each with its year",
        )
    counts = Counter(report.year for report in given)
    if repeated := [_named(report) for report in given if counts[report.year] > 1]:
        raise InvalidValueError(
            "reports", repeated, "每个年度至多一份报告", "one report at most for each year"
        )
    identities = Identities(known, given)
    bodies = {body for report in given if (body := identities.body_of(report)) is not None}
    if len(bodies) > 1:
        raise InvalidValueError(
            "reports",
            sorted(bodies),
            "同一机关的报告（更名的机关，请在名册的曾用名一栏写明）",
            "reports of one body (a roster can state the former names of one that was renamed)",
        )
    return Series(tuple(sorted(given, key=lambda report: report.year or 0)), known)


def _named(report: AnnualReport) -> str:
    name = report.publisher.name if report.publisher else ""
    return f"{name} {report.year or ''}".strip() or "?"
