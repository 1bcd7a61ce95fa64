"""Reading a folder of web pages: how throughput grows with --jobs, and memory with the files.

Two folders of generated pages, one ten times the other, are converted to JSON Lines by the
command in a process of its own. The numbers of jobs take turns, so that a busy moment of the
machine meets all of them; medians of the time by the clock are compared, and the largest
memory of any process. On a machine that is busy with other work the clock says little; the
processor time of all processes then tells how much faster it would be at best.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def run(folder: Path, jobs: int) -> tuple[float, float, int]:
    """Convert a folder; return seconds by the clock, of processors, and memory in MB."""
    output = folder.with_suffix(".jsonl")
    command = [sys.executable, "-m", "gov_disclosure", "convert", str(folder), "--to", "jsonl"]
    begin = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "-o", str(output), "--jobs", str(jobs)], stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)  # its own children are counted in
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def main() -> None:
    """Measure, and print throughput, memory and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=1000, help="in the larger folder")
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        larger, smaller = Path(temporary, "larger"), Path(temporary, "smaller")
        generate(larger, arguments.files)
        generate(smaller, arguments.files // 10)
        times: dict[int, list[float]] = {jobs: [] for jobs in arguments.jobs}
        processors: dict[int, list[float]] = {jobs: [] for jobs in arguments.jobs}
        memory: dict[int, tuple[int, int]] = {}
        for _ in range(arguments.repeats):
            for jobs in arguments.jobs:
                _, _, before = run(smaller, jobs)
                seconds, of_processors, after = run(larger, jobs)
                times[jobs].append(seconds)
                processors[jobs].append(of_processors)
                memory[jobs] = before, after
        first = arguments.jobs[0]
        single, single_processor = map(statistics.median, (times[first], processors[first]))
        for jobs in arguments.jobs:
            seconds = statistics.median(times[jobs])
            at_best = jobs * single_processor / statistics.median(processors[jobs])
            before, after = memory[jobs]
            print(
                f"--jobs {jobs}: {arguments.files} pages in {seconds:6.1f} s, "
                f"{arguments.files / seconds:6.1f} a second, ratio {single / seconds:.2f} "
                f"(at best {at_best:.2f}); "
                f"memory {before} MB for a tenth of them, {after} MB for all, "
                f"ratio {after / before:.2f}"
            )
        print(f"({os.cpu_count()} cores; load {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
