"""The rows of a grid as they are to be read: upright, with what reaches down into them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace
from gov_disclosure.forms.extraction.columns import rows_side_by_side, statutory_columns
from gov_disclosure.forms.extraction.grids.cells import GridCell
from gov_disclosure.forms.words.headings import heading_level
from gov_disclosure.forms.words.numbers import LONGEST_CELL, looks_like_value
from gov_disclosure.forms.words.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.forms.words.said import Said

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2


def upright(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return the rows of a grid, turned if it was printed on its side.

    It was if labels of columns stand one below the other, and labels of rows side by side.
    A turned cell keeps the place where it was printed.
    """
    below: dict[int, set[str]] = defaultdict(set)
    beside: dict[int, set[str]] = defaultdict(set)
    for cell in itertools.chain(*rows):
        row, column = cell.said.row, cell.said.column
        if column is not None and row is None:
            below[cell.column].add(column)
        elif row is not None and column is None:
            beside[cell.place.row].add(row)
    if _most(below) < _FEWEST_COLUMNS or _most(beside) < _FEWEST_ROWS:
        return rows
    turned: dict[int, list[GridCell]] = defaultdict(list)
    for cell in sorted(map(_turned, itertools.chain(*rows)), key=lambda cell: cell.column):
        turned[cell.place.row].append(cell)
    return [turned[row] for row in sorted(turned)]


def _most(found: Mapping[int, set[str]]) -> int:
    return max(map(len, found.values()), default=0)


def _turned(cell: GridCell) -> GridCell:
    place = cell.place
    return cell.at(
        CellPlace(
            row=place.column,
            column=place.row,
            row_span=place.column_span,
            column_span=place.row_span,
        )
    )


def without_units(rows: list[list[GridCell]], words: Iterable[Said]) -> list[list[GridCell]]:
    """Return rows without the cells of a column of units, 元 or 件, which are no figures."""
    if not any(said.is_unit for said in words):
        return rows
    kept = [[cell for cell in row if not cell.said.is_unit] for row in rows]
    return [row for row in kept if row]


def with_merged_labels(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return rows in which labels that were filled into all places of a merged cell are one cell.

    Data frames and converters fill them. Where they do, a label of a header that is printed
    again below itself stands once, too.
    """
    if not any(
        a.said is b.said and _is_repeated(a, b) for row in rows for a, b in itertools.pairwise(row)
    ):
        return rows
    if any(cell.place.row_span * cell.place.column_span > 1 for row in rows for cell in row):
        return rows  # it has merged cells
    beside = [_merged_beside(row) for row in rows]
    found = beside[:1]
    for above, row in itertools.pairwise(beside):
        is_header = not any(cell.said.is_value for cell in row if not cell.said.is_blank)
        printed = {(c.column, c.end, c.said) for c in above if c.said.is_known}
        kept = [c for c in row if (c.column, c.end, c.said) not in printed]
        found.append(kept if is_header and kept else row)
    return found


def _merged_beside(row: Sequence[GridCell]) -> list[GridCell]:
    merged: list[GridCell] = []
    for cell in row:
        last = merged[-1] if merged else None
        if last is not None and _is_repeated(last, cell):
            span = last.place.column_span + cell.place.column_span
            place = attrs.evolve(last.place, column_span=span)
            merged[-1] = last._replace(place=place, end=cell.end)
        else:
            merged.append(cell)
    return merged


def _is_repeated(before: GridCell, cell: GridCell) -> bool:
    is_same = before.said is cell.said and before.end == cell.column
    return is_same and cell.said.is_known and not cell.said.is_blank


def with_lines_as_cells(
    name: str, rows: list[list[GridCell]], words: Iterable[Said]
) -> list[list[GridCell]]:
    """Return rows in which figures printed in one cell, one below another, are cells.

    They are if nothing is printed after that cell, and as many figures stand in it as the
    table has columns from there on, or as a row of the form has. So are labels of columns.

    Args:
        name: field name of the section.
        rows: rows of a grid.
        words: what its cells say.
    """
    if all(len(said.lines) < _FEWEST_COLUMNS for said in words):
        return rows
    width = max(row[-1].end for row in rows)
    size = len(statutory_columns(name)) * rows_side_by_side(name)
    return [_with_lines_as_cells(name, row, width, size) for row in rows]


def _with_lines_as_cells(name: str, row: list[GridCell], width: int, size: int) -> list[GridCell]:
    place = next((n for n in reversed(range(len(row))) if not row[n].said.is_blank), None)
    if place is None:
        return row
    last = row[place]
    lines, first = last.said.lines, last.column
    if len(lines) < _FEWEST_COLUMNS or len(lines) not in (size, width - first):
        return row
    cells = [
        last._replace(said=said(name, line)).at(
            attrs.evolve(last.place, column=column, column_span=1)
        )
        for column, line in enumerate(lines, start=first)
    ]
    are_figures = all(cell.said.is_value or cell.said.is_blank for cell in cells)
    if not are_figures and not any(cell.said.column for cell in cells):
        return row
    return row[:place] + cells


def with_cells_from_above(rows: list[list[GridCell]], first_column: int) -> list[list[GridCell]]:
    """Return rows with the merged data cells that reach down into them.

    Args:
        rows: rows of a grid.
        first_column: first grid column of data.
    """
    reaching = {
        cell
        for row in rows
        for cell in row
        if cell.place.row_span > 1
        and cell.said.is_value
        and (cell.column >= first_column or not cell.said.is_blank)
    }
    if not reaching:
        return rows
    found, active = [], list[GridCell]()
    for row in rows:
        number = row[0].place.row
        active = [c for c in active if number < c.place.row + c.place.row_span]
        found.append(sorted([*row, *active], key=lambda cell: cell.column) if active else row)
        active += [cell for cell in row if cell in reaching]
    return found


def without_spacers(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return rows without those that hold nothing and stand above a row that begins with a figure.

    Under a header they would be rows of blank figures.
    """
    return [
        row
        for row, following in zip(rows, [*rows[1:], []], strict=True)
        if not all(cell.said.is_blank for cell in row)
        or not following
        or following[0].said.is_blank
        or not following[0].said.is_value
    ]


def is_remark(row: Sequence[GridCell]) -> bool:
    """Tell whether a row is a line of text with blanks after it."""
    first, *others = row
    text = first.text.strip()
    is_cell = looks_like_value(text) or (len(text) <= LONGEST_CELL and any(map(str.isdigit, text)))
    are_blank = all(cell.said.is_blank for cell in others)
    return are_blank and (not is_cell or heading_level(text) is not None)
