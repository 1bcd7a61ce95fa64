"""The numbers that Word prints before the paragraphs of a list: 一、（一）1. and so on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.docx.names import VAL, W, number, switch, value
from gov_disclosure.readers.numerals import numeral

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from gov_disclosure.readers.docx.styles import NumberReference

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_TEXT = 100
_NOT_NUMBERED = "0"


@attrs.frozen
class _Level:
    """One level of a list.

    Attributes:
        start: its first number.
        format: how the number is written.
        text: the number and what stands around it; ``%1`` is the number of the first level.
        suffix: what follows: "tab", "space" or "nothing".
        restarts_after: level (from 1) after which it begins again; 0: never.
        in_digits: whether the numbers of all levels are written in digits.
    """

    start: int
    format: str
    text: str
    suffix: str
    restarts_after: int
    in_digits: bool


@attrs.frozen
class _List:
    """A list: the definition whose numbers it counts on with, its levels, where it begins anew."""

    definition: str
    levels: Mapping[int, _Level]
    starts: Mapping[int, int]


class Numbering:
    """The lists of a file, counted on from paragraph to paragraph.

    Args:
        root: the part that defines them, or None if there is none.
    """

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._levels_of_styles: dict[tuple[str, str], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun = set[tuple[str, int]]()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        definitions: dict[str, dict[int, _Level]] = {}
        styled: dict[str, str] = {}
        linked: dict[str, str] = {}
        level_styles: dict[str, dict[str, int]] = {}
        for one in root.findall(f"{W}abstractNum"):
            name = one.get(f"{W}abstractNumId", "")
            definitions[name] = _levels(one)
            level_styles[name] = {
                style: place
                for level in one.findall(f"{W}lvl")
                if (style := value(level, "pStyle")) is not None
                and (place := number(level.get(f"{W}ilvl"))) is not None
            }
            if (style := value(one, "styleLink")) is not None:
                styled[style] = name
            if (style := value(one, "numStyleLink")) is not None:
                linked[name] = style
        for one in root.findall(f"{W}num"):
            name = value(one, "abstractNumId") or ""
            name = styled.get(linked.get(name, ""), name)
            overrides = one.findall(f"{W}lvlOverride")
            starts = {
                place: start
                for override in overrides
                if (place := number(override.get(f"{W}ilvl"))) is not None
                and (start := number(value(override, "startOverride"))) is not None
            }
            changed = {place: level for each in overrides for place, level in _levels(each).items()}
            key = one.get(f"{W}numId", "")
            self._lists[key] = _List(name, {**definitions.get(name, {}), **changed}, starts)
            for style, place in level_styles.get(name, {}).items():
                self._levels_of_styles[key, style] = place

    def label(
        self, direct: NumberReference, styled: NumberReference, styles: tuple[str, ...]
    ) -> str:
        """Return the number of the next paragraph and what separates it from its text.

        Args:
            direct: list and level that the paragraph says itself.
            styled: those that its style says.
            styles: its style and those it is based on.
        """
        name = styled.list if direct.list is None else direct.list
        if name is None or name == _NOT_NUMBERED or name not in self._lists:
            return ""
        place = direct.level
        if place is None and direct.list is None:
            levels = (self._levels_of_styles.get((name, style)) for style in styles)
            place = next((level for level in levels if level is not None), styled.level)
        place = place or 0
        found = self._lists[name]
        level = found.levels.get(place)
        if level is None:
            return ""
        self._count(name, found, place, level)
        return _printed(level, found, self._counts[found.definition])

    def _count(self, name: str, found: _List, place: int, level: _Level) -> None:
        counts = self._counts.setdefault(found.definition, {})
        begins = place not in counts or (place in found.starts and (name, place) not in self._begun)
        first = found.starts.get(place, level.start)
        counts[place] = first if begins else counts[place] + 1
        self._begun.add((name, place))
        for higher, of in found.levels.items():
            if higher < place:
                counts.setdefault(higher, of.start)  # a level that was passed over has begun
        for deeper in [deeper for deeper in counts if deeper > place]:
            below = found.levels.get(deeper)
            if below is None or place < below.restarts_after:
                del counts[deeper]


def _levels(parent: Element) -> dict[int, _Level]:
    found = {}
    for one in parent.findall(f"{W}lvl"):
        place = number(one.get(f"{W}ilvl"))
        if place is None or place >= _LEVELS:
            continue
        after = number(value(one, "lvlRestart"))
        start = number(value(one, "start"))
        found[place] = _Level(
            start=0 if start is None else start,
            format=_format(one),
            text=(value(one, "lvlText") or "")[:_LONGEST_TEXT],
            suffix=value(one, "suff") or "tab",
            restarts_after=place if after is None else after,
            in_digits=bool(switch(one, "isLgl")),
        )
    return found


def _format(level: Element) -> str:
    """Return the format of a level; newer ones stand in a choice, beside one for old programs."""
    return next((one.get(VAL, "") for one in level.iter(f"{W}numFmt")), "decimal")


def _printed(level: _Level, found: _List, counts: Mapping[int, int]) -> str:
    if level.format == "bullet":
        return ""  # a bullet says nothing, and "-" before a figure would be read as its sign

    def written(placeholder: re.Match[str]) -> str:
        place = int(placeholder[1]) - 1
        of = found.levels.get(place, level)
        kind = "decimal" if level.in_digits else of.format
        return numeral(counts.get(place, of.start), kind)

    text = _PLACEHOLDER.sub(written, level.text).strip()
    if not text or level.suffix == "nothing":
        return text
    # A mark such as 、 or ） keeps number and text apart by itself.
    return text if ord(text[-1]) > 0x2000 and not text[-1].isalnum() else f"{text} "
