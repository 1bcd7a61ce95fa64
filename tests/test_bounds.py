"""What a cell without a figure can hold: never less than the truth allows, never a guess."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies

_CASES = "disputes.reconsideration"
_PARTS = ("upheld", "corrected", "other_result", "pending")
_MARKS: tuple[Any, ...] = (None, *gd.Mark)


def cases(*values: Any, total: Any) -> gd.AnnualReport:
    changes = dict(zip(_PARTS, values, strict=True)) | {"total": total}
    return gd.replace(
        gd.blank("2021"), {f"{_CASES}.{name}": value for name, value in changes.items()}
    )


def found(report: gd.AnnualReport, *names: str) -> list[tuple[int, int | None]]:
    each = (gd.bounds(report)[f"{_CASES}.{name}"] for name in names)
    return [(one.low, one.high) for one in each]


@given(strategies.reports(form="2021", consistent=True), st.data())
def test_the_truth_is_within_whatever_is_not_given(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    truth = {
        path: value
        for path, value in gd.figures(report).items()
        if path.startswith(("requests.", "disputes."))
    }
    hidden = data.draw(st.sets(st.sampled_from([*truth]), max_size=60))
    shown = gd.replace(report, {path: data.draw(st.sampled_from(_MARKS)) for path in hidden})
    bounds = gd.bounds(shown)
    assert [*bounds] == [*truth]
    for path, value in truth.items():
        assert isinstance(value, int)
        assert bounds[path].low <= value
        high = bounds[path].high
        assert high is None or value <= high
        assert path in hidden or bounds[path].is_certain


@given(strategies.reports())
def test_a_figure_stays_and_contradictions_tell_nothing(report: gd.AnnualReport) -> None:
    bounds = gd.bounds(report)
    violated = {
        finding.paths[0].partition(".")[0]
        for finding in gd.check(report)
        if finding.status == "violated" and finding.rule in _ARITHMETIC
    }
    for path, value in gd.figures(report).items():
        if path not in bounds:
            assert path.startswith("proactive_disclosure.")
            continue
        if isinstance(value, int):
            assert bounds[path] == gd.Bounds(value, value)
        elif path.partition(".")[0] in violated:
            assert bounds[path] == gd.Bounds(0, None)


_ARITHMETIC = (
    "requests.row_total",
    "requests.balance",
    "requests.outcomes_total",
    "disputes.total",
)


@given(st.lists(st.none() | st.integers(0, 3), min_size=5, max_size=5))
def test_bounds_of_a_sum_are_those_of_all_that_makes_it_true(values: list[int | None]) -> None:
    *parts, total = values
    bounds = found(cases(*parts, total=total), *_PARTS, "total")
    ranges = [range(13) if value is None else (value,) for value in values]
    possible = [each for each in itertools.product(*ranges) if sum(each[:-1]) == each[-1]]
    if not possible:
        assert bounds == [(0, None) if value is None else (value, value) for value in values]
        return
    for place, (low, high) in enumerate(bounds):
        reached = {each[place] for each in possible}
        assert low == min(reached)
        is_open = high is None  # nothing but what is tried here bounds it
        assert max(reached) == high or (is_open and total is None)


def test_what_is_left_of_a_total_bounds_a_blank() -> None:
    assert found(cases(3, 1, None, None, total=6), "other_result", "pending") == [(0, 2)] * 2
    assert found(cases(3, 1, None, 0, total=6), "other_result") == [(2, 2)]
    assert found(cases(3, 1, None, 0, total=None), "other_result", "total") == [
        (0, None),
        (4, None),
    ]
    assert found(cases(3, 1, None, 0, total=3), "other_result") == [(0, None)]


def test_sums_are_followed_from_one_to_the_next() -> None:
    report = gd.blank("2021")
    row, column = "requests.outcomes.granted", "natural_person"
    zeros = [path for path in gd.figures(report) if path.startswith("requests.")]
    report = gd.replace(report, dict.fromkeys(zeros, 0))
    rows = ("received", "outcomes.handled")
    known: dict[str, int | None] = {f"requests.{name}.{column}": 7 for name in rows}
    known |= {f"requests.{name}.total": 7 for name in rows}
    known |= {f"{row}.{column}": None, f"{row}.total": None}
    bounds = gd.bounds(gd.replace(report, known))
    assert bounds[f"{row}.{column}"] == bounds[f"{row}.total"] == gd.Bounds(7, 7)


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        ((2, 2), (8, 8), (0.25, 0.25)),
        ((2, 4), (8, 10), (0.2, 0.5)),
        ((0, None), (8, 8), (0, 1)),
        ((3, None), (3, None), (0, 1)),
        ((0, 0), (0, None), (0, 0)),
        ((0, 0), (0, 0), None),
        ((5, 9), (4, 6), (5 / 6, 1)),
        ((9, 9), (4, 4), (1, 1)),
    ],
)
def test_shares_are_between_what_they_can_be(part: Any, whole: Any, share: Any) -> None:
    assert gd.Bounds(*part).share_of(gd.Bounds(*whole)) == share
