"""Blank cells that are no figures: what is left of merged cells, or fills rows to one width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.forms.extraction.grids.cells import GridCell


_FEWEST_ROWS = 3


@attrs.frozen
class Padding:
    """Where the figures stand among the cells of the rows below one header.

    Attributes:
        size: how many figures a row has; 0 where the header stands over its cells.
        start: the grid column in which the figures may begin in every row.
        after: the grid column from which all is padding; None for none.
        by_column: whether all that is printed stands in the columns from ``start`` on.
        by_label: whether all that is printed follows the label of its row at once.
    """

    size: int = 0
    start: int = 0
    after: int | None = None
    by_column: bool = False
    by_label: bool = False

    def without(self, cells: Sequence[GridCell]) -> list[GridCell] | None:
        """Return the figures among the cells of a row; None where it is not certain which."""
        if self.after is not None:
            return [cell for cell in cells if cell.column < self.after]
        is_blank = all(cell.said.is_blank for cell in cells)
        if not self.size or is_blank:
            return list(cells[: self.size or None])
        if len(cells) <= self.size:
            return list(cells)
        by_column = [cell for cell in cells if 0 <= cell.column - self.start < self.size]
        by_label = list(cells[: self.size])
        if self.by_column and (by_column == by_label or not self.by_label):
            return by_column
        is_by_label = self.by_label and not self.by_column and not by_label[-1].said.is_blank
        return by_label if is_by_label else None


def padding_of(
    rows: Sequence[Sequence[GridCell]],
    start: int,
    size: int,
    header_end: int | None,
    header_width: int,
) -> Padding:
    """Return how the rows below a header are padded.

    Args:
        rows: the cells of each row after its label.
        start: the grid column after all labels.
        size: how many columns the header names.
        header_end: the grid column where the names of the header end, if it stands over the cells.
        header_width: the grid column where the cells of the header end, blank ones included.
    """
    filled = [row for row in rows if row]
    if not filled:
        return Padding()
    is_rectangular = len({row[-1].end for row in filled}) == 1
    if header_end is not None:
        beyond = [cell for row in filled for cell in row if cell.column >= header_end]
        # A single row that is longer than its header has a cell too many.
        is_told = len(filled) >= _FEWEST_ROWS or header_width >= max(row[-1].end for row in filled)
        is_padded = is_rectangular and is_told and all(cell.said.is_blank for cell in beyond)
        return Padding(after=header_end) if beyond and is_padded else Padding()
    if not is_rectangular:
        return Padding(size)
    printed = [
        [(n, cell) for n, cell in enumerate(row) if not cell.said.is_blank] for row in filled
    ]
    return Padding(
        size,
        start,
        by_column=all(0 <= cell.column - start < size for row in printed for _, cell in row),
        by_label=all(number < size for row in printed for number, _ in row),
    )
