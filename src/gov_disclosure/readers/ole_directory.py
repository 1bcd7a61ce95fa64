"""The names in the root of an OLE file: what kind of old Office file it is."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER_SIZE = 512
_SECTOR_SIZES = {9: 512, 12: 4096}  # exponent in the header: size
_ENTRY_SIZE = 128
_LAST_SECTOR = 0xFFFFFFFA  # greater numbers mark the end of a chain, or nothing
_IN_HEADER = 109
_MOST_ENTRIES = 10_000


def root_names(data: bytes) -> frozenset[str]:
    """Return the names of the streams and storages in the root of an OLE file.

    Names deeper down belong to objects that are embedded in the file: a Word file may hold a
    whole workbook. A damaged file gives the names that can be reached.

    Args:
        data: the file, which begins with OLE_SIGNATURE.
    """
    entries = list(_directory(data))
    names = set[str]()
    todo = [child for _, _, _, child in entries[:1]]
    seen = set[int]()
    while todo:
        number = todo.pop()
        if number in seen or not 0 < number < len(entries):
            continue
        seen.add(number)
        name, left, right, _ = entries[number]
        names.add(name)
        todo += (left, right)
    return frozenset(names)


def _directory(data: bytes) -> Iterator[tuple[str, int, int, int]]:
    """Yield name, left and right sibling, and first child of each entry of the directory."""
    header = data[:_HEADER_SIZE].ljust(_HEADER_SIZE, b"\0")
    size = _SECTOR_SIZES.get(int.from_bytes(header[30:32], "little"), _HEADER_SIZE)
    table = list(_allocation_table(data, header, size))
    (sector,) = struct.unpack_from("<I", header, 48)
    for _ in range(_MOST_ENTRIES * _ENTRY_SIZE // size):
        content = _sector(data, sector, size)
        for start in range(0, len(content) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            length, _, left, right, child = struct.unpack_from("<HHIII", content, start + 64)
            name = content[start : start + max(0, min(length, 64) - 2)]
            yield name.decode("utf-16-le", "replace"), left, right, child
        index, place = divmod(sector, size // 4)
        if index >= len(table):
            return
        following = _sector(data, table[index], size)[4 * place : 4 * place + 4]
        sector = int.from_bytes(following.ljust(4, b"\xff"), "little")
        if sector > _LAST_SECTOR:
            return


def _allocation_table(data: bytes, header: bytes, size: int) -> Iterator[int]:
    """Yield the sectors that tell which sector follows each sector."""
    yield from struct.unpack_from(f"<{_IN_HEADER}I", header, 76)
    (sector,) = struct.unpack_from("<I", header, 68)
    each = size // 4
    for _ in range(1 + len(data) // size // each // each):  # a longer chain goes in a circle
        content = _sector(data, sector, size)
        if len(content) < size:
            return
        *numbers, sector = struct.unpack(f"<{each}I", content)
        yield from numbers


def _sector(data: bytes, number: int, size: int) -> bytes:
    start = (number + 1) * size
    return data[start : start + size]
