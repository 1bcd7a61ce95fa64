"""The stream of an XLS file that holds its workbook, and how much is in it."""

from __future__ import annotations

import io
import struct
from collections import deque
from typing import TYPE_CHECKING

from xlrd.biffh import (
    XL_MERGEDCELLS,
    XL_MULBLANK,
    XL_MULRK,
    XLRDError,
)
from xlrd.compdoc import CompDoc

from gov_disclosure.readers.workbook.sheets import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = ("Workbook", "Book")
_HEADER = struct.Struct("<HH")
_LONGEST = 1 << 16
_BEGIN, _SHEET, _DRAWING, _OBJECT = 0x0809, 0x0085, 0x00EC, 0x005D
_ANCHOR = b"\0\0\x10\xf0\x12\0\0\0"  # header of the record that tells where a shape lies
_CORNERS = struct.Struct("<2x8H")
_KIND = struct.Struct("<4xH")
_NOT_SEEN = frozenset({0x14, 0x19})  # arrows of filters and lists, comments
_LEAST_SEEN_ACROSS, _LEAST_SEEN_DOWN = 1024 // 32, 256 // 16  # parts of a column, of a row
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


def holds_more(stream: bytes, most: int) -> bool:
    """Tell whether a stream has too many records, where one of many cells counts as so many.

    Args:
        stream: the stream.
        most: most records.
    """
    if len(stream) + _LONGEST <= most * min(_SIZES.values()):
        return False
    count = position = 0
    while position + _HEADER.size <= len(stream) and count <= most:
        kind, length = _HEADER.unpack_from(stream, position)
        count += 1 + length // _SIZES.get(kind, _LONGEST)
        position += _HEADER.size + length
    return count > most


def drawn_areas(stream: bytes) -> dict[int, list[Area]]:
    """Return the cells over which pictures and shapes lie, by number of the sheet.

    Args:
        stream: the stream.
    """
    if _ANCHOR not in stream:
        return {}
    sheets: dict[int, int] = {}  # where each begins
    found: dict[int, list[Area]] = {}
    waiting: deque[Area] = deque()  # for the record of its object
    position, sheet = 0, -1
    while position + _HEADER.size <= len(stream):
        kind, length = _HEADER.unpack_from(stream, position)
        begin, end = position + _HEADER.size, position + _HEADER.size + length
        if kind == _SHEET and length > 5 and stream[begin + 5] == 0:
            sheets[int.from_bytes(stream[begin : begin + 4], "little")] = len(sheets)
        elif kind == _BEGIN and position in sheets:
            sheet = sheets[position]
            waiting.clear()
        elif kind == _DRAWING:
            waiting += _anchors(stream[begin:end])
        elif kind == _OBJECT and length >= _KIND.size and waiting:
            area = waiting.popleft()
            if _KIND.unpack_from(stream, begin)[0] not in _NOT_SEEN:
                found.setdefault(sheet, []).append(area)
        position = end
    return found


def _anchors(drawing: bytes) -> Iterator[Area]:
    place = drawing.find(_ANCHOR)
    while 0 <= place <= len(drawing) - len(_ANCHOR) - _CORNERS.size:
        place += len(_ANCHOR)
        left, _, top, _, right, after, bottom, below = _CORNERS.unpack_from(drawing, place)
        yield Area(
            top,
            left,
            max(top, bottom - (below < _LEAST_SEEN_DOWN)),
            max(left, right - (after < _LEAST_SEEN_ACROSS)),
        )
        place = drawing.find(_ANCHOR, place)
