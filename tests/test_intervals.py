"""Three-valued sums, judged by trying out what blanks and marks may stand for."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.rules.intervals import Decision, Interval, decide
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.values import Count

_LARGEST = 4
"""Figures drawn; an unknown cell never needs more than the other side can hold."""

_CELLS = st.one_of(st.integers(0, _LARGEST), st.sampled_from((None, *Mark)))
_SIDES = st.tuples(st.lists(_CELLS, max_size=3), st.lists(_CELLS, min_size=1, max_size=2))


def fillings(values: Sequence[Count]) -> Iterator[tuple[int, ...]]:
    """Yield every way to put counts in place of what is no figure."""
    enough = range(3 * _LARGEST + 1)
    yield from itertools.product(
        *((value,) if isinstance(value, int) else enough for value in values)
    )


def sums(values: Sequence[Count]) -> set[int]:
    return {sum(filling) for filling in fillings(values)}


@given(_SIDES)
def test_violated_exactly_if_no_filling_satisfies(sides: tuple[list[Count], list[Count]]) -> None:
    parts, whole = sides
    possible = sums(parts) & sums(whole)
    assert (decide(parts, whole).truth == "violated") == (not possible)


@given(_SIDES)
def test_satisfied_exactly_if_every_filling_satisfies_with_marks_as_zero(
    sides: tuple[list[Count], list[Count]],
) -> None:
    parts, whole = (
        [0 if value is Mark.NOT_APPLICABLE else value for value in side] for side in sides
    )
    certain = all(left == right for left in sums(parts) for right in sums(whole))
    assert (decide(*sides).truth == "satisfied") == certain


@given(_SIDES)
def test_gap_is_the_smallest_that_any_filling_leaves(
    sides: tuple[list[Count], list[Count]],
) -> None:
    parts, whole = sides
    smallest = min(abs(left - right) for left in sums(parts) for right in sums(whole))
    assert decide(parts, whole).gap.low == smallest


@given(_SIDES)
def test_sides_are_interchangeable(sides: tuple[list[Count], list[Count]]) -> None:
    parts, whole = sides
    forth, back = decide(parts, whole), decide(whole, parts)
    assert (forth.truth, forth.gap) == (back.truth, back.gap)
    assert (forth.expected, forth.actual) == (back.actual, back.expected)


@pytest.mark.parametrize(
    ("parts", "whole", "truth", "gap"),
    [
        ([20, 6], [26], "satisfied", Interval(0, bounded=True)),
        ([20, 6], [20], "violated", Interval(6, bounded=True)),
        ([20, 6, None], [20], "violated", Interval(6, bounded=False)),
        ([20, 6, None], [30], "undetermined", Interval(0, bounded=False)),
        ([20, None], [20], "undetermined", Interval(0, bounded=False)),
        ([20, Mark.NOT_APPLICABLE], [20], "satisfied", Interval(0, bounded=False)),
        ([20, Mark.NOT_APPLICABLE], [21], "undetermined", Interval(0, bounded=False)),
        ([20, Mark.NOT_APPLICABLE], [19], "violated", Interval(1, bounded=False)),
        ([20, Mark.MISSING], [20], "undetermined", Interval(0, bounded=False)),
        ([20, Mark.UNREADABLE], [19], "violated", Interval(1, bounded=False)),
        ([5, 5], [Mark.NOT_APPLICABLE], "undetermined", Interval(0, bounded=False)),
        ([0, 0], [Mark.NOT_APPLICABLE], "satisfied", Interval(0, bounded=False)),
        ([Mark.NOT_APPLICABLE] * 6, [Mark.NOT_APPLICABLE], "satisfied", Interval(0, bounded=False)),
        ([None], [None], "undetermined", Interval(0, bounded=False)),
        ([3, 4], [9, None], "violated", Interval(2, bounded=False)),
        ([], [0], "satisfied", Interval(0, bounded=True)),
    ],
)
def test_named_cases(parts: list[Count], whole: list[Count], truth: str, gap: Interval) -> None:
    decision = decide(parts, whole)
    assert (decision.truth, decision.gap) == (truth, gap)


def test_sides_are_reported_at_their_least() -> None:
    assert decide([20, 6, None], [20]) == Decision(
        "violated",
        expected=Interval(26, bounded=False),
        actual=Interval(20, bounded=True),
        gap=Interval(6, bounded=False),
    )
