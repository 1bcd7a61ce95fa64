"""What can be checked on a report: the table of rules, and ``check``, which runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.report import FORMS
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE
from gov_disclosure.rules import disputes, requests
from gov_disclosure.rules.order import in_order
from gov_disclosure.rules.rule import Rule
from gov_disclosure.rules.words import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.rules.finding import Finding
    from gov_disclosure.rules.words import Severity

_DOCUMENTS = "、".join(form.document for form in FORMS.values())

RULES: tuple[Rule, ...] = (
    Rule(
        "requests.row_total",
        "error",
        requests.row_total,
        title="每行总计等于前六列之和",
        title_en="each row total equals the sum of the first six columns",
        formula="每行：“总计”列 = 前六列之和",
        reason="六类申请人互不重叠、合起来就是全部申请人，“总计”列是它们的合计。",
        source=f"表头“总计”列的含义（{_DOCUMENTS}所附格式）",
        false_alarms="尚未发现。",
    ),
    Rule(
        "requests.balance",
        "error",
        requests.balance,
        title="每列本年新收加上年结转等于（七）总计加结转下年度",
        title_en="in each column, received + brought forward = handled + carried forward",
        formula="每列：第一项 + 第二项 = 第三项（七）总计 + 第四项",
        reason="收到的申请要么在本年度办结，要么结转下年度。表内印有这一勾稽关系。",
        source=f"表内勾稽关系：{RECONCILIATION_SENTENCE.strip('（）')}（{_DOCUMENTS}所附格式）",
        false_alarms="职能划转时移交其他机关的申请如何计入，未见统一规定，可能使等式不成立。",
    ),
    Rule(
        "requests.outcomes_total",
        "error",
        requests.outcomes_total,
        title="每列办理结果（七）总计等于（一）至（六）之和",
        title_en="in each column, total handled (7) equals the sum of the outcomes (1) to (6)",
        formula="每列：（七）总计 = （一）至（六）所列各行之和；其中没有小计行，按细项相加",
        reason="每件申请只计入一种办理结果（区分处理的只计“部分公开”），（七）是它们的合计。",
        source=f"行标签“（七）总计”的含义（{_DOCUMENTS}所附格式）",
        false_alarms="自行增加的结果行不属于格式，其件数会使（七）多于（一）至（六）。",
    ),
    Rule(
        "disputes.total",
        "error",
        disputes.total,
        title="每类案件总计等于四种结果之和",
        title_en="for each kind of case, the total equals the sum of the four results",
        formula="每类案件：“总计”列 = 前四列之和，含尚未审结",
        reason="每件案件在年末只有一种状态，“总计”列是它们的合计，含尚未审结的案件。",
        source=f"表头“总计”列的含义（{_DOCUMENTS}所附格式）",
        false_alarms="尚未发现。",
    ),
)
"""The table of rules, in the order of the form. A new rule is one line here."""


def check(
    report: AnnualReport,
    previous: AnnualReport | None = None,
    rules: Iterable[str | Rule] | None = None,
    severity: Severity | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules find in a report, gravest first, then in form order.

    Args:
        report: the report; it is never changed.
        previous: the report of the same body for the year before, for the rules that need it.
        rules: which rules to run; None: all of ``RULES``. A text selects the rule with that id
            or all rules whose id begins with it (``"requests"``); with ``-`` before it, it
            leaves them out (``"-requests.balance"``). Texts that only leave out start from all
            rules. A ``Rule`` of your own is added to those selected.
        severity: return only findings of at least this severity.

    Raises:
        InvalidValueError: a rule or severity that does not exist.

    Example:
        >>> from gov_disclosure import blank, replace
        >>> cells = {"upheld": 1, "corrected": 0, "other_result": 0, "pending": 1, "total": 3}
        >>> changes = {f"disputes.reconsideration.{name}": count for name, count in cells.items()}
        >>> finding, = check(replace(blank("2021"), changes), severity="error")
        >>> finding.message
        '第四部分“行政复议”“总计”列：前四项合计2件，填报3件，多1件，请核对。'
    """
    wanted = _at_least(severity)
    found = [
        finding
        for rule in selected(rules)
        for finding in rule.function(rule, report, previous)
        if finding.severity in wanted
    ]
    return in_order(found, report)


def selected(rules: Iterable[str | Rule] | None) -> tuple[Rule, ...]:
    """Return the rules that the argument ``rules`` of ``check`` stands for.

    Raises:
        InvalidValueError: a text that fits no rule.

    Example:
        >>> [rule.id for rule in selected(["requests", "-requests.balance"])]
        ['requests.row_total', 'requests.outcomes_total']
    """
    if rules is None:
        return RULES
    asked = (rules,) if isinstance(rules, str) else tuple(rules)
    added = tuple(rule for rule in asked if isinstance(rule, Rule))
    texts = [text for text in asked if not isinstance(text, Rule)]
    known = (*RULES, *added)
    chosen = [text for text in texts if not text.startswith("-")]
    left_out = [text.removeprefix("-") for text in texts if text.startswith("-")]
    for text in (*chosen, *left_out):
        if not any(_matches(rule, text) for rule in known):
            listed = "、".join(rule.id for rule in known)
            raise InvalidValueError(
                "rules",
                text,
                f"规则标识或其前缀（{listed}）",
                f"the id of a rule or its beginning ({', '.join(rule.id for rule in known)})",
            )
    return tuple(
        rule
        for rule in known
        if (not chosen or rule in added or any(_matches(rule, text) for text in chosen))
        and not any(_matches(rule, text) for text in left_out)
    )


def _matches(rule: Rule, text: str) -> bool:
    return rule.id == text or rule.id.startswith(f"{text}.")


def _at_least(severity: Severity | None) -> tuple[str, ...]:
    ranked = tuple(SEVERITIES)
    if severity is None:
        return ranked
    if severity not in ranked:
        listed = " | ".join(ranked)
        raise InvalidValueError("severity", severity, f"{listed} 之一", f"one of {listed}")
    return ranked[: ranked.index(severity) + 1]
