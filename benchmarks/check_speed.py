"""Speed of `check`: nothing found, something found, and the worst that suspects can cost.

Times are medians of processor time; orjson reading the canonical JSON of the same report takes
turns with the rest, so that a busy moment of the machine meets all.
"""

from __future__ import annotations

import argparse
import functools
import gc
import random
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

import gov_disclosure as gd
from gov_disclosure.document import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EXAMPLE = Path(__file__).parent.parent / "examples" / "qingxi-2023.md"

NARRATIVE = 10_000
"""Characters of the long narrative."""

RATIO = 4.0
"""At most so many times as long as orjson, where nothing is found."""

PLAIN, LONG, WORST = 1.0, 5.0, 20.0
"""Milliseconds: without narrative, with a long one, and whatever a report holds."""

SUMS = ("requests", "disputes")
NARRATIVES = ("overview", "problems_and_improvements", "other_matters")


def without_narrative(report: gd.AnnualReport) -> gd.AnnualReport:
    """Return a report that holds its tables only."""
    return gd.replace(report, dict.fromkeys(NARRATIVES))


def with_narrative(report: gd.AnnualReport, characters: int) -> gd.AnnualReport:
    """Return a report with so much prose in its first section, its own over and over."""
    assert report.overview is not None
    blocks, length = list[Paragraph](), 0
    own = [block for block in report.overview.blocks if isinstance(block, Paragraph)]
    while length < characters:
        blocks += own
        length += sum(len(block.text) for block in own)
    return gd.replace(report, {"overview.blocks": tuple(blocks)})


def cells_of(report: gd.AnnualReport, section: str) -> list[str]:
    """Return the paths of a section that hold a figure."""
    return [
        path
        for path, value in gd.figures(report).items()
        if path.startswith(f"{section}.") and isinstance(value, int)
    ]


def spoilt(report: gd.AnnualReport, chance: random.Random) -> Iterator[gd.AnnualReport]:
    """Yield reports of every kind of trouble: wrong figures, blanks and marks, few and many."""
    figures, cases = cells_of(report, "requests"), cells_of(report, "disputes")
    totals = [path for path in figures if path.endswith(".total")]
    for wrong in (1, 2, 3, 4, 5, 6, 7, 8, 12, 30, len(figures)):
        for blank in (0, 1, 5, 20, 60):
            changes: dict[str, object] = {}
            for path in chance.sample(figures, wrong) + chance.sample(cases, 6):
                changes[path] = chance.choice((chance.randint(0, 9), chance.randint(0, 300)))
            for path in chance.sample(figures, blank):
                changes[path] = chance.choice((None, gd.Mark.NOT_APPLICABLE, gd.Mark.UNREADABLE))
            yield gd.replace(report, changes)
        yield gd.replace(report, {**changes, **dict.fromkeys(totals)})


def milliseconds(call: Callable[[], object], calls: int) -> list[float]:
    """Return the times of some calls, after one that is not counted."""
    call()
    times = []
    for _ in range(calls):
        begin = time.process_time()
        call()
        times.append((time.process_time() - begin) * 1e3)
    return times


def main() -> None:
    """Measure, and print each figure beside its target."""
    parser = argparse.ArgumentParser(description="Measure the speed of check.")
    parser.add_argument("--rounds", type=int, default=40)
    rounds: int = parser.parse_args().rounds
    report = gd.read(EXAMPLE).report
    plain, long = without_narrative(report), with_narrative(report, NARRATIVE)
    canonical = gd.dumpb(report)
    one_cell_each = {cells_of(plain, section)[0]: 1 for section in SUMS}
    found = gd.replace(plain, one_cell_each)
    assert not gd.check(report, rules=SUMS)
    assert any(finding.suspects for finding in gd.check(found))

    calls: dict[str, Callable[[], object]] = {
        "orjson.loads": lambda: orjson.loads(canonical),
        "check, sums only, nothing found": lambda: gd.check(report, rules=SUMS),
        "check, no narrative": lambda: gd.check(plain),
        f"check, {NARRATIVE:,} characters of narrative": lambda: gd.check(long),
        "check, one wrong cell in each table": lambda: gd.check(found),
        "check, every cell blank": lambda: gd.check(_BLANK),
    }
    times: dict[str, list[float]] = {name: [] for name in calls}
    gc.collect()
    for _ in range(rounds):
        for name, call in calls.items():
            times[name] += milliseconds(call, 10)
    medians = {name: statistics.median(values) for name, values in times.items()}

    chance = random.Random(2019)  # noqa: S311 - no secret
    worst = max(
        statistics.median(milliseconds(functools.partial(gd.check, one), 5))
        for _ in range(3)
        for one in spoilt(plain, chance)
    )

    print(f"canonical JSON: {len(canonical):,} bytes")
    for name, median in medians.items():
        print(f"{name:<44} {median:8.3f} ms")
    print(f"{'check, the worst of many spoilt reports':<44} {worst:8.3f} ms")
    ratio = medians["check, sums only, nothing found"] / medians["orjson.loads"]
    judged = [
        ("sums, nothing found : orjson.loads", ratio, RATIO),
        ("no narrative, ms", medians["check, no narrative"], PLAIN),
        ("long narrative, ms", medians[f"check, {NARRATIVE:,} characters of narrative"], LONG),
        ("worst, ms", worst, WORST),
    ]
    for name, measured, target in judged:
        met = "met" if measured <= target else "NOT MET"
        print(f"{name:<44} {measured:8.2f} (target: at most {target}, {met})")
    print(f"{'worst : orjson.loads':<44} {worst / medians['orjson.loads']:8.1f}")


_BLANK = gd.blank("2021")


if __name__ == "__main__":
    main()
