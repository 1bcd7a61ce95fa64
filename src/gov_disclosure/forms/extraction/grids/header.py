"""The header rows of a grid: which column of the form each grid column is."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace
from gov_disclosure.forms.extraction.strips import PrintedCell, PrintedColumn
from gov_disclosure.forms.words.labels import SectionLabels, header_parts
from gov_disclosure.model.cells import TableShape
from gov_disclosure.model.disputes import CaseResults
from gov_disclosure.model.paths import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_MOST_ROWS = 12
"""Rows of a header that count, the lowest ones; the form has three, some broken over lines."""


@attrs.frozen
class GridCell:
    """A cell of a grid.

    Attributes:
        text: its text as printed.
        place: where it stands in the grid.
        printed_at: where it was printed, if the grid was turned.
    """

    text: str
    place: CellPlace
    printed_at: CellPlace | None = None

    @property
    def end(self) -> int:
        """The grid column after its last one."""
        return self.place.column + self.place.column_span

    def printed(self, table: int | None) -> PrintedCell:
        """Return it as it was printed in a table of the document."""
        return PrintedCell(self.text, self.printed_at or self.place, table)


@attrs.frozen
class Leaf:
    """A lowest header cell over data columns.

    Attributes:
        column: what it names.
        start: its first grid column.
        end: the grid column after its last one.
        row: path of the row of section 四 that its columns belong to, or None.
    """

    column: PrintedColumn
    start: int
    end: int
    row: str | None = None


@attrs.define
class GridHeader:
    """The header rows above the rows being read; they hold until the next header begins.

    Attributes:
        labels: labels of the section.
        shape: shape of its table.
        statutory: names of the columns that all its rows share.
        closed: whether a row below it has been read, so that the next header row begins anew.
    """

    labels: SectionLabels
    shape: TableShape
    statutory: tuple[str, ...]
    closed: bool = True
    _rows: list[list[GridCell]] = attrs.field(factory=list, init=False)
    _leaves: list[Leaf] | None = attrs.field(default=None, init=False)

    def __bool__(self) -> bool:
        """Whether there is any header row."""
        return bool(self._rows)

    def add(self, row: list[GridCell]) -> None:
        """Take one more header row."""
        if self.closed:
            self.clear()
        self._rows.append(row)
        del self._rows[:-_MOST_ROWS]
        self._leaves = None
        self.closed = False

    def clear(self) -> None:
        """Forget the header."""
        self._rows = []
        self._leaves = None
        self.closed = True

    def leaves(self) -> Sequence[Leaf]:
        """Return the lowest header cells over data, in grid order."""
        if self._leaves is None:
            self._leaves = _with_rows_carried_on(self._found_leaves())
        return self._leaves

    def _found_leaves(self) -> list[Leaf]:
        lowest: dict[int, tuple[GridCell, str | None]] = {}
        for cell in self._printed_cells():
            for column in range(cell.place.column, cell.end):
                above = lowest.get(column, (cell, None))[1]
                lowest[column] = (cell, self._case_row_in(cell.text) or above)
        found: list[Leaf] = []
        previous = None
        for column in sorted(lowest):
            cell, case_row = lowest[column]
            if cell is previous and found[-1].end == column:
                found[-1] = attrs.evolve(found[-1], end=column + 1)
            else:
                found.append(Leaf(self._printed_column(cell), column, column + 1, case_row))
            previous = cell
        return list(itertools.dropwhile(lambda leaf: leaf.column.name is None, found))

    @property
    def hides_columns(self) -> bool:
        """Whether it names columns over which other header cells stand.

        Merged cells that left no trace do that: then only the order of reading counts.
        """
        names = [leaf.column.name for leaf in self.leaves()]
        named = [column.name for column in self.in_reading_order() if column.name is not None]
        shown = sum(name is not None for name in names)
        return self.shape.shares_header and (
            shown < len(named) or (None in names and not set(self.statutory) <= set(names))
        )

    @property
    def first_column(self) -> float:
        """The first grid column over which a column of the form stands; infinity for none."""
        starts = (leaf.start for leaf in self.leaves() if leaf.column.name is not None)
        return min(starts, default=math.inf)

    def in_reading_order(self) -> Iterator[PrintedColumn]:
        """Yield what the header cells name, row by row, whatever they stand over."""
        yield from map(self._printed_column, self._printed_cells())

    def _printed_cells(self) -> Iterator[GridCell]:
        return (cell for row in self._rows for cell in row if cell.text.strip())

    def _printed_column(self, cell: GridCell) -> PrintedColumn:
        return PrintedColumn("".join(cell.text.split()), self.labels.column(cell.text))

    def _case_row_in(self, text: str) -> str | None:
        if not self.shape.is_across:
            return None
        joined = map(self.labels.rows.get, reversed(self.labels.joined(text)))
        parts = map(self.labels.row, header_parts(text))
        return next(filter(None, (*joined, *parts)), None)


def _with_rows_carried_on(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Let a label of section 四 hold for the columns after its own, in the order of the form.

    A spreadsheet leaves blank cells where a merged label goes on.
    """
    places = {name: place for place, (name, _) in enumerate(columns(CaseResults))}
    carried: list[Leaf] = []
    row, last_place = None, -1
    for leaf in leaves:
        place = places.get(leaf.column.name or "", -1)
        if leaf.row is not None:
            row = leaf.row
        elif place <= last_place:
            row = None
        carried.append(attrs.evolve(leaf, row=row))
        last_place = place
    return carried
