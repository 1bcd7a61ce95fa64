"""What findings call the rows, columns and cells of a report."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.model.paths import rows
from gov_disclosure.quoting import quoted
from gov_disclosure.rules.words import section_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.cells import Column
    from gov_disclosure.model.paths import RowFacts
    from gov_disclosure.model.report import AnnualReport


_ABOVE_THE_SECTIONS: Mapping[str, Words] = {
    "title": Words("标题", "The title"),
    "preamble": Words("报告开头", "The preamble"),
    "signed_by": Words("落款", "The signature"),
}


def place_name(path: str) -> Words:
    """Return what findings call a place of the prose or of the head, to begin a clause with.

    Example:
        >>> place_name("overview.blocks[2].text").zh, place_name("signed_by").zh
        ('第一部分', '落款')
    """
    name = path.partition(".")[0]
    return _ABOVE_THE_SECTIONS.get(name) or section_name(name)


def row_place(facts: RowFacts) -> Words:
    """Return what findings call a row; a group that has no subtotal of its own is left out."""
    groups = [group.label for _, group in facts.groups if group.has_subtotal]
    labels = "/".join((*groups, *facts.row.parents, facts.row.label))
    return Words(f"{quoted(labels)}行", f"row “{facts.row.english}”")


def column_place(column: Column) -> Words:
    """Return what findings call a column."""
    label = "：".join((*column.parents, column.label))
    return Words(f"“{label}”列", f"column “{column.english}”")


def row_and_column(report: AnnualReport, path: str) -> tuple[Words, Words]:
    """Return what findings call the row and the column of a cell.

    Args:
        report: a report that has the cell; its form decides the labels.
        path: full path of the cell.

    Example:
        >>> from gov_disclosure import blank
        >>> cell = "disputes.litigation_direct.total"
        >>> [words.zh for words in row_and_column(blank("2021"), cell)]
        ['“行政诉讼/未经复议直接起诉”行', '“总计”列']
    """
    section, _, below = path.partition(".")
    kind: type = type(getattr(report, section))
    return _cell_places(kind)[below]


def cell_place(report: AnnualReport, path: str) -> Words:
    """Return what findings call a cell of a report: its section, row and column.

    Args:
        report: a report that has the cell.
        path: full path of the cell.

    Example:
        >>> from gov_disclosure import blank
        >>> cell_place(blank("2021"), "requests.received.total").zh
        '第三部分“一、本年新收政府信息公开申请数量”行“总计”列'
    """
    section = section_name(path.partition(".")[0])
    row, column = row_and_column(report, path)
    return Words(f"{section.zh}{row.zh}{column.zh}", f"{section.en}, {row.en}, {column.en}")


@functools.cache
def _cell_places(kind: type) -> Mapping[str, tuple[Words, Words]]:
    return {
        f"{facts.path}.{name}": (row_place(facts), column_place(declared))
        for facts in rows(kind)
        for name, declared in facts.columns
    }
