"""Titles of annual reports: how they are told, and the body and year that they name."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from gov_disclosure.bodies.names import is_body_name, may_be_one
from gov_disclosure.forms.words.dates import YEAR, find_year, plain
from gov_disclosure.values import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOUT = r"(?:政府|政务)?信息(?:主动)?公开|政务公开"
_TITLE = re.compile(
    rf"[^。；;！？!?：:|>＞]{{0,60}}?(?:{_ABOUT})[^。；;！？!?：:|>＞]{{0,20}}?(?:报告|年报)"
    r"》?(?:的公告|的?公示|的通告)?(?:\s*[（(][^（）()]{1,25}[）)])?"
)
_NAME_BEFORE = re.compile(r"(?P<name>[^\W\d_][^：:]{1,40})[：:](?=.)")
LONGEST_TITLE = 80
_NAME_IN_TITLE = re.compile(
    r"(?:关于)?(?P<before>.*?)(?:关于)?(?:公布|印发|发布|报送|公开)?[-—–:·_《]*"
    rf"(?:{YEAR}\s*年?\s*度?)(?P<after>.*?)"
    rf"(?:的)?《?(?:{_ABOUT}).*"
)
_NAME_ALONE = re.compile(rf"(?P<name>.*?)(?:关于)?《?(?:{_ABOUT}).*")
_QUOTED = re.compile(
    r"(?P<before>.*?)(?:关于)?(?:公布|印发|发布|报送|公开)?《(?P<title>[^《》]+)》.*"
)
_NAME_IN_BRACKETS = re.compile(r".*\((?P<name>[^()]+)\)")
_SEVERAL_YEARS = re.compile(rf"{YEAR}年?度?[-—–~～至到、和]+{YEAR}年")
_YEAR_AT_THE_END = re.compile(r"(?:19|20)\d{2}(?:年?度|年(?!\d)|\))")
_WORDS_BEFORE = (
    "图解|图文|一图读懂|政策图解|文字版|正文|公开|公示|转载|年报|年度报告|(?:政府)?信息公开年报"
)
_DECORATION = re.compile(
    r"(?:[\s★☆●◆◇■□▲△※·•○◎#*:：]+|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+|\d{1,2}[.、．](?!\d)"
    rf"|[（(【\[]\s*(?:{_WORDS_BEFORE})\s*[】\]）)]|(?:{_WORDS_BEFORE})\s*[|｜:：]"
    r"|附件\s*(?:\d{1,2}(?!\d)|[一二三四五六七八九十]?)[:：、]?)*"
)
_DECORATION_AFTER = re.compile(
    r"[\s★☆●◆◇■□▲△※·•○◎*]*(?:\.(?:pdf|docx?|wps|ofd|html?))?\Z", re.IGNORECASE
)
_PAGE_TITLE_PARTS = re.compile(
    r"\s*(?:[_|｜>]|--+|—+|–|\s[-－]\s|(?<=报告|年报)\s+"
    r"|(?<=[\u4e00-\u9fff）)])-(?=[\u4e00-\u9fff]))+\s*"
)


@functools.lru_cache(maxsize=256)  # asked of the same line by several
def is_title(text: str) -> bool:
    """Tell whether a line is the title of an annual report.

    Example:
        >>> is_title("青溪区财政局2023年政府信息公开工作年度报告"), is_title("政府信息公开指南")
        (True, False)
    """
    if "公开" not in text or len(text) > 2 * LONGEST_TITLE:
        return False
    compact = "".join(without_decoration(text).split())
    if len(compact) > LONGEST_TITLE:
        return False
    named = _NAME_BEFORE.match(compact)
    start = named.end() if named and is_body_name(named["name"]) else 0
    return _TITLE.fullmatch(compact, start) is not None


def title_key(text: str) -> str:
    """Return a title as it is compared: normal width, no spaces, no decoration."""
    return "".join(plain(without_decoration(text)).split())


def without_decoration(text: str) -> str:
    """Return a title without what pages set around it, such as （图解） or the end of a file name.

    Example:
        >>> without_decoration("（图解）青溪区2023年政府信息公开工作年度报告.pdf")
        '青溪区2023年政府信息公开工作年度报告'
    """
    stripped = text.strip()
    match = _DECORATION.match(stripped)
    bare = _DECORATION_AFTER.sub("", stripped[match.end() :] if match else stripped)
    return bare or stripped


@functools.lru_cache(maxsize=256)
def title_facts(title: str) -> tuple[str | None, int | None]:
    """Return the name of the body and the year that a title gives.

    Example:
        >>> title_facts("2023年青溪区人民政府政府信息公开工作年度报告")
        ('青溪区人民政府', 2023)
    """
    compact = "".join(plain(without_decoration(title)).split())[:LONGEST_TITLE]
    if (quoted := _QUOTED.fullmatch(compact)) is not None and is_title(quoted["title"]):
        name, year = title_facts(quoted["title"])
        if year is not None:
            return name or _name(quoted["before"]), year
    match = _NAME_IN_TITLE.fullmatch(compact)
    if match is not None:
        name = _name(match["before"] or match["after"])
        year = find_year(compact)
    else:
        alone = _NAME_ALONE.fullmatch(compact)
        name, named = _name(alone["name"] if alone else ""), _YEAR_AT_THE_END.search(compact)
        year = find_year(named.group()) if named else None
    if name is None and (bracketed := _NAME_IN_BRACKETS.fullmatch(compact)) is not None:
        name = _name(bracketed["name"])
    if year not in YEARS:
        year = None
    return name, None if _SEVERAL_YEARS.search(compact) else year


def _name(text: str) -> str | None:
    """Return the name of a body that a part of a title is, or None."""
    if text.endswith("人民"):  # …人民政府信息公开…: 政府 is printed once for both
        text += "政府"
    name = text.strip('《》"“”-—–:·_')
    return name if is_body_name(name) else None


def names_report(title: str) -> bool:
    """Tell whether a title says which report it is: a column of a site (政府信息公开年报) does not.

    Example:
        >>> names_report("2023年政府信息公开工作年度报告"), names_report("青溪区政府信息公开年报")
        (True, False)
    """
    name, year = title_facts(title)
    return year is not None or (name is not None and "报告" in title)


def names_other(one: str, other: str) -> bool:
    """Tell whether two titles name another body or another year; a shorter name may be the same.

    Example:
        >>> names_other("青溪区政府信息公开年度报告", "青溪区人民政府2023年政府信息公开年报")
        False
        >>> names_other("青溪区2022年政府信息公开工作年度报告", "2023年政府信息公开年报")
        True
    """
    (name, year), (other_name, other_year) = title_facts(one), title_facts(other)
    if None not in (year, other_year) and year != other_year:
        return True
    return name is not None and other_name is not None and not may_be_one(name, other_name)


def completeness(title: str) -> int:
    """Return how much a title says: 3 with a name and a year, 0 if it is none."""
    if not is_title(title):
        return 0
    name, year = title_facts(title)
    return 1 + (name is not None) + (year is not None)


def page_titles(text: str) -> Iterator[str]:
    """Yield the title of a report in the title of a page: the part that says most, or the whole.

    Example:
        >>> list(page_titles("青溪区2023年政府信息公开工作年度报告_政府信息公开年报_青溪区"))
        ['青溪区2023年政府信息公开工作年度报告']
    """
    parts = [part for part in (text, *_PAGE_TITLE_PARTS.split(text)) if is_title(part)]
    named = [part for part in parts if names_report(part)]
    if named:
        yield without_decoration(max(named, key=completeness))
