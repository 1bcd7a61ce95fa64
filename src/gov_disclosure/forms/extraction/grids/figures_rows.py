"""Printed rows of figures in a grid as strips, by what the header above says of their cells."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.forms.extraction.columns import (
    are_alike,
    in_reading_order,
    may_stand_over,
    own_columns,
    possible_columns,
    rows_side_by_side,
    statutory_columns,
)
from gov_disclosure.forms.extraction.grids.cells import printed
from gov_disclosure.forms.extraction.grids.header import Header
from gov_disclosure.forms.extraction.grids.match import cells_under
from gov_disclosure.forms.extraction.grids.padding import Padding, padding_of
from gov_disclosure.forms.extraction.strips import (
    MERGED,
    NO_LABEL,
    PARTIAL_HEADER,
    WRONG_COUNT,
    WRONG_HEADER,
    PrintedCell,
    PrintedColumn,
    Strip,
)
from gov_disclosure.forms.words.labels import key, section_labels
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.forms.extraction.grids.cells import GridCell
    from gov_disclosure.forms.extraction.grids.header import Leaf
    from gov_disclosure.forms.extraction.strips import Doubt

Row: TypeAlias = "tuple[list[GridCell], int | None]"
"""The cells of a printed row, and which of them is its label, if one is of the form."""


@attrs.frozen
class Frame:
    """What all rows of a table stand in.

    Attributes:
        table: number of the table in the document.
        item: number of its item in the section.
        data_column: first grid column after the labels of the rows.
        width: grid columns of the rows that have labels.
        is_filled: whether the text of merged cells was filled into all their places.
    """

    table: int
    item: int
    data_column: int
    width: int
    is_filled: bool


@attrs.frozen(eq=False)
class RowsBelow:
    """The rows of figures below one header.

    Attributes:
        frame: what they stand in.
        header: the header.
        is_headed: whether any row of the header stands in the table of the rows.
        block: label of the block of section 二 they stand in.
        announced: path of the row that a line above the table names, or None.
        rows: the rows.
    """

    frame: Frame
    header: Header
    is_headed: bool
    block: str | None
    announced: str | None
    rows: Sequence[Row]

    def strips(self) -> Iterator[Strip]:
        """Yield what the rows give."""
        for row, place in self.rows:
            if place is None:
                yield from self._unlabelled(row)
            else:
                label = row[place].said
                yield self._labelled(label.text, label.row, row[place + 1 :])

    def _unlabelled(self, row: Sequence[GridCell]) -> Iterable[Strip]:
        """Return what a row without a label of the form gives."""
        cells = [cell for cell in row if not cell.said.is_group]
        if (added := self._added(cells)) is not None:
            return [added]
        if all(cell.said.is_blank for cell in cells):
            return []
        return [self._strip("", None, (), printed(row, self.frame.table), NO_LABEL)]

    def _is_in_order(self, row: str | None) -> bool:
        """Tell whether the header names the columns of a row as the form has them, or of all."""
        statutory = statutory_columns(self.header.name)
        if statutory:
            return self.header.names in (statutory, statutory * rows_side_by_side(self.header.name))
        return row is None or self.header.names in possible_columns(self.header.name, row)

    @functools.cached_property
    def _over(self) -> Padding:
        """How the rows are padded if the header stands over their cells."""
        leaves = self.header.leaves
        return self._padding(leaves[-1].end) if leaves else Padding()

    @functools.cached_property
    def _in_order(self) -> Padding:
        """How the rows are padded if it does not."""
        return self._padding(None)

    def _padding(self, end: int | None) -> Padding:
        rows = [row[label + 1 :] for row, label in self.rows if label is not None]
        size = len(statutory_columns(self.header.name))
        if not rows and table_shape(self.header.name).is_across:
            rows, size = [row for row, _ in self.rows], len(self.header.named)
        return padding_of(rows, self.frame.data_column, size, end, self.header.width)

    def _labelled(self, label: str, row: str | None, cells: Sequence[GridCell]) -> Strip:
        """Return a row that has a label."""
        header = self.header
        if not header.hides_columns:
            if (matched := self._matched(cells, row)) is not None:
                below = printed(matched, self.frame.table)
                if header.proves(row):
                    return self._strip(label, row, header.columns, below)
                return self._aligned(label, row, header.columns, below)
            named = [column for column in header.columns if column.name is not None]
            figures = self._in_order.without(self._data(cells)) or self._data(cells)
            is_statutory = bool(statutory_columns(self.header.name))
            is_sure = header.is_coherent if is_statutory else len(header.leaves) > len(figures)
            doubt = WRONG_COUNT if is_sure else WRONG_HEADER
            if self._holds_merged(self._under_header(cells)):
                doubt = MERGED
            strip = self._strip(label, row, named, printed(figures, self.frame.table), doubt)
            return self._without_columns_elsewhere(strip, figures)
        figures = self._in_order.without(cells) or list(cells)
        # A blank after the label may be the rest of a merged label.
        is_begun = len(figures) == len(cells) and bool(cells) and cells[0].said.is_blank
        is_whole = not is_begun or all(cell.said.is_blank for cell in cells)
        doubted = None if is_whole else WRONG_COUNT
        strip = self._strip(label, row, header.named, printed(figures, self.frame.table), doubted)
        strip = in_reading_order(self.header.name, strip)
        return self._without_columns_elsewhere(strip, figures)

    def _without_columns_elsewhere(self, strip: Strip, cells: Sequence[GridCell]) -> Strip:
        """Refuse a row if a column of it is not there, and others do not stand in their places.

        Its cells may say the same or add up; yet one of them is of a column that is not the form's.
        """
        is_over_all = self.is_headed and cells and cells[-1].end <= self.header.width
        if strip.doubt is not WRONG_HEADER or strip.row is None or not is_over_all:
            return strip
        over = [self._leaf_over.get(cell.column) for cell in cells]
        names = [leaf.column.name if leaf else None for leaf in over]
        may_be_whole = any(
            may_stand_over(names, own) for own in possible_columns(self.header.name, strip.row)
        )
        return strip if may_be_whole else attrs.evolve(strip, doubt=WRONG_COUNT)

    @functools.cached_property
    def _leaf_over(self) -> dict[int, Leaf]:
        """The lowest header cell over each grid column."""
        return {n: leaf for leaf in self.header.leaves for n in range(leaf.start, leaf.end)}

    @functools.cached_property
    def _layouts(self) -> Counter[tuple[int, ...]]:
        """How many rows have cells that end in which columns."""
        rows = (row[label + 1 :] for row, label in self.rows if label is not None)
        return Counter(tuple(cell.end for cell in self._under_header(row)) for row in rows)

    def _holds_merged(self, cells: Sequence[GridCell]) -> bool:
        """Tell whether anything is printed in a cell below several columns of its header.

        Where most other rows are laid out alike, body and header were merged differently.
        """
        rows_alike = self._layouts[tuple(cell.end for cell in cells)]
        if not self.is_headed or 2 * rows_alike - 1 > self._layouts.total():
            return False
        return any(
            len({*map(self._leaf_over.get, range(cell.column, cell.end))} - {None}) > 1
            for cell in cells
            if not cell.said.is_blank
        )

    def _added(self, cells: Sequence[GridCell]) -> Strip | None:
        """Return a row under a label that the form does not have, or None if it is none."""
        if not cells:
            return None
        label, *figures = cells
        if (
            label.said.is_value
            or not all(cell.said.is_value for cell in figures)
            or self._matched(figures) is None
        ):
            return None
        return self._labelled(label.text, None, figures)

    def _under_header(self, cells: Sequence[GridCell]) -> list[GridCell]:
        """Return the cells of a row after its label, if the header stands over them."""
        return self._data(self._over.without(cells) or [])

    def _matched(
        self, cells: Sequence[GridCell], row: str | None = None
    ) -> Sequence[GridCell] | None:
        """Return the cell under each leaf of the header, or None where that is not certain."""
        header = self.header
        if (
            [cell.column for cell in cells] == header.starts
            and cells
            and self.frame.data_column <= cells[0].column
            and cells[-1].end <= header.leaves[-1].end
        ):
            return cells
        data = self._under_header(cells)
        return cells_under(
            header.leaves,
            data,
            self.frame.width,
            in_order=self._is_in_order(row) and not self._holds_merged(data),
            is_filled=self.frame.is_filled,
        )

    def _data(self, cells: Sequence[GridCell]) -> list[GridCell]:
        """Return cells without the blanks that belong to label columns."""
        return [c for c in cells if not c.said.is_blank or c.column >= self.frame.data_column]

    def _aligned(
        self,
        label: str,
        row: str | None,
        columns: Sequence[PrintedColumn],
        cells: Sequence[PrintedCell],
    ) -> Strip:
        """Return a row whose header cells stand over its cells."""
        others = beside(columns, cells)
        every = zip(columns, cells, strict=True)
        pairs = [(column, cell) for column, cell in every if column.name is not None]
        names = [column.name for column, _ in pairs]
        doubt: Doubt | None = None
        if row is not None:
            own = own_columns(self.header.name, row, *zip(*pairs, strict=True)) if pairs else ()
            over = [column.name for column in columns]
            if len(names) < len(own) and may_stand_over(over, own) and are_alike(cells):
                everything = [PrintedColumn("", name) for name in own]
                strip = self._strip(label, row, everything, cells)
                return attrs.evolve(strip, basis="cells_alike")
            if self._is_under_no_label(others):
                doubt = WRONG_COUNT  # it may be a figure of the columns beside it
            elif not own or len(set(names)) != len(names):
                doubt = WRONG_HEADER
            elif statutory_columns(self.header.name) and not self.header.is_coherent:
                doubt = PARTIAL_HEADER if set(names) != set(own) else WRONG_HEADER
            else:
                pairs = [(column, cell) for column, cell in pairs if column.name in own]
        known = [column for column, _ in pairs]
        strip = self._strip(label, row, known, [cell for _, cell in pairs], doubt)
        return attrs.evolve(strip, beside=tuple(others)) if others else strip

    def _is_under_no_label(self, others: Iterable[tuple[PrintedColumn, PrintedCell]]) -> bool:
        """Tell whether any cell stands under a blank header, a part of one, or a group alone."""
        labels = section_labels(self.header.name)
        return any(
            not column.label
            or labels.is_known(column.label)
            or key(column.label) in labels.prefixes
            for column, _ in others
        )

    def _strip(
        self,
        label: str,
        row: str | None,
        columns: Iterable[PrintedColumn],
        cells: Iterable[PrintedCell],
        doubt: Doubt | None = None,
    ) -> Strip:
        return Strip(label, row, self.block, tuple(columns), tuple(cells), self.frame.item, doubt)


def beside(
    columns: Iterable[PrintedColumn], cells: Iterable[PrintedCell]
) -> list[tuple[PrintedColumn, PrintedCell]]:
    """Return the cells that stand under columns which the form does not have."""
    pairs = zip(columns, cells, strict=True)
    return [(column, cell) for column, cell in pairs if column.name is None and cell.text.strip()]
