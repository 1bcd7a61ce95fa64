"""What the name and the attributes of an element of a web page say of it, together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.readers.html.elements import LEFT_OUT, OF_LOOKS, SHOWN_WHOLE, Kind, kind_of
from gov_disclosure.readers.html.spans import column_span, row_span

if TYPE_CHECKING:
    from gov_disclosure.readers.html.looks import Look
    from gov_disclosure.readers.html.styling import Attributes, Styling

_LINKS = frozenset({"href", "src", "data"})
_DOCUMENT_FILE = re.compile(
    r"\.(?:docx?|wps|ofd|pdf|rtf|xlsx?|et|zip|rar)(?:[?#]|\s*\Z)", re.IGNORECASE
)
_SPANS = frozenset({"rowspan", "colspan"})
_MOST_KNOWN = 1000


class Element(NamedTuple):
    """An element, and what its name and attributes say where it stands.

    Attributes:
        tag: its name.
        attributes: its attributes.
        own: how it looks.
        kind: what it is.
        address: address of the document that it links to.
        is_left_out: whether the text in it is none of the page.
        shows_more: whether it may show something in a cell besides its text.
        row_span: rows that it covers, if it is a cell, as the standard reads it.
        column_span: columns that it covers, likewise.
    """

    tag: str
    attributes: Attributes
    own: Look
    kind: Kind
    address: str | None
    is_left_out: bool
    shows_more: bool
    row_span: int
    column_span: int


class Elements(dict[tuple[str, "Attributes", bool], Element]):
    """What elements of a page in plain text say by name, attributes, and whether it is in a cell.

    Args:
        styling: tells how they look.
    """

    def __init__(self, styling: Styling) -> None:
        super().__init__()
        self._styling = styling

    def __missing__(self, key: tuple[str, Attributes, bool]) -> Element:
        tag, attributes, in_cell = key
        found = self.said_by(tag, attributes, in_cell=in_cell)
        if len(self) < _MOST_KNOWN:
            self[key] = found
        return found

    def said_by(self, tag: str, attributes: Attributes, *, in_cell: bool) -> Element:
        """Return what the element that begins says, in whatever text."""
        own = self._styling.of(tag, attributes, in_cell=in_cell)
        says_more = any(name not in OF_LOOKS for name, _ in attributes)
        spans = {name: value for name, value in attributes if name in _SPANS}
        return Element(
            tag,
            attributes,
            own,
            kind_of(tag),
            _address(attributes) if says_more else None,
            tag in SHOWN_WHOLE or tag in LEFT_OUT,
            says_more or self._styling.has_sheets or own.drawn is not None or own.covers,
            row_span(spans.get("rowspan")),
            column_span(spans.get("colspan")),
        )


def _address(attributes: Attributes) -> str | None:
    """Return the address of the document that an element links to."""
    for name, value in attributes:
        if name in _LINKS and value and _DOCUMENT_FILE.search(value):
            return value.strip()
    return None
