"""What each element of a web page is to its reader."""

from __future__ import annotations

from typing import Literal, TypeAlias

from gov_disclosure.readers.html.controls import PICTURES

Kind: TypeAlias = Literal[
    "inline",
    "break",
    "line",
    "item",
    "rule",
    "heading",
    "pre",
    "link",
    "drawing",
    "doubtful",
    "title",
    "choice",
    "option",
    "options",
    "table",
    "column",
    "group",
    "row",
    "cell",
]
"""What an element is to the page.

In a cell an "item", with the mark of a list, and a "doubtful" element show what is no text of the
page; a "rule" and a "drawing" are pictures there, whose text goes on with the line.
"""


def _each(names: str, kind: Kind) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), kind)


LEFT_OUT = frozenset(
    {
        "basefont",
        "bgsound",
        "datalist",
        "meta",
        "noembed",
        "noframes",
        "rp",
        "rt",
        "rtc",
        "script",
        "style",
        "template",
    }
)
"""Elements that print no text of the page."""

SHOWN_WHOLE = PICTURES | {"button", "input"}
"""Elements of which something is seen, but not the text in them."""

KINDS: dict[str, Kind] = {
    **_each(
        "link o:p span st1:chsdate wbr x-a x-b x-big x-code x-em x-font x-i x-nobr x-small"
        " x-strong x-tt x-u",
        "inline",
    ),
    **_each(
        "address article aside blockquote caption center dd dialog dir div dl dt fieldset"
        " figcaption figure footer form header hgroup legend main menu nav ol p search"
        " section summary ul",
        "line",
    ),
    **_each("details li", "item"),
    **_each("h1 h2 h3 h4 h5 h6", "heading"),
    **_each("math q", "doubtful"),
    **_each("tbody thead tfoot", "group"),
    **_each("col colgroup", "column"),
    **_each("td th", "cell"),
    **_each("select textarea", "choice"),
    "br": "break",
    "hr": "rule",
    "optgroup": "options",
    "option": "option",
    "pre": "pre",
    "table": "table",
    "title": "title",
    "tr": "row",
}
"""What elements are where they stand alone; of others their names tell."""

IN_LINES = frozenset({"inline", "break", "link", "drawing", "doubtful"})
"""Kinds that go on with the line."""

_DRAWING = "v:"


def kind_of(tag: str) -> Kind:
    """Return what an element is, by its name where it is none of the standard's.

    Example:
        >>> kind_of("p"), kind_of("cite"), kind_of("v:shape"), kind_of("my-counter")
        ('line', 'inline', 'drawing', 'doubtful')
    """
    kind = KINDS.get(tag)
    if kind is not None:
        return kind
    if tag.startswith(_DRAWING):
        return "drawing"
    return "doubtful" if "-" in tag else "inline"  # one that a script of the page defines


OF_LOOKS = frozenset(
    {
        "align",
        "bgcolor",
        "border",
        "cellpadding",
        "cellspacing",
        "color",
        "colspan",
        "face",
        "height",
        "lang",
        "nowrap",
        "rowspan",
        "size",
        "style",
        "valign",
        "width",
        "x:num",
        "x:str",
    }
)
"""Attributes that say only how their element looks, or how far it goes."""

CELLS = frozenset({"td", "th"})
MOVABLE = CELLS | {"tr"}
"""Parts of a table that stand elsewhere if a style moves them."""

STARTS_ANEW = CELLS | {"table"}
"""Parts of a table in which text stands apart from what is around them."""

TABLE_PARTS = MOVABLE | {"table", "tbody", "tfoot", "thead"}

PARENTS: dict[Kind, Kind] = {"cell": "row", "row": "group", "group": "table"}
"""What the parts of a table are only part of; elsewhere their names mean nothing."""
