"""The rows of a grid as they are to be read: upright, with what reaches down into them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace
from gov_disclosure.forms.extraction.grids.header import GridCell, texts_of
from gov_disclosure.forms.words.headings import heading_level
from gov_disclosure.forms.words.numbers import LONGEST_CELL, looks_like_value
from gov_disclosure.forms.words.units import is_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.forms.words.labels import SectionLabels

_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2


def upright(rows: list[list[GridCell]], labels: SectionLabels) -> list[list[GridCell]]:
    """Return the rows of a grid, turned if it was printed on its side.

    It was if labels of columns stand one below the other, and labels of rows side by side.
    A turned cell keeps the place where it was printed.
    """
    below: dict[int, dict[int, str]] = defaultdict(dict)
    beside: dict[int, dict[int, str]] = defaultdict(dict)
    said = {text: (labels.row(text), labels.column(text)) for text in texts_of(rows)}
    for cell in (cell for row in rows for cell in row):
        row, column = said[cell.text]
        if column is not None and row is None:
            below[cell.place.column][cell.place.row] = column
        elif row is not None and column is None:
            beside[cell.place.row][cell.place.column] = row
    if _most(below) < _FEWEST_COLUMNS or _most(beside) < _FEWEST_ROWS:
        return rows
    turned: dict[int, list[GridCell]] = defaultdict(list)
    for cell in sorted(_turned(rows), key=lambda cell: cell.place.column):
        turned[cell.place.row].append(cell)
    return [turned[row] for row in sorted(turned)]


def _most(found: Mapping[int, Mapping[int, str]]) -> int:
    return max((len(set(line.values())) for line in found.values()), default=0)


def _turned(rows: Sequence[Sequence[GridCell]]) -> Iterable[GridCell]:
    for cell in (cell for row in rows for cell in row):
        place = cell.place
        turned = CellPlace(
            row=place.column,
            column=place.row,
            row_span=place.column_span,
            column_span=place.row_span,
        )
        yield attrs.evolve(cell, place=turned, printed_at=place)


def without_units(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return rows without the cells of a column of units, 元 or 件, which are no figures."""
    if not any(map(is_unit, texts_of(rows))):
        return rows
    kept = [[cell for cell in row if not is_unit(cell.text)] for row in rows]
    return [row for row in kept if row]


def with_merged_labels(rows: list[list[GridCell]], labels: SectionLabels) -> list[list[GridCell]]:
    """Return rows in which labels that were filled into all places of a merged cell are one cell.

    Data frames and converters fill them. Where they do, a label of a header that is printed
    again below itself stands once, too.
    """
    if not any(_is_repeated(a, b, labels) for row in rows for a, b in itertools.pairwise(row)):
        return rows
    if any(cell.place.row_span * cell.place.column_span > 1 for row in rows for cell in row):
        return rows  # it has merged cells
    beside = [_merged_beside(row, labels) for row in rows]
    found = beside[:1]
    for above, row in itertools.pairwise(beside):
        is_header = not any(looks_like_value(cell.text) for cell in row if cell.text.strip())
        printed = {(c.place.column, c.end, c.text) for c in above if labels.is_known(c.text)}
        kept = [c for c in row if (c.place.column, c.end, c.text) not in printed]
        found.append(kept if is_header and kept else row)
    return found


def _merged_beside(row: Sequence[GridCell], labels: SectionLabels) -> list[GridCell]:
    merged: list[GridCell] = []
    for cell in row:
        last = merged[-1] if merged else None
        if last is not None and _is_repeated(last, cell, labels):
            span = last.place.column_span + cell.place.column_span
            merged[-1] = attrs.evolve(last, place=attrs.evolve(last.place, column_span=span))
        else:
            merged.append(cell)
    return merged


def _is_repeated(before: GridCell, cell: GridCell, labels: SectionLabels) -> bool:
    is_same = before.text == cell.text and before.end == cell.place.column
    return is_same and bool(cell.text.strip()) and labels.is_known(cell.text)


def with_lines_as_cells(
    rows: list[list[GridCell]], size: int, labels: SectionLabels
) -> list[list[GridCell]]:
    """Return rows in which figures printed in one cell, one below another, are cells.

    They are if nothing is printed after that cell, and as many figures stand in it as the
    table has columns from there on, or as a row of the form has. So are labels of columns.

    Args:
        rows: rows of a grid.
        size: how many figures each row of the form has; 0 if that differs.
        labels: labels of the section.
    """
    width = max(row[-1].end for row in rows)
    return [_with_lines_as_cells(row, width, size, labels) for row in rows]


def _with_lines_as_cells(
    row: list[GridCell], width: int, size: int, labels: SectionLabels
) -> list[GridCell]:
    place = next((n for n in reversed(range(len(row))) if row[n].text.strip()), None)
    if place is None:
        return row
    last = row[place]
    lines = last.text.split("\n") if "\n" in last.text.strip() else last.text.split()
    first = last.place.column
    if len(lines) < _FEWEST_COLUMNS or len(lines) not in (size, width - first):
        return row
    are_figures = all(looks_like_value(line) or not line.strip() for line in lines)
    if not are_figures and not any(map(labels.column, lines)):
        return row
    return row[:place] + [
        GridCell(
            line,
            attrs.evolve(last.place, column=column, column_span=1),
            last.printed_at or last.place,
        )
        for column, line in enumerate(lines, start=first)
    ]


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
        and looks_like_value(cell.text)
        and (cell.place.column >= first_column or cell.text.strip())
    }
    if not reaching:
        return rows
    found, active = [], list[GridCell]()
    for row in rows:
        number = row[0].place.row
        active = [c for c in active if number < c.place.row + c.place.row_span]
        found.append(sorted([*row, *active], key=lambda cell: cell.place.column))
        active += [cell for cell in row if cell in reaching]
    return found


def without_spacers(rows: list[list[GridCell]]) -> list[list[GridCell]]:
    """Return rows without those that hold nothing and stand above a row that begins with a figure.

    Under a header they would be rows of blank figures.
    """
    return [
        row
        for row, following in zip(rows, [*rows[1:], []], strict=True)
        if any(cell.text.strip() for cell in row)
        or not any(cell.text.strip() for cell in following[:1])
        or not looks_like_value(following[0].text)
    ]


def is_remark(row: Sequence[GridCell]) -> bool:
    """Tell whether a row is a line of text with blanks after it."""
    text, *others = [cell.text.strip() for cell in row]
    is_cell = looks_like_value(text) or (len(text) <= LONGEST_CELL and any(map(str.isdigit, text)))
    return not any(others) and (not is_cell or heading_level(text) is not None)
