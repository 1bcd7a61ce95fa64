"""Names of WordprocessingML, and values of its attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"

_OFF = frozenset({"0", "false", "off", "none"})
_MOST_DIGITS = 9


def value(properties: Element | None, name: str) -> str | None:
    """Return the value of a property, or None if it is not set or has none."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(VAL)


def switch(properties: Element | None, name: str) -> bool | None:
    """Return whether a property is on or off, or None if it is not set."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(VAL, "1").lower() not in _OFF


def number(text: str | None) -> int | None:
    """Return what a decimal attribute says, or None.

    Example:
        >>> number("12"), number("-1"), number("x"), number(None), number("9" * 30)
        (12, None, None, None, 999999999)
    """
    if text is None or not text.strip().isdecimal():
        return None
    return int(text.strip()[:_MOST_DIGITS])
