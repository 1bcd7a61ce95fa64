"""The rows of a table of a Word file: cells merged to the right and downwards, deleted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import attrs

from gov_disclosure.readers.docx.names import VAL, W, number, switch, value
from gov_disclosure.readers.flow import Flow
from gov_disclosure.readers.spanned_cells import MOST_COLUMNS, SpannedCell

if TYPE_CHECKING:
    from collections.abc import Iterable

_CELL_CHANGES = ("cellIns", "cellDel", "cellMerge")


@attrs.define
class RowCell:
    """A cell as its row gives it.

    Attributes:
        element: the cell.
        shown: whether its text is shown.
        span: grid columns it covers.
        begins: whether a cell that is merged downwards may begin here.
        goes_on: whether it belongs to the cell above.
    """

    element: Element
    shown: bool
    span: int
    begins: bool
    goes_on: bool


@attrs.define
class OpenTable:
    """A table that is being read.

    Attributes:
        rows: its cells.
        flows: what stands in each, in order.
        changed: whether there are tracked changes in it.
        ground: "?" if a style may colour what is behind its cells, else None.
    """

    rows: list[list[SpannedCell]] = attrs.field(factory=list)
    flows: list[Flow] = attrs.field(factory=list)
    changed: bool = False
    ground: str | None = None
    _above: dict[int, SpannedCell] = attrs.field(factory=dict)
    _reached: dict[int, SpannedCell] = attrs.field(factory=dict)
    _column: int = 0

    def begin_row(self, row: Element) -> None:
        """Begin a row, which may leave grid columns free before its first cell."""
        self.rows.append([])
        self._above, self._reached = self._reached, {}
        self._column = _columns(number(value(row.find(f"{W}trPr"), "gridBefore")), 0)
        if self._column:
            self.rows[-1].append(SpannedCell(column_span=self._column, is_gap=True))

    def add(self, cell: RowCell) -> Flow | None:
        """Return what is to hold the lines of a cell, or None if it goes on from above."""
        column = self._column
        self._column += cell.span
        above = self._above.get(column)
        if cell.goes_on and above is not None and above.column_span == cell.span:
            above.row_span += 1
            self._reached[column] = above
            return None
        spanned, flow = SpannedCell(column_span=cell.span), Flow(is_cell=True)
        if cell.begins or cell.goes_on:
            self._reached[column] = spanned
        self.rows[-1].append(spanned)
        self.flows.append(flow)
        return flow


def is_changed(row: Element) -> bool:
    """Tell whether the row itself was inserted or deleted."""
    properties = row.find(f"{W}trPr")
    return properties is not None and any(
        properties.find(W + name) is not None for name in ("ins", "del")
    )


def is_removed(row: Element) -> bool:
    """Tell whether the row is deleted or hidden."""
    properties = row.find(f"{W}trPr")
    return properties is not None and (
        properties.find(f"{W}del") is not None or bool(switch(properties, "hidden"))
    )


def is_changed_cell(cell: Element) -> bool:
    """Tell whether the cell itself was inserted, deleted or merged."""
    properties = cell.find(f"{W}tcPr")
    return properties is not None and any(
        properties.find(W + name) is not None for name in _CELL_CHANGES
    )


def row_cells(cells: Iterable[tuple[Element, bool]]) -> list[RowCell]:
    """Return the cells of a row without deleted ones; each merged to the right stands once."""
    found: list[RowCell] = []
    for element, shown in cells:
        properties = element.find(f"{W}tcPr")
        if properties is None:
            found.append(RowCell(element, shown, 1, begins=False, goes_on=False))
            continue
        if properties.find(f"{W}cellDel") is not None:
            continue
        span = _columns(number(value(properties, "gridSpan")), 1)
        if _merge(properties, "hMerge") == "continue" and found:
            found[-1].span = min(found[-1].span + span, MOST_COLUMNS)
            continue
        merge = _merge(properties, "vMerge")
        found.append(
            RowCell(element, shown, span, begins=merge == "restart", goes_on=merge == "continue")
        )
    return found


def _merge(properties: Element, name: str) -> str | None:
    """Return "restart" or "continue" for a cell that is merged, else None."""
    found = properties.find(W + name)
    if found is not None:
        return found.get(VAL, "continue")
    tracked = properties.find(f"{W}cellMerge")
    if tracked is None or name != "vMerge":
        return None
    return {"rest": "restart", "cont": "continue"}.get(tracked.get(f"{W}vMerge", ""))


def _columns(said: int | None, otherwise: int) -> int:
    return otherwise if said is None else min(max(said, otherwise), MOST_COLUMNS)
