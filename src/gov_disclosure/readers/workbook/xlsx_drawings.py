"""The drawings part of an XLSX file: where pictures, text boxes and shapes lie over a sheet."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside, Standing
from gov_disclosure.readers.workbook.overlays import Overlay
from gov_disclosure.readers.workbook.sheets import Area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_disclosure.readers.workbook.xml_records import Element

DRAWING_RECORDS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})

UNITS_OF_POINT = 12_700
UNITS_OF_PIXEL = 9_525
_USUAL_HEIGHT, _USUAL_WIDTH = 15 * UNITS_OF_POINT, 64 * UNITS_OF_PIXEL
_LEAST_SEEN = 2 * UNITS_OF_PIXEL
_MOST_COVERED = 500  # rows or columns


@attrs.define
class Extents:
    """Heights of the rows and widths of the columns of a sheet, in the units of drawings.

    Attributes:
        heights: those of rows that are given.
        widths: those of columns that are given.
    """

    heights: dict[int, int] = attrs.field(factory=dict)
    widths: dict[int, int] = attrs.field(factory=dict)


def overlays_of(records: Iterable[Element], extents: Extents) -> Iterator[Overlay]:
    """Yield what DRAWING_RECORDS say that lies over cells.

    Args:
        records: the records.
        extents: how large rows and columns are.
    """
    for anchor in records:
        texts: list[str] = []
        is_hidden: bool | None = None
        todo = [anchor]
        while todo:
            element = todo.pop()
            if element.name == "t":
                texts.append(element.text)
            elif element.name == "cNvPr" and is_hidden is None:  # else of a part of a group
                is_hidden = element.is_set("hidden")
            todo += reversed(element.children)
        if not is_hidden:
            yield Overlay(_area(anchor, extents), Beside(Standing.PICTURE, "".join(texts).strip()))


def _area(anchor: Element, extents: Extents) -> Area:
    start, end, size = map(anchor.child, ("from", "to", "ext"))
    top, above = _position(start, "row")
    left, before = _position(start, "col")
    if start is None and (at := anchor.child("pos")) is not None:
        above, before = _number(at.attributes.get("y")), _number(at.attributes.get("x"))
    if end is not None:
        bottom, below = _position(end, "row")
        right, after = _position(end, "col")
        return Area(
            top,
            left,
            bottom - (bottom > top and below < _LEAST_SEEN),
            right - (right > left and after < _LEAST_SEEN),
        )
    height, width = (
        _number(size.attributes.get(name)) if size is not None else 0 for name in ("cy", "cx")
    )
    first_row, last_row = _covered(top, above, height, extents.heights, _USUAL_HEIGHT)
    first_column, last_column = _covered(left, before, width, extents.widths, _USUAL_WIDTH)
    return Area(first_row, first_column, last_row, last_column)


def _covered(
    number: int, offset: int, extent: int, sizes: Mapping[int, int], usual: int
) -> tuple[int, int]:
    """Return the first and the last row or column that something covers.

    Args:
        number: the row or column from which is counted.
        offset: how far from it the thing begins.
        extent: how large it is.
        sizes: sizes of rows or columns, where they are not usual.
        usual: the usual size.
    """
    end = offset + max(extent - _LEAST_SEEN, 0)
    numbers = range(number, number + _MOST_COVERED)
    ends = list(itertools.accumulate(sizes.get(one, usual) for one in numbers))
    return number + bisect.bisect_right(ends, offset), number + bisect.bisect_right(ends, end)


def _position(corner: Element | None, axis: str) -> tuple[int, int]:
    """Return row or column of a corner, and how far within it the corner is."""
    if corner is None:
        return 0, 0
    number, offset = corner.child(axis), corner.child(f"{axis}Off")
    return (
        _number(number.text if number is not None else None),
        _number(offset.text if offset is not None else None),
    )


def _number(text: str | None) -> int:
    """Return a number; what is none is 0."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 12 else 0
