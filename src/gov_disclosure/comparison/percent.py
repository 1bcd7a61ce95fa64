"""Shares in per cent, as they are told: to two decimals, whatever context the caller works in."""

from __future__ import annotations

import decimal
from decimal import Decimal

from gov_disclosure.values import MAX_AMOUNT, MAX_AMOUNT_DECIMALS

_HUNDREDTH = Decimal("0.01")
_WIDE = decimal.Context(
    prec=2 * (MAX_AMOUNT_DECIMALS + MAX_AMOUNT.adjusted()), rounding=decimal.ROUND_HALF_UP
)
"""Has room for the largest amount in per cent of the smallest."""


def percent(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """Return a part in per cent of a whole that is not zero, to two decimals.

    Example:
        >>> percent(2, 3), percent(-1, 8)
        (Decimal('66.67'), Decimal('-12.50'))
    """
    share = _WIDE.divide(_WIDE.multiply(Decimal(part), 100), Decimal(whole))
    return share.quantize(_HUNDREDTH, context=_WIDE)
