"""What earlier runs wrote to a folder, so that a long conversion can be taken up again."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.cli.inputs import opened
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.version import __version__

if TYPE_CHECKING:
    from gov_disclosure.cli.entries import Entry
    from gov_disclosure.forms.extraction.known import Known

_NAME = ".gov-disclosure-done.jsonl"
_PIECE = 1 << 20


@attrs.define
class Ledger:
    """Which files of a folder are ours, and which inputs are done, by their content.

    It is kept in the folder as lines of JSON, each written before or after what it tells of, so
    that a process may end at any time: a file is noted before it is written, an input once all
    its files are.

    Attributes:
        folder: where results go.
        settings: what else decides what is written.
        files: digests of the files of the folder, by their paths in it.
        done: files of each input that is done, by what it was made of.
        begun: inputs that are worked on, in order; None: what needs no work.
        current: files of the first of them so far.
        fresh: whether nothing was written in this run so far.
    """

    folder: Path
    settings: str
    files: dict[str, str] = attrs.field(factory=dict)
    done: dict[str, list[str]] = attrs.field(factory=dict)
    begun: deque[str | None] = attrs.field(factory=deque)
    current: list[str] = attrs.field(factory=list)
    fresh: bool = True

    @classmethod
    def of(cls, folder: Path, settings: str) -> Ledger:
        """Return what the folder says of itself; lines that are not whole count for nothing."""
        ledger = cls(folder, f"{__version__} {settings}")
        with contextlib.suppress(OSError), (folder / _NAME).open("rb") as lines:
            for line in lines:
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    entry = json.loads(line)
                    if "done" in entry:
                        ledger.done[entry["done"]] = list(map(str, entry["files"]))
                    else:
                        ledger.files[entry["file"]] = entry["sha256"]
        return ledger

    def begin(self, entry: Entry | None, known: Known | None) -> list[Path]:
        """Return the files of an input if it is done; none: it is now worked on.

        Args:
            entry: the input; None: what is no file to read.
            known: what the index says of it.
        """
        key = None if entry is None else self._key(entry, known)
        files = [self.folder / name for name in self.done.get(key or "", ())]
        if not all(map(self.made, files)):
            files = []
        self.begun.append(None if files else key)
        return files

    def write_ahead(self, path: Path, content: bytes) -> None:
        """Note a file of the current input before it is written."""
        name = path.relative_to(self.folder).as_posix()
        self.current.append(name)
        self.files[name] = hashlib.sha256(content).hexdigest()
        self._append({"file": name, "sha256": self.files[name]})

    def end(self, *, whole: bool) -> None:
        """Note that the input that was begun first is done, if all of it could be read."""
        key, files = self.begun.popleft(), self.current
        self.current = []
        if key is not None and whole and files:
            self._append({"done": key, "files": files})

    def made(self, path: Path) -> bool:
        """Tell whether a file is there as an earlier run wrote it."""
        try:
            return self.files[path.relative_to(self.folder).as_posix()] == _digest(path)
        except (KeyError, OSError, ValueError):  # or outside of the folder
            return False

    def _key(self, entry: Entry, known: Known | None) -> str:
        facts = hashlib.sha256(repr((entry.below, entry.stem, self.settings, known)).encode())
        try:
            with opened(entry) as stream:
                for piece in iter(lambda: stream.read(_PIECE), b""):
                    facts.update(piece)
        except (OSError, GovDisclosureError):
            pass  # reading it will tell
        return facts.hexdigest()

    def _append(self, entry: dict[str, object]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / _NAME).open("a", encoding="utf-8") as lines:
            begin = "\n" if self.fresh else ""  # after a line that was cut short, perhaps
            lines.write(f"{begin}{json.dumps(entry, ensure_ascii=True)}\n")
        self.fresh = False


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
