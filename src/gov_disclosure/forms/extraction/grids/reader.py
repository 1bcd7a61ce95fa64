"""Tables of a document read as strips: labels decide, not positions in the grid.

Cells of a row are matched to header cells by the grid column they begin in or, where body
and header were merged differently, by their order; anything else stays unbound.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, NamedTuple

import attrs

from gov_disclosure.forms.extraction.grids.cells import GridCell, grid_of, printed
from gov_disclosure.forms.extraction.grids.figures_across import RowsAcross
from gov_disclosure.forms.extraction.grids.figures_rows import Frame, RowsBelow
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


class _Row(NamedTuple):
    """A row of a grid: its cells, which of them is its label, and whether it is of a header."""

    cells: list[GridCell]
    label: int | None
    is_header: bool


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
        elif line.block is not None:
            self._open_block(line.block)
        elif self._shape.is_across and line.joined:
            self.announced = line.joined[-1]
            self._forget_header()
        else:
            is_label = line.is_group or line.row is not None
            return is_label or section_labels(self.name).is_over_columns(text)
        return True

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
        before, block = len(self.strips), self.block
        self._is_below_header, self._is_headed = True, False
        rows, words = grid_of(self.name, table, place)
        rows = self._of_this_year(rows, words, number)
        if not rows:
            return False
        rows = from_long_form(upright(without_units(rows, words)))
        merged = with_merged_labels(rows)
        is_filled = merged is not rows
        rows = with_lines_as_cells(self.name, merged, words)
        if self._shape.is_across:
            rows = without_spacers(rows)
        parts = list(map(self._row, rows))
        labelled = [row for row in parts if row.label is not None and not row.is_header]
        data_column = max((row.cells[row.label or 0].end for row in labelled), default=0)
        width = max(row.cells[-1].end for row in labelled or parts)
        for index, cells in enumerate(with_cells_from_above(rows, max(data_column, 1))):
            if cells is not parts[index].cells:
                parts[index] = self._row(cells)
        self._read_rows(parts, Frame(number, item, data_column, width, is_filled))
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

    def _of_this_year(
        self, rows: list[list[GridCell]], words: Iterable[Said], table: int
    ) -> list[list[GridCell]]:
        """Return the rows of a table, those columns kept aside that are another year's."""
        this_year = of_this_year(rows, words, self.year)
        if self._is_other_year:
            this_year = OneYear(refused=rows[:1])
        self._is_other_year = False
        self.other_years += this_year.others
        self.of_other_years += (printed(row, table) for row in this_year.refused)
        return this_year.rows

    def _row(self, cells: list[GridCell]) -> _Row:
        label = self._last_label(cells)
        return _Row(cells, label, self._is_header(cells, label))

    def _read_rows(self, rows: Sequence[_Row], frame: Frame) -> None:
        for index, (cells, label, is_header) in enumerate(rows, start=1):
            words = [c.said for c in cells if not c.said.is_blank] if label is None else []
            if len(words) == 1 and words[0].block:
                self._read_figures(frame)
                self._open_block(words[0].block)
            elif self._is_header(cells, label) if self._shape.is_across else is_header:
                self._read_figures(frame)
                self._add_header(cells)
            elif label is not None or words or self._is_row_of_blanks(cells):
                self._is_below_header = True
                # A copy of all rows below, for each row, would take quadratic time.
                below = map(rows.__getitem__, range(index, len(rows)))
                is_shared = label is not None and _holds_for_more(cells[label], below)
                self._figures.append((cells, None if is_shared else label))
        self._read_figures(frame)

    def _read_figures(self, frame: Frame) -> None:
        """Read the rows of figures below a header, which has no more of them."""
        if self._figures:
            kind = RowsAcross if self._shape.is_across else RowsBelow
            header = self._current_header()
            below = kind(frame, header, self._is_headed, self.block, self.announced, self._figures)
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

    def _open_block(self, block: str) -> None:
        self.block = block
        self._forget_header()

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


def _holds_for_more(label: GridCell, below: Iterable[_Row]) -> bool:
    """Tell whether rows below, with figures but no label of their own, share a label."""
    reached = itertools.takewhile(
        lambda row: row.cells[0].place.row < label.place.row + label.place.row_span, below
    )
    return any(
        row.label is None and any(not cell.said.is_blank for cell in row.cells) for row in reached
    )
