"""The header rows of a grid: which column of the form each grid column is, and if for certain."""

from __future__ import annotations

import functools
import itertools
import math
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace
from gov_disclosure.forms.extraction.columns import rows_across, statutory_columns
from gov_disclosure.forms.extraction.strips import PrintedCell, PrintedColumn
from gov_disclosure.forms.words.labels import (
    SectionLabels,
    form_rows,
    header_parts,
    key,
    section_labels,
    without_notes,
)
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


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


def texts_of(rows: Iterable[Iterable[GridCell]]) -> set[str]:
    """Return the texts of a grid, each once: most figures come many times."""
    return {cell.text for row in rows for cell in row}


@attrs.frozen
class Leaf:
    """A lowest header cell over data columns.

    Attributes:
        column: what it names.
        start: its first grid column.
        end: the grid column after its last one.
        row: path of the row that its column belongs to where rows lie across, or None.
        groups: keys of the labels over groups of columns or rows that stand above it.
        others: what else stands above it, which the form does not have.
    """

    column: PrintedColumn
    start: int
    end: int
    row: str | None = None
    groups: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@functools.cache
def _groups_over(name: str, row: str | None, column: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the keys of the labels over a row that lies across, and over a column of it."""
    for form in form_rows(name).values():
        facts = form.get(row) if row is not None else next(iter(form.values()))
        if facts is not None and column in dict(facts.columns):
            over_row = (*facts.row.parents, facts.row.label) if row is not None else ()
            parents = dict(facts.columns)[column].parents
            return frozenset(map(key, over_row)), frozenset(map(key, parents))
    return frozenset(), frozenset()


def _stands_under_its_own(
    name: str, leaf: Leaf, names: Sequence[str], printed: frozenset[str]
) -> bool:
    """Tell whether a column stands under its own groups and no other.

    Args:
        name: field name of the section.
        leaf: the column.
        names: names of all columns of its row, in printed order.
        printed: keys of all groups that the header prints.
    """
    over_row, over_column = _groups_over(name, leaf.row, leaf.column.name or "")
    if tuple(names) == statutory_columns(name):
        over_column = frozenset()  # their order says it, however wide a group was drawn
        foreign = leaf.groups & frozenset(rows_across(name)[2]) - over_row
    else:
        foreign = leaf.groups - over_row - over_column
    return not foreign and over_row & printed | over_column <= leaf.groups


@attrs.define
class GridHeader:
    """The header rows above the rows being read; they hold until the next header begins.

    Attributes:
        name: field name of the section.
        closed: whether a row below it has been read, so that the next header row begins anew.
        is_own: whether any header row stands in the table being read.
    """

    name: str
    closed: bool = True
    is_own: bool = False
    _labels: SectionLabels = attrs.field(init=False)
    _is_across: bool = attrs.field(init=False)
    _rows: list[list[GridCell]] = attrs.field(factory=list, init=False)
    _leaves: list[Leaf] | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._labels = section_labels(self.name)
        self._is_across = table_shape(self.name).is_across

    def add(self, row: list[GridCell]) -> None:
        """Take one more header row."""
        if self.closed:
            self.clear()
        self._rows.append(row)
        del self._rows[:-_MOST_ROWS]
        self._leaves = None
        self.closed, self.is_own = False, True

    def clear(self) -> None:
        """Forget the header."""
        self._rows = []
        self._leaves = None
        self.closed = True

    def leaves(self) -> Sequence[Leaf]:
        """Return the lowest header cells over data, in grid order."""
        if self._leaves is None:
            found = self._found_leaves()
            is_merged = any(cell.place.column_span > 1 for row in self._rows for cell in row)
            self._leaves = found if is_merged else _with_rows_carried_on(self.name, found)
        return self._leaves

    def _found_leaves(self) -> list[Leaf]:
        lowest: dict[int, tuple[GridCell, Leaf]] = {}
        groups: dict[int, frozenset[str]] = {}
        for row in self._rows:
            carried: frozenset[str] = frozenset()
            for cell in row:
                columns = range(cell.place.column, cell.end)
                if cell.text.strip():
                    carried = frozenset(self._groups_in(cell.text))
                    here = Leaf(self._printed_column(cell), 0, 0, self._row_in(cell.text))
                    lowest |= {c: (cell, self._below(lowest.get(c), here)) for c in columns}
                # A spreadsheet leaves blank cells where a merged label goes on.
                for column in columns if carried else ():
                    groups[column] = groups.get(column, frozenset()) | carried
        found: list[Leaf] = []
        for _, side_by_side in itertools.groupby(sorted(lowest), lambda c: id(lowest[c][0])):
            run = list(side_by_side)
            over = frozenset[str]().union(*(groups.get(column, ()) for column in run))
            leaf = lowest[run[0]][1]
            found.append(Leaf(leaf.column, run[0], run[-1] + 1, leaf.row, over, leaf.others))
        return list(itertools.dropwhile(lambda leaf: leaf.column.name is None, found))

    def _below(self, above: tuple[GridCell, Leaf] | None, leaf: Leaf) -> Leaf:
        """Return a header cell with what the one above it says of it."""
        if above is None:
            return leaf
        cell, over = above
        others = over.others if self._is_of_form(cell.text) else over.others | {cell.text}
        return Leaf(leaf.column, leaf.start, leaf.end, leaf.row or over.row, leaf.groups, others)

    def _is_of_form(self, text: str) -> bool:
        label = without_notes(text)
        return self._labels.is_known(label) or bool(self._labels.joined(label))

    @property
    def hides_columns(self) -> bool:
        """Whether it names columns over which other header cells stand.

        Merged cells that left no trace do that: then only the order of reading counts.
        """
        statutory = statutory_columns(self.name)
        names = [leaf.column.name for leaf in self.leaves()]
        named = [column.name for column in self.in_reading_order() if column.name is not None]
        shown = sum(name is not None for name in names)
        return bool(statutory) and (
            shown < len(named) or (None in names and not set(statutory) <= set(names))
        )

    @property
    def is_coherent(self) -> bool:
        """Whether it proves which column is which, in whatever order they are printed.

        It does if it names each column of a row once, each under the groups that the form
        prints above it and under no other. Columns in statutory order need no group above.
        """
        statutory = statutory_columns(self.name)
        leaves = [leaf for leaf in self.leaves() if leaf.column.name is not None]
        printed = frozenset().union(*(leaf.groups for leaf in leaves))
        rows = dict.fromkeys(leaf.row for leaf in leaves)
        if None in rows and len(rows) > 1:
            return False
        for row in rows:
            own = [leaf for leaf in leaves if leaf.row == row]
            names = tuple(leaf.column.name or "" for leaf in own)
            if len(set(names)) != len(names) or (statutory and set(names) != set(statutory)):
                return False
            if any(not _stands_under_its_own(self.name, leaf, names, printed) for leaf in own):
                return False
            if len({leaf.others for leaf in own}) > 1:
                return False
        return bool(leaves)

    @property
    def names_others(self) -> bool:
        """Whether it names anything that is no column, row or group of the form."""
        return not all(self._is_of_form(cell.text) for cell in self._printed_cells())

    @property
    def width(self) -> int:
        """The grid column where its cells end, blank ones included."""
        return max((cell.end for row in self._rows for cell in row), default=0)

    @property
    def first_column(self) -> float:
        """The first grid column over which a column of the form stands; infinity for none."""
        starts = (leaf.start for leaf in self.leaves() if leaf.column.name is not None)
        return min(starts, default=math.inf)

    def groups_as_read(self) -> tuple[str, ...]:
        """Return the keys of the labels of rows that it names, and over them, as it reads."""
        texts = (cell.text for cell in self._printed_cells())
        return tuple(dict.fromkeys(key for text in texts for key in self._groups_in(text)))

    def in_reading_order(self) -> Iterator[PrintedColumn]:
        """Yield what the header cells name, row by row, whatever they stand over."""
        yield from map(self._printed_column, self._printed_cells())

    def _printed_cells(self) -> Iterator[GridCell]:
        return (cell for row in self._rows for cell in row if cell.text.strip())

    def _printed_column(self, cell: GridCell) -> PrintedColumn:
        return PrintedColumn("".join(cell.text.split()), self._labels.column(cell.text))

    def _groups_in(self, text: str) -> tuple[str, ...]:
        """Return the keys of the groups that a header cell is or names, outermost first."""
        parts = [key(without_notes(part)) for part in (text, *header_parts(text))]
        groups = [part for part in parts if part in self._labels.column_groups]
        row = self._row_in(text)
        if row is not None:
            paths, labels, _ = rows_across(self.name)
            groups.append(labels[paths.index(row)])
        return tuple(groups)

    def _row_in(self, text: str) -> str | None:
        if not self._is_across:
            return None
        joined = map(self._labels.rows.get, reversed(self._labels.joined(text)))
        parts = map(self._labels.row, header_parts(text))
        return next(filter(None, (*joined, *parts)), None)


def _with_rows_carried_on(name: str, leaves: Sequence[Leaf]) -> list[Leaf]:
    """Let the label of a row that lies across hold for the columns after its own.

    A copy without merged cells may leave out where such a label goes on. It ends where the order
    of the form begins again.
    """
    places = {column: place for place, column in enumerate(statutory_columns(name))}
    carried: list[Leaf] = []
    before: Leaf | None = None
    last_place = -1
    for leaf in leaves:
        place = places.get(leaf.column.name or "", -1)
        if leaf.row is not None:
            before = leaf
        elif place <= last_place:
            before = None
        if before is not None:
            carried.append(attrs.evolve(leaf, row=before.row, groups=before.groups | leaf.groups))
        else:
            carried.append(leaf)
        last_place = place
    return carried
