"""Inputs of any kind, files or standard input, as extractions."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import IO, TYPE_CHECKING

import attrs

from gov_disclosure.cli.archives import read_member
from gov_disclosure.cli.entries import (
    STANDARD_STREAM,
    Entry,
    Unusable,
    is_folder,
    named,
    unreadable,
)
from gov_disclosure.codecs.json import loads
from gov_disclosure.errors import (
    GovDisclosureError,
    InvalidValueError,
    UnreadableFileError,
    UnrecognisedDocumentError,
)
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.readers import read_all
from gov_disclosure.readers.content import input_file
from gov_disclosure.readers.kinds import binary_kind
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits, exceeded
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import PurePath

_JSON_SUFFIXES = (*SUFFIXES["json"], *SUFFIXES["jsonl"])
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ZIP = b"PK\x03\x04"
"""Begins a workbook, and other files."""


@attrs.frozen
class Input:
    """A report that was read.

    Attributes:
        name: the input it came from, with its line or number if there are several in it.
        stem: path of a file made from it, without suffix.
        extraction: what reading it gave.
        is_alone: whether it is the only report of its file.
        number: its number in the file, or its line, from 1.
    """

    name: str
    stem: str
    extraction: Extraction
    is_alone: bool = True
    number: int = 1


def read_inputs(arguments: Iterable[str]) -> Iterator[Input | Unusable]:
    """Yield what is in each file, or in standard input (``-``), one report at a time."""
    for argument in arguments:
        yield from read_entry(named(argument))


def read_entry(entry: Entry, limits: Limits = DEFAULT_LIMITS) -> Iterator[Input | Unusable]:
    """Yield what is in a file, one report at a time.

    JSON may be that of a report or of an extraction; a file of JSON Lines, or a document, may
    hold several.
    """
    try:
        with opened(entry, limits) as stream:
            yield from _reports(entry, stream, limits)
    except (UnreadableFileError, UnrecognisedDocumentError) as error:
        error.file = entry.name  # the whole path, as the user wrote it
        yield Unusable(entry.name, error)
    except GovDisclosureError as error:
        yield Unusable(entry.name, error)


def opened(
    entry: Entry, limits: Limits = DEFAULT_LIMITS
) -> contextlib.AbstractContextManager[IO[bytes]]:
    """Open a file, a file in an archive, or standard input.

    Raises:
        UnreadableFileError: it cannot be opened.
    """
    if entry.path == STANDARD_STREAM:
        return contextlib.nullcontext(sys.stdin.buffer)
    path = entry.file
    if entry.member is None and is_folder(path):
        raise UnreadableFileError(
            entry.name,
            "这是文件夹，请给出其中的文件",
            "this is a folder; name the files in it",
        )
    try:
        if entry.member is not None:
            return io.BytesIO(read_member(entry.path, entry.member, entry.name, limits.max_bytes))
        return path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableFileError(
            entry.name, "没有这个文件，请核对名称", "there is no such file; check its name"
        ) from error
    except OSError as error:
        raise unreadable(entry.name, error) from error


def _reports(entry: Entry, stream: IO[bytes], limits: Limits) -> Iterator[Input | Unusable]:
    name = entry.inner_name
    first = _line(entry, stream, limits)
    start = first.removeprefix(_BYTE_ORDER_MARK).strip()
    if not start.startswith(b"{") and name.suffix.lower() not in _JSON_SUFFIXES:
        yield from _documents(entry, name, first + _rest(entry, stream, limits), limits)
    elif start.endswith(b"}") or name.suffix.lower() in SUFFIXES["jsonl"]:
        yield from _json_lines(entry, first, stream, limits)
    else:
        text = first + _rest(entry, stream, limits)
        yield Input(entry.name, entry.stem, _extraction(text))


def _extraction(text: bytes) -> Extraction:
    """Return the extraction that a JSON text holds, or that a report in JSON makes.

    Raises:
        InvalidJSONError: the text is not strict JSON, or not as its format says.
        InvalidValueError: it holds findings; or a value breaks a rule that a schema cannot state.
    """
    data = loads(text)
    if isinstance(data, Extraction):
        return data
    if isinstance(data, AnnualReport):
        return Extraction(data)
    expected, expected_en = "报告，不是核查的结果", "a report, and not what was found in one"
    raise InvalidValueError("format", "gov-disclosure-findings/1", expected, expected_en)


def _documents(entry: Entry, name: PurePath, data: bytes, limits: Limits) -> Iterator[Input]:
    stream = io.BytesIO(data)
    if entry.path != STANDARD_STREAM:
        stream.name = name.name  # as an open file has it
    extractions = _rows_of_workbook(stream, data, limits) or read_all(stream, limits=limits)
    if len(extractions) == 1:
        yield Input(entry.name, entry.stem, extractions[0])
        return
    for number, extraction in enumerate(extractions, start=1):
        name_of_one, stem = f"{entry.name}#{number}", f"{entry.stem}-{number}"
        yield Input(name_of_one, stem, extraction, is_alone=False, number=number)


def _rows_of_workbook(
    stream: IO[bytes], data: bytes, limits: Limits
) -> tuple[Extraction, ...] | None:
    """Return the reports of a workbook with a row for each, or None if it is another file."""
    if not data.startswith(_ZIP):
        return None
    file, source = input_file(stream, None, limits)
    stream.seek(0)
    if binary_kind(data, file.name, limits) != "xlsx":
        return None
    from gov_disclosure.dataset.collection.reading import rows_in  # noqa: PLC0415 - for few

    return rows_in(file, source)


def _json_lines(
    entry: Entry, first: bytes, stream: IO[bytes], limits: Limits
) -> Iterator[Input | Unusable]:
    """Yield the report of each line; a single one goes by the name of its file."""
    number, line = 1, first
    following_number, following = _next_line(entry, stream, limits, number)
    alone = not following
    while line:
        name = entry.name if alone else f"{entry.name}:{number}"
        try:
            extraction = _extraction(line.rstrip(b"\r\n"))
            stem = entry.stem if alone else f"{entry.stem}-{number}"
            yield Input(name, stem, extraction, is_alone=alone, number=number)
        except GovDisclosureError as error:
            yield Unusable(name, error)
        number, line = following_number, following
        following_number, following = _next_line(entry, stream, limits, number)


def _next_line(entry: Entry, stream: IO[bytes], limits: Limits, number: int) -> tuple[int, bytes]:
    """Return the next line that is not blank and its number; nothing at the end."""
    while line := _line(entry, stream, limits):
        number += 1
        if line.strip():
            return number, line
    return number, b""


def _line(entry: Entry, stream: IO[bytes], limits: Limits) -> bytes:
    return _taken(entry, stream.readline, limits.max_bytes)


def _rest(entry: Entry, stream: IO[bytes], limits: Limits) -> bytes:
    return _taken(entry, stream.read, limits.max_bytes)


def _taken(entry: Entry, take: Callable[[int], bytes], most: int) -> bytes:
    """Return what ``take`` gives, which may be as long as a report and no longer."""
    try:
        data = take(most + 1)
    except OSError as error:
        raise unreadable(entry.name, error) from error
    if len(data) > most:
        raise exceeded(entry.name, most, "字节", "bytes")
    return data
