"""Tables of a document read as strips: labels decide, not positions in the grid.

Cells of a row are matched to header cells by the grid column they begin in or, where body
and header were merged differently, by their order; anything else stays unbound.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import rows_across, statutory_columns
from gov_disclosure.forms.extraction.grids.cells import GridCell, grid_of, printed
from gov_disclosure.forms.extraction.grids.figures_across import RowsAcross
from gov_disclosure.forms.extraction.grids.figures_rows import RowsBelow
from gov_disclosure.forms.extraction.grids.header import Header, header_of
from gov_disclosure.forms.extraction.grids.long_form import from_long_form
from gov_disclosure.forms.extraction.grids.rows import (
    upright,
    with_cells_from_above,
    with_lines_as_cells,
    with_merged_labels,
    without_spacers,
    without_units,
)
from gov_disclosure.forms.extraction.grids.years import OneYear, is_of_another_year, of_this_year
from gov_disclosure.forms.extraction.strips import NO_LABEL, PrintedCell, Strip
from gov_disclosure.forms.words.labels import section_labels
from gov_disclosure.forms.words.said import said
from gov_disclosure.model.cells import TableShape
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_disclosure.document import Table, TablePlace
    from gov_disclosure.forms.words.said import Said

_LONGEST_LINE = 100
"""A line that is longer than this is prose, and no part of a table."""

MAX_TABLE_COLUMNS = 200
"""A table with more grid columns than this is no statutory table."""


@attrs.define
class GridReader:
    """Reads the tables of one section in turn; an open block and header go on to the next.

    Attributes:
        name: field name of the section.
        year: year of the report, if it is known.
        block: label of the block of section 二 that is open.
        announced: path of the row that a line before a table names for all its figures.
        strips: the rows of tables that were read; those without a label of the form, too.
        doubtful: rows below a header of the form in tables that were not read.
        other_years: the figures of other years beside this year's, row by row.
        of_other_years: the first row of each table that holds no figures but theirs.
    """

    name: str
    year: int | None = None
    block: str | None = None
    announced: str | None = None
    strips: list[Strip] = attrs.field(factory=list)
    doubtful: list[Strip] = attrs.field(factory=list)
    other_years: list[tuple[str, ...]] = attrs.field(factory=list)
    of_other_years: list[list[PrintedCell]] = attrs.field(factory=list)
    _shape: TableShape = attrs.field(init=False)
    _header_rows: list[list[GridCell]] = attrs.field(factory=list, init=False)
    _header: Header | None = attrs.field(default=None, init=False)
    _is_below_header: bool = attrs.field(default=True, init=False)
    _is_headed: bool = attrs.field(default=False, init=False)
    _is_other_year: bool = attrs.field(default=False, init=False)
    _table: int | None = attrs.field(default=None, init=False)
    _item: int = attrs.field(default=0, init=False)
    _data_column: int = attrs.field(default=0, init=False)
    _width: int = attrs.field(default=0, init=False)
    _is_filled: bool = attrs.field(default=False, init=False)
    _figures: list[tuple[list[GridCell], int | None]] = attrs.field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._shape = table_shape(self.name)

    def announce(self, text: str) -> bool:
        """Take notice of a line between tables; tell whether it is part of the printed table."""
        if len(text) > _LONGEST_LINE:
            return False
        line = said(self.name, text)
        if is_of_another_year(line, self.year):
            self._is_other_year = True
            return True
        if line.block is not None:
            self.block = line.block
            self._forget_header()
            return True
        if self._shape.is_across and line.joined:
            self.announced = line.joined[-1]
            self._forget_header()
            return True
        is_label = line.is_group or line.row is not None
        return is_label or section_labels(self.name).is_over_columns(text)

    def read(self, table: Table, place: TablePlace, number: int, item: int) -> bool:
        """Read a table; tell whether any row of the form was found in it.

        Args:
            table: the table.
            place: its places.
            number: number of the table in the document, from 1.
            item: number of the item in its section.
        """
        if place.width > MAX_TABLE_COLUMNS:
            return False
        self._table, self._item = number, item
        before, block = len(self.strips), self.block
        self._is_below_header, self._is_headed = True, False
        rows = self._rows_of_this_year(table, place)
        if not rows:
            return False
        rows = self._rows_to_read(rows)
        for index, row in enumerate(rows, start=1):
            # Looked at rarely: a copy of all rows below, for each row, would take quadratic time.
            below = map(rows.__getitem__, range(index, len(rows)))
            self._read_row(row, below)
        self._read_figures()
        self.announced = None  # a line above a table announces that table only
        found = self.strips[before:]
        # Rows without a label of the form count only below a header in the same table.
        fitting = [strip for strip in found if strip.doubt is not NO_LABEL]
        if any(strip.row is not None for strip in found) or (fitting and self._is_headed):
            return True
        if self._is_headed:
            self.doubtful += found
        del self.strips[before:]
        self.block = block
        return False

    def _rows_of_this_year(self, table: Table, place: TablePlace) -> list[list[GridCell]]:
        """Return the rows of a table, those columns kept aside that are another year's."""
        rows = grid_of(self.name, table, place)
        this_year = of_this_year(rows, self.year)
        if self._is_other_year:
            this_year = OneYear(refused=rows[:1])
        self._is_other_year = False
        self.other_years += this_year.others
        self.of_other_years += (printed(row, self._table) for row in this_year.refused)
        return this_year.rows

    def _rows_to_read(self, rows: list[list[GridCell]]) -> list[list[GridCell]]:
        rows = from_long_form(upright(without_units(rows)))
        cases = len(rows_across(self.name)[0]) if self._shape.is_across else 1
        size = len(statutory_columns(self.name)) * cases
        merged = with_merged_labels(rows)
        self._is_filled = merged is not rows
        rows = with_lines_as_cells(self.name, merged, size)
        if self._shape.is_across:
            rows = without_spacers(rows)
        label_ends = list(map(self._label_end, rows))
        self._data_column = max(label_ends)
        labelled = [row for row, end in zip(rows, label_ends, strict=True) if end]
        self._width = max(row[-1].end for row in labelled or rows)
        return with_cells_from_above(rows, max(self._data_column, 1))

    def _read_row(self, row: list[GridCell], below: Iterable[list[GridCell]]) -> None:
        words = [cell.said for cell in row if not cell.said.is_blank]
        if len(words) == 1 and words[0].block:
            self._read_figures()
            self.block = words[0].block
            self._forget_header()
            return
        last_label = self._last_label(row)
        if self._is_header(row, last_label):
            self._read_figures()
            self._add_header(row)
            return
        if not words and not self._is_row_of_blanks(row):
            return
        self._is_below_header = True
        if last_label is not None and self._holds_for_more(row[last_label], below):
            last_label = None
        self._figures.append((row, last_label))

    def _read_figures(self) -> None:
        """Read the rows of figures below a header, which has no more of them."""
        if not self._figures:
            return
        kind = RowsAcross if self._shape.is_across else RowsBelow
        below = kind(
            self.name,
            self._current_header(),
            self._is_headed,
            self.block,
            self.announced,
            self._table,
            self._item,
            self._data_column,
            self._width,
            self._is_filled,
            self._figures,
        )
        self.strips += below.strips()
        self._figures = []

    def _current_header(self) -> Header:
        """Return the header above the row being read."""
        if self._header is None:
            self._header = header_of(self.name, self._header_rows)
        return self._header

    def _add_header(self, row: list[GridCell]) -> None:
        """Take one more row of a header, which begins anew below figures."""
        if self._is_below_header:
            self._header_rows = []
        self._header_rows.append(row)
        self._header = None
        self._is_below_header, self._is_headed = False, True

    def _forget_header(self) -> None:
        self._header_rows = []
        self._header = None
        self._is_below_header = True

    def _is_row_of_blanks(self, row: Sequence[GridCell]) -> bool:
        """Tell whether blank cells are figures without a label of their own, and not just space.

        The first row below the header is; what follows the figures is space.
        """
        if not self._shape.is_across or self._is_below_header or len(row) < 2:
            return False
        return self._current_header().first_column < math.inf

    def _last_label(self, row: Sequence[GridCell]) -> int | None:
        """Return the index of the cell that holds the row label, or None.

        Before it may stand blanks, groups, and a running number in a column of its own.
        """
        found = None
        for index, cell in enumerate(row):
            word = cell.said
            if word.row is not None:
                if found is not None and not row[found].said.is_group:
                    return None  # that of another row stands before it
                found = index
            elif not (word.is_blank or word.is_group or (index == 0 and word.is_ordinal)):
                break
        return found

    def _holds_for_more(self, label: GridCell, below: Iterable[list[GridCell]]) -> bool:
        """Tell whether rows below, with figures but no label of their own, share a label."""
        for row in below:
            if row[0].place.row >= label.place.row + label.place.row_span:
                break
            if self._last_label(row) is None and any(not cell.said.is_blank for cell in row):
                return True
        return False

    def _label_end(self, row: Sequence[GridCell]) -> int:
        """Return the grid column where the label of a row ends; 0 if it has none."""
        last_label = self._last_label(row)
        if last_label is None or self._is_header(row, last_label):
            return 0
        return row[last_label].end

    def _is_header(self, row: Sequence[GridCell], last_label: int | None) -> bool:
        for cell in reversed(row):  # the last text of nearly all rows is a figure
            if cell.said.is_value and not cell.said.is_blank and not self._is_in_header(cell.said):
                return False
        words = [cell.said for cell in row if not cell.said.is_blank]
        headers = [word for word in words if self._is_in_header(word)]
        rows = {word.row for word in words if word.row is not None and not word.is_group}
        if len(rows) > 1:
            return True  # row labels put over columns
        if self._shape.is_across:
            return self._is_header_across(row, headers, names_a_row=bool(rows))
        return bool(headers) and (last_label is None or len(headers) > 1)

    def _is_header_across(
        self, row: Sequence[GridCell], headers: Iterable[Said], *, names_a_row: bool
    ) -> bool:
        """Tell whether a row without a value is a header over figures, and no row of blanks."""
        if names_a_row and all(word.column is None for word in headers):
            label = next(cell for cell in row if cell.said.row is not None)
            first = self._current_header().first_column
            below = [cell for cell in row if cell.column >= first]
            return not below or label.column >= first or any(not c.said.is_blank for c in below)
        return bool(headers)

    def _is_in_header(self, word: Said) -> bool:
        if self._shape.is_across and any(word.joined):
            return word.row is None
        return word.heads_columns
