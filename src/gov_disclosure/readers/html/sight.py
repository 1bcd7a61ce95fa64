"""Whether a style lets a person see the text of an element, and see it as it is written."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_disclosure.readers.html.declarations import is_unclear, number_and_unit, pixels
from gov_disclosure.readers.html.elements import CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.readers.html.declarations import Values

AS_SEEN = 0.03
"""What is seen less than this is not seen: opacity, and how colours differ."""

_FAR = 500  # pixels before the edge of a page, beyond any margin
_FAR_BEHIND = 5000
_NOTHING = 1  # pixels in which no letter can be seen
_NARROW = 30  # pixels in which not every figure can
_LOW = 10
_SMALL = 0.3  # of its size; what is smaller can hardly be read
_OVERLAPPING = -4  # pixels between letters

_NOTHING_LEFT = re.compile(
    r"rect\((?:\s*[01](?:px)?[\s,]*){4}\)|inset\(\s*(?:50|100)%|circle\(\s*0(?![.\d])"
)
_FUNCTION = re.compile(r"([a-z0-9]+)\(([^()]*)\)")
_MOVED = re.compile(r"translate\w*\((?:[^()]|\([^()]*\))*\)|perspective\([^()]*\)")
_UNSET = r"\A(?!(?:none|normal|auto|initial|inherit|unset|revert|revert-layer)\s*\Z)."

_DISTORTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        name: re.compile(pattern, re.DOTALL)
        for name, pattern in {
            "clip-path": _UNSET,
            "content-visibility": "hidden",
            "filter": r"\b(?:blur|opacity|url)\(|(?:contrast|brightness)\(\s*0",
            "font": r"dings\b|dingbats|\bsymbol\b|marlett",
            "font-family": r"dings\b|dingbats|\bsymbol\b|marlett",
            "font-feature-settings": r"\b(?:su[pb]s|sinf|a?frc|frac|ordn|dnom|numr)\b",
            "font-variant": "fractions|ordinal",
            "font-variant-numeric": "fractions|ordinal",
            "mask": _UNSET,
            "mask-image": _UNSET,
            "mix-blend-mode": _UNSET,
            "rotate": rf"{_UNSET[:-1]}(?!-?0(?:deg|turn|g?rad)?\Z).",
            "text-security": _UNSET,
            "text-underline-offset": "-",
            "unicode-bidi": "override",
            "z-index": "-",
        }.items()
    }
)
"""Properties, and values under which text may be seen as another or not at all."""

_RECKONED = frozenset({"opacity", "font-size", "scale", "zoom"})
"""Properties that hide text where what they are reckoned to is nothing."""

_FADE = frozenset({"opacity", "scale", "transform", "zoom"})
_CUT = frozenset({"clip", "clip-path", "overflow", "overflow-x", "overflow-y"})
_MOVE = frozenset(
    {"margin", "margin-left", "margin-top", "position", "text-indent", "transform", "translate"}
)
_DRAWS = frozenset(
    {
        "background",
        "background-image",
        "border-image",
        "border-image-source",
        "content",
        "list-style",
        "list-style-image",
        "mask",
        "mask-image",
    }
)
_PICTURE = re.compile(r"(?:url|image-set|image|element|cross-fade|paint)\(")
_LINE = re.compile(r"\b(?:solid|dotted|dashed|double|groove|ridge|inset|outset)\b")
_SMOOTH = re.compile(r"\A[^%]*linear-gradient\((?:to \w+\s*,|-?(?:0|90|180|270)deg\s*,)?[^%]*\Z")


def is_hidden(tag: str, values: Values) -> bool:
    """Tell whether nothing in an element is seen, whatever the elements in it say."""
    names = values.keys()
    return (
        (not names.isdisjoint(_FADE) and _is_faded(values))
        or (not names.isdisjoint(_CUT) and _is_cut_off(tag, values))
        or (not names.isdisjoint(_MOVE) and _is_far(values))
    )


def is_distorted(tag: str, values: Values) -> bool:
    """Tell whether the text of an element may be seen as another text, or in part."""
    names = values.keys()
    return (
        any(_DISTORTS[name].search(values[name]) for name in names & _DISTORTS.keys())
        or any(is_unclear(values[name]) for name in names & _RECKONED)
        or ("letter-spacing" in names and (pixels(values["letter-spacing"]) or 0) <= _OVERLAPPING)
        or ("transform" in names and _is_turned(values["transform"]))
        or (not names.isdisjoint(_FADE) and any(size <= _SMALL for size in _scales(values)))
        or (not names.isdisjoint(_CUT) and _is_narrow(tag, values))
    )


def draws(values: Values) -> bool:
    """Tell whether a style draws a picture where an element stands.

    Example:
        >>> draws({"background": "url(a.png)"}), draws({"background": "#fff"})
        (True, False)
        >>> draws({"background": "linear-gradient(#fff, #eee)"})
        False
        >>> draws({"background": "linear-gradient(to top right, #fff 49%, #000 50%, #fff 51%)"})
        True
    """
    return any(
        "(" in values[name] and (_PICTURE.search(values[name]) or _is_sharp(values[name]))
        for name in values.keys() & _DRAWS
    )


def draws_box(values: Values) -> bool:
    """Tell whether a style draws a little box, such as those that are ticked.

    Example:
        >>> draws_box({"border": "1px solid", "width": "9px"}), draws_box({"border": "1px solid"})
        (True, False)
    """
    width = pixels(values.get("width", ""))
    return (
        width is not None
        and _NOTHING < width <= _NARROW
        and any(_LINE.search(values[name]) for name in values if name.startswith("border"))
    )


def has_size(values: Values) -> bool:
    """Tell whether a style gives an element a size, be there something in it or not."""
    return any((pixels(values.get(name, "")) or 0) >= _NOTHING for name in ("width", "height"))


def _is_sharp(value: str) -> bool:
    """Tell whether a gradient in a value draws more than a shade."""
    return "gradient(" in value and not _SMOOTH.match(value)


def _is_faded(values: Values) -> bool:
    """Tell whether an element is drawn too faint or too small to be seen."""
    opacity, unit = number_and_unit(values.get("opacity", ""))
    if opacity is not None and opacity <= (100 * AS_SEEN if unit == "%" else AS_SEEN):
        return True
    return any(abs(size) <= AS_SEEN for size in _scales(values))


def _is_far(values: Values) -> bool:
    """Tell whether an element is moved to where nobody looks."""
    return any(
        length is not None and not -_FAR < length < _FAR_BEHIND
        for length in map(pixels, _moves(values))
    )


def _is_cut_off(tag: str, values: Values) -> bool:
    """Tell whether nothing is left of an element of which only a part is shown."""
    clipped = f"{values.get('clip', '')} {values.get('clip-path', '')}"
    is_placed = values.get("position") in {"absolute", "fixed"}
    if (is_placed or "clip-path" in values) and _NOTHING_LEFT.search(clipped):
        return True
    if tag in CELLS or not _hides_overflow(values):
        return False
    if values.get("text-indent") in {"100%", "-100%"}:
        return True
    line = pixels(values.get("line-height", ""))
    return (line is not None and line <= AS_SEEN) or any(
        length <= _NOTHING for length in _lengths(values, "height", "width")
    )


def _is_narrow(tag: str, values: Values) -> bool:
    """Tell whether so little of an element is shown that its text may be cut."""
    if tag in CELLS or not _hides_overflow(values):
        return False
    return any(length <= _LOW for length in _lengths(values, "height")) or any(
        length <= _NARROW for length in _lengths(values, "width")
    )


def _hides_overflow(values: Values) -> bool:
    return any(
        part in {"hidden", "clip"}
        for name in ("overflow", "overflow-x", "overflow-y")
        for part in values.get(name, "").split()
    )


def _lengths(values: Values, *names: str) -> Iterator[float]:
    for name in (*names, *(f"max-{name}" for name in names)):
        length = pixels(values.get(name, ""))
        if length is not None:
            yield length


def _moves(values: Values) -> Iterator[str]:
    """Yield how far an element is moved from where it would stand."""
    for name in ("text-indent", "margin-left", "margin-top"):
        if name in values:
            yield values[name]
    margins = values.get("margin", "").split()
    yield from margins[:1]
    yield from margins[3:] or margins[1:2]  # the left one
    position = values.get("position")
    if position in {"absolute", "fixed", "relative"}:
        for name in ("left", "top", *(() if position == "relative" else ("right", "bottom"))):
            yield values.get(name, "")
        yield from values.get("inset", "").split()
    yield from values.get("translate", "").split()
    for name, arguments in _FUNCTION.findall(values.get("transform", "")):
        if name.startswith("translate"):
            yield from (part.strip() for part in arguments.split(","))


def _scales(values: Values) -> Iterator[float]:
    """Yield how much larger an element is drawn, across and down."""
    for given in (values.get("scale", ""), values.get("zoom", "")):
        for part in given.split()[:2]:
            number, unit = number_and_unit(part)
            if number is not None:
                yield number / 100 if unit == "%" else number
    for name, arguments in _FUNCTION.findall(values.get("transform", "")):
        parts = [number_and_unit(part.strip()) for part in arguments.split(",")]
        if name.startswith("scale") and name != "scalez":
            yield from (number for number, _ in parts[:2] if number is not None)
        elif name == "matrix":
            yield from (number for number, _ in parts[:4:3] if number is not None)


def _is_turned(transform: str) -> bool:
    """Tell whether a transformation is another than to move and to scale."""
    rest = _MOVED.sub("", transform)
    for name, arguments in _FUNCTION.findall(rest):
        if name.startswith("scale"):
            continue
        parts = [number_and_unit(part.strip())[0] for part in arguments.split(",")]
        if any(parts[1:3] if name == "matrix" else parts):
            return True
    return _FUNCTION.sub("", rest).strip() not in {"", "none", "initial", "unset", "inherit"}
