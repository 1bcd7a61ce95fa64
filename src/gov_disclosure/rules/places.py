"""What findings call the cells and the prose of a report."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_disclosure.model.paths import rows
from gov_disclosure.rules.identities import column_place, row_place
from gov_disclosure.rules.words import Words, section_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.report import AnnualReport


def cell_place(report: AnnualReport, path: str) -> Words:
    """Return what findings call a cell of a report.

    Args:
        report: a report that has the cell; its form decides the labels.
        path: full path of the cell.

    Example:
        >>> from gov_disclosure import blank
        >>> cell_place(blank("2021"), "requests.received.total").zh
        '第三部分“一、本年新收政府信息公开申请数量”行“总计”列'
    """
    name = path.partition(".")[0]
    kind: type = type(getattr(report, name))
    return _places(name, kind)[path]


@functools.cache
def _places(name: str, kind: type) -> Mapping[str, Words]:
    section = section_name(name)
    places = {}
    for facts in rows(kind):
        row = row_place(facts)
        for column_name, declared in facts.columns:
            column = column_place(declared)
            places[f"{name}.{facts.path}.{column_name}"] = Words(
                f"{section.zh}{row.zh}{column.zh}", f"{section.en}, {row.en}, {column.en}"
            )
    return MappingProxyType(places)
