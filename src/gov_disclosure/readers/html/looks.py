"""How elements of a web page look: whether a person sees their text, and how it stands there."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

import attrs
from tinycss2.color3 import RGBA

from gov_disclosure.document import Standing
from gov_disclosure.readers.html.boxes import Apart, box_of
from gov_disclosure.readers.html.declarations import (
    NO_VARIABLES,
    Declarations,
    Values,
    color_of,
    declared,
    number_and_unit,
    pixels,
    resolved,
)
from gov_disclosure.readers.html.elements import STARTS_ANEW, TABLE_PARTS
from gov_disclosure.readers.html.sight import (
    AS_SEEN,
    draws,
    draws_box,
    has_size,
    is_distorted,
    is_hidden,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHITE, _BLACK = RGBA(1, 1, 1, 1), RGBA(0, 0, 0, 1)
_PARTS = re.compile(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+")
_TINY = 1.5  # pixels
_TINY_OF_PARENT = 0.1
_OF_PARENT = frozenset({"em", "%", "ex", "ch"})
_LEAST_RAISED = 8 / 3  # pixels; what is moved by less is aligned


@attrs.frozen
class Look:
    """How the text of an element looks, of which its children inherit most.

    Attributes:
        is_gone: whether the element takes no room at all.
        is_hidden: whether nothing in it can be seen.
        is_invisible: whether it is not seen, but what is in it can say otherwise.
        is_tiny: whether its letters have no size.
        color: colour of its text; None where it cannot be told.
        ground: colour behind it; None where a picture is, or it cannot be told.
        is_struck: whether a line is drawn through it.
        raised: 1 where it is raised, -1 where it is lowered, 0 where it is neither.
        is_uncertain: whether how it looks cannot be told.
        apart: how its text stands to what is beside it in its cell.
        covers: whether it may stand over other text, and hide it.
        drawn: what is drawn where it stands, be there text or not.
        variables: what the variables of styles mean in it.
    """

    is_gone: bool = False
    is_hidden: bool = False
    is_invisible: bool = False
    is_tiny: bool = False
    color: RGBA | None = _BLACK
    ground: RGBA | None = _WHITE
    is_struck: bool = False
    raised: int = 0
    is_uncertain: bool = False
    apart: Apart = ""
    covers: bool = False
    drawn: Standing | None = None
    variables: Values = NO_VARIABLES
    kind: Standing | None = attrs.field(init=False, eq=False)
    """How its text stands on the page; None where it is simply text."""

    @kind.default
    def _kind(self) -> Standing | None:
        if self.is_gone or self.is_hidden or self.is_invisible or self.is_tiny or self._blends_in:
            return Standing.NOT_VISIBLE
        if self.is_uncertain:
            return Standing.UNCERTAIN
        if self.is_struck:
            return Standing.STRUCK_OUT
        return Standing.RAISED_MARK if self.raised else None

    @property
    def may_be_shown(self) -> bool:
        """Whether only its colour hides it, and nothing says it, or what is behind it."""
        is_said = self.ground is not _WHITE and self.color is not _BLACK
        return not is_said and attrs.evolve(self, color=None).kind is None

    @property
    def _blends_in(self) -> bool:
        color, ground = self.color, self.ground
        if color is None or ground is None:
            return False
        if color.alpha <= AS_SEEN:
            return True
        return is_alike(color, ground)


def is_alike(color: RGBA, ground: RGBA) -> bool:
    """Tell whether two colours are the same to the eye."""
    return all(
        abs(one - other) <= AS_SEEN for one, other in zip(color[:3], ground[:3], strict=True)
    )


PLAIN = Look()


def look(parent: Look, tag: str, said: Declarations, *, in_cell: bool = False) -> Look:
    """Return how an element looks, given how the one around it does.

    Args:
        parent: the look of the element around it.
        tag: its name.
        said: what its style says.
        in_cell: whether it stands in a cell.
    """
    values, variables = resolved(said, parent.variables)
    changes = {
        name: value
        for name, value in _changes(parent, tag, values).items()
        if value != getattr(parent, name)
    }
    if variables is not parent.variables:
        changes["variables"] = variables
    if (in_cell or tag in TABLE_PARTS) and (apart := box_of(tag, values)):
        changes["apart"] = apart  # even if it is the parent's: a box within a box is another
        if apart == "moved" and tag not in TABLE_PARTS and "ground" in _colors(values, parent):
            changes["covers"] = True
    return attrs.evolve(parent, **changes) if changes else parent


def _changes(parent: Look, tag: str, values: Values) -> dict[str, Any]:
    """Return what values change of a look."""
    changes = _colors(values, parent)
    if tag in STARTS_ANEW:
        changes.update(raised=0, apart="", covers=False)
    elif up := _raised(values):
        changes["raised"] = up
    if draws(values) or (tag not in TABLE_PARTS and _shows_box(values, changes, parent)):
        changes["drawn"] = Standing.PICTURE
    elif tag == "table":
        changes["drawn"] = None
    visibility = values.get("visibility", "inherit")
    if visibility != "inherit":
        changes["is_invisible"] = visibility in {"hidden", "collapse"}
    if (size := values.get("font-size", _size_in(values.get("font", "")))) is not None:
        changes["is_tiny"] = _is_tiny(size, parent)
    lines = values.get("text-decoration", "") + values.get("text-decoration-line", "")
    return {
        **changes,
        "is_gone": values.get("display") == "none" or (tag == "tr" and visibility == "collapse"),
        "is_hidden": parent.is_hidden or is_hidden(tag, values),
        "is_struck": parent.is_struck or "line-through" in lines,
        "is_uncertain": parent.is_uncertain or is_distorted(tag, values),
    }


@functools.lru_cache(maxsize=4096)
def plain_look(tag: str, style: str, in_cell: bool) -> Look:  # noqa: FBT001 - to be remembered
    """Return how an element looks that stands in plain text and has a style of its own."""
    return look(PLAIN, tag, declared(style), in_cell=in_cell)


def _shows_box(values: Values, colors: Mapping[str, Any], parent: Look) -> bool:
    """Tell whether an element without text is seen as a box or a line."""
    ground = colors.get("ground")
    is_seen = ground is not None and (parent.ground is None or not is_alike(ground, parent.ground))
    return draws_box(values) or (is_seen and has_size(values))


def _is_tiny(size: str, parent: Look) -> bool:
    number, unit = number_and_unit(size)
    if parent.is_tiny and (unit in _OF_PARENT or size in {"inherit", "smaller", "larger"}):
        return True
    if number is not None and unit in _OF_PARENT:
        return abs(number) <= _TINY_OF_PARENT * (100 if unit == "%" else 1)
    length = pixels(size)
    return length is not None and abs(length) <= _TINY


def _raised(values: Values) -> int:
    align = values.get("vertical-align", "")
    position = {values.get(name) for name in ("font-variant-position", "font-variant")} | {align}
    if position & {"super", "sub"}:
        return -1 if "sub" in position else 1
    number, unit = number_and_unit(align)
    if number and (unit == "%" or abs(pixels(align) or 0) >= _LEAST_RAISED):
        return 1 if number > 0 else -1
    if align in {"top", "text-top"} and "font-size" in values:
        return 1
    if values.get("position") == "relative":
        moved = _down(values.get("bottom", "")) - _down(values.get("top", ""))
        return (moved > 0) - (moved < 0)
    return 0


def _down(value: str) -> float:
    length = pixels(value)
    if length is None:
        return number_and_unit(value)[0] or 0
    return length if abs(length) >= _LEAST_RAISED else 0


def _colors(values: Values, parent: Look) -> dict[str, Any]:
    """Return what a style says of the colours of text and of what is behind it."""
    found: dict[str, Any] = {}
    color = values.get("text-fill-color", values.get("color"))
    if color is not None:
        is_of_parent = color in {"inherit", "currentcolor"}
        found["color"] = parent.color if is_of_parent else color_of(color)
    grounds = {
        part: color_of(part)
        for name in ("background", "background-color")
        for part in _PARTS.findall(values.get(name, ""))
    }
    if any(ground is None and "(" in part for part, ground in grounds.items()):
        found["ground"] = None
        return found
    for ground in grounds.values():
        if ground is not None and ground.alpha > AS_SEEN:
            found["ground"] = ground
    return found


def _size_in(font: str) -> str | None:
    """Return the size in a value of ``font``."""
    for part in font.split():
        size = part.partition("/")[0]
        number, unit = number_and_unit(size)
        if number == 0 or unit:  # others are weights
            return size
    return None
