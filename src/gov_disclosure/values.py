"""The values a cell or field can hold, and the checks that constructors run on them.

Blank, not applicable, missing and unreadable are different things from zero and from each
other; they stay so in the model, in JSON and in the rules.
"""

from __future__ import annotations

import datetime
import decimal
import enum
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from gov_disclosure.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable

    import attrs

MAX_COUNT = 2**53 - 1
"""Largest count: the largest integer that every JSON reader keeps exact."""

COUNTS = range(MAX_COUNT + 1)
"""The counts that a cell can hold."""

SIGNED_COUNTS = range(-MAX_COUNT, MAX_COUNT + 1)
"""The changes of a count that a cell can hold (本年增/减)."""

MAX_AMOUNT = Decimal(10**11)
"""Largest amount in 万元."""

MAX_AMOUNT_DIGITS = 15
"""Most significant digits of an amount: what a binary double keeps exact."""

MAX_AMOUNT_DECIMALS = 300
"""Most decimals of an amount: with more, a binary double can lose digits."""

EXACT = decimal.Context(prec=decimal.MAX_PREC, Emin=decimal.MIN_EMIN, Emax=decimal.MAX_EMAX)
"""Whatever context the caller works in, no digit of an amount may be rounded away."""


def exact_sum(one: int | Decimal, other: int | Decimal) -> int | Decimal:
    """Return two figures together, to the last digit: counts as a count.

    Example:
        >>> exact_sum(3, 4), exact_sum(Decimal("0.1"), 2)
        (7, Decimal('2.1'))
    """
    if isinstance(one, int) and isinstance(other, int):
        return one + other
    return EXACT.add(one, other)


def exact_difference(one: int | Decimal, other: int | Decimal) -> int | Decimal:
    """Return one figure less another, to the last digit: of counts as a count.

    Example:
        >>> exact_difference(3, 4), exact_difference(Decimal("0.3"), Decimal("0.1"))
        (-1, Decimal('0.2'))
    """
    if isinstance(one, int) and isinstance(other, int):
        return one - other
    return EXACT.subtract(one, other)


FIRST_YEAR = 2008
"""First report year: the Regulations came into force on 1 May 2008."""

LAST_YEAR = 2100

YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
"""The report years that can be."""


class Mark(enum.Enum):
    """What stands in a cell instead of a figure. A blank cell is ``None``, not a mark.

    Example:
        >>> import gov_disclosure as gd
        >>> slash = {"requests.received.total": gd.Mark.NOT_APPLICABLE}
        >>> report = gd.replace(gd.blank("2021"), slash)
        >>> report.requests.received.total.value, report.requests.received.natural_person is None
        ('/', True)
    """

    NOT_APPLICABLE = "/"
    """A mark was printed, such as ``/``, ``—``, ``无``, ``不涉及`` …"""

    MISSING = "missing"
    """The row or cell is missing from the published table."""

    UNREADABLE = "unreadable"
    """Something is printed that is no certain figure; its text is a note on the path."""

    def __repr__(self) -> str:
        return f"Mark.{self.name}"


class NoSuchCell(enum.Enum):
    """What stands where a form has no such cell; a report never holds it.

    Example:
        >>> from gov_disclosure import blank, compare
        >>> {cell.new for cell in compare(blank("2019"), blank("2021")).cells if cell.new}
        {NoSuchCell.NO_SUCH_CELL}
    """

    NO_SUCH_CELL = "no_such_cell"

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"


NO_SUCH_CELL: Final = NoSuchCell.NO_SUCH_CELL

Count: TypeAlias = int | Mark | None
"""A number of 件 or 项, a mark, or None for a blank cell."""

Amount: TypeAlias = Decimal | Mark | None
"""An amount in 万元, a mark, or None for a blank cell."""

Value: TypeAlias = int | Decimal | Mark | None
"""What any cell can hold."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def check_count(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a count from 0, a mark or None; refuse ``True``, floats, strings, negatives."""
    is_count = value in COUNTS if type(value) is int else value is None or isinstance(value, Mark)
    if not is_count:
        raise InvalidValueError(
            attribute.name,
            value,
            "0 至 2⁵³−1 的整数、Mark 或 None",
            "an int from 0 to 2**53-1, a Mark or None",
        )


