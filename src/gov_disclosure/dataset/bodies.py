"""The bodies of a roster as tables: what is known of each, and what was there before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.words import KINDS_IN_WORDS, LEVELS_IN_WORDS, SCOPES_IN_WORDS
from gov_disclosure.dataset.column import DataColumn
from gov_disclosure.dataset.facts import in_chinese, in_words
from gov_disclosure.roster.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.dataset.rows import Row
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.roster import Roster

_MEANINGS: Mapping[str, Words] = {
    "name": Words(
        "单位现在的全称，即各表的 body", "name of the body today, the body of the tables"
    ),
    "short_names": Words(
        "只指该单位的简称，用“；”分开", "short forms that mean it only, between ；"
    ),
    "parent": Words("上级单位", "the body above"),
    "is_included": Words(
        "上级的数字是否包括本单位", "whether the parent's figures include its own"
    ),
    "region_code": Words("行政区划代码", "region code"),
    "credit_code": Words("统一社会信用代码", "unified social credit code"),
    "level": Words("层级", "level"),
    "kind": Words("类别", "kind"),
    "scope": Words("报告的范围；空为不限", "scope of its report; nothing: either"),
    "due": Words("公布的期限", "the day by which its report is due"),
}
_WORDS: Mapping[str, Mapping[str, Words]] = {
    "level": in_chinese(LEVELS_IN_WORDS),
    "kind": in_chinese(KINDS_IN_WORDS),
    "scope": in_chinese(SCOPES_IN_WORDS),
    "is_included": in_words(("yes", "no"), Words("是", "yes"), Words("否", "no")),
}

BODY_COLUMNS: tuple[DataColumn, ...] = tuple(
    DataColumn(
        column.name,
        "category" if column.name in _WORDS else "text",
        Words(column.zh, column.name.replace("_", " ")),
        _MEANINGS[column.name],
        _WORDS.get(column.name, {}),
    )
    for column in COLUMNS
    if column.name in _MEANINGS
)
"""The columns of the table of bodies, a row for each body and scope that the roster lists."""

SUCCESSION_COLUMNS: tuple[DataColumn, ...] = (
    DataColumn(
        "predecessor",
        "text",
        Words("原名", "predecessor"),
        Words("以前的名称，或以前的单位", "a former name, or a body of the past"),
    ),
    DataColumn(
        "successor",
        "text",
        Words("现名", "successor"),
        Words("名册中现在的单位；一个原名可有几个", "the body of today; one name may have several"),
    ),
    DataColumn(
        "first_year",
        "integer",
        Words("首个年度", "first year"),
        Words(
            "用原名的首个报告年度；空为不知", "first report year of the name; nothing: not known"
        ),
    ),
    DataColumn(
        "last_year",
        "integer",
        Words("末个年度", "last year"),
        Words("用原名的末个报告年度；空为不知", "last report year of the name; nothing: not known"),
    ),
)
"""The columns of the table of successions, a row for each former name of each body."""


def body_rows(roster: Roster) -> Iterator[Row]:
    """Yield the table of bodies, in the order of the roster."""
    written = {column.name: column.write for column in COLUMNS}
    for body in roster.bodies:
        row: list[Field] = []
        for column in BODY_COLUMNS:
            value = getattr(body, column.name)
            if isinstance(value, bool):
                value = "yes" if value else "no"
            elif not isinstance(value, str | None):
                value = written[column.name](value) or None
            row.append(value)
        yield tuple(row)


def succession_rows(roster: Roster) -> Iterator[Row]:
    """Yield the table of successions; a body that is listed for each of two scopes counts once.

    Only what the roster says: which of several former names came first follows from their years,
    where it tells them, and is not guessed where it does not.
    """
    found = (
        (former.name, body.name, former.first_year, former.last_year)
        for body in roster.bodies
        for former in body.former_names
    )
    yield from dict.fromkeys(found)
