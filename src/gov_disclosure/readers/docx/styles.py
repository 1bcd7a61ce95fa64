"""What the styles of a Word file say of paragraphs and runs: headings, numbers, hidden text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import MAX_HEADING_LEVEL
from gov_disclosure.readers.docx.names import VAL, W, number, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_BODY_TEXT = 9  # an outline level that is none
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = "title"
_LONGEST_CHAIN = 12
WHITE = "FFFFFF"
UNKNOWN = "?"  # a colour that is not worked out
_NO_SIZE = 2  # half points; a letter of one point is not seen


@attrs.frozen
class RunFormat:
    """How the text of a run is shown; None where nothing says it.

    Attributes:
        hidden: whether it is hidden.
        struck: whether it is struck out.
        raised: "superscript", "subscript" or "baseline".
        position: half points by which it is raised.
        color: its colour as six hexadecimal digits, or "auto".
        ground: the colour behind it likewise.
    """

    hidden: bool | None = None
    struck: bool | None = None
    raised: str | None = None
    position: int | None = None
    color: str | None = None
    ground: str | None = None

    def over(self, other: RunFormat) -> RunFormat:
        """Return this format, with what it does not say from another."""
        if self == PLAIN:
            return other
        return RunFormat(
            *(
                theirs if own is None else own
                for own, theirs in zip(
                    attrs.astuple(self, recurse=False),
                    attrs.astuple(other, recurse=False),
                    strict=True,
                )
            )
        )


PLAIN = RunFormat()


def run_format(properties: Element | None) -> RunFormat:
    """Return the format that properties of a run say."""
    if properties is None:
        return PLAIN
    said = [switch(properties, name) for name in ("strike", "dstrike")]
    size = number(value(properties, "sz"))
    return RunFormat(
        True if size is not None and size <= _NO_SIZE else switch(properties, "vanish"),
        None if all(one is None for one in said) else any(said),
        value(properties, "vertAlign"),
        _signed(value(properties, "position")),
        _color(properties),
        ground(properties),
    )


def ground(properties: Element | None) -> str | None:
    """Return the colour that properties put behind text; None where they say none."""
    if properties is None:
        return None
    if (highlight := value(properties, "highlight")) not in {None, "none", "white"}:
        return highlight
    shading = properties.find(f"{W}shd")
    if shading is None:
        return None
    if shading.get(f"{W}themeFill") is not None or shading.get(VAL) not in {"clear", "nil", None}:
        return UNKNOWN
    fill = shading.get(f"{W}fill", "auto").upper()
    return None if fill == "AUTO" else fill


def _color(properties: Element) -> str | None:
    found = properties.find(f"{W}color")
    if found is None:
        return None
    if found.get(f"{W}themeColor") in {"background1", "light1"}:
        shaded = f"{W}themeShade" in found.attrib or f"{W}themeTint" in found.attrib
        return UNKNOWN if shaded else WHITE
    return found.get(VAL, "auto").upper()


def _signed(text: str | None) -> int | None:
    if text is None:
        return None
    found = number(text.strip().removeprefix("-"))
    return -found if found is not None and text.strip().startswith("-") else found


@attrs.frozen
class NumberReference:
    """The list that a paragraph belongs to, and its level; None where nothing says it."""

    list: str | None = None
    level: int | None = None


def number_reference(properties: Element | None) -> NumberReference:
    """Return the list and level that properties of a paragraph say."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return NumberReference()
    return NumberReference(value(found, "numId"), number(value(found, "ilvl")))


@attrs.frozen
class ParagraphFormat:
    """What a style says of its paragraphs.

    Attributes:
        level: level of a heading; 0 for body text.
        numbered: the list they belong to.
        run: format of their runs.
        styles: the style and those it is based on, nearest first.
    """

    level: int = 0
    numbered: NumberReference = NumberReference()
    run: RunFormat = PLAIN
    styles: tuple[str, ...] = ()


class Styles:
    """The styles of a file.

    Args:
        root: the part that holds them, or None if there is none.
    """

    def __init__(self, root: Element | None) -> None:
        found = [] if root is None else root.findall(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                style.get(f"{W}styleId")
                for style in found
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in ("1", "true")
            ),
            None,
        )
        self._paragraphs: dict[str | None, ParagraphFormat] = {}
        self._runs: dict[str, RunFormat] = {}

    def paragraph(self, name: str | None) -> ParagraphFormat:
        """Return what the style of a paragraph says; None is the default style."""
        found = self._paragraphs.get(name)
        if found is None:
            found = self._paragraphs[name] = self._paragraph(name or self._default)
        return found

    def run(self, name: str) -> RunFormat:
        """Return what the style of a run says."""
        found = self._runs.get(name)
        if found is None:
            found = PLAIN
            for _, style in self._chain(name):
                found = found.over(run_format(style.find(f"{W}rPr")))
            self._runs[name] = found
        return found

    def _paragraph(self, name: str | None) -> ParagraphFormat:
        level: int | None = None
        list_name: str | None = None
        list_level: int | None = None
        run = PLAIN
        names = []
        for style_name, style in self._chain(name):
            names.append(style_name)
            properties = style.find(f"{W}pPr")
            if level is None:
                level = outline_level(properties)
            if level is None:
                level = _level_of_name(value(style, "name") or "")
            numbered = number_reference(properties)
            list_name = numbered.list if list_name is None else list_name
            list_level = numbered.level if list_level is None else list_level
            run = run.over(run_format(style.find(f"{W}rPr")))
        return ParagraphFormat(
            level or 0, NumberReference(list_name, list_level), run, tuple(names)
        )

    def _chain(self, name: str | None) -> Iterator[tuple[str, Element]]:
        """Yield a style and those it is based on, nearest first."""
        for _ in range(_LONGEST_CHAIN):  # a chain that is longer goes in a circle, or is hostile
            if name is None or name not in self._styles:
                return
            style = self._styles[name]
            yield name, style
            name = value(style, "basedOn")


def outline_level(properties: Element | None) -> int | None:
    """Return the level that properties of a paragraph give it: 0 for body text, None: not said."""
    level = number(value(properties, "outlineLvl"))
    if level is None:
        return None
    return 0 if level >= _BODY_TEXT else min(level + 1, MAX_HEADING_LEVEL)


def _level_of_name(name: str) -> int | None:
    if name.lower() == _TITLE:
        return 1
    match = _HEADING.fullmatch(name)
    return min(int(match[1]), MAX_HEADING_LEVEL) if match else None
