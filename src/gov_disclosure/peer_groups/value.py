"""A measure of one body: the counts it rests on, and the share or rate if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.comparison.percent import percent
from gov_disclosure.comparison.words import shown
from gov_disclosure.observed.observed import Reading
from gov_disclosure.short_repr import short_repr

if TYPE_CHECKING:
    from decimal import Decimal

    from gov_disclosure.bilingual import Language

LEAST_BASE = 30
"""Least base of a share or a rate: of a smaller one, a single case is more than 3 points."""


@attrs.frozen
class PeerValue:
    """A measure of one body.

    Attributes:
        part: what is counted.
        base: what it is told in per cent of; None for a count.

    Example:
        >>> from gov_disclosure.observed.observed import Reading
        >>> PeerValue(Reading(9), Reading(36)).value, PeerValue(Reading(3), Reading(12)).value
        (Decimal('25.00'), None)
    """

    part: Reading
    base: Reading | None = None

    __repr__ = short_repr

    @property
    def value(self) -> int | Decimal | None:
        """The count, or the share or rate in per cent to two decimals.

        None where a figure is lacking or only the least that it can be, and of a share or rate
        whose base is below 30.
        """
        parts = (self.part,) if self.base is None else (self.part, self.base)
        if any(each.figure is None or each.is_least for each in parts):
            return None
        if self.base is None or self.part.figure is None:
            return self.part.figure
        whole = self.base.figure
        return None if whole is None or whole < LEAST_BASE else percent(self.part.figure, whole)

    def told(self, language: Language) -> str:
        """Return it as it is shown: the counts it rests on, and the share or rate if there is one.

        Example:
            >>> PeerValue(Reading(9), Reading(36)).told("zh")
            '25.00% (9/36)'
        """
        if self.base is None:
            return self.part.told(language)
        counts = f"{self.part.told(language)}/{self.base.told(language)}"
        return counts if self.value is None else f"{shown(self.value, language)}% ({counts})"
