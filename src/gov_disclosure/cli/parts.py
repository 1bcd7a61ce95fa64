"""The parts of a data set in a folder, so that hours of work can be taken up where they ended."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections import defaultdict, deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.cli.inputs import opened
from gov_disclosure.cli.outputs import told
from gov_disclosure.cli.status import fail
from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.dataset.parquet import ROWS, ParquetFile
from gov_disclosure.dataset.rows import Row
from gov_disclosure.dataset.tables import REPORTS
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.version import __version__
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.cli.entries import Entry
    from gov_disclosure.forms.extraction.known import Known

JOURNAL = ".gov-disclosure-dataset.jsonl"
_PIECE = 1 << 20
_NAMES = [column.name for column in report_columns()]
_YEAR, _SHA256 = _NAMES.index("year"), _NAMES.index("sha256")
_FOLDER = f"{REPORTS}/report_year="
"""Begins the path of the folder of a year, by which engines know what they need not open.

The column ``year`` stays in the files, as its type and its nulls cannot be told by a name.
"""

_NO_YEAR = 0
"""Names the folder of the rows without a year."""

_PART = re.compile(rf"{_FOLDER}[0-9]+/part-[0-9]+\.parquet")
"""The path of a file of reports, and of nothing else that a journal might name."""

_FILES, _DONE, _SETTINGS, _SAID, _WRITTEN = "files", "done", "settings", "said", "written"
"""What a line of the journal tells."""


@attrs.frozen
class Begun:
    """An input that is worked on.

    Attributes:
        key: what it was made of: its content, its path, and what the index says of it.
        sha256: digest of its content.
    """

    key: bytes
    sha256: str


@attrs.define
class Parts:
    """Takes the rows of inputs, and puts them into files when there are enough.

    The journal of the folder names the files of a part before they are written, and the inputs in
    it once all of them are there. So a process may end at any time: files that no line calls done
    are taken away by the next run, and their inputs read again.

    Attributes:
        folder: where the data set is.
        settings: what else decides what is in the rows.
        number: number of the next part.
        files: the files of all parts that are whole, by their paths in the folder.
        done: keys of the inputs that are in the data set.
        begun: inputs that are worked on, in order; None: what needs no work.
        keys: keys of the inputs that are in ``rows``.
        rows: rows that are in no file yet.
        taken: rows of the input that was begun first.
        said: what was told of the data set as a whole.
        written: digests of what was written beside the reports, by name of the file.
    """

    folder: Path
    settings: str
    number: int = 0
    files: list[str] = attrs.field(factory=list)
    done: set[bytes] = attrs.field(factory=set)
    begun: deque[Begun | None] = attrs.field(factory=deque)
    keys: list[bytes] = attrs.field(factory=list)
    rows: list[Row] = attrs.field(factory=list)
    taken: list[Row] = attrs.field(factory=list)
    said: dict[str, Any] = attrs.field(factory=dict)
    written: defaultdict[str, set[str]] = attrs.field(factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, folder: Path, settings: str) -> Parts:
        """Return what is in a folder, or end with why nothing can be added to it."""
        parts = cls(folder, f"{__version__} {settings}")
        with told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            journal = _lines(folder / JOURNAL)
            first = next(journal, None)
            if first is None:
                if any(folder.iterdir()):
                    fail(
                        f"{folder} 中有其他文件；请用空文件夹，或以前由本命令写入的",
                        f"there are other files in {folder}; name an empty folder, or one that "
                        "this command wrote",
                    )
                parts.append({_SETTINGS: parts.settings})
            elif first.get(_SETTINGS) != parts.settings:
                fail(
                    f"{folder} 由其他版本写入，或名册、上限不同；请用另一个文件夹",
                    f"{folder} was written by another version, or with another roster or limits; "
                    "name another folder",
                )
            parts.take_up(journal)
        return parts

    def take_up(self, journal: Iterator[dict[str, Any]]) -> None:
        """Learn what earlier runs did, and take away what the last one left unfinished."""
        named: list[str] = []
        last: list[str] = []
        for line in journal:
            # What is not as this command writes it was put there by somebody else.
            with contextlib.suppress(AttributeError, TypeError, ValueError):
                if _FILES in line:
                    self.number += 1
                    last = [name for name in line[_FILES] if _PART.fullmatch(name)]
                    named.extend(last)
                elif _DONE in line:
                    self.done.update(map(bytes.fromhex, line[_DONE]))
                    self.files.extend(last)
                self.said.update(_sayable(line.get(_SAID, {})))
                for name, digest in line.get(_WRITTEN, {}).items():
                    self.written[name].add(digest)
        missing = [name for name in self.files if not (self.folder / name).is_file()]
        if missing:
            fail(
                f"{self.folder} 中缺少 {missing[0]} 等 {len(missing)} 个文件；"
                "请恢复，或用另一个文件夹",
                f"{self.folder} lacks {len(missing)} of its files, such as {missing[0]}; put them "
                "back, or name another folder",
            )
        for name in {*named} - {*self.files}:
            (self.folder / name).unlink(missing_ok=True)
        for left in self.folder.glob(f"{_FOLDER}*/.*.part"):
            left.unlink(missing_ok=True)

    def begin(self, entry: Entry | None, known: Known | None) -> bool:
        """Tell whether an input is in the data set; else it is worked on now."""
        begun = None if entry is None else _begun(entry, known)
        is_done = begun is not None and begun.key in self.done
        self.begun.append(None if is_done else begun)
        return is_done

    @property
    def sha256(self) -> str | None:
        """Digest of the input whose rows are taken now."""
        return self.begun[0].sha256 if self.begun and self.begun[0] else None

    def take(self, row: Row) -> None:
        """Take a row of the input that was begun first."""
        if row[_SHA256] is None:
            row = (*row[:_SHA256], self.sha256, *row[_SHA256 + 1 :])
        self.taken.append(row)

    def take_without_content(self, name: str, row: Row) -> None:
        """Take the row of what could not be opened at all, unless it is in the data set."""
        key = hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()
        if key not in self.done:
            self.keys.append(key)
            self.rows.append(row)

    def end(self, *, whole: bool) -> None:  # noqa: ARG002 - what is refused is a row, too
        """Take note that all rows of the input that was begun first were taken."""
        begun = self.begun.popleft()
        self.rows.extend(self.taken)
        self.taken.clear()
        if begun is not None:
            self.keys.append(begun.key)
        if len(self.rows) >= ROWS:
            self.flush()

    def flush(self) -> None:
        """Put the rows into files, one for each year."""
        if not self.keys:
            return
        # What is interrupted here is no part of the next attempt, and read again by the next run.
        keys, rows, number = self.keys, self.rows, self.number
        self.keys, self.rows, self.number = [], [], number + 1
        by_year: dict[Any, list[Row]] = {}
        for row in rows:
            by_year.setdefault(row[_YEAR], []).append(row)
        names = {year: f"{_FOLDER}{year or _NO_YEAR}/part-{number:06}.parquet" for year in by_year}
        with told(self.folder):
            self.append({_FILES: [*names.values()]})
            for year, of_year in by_year.items():
                path = self.folder / names[year]
                path.parent.mkdir(parents=True, exist_ok=True)
                with ParquetFile(path, report_columns()) as file:
                    for row in of_year:
                        file.append(row)
            self.append({_DONE: [key.hex() for key in keys]})
        self.files.extend(names.values())
        self.done.update(keys)

    def say(self, facts: dict[str, Any]) -> None:
        """Take note of what is told of the data set as a whole."""
        new = _sayable(facts)
        if any(self.said.get(name) != fact for name, fact in new.items()):
            self.append({_SAID: new})
            self.said.update(new)

    def put(self, name: str, content: bytes) -> bool:
        """Write a file beside the reports, and tell whether it may be: not if it was changed."""
        path, digest = self.folder / name, hashlib.sha256(content).hexdigest()
        with told(path):
            there = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else None
            if there not in {None, digest, *self.written[name]}:
                return False
            if there != digest:
                self.append({_WRITTEN: {name: digest}})
                self.written[name].add(digest)
                with whole_file(path) as stream:
                    stream.write(content)
        return True

    def append(self, line: dict[str, object]) -> None:
        """Write a line of the journal; one that was cut short before it does not spoil it."""
        with (self.folder / JOURNAL).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{json.dumps(line)}\n")
            stream.flush()
            os.fsync(stream.fileno())


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with contextlib.suppress(FileNotFoundError), path.open("rb") as stream:
        for line in stream:
            with contextlib.suppress(ValueError):
                found = json.loads(line)
                if isinstance(found, dict):
                    yield found


def _sayable(facts: dict[str, Any]) -> dict[str, Any]:
    """Return what is told of a data set, without what is empty or of a wrong kind."""
    authors = [name for name in facts.get("authors") or () if isinstance(name, str) and name]
    plain = {name: facts.get(name) for name in ("title", "licence")}
    told = {name: fact for name, fact in plain.items() if isinstance(fact, str) and fact}
    return told | ({"authors": authors} if authors else {})


def _begun(entry: Entry, known: Known | None) -> Begun:
    content = hashlib.sha256()
    with contextlib.suppress(OSError, GovDisclosureError), opened(entry) as stream:
        for piece in iter(lambda: stream.read(_PIECE), b""):
            content.update(piece)
    digest = content.hexdigest()
    return Begun(hashlib.sha256(repr((entry.below, known, digest)).encode()).digest(), digest)
