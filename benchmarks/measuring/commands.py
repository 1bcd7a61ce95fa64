"""What a run of the command line takes, its worker processes included."""

from __future__ import annotations

import json
import subprocess
import sys

import attrs

_PROGRAM = """
import json, resource, subprocess, sys, time
begin = time.perf_counter()
status = subprocess.run([sys.executable, "-m", *sys.argv[1:]], stderr=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)  # those of its workers are counted in
print(json.dumps([status, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
"""Run by a process of its own: one that is started counts what its parent holds as its memory."""


@attrs.frozen
class Spent:
    """What a run took.

    Attributes:
        status: its exit status.
        seconds: by the clock.
        processor: seconds of processors, of all its processes.
        memory: resident memory of the largest of them, in MB.
    """

    status: int
    seconds: float
    processor: float
    memory: float


def spent_on(*arguments: str) -> Spent:
    """Run the command line, and return what that took."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", _PROGRAM, "gov_disclosure", *arguments],
        check=True,
        capture_output=True,
        text=True,
    )
    return Spent(*json.loads(done.stdout))
