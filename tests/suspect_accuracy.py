"""How often the suspects of a finding are the cells that were changed: ``make accuracy``.

Consistent tables of section 三 are filled at random, one or two of their cells are written
wrong, and the suspects are compared with what was done. Seeds are fixed: each run of the same
code prints the same figures.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import attrs

import gov_disclosure as gd
from gov_disclosure.model.paths import rows, section_of
from gov_disclosure.strategies import Identity, identities

if TYPE_CHECKING:
    from collections.abc import Mapping

Figures: TypeAlias = dict[str, int]

CASES = 2_000
"""Cases of each class."""

TABLES = {"cells up to 5": 5, "cells up to 300": 300}

_BLANK = gd.blank("2021")
_IDENTITIES = tuple(one for one in identities(_BLANK) if one.kind != "cases")
_CELLS = tuple(path for path in gd.figures(_BLANK) if path.startswith("requests."))
_ROWS = tuple(
    tuple(path for path in _CELLS if path.startswith(f"requests.{facts.path}."))
    for facts in rows(gd.Requests2021)
)
_TOTALS = {one.right[0] for one in _IDENTITIES if one.kind != "balance"}


def _of(kind: str) -> list[Identity]:
    """Return the identities of the kinds of applicant; those of 总计 follow from them."""
    return [one for one in _IDENTITIES if one.kind == kind and not one.right[0].endswith(".total")]


def consistent_table(chance: random.Random, most: int) -> Figures:
    """Return the figures of a section 三 all of whose details are drawn from 0 to ``most``."""
    figures = {path: chance.randint(0, most) for path in _CELLS if path not in _TOTALS}
    for one in _of("outcomes"):
        figures[one.right[0]] = sum(figures[path] for path in one.left)
    for one in _of("balance"):
        received, brought_forward = one.left
        available = sum(figures[path] for path in one.right)
        figures[brought_forward] = chance.randint(0, min(most, available))
        figures[received] = available - figures[brought_forward]
    for one in _IDENTITIES:
        if one.kind == "applicants":
            figures[one.right[0]] = sum(figures[path] for path in one.left)
    return figures


# Slips: each returns what is written for a figure, or the figure itself where it can't happen ---


def exchanged_digits(chance: random.Random, right: int, _most: int) -> int:
    digits = list(str(right))
    if len(digits) < 2:
        return right
    at = chance.randrange(len(digits) - 1)
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits))


def dropped_digit(chance: random.Random, right: int, _most: int) -> int:
    digits = str(right)
    at = chance.randrange(len(digits))
    return int(digits[:at] + digits[at + 1 :] or "0")


def replaced_figure(chance: random.Random, _right: int, most: int) -> int:
    return chance.randint(0, most)


def near_figure(chance: random.Random, right: int, _most: int) -> int:
    return max(0, right + chance.choice((-3, -2, -1, 1, 2, 3)))


SLIPS: Mapping[str, Callable[[random.Random, int, int], int]] = {
    "two digits exchanged": exchanged_digits,
    "a digit dropped": dropped_digit,
    "another figure": replaced_figure,
    "off by 1 to 3": near_figure,
}
MIXED = "any of these"


# What goes wrong: each returns the figures that are written wrong, by path ------------------------


def slips(chance: random.Random, right: Figures, most: int, slip: str, cells: int) -> Figures:
    """Return independent slips in some cells."""
    wrong: Figures = {}
    while len(wrong) < cells:
        path = chance.choice(_CELLS)
        function = SLIPS[chance.choice(tuple(SLIPS)) if slip == MIXED else slip]
        written = function(chance, right[path], most)
        if path not in wrong and written != right[path]:
            wrong[path] = written
    return wrong


def figures_exchanged(chance: random.Random, right: Figures) -> Figures:
    """Return two figures in each other's cell, anywhere in the table."""
    first, second = chance.sample(_CELLS, 2)
    return {first: right[second], second: right[first]}


def columns_exchanged(chance: random.Random, right: Figures) -> Figures:
    """Return two figures of a row in each other's column."""
    first, second = chance.sample(chance.choice(_ROWS), 2)
    return {first: right[second], second: right[first]}


