"""What prose states, held against the tables."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.rules.prose.statement import Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gov_disclosure.rules.intervals import Interval
    from gov_disclosure.rules.prose.figures_meant import Meant
    from gov_disclosure.values import Value

Verdict: TypeAlias = Literal["agrees", "differs", "open"]
"""Whether a figure is one that the tables hold; open: they do not say."""

_ANCHORS = frozenset({"text.received", "text.handled", "text.disputes"})
"""Rules of figures that show by agreeing that prose and table speak of the same requests."""


@attrs.frozen
class Comparison:
    """A statement of the prose, held against the tables.

    Attributes:
        statement: the statement.
        verdict: whether the tables agree with it.
        is_contradiction: whether it must mean the figure that differs from it.
        is_anchored: whether figures before it show that prose and table speak of the same.
    """

    statement: Statement
    verdict: Verdict
    is_contradiction: bool
    is_anchored: bool


def compared(
    statements: Sequence[Statement], figures: Mapping[str, Value]
) -> tuple[Comparison, ...]:
    """Return every statement with what the tables say to it.

    A part (予以公开…) is only held against the table where the total it belongs to was stated
    before and agrees; else the sentence may be about somebody else's requests.
    """
    interval_of = functools.cache(lambda meant: meant.interval(figures))
    verdicts = [_verdict(statement, figures, interval_of) for statement in statements]
    agreeing = {
        statement.kind
        for statement, verdict in zip(statements, verdicts, strict=True)
        if verdict == "agrees" and statement.quantity.value
    }
    found: list[Comparison] = []
    section, anchored = "", dict[str, bool]()
    for statement, verdict in zip(statements, verdicts, strict=True):
        kind = statement.kind
        if statement.section != section:
            section, anchored = statement.section, {}
        is_anchored = anchored.get(kind.topic) == _side(statement)
        may_speak = not statement.follows_doubt and not (
            statement.whose == "unsaid" and kind in agreeing and not kind.is_part
        )
        is_meant = is_anchored if kind.is_part else statement.whose != "other"
        found.append(
            Comparison(
                statement, verdict, verdict == "differs" and may_speak and is_meant, is_anchored
            )
        )
        if kind.rule in _ANCHORS and not kind.is_part:
            if verdict == "agrees" and statement.quantity.value:
                anchored[kind.topic] = _side(statement)
            elif verdict == "differs":
                anchored.pop(kind.topic, None)
    return tuple(found)


def _side(statement: Statement) -> bool:
    """Tell whether a statement may be about the body or area of the tables."""
    return statement.whose != "other"


def _verdict(
    statement: Statement,
    figures: Mapping[str, Value],
    interval_of: Callable[[Meant], Interval | None],
) -> Verdict:
    quantity = statement.quantity
    # To say that there are none is to say it of all.
    readings = [meant for meant in statement.kind.meant if meant.named or quantity.value]
    is_known = may_be = False
    for meant in readings:
        interval = interval_of(meant)
        if interval is None:
            continue
        if interval.bounded and quantity.fits(interval.low):
            return "agrees"
        is_known = True
        may_be = may_be or (not interval.bounded and quantity.value >= interval.low)
    if may_be or not is_known:
        return "open"
    # Where a total is not what its row adds up to, the total is what another rule finds.
    details = (meant.details(figures) for meant in readings)
    is_of_row = any(interval and quantity.fits(interval.low) for interval in details)
    return "agrees" if is_of_row else "differs"
