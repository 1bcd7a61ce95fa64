"""The stream of an XLS file that holds its workbook, and how much is in it."""

from __future__ import annotations

import io
import struct

from xlrd.biffh import (
    XL_MERGEDCELLS,
    XL_MULBLANK,
    XL_MULRK,
    XLRDError,
)
from xlrd.compdoc import CompDoc

_NAMES = ("Workbook", "Book")
_HEADER = struct.Struct("<HH")
_LONGEST = 1 << 16
_SIZES = {XL_MERGEDCELLS: 8, XL_MULBLANK: 2, XL_MULRK: 6}
"""Bytes that each cell or area takes in the records that hold several."""


def workbook_stream(data: bytes) -> bytes:
    """Return the stream that holds the workbook.

    Raises:
        XLRDError: there is none.
    """
    container = CompDoc(data, logfile=io.StringIO())
    for name in _NAMES:
        content, start, length = container.locate_named_stream(name)
        if content:
            return bytes(content[start : start + length])
    raise XLRDError("no workbook")


def count_cells(stream: bytes, most: int) -> int:
    """Return how many records a stream has, where one of many cells counts as so many.

    Args:
        stream: the stream.
        most: where counting ends.
    """
    count = position = 0
    while position + _HEADER.size <= len(stream) and count <= most:
        kind, length = _HEADER.unpack_from(stream, position)
        count += 1 + length // _SIZES.get(kind, _LONGEST)
        position += _HEADER.size + length
    return count
