"""落款: the name and date that close a report, and what the web page prints after them."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.names import is_body_name
from gov_disclosure.document import Block, Paragraph, Table
from gov_disclosure.forms.extraction.head.furniture import is_chrome
from gov_disclosure.forms.extraction.sections import Item
from gov_disclosure.forms.words.dates import split_date, whole_date

if TYPE_CHECKING:
    from collections.abc import Sequence


_LINKS = re.compile("(?:相关|推荐|延伸)(?:链接|文档|信息|阅读|稿件|文件|新闻)[:：]?")
_CHINESE_DATE_WORD = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")


@attrs.frozen
class Signature:
    """What closes a report.

    Attributes:
        signed_by: the name, or None.
        dated_on: the date, or None.
        name_item: where the name stood.
        date_item: where the date stood.
        items: what is left of the section without name, date and chrome.
        leftover: lines of the web page after the report.
    """

    signed_by: str | None
    dated_on: datetime.date | None
    name_item: Item | None
    date_item: Item | None
    items: tuple[Item, ...]
    leftover: tuple[Block, ...]


def read_signature(items: Sequence[Item]) -> Signature:
    """Take the 落款 and the page after it off the last section.

    What follows a name and a date is the page, whatever it says; without them, only lines that
    are known to belong to a page are.
    """
    rest = _split_last_line(list(items))
    leftover: list[Block] = []
    end = _end_of_report(rest)
    leftover.extend(item.block for item in rest[:end:-1])
    del rest[end + 1 :]
    while rest and rest[-1].text and is_chrome(rest[-1].text):
        leftover.append(rest.pop().block)
    signed_by = dated_on = name_item = date_item = None
    if rest and not isinstance(rest[-1].block, Table):
        signed_by, dated_on = _name_and_date(rest[-1].text)
        if dated_on is not None:
            date_item = rest.pop()
            name_item = date_item if signed_by else None
        if signed_by is None and rest and is_body_name(rest[-1].text):
            name_item = rest.pop()
            signed_by = name_item.text.strip()
            if dated_on is None and rest and (date := whole_date(rest[-1].text)) is not None:
                date_item, dated_on = rest.pop(), date
    return Signature(signed_by, dated_on, name_item, date_item, tuple(rest), tuple(leftover[::-1]))


def _end_of_report(items: Sequence[Item]) -> int:
    """Return the last item of the report: the first that ends a 落款, or the last of all.

    A 落款 is a name and a date on one line or two, in either order. From a line such as 相关链接
    on all is page, too.
    """
    for number, item in enumerate(items):
        if _name_and_date(item.text)[0] is not None:
            return number
        pair = [item.text, items[number + 1].text] if number + 1 < len(items) else []
        if any(map(is_body_name, pair)) and any(whole_date(text) is not None for text in pair):
            return number + 1
        if number > 0 and _LINKS.fullmatch("".join(item.text.split())):
            return number - 1
    return len(items) - 1


def _name_and_date(text: str) -> tuple[str | None, datetime.date | None]:
    date = whole_date(text)
    if date is not None:
        return None, date
    split = split_date(text)
    if split is not None and is_body_name(split[0]):
        return split[0], split[1]
    return None, None


def _split_last_line(items: list[Item]) -> list[Item]:
    """Split a last paragraph whose words are prose, name, date and chrome."""
    if not items or isinstance(items[-1].block, Table):
        return items
    last = items[-1]
    words = last.text.split()
    for index in range(len(words) - 1, 0, -1):
        if not _CHINESE_DATE_WORD.fullmatch(words[index]):
            continue
        if not all(map(is_chrome, words[index + 1 :])) or not is_body_name(words[index - 1]):
            break
        texts = [" ".join(words[: index - 1]), *words[index - 1 :]]
        return items[:-1] + [attrs.evolve(last, block=Paragraph(text)) for text in texts if text]
    return items
