"""The ``repr`` of the objects of this library: one line, however much they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.errors import LONGEST_REPR, bounded_repr, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_VALUE = 60


def short_repr(holder: Any) -> str:
    """Return class and fields of an attrs object on one line, long values cut.

    Fields that hold their default are left out. A class takes it as its ``__repr__``; where
    nothing is cut, it can be evaluated.

    Example:
        >>> from gov_disclosure import ApplicantCounts, Paragraph
        >>> ApplicantCounts(natural_person=3, total=3)
        ApplicantCounts(natural_person=3, total=3)
        >>> len(repr(Paragraph("无" * 10_000)))
        76
    """
    return one_line(f"{type(holder).__name__}({', '.join(_shown_fields(holder))})")


def one_line(text: str) -> str:
    """Return a text as a ``repr`` may be: one line of at most ``LONGEST_REPR`` characters."""
    return shorten(text, LONGEST_REPR)


def _shown_fields(holder: Any) -> Iterator[str]:
    length = 0
    for field in attrs.fields(type(holder)):
        value = getattr(holder, field.name)
        if not field.init or not field.repr or _is_default(field, value):
            continue
        yield (shown := f"{field.alias}={_shown_value(value)}")
        length += len(shown)
        if length > LONGEST_REPR:
            return


def _is_default(field: attrs.Attribute[Any], value: object) -> bool:
    default: Any = field.default
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        default = default.factory()
    return default is not attrs.NOTHING and type(value) is type(default) and value == default


def _shown_value(value: object) -> str:
    if isinstance(value, str):
        shown = repr(value[: _LONGEST_VALUE + 1])
    else:  # our own objects are short already
        shown = repr(value) if attrs.has(type(value)) else bounded_repr(value)
    return shorten(shown, _LONGEST_VALUE)
