"""The cells of a sheet as paragraphs and tables: blank rows and borders tell them apart."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.document import (
    OBJECT,
    Block,
    CellPlace,
    Paragraph,
    Place,
    Table,
    TablePlace,
)
from gov_disclosure.readers.limits import Limits, exceeded
from gov_disclosure.readers.workbook.sheet_grid import Axes, ShownCell, shown_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.readers.workbook.sheets import Sheet

PlacedBlock: TypeAlias = tuple[Block, Place]

_SENTENCE = re.compile(r".*[。！？!?]|.*[：:；;]$", re.DOTALL)
_NUMBER = re.compile(r"[-+]?[\d,.]+\D{0,3}")


@attrs.define
class SheetReader:
    """Reads the sheets of one workbook.

    Attributes:
        file: name of the file, for errors.
        limits: bounds on the grids.
    """

    file: str | None
    limits: Limits
    _places_left: int = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._places_left = self.limits.max_table_places

    def blocks(self, sheet: Sheet) -> list[PlacedBlock]:
        """Return what a sheet shows as paragraphs and tables, each with its place.

        Raises:
            UnreadableFileError: the tables have more grid places than the limits allow.
        """
        axes = Axes.of(sheet)
        found: list[PlacedBlock] = []
        for band in _bands(shown_cells(sheet, axes)):
            parts = _side_by_side(band)
            for part in parts:
                for rows, is_table in _runs(part):
                    if is_table:
                        found += self._table(rows, part, sheet.name, axes)
                    else:
                        found += _paragraphs(rows, sheet.name)
        return found

    def _table(
        self, rows: Sequence[_Row], band: Sequence[_Row], sheet: str, axes: Axes
    ) -> Iterator[PlacedBlock]:
        """Yield the table of some rows of a band; its columns are those of the whole band."""
        columns = sorted({cell.left for row in band if row.is_table for cell in row.cells})
        self._places_left -= len(rows) * len(columns)
        if self._places_left < 0:
            most = self.limits.max_table_places
            raise exceeded(self.file, most, "个表格位置", "grid places of tables")
        layout = _Layout(rows, columns, sheet, axes)
        lines = list(filter(None, map(layout.line, range(len(rows)))))
        if lines:
            places = tuple(tuple(place for _, place in line) for line in lines)
            place = TablePlace(sheet=sheet, cell=places[0][0].cell, cells=places)
            yield Table([[text for text, _ in line] for line in lines]), place


@attrs.define
class _Row:
    """A row of a band.

    Attributes:
        number: the row of the sheet.
        cells: cells that begin in it.
        is_covered: whether a text of a row above reaches down into it.
        is_table: whether it is one of a table, otherwise its texts are paragraphs.
        texts: the cells that have text.
    """

    number: int
    cells: list[ShownCell]
    is_covered: bool = False
    is_table: bool = True
    texts: list[ShownCell] = attrs.field(init=False)

    @texts.default
    def _texts_of_cells(self) -> list[ShownCell]:
        return [cell for cell in self.cells if cell.text]

    @property
    def is_drawn(self) -> bool:
        """Whether any of its cells has a border."""
        return any(cell.is_drawn for cell in self.cells)


def _bands(cells: Iterable[ShownCell]) -> Iterator[list[_Row]]:
    """Yield rows that follow each other with no blank one between, sorted into table and prose.

    A blank row with borders belongs to the rows above; if there are more, the first one does.
    """
    band: list[_Row] = []
    reach = -1  # row down to which the last text reaches
    for number, grouped in itertools.groupby(cells, key=lambda cell: cell.top):
        row = _Row(number, list(grouped), is_covered=number <= reach)
        is_blank = not row.texts and not row.is_covered
        if is_blank and not (band and number == max(reach, band[-1].number) + 1):
            continue
        if band and number > max(reach, band[-1].number) + 1:
            yield _sorted(band)
            band = []
        elif is_blank and not band[-1].texts and not band[-1].is_covered:
            continue
        band.append(row)
        reach = max([reach, *(cell.bottom for cell in row.texts)])
    if band:
        yield _sorted(band)


def _sorted(band: list[_Row]) -> list[_Row]:
    """Tell for each row of a band whether it is one of a table."""
    drawn = [row.number for row in band if row.is_drawn]
    columns = {cell.left for row in band for cell in row.cells}
    in_prose = True  # where no table has begun, or a sentence has ended it
    for row in band:
        texts = row.texts
        is_outside = bool(drawn) and not drawn[0] <= row.number <= drawn[-1]
        if len(texts) == 1 and not row.is_covered:
            in_prose = in_prose or _SENTENCE.match(texts[0].text) is not None
            is_apart = bool(drawn) and not row.is_drawn
            is_line = in_prose or is_apart or _is_full(texts[0], columns)
            row.is_table = not is_line or _has_blanks(row)
        elif is_outside and texts and not row.is_covered:
            row.is_table = row.number > drawn[-1] and any(map(_is_number, texts))
        else:
            in_prose = in_prose and not texts
    return band


def _is_full(cell: ShownCell, columns: set[int]) -> bool:
    """Tell whether a cell reaches over all columns."""
    return all(cell.left <= column <= cell.right for column in columns)


def _has_blanks(row: _Row) -> bool:
    """Tell whether blank cells with borders stand beside the text of a row."""
    return any(cell.is_drawn for cell in row.cells if not cell.text)


def _is_number(cell: ShownCell) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None


def _side_by_side(band: list[_Row]) -> list[list[_Row]]:
    """Return tables that stand beside each other, with a blank column between, one by one.

    A band of one table comes back as it is.
    """
    cells = [cell for row in band if row.is_table for cell in row.cells]
    parts: list[list[ShownCell]] = []
    reach = -2
    for cell in sorted(cells, key=lambda cell: cell.left):
        if not parts or cell.left > reach + 1:
            parts.append([])
        parts[-1].append(cell)
        reach = max(reach, cell.right)
    if len(parts) < 2 or not all(map(_is_whole, parts)):
        return [band]
    first = next(row.number for row in band if row.is_table)
    lines = [row for row in band if not row.is_table]
    above = [row for row in lines if row.number < first]
    below = [row for row in lines if row.number > first]
    tables = [
        rows
        for part in parts
        for rows in _bands(sorted(part, key=lambda cell: (cell.top, cell.left)))
    ]
    return [above, *tables, below]


def _is_whole(part: Sequence[ShownCell]) -> bool:
    """Tell whether cells make a table with borders that has labels of its own."""
    left = min(cell.left for cell in part)
    labels = [cell for cell in part if cell.left == left and cell.text]
    return (
        len(labels) > 1
        and not any(map(_is_number, labels))
        and len({cell.left for cell in part}) > 1
        and any(cell.is_drawn for cell in part)
    )


def _runs(band: Iterable[_Row]) -> Iterator[tuple[list[_Row], bool]]:
    for is_table, rows in itertools.groupby(band, key=lambda row: row.is_table):
        yield list(rows), is_table


def _paragraphs(rows: Iterable[_Row], sheet: str) -> Iterator[PlacedBlock]:
    for row in rows:
        for cell in row.texts:
            for line in cell.text.replace(OBJECT, "").splitlines():
                if line.strip():
                    place = Place(sheet=sheet, cell=cell.name, beside=cell.beside)
                    yield Paragraph(line.strip()), place


class _Layout:
    """Rows of a band laid out as the grid of a table.

    Args:
        rows: the rows.
        columns: the columns of the sheet that its grid has.
        sheet: name of the sheet.
        axes: rows and columns of the sheet.
    """

    def __init__(
        self, rows: Sequence[_Row], columns: Sequence[int], sheet: str, axes: Axes
    ) -> None:
        self._rows = rows
        self._columns = columns
        self._sheet = sheet
        self._axes = axes
        self._free_from = [0] * len(columns)  # row of the grid from which on a column is free

    def line(self, number: int) -> list[tuple[str, CellPlace]]:
        """Return the cells of the next row, blank ones too."""
        row = self._rows[number]
        cells = {cell.left: cell for cell in row.cells}
        rows, columns, free_from = self._rows, self._columns, self._free_from
        placed: list[tuple[str, CellPlace]] = []
        for column, left in enumerate(columns):
            if free_from[column] > number:
                continue
            end, height = column + 1, 1
            cell = cells.get(left)
            if cell is not None:
                while end < len(columns) and columns[end] <= cell.right:
                    end += 1
                while number + height < len(rows) and rows[number + height].number <= cell.bottom:
                    height += 1
            free_from[column:end] = [number + height] * (end - column)
            place = CellPlace(
                sheet=self._sheet,
                cell=cell.name if cell else self._axes.name(row.number, left),
                row=number,
                column=column,
                row_span=height,
                column_span=end - column,
                beside=cell.beside if cell else (),
            )
            placed.append((cell.text if cell else "", place))
        return placed
