"""The tables of the data set: what each holds, and its columns."""

from __future__ import annotations

import functools

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.dataset.bodies import BODY_COLUMNS, SUCCESSION_COLUMNS
from gov_disclosure.dataset.column import DataColumn
from gov_disclosure.dataset.columns import cell_columns, report_columns
from gov_disclosure.dataset.version_facts import VERSION_COLUMNS

REPORTS, CELLS, VERSIONS, BODIES, SUCCESSIONS = (
    "reports", "cells", "versions", "bodies", "successions",
)  # fmt: skip


@attrs.frozen
class DataTable:
    """A table of the data set.

    Attributes:
        name: its name.
        title: what heads it for people.
        meaning: what a row of it is.
        columns: its columns.
    """

    name: str
    title: Words
    meaning: Words
    columns: tuple[DataColumn, ...]


@functools.cache
def tables() -> tuple[DataTable, ...]:
    """Return all tables.

    Example:
        >>> [table.name for table in tables()]
        ['reports', 'cells', 'versions', 'bodies', 'successions']
    """
    return (
        DataTable(
            REPORTS,
            Words("报告", "Reports"),
            Words(
                "每份报告一行；未能读取的文件也占一行",
                "a row for each report, and for each document that was refused",
            ),
            report_columns(),
        ),
        DataTable(
            CELLS,
            Words("各格", "Cells"),
            Words(
                "每份报告的每格一行；未能读取的文件占一行，没有格",
                "a row for each cell of each report; a document that was refused is one without",
            ),
            cell_columns(),
        ),
        DataTable(
            VERSIONS,
            Words("版本", "Versions"),
            Words(
                "每份已读取的文件一行：是哪份报告的第几个版本",
                "a row for each document that was read: which version of which report it is",
            ),
            VERSION_COLUMNS,
        ),
        DataTable(
            BODIES,
            Words("单位", "Bodies"),
            Words("名册中的每个单位一行", "a row for each body of the roster"),
            BODY_COLUMNS,
        ),
        DataTable(
            SUCCESSIONS,
            Words("更名", "Successions"),
            Words(
                "名册中每个曾用名一行：原名和现在的单位",
                "a row for each former name of the roster, with the body of today",
            ),
            SUCCESSION_COLUMNS,
        ),
    )
