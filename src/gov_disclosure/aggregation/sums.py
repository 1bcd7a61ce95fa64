"""The sum of each cell of an area, and what it can say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gov_disclosure.aggregation.tally import CellTally, MemberCounts, kind_of, tallied_paths
from gov_disclosure.comparison.cells import apart, columns_of
from gov_disclosure.model.paths import cell_facts, cells_of
from gov_disclosure.model.report import FORMS
from gov_disclosure.values import COUNTS, SIGNED_COUNTS, Mark, is_amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.aggregation.tally import Table, Tables
    from gov_disclosure.model.paths import CellFacts
    from gov_disclosure.values import Value


def section_sums(tables: Tables, table: Table, bodies: int) -> Mapping[str, CellTally]:
    """Return the sum of each cell of a table in one edition of the form.

    Args:
        tables: the sums of all tables in all editions.
        table: the table in the edition wanted.
        bodies: number of bodies, those without such a table, or without a report, too.
    """
    name, _ = table
    paths, _ = cells_of(*table)
    found = {path: CellTally() for path in paths}
    editions = {kind_of(name, form) for form in FORMS}
    reports = 0
    for edition in editions & tables.keys():
        sums = dict(zip(tallied_paths(edition), tables[edition], strict=True))
        some = next(iter(sums.values())).counts.bodies
        reports += some
        nothing = CellTally(counts=MemberCounts(no_such_cell=some))
        for path in paths:
            alike = path in sums and _counts_alike(path, edition, table)
            found[path] += sums[path] if alike else nothing
    without = CellTally(counts=MemberCounts(missing=bodies - reports))
    return {path: tally + without for path, tally in found.items()}


def value_of(path: str, tally: CellTally) -> tuple[Value, str | None]:
    """Return what a cell of the area holds, and the note on it, if there is anything to say.

    Args:
        path: path of the cell.
        tally: its sum.

    Example:
        >>> value_of("requests.received.total", CellTally(5, MemberCounts(given=2, blank=1)))
        (5, '下限：2个单位的数之和，另有空白1个单位')
        >>> value_of("requests.received.total", CellTally(0, MemberCounts(marked=2)))
        (Mark.NOT_APPLICABLE, None)
    """
    counts = tally.counts
    if not counts.given:
        if counts.unknown == 0 and counts.marked:
            return Mark.NOT_APPLICABLE, None
        return (None if counts.unknown == counts.blank else Mark.MISSING), None
    doubt = _doubt(counts)
    facts = cell_facts()[path]
    if facts.signed and counts.unknown:
        return Mark.UNREADABLE, f"不能确定：{counts.given}个单位的数之和为{tally.total}，{doubt}"
    value = Decimal(tally.total) if facts.unit == "万元" else tally.total
    if not _fits(facts, value):
        return Mark.UNREADABLE, f"各单位的数之和{tally.total}超出可记录的范围"
    return value, f"下限：{counts.given}个单位的数之和，{doubt}" if counts.unknown else None


def _fits(facts: CellFacts, value: int | Decimal) -> bool:
    if isinstance(value, Decimal):
        return is_amount(value)
    return value in (SIGNED_COUNTS if facts.signed else COUNTS)


_UNKNOWN = {
    "blank": "空白",
    "missing": "缺失",
    "unreadable": "未能识别",
    "no_such_cell": "该年格式无此格，或口径不同",
}


def _doubt(counts: MemberCounts) -> str:
    told = (
        f"{words}{getattr(counts, name)}个单位"
        for name, words in _UNKNOWN.items()
        if getattr(counts, name)
    )
    return f"另有{'、'.join(told)}"


def _counts_alike(path: str, edition: Table, table: Table) -> bool:
    """Tell whether a cell counts the same in two editions; the total of a group does."""
    one, other = columns_of(*edition).get(path), columns_of(*table)[path]
    return one is None or apart(one, other) is None
