"""Import time: `import gov_disclosure` against importing attrs, cattrs and jsonschema alone.

Each import runs in a fresh interpreter with its bytecode cached, as after an installation;
the two take turns, so that a busy moment of the machine meets both. Medians are compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys

TARGET = 2.0
STATEMENTS = {
    "attrs + cattrs + jsonschema": "import attrs, cattrs, jsonschema",
    "gov_disclosure": "import gov_disclosure",
}
PROGRAM = """
import time
begin = time.perf_counter()
{statement}
print(time.perf_counter() - begin)
"""


def seconds(statement: str) -> float:
    """Time one import in a fresh interpreter."""
    program = PROGRAM.format(statement=statement)
    done = subprocess.run(  # noqa: S603 - our own interpreter and statements
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""},
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def main() -> None:
    """Measure, and print both medians and their ratio."""
    parser = argparse.ArgumentParser(description="Compare import times.")
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
    baseline, ours = medians.values()
    print(f"{'ratio':<28} {ours / baseline:6.2f}     (target: at most {TARGET})")


if __name__ == "__main__":
    main()
