"""A printed row of figures in a grid as strips, by what the header says of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import (
    in_reading_order,
    own_columns,
    statutory_columns,
)
from gov_disclosure.forms.extraction.grids.header import GridHeader
from gov_disclosure.forms.extraction.grids.match import cells_under
from gov_disclosure.forms.extraction.strips import (
    NO_LABEL,
    PARTIAL_HEADER,
    WRONG_COUNT,
    WRONG_HEADER,
    PrintedCell,
    PrintedColumn,
    Strip,
)
from gov_disclosure.forms.words.labels import section_labels
from gov_disclosure.forms.words.numbers import LONGEST_CELL, looks_like_value
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_disclosure.forms.extraction.grids.header import GridCell
    from gov_disclosure.forms.extraction.strips import Doubt


@attrs.frozen
class RowOfFigures:
    """What a row of figures stands under.

    Attributes:
        name: field name of the section.
        header: the header above it.
        block: label of the block of section 二 it stands in.
        announced: path of the row that a line above the table names, or None.
        table: number of the table in the document.
        item: number of the item in its section.
        width: grid columns of the table.
    """

    name: str
    header: GridHeader
    block: str | None
    announced: str | None
    table: int | None
    item: int
    width: int

    def labelled(self, label: str, row: str | None, cells: Sequence[GridCell]) -> Strip:
        """Return a row that has a label."""
        if self.header.hides_columns:
            return self._in_reading_order(label, row, cells)
        matched = self._matched(cells)
        leaves = self.header.leaves()
        if matched is None:
            named = [leaf.column for leaf in leaves if leaf.column.name is not None]
            return self._strip(label, row, named, self._printed(cells), WRONG_HEADER)
        columns = [leaf.column for leaf in leaves]
        return self._aligned(label, row, columns, self._printed(matched))

    def added(self, cells: Sequence[GridCell]) -> Strip | None:
        """Return a row that the agency added, or None if it is none."""
        if not cells:
            return None
        label, *figures = cells
        if (
            looks_like_value(label.text)
            or not all(looks_like_value(cell.text) for cell in figures)
            or self._matched(figures) is None
        ):
            return None
        return self.labelled(label.text, None, figures)

    def unlabelled(self, cells: Sequence[GridCell]) -> Strip:
        """Return a row that belongs to no row of the form for certain."""
        return self._strip("", None, (), self._printed(cells), NO_LABEL)

    def across(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return the rows of the form whose figures stand side by side in a printed row.

        Before the figures may stand a label that the form does not have.
        """
        leaves = self.header.leaves()
        if _is_remark(row):
            return [self.unlabelled(row)]
        is_beside = len(row) > len(leaves) or row[0].place.column < leaves[0].start
        if is_beside and not looks_like_value(row[0].text):
            row = row[1:]
        matched = None if self.header.hides_columns else self._matched(row)
        if matched is None:
            return self._across_in_reading_order(row) or [self.unlabelled(row)]
        found = []
        rows = [leaf.row or self.announced for leaf in leaves]
        printed = self._printed(matched)
        for path in dict.fromkeys(rows):
            here = [number for number, row_path in enumerate(rows) if row_path == path]
            cells = [printed[number] for number in here]
            columns = [leaves[number].column for number in here]
            if path is not None:
                found.append(self._aligned(path, path, columns, cells))
            elif any(cell.text.strip() for cell in cells):
                found.append(self._strip("", None, (), cells, NO_LABEL))
        return found

    def _matched(self, cells: Sequence[GridCell]) -> list[GridCell] | None:
        leaves = self.header.leaves()
        names = tuple(leaf.column.name for leaf in leaves if leaf.column.name is not None)
        shape, statutory = table_shape(self.name), statutory_columns(self.name)
        in_order = shape.is_across or not shape.shares_header or names == statutory
        return cells_under(leaves, cells, self.width, in_order=in_order)

    def _aligned(
        self,
        label: str,
        row: str | None,
        columns: Sequence[PrintedColumn],
        cells: Sequence[PrintedCell],
    ) -> Strip:
        """Return a row whose header cells stand over its cells."""
        pairs = list(zip(columns, cells, strict=True))
        beside = [(c, cell) for c, cell in pairs if c.name is None and cell.text.strip()]
        pairs = [(column, cell) for column, cell in pairs if column.name is not None]
        names = [column.name for column, _ in pairs]
        doubt: Doubt | None = None
        if row is not None:
            own = own_columns(self.name, row, *zip(*pairs, strict=True)) if pairs else ()
            is_part = table_shape(self.name).shares_header and set(names) != set(own)
            if not own or len(set(names)) != len(names):
                doubt = WRONG_HEADER
            elif is_part:
                doubt = PARTIAL_HEADER
            else:
                pairs = [(column, cell) for column, cell in pairs if column.name in own]
        known = [column for column, _ in pairs]
        strip = self._strip(label, row, known, [cell for _, cell in pairs], doubt)
        return attrs.evolve(strip, beside=tuple(beside))

    def _in_reading_order(self, label: str, row: str | None, cells: Sequence[GridCell]) -> Strip:
        """Return a row below a header whose cells do not stand over their columns.

        There a blank after the label may be the rest of a merged label.
        """
        header = [c for c in self.header.in_reading_order() if c.name is not None]
        is_whole = not cells or cells[0].text.strip() or not any(c.text.strip() for c in cells)
        doubt = None if is_whole else WRONG_COUNT
        return in_reading_order(
            self.name, self._strip(label, row, header, self._printed(cells), doubt)
        )

    def _across_in_reading_order(self, row: Sequence[GridCell]) -> list[Strip]:
        """Return the rows of a printed row whose cells do not stand under their columns.

        They are certain if the header, line by line, names as many columns as there are cells,
        row after row in the order of the form.
        """
        labels, statutory = section_labels(self.name), statutory_columns(self.name)
        header = list(self.header.in_reading_order())
        paths = list(dict.fromkeys(path for c in header if (path := labels.row(c.label))))
        columns = [column for column in header if column.name is not None]
        names = tuple(column.name for column in columns)
        if len(row) != len(names) or names != statutory * len(paths):
            return []
        size, printed = len(statutory), self._printed(row)
        return [
            self._strip(
                path, path, columns[first : first + size], printed[first : first + size], None
            )
            for first, path in zip(range(0, len(row), size), paths, strict=True)
        ]

    def _printed(self, cells: Iterable[GridCell]) -> list[PrintedCell]:
        return [cell.printed(self.table) for cell in cells]

    def _strip(
        self,
        label: str,
        row: str | None,
        columns: Iterable[PrintedColumn],
        cells: Iterable[PrintedCell],
        doubt: Doubt | None,
    ) -> Strip:
        return Strip(label, row, self.block, tuple(columns), tuple(cells), self.item, doubt)


def _is_remark(row: Sequence[GridCell]) -> bool:
    """Tell whether a row is a line of text with blanks after it."""
    text, *others = [cell.text.strip() for cell in row]
    is_cell = looks_like_value(text) or (len(text) <= LONGEST_CELL and any(map(str.isdigit, text)))
    return not is_cell and not any(others)
