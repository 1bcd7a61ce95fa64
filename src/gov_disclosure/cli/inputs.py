"""Inputs of any kind, files or standard input, as extractions."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

import attrs

from gov_disclosure.codecs import extraction as extraction_codec
from gov_disclosure.errors import (
    GovDisclosureError,
    UnreadableFileError,
    UnrecognisedDocumentError,
)
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.readers import read
from gov_disclosure.readers.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

STANDARD_STREAM = "-"

_JSON_SUFFIXES = (".json", ".jsonl")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@attrs.frozen
class Input:
    """A report that was read.

    Attributes:
        name: the argument it came from, with its line if there are several in it.
        stem: name of a file made from it, without suffix.
        extraction: what reading it gave.
    """

    name: str
    stem: str
    extraction: Extraction


@attrs.frozen
class Unusable:
    """An input that holds no report that can be read.

    Attributes:
        name: the argument, with its line if there are several reports in it.
        error: why.
    """

    name: str
    error: GovDisclosureError


def read_inputs(arguments: Iterable[str]) -> Iterator[Input | Unusable]:
    """Yield what is in each file, or in standard input (``-``), one report at a time.

    JSON may be that of a report or of an extraction; a file of JSON Lines holds several.
    """
    for argument in arguments:
        try:
            with _opened(argument) as stream:
                yield from _reports(argument, stream)
        except (UnreadableFileError, UnrecognisedDocumentError) as error:
            error.file = argument  # the whole path, as the user wrote it
            yield Unusable(argument, error)
        except GovDisclosureError as error:
            yield Unusable(argument, error)


def _opened(argument: str) -> contextlib.AbstractContextManager[IO[bytes]]:
    if argument == STANDARD_STREAM:
        return contextlib.nullcontext(sys.stdin.buffer)
    path = Path(argument)
    if path.is_dir():
        raise UnreadableFileError(
            argument,
            "这是文件夹，请给出其中的文件",
            "this is a folder; name the files in it",
        )
    try:
        return path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFileError(argument, "没有这个文件", "there is no such file") from error
    except OSError as error:
        raise _unreadable(argument, error) from error


def _unreadable(argument: str, error: OSError) -> UnreadableFileError:
    return UnreadableFileError(
        argument, f"不能读取（{error.strerror}）", f"cannot be read ({error.strerror})"
    )


def _reports(argument: str, stream: IO[bytes]) -> Iterator[Input | Unusable]:
    path = Path("stdin" if argument == STANDARD_STREAM else argument)
    first = _line(argument, stream)
    start = first.removeprefix(_BYTE_ORDER_MARK).strip()
    if not start.startswith(b"{") and path.suffix.lower() not in _JSON_SUFFIXES:
        whole = path if argument != STANDARD_STREAM else first + _rest(argument, stream)
        yield Input(argument, path.stem, read(whole))
    elif start.endswith(b"}") or path.suffix.lower() == ".jsonl":
        yield from _json_lines(argument, path.stem, first, stream)
    else:
        text = first + _rest(argument, stream)
        yield Input(argument, path.stem, extraction_codec.loads(text))


def _json_lines(
    argument: str, stem: str, first: bytes, stream: IO[bytes]
) -> Iterator[Input | Unusable]:
    """Yield the report of each line; a single one goes by the name of its file."""
    number, line = 1, first
    following_number, following = _next_line(argument, stream, number)
    alone = not following
    while line:
        name = argument if alone else f"{argument}:{number}"
        try:
            extraction = extraction_codec.loads(line.rstrip(b"\r\n"))
            yield Input(name, stem if alone else f"{stem}-{number}", extraction)
        except GovDisclosureError as error:
            yield Unusable(name, error)
        number, line = following_number, following
        following_number, following = _next_line(argument, stream, number)


def _next_line(argument: str, stream: IO[bytes], number: int) -> tuple[int, bytes]:
    """Return the next line that is not blank and its number; nothing at the end."""
    while line := _line(argument, stream):
        number += 1
        if line.strip():
            return number, line
    return number, b""


def _line(argument: str, stream: IO[bytes]) -> bytes:
    return _taken(argument, stream.readline)


def _rest(argument: str, stream: IO[bytes]) -> bytes:
    return _taken(argument, stream.read)


def _taken(argument: str, take: Callable[[int], bytes]) -> bytes:
    """Return what ``take`` gives, which may be as long as a report and no longer."""
    most = DEFAULT_LIMITS.max_bytes
    try:
        data = take(most + 1)
    except OSError as error:
        raise _unreadable(argument, error) from error
    if len(data) > most:
        raise UnreadableFileError(
            argument,
            f"超过 {most} 字节，不像一份报告",
            f"more than {most} bytes; no report is so long",
        )
    return data
