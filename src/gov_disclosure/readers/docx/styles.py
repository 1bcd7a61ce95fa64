"""What the styles of a Word file say of paragraphs and runs: headings, numbers, hidden text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import MAX_HEADING_LEVEL
from gov_disclosure.readers.docx.names import W, number, switch, value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_BODY_TEXT = 9  # an outline level that is none
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = "title"
_LONGEST_CHAIN = 12


@attrs.frozen
class RunFormat:
    """How the text of a run is shown; None where nothing says it.

    Attributes:
        hidden: whether it is hidden or struck out.
        raised: "superscript", "subscript" or "baseline".
    """

    hidden: bool | None = None
    raised: str | None = None

    def over(self, other: RunFormat) -> RunFormat:
        """Return this format, with what it does not say from another."""
        return RunFormat(
            other.hidden if self.hidden is None else self.hidden,
            other.raised if self.raised is None else self.raised,
        )


PLAIN = RunFormat()


def run_format(properties: Element | None) -> RunFormat:
    """Return the format that properties of a run say."""
    if properties is None:
        return PLAIN
    said = [switch(properties, name) for name in ("vanish", "strike", "dstrike")]
    hidden = None if all(one is None for one in said) else any(said)
    return RunFormat(hidden, value(properties, "vertAlign"))


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
