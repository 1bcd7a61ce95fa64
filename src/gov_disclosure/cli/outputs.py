"""Where results go: standard output, a file, or a folder."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import itertools
import os
import sys
import unicodedata
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn, Self, cast

import attrs
import click

from gov_disclosure.cli.entries import STANDARD_STREAM, is_collection, is_folder
from gov_disclosure.cli.kept import Kept
from gov_disclosure.cli.ledger import Ledger
from gov_disclosure.cli.status import UNUSABLE, fail
from gov_disclosure.escaping import escaped
from gov_disclosure.system_reasons import system_reason
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from types import TracebackType

    from gov_disclosure.cli.entries import Entry
    from gov_disclosure.forms.extraction.known import Known

_LONGEST_NAME = 255
"""Bytes that the name of a file may take."""

_OF_ONE_NAME = {
    errno.EILSEQ,
    errno.EINVAL,
    errno.EISDIR,
    errno.ENAMETOOLONG,
    errno.ENOTDIR,
}
"""Why the file of one result cannot be written, which says nothing of those of others."""

_DIGEST = 8


def emit(text: str, *, styled: bool = False) -> None:
    """Write text to standard output, styled on a terminal, plain elsewhere.

    A reader that has gone ends the command quietly; any other failure is told.

    Args:
        text: the text. On a terminal nothing in it can act on that.
        styled: whether it is styled: then nothing else in it can act on a terminal anyway.
    """
    shown = text if styled or not sys.stdout.isatty() else escaped(text, keep="\n\t")
    try:
        click.echo(shown, nl=False)
    except BrokenPipeError as error:
        raise click.exceptions.Exit(UNUSABLE) from error
    except (OSError, ValueError) as error:  # closed: no longer a file, or never one
        not_writable("标准输出", "standard output", error)


def not_writable(name: str, name_en: str, error: OSError | ValueError) -> NoReturn:
    """End with the reason why something cannot be written."""
    if isinstance(error, FileExistsError):
        fail(
            f"{name} 已经存在；要覆盖请加 --force",
            f"{name_en} exists; add --force to overwrite it",
        )
    reason = system_reason(error)
    fail(f"{name}：不能写入（{reason.zh}）", f"{name_en}: cannot be written ({reason.en})")


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """End with the reason if a file cannot be written."""
    try:
        yield
    except OSError as error:
        not_writable(str(path), str(path), error)


def refuse_existing(path: Path, *, force: bool) -> None:
    """End with what to do if a file is there that may not be overwritten."""
    if os.path.isfile(path) and not force:  # noqa: PTH113 - as with folders
        not_writable(str(path), str(path), FileExistsError())


@attrs.define
class Output:
    """Takes the results of a command, one a report; what is in a file is whole in the end.

    Attributes:
        target: file or folder; None for standard output.
        folder: whether each result gets a file of its own in ``target``.
        suffix: suffix of those files.
        joined: whether results may follow each other in one file.
        force: whether files that are there are overwritten.
        kept: files that are never overwritten.
        numbers: whether results of one name get numbers; else they are refused.
        ledger: what is known of earlier runs on the folder, or None.
        written: files written so far, by names that no system takes for each other.
        closing: puts the file in its place.
        stream: the file, once something was written.
    """

    target: Path | None
    folder: bool
    suffix: str
    joined: bool
    force: bool
    kept: Kept
    numbers: bool
    ledger: Ledger | None = None
    written: set[str] = attrs.field(factory=set)
    closing: contextlib.ExitStack = attrs.field(factory=contextlib.ExitStack)
    stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.target is None:
            return
        with told(self.target):
            self.closing.__exit__(kind, error, traceback)

    def foresee(self, stems: Iterable[str]) -> None:
        """End, before any work, if a file is there that one of the results would go to."""
        if self.folder and self.target is not None and is_folder(self.target):
            for stem in stems:
                self._refuse(self._file(stem))

    def begin(self, entry: Entry | None, known: Known | None) -> bool:
        """Tell whether an earlier run has done all with an input; to be asked of each in order."""
        files = [] if self.ledger is None else self.ledger.begin(entry, known)
        self.written.update(map(_key, files))
        return bool(files)

    def end(self, *, whole: bool) -> None:
        """Take note that all is written of the input that was begun first.

        Args:
            whole: whether all of it could be read.
        """
        if self.ledger is not None:
            self.ledger.end(whole=whole)

    def put(self, stem: str, result: str | bytes, *, styled: bool = False) -> OSError | None:
        """Write one result, or end with the reason why nothing can be written.

        Args:
            stem: name of its file in a folder, without suffix.
            result: a text, or the content of a file, which never goes to standard output.
            styled: whether it is styled, for a terminal.

        Returns:
            Why this one could not be written to a folder, though others may be.
        """
        if self.target is None:
            self._keep_apart(Path(STANDARD_STREAM))
            emit(cast("str", result), styled=styled)
            return None
        if isinstance(result, str):
            result = (click.unstyle(result) if styled else result).encode("utf-8")
        if self.folder:
            return self._write(self._free(self._file(stem)), result)
        self._keep_apart(self.target)
        with told(self.target):
            if self.stream is None:
                self.stream = self.closing.enter_context(
                    whole_file(self.target, replaces=self.force)
                )
            self.stream.write(result)
        return None

    def _file(self, stem: str) -> Path:
        """Return the file of a result; a name longer than systems allow is cut."""
        folders, _, last = stem.rpartition("/")
        parts = [_fitting(part, "") for part in folders.split("/")]
        return Path(self.target or "", *parts, _fitting(last, self.suffix))

    def _free(self, path: Path) -> Path:
        """Return the path itself, or one with a number if that is taken by another report.

        Files named one by one are kept apart by their names; in folders and archives nobody
        can see to that.
        """
        if not self.numbers or _key(path) not in self.written:
            return path
        numbered = (path.with_stem(f"{path.stem} ({number})") for number in itertools.count(2))
        return next(each for each in numbered if _key(each) not in self.written)

    def _keep_apart(self, path: Path) -> None:
        if _key(path) in self.written and not self.joined:
            fail(
                f"不止一份报告会写入 {path}；请用 --to jsonl，或用 -o 指定文件夹（文件名各不相同）",
                f"more than one report would go to {path}; use --to jsonl, or name a folder "
                "with -o (and files of different names)",
            )
        self.written.add(_key(path))

    def _write(self, path: Path, content: bytes) -> OSError | None:
        self._keep_apart(path)
        own = self._refuse(path)
        with told(path):
            if self.ledger is not None:
                self.ledger.write_ahead(path, content)
            try:
                _make_folder(path.parent)
                with whole_file(path, replaces=self.force or own) as stream:
                    stream.write(content)
            except OSError as error:
                if error.errno not in _OF_ONE_NAME or not is_folder(self.target or ""):
                    raise
                return error
        return None

    def _refuse(self, path: Path) -> bool:
        """End if a file may not be overwritten; return whether it is of an earlier run."""
        if not os.path.lexists(path):
            return False
        own = self.ledger is not None and self.ledger.made(path)
        self.kept.refuse(path, "-o")
        refuse_existing(path, force=self.force or own)
        return own


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        code = errno.ENOTDIR
        raise NotADirectoryError(code, os.strerror(code), str(folder)) from error


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def _fitting(name: str, suffix: str) -> str:
    """Return a name with its suffix, cut if it is too long, and then with a digest of it all.

    Example:
        >>> _fitting("a", ".json"), len(_fitting("长" * 84, ".json").encode()) <= 255
        ('a.json', True)
    """
    raw = f"{name}{suffix}".encode("utf-8", "surrogateescape")
    if len(raw) <= _LONGEST_NAME:
        return f"{name}{suffix}"
    mark = f"~{digest(raw)[:_DIGEST]}{suffix}"
    short = raw[: _LONGEST_NAME - len(mark)].decode("utf-8", "ignore")
    return f"{short}{mark}"


def _key(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def by_suffix(
    option: str | None, suffixes: Mapping[str, tuple[str, ...]], role: str, default: str
) -> str:
    """Return the format that the suffix of an output names; end if it names none.

    Args:
        option: what ``role`` gives.
        suffixes: those of each format.
        role: the option.
        default: the format of standard output, and of names without a suffix.
    """
    suffix = Path(option or "").suffix.lower()
    if not suffix or option is None or option.endswith(("/", os.sep)) or is_folder(option):
        return default
    found = [name for name, known in suffixes.items() if suffix in known]
    if not found:
        listed = " ".join(each for known in suffixes.values() for each in known)
        fail(
            f"{role} {option}：不能写入 {suffix} 格式；可用的后缀有 {listed}",
            f"{role} {option}: {suffix} is no format that is written; suffixes are {listed}",
        )
    return found[0]


def output_to(  # noqa: PLR0913 - each a fact of one command
    option: str | None,
    arguments: tuple[str, ...],
    *,
    suffix: str,
    joined: bool,
    force: bool = False,
    read: Mapping[str, Sequence[str | None]] | None = None,
    ledger: Callable[[Path], Ledger] | None = None,
) -> Output:
    """Return the output that the option ``-o`` names, or end if it would overwrite something.

    Args:
        option: file or folder; None or ``-``: standard output.
        arguments: the inputs.
        suffix: suffix of the files in a folder.
        joined: whether results may follow each other in one file.
        force: whether a file that is there is overwritten.
        read: what else is read, by option.
        ledger: gives what is known of earlier runs on a folder, or None.
    """
    collections = [argument for argument in arguments if is_collection(argument)]
    several = (len(arguments) > 1 or bool(collections)) and not joined
    target, folder = None, False
    if option is not None and option != STANDARD_STREAM:
        target = Path(option)
        named_as_folder = option.endswith(("/", os.sep))
        may_become_one = several and not target.suffix and not os.path.lexists(target)
        folder = is_folder(target) or named_as_folder or may_become_one
    if several and not folder:
        fail(
            "多个文件须用 --to jsonl，或用 -o 指定文件夹",
            "several files need --to jsonl, or a folder named with -o",
        )
    kept = Kept({"INPUT": arguments, **(read or {})}, target if folder else None)
    if ledger is not None and not (folder and target):
        fail("--resume 须与 -o 文件夹同用", "--resume goes with a folder named with -o")
    if target is None:
        kept.refuse_standard_output()
    elif not folder:
        kept.refuse(target, "-o")
        refuse_existing(target, force=force)
    known = ledger(target) if ledger is not None and target is not None else None
    return Output(target, folder, suffix, joined, force, kept, bool(collections), known)
