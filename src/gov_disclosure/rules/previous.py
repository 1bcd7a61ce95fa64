"""Rules that compare a report with the one for the year before."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words, joined
from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.paths import columns
from gov_disclosure.quoting import quoted
from gov_disclosure.rules.places import cell_place, column_place
from gov_disclosure.rules.rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.rules.examination import Examination

_TOTAL = "total"
_BROUGHT_FORWARD = "requests.brought_forward"
_CARRIED_FORWARD = "requests.carried_forward"
_SECTION_2 = "proactive_disclosure"
_REORGANISED = re.compile("划转|机构改革|更正")
_STOCK_CHANGED = re.compile("清理|失效|修订|更正")
_DERIVED = "由表头含义推出，不是格式印有的勾稽关系"


@rule(
    "previous.year",
    "info",
    title="作比较的是上一年度的报告",
    title_en="the report compared with is that of the year before",
    formula="上一年度报告的年度 = 本报告的年度 − 1",
    reason="不相邻的年度之间没有可比的数；不是上一年度的报告，各项跨年规则不作比较。",
    source="比较的前提",
    false_alarms="年度印错的报告；可用 read 的 year 参数指明。",
)
def year(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Last year's report is that of the year before."""
    previous = examination.previous
    if previous is None or examination.last_year is not None:
        return
    if not examination.is_of_another_body:
        yield this.finding(
            "to_review",
            ("year",),
            f"本报告为{examination.report.year}年度，用于比较的报告为{previous.year}年度，"
            "未作跨年比较，请核实。",
            f"This report is for {examination.report.year}, the one to compare with for "
            f"{previous.year}; they were not compared; please verify.",
        )


