"""Rules of section 三: requests received and handled."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from gov_disclosure.model.paths import columns, rows
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE, ApplicantCounts
from gov_disclosure.rules.identities import (
    REPORTED,
    Identity,
    Wording,
    column_place,
    judge,
    row_place,
)
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.words import FORM_DOCUMENTS, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.finding import Finding

_SECTION = "requests"
_TOTAL_COLUMN = "total"
_OUTCOMES = "outcomes"
_HANDLED = "outcomes.handled"
_COLUMNS = Words("列", "columns")


@rule(
    "requests.row_total",
    "error",
    title="每行总计等于前六列之和",
    title_en="each row total equals the sum of the first six columns",
    formula="每行：“总计”列 = 前六列之和",
    reason="六类申请人互不重叠、合起来就是全部申请人，“总计”列是它们的合计。",
    source=f"表头“总计”列的含义（{FORM_DOCUMENTS}所附格式）",
    false_alarms="尚未发现。",
)
def row_total(this: Rule, examination: Examination) -> Iterator[Finding]:
    """In each row, the kinds of applicant add up to 总计."""
    section = examination.report.requests
    if section is not None:
        kind: type = type(section)
        wording = Wording(Words("前六列", "the first six columns"), REPORTED, Words("行", "rows"))
        yield from judge(this, examination, _SECTION, _row_totals(kind), wording)


@rule(
    "requests.balance",
    "error",
    title="每列本年新收加上年结转等于（七）总计加结转下年度",
    title_en="in each column, received + brought forward = handled + carried forward",
    formula="每列：第一项 + 第二项 = 第三项（七）总计 + 第四项",
    reason="收到的申请要么在本年度办结，要么结转下年度。表内印有这一勾稽关系。",
    source=f"表内勾稽关系：{RECONCILIATION_SENTENCE.strip('（）')}（{FORM_DOCUMENTS}所附格式）",
    false_alarms="职能划转时移交其他机关的申请如何计入，未见统一规定，可能使等式不成立。",
)
def balance(this: Rule, examination: Examination) -> Iterator[Finding]:
    """In each column, received and brought forward equal handled and carried forward."""
    if examination.report.requests is not None:
        wording = Wording(
            Words("第一项加第二项", "items 1 and 2"),
            Words("第三项（七）加第四项合计", "items 3 (7) and 4 to"),
            _COLUMNS,
        )
        yield from judge(this, examination, _SECTION, _balances(), wording)


@rule(
    "requests.outcomes_total",
    "error",
    title="每列办理结果（七）总计等于（一）至（六）之和",
    title_en="in each column, total handled (7) equals the sum of the outcomes (1) to (6)",
    formula="每列：（七）总计 = （一）至（六）所列各行之和；其中没有小计行，按细项相加",
    reason="每件申请只计入一种办理结果（区分处理的只计“部分公开”），（七）是它们的合计。",
    source=f"行标签“（七）总计”的含义（{FORM_DOCUMENTS}所附格式）",
    false_alarms="自行增加的结果行不属于格式，其件数会使（七）多于（一）至（六）。",
)
def outcomes_total(this: Rule, examination: Examination) -> Iterator[Finding]:
    """In each column, the outcomes （一） to （六） add up to （七）总计."""
    section = examination.report.requests
    if section is not None:
        kind: type = type(section)
        wording = Wording(Words("（一）至（六）", "rows (1) to (6)"), REPORTED, _COLUMNS)
        yield from judge(this, examination, _SECTION, _outcome_totals(kind), wording)


@functools.cache
def _row_totals(kind: type) -> tuple[Identity, ...]:
    identities = []
    for facts in rows(kind):
        row, total = row_place(facts), column_place(dict(facts.columns)[_TOTAL_COLUMN])
        identities.append(
            Identity(
                Words(row.zh + total.zh, f"{row.en}, {total.en}"),
                parts=tuple(
                    _path(facts.path, name) for name, _ in facts.columns if name != _TOTAL_COLUMN
                ),
                whole=(_path(facts.path, _TOTAL_COLUMN),),
            )
        )
    return tuple(identities)


@functools.cache
def _balances() -> tuple[Identity, ...]:
    return tuple(
        Identity(
            column_place(column),
            parts=(_path("received", name), _path("brought_forward", name)),
            whole=(_path(_HANDLED, name), _path("carried_forward", name)),
        )
        for name, column in columns(ApplicantCounts)
    )


@functools.cache
def _outcome_totals(kind: type) -> tuple[Identity, ...]:
    within = [facts for facts in rows(kind) if facts.path.startswith(f"{_OUTCOMES}.")]
    (handled,) = (facts for facts in within if facts.path == _HANDLED)
    row = row_place(handled)
    identities = []
    for name, declared in handled.columns:
        column = column_place(declared)
        identities.append(
            Identity(
                Words(row.zh + column.zh, f"{row.en}, {column.en}"),
                parts=tuple(_path(facts.path, name) for facts in within if facts.path != _HANDLED),
                whole=(_path(_HANDLED, name),),
            )
        )
    return tuple(identities)


def _path(row: str, column: str) -> str:
    return f"{_SECTION}.{row}.{column}"
