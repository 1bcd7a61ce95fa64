"""Many inputs worked on: every file in its turn, past those that cannot be read, to a summary.

A command gives a function of one report, which may run in another process, and takes what it
gives for each report in the order of the inputs. All else about many files is here: folders and
archives, what an index says of each file, progress, messages, the exit status.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

import attrs

from gov_disclosure.cli import workers
from gov_disclosure.cli.done import Done
from gov_disclosure.cli.entries import Already, Entry, Skipped, Unusable, entries, is_collection
from gov_disclosure.cli.index import Index
from gov_disclosure.cli.inputs import Input, read_entry
from gov_disclosure.cli.progress import Progress
from gov_disclosure.cli.status import DONE, FOUND, UNUSABLE
from gov_disclosure.cli.summary import Summary
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.forms.extraction.known import Known, with_known
from gov_disclosure.model.paths import TABLE_SECTIONS, figures
from gov_disclosure.model.publisher import Source
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.system_reasons import system_reason
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gov_disclosure.model.report import AnnualReport

Result = TypeVar("Result")

_UNREAD = (Mark.MISSING, Mark.UNREADABLE)


class Results(Protocol):
    """What takes the results of each input, and knows which are there from an earlier run."""

    def begin(self, entry: Entry | None, known: Known | None) -> bool:
        """Tell whether an earlier run has done all with an input; asked of each in order."""

    def end(self, *, whole: bool) -> None:
        """Take note that all of the input that was begun first was given, and if it was read."""


_Task: TypeAlias = tuple[Entry | Skipped | Already | Unusable, Known | None]


@attrs.frozen
class _ReadHere:
    """A file that may hold any number of reports, or standard input: read by the main process."""

    entry: Entry
    known: Known | None


_Outcome: TypeAlias = tuple[Done[Result] | Unusable | Skipped | Already, ...] | _ReadHere


@attrs.define
class Batch:
    """The inputs of a command.

    Attributes:
        inputs: files, folders, archives, or ``-``.
        index: what is known of each file, or None.
        jobs: number of processes; None: as many as help.
        leave_out: file or folder that results go to, which is no input.
        results: takes the results, and knows which are there from an earlier run; or None.
        limits: bounds on what is read of a file.
        seconds: how long another process may take for a file.
        lists_problems: whether the command itself says nothing of problems of reading.
        lists_refused: whether it says nothing of what is refused.
        shows_progress: whether progress may be shown, if there is a terminal.
        tells_summary: whether it is told at the end how much was read.
        summary: what happened so far.
    """

    inputs: tuple[str, ...]
    index: Index | None = None
    jobs: int | None = None
    leave_out: Path | None = None
    results: Results | None = None
    limits: Limits = DEFAULT_LIMITS
    seconds: float = 600
    lists_problems: bool = True
    lists_refused: bool = True
    shows_progress: bool = True
    tells_summary: bool = True
    summary: Summary = attrs.field(factory=Summary)

    @property
    def is_collection(self) -> bool:
        """Whether a folder or an archive is among the inputs."""
        return any(map(is_collection, self.inputs))

    @property
    def status(self) -> int:
        """The exit status that what happened so far calls for."""
        if self.summary.refused:
            return UNUSABLE
        return FOUND if self.summary.unread else DONE

    def run(self, work: Callable[[Input], Result]) -> Iterator[Done[Result]]:
        """Yield what ``work`` gives for each report, in the order of the inputs.

        On the way it is told on standard error what cannot be read, and at the end, of several
        inputs, how many were.

        Args:
            work: makes something of a report; it and what it gives can be sent to another
                process, such as a ``functools.partial`` of a function of a module.
        """
        return (each for each in self.outcomes(work) if isinstance(each, Done))

    def outcomes(self, work: Callable[[Input], Result]) -> Iterator[Done[Result] | Unusable]:
        """Yield what ``run`` yields, and in its place each input that is refused.

        Args:
            work: as ``run`` takes it.
        """
        collected = self.is_collection
        several = collected or len(self.inputs) > 1
        with Progress(self._length if several and self.shows_progress else None) as progress:
            for outcome in workers.results(
                self._tasks(),
                functools.partial(_worked, work, self.limits),
                _lost,
                self.jobs,
                (self.seconds, _late),
            ):
                whole = True
                for each in _each(outcome, work, self.limits):
                    progress.clear()
                    whole = whole and not isinstance(each, Unusable)
                    lists = (
                        self.lists_refused if not isinstance(each, Done) else self.lists_problems
                    )
                    self.summary.add(each, in_full=not collected, lists=lists)
                    if isinstance(each, Done | Unusable):
                        yield each
                if self.results is not None:
                    self.results.end(whole=whole)
                progress.advance()
        if self.index is not None:
            self.index.tell_unmatched()
        if self.tells_summary and (collected or (several and self.summary.is_worth_telling)):
            self.summary.tell()

    def tell_unwritten(self, name: str, error: OSError) -> None:
        """Name an input as refused, as its result cannot be written."""
        reason = system_reason(error)
        told = UnreadableFileError(
            name, f"结果不能写入（{reason.zh}）", f"its result cannot be written ({reason.en})"
        )
        self.summary.add(Unusable(name, told), in_full=False, lists=True)

    def entries(self) -> Iterator[Entry | Skipped | Unusable]:
        """Yield the files that the inputs name."""
        return entries(self.inputs, self.leave_out)

    def _length(self) -> int:
        return sum(1 for _ in self.entries())

    def _tasks(self) -> Iterator[_Task]:
        for entry in self.entries():
            known = self.index.of(entry) if self.index and isinstance(entry, Entry) else None
            begun = entry if isinstance(entry, Entry) else None
            if self.results is not None and self.results.begin(begun, known):
                yield Already(entry.name), None
            else:
                yield entry, known


def _each(
    outcome: _Outcome[Result], work: Callable[[Input], Result], limits: Limits
) -> Iterator[Done[Result] | Unusable | Skipped | Already]:
    if isinstance(outcome, _ReadHere):
        return _of_file(work, limits, outcome.entry, outcome.known)
    return iter(outcome)


def _worked(work: Callable[[Input], Result], limits: Limits, task: _Task) -> _Outcome[Result]:
    entry, known = task
    if not isinstance(entry, Entry):
        return (entry,)
    if entry.is_stream:
        return _ReadHere(entry, known)
    return tuple(_of_file(work, limits, entry, known))


def _of_file(
    work: Callable[[Input], Result], limits: Limits, entry: Entry, known: Known | None
) -> Iterator[Done[Result] | Unusable]:
    try:
        for item in read_entry(entry, limits):
            if isinstance(item, Unusable):
                yield item
            else:
                told = item if known is None else _told(item, known)
                yield _done(told, work(told))
    except MemoryError:
        yield Unusable(
            entry.name, UnreadableFileError(entry.name, "读取时内存不足", "short of memory")
        )
    except Exception as error:  # noqa: BLE001 - a defect of ours must not cost all other files
        yield Unusable(entry.name, _defect(entry.name, error))


def _done(item: Input, result: Result) -> Done[Result]:
    extraction = item.extraction
    return Done(item.name, item.stem, extraction.problems, unread(extraction.report), result)


def _told(item: Input, known: Known) -> Input:
    """Put what the index says into a report; of several in a file, only what holds for all."""
    extraction = item.extraction
    source = known.source
    if source is not None:
        before = extraction.report.source or Source()
        source = attrs.evolve(
            before,
            address=source.address or before.address,
            retrieved_on=source.retrieved_on or before.retrieved_on,
        )
    known = attrs.evolve(known, source=source)
    if not item.is_alone:
        known = attrs.evolve(known, publisher=None, scope=None)
    return attrs.evolve(item, extraction=with_known(extraction, known))


def unread(report: AnnualReport) -> tuple[str, ...]:
    """Return the statutory tables that a report lacks, and its cells that hold nothing read."""
    tables = (name for name in TABLE_SECTIONS if getattr(report, name) is None)
    return (*tables, *(path for path, value in figures(report).items() if value in _UNREAD))


def _lost(task: _Task) -> tuple[Unusable, ...]:
    name = task[0].name
    error = UnreadableFileError(
        name,
        "读取它的进程被系统终止（可能是内存不足），未读取；可单独再试，或减少 --jobs",
        "the process that read it was ended by the system (short of memory, perhaps); "
        "try it alone, or with fewer --jobs",
    )
    return (Unusable(name, error),)


def _late(task: _Task) -> tuple[Unusable, ...]:
    name = task[0].name
    error = UnreadableFileError(
        name,
        "读取超过了时限，未读取；可用 --timeout 放宽",
        "reading it took too long, so it was given up; --timeout allows more",
    )
    return (Unusable(name, error),)


def _defect(name: str, error: Exception) -> UnreadableFileError:
    what = f"{type(error).__name__}: {error}"
    return UnreadableFileError(
        name,
        f"读取时程序出错（{what}），请将此文件和这条消息报告给开发者",
        f"the program failed on it ({what}); please report this message with the file",
    )
