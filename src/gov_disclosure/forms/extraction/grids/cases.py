"""Section 四 in a grid: kinds of case over results, and the figures in one row below."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.grids.header import GridHeader
from gov_disclosure.forms.extraction.grids.match import cells_under
from gov_disclosure.forms.extraction.running_text.tokens import LONGEST_CELL
from gov_disclosure.forms.extraction.strips import Strip
from gov_disclosure.forms.words.labels import SectionLabels
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.model.disputes import CaseResults
from gov_disclosure.model.paths import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.forms.extraction.grids.header import GridCell
    from gov_disclosure.forms.extraction.strips import PrintedColumn


@attrs.frozen
class CaseGrid:
    """What the rows of one table of section 四 stand under.

    Attributes:
        labels: labels of the section.
        header: the header above the row being read.
        announced: path of the row that a line above the table names, or None.
        table: number of the table in the document.
        item: number of the item in its section.
        width: grid columns of the table.
    """

    labels: SectionLabels
    header: GridHeader
    announced: str | None
    table: int | None
    item: int
    width: int

    def is_header(self, row: Sequence[GridCell], headers: Sequence[str], rows: set[str]) -> bool:
        """Tell whether a row without a value is a header, and no row of blanks.

        Args:
            row: its cells.
            headers: texts in it that are headers.
            rows: rows of the form that it names.
        """
        if len(rows) == 1 and not any(map(self.labels.column, headers)):
            label = next(cell for cell in row if self.labels.row(cell.text) is not None)
            first = self.header.first_result
            below = [cell for cell in row if cell.place.column >= first]
            return not below or label.place.column >= first or any(c.text.strip() for c in below)
        is_filled = all(cell.text.strip() for cell in row)
        return bool(headers) or (bool(rows) and is_filled)

    def strips(self, row: Sequence[GridCell]) -> tuple[list[Strip], list[GridCell]]:
        """Return what a row of figures gives, and the cells that belong to no case.

        Before the figures may stand a label that the form does not have.
        """
        leaves = self.header.leaves()
        if _is_remark(row):
            return [], list(row)
        is_beside = len(row) > len(leaves) or row[0].place.column < leaves[0].start
        if is_beside and not looks_like_value(row[0].text):
            row = row[1:]
        named = [column for column in self.header.in_reading_order() if column.name is not None]
        is_hidden = len(leaves) < len(named)  # merged cells left no trace
        matched = None if is_hidden else cells_under(leaves, row, self.width, in_order=bool(leaves))
        if matched is None:
            found = self._in_order(row)
            return found, [] if found else list(row)
        found, unused = [], []
        for case_row in dict.fromkeys(leaf.row or self.announced for leaf in leaves):
            pairs = [
                (leaf, cell)
                for leaf, cell in zip(leaves, matched, strict=True)
                if (leaf.row or self.announced) == case_row
            ]
            cells = [cell for _, cell in pairs]
            if case_row is None:
                unused += cells
            else:
                found.append(self._strip(case_row, [leaf.column for leaf, _ in pairs], cells))
        return found, unused

    def _in_order(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return a row below a header whose cells do not stand over their columns.

        That is certain if the header, row by row, names as many columns as there are cells,
        block after block in the order of the form.
        """
        header = list(self.header.in_reading_order())
        case_rows = list(
            dict.fromkeys(case_row for c in header if (case_row := self.labels.row(c.label)))
        )
        results = [column for column in header if column.name is not None]
        statutory = [name for name, _ in columns(CaseResults)]
        names = [column.name for column in results]
        if len(row) != len(names) or names != statutory * len(case_rows):
            return []
        size = len(statutory)
        return [
            self._strip(case_row, results[first : first + size], row[first : first + size])
            for first, case_row in zip(range(0, len(row), size), case_rows, strict=True)
        ]

    def _strip(
        self, case_row: str, printed: Sequence[PrintedColumn], cells: Sequence[GridCell]
    ) -> Strip:
        return Strip(
            case_row,
            case_row,
            None,
            tuple(printed),
            tuple(cell.printed(self.table) for cell in cells),
            self.item,
        )


def _is_remark(row: Sequence[GridCell]) -> bool:
    """Tell whether a row is a line of text with blanks after it."""
    text, *others = [cell.text.strip() for cell in row]
    is_cell = looks_like_value(text) or (len(text) <= LONGEST_CELL and any(map(str.isdigit, text)))
    return not is_cell and not any(others)
