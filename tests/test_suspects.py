"""Which cells are suspected where a sum is violated, and why."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.bilingual import Words
from gov_disclosure.rules.identities import Identity
from gov_disclosure.rules.intervals import decide
from gov_disclosure.rules.sums import row_totals, sums
from gov_disclosure.rules.suspects.naming import MOST_SUSPECTS, in_words
from gov_disclosure.rules.suspects.search import MOST_CELLS, MOST_TRIALS, _Trial, smallest_changes
from gov_disclosure.rules.suspects.systems import System, systems
from rule_examples.example import cells, zeros
from suspect_accuracy import CLASSES, Case, consistent_table, shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conftest import Golden
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.strategies import PlantedError
    from gov_disclosure.values import Count

_HALF = settings(max_examples=settings().max_examples // 2)
"""Whole reports take long to draw."""

_PLANTED = strategies.inconsistent_reports()


def violated(report: gd.AnnualReport) -> tuple[Finding, ...]:
    findings = gd.check(report, rules=("requests", "disputes"))
    return tuple(finding for finding in findings if finding.status == "violated")


def places(findings: Sequence[Finding]) -> set[tuple[str, tuple[str, ...]]]:
    return {(finding.rule, finding.paths) for finding in findings}


# What holds of all suspects ------------------------------------------------------------------


def assert_each_is_enough_and_nothing_in_it_too_much(report: gd.AnnualReport) -> None:
    before = violated(report)
    for suspects in {finding.suspects for finding in before if finding.suspects}:
        explained = places([finding for finding in before if finding.suspects == suspects])
        assert len(suspects) <= MOST_SUSPECTS
        for suspect in suspects:
            changes = dict(suspect.changes)
            assert len(changes) == len(suspect.changes)
            after = violated(gd.replace(report, changes))
            assert places(after) == places(before) - explained
            for number in range(1, min(len(changes), 5)):
                for some in itertools.combinations(changes, number):
                    part = gd.replace(report, {path: changes[path] for path in some})
                    assert places(violated(part)) - (places(before) - explained)


@_HALF
@given(_PLANTED)
def test_planted_errors_are_explained(
    planted: tuple[gd.AnnualReport, tuple[PlantedError, ...]],
) -> None:
    report, _ = planted
    assert all(finding.suspects for finding in violated(report))
    assert_each_is_enough_and_nothing_in_it_too_much(report)


@_HALF
@given(_PLANTED, st.data())
def test_suspects_among_blanks_and_marks_are_enough(
    planted: tuple[gd.AnnualReport, tuple[PlantedError, ...]], data: st.DataObject
) -> None:
    report, errors = planted
    beside = sorted({path for error in errors for path in error.paths})
    without = st.sampled_from((None, *gd.Mark))
    blanks = data.draw(st.dictionaries(st.sampled_from(beside), without, max_size=8))
    assert_each_is_enough_and_nothing_in_it_too_much(gd.replace(report, blanks))


@_HALF
@given(strategies.reports())
def test_suspects_of_any_report_are_enough(report: gd.AnnualReport) -> None:
    assert_each_is_enough_and_nothing_in_it_too_much(report)


@_HALF
@given(_PLANTED)
def test_suspects_hold_figures_now(
    planted: tuple[gd.AnnualReport, tuple[PlantedError, ...]],
) -> None:
    report, _ = planted
    printed = gd.figures(report)
    for finding in violated(report):
        for suspect in finding.suspects:
            assert all(type(printed[path]) is int for path, _ in suspect.changes)
            assert all(printed[path] != needed for path, needed in suspect.changes)


@_HALF
@given(strategies.reports("2021", consistent=True), st.data())
def test_one_wrong_cell_of_section_3_is_the_only_suspect(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    right = {path: n for path, n in gd.figures(report).items() if path.startswith("requests.")}
    path = data.draw(st.sampled_from(list(right)))
    written = data.draw(st.integers(0, 20_000).filter(lambda count: count != right[path]))
    findings = violated(gd.replace(report, {path: written}))
    assert len(findings) >= 2
    for finding in findings:
        (suspect,) = finding.suspects
        assert suspect.changes == ((path, right[path]),)


@given(st.lists(st.integers(0, 60), min_size=5, max_size=5))
@example([4, 0, 0, 0, 40])
@example([0, 5, 3, 5, 0])
def test_suspects_of_a_lone_sum_are_enough(counts: list[int]) -> None:
    names = ("upheld", "corrected", "other_result", "pending", "total")
    row = cells("disputes.reconsideration", **dict(zip(names, counts, strict=True)))
    report = zeros(changes=row)
    assert_each_is_enough_and_nothing_in_it_too_much(report)
    for finding in violated(report):
        assert finding.suspects
        assert len({suspect.changes for suspect in finding.suspects}) == len(finding.suspects)


def test_findings_about_one_table_share_their_suspects() -> None:
    changes = {"requests.received.total": 1, "disputes.reconsideration.total": 2}
    changes |= {"disputes.litigation_direct.total": 3}
    by_table = [finding.suspects for finding in violated(zeros(changes=changes))]
    assert by_table[0] == by_table[1]
    assert len(set(by_table)) == 3


def test_suspects_do_not_hang_on_the_rules_that_are_run() -> None:
    report = zeros(changes={"requests.received.total": 1})
    (alone,) = gd.check(report, rules="requests.balance")
    assert alone in gd.check(report)


def test_nothing_is_suspected_where_nothing_small_is_enough() -> None:
    report = zeros(changes={facts.whole[0]: 9 for facts in row_totals(gd.Requests2021)})
    wrong = {one.parts[0]: n for n, one in enumerate(row_totals(gd.Requests2021))}
    findings = violated(gd.replace(report, wrong))
    assert len(findings) > 20
    assert {finding.suspects for finding in findings} == {()}


# The search, against trying everything -------------------------------------------------------

_ROWS, _COLUMNS = ("one", "two", "sum"), ("left", "right", "total")
_HERE = Words("此处", "here")


def _grid() -> System:
    """Return a small table: two rows and their sums, two columns and their totals."""
    across = [Identity(_HERE, (f"{row}.left", f"{row}.right"), (f"{row}.total",)) for row in _ROWS]
    down = [Identity(_HERE, (f"one.{name}", f"two.{name}"), (f"sum.{name}",)) for name in _COLUMNS]
    (system,) = systems((*across, *down))
    return system


_GRID = _grid()
_LARGEST = 4
_MOST_NEEDED = 3 * _LARGEST
"""Distances of sums are at most twice the largest figure."""


def holds(values: Sequence[Count], system: System = _GRID) -> bool:
    figures = dict(zip(system.cells, values, strict=True))
    return not any(decide(*one.values(figures)).truth == "violated" for one in system.identities)


def all_that_is_enough(values: Sequence[Count], size: int) -> Iterator[tuple[tuple[int, int], ...]]:
    figures = [cell for cell, value in enumerate(values) if isinstance(value, int)]
    for changed in itertools.combinations(figures, size):
        for needed in itertools.product(range(_MOST_NEEDED + 1), repeat=size):
            after = list(values)
            for cell, figure in zip(changed, needed, strict=True):
                after[cell] = figure
            if holds(after):
                yield tuple(zip(changed, needed, strict=True))


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(st.integers(0, _LARGEST), min_size=9, max_size=9))
def test_smallest_changes_are_all_there_are(values: list[int]) -> None:
    found = smallest_changes(_GRID, values)
    if holds(values):
        assert not found
        return
    assert found  # five cells are the totals of all others
    size = len(found[0])
    assert all(len(changes) == size for changes in found)
    for smaller in range(1, min(size, 3)):
        assert not list(all_that_is_enough(values, smaller))
    if size < 3:
        assert sorted(all_that_is_enough(values, size)) == list(found)


@settings(max_examples=settings().max_examples // 2)
@given(
    st.lists(st.integers(0, _LARGEST) | st.sampled_from((None, *gd.Mark)), min_size=9, max_size=9)
)
@example([6, None, 3, 1, 0, 1, 2, 2, 4])  # the row of the wrong cell shows part of its error
def test_among_blanks_changes_are_enough_and_the_smallest(values: list[Count]) -> None:
    assume(not holds(values))
    found = smallest_changes(_GRID, values)
    assert found
    for changes in found:
        after = list(values)
        for cell, needed in changes:
            after[cell] = needed
        assert holds(after)
    for smaller in range(1, min(len(found[0]), 3)):
        assert not list(all_that_is_enough(values, smaller))


def test_what_is_tried_is_counted() -> None:
    (system,) = systems(sums(gd.blank("2021"))["requests"])
    chance = random.Random(2021)  # noqa: S311 - no secret
    trials = []
    for wrong in range(5, 9):
        figures: dict[str, Count] = {**consistent_table(chance, 300)}
        for path in chance.sample(system.cells, wrong):
            figures[path] = chance.randint(0, 300)
        for path in chance.sample(system.cells, 5):
            figures[path] = None
        trial = _Trial(system, [figures[path] for path in system.cells])
        trial.smallest()
        trials.append(trial._trials)
    assert MOST_TRIALS < max(trials) <= MOST_TRIALS + MOST_CELLS


@pytest.mark.parametrize("case", [case for case in CLASSES if case.first or case.named])
def test_a_glance_at_what_is_measured(case: Case) -> None:
    first, named = shares(case, 300, 20)
    assert first >= (case.first or 0)
    assert named >= (case.named or 0)


# What people read ----------------------------------------------------------------------------


_APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_org",
    "legal_service_org",
    "other_org",
    "total",
)


def _row(counts: Sequence[int], path: str) -> dict[str, object]:
    return {f"{path}.{name}": n for name, n in zip(_APPLICANTS, counts, strict=True)}


def _table(**rows: Sequence[int]) -> gd.AnnualReport:
    """Return zeros but for rows of outcomes, and what these add up to."""
    changes: dict[str, object] = {}
    for name, counts in rows.items():
        changes |= _row((*counts, sum(counts)), f"requests.outcomes.{name}")
    handled = [sum(each) for each in zip(*rows.values(), strict=True)]
    for path in ("requests.received", "requests.outcomes.handled"):
        changes |= _row((*handled, sum(handled)), path)
    return zeros(changes=changes)


_GRANTED = (120, 34, 0, 2, 0, 5)
_PARTLY = (21, 3, 1, 0, 0, 0)


def _stories() -> Iterator[tuple[str, gd.AnnualReport]]:
    table = _table(granted=_GRANTED, partially_granted=_PARTLY)
    granted, partly = "requests.outcomes.granted", "requests.outcomes.partially_granted"
    handled, received = "requests.outcomes.handled", "requests.received"

    def but(**changes: Mapping[str, object]) -> gd.AnnualReport:
        return gd.replace(table, {path: n for row in changes.values() for path, n in row.items()})

    yield "相邻数字颠倒", but(row=cells(granted, commercial_enterprise=43))
    yield "漏一位数字", but(row=cells(handled, natural_person=14))
    yield "多一位数字", but(row=cells(received, total=1806))
    yield "只差一位数字", but(row=cells(granted, natural_person=190))
    yield "总计仍为0", but(row=cells(handled, total=0))
    yield (
        "几格总计仍为0",
        but(
            row=cells(granted, total=0), other=cells(partly, total=0), last=cells(received, total=0)
        ),
    )
    yield "填错一列", but(row=cells(granted, commercial_enterprise=0, research_institution=34))
    yield "两列互换", but(row=cells(granted, natural_person=34, commercial_enterprise=120))
    yield (
        "两行互换",
        but(row=cells(granted, natural_person=21), other=cells(partly, natural_person=120)),
    )
    yield "拆到两格", but(row=cells(granted, commercial_enterprise=3, research_institution=4))
    yield "错开一列", but(row=_row((0, 120, 34, 0, 2, 0, 5), granted))
    yield "看不出原因", but(row=cells(granted, legal_service_org=7))
    yield (
        "分不清",
        but(row=cells(granted, natural_person=121), other=cells(partly, natural_person=20)),
    )
    yield (
        "空白格旁",
        but(
            row=cells(granted, natural_person=150, total=None),
            other=cells(partly, natural_person=None),
        ),
    )
    yield (
        "第四部分",
        zeros(changes=cells("disputes.reconsideration", upheld=12, corrected=9, total=12)),
    )
    yield (
        "第四部分两列互换",
        zeros(changes=cells("disputes.litigation_direct", upheld=25, corrected=1, total=24)),
    )
    yield (
        "第四部分错开一列",
        zeros(
            changes=cells("disputes.litigation_direct", corrected=40, other_result=13, pending=53)
        ),
    )
    yield (
        "第四部分拆到两格",
        zeros(changes=cells("disputes.litigation_direct", upheld=4, corrected=57, total=457)),
    )


def test_what_people_read(golden: Golden) -> None:
    lines = []
    for name, report in _stories():
        lines.append(f"# {name}")
        for suspects in dict.fromkeys(finding.suspects for finding in violated(report)):
            for number, suspect in enumerate(suspects, 1):
                words = in_words(suspect, report)
                lines += [f"{number}. {words.zh}", f"   {words.en}"]
    golden("suspects.txt", "\n".join(lines) + "\n")
