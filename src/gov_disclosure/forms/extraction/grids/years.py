"""Tables that print figures of another year: beside this year's, below them, or alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.grids.cells import GridCell
from gov_disclosure.forms.words.said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST_LABEL = 40


@attrs.frozen
class _Span:
    """The columns under the label of a year.

    Attributes:
        label: what its label says.
        start: first grid column.
        end: the grid column after the last.
    """

    label: Said
    start: int
    end: int

    def covers(self, cell: GridCell) -> bool:
        """Tell whether a cell stands in any of its columns."""
        return self.start < cell.end and cell.column < self.end


@attrs.define
class OneYear:
    """The rows of a table less the columns and rows of other years.

    Attributes:
        rows: the rows; their cells keep their places.
        others: the texts of the cells that are another year's, row by row.
        refused: the first row of each part of the table that holds no figures but theirs.
    """

    rows: list[list[GridCell]] = attrs.field(factory=list)
    others: list[tuple[str, ...]] = attrs.field(factory=list)
    refused: list[list[GridCell]] = attrs.field(factory=list)


def is_of_another_year(label: Said, year: int | None) -> bool:
    """Tell whether a label or a line says that its figures are those of another year.

    Args:
        label: what is printed.
        year: the year of the report, if it is known. 上年 needs none.
    """
    said = label.year
    return said == "other" or (isinstance(said, int) and year not in (None, said))


def of_this_year(rows: list[list[GridCell]], words: Iterable[Said], year: int | None) -> OneYear:
    """Return the rows of a table with this year's figures only, where it says which they are.

    Args:
        rows: rows of a grid.
        words: what its cells say.
        year: the year of the report, if it is known. Labels that say 本年 and 上年 need none.

    Returns:
        All rows where the table names no years, or not for certain.
    """
    if not any(
        (said.year is not None or said.is_comparison) and len(said.text) <= _LONGEST_LABEL
        for said in words
    ):
        return OneYear(rows)
    found = OneYear()
    for header, body in _parts(rows):
        spans = [span for row in header for span in _spans(row, rows)]
        kept, others = _of_this_column([*header, *body], spans, year)
        for number in reversed(range(len(kept))):
            label = next((cell.said for cell in kept[number] if not cell.said.is_blank), None)
            if (
                label is not None
                and (is_of_another_year(label, year) or label.is_comparison)
                and _holds_figures(kept[number])
            ):
                others.append(_texts(kept.pop(number)))
        found.others += others
        if others and not any(map(_holds_figures, kept)):
            found.refused.append([*header, *body][0])
        else:
            found.rows += kept
    return found


def _parts(
    rows: Sequence[list[GridCell]],
) -> Iterator[tuple[list[list[GridCell]], list[list[GridCell]]]]:
    """Yield each header of a table with the rows below it."""
    header: list[list[GridCell]] = []
    body: list[list[GridCell]] = []
    for row in rows:
        if not _is_header(row):
            body.append(row)
            continue
        if body:
            yield header, body
            header, body = [], []
        header.append(row)
    yield header, body


def _is_header(row: Sequence[GridCell]) -> bool:
    names = any(cell.said.year or cell.said.heads_columns for cell in row)
    return names and not _holds_figures(row)


def _of_this_column(
    rows: Sequence[list[GridCell]], spans: Sequence[_Span], year: int | None
) -> tuple[list[list[GridCell]], list[tuple[str, ...]]]:
    """Return rows less the columns that their header says are another year's, and these."""
    others = [span for span in spans if is_of_another_year(span.label, year)]
    this = [span for span in spans if span.label.year in ("this", year)]
    widths = {
        sum(span.end - span.start for span in side) for side in (this, others) if this and others
    }
    if not others or len(this) + len(others) < len(spans) or len(widths) > 1:
        return list(rows), []
    kept, left = [], []
    for row in rows:
        is_other = [_stands_in(cell, spans, others) for cell in row]
        if None in is_other:
            return list(rows), []
        kept.append([cell for cell, other in zip(row, is_other, strict=True) if not other])
        left.append(tuple(cell.text for cell, o in zip(row, is_other, strict=True) if o))
    return list(filter(None, kept)), list(filter(None, left))


def _texts(row: Sequence[GridCell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)


def _holds_figures(row: Sequence[GridCell]) -> bool:
    return any(
        cell.said.is_value and "年" not in cell.text and any(map(str.isdecimal, cell.text))
        for cell in row
    )


def _spans(head: Sequence[GridCell], rows: Sequence[Sequence[GridCell]]) -> Iterator[_Span]:
    """Yield the columns of each year in a row; blank cells after its label carry it on."""
    if not any(cell.said.year for cell in head):
        return
    printed = [cell for cell in head if not cell.said.is_blank]
    ends = [cell.column for cell in printed[1:]] + [max(row[-1].end for row in rows)]
    for cell, end in zip(printed, ends, strict=True):
        if cell.said.year is not None:
            yield _Span(cell.said, cell.column, end)


def _stands_in(cell: GridCell, spans: Sequence[_Span], others: Sequence[_Span]) -> bool | None:
    """Tell whether a cell is another year's; None if it stands over the columns of both."""
    under = {span in others for span in spans if span.covers(cell)}
    if len(under) > 1:
        return None if any(map(str.isdecimal, cell.text)) else False
    return under == {True}