def check_whole_number(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a number of things, from 0."""
    if type(value) is not int or value not in COUNTS:
        expected, expected_en = "0 至 2⁵³−1 的整数", "an int from 0 to 2**53-1"
        raise InvalidValueError(attribute.name, value, expected, expected_en)


def check_signed_count(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a count that may be negative (本年增/减), a mark or None."""
    if value is None or isinstance(value, Mark):
        return
    if type(value) is not int or value not in SIGNED_COUNTS:
        raise InvalidValueError(
            attribute.name,
            value,
            "绝对值不超过 2⁵³−1 的整数、Mark 或 None",
            "an int from -(2**53-1) to 2**53-1, a Mark or None",
        )


def normal_amount(value: object) -> object:
    """Return an amount in its one normal form; leave anything else for the check to refuse.

    Example:
        >>> normal_amount(Decimal("1.50")), normal_amount(Decimal("1E+2")), normal_amount(3)
        (Decimal('1.5'), Decimal('100'), Decimal('3'))
    """
    if type(value) is int and abs(value) <= MAX_AMOUNT:
        return Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    if not value:
        return Decimal(0)
    reduced = value.normalize(EXACT)
    exponent = int(reduced.as_tuple().exponent)
    if not -MAX_AMOUNT_DECIMALS <= exponent <= MAX_AMOUNT.adjusted():
        return value  # refused by the check; writing it out could cost unbounded memory
    return Decimal(f"{reduced:f}") if exponent > 0 else reduced


def is_amount(value: object) -> bool:
    """Tell whether ``value`` is a Decimal that a cell of amounts can hold."""
    return (
        type(value) is Decimal
        and value.is_finite()
        and 0 <= value <= MAX_AMOUNT
        and len((reduced := value.normalize(EXACT).as_tuple()).digits) <= MAX_AMOUNT_DIGITS
        and int(reduced.exponent) >= -MAX_AMOUNT_DECIMALS
    )


def check_amount(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept an amount from 0 to 10¹¹ 万元 of at most 15 digits, a mark or None."""
    if value is None or isinstance(value, Mark):
        return
    if is_amount(value):
        return
    raise InvalidValueError(
        attribute.name,
        value,
        "0 至 10¹¹（万元）、至多 15 位有效数字的 Decimal、Mark 或 None",
        "a Decimal from 0 to 10**11 (万元) of at most 15 significant digits, a Mark or None",
    )


def is_text(value: object) -> bool:
    """Tell whether ``value`` is a str of Unicode scalars (no lone surrogates)."""
    # No surrogate can be printed; most texts can, which is told sooner.
    return type(value) is str and (value.isprintable() or not _LONE_SURROGATE.search(value))


def check_text(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a string that is not empty."""
    if not is_text(value) or not value:
        raise InvalidValueError(
            attribute.name, value, "非空字符串", "a string that is not empty (Unicode scalars)"
        )


def check_any_text(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept any string, the empty one too."""
    if not is_text(value):
        raise InvalidValueError(attribute.name, value, "字符串", "a string (Unicode scalars)")


def check_date(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a calendar date; a datetime is not one."""
    if type(value) is not datetime.date:
        raise InvalidValueError(attribute.name, value, "datetime.date 日期", "a datetime.date")


def check_year(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept a report year from 2008 to 2100."""
    if type(value) is not int or value not in YEARS:
        raise InvalidValueError(
            attribute.name,
            value,
            f"{FIRST_YEAR} 至 {LAST_YEAR} 的年份",
            f"a year from {FIRST_YEAR} to {LAST_YEAR}",
        )


def check_member(
    *members: str,
) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """Return a check that accepts the given strings only."""

    def check(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not str or value not in members:
            listed = " | ".join(members)
            raise InvalidValueError(attribute.name, value, f"{listed} 之一", f"one of {listed}")

    return check


def check_pattern(
    pattern: str, expected: str, expected_en: str
) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """Return a check that accepts strings that match the whole of ``pattern``."""
    compiled = re.compile(pattern, re.ASCII)

    def check(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is not str or not compiled.fullmatch(value):
            raise InvalidValueError(attribute.name, value, expected, expected_en)

    return check


def check_kind(*kinds: type) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """Return a check that accepts objects of the given classes only."""
    names = " | ".join(kind.__name__ for kind in kinds)

    def check(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, kinds):
            raise InvalidValueError(attribute.name, value, f"{names} 对象", f"a {names}")

    return check


def check_tuple_of(*kinds: type) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """Return a check that accepts tuples of objects of the given classes."""
    names = " | ".join(kind.__name__ for kind in kinds)

    def check(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, tuple) or not all(isinstance(item, kinds) for item in value):
            raise InvalidValueError(
                attribute.name, value, f"由 {names} 组成的元组", f"a tuple of {names}"
            )

    return check


def as_tuple(value: object) -> object:
    """Return a list as a tuple; leave anything else for the check to refuse."""
    return tuple(value) if isinstance(value, list) else value
