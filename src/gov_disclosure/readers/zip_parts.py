"""The parts of a ZIP file, unpacked in memory and only as far as the limits allow."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.limits import exceeded

if TYPE_CHECKING:
    from gov_disclosure.readers.limits import Limits

_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # those of Office files
_OTHER_METHODS = {9: "Deflate64", 12: "BZIP2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
_ENCRYPTED = 1


class ZipParts:
    """The parts of a ZIP file: DOCX, XLSX and OFD files are such, and so is an archive.

    Nothing is ever written. What an entry says of its size is not believed: a part is unpacked
    until it ends or a limit is passed. Names are looked up as Office does, whatever their case.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is unpacked, in all and for each part.

    Raises:
        UnreadableFileError: it is damaged or has too many entries.
    """

    def __init__(self, data: bytes, file: str | None, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._left = limits.max_unpacked_bytes
        # Each entry becomes an object when the file is opened, so they are counted before.
        if data.count(_ENTRY) > limits.max_zip_entries:
            raise exceeded(file, limits.max_zip_entries, "个压缩条目", "entries of a ZIP file")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # a damaged file makes the library raise anything
            raise self._damaged() from error
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._printed_twice = set[str]()
        for entry in self._zip.infolist():
            key = _key(entry.filename)
            if key in self._entries:
                self._printed_twice.add(key)
            self._entries[key] = entry

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def read(self, name: str) -> bytes:
        """Return the content of a part.

        Raises:
            KeyError: there is no such part.
            UnreadableFileError: it is damaged, encrypted or too large, or there are two of it.
        """
        key = _key(name)
        entry = self._entries[key]
        if key in self._printed_twice:
            raise UnreadableFileError(
                self._file,
                f"文件中有两个“{name}”，不能确定应读哪一个；请用 Word、WPS 或 Excel 打开后另存",
                f"the file holds {name} twice, and which one counts is not certain; open it in an "
                "office program and save it again",
            )
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableFileError(
                self._file,
                "压缩文件已加密，需要密码才能打开；请去除密码后再读取",
                "this ZIP file is encrypted; remove its password",
            )
        if entry.compress_type not in _METHODS:
            method = _OTHER_METHODS.get(entry.compress_type, f"#{entry.compress_type}")
            raise UnreadableFileError(
                self._file,
                f"文件以 {method} 方法压缩，不能解压；请打开后另存，或解压后用 Deflate 重新压缩",
                f"the file is compressed by {method}, which cannot be unpacked; open it and save "
                "it again, or unpack it and compress it in the usual way (Deflate)",
            )
        limits = self._limits
        most = min(limits.max_part_bytes, self._left)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(most + 1)
        except Exception as error:  # as above
            raise self._damaged() from error
        if len(data) > most:
            most = min(limits.max_part_bytes, limits.max_unpacked_bytes)
            raise exceeded(self._file, most, "字节（解压后）", "bytes when unpacked")
        self._left -= len(data)
        return data

    def _damaged(self) -> UnreadableFileError:
        return UnreadableFileError(
            self._file,
            "文件已损坏或不完整，不能打开；请重新下载，或用 Word、WPS 或 Excel 打开后另存",
            "the file is damaged or incomplete; download it again, or open it in an office "
            "program and save it",
        )


def _key(name: str) -> str:
    """Return a name as it is compared; some producers write the separators of Windows."""
    return name.replace("\\", "/").lstrip("/").lower()
