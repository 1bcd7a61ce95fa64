"""The published report of an area held against those of its bodies."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.aggregation.findings import listed
from gov_disclosure.aggregation.roll_up import RollUp, roll_up
from gov_disclosure.aggregation.tally import CellTally, Member, form_of
from gov_disclosure.bodies.names import plain_name
from gov_disclosure.model.finding import Finding, Findings
from gov_disclosure.model.paths import TABLE_SECTIONS, cell_facts, figures
from gov_disclosure.model.report import AnnualReport, report_of
from gov_disclosure.rules.ids import with_ids
from gov_disclosure.rules.order import in_order
from gov_disclosure.rules.places import cell_place
from gov_disclosure.values import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from gov_disclosure.model.finding import Status
    from gov_disclosure.model.report import HasReport
    from gov_disclosure.roster import Roster

_SOURCE = "《条例》第四十九条第二款；由各单位报告推出"
_BY_CHANCE = 100
"""Figures below it are often alike by chance."""

_CELLS_BY_CHANCE = 3
"""In fewer cells the figures of a body explain a difference by chance."""

_MOST_NAMES = 5


def check_roll_up(
    area_report: AnnualReport | HasReport,
    members: Iterable[AnnualReport | HasReport],
    roster: Roster | None = None,
) -> Findings:
    """Hold the published report of an area against those of its bodies, cell by cell.

    A difference is certain only where every body has a report and gives a figure (or a mark);
    else it is told where the published figure is less than what is given already.

    Args:
        area_report: the published report, or what reading it gave.
        members: the reports of the bodies; that of the area itself among them is left out.
        roster: the bodies of the area; None: the members given are all.

    Raises:
        InvalidValueError: the reports are for different years, or two are of one body.

    Example:
        >>> from gov_disclosure import Publisher, blank, replace
        >>> received = "requests.received.total"
        >>> bodies = [
        ...     replace(blank(publisher=Publisher(name)), {received: 3})
        ...     for name in ("水利局", "林业局")
        ... ]
        >>> (finding,) = check_roll_up(replace(blank(), {received: 7}), bodies)
        >>> finding.rule, finding.status, finding.expected, finding.actual
        ('roll_up.sum', 'violated', 6, 7)
    """
    report = report_of(area_report)
    reports = members_of(report, map(report_of, members))
    rolled = roll_up(reports, roster, report.publisher, report.year)
    return in_order(with_ids(_Against.of(report, reports, rolled).findings(), report), report)


def members_of(report: AnnualReport, reports: Iterable[AnnualReport]) -> list[AnnualReport]:
    """Return some reports without that of the area itself.

    Args:
        report: the published report of the area.
        reports: the reports.
    """
    own = plain_name(report.publisher.name) if report.publisher else None
    return [
        one for one in reports if one.publisher is None or plain_name(one.publisher.name) != own
    ]


@attrs.frozen
class _Against:
    """A published report beside its bodies.

    Attributes:
        report: the published report.
        rolled: the reports of the bodies.
        sums: their sums in the form of the published report.
        bodies: the figures of each body that is counted, by its name.
        gaps: the sum less the published figure, of each cell for which that is certain.
    """

    report: AnnualReport
    rolled: RollUp
    sums: Mapping[str, CellTally]
    bodies: Mapping[str, Mapping[str, Value]]
    gaps: Mapping[str, int | Decimal]

    @classmethod
    def of(cls, report: AnnualReport, reports: Iterable[AnnualReport], rolled: RollUp) -> _Against:
        forms = {
            name: form for name in TABLE_SECTIONS if (form := form_of(name, getattr(report, name)))
        }
        sums = rolled.sums_on(forms)
        counted = {member.name for member in rolled.counted}
        bodies = {
            name or f"（第{number}份报告）": figures(one)
            for number, one in enumerate(reports, 1)
            if (name := Member.of(one, rolled.area.body_of(one)).name) in counted
        }
        published = figures(report)
        gaps = {
            path: tally.total - value
            for path, tally in sums.items()
            if isinstance(value := published.get(path), int | Decimal)
            and tally.counts.bodies
            and not tally.counts.unknown
        }
        return cls(report, rolled, sums, bodies, gaps)

    def findings(self) -> Iterator[Finding]:
        """Yield what does not agree: first what one body explains, then each cell."""
        explained: set[str] = set()
        for name in self.bodies:
            paths = self._same_as_area(name)
            if paths:
                explained.update(paths)
                yield self._double(name, paths)
        for name in self.bodies:
            for sign, tell in ((1, self._left_out), (-1, self._counted_twice)):
                paths = self._explained(name, sign, explained)
                if paths:
                    explained.update(paths)
                    yield tell(name, paths)
        for path, value in figures(self.report).items():
            if path not in explained and isinstance(value, int | Decimal):
                yield from self._cell(path, value)

    def _same_as_area(self, name: str) -> list[str]:
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

    def _explained(self, name: str, sign: int, known: Collection[str]) -> list[str]:
        """Return the cells that differ by just what a body gives, if all that it gives do."""
        given = {
            path: value
            for path, value in self.bodies[name].items()
            if isinstance(value, int | Decimal) and value and path in self.gaps
        }
        differing = [path for path in given if path not in known]
        if len(differing) < _CELLS_BY_CHANCE:
            return []
        all_do = all(self.gaps[path] == sign * given[path] for path in differing)
        return differing if all_do else []

    def _double(self, name: str, paths: list[str]) -> Finding:
        first = paths[0]
        place = cell_place(self.report, first)
        value = f"{figures(self.report)[first]}{cell_facts()[first].unit}"
        return _finding(
            "same_as_area",
            "to_review",
            paths,
            f"“{name}”填报的{len(paths)}格与全区域的汇总数相同（如{place.zh}：{value}），"
            "其他单位也有数，可能把汇总数当作本单位的数填报，请核实。",
            f"“{name}” gives in {len(paths)} cells what the whole area does (such as {place.en}: "
            f"{value}) though others give figures, too: perhaps it reported the area's figures; "
            "please verify.",
        )

    def _left_out(self, name: str, paths: list[str]) -> Finding:
        return _finding(
            "left_out",
            "violated",
            paths,
            f"汇总数有{len(paths)}格小于各单位之和，相差的恰为“{name}”填报的数，可能漏计该单位，请核对。",
            f"in {len(paths)} cells the area gives less than its bodies together, by just what "
            f"“{name}” gives: perhaps it was left out; please check.",
        )

    def _counted_twice(self, name: str, paths: list[str]) -> Finding:
        return _finding(
            "counted_twice",
            "violated",
            paths,
            f"汇总数有{len(paths)}格大于各单位之和，相差的恰为“{name}”填报的数，"
            "可能重复计入该单位，请核对。",
            f"in {len(paths)} cells the area gives more than its bodies together, by just what "
            f"“{name}” gives: perhaps it was counted twice; please check.",
        )

    def _cell(self, path: str, value: int | Decimal) -> Iterator[Finding]:
        total = self.sums[path].total
        is_certain = path in self.gaps
        gap = abs(total - value)
        if not gap or (not is_certain and (cell_facts()[path].signed or value > total)):
            return
        place, unit = cell_place(self.report, path), cell_facts()[path].unit
        given = [name for name, cells in self.bodies.items() if cells.get(path)]
        whole, whole_en = listed(given[:_MOST_NAMES])
        unknown = self.sums[path].counts.unknown
        doubt = f"，另有{unknown}个单位的数不明" if unknown else ""
        doubt_en = f"; {unknown} more bodies give no figure" if unknown else ""
        yield _finding(
            "sum",
            "violated" if is_certain else "undetermined",
            (path,),
            f"{place.zh}：汇总公布{value}{unit}，各单位之和为{total}{unit}，"
            f"相差{gap}{unit}（有数的单位：{whole or '无'}{doubt}），请核对。",
            f"{place.en}: published {value}, the bodies give {total} together, {gap} apart "
            f"(figures of: {whole_en or 'none'}{doubt_en}); please check.",
            expected=total,
            actual=value,
            gap=gap,
        )


def _finding(
    name: str, status: Status, paths: Iterable[str], message: str, message_en: str, **facts: object
) -> Finding:
    return Finding(
        f"roll_up.{name}",
        "warning",
        status,
        tuple(paths),
        message,
        message_en,
        _SOURCE,
        **facts,  # type: ignore[arg-type] # figures
    )
