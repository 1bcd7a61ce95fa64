"""Rules that hold the figures of the prose against the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.quoting import quoted
from gov_disclosure.rules.places import place_name
from gov_disclosure.rules.rule import Rule
from gov_disclosure.rules.words import section_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.model.finding import Finding, Severity
    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.prose.figures_meant import Meant
    from gov_disclosure.rules.prose.statement import Statement
    from gov_disclosure.values import Value

_REASON = "正文与表格说的是同一件事时，数字应当一致。"
_SOURCE = "国办公开办函〔2021〕30号（内容不准确的，依法追究责任）。按用语查找，是经验判断"
_FALSE_ALARMS = "正文某句只说一个单位、一种渠道或一段时间的件数，而没有写明。"


def contradicted(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Yield the figures of this rule's kinds that the prose states and the tables do not hold."""
    for comparison in examination.compared_prose:
        statement = comparison.statement
        if comparison.is_contradiction and statement.kind.rule == this.id:
            yield _contradiction(this, statement, examination.figures)


def _rule(
    identifier: str,
    severity: Severity,
    title: str,
    title_en: str,
    **facts: str,
) -> Rule:
    return Rule(
        identifier,
        severity,
        contradicted,
        title,
        title_en,
        **{"reason": _REASON, "source": _SOURCE, "false_alarms": _FALSE_ALARMS, **facts},
    )


received = _rule(
    "text.received",
    "warning",
    "正文所写收到申请件数与表一致",
    "requests received: prose and table agree",
    formula="“收到、受理、收办…申请N件”：N = 一，或者 N = 一 + 二；“新收”：N = 一；"
    "“办理…申请N件”：也可以是（七）",
)
handled = _rule(
    "text.handled",
    "warning",
    "正文所写办结答复件数与表一致",
    "requests handled: prose and table agree",
    formula="“答复、办结N件”：N =（七），或者（七）减去二或（六）；"
    "“办理N件”：也可以是一，或者一 + 二",
)
carried_over = _rule(
    "text.carried_over",
    "warning",
    "正文所写结转件数与表一致",
    "requests carried over: prose and table agree",
    formula="“上年结转N件”：N = 二；“结转下年度N件”：N = 四；只写“结转N件”：其中之一",
)
outcomes = _rule(
    "text.outcomes",
    "warning",
    "正文所写各类办理结果与表一致",
    "outcomes of requests: prose and table agree",
    formula="“予以公开、部分公开、不予公开、无法提供、不予处理、其他处理N件”：N = 该类各行总计；"
    "同一部分在此之前所写收到或办结件数须与表相符，才作比较",
)
applicants = _rule(
    "text.applicants",
    "warning",
    "正文所写各类申请人件数与表一致",
    "requests by kind of applicant: prose and table agree",
    formula="“自然人、法人或其他组织N件”等：N = 该列的一，或者一 + 二，或者（七）；"
    "同一部分在此之前所写收到或办结件数须与表相符，才作比较",
)
disputes = _rule(
    "text.disputes",
    "warning",
    "正文所写行政复议、行政诉讼件数与表一致",
    "reconsiderations and lawsuits: prose and table agree",
    formula="“行政复议N件”：N = 总计，或者总计减去尚未审结；“行政诉讼N件”：两类之和，或者其中一类；"
    "“案件N件”：复议与诉讼之和；所写是“备案”的件数时只作提示",
    false_alarms="正文按收到、审结等别的口径统计，或者包括与政府信息公开无关的案件，而没有写明。",
)
dispute_results = _rule(
    "text.dispute_results",
    "warning",
    "正文所写复议、诉讼结果与表一致",
    "results of cases: prose and table agree",
    formula="“维持、纠正、其他结果、尚未审结N件”：N = 该列；“均维持”：其余三列为0；"
    "“均已审结”：尚未审结为0",
)
documents = _rule(
    "text.documents",
    "info",
    "正文所写规章、规范性文件件数与表一致",
    "rules and normative documents: prose and table agree",
    formula="“制发、废止、现行有效…规范性文件N件”：N = 该列（2019年格式只比较新制作）；"
    "提到解读、清理、修改的句子和公开的件数不比较",
    false_alarms="修改、清理是否计入制发和废止，未见统一规定；正文可能只说以政府名义制发的文件。",
)
decisions = _rule(
    "text.decisions",
    "info",
    "正文所写行政许可、处罚、强制决定件数与表一致",
    "decisions: prose and table agree",
    formula="“作出行政许可（处罚、强制）决定N件”：N = 处理决定数量；公示、公开的件数不比较",
    false_alarms="正文只说一个单位的决定，而没有写明。",
)
FIGURES = (
    received,
    handled,
    carried_over,
    outcomes,
    applicants,
    disputes,
    dispute_results,
    documents,
    decisions,
)
"""The rules that compare one figure."""


