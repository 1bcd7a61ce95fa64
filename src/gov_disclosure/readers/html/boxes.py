"""Whether the text of an element stands on the page where it stands in the text of the page."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from gov_disclosure.readers.html.declarations import is_unclear, number_and_unit, pixels
from gov_disclosure.readers.html.elements import IN_LINES, MOVABLE, TABLE_PARTS, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.readers.html.declarations import Values

Apart: TypeAlias = Literal["", "mark", "part", "pieces", "moved"]
"""How the text of an element in a cell stands to what is beside it.

Empty for simply with it, "mark" for a link to another place of the page, "part" in a box of its
own, which may stand before or after, "pieces" for each piece of its text in a box of its own,
"moved" where it may stand anywhere. Of a part of a table it says how its cells stand.
"""

_APART = 3  # pixels; what stands further from what is beside it is not joined to it to the eye
_ELSEWHERE = 20  # pixels; what is moved further stands in another line or cell

_LEFT_AS_THEY_ARE = frozenset({"", "initial", "inherit", "unset", "revert", "revert-layer"})


def _patterns(**values: str) -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType(
        {name.replace("_", "-"): re.compile(pattern) for name, pattern in values.items()}
    )


_IN_ORDER = _patterns(
    float="none",
    grid_area="auto",
    grid_column="auto",
    grid_column_start="auto",
    grid_row="auto",
    grid_row_start="auto",
    order="0",
    transform=r"none|scale\w*\([^()]*\)|translate(?:z|3d)\((?:0\w*,\s*){0,2}[^(),]*\)",
    translate=r"none|0\w*(?: 0\w*)*",
)
"""Properties, and the values under which an element stands between those beside it."""

_IN_LINE = _patterns(
    animation="none.*",
    animation_name="none",
    baseline_shift="0|baseline",
    writing_mode="horizontal-tb|lr(?:-tb)?",
    display="inline|contents|none|ruby.*",
    border_left=r"(?:none|hidden|0).*",
    border_right=r"(?:none|hidden|0).*",
    background=r"[^(]*|(?:rgb|hsl).*",
    background_image="none",
)
"""Properties, and the values under which an element goes on with the line that it stands in."""

_ARRANGES = re.compile("flex|grid|box")
_LEAVES = frozenset({"absolute", "fixed"})
_SPACES = re.compile(
    r"(?:margin|padding)(?:-(?:left|right|inline(?:-start|-end)?))?|(?:letter|word)-spacing"
)
_SIDES = ("left", "right", "inset")
_TRANSLATED = re.compile(r"translate\w*\(([^()]*)\)")
_SMALLER = 0.8  # of the size around it, as marks are


def box_of(tag: str, values: Values) -> Apart:
    """Return how the text of an element in a cell stands to what is beside it.

    Example:
        >>> box_of("b", {"float": "left"}), box_of("td", {"display": "flex"})
        ('part', 'pieces')
        >>> box_of("p", {"margin-left": "8px"}), box_of("b", {"margin-left": "8px"})
        ('', 'part')
        >>> box_of("b", {"position": "relative", "left": "50px"})
        'moved'
    """
    is_of_table = tag in TABLE_PARTS
    if _ARRANGES.search(values.get("display", "")) or (
        values.get("direction") == "rtl" and not is_of_table
    ):
        return "pieces"
    if is_of_table and tag not in MOVABLE:
        return ""
    if values.get("position") in _LEAVES or any(map(_is_far, _moves(values))):
        return "moved"
    if any(not pattern.fullmatch(value) for pattern, value in _said(values, _IN_ORDER)):
        return "part"
    if is_of_table:
        return ""
    if any("(" in value and is_unclear(value) for value in values.values()):
        return "part"
    if kind_of(tag) in IN_LINES and _is_box(values):
        return "part"
    return "part" if any(map(_is_wide, _moves(values))) else ""


def _said(
    values: Values, patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the pattern and the value of each property that is said and has one."""
    for name in values.keys() & patterns.keys():
        if values[name] not in _LEFT_AS_THEY_ARE:
            yield patterns[name], values[name]


def _is_box(values: Values) -> bool:
    """Tell whether values part an element from the line that it stands in."""
    if any(not pattern.fullmatch(value) for pattern, value in _said(values, _IN_LINE)):
        return True
    size = values.get("font-size", "")
    number, unit = number_and_unit(size)
    share = {"em": number, "%": (number or 0) / 100}.get(unit)
    if size == "smaller" or (share is not None and share < _SMALLER):
        return True
    return any(map(_is_wide, _spaces(values)))


def _spaces(values: Values) -> Iterator[str]:
    """Yield the spaces that values put beside an element."""
    for name, value in values.items():
        if _SPACES.fullmatch(name):
            top, *others = value.split() or [""]
            yield from others[::2] if others else [top]


def _moves(values: Values) -> Iterator[str]:
    """Yield how far an element is moved from where it would stand; upwards it is only raised."""
    if values.get("position") == "relative":
        for name in _SIDES:
            yield values.get(name, "")
    yield from values.get("translate", "").split()
    for arguments in _TRANSLATED.findall(values.get("transform", "")):
        yield from map(str.strip, arguments.split(","))
    for name, value in values.items():
        if name.startswith("margin"):
            yield from (part for part in value.split() if part.startswith("-"))


def _is_wide(length: str) -> bool:
    return abs(pixels(length) or 0) > _APART


def _is_far(length: str) -> bool:
    return abs(pixels(length) or 0) > _ELSEWHERE