@rule(
    "previous.body",
    "info",
    title="作比较的是同一机关的报告",
    title_en="the report compared with is that of the same body",
    formula="上一年度报告的发布机关 = 本报告的发布机关（简称、全称、名册中的曾用名视为相同）",
    reason="不同机关的报告没有可比的数，各项跨年规则不作比较。",
    source="比较的前提",
    false_alarms="更名的机关：在名册中写明曾用名。",
)
def body(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Last year's report is of the same body."""
    now, before = examination.report.publisher, examination.previous
    if now and before and before.publisher and examination.is_of_another_body:
        yield this.finding(
            "to_review",
            ("publisher",),
            f"本报告单位为{quoted(now.name)}，用于比较的报告单位为{quoted(before.publisher.name)}，"
            "未作跨年比较，请核实。",
            f"This report is of {quoted(now.name)}, the one to compare with of "
            f"{quoted(before.publisher.name)}; they were not compared; please verify.",
        )


@rule(
    "previous.carried_forward",
    "error",
    title="上年结转等于上一年度报告的结转下年度",
    title_en="requests brought forward equal those carried forward in last year's report",
    formula="每列：第二项 = 上一年度报告的第四项。总计不等为错误，只有某些申请人的列不等为疑点",
    reason="上一年度没有办结的申请，就是本年度从上年结转的申请。",
    source=_DERIVED,
    false_alarms="机构改革、职能划转后移交或接收的申请，上一年度报告公布后的更正："
    "正文写有划转、机构改革或更正的，降为提示。",
)
def carried_forward(this: Rule, examination: Examination) -> Iterator[Finding]:
    """What was brought forward is what last year's report carried forward."""
    now, before = examination.figures, examination.last_year_figures
    pairs = {
        name: (now.get(f"{_BROUGHT_FORWARD}.{name}"), before.get(f"{_CARRIED_FORWARD}.{name}"))
        for name, _ in columns(ApplicantCounts)
    }
    differing = {
        name: (reported, expected)
        for name, (reported, expected) in pairs.items()
        if isinstance(reported, int) and isinstance(expected, int) and reported != expected
    }
    if not differing:
        return
    in_total = _TOTAL in differing
    explained = _explains(examination, _REORGANISED)
    reported, expected = differing[_TOTAL if in_total else next(iter(differing))]
    labels = {name: column_place(declared) for name, declared in columns(ApplicantCounts)}
    listed = joined(
        Words(
            f"{labels[name].zh}填报{one}件，上一年度报告为{other}件",
            f"{labels[name].en}: reported {one}, in last year's report {other}",
        )
        for name, (one, other) in differing.items()
    )
    yield this.finding(
        "to_review" if explained else "violated",
        sorted(
            (f"{_BROUGHT_FORWARD}.{name}" for name in differing),
            key=lambda path: not path.endswith(_TOTAL),
        ),
        "第三部分“二、上年结转政府信息公开申请数量”与上一年度报告“四、结转下年度继续办理”不一致："
        f"{listed.zh}{'' if in_total else '（总计未见不一致）'}，请核对。",
        "Section 3, requests brought forward are not those that last year's report carried "
        f"forward: {listed.en}; please check.",
        severity="info" if explained else "error" if in_total else "warning",
        expected=expected,
        actual=reported,
        gap=abs(reported - expected),
    )


@rule(
    "previous.documents_in_force",
    "warning",
    title="现行有效件数等于上年现行有效加本年制发减本年废止",
    title_en="documents in force = in force last year + issued - repealed",
    formula="规章、行政规范性文件：现行有效 = 上一年度现行有效 + 本年制发 − 本年废止（2021年格式）",
    reason="现行有效的件数只因制发而增、因废止而减。",
    source=f"{_DERIVED}；修订、自动失效如何计入，未见统一规定",
    false_alarms="文件清理、到期失效、修订和补报都会使等式不成立，实际报告中约有一半不成立："
    "正文或注释写有清理、失效、修订或更正的，降为提示。",
)
def documents_in_force(this: Rule, examination: Examination) -> Iterator[Finding]:
    """The stock of rules and documents follows from last year's."""
    now, before = examination.figures, examination.last_year_figures
    for row in ("rules", "normative_documents"):
        paths = [f"{_SECTION_2}.{row}.{name}" for name in ("in_force", "issued", "repealed")]
        stock, issued, repealed = map(now.get, paths)
        earlier = before.get(paths[0])
        if not (
            isinstance(stock, int)
            and isinstance(issued, int)
            and isinstance(repealed, int)
            and isinstance(earlier, int)
        ):
            continue
        expected = earlier + issued - repealed
        if stock == expected:
            continue
        place = cell_place(examination.report, paths[0])
        yield this.finding(
            "to_review",
            paths,
            f"{place.zh}：上一年度{earlier}件，加本年制发{issued}件，减本年废止{repealed}件，"
            f"应为{expected}件，填报{stock}件，请核实是否有清理、失效或修订的文件。",
            f"{place.en}: {earlier} last year + {issued} issued - {repealed} repealed = "
            f"{expected}, reported {stock}; please verify whether documents lapsed or were "
            "revised.",
            severity="info" if _explains(examination, _STOCK_CHANGED) else "warning",
            expected=expected,
            actual=stock,
            gap=abs(stock - expected),
        )


@rule(
    "previous.items",
    "warning",
    title="上一年项目数量等于上一年度报告的项目数量加增减",
    title_en="items in the previous year = items and change in last year's report",
    formula="各行：上一年项目数量 = 上一年度报告的上一年项目数量 + 本年增/减（2019年格式）",
    reason="上一年年末的项目数，就是再上一年的项目数加上一年的增减。",
    source=_DERIVED,
    false_alarms="权力事项目录重新梳理、机构改革后划转的事项。",
)
def items(this: Rule, examination: Examination) -> Iterator[Finding]:
    """The items of last year follow from last year's report."""
    now, before = examination.figures, examination.last_year_figures
    differing = []
    for path in before:
        row, _, column = path.rpartition(".")
        if column != "prior_year_items":
            continue
        reported, earlier, change = now.get(path), before[path], before.get(f"{row}.item_change")
        if isinstance(reported, int) and isinstance(earlier, int) and isinstance(change, int):
            expected = earlier + change
            if reported != expected:
                differing.append((path, expected, reported))
    if differing:
        listed = joined(
            Words(
                f"{(place := cell_place(examination.report, path)).zh}填报{reported}项，"
                f"由上一年度报告推算为{expected}项",
                f"{place.en}: reported {reported}, last year's report leads to {expected}",
            )
            for path, expected, reported in differing
        )
        yield this.finding(
            "to_review",
            [path for path, _, _ in differing],
            f"{listed.zh}，请核实。",
            f"{listed.en}; please verify.",
        )


_AMOUNTS = (
    f"{_SECTION_2}.administrative_fees.amount_wan_yuan",
    f"{_SECTION_2}.centralized_procurement.amount_wan_yuan",
)


@rule(
    "previous.amount_unit",
    "warning",
    title="金额与上一年度相比没有约一万倍的差别",
    title_en="no amount is some ten thousand times that of last year",
    formula="收费金额、采购总金额与上一年度之比不在 5000 至 20000 倍之间（或其倒数）",
    reason="相差约一万倍的，多是把元当作万元填报，或者相反。",
    source="第二部分金额以万元为单位（表头）；倍数为经验值",
    false_alarms="收费项目新设或取消、个别大额采购。",
)
def amount_unit(this: Rule, examination: Examination) -> Iterator[Finding]:
    """An amount is not some ten thousand times that of last year, nor the reverse."""
    for path in _AMOUNTS:
        now, before = examination.figures.get(path), examination.last_year_figures.get(path)
        if not (isinstance(now, Decimal) and isinstance(before, Decimal) and now and before):
            continue
        if not Decimal(5000) <= max(now, before) / min(now, before) <= Decimal(20000):
            continue
        place = cell_place(examination.report, path)
        yield this.finding(
            "to_review",
            (path,),
            f"{place.zh}：填报{now:f}万元，上一年度{before:f}万元，相差约一万倍，"
            "请核实金额单位是元还是万元。",
            f"{place.en}: reported {now:f}, last year {before:f} (both in 10 000 yuan), some ten "
            "thousand times as much or as little; please verify the unit.",
            expected=before,
            actual=now,
        )


def _explains(examination: Examination, words: re.Pattern[str]) -> bool:
    """Tell whether the prose, a note or the statement of a correction holds one of ``words``."""
    report = examination.report
    texts = [passage.text for passage in examination.passages]
    texts += [note.text for note in report.notes]
    return any(map(words.search, filter(None, (*texts, report.revision_note))))
