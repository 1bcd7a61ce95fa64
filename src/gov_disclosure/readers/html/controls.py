"""Form controls and pictures of web pages: what a person sees of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

PICTURES = frozenset(
    {"canvas", "embed", "iframe", "img", "meter", "object", "progress", "svg", "video"}
)
"""Elements that show what is no text."""

_WITHOUT_TEXT = frozenset(
    {"button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"}
)
_DOT = re.compile(r"\s*[01](?:\.\d*)?(?:px)?\s*\Z")


def picture(attributes: Mapping[str, str | None]) -> Piece | None:
    """Return what a picture is; None for one that only keeps a distance.

    Example:
        >>> picture({"src": "a.png", "alt": "429"}).text, picture({"width": "1"})
        ('429', None)
    """
    if any(_DOT.match(attributes.get(name) or "") for name in ("width", "height")):
        return None
    return Piece(attributes.get("alt") or "", Standing.PICTURE)


def input_value(attributes: Mapping[str, str | None]) -> str | Piece | None:
    """Return what is seen of an ``input``: its value, or a control without one; None if nothing.

    Example:
        >>> input_value({"value": "429"}), input_value({"type": "hidden", "value": "7"})
        (' 429 ', None)
        >>> input_value({"type": "checkbox", "value": "1"}).kind
        <Standing.FORM_CONTROL: 'form_control'>
    """
    kind = (attributes.get("type") or "text").lower()
    if kind == "hidden":
        return None
    return value_seen("" if kind in _WITHOUT_TEXT else attributes.get("value") or "")


def value_seen(value: str) -> str | Piece:
    """Return the value of a control as text, kept from joining to what stands beside it."""
    return f" {value.strip()} " if value.strip() else Piece("", Standing.FORM_CONTROL)


@attrs.define
class Choice:
    """A ``select`` or ``textarea`` that is being read.

    Attributes:
        shows_all: whether it is a ``textarea``, or a ``select`` of several.
        options: text of each option.
        chosen: which of them the page says are chosen.
    """

    shows_all: bool = False
    options: list[list[str]] = attrs.field(factory=list)
    chosen: set[int] = attrs.field(factory=set)

    def begin_option(self, *, is_chosen: bool) -> None:
        """Take an option that begins."""
        if is_chosen:
            self.chosen.add(len(self.options))
        self.options.append([])

    def add(self, text: str) -> None:
        """Take text."""
        if self.options:
            self.options[-1].append(text)

    def seen(self) -> str | Piece:
        """Return what is seen: what is chosen, or else the first of a list that drops down."""
        shown = sorted(self.chosen)
        if not self.shows_all:
            shown = shown[-1:] or ([0] if self.options else [])
        return value_seen(" ".join("".join(self.options[number]) for number in shown))
