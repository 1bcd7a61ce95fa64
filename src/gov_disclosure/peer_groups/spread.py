"""How the figures of like bodies are spread: median and quartiles."""

from __future__ import annotations

import decimal
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.short_repr import short_repr

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 4
"""Fewest bodies of which quartiles are told."""

_CENT = Decimal("0.01")
_WIDE = decimal.Context(prec=60, rounding=decimal.ROUND_HALF_UP)


@attrs.frozen
class Spread:
    """How the figures of some bodies are spread.

    Attributes:
        given: bodies with a figure.
        bodies: all of them.
        lower: lower quartile, to two decimals; None of fewer than four figures.
        median: the median, likewise.
        upper: upper quartile, likewise.

    Example:
        >>> told = spread([1, 2, 3, 4, 5, None])
        >>> told.given, told.bodies, told.lower, told.median
        (5, 6, Decimal('2.00'), Decimal('3.00'))
    """

    given: int
    bodies: int
    lower: Decimal | None = None
    median: Decimal | None = None
    upper: Decimal | None = None

    __repr__ = short_repr


def spread(values: Iterable[int | Decimal | None]) -> Spread:
    """Return how figures are spread, those that are not known left out and counted.

    A quartile lies between the two figures next to it, in proportion (the method ``inclusive``
    of Python's ``statistics``, which spreadsheets call QUARTILE.INC).

    Args:
        values: the figure of each body, or None.
    """
    every = tuple(values)
    figures = sorted(Fraction(value) for value in every if value is not None)
    if len(figures) < FEWEST:
        return Spread(len(figures), len(every))
    return Spread(len(figures), len(every), *(_quartile(figures, number) for number in (1, 2, 3)))


def _quartile(figures: list[Fraction], number: int) -> Decimal:
    place, rest = divmod((len(figures) - 1) * number, 4)
    after = figures[min(place + 1, len(figures) - 1)]
    value = figures[place] + (after - figures[place]) * Fraction(rest, 4)
    exact = _WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))
    return exact.quantize(_CENT, context=_WIDE)