def _contradiction(this: Rule, statement: Statement, figures: Mapping[str, Value]) -> Finding:
    # To a reader, alternatives with the same figure are none.
    readings: dict[int, Meant] = {}
    for meant in statement.kind.meant:
        interval = meant.interval(figures)
        if interval is not None and (meant.named or not readings):
            readings.setdefault(interval.low, meant)
    stated, first = int(statement.quantity.value), next(iter(readings.values()))
    gap = min(abs(stated - low) for low in readings)
    quoted, where = quotation(statement), section_name(first.section)
    table = [_reading(meant, low, figures, first) for low, meant in readings.items()]
    cells = first.cells(figures)
    if stated == 0:
        cells = _not_zero(cells, figures)
        table = [_each(cells, figures)] if len(cells) > 1 else table
    return this.finding(
        "to_review",
        (statement.path, *cells),
        f"{quoted.zh}，{where.zh}{'，'.join(each.zh for each in table)}，相差{gap}件，请核实。",
        f"{quoted.en}; {where.en}, {'; '.join(each.en for each in table)}; {gap} apart; "
        "please verify.",
        severity="info" if statement.by_filing else this.severity,
        expected=next(iter(readings)),
        actual=stated,
        gap=gap,
    )


def _reading(meant: Meant, low: int, figures: Mapping[str, Value], first: Meant) -> Words:
    values = [figures[path] for path in meant.cells(figures)]
    interval = meant.interval(figures)
    is_bounded = interval is not None and interval.bounded
    verb = Words("填报", "reported") if values == [low] else Words("合计", "adding up to")
    least = Words("", "") if is_bounded else Words("至少", "at least ")
    place = meant.place
    if meant is not first and meant.rows[: len(first.rows)] == first.rows:
        more = attrs.evolve(meant, rows=meant.rows[len(first.rows) :]).place
        place = Words(f"加上{more.zh}", f"with {more.en}")
    return Words(f"{place.zh}{verb.zh}{least.zh}{low}件", f"{place.en}, {verb.en} {least.en}{low}")


def _not_zero(cells: tuple[str, ...], figures: Mapping[str, Value]) -> tuple[str, ...]:
    positive = (path for path in cells if isinstance(figures[path], int) and figures[path])
    return tuple(positive) or cells


def _each(cells: tuple[str, ...], figures: Mapping[str, Value]) -> Words:
    facts = [(cell_facts()[path], figures[path]) for path in cells]
    return Words(
        "、".join(
            f"{quoted(cell.row_label)}“{cell.column_label}”列填报{value}件" for cell, value in facts
        ),
        ", ".join(f"{cell.english}: reported {value}" for cell, value in facts),
    )


def quotation(statement: Statement) -> Words:
    """Return where a statement stands and its words, as findings quote them."""
    where = place_name(statement.path)
    words = quoted(statement.excerpt)
    return Words(f"{where.zh}写{words}", f"{where.en} says {words}")
