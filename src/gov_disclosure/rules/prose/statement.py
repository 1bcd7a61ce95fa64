"""What reading prose gives: the figures that its sentences state."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from gov_disclosure.rules.prose.clauses import whole_clauses
from gov_disclosure.rules.prose.kinds import Kind
from gov_disclosure.rules.prose.numerals import Quantity

Whose: TypeAlias = Literal["own", "other", "unsaid"]
"""The body or area that the tables are about; another, such as one of its departments."""

When: TypeAlias = Literal["report_year", "other", "unsaid"]
"""The year that the report is about; another time."""


_LOOKED_AT = 60
"""Characters after a clause in which a change from last year is looked for."""


@attrs.frozen
class Statement:
    """A figure that a sentence states.

    Attributes:
        kind: what it counts.
        quantity: the number.
        whose: whose figure it is, as far as the prose says.
        path: path of the paragraph.
        section: section of the paragraph.
        sentence: the sentence as printed, but for spaces.
        start: where in it the words begin that make the statement clear.
        clause_start: where its clause begins.
        end: where its clause ends.
        follows_doubt: whether something before it in the sentence was not understood.
        by_filing: whether it counts 备案, which need not be all.
        share: the percentage it is said to be, or None.
    """

    kind: Kind
    quantity: Quantity
    whose: Whose
    path: str
    section: str
    sentence: str
    start: int
    clause_start: int
    end: int
    follows_doubt: bool = False
    by_filing: bool = False
    share: Quantity | None = None

    @property
    def clause(self) -> str:
        """The clause."""
        return self.sentence[self.clause_start : self.end]

    @property
    def excerpt(self) -> str:
        """What to quote: the clause and those before it that make it clear, whole."""
        return whole_clauses(self.sentence, self.start, self.end)

    @property
    def after(self) -> str:
        """What the sentence goes on with."""
        return self.sentence[self.end : self.end + _LOOKED_AT]
