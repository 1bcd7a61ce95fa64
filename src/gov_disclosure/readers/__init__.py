"""Readers: files of any format as documents, and documents as reports."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

from gov_disclosure.errors import InvalidValueError, UnreadableFileError
from gov_disclosure.forms.extract import Known, extract
from gov_disclosure.model.publisher import Source
from gov_disclosure.readers.formats import InputFile, format_named, format_of
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.publisher import Publisher
    from gov_disclosure.model.report import Scope

Readable: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes]


def read(  # noqa: PLR0913, PLR0917 - each says one thing the caller may know
    file: Readable,
    format: str | None = None,  # noqa: A002 - the name users expect
    publisher: Publisher | str | None = None,
    year: int | None = None,
    scope: Scope | None = None,
    source: Source | None = None,
    limits: Limits | None = None,
) -> Extraction:
    """Read a published report.

    Args:
        file: path, bytes, or binary stream.
        format: "text", "markdown", "html" or "pdf"; None: found from content and suffix.
        publisher: the body, if the caller knows it; it wins over what is printed.
        year: the report year, likewise.
        scope: "own" or "jurisdiction"; it is never printed.
        source: where the copy came from; by default name and digest of the file.
        limits: bounds on what is read.

    Returns:
        The report, with evidence, leftover and problems.

    Raises:
        UnreadableFileError: the file cannot be opened, is too large, or is no such format.
        UnrecognisedDocumentError: it holds no statutory table that can be read.
        InvalidValueError: an argument that cannot be.
        MissingExtraError: a package that the format needs is not installed.

    Example:
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> read(page.encode()).report.proactive_disclosure.administrative_fees
        FeesCollected(amount_wan_yuan=Decimal('3.5'))
    """
    limits = limits or DEFAULT_LIMITS
    data, name = _load(file, limits)
    if source is None:
        source = Source(file=name, sha256=hashlib.sha256(data).hexdigest())
    opened = InputFile(data, name, limits)
    known = format_of(opened) if format is None else format_named(format)
    return extract(known.open(opened), Known(publisher, year, scope, source), name)


def parse(  # noqa: PLR0913 - as read
    text: str,
    format: str = "text",  # noqa: A002 - the name users expect
    *,
    publisher: Publisher | str | None = None,
    year: int | None = None,
    scope: Scope | None = None,
    source: Source | None = None,
) -> Extraction:
    """Read a report from text that is already decoded.

    Args:
        text: the report.
        format: "text", "markdown" or "html".
        publisher: the body, if the caller knows it; it wins over what is printed.
        year: the report year, likewise.
        scope: "own" or "jurisdiction"; it is never printed.
        source: where the copy came from.

    Raises:
        UnrecognisedDocumentError: it holds no statutory table that can be read.
        InvalidValueError: an argument that cannot be.
        MissingExtraError: a package that the format needs is not installed.
    """
    known = format_named(format)
    if known.parse is None:
        raise InvalidValueError("format", format, "文本类格式", "a format of text")
    return extract(known.parse(text), Known(publisher, year, scope, source))


def _load(file: Readable, limits: Limits) -> tuple[bytes, str | None]:
    """Return the bytes of a file, at most as many as allowed, and its name."""
    most = limits.max_bytes
    name = None
    if isinstance(file, bytes):
        data = file
    elif isinstance(file, str | os.PathLike):
        path = Path(file)
        name = path.name
        try:
            with path.open("rb") as stream:
                data = stream.read(most + 1)
        except OSError as error:
            raise UnreadableFileError(
                str(file), f"不能打开（{error.strerror}）", f"cannot be opened ({error.strerror})"
            ) from error
    else:
        data = file.read(most + 1)
    if len(data) > most:
        raise UnreadableFileError(
            name,
            f"超过 {most} 字节的上限；确属年度报告时可用 limits 放宽",
            f"larger than {most} bytes; raise limits if this really is a report",
        )
    if not data.strip():
        raise UnreadableFileError(name, "文件为空", "the file is empty")
    return data, name
