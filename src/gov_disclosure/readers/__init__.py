"""Readers: files of any format as documents, and documents as reports."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.document import Document
from gov_disclosure.errors import InvalidValueError, UnreadableFileError
from gov_disclosure.forms.extract import Known, extract
from gov_disclosure.model.publisher import Source
from gov_disclosure.readers.encodings import decode
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.markdown import markdown_document
from gov_disclosure.readers.text import text_document

if TYPE_CHECKING:
    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.publisher import Publisher
    from gov_disclosure.model.report import Scope

Readable: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes]


@attrs.frozen
class Format:
    """An input format.

    Attributes:
        name: its name in ``read`` and ``parse``.
        suffixes: suffixes of its files.
        document: function from text to document.
    """

    name: str
    suffixes: tuple[str, ...]
    document: Callable[[str], Document]


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text"), text_document),
    Format("markdown", (".md", ".markdown"), markdown_document),
)
"""The table of input formats. A new one is a module and a line here."""

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "a PDF file"),
    (b"PK\x03\x04", "Word、Excel 或压缩文件", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 或 WPS 文件", "an old Word, Excel or WPS file"),
    (b"\x89PNG", "图片", "a picture"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"BM", "图片", "a picture"),
)
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|div|p)\b", re.IGNORECASE
)
_MARKED_HEADING = r"#{1,6}\s+\S.*"
_TABLE_RULE = r"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?"
_MARKDOWN = re.compile(rf"^(?:{_MARKED_HEADING}|{_TABLE_RULE})$", re.MULTILINE)


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
        format: "text" or "markdown"; None: found from content and suffix.
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
    data, name = _load(file, limits or DEFAULT_LIMITS)
    if source is None:
        source = Source(file=name, sha256=hashlib.sha256(data).hexdigest())
    if format is not None:
        document = _format(format).document(decode(data, name))
    else:
        document = _document(data, name)
    return extract(document, Known(publisher, year, scope, source), name)


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
        format: "text" or "markdown".
        publisher: the body, if the caller knows it; it wins over what is printed.
        year: the report year, likewise.
        scope: "own" or "jurisdiction"; it is never printed.
        source: where the copy came from.

    Raises:
        UnrecognisedDocumentError: it holds no statutory table that can be read.
        InvalidValueError: an argument that cannot be.
        MissingExtraError: a package that the format needs is not installed.
    """
    document = _format(format).document(text)
    return extract(document, Known(publisher, year, scope, source))


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


def _format(name: str) -> Format:
    for known in FORMATS:
        if known.name == name:
            return known
    names = " | ".join(known.name for known in FORMATS)
    raise InvalidValueError("format", name, f"{names} 之一", f"one of {names}")


def _document(data: bytes, name: str | None) -> Document:
    """Return the document, its format found from the content, then from the suffix."""
    for signature, kind, kind_en in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFileError(
                name,
                f"这是{kind}，目前只能读取文本和 Markdown；请另存为文本",
                f"this is {kind_en}; only text and Markdown can be read; save it as text",
            )
    text = decode(data, name)
    if _HTML.match(text[:5000]):
        raise UnreadableFileError(
            name,
            "这是网页，目前只能读取文本和 Markdown；请把正文另存为文本",
            "this is a web page; only text and Markdown can be read; save its text",
        )
    suffix = Path(name).suffix.lower() if name else ""
    for known in FORMATS:
        if suffix in known.suffixes:
            return known.document(text)
    looks_marked = len(_MARKDOWN.findall(text[:200_000])) > 1
    return (markdown_document if looks_marked else text_document)(text)
