"""Printed rows of figures that are several rows of the form, which lie side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import (
    TOTAL,
    come_in,
    rows_across,
    rows_side_by_side,
    statutory_columns,
)
from gov_disclosure.forms.extraction.grids.cells import printed
from gov_disclosure.forms.extraction.grids.figures_rows import RowsBelow, beside
from gov_disclosure.forms.extraction.grids.rows import is_remark
from gov_disclosure.forms.extraction.strips import (
    NO_LABEL,
    WRONG_COUNT,
    WRONG_HEADER,
    PrintedColumn,
    Strip,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_disclosure.forms.extraction.grids.cells import GridCell


@attrs.frozen(eq=False)
class RowsAcross(RowsBelow):
    """The rows of figures below one header that names rows of the form, too."""

    def _unlabelled(self, row: Sequence[GridCell]) -> Iterable[Strip]:
        """Return the rows of the form whose figures stand side by side in a printed row.

        Before the figures may stand a label that the form does not have.
        """
        header, leaves = self.header, self.header.leaves
        unlabelled = [self._strip("", None, (), printed(row, self.frame.table), NO_LABEL)]
        if is_remark(row):
            return unlabelled
        figures = (self._in_order if header.hides_columns else self._over).without(row)
        if not figures or not leaves:
            return unlabelled
        is_beside = len(figures) > len(leaves) or figures[0].column < leaves[0].start
        if is_beside and not figures[0].said.is_value:
            del figures[0]
        if figures and not (
            (first := figures[0].said).is_value or any(map(str.isdigit, first.text))
        ):
            return unlabelled  # a label stands where its first figure should
        is_under = not header.hides_columns and self._is_within_header(figures)
        matched = self._matched(figures) if is_under else None
        if matched is None or not header.is_coherent:
            return self._side_by_side(figures) or self._refused(figures) or unlabelled
        found = []
        rows = [leaf.row or self.announced for leaf in leaves]
        below = printed(matched, self.frame.table)
        if self._is_under_no_label(beside(header.columns, below)):
            return self._refused(figures) or unlabelled
        for path in dict.fromkeys(rows):
            here = [number for number, row_path in enumerate(rows) if row_path == path]
            cells = [below[number] for number in here]
            columns = [leaves[number].column for number in here]
            if path is not None:
                found.append(self._aligned(path, path, columns, cells))
            elif any(cell.text.strip() for cell in cells):
                found.append(self._strip("", None, (), cells, NO_LABEL))
        return found

    def _side_by_side(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return the rows of a printed row whose cells do not stand under their columns.

        They are certain if the header, line by line, names rows and columns as the form does,
        and as many columns as there are cells. Otherwise the order of the columns is in doubt.
        """
        paths, *readings = rows_across(self.header.name)
        statutory = statutory_columns(self.header.name)
        cells, size = printed(row, self.frame.table), len(statutory)
        if self.header.groups_as_read() not in readings or len(row) != size * len(paths):
            return []
        is_under = self._is_within_header(row) and row[-1].end == self.header.leaves[-1].end
        is_comparable = self.is_headed and not self.header.hides_columns
        if self.header.names_others or (is_comparable and not is_under):
            return []  # it has a cell too many or too few
        names = tuple(column.name for column in self.header.named)
        doubt = None if names == statutory * len(paths) else WRONG_HEADER
        columns = [PrintedColumn("", name) for name in statutory]
        if doubt is not None and not self._may_be_in_order(names):
            columns = self.header.named  # in another order, which the totals can't overrule
        return [
            self._strip(path, path, columns, cells[first : first + size], doubt)
            for first, path in zip(range(0, len(row), size), paths, strict=True)
        ]

    def _is_within_header(self, row: Sequence[GridCell]) -> bool:
        """Tell whether figures begin and end under the header above them in the table, if any."""
        leaves = self.header.leaves
        begins = leaves[0].start <= row[0].column
        return not self.is_headed or (begins and row[-1].end <= leaves[-1].end)

    def _may_be_in_order(self, names: Sequence[str | None]) -> bool:
        """Tell whether what is left of a header across is in statutory order, row by row."""
        kinds = [name for name in statutory_columns(self.header.name) if name != TOTAL]
        of_rows = [
            [leaf.column.name for leaf in self.header.leaves if leaf.row == path]
            for path in rows_across(self.header.name)[0]
        ]
        return come_in(names, kinds * rows_side_by_side(self.header.name)) and all(
            come_in(o, kinds) for o in of_rows
        )

    def _refused(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return the rows of the form for figures of which it is not certain whose they are."""
        filled = sum(not cell.said.is_blank for cell in row)
        if (
            len(row) < len(statutory_columns(self.header.name))
            or filled < 2
            or not self.header.named
        ):
            return []
        everything = printed(row, self.frame.table)
        return [
            self._strip(path, path, (), everything, WRONG_COUNT)
            for path in rows_across(self.header.name)[0]
        ]
