"""What prose states, held against the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.rules.prose.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.rules.intervals import Interval
    from gov_disclosure.rules.prose.kinds import Kind
    from gov_disclosure.rules.prose.numerals import Quantity
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
    kinds = {statement.kind for statement in statements}
    known = {kind: _intervals(kind, figures) for kind in kinds}
    verdicts = [_verdict(statement.quantity, known[statement.kind]) for statement in statements]
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


def _intervals(kind: Kind, figures: Mapping[str, Value]) -> tuple[tuple[Interval, bool], ...]:
    intervals = [(meant.interval(figures), meant.named) for meant in kind.meant]
    intervals += [(meant.details(figures), meant.named) for meant in kind.meant]
    return tuple((interval, named) for interval, named in intervals if interval is not None)


def _verdict(quantity: Quantity, readings: Sequence[tuple[Interval, bool]]) -> Verdict:
    # To say that there are none is to say it of all.
    known = [interval for interval, named in readings if named or quantity.value]
    if any(interval.bounded and quantity.fits(interval.low) for interval in known):
        return "agrees"
    if not known or any(
        not interval.bounded and quantity.value >= interval.low for interval in known
    ):
        return "open"
    return "differs"
