"""Reports as rows of one table: a dataset with a column for each fact and each statutory cell.

What stands in a statutory cell is what the report says of it: a figure, or nothing where the
cell was printed blank, or ``/``, ``missing`` and ``unreadable`` as in JSON; ``absent`` where
the report has no such cell, being on another form or without that section.
"""

from __future__ import annotations

import csv
import datetime
import functools
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from gov_disclosure.bodies.words import KINDS_IN_WORDS, LEVELS_IN_WORDS, SCOPES_IN_WORDS
from gov_disclosure.forms.words.facts import FACTS
from gov_disclosure.model.paths import TABLE_SECTIONS, cell_facts, figures
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.paths import CellFacts
    from gov_disclosure.model.report import AnnualReport

Field: TypeAlias = str | int | Decimal | datetime.date | None
"""What stands in one column of a row."""

Headers: TypeAlias = Literal["paths", "zh"]
"""How columns are headed: by their paths, or in Chinese."""

ABSENT = "absent"
"""Stands for a cell that the report does not have."""

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_FORMULA_SPACES = ("\t", "\r", "\n")


@attrs.frozen
class TableColumn:
    """A column of the table.

    Attributes:
        name: path of the fact or cell, such as ``requests.received.total``.
        label: what it is, in Chinese, with the unit of a cell.
    """

    name: str
    label: str


_FACTS: tuple[TableColumn, ...] = (
    TableColumn("title", FACTS["title"].zh),
    TableColumn("publisher.name", "单位"),
    TableColumn("publisher.region_code", "行政区划代码"),
    TableColumn("publisher.credit_code", "统一社会信用代码"),
    TableColumn("publisher.level", "层级"),
    TableColumn("publisher.kind", "类别"),
    TableColumn("year", "年度"),
    TableColumn("scope", FACTS["scope"].zh),
    TableColumn("form", "格式"),
    TableColumn("proactive_disclosure.form", "第二部分格式"),
    TableColumn("requests.form", "第三部分格式"),
    TableColumn("published_on", FACTS["published_on"].zh),
    TableColumn("dated_on", FACTS["dated_on"].zh),
    TableColumn("signed_by", FACTS["signed_by"].zh),
    TableColumn("revised_on", FACTS["revised_on"].zh),
    TableColumn("source.address", "网址"),
    TableColumn("source.retrieved_on", "获取日期"),
    TableColumn("source.sha256", "文件摘要"),
)
"""Facts of the header of a report."""

_FILE = TableColumn("file", "文件")
_PROBLEMS = TableColumn("problems", "未能确定之处")


@functools.cache
def table_columns() -> tuple[TableColumn, ...]:
    """Return the columns: facts, then the cells of all forms, section by section.

    Example:
        >>> [column.name for column in table_columns()][:3], len(table_columns())
        (['file', 'title', 'publisher.name'], 246)
    """
    return (
        _FILE,
        *_FACTS,
        _PROBLEMS,
        *(TableColumn(cell.path, _label(cell)) for cell in _cells()),
    )


@functools.cache
def _cells() -> tuple[CellFacts, ...]:
    facts = cell_facts().values()
    return tuple(
        cell for name in TABLE_SECTIONS for cell in facts if cell.path.startswith(f"{name}.")
    )


def _label(cell: CellFacts) -> str:
    labels = "·".join(filter(None, (cell.section, cell.block, *cell.labels)))
    return f"{labels}（{cell.unit}）"


def table_row(
    extraction: Extraction, file: str | None = None, headers: Headers = "paths"
) -> tuple[Field, ...]:
    """Return what stands in each column for a report.

    Args:
        extraction: the report, and what could not be read for certain.
        file: what the input is called; by default the file that the report came from.
        headers: how the columns are headed; under Chinese ones the words in cells are Chinese.

    Example:
        >>> from gov_disclosure import Extraction, blank, replace
        >>> report = replace(blank("2021", year=2024), {"requests.received.total": 5})
        >>> row = dict(zip((column.name for column in table_columns()),
        ...                table_row(Extraction(report)), strict=True))
        >>> row["year"], row["requests.received.total"], row["requests.received.other_org"]
        (2024, 5, None)
    """
    report = extraction.report
    values = figures(report)
    return (
        file if file is not None else _fact(report, "source.file"),
        *(_in_words(column.name, _fact(report, column.name), headers) for column in _FACTS),
        len(extraction.problems),
        *(_field(values.get(cell.path, ABSENT), headers) for cell in _cells()),
    )


def _fact(report: AnnualReport, path: str) -> Field:
    value: Any = report
    for name in path.split("."):
        value = None if value is None else getattr(value, name)
    fact: Field = value
    return fact


_IN_CHINESE: Mapping[str, Mapping[Any, str]] = {
    "publisher.level": LEVELS_IN_WORDS,
    "publisher.kind": KINDS_IN_WORDS,
    "scope": SCOPES_IN_WORDS,
    "form": {"mixed": "混用"},
}
_STATES: Mapping[object, str] = {
    ABSENT: "无此项",
    Mark.MISSING.value: "缺失",
    Mark.UNREADABLE.value: "未能识别",
}


def _in_words(name: str, fact: Field, headers: Headers) -> Field:
    return _IN_CHINESE.get(name, {}).get(fact, fact) if headers == "zh" else fact


def _field(value: int | Decimal | Mark | str | None, headers: Headers) -> Field:
    field = value.value if isinstance(value, Mark) else value
    return _STATES.get(field, field) if headers == "zh" else field


def header_row(headers: Headers) -> tuple[str, ...]:
    """Return the headers of all columns."""
    return tuple(column.name if headers == "paths" else column.label for column in table_columns())


def csv_line(fields: Iterable[Field]) -> str:
    r"""Return a row as a line of CSV (RFC 4180).

    Figures are exact. A text that a spreadsheet would take for a formula gets an apostrophe
    before it; a negative figure is no text.

    Example:
        >>> csv_line(["=1+1", -3, Decimal("25.10"), None, "/"])
        "'=1+1,-3,25.10,,/\r\n"
    """
    line = io.StringIO()
    csv.writer(line).writerow([_text(field) for field in fields])
    return line.getvalue()


def _text(field: Field) -> str:
    if isinstance(field, str):
        return guarded(field)
    if isinstance(field, Decimal):
        return format(field, "f")
    return "" if field is None else str(field)


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would take it for a formula.

    Example:
        >>> guarded("@SUM(A1)"), guarded("云溪县")
        ("'@SUM(A1)", '云溪县')
    """
    is_risky = text.startswith(_FORMULA_SPACES) or text.lstrip().startswith(_FORMULA_STARTS)
    return f"'{text}" if is_risky else text
