"""The looks of the elements of a web page that are open, from all that the page says of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.html.looks import (
    LONGEST_STYLE,
    NOTHING,
    PLAIN,
    Declarations,
    Look,
    declared,
    look,
    plain_look,
)
from gov_disclosure.readers.pieces import Piece, raised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.readers.html.stylesheets import Style

Attributes: TypeAlias = tuple[tuple[str, str | None], ...]

_BY_NAME: Mapping[str, Declarations] = {
    "sup": declared("vertical-align: super"),
    "sub": declared("vertical-align: sub"),
    "del": declared("text-decoration: line-through"),
    "bdo": declared("unicode-bidi: bidi-override"),
}
NAMED = frozenset(_BY_NAME)
"""Elements that look different by their name alone."""

_BY_ATTRIBUTE = {
    "color": "color:{}",
    "bgcolor": "background-color:{}",
    "background": "background-image:url()",
}
_GONE: Declarations = declared("display: none")
_FRAGMENT = re.compile(r"#\w")
_CELLS = frozenset({"td", "th"})
_APART = frozenset({"href", "class"})


class Styling:
    """Tells how each element looks while the page is read.

    Args:
        styles: what the style sheets of the page say of each element; empty if they say nothing.

    Attributes:
        own: how the innermost element looks.
    """

    def __init__(self, styles: Sequence[Style | None]) -> None:
        self._styles = styles
        self._style: Style | None = None
        self._number = -1
        self._looks: list[Look] = []
        self.own = PLAIN
        self._has_other_sheets = False

    @property
    def adds_content(self) -> bool:
        """Whether a style sheet prints text before or after the element that began last."""
        return self._style is not None and self._style.content

    def count(self) -> None:
        """Take notice that an element begins, whether it is looked at or not."""
        self._number += 1

    def of(self, tag: str, attributes: Attributes, *, in_cell: bool) -> Look:
        """Return how the element that begins looks: as the one around it if nothing is said."""
        parent = self.own
        if not attributes and not self._styles and tag not in _BY_NAME:
            return (
                parent if not parent.apart or tag not in _CELLS else attrs.evolve(parent, apart="")
            )
        style = self._style = self._styles[self._number] if self._styles else None
        said, inline = _BY_NAME.get(tag, NOTHING), ""
        may_be_apart = False
        for name, value in attributes:
            if name == "style" and value:
                inline = value[:LONGEST_STYLE]
            elif name in _APART:
                may_be_apart = in_cell
            elif name == "hidden":
                said = {**said, **_GONE}
            elif name in _BY_ATTRIBUTE and value:
                said = {**said, **declared(_BY_ATTRIBUTE[name].format(value))}
        if style is None and said is NOTHING and (parent is PLAIN or not inline):
            own = plain_look(tag, inline) if inline else parent
        else:
            own = _styled(parent, tag, said, style, declared(inline))
        if may_be_apart:
            own = self._apart(own, parent, attributes)
        if own.apart and tag in _CELLS:
            own = attrs.evolve(own, apart="")
        return self._doubted(own) if self._has_other_sheets else own

    @staticmethod
    def _doubted(own: Look) -> Look:
        """Return a look, in doubt where sheets that are not at hand may colour what is behind."""
        if own.kind is Standing.NOT_VISIBLE and own.may_be_shown:
            return attrs.evolve(own, color=None, is_uncertain=True)
        return own

    def _apart(self, own: Look, parent: Look, attributes: Attributes) -> Look:
        """Return how an element in a cell looks, which may be a link or styled from elsewhere."""
        for name, value in attributes:
            if name == "href" and value:
                apart = "mark" if _FRAGMENT.search(value) else "part"
                color = None if own.color is parent.color else own.color  # links have their own
                return attrs.evolve(own, apart=apart, color=color)
            if name == "class" and self._has_other_sheets and not own.apart:
                own = attrs.evolve(own, apart="part")
        return own

    def begin(self, own: Look) -> bool:
        """Take the look of the element that begins; tell whether it differs."""
        if own is self.own:
            return False
        self._looks.append(self.own)
        self.own = own
        return True

    def end(self) -> None:
        """Take the end of an element that looked different."""
        self.own = self._looks.pop()

    def note_link(self, attributes: Attributes) -> None:
        """Take notice of a style sheet that is not at hand."""
        if "stylesheet" in (dict(attributes).get("rel") or "").lower():
            self._has_other_sheets = True

    def piece(self, text: str) -> str | Piece:
        """Return text in the innermost element as a piece of its line."""
        own = self.own
        if own.kind is Standing.RAISED_MARK:
            return raised(text, down=own.raised < 0)
        if own.kind is not None:
            return Piece(text, own.kind)
        if not own.apart:
            return text
        if own.apart == "mark":
            return Piece(text, Standing.RAISED_MARK)
        return Piece(text, Standing.UNCERTAIN, is_plain_elsewhere=True)


def _styled(
    parent: Look, tag: str, said: Declarations, style: Style | None, inline: Declarations
) -> Look:
    """Return how an element looks by what its name, style sheets and its own style say."""
    if style is None:
        return look(parent, tag, {**said, **inline} if said else inline)
    own = {
        name: value
        for name, value in inline.items()
        if value[1] or not style.said.get(name, ("", False))[1]
    }
    merged = {**said, **style.said, **own}
    found = look(parent, tag, merged)
    if style.uncertain and look(parent, tag, {**merged, **style.uncertain}).kind != found.kind:
        return attrs.evolve(found, is_uncertain=True)
    return found
