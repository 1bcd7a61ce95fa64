"""Strips: one printed row of a statutory table, its label found and its cells in order.

Grids and running text are read in different ways, but both give strips, and only strips are
bound to the form.
"""

from __future__ import annotations

import attrs

from gov_disclosure.document import Place


@attrs.frozen
class PrintedCell:
    """A data cell as printed.

    Attributes:
        text: its text; empty for a blank cell.
        place: where it stood.
        table: number of its table in the document, from 1, or None in running text.
    """

    text: str
    place: Place
    table: int | None = None


@attrs.frozen
class PrintedColumn:
    """A column as its header names it.

    Attributes:
        label: the header as printed, without spaces.
        name: field name of the column, or None if the header names none of the form.
    """

    label: str
    name: str | None


@attrs.frozen
class Strip:
    """One printed row.

    Attributes:
        label: its label as printed.
        row: path of the row below its section, or None for a row the form does not have.
        block: label of the block of section 二 it stands in.
        columns: the columns that its header names, in printed order.
        cells: its data cells in printed order.
        beside: its cells under columns that the form does not have.
        whole_header: whether the header was read as complete, so that ``columns`` can be
            taken at their word; otherwise it lost cells or is wrong.
        keeps_blanks: whether a blank cell leaves a trace (in a grid it does, in a text of
            one cell per line it does not).
        in_reading_order: whether ``columns`` come in the order in which the header reads, row
            by row, because merged cells left no trace; otherwise in the order of the cells.
        inseparable: whether figures are printed with nothing between them and the labels, so
            that they cannot be told apart.
        is_whole: whether ``cells`` are certainly the cells of this row and all of them.
        item: number of the item of its section in which it began.
    """

    label: str
    row: str | None
    block: str | None
    columns: tuple[PrintedColumn, ...]
    cells: tuple[PrintedCell, ...]
    item: int
    whole_header: bool = True
    keeps_blanks: bool = True
    in_reading_order: bool = False
    inseparable: bool = False
    is_whole: bool = True
    beside: tuple[PrintedCell, ...] = ()

    @property
    def text(self) -> str:
        """Label and cells as one line, for notes and messages."""
        return " ".join((self.label, *(cell.text for cell in self.cells))).strip()
