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
    {
        "applet",
        "audio",
        "canvas",
        "embed",
        "iframe",
        "img",
        "meter",
        "object",
        "progress",
        "svg",
        "video",
    }
)
"""Elements that show what is no text."""

_WITHOUT_TEXT = frozenset(
    {
        "button",
        "checkbox",
        "color",
        "date",
        "datetime-local",
        "file",
        "image",
        "month",
        "password",
        "radio",
        "range",
        "reset",
        "submit",
        "time",
        "week",
    }
)
"""Types of ``input`` that show something else than the value that they are given."""

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d+)?", re.ASCII | re.IGNORECASE)
_SIZE = re.compile(r"\s*\+?0*([1-9]\d{0,5})", re.ASCII)
_SIZES = ("width", "height")
_DOT = re.compile(r"\s*[01](?:\.\d*)?(?:px)?\s*\Z")


def picture(attributes: Mapping[str, str | None]) -> Piece | None:
    """Return what a picture is; None for one that only keeps a distance.

    Example:
        >>> picture({"src": "a.png", "alt": "429"}).text, picture({"width": "1"})
        ('429', None)
    """
    is_dot = any(_DOT.match(attributes.get(name) or "") for name in _SIZES)
    style = attributes.get("style") or ""
    if is_dot and not any(name in style for name in _SIZES):
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
    value = (attributes.get("value") or "").strip()
    is_shown = _NUMBER.fullmatch(value) if kind == "number" else kind not in _WITHOUT_TEXT
    return value_seen(value if is_shown and len(value) <= _size(attributes, len(value)) else "")


def value_seen(value: str) -> str | Piece:
    """Return the value of a control as text, kept from joining to what stands beside it."""
    return f" {value.strip()} " if value.strip() else Piece("", Standing.FORM_CONTROL)


@attrs.define
class _Option:
    """An option of a choice: what is seen of it.

    Attributes:
        label: what is seen instead of its text, or None.
        is_chosen: whether the page says that it is chosen.
        can_be_chosen: whether it can be.
        texts: its text.
    """

    label: str | None
    is_chosen: bool
    can_be_chosen: bool
    texts: list[str] = attrs.field(factory=list)

    @property
    def seen(self) -> str:
        """What is seen of it."""
        return self.label or "".join(self.texts)


class Choice:
    """A ``select`` or ``textarea`` that is being read.

    Args:
        tag: which of them.
        attributes: those of the element.
    """

    def __init__(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self._has_several = "multiple" in attributes
        self._is_list = self._has_several or _size(attributes, 1) > 1
        self._options: list[_Option] = []
        self._open: _Option | None = None
        self._can_be_chosen = True
        if tag == "textarea":
            self.begin_option({"selected": ""})

    def begin_group(self, attributes: Mapping[str, str | None]) -> None:
        """Take a group of options that begins."""
        self._can_be_chosen = "disabled" not in attributes

    def end_group(self) -> None:
        """Take the end of a group of options."""
        self._can_be_chosen = True

    def begin_option(self, attributes: Mapping[str, str | None]) -> None:
        """Take an option that begins."""
        self._open = _Option(
            attributes.get("label"),
            "selected" in attributes,
            self._can_be_chosen and "disabled" not in attributes,
        )
        self._options.append(self._open)

    def end_option(self) -> None:
        """Take the end of an option."""
        self._open = None

    def add(self, text: str) -> None:
        """Take text, which is seen in an option only."""
        if self._open is not None:
            self._open.texts.append(text)

    def seen(self) -> str | Piece:
        """Return what is seen: what is chosen, or else the first of a list that drops down."""
        chosen = [option for option in self._options if option.is_chosen]
        if not chosen and not self._is_list:
            chosen = [option for option in self._options if option.can_be_chosen][:1]
        if not self._has_several:
            chosen = chosen[-1:]
        return value_seen(" ".join(option.seen for option in chosen))


def _size(attributes: Mapping[str, str | None], otherwise: int) -> int:
    """Return how much a control says that it shows: characters, or options."""
    match = _SIZE.match(attributes.get("size") or "")
    return int(match[1]) if match else otherwise
