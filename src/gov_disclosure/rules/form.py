"""Rules about the edition of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words, joined
from gov_disclosure.model.report import FORMS
from gov_disclosure.rules.rule import Rule, rule
from gov_disclosure.rules.words import FORM_DOCUMENTS, section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.rules.examination import Examination

_TRIAL = "2019"
_IN_FORCE = "2021"
_FIRST_YEAR_IN_FORCE = 2021
_SECTIONS = ("proactive_disclosure", "requests")


@rule(
    "form.superseded",
    "warning",
    title="2021年度起用2021年格式",
    title_en="from the year 2021 on, the form of 2021 is used",
    formula="年度 ≥ 2021 时，第二、三部分都不是2019年试行格式",
    reason="2021年修订的格式代替了2019年的试行格式，行、列和单位都有变化。",
    source=FORMS["2021"].document,
    false_alarms="年度读错或印错的2020年度报告。",
)
def superseded(this: Rule, examination: Examination) -> Iterator[Finding]:
    """From 2021 on no report is on the trial form."""
    report = examination.report
    if report.year is not None and report.year >= _FIRST_YEAR_IN_FORCE and report.form == _TRIAL:
        yield this.finding(
            "to_review",
            [name for name in _SECTIONS if getattr(report, name) is not None],
            f"{report.year}年度报告采用2019年试行格式，应采用{FORMS['2021'].document}所附格式，请核实。",
            f"The report for {report.year} is on the trial form of 2019, but the form of 2021 "
            "applies; please verify.",
        )


@rule(
    "form.mixed",
    "warning",
    title="第二、三部分用同一格式",
    title_en="sections 2 and 3 follow the same form",
    formula="第二部分的格式 = 第三部分的格式",
    reason="一份报告只能用当年度的格式；混用的报告，有的行没有数，有的行是别的含义。",
    source=FORM_DOCUMENTS,
    false_alarms="尚未发现。",
)
def mixed(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Sections 二 and 三 follow the same edition."""
    report = examination.report
    if report.form == "mixed":
        forms = {name: getattr(report, name).form for name in _SECTIONS}
        listed = joined(
            Words(
                f"{section_name(name).zh}为{form}年格式",
                f"{section_name(name).en} is on the form of {form}",
            )
            for name, form in forms.items()
        )
        yield this.finding(
            "to_review",
            [name for name, form in forms.items() if form != _IN_FORCE] or list(forms),
            f"报告混用两种格式：{listed.zh}，请核实。",
            f"Two forms are mixed: {listed.en}; please verify.",
        )
