"""What a check looked at: what “nothing found” is said of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast, get_args

import attrs

from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import (
    as_tuple,
    check_any_text,
    check_member,
    check_text,
    check_tuple_of,
    check_whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

LastYear: TypeAlias = Literal["compared", "not_given", "another_year", "another_body"]
"""Whether there was a report to compare with, and if so, why it was left."""


def _count() -> int:
    count: int = attrs.field(default=0, validator=check_whole_number)
    return count


@attrs.frozen
class LeftStatement:
    """A figure that the prose states and that was not held against the tables.

    Attributes:
        path: path of the paragraph.
        text: the clauses that state it.

    Example:
        >>> from gov_disclosure import Examination, Narrative, Paragraph, blank
        >>> text = Narrative(blocks=[Paragraph("收到政府信息公开申请3件。")])
        >>> Examination(blank("2021", overview=text)).looked_at.left
        (LeftStatement(path='overview.blocks[0].text', text='收到政府信息公开申请3件'),)
    """

    path: str = attrs.field(validator=check_text)
    text: str = attrs.field(validator=check_any_text)

    __repr__ = short_repr


def _as_statements(statements: Sequence[LeftStatement]) -> tuple[LeftStatement, ...]:
    return cast("tuple[LeftStatement, ...]", as_tuple(statements))


@attrs.frozen
class LookedAt:
    """How much of a report a check could judge.

    Attributes:
        sums: sums of sections 三 and 四 that were tried (勾稽关系).
        held: those that hold.
        violated: those that do not, whatever blanks and marks mean.
        undecided: those that cells without a figure leave open.
        statements: figures of the tables that the prose was found to state.
        compared: those that were held against the tables, whatever came of it.
        left: the others, in printed order: the tables do not say, or the sentence may be about
            somebody else.
        last_year: whether the report was compared with that for the year before.

    Example:
        >>> from gov_disclosure import Examination, blank
        >>> looked_at = Examination(blank("2021", year=2024), blank("2021", year=2023)).looked_at
        >>> looked_at.sums, looked_at.held, looked_at.undecided, looked_at.last_year
        (42, 0, 42, 'compared')
    """

    sums: int = _count()
    held: int = _count()
    violated: int = _count()
    undecided: int = _count()
    statements: int = _count()
    compared: int = _count()
    left: tuple[LeftStatement, ...] = attrs.field(
        default=(), converter=_as_statements, validator=check_tuple_of(LeftStatement)
    )
    last_year: LastYear = attrs.field(
        default="not_given", validator=check_member(*get_args(LastYear))
    )

    __repr__ = short_repr
