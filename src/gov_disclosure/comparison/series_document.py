"""A series as a document and as sheets of a workbook: a column for each year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.document import DERIVED, section_heading
from gov_disclosure.comparison.words import COLUMN, ROW, names, shown, state_of
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table
from gov_disclosure.model.paths import TABLE_SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.bilingual import Language
    from gov_disclosure.comparison.series import Series, SeriesCell
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.renderers.workbook import Sheet

_BREAK = "‖"
"""Stands before a figure that counts something else than the one of the year before."""

_BREAKS = Words(
    f"{_BREAK} 表示与上一份报告口径不同，不可比",
    f"{_BREAK}: counts something else than in the report before",
)
_NO_REPORT = Words("无报告", "no report")
_FINDINGS = Words("跨年核查", "Checks across years")
_NOTHING = Words("跨年的各项规则没有发现不一致。", "The rules across years found nothing amiss.")
_SECTION = Words("部分", "section")
_PATH = Words("路径", "path")
_SHEET = Words("各年度", "Years")


def series_document(series: Series, language: Language, *, only_changed: bool = False) -> Document:
    """Return a series as a document: the cells by section, then what the rules find.

    Args:
        series: the series.
        language: language of the words around the figures.
        only_changed: whether cells that hold the same in all years are left out.
    """
    return Document.of(_blocks(series, language, only_changed=only_changed))


def series_sheets(
    series: Series, language: Language, *, only_changed: bool = False
) -> tuple[Sheet, ...]:
    """Return a series as a table: a line for each cell, figures as numbers.

    What stands instead of a figure, and that it counts something else than before, is in a
    column of its own beside each year.
    """
    return ((_SHEET.to(language), tuple(_lines(series, language, only_changed=only_changed))),)


def _parts(series: Series, *, only_changed: bool) -> Iterator[tuple[Words, tuple[SeriesCell, ...]]]:
    def told(cells: Iterable[SeriesCell]) -> tuple[SeriesCell, ...]:
        return tuple(cell for cell in cells if not only_changed or len(set(cell.values)) > 1)

    for name in TABLE_SECTIONS:
        yield (
            section_heading(name),
            told(cell for cell in series.cells if cell.path.startswith(f"{name}.")),
        )
    yield DERIVED, told(series.derived)


def _blocks(series: Series, language: Language, *, only_changed: bool) -> Iterator[Block]:
    first, last = series.years[0], series.years[-1]
    bodies = [report.publisher.name for report in series.reports if report.publisher]
    body = f"{bodies[-1]}：" if bodies else ""
    title = Words(f"{body}{first}—{last}年度", f"{body}{first}–{last}")
    yield Heading(title.to(language), 1)
    gaps = series.gaps
    if gaps:
        listed = "、".join(map(str, gaps))
        yield Paragraph(Words(f"没有报告的年度：{listed}", f"no report for: {listed}").to(language))
    if any(cell.breaks for cell in series.cells):
        yield Paragraph(_BREAKS.to(language))
    header = (ROW.to(language), COLUMN.to(language), *map(str, _columns(series)))
    for name, cells in _parts(series, only_changed=only_changed):
        if cells:
            yield Heading(name.to(language), 2)
            yield Table((header, *(_row(series, cell, language) for cell in cells)))
    yield Heading(_FINDINGS.to(language), 2)
    if not any(series.findings.values()):
        yield Paragraph(_NOTHING.to(language))
    for year, findings in series.findings.items():
        for finding in findings:
            message = Words(f"{year}年度：{finding.message}", f"{year}: {finding.message_en}")
            yield Paragraph(message.to(language))


def _columns(series: Series) -> range:
    return range(series.years[0], series.years[-1] + 1)


def _row(series: Series, cell: SeriesCell, language: Language) -> tuple[str, ...]:
    row, column = names()[cell.path]
    by_year = dict(zip(series.years, cell.values, strict=True))
    return (
        row.to(language),
        column.to(language),
        *(
            f"{_BREAK if year in cell.breaks else ''}{shown(by_year[year], language)}"
            if year in by_year
            else _NO_REPORT.to(language)
            for year in _columns(series)
        ),
    )


def _lines(
    series: Series, language: Language, *, only_changed: bool
) -> Iterator[tuple[Field, ...]]:
    years = [Words(f"{year}年度", f"{year}") for year in series.years]
    states = [Words(f"{year}年度状态", f"{year}, state") for year in series.years]
    yield tuple(words.to(language) for words in (_SECTION, ROW, COLUMN, *years, *states, _PATH))
    for section, cells in _parts(series, only_changed=only_changed):
        for cell in cells:
            row, column = names()[cell.path]
            yield (
                *(words.to(language) for words in (section, row, column)),
                *(value if isinstance(value, int | Decimal) else None for value in cell.values),
                *(_state(series, cell, number, language) for number in range(len(series.years))),
                cell.path,
            )


def _state(series: Series, cell: SeriesCell, number: int, language: Language) -> Field:
    state = state_of(cell.values[number])
    is_break = series.years[number] in cell.breaks
    told = [*((_BREAK,) if is_break else ()), *((state.to(language),) if state else ())]
    return " ".join(told) or None
