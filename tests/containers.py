"""ZIP and OLE files made for tests."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from gov_disclosure.readers.ole_directory import OLE_SIGNATURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def zipped(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP file of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def unzipped(file: bytes) -> dict[str, bytes]:
    """Return the parts of a ZIP file."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def ole(tree: Sequence[tuple[str, int, int, int]], size: int = 512) -> bytes:
    """Return an OLE file of a directory: name, left, right and child of each entry."""
    none = 0xFFFFFFFF
    header = bytearray(512)
    header[:8] = OLE_SIGNATURE
    struct.pack_into("<HH", header, 30, {512: 9, 4096: 12}[size], 6)
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HHIII", 2 * len(name) + 2, 2, left, right, child)
        + bytes(48)
        for name, left, right, child in tree
    )
    count = -(-len(directory) // size)
    struct.pack_into("<II", header, 44, 1, 1)  # the table is in sector 0, the directory follows
    struct.pack_into("<II", header, 68, none, 0)
    struct.pack_into("<109I", header, 76, 0, *[none] * 108)
    chain = [none - 2, *range(2, count + 1), none - 1]
    table = struct.pack(f"<{size // 4}I", *chain, *[none] * (size // 4 - len(chain)))
    return bytes(header).ljust(size, b"\0") + table + directory.ljust(count * size, b"\0")
