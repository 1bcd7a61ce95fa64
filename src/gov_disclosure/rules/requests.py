"""Rules of section 三: requests received and handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE
from gov_disclosure.rules.judging import REPORTED, Wording, judge
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.sums import REQUESTS, balances, outcome_totals, row_totals
from gov_disclosure.rules.words import FORM_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.rules.examination import Examination

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
        yield from judge(this, examination, REQUESTS, row_totals(kind), wording)


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
        yield from judge(this, examination, REQUESTS, balances(), wording)


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
        yield from judge(this, examination, REQUESTS, outcome_totals(kind), wording)
