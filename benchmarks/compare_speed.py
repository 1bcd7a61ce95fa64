"""Speed of `compare` and `roll_up`, and the memory that rolling up takes.

Two reports without narrative are compared, orjson reading the canonical JSON of one of them in
turn with that; reports in JSON Lines are loaded, and loaded and rolled up, in turn. Each roll-up
of a number of reports runs in a process of its own, whose largest memory is told.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import subprocess
import sys
from pathlib import Path

import orjson
from measuring.in_turn import medians

import gov_disclosure as gd

EXAMPLES = Path(__file__).parent.parent / "examples"
COMPARED, ROLLED_UP = 10.0, 1.5
"""At most so many times as long as orjson, and as loading."""


def tables_only(name: str) -> gd.AnnualReport:
    """Return a report of the examples without its narrative."""
    report = gd.read(EXAMPLES / name).report
    prose = ("preamble", "overview", "problems_and_improvements", "other_matters")
    return gd.replace(report, dict.fromkeys(prose))


def lines(number: int) -> bytes:
    """Return the reports of as many bodies as JSON Lines."""
    report = gd.read(EXAMPLES / "qingxi-2023.md").report
    bodies = (
        gd.replace(report, {"publisher": gd.Publisher(f"青溪区第{each}局")})
        for each in range(number)
    )
    return b"".join(gd.dumpb(each) + b"\n" for each in bodies)


def load(data: bytes) -> int:
    """Load reports one by one."""
    return sum(1 for _ in gd.load_lines(io.BytesIO(data)))


def load_and_roll_up(data: bytes) -> gd.RollUp:
    """Load reports one by one into a roll-up."""
    return gd.roll_up(gd.load_lines(io.BytesIO(data)))


def memory(number: int) -> float:
    """Return the largest memory of a process, in MB, that rolls so many reports up."""
    command = [sys.executable, __file__, "--stream", str(number)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return float(done.stdout)


def stream(number: int) -> None:
    """Roll up reports that are made one by one, and print the memory that took."""
    report = tables_only("qingxi-2023.md")
    text = gd.dumpb(report)
    gd.roll_up(
        gd.replace(gd.loads(text), {"publisher": gd.Publisher(f"青溪区第{each}局")})
        for each in range(number)
    )
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Measure, and print times, ratios and memory."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeats", type=int, default=60)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--stream", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stream:
        stream(arguments.stream)
        return
    old, new = tables_only("yunzhou-2024-errors.txt"), tables_only("qingxi-2023.md")
    works = {
        "orjson": orjson.loads,
        "compare": lambda _: gd.compare(old, new).cells,
    }
    times = medians(works, gd.dumpb(new), arguments.repeats)
    ratio = times["compare"] / times["orjson"]
    print(f"load average {os.getloadavg()[0]:.1f}")
    print(f"compare: {times['compare']:.3f} ms, {ratio:.1f} × orjson (at most {COMPARED})")
    data = lines(arguments.reports)
    rolled = {"load": load, "roll up": load_and_roll_up}
    times = medians(rolled, data, 5)
    ratio = times["roll up"] / times["load"]
    print(f"roll-up of {arguments.reports}: {ratio:.2f} × loading them (at most {ROLLED_UP})")
    few, many = memory(1000), memory(10_000)
    print(f"memory: {few:.1f} MB for 1 000 reports, {many:.1f} MB for 10 000")


if __name__ == "__main__":
    main()
