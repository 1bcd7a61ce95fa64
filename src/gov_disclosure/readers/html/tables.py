"""The tables of a web page while they are read, and what the attributes of their cells say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import OBJECT, Beside, Standing
from gov_disclosure.readers.flow import Flow, is_layout
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.spanned_cells import SpannedCell, placed_table

if TYPE_CHECKING:
    from gov_disclosure.readers.limits import Limits


@attrs.define
class _Cell(Flow):
    """The lines of a cell, and how far it goes."""

    row_span: int = 1
    column_span: int = 1


@attrs.define
class _OpenTable:
    """A table that is being read.

    Attributes:
        groups: cells in rows, rows in groups.
        flows: the lines of each cell, in order.
        unsettled: rows whose cells may not stand where they stand in the text.
        is_unsettled: whether all rows are such.
    """

    groups: list[list[list[SpannedCell | str]]] = attrs.field(factory=list)
    flows: list[_Cell] = attrs.field(factory=list)
    unsettled: list[list[SpannedCell | str]] = attrs.field(factory=list)
    is_unsettled: bool = False


class Tables:
    """The tables that are open while a page is read, each within the one before it.

    Args:
        file: name of the file, for errors.
        limits: bounds on what is read.
    """

    def __init__(self, file: str | None, limits: Limits) -> None:
        self._file = file
        self._limits = limits
        self._open: list[_OpenTable] = []
        self._places = 0

    def begin(self) -> None:
        """Take a table that begins."""
        most = self._limits.max_table_depth
        if len(self._open) >= most:
            raise exceeded(self._file, most, "层嵌套表格", "levels of nested tables")
        self._open.append(_OpenTable())

    def begin_group(self) -> None:
        """Take a group of rows that begins."""
        self._open[-1].groups.append([])

    def begin_row(self) -> None:
        """Take a row that begins."""
        self._open[-1].groups[-1].append([])

    def doubt_row(self) -> None:
        """Take notice that the cells of the row being read may not stand in their order."""
        table = self._open[-1]
        row = table.groups[-1][-1]
        if not table.unsettled or table.unsettled[-1] is not row:
            table.unsettled.append(row)

    def doubt_all(self) -> None:
        """Take notice that the cells of the table being read may not stand as the text has them."""
        for table in self._open[-1:]:
            table.is_unsettled = True

    def begin_cell(self, row_span: int, column_span: int) -> Flow:
        """Take a cell that begins, and return what takes its lines."""
        cell = _Cell(is_cell=True, row_span=row_span, column_span=column_span)
        self._open[-1].flows.append(cell)
        return cell

    def end_cell(self) -> None:
        """Take the end of the cell that began last."""
        table = self._open[-1]
        cell = table.flows[-1]
        if cell.pieces:
            cell.end_line()
        text = cell.text
        found: SpannedCell | str = text
        if cell.beside or cell.row_span != 1 or cell.column_span != 1:
            found = SpannedCell(text, cell.row_span, cell.column_span, beside=cell.beside)
        if cell.unless_text and not text:
            found = _with(found, cell.unless_text)
        table.groups[-1][-1].append(found)

    def end(self, flow: Flow) -> None:
        """Put the table that ends, or what stands in it if it only arranges the page, in a flow."""
        table = self._open.pop()
        rows = [row for group in table.groups for row in group]
        if is_layout(rows, table.flows):
            flow.add_layout(table.flows)
            return
        unsettled = rows if table.is_unsettled else table.unsettled
        for row in unsettled:
            row[:] = [_with(cell, Standing.UNCERTAIN) for cell in row]
        placed = placed_table(table.groups, self._spend_places)
        if placed is not None:
            flow.add_table(placed)

    def _spend_places(self, number: int) -> None:
        self._places += number
        most = self._limits.max_table_places
        if self._places > most:
            raise exceeded(self._file, most, "个表格单元格", "cells of tables")


def _with(cell: SpannedCell | str, kind: Standing) -> SpannedCell:
    """Return a cell with something beside its text, or instead of it."""
    cell = SpannedCell(cell) if isinstance(cell, str) else cell
    return attrs.evolve(cell, text=cell.text or OBJECT, beside=(*cell.beside, Beside(kind)))
