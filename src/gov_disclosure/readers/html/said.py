"""What the name and the attributes of an element of a web page say of it, together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.readers.html.elements import LEFT_OUT, OF_LOOKS, SHOWN_WHOLE, Kind, kind_of
from gov_disclosure.readers.html.looks import PLAIN, Look

if TYPE_CHECKING:
    from gov_disclosure.readers.html.styling import Attributes, Styling

_LINKS = frozenset({"href", "src", "data"})
_DOCUMENT_FILE = re.compile(
    r"\.(?:docx?|wps|ofd|pdf|rtf|xlsx?|et|zip|rar)(?:[?#]|\s*\Z)", re.IGNORECASE
)
_MOST_KNOWN = 1000


class Element(NamedTuple):
    """What the name and the attributes of an element say where it stands.

    Attributes:
        own: how it looks.
        kind: what it is.
        address: address of the document that it links to.
        is_left_out: whether the text in it is none of the page.
        shows_more: whether it may show something in a cell besides its text.
    """

    own: Look
    kind: Kind
    address: str | None
    is_left_out: bool
    shows_more: bool


class Elements:
    """Tells what elements of a page say; those in plain text that are alike say the same.

    Args:
        styling: tells how they look.
    """

    def __init__(self, styling: Styling) -> None:
        self._styling = styling
        self._known: dict[tuple[str, Attributes, bool], Element] = {}

    def of(self, tag: str, attributes: Attributes, *, in_cell: bool) -> Element:
        """Return what the element that begins says."""
        if self._styling.has_sheets or self._styling.own is not PLAIN:
            return self._said_by(tag, attributes, in_cell=in_cell)
        found = self._known.get((tag, attributes, in_cell))
        if found is None:
            found = self._said_by(tag, attributes, in_cell=in_cell)
            if len(self._known) < _MOST_KNOWN:
                self._known[tag, attributes, in_cell] = found
        return found

    def _said_by(self, tag: str, attributes: Attributes, *, in_cell: bool) -> Element:
        own = self._styling.of(tag, attributes, in_cell=in_cell)
        says_more = any(name not in OF_LOOKS for name, _ in attributes)
        return Element(
            own,
            kind_of(tag),
            _address(attributes) if says_more else None,
            tag in SHOWN_WHOLE or tag in LEFT_OUT,
            says_more or self._styling.has_sheets or own.drawn is not None or own.covers,
        )


def _address(attributes: Attributes) -> str | None:
    """Return the address of the document that an element links to."""
    for name, value in attributes:
        if name in _LINKS and value and _DOCUMENT_FILE.search(value):
            return value.strip()
    return None