def shifted(chance: random.Random, right: Figures) -> Figures:
    """Return the figures of a row, from some column on, one column to the right or left."""
    row = chance.choice(_ROWS)
    start, figures = chance.randrange(len(row) - 1), [right[path] for path in row]
    if chance.choice((True, False)):
        moved = [*figures[:start], 0, *figures[start:-1]]
    else:
        moved = [*figures[:start], *figures[start + 1 :], 0]
    return dict(zip(row, moved, strict=True))


def totals_at_zero(chance: random.Random, right: Figures) -> Figures:
    """Return 0 in the total of one to ten rows."""
    return {row[-1]: 0 for row in chance.sample(_ROWS, chance.randint(1, 10)) if right[row[-1]]}


@attrs.frozen
class Case:
    """One class of cases.

    Attributes:
        name: what goes wrong.
        wrong: makes it go wrong in a table whose details are drawn from 0 to a most.
        first: share of cases in which the changed cells must come first; None: no target.
        named: share of cases in which they must be among those named; None: no target.
    """

    name: str
    wrong: Callable[[random.Random, Figures, int], Figures]
    first: float | None = None
    named: float | None = None


def _slips_in(cells: int, slip: str) -> Callable[[random.Random, Figures, int], Figures]:
    return lambda chance, right, most: slips(chance, right, most, slip, cells)


CLASSES = (
    *(Case(f"1 cell: {slip}", _slips_in(1, slip), first=0.99) for slip in (*SLIPS, MIXED)),
    *(Case(f"2 cells: {slip}", _slips_in(2, slip), named=0.95) for slip in (*SLIPS, MIXED)),
    Case("2 cells: exchanged", lambda c, right, _: figures_exchanged(c, right), named=0.95),
    Case("2 columns exchanged in a row", lambda c, right, _: columns_exchanged(c, right)),
    Case("a row shifted by a column", lambda c, right, _: shifted(c, right)),
    Case("totals left at 0", lambda c, right, _: totals_at_zero(c, right)),
    *(Case(f"{cells} cells: {MIXED}", _slips_in(cells, MIXED)) for cells in (3, 4, 5)),
)


def place(right: Figures, wrong: Figures) -> int | None:
    """Return at which place, from 1, the changed cells are suspected with their right figures."""
    below = {path.removeprefix("requests."): count for path, count in (right | wrong).items()}
    report = gd.AnnualReport(requests=section_of(gd.Requests2021, below))
    findings = gd.check(report, rules="requests")
    needed = {path: right[path] for path in wrong}
    for number, suspect in enumerate(findings[0].suspects if findings else (), 1):
        if dict(suspect.changes) == needed:
            return number
    return None


def shares(case: Case, most: int, cases: int) -> tuple[float, float]:
    """Return how often the changed cells come first, and among those that are named."""
    chance = random.Random(f"{case.name} {most}")  # noqa: S311 - no secret
    places: list[int | None] = []
    while len(places) < cases:
        right = consistent_table(chance, most)
        drawn = case.wrong(chance, right, most)
        wrong = {path: count for path, count in drawn.items() if count != right[path]}
        if wrong:
            places.append(place(right, wrong))
    return places.count(1) / cases, sum(found is not None for found in places) / cases


def main() -> None:
    """Measure every class, print a table, and fail if a target is missed."""
    parser = argparse.ArgumentParser(description="Measure how good the suspects are.")
    parser.add_argument("--cases", type=int, default=CASES, help="cases of each class")
    cases: int = parser.parse_args().cases
    missed = 0
    print(f"\n可能填错的格 / suspects, {cases} cases of each class\n")
    print(f"{'':<34}" + "".join(f"{table:>24}" for table in TABLES))
    print(f"{'':<34}" + f"{'first':>12}{'named':>12}" * len(TABLES))
    for case in CLASSES:
        measured = [shares(case, most, cases) for most in TABLES.values()]
        met = all(
            first >= (case.first or 0) and named >= (case.named or 0) for first, named in measured
        )
        missed += not met
        columns = "".join(f"{first:>12.2%}{named:>12.2%}" for first, named in measured)
        print(f"{case.name:<34}{columns}{'' if met else '  NOT MET'}")
    print("\ntargets: 1 cell first in 99 %, 2 cells named in 95 %", "" if missed else "(met)")
    if missed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
