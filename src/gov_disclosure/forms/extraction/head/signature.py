"""落款: the name and date that close a report, and what the web page prints after them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.names import is_body_name
from gov_disclosure.document import Block, Paragraph, Table
from gov_disclosure.forms.extraction.head.furniture import is_chrome, is_footer
from gov_disclosure.forms.extraction.head.statements import Said, Statement, broken_date
from gov_disclosure.forms.extraction.sections import Item
from gov_disclosure.forms.words.dates import plain, split_date, whole_date
from gov_disclosure.model.extraction import Problem

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

_SEAL = re.compile(r"[（(](?:盖章|公章|印章|签章|章)[）)]$")
_LINKS = re.compile(
    "(?:相关|推荐|延伸|友情|热门|最新)(?:链接|文档|信息|阅读|稿件|文件|新闻|文章|报告)[:：]?"
)
_CHINESE_DATE_WORD = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_MEANT_FOR_A_DATE = re.compile(r"[\d\s年月日./-]*\d{4}[\d\s年月日./-]*")
_LONGEST_DATE = 14
_PROSE = re.compile("[。；;！!”）)]$")
_LONGEST_FOOTER = 120


@attrs.frozen
class Signature:
    """What closes a report.

    Attributes:
        items: what is left of the section without name, date and chrome.
        statements: who signs, and when.
        leftover: lines of the web page after the report, and what is no date.
        problems: of a date below the name that is none.
    """

    items: tuple[Item, ...]
    statements: tuple[Statement, ...]
    leftover: tuple[Block, ...]
    problems: tuple[Problem, ...]


def read_signature(items: Sequence[Item], *, has_table: bool = False) -> Signature:
    """Take the 落款 and the page after it off the last section.

    What follows a name and a date is the page, whatever it says; without them, only lines that
    are known to belong to a page are, and those below them that are no prose.

    Args:
        items: the items of the section.
        has_table: whether it is a section with a table, which no line of a page is taken for.
    """
    rest = _split_last_line(list(items))
    end = _end_of_report(rest, has_table=has_table)
    while end >= 0 and rest[end].text and is_chrome(rest[end].text):
        end -= 1
    leftover = [item.block for item in rest[end + 1 :]]
    del rest[end + 1 :]
    statements: list[Statement] = []
    problems: list[Problem] = []
    if rest and not isinstance(rest[-1].block, Table):
        name, date = _name_and_date(rest[-1].text)
        if date is not None:
            last = rest.pop()
            statements += _signed(last, name)
            statements.append(_dated(last, date))
        elif len(rest) > 1 and _is_broken(rest[-2].text, rest[-1].text):
            problems.append(broken_date("dated_on", rest[-1].text))
            leftover.insert(0, rest.pop().block)
        if name is None and rest and is_body_name(rest[-1].text):
            last = rest.pop()
            statements += _signed(last, last.text.strip())
            if date is None and rest and (date := whole_date(rest[-1].text)) is not None:
                statements.append(_dated(rest.pop(), date))
    return Signature(tuple(rest), tuple(statements), tuple(leftover), tuple(problems))


def _signed(item: Item, name: str | None) -> Iterator[Statement]:
    if name is not None:
        yield Statement.at(item, Said.SIGNATURE, "signed_by", name)
        body = _SEAL.sub("", "".join(name.split()))
        yield Statement.at(item, Said.SIGNATURE, "publisher", body)


def _dated(item: Item, date: datetime.date) -> Statement:
    return Statement.at(item, Said.SIGNATURE, "dated_on", date)


def _end_of_report(items: Sequence[Item], *, has_table: bool) -> int:
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
        if pair and _is_broken(*pair):
            return number + 1
        if number > 0 and _LINKS.fullmatch("".join(item.text.split())):
            return number - 1
    return len(items) - 1 if has_table else _end_before_footer(items)


def _end_before_footer(items: Sequence[Item]) -> int:
    """Return the last item before a footer: a line that pages end with, and no prose below it."""
    first = len(items)
    while first > 0 and not _is_prose(items[first - 1]):
        first -= 1
    footer = (number for number in range(first, len(items)) if is_footer(items[number].text))
    return next(footer, len(items)) - 1


def _is_prose(item: Item) -> bool:
    if isinstance(item.block, Table):
        return len(item.block.rows) > 1
    text = item.text.strip()
    return len(text) > _LONGEST_FOOTER or _PROSE.search(text) is not None


def _is_broken(name: str, date: str) -> bool:
    """Tell whether a name stands above what was meant for a date and is none."""
    compact = "".join(plain(date).split())
    return (
        len(compact) <= _LONGEST_DATE
        and _MEANT_FOR_A_DATE.fullmatch(compact) is not None
        and ("年" in compact or "月" in compact)
        and whole_date(date) is None
        and is_body_name(name)
    )


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
