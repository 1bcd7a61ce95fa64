"""Rules about what the prose must hold, and what it must not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words, joined
from gov_disclosure.document import Table
from gov_disclosure.model.paths import sections
from gov_disclosure.quoting import listed, quoted
from gov_disclosure.rules.passages import normal
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.words import FORM_DOCUMENTS, section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.rules.examination import Examination

_NOTICE = "国办公开办函〔2021〕30号"
_NOTICE_YEAR = 2021
_LONGEST_OVERVIEW = 1000

ASPECTS: dict[str, tuple[Words, re.Pattern[str]]] = {
    "proactive": (Words("主动公开", "proactive disclosure"), re.compile("主动公开")),
    "on_request": (
        Words("依申请公开", "disclosure on request"),
        re.compile("申请(?:信息)?公开|公开申请"),
    ),
    "management": (
        Words("政府信息管理", "information management"),
        re.compile("信息(?:资源)?(?:的?规范化?)?管理|文件(?:的?规范化?)?管理|动态管理|规范性文件"),
    ),
    "platforms": (
        Words("政府信息公开平台建设", "platforms"),
        re.compile("平台|网站|新媒体|公众号|专栏"),
    ),
    "supervision": (
        Words("监督保障", "supervision and support"),
        re.compile("监督|保障|考核|培训|评议|追责|责任追究"),
    ),
}
"""The five aspects of section 一: what each is called, and the words by which it is found."""

_RESULTS: tuple[tuple[Words, re.Pattern[str]], ...] = (
    (Words("工作考核", "assessment"), re.compile("考核|考评|绩效")),
    (Words("社会评议", "public appraisal"), re.compile("评议|满意度|民意|评价")),
    (Words("责任追究", "accountability"), re.compile("责任追究|追究|追责|问责")),
)


def _is_on_the_notice(report: AnnualReport) -> bool:
    return report.year is not None and report.year >= _NOTICE_YEAR


@rule(
    "overview.aspects",
    "info",
    title="第一部分写明五个方面；政府的报告另写考核、评议、责任追究结果",
    title_en="section 1 covers the five aspects, and for governments the results of assessment",
    formula="2021年度起，第一部分出现主动公开、依申请公开、政府信息管理、平台建设、监督保障的用语；"
    "各级政府的报告另有考核、评议、责任追究的用语",
    reason="总体情况主要反映这五个方面，监督保障中含各级政府的工作考核、社会评议和责任追究结果。",
    source=f"{_NOTICE}；《条例》第五十条第一款第（四）项。按用语查找，是经验判断",
    false_alarms="用别的说法写到了同一方面的报告。",
)
def aspects(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Section 一 speaks of each aspect that it must cover."""
    report = examination.report
    texts = [one.plain for one in examination.passages_of("overview")]
    if not _is_on_the_notice(report) or not texts:
        return
    required = list(ASPECTS.values())
    whence = Words("", "")
    if examination.standing.scope == "jurisdiction" or examination.standing.kind == "government":
        required += _RESULTS
        whence = examination.whence("kind")
    lacking = [words for words, pattern in required if not any(map(pattern.search, texts))]
    if lacking:
        zh = listed(words.zh for words in lacking).zh
        en = ", ".join(words.en for words in lacking)
        as_government = whence.zh and any(pair[0] in lacking for pair in _RESULTS)
        why = Words(
            "政府的报告须载明工作考核、社会评议、责任追究结果",
            "a government also reports assessment",
        )
        added = f"；{why.zh}{whence.zh}" if as_government else ""
        added_en = f"; {why.en}{whence.en}" if as_government else ""
        yield this.finding(
            "to_review",
            ("overview",),
            f"第一部分未见{zh}方面的内容{added}，请核实。",
            f"Section 1 does not speak of {en}{added_en}; please verify.",
        )


