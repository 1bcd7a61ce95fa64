"""What functions are given: an argument of the wrong kind is refused by its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from gov_disclosure.errors import InvalidValueError

Item = TypeVar("Item")


def check_argument(name: str, value: object, *kinds: type) -> None:
    """Accept an argument that is an object of one of the classes.

    Args:
        name: its name.
        value: what was given.
        *kinds: the classes; ``type(None)`` for one that may be left out.

    Raises:
        InvalidValueError: it is of none of them.

    Example:
        >>> check_argument("indent", "2", int, type(None))
        Traceback (most recent call last):
        gov_disclosure.errors.InvalidValueError: indent：“2” 不可用，应为int | None 对象 / \
indent: “2” cannot be used, expected a value of int | None
    """
    if not isinstance(value, kinds):
        names = " | ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
        raise InvalidValueError(name, value, f"{names} 对象", f"a value of {names}")


def items_of(name: str, values: Iterable[Item]) -> Iterable[Item]:
    """Return an argument that holds several values, if it does.

    Args:
        name: its name.
        values: what was given; a text would fall apart into its letters.

    Raises:
        InvalidValueError: it cannot be gone through.

    Example:
        >>> items_of("reports", 12)
        Traceback (most recent call last):
        gov_disclosure.errors.InvalidValueError: reports：12 不可用，应为列表、元组或生成器 / \
reports: 12 cannot be used, expected a list, a tuple or a generator
    """
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        expected, expected_en = "列表、元组或生成器", "a list, a tuple or a generator"
        raise InvalidValueError(name, values, expected, expected_en)
    return values
