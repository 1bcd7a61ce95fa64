"""Where results go: standard output, a file, or a folder."""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import NoReturn

import attrs
import click

from gov_disclosure.cli.entries import STANDARD_STREAM, is_collection
from gov_disclosure.cli.status import UNUSABLE, fail


def emit(text: str) -> None:
    """Write text to standard output, styled on a terminal, plain elsewhere.

    A reader that has gone ends the command quietly; any other failure is told.
    """
    try:
        click.echo(text, nl=False)
    except BrokenPipeError as error:
        raise click.exceptions.Exit(UNUSABLE) from error
    except OSError as error:
        not_writable("标准输出", "standard output", error)


def not_writable(name: str, name_en: str, error: OSError) -> NoReturn:
    """End with the reason why something cannot be written."""
    fail(
        f"{name}：不能写入（{error.strerror}）", f"{name_en}: cannot be written ({error.strerror})"
    )


@attrs.define
class Output:
    """Takes the results of a command, one a report.

    Attributes:
        target: file or folder; None for standard output.
        folder: whether each result gets a file of its own in ``target``.
        suffix: suffix of those files.
        joined: whether results may follow each other in one file.
        inputs: files that are read and must not be overwritten.
        sources: folders whose files are read and must not be overwritten.
        written: files written so far.
    """

    target: Path | None
    folder: bool
    suffix: str
    joined: bool
    inputs: frozenset[Path]
    sources: frozenset[Path]
    written: set[Path] = attrs.field(factory=set)

    def put(self, stem: str, text: str) -> None:
        """Write one result.

        Args:
            stem: name of its file in a folder, without suffix.
            text: the result.
        """
        if self.target is None:
            self._keep_apart(Path(STANDARD_STREAM))
            emit(text)
        elif self.folder:
            self._write(self._free(self.target / f"{stem}{self.suffix}"), text)
        else:
            self._write(self.target, text)

    def _free(self, path: Path) -> Path:
        """Return the path itself, or one with a number if that is taken by another report.

        Files named one by one are kept apart by their names; in folders and archives nobody
        can see to that.
        """
        if not self.sources or path not in self.written:
            return path
        numbered = (path.with_stem(f"{path.stem} ({number})") for number in itertools.count(2))
        return next(each for each in numbered if each not in self.written)

    def _keep_apart(self, path: Path) -> None:
        if path in self.written and not self.joined:
            fail(
                f"不止一份报告会写入 {path}；请用 --to jsonl，或用 -o 指定文件夹（文件名各不相同）",
                f"more than one report would go to {path}; use --to jsonl, or name a folder "
                "with -o (and files of different names)",
            )
        self.written.add(path)

    def _write(self, path: Path, text: str) -> None:
        self.keep_inputs(path)
        mode = "ab" if path in self.written else "wb"
        self._keep_apart(path)
        try:
            if self.folder:
                path.parent.mkdir(parents=True, exist_ok=True)
            with path.open(mode) as stream:
                stream.write(text.encode("utf-8"))
        except OSError as error:
            not_writable(str(path), str(path), error)

    def keep_inputs(self, path: Path) -> None:
        """End with a message if a file that is to be written is an input."""
        if self._is_input(path):
            fail(f"{path} 是输入文件，不能覆盖", f"{path} is an input and is not overwritten")

    def _is_input(self, path: Path) -> bool:
        resolved = path.resolve()
        if resolved in self.inputs:
            return True
        # Below a source, only the target of results is no input: it is left out there.
        return path not in self.written and any(
            source in resolved.parents
            and not (self.target and source in self.target.resolve().parents)
            and path.exists()
            for source in self.sources
        )


def output_to(
    option: str | None, arguments: tuple[str, ...], *, suffix: str, joined: bool
) -> Output:
    """Return the output that the option ``-o`` names.

    Args:
        option: file or folder; None or ``-``: standard output.
        arguments: the inputs.
        suffix: suffix of the files in a folder.
        joined: whether results may follow each other in one file.
    """
    collections = frozenset(filter(is_collection, arguments))
    several = (len(arguments) > 1 or bool(collections)) and not joined
    target, folder = None, False
    if option is not None and option != STANDARD_STREAM:
        target = Path(option)
        named_as_folder = option.endswith(("/", os.sep))
        may_become_one = several and not target.suffix and not target.exists()
        folder = target.is_dir() or named_as_folder or may_become_one
    if several and not folder:
        fail(
            "多个文件须用 --to jsonl，或用 -o 指定文件夹",
            "several files need --to jsonl, or a folder named with -o",
        )
    inputs = frozenset(Path(one).resolve() for one in arguments if one != STANDARD_STREAM)
    sources = frozenset(Path(one).resolve() for one in collections)
    return Output(target, folder, suffix, joined, inputs, sources)
