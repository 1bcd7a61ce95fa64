"""A rule about text taken over from last year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.document import Paragraph
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.rules.passages import normal
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.words import section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.rules.examination import Examination

_SECTIONS = ("overview", "problems_and_improvements")
_SENTENCE = re.compile(r"[^。；;!?！？]+")
_NUMBERS = re.compile(r"[\d.,%]+")
_EXPECTED_TO_RECUR = re.compile("条例|办公开办函|处理费|收费|^(?:本年度?)?(?:暂?无|没有|未)")
_SHORTEST = 12
"""Characters below which sentences are alike by chance."""

_MUCH = 50
"""Per cent of a section from which it looks taken over."""

_NEARLY_ALL = 80
"""Per cent from which it is nearly the same text."""


@rule(
    "previous.repeated_text",
    "warning",
    title="第一、五部分不与上一年度雷同",
    title_en="sections 1 and 5 do not repeat those of last year",
    formula=f"数字以外与上一年度相同的句子，占该部分字数 < {_MUCH}%；不计依据、收费、“无”和短句",
    reason="内容雷同、敷衍塞责的，依法追究责任。",
    source="国办公开办函〔2021〕30号（内容雷同）；比例为经验值",
    false_alarms="职责稳定、逐年用同样句式只改数字的报告。",
)
def repeated_text(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Sections 一 and 五 were written anew."""
    previous = examination.last_year
    if previous is None:
        return
    for name in _SECTIONS:
        now = list(_sentences(examination.report, name))
        before = {sentence for _, sentence in _sentences(previous, name)}
        length = sum(len(sentence) for _, sentence in now)
        repeated = [(path, sentence) for path, sentence in now if sentence in before]
        share = 100 * sum(len(sentence) for _, sentence in repeated) // length if length else 0
        if share >= _MUCH:
            where, much = section_name(name), "基本" if share >= _NEARLY_ALL else "多处"
            yield this.finding(
                "to_review",
                list(dict.fromkeys(path for path, _ in repeated)),
                f"{where.zh}除数字外，文字与上一年度{much}雷同（约{share}%），请核实。",
                f"{where.en}: numbers aside, some {share}% of the text is that of last year; "
                "please verify.",
                actual=share,
            )


def _sentences(report: AnnualReport, name: str) -> Iterator[tuple[str, str]]:
    """Yield path and wording of each sentence that could differ, its numbers masked."""
    narrative = getattr(report, name)
    if not isinstance(narrative, Narrative):
        return
    for index, block in enumerate(narrative.blocks):
        if isinstance(block, Paragraph):
            for sentence in _SENTENCE.findall(normal(block.text)):
                if len(sentence) >= _SHORTEST and not _EXPECTED_TO_RECUR.search(sentence):
                    yield f"{name}.blocks[{index}].text", _NUMBERS.sub("0", sentence)
