"""What stands in a cell of a web page that is no text of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.document import Standing
from gov_disclosure.readers.html.controls import input_value, picture
from gov_disclosure.readers.html.elements import LEFT_OUT
from gov_disclosure.readers.html.scripts import is_filled, is_program
from gov_disclosure.readers.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.readers.html.elements import Kind
    from gov_disclosure.readers.html.styling import Attributes

GENERATED = Piece("", Standing.GENERATED)
COVERED = Piece("", Standing.OVERPRINTED)
_PICTURE = Piece("", Standing.PICTURE)

BESIDE: Mapping[Kind, Piece] = {
    "item": GENERATED,
    "doubtful": GENERATED,
    "drawing": _PICTURE,
    "rule": _PICTURE,
}
"""What elements of which the text is read show in a cell besides."""

_ICON = re.compile(
    r"(?:\A|[\s_-])icon|(?:\A|\s)(?:fa[bdlrs]?|bi|mdi|glyphicon)(?:[\s-]|\Z)", re.IGNORECASE
)
_FOR_ICONS = "x-i"


def object_of(tag: str, attributes: Mapping[str, str | None]) -> str | Piece | None:
    """Return what is seen of an element whose text is not read: a control, picture or script."""
    if tag in LEFT_OUT:
        writes = tag == "noframes" or (tag == "script" and is_program(attributes))
        return GENERATED if writes else None
    if tag == "input":
        return input_value(attributes)
    return Piece("", Standing.FORM_CONTROL) if tag == "button" else picture(attributes)


def shown_by_others(
    tag: str, attributes: Attributes, names: frozenset[str]
) -> tuple[Piece | None, Standing | None]:
    """Return what is shown in an element, and what is if it has no text, by its attributes.

    Args:
        tag: the name of the element.
        attributes: those of the element.
        names: the names in quotes in the scripts of the page.
    """
    unless_text = None
    for name, value in attributes:
        if name == "id":
            if value in names:
                return GENERATED, None
        elif is_filled(name) or (name == "class" and value and _is_icon(tag, value)):
            unless_text = Standing.GENERATED
    return None, unless_text


def _is_icon(tag: str, classes: str) -> bool:
    """Tell whether an element shows an icon by its classes, as ``i`` without text does."""
    return tag == _FOR_ICONS or _ICON.search(classes) is not None
