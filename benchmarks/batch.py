"""Reading a folder of web pages: throughput by --jobs; how time and memory grow with the files.

Two folders of generated pages, one ten times the other, are converted by the command in a
process of its own: to JSON Lines, or each page to a file of its own. The numbers of jobs take
turns, so that a busy moment of the machine meets all of them; medians of the time by the clock
are compared, and the largest memory of any process. On a machine that is busy with other work
the clock says little; the processor time of all processes then tells how much faster it would be
at best, and how it grows.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from pathlib import Path

from measuring.commands import Spent, spent_on

import gov_disclosure as gd

EXAMPLE = Path(__file__).parent.parent / "examples" / "qingxi-2023.md"
FILES_IN_A_FOLDER = 500


def generate(folder: Path, files: int) -> None:
    """Write web pages of as many bodies, each printed from a report of its own."""
    page = gd.render(gd.read(EXAMPLE).report, "html")
    for number in range(files):
        inner = folder / f"{number // FILES_IN_A_FOLDER:03}"
        inner.mkdir(parents=True, exist_ok=True)
        own = page.replace("青溪区", f"青溪{number}区")
        (inner / f"{number:06}.html").write_text(own, encoding="utf-8")


def converted(folder: Path, target: str, jobs: int) -> Spent:
    """Convert a folder, and return what that took."""
    output = folder.with_name(f"{folder.name}-{target}{'.jsonl' if target == 'jsonl' else ''}")
    command = ("convert", str(folder), "--to", target, "-o", str(output), "--force")
    spent = spent_on(*command, "--jobs", str(jobs))
    assert spent.status == 0, spent
    return spent


def median(runs: list[Spent], what: str) -> float:
    """Return the median of one thing that runs took."""
    return float(statistics.median(getattr(run, what) for run in runs))


def main() -> None:
    """Measure, and print throughput, memory and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=1000, help="in the larger folder")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--to", choices=("jsonl", "json"), default="jsonl", help="one file or many")
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        larger, smaller = Path(temporary, "larger"), Path(temporary, "smaller")
        generate(larger, arguments.files)
        generate(smaller, arguments.files // 10)
        few: dict[int, list[Spent]] = {jobs: [] for jobs in arguments.jobs}
        many: dict[int, list[Spent]] = {jobs: [] for jobs in arguments.jobs}
        for _ in range(arguments.repeats):
            for jobs in arguments.jobs:
                few[jobs].append(converted(smaller, arguments.to, jobs))
                many[jobs].append(converted(larger, arguments.to, jobs))
        single = many[arguments.jobs[0]]
        for jobs in arguments.jobs:
            seconds = median(many[jobs], "seconds")
            part, processor = median(few[jobs], "processor"), median(many[jobs], "processor")
            before, after = median(few[jobs], "memory"), median(many[jobs], "memory")
            print(
                f"--jobs {jobs}: {arguments.files} pages in {seconds:.1f} s, "
                f"{arguments.files / seconds:.1f} a second, "
                f"ratio {median(single, 'seconds') / seconds:.2f} "
                f"(at best {jobs * median(single, 'processor') / processor:.2f}); "
                f"processor {part:.1f} s for a tenth of them, "
                f"{processor:.1f} s for all, ratio {processor / part:.1f}; "
                f"memory {before:.1f} MB, {after:.1f} MB, ratio {after / before:.2f}"
            )
        print(f"({os.cpu_count()} cores; load {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
