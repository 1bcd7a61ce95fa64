"""Three-valued arithmetic over cells that may hold no figure.

A figure is what it says. A blank, missing or unreadable cell may stand for any count from 0.
A mark (``/``, ``无``) is taken as 0 when it makes an identity true, but it accuses nobody: to
call an identity violated, a mark too may stand for any count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast

import attrs

from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.values import Count

Truth: TypeAlias = Literal["satisfied", "violated", "undetermined"]


@attrs.frozen
class Interval:
    """The counts that a sum of cells, or the distance of two, may stand for.

    Attributes:
        low: the least.
        bounded: whether ``low`` is also the most; otherwise there is no most.
    """

    low: int
    bounded: bool


def possible_sum(values: Sequence[Count]) -> Interval:
    """Return the counts that the sum of ``values`` may stand for.

    Example:
        >>> possible_sum([3, None, 4])
        Interval(low=7, bounded=False)
    """
    figures = [value for value in values if isinstance(value, int)]
    return Interval(sum(figures), bounded=len(figures) == len(values))


def plainly_equal(parts: Sequence[Count], whole: Sequence[Count]) -> bool:
    """Tell whether there is nothing to decide: only figures, and the same sum.

    Most identities of most reports; the answer costs a fraction of a ``Decision``.

    Example:
        >>> plainly_equal([20, 6], [26]), plainly_equal([20, None], [20])
        (True, False)
    """
    try:
        return sum(cast("Sequence[int]", parts)) == sum(cast("Sequence[int]", whole))
    except TypeError:  # a blank or a mark can't be added
        return False


@attrs.frozen
class Decision:
    """Whether the parts of an identity add up to its whole.

    Attributes:
        truth: satisfied, violated or undetermined.
        expected: what the sum of the parts may be.
        actual: what the sum of the whole may be.
        gap: what the distance between them may be; 0 at least unless violated.
    """

    truth: Truth
    expected: Interval
    actual: Interval
    gap: Interval


def decide(parts: Sequence[Count], whole: Sequence[Count]) -> Decision:
    """Decide whether ``parts`` and ``whole``, counts of distinct cells, have the same sum.

    Args:
        parts: values of the cells on one side.
        whole: values of the cells on the other side.

    Returns:
        ``violated`` if no counts in place of blanks and marks make the sums equal,
        ``satisfied`` if they are equal whatever the blanks hold, marks being 0; else
        ``undetermined``.

    Example:
        >>> decide([20, 6, None], [20]).truth, decide([20, 6, None], [20]).gap
        ('violated', Interval(low=6, bounded=False))
        >>> decide([20, None], [26]).truth, decide([20, Mark.NOT_APPLICABLE], [20]).truth
        ('undetermined', 'satisfied')
    """
    expected, actual = possible_sum(parts), possible_sum(whole)
    # An unbounded side reaches everything above its least; only from below is there a gap.
    distance = max(
        actual.low - expected.low if expected.bounded else 0,
        expected.low - actual.low if actual.bounded else 0,
    )
    gap = Interval(distance, bounded=expected.bounded and actual.bounded)
    if distance > 0:
        return Decision("violated", expected, actual, gap)
    certain = all(
        isinstance(value, int) or value is Mark.NOT_APPLICABLE for value in (*parts, *whole)
    )
    satisfied = certain and expected.low == actual.low
    return Decision("satisfied" if satisfied else "undetermined", expected, actual, gap)
