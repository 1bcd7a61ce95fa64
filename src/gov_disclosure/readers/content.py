"""What is given to be read, as bytes, with the name and the source of the file."""

from __future__ import annotations

import hashlib
import io
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.arguments import check_argument
from gov_disclosure.errors import InvalidValueError, UnreadableFileError
from gov_disclosure.escaping import readable_name
from gov_disclosure.model.publisher import Source
from gov_disclosure.readers.formats import InputFile
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.system_reasons import system_reason

if TYPE_CHECKING:
    from gov_disclosure.readers.limits import Limits

_PIECE = 1 << 20

Readable: TypeAlias = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes]
"""What can be read: a path, bytes, or a binary stream."""


def input_file(file: Readable, source: Source | None, limits: Limits) -> tuple[InputFile, Source]:
    """Return the content of a file with its name, and where it came from.

    Args:
        file: path, bytes, or binary stream.
        source: what the caller knows of where it came from; the name and the digest are added
            where it does not say them. Its ``file`` names bytes and streams without a name.
        limits: bounds on what is read.

    Raises:
        InvalidValueError: ``file`` is none of these, or a stream of text.
        UnreadableFileError: it cannot be opened, is empty or too large.

    Example:
        >>> from gov_disclosure import Limits
        >>> file, source = input_file(b"page", Source(file="a.html"), Limits())
        >>> file.name, source.sha256[:8]
        ('a.html', '3660315a')
    """
    check_argument("source", source, Source, type(None))
    source = Source() if source is None else source
    data, name = _content(file, source.file, limits.max_bytes)
    if len(data) > limits.max_bytes:
        raise exceeded(name, limits.max_bytes, "字节", "bytes")
    if not data.strip():
        raise UnreadableFileError(name, "文件为空，请重新获取", "the file is empty; fetch it again")
    digest = source.sha256 or hashlib.sha256(data).hexdigest()
    return InputFile(data, name, limits), attrs.evolve(source, file=name, sha256=digest)


def _content(file: Readable, given: str | None, most: int) -> tuple[bytes, str | None]:
    """Return the bytes of a file, at most one more than are allowed, and its name."""
    if isinstance(file, bytes | bytearray | memoryview):
        return bytes(file), given
    if isinstance(file, str | os.PathLike):
        return _of_path(file, given, most)
    stream: object = file  # whatever its type says
    if isinstance(stream, io.TextIOBase):
        raise _is_text(stream)
    if not hasattr(file, "read"):
        raise InvalidValueError(
            "file", file, "路径、字节或二进制流", "a path, bytes or a binary stream"
        )
    return _taken(file, most + 1), given or _name_of(file)


def _of_path(file: str | os.PathLike[str], given: str | None, most: int) -> tuple[bytes, str]:
    path = Path(file)
    try:
        with path.open("rb") as stream:
            return _taken(stream, most + 1), given or readable_name(path.name)
    except IsADirectoryError:
        reason = "是文件夹；请逐个读取其中的文件，或在命令行中使用 gov-disclosure convert"
        reason_en = "is a folder; read its files one by one, or use gov-disclosure convert"
    except OSError as error:
        said = system_reason(error)
        reason, reason_en = f"不能打开（{said.zh}）", f"cannot be opened ({said.en})"
    raise UnreadableFileError(readable_name(str(file)), reason, reason_en)


def _name_of(stream: IO[bytes]) -> str | None:
    """Return the name of an open file; other streams have none, or something like ``<stdin>``."""
    name = getattr(stream, "name", None)
    return (
        readable_name(Path(name).name)
        if isinstance(name, str) and not name.startswith("<")
        else None
    )


def _is_text(stream: object) -> InvalidValueError:
    return InvalidValueError(
        "file",
        stream,
        "二进制流：用 open(path, 'rb') 打开；已解码的文本用 gov_disclosure.parse 读取",
        "a binary stream: open(path, 'rb'); gov_disclosure.parse reads text that is decoded",
    )


def _taken(stream: IO[bytes], most: int) -> bytes:
    """Return the bytes of a stream, which may give them piece by piece; ``most`` at most."""
    parts = []
    while most > 0 and (part := stream.read(min(most, _PIECE))):
        if not isinstance(part, bytes | bytearray):
            raise _is_text(stream)
        parts.append(part)
        most -= len(part)
    return b"".join(parts)
