"""Work spread over processes: results in the order of the tasks, a bounded number in flight."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

import attrs

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 8
"""Tasks for each worker that may be done before the one whose result is due."""

_SECONDS_TO_END = 5

_ENDING = (
    {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} if hasattr(signal, "pthread_sigmask") else set()
)
"""Signals that end us, where a process can hold them."""

_FEW = 16
"""So few tasks are done sooner than a second process starts."""


def usable_cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results(
    tasks: Iterable[Task],
    work: Callable[[Task], Result],
    lost: Callable[[Task], Result],
    jobs: int | None = None,
    late: tuple[float, Callable[[Task], Result]] | None = None,
) -> Iterator[Result]:
    """Yield the result of each task, in the order of the tasks whatever the number of jobs.

    Args:
        tasks: the tasks; taken only a few ahead of the results.
        work: does one task; it and its results can be sent to another process.
        lost: the result of a task whose process died, killed by the system for instance.
        jobs: number of processes; 1: this one does all; None: as many as there are cores,
            or this one if there are few tasks.
        late: seconds that another process may take for a task before it is ended, and the
            result of a task whose process was; None: any time.
    """
    tasks = iter(tasks)
    if jobs is None:
        first = list(itertools.islice(tasks, _FEW))
        jobs = usable_cores() if len(first) == _FEW else 1
        tasks = itertools.chain(first, tasks)
    if jobs == 1:
        yield from map(work, tasks)
        return
    pool = _Pool(work, lost, jobs, *(late or (None, lost)))
    try:
        yield from pool.results(tasks)
    finally:
        pool.end()


@attrs.define(eq=False)
class _Worker(Generic[Task]):
    """A process that does one task at a time.

    Attributes:
        process: the process.
        connection: our end of its pipe.
        task: number and content of what it is doing, or None.
        since: when it began that.
    """

    process: SpawnProcess
    connection: Connection
    task: tuple[int, Task] | None = None
    since: float = 0


@attrs.define
class _Pool(Generic[Task, Result]):
    """Workers; each one that dies is replaced, and only its own task is lost."""

    work: Callable[[Task], Result]
    lost: Callable[[Task], Result]
    jobs: int
    seconds: float | None
    late: Callable[[Task], Result]
    workers: list[_Worker[Task]] = attrs.field(factory=list)
    done: dict[int, Result] = attrs.field(factory=dict)

    def results(self, tasks: Iterator[Task]) -> Iterator[Result]:
        """Yield the results in order."""
        numbered = enumerate(tasks)
        for due in itertools.count():
            while due not in self.done:
                self._hand_out(numbered)
                busy = {each.connection: each for each in self.workers if each.task is not None}
                if not busy:
                    return
                for connection in wait(list(busy), self._patience()):
                    self._take(busy[connection])  # type: ignore[index] # the keys it was given
                self._end_late()
            result = self.done.pop(due)
            self._hand_out(numbered)  # so that nobody waits while something is done with it
            yield result

    def _hand_out(self, numbered: Iterator[tuple[int, Task]]) -> None:
        """Give every worker something to do, as long as no result is waited for too long."""
        while len(self.done) < self.jobs * _AHEAD:
            idle = next((each for each in self.workers if each.task is None), None)
            if idle is None and len(self.workers) == self.jobs:
                return
            following = next(numbered, None)
            if following is None:
                return
            self._hand(idle or self._started(), *following)

    def _patience(self) -> float | None:
        """Return the seconds until the first worker is late."""
        if self.seconds is None:
            return None
        first = min(each.since for each in self.workers if each.task is not None)
        return max(0, first + self.seconds - time.monotonic())

    def _end_late(self) -> None:
        for worker in list(self.workers):
            if self.seconds is None or worker.task is None:
                continue
            if time.monotonic() >= worker.since + self.seconds and not worker.connection.poll():
                number, task = worker.task
                self.done[number] = self.late(task)
                self._end(worker)

    def _started(self) -> _Worker[Task]:
        context = multiprocessing.get_context("spawn")  # the same on every system
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.work), daemon=True)
        with _signals_held():
            process.start()
        theirs.close()  # so that ours ends when the process does
        worker = _Worker[Task](process, ours)
        self.workers.append(worker)
        return worker

    def _hand(self, worker: _Worker[Task], number: int, task: Task) -> None:
        worker.task, worker.since = (number, task), time.monotonic()
        try:
            worker.connection.send(task)
        except OSError:  # it died while it had nothing to do
            self._end(worker)
            worker = self._started()
            worker.task, worker.since = (number, task), time.monotonic()
            with contextlib.suppress(OSError):  # taking its result will tell
                worker.connection.send(task)

    def _take(self, worker: _Worker[Task]) -> None:
        if worker.task is None:
            return
        number, task = worker.task
        try:
            self.done[number] = worker.connection.recv()
            worker.task = None
        except (EOFError, OSError):
            self.done[number] = self.lost(task)
            self._end(worker)

    def _end(self, worker: _Worker[Task]) -> None:
        self.workers.remove(worker)
        worker.connection.close()
        worker.process.terminate()
        worker.process.join(_SECONDS_TO_END)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()

    def end(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in list(self.workers):
            self._end(worker)


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Let no signal end us while a process is started, which then would have nothing to do.

    What is sent meanwhile is acted on at the end. The process inherits that they are held.
    """
    if not _ENDING:
        yield
        return
    resource_tracker.ensure_running()  # it lets them in again when it is started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, work: Callable[[Task], Result]) -> None:
    """Do tasks until there are no more, or nobody is there to give them.

    Ctrl-C is left to the process that gives them.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _ENDING:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        result = work(task)
        try:
            connection.send(result)
        except OSError:
            return
