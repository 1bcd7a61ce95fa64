"""Titles of annual reports: how they are told, and the body and year that they name."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.names import is_body_name, may_be_one
from gov_disclosure.forms.words.dates import YEAR, find_year, plain, whole_year
from gov_disclosure.values import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TITLE = re.compile(
    r"[^。；;！？!?：:|>＞]{0,60}?(?:信息公开|政务公开)[^。；;！？!?：:|>＞]{0,20}?(?:报告|年报)"
    r"(?:\s*[（(][^（）()]{1,15}[）)])?"
)
_LONGEST_TITLE = 80
_MOST_LINES = 4
_NAME_IN_TITLE = re.compile(
    r"(?:关于)?(?P<before>.*?)(?:关于)?"
    rf"(?:{YEAR}\s*年?\s*度?)(?P<after>.*?)"
    r"(?:的)?(?:政府|政务)?(?:信息公开|政务公开).*"
)
_NAME_ALONE = re.compile(r"(?P<name>.*?)(?:关于)?(?:政府|政务)?(?:信息公开|政务公开).*")
_YEAR_AT_THE_END = re.compile(r"(?:19|20)\d{2}(?:年?度|年(?!\d)|\))")
_DECORATION = re.compile(
    r"\s*(?:[（(【\[]\s*(?:图解|图文|一图读懂|政策图解|文字版|正文|公开|公示|转载)\s*[】\]）)]|一?图解[:：]|一图读懂[|｜:：]?)\s*"
)
_OFFICIAL = re.compile("政府信息公开工作(?:的)?年度报告")
_PAGE_TITLE_PARTS = re.compile(
    r"\s*(?:[_|｜>]|--+|—+|–|\s[-－]\s|(?<=[\u4e00-\u9fff）)])-(?=[\u4e00-\u9fff]))+\s*"
)
_OTHER_SCRIPT = re.compile(r"[A-Za-z0-9]\Z")


@attrs.frozen
class Title:
    """A title as it is printed, over one or several lines.

    Attributes:
        text: the title.
        first: number of its first line.
        last: number of its last line.
    """

    text: str
    first: int
    last: int

    @property
    def key(self) -> str:
        """The title as it is compared."""
        return title_key(self.text)


def is_title(text: str) -> bool:
    """Tell whether a line is the title of an annual report.

    Example:
        >>> is_title("青溪区财政局2023年政府信息公开工作年度报告"), is_title("政府信息公开指南")
        (True, False)
    """
    compact = "".join(text.split())
    return len(compact) <= _LONGEST_TITLE and _TITLE.fullmatch(compact) is not None


def title_key(text: str) -> str:
    """Return a title as it is compared: normal width, no spaces, no decoration."""
    return "".join(plain(without_decoration(text)).split())


def without_decoration(text: str) -> str:
    """Return a title without what pages set before it, such as （图解）.

    Example:
        >>> without_decoration("（图解）青溪区2023年政府信息公开工作年度报告")
        '青溪区2023年政府信息公开工作年度报告'
    """
    stripped = text.strip()
    match = _DECORATION.match(stripped)
    return stripped[match.end() :] if match and match.end() < len(stripped) else stripped


@functools.lru_cache(maxsize=256)  # asked of the same title by several
def title_facts(title: str) -> tuple[str | None, int | None]:
    """Return the name of the body and the year that a title gives.

    Example:
        >>> title_facts("2023年青溪区人民政府政府信息公开工作年度报告")
        ('青溪区人民政府', 2023)
    """
    compact = "".join(plain(without_decoration(title)).split())[:_LONGEST_TITLE]
    match = _NAME_IN_TITLE.fullmatch(compact)
    if match is not None:
        name = match["before"] or match["after"]
        year = find_year(compact)
    else:
        alone = _NAME_ALONE.fullmatch(compact)
        name, named = (alone["name"] if alone else ""), _YEAR_AT_THE_END.search(compact)
        year = find_year(named.group()) if named else None
    if name.endswith("人民"):  # …人民政府信息公开…: 政府 is printed once for both
        name += "政府"
    name = name.strip('《》"“”')
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        year = None
    return (name if is_body_name(name) else None), year


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


def printed_titles(lines: Sequence[str | None]) -> Iterator[Title]:
    """Yield the titles that stand in lines, each over up to four of them.

    A title goes over several lines where each adds a name or a year to what follows.

    Args:
        lines: the lines; None for what is no line, such as a table.
    """
    for last, line in enumerate(lines):
        if line is None or not _may_end_title(line):
            continue
        text, first = _with_lines_above(lines, last)
        if is_title(text):
            yield Title(without_decoration(text), first, last)


def _may_end_title(line: str) -> bool:
    compact = "".join(line.split())
    return (
        len(compact) <= _LONGEST_TITLE
        and re.search(r"(?:报告|年报)(?:[（(].{1,15}[）)])?\Z", compact) is not None
    )


def _with_lines_above(lines: Sequence[str | None], last: int) -> tuple[str, int]:
    """Return the title that ends in a line, with the lines above that belong to it."""
    best, first = str(lines[last]).strip(), last
    known = _completeness(best)
    text = best
    for number in range(last - 1, max(last - _MOST_LINES, -1), -1):
        above = lines[number]
        if above is None or known == _WHOLE or not _may_begin_title(above):
            break
        text = _joined(above.strip(), text)
        if _completeness(text) > known:
            best, first, known = text, number, _completeness(text)
    return best, first


_WHOLE = 3


def _completeness(text: str) -> int:
    if not is_title(text):
        return 0
    name, year = title_facts(text)
    return 1 + (name is not None) + (year is not None)


def _may_begin_title(line: str) -> bool:
    """Tell whether a line can be part of a title: a name, a year, or words of the title."""
    compact = "".join(line.split())
    if len(compact) > _LONGEST_TITLE or is_title(compact):
        return False
    return (
        is_body_name(compact)
        or whole_year(compact) is not None
        or (
            re.fullmatch(
                rf".{{0,40}}?(?:{YEAR}年?度?)?(?:关于)?(?:{YEAR}年?度?)?(?:政府|政务)?(?:信息公开)?(?:工作)?(?:情况)?的?",
                plain(compact),
            )
            is not None
            and re.search(rf"{YEAR}|信息公开|政府信息", plain(compact)) is not None
        )
    )


def _joined(above: str, below: str) -> str:
    space = " " if _OTHER_SCRIPT.search(above) and below[:1].isascii() else ""
    return f"{above}{space}{below}"


def page_titles(text: str) -> Iterator[str]:
    """Yield the titles of reports in the title of a page: as a whole, then less the site's name.

    Example:
        >>> list(page_titles("青溪区2023年政府信息公开工作年度报告_政府信息公开年报_青溪区"))
        ['青溪区2023年政府信息公开工作年度报告']
    """
    for part in (text, *_PAGE_TITLE_PARTS.split(text)):
        if is_title(part) and names_report(part):
            yield without_decoration(part)
            return
