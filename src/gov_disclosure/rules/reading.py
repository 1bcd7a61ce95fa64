"""Findings about what could not be read: ``reading.*``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.model.paths import TABLE_SECTIONS, figures, sections
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.ids import with_ids
from gov_disclosure.rules.order import in_order
from gov_disclosure.rules.words import section_name
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from gov_disclosure.model.extraction import Extraction, Problem
    from gov_disclosure.model.report import AnnualReport

TABLE_NOT_FOUND = "reading.table_not_found"
"""Rule id: a statutory table is not in the report."""

TABLE_BLANK = "reading.table_blank"
"""Rule id: a statutory table holds nothing but blank or missing cells."""

SECTION_NOT_FOUND = "reading.section_not_found"
"""Rule id: a section of prose is not in the report."""


def reading_findings(extraction: Extraction) -> tuple[Finding, ...]:
    """Return what a reader must know about how a report was read, gravest first.

    A statutory table that is not there or wholly blank is an error, a section of prose that
    is not there a warning. Every problem of the extraction is a finding under the problem's own
    id: an error if it is why a table is not there, else a warning.

    Example:
        >>> from gov_disclosure.model.extraction import Extraction
        >>> from gov_disclosure.model.report import AnnualReport
        >>> [finding.paths for finding in reading_findings(Extraction(AnnualReport()))]
        [('proactive_disclosure',), ('requests',), ('disputes',), ('overview',), \
('problems_and_improvements',), ('other_matters',)]
    """
    report, problems = extraction.report, extraction.problems
    absent = {name for name in sections() if getattr(report, name) is None}
    tables = absent.intersection(TABLE_SECTIONS)
    explained = {problem.path for problem in problems}
    found = [
        *(_explained(problem, is_error=problem.path in tables) for problem in problems),
        *(_not_found(name) for name in tables - explained),
        *(_section_not_found(name) for name in absent - tables - explained),
        *(_blank(name) for name in _blank_tables(report)),
    ]
    return in_order(with_ids(found, report), report)


def _explained(problem: Problem, *, is_error: bool) -> Finding:
    return Finding(
        problem.rule,
        severity="error" if is_error else "warning",
        status="violated" if is_error else "to_review",
        paths=() if problem.path is None else (problem.path,),
        message=problem.message,
        message_en=problem.message_en,
    )


def _not_found(name: str) -> Finding:
    where, section = section_name(name), sections()[name]
    return Finding(
        TABLE_NOT_FOUND,
        severity="error",
        status="violated",
        paths=(name,),
        message=f"{where.zh}“{section.title}”：没有这一部分的表格，请核对。",
        message_en=f"{where.en}, {section.english}: there is no such table; please check.",
        clause=section.clause,
    )


def _section_not_found(name: str) -> Finding:
    where, section = section_name(name), sections()[name]
    return Finding(
        SECTION_NOT_FOUND,
        severity="warning",
        status="to_review",
        paths=(name,),
        message=f"{where.zh}“{section.title}”：没有找到这一部分，请核实。",
        message_en=f"{where.en}, {section.english}: this section was not found; please verify.",
        clause=section.clause,
    )


def _blank(name: str) -> Finding:
    where, section = section_name(name), sections()[name]
    return Finding(
        TABLE_BLANK,
        severity="error",
        status="violated",
        paths=(name,),
        message=f"{where.zh}“{section.title}”：表格全部空白，请填报（没有的填0）。",
        message_en=f"{where.en}, {section.english}: the whole table is blank; please fill it in "
        "(0 where there is none).",
        clause=section.clause,
    )


def _blank_tables(report: AnnualReport) -> set[str]:
    """Return the tables that are there but have neither a figure nor a mark in any cell."""
    values = figures(report)
    there = {path.partition(".")[0] for path in values}
    filled = {
        path.partition(".")[0]
        for path, value in values.items()
        if value is not None and value is not Mark.MISSING
    }
    return there - filled
