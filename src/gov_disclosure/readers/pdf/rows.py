"""Runs of lines that are a table without ruling lines, told from prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.document import CellPlace, Table, TablePlace, table_of_cells
from gov_disclosure.readers.pdf.alignment import aligned_tables, is_figure, pitch_of_labels
from gov_disclosure.readers.pdf.heads import CLOSE, overlap
from gov_disclosure.readers.pdf.paragraphs import Column, is_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.document import Paragraph, Place
    from gov_disclosure.readers.pdf.lines import Line

_FEWEST_ROWS = 2
_MOST_LINES = 300
_MOST_BETWEEN = 12  # lines of labels between two rows
_OTHER_SIZE = 0.1
_WIDEST_LABEL = 0.75  # of the column of text


def runs_of_rows(lines: Sequence[Line], column: Column) -> Iterator[range]:
    """Yield the runs of lines that are a table without ruling lines.

    A run begins and ends with a row: a line whose words stand apart. Lines between that hold
    one word are labels, unless they are as wide as prose, or of another size.

    Args:
        lines: lines of text that follow each other on a page.
        column: the column of text they stand in.
    """
    for run in _runs(lines, column):
        yield _with_labels(lines, run, column)


def _runs(lines: Sequence[Line], column: Column) -> Iterator[range]:
    rows: list[int] = []
    for index, line in enumerate(lines):
        is_prose = line.box.width > _WIDEST_LABEL * (column.right - column.left) or (
            bool(rows) and abs(line.size - lines[rows[-1]].size) > _OTHER_SIZE * line.size
        )
        if is_row(line):
            if rows and index - rows[-1] > _MOST_BETWEEN:
                yield from _run(rows)
                rows = []
            rows.append(index)
        elif rows and rows[-1] == index - 1 and all(map(is_figure, line.words)):
            rows.append(index)
        elif is_prose:
            yield from _run(rows)
            rows = []
    yield from _run(rows)


def _run(rows: Sequence[int]) -> Iterator[range]:
    if len(rows) >= _FEWEST_ROWS:
        yield range(rows[0], rows[-1] + 1)


def _with_labels(lines: Sequence[Line], run: range, column: Column) -> range:
    """Return a run with the lines above and below it that belong to labels in it."""
    if len(run) > _MOST_LINES:
        return run
    pitch = pitch_of_labels(lines[max(run.start - 2, 0) : run.stop + 2])
    if pitch is None:
        return run
    start, stop = run.start, run.stop
    while start > 0 and _is_of_label(lines[start - 1], lines[start : start + 2], pitch, column):
        start -= 1
    while stop < len(lines) and _is_of_label(lines[stop], lines[stop - 2 : stop], pitch, column):
        stop += 1
    return range(start, stop)


def _is_of_label(line: Line, beside: Sequence[Line], pitch: float, column: Column) -> bool:
    if line.box.width > _WIDEST_LABEL * (column.right - column.left):
        return False
    return any(
        abs(other.size - line.size) <= _OTHER_SIZE * line.size
        and overlap(word.box, line.box)
        and abs(word.box.middle - line.box.middle) <= CLOSE * pitch
        for other in beside
        for word in other.words
    )


def tables_of_run(
    lines: Sequence[Line], page: int, *, may_be_cut: bool
) -> list[tuple[Paragraph | Table, Place]]:
    """Return the tables that a run of rows makes; none if its lines are to be read as text.

    Where it is not certain which line of a label belongs to which row, the lines come as the
    rows of a table of one column: nobody can take a part of a label for that of a blank row.

    Args:
        lines: the lines of the run.
        page: number of their page.
        may_be_cut: whether the page begins or ends with them.
    """
    if len(lines) > _MOST_LINES:
        return []
    found = aligned_tables(lines, page, may_be_cut=may_be_cut)
    if found is not None:
        return found
    if pitch_of_labels(lines) is None:
        return []
    cells = (
        (line.text, CellPlace(page=page, row=row, beside=line.beside))
        for row, line in enumerate(lines)
    )
    return [table_of_cells(cells, TablePlace(page=page))]
