"""What reading prose gives: the figures that its sentences state."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from gov_disclosure.rules.prose.kinds import Kind
from gov_disclosure.rules.prose.numerals import Quantity

Whose: TypeAlias = Literal["own", "other", "unsaid"]
"""The body or area that the tables are about; another, such as one of its departments."""

When: TypeAlias = Literal["report_year", "other", "unsaid"]
"""The year that the report is about; another time."""


@attrs.frozen
class Statement:
    """A figure that a sentence states.

    Attributes:
        kind: what it counts.
        quantity: the number.
        whose: whose figure it is, as far as the prose says.
        path: path of the paragraph.
        section: section of the paragraph.
        clause: the clause as printed, but for spaces.
        excerpt: the same with the words before it that make it clear.
        follows_doubt: whether something before it in the sentence was not understood.
        by_filing: whether it counts 备案, which need not be all.
        share: the percentage it is said to be, or None.
        after: what the sentence goes on with.
    """

    kind: Kind
    quantity: Quantity
    whose: Whose
    path: str
    section: str
    clause: str
    excerpt: str
    follows_doubt: bool = False
    by_filing: bool = False
    share: Quantity | None = None
    after: str = ""
