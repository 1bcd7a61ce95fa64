"""How elements of a web page look: whether a person sees their text, and how it stands there."""

from __future__ import annotations

import functools
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs
from tinycss2.color3 import RGBA, parse_color
from turbohtml.cssom import StyleDeclaration

from gov_disclosure.document import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

Declarations: TypeAlias = "Mapping[str, tuple[str, bool]]"
"""Property to value, in lower case, and whether it is important."""

NOTHING: Declarations = MappingProxyType({})

_TELLING = frozenset(
    {
        "background",
        "background-color",
        "background-image",
        "bottom",
        "clip",
        "clip-path",
        "color",
        "content",
        "display",
        "font",
        "font-size",
        "font-variant-position",
        "height",
        "left",
        "margin",
        "margin-left",
        "margin-top",
        "max-height",
        "max-width",
        "opacity",
        "overflow",
        "position",
        "right",
        "text-decoration",
        "text-decoration-line",
        "text-indent",
        "top",
        "transform",
        "unicode-bidi",
        "vertical-align",
        "visibility",
        "width",
    }
)
LONGEST_STYLE = 2000

_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d{0,9}|\.\d{1,9}))(?:e[-+]?\d+)?([a-z%]*)", re.ASCII)
_NOTHING_LEFT = re.compile(
    r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%|circle\(\s*0"
)
_SCALED_AWAY = re.compile(r"scale[xy]?\(\s*0(?:\.0+)?\s*[,)]")
_FAR_AWAY = 500  # beyond any margin of a page, in whatever unit
_TINY = {"": 1, "px": 1, "pt": 1, "em": 0.1, "rem": 0.1, "%": 10}
_POINTS = frozenset({"", "px", "pt"})
_LEAST_RAISED = 2  # points; what is moved by less is aligned
_OF_PARENT = frozenset({"em", "%", "ex", "ch"})
_AS_SEEN = 0.03  # colours that differ by less are the same to the eye
_WHITE = RGBA(1, 1, 1, 1)
_CELLS = frozenset({"td", "th"})


@attrs.frozen
class Look:
    """How the text of an element looks, of which its children inherit most.

    Attributes:
        is_gone: whether the element takes no room at all.
        is_hidden: whether nothing in it can be seen.
        is_invisible: whether it is not seen, but what is in it can say otherwise.
        is_tiny: whether its letters have no size.
        color: colour of its text; None where the page does not say it.
        ground: colour behind it; None where a picture is.
        is_struck: whether a line is drawn through it.
        raised: 1 where it is raised, -1 where it is lowered, 0 where it is neither.
        is_uncertain: whether how it looks cannot be told.
        apart: "mark" in a link to another place of the page, "part" in other links and where
            sheets that are not at hand may style it; empty elsewhere.
        has_picture: whether a picture is drawn behind it.
    """

    is_gone: bool = False
    is_hidden: bool = False
    is_invisible: bool = False
    is_tiny: bool = False
    color: RGBA | None = None
    ground: RGBA | None = _WHITE
    is_struck: bool = False
    raised: int = 0
    is_uncertain: bool = False
    apart: str = ""
    has_picture: bool = False
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
        """Whether only its colour hides it, and nothing says what is behind it."""
        return self.ground is _WHITE and attrs.evolve(self, color=None).kind is None

    @property
    def _blends_in(self) -> bool:
        color, ground = self.color, self.ground
        if color is None or ground is None:
            return False
        if color.alpha <= _AS_SEEN:
            return True
        return all(
            abs(one - other) <= _AS_SEEN for one, other in zip(color[:3], ground[:3], strict=True)
        )


PLAIN = Look()


@functools.lru_cache(maxsize=2048)
def declared(style: str) -> Declarations:
    """Return what declarations say that matters to how text looks."""
    said = StyleDeclaration.parse(style)
    found = {
        name: (said[name].strip().lower(), said.important(name))
        for name in said
        if name in _TELLING
    }
    return found or NOTHING


def look(parent: Look, tag: str, said: Declarations) -> Look:
    """Return how an element looks, given how the one around it does.

    Args:
        parent: the look of the element around it.
        tag: its name.
        said: what its style says.
    """
    values = {name: value for name, (value, _) in said.items()}
    changes: dict[str, Any] = {"has_picture": _has_picture(values)}
    if tag in _CELLS:
        changes.update(raised=0, apart="")
    if values.get("display") == "none" or (tag == "tr" and values.get("visibility") == "collapse"):
        changes["is_gone"] = True
    if _is_hidden(values):
        changes["is_hidden"] = True
    if (visibility := values.get("visibility")) is not None:
        changes["is_invisible"] = (
            visibility in {"hidden", "collapse"} if visibility != "inherit" else parent.is_invisible
        )
    if (size := values.get("font-size", _size_in(values.get("font", "")))) is not None:
        number, unit = _length(size)
        stays = parent.is_tiny and (unit in _OF_PARENT or size in {"inherit", "smaller", "larger"})
        changes["is_tiny"] = stays or (number is not None and abs(number) <= _TINY.get(unit, 0))
    if values.get("unicode-bidi", "").endswith("override"):
        changes["is_uncertain"] = True  # it may be seen from right to left
    if "color" in values:
        changes["color"] = _color(values["color"], parent.color)
    changes.update(_ground(values))
    lines = values.get("text-decoration", "") + values.get("text-decoration-line", "")
    if "line-through" in lines:
        changes["is_struck"] = True
    if tag not in _CELLS and (up := _raised(values)):
        changes["raised"] = up
    new = attrs.evolve(parent, **changes)
    return parent if new == parent else new


@functools.lru_cache(maxsize=4096)
def plain_look(tag: str, style: str) -> Look:
    """Return how an element looks that stands in plain text and has a style of its own."""
    return look(PLAIN, tag, declared(style))


def _has_picture(values: Mapping[str, str]) -> bool:
    return any("url(" in values.get(name, "") for name in ("background", "background-image"))


def _is_hidden(values: Mapping[str, str]) -> bool:
    opacity, unit = _length(values.get("opacity", ""))
    if opacity is not None and opacity <= (100 * _AS_SEEN if unit == "%" else _AS_SEEN):
        return True
    if _SCALED_AWAY.search(values.get("transform", "")):
        return True
    is_placed = values.get("position") in {"absolute", "fixed"}
    clipped = f"{values.get('clip', '')} {values.get('clip-path', '')}"
    if (is_placed or "clip-path" in values) and _NOTHING_LEFT.search(clipped):
        return True
    if values.get("overflow") in {"hidden", "clip"} and any(
        _length(values.get(name, ""))[0] == 0
        for name in ("height", "width", "max-height", "max-width")
    ):
        return True
    moved = ["text-indent", "margin-left", "margin-top"]
    if is_placed or values.get("position") == "relative":
        moved += ["left", "top"]
    if is_placed and any(_is_far(values.get(name, "")) for name in ("right", "bottom")):
        return True
    margins = values.get("margin", "").split()
    return any(_is_far(value) for value in (*map(values.get, moved), *margins) if value)


def _is_far(value: str) -> bool:
    number, unit = _length(value)
    return number is not None and number <= (-_FAR_AWAY if unit != "em" else -50)


def _raised(values: Mapping[str, str]) -> int:
    align = values.get("vertical-align", "")
    if align in {"super", "sub"} or values.get("font-variant-position") in {"super", "sub"}:
        return -1 if "sub" in {align, values.get("font-variant-position")} else 1
    number, unit = _length(align)
    if number and (unit not in _POINTS or abs(number) >= _LEAST_RAISED):
        return 1 if number > 0 else -1
    if align in {"top", "text-top"} and "font-size" in values:
        return 1
    if values.get("position") == "relative":
        top, unit_of_top = _length(values.get("top", ""))
        bottom, _ = _length(values.get("bottom", ""))
        moved = (bottom or 0) - (top or 0)
        if unit_of_top not in _POINTS or abs(moved) >= _LEAST_RAISED:
            return (moved > 0) - (moved < 0)
    return 0


def _ground(values: Mapping[str, str]) -> dict[str, RGBA | None]:
    if _has_picture(values) or "gradient(" in "".join(values.values()):
        return {"ground": None}
    for part in (*values.get("background", "").split(), values.get("background-color", "")):
        color = parse_color(part) if part else None
        if isinstance(color, RGBA) and color.alpha > _AS_SEEN:
            return {"ground": color}
    return {}


def _color(value: str, otherwise: RGBA | None) -> RGBA | None:
    color = parse_color(value)
    return color if isinstance(color, RGBA) else otherwise if value == "inherit" else None


def _size_in(font: str) -> str | None:
    """Return the size in a value of ``font``."""
    return next((part.partition("/")[0] for part in font.split() if _NUMBER.match(part)), None)


def _length(value: str) -> tuple[float | None, str]:
    match = _NUMBER.fullmatch(value)
    return (float(match[1]), match[2]) if match else (None, "")
