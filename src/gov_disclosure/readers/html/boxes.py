"""Whether the text of an element stands on the page where it stands in the text of the page."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

from gov_disclosure.readers.html.declarations import is_unclear, pixels
from gov_disclosure.readers.html.elements import CELLS, IN_LINES, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.readers.html.declarations import Values

Apart: TypeAlias = Literal["", "mark", "part", "pieces"]
"""How the text of an element in a cell stands to what is beside it.

Empty for simply with it, "mark" for a link to another place of the page, "part" in a box of its
own, which may stand elsewhere, "pieces" for each piece of its text in a box of its own.
"""

_APART = 3  # pixels; what stands further from what is beside it is not joined to it to the eye

_LEFT_AS_THEY_ARE = frozenset({"", "initial", "inherit", "unset", "revert", "revert-layer"})

_IN_PLACE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        name: re.compile(pattern)
        for name, pattern in {
            "animation": "none.*",
            "animation-name": "none",
            "baseline-shift": "0|baseline",
            "float": "none",
            "grid-area": "auto",
            "grid-column": "auto",
            "grid-column-start": "auto",
            "grid-row": "auto",
            "grid-row-start": "auto",
            "offset-path": "none",
            "order": "0",
            "position": "static|relative|sticky",
            "transform": r"none|scale\w*\([^()]*\)|translate(?:z|3d)\((?:0\w*,\s*){0,2}[^(),]*\)",
            "translate": r"none|0\w*(?: 0\w*)*",
            "writing-mode": "horizontal-tb|lr(?:-tb)?",
        }.items()
    }
)
"""Properties, and the values under which an element stands where its text does."""

_IN_THE_LINE = re.compile("inline|contents|none|ruby.*")
_ARRANGES = re.compile("flex|grid|box")
_SPACES = re.compile(
    r"(?:margin|padding)(?:-(?:left|right|inline(?:-start|-end)?))?|(?:letter|word)-spacing"
)
_LINES_BESIDE = re.compile("border-(?:left|right|inline.*)")
_NO_LINE = re.compile(r"\b(?:none|hidden)\b|\A0\w*(?:\s|\Z)")


def box_of(tag: str, values: Values) -> Apart:
    """Return how the text of an element in a cell stands to what is beside it.

    Example:
        >>> box_of("b", {"float": "left"}), box_of("td", {"display": "flex"})
        ('part', 'pieces')
        >>> box_of("p", {"margin-left": "20px"}), box_of("b", {"margin-left": "20px"})
        ('', 'part')
    """
    if values.get("direction") == "rtl" or _ARRANGES.search(values.get("display", "")):
        return "pieces"
    if tag in CELLS:
        return ""
    is_in_line = kind_of(tag) in IN_LINES
    for name, value in values.items():
        if value in _LEFT_AS_THEY_ARE:
            continue
        pattern = _IN_PLACE.get(name)
        if pattern is not None and not pattern.fullmatch(value):
            return "part"
        if is_in_line and _is_box(name, value):
            return "part"
        if "(" in value and is_unclear(value):
            return "part"
    is_moved = values.get("position") == "relative" and any(
        _is_wide(values.get(name, "")) for name in ("left", "right", "inset")
    )
    return "part" if is_moved else ""


def _is_box(name: str, value: str) -> bool:
    """Tell whether a value parts an element from the line that it stands in."""
    if name == "display":
        return not _IN_THE_LINE.fullmatch(value)
    if name in {"background", "background-image"}:
        return "(" in value and not value.startswith(("rgb", "hsl"))
    if _LINES_BESIDE.fullmatch(name):
        return not _NO_LINE.search(value)
    if not _SPACES.fullmatch(name):
        return False
    top, *others = value.split() or [""]
    return _is_wide(" ".join(others[::2]) if others else top)


def _is_wide(value: str) -> bool:
    return any(abs(pixels(part) or 0) > _APART for part in value.split())
