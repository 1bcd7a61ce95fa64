"""Rules of section 四: reconsiderations and lawsuits."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.paths import rows
from gov_disclosure.rules.identities import REPORTED, Identity, Wording, column_place, judge
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.words import FORM_DOCUMENTS, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.finding import Finding

_SECTION = "disputes"
_TOTAL_COLUMN = "total"


@rule(
    "disputes.total",
    "error",
    title="每类案件总计等于四种结果之和",
    title_en="for each kind of case, the total equals the sum of the four results",
    formula="每类案件：“总计”列 = 前四列之和，含尚未审结",
    reason="每件案件在年末只有一种状态，“总计”列是它们的合计，含尚未审结的案件。",
    source=f"表头“总计”列的含义（{FORM_DOCUMENTS}所附格式）",
    false_alarms="尚未发现。",
)
def total(this: Rule, examination: Examination) -> Iterator[Finding]:
    """In each block, the four results add up to 总计."""
    if examination.report.disputes is not None:
        wording = Wording(
            Words("前四项", "the first four columns"), REPORTED, Words("类", "kinds of case")
        )
        yield from judge(this, examination, _SECTION, _totals(), wording)


@functools.cache
def _totals() -> tuple[Identity, ...]:
    identities = []
    for facts in rows(Disputes):
        block = "/".join((*facts.row.parents, facts.row.label))
        column = column_place(dict(facts.columns)[_TOTAL_COLUMN])
        paths = {name: f"{_SECTION}.{facts.path}.{name}" for name, _ in facts.columns}
        identities.append(
            Identity(
                Words(f"“{block}”{column.zh}", f"“{facts.row.english}”, {column.en}"),
                parts=tuple(path for name, path in paths.items() if name != _TOTAL_COLUMN),
                whole=(paths[_TOTAL_COLUMN],),
            )
        )
    return tuple(identities)
