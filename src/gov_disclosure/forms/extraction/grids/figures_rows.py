"""Printed rows of figures in a grid as strips, by what the header above says of their cells."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import (
    TOTAL,
    are_alike,
    come_in,
    in_reading_order,
    may_stand_over,
    own_columns,
    possible_columns,
    rows_across,
    statutory_columns,
)
from gov_disclosure.forms.extraction.grids.header import GridCell, GridHeader, Leaf
from gov_disclosure.forms.extraction.grids.match import cells_under
from gov_disclosure.forms.extraction.grids.padding import Padding, padding_of
from gov_disclosure.forms.extraction.grids.rows import is_remark
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
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.forms.extraction.strips import Doubt

Row = tuple[list[GridCell], int | None]
"""The cells of a printed row, and which of them is its label, if one is of the form."""


@attrs.frozen(eq=False)
class RowsBelow:
    """The rows of figures below one header.

    Attributes:
        name: field name of the section.
        header: the header.
        block: label of the block of section 二 they stand in.
        announced: path of the row that a line above the table names, or None.
        table: number of the table in the document.
        item: number of its item in the section.
        data_column: first grid column after the labels of the rows.
        width: grid columns of the rows of the table that have labels.
        is_filled: whether the text of its merged cells was filled into all their places.
        rows: the rows.
    """

    name: str
    header: GridHeader
    block: str | None
    announced: str | None
    table: int | None
    item: int
    data_column: int
    width: int
    is_filled: bool
    rows: Sequence[Row]

    def strips(self) -> Iterator[Strip]:
        """Yield what the rows give."""
        labels = section_labels(self.name)
        for row, label in self.rows:
            if label is not None:
                text = row[label].text
                yield self._labelled(text, labels.row(text), row[label + 1 :])
            elif self._is_across:
                yield from self._across(row)
            else:
                cells = [cell for cell in row if not labels.is_group(cell.text)]
                if (added := self._added(cells)) is not None:
                    yield added
                elif any(cell.text.strip() for cell in cells):
                    yield self._strip("", None, (), self._printed(row), NO_LABEL)

    @property
    def _is_across(self) -> bool:
        return table_shape(self.name).is_across

    @property
    def _cases(self) -> int:
        """How many rows of the form lie side by side."""
        return len(rows_across(self.name)[0]) if self._is_across else 1

    @functools.cached_property
    def _leaves(self) -> Sequence[Leaf]:
        return self.header.leaves()

    @functools.cached_property
    def _names(self) -> tuple[str, ...]:
        """The columns that the header names, in grid order, with "" for others."""
        return tuple(leaf.column.name or "" for leaf in self._leaves)

    @functools.cached_property
    def _is_coherent(self) -> bool:
        return self.header.is_coherent

    @functools.cached_property
    def _hides_columns(self) -> bool:
        return self.header.hides_columns

    def _is_in_order(self, row: str | None) -> bool:
        """Tell whether the header names the columns of a row as the form has them, or of all."""
        statutory = statutory_columns(self.name)
        if statutory:
            return self._names in (statutory, statutory * self._cases)
        return row is None or self._names in possible_columns(self.name, row)

    @functools.cached_property
    def _named(self) -> list[PrintedColumn]:
        """The columns of the form that the header names, as it reads."""
        return [column for column in self.header.in_reading_order() if column.name is not None]

    @functools.cached_property
    def _paddings(self) -> tuple[Padding, Padding]:
        """How the rows are padded if the header stands over their cells, and if it does not."""
        leaves = self._leaves
        rows = [row[label + 1 :] for row, label in self.rows if label is not None]
        size = len(statutory_columns(self.name))
        if not rows and self._is_across:
            rows, size = [row for row, _ in self.rows], len(self._named)
        end = leaves[-1].end if leaves else None
        width = self.header.width
        positional = padding_of(rows, self.data_column, size, end, width) if end else Padding()
        return positional, padding_of(rows, self.data_column, size, None, width)

    def _labelled(self, label: str, row: str | None, cells: Sequence[GridCell]) -> Strip:
        """Return a row that has a label."""
        _, in_order = self._paddings
        leaves = self._leaves
        if not self._hides_columns:
            matched = self._matched(cells, row)
            if matched is not None:
                columns = [leaf.column for leaf in leaves]
                return self._aligned(label, row, columns, self._printed(matched))
            named = [leaf.column for leaf in leaves if leaf.column.name is not None]
            figures = in_order.without(self._data(cells)) or self._data(cells)
            is_statutory = bool(statutory_columns(self.name))
            is_sure = self._is_coherent if is_statutory else len(leaves) > len(figures)
            doubt = WRONG_COUNT if is_sure else WRONG_HEADER
            if self._holds_merged(self._under_header(cells)):
                doubt = MERGED
            strip = self._strip(label, row, named, self._printed(figures), doubt)
            return self._without_columns_elsewhere(strip, figures)
        figures = in_order.without(cells) or list(cells)
        # A blank after the label may be the rest of a merged label.
        is_begun = len(figures) == len(cells) and not all(c.text.strip() for c in cells[:1])
        is_whole = not is_begun or not any(cell.text.strip() for cell in cells)
        doubted = None if is_whole else WRONG_COUNT
        strip = self._strip(label, row, self._named, self._printed(figures), doubted)
        strip = in_reading_order(self.name, strip)
        return self._without_columns_elsewhere(strip, figures)

    def _without_columns_elsewhere(self, strip: Strip, cells: Sequence[GridCell]) -> Strip:
        """Refuse a row if a column of it is not there, and others do not stand in their places.

        Its cells may say the same or add up; yet one of them is of a column that is not the form's.
        """
        is_over_all = self.header.is_own and cells and cells[-1].end <= self.header.width
        if strip.doubt is not WRONG_HEADER or strip.row is None or not is_over_all:
            return strip
        over = [self._leaf_over.get(cell.place.column) for cell in cells]
        names = [leaf.column.name if leaf else None for leaf in over]
        may_be_whole = any(
            may_stand_over(names, own) for own in possible_columns(self.name, strip.row)
        )
        return strip if may_be_whole else attrs.evolve(strip, doubt=WRONG_COUNT)

    @functools.cached_property
    def _leaf_over(self) -> dict[int, Leaf]:
        """The lowest header cell over each grid column."""
        return {n: leaf for leaf in self._leaves for n in range(leaf.start, leaf.end)}

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
        if not self.header.is_own or 2 * rows_alike - 1 > self._layouts.total():
            return False
        return any(
            len({*map(self._leaf_over.get, range(cell.place.column, cell.end))} - {None}) > 1
            for cell in cells
            if cell.text.strip()
        )

    def _added(self, cells: Sequence[GridCell]) -> Strip | None:
        """Return a row under a label that the form does not have, or None if it is none."""
        if not cells:
            return None
        label, *figures = cells
        if (
            looks_like_value(label.text)
            or not all(looks_like_value(cell.text) for cell in figures)
            or self._matched(figures) is None
        ):
            return None
        return self._labelled(label.text, None, figures)

    def _across(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return the rows of the form whose figures stand side by side in a printed row.

        Before the figures may stand a label that the form does not have.
        """
        leaves = self._leaves
        unlabelled = [self._strip("", None, (), self._printed(row), NO_LABEL)]
        if is_remark(row):
            return unlabelled
        over, in_order = self._paddings
        figures = (in_order if self._hides_columns else over).without(row)
        if not figures or not leaves:
            return unlabelled
        is_beside = len(figures) > len(leaves) or figures[0].place.column < leaves[0].start
        if is_beside and not looks_like_value(figures[0].text):
            del figures[0]
        if figures and not (
            looks_like_value(first := figures[0].text) or any(map(str.isdigit, first))
        ):
            return unlabelled  # a label stands where its first figure should
        is_under = not self._hides_columns and self._is_within_header(figures)
        matched = self._matched(figures) if is_under else None
        if matched is None or not self._is_coherent:
            return self._side_by_side(figures) or self._refused(figures) or unlabelled
        found = []
        rows = [leaf.row or self.announced for leaf in leaves]
        printed = self._printed(matched)
        if self._is_under_no_label(_beside((leaf.column for leaf in leaves), printed)):
            return self._refused(figures) or unlabelled
        for path in dict.fromkeys(rows):
            here = [number for number, row_path in enumerate(rows) if row_path == path]
            cells = [printed[number] for number in here]
            columns = [leaves[number].column for number in here]
            if path is not None:
                found.append(self._aligned(path, path, columns, cells))
            elif any(cell.text.strip() for cell in cells):
                found.append(self._strip("", None, (), cells, NO_LABEL))
        return found

    def _side_by_side(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return the rows of a printed row whose cells do not stand under their columns.

        They are certain if the header, line by line, names rows and columns as the form does,
        and as many columns as there are cells. Otherwise the order of the columns is in doubt.
        """
        paths, *readings = rows_across(self.name)
        statutory = statutory_columns(self.name)
        printed, size = self._printed(row), len(statutory)
        if self.header.groups_as_read() not in readings or len(row) != size * len(paths):
            return []
        is_under = self._is_within_header(row) and row[-1].end == self._leaves[-1].end
        is_comparable = self.header.is_own and not self._hides_columns
        if self.header.names_others or (is_comparable and not is_under):
            return []  # it has a cell too many or too few
        names = tuple(column.name for column in self._named)
        doubt = None if names == statutory * len(paths) else WRONG_HEADER
        columns = [PrintedColumn("", name) for name in statutory]
        if doubt is not None and not self._may_be_in_order(names):
            columns = self._named  # in another order, which the totals can't overrule
        return [
            self._strip(path, path, columns, printed[first : first + size], doubt)
            for first, path in zip(range(0, len(row), size), paths, strict=True)
        ]

    def _is_within_header(self, row: Sequence[GridCell]) -> bool:
        """Tell whether figures begin and end under the header above them in the table, if any."""
        leaves = self._leaves
        begins = leaves[0].start <= row[0].place.column
        return not self.header.is_own or (begins and row[-1].end <= leaves[-1].end)

    def _may_be_in_order(self, names: Sequence[str | None]) -> bool:
        """Tell whether what is left of a header across is in statutory order, row by row."""
        kinds = [name for name in statutory_columns(self.name) if name != TOTAL]
        of_rows = [
            [leaf.column.name for leaf in self._leaves if leaf.row == path]
            for path in rows_across(self.name)[0]
        ]
        return come_in(names, kinds * self._cases) and all(come_in(o, kinds) for o in of_rows)

    def _refused(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return the rows of the form for figures of which it is not certain whose they are."""
        printed = sum(bool(cell.text.strip()) for cell in row)
        if len(row) < len(statutory_columns(self.name)) or printed < 2 or not self._named:
            return []
        everything = self._printed(row)
        return [
            self._strip(path, path, (), everything, WRONG_COUNT)
            for path in rows_across(self.name)[0]
        ]

    def _under_header(self, cells: Sequence[GridCell]) -> list[GridCell]:
        """Return the cells of a row after its label, if the header stands over them."""
        return self._data(self._paddings[0].without(cells) or [])

    def _matched(self, cells: Sequence[GridCell], row: str | None = None) -> list[GridCell] | None:
        data = self._under_header(cells)
        return cells_under(
            self._leaves,
            data,
            self.width,
            in_order=self._is_in_order(row) and not self._holds_merged(data),
            is_filled=self.is_filled,
        )

    def _data(self, cells: Sequence[GridCell]) -> list[GridCell]:
        """Return cells without the blanks that belong to label columns."""
        return [c for c in cells if c.text.strip() or c.place.column >= self.data_column]

    def _aligned(
        self,
        label: str,
        row: str | None,
        columns: Sequence[PrintedColumn],
        cells: Sequence[PrintedCell],
    ) -> Strip:
        """Return a row whose header cells stand over its cells."""
        beside = _beside(columns, cells)
        every = zip(columns, cells, strict=True)
        pairs = [(column, cell) for column, cell in every if column.name is not None]
        names = [column.name for column, _ in pairs]
        doubt: Doubt | None = None
        if row is not None:
            own = own_columns(self.name, row, *zip(*pairs, strict=True)) if pairs else ()
            over = [column.name for column in columns]
            if len(names) < len(own) and may_stand_over(over, own) and are_alike(cells):
                everything = [PrintedColumn("", name) for name in own]
                strip = self._strip(label, row, everything, cells)
                return attrs.evolve(strip, basis="cells_alike")
            if self._is_under_no_label(beside):
                doubt = WRONG_COUNT  # it may be a figure of the columns beside it
            elif not own or len(set(names)) != len(names):
                doubt = WRONG_HEADER
            elif statutory_columns(self.name) and not self._is_coherent:
                doubt = PARTIAL_HEADER if set(names) != set(own) else WRONG_HEADER
            else:
                pairs = [(column, cell) for column, cell in pairs if column.name in own]
        known = [column for column, _ in pairs]
        strip = self._strip(label, row, known, [cell for _, cell in pairs], doubt)
        return attrs.evolve(strip, beside=tuple(beside)) if beside else strip

    def _is_under_no_label(self, beside: Iterable[tuple[PrintedColumn, PrintedCell]]) -> bool:
        """Tell whether any cell stands under a blank header, a part of one, or a group alone."""
        labels = section_labels(self.name)
        return any(
            not column.label
            or labels.is_known(column.label)
            or key(column.label) in labels.prefixes
            for column, _ in beside
        )

    def _printed(self, cells: Iterable[GridCell]) -> list[PrintedCell]:
        return [cell.printed(self.table) for cell in cells]

    def _strip(
        self,
        label: str,
        row: str | None,
        columns: Iterable[PrintedColumn],
        cells: Iterable[PrintedCell],
        doubt: Doubt | None = None,
    ) -> Strip:
        return Strip(label, row, self.block, tuple(columns), tuple(cells), self.item, doubt)


def _beside(
    columns: Iterable[PrintedColumn], cells: Iterable[PrintedCell]
) -> list[tuple[PrintedColumn, PrintedCell]]:
    """Return the cells that stand under columns which the form does not have."""
    pairs = zip(columns, cells, strict=True)
    return [(column, cell) for column, cell in pairs if column.name is None and cell.text.strip()]
