"""Tables that print the figures of two years side by side: which columns are this year's."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.grids.header import GridCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_YEAR = re.compile(
    r"(?:(?P<number>20\d\d)年度?|(?P<this>[本今]年度?)|(?P<other>上一?年度?|去年))(?:数据?)?"
)
_LONGEST_LABEL = 20
_THIS, _OTHER = "this", "other"


@attrs.frozen
class _Span:
    """The columns under the label of a year.

    Attributes:
        year: the year, or whether it is this one.
        start: first grid column.
        end: the grid column after the last.
    """

    year: int | str
    start: int
    end: int


@attrs.frozen
class OneYear:
    """The rows of a table less the columns of other years.

    Attributes:
        rows: the rows; their cells keep their places.
        others: the texts of the cells that are another year's, row by row.
    """

    rows: list[list[GridCell]]
    others: list[tuple[str, ...]] = attrs.field(factory=list)


def of_this_year(rows: list[list[GridCell]], year: int | None) -> OneYear:
    """Return the rows of a table with this year's columns only, where its header says which.

    Args:
        rows: rows of a grid.
        year: the year of the report, if it is known. Headers that say 本年 and 上年 need none.

    Returns:
        All rows where the header names no years, or not for certain; none where it names
        another year only.
    """
    head = next((row for row in rows if any(map(_year_of, row))), None)
    spans = list(_spans(head, max(row[-1].end for row in rows))) if head else []
    this = [span for span in spans if span.year in (_THIS, year)]
    others_only = [span for span in spans if span.year == _OTHER or year not in (None, span.year)]
    if spans and not this and len(others_only) == len(spans):
        return OneYear([], [tuple(cell.text for cell in row) for row in rows])
    if len(spans) < 2 or len(this) != 1 or len({span.end - span.start for span in spans}) > 1:
        return OneYear(rows)
    kept, others = [], []
    for row in rows:
        is_other = [_stands_in(cell, spans, this[0]) for cell in row]
        if None in is_other:
            return OneYear(rows)
        kept.append([cell for cell, other in zip(row, is_other, strict=True) if not other])
        others.append(tuple(cell.text for cell, o in zip(row, is_other, strict=True) if o))
    return OneYear([row for row in kept if row], list(filter(None, others)))


def _year_of(cell: GridCell) -> int | str | None:
    if "年" not in cell.text or len(cell.text) > _LONGEST_LABEL:
        return None
    match = _YEAR.fullmatch("".join(unicodedata.normalize("NFKC", cell.text).split()))
    if match is None:
        return None
    return int(match["number"]) if match["number"] else _THIS if match["this"] else _OTHER


def _spans(head: Sequence[GridCell], width: int) -> Iterator[_Span]:
    """Yield the columns of each year; blank cells after its label carry it on."""
    labels = [(cell, year) for cell in head if (year := _year_of(cell)) is not None]
    ends = [cell.place.column for cell, _ in labels[1:]] + [width]
    for (cell, year), end in zip(labels, ends, strict=True):
        yield _Span(year, cell.place.column, end)


def _stands_in(cell: GridCell, spans: Sequence[_Span], this: _Span) -> bool | None:
    """Tell whether a cell is another year's; None if it stands over the columns of both."""
    under = {
        span == this for span in spans if span.start < cell.end and cell.place.column < span.end
    }
    if len(under) > 1:
        return None if cell.text.strip() and any(map(str.isdecimal, cell.text)) else False
    return under == {False}
