"""What is known of one body in one year, wherever it was read."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.presumed import Presumed
from gov_disclosure.comparison.cells import Compared
from gov_disclosure.comparison.words import shown
from gov_disclosure.model.report import FormName
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import NO_SUCH_CELL, Mark, exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.bilingual import Language


@attrs.frozen
class Reading:
    """What a cell or a sum of cells holds.

    Attributes:
        value: a figure, or what stands instead of one.
        is_least: whether the figure is only the least that it can be.

    Example:
        >>> Reading(12).figure, Reading(None).figure
        (12, None)
    """

    value: Compared
    is_least: bool = False

    __repr__ = short_repr

    @property
    def figure(self) -> int | Decimal | None:
        """The figure, or None where there is none."""
        return self.value if isinstance(self.value, int | Decimal) else None

    def told(self, language: Language) -> str:
        """Return it as it is shown.

        Example:
            >>> Reading(12, is_least=True).told("zh"), Reading(None).told("zh")
            ('≥12', '空白')
        """
        return f"{'≥' if self.is_least else ''}{shown(self.value, language)}"


@attrs.frozen
class Observed:
    """What is known of one body, or of an area, in one year.

    Attributes:
        body: its name, or empty.
        year: the year, or None.
        readings: path of a cell to what it holds.
        forms: name of a section to the edition of its table, for each table that is there.
        standing: kind, level and scope of the body, as stated, listed or presumed.
    """

    body: str
    year: int | None
    readings: Mapping[str, Reading] = attrs.field(repr=False)
    forms: Mapping[str, FormName] = attrs.field(repr=False)
    standing: Presumed = Presumed()

    @property
    def is_area(self) -> bool:
        """Whether the figures are those of an area, and not the body's own."""
        return self.standing.scope == "jurisdiction"

    def reading(self, path: str) -> Reading:
        """Return what a cell holds; missing where its table is not there."""
        found = self.readings.get(path)
        if found is not None:
            return found
        section = path.partition(".")[0]
        return Reading(NO_SUCH_CELL if section in self.forms else Mark.MISSING)

    def group(self, path: str, column: str) -> Reading:
        """Return what a group of rows holds in a column: its own cell, or else its rows together.

        Where a row holds no figure the sum is only the least that it can be; a mark such as
        ``/`` counts as zero.

        Args:
            path: path of the group, such as ``requests.outcomes.denied``.
            column: name of the column.
        """
        own = f"{path}.{column}"
        if own in self.readings:
            return self.readings[own]
        inside = [
            reading
            for each, reading in self.readings.items()
            if each.startswith(f"{path}.") and each.endswith(f".{column}")
        ]
        return added(inside) if inside else self.reading(own)


def added(readings: Iterable[Reading]) -> Reading:
    """Return readings added up; without any figure, the state that most doubt is left by.

    Example:
        >>> added([Reading(2), Reading(None)]), added([Reading(None), Reading(Mark.MISSING)])
        (Reading(value=2, is_least=True), Reading(value=Mark.MISSING))
    """
    every = tuple(readings)
    figures = [each.figure for each in every if each.figure is not None]
    if figures:
        is_least = any(
            each.is_least or (each.figure is None and each.value is not Mark.NOT_APPLICABLE)
            for each in every
        )
        return Reading(functools.reduce(exact_sum, figures), is_least)
    states = {each.value for each in every}
    order: tuple[Compared, ...] = (Mark.UNREADABLE, Mark.MISSING, None, NO_SUCH_CELL)
    return Reading(next((each for each in order if each in states), Mark.NOT_APPLICABLE))
