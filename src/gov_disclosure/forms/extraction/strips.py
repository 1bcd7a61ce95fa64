"""Strips: one printed row of a statutory table, its label found and its cells in order.

Grids and running text are read in different ways, but both give strips, and only strips are
bound to the form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.forms.words.units import units_named
from gov_disclosure.model.extraction import Basis

if TYPE_CHECKING:
    from gov_disclosure.document import Place


@attrs.frozen
class Doubt:
    """Why printed figures are not certain.

    Attributes:
        rule: stable id of the problem.
        reason: why.
    """

    rule: str
    reason: Words


INSEPARABLE = Doubt(
    "reading.run_together",
    Words(
        "标签与数字之间没有分隔，不能确定各格数字",
        "labels and figures run together, so the cells cannot be told apart",
    ),
)
WRONG_COUNT = Doubt(
    "reading.cells_do_not_fit",
    Words(
        "格数与表头不符，不能确定各数属于哪一列",
        "the number of cells does not fit the header, so their columns are not certain",
    ),
)
WRONG_HEADER = Doubt(
    "reading.header_not_recognised",
    Words(
        "表头缺失或与规定格式不符，又不能由勾稽关系确认列序",
        "the header is lost or wrong, and the identities do not confirm the order of columns",
    ),
)
PARTIAL_HEADER = Doubt(
    "reading.header_not_recognised",
    Words(
        "表头只有该行的部分列，不能确定各数属于哪一列",
        "the header names only some columns of the row, so the columns are not certain",
    ),
)
CONTRADICTORY = Doubt(
    "reading.row_printed_twice",
    Words(
        "同一行出现两次而数字不同，不能确定以哪一行为准",
        "the row is printed twice with different figures",
    ),
)
MERGED = Doubt(
    "reading.cell_merged",
    Words(
        "占用规定格式的多格，不能确定各格的数",
        "printed over several cells of the form, so the figure of each is not certain",
    ),
)
OTHER_ORDER = Doubt(
    "reading.header_contradicted",
    Words(
        "按表头属于这一列，但各行合计只与规定格式的列序相符，不能确定",
        "under this column by its header, but the totals of the rows fit only the order of the "
        "form",
    ),
)
NO_LABEL = Doubt(
    "reading.row_not_recognised",
    Words(
        "没有规定格式中的标签，不能确定属于哪一行",
        "the row has no label of the form, so it is not certain which row it is",
    ),
)


class PrintedCell(NamedTuple):
    """A data cell as printed.

    Attributes:
        text: its text; empty for a blank cell.
        place: where it stood.
        table: number of its table in the document, from 1, or None in running text.
        doubt: why its figure is not certain though its column is, or None.
    """

    text: str
    place: Place
    table: int | None = None
    doubt: Doubt | None = None


@attrs.frozen
class PrintedColumn:
    """A column as its header names it.

    Attributes:
        label: the header as printed, without spaces.
        name: field name of the column, or None if the header names none of the form.
        units: the units that its label names.
    """

    label: str
    name: str | None
    units: frozenset[str] = attrs.field(init=False, eq=False)

    @units.default
    def _units_of_label(self) -> frozenset[str]:
        return units_named(self.label)


@attrs.frozen
class Strip:
    """One printed row.

    Attributes:
        label: its label as printed.
        row: path of the row below its section, or None for a row the form does not have.
        block: label of the block of section 二 it stands in.
        columns: the columns that its header names. Without a doubt, each stands over the cell
            of the same position.
        cells: its data cells in printed order.
        item: number of the item of its section in which it began.
        doubt: why it is not certain which cell is which. Of a ``WRONG_HEADER`` only the order
            of the columns is in doubt.
        basis: what makes it certain which cell is which.
        beside: columns that the form does not have, and its cells under them.
    """

    label: str
    row: str | None
    block: str | None
    columns: tuple[PrintedColumn, ...]
    cells: tuple[PrintedCell, ...]
    item: int
    doubt: Doubt | None = None
    basis: Basis = "header"
    beside: tuple[tuple[PrintedColumn, PrintedCell], ...] = ()

    @property
    def names(self) -> tuple[str | None, ...]:
        """The field names of its columns, None for those that the form does not have."""
        return tuple([column.name for column in self.columns])

    def by_column(self) -> dict[str | None, PrintedCell]:
        """Return the cell under each column, by its name; none where that is in doubt."""
        return dict(zip(self.names, self.cells, strict=True)) if self.doubt is None else {}

    @property
    def text(self) -> str:
        """Label and cells as one line, for notes and messages."""
        return " ".join((self.label, *(cell.text for cell in self.cells))).strip()
