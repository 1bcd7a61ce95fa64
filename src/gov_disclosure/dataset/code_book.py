"""The code book: what every column of the data set means, as a document and as CSV."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.dataset.columns import STATE_SUFFIX
from gov_disclosure.dataset.facts import STATES_IN_WORDS
from gov_disclosure.dataset.tables import REPORTS, tables
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.renderers.html import document_html
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.renderers.table import csv_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_disclosure.dataset.column import DataColumn
    from gov_disclosure.dataset.tables import DataTable

_TITLE = "数据集各列说明 / Code book"
_INTRODUCTION = Words(
    "政府信息公开工作年度报告数据集的每一列：名称、含义、类型；格的列另有单位、所报告的条款、计数时点、印有该格的格式、"
    "各格式口径是否相同。",
    "Every column of a data set of annual reports on government information disclosure: its name, "
    "meaning and type; of columns of cells also the unit, the clause reported on, when what is "
    "counted was so, the editions of the form that print the cell, whether they count the same.",
)
_CELLS = Words(
    f"每格两列：表中所列的是数，没有数则空；另一列的名称加 {STATE_SUFFIX}，写明此格所载为何。"
    "空白从不成为 0。",
    "Each cell has two columns: the one listed holds its figure, or nothing; another of its name "
    f"and {STATE_SUFFIX} says what the cell holds. A blank never becomes 0.",
)
_VALUES = Words("值", "values")
_TYPES = {
    "text": Words("文字", "text"),
    "integer": Words("整数", "integer"),
    "number": Words("数", "number"),
    "date": Words("日期", "date"),
    "category": Words("类别", "category"),
}
_HEADER = tuple(
    f"{words.zh} / {words.en}"
    for words in (Words("列", "column"), Words("类型", "type"), Words("含义", "meaning"), _VALUES)
)
_HEADER_OF_CELLS = tuple(
    f"{words.zh} / {words.en}"
    for words in (
        Words("列", "column"),
        Words("含义", "meaning"),
        Words("单位", "unit"),
        Words("依据", "clause"),
        Words("时点", "period"),
        Words("格式", "forms"),
        Words("可比性", "comparability"),
    )
)
_CSV_HEADER = (
    "table", "column", "type", "label_zh", "label_en", "meaning_zh", "meaning_en", "unit",
    "clause", "period_zh", "period_en", "forms", "comparability_zh", "comparability_en",
    "values_zh", "values_en",
)  # fmt: skip


def code_book() -> Document:
    """Return the code book as a document, in Chinese and English.

    Example:
        >>> code_book().title
        '数据集各列说明 / Code book'
    """
    return attrs.evolve(Document.of(_blocks()), title=_TITLE)


def code_book_markdown() -> str:
    """Return the code book as Markdown."""
    return document_markdown(code_book())


def code_book_html() -> str:
    """Return the code book as a web page."""
    return document_html(code_book())


def code_book_csv() -> str:
    """Return the code book as CSV, a line for each column of each table.

    Example:
        >>> code_book_csv().splitlines()[1][:40]
        'reports,name,text,文件,file,文件的名称,what the'
    """
    lines = (_csv_fields(table, column) for table in tables() for column in table.columns)
    # Without a byte order mark Excel takes it for GBK.
    return "\ufeff" + "".join(map(csv_line, itertools.chain([_CSV_HEADER], lines)))


def _blocks() -> Iterator[Block]:
    yield Heading(_TITLE, 1)
    yield from _in_both(_INTRODUCTION)
    for table in tables():
        yield Heading(f"{table.title.zh} / {table.title.en}：{table.name}", 2)
        yield from _in_both(table.meaning)
        yield Table((_HEADER, *map(_row, _others(table))))
        if table.name == REPORTS:
            yield from _cells(table)


def _others(table: DataTable) -> Iterator[DataColumn]:
    """Yield the columns that are no cell of the form, nor the state of one."""
    return (column for column in table.columns if not column.forms)


def _cells(table: DataTable) -> Iterator[Block]:
    yield Heading("表格的格 / Cells of the form", 3)
    yield from _in_both(_CELLS)
    yield Paragraph(_listed(STATES_IN_WORDS))
    for name in TABLE_SECTIONS:
        section = sections()[name]
        yield Heading(f"{section.heading} / {section.english}", 4)
        columns = (column for column in table.columns if column.name.startswith(f"{name}."))
        cells = (column for column in columns if column.clause)
        yield Table((_HEADER_OF_CELLS, *map(_row_of_cell, cells)))


def _in_both(words: Words) -> Iterator[Block]:
    yield Paragraph(words.zh)
    yield Paragraph(words.en)


def _row(column: DataColumn) -> tuple[str, ...]:
    kind = _TYPES[column.type]
    return column.name, f"{kind.zh} / {kind.en}", _pair(column.meaning), _listed(column.words)


def _row_of_cell(column: DataColumn) -> tuple[str, ...]:
    return (
        column.name,
        _pair(column.meaning),
        column.unit or "",
        column.clause or "",
        _pair(column.period),
        "、".join(column.forms),
        _pair(column.comparability),
    )


def _pair(words: Words | None) -> str:
    return "" if words is None else f"{words.zh}\n{words.en}"


def _listed(words: Mapping[str, Words]) -> str:
    return "\n".join(f"{name}：{each.zh} / {each.en}" for name, each in words.items())


def _csv_fields(table: DataTable, column: DataColumn) -> Iterable[str | None]:
    pairs = (column.period, column.comparability)
    period, comparability = ((each.zh, each.en) if each else (None, None) for each in pairs)
    return (
        table.name,
        column.name,
        column.type,
        column.label.zh,
        column.label.en,
        column.meaning.zh,
        column.meaning.en,
        column.unit,
        column.clause,
        *period,
        ", ".join(column.forms),
        *comparability,
        "; ".join(f"{name}={each.zh}" for name, each in column.words.items()),
        "; ".join(f"{name}={each.en}" for name, each in column.words.items()),
    )
