"""Many reports in one file: JSON Lines, one report a line, read and written as a stream."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import os
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias, cast

import attrs

from gov_disclosure.arguments import items_of
from gov_disclosure.codecs.json import dumpb, loads
from gov_disclosure.codecs.problems import InvalidJSONError
from gov_disclosure.errors import GovDisclosureError, InvalidValueError, UnreadableFileError
from gov_disclosure.model.report import AnnualReport, report_of
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gov_disclosure.model.report import HasReport

MOST_BYTES = 32 * 1024 * 1024
"""Largest file or line that is taken for a report. The largest published are a few megabytes."""

MOST_UNPACKED_BYTES = 16 * 1024**3
"""Largest total of what is unpacked of a compressed file of many reports."""

LinesFile: TypeAlias = str | os.PathLike[str] | IO[bytes]
"""A file of JSON Lines by its name, compressed if that ends in ``.gz``; or an open binary file."""


@attrs.define(auto_exc=True, slots=False, eq=False, repr=False)
class InvalidLineError(GovDisclosureError, ValueError):
    """A line that is not the JSON of a report.

    Attributes:
        number: number of the line, from 1.
        error: what ``loads`` says of it.

    Example:
        >>> import io
        >>> import gov_disclosure as gd
        >>> try:
        ...     list(gd.load_lines(io.BytesIO(b"{}")))
        ... except gd.InvalidLineError as error:
        ...     print(error.number, len(error.error.problems) > 0)
        1 True
    """

    number: int
    error: InvalidJSONError | InvalidValueError

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        return f"第 {self.number} 行：{self.error.message}"

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        return f"line {self.number}: {self.error.message_en}"


def load_lines(
    file: LinesFile,
    on_invalid: Callable[[InvalidLineError], object] | None = None,
    *,
    longest: int = MOST_BYTES,
) -> Iterator[AnnualReport]:
    """Yield the reports of a file of JSON Lines; no more than one line is held at a time.

    Lines with nothing but spaces are passed over.

    Args:
        file: name of the file, decompressed by gzip if it ends in ``.gz``, or an open
            binary file.
        on_invalid: called with each line that is no report, which is then skipped, such as
            the ``append`` of a list; None: the first such line is raised.
        longest: most bytes of a line.

    Raises:
        InvalidLineError: a line is no report, and there is no ``on_invalid``.
        UnreadableFileError: the compressed file is damaged or cut short, or unpacks to more
            than any collection of reports; or a line is longer than any report.
        OSError: the file cannot be opened.

    Example:
        >>> import io
        >>> from gov_disclosure import blank
        >>> stream, bad = io.BytesIO(), []
        >>> dump_lines([blank("2021", year=2024), blank("2021", year=2025)], stream)
        2
        >>> stream = io.BytesIO(stream.getvalue() + b"{}")
        >>> [report.year for report in load_lines(stream, bad.append)]
        [2024, 2025]
        >>> [error.number for error in bad]
        [3]
    """
    with _opened(file, "rb") as stream:
        for number, line in enumerate(_lines(file, stream, longest), start=1):
            if not line.strip():
                continue
            try:
                report = loads(line.rstrip(b"\r\n"), AnnualReport)
            except (InvalidJSONError, InvalidValueError) as error:
                invalid = InvalidLineError(number, error)
                if on_invalid is None:
                    raise invalid from error
                on_invalid(invalid)
            else:
                yield report


def dump_lines(reports: Iterable[AnnualReport | HasReport], file: LinesFile) -> int:
    """Write reports as JSON Lines, each in its canonical form, and return their number.

    Args:
        reports: the reports, or what reading each gave; taken one at a time.
        file: name of the file, compressed by gzip if it ends in ``.gz``, which is there
            whole in the end or not at all; or an open binary file. Equal reports give equal
            bytes, compressed too.

    Raises:
        InvalidValueError: one of them is no report.
        OSError: the file cannot be written.

    Example:
        >>> import io
        >>> from gov_disclosure import blank
        >>> dump_lines([blank("2019"), blank("2021")], io.BytesIO())
        2
    """
    count = 0
    with _opened(file, "wb") as stream:
        for report in items_of("reports", reports):
            stream.write(dumpb(report_of(report)) + b"\n")
            count += 1
    return count


def _lines(file: LinesFile, stream: IO[bytes], longest: int) -> Iterator[bytes]:
    name = os.fspath(file) if isinstance(file, str | os.PathLike) else None
    total = 0
    for number in itertools.count(1):
        try:
            line = stream.readline(longest + 1)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            reason = "gzip 压缩文件损坏或不完整，请重新获取"
            reason_en = "the gzip file is damaged or cut short; fetch it again"
            raise UnreadableFileError(name, reason, reason_en) from error
        if not line:
            return
        total += len(line)
        if len(line) > longest:
            raise UnreadableFileError(
                name,
                f"第 {number} 行超过 {longest} 字节，不像一份报告；确属报告时可用 longest 放宽",
                f"line {number} has more than {longest} bytes, and no report is so long; raise "
                "longest if this really is one",
            )
        if total > MOST_UNPACKED_BYTES:
            most = f"{MOST_UNPACKED_BYTES // 1024**3} GB"
            raise UnreadableFileError(
                name,
                f"解压后超过 {most}，请分成几个文件",
                f"more than {most} when unpacked; divide it into several files",
            )
        yield line


@contextlib.contextmanager
def _opened(file: LinesFile, mode: str) -> Iterator[IO[bytes]]:
    """Open a file by its name; leave open what was open before."""
    if not isinstance(file, str | os.PathLike):
        if not hasattr(file, "write" if mode == "wb" else "readline"):
            expected, expected_en = "文件名或二进制流", "the name of a file or a binary stream"
            raise InvalidValueError("file", file, expected, expected_en)
        yield file
        return
    with whole_file(file) if mode == "wb" else Path(file).open("rb") as stream:
        if os.fspath(file).lower().endswith(".gz"):
            # Neither name nor time in the header: the bytes depend on the reports only.
            with gzip.GzipFile("", mode, fileobj=stream, mtime=0) as unpacked:
                yield cast("IO[bytes]", unpacked)
        else:
            yield stream
