"""The styles part of an XLSX file: fonts, colours, number formats, formats under conditions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.pieces import SUBSCRIPT, SUPERSCRIPT
from gov_disclosure.readers.workbook.sheets import (
    BLACK,
    UNKNOWN,
    WHITE,
    CellStyle,
    Font,
    look_the_same,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.readers.workbook.xml_records import Element

STYLE_RECORDS = frozenset({"numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs"})

_DIGITS_ONLY = re.compile("[0-9]{1,9}")
_PLACES = re.compile("[0#?@]|General|G/")
_DIGITS = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}
_SIDES = frozenset({"left", "right", "top", "bottom", "start", "end"})
_NO = frozenset({"0", "false", "off"})
_PLAIN_COLORS = {
    **dict.fromkeys(("theme 0", "indexed 1", "indexed 9", "indexed 65"), WHITE),
    **dict.fromkeys(("theme 1", "indexed 0", "indexed 8", "indexed 64"), BLACK),
}
"""Colours of themes and palettes that are the same in nearly all; others only have a name."""

_BUILT_IN = {
    **dict.fromkeys((5, 6, 7, 8, 42, 44), '"¥"0'),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), "yyyy"),
    48: "##0.0E+0",
}
"""Number formats that need not be declared, as far as they matter; others print the number."""


@attrs.define
class Styles:
    """The styles of a workbook.

    Attributes:
        cells: styles of cells.
        hiding: for each format that holds under a condition, whether it can hide a figure.
    """

    cells: list[CellStyle] = attrs.field(factory=list)
    hiding: list[bool] = attrs.field(factory=list)


def read_styles(records: Iterable[Element]) -> Styles:
    """Return the styles that STYLE_RECORDS make."""
    found = Styles()
    codes = dict(_BUILT_IN)
    fonts: list[Font] = []
    grounds: list[str] = []
    borders: list[bool] = []
    for element in records:
        if element.name == "numFmts":
            for declared in element.children:
                attributes = declared.attributes
                codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif element.name == "fonts":
            fonts += map(font, element.children)
        elif element.name == "fills":
            grounds += (_ground(fill, "fgColor") for fill in element.children)
        elif element.name == "borders":
            borders += map(_is_drawn, element.children)
        elif element.name == "dxfs":
            found.hiding += map(_may_hide, element.children)
        else:
            found.cells += (_style(xf, codes, fonts, grounds, borders) for xf in element.children)
    return found


def font(properties: Element) -> Font:
    """Return the font that properties of a cell or of a run describe."""
    align = properties.child("vertAlign")
    return Font(
        _is_struck(properties),
        _DIGITS.get(align.attributes.get("val", "")) if align is not None else None,
        _color(properties.child("color")) or BLACK,
    )


def _is_struck(properties: Element) -> bool:
    strike = properties.child("strike")
    return strike is not None and strike.attributes.get("val", "1") not in _NO


def _color(color: Element | None) -> str | None:
    """Return the name of a colour; None for the automatic one."""
    if color is None:
        return None
    attributes = color.attributes
    if "rgb" in attributes:
        return attributes["rgb"][-6:].upper()
    if attributes.get("tint", "").strip("-0."):
        return " ".join(f"{name} {attributes[name]}" for name in sorted(attributes))
    for kind in ("theme", "indexed"):
        if kind in attributes:
            name = f"{kind} {attributes[kind]}"
            return _PLAIN_COLORS.get(name, name)
    return None


def _ground(fill: Element, solid: str) -> str:
    """Return the colour that a fill puts behind text.

    Args:
        fill: the fill.
        solid: the element in which a solid one has its colour.
    """
    pattern = fill.child("patternFill")
    if pattern is None:
        return UNKNOWN if fill.children else WHITE
    kind = pattern.attributes.get("patternType", "solid" if solid == "bgColor" else "none")
    if kind == "none":
        return WHITE
    return (_color(pattern.child(solid)) or WHITE) if kind == "solid" else UNKNOWN


def _may_hide(format_: Element) -> bool:
    """Tell whether a format that holds under a condition can hide a figure or strike it out."""
    properties, fill, number = map(format_.child, ("font", "fill", "numFmt"))
    if number is not None and not _PLACES.search(number.attributes.get("formatCode", "")):
        return True
    ground = WHITE if fill is None else _ground(fill, "bgColor")
    if properties is None:
        return ground == BLACK
    color = _color(properties.child("color")) or BLACK
    return _is_struck(properties) or look_the_same(color, ground)


def _is_drawn(border: Element) -> bool:
    return any(
        side.name in _SIDES and side.attributes.get("style", "none") != "none"
        for side in border.children
    )


def _style(
    xf: Element,
    codes: Mapping[int, str],
    fonts: Sequence[Font],
    grounds: Sequence[str],
    borders: Sequence[bool],
) -> CellStyle:
    code, own, fill, border = (
        _number(xf.attributes.get(name)) for name in ("numFmtId", "fontId", "fillId", "borderId")
    )
    return CellStyle(
        codes.get(code, "General"),
        fonts[own] if own < len(fonts) else Font(),
        is_drawn=border < len(borders) and borders[border],
        ground=grounds[fill] if fill < len(grounds) else WHITE,
    )


def _number(value: str | None) -> int:
    return int(value) if value is not None and _DIGITS_ONLY.fullmatch(value) else 0
