"""Bytes to text: the encodings in which Chinese reports are published."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from gov_disclosure.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 16
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_MOST_CONTROLS = 0.005
_CHINESE = re.compile("[\u3400-\u9fff]")
_DECLARED = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
}
"""Encodings that a file may declare, and the one that contains each."""

_MOST_REPLACED = 0.05


def decode(data: bytes, file: str | None = None, declared: str | None = None) -> str:
    """Return the text that ``data`` encodes.

    A byte order mark decides; then UTF-16 without one (seen by its zero bytes), UTF-8, what the
    file declares, and GB18030, which contains GBK and GB2312; last, a statistical guess. Where a
    few bytes do not fit UTF-8 or GB18030, they become U+FFFD.

    Args:
        data: the bytes.
        file: name of the file, for errors.
        declared: encoding that the file says it is in.

    Raises:
        UnreadableFileError: the bytes are no text.

    Example:
        >>> decode("总体情况".encode("gbk"))
        '总体情况'
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _checked(_strict(data, encoding), file)
    for text in _candidates(data, declared):
        if text is not None and _is_plausible(text):
            return text
    return _checked(_guess(data), file)


def _candidates(data: bytes, declared: str | None) -> Iterator[str | None]:
    wide = _utf16_without_mark(data)
    if wide is not None:
        yield _strict(data, wide)
    yield _strict(data, "utf-8")
    yield _nearly(data, "utf-8")
    if declared in _DECLARED:
        yield _strict(data, _DECLARED[declared])
    yield _strict(data, "gb18030")
    yield _nearly(data, "gb18030")


def _nearly(data: bytes, encoding: str) -> str | None:
    """Return the text if a few of its characters beyond ASCII at most are broken."""
    text = data.decode(encoding, errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text if text.count("\ufffd") <= beyond_ascii * _MOST_REPLACED else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by line feeds and digits, whose high byte is zero."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or even + odd <= len(sample) * _MOST_CONTROLS:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_plausible(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) <= len(sample) * _MOST_CONTROLS


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, rarely needed

    best = from_bytes(data[:_SAMPLE]).best()
    text = _strict(data, best.encoding) if best is not None else None
    return text if text is not None and _CHINESE.search(text) else None


def _checked(text: str | None, file: str | None) -> str:
    if text is None or not _is_plausible(text):
        raise UnreadableFileError(
            file,
            "不是文本，或编码无法识别；请另存为 UTF-8 文本",
            "not text, or in an unknown encoding; save it as UTF-8 text",
        )
    return text
