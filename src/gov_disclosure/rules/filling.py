"""What can be said of cells that hold no figure, from all sums of a section together."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.rules.intervals import decide, plainly_equal
from gov_disclosure.rules.words import name_states
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.rules.identities import Identity
    from gov_disclosure.values import Count, Value


def remark(identities: Sequence[Identity], figures: Mapping[str, Value]) -> Words | None:
    """Return what the sums of a section say together of its cells without a figure.

    Either that one filling makes all of them hold: details 0 and totals their sums; or that
    no filling does, though each sum alone could hold. None: neither is known, or a sum is
    violated, which says more, or there is no such cell.

    Args:
        identities: the sums.
        figures: the values of their cells.

    Example:
        >>> from gov_disclosure import blank, figures
        >>> from gov_disclosure.rules.sums import sums
        >>> report = blank("2021")
        >>> remark(sums(report)["disputes"], figures(report)).zh
        '空白格按0计、总计按合计计，各项均相符；如无，建议填0'
    """
    # The sums are of counts only.
    counts = cast("Mapping[str, Count]", figures)
    values = {path: counts[path] for one in identities for path in (*one.parts, *one.whole)}
    states = name_states(values.values())
    if not states.zh:
        return None
    if _plain_filling_fits(identities, values):
        return Words(
            f"{states.zh}格按0计、总计按合计计，各项均相符；如无，建议填0",
            f"with 0 in {states.en} cells and the sums in totals, all sums hold; put 0 where "
            "there is none",
        )
    if any(decide(*one.values(counts)).truth == "violated" for one in identities):
        return None
    if _nothing_fits(identities, values):
        return Words(
            f"{states.zh}格无论填几，各项都不能同时相符",
            f"whatever is put in {states.en} cells, the sums can't all hold",
        )
    return None


def _plain_filling_fits(identities: Sequence[Identity], values: Mapping[str, Count]) -> bool:
    """Tell whether all sums hold with 0 for blank details and the sums for blank totals.

    A mark is 0, in a total too. Where something was printed that could not be read, nothing
    is put in its place.
    """
    if Mark.UNREADABLE in values.values():
        return False
    filled = {path: value if isinstance(value, int) else 0 for path, value in values.items()}
    totals = [one for one in identities if len(one.whole) == 1]
    blank = {one.whole[0] for one in totals if values[one.whole[0]] in {None, Mark.MISSING}}
    while blank:  # a total may be the sum of totals
        for one in totals:
            if not blank.isdisjoint(one.whole) and blank.isdisjoint(one.parts):
                filled[one.whole[0]] = sum(filled[path] for path in one.parts)
                blank -= set(one.whole)
    return all(plainly_equal(*one.values(filled)) for one in identities)


@attrs.define(eq=False)
class _Range:
    """The counts that an unknown cell may hold; no highest: None."""

    low: int = 0
    high: int | None = None


_ROUNDS = 8
"""How often the sums are gone through; more would narrow little."""


def _nothing_fits(identities: Sequence[Identity], values: Mapping[str, Count]) -> bool:
    """Tell whether the sums certainly can't hold together, whatever unknown cells hold.

    Each sum narrows what its unknown cells can hold, until one is left nothing.
    """
    ranges = {
        path: _Range(value, value) if isinstance(value, int) else _Range()
        for path, value in values.items()
    }
    for _ in range(_ROUNDS):
        narrowed = False
        for one in identities:
            for side, other in ((one.parts, one.whole), (one.whole, one.parts)):
                narrowed |= _narrow([ranges[path] for path in side], [ranges[p] for p in other])
        if any(one.high is not None and one.low > one.high for one in ranges.values()):
            return True
        if not narrowed:
            return False
    return False


def _narrow(side: Sequence[_Range], other: Sequence[_Range]) -> bool:
    """Narrow the cells of one side of a sum by those of the other; tell whether it did."""
    narrowed = False
    lowest = sum(cell.low for cell in other)
    highest = (
        None
        if any(cell.high is None for cell in other)
        else sum(cell.high for cell in other if cell.high is not None)
    )
    for cell in side:
        beside = [one for one in side if one is not cell]
        if highest is not None:
            most = highest - sum(one.low for one in beside)
            if cell.high is None or most < cell.high:
                cell.high, narrowed = most, True
        if all(one.high is not None for one in beside):
            least = lowest - sum(one.high for one in beside if one.high is not None)
            if least > cell.low:
                cell.low, narrowed = least, True
    return narrowed
