"""A copy of a Python object that a validator can look at without harm.

A validator compares and prints what it is given. Objects that are no JSON values, endless
or hugely shared structures and huge numbers must not get that far.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from gov_disclosure.values import is_text

_WIDEST = 64
"""Bits of the largest int, and digits of the largest integral part of a Decimal, that are
compared. No value of a report is near it."""


class Foreign:
    """Stands for a value that no JSON text can give, or that is out of every range."""

    __slots__ = ("original",)

    def __init__(self, original: object) -> None:
        self.original = original


class _PlainObject(dict[str, object]):
    """A copied object that remembers its original and prints short."""

    __slots__ = ("original",)

    def __init__(self, original: Any) -> None:
        self.original = original

    def __repr__(self) -> str:
        return "{…}"


class _PlainArray(list[object]):
    """A copied array that remembers its original and prints short."""

    __slots__ = ("original",)

    def __init__(self, original: Any) -> None:
        self.original = original

    def __repr__(self) -> str:
        return "[…]"


def plain(value: object) -> object:
    """Return a copy of ``value`` made of JSON values, with ``Foreign`` where it has none.

    Sharing and cycles are kept, so that the copy is never larger than the original.
    Integral Decimals become int, as numbers in JSON have no other type.

    Example:
        >>> plain({"year": Decimal("2025.0"), "notes": [1.5]})["year"]
        2025
        >>> type(plain({1, 2})).__name__
        'Foreign'
    """
    copies: dict[int, _PlainObject | _PlainArray] = {}
    pending: list[_PlainObject | _PlainArray] = []

    def copied(item: object) -> object:
        if type(item) is not dict and type(item) is not list:
            return _scalar(item)
        copy = copies.get(id(item))
        if copy is None:
            copy = _PlainObject(item) if type(item) is dict else _PlainArray(item)
            copies[id(item)] = copy
            pending.append(copy)
        return copy

    root = copied(value)
    while pending:
        copy = pending.pop()
        if isinstance(copy, _PlainObject):
            copy.update((_name(key), copied(item)) for key, item in copy.original.items())
        else:
            copy.extend(map(copied, copy.original))
    return root


def original(value: object) -> object:
    """Return what a value of a plain copy was copied from.

    Example:
        >>> original(plain({1, 2}))
        {1, 2}
    """
    return getattr(value, "original", value)


def _name(key: object) -> str:
    # No member of a report is called so: it will be reported as unknown.
    return key if type(key) is str else f"<{type(key).__name__}>"


def _scalar(value: Any) -> object:
    kind = type(value)
    if kind is str:
        known = is_text(value)
    elif kind is int:
        known = value.bit_length() <= _WIDEST
    elif kind is float:
        known = math.isfinite(value)
    elif kind is Decimal:
        known = value.is_finite() and value.adjusted() <= _WIDEST
        if known and value == int(value):
            return int(value)
    else:
        known = value is None or kind is bool
    return value if known else Foreign(value)
