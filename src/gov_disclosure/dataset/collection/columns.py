"""The sheets of a collecting workbook and how their columns are headed."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.model.paths import (
    TABLE_SECTIONS,
    cell_facts,
    columns,
    rows,
    section_class,
    sections,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.dataset.column import DataColumn
    from gov_disclosure.model.cells import Column
    from gov_disclosure.model.paths import RowFacts
    from gov_disclosure.model.report import FormName

FIGURES, TEXTS, REMARKS, ADDED_ROWS = "数据", "文字", "附注", "增列项目"
"""Names of the sheets."""

NUMBER = "序号"
BODY = "publisher"

ROW_FACTS = (BODY, "year", "scope")
"""What stands before the figures of a body, by the names of the columns of the data set."""

BODY_FACTS = ("region_code", "credit_code", "level", "kind")
"""What else is said of a body, by the fields of a publisher."""

HEAD_FACTS = ("title", "published_on", "dated_on", "signed_by", "revised_on", "revision_note")
"""What is said of a report, by its fields."""

WHAT, STATE, TEXT = "栏目", "状态", "文字"
REMARK_COLUMNS = (WHAT, STATE, TEXT)
BLOCK, LABEL, PLACE, COLUMN, CONTENT = "所在部分", "项目", "第几项", "栏目", "内容"
ADDED_COLUMNS = (PLACE, BLOCK, LABEL, COLUMN, CONTENT)

LEVELS = 5
"""Rows of the header over the figures: section, group, row, header over columns, column."""

Heading = tuple[str, ...]
"""What heads a column, from the section down; an empty level belongs to the one below it."""


@functools.cache
def data_columns() -> Mapping[str, DataColumn]:
    """Return the columns of the data set by name."""
    return MappingProxyType({column.name: column for column in report_columns()})


def label(name: str) -> str:
    """Return what heads a column of the data set in Chinese."""
    return data_columns()[name].label.zh


@functools.cache
def prose_columns() -> tuple[str, ...]:
    """Return the names of the columns that hold prose, in printed order."""
    names = ["preamble"]
    for name in sections():
        is_table = name in TABLE_SECTIONS
        names += [f"{name}.introduction", f"{name}.remarks"] if is_table else [name]
    return tuple(names)


@functools.cache
def figure_headings(form: FormName) -> Mapping[str, Heading]:
    """Return what heads the column of each cell of an edition of the form, in form order.

    Example:
        >>> figure_headings("2021")["requests.outcomes.denied.state_secret.other_org"][1:]
        ('（三）不予公开', '1.属于国家秘密', '法人或其他组织', '其他')
    """
    return MappingProxyType(
        {
            f"{name}.{facts.path}.{field}": _heading(name, facts, column)
            for name in TABLE_SECTIONS
            for facts in rows(section_class(form, name))
            for field, column in facts.columns
        }
    )


def _heading(name: str, facts: RowFacts, column: Column) -> Heading:
    row = facts.row
    above = [group.label for _, group in facts.groups] or list(row.parents)
    group = row.block.label if row.block else above[-1] if above else ""
    is_stated = column.unit != "万元" or column.unit in column.label
    return (
        sections()[name].heading,
        group,
        row.label,
        "".join(column.parents),
        column.label if is_stated else f"{column.label}（{column.unit}）",
    )


@functools.cache
def column_of(path: str) -> Column:
    """Return the column of a cell of any edition of the form; a later edition wins."""
    name, _, below = path.partition(".")
    row, _, field = below.rpartition(".")
    for form in ("2021", "2019"):
        for facts in rows(section_class(form, name)):
            if facts.path == row and field in dict(columns(facts.kind)):
                return dict(columns(facts.kind))[field]
    raise KeyError(path)


@functools.cache
def remarked() -> Mapping[str, str]:
    """Return what the sheet of remarks calls each cell and each table, by path."""
    tables = {name: sections()[name].heading for name in TABLE_SECTIONS}
    return MappingProxyType({**tables, **{path: label(path) for path in cell_facts()}})
