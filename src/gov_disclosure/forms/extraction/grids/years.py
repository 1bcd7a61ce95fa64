"""Tables that print figures of another year: beside this year's, below them, or alone."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.grids.header import GridCell, texts_of
from gov_disclosure.forms.words.labels import key
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.forms.words.resemblance import resembles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.forms.words.labels import SectionLabels

_BEFORE = "(?:上一?年度?|去年)"
_YEAR = re.compile(
    rf"(?:.*[(])?(?:(?P<number>20\d\d)年度?|(?P<this>[本今]年度?)|(?P<other>{_BEFORE}))"
    # The year of a caption may be left over; what was carried over from last year is this year's.
    r"(?!结转)[^表\d]{0,12}"
)
_COMPARISON = re.compile(
    rf"(?:[比较与]?{_BEFORE}(?:同期)?(?:相比)?)?(?:增[/]?减|增幅|增长|变化|变动|同比).{{0,6}}"
)
_LONGEST_LABEL = 40
_MISPRINTED = 2
"""Characters that a misprint adds or leaves out at most."""

_THIS, _OTHER = "this", "other"


@attrs.frozen
class _Span:
    """The columns under the label of a year.

    Attributes:
        label: the label.
        start: first grid column.
        end: the grid column after the last.
    """

    label: str
    start: int
    end: int

    def covers(self, cell: GridCell) -> bool:
        """Tell whether a cell stands in any of its columns."""
        return self.start < cell.end and cell.place.column < self.end


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


def is_of_another_year(text: str, year: int | None, labels: SectionLabels) -> bool:
    """Tell whether a label or a line says that its figures are those of another year.

    Labels of the form, as 上一年项目数量, say nothing of it.

    Args:
        text: what is printed.
        year: the year of the report, if it is known. 上年 needs none.
        labels: labels of the section.
    """
    said = _year_of(text, labels)
    return said == _OTHER or (isinstance(said, int) and year not in (None, said))


def of_this_year(rows: list[list[GridCell]], year: int | None, labels: SectionLabels) -> OneYear:
    """Return the rows of a table with this year's figures only, where it says which they are.

    Args:
        rows: rows of a grid.
        year: the year of the report, if it is known. Labels that say 本年 and 上年 need none.
        labels: labels of the section.

    Returns:
        All rows where the table names no years, or not for certain.
    """
    if not any(_says_a_year(text, labels) for text in texts_of(rows)):
        return OneYear(rows)
    found = OneYear()
    for header, body in _parts(rows, labels):
        spans = [span for row in header for span in _spans(row, rows, labels)]
        kept, others = _of_this_column([*header, *body], spans, year, labels)
        for number in reversed(range(len(kept))):
            label = next((cell.text for cell in kept[number] if cell.text.strip()), "")
            is_other = is_of_another_year(label, year, labels) or _is_comparison(label)
            if is_other and _holds_figures(kept[number]):
                others.append(_texts(kept.pop(number)))
        found.others += others
        if others and not any(map(_holds_figures, kept)):
            found.refused.append([*header, *body][0])
        else:
            found.rows += kept
    return found


def _parts(
    rows: Sequence[list[GridCell]], labels: SectionLabels
) -> Iterator[tuple[list[list[GridCell]], list[list[GridCell]]]]:
    """Yield each header of a table with the rows below it."""
    header: list[list[GridCell]] = []
    body: list[list[GridCell]] = []
    for row in rows:
        if not _is_header(row, labels):
            body.append(row)
            continue
        if body:
            yield header, body
            header, body = [], []
        header.append(row)
    yield header, body


def _is_header(row: Sequence[GridCell], labels: SectionLabels) -> bool:
    names = any(_year_of(text, labels) or labels.heads_columns(text) for text in _texts(row))
    return names and not _holds_figures(row)


def _of_this_column(
    rows: Sequence[list[GridCell]], spans: Sequence[_Span], year: int | None, labels: SectionLabels
) -> tuple[list[list[GridCell]], list[tuple[str, ...]]]:
    """Return rows less the columns that their header says are another year's, and these."""
    others = [span for span in spans if is_of_another_year(span.label, year, labels)]
    this = [span for span in spans if _year_of(span.label, labels) in (_THIS, year)]
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
        any(map(str.isdecimal, text)) and looks_like_value(text) and "年" not in text
        for text in _texts(row)
    )


def _says_a_year(text: str, labels: SectionLabels) -> bool:
    is_short = 0 < len(text) <= _LONGEST_LABEL and not text.isdecimal()
    return is_short and (_year_of(text, labels) is not None or _is_comparison(text))


def _is_comparison(label: str) -> bool:
    return _COMPARISON.fullmatch(_compact(label)) is not None


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _year_of(text: str, labels: SectionLabels) -> int | str | None:
    """Return the year that a label begins with or names in brackets, or whether it is this one."""
    if "年" not in text or len(text) > _LONGEST_LABEL:
        return None
    if labels.note(text) is None and (labels.is_known(text) or labels.row(text)):
        return None
    said = _compact(text)
    if labels.note(text) is not None:
        said = said[said.find("(") :]  # what the label itself says is the form's
    match = _YEAR.fullmatch(said)
    if match is None:
        return None
    if not match["number"] and _is_misprinted(key(text), labels):
        return None
    return int(match["number"]) if match["number"] else _THIS if match["this"] else _OTHER


def _is_misprinted(label: str, labels: SectionLabels) -> bool:
    """Tell whether a label that says 上年 or 本年 is one of the form: 上一年项目数量*."""
    return labels.pieces(label) is not None or any(
        abs(len(label) - len(known)) <= _MISPRINTED and resembles(label, known)
        for known in labels.columns
        if "年" in known and known[0] == label[0]
    )


def _spans(
    head: Sequence[GridCell], rows: Sequence[Sequence[GridCell]], labels: SectionLabels
) -> Iterator[_Span]:
    """Yield the columns of each year in a row; blank cells after its label carry it on."""
    if not any(_year_of(cell.text, labels) for cell in head):
        return
    printed = [cell for cell in head if cell.text.strip()]
    ends = [cell.place.column for cell in printed[1:]] + [max(row[-1].end for row in rows)]
    for cell, end in zip(printed, ends, strict=True):
        if _year_of(cell.text, labels) is not None:
            yield _Span(cell.text, cell.place.column, end)


def _stands_in(cell: GridCell, spans: Sequence[_Span], others: Sequence[_Span]) -> bool | None:
    """Tell whether a cell is another year's; None if it stands over the columns of both."""
    under = {span in others for span in spans if span.covers(cell)}
    if len(under) > 1:
        return None if any(map(str.isdecimal, cell.text)) else False
    return under == {True}
