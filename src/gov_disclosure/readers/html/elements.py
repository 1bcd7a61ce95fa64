"""What each element of a web page is to its reader."""

from __future__ import annotations

from typing import Literal, TypeAlias

from gov_disclosure.readers.html.controls import PICTURES

Kind: TypeAlias = Literal[
    "inline",
    "line",
    "heading",
    "pre",
    "link",
    "title",
    "choice",
    "option",
    "table",
    "group",
    "row",
    "cell",
]
"""What an element is to the page."""


def _each(names: str, kind: Kind) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), kind)


LEFT_OUT = frozenset(
    {
        "audio",
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
        "address article aside blockquote caption center dd details dialog dir div dl dt fieldset"
        " figcaption figure footer form header hgroup hr legend li main menu nav ol p search"
        " section summary ul",
        "line",
    ),
    **_each("h1 h2 h3 h4 h5 h6", "heading"),
    **_each("tbody thead tfoot", "group"),
    **_each("td th", "cell"),
    **_each("select textarea", "choice"),
    "option": "option",
    "pre": "pre",
    "table": "table",
    "title": "title",
    "tr": "row",
}
"""What elements are where they stand alone; all others go on with the line."""

PARENTS: dict[Kind, Kind] = {"cell": "row", "row": "group", "group": "table"}
"""What the parts of a table are only part of; elsewhere their names mean nothing."""
