"""Tables of a document read as strips: labels decide, not positions in the grid.

Cells of a row are matched to header cells by the grid column they begin in or, where body
and header were merged differently, by their order; anything else stays unbound.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.grids.cases import CaseGrid
from gov_disclosure.forms.extraction.grids.header import GridCell, GridHeader, Leaf
from gov_disclosure.forms.extraction.grids.match import cells_under
from gov_disclosure.forms.extraction.grids.rows import (
    upright,
    with_blanks_from_above,
    without_blank_columns,
    without_spacers,
)
from gov_disclosure.forms.extraction.strips import PrintedCell, Strip
from gov_disclosure.forms.words.labels import (
    SectionLabels,
    is_ordinal,
    key,
    section_labels,
)
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.model.paths import columns
from gov_disclosure.model.requests import ApplicantCounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_disclosure.document import Table, TablePlace

MAX_TABLE_COLUMNS = 200
"""A table with more grid columns than this is no statutory table."""


@attrs.define
class GridReader:
    """Reads the tables of one section in turn; an open block and header go on to the next.

    Attributes:
        name: field name of the section.
        block: label of the block of section 二 that is open.
        case_row: path of the row of section 四 that was announced before a table.
        strips: rows that have the label of a row, or were added by the agency.
        unused: the cells of other rows, in order.
        doubtful: the cells of rows, in order, that may be some of the form: those, and rows
            below a header of the form in tables that were not read.
        surplus: label, column and text of cells under columns that the form does not have.
    """

    name: str
    block: str | None = None
    case_row: str | None = None
    strips: list[Strip] = attrs.field(factory=list)
    unused: list[tuple[PrintedCell, ...]] = attrs.field(factory=list)
    doubtful: list[tuple[PrintedCell, ...]] = attrs.field(factory=list)
    surplus: list[tuple[str, ...]] = attrs.field(factory=list)
    _labels: SectionLabels = attrs.field(init=False)
    _header: GridHeader = attrs.field(init=False)
    _header_is_own: bool = attrs.field(default=False, init=False)
    _table: int | None = attrs.field(default=None, init=False)
    _item: int = attrs.field(default=0, init=False)
    _data_column: int = attrs.field(default=0, init=False)
    _width: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self._labels = section_labels(self.name)
        self._header = GridHeader(self._labels, holds_cases=self.name == "disputes")

    def announce(self, text: str) -> bool:
        """Take notice of a line between tables; tell whether it is part of the printed table."""
        labels = self._labels
        if (block := labels.block(text)) is not None:
            self.block = block
            self._header.clear()
            return True
        if self.name == "disputes" and (joined := labels.joined(text)):
            self.case_row = labels.rows.get(joined[-1])
            self._header.clear()
            return True
        return (
            labels.is_group(text)
            or labels.row(text) is not None
            or key(text) in labels.template | labels.column_groups
        )

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
        before = len(self.strips), len(self.unused), len(self.surplus), self.block
        self._header.closed, self._header_is_own = True, False
        grid_rows = [
            [GridCell(t, p) for t, p in zip(texts, places, strict=True)]
            for texts, places in zip(table.rows, place.cells, strict=True)
        ]
        grid_rows = upright(grid_rows, self._labels)
        narrower = without_blank_columns(grid_rows)
        if narrower is not grid_rows and any(
            self._is_header(row, self._last_label(row)) for row in grid_rows
        ):
            grid_rows = narrower
        if self.name == "disputes":
            grid_rows = without_spacers(grid_rows)
        self._data_column = max(map(self._label_end, grid_rows))
        self._width = max(row[-1].end for row in grid_rows)
        grid_rows = with_blanks_from_above(grid_rows, max(self._data_column, 1))
        for index, row in enumerate(grid_rows, start=1):
            # Looked at rarely: a copy of all rows below, for each row, would take quadratic time.
            below = map(grid_rows.__getitem__, range(index, len(grid_rows)))
            self._read_row(row, below)
        # Rows without a label of the form count only below a header in the same table.
        self.case_row = None  # a line above a table announces that table only
        found = self.strips[before[0] :]
        if found or self._header_is_own:
            self.doubtful += self.unused[before[1] :]
        if any(strip.row is not None for strip in found) or (found and self._header_is_own):
            return True
        del self.strips[before[0] :], self.unused[before[1] :], self.surplus[before[2] :]
        self.block = before[3]
        return False

    def _read_row(self, row: list[GridCell], below: Iterable[list[GridCell]]) -> None:
        printed = [cell for cell in row if cell.text.strip()]
        block = next((b for c in printed if (b := self._labels.block(c.text))), None)
        if block and len(printed) == 1:
            self.block = block
            self._header.clear()
            return
        last_label = self._last_label(row)
        if self._is_header(row, last_label):
            self._header.add(row)
            self._header_is_own = True
            return
        if not printed and not self._is_row_of_blanks(row):
            return
        self._header.closed = True
        if self.name == "disputes" and last_label is None:
            strips, unused = self._cases().strips(row)
            self.strips.extend(strips)
            if any(cell.text.strip() for cell in unused):
                self.unused.append(self._printed(unused))
        elif last_label is None:
            self._read_added_row(row)
        elif self._holds_for_more(row[last_label], below):
            self.unused.append(self._printed(row))
        else:
            self._read_labelled_row(row, last_label)

    def _is_row_of_blanks(self, row: Sequence[GridCell]) -> bool:
        """Tell whether blank cells are figures of section 四, and not just space.

        The first row below the header is; what follows the figures is space.
        """
        is_below_results = self._header.first_result < math.inf and not self._header.closed
        return self.name == "disputes" and is_below_results and len(row) > 1

    def _cases(self) -> CaseGrid:
        return CaseGrid(
            self._labels, self._header, self.case_row, self._table, self._item, self._width
        )

    def _last_label(self, row: Sequence[GridCell]) -> int | None:
        """Return the index of the cell that holds the row label, or None.

        Before it may stand blanks, groups, and a running number in a column of its own.
        """
        found = None
        for index, cell in enumerate(row):
            if self._labels.row(cell.text) is not None:
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
        texts = [cell.text for cell in row if cell.text.strip()]
        if not texts:
            return False
        headers = [text for text in texts if self._is_header_text(text)]
        if any(looks_like_value(text) for text in texts if text not in headers):
            return False
        rows = {
            self._labels.row(text)
            for text in texts
            if self._labels.row(text) is not None and not self._labels.is_group(text)
        }
        if len(rows) > 1:
            return True  # in section 三: row labels put over columns, a wrong header
        if self.name == "disputes":
            return self._cases().is_header(row, headers, set(filter(None, rows)))
        return bool(headers) and (last_label is None or len(headers) > 1)

    def _is_header_text(self, text: str) -> bool:
        labels = self._labels
        if self.name == "disputes" and any(map(labels.rows.get, labels.joined(text))):
            return labels.row(text) is None
        if labels.column(text) is not None:
            return True
        return (compact := key(text)) in labels.column_groups or compact in labels.template

    def _under(self, leaves: Sequence[Leaf], cells: Sequence[GridCell]) -> list[GridCell] | None:
        return cells_under(leaves, cells, self._width, in_order=self._in_order(leaves))

    def _in_order(self, leaves: Sequence[Leaf]) -> bool:
        """Tell whether columns stand as the form has them, so that cells can be counted off."""
        if self.name != "requests":
            return bool(leaves)
        names = [leaf.column.name for leaf in leaves if leaf.column.name is not None]
        return names == [name for name, _ in columns(ApplicantCounts)]

    def _strip(
        self, label: str, row: str | None, cells: Sequence[GridCell], leaves: Sequence[Leaf]
    ) -> Strip:
        matched = self._under(leaves, cells)
        beside: tuple[PrintedCell, ...] = ()
        pairs = [] if matched is None else list(zip(leaves, matched, strict=True))
        known = [leaf for leaf in leaves if leaf.column.name is not None]
        if pairs:
            others = [
                pair for pair in pairs if pair[0].column.name is None and pair[1].text.strip()
            ]
            self.surplus.extend((label, leaf.column.label, cell.text) for leaf, cell in others)
            beside = self._printed(cell for _, cell in others)
            pairs = [(leaf, cell) for leaf, cell in pairs if leaf.column.name is not None]
            known, matched = [leaf for leaf, _ in pairs], [cell for _, cell in pairs]
        return Strip(
            label,
            row,
            self.block,
            tuple(leaf.column for leaf in known),
            self._printed(cells if matched is None else matched),
            self._item,
            whole_header=matched is not None,
            beside=beside,
        )

    def _names_applicants(self, leaves: Sequence[Leaf], cells: Sequence[GridCell]) -> bool:
        """Tell whether the header names all columns, or one over each cell that holds any text."""
        names = {leaf.column.name for leaf in leaves}
        if names >= {name for name, _ in columns(ApplicantCounts)}:
            return True
        if not leaves or len(names) < len(leaves) or None in names:
            return False
        starts, ends = [leaf.start for leaf in leaves], [leaf.end for leaf in leaves]
        beyond = [cell for cell in cells if cell.end > ends[-1]]
        is_full = [*starts[1:], ends[-1]] == ends and starts[0] == self._data_column
        return is_full and not any(cell.text.strip() for cell in beyond)

    def _strip_in_reading_order(
        self, label: str, row: str | None, cells: Sequence[GridCell]
    ) -> Strip:
        """Return a row below a header whose cells do not stand over their columns.

        There a blank after the label may be the rest of a merged label.
        """
        header = tuple(
            column for column in self._header.in_reading_order() if column.name is not None
        )
        return Strip(
            label,
            row,
            self.block,
            header,
            self._printed(cells),
            self._item,
            in_reading_order=True,
            is_whole=not cells
            or cells[0].text.strip() != ""
            or not any(cell.text.strip() for cell in cells),
        )

    def _printed(self, cells: Iterable[GridCell]) -> tuple[PrintedCell, ...]:
        return tuple(cell.printed(self._table) for cell in cells)

    def _read_labelled_row(self, row: list[GridCell], last_label: int) -> None:
        label = row[last_label].text
        cells = row[last_label + 1 :]
        leaves = self._header.leaves()
        in_place = self.name != "requests" or self._names_applicants(leaves, cells)
        if in_place or row[-1].end == self._width:  # blank cells of label columns are no data
            cells = [c for c in cells if c.text.strip() or c.place.column >= self._data_column]
        if in_place:
            strip = self._strip(label, self._labels.row(label), cells, leaves)
        else:
            strip = self._strip_in_reading_order(label, self._labels.row(label), cells)
        self.strips.append(strip)

    def _read_added_row(self, row: list[GridCell]) -> None:
        """Read a row whose label the form does not have."""
        leaves = self._header.leaves()
        cells = [cell for cell in row if not self._labels.is_group(cell.text)]
        if (
            self.name == "proactive_disclosure"
            and cells
            and not looks_like_value(cells[0].text)
            and self._under(leaves, cells[1:]) is not None
            and all(looks_like_value(cell.text) for cell in cells[1:])
        ):
            self.strips.append(self._strip(cells[0].text, None, cells[1:], leaves))
        elif any(cell.text.strip() and not self._labels.is_group(cell.text) for cell in row):
            self.unused.append(self._printed(row))
