"""Data cells of a grid row matched to the columns that its header names."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.forms.extraction.grids.cells import GridCell
    from gov_disclosure.forms.extraction.grids.header import Leaf


def cells_under(
    leaves: Sequence[Leaf],
    cells: Sequence[GridCell],
    width: int,
    *,
    in_order: bool,
    is_filled: bool,
) -> list[GridCell] | None:
    """Return the cell under each leaf, or None where that is not certain.

    Cells are matched by the grid column they begin in or, where body and header were merged
    differently, by their order. A merged cell stands under each leaf that it covers. A row
    that goes on beyond its header has a cell too many, whatever stands in it.

    Args:
        leaves: lowest header cells, in grid order.
        cells: data cells of one row, in grid order.
        width: grid columns of the table.
        in_order: whether the leaves stand as the form has them, so that cells can be counted off.
        is_filled: whether the text of a merged cell was filled into all its places.
    """
    if not leaves or not cells:
        return None
    by_start = {cell.column: cell for cell in cells}
    if all(leaf.start in by_start for leaf in leaves) and cells[-1].end <= leaves[-1].end:
        under = [by_start[leaf.start] for leaf in leaves]
        if len(cells) == len(leaves):
            return under
        # What stands beside a figure below the same header cell repeats it, or is blank.
        repeats = (
            {
                (column, first.text)
                for column in range(leaf.start, leaf.end if is_filled else leaf.start + 1)
            }
            for leaf, first in zip(leaves, under, strict=True)
        )
        said = {*itertools.chain.from_iterable(repeats)}
        if all((c.column, c.text) in said or c.said.is_blank for c in cells):
            return under
    if len(cells) < len(leaves):
        return _under_merged(leaves, cells)
    is_whole = all(a.end == b.column for a, b in itertools.pairwise(cells))
    if len(cells) > len(leaves) or not in_order or not is_whole:
        return None
    # Where a row ends early, a blank before its figures may belong to its label.
    return list(cells) if cells[-1].end == width or not cells[0].said.is_blank else None


def _under_merged(leaves: Sequence[Leaf], cells: Sequence[GridCell]) -> list[GridCell] | None:
    """Return the cell under each leaf where some cells cover several leaves."""
    edges = [leaves[0].start, *(leaf.end for leaf in leaves)]
    is_under = cells[0].column == edges[0] and cells[-1].end == edges[-1]
    touching = all(a.end == b.column for a, b in itertools.pairwise(cells))
    if not is_under or not touching or not all(cell.end in edges for cell in cells):
        return None
    return [cell for cell in cells for _ in range(edges.index(cell.column), edges.index(cell.end))]
