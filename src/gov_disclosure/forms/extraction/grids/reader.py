"""Tables of a document read as strips: labels decide, not positions in the grid.

Cells of a row are matched to header cells by the grid column they begin in or, where body
and header were merged differently, by their order; anything else stays unbound.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import rows_across, statutory_columns
from gov_disclosure.forms.extraction.grids.figures_rows import RowsBelow
from gov_disclosure.forms.extraction.grids.header import GridCell, GridHeader
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
from gov_disclosure.forms.words.labels import SectionLabels, is_ordinal, section_labels
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.model.cells import TableShape
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_disclosure.document import Table, TablePlace

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
    _labels: SectionLabels = attrs.field(init=False)
    _shape: TableShape = attrs.field(init=False)
    _header: GridHeader = attrs.field(init=False)
    _is_other_year: bool = attrs.field(default=False, init=False)
    _table: int | None = attrs.field(default=None, init=False)
    _item: int = attrs.field(default=0, init=False)
    _data_column: int = attrs.field(default=0, init=False)
    _width: int = attrs.field(default=0, init=False)
    _is_filled: bool = attrs.field(default=False, init=False)
    _figures: list[tuple[list[GridCell], int | None]] = attrs.field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self._labels = section_labels(self.name)
        self._shape = table_shape(self.name)
        self._header = GridHeader(self.name)

    def announce(self, text: str) -> bool:
        """Take notice of a line between tables; tell whether it is part of the printed table."""
        labels = self._labels
        if len(text) > _LONGEST_LINE:
            return False
        if is_of_another_year(text, self.year, labels):
            self._is_other_year = True
            return True
        if (block := labels.block(text)) is not None:
            self.block = block
            self._header.clear()
            return True
        if self._shape.is_across and (joined := labels.joined(text)):
            self.announced = labels.rows.get(joined[-1])
            self._header.clear()
            return True
        return labels.is_group(text) or labels.row(text) is not None or labels.is_over_columns(text)

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
        self._header.closed, self._header.is_own = True, False
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
        if any(strip.row is not None for strip in found) or (fitting and self._header.is_own):
            return True
        if self._header.is_own:
            self.doubtful += found
        del self.strips[before:]
        self.block = block
        return False

    def _rows_of_this_year(self, table: Table, place: TablePlace) -> list[list[GridCell]]:
        """Return the rows of a table, those columns kept aside that are another year's."""
        rows = [
            [GridCell(t, p) for t, p in zip(texts, places, strict=True)]
            for texts, places in zip(table.rows, place.cells, strict=True)
        ]
        this_year = of_this_year(rows, self.year, self._labels)
        if self._is_other_year:
            this_year = OneYear(refused=rows[:1])
        self._is_other_year = False
        self.other_years += this_year.others
        self.of_other_years += (
            [cell.printed(self._table) for cell in row] for row in this_year.refused
        )
        return this_year.rows

    def _rows_to_read(self, rows: list[list[GridCell]]) -> list[list[GridCell]]:
        rows = from_long_form(upright(without_units(rows), self._labels), self._labels)
        cases = len(rows_across(self.name)[0]) if self._shape.is_across else 1
        size = len(statutory_columns(self.name)) * cases
        merged = with_merged_labels(rows, self._labels)
        self._is_filled = merged is not rows
        rows = with_lines_as_cells(merged, size, self._labels)
        if self._shape.is_across:
            rows = without_spacers(rows)
        label_ends = list(map(self._label_end, rows))
        self._data_column = max(label_ends)
        labelled = [row for row, end in zip(rows, label_ends, strict=True) if end]
        self._width = max(row[-1].end for row in labelled or rows)
        return with_cells_from_above(rows, max(self._data_column, 1))

    def _read_row(self, row: list[GridCell], below: Iterable[list[GridCell]]) -> None:
        printed = list(itertools.islice((cell for cell in row if cell.text.strip()), 2))
        if len(printed) == 1 and (block := self._labels.block(printed[0].text)):
            self._read_figures()
            self.block = block
            self._header.clear()
            return
        last_label = self._last_label(row)
        if self._is_header(row, last_label):
            self._read_figures()
            self._header.add(row)
            return
        if not printed and not self._is_row_of_blanks(row):
            return
        self._header.closed = True
        if last_label is not None and self._holds_for_more(row[last_label], below):
            last_label = None
        self._figures.append((row, last_label))

    def _read_figures(self) -> None:
        """Read the rows of figures below a header, which has no more of them."""
        below = RowsBelow(
            self.name,
            self._header,
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

    def _is_row_of_blanks(self, row: Sequence[GridCell]) -> bool:
        """Tell whether blank cells are figures without a label of their own, and not just space.

        The first row below the header is; what follows the figures is space.
        """
        if not self._shape.is_across or self._header.closed or len(row) < 2:
            return False
        return self._header.first_column < math.inf

    def _last_label(self, row: Sequence[GridCell]) -> int | None:
        """Return the index of the cell that holds the row label, or None.

        Before it may stand blanks, groups, and a running number in a column of its own.
        """
        found = None
        for index, cell in enumerate(row):
            if self._labels.row(cell.text) is not None:
                if found is not None and not self._labels.is_group(row[found].text):
                    return None  # that of another row stands before it
                found = index
            elif cell.text.strip() and not self._precedes_a_label(index, cell.text):
                break
        return found

    def _precedes_a_label(self, index: int, text: str) -> bool:
        return self._labels.is_group(text) or (index == 0 and is_ordinal(text))

    def _holds_for_more(self, label: GridCell, below: Iterable[list[GridCell]]) -> bool:
        """Tell whether rows below, with figures but no label of their own, share a label."""
        for row in below:
            if row[0].place.row >= label.place.row + label.place.row_span:
                break
            if self._last_label(row) is None and any(cell.text.strip() for cell in row):
                return True
        return False

    def _label_end(self, row: Sequence[GridCell]) -> int:
        """Return the grid column where the label of a row ends; 0 if it has none."""
        last_label = self._last_label(row)
        if last_label is None or self._is_header(row, last_label):
            return 0
        return row[last_label].end

    def _is_header(self, row: Sequence[GridCell], last_label: int | None) -> bool:
        last_first = (cell.text for cell in reversed(row) if cell.text.strip())
        # The last text of nearly all rows is a figure.
        if any(looks_like_value(text) and not self._is_header_text(text) for text in last_first):
            return False
        texts = [cell.text for cell in row if cell.text.strip()]
        headers = [text for text in texts if self._is_header_text(text)]
        rows = {
            self._labels.row(text)
            for text in texts
            if self._labels.row(text) is not None and not self._labels.is_group(text)
        }
        if len(rows) > 1:
            return True  # row labels put over columns
        if self._shape.is_across:
            return self._is_header_across(row, headers, names_a_row=bool(rows))
        return bool(headers) and (last_label is None or len(headers) > 1)

    def _is_header_across(
        self, row: Sequence[GridCell], headers: Sequence[str], *, names_a_row: bool
    ) -> bool:
        """Tell whether a row without a value is a header over figures, and no row of blanks."""
        if names_a_row and not any(map(self._labels.column, headers)):
            label = next(cell for cell in row if self._labels.row(cell.text) is not None)
            first = self._header.first_column
            below = [cell for cell in row if cell.place.column >= first]
            return not below or label.place.column >= first or any(c.text.strip() for c in below)
        return bool(headers)

    def _is_header_text(self, text: str) -> bool:
        labels = self._labels
        if self._shape.is_across and any(map(labels.rows.get, labels.joined(text))):
            return labels.row(text) is None
        return labels.heads_columns(text)
