"""Hostile files: how time grows with the text, and the time and memory that the worst ones take.

A text eight times as long should take some eight times as long; quadratic time would be 64.
"""

from __future__ import annotations

import contextlib
import sys
import time
from pathlib import Path

import gov_disclosure as gd

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from confinement import IS_POSSIBLE, MEMORY, SECONDS, confined
from hostile_files import FILES, read_file
from hostile_text import SHAPES

SMALL, TIMES = 400, 8
SHOWN = 12


def seconds(text: str) -> float:
    begin = time.process_time()
    with contextlib.suppress(gd.UnrecognisedDocumentError):
        gd.parse(text)
    return time.process_time() - begin


def growth() -> None:
    """Print by how much longer eight times a text takes, most first."""
    ratios = {}
    for name, shape in SHAPES.items():
        small, large = (shape(SMALL * times) for times in (1, TIMES))
        ratios[name] = min(seconds(large) for _ in range(2)) / min(seconds(small) for _ in range(3))
    print(f"text {TIMES} times as long takes so many times as long:")
    for name in sorted(ratios, key=ratios.__getitem__, reverse=True)[:SHOWN]:
        print(f"  {name:<60} {ratios[name]:6.1f}")


def worst() -> None:
    """Print the hostile files that take longest, and most memory."""
    outcomes = {name: confined(read_file, name) for name in FILES}
    failed = [name for name, outcome in outcomes.items() if outcome.exit_code]
    print(f"{len(outcomes)} hostile files, of which {len(failed)} break a limit: {failed}")
    for name in sorted(outcomes, key=lambda name: outcomes[name].seconds, reverse=True)[:SHOWN]:
        taken = outcomes[name]
        print(
            f"  {name:<60} {taken.seconds:5.1f} s {taken.memory >> 20:5} MB"
            f"   (at most {SECONDS} s, {MEMORY >> 20} MB)"
        )
    print(f"most memory of any: {max(each.memory for each in outcomes.values()) >> 20} MB")


def main() -> None:
    growth()
    if IS_POSSIBLE:
        worst()


if __name__ == "__main__":
    main()
