"""What starting takes: importing the package, and showing the version on the command line.

`import gov_disclosure` is measured against importing attrs, cattrs and jsonschema alone, and
`gov-disclosure --version` against importing click and attrs. Each runs in a fresh interpreter
with its bytecode cached, as after an installation; they take turns, so that a busy moment of the
machine meets all of them. Medians of processor time are compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys

STATEMENTS = {
    "attrs + cattrs + jsonschema": "import attrs, cattrs, jsonschema",
    "gov_disclosure": "import gov_disclosure",
    "click + attrs": "import click, attrs",
    "gov-disclosure --version": "import gov_disclosure.cli as c; c.main(['--version'])",
}
TARGETS = (
    ("gov_disclosure", "attrs + cattrs + jsonschema", 2.0),
    ("gov-disclosure --version", "click + attrs", 1.5),
)
"""What is compared with what, and how often as long it may take."""

PROGRAM = """
import sys, time
begin = time.process_time()
{statement}
print(time.process_time() - begin, file=sys.stderr)
"""


def seconds(statement: str) -> float:
    """Time one statement in a fresh interpreter."""
    program = PROGRAM.format(statement=statement)
    done = subprocess.run(  # noqa: S603 - our own interpreter and statements
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stderr)


def main() -> None:
    """Measure, and print medians and their ratios."""
    parser = argparse.ArgumentParser(description="Compare starting times.")
    parser.add_argument("--repeats", type=int, default=15)
    repeats = parser.parse_args().repeats

    times: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for statement in STATEMENTS.values():
        seconds(statement)  # writes the bytecode, warms the disk cache
    for _ in range(repeats):
        for name, statement in STATEMENTS.items():
            times[name].append(seconds(statement))

    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, median in medians.items():
        print(f"{name:<28} {median * 1000:6.1f} ms  (median of {repeats})")
    for ours, theirs, target in TARGETS:
        ratio = medians[ours] / medians[theirs]
        print(f"{ours} : {theirs} {ratio:.2f} (target: at most {target})")


if __name__ == "__main__":
    main()
