"""Tables of a document read as strips: labels decide, not positions in the grid.

Cells of a row are matched to header cells by the grid column they begin in or, where body
and header were merged differently, by their order; anything else stays unbound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace, Table, TablePlace
from gov_disclosure.forms.labels import SectionLabels, header_parts, key, section_labels
from gov_disclosure.forms.numbers import looks_like_value
from gov_disclosure.forms.strips import PrintedCell, PrintedColumn, Strip
from gov_disclosure.model.disputes import CaseResults
from gov_disclosure.model.paths import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_ANNOUNCEMENT = 25

MAX_TABLE_COLUMNS = 200
"""A table with more grid columns than this is no statutory table."""


@attrs.frozen
class _Cell:
    text: str
    place: CellPlace

    @property
    def end(self) -> int:
        return self.place.column + self.place.column_span


@attrs.frozen
class _Leaf:
    """A lowest header cell over data columns."""

    column: PrintedColumn
    start: int
    row: str | None = None


def _with_rows_carried_on(leaves: Sequence[_Leaf]) -> list[_Leaf]:
    """Let a label of section 四 hold for the columns after its own, in the order of the form.

    A spreadsheet leaves blank cells where a merged label goes on.
    """
    places = {name: place for place, (name, _) in enumerate(columns(CaseResults))}
    carried: list[_Leaf] = []
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


@attrs.define
class _Header:
    """The header rows above the rows being read."""

    rows: list[list[_Cell]] = attrs.field(factory=list)
    closed: bool = True

    def add(self, row: list[_Cell]) -> None:
        if self.closed:
            self.rows = []
        self.rows.append(row)
        self.closed = False

    def clear(self) -> None:
        self.rows = []
        self.closed = True


@attrs.define
class GridReader:
    """Reads the tables of one section in turn; an open block and header go on to the next.

    Attributes:
        name: field name of the section.
        block: label of the block of section 二 that is open.
        case_row: path of the row of section 四 that was announced before a table.
        strips: rows that have the label of a row, or were added by the agency.
        unused: other rows, as printed, in order.
        surplus: label, column and text of cells under columns that the form does not have.
    """

    name: str
    block: str | None = None
    case_row: str | None = None
    strips: list[Strip] = attrs.field(factory=list)
    unused: list[tuple[str, ...]] = attrs.field(factory=list)
    surplus: list[tuple[str, ...]] = attrs.field(factory=list)
    _labels: SectionLabels = attrs.field(init=False)
    _header: _Header = attrs.field(factory=_Header, init=False)
    _header_is_own: bool = attrs.field(default=False, init=False)
    _table: int | None = attrs.field(default=None, init=False)
    _item: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self._labels = section_labels(self.name)

    def announce(self, text: str) -> bool:
        """Take notice of a line between tables; tell whether it is part of the printed table."""
        labels = self._labels
        if (block := labels.block(text)) is not None:
            self.block = block
            self._header.clear()
            return True
        if (case_row := self._announced_case_row(text)) is not None:
            self.case_row = case_row
            self._header.clear()
            return True
        return (
            labels.is_group(text)
            or labels.row(text) is not None
            or key(text) in labels.template | labels.column_groups
        )

    def _announced_case_row(self, text: str) -> str | None:
        if self.name != "disputes" or len(text) > _LONGEST_ANNOUNCEMENT:
            return None
        found = [label for label in self._labels.rows if label in key(text)]
        return self._labels.rows[max(found, key=len)] if found else None

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
        for texts, places in zip(table.rows, place.cells, strict=True):
            self._read_row([_Cell(t, p) for t, p in zip(texts, places, strict=True)])
        # Rows without a label of the form count only below a header in the same table.
        found = self.strips[before[0] :]
        if any(strip.row is not None for strip in found) or (found and self._header_is_own):
            return True
        del self.strips[before[0] :], self.unused[before[1] :], self.surplus[before[2] :]
        self.block = before[3]
        return False

    def _read_row(self, row: list[_Cell]) -> None:
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
        if not printed and not self._header.rows:
            return
        self._header.closed = True
        if self.name == "disputes" and last_label is None:
            self._read_case_row(row)
        elif last_label is None:
            self._read_added_row(row)
        else:
            self._read_labelled_row(row, last_label)

    def _last_label(self, row: Sequence[_Cell]) -> int | None:
        """Return the index of the cell that holds the row label, or None."""
        found = None
        for index, cell in enumerate(row):
            if not cell.text.strip() or self._labels.is_group(cell.text):
                if self._labels.row(cell.text) is None:
                    continue
            elif self._labels.row(cell.text) is None:
                break
            found = index
        return found

    def _is_header(self, row: Sequence[_Cell], last_label: int | None) -> bool:
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
            return bool(headers) or (bool(rows) and len(texts) == len(row))
        return bool(headers) and (last_label is None or len(headers) > 1)

    def _is_header_text(self, text: str) -> bool:
        labels = self._labels
        return (
            labels.column(text) is not None
            or key(text) in labels.column_groups
            or key(text) in labels.template
        )

    def _leaves(self) -> list[_Leaf]:
        """Return the lowest header cells over data, in grid order."""
        lowest: dict[int, tuple[_Cell, str | None]] = {}
        for row in self._header.rows:
            for cell in row:
                if not cell.text.strip():
                    continue
                for column in range(cell.place.column, cell.end):
                    above = lowest.get(column, (cell, None))[1]
                    inner = self._case_row_in(cell.text) or above
                    lowest[column] = (cell, inner)
        leaves: list[_Leaf] = []
        previous = None
        for column in sorted(lowest):
            cell, case_row = lowest[column]
            if cell is previous:
                continue
            previous = cell
            label = "".join(cell.text.split())
            printed = PrintedColumn(label, self._labels.column(cell.text))
            leaves.append(_Leaf(printed, column, case_row))
        while leaves and leaves[0].column.name is None:
            del leaves[0]
        return _with_rows_carried_on(leaves)

    def _case_row_in(self, text: str) -> str | None:
        if self.name != "disputes":
            return None
        return next(filter(None, map(self._labels.row, header_parts(text))), None)

    def _match(self, cells: Sequence[_Cell], leaves: Sequence[_Leaf]) -> list[_Cell] | None:
        """Return the cell under each leaf, or None where that is not certain."""
        by_start = {cell.place.column: cell for cell in cells}
        if leaves and all(leaf.start in by_start for leaf in leaves):
            under = [by_start[leaf.start] for leaf in leaves]
            if all(cell in under or not cell.text.strip() for cell in cells):
                return under
        return list(cells) if leaves and len(cells) == len(leaves) else None

    def _strip(
        self, label: str, row: str | None, cells: Sequence[_Cell], leaves: Sequence[_Leaf]
    ) -> Strip:
        matched = self._match(cells, leaves)
        known = [leaf for leaf in leaves if leaf.column.name is not None]
        if matched is not None and len(known) < len(leaves):
            pairs = list(zip(leaves, matched, strict=True))
            self.surplus.extend(
                (label, leaf.column.label, cell.text)
                for leaf, cell in pairs
                if leaf.column.name is None and cell.text.strip()
            )
            matched = [cell for leaf, cell in pairs if leaf.column.name is not None]
        return Strip(
            label,
            row,
            self.block,
            tuple(leaf.column for leaf in known),
            self._printed(cells if matched is None else matched),
            self._item,
            whole_header=matched is not None,
        )

    def _printed(self, cells: Iterable[_Cell]) -> tuple[PrintedCell, ...]:
        return tuple(PrintedCell(cell.text, cell.place, self._table) for cell in cells)

    def _read_labelled_row(self, row: list[_Cell], last_label: int) -> None:
        label = row[last_label].text
        self.strips.append(
            self._strip(label, self._labels.row(label), row[last_label + 1 :], self._leaves())
        )

    def _read_added_row(self, row: list[_Cell]) -> None:
        """Read a row whose label the form does not have."""
        leaves = self._leaves()
        cells = [cell for cell in row if not self._labels.is_group(cell.text)]
        if (
            self.name == "proactive_disclosure"
            and cells
            and not looks_like_value(cells[0].text)
            and self._match(cells[1:], leaves) is not None
            and all(looks_like_value(cell.text) for cell in cells[1:])
        ):
            self.strips.append(self._strip(cells[0].text, None, cells[1:], leaves))
        elif any(cell.text.strip() and not self._labels.is_group(cell.text) for cell in row):
            self.unused.append(tuple(cell.text for cell in row))

    def _read_case_row(self, row: list[_Cell]) -> None:
        """Read the data row of section 四, which has no label of its own."""
        leaves = self._leaves()
        values = [c for c in row if not c.text.strip() or looks_like_value(c.text)]
        matched = self._match(row, leaves) or self._match(values, leaves)
        if matched is None or not leaves:
            if any(cell.text.strip() for cell in row):
                self.unused.append(tuple(cell.text for cell in row))
            return
        case_rows = list(dict.fromkeys(leaf.row or self.case_row for leaf in leaves))
        for case_row in case_rows:
            pairs = [
                (leaf, cell)
                for leaf, cell in zip(leaves, matched, strict=True)
                if (leaf.row or self.case_row) == case_row
            ]
            if case_row is None:
                self.unused.append(tuple(cell.text for _, cell in pairs))
                continue
            self.strips.append(
                Strip(
                    case_row,
                    case_row,
                    None,
                    tuple(leaf.column for leaf, _ in pairs),
                    self._printed(cell for _, cell in pairs),
                    self._item,
                )
            )
