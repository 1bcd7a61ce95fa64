"""How figures come to be written wrong, and how likely that is.

The measure is the bits it takes to say what went wrong: the fewer, the likelier.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_A_SLIP = 7.0
"""Bits of there being a slip at all: about one cell in a hundred."""

_NEAR = 3
"""A figure that is off by no more has been miscounted."""


@attrs.frozen
class Slip:
    """One thing that went wrong.

    Attributes:
        bits: how unlikely it is.
        words: what it was; None where the figures show nothing.
    """

    bits: float
    words: Words | None


@attrs.frozen
class Change:
    """A cell that may be wrong.

    Attributes:
        row: which row of its table it stands in.
        column: which column.
        is_total: whether it is a 总计 of other cells.
        printed: the figure in it.
        right: the figure it would need.
    """

    row: int
    column: int
    is_total: bool
    printed: int
    right: int


def likeliest_slips(changes: Sequence[Change], rows: Sequence[Sequence[object]]) -> list[Slip]:
    """Return the likeliest story behind changes: one slip for all, or one for each.

    Args:
        changes: the cells that may be wrong, in form order.
        rows: what is printed in each row of the table.
    """
    together = min(_one_for_all(changes, rows), key=_bits, default=None)
    apart = [_likeliest(change.printed, change.right, change.is_total) for change in changes]
    if together is not None and together.bits < sum(map(_bits, apart)):
        return [together]
    return apart


def _bits(slip: Slip) -> float:
    return slip.bits


def _slip(bits: float, zh: str, en: str) -> Slip:
    return Slip(_A_SLIP + bits, Words(zh, en))


# One cell ------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=1_000)
def _likeliest(printed: int, right: int, is_total: bool) -> Slip:  # noqa: FBT001 - cached by place
    return min(_ways(printed, right, is_total=is_total), key=_bits)


def _ways(printed: int, right: int, *, is_total: bool) -> Iterator[Slip]:
    """Yield how ``printed`` may have come to stand for ``right``."""
    written, wanted = str(printed), str(right)
    size = len(wanted)
    yield Slip(_A_SLIP + 5 + math.log2(max(printed, right) + 1), None)
    if printed == 0 and is_total:
        yield _slip(3, f"总计仍为0，似漏填{right}", f"the total was left at 0 instead of {right}")
    if abs(printed - right) <= _NEAR or (printed == 0 and size == 1):
        yield Slip(_A_SLIP + 4.6, None)
    if written in _with_two_exchanged(wanted):
        yield _slip(
            2 + math.log2(size - 1),
            f"{printed}与{right}相邻数字颠倒",
            f"{printed} is {right} with two digits exchanged",
        )
    if written in _with_one_dropped(wanted):
        yield _slip(
            2 + math.log2(size),
            f"{printed}比{right}漏一位数字",
            f"{printed} is {right} with a digit dropped",
        )
    if wanted in _with_one_dropped(written):
        yield _slip(
            2 + math.log2(10 * len(written)),
            f"{printed}比{right}多一位数字",
            f"{printed} is {right} with a digit added",
        )
    differing = sum(one != other for one, other in zip(written, wanted, strict=False))
    if size > 1 and len(written) == size and differing == 1:
        yield _slip(
            2 + math.log2(9 * size),
            f"{printed}与{right}只差一位数字",
            f"{printed} differs from {right} in one digit",
        )


def _with_two_exchanged(digits: str) -> set[str]:
    return {
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
        if digits[at] != digits[at + 1]
    }


def _with_one_dropped(digits: str) -> set[str]:
    """Return a figure of several digits with one of them dropped, zeros in front too."""
    dropped = (digits[:at] + digits[at + 1 :] for at in range(len(digits)) if len(digits) > 1)
    return {str(int(rest)) for rest in dropped}


# Several cells -------------------------------------------------------------------------------


def _one_for_all(changes: Sequence[Change], rows: Sequence[Sequence[object]]) -> Iterator[Slip]:
    if len(changes) < 2:
        return
    in_a_row = len({change.row for change in changes}) == 1
    in_a_column = len({change.column for change in changes}) == 1
    if all(change.is_total and change.printed == 0 for change in changes):
        yield _slip(
            4 + len(changes),
            f"{len(changes)}格总计仍为0，似未填",
            f"{len(changes)} totals were left at 0",
        )
    if in_a_row:
        yield from _in_a_row(changes, rows[changes[0].row])
    if len(changes) == 2 and (in_a_row or in_a_column):
        yield from _exchanged(*changes, in_a_row=in_a_row)


def _exchanged(first: Change, second: Change, *, in_a_row: bool) -> Iterator[Slip]:
    figures = (first.printed, second.printed)
    if figures != (second.right, first.right):
        return
    far = abs(first.column - second.column) + abs(first.row - second.row)
    if 0 in figures:
        line = Words("列", "column") if in_a_row else Words("行", "row")
        yield _slip(
            3 + far,
            f"{max(figures)}填错了一{line.zh}",
            f"{max(figures)} stands in the wrong {line.en}",
        )
    else:
        line = Words("两列", "columns") if in_a_row else Words("两行", "rows")
        yield _slip(
            3 + far,
            f"{figures[0]}与{figures[1]}{line.zh}互换",
            f"{figures[0]} and {figures[1]} are in each other's {line.en}",
        )


def _in_a_row(changes: Sequence[Change], printed: Sequence[object]) -> Iterator[Slip]:
    first, last = changes[0].column, changes[-1].column
    right = list(printed)
    for change in changes:
        right[change.column] = change.right
    if len(changes) == 2 and last == first + 1:
        whole = sorted((str(right[first]), str(right[last])))
        if whole == ["0", f"{printed[first]}{printed[last]}"] and printed[first] != 0:
            yield _slip(
                5, f"{whole[1]}拆到了相邻两格", f"{whole[1]} is split over two neighbouring cells"
            )
    before, after = list(printed[first : last + 1]), right[first : last + 1]
    # What was pushed over the edge can't be known; two figures found beside their place can.
    for moved, kept in ((before[1:], after[:-1]), (before[:-1], after[1:])):
        if moved == kept and sum(isinstance(value, int) and value != 0 for value in moved) > 1:
            yield _slip(4, "各数错开了一列", "the figures are shifted by a column")
