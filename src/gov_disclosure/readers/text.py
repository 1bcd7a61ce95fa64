"""Plain text to a document: paragraphs, drawn grids, and rows of pipes, tabs or commas."""

from __future__ import annotations

import csv
import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import (
    Block,
    Document,
    Paragraph,
    Place,
    Table,
    TablePlace,
    place_of_cells,
)
from gov_disclosure.readers.grid import is_grid_rule, read_grid
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits, check_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEPARATORS = (",", ";")
_FEWEST_VALUES = 3  # in a line of separated values
_FEWEST_ROWS = 2
_LONGEST_ROW = 10_000
_MOST_LINES = 20  # of a row of separated values, in which quoted ones may have several
_NOT_A_NUMBER = frozenset({"nan", "NaN", "<NA>", "None"})  # what data frames write for blank cells
_LINE_END = re.compile(r"\r{0,2}\n|\r|\f")  # \r\r\n: what Windows makes of \r\n
_PIPES = re.compile("[|│┃║｜]")
_ONE_CELL = re.compile(r"([^|│┃║｜]*)[|│┃║｜][\s|│┃║｜]*")
_FIGURE_OR_BLANK = re.compile(r"[\d.,/%+－—-]*")
_FEWEST_SPACED_LINES = 8
_RULE_ROW = re.compile(r"[\s|:+\u2500-\u257f-]*")
_RULE_MARK = re.compile("-{3}|[─━═]{2}|[┌├└╔╠╚╭╰]")  # fewer dashes may be marks in cells


