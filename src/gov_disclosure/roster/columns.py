"""The columns of a roster: how each is headed, read and written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import attrs

from gov_disclosure.bodies.body import Due, FormerName
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

_SEPARATOR = re.compile(r"\s*[；;、|\n]\s*")
_YEARS = re.compile(
    r"(?P<name>.+?)\s*[（(]\s*(?P<first>\d{4})?\s*年?\s*(?P<mark>[-—–~至到]|年?前|年?起)?\s*"
    r"(?P<last>\d{4})?\s*年?\s*(?:止|以?前|起)?\s*[）)]"
)
_DUE = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年])?\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?"
    r"(?:\s+00?:00(?::00)?)?"
)
_YES = frozenset(["是", "yes", "true", "1", "汇总", "√"])
_NO = frozenset(["否", "no", "false", "0", "不汇总", "×"])


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
    match = _YEARS.fullmatch(text)
    if match is None or (match["first"] is None and match["last"] is None):
        return FormerName(text)
    first, last = (int(match[key]) if match[key] else None for key in ("first", "last"))
    if match["mark"] is None and last is None:
        last = first
    elif last is None and match["mark"].endswith("前"):
        first, last = None, int(match["first"]) - 1
    return FormerName(match["name"], first, last)


def _write_former_names(names: tuple[FormerName, ...]) -> str:
    return "；".join(map(_write_former_name, names))


def _write_former_name(former: FormerName) -> str:
    if former.first_year is None and former.last_year is None:
        return former.name
    return f"{former.name}（{former.first_year or ''}-{former.last_year or ''}）"


def _short_names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _SEPARATOR.split(text)))


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
    Column("name", "单位", others=("名称", "全称", "单位名称", "publisher")),
    Column(
        "former_names", "曾用名", _former_names, _write_former_names, ("原名", "former_name")
    ),
    Column("short_names", "简称", _short_names, "；".join, ("short_name",)),
    Column("parent", "上级", others=("上级单位", "主管单位")),
    Column(
        "is_included", "是否汇总", _is_included, lambda it: "是" if it else "否", ("included",)
    ),
    Column("region_code", "行政区划代码", others=("区划代码",)),
    Column("credit_code", "统一社会信用代码", others=("信用代码",)),
    Column(
        "level", "层级", _member("level", level_named, LEVELS, LEVELS_IN_WORDS),
        lambda it: LEVELS_IN_WORDS[it], ("级别",),
    ),
    Column(
        "kind", "类别", _member("kind", kind_named, KINDS, KINDS_IN_WORDS),
        lambda it: KINDS_IN_WORDS[it], ("类型",),
    ),
    Column(
        "scope", "范围", _member("scope", scope_named, SCOPES, SCOPES_IN_WORDS),
        lambda it: SCOPES_IN_WORDS[it],
    ),
    Column("due", "期限", _due, _write_due, ("截止日期", "公布期限", "due_date", "due date")),
)  # fmt: skip
"""The columns, in the order in which they are written."""

BY_HEADER: dict[str, Column] = {
    header: column
    for column in COLUMNS
    for header in (column.name, column.name.replace("_", " "), column.zh, *column.others)
}
"""Columns by each header that means them."""
