"""The header rows of a grid: which column of the form each grid column is, and if for certain."""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import attrs

from gov_disclosure.forms.extraction.columns import (
    possible_columns,
    rows_across,
    statutory_columns,
)
from gov_disclosure.forms.extraction.strips import PrintedColumn
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
    from collections.abc import Iterator

    from gov_disclosure.forms.extraction.grids.cells import GridCell

_MOST_ROWS = 12
"""Rows of a header that count, the lowest ones; the form has three, some broken over lines."""

_LARGEST = 1000
"""Characters and cells of a header that is remembered."""


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


class HeaderCell(NamedTuple):
    """A cell of a header, in whatever row of whatever table it stands.

    Attributes:
        text: its text as printed.
        column: the first grid column that it covers.
        end: the grid column after its last one.
    """

    text: str
    column: int
    end: int


@attrs.frozen(eq=False)
class Header:
    """The header rows above rows of figures.

    Attributes:
        name: field name of the section.
        rows: the rows.
    """

    name: str
    rows: Sequence[Sequence[HeaderCell]]

    @functools.cached_property
    def _labels(self) -> SectionLabels:
        return section_labels(self.name)

    @functools.cached_property
    def leaves(self) -> Sequence[Leaf]:
        """The lowest header cells over data, in grid order."""
        found = self._found_leaves()
        is_merged = any(cell.end - cell.column > 1 for row in self.rows for cell in row)
        return found if is_merged else _with_rows_carried_on(self.name, found)

    @functools.cached_property
    def columns(self) -> tuple[PrintedColumn, ...]:
        """What the leaves name."""
        return tuple(leaf.column for leaf in self.leaves)

    @functools.cached_property
    def names(self) -> tuple[str, ...]:
        """The columns of the form that the leaves name, with "" for others."""
        return tuple(column.name or "" for column in self.columns)

    @functools.cached_property
    def starts(self) -> list[int]:
        """The first grid column of each leaf."""
        return [leaf.start for leaf in self.leaves]

    @functools.cached_property
    def named(self) -> list[PrintedColumn]:
        """The columns of the form that it names, as it reads, whatever they stand over."""
        printed = map(self._printed_column, self._printed_cells())
        return [column for column in printed if column.name is not None]

    def _found_leaves(self) -> list[Leaf]:
        lowest: dict[int, tuple[HeaderCell, Leaf]] = {}
        groups: dict[int, frozenset[str]] = {}
        for row in self.rows:
            carried: frozenset[str] = frozenset()
            for cell in row:
                columns = range(cell.column, cell.end)
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

    def _below(self, above: tuple[HeaderCell, Leaf] | None, leaf: Leaf) -> Leaf:
        """Return a header cell with what the one above it says of it."""
        if above is None:
            return leaf
        cell, over = above
        others = over.others if self._is_of_form(cell.text) else over.others | {cell.text}
        return Leaf(leaf.column, leaf.start, leaf.end, leaf.row or over.row, leaf.groups, others)

    def _is_of_form(self, text: str) -> bool:
        label = without_notes(text)
        return self._labels.is_known(label) or bool(self._labels.joined(label))

    @functools.cached_property
    def hides_columns(self) -> bool:
        """Whether it names columns over which other header cells stand.

        Merged cells that left no trace do that: then only the order of reading counts.
        """
        statutory = statutory_columns(self.name)
        shown = len(self.names) - self.names.count("")
        return bool(statutory) and (
            shown < len(self.named) or ("" in self.names and not set(statutory) <= set(self.names))
        )

    @functools.cached_property
    def is_coherent(self) -> bool:
        """Whether it proves which column is which, in whatever order they are printed.

        It does if it names each column of a row once, each under the groups that the form
        prints above it and under no other. Columns in statutory order need no group above.
        """
        statutory = statutory_columns(self.name)
        leaves = [leaf for leaf in self.leaves if leaf.column.name is not None]
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

    def proves(self, row: str | None) -> bool:
        """Tell whether it names each column of a row, for certain, and nothing else."""
        if "" in self.names or row is None:
            return "" not in self.names
        is_certain = self.is_coherent or not statutory_columns(self.name)
        return is_certain and self.names in possible_columns(self.name, row)

    @property
    def names_others(self) -> bool:
        """Whether it names anything that is no column, row or group of the form."""
        return not all(self._is_of_form(cell.text) for cell in self._printed_cells())

    @functools.cached_property
    def width(self) -> int:
        """The grid column where its cells end, blank ones included."""
        return max((cell.end for row in self.rows for cell in row), default=0)

    @functools.cached_property
    def first_column(self) -> float:
        """The first grid column over which a column of the form stands; infinity for none."""
        starts = (leaf.start for leaf in self.leaves if leaf.column.name is not None)
        return min(starts, default=math.inf)

    def groups_as_read(self) -> tuple[str, ...]:
        """Return the keys of the labels of rows that it names, and over them, as it reads."""
        texts = (cell.text for cell in self._printed_cells())
        return tuple(dict.fromkeys(key for text in texts for key in self._groups_in(text)))

    def _printed_cells(self) -> Iterator[HeaderCell]:
        return (cell for row in self.rows for cell in row if cell.text.strip())

    def _printed_column(self, cell: HeaderCell) -> PrintedColumn:
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
        if not table_shape(self.name).is_across:
            return None
        joined = map(self._labels.rows.get, reversed(self._labels.joined(text)))
        parts = map(self._labels.row, header_parts(text))
        return next(filter(None, (*joined, *parts)), None)


_remembered = functools.lru_cache(maxsize=128)(Header)


def header_of(name: str, rows: Sequence[Sequence[GridCell]]) -> Header:
    """Return the header that rows form; those of the same layout come in many tables.

    Args:
        name: field name of the section.
        rows: its rows; only the lowest count.
    """
    cells = tuple(
        tuple(HeaderCell(cell.said.text, cell.column, cell.end) for cell in row)
        for row in rows[-_MOST_ROWS:]
    )
    size = sum(len(cell.text) + 1 for row in cells for cell in row)
    return (_remembered if size <= _LARGEST else Header)(name, cells)


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
