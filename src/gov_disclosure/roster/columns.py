"""The columns of a roster: how each is headed, read and written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import attrs

from gov_disclosure.bodies.body import Due, FormerName
from gov_disclosure.bodies.names import plain_name
from gov_disclosure.bodies.words import (
    KINDS_IN_WORDS,
    LEVELS_IN_WORDS,
    SCOPES_IN_WORDS,
    kind_named,
    level_named,
    scope_named,
)
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.publisher import KINDS, LEVELS
from gov_disclosure.model.report import SCOPES

_SEPARATOR = re.compile(r"\s*[；;、，,|\n]\s*")
_WITH_YEARS = re.compile(r"(?P<name>.+?)\s*[（(]\s*(?P<years>[^（()）]*\d[^（()）]*?)\s*[）)]")
_YEARS = re.compile(
    r"(?P<only>\d{4})年?|(?P<first>\d{4})?年?[-—–~～至到](?:(?P<last>\d{4})年?止?)?"
    r"|(?P<since>\d{4})年?(?:起|以来)|(?P<before>\d{4})年?(?:[以之]?前)"
)
_DUE = re.compile(
    r"(?:每年|次年|翌年)?(?:(?P<year>\d{4})\s*[-/.年])?\s*(?P<month>\d{1,2})\s*[-/.月]\s*"
    r"(?P<day>\d{1,2})\s*[日号]?(?:止|[以之]?前)?(?:\s+00?:00(?::00)?)?"
)
_YES = frozenset(["是", "y", "yes", "true", "1", "汇总", "√"])
_NO = frozenset(["否", "n", "no", "false", "0", "不汇总", "×"])


@attrs.frozen
class Column:
    """A column of a roster.

    Attributes:
        name: its name in English, that of the field of a body.
        zh: its name in Chinese.
        parse: a cell that is not empty to the value of the field.
        write: the value of the field to the text of a cell.
        others: other headers that mean it.
    """

    name: str
    zh: str
    parse: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    others: tuple[str, ...] = ()


def _former_names(text: str) -> tuple[FormerName, ...]:
    return tuple(map(_former_name, filter(None, _SEPARATOR.split(text))))


def _former_name(text: str) -> FormerName:
    found = _WITH_YEARS.fullmatch(text)
    years = _YEARS.fullmatch("".join(found["years"].split())) if found else None
    if found is None or years is None:
        if re.search(r"\d{4}", text):
            raise InvalidValueError(
                "former_names",
                text,
                "形如 某局（2019-2022）、某局（-2018）、某局（2019年前）的名称和报告年度",
                "a name with report years such as 某局（2019-2022） or 某局（-2018）",
            )
        return FormerName(text)
    given = {key: int(year) for key, year in years.groupdict().items() if year}
    if "only" in given:
        return FormerName(found["name"], given["only"], given["only"])
    last = given["before"] - 1 if "before" in given else given.get("last")
    return FormerName(found["name"], given.get("first", given.get("since")), last)


def _write_former_names(names: tuple[FormerName, ...]) -> str:
    return "；".join(map(_write_former_name, names))


def _write_former_name(former: FormerName) -> str:
    if former.first_year is None and former.last_year is None:
        return former.name
    return f"{former.name}（{former.first_year or ''}-{former.last_year or ''}）"


def _short_names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _SEPARATOR.split(text)))


def _code(text: str) -> str:
    """Return a code as it is written; a table of numbers may have made 330102.0 of it."""
    return re.sub(r"\.0+$", "", text).upper()


def _is_included(text: str) -> bool:
    lowered = text.lower()
    if lowered in _YES:
        return True
    if lowered in _NO:
        return False
    raise InvalidValueError("is_included", text, "是 或 否", "yes or no")


def _due(text: str) -> Due:
    match = _DUE.fullmatch(text)
    if match is None:
        raise InvalidValueError(
            "due", text, "形如 1月31日 或 2025-01-31 的日期", "a date such as 01-31 or 2025-01-31"
        )
    year = match["year"]
    return Due(int(match["month"]), int(match["day"]), int(year) if year else None)


def _write_due(due: Due) -> str:
    day = f"{due.month:02}-{due.day:02}"
    return day if due.year is None else f"{due.year:04}-{day}"


def _member(
    name: str, named: Callable[[str], str], members: tuple[str, ...], words: Any
) -> Callable[[str], str]:
    def parse(text: str) -> str:
        member = named(text)
        if member not in members:
            listed, listed_en = "、".join(words.values()), ", ".join(members)
            raise InvalidValueError(name, text, f"{listed} 之一", f"one of {listed_en}")
        return member

    return parse


COLUMNS: tuple[Column, ...] = (
    Column(
        "name", "单位",
        others=(
            "名称", "全称", "单位名称", "单位全称", "机关名称", "机构名称", "部门名称", "publisher",
        ),
    ),
    Column(
        "former_names", "曾用名", _former_names, _write_former_names, ("原名", "former_name")
    ),
    Column("short_names", "简称", _short_names, "；".join, ("short_name",)),
    Column("parent", "上级", others=("上级单位", "主管单位", "上级机关", "主管部门")),
    Column(
        "is_included", "是否汇总", _is_included, lambda it: "是" if it else "否", ("included",)
    ),
    Column("region_code", "行政区划代码", _code, others=("区划代码",)),
    Column("credit_code", "统一社会信用代码", _code, others=("信用代码",)),
    Column(
        "level", "层级", _member("level", level_named, LEVELS, LEVELS_IN_WORDS),
        lambda it: LEVELS_IN_WORDS[it], ("级别", "行政级别"),
    ),
    Column(
        "kind", "类别", _member("kind", kind_named, KINDS, KINDS_IN_WORDS),
        lambda it: KINDS_IN_WORDS[it], ("类型",),
    ),
    Column(
        "scope", "范围", _member("scope", scope_named, SCOPES, SCOPES_IN_WORDS),
        lambda it: SCOPES_IN_WORDS[it],
    ),
    Column("due", "期限", _due, _write_due, ("截止日期", "公布期限", "due_date")),
)  # fmt: skip
"""The columns, in the order in which they are written."""

NOT_READ = frozenset({
    "序号", "编号", "备注", "说明", "联系人", "联系电话", "联系方式", "电话",
    "no", "no.", "note", "notes", "remarks", "contact", "phone",
})  # fmt: skip
"""Headers of columns that say nothing of whose reports these are."""


def header_key(text: str) -> str:
    """Return a header as it is compared: normal width, no spaces, nothing in brackets.

    Example:
        >>> header_key(" 单 位（全称） "), header_key("Former names")
        ('单位', 'formernames')
    """
    return plain_name(text).replace("_", "").lower() if text else ""


BY_HEADER: dict[str, Column] = {
    header_key(header): column
    for column in COLUMNS
    for header in (column.name, column.zh, *column.others)
}
"""Columns by each header that means them, as it is compared."""