@rule(
    "overview.length",
    "info",
    title="第一部分不超过一千字",
    title_en="section 1 has no more than 1000 characters",
    formula=f"2021年度起，第一部分的字数（不计空白和表格）≤ {_LONGEST_OVERVIEW}",
    reason="总体情况应聚焦主题、简明客观，篇幅原则上不超过一千字。",
    source=f"多省转发{_NOTICE}时的要求；原文未经核对",
    false_alarms="只是原则要求，超过的不必然不当。",
)
def length(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Section 一 is not longer than it should be."""
    report = examination.report
    count = sum(len(one.plain) for one in examination.passages_of("overview"))
    if _is_on_the_notice(report) and count > _LONGEST_OVERVIEW:
        yield this.finding(
            "to_review",
            ("overview",),
            f"第一部分约{count}字，建议精简（原则上不超过一千字）。",
            f"Section 1 has some {count} characters; please consider shortening it (as a rule, "
            f"no more than {_LONGEST_OVERVIEW}).",
            expected=_LONGEST_OVERVIEW,
            actual=count,
            gap=count - _LONGEST_OVERVIEW,
        )


_NOTHING = re.compile(r"(?:本年度?)?(?:暂?无|没有|不存在)(?:问题|存在问题|主要问题)?[。.]?")


@rule(
    "problems_and_improvements.empty",
    "warning",
    title="第五部分写有存在的问题和改进情况",
    title_en="section 5 tells of problems and improvements",
    formula="第五部分有标题以外的文字，且不只是“无”",
    reason="存在的主要问题及改进情况是法定内容。",
    source="《条例》第五十条第一款第（四）项",
    false_alarms="内容以图片公布的报告。",
)
def no_problems(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Section 五 is not empty."""
    report = examination.report
    narrative = report.problems_and_improvements
    if narrative is None or any(isinstance(block, Table) for block in narrative.blocks):
        return
    texts = examination.passages_of("problems_and_improvements")
    if all(_NOTHING.fullmatch(text.plain) for text in texts):
        yield this.finding(
            "to_review",
            ("problems_and_improvements",),
            "第五部分未载明存在的主要问题及改进情况，请核实。",
            "Section 5 reports no problems and improvements; please verify.",
        )


_FEE = re.compile("处理费|收取?费|收费|费用")
_UNPAID = "requests.outcomes.other_handling.unpaid_fee.total"


@rule(
    "other_matters.processing_fee",
    "info",
    title="第六部分写明信息处理费情况",
    title_en="section 6 tells of information processing fees",
    formula="2021年度起，第六部分提到信息处理费（没有收取的也写明）；“逾期未按收费通知要求缴纳费用”大于0的，"
    "文中必须提到收费",
    reason="信息处理费的收取情况在第六部分报告；有逾期未缴费的，说明发出过收费通知。",
    source="国办函〔2020〕109号；要求在年度报告中列出，未见原文、未经核对",
    false_alarms="没有收取信息处理费、依各地要求可以不写的报告。",
)
def processing_fee(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Section 六 mentions the fee, above all where somebody did not pay it."""
    report = examination.report
    unpaid = examination.figures.get(_UNPAID)
    if isinstance(unpaid, int) and unpaid:
        if not any(_FEE.search(passage.plain) for passage in examination.passages):
            yield this.finding(
                "to_review",
                (_UNPAID, "other_matters"),
                f"第三部分填报申请人逾期未按收费通知要求缴纳费用{unpaid}件，报告未提及信息处理费，请核实。",
                f"Section 3 reports {unpaid} {'request' if unpaid == 1 else 'requests'} dropped "
                "for an unpaid fee, but no fee is mentioned; please verify.",
                severity="warning",
            )
    elif (
        report.other_matters is not None
        and _is_on_the_notice(report)
        and not any(_FEE.search(one.plain) for one in examination.passages_of("other_matters"))
    ):
        yield this.finding(
            "to_review",
            ("other_matters",),
            "第六部分未提及信息处理费，请核实；未收取的，建议写明。",
            "Section 6 does not mention information processing fees; please verify. It should "
            "say so if none were collected.",
        )


# Each begins with a character, no choice of some: a search skips all others at once.
_LEFTOVERS = re.compile(
    "|".join(
        (
            r"\(文字描述\)",
            *(f"{this}部分以表格形式报告" for this in "该此本"),
            *(rf"{this}函?[函复告](?:[。.]|$)" for this in ("此", "特此", "专此")),
            r"20\d\d年\d{1,2}月\d{1,2}日印发$",
        )
    )
)


@rule(
    "form.template_leftovers",
    "warning",
    title="没有留下格式范本和公文的套话",
    title_en="nothing of the template or of an official letter is left in the text",
    formula="文中没有“（文字描述）”“该部分以表格形式报告”“此函”“某年某月某日印发”",
    reason="这些是范本的说明或公文的末尾，不是报告的内容。",
    source=f"{FORM_DOCUMENTS}所附格式中的说明文字；是对文字的判断",
    false_alarms="尚未发现。",
)
def template_leftovers(this: Rule, examination: Examination) -> Iterator[Finding]:
    """No instruction of the template is left in the text."""
    found = [
        (passage.path, passage.printed(match))
        for passage in examination.passages
        for match in _LEFTOVERS.finditer(passage.plain)
    ]
    if found:
        texts = listed(text for _, text in found)
        yield this.finding(
            "to_review",
            list(dict.fromkeys(path for path, _ in found)),
            f"文中留有{texts.zh}，疑为格式范本或公文中的文字，请核实。",
            f"The text holds {texts.en}, which looks left over from a template; please verify.",
        )


_NUMBER = re.compile(r"^(?:第?\(?[一二三四五六1-6]\)?(?:部分)?[、.,:]?)?")
_OLD_PREFIX = "政府信息公开工作"  # printed before the title of section 五 in the trial form


@rule(
    "form.headings",
    "info",
    title="六个部分用格式规定的标题",
    title_en="the six sections have the titles of the form",
    formula="各部分标题（不计序号、空白和标点）= 格式规定的标题",
    reason="标题统一，便于查阅和汇总。",
    source=f"{FORM_DOCUMENTS}所附格式",
    false_alarms="2019年试行格式中各地范本的标题不尽一致。",
)
def headings(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Each section has its statutory title."""
    report = examination.report
    retitled = []
    for section_field, declared in sections().items():
        printed = getattr(getattr(report, section_field), "heading", None)
        if printed is not None and _title(printed) != _title(declared.title):
            retitled.append((section_field, printed, declared.heading))
    if retitled:
        told = joined(
            Words(
                f"{section_name(name).zh}标题为{quoted(printed)}，格式规定为“{official}”",
                f"{section_name(name).en} is titled {quoted(printed)}, the form says “{official}”",
            )
            for name, printed, official in retitled
        )
        yield this.finding(
            "to_review",
            [f"{name}.heading" for name, _, _ in retitled],
            f"{told.zh}，请核实。",
            f"{told.en}; please verify.",
        )


def _title(heading: str) -> str:
    title = _NUMBER.sub("", normal(heading)).removeprefix(_OLD_PREFIX)
    return re.sub(r"\W", "", title)
