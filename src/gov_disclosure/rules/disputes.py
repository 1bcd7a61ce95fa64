"""Rules of section 四: reconsiderations and lawsuits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.rules.judging import REPORTED, Wording, judge
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.sums import DISPUTES, case_totals
from gov_disclosure.rules.words import FORM_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.rules.examination import Examination


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
        yield from judge(this, examination, DISPUTES, case_totals(), wording)
