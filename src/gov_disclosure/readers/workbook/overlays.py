"""What lies over the cells of a sheet: pictures, shapes, formats that hold under a condition."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Beside
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.workbook.sheets import Area, SheetCell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.workbook.sheets import Sheet

_FEWEST_TEXTS = 2  # beside one more cell in a row of a table


@attrs.frozen
class Overlay:
    """Something that lies over cells.

    Attributes:
        area: the cells.
        thing: what it is.
        is_seen: whether it is seen in a blank cell too.
    """

    area: Area
    thing: Beside
    is_seen: bool = True


def overlaid(sheet: Sheet, overlays: Sequence[Overlay], file: str | None, limits: Limits) -> Sheet:
    """Return a sheet whose cells tell what lies over them.

    Where no cell is described, a picture makes one only in a row of a table: those above and
    beside tables are no part of them.

    Args:
        sheet: the sheet.
        overlays: what lies over it.
        file: name of the file, for errors.
        limits: bounds on the places that are covered.

    Raises:
        UnreadableFileError: more places are covered than the limits allow.
    """
    if not overlays:
        return sheet
    rows, columns = (
        (sorted(set(numbers)) for numbers in zip(*sheet.cells, strict=True))
        if sheet.cells
        else ((), ())
    )
    texts_in_row = Counter(row for (row, _), cell in sheet.cells.items() if cell.text)
    found: defaultdict[tuple[int, int], list[Beside]] = defaultdict(list)
    left = limits.max_table_places
    for overlay in dict.fromkeys(overlays):
        area = overlay.area
        covered_rows = _between(rows, area.top, area.bottom)
        covered_columns = _between(columns, area.left, area.right)
        left -= len(covered_rows) * len(covered_columns)
        if left < 0:
            most = limits.max_table_places
            raise exceeded(file, most, "个有对象覆盖的格", "cells that something lies over")
        for place in itertools.product(covered_rows, covered_columns):
            cell = sheet.cells.get(place)
            is_of_table = cell is not None or texts_in_row[place[0]] >= _FEWEST_TEXTS
            if (cell is not None and cell.text) or (overlay.is_seen and is_of_table):
                found[place].append(overlay.thing)
    if not found:
        return sheet
    cells = dict(sheet.cells)
    for place, things in found.items():
        cell = cells.get(place, SheetCell(""))
        cells[place] = attrs.evolve(cell, beside=(*cell.beside, *things))
    return attrs.evolve(sheet, cells=cells)


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect.bisect_left(numbers, first) : bisect.bisect_right(numbers, last)]
