"""What could not be read: ``reading.*``, for reports that were read from a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.rules.rule import rule
from gov_disclosure.rules.words import section_name
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.rule import Rule

_ONLY_READ = "只核查读取的报告（Extraction）；自己编制的报告（AnnualReport）不在此列。"
_NOT_FOUND = "标题或表格与格式相去太远、以图片公布的。"


@rule(
    "reading.table_not_found",
    "error",
    title="三张表格都在",
    title_en="all three tables are there",
    formula=f"第二、三、四部分各有表格；说明了原因的，以原因为准。{_ONLY_READ}",
    reason="没有表格，就没有可以核查的数。",
    source="《条例》第五十条第一款",
    false_alarms=_NOT_FOUND,
)
def table_not_found(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Each statutory table is in the report, or a problem says why it is not."""
    for name in _absent(examination):
        if name in TABLE_SECTIONS and name not in _explained(examination):
            where, section = section_name(name), sections()[name]
            yield this.finding(
                "violated",
                [name],
                f"{where.zh}“{section.title}”：未见该部分表格，请核对。",
                f"{where.en}, {section.english}: there is no such table; please check.",
                clause=section.clause,
            )


@rule(
    "reading.section_not_found",
    "warning",
    title="三部分正文都在",
    title_en="all three sections of prose are there",
    formula=f"第一、五、六部分都在；说明了原因的，以原因为准。{_ONLY_READ}",
    reason="缺少一部分，可能是没有写，也可能是没有读到。",
    source="《条例》第五十条第一款",
    false_alarms=_NOT_FOUND,
)
def section_not_found(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Each section of prose is in the report, or a problem says why it is not."""
    for name in _absent(examination):
        if name not in TABLE_SECTIONS and name not in _explained(examination):
            where, section = section_name(name), sections()[name]
            yield this.finding(
                "to_review",
                [name],
                f"{where.zh}“{section.title}”：未见该部分内容，请核实。",
                f"{where.en}, {section.english}: this section was not found; please verify.",
                clause=section.clause,
            )


@rule(
    "reading.table_blank",
    "error",
    title="没有整张空白的表格",
    title_en="no table is wholly blank",
    formula=f"每张表格至少有一格填有数或标记。{_ONLY_READ}",
    reason="没有的应填0；整张空白多是漏填，或者公布的是空表。",
    source="《条例》第五十条第一款",
    false_alarms="尚未发现。",
)
def table_blank(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Each table that is there has a figure or a mark in some cell."""
    if examination.extraction is None:
        return
    filled = {
        path.partition(".")[0]
        for path, value in examination.figures.items()
        if value is not None and value is not Mark.MISSING
    }
    for name in TABLE_SECTIONS:
        if getattr(examination.report, name) is not None and name not in filled:
            where, section = section_name(name), sections()[name]
            yield this.finding(
                "violated",
                [name],
                f"{where.zh}“{section.title}”：表格全部空白，请核实；如无，建议填0。",
                f"{where.en}, {section.english}: the whole table is blank; please verify, and put "
                "0 where there is none.",
                clause=section.clause,
            )


@rule(
    "reading.problems",
    "warning",
    title="都能确定地读取",
    title_en="everything was read for certain",
    formula="读取中未能确定之处（`Extraction.problems`）各为一条结果，标识用其自身的（`reading.*`）；"
    f"整张表因此没有读取的是错误，其他是疑点。{_ONLY_READ}",
    reason="未能确定的不猜测，须请人核实。",
    source="读取的结果",
    false_alarms="印刷或排版少见、其实无误的。",
)
def problems(this: Rule, examination: Examination) -> Iterator[Finding]:
    """Everything was read for certain; a finding bears the id of the problem that it tells."""
    if examination.extraction is None:
        return
    tables = {name for name in _absent(examination) if name in TABLE_SECTIONS}
    for problem in examination.extraction.problems:
        is_error = problem.path in tables
        yield attrs.evolve(
            this.finding(
                "violated" if is_error else "to_review",
                () if problem.path is None else (problem.path,),
                problem.message,
                problem.message_en,
                severity="error" if is_error else this.severity,
                clause="",
            ),
            rule=problem.rule,
        )


READING = (table_not_found, section_not_found, table_blank, problems)
"""The rules for reports that were read."""


def _absent(examination: Examination) -> tuple[str, ...]:
    """Return the names of the sections that reading a report did not find."""
    if examination.extraction is None:
        return ()
    return tuple(name for name in sections() if getattr(examination.report, name) is None)


def _explained(examination: Examination) -> set[str | None]:
    """Return the places of which a problem says what is the matter."""
    problems = () if examination.extraction is None else examination.extraction.problems
    return {problem.path for problem in problems}
