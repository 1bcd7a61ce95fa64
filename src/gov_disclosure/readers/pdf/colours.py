"""Colours of a PDF page as red, green and blue, where their space tells."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pdfminer.pdfcolor import PDFColorSpace

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0)
"""The colour of paper."""

_SPACES = frozenset({"DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased"})
_SAME = 0.04
_FAINT = 0.25


def colour_of(space: PDFColorSpace, value: Any) -> Colour | None:
    """Return a colour; None for a pattern or a space in which numbers are no colours.

    Args:
        space: colour space of the library.
        value: number or numbers of the colour, as the library keeps them.
    """
    return _colour(space.name, value)


@functools.lru_cache
def _colour(space: str, value: Any) -> Colour | None:
    parts: Sequence[Any] = value if isinstance(value, tuple) else (value,)
    if space not in _SPACES or not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 3:
        return parts[0], parts[1], parts[2]
    if len(parts) == 4:
        black = parts[3]
        red, green, blue = ((1 - part) * (1 - black) for part in parts[:3])
        return red, green, blue
    return None


def on_white(colour: Colour | None, opacity: float) -> Colour | None:
    """Return what a colour that is transparent in part looks like on paper.

    Example:
        >>> on_white((0, 0, 0.5), 0.5)
        (0.5, 0.5, 0.75)
    """
    if colour is None or opacity >= 1:
        return colour
    red, green, blue = (part * opacity + 1 - opacity for part in colour)
    return red, green, blue


def is_like(one: Colour, other: Colour) -> bool:
    """Tell whether nobody can tell two colours from each other.

    Example:
        >>> is_like((1, 1, 1), (0.98, 0.99, 1)), is_like((1, 1, 1), (0.8, 0.8, 0.8))
        (True, False)
    """
    return _difference(one, other) <= _SAME


def is_faint(one: Colour, ground: Colour) -> bool:
    """Tell whether a colour hardly shows on another, as that of watermarks.

    Example:
        >>> is_faint((0.8, 0.8, 0.8), WHITE), is_faint((0.6, 0.6, 0.6), WHITE)
        (True, False)
    """
    return _difference(one, ground) < _FAINT


@functools.lru_cache
def _difference(one: Colour, other: Colour) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def is_pale(colour: Colour | None) -> bool:
    """Tell whether a colour is that of watermarks rather than of text.

    Example:
        >>> is_pale((0.8, 0.8, 0.8)), is_pale((1, 0, 0))
        (True, False)
    """
    return colour is not None and min(colour) >= _PALE


_PALE = 0.55
