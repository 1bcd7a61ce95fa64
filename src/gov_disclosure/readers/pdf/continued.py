"""Ruled tables that go on over a page break, put together again.

A part on the next page belongs to the same table if it is as wide and nothing stands between.
A row that was split at the break, or a label over several rows, is put together only where
the text shows it: what stands above fills the foot of its cell to the end of the line, and
what stands below begins no new item.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.pdf.lattice import TOLERANCE
from gov_disclosure.readers.pdf.tables import PADDING, DrawnCell, DrawnTable

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME_WIDTH = 2 * TOLERANCE
_NEW_ITEM = re.compile(
    r"[（(]?\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[）)、.．]|第[一二三四五六七八九十]+|[①-⑳]"
)

_UNBROKEN = re.compile(r".[、，。．；：？！）】〕》”’]*")
"""What is not broken: no line begins with such a mark."""


def continued(above: DrawnTable, below: DrawnTable) -> DrawnTable | None:
    """Return two tables as one if the second goes on where the first ends, else None.

    Args:
        above: the last table of a page, with nothing below it.
        below: the first table of the next page, with nothing above it.
    """
    if below.page != above.page + 1 or abs(above.frame.width - below.frame.width) > _SAME_WIDTH:
        return None
    start, end = below.box, above.box
    lower = [
        attrs.evolve(cell, box=cell.box.moved(end.left - start.left, end.bottom - start.top))
        for cell in below.cells
    ]
    merged = _merged(
        [cell for cell in above.cells if _is_at(cell.box.bottom, end.bottom)],
        [cell for cell in lower if _is_at(cell.box.top, end.bottom)],
    )
    gone = {cell for pair in merged for cell in pair}
    kept = [cell for cell in (*above.cells, *lower) if cell not in gone]
    return DrawnTable(
        (*kept, *(_one_cell(one, other) for one, other in merged)), below.page, below.frame
    )


def _merged(
    upper: Sequence[DrawnCell], lower: Sequence[DrawnCell]
) -> list[tuple[DrawnCell, DrawnCell]]:
    """Return the cells on both sides of a page break that are one cell each."""
    pairs = [(one, other) for one in upper for other in lower if _is_same_column(one, other)]
    going_on = [(one, other) for one, other in pairs if _goes_on(one, other)]
    if not going_on:
        return []
    last_row = max(one.box.top for one in upper)
    first_row = min(other.box.bottom for other in lower)
    in_row = [
        (one, other)
        for one, other in pairs
        if _is_at(one.box.top, last_row) and _is_at(other.box.bottom, first_row)
    ]
    is_split = (
        len(pairs) == len(upper) == len(lower)
        and any(pair in going_on for pair in in_row)
        and all(
            not one.lines or not other.lines or (one, other) in going_on for one, other in in_row
        )
    )
    if is_split:
        return [
            (one, other)
            for one, other in pairs
            if not one.lines or not other.lines or (one, other) in going_on
        ]
    return [pair for pair in going_on if pair not in in_row]


def _is_at(edge: float, place: float) -> bool:
    return abs(edge - place) <= TOLERANCE


def _is_same_column(one: DrawnCell, other: DrawnCell) -> bool:
    return _is_at(one.box.left, other.box.left) and _is_at(one.box.right, other.box.right)


def _goes_on(above: DrawnCell, below: DrawnCell) -> bool:
    """Tell whether text certainly goes on from a cell to the one below the page break."""
    if not above.lines or not below.lines or _NEW_ITEM.match(below.text):
        return False
    last = above.lines[-1]
    next_piece = _UNBROKEN.match(below.text)
    size = last.size * (len(next_piece.group()) if next_piece else 1)
    is_full = above.box.width - last.box.width < size + 2 * PADDING
    at_foot = above.printed.bottom - last.box.bottom < last.size + PADDING
    return is_full and at_foot


def _one_cell(above: DrawnCell, below: DrawnCell) -> DrawnCell:
    return attrs.evolve(
        above,
        lines=above.lines + below.lines,
        aside=above.aside + below.aside,
        box=attrs.evolve(above.box, bottom=below.box.bottom),
    )
