"""What the declarations of a style say: values of properties, lengths and colours."""

from __future__ import annotations

import functools
import re
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from tinycss2.color3 import RGBA
from tinycss2.color5 import parse_color
from turbohtml.cssom import StyleDeclaration

if TYPE_CHECKING:
    from collections.abc import Mapping

Declarations: TypeAlias = "Mapping[str, tuple[str, bool]]"
"""Property to value, in lower case, and whether it is important."""

Values: TypeAlias = "Mapping[str, str]"
"""Property to value; those that only browsers of one maker know without its prefix."""

NOTHING: Declarations = MappingProxyType({})
NO_VARIABLES: Values = MappingProxyType({})

LONGEST_STYLE = 2000
LONGEST_VALUE = 500
_MOST_VARIABLES = 500
_DEEPEST_VARIABLE = 8
_PREFIX = "-webkit-"

_VARIABLE = re.compile(
    r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)", re.ASCII
)
_RECKONED = re.compile(r"\b(?:var|calc|min|max|clamp|env|attr|if|abs|mod|rem|round|sign)\(")
_MAY_BE_NOTHING = re.compile(
    r"var\(|attr\(|if\(|-\s*[\d.(]|\s-\s|(?<![\d.])(?:0+(?:\.0\d*)?|\.0\d*)(?![\d.])"
)
_ESCAPE = re.compile(r"\\(?:([\da-f]{1,6})\s?|(.))", re.ASCII | re.DOTALL)
_NUMBER = re.compile(r"([-+]?(?:\d+\.?\d{0,9}|\.\d{1,9}))(?:e[-+]?\d+)?([a-z%]*)", re.ASCII)
_PIXELS = {
    "": 1, "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78, "q": 0.94, "em": 16,
    "rem": 16, "ex": 8, "ch": 8, "ic": 16, "lh": 20, "rlh": 20, "vw": 10, "vh": 8, "vmin": 8,
    "vmax": 10,
}  # fmt: skip
_TO_RED = (3.2404542, -1.5371385, -0.4985314)
_TO_GREEN = (-0.9692660, 1.8760108, 0.0415560)
_TO_BLUE = (0.0556434, -0.2040259, 1.0572252)
_LINEAR_TO = 0.0031308


@functools.lru_cache(maxsize=2048)
def declared(style: str) -> Declarations:
    """Return what declarations say.

    Example:
        >>> dict(declared("-webkit-mask: none; COLOR: Red !important"))
        {'mask': ('none', False), 'color': ('red', True)}
    """
    said = StyleDeclaration.parse(style)
    found = {
        name.removeprefix(_PREFIX): (_plain(said[name]), said.important(name)) for name in said
    }
    return found or NOTHING


def _plain(value: str) -> str:
    """Return a value in lower case, and without escapes."""
    value = value[:LONGEST_VALUE].strip().lower()
    return _ESCAPE.sub(_unescaped, value) if "\\" in value else value


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else ord(match[2])
    return chr(code).lower() if code <= sys.maxunicode else "\ufffd"


def resolved(said: Declarations, variables: Values) -> tuple[Values, Values]:
    """Return the values that declarations give, and the variables that hold in their element.

    A variable of which nothing is known stays as it is.

    Args:
        said: the declarations.
        variables: the variables that hold around the element.

    Example:
        >>> values, _ = resolved(declared("--a: none; display: var(--a)"), {})
        >>> values["display"]
        'none'
    """
    values: dict[str, str] = {}
    own: dict[str, str] = {}
    unresolved = []
    for name, (value, _) in said.items():
        values[name] = value
        if name.startswith("--") and variables.get(name) != value:
            own[name] = value
        elif "var(" in value:
            unresolved.append(name)
    if own and len(variables) < _MOST_VARIABLES:
        variables = {**variables, **own}
    for name in unresolved:
        values[name] = _without_variables(values[name], variables)
    return values, variables


def _without_variables(value: str, variables: Values) -> str:
    def meant(match: re.Match[str]) -> str:
        return variables.get(match[1], match[0] if match[2] is None else match[2]).strip()

    for _ in range(_DEEPEST_VARIABLE):
        meaning = _VARIABLE.sub(meant, value)
        if meaning == value or len(meaning) > LONGEST_VALUE:
            break
        value = meaning
    return value


def is_unclear(value: str) -> bool:
    """Tell whether a value is reckoned from others, and may be nothing or less.

    Example:
        >>> is_unclear("calc(1px - 1px)"), is_unclear("clamp(12px, 2vw, 20px)")
        (True, False)
    """
    return _RECKONED.search(value) is not None and _MAY_BE_NOTHING.search(value) is not None


def pixels(value: str) -> float | None:
    """Return a length in pixels, near enough to tell much from little; None if it is none.

    Example:
        >>> pixels("-6em"), pixels("0"), pixels("50%"), pixels("0%")
        (-96.0, 0.0, None, 0.0)
    """
    number, unit = number_and_unit(value)
    if number is None or (unit not in _PIXELS and number):
        return None
    return number * _PIXELS.get(unit, 1)


def number_and_unit(value: str) -> tuple[float | None, str]:
    """Return the number and the unit of a value, or None and nothing."""
    match = _NUMBER.fullmatch(value)
    return (float(match[1]), match[2]) if match else (None, "")


@functools.lru_cache(maxsize=1024)
def color_of(value: str) -> RGBA | None:
    """Return a colour; None if it is none or cannot be told.

    Example:
        >>> color_of("#fff") == color_of("oklch(1 0 0)") == RGBA(1, 1, 1, 1)
        True
    """
    try:
        color = parse_color(value)
        if color is None or isinstance(color, str):
            return None
        if color.space in {"srgb", "hsl", "hwb"}:
            return RGBA(*map(_within, color.to("srgb").coordinates), color.alpha)
        xyz = color.to("xyz-d65").coordinates
    except (NotImplementedError, TypeError, ValueError):
        return None
    return RGBA(*(_in_srgb(xyz, row) for row in (_TO_RED, _TO_GREEN, _TO_BLUE)), color.alpha)


def _in_srgb(xyz: tuple[float, ...], row: tuple[float, ...]) -> float:
    linear = sum(part * weight for part, weight in zip(xyz, row, strict=True))
    if linear <= _LINEAR_TO:
        return _within(12.92 * linear)
    return round(_within(1.055 * linear ** (1 / 2.4) - 0.055), 2)


def _within(part: float) -> float:
    return min(1, max(0, part))
