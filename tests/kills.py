"""Ends the command line at random points and judges what it leaves: `python tests/kills.py --help`.

Each trial runs a command over the same folder of reports, ends it, or one of its workers, at a
random moment in a random way, and compares the outputs with those of a run that was left alone:
each must be whole, as it was before, or not there. Where a worker was killed, the run goes on; its
outputs must hold all reports but those named as refused, in order and once.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import gov_disclosure as gd

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "lines": "convert in --to jsonl -o out.jsonl",
    "folder": "convert in --to markdown -o out",
    "resumed": "convert in --to html -o out --resume",
    "csv": "table in -o out.csv",
    "workbook": "table in -o out.xlsx",
    "page": "check in --fail-on never -o out.html",
    "findings": "check in --fail-on never -o out.jsonl",
    "summary": "check in --fail-on never -o out.txt --summary summary.xlsx",
    "schema": "schema -o out.json",
}
BY_LINES = ("lines", "csv", "findings")
"""Commands of whose outputs each line is of one report: they show what a lost worker costs."""

WAYS = ("SIGKILL", "SIGTERM", "SIGINT", "worker")
_OLD = b"what was there before"
_SECONDS = 60
_REFUSED = re.compile(r"^错误：in/\S+：读取它的进程被系统终止", re.MULTILINE)


def write_reports(folder: Path, number: int) -> None:
    """Write pages of reports of as many bodies."""
    folder.mkdir()
    for count in range(number):
        name = f"{count}号镇"
        blank = gd.blank("2021", title=f"{name}年报", publisher=gd.Publisher(name), year=2024)
        report = gd.replace(blank, dict.fromkeys(gd.figures(blank), count))
        gd.write(report, folder / f"{count:03}.html")


def outputs(folder: Path) -> dict[str, object]:
    """Return what a command wrote, by path; of a workbook what its sheets hold."""
    found: dict[str, object] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))  # left by SIGKILL
        if path.is_file() and not name.startswith("in/") and not hidden:
            found[name] = _content(path)
    return found


def _content(path: Path) -> object:
    data = path.read_bytes()
    if path.suffix != ".xlsx" or data == _OLD:
        return data
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist() if "docProps" not in name}


@attrs.define
class Ground:
    """A folder of reports, and what undisturbed runs over it give.

    Attributes:
        folder: where all is.
        expected: outputs by command.
        seconds: how long each command takes.
    """

    folder: Path
    expected: dict[str, dict[str, object]] = attrs.field(factory=dict)
    seconds: dict[str, float] = attrs.field(factory=dict)

    def learn(self, command: str) -> None:
        """Run a command undisturbed, unless that was done."""
        if command not in self.expected:
            self.clear()
            begin = time.monotonic()
            with self.run(command) as process:
                assert process.wait(_SECONDS) == 0, process.stderr and process.stderr.read()
            self.seconds[command] = time.monotonic() - begin
            self.expected[command] = outputs(self.folder)

    def clear(self) -> None:
        """Remove all outputs."""
        for path in self.folder.iterdir():
            if path.name != "in":
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def run(self, command: str, *more: str) -> subprocess.Popen[str]:
        """Start a command."""
        words = COMMANDS[command].split()
        jobs = [] if command == "schema" else ["--jobs", "2"]
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "gov_disclosure", *words, *jobs, *more],
            cwd=self.folder,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


def trial(ground: Ground, seed: int) -> tuple[str, str, list[str]]:
    """End a command at a random point; return command, way, and what is wrong then."""
    draw = random.Random(seed)
    way = draw.choice(WAYS)
    command = draw.choice(BY_LINES if way == "worker" else tuple(COMMANDS))
    ground.learn(command)
    expected = ground.expected[command]
    ground.clear()
    before = draw.random() < 0.5 and command != "resumed"
    if before:
        for name in expected:
            path = ground.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(_OLD)
    with ground.run(command, *(["--force"] if before else [])) as process:
        time.sleep(draw.random() * ground.seconds[command] * 1.1)
        _end(process, way, draw)
        _, said = process.communicate(timeout=_SECONDS)
    faults = [] if "Traceback" not in said else [f"a traceback: {said[-500:]}"]
    found = outputs(ground.folder)
    left = list(ground.folder.rglob(".*.part"))
    if left and way != "SIGKILL":
        faults.append(f"left behind: {left}")
    if way == "worker":
        faults += _lines_amiss(expected, found, len(_REFUSED.findall(said)))
    else:
        faults += [
            f"{name} is neither whole nor as it was"
            for name, content in found.items()
            if content not in (expected.get(name), _OLD if before else None)
        ]
    faults += [f"{name} is gone" for name in expected if before and name not in found]
    if command == "resumed" and not faults:
        with ground.run(command) as process:
            process.communicate(timeout=_SECONDS)
        if outputs(ground.folder) != expected:
            faults.append("not the same when taken up again")
    return command, way, faults


def _end(process: subprocess.Popen[str], way: str, draw: random.Random) -> None:
    if way == "worker":
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        for _ in range(100):  # until there is one
            pids = children.read_text().split() if children.exists() else []
            workers = [int(pid) for pid in pids if _is_worker(int(pid))]
            if workers or process.poll() is not None:
                break
            time.sleep(0.02)
        if workers:
            os.kill(draw.choice(workers), signal.SIGKILL)
    elif way == "SIGINT":
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    else:
        process.send_signal(getattr(signal, way))


def _is_worker(pid: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _lines_amiss(
    expected: Mapping[str, object], found: Mapping[str, object], refused: int
) -> list[str]:
    """Return what is wrong with lines of which as many may lack as reports were refused."""
    faults = []
    for name, content in expected.items():
        assert isinstance(content, bytes)
        whole = content.splitlines()
        given = found.get(name)
        if not isinstance(given, bytes):
            faults.append(f"{name} is not there")
            continue
        rest = iter(whole)
        lines = given.splitlines()
        if not all(line in rest for line in lines):
            faults.append(f"{name} is not in order, or holds a line twice")
        if len(lines) != len(whole) - refused:
            faults.append(f"{name} lacks {len(whole) - len(lines)}, and {refused} were refused")
    return faults


def main() -> int:
    """Run the trials, and print counts and faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=200, help="how many trials")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--reports", type=int, default=40, help="in the folder")
    arguments = parser.parse_args()
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    failing = 0
    with tempfile.TemporaryDirectory() as temporary:
        ground = Ground(Path(temporary))
        write_reports(ground.folder / "in", arguments.reports)
        for seed in range(arguments.first, arguments.first + arguments.number):
            command, way, faults = trial(ground, seed)
            counts[command, way] += 1
            failing += bool(faults)
            for fault in faults:
                print(f"seed {seed}, {command}, {way}: {fault}", flush=True)
    for (command, way), number in sorted(counts.items()):
        print(f"{command:10} {way:8} {number:4}")
    print(
        f"{arguments.number} ended, {failing} left something wrong (load {os.getloadavg()[0]:.1f})"
    )
    return bool(failing)


if __name__ == "__main__":
    sys.exit(main())
