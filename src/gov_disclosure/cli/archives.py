"""ZIP archives of reports: listed and read in memory; nothing is ever unpacked to disk."""

from __future__ import annotations

import functools
import io
import zipfile
from pathlib import Path

from gov_disclosure.codecs.lines import MOST_UNPACKED_BYTES
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.escaping import readable_name
from gov_disclosure.readers.kinds import shows_document

_MOST_DIRECTORY_BYTES = 16 * 1024 * 1024
"""Room for the names of more than a hundred thousand files."""

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_NAMED_IN_UTF8 = 0x800
_ENCRYPTED = 0x1


def is_archive(path: str) -> bool:
    """Tell whether a file is a ZIP file and no document that happens to be one, such as DOCX."""
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - asked of every file
            if stream.read(4) not in _SIGNATURES:
                return False
        return not shows_document(_opened(path).namelist())
    except _TooManyError:
        return True
    except (OSError, UnreadableFileError):
        return False  # reading it will tell


def members(path: str) -> list[tuple[str, int]]:
    """Return the files of an archive: their names, as the producer meant them, and places in it.

    They are in the order of their names, and plain tuples: there may be a hundred thousand.

    Raises:
        UnreadableFileError: it is damaged, or holds more than any collection of reports.
        OSError: it cannot be read.
    """
    entries = _opened(path).infolist()
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED_BYTES:
        most = f"{MOST_UNPACKED_BYTES // 1024**3} GB"
        raise UnreadableFileError(
            path,
            f"解压后超过 {most}，请分成几个压缩文件",
            f"more than {most} when unpacked; divide it into several archives",
        )
    return sorted(
        (_name(entry), number) for number, entry in enumerate(entries) if not entry.is_dir()
    )


def read_member(path: str, number: int, name: str, most: int) -> bytes:
    """Return the content of a file in an archive.

    Args:
        path: the archive.
        number: place of the file in it.
        name: name of the file as it was listed, behind that of the archive.
        most: largest content that is read, whatever the archive says of its size.

    Raises:
        UnreadableFileError: it is encrypted, damaged or too large, or another file has taken
            the place of the archive since it was listed.
    """
    archive = _opened(path)
    entry = next(iter(archive.infolist()[number:]), None)
    if entry is None or not name.endswith(_name(entry)):
        raise UnreadableFileError(
            name,
            "压缩文件在读取过程中被改动，其中已没有这个文件；请再试一次",
            "the archive was changed while it was read and no longer holds this file; try again",
        )
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableFileError(
            name,
            "压缩文件已加密，需要密码才能打开；请去除密码后再读取",
            "this ZIP file is encrypted; remove its password",
        )
    try:
        with archive.open(entry) as stream:
            data = stream.read(most + 1)
    except Exception as error:  # a damaged file makes the library raise anything
        raise _damaged(name) from error
    if len(data) > most:
        raise UnreadableFileError(
            name,
            f"超过 {most} 字节，不像一份报告；确属报告时可用 --limit 放宽 max_bytes",
            f"more than {most} bytes, and no report is so long; raise max_bytes with --limit if "
            "this really is one",
        )
    return data


class _TooManyError(UnreadableFileError):
    """An archive of more files than are listed."""


class _Stream(io.FileIO):
    """A file of which only so much is read at once as the list of files in an archive may take."""

    @property
    def _shown(self) -> str:
        return readable_name(str(self.name))

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MOST_DIRECTORY_BYTES:
            raise _TooManyError(
                self._shown,
                "压缩文件中的文件过多（目录超过上限），请分成几个压缩文件",
                "too many files in it; divide it into several archives",
            )
        return super().read(size) or b""

    def __del__(self) -> None:
        self.close()


def _opened(path: str) -> zipfile.ZipFile:
    status = Path(path).stat()
    return _opened_as_of(path, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=1)
def _opened_as_of(path: str, _modified: int, _size: int) -> zipfile.ZipFile:
    """Return an archive; the last one stays open, as its files are read one after another."""
    try:
        return zipfile.ZipFile(_Stream(path))
    except (OSError, _TooManyError):
        raise
    except Exception as error:  # as above
        raise _damaged(path) from error


def _name(entry: zipfile.ZipInfo) -> str:
    """Return the name that a producer meant: programs in China write GBK and do not say so."""
    name = entry.filename
    if entry.flag_bits & _NAMED_IN_UTF8:
        return name
    try:
        raw = name.encode("cp437")  # what the library took it for
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _damaged(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        name,
        "压缩文件已损坏或不完整，请重新获取",
        "the archive is damaged or incomplete; fetch it again",
    )