def text_document(text: str, file: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    r"""Return plain text as a document; each line that is not blank is a paragraph.

    Consecutive lines with tabs, or with pipes between cells, are the rows of a table; so are
    a drawn grid, and lines with equally many commas, as a spreadsheet saves them. Words
    separated by spaces stay a paragraph: only the form can tell which of them are cells.

    Args:
        text: the text.
        file: name of the file, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: the text is longer than the limits allow.

    Example:
        >>> [type(block).__name__ for block in text_document("无。\n规章\t0\t0\t3").blocks]
        ['Paragraph', 'Table']
    """
    check_characters(len(text), file, limits)
    lines, numbers = _single_spaced([line.strip("\ufeff") for line in _LINE_END.split(text)])
    blocks: list[Block] = []
    places: list[Place] = []
    position = no_grid_before = 0
    while position < len(lines):
        if position >= no_grid_before and is_grid_rule(lines[position]):
            end = _grid_end(lines, position)
            grid = read_grid(lines[position:end], position + 1)
            if grid is not None:
                blocks.append(grid[0])
                places.append(grid[1])
                position = end
                continue
            no_grid_before = end  # lines that are no grid from the top are none further down
        cell = _cell_alone(lines, position)
        table = _table_at(lines, position) or _comma_table_at(lines, position)
        if table is not None:
            block, place, position = table
            blocks.append(block)
            places.append(place)
            continue
        words = lines[position].strip() if cell is None else cell
        if words and not _is_rule(words):
            blocks.append(Paragraph(words))
            places.append(Place(line=position + 1))
        position += 1
    return Document(tuple(blocks), tuple(_renumbered(place, numbers) for place in places))


def _single_spaced(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[int] | None]:
    """Return lines without the empty one after each, and their numbers if any was left out."""
    filled = [bool(line.strip()) for line in lines]
    if sum(filled) < _FEWEST_SPACED_LINES or any(a and b for a, b in itertools.pairwise(filled)):
        return lines, None
    kept = [n for n in range(len(lines)) if filled[n] or not n or not filled[n - 1]]
    return [lines[n] for n in kept], [n + 1 for n in kept]


def _renumbered(place: Place, numbers: Sequence[int] | None) -> Place:
    if numbers is None or place.line is None:
        return place
    line = numbers[place.line - 1]
    if not isinstance(place, TablePlace):
        return attrs.evolve(place, line=line)
    cells = tuple(
        tuple(attrs.evolve(c, line=c.line and numbers[c.line - 1]) for c in row)
        for row in place.cells
    )
    return attrs.evolve(place, line=line, cells=cells)


def _grid_end(lines: Sequence[str], position: int) -> int:
    """Return where the lines end that may belong to the grid that begins at a line."""
    end = position
    while end < len(lines) and lines[end].startswith(("+", "|")):
        end += 1
    return end


def _table_at(lines: Sequence[str], position: int) -> tuple[Table, TablePlace, int] | None:
    """Return the table that begins at a line, its places, and where it ends."""
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    end = position
    while end < len(lines) and _cell_alone(lines, end) is None:
        if not _is_rule(lines[end].strip()):
            cells = _row_cells(lines[end])
            if cells is None and rows:
                cells = _sparse_row(lines[end], len(rows[-1]))
            if cells is None:
                break
            rows.append(cells)
            numbers.append(end + 1)
        end += 1
    if not rows:
        return None
    table = Table(tuple(rows))
    places = place_of_cells(table, numbers)
    return table, places, end


def _comma_table_at(lines: Sequence[str], position: int) -> tuple[Table, TablePlace, int] | None:
    """Return the table of comma-separated values that begins at a line, or None.

    A blank line between two rows is passed over.
    """
    for separator in _SEPARATORS:
        if separator not in lines[position] and not lines[position].startswith('"'):
            continue
        rows: list[tuple[str, ...]] = []
        numbers: list[int] = []
        end = number = position
        while number < len(lines):
            if not lines[number].strip() and end == number and rows:
                number += 1
                continue
            cells, after = _values_at(lines, number, separator)
            if len(cells) < _FEWEST_VALUES or (rows and len(cells) != len(rows[0])):
                break
            rows.append(cells)
            numbers.append(number + 1)
            end = number = after
        holds_figures = any(_FIGURE_OR_BLANK.fullmatch(cell) for row in rows for cell in row)
        if len(rows) >= _FEWEST_ROWS and holds_figures:
            table = Table(tuple(rows))
            return table, place_of_cells(table, numbers), end
    return None


def _values_at(lines: Sequence[str], number: int, separator: str) -> tuple[tuple[str, ...], int]:
    """Return the values of the row that begins at a line, none if it is no row; and where it ends.

    A quoted value may go over several lines.
    """
    row = lines[number]
    end = number + 1
    if row.count('"') % 2 and (row.startswith('"') or f'{separator}"' in row):
        for end in range(number + 2, min(number + _MOST_LINES, len(lines)) + 1):
            row = f"{row}\n{lines[end - 1]}"
            if lines[end - 1].count('"') % 2:
                break
    return _separated(row, separator), end


def _separated(row: str, separator: str) -> tuple[str, ...]:
    """Return the values of a row, or none if it is not one of separated values.

    A sentence between commas is prose; beside blanks alone it is a line of a spreadsheet.
    """
    if row.count(separator) < _FEWEST_VALUES - 1 or len(row) > _LONGEST_ROW:
        return ()
    try:
        (cells,) = csv.reader(row.splitlines(keepends=True), delimiter=separator, strict=True)
    except (csv.Error, ValueError):  # the latter for more than one row
        return ()
    values = tuple("" if cell.strip() in _NOT_A_NUMBER else cell.strip() for cell in cells)
    is_prose = sum(map(bool, values)) > 1 and any("。" in value for value in values)
    return () if is_prose else values


def _row_cells(line: str) -> tuple[str, ...] | None:
    """Return the cells of a line that is a row, or None."""
    if "\t" in line.strip():
        return tuple(cell.strip() for cell in line.strip("\r\n ").split("\t"))
    stripped = line.strip()
    if not _PIPES.search(stripped):
        return None
    cells = _PIPES.split(stripped)
    if not cells[0].strip():
        del cells[0]
    if cells and not cells[-1].strip():
        del cells[-1]
    return tuple(cell.strip() for cell in cells) or None


def _sparse_row(line: str, width: int) -> tuple[str, ...] | None:
    """Return the cells of a line with tabs around one text or none, if it is a row.

    It is if it has ``width`` cells, as the row above, or ends with blank ones; a line of text
    may begin with tabs.
    """
    row = line.strip("\r\n ")
    cells = row.split("\t")
    is_row = len(cells) == width > 1 or row.endswith("\t\t")
    return tuple(cell.strip() for cell in cells) if is_row else None


def _cell_alone(lines: Sequence[str], position: int) -> str | None:
    """Return the text of a line that is one cell with the pipe that ends it, or None.

    Beside such lines, cells that are padding may follow it.
    """
    match = _ONE_CELL.fullmatch(lines[position].strip())
    if match is None:
        return None
    beside = (
        lines[position],
        *lines[max(position - 1, 0) : position],
        *lines[position + 1 : position + 2],
    )
    return match[1].strip() if any(map(_ends_with_its_pipe, beside)) else None


def _ends_with_its_pipe(line: str) -> bool:
    line = line.strip()
    return len(_PIPES.findall(line)) == 1 and _PIPES.match(line[-1:]) is not None


def _is_rule(line: str) -> bool:
    """Tell whether a line is drawn between rows and holds no text."""
    return (
        len(line) > 2
        and _RULE_ROW.fullmatch(line) is not None
        and _RULE_MARK.search(line) is not None
        and (_PIPES.search(line) is not None or "-" not in line)
    )
