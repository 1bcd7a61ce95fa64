"""Reads tables damaged at random as a user would, and judges: `python tests/damage.py --help`.

With ``--seed`` it shows one page whole, its damage and what was read wrongly.
"""

from __future__ import annotations

import argparse
import collections
import multiprocessing
import os
import sys

from damage_kinds import KINDS
from damaged_pages import Example, Verdict, describe, example, judge


def _judged(seed: int) -> tuple[Example, Verdict]:
    one = example(seed)
    return one, judge(one, one.extraction())


def _count(seeds: range) -> tuple[collections.Counter[tuple[str, str]], list[tuple[int, str]]]:
    """Return counts by kind of damage and outcome, and seeds with their kinds of fault."""
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    failing: list[tuple[int, str]] = []
    for seed in seeds:
        one, verdict = _judged(seed)
        kinds = {fault.kind for fault in verdict.faults}
        failing += [(seed, kind) for kind in sorted(kinds)]
        for kind in one.kinds or ("undamaged",):
            counts[kind, "tables"] += 1
            counts[kind, "right"] += verdict.right
            counts[kind, "withheld"] += verdict.withheld
            for fault in verdict.faults:
                counts[kind, fault.kind] += 1
    return counts, failing


OUTCOMES = ("tables", "right", "withheld", "silent", "wrong", "false blank")
FAULTS = OUTCOMES[-3:]


def main() -> int:
    """Damage tables, judge what is read, and print counts and counter-examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, help="show one example whole")
    parser.add_argument("--number", type=int, default=50_000, help="how many tables")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--shown", type=int, default=5, help="counter-examples of each fault")
    arguments = parser.parse_args()
    if arguments.seed is not None:
        one, verdict = _judged(arguments.seed)
        print(one.text, describe(one, verdict, 1000), sep="\n")
        return bool(verdict.faults)
    size = 200
    ranges = [
        range(first, min(first + size, arguments.first + arguments.number))
        for first in range(arguments.first, arguments.first + arguments.number, size)
    ]
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    failing: list[tuple[int, str]] = []
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for found, seeds in pool.imap(_count, ranges):
            counts.update(found)
            failing += seeds
    width = max(map(len, KINDS))
    print(f"{'':{width}}", *(f"{name:>11}" for name in OUTCOMES))
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind:{width}}", *(f"{counts[kind, name]:>11,}" for name in OUTCOMES))
    print()
    for fault in FAULTS:
        struck = [seed for seed, kind in failing if kind == fault]
        print(f"{fault}: {len(struck)} of {arguments.number} tables")
        for seed in struck[: arguments.shown]:
            print(describe(*_judged(seed)))
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
