"""The looks of the elements of a web page that are open, from all that the page says of them."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.html.declarations import (
    LONGEST_STYLE,
    NOTHING,
    Declarations,
    declared,
)
from gov_disclosure.readers.html.elements import KINDS, STARTS_ANEW, TABLE_PARTS
from gov_disclosure.readers.html.looks import PLAIN, Look, look, plain_look
from gov_disclosure.readers.pieces import Piece, raised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gov_disclosure.readers.html.boxes import Apart
    from gov_disclosure.readers.html.stylesheets import Style

Attributes: TypeAlias = tuple[tuple[str, str | None], ...]

_BY_NAME: Mapping[str, Declarations] = {
    "sup": declared("vertical-align: super"),
    "sub": declared("vertical-align: sub"),
    "del": declared("text-decoration: line-through"),
    "bdo": declared("unicode-bidi: bidi-override"),
    "dialog": declared("display: none"),
    "x-small": declared("font-size: smaller"),
}
NAMED = frozenset(_BY_NAME)
"""Elements that look different by their name alone."""

_BY_ATTRIBUTE = {
    "background": "background-image:url()",
    "bgcolor": "background-color:{}",
    "color": "color:{}",
    "dir": "direction:{}",
    "face": "font-family:{}",
    "hidden": "display:none",
    "open": "display:block",
    "popover": "display:none",
}
_BARE_COLOR = re.compile(r"[\da-f]{6}", re.ASCII | re.IGNORECASE)
_DATA = re.compile(r"url\(\s*['\"]?data:[^)]*\)", re.IGNORECASE)
_NOT_JUDGED = "mask: url()"  # of which nothing is certain
_UNTIL_FOUND = "until-found"  # of ``hidden``, which hides blocks only
_FRAGMENT = re.compile(r"#\w")
_APART = frozenset({"href", "class"})
_HOLD_CELLS = frozenset({"table", "group", "row"})


class Styling:
    """Tells how each element looks while the page is read.

    Args:
        styles: what the style sheets of the page say of each element; empty if they say nothing.
        has_other_sheets: whether they take others that are not at hand.

    Attributes:
        own: how the innermost element looks.
        has_sheets: whether style sheets of the page say how elements look.
    """

    def __init__(self, styles: Sequence[Style | None], *, has_other_sheets: bool = False) -> None:
        self._styles = styles
        self.has_sheets = bool(styles)
        self._style: Style | None = None
        self._number = -1
        self._looks: list[tuple[Look, int]] = []
        self.own = PLAIN
        self._box = self._boxes = 0
        self._has_other_sheets = has_other_sheets

    @property
    def adds_content(self) -> bool:
        """Whether a style sheet prints something before or after the element that began last."""
        return self._style is not None and self._style.content

    def count(self) -> None:
        """Take notice that an element begins, whether it is looked at or not."""
        self._number += 1

    def of(self, tag: str, attributes: Attributes, *, in_cell: bool) -> Look:
        """Return how the element that begins looks: as the one around it if nothing is said."""
        parent = self.own
        if (parent.apart or parent.drawn) and tag in STARTS_ANEW:
            parent = look(parent, tag, NOTHING)
        if not attributes and not self._styles and tag not in _BY_NAME:
            return parent
        style = self._style = self._styles[self._number] if self._styles else None
        said, inline, may_be_apart = _said_by(tag, attributes)
        if style is None and said is NOTHING and (parent is PLAIN or not inline):
            own = plain_look(tag, inline, in_cell) if inline else parent
        else:
            look_of = functools.partial(look, parent, tag, in_cell=in_cell)
            own = _styled(look_of, said, style, declared(inline))
        if may_be_apart and in_cell:
            own = self._apart(own, tag, attributes)
        if self.adds_content and KINDS.get(tag) in _HOLD_CELLS:
            own = attrs.evolve(own, is_uncertain=True, drawn=Standing.GENERATED)
        return self._doubted(own) if self._has_other_sheets else own

    @staticmethod
    def _doubted(own: Look) -> Look:
        """Return a look, in doubt where sheets that are not at hand may colour it."""
        if own.kind is Standing.NOT_VISIBLE and own.may_be_shown:
            return attrs.evolve(own, color=None, is_uncertain=True)
        return own

    def _apart(self, own: Look, tag: str, attributes: Attributes) -> Look:
        """Return how an element in a cell looks, which may be a link or styled from elsewhere."""
        for name, value in attributes:
            if name == "href" and value:
                apart: Apart = "mark" if _FRAGMENT.search(value) else "part"
                color = None if own.color is self.own.color else own.color  # links have their own
                return attrs.evolve(own, apart=apart, color=color)
            if (
                name == "class"
                and self._has_other_sheets
                and not own.apart
                and tag not in TABLE_PARTS
            ):
                own = attrs.evolve(own, apart="part")
        return own

    def begin(self, own: Look) -> bool:
        """Take the look of the element that begins; tell whether it differs."""
        if own is self.own:
            return False
        self._looks.append((self.own, self._box))
        self.own = own
        if own.apart:
            self._boxes += 1
            self._box = self._boxes
        return True

    def end(self) -> None:
        """Take the end of an element that looked different."""
        self.own, self._box = self._looks.pop()

    def piece(self, text: str, own: Look) -> str | Piece:
        """Return text that looks in some way as a piece of its line."""
        if own.kind is Standing.RAISED_MARK:
            return raised(text, down=own.raised < 0)
        if own.kind is not None:
            return Piece(text, own.kind)
        if not own.apart:
            return text
        if own.apart == "mark":
            return Piece(text, Standing.RAISED_MARK)
        if own.apart == "moved":
            return Piece(text, Standing.UNCERTAIN)
        if own.apart == "pieces":
            self._boxes += 1
            return Piece(text, Standing.UNCERTAIN, self._boxes)
        return Piece(text, Standing.UNCERTAIN, self._box)


def _said_by(tag: str, attributes: Attributes) -> tuple[Declarations, str, bool]:
    """Return what an element says of its look, its own style, and whether it may stand apart."""
    said, inline, may_be_apart = _BY_NAME.get(tag, NOTHING), "", False
    for name, value in attributes:
        if name == "style" and value:
            inline = value if len(value) <= LONGEST_STYLE else _shortened(value)
        elif name in _APART:
            may_be_apart = True
        elif name in _BY_ATTRIBUTE:
            says = _BY_ATTRIBUTE[name] if value != _UNTIL_FOUND else _NOT_JUDGED
            said = {**said, **declared(says.format(_legacy(value or "")))}
    return said, inline, may_be_apart


def _legacy(value: str) -> str:
    """Return the value of an attribute as a style says it: colours may lack their sign."""
    value = value.strip()
    return f"#{value}" if _BARE_COLOR.fullmatch(value) else value


def _shortened(style: str) -> str:
    """Return a style without the pictures in it, or one that cannot be judged."""
    style = _DATA.sub("url()", style)
    return style if len(style) <= LONGEST_STYLE else _NOT_JUDGED


def _styled(
    look_of: Callable[[Declarations], Look],
    said: Declarations,
    style: Style | None,
    inline: Declarations,
) -> Look:
    """Return how an element looks by what its name, style sheets and its own style say."""
    if style is None:
        return look_of({**said, **inline} if said else inline)
    own = {
        name: value
        for name, value in inline.items()
        if value[1] or not style.said.get(name, ("", False))[1]
    }
    merged = {**said, **style.said, **own}
    found = look_of(merged)
    if not style.uncertain:
        return found
    other = look_of({**merged, **style.uncertain})
    if (other.kind, other.apart, other.drawn) == (found.kind, found.apart, found.drawn):
        return found
    return attrs.evolve(
        found,
        is_uncertain=found.is_uncertain or other.kind is not found.kind,
        apart=found.apart or other.apart,
        drawn=found.drawn or other.drawn,
    )
