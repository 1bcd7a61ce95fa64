"""The published report of an area held against those of its bodies."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from gov_disclosure.aggregation.findings import listed
from gov_disclosure.aggregation.published import Published
from gov_disclosure.aggregation.roll_up import roll_up
from gov_disclosure.arguments import items_of
from gov_disclosure.bilingual import Words, joined
from gov_disclosure.model.finding import Finding, Findings
from gov_disclosure.model.paths import cell_facts, figures
from gov_disclosure.model.report import AnnualReport, report_of
from gov_disclosure.rules.ids import with_ids
from gov_disclosure.rules.order import in_order
from gov_disclosure.rules.places import cell_place
from gov_disclosure.values import Mark, exact_difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from gov_disclosure.model.finding import Status
    from gov_disclosure.model.report import HasReport
    from gov_disclosure.roster import Roster

_SOURCE = "《条例》第四十九条第二款；由各单位报告推出"
_MOST_NAMES = 5

_UNKNOWN = (None, Mark.MISSING, Mark.UNREADABLE)


def check_roll_up(
    area_report: AnnualReport | HasReport,
    members: Iterable[AnnualReport | HasReport],
    roster: Roster | None = None,
) -> Findings:
    """Hold the published report of an area against those of its bodies, cell by cell.

    A difference is certain only where every body has a report and gives a figure. Where some
    give a mark it is told as undetermined; where one gives neither, if the published figure is
    less than what is given already. Of the area's own report among the members only that of
    its office, whose scope is ``own``, is one of them.

    Args:
        area_report: the published report, or what reading it gave.
        members: the reports of the bodies.
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
    reports = tuple(map(report_of, items_of("members", members)))
    rolled = roll_up(reports, roster, report.publisher, report.year)
    cells = figures(report)
    found = with_ids(_findings(Published.of(report, reports, rolled)), report, cells)
    return in_order(found, cells)


def _findings(published: Published) -> Iterator[Finding]:
    """Yield what does not agree: first what one body explains, then each cell."""
    explained: set[str] = set()
    for name in published.bodies:
        paths = published.same_as_area(name)
        if paths:
            explained.update(paths)
            yield _double(published, name, paths)
    while (found := _best_explanation(published, explained)) is not None:
        explained.update(found.paths)
        yield found
    for path, value in figures(published.report).items():
        if path not in explained and isinstance(value, int | Decimal):
            yield from _cell(published, path, value)


def _best_explanation(published: Published, known: Collection[str]) -> Finding | None:
    """Return the finding on the bodies that explain most differences, alike if several."""
    bodies: defaultdict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for name in published.bodies:
        for sign in (1, -1):
            if paths := published.explained(name, sign, known):
                bodies[sign, paths].append(name)
    if not bodies:
        return None
    sign, paths = max(bodies, key=lambda found: (len(found[1]), found))
    return _explanation(published, sign, paths, sorted(bodies[sign, paths]))


def _double(published: Published, name: str, paths: list[str]) -> Finding:
    first = paths[0]
    place = cell_place(published.report, first)
    value = f"{figures(published.report)[first]}{cell_facts()[first].unit}"
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


def _explanation(
    published: Published, sign: int, paths: tuple[str, ...], names: list[str]
) -> Finding:
    whose, whose_en = (f"“{told}”" for told in listed(names, _MOST_NAMES))
    if len(names) > 1:
        whose, whose_en = f"{whose}中的一个", f"one of {whose_en}"
    is_left_out = sign > 0
    size = Words("小于", "less") if is_left_out else Words("大于", "more")
    slip = Words("漏计", "left out") if is_left_out else Words("重复计入", "counted twice")
    return _finding(
        "left_out" if is_left_out else "counted_twice",
        "violated" if all(map(published.is_certain, paths)) else "undetermined",
        paths,
        f"汇总数有{len(paths)}格{size.zh}各单位之和，相差的恰为{whose}填报的数，"
        f"可能{slip.zh}该单位，请核对。",
        f"in {len(paths)} cells the area gives {size.en} than its bodies together, by just "
        f"what {whose_en} gives: perhaps it was {slip.en}; please check.",
    )


def _cell(published: Published, path: str, value: int | Decimal) -> Iterator[Finding]:
    total = published.sums[path].total
    if path not in published.gaps and (cell_facts()[path].signed or value > total):
        return
    gap = exact_difference(max(total, value), min(total, value))
    if not gap:
        return
    place, unit = cell_place(published.report, path), cell_facts()[path].unit
    whose = _whose(published, path)
    yield _finding(
        "sum",
        "violated" if published.is_certain(path) else "undetermined",
        (path,),
        f"{place.zh}：汇总公布{value}{unit}，各单位之和为{total}{unit}，"
        f"相差{gap}{unit}（{whose.zh}），请核对。",
        f"{place.en}: published {value}, the bodies give {total} together, {gap} apart "
        f"({whose.en}); please check.",
        expected=total,
        actual=value,
        gap=gap,
    )


def _whose(published: Published, path: str) -> Words:
    """Return which bodies a sum rests on, and of which it is not known what they mean."""
    values = {name: cells.get(path) for name, cells in published.bodies.items()}
    groups = (
        (
            Words("有数的单位", "figures of"),
            [name for name, value in values.items() if isinstance(value, int | Decimal) and value],
        ),
        (
            Words("填“/”等符号的单位", "marks of"),
            [name for name, value in values.items() if value is Mark.NOT_APPLICABLE],
        ),
        (
            Words("没有数的单位", "no figures of"),
            [
                *(name for name, value in values.items() if value in _UNKNOWN),
                *published.rolled.absent,
            ],
        ),
    )
    told = [
        Words(f"{words.zh}：{zh}", f"{words.en}: {en}")
        for words, names in groups
        if names
        for zh, en in (listed(names, _MOST_NAMES),)
    ]
    return joined(told) if told else Words("没有单位有数", "no body gives any")


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
