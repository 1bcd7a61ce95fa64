"""Two reports cell by cell: what changed, and what cannot be compared."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.derived import SHARE
from gov_disclosure.comparison.percent import percent
from gov_disclosure.model.paths import TABLE_SECTIONS, figures, rows
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import NO_SUCH_CELL, Mark, NoSuchCell, Value, exact_difference

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from gov_disclosure.model.cells import Column
    from gov_disclosure.model.report import AnnualReport

CellStatus: TypeAlias = Literal[
    "unchanged", "changed", "appeared", "disappeared", "uncertain", "not_comparable"
]
Compared: TypeAlias = Value | NoSuchCell
"""What one side of a comparison gives: what the cell holds, or that its form has no such cell."""

_BLANK_OR_MARK = Words(
    "一份为空白，另一份为“/”等符号，含义是否相同不能确定",
    "blank in one report, a mark in the other: whether they mean the same is not certain",
)
_NOT_READ = Words(
    "有一份报告的此格缺失或未能识别",
    "the cell is missing or could not be read in one of the reports",
)


@attrs.frozen
class CellComparison:
    """One statutory cell in two reports.

    Attributes:
        path: path of the cell.
        status: ``unchanged`` (the same figure, or the same state without one), ``changed`` (two
            figures), ``appeared`` and ``disappeared`` (a blank or a mark on one side, a figure on
            the other), ``uncertain`` (what one side means is not known), ``not_comparable`` (the
            cell is in one form only, or counts something else).
        old: what the earlier report holds: a figure, None where it is blank, a mark, or that its
            form has no such cell.
        new: what the later report holds.
        reason: why it is uncertain or not comparable, in Chinese; otherwise empty.
        reason_en: the same in English.

    Example:
        >>> from gov_disclosure import blank, compare, replace
        >>> before, now = (replace(blank(), {"disputes.reconsideration.total": n}) for n in (4, 6))
        >>> compare(before, now).changes
        (CellComparison(path='disputes.reconsideration.total', status='changed', old=4, new=6),)
    """

    path: str
    status: CellStatus
    old: Compared
    new: Compared
    reason: str = ""
    reason_en: str = ""

    __repr__ = short_repr

    @property
    def difference(self) -> int | Decimal | None:
        """The later figure less the earlier one, in the unit of the cell; None without both.

        Example:
            >>> CellComparison("requests.received.total", "changed", 40, 50).difference
            10
        """
        if self.status not in {"unchanged", "changed"}:
            return None
        if not isinstance(self.old, int | Decimal) or not isinstance(self.new, int | Decimal):
            return None
        return exact_difference(self.new, self.old)

    @property
    def percentage(self) -> Decimal | None:
        """The difference in per cent of the earlier figure, to two decimals.

        None where there is no difference to tell, or the earlier figure is not above zero, and of
        shares: those differ by percentage points.

        Example:
            >>> CellComparison("requests.received.total", "changed", 40, 50).percentage
            Decimal('25.00')
        """
        difference = None if self.path.endswith(f".{SHARE}") else self.difference
        if difference is None or not isinstance(self.old, int | Decimal) or self.old <= 0:
            return None
        return percent(difference, self.old)


def compare_cells(
    old: AnnualReport, new: AnnualReport, apart: Words | None
) -> Iterator[CellComparison]:
    """Yield the comparison of each cell that either report has, in the order of the form.

    The cells of a table that one report does not have are missing there.

    Args:
        old: the earlier report.
        new: the later report.
        apart: why no figure of the one can be held against the other's, or None.
    """
    before, after = figures(old), figures(new)
    for name in TABLE_SECTIONS:
        kinds = _kind(old, name), _kind(new, name)
        if kinds == (None, None):
            continue
        elsewhere = [Mark.MISSING if kind is None else NO_SUCH_CELL for kind in kinds]
        for path, form_apart in _plan(name, *kinds):
            if (reason := apart or form_apart) is not None:
                sides = before.get(path, elsewhere[0]), after.get(path, elsewhere[1])
                yield CellComparison(path, "not_comparable", *sides, reason.zh, reason.en)
            else:
                yield judged(path, before.get(path, Mark.MISSING), after.get(path, Mark.MISSING))


def _kind(report: AnnualReport, name: str) -> type | None:
    section = getattr(report, name)
    return None if section is None else type(section)


@functools.lru_cache(maxsize=2**14)
def judged(path: str, old: Value, new: Value, doubt: Words | None = None) -> CellComparison:
    """Return the comparison of a cell that means the same on both sides.

    Most cells of most reports hold one of few figures, so most comparisons are made once.

    Args:
        path: path of the cell.
        old: what it holds in the earlier report.
        new: what it holds in the later one.
        doubt: why one of them is not known; by default that it was not read.

    Example:
        >>> judged("requests.received.total", None, 3).status
        'appeared'
    """
    if old == new:
        return CellComparison(path, "unchanged", old, new)
    has_old, has_new = (not isinstance(value, Mark | None) for value in (old, new))
    if has_old and has_new:
        return CellComparison(path, "changed", old, new)
    is_known = not {old, new} & {Mark.MISSING, Mark.UNREADABLE}
    if is_known and (has_old or has_new):
        return CellComparison(path, "disappeared" if has_old else "appeared", old, new)
    reason = _BLANK_OR_MARK if is_known else doubt or _NOT_READ
    return CellComparison(path, "uncertain", old, new, reason.zh, reason.en)


@functools.cache
def _plan(name: str, old: type | None, new: type | None) -> tuple[tuple[str, Words | None], ...]:
    """Return the cells of a section in two editions, and why each cannot be compared, or None.

    A cell means something else where its column is labelled otherwise, as 处理决定数量 and
    本年处理决定数量 are.
    """
    earlier, later = columns_of(name, old), columns_of(name, new)
    if not earlier or not later:
        return tuple((path, None) for path in earlier or later)
    return tuple(
        (path, apart(earlier.get(path), later.get(path))) for path in merged(earlier, later)
    )


@functools.cache
def columns_of(name: str, kind: type | None) -> Mapping[str, Column]:
    """Return the column of each cell of a table in one edition, by path; none of no table."""
    return (
        {}
        if kind is None
        else {
            f"{name}.{facts.path}.{column}": declared
            for facts in rows(kind)
            for column, declared in facts.columns
        }
    )


def merged(earlier: Collection[str], later: Collection[str]) -> list[str]:
    """Return the paths of cells of two editions, row by row as the later orders them.

    What only the earlier has stands after what it stood after there.

    Example:
        >>> merged(["a.x", "b.x", "b.y", "c.x"], ["a.x", "a.y", "b.z", "b.x"])
        ['a.x', 'a.y', 'b.z', 'b.x', 'b.y', 'c.x']
    """
    rows_of = [list(dict.fromkeys(map(_row, paths))) for paths in (earlier, later)]
    return [
        path
        for row in _in_order(*rows_of)
        for path in _in_order(
            *([path for path in paths if _row(path) == row] for paths in (earlier, later))
        )
    ]


def _row(path: str) -> str:
    return path.rpartition(".")[0]


def _in_order(earlier: Sequence[str], later: Sequence[str]) -> list[str]:
    paths = list(later)
    place = 0
    for path in earlier:
        if path in later:
            place = paths.index(path)
        else:
            paths.insert(place, path)
        place += 1
    return paths


def apart(old: Column | None, new: Column | None) -> Words | None:
    """Return why a cell of two editions cannot be compared, or None.

    Args:
        old: its column in one edition, or None.
        new: its column in the other, or None.
    """
    if old is None or new is None:
        return Words("只有一种格式有此格", "only one form has this cell")
    if old.label == new.label:
        return None
    return Words(
        f"两种格式口径不同：一为“{old.label}”，一为“{new.label}”",
        f"the forms count different things: “{old.english}”, “{new.english}”",
    )
