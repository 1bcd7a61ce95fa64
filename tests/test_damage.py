"""A damaged table gives no figure but what it says, and withholds none without a word."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
from damage_kinds import KINDS
from damaged_pages import PRINTINGS, describe, example, judge
from gov_disclosure.values import Mark

EACH = 6
"""Examples of each kind of damage in the suite."""


def _seeds(kind: str) -> range:
    first = 1_000 * list(KINDS).index(kind)
    return range(first, first + EACH)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_damaged_table_does_not_say_is_not_read(kind: str) -> None:
    told = []
    for seed in _seeds(kind):
        one = example(seed, kinds=(kind,))
        verdict = judge(one, one.extraction())
        if verdict.faults:
            told.append(describe(one, verdict))
    assert not told, "\n".join(told)


@pytest.mark.parametrize("printing", PRINTINGS)
def test_undamaged_tables_are_read_whole(printing: str) -> None:
    for seed in range(3):
        one = example(seed, kinds=(), printing=printing)
        extraction = one.extraction()
        assert extraction is not None
        assert not extraction.problems
        verdict = judge(one, extraction)
        assert (verdict.withheld, verdict.faults) == (0, ())


def test_an_example_is_drawn_again_from_its_seed() -> None:
    assert example(7).text == example(7).text
    assert {example(seed).text for seed in range(20)} != {example(7).text}


@pytest.mark.parametrize("seed", range(8))
def test_an_undamaged_table_says_what_its_report_holds(seed: int) -> None:
    one = example(seed, kinds=(), printing="html")
    extraction = one.extraction()
    assert extraction is not None
    figures = gd.figures(extraction.report)
    printed = {path: value for path, value in figures.items() if value is not Mark.MISSING}
    assert {path: {value} for path, value in printed.items()} == {
        path: values for path, values in one.truth.allowed.items() if values
    }


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_damage_strikes(kind: str) -> None:
    struck = [example(seed, kinds=(kind,), printing="html") for seed in range(12)]
    assert sum(bool(one.kinds) for one in struck) >= 1
    assert any(one.text != example(one.seed, (), "html").text for one in struck)
