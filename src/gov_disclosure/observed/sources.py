"""Whatever holds figures, as what is known of each body in each year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from gov_disclosure.aggregation.roll_up import RollUp
from gov_disclosure.aggregation.tally import Member, table_forms
from gov_disclosure.arguments import items_of
from gov_disclosure.bodies.body import standing
from gov_disclosure.bodies.presumed import Presumed
from gov_disclosure.comparison.comparison import Comparison
from gov_disclosure.comparison.series import Series
from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import AnnualReport, HasReport, report_of
from gov_disclosure.observed.observed import Observed, Reading
from gov_disclosure.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Iterator

One: TypeAlias = AnnualReport | HasReport | Series | Comparison | RollUp
Source: TypeAlias = One | Iterable[One]
"""What a chart is drawn from."""


def observed(source: Source | Any, roster: Roster | None = None) -> tuple[Observed, ...]:
    """Return what is known of each body in each year, in the order given.

    Args:
        source: a report, or what reading one gave; a series, a comparison, a roll-up; or
            several of them.
        roster: the bodies that the user knows; it tells which names one body had.

    Raises:
        InvalidValueError: it is none of these.

    Example:
        >>> from gov_disclosure import blank, replace
        >>> report = replace(blank(year=2024), {"requests.received.total": 3})
        >>> (known,) = observed(report)
        >>> known.year, known.reading("requests.received.total").value
        (2024, 3)
    """
    return tuple(_each(source, roster or Roster()))


def _each(source: Source | Any, roster: Roster) -> Iterator[Observed]:
    if isinstance(source, Series):
        known = roster if roster.bodies else source.roster
        years = [_of_report(report, known) for report in source.reports]
        named = [each.body for each in years if each.body]
        for each in years:  # one body, whatever it was called
            yield attrs.evolve(each, body=named[-1] if named else "")
    elif isinstance(source, Comparison):
        for report in (source.old, source.new):
            yield _of_report(report, roster)
    elif isinstance(source, RollUp):
        yield _of_roll_up(source)
    elif isinstance(source, AnnualReport) or hasattr(source, "report"):
        yield _of_report(report_of(cast("AnnualReport | HasReport", source)), roster)
    else:
        one: Any
        for one in items_of("source", source):
            yield from _each(one if _is_one(one) else report_of(one), roster)


def _is_one(source: object) -> bool:
    return isinstance(source, Series | Comparison | RollUp)


def _of_report(report: AnnualReport, roster: Roster) -> Observed:
    body = roster.find(report.publisher, report.year, report.scope).body
    return Observed(
        Member.of(report, body).name,
        report.year,
        {path: Reading(value) for path, value in figures(report).items()},
        table_forms(report),
        standing(report.publisher, report.scope, body),
    )


def _of_roll_up(rolled: RollUp) -> Observed:
    report = rolled.report
    name = report.publisher.name if report.publisher else ""
    found = {}
    for path, value in figures(report).items():
        is_figure = isinstance(value, int | Decimal)
        found[path] = Reading(value, is_figure and bool(rolled.coverage[path].unknown))
    return Observed(name, report.year, found, table_forms(report), Presumed(scope="jurisdiction"))
