"""Statutory headings in the variants seen in published reports, and headings in narratives."""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.model.paths import sections
from gov_disclosure.normal_width import normal_width

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERALS = "一二三四五六七八九"
_FORMAL_NUMERALS = "壹贰叁肆伍陆柒捌玖"
_ROMAN_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_LONGEST_HEADING = 60
_YEAR_BEFORE = r"20\d{2}年?度?"

_CHINESE = f"[{_NUMERALS}{_FORMAL_NUMERALS}]"
_ROMAN = "(?:VI{1,3}|I?V|IX|I{1,3})(?![A-Za-z])"
_NUMBER = (
    rf"(?:第\s*(?P<part>{_CHINESE}|[1-9])\s*(?:部分|章|节)"
    rf"|[(]?\s*(?P<number>{_CHINESE}|[1-9]|{_ROMAN})\s*[)]?)"
)
_NUMBER_PREFIX = re.compile(rf"(?:表\s*)?{_NUMBER}\s*(?P<mark>[、.,:)]?)\s*")
_PLAIN_NUMBER = re.compile(rf"{_CHINESE}\s*[、.,]?\s*")
_BEGINS = rf"(?=第?{_CHINESE}\s*(?:部分|章|节)?[、.．,，\s])"
_BEGIN = re.compile(_BEGINS)
_BEGIN_OF_WORD = re.compile(rf"\s{_BEGINS}")


class Style(enum.IntEnum):
    """How a statutory heading is numbered; what is surer comes later."""

    UNNUMBERED = 1
    OTHER = 2
    RENUMBERED = 3
    STATUTORY = 4


@attrs.frozen
class HeadingMatch:
    """A statutory heading found in a text.

    Attributes:
        section: field name of the section.
        start: where it begins in the text.
        end: where the text after it begins.
        text: the heading as printed.
        style: STATUTORY (一、 and the number of its section), RENUMBERED (another number),
            OTHER (第一部分, （一）, 1., I. and the number of its section) or UNNUMBERED.
    """

    section: str
    start: int
    end: int
    text: str
    style: Style


@functools.cache
def _titles() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return field name, numeral and title pattern of each section."""
    found = []
    for name, section in sections().items():
        official = re.escape(_compact(section.title)[0])
        pattern = "|".join((official, *section.variants))
        found.append((name, section.numeral, re.compile(rf"(?:{_YEAR_BEFORE})?(?:{pattern})")))
    return tuple(found)


def _compact(text: str) -> tuple[str, list[int]]:
    """Return ``text`` without spaces in normal width, and where each character came from."""
    characters: list[str] = []
    origins: list[int] = []
    for index, raw in enumerate(text):
        for char in unicodedata.normalize("NFKC", raw):
            if not char.isspace():
                characters.append(char)
                origins.append(index)
    return "".join(characters), origins


def whole_heading(text: str) -> HeadingMatch | None:
    """Return the statutory heading that ``text`` is as a whole, or None.

    Example:
        >>> whole_heading("二、行政机关主动公开政府信息的情况").section
        'proactive_disclosure'
        >>> whole_heading("二、上年结转政府信息公开申请数量") is None
        True
    """
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST_HEADING:
        return None
    found = _section_and_style(stripped)
    if found is None:
        return None
    return HeadingMatch(found[0], text.index(stripped[0]), len(text), stripped, found[1])


@functools.lru_cache(maxsize=1024)
def _section_and_style(text: str) -> tuple[str, Style] | None:
    """Return the section whose heading a line is, and how it is numbered.

    A document is gone through for its reports, then for the sections of each.
    """
    compact = "".join(normal_width(text).split())
    prefix = _NUMBER_PREFIX.match(compact)
    number = (prefix["part"] or prefix["number"]) if prefix else None
    plain = prefix is not None and _PLAIN_NUMBER.fullmatch(prefix.group()) is not None
    rest = (compact[prefix.end() :] if prefix else compact).rstrip("。.:;、,")
    matches = [
        (name, style)
        for name, numeral, title in _titles()
        if rest
        and title.fullmatch(rest)
        and (style := _style(number, numeral, plain=plain)) is not None
    ]
    return max(matches, key=lambda match: match[1], default=None)


def _style(number: str | None, numeral: str, *, plain: bool) -> Style | None:
    if number is None:
        return Style.UNNUMBERED
    same = number in _spellings(numeral)
    if plain:
        return Style.STATUTORY if same else Style.RENUMBERED
    return Style.OTHER if same else None


@functools.cache
def _spellings(numeral: str) -> tuple[str, ...]:
    """Return the ways in which the number of a section is printed.

    Example:
        >>> _spellings("四")
        ('四', '肆', 'IV', '4')
    """
    place = _NUMERALS.index(numeral)
    return numeral, _FORMAL_NUMERALS[place], _ROMAN_NUMERALS[place], str(place + 1)


def inline_headings(text: str) -> Iterator[HeadingMatch]:
    """Yield the statutory headings that begin ``text`` or a word of it, text following.

    Only a heading with its own Chinese number counts here, so that a sentence that names a
    section is not taken for one.

    Example:
        >>> [m.section for m in inline_headings("…… 五、存在的主要问题及改进情况 一是……")]
        ['problems_and_improvements']
    """
    starts = [0] if _BEGIN.match(text) else []
    if text.split(maxsplit=1) != [text]:
        starts += [space.end() for space in _BEGIN_OF_WORD.finditer(text)]
    for start in starts:
        match = _heading_at(text, start)
        if match is not None:
            yield match


def _heading_at(text: str, start: int) -> HeadingMatch | None:
    window = text[start : start + 2 * _LONGEST_HEADING]
    compact, origins = _compact(window)
    prefix = _NUMBER_PREFIX.match(compact)
    if prefix is None or not (prefix["mark"] or prefix["part"] or window[1:2].isspace()):
        return None
    number = prefix["part"] or prefix["number"]
    for name, numeral, title in _titles():
        match = title.match(compact, prefix.end()) if number in _spellings(numeral)[:2] else None
        if match is not None and match.end() > prefix.end():
            end = start + origins[match.end() - 1] + 1
            return HeadingMatch(name, start, end, text[start:end], Style.STATUTORY)
    return None


_LEVELS = (
    re.compile(rf"(?:[一二三四五六七八九十]{{1,3}}|[{_FORMAL_NUMERALS}])\s*[、.．]\s*\S"),
    re.compile(r"[（(]\s*[一二三四五六七八九十]{1,3}\s*[）)]\s*\S"),
    re.compile(r"\d{1,2}\s*[.．、](?!\d)\s*\S"),
    re.compile(r"[（(]\s*\d{1,2}\s*[）)]\s*\S"),
)
_SENTENCE = re.compile(r"[。；;！？!?]|[，,].*[，,]")
_LONGEST_SUBHEADING = 40


def heading_level(text: str) -> int | None:
    """Return the level that the numbering of a short line gives it, or None.

    一、 is level 1, （一） level 2, 1. level 3, （1） level 4. A line that is a sentence is
    no heading.

    Example:
        >>> heading_level("（一）主动公开情况"), heading_level("（一）主动公开。一是……")
        (2, None)
    """
    if len(text) > _LONGEST_SUBHEADING or _SENTENCE.search(text.rstrip("。")):
        return None
    if text.endswith(("：", ":", "，", ",", "；", ";", "、")):
        return None
    for level, pattern in enumerate(_LEVELS, start=1):
        if pattern.match(text):
            return level
    return None
