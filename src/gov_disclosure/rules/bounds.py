"""What a cell without a figure can hold, as far as the sums of the form tell."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

import attrs

from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import report_of
from gov_disclosure.rules.sums import sums
from gov_disclosure.short_repr import short_repr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.model.report import AnnualReport, HasReport
    from gov_disclosure.rules.identities import Identity
    from gov_disclosure.values import Count

_ROUNDS = 50
"""Bounds are right after each round, and hardly ever narrower after some few."""


@attrs.frozen
class Bounds:
    """The counts that a cell can hold.

    Attributes:
        low: the least.
        high: the most; None: there is no most.

    Example:
        >>> Bounds(2, 5).share_of(Bounds(10, 10))
        (0.2, 0.5)
    """

    low: int
    high: int | None

    __repr__ = short_repr

    @property
    def is_certain(self) -> bool:
        """Whether there is one count only."""
        return self.low == self.high

    def share_of(self, whole: Bounds) -> tuple[float, float] | None:
        """Return the least and the most that this can be of a whole that includes it, 0 to 1.

        Args:
            whole: the bounds of the whole.

        Returns:
            None if the whole can only be zero.

        Example:
            >>> Bounds(2, None).share_of(Bounds(10, 10)), Bounds(0, 3).share_of(Bounds(0, 0))
            ((0.2, 1.0), None)
        """
        if whole.high == 0:
            return None
        least = 0.0 if whole.high is None else min(1.0, self.low / whole.high)
        if self.high is None or not whole.low:
            return least, 0.0 if self.high == 0 else 1.0
        return least, min(1.0, self.high / whole.low)


def bounds(report: AnnualReport | HasReport) -> Mapping[str, Bounds]:
    """Return what each cell of sections 三 and 四 can hold, by path.

    A figure is what it says. A cell without one, be it blank, marked, missing or unreadable, may
    stand for any count from 0 that leaves the sums of the form true: beside three of five parts
    and their total, each of the other two is at most what is left. Of a section whose figures
    contradict its sums nothing is derived, since nobody knows which of them is wrong.

    Args:
        report: a report, or what reading one gave.

    Raises:
        InvalidValueError: it is neither.

    Example:
        >>> from gov_disclosure import blank, replace
        >>> cases = "disputes.reconsideration"
        >>> known = {f"{cases}.upheld": 3, f"{cases}.corrected": 1, f"{cases}.total": 6}
        >>> found = bounds(replace(blank("2021"), known))
        >>> found[f"{cases}.upheld"], found[f"{cases}.pending"]
        (Bounds(low=3, high=3), Bounds(low=0, high=2))
    """
    whole = report_of(report)
    values = figures(whole)
    found: dict[str, Bounds] = {}
    for name, identities in sums(whole).items():
        printed = {
            path: _printed(cast("Count", value))
            for path, value in values.items()
            if path.startswith(f"{name}.")
        }
        found |= _narrowed(printed, identities)
    return MappingProxyType(found)


def _printed(value: Count) -> Bounds:
    return Bounds(value, value) if isinstance(value, int) else Bounds(0, None)


def _narrowed(
    printed: Mapping[str, Bounds], identities: Sequence[Identity]
) -> Mapping[str, Bounds]:
    """Return bounds narrowed by sums, or as they are if these cannot all be true."""
    found = dict(printed)
    for _ in range(_ROUNDS):
        before = dict(found)
        for identity in identities:
            for side, other in (
                (identity.parts, identity.whole),
                (identity.whole, identity.parts),
            ):
                most = _sum(found[path].high for path in other)
                least = sum(found[path].low for path in other)
                for path in side:
                    rest = [each for each in side if each != path]
                    cell = _within(
                        found[path],
                        _less(least, _sum(found[each].high for each in rest)) or 0,
                        _less(most, sum(found[each].low for each in rest)),
                    )
                    if cell.high is not None and cell.high < cell.low:
                        return printed
                    found[path] = cell
        if found == before:
            break
    return found


def _within(cell: Bounds, low: int, high: int | None) -> Bounds:
    highs = [each for each in (cell.high, high) if each is not None]
    return Bounds(max(cell.low, low), min(highs, default=None))


def _sum(counts: Iterable[int | None]) -> int | None:
    total = 0
    for count in counts:
        if count is None:
            return None
        total += count
    return total


def _less(count: int | None, other: int | None) -> int | None:
    return None if count is None or other is None else count - other
