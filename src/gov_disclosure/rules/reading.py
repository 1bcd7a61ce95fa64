"""Findings about what could not be read: ``reading.*``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.model.paths import TABLE_SECTIONS, figures, sections
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.order import in_order
from gov_disclosure.rules.words import section_name
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.extraction import Extraction
    from gov_disclosure.model.report import AnnualReport

TABLE_MISSING = "reading.table_missing"
"""Rule id: a statutory table was not found, or could not be read at all."""

TABLE_BLANK = "reading.table_blank"
"""Rule id: a statutory table holds nothing but blank or missing cells."""


def reading_findings(extraction: Extraction) -> tuple[Finding, ...]:
    """Return what a reader must know about how a report was read, gravest first.

    A statutory table that is not there or wholly blank is an error; every problem of the
    extraction becomes a warning under the problem's own id.

    Example:
        >>> from gov_disclosure.model.extraction import Extraction
        >>> from gov_disclosure.model.report import AnnualReport
        >>> [finding.rule for finding in reading_findings(Extraction(AnnualReport()))]
        ['reading.table_missing', 'reading.table_missing', 'reading.table_missing']
    """
    found = [*_tables(extraction.report), *_problems(extraction)]
    return in_order(found, extraction.report)


def _tables(report: AnnualReport) -> Iterator[Finding]:
    values = figures(report)
    for name in TABLE_SECTIONS:
        where, section = section_name(name), sections()[name]
        if getattr(report, name) is None:
            yield Finding(
                TABLE_MISSING,
                "error",
                "violated",
                (name,),
                f"{where.zh}“{section.title}”：未找到可读取的表格，请核对。",
                f"{where.en}, {section.english}: no table that can be read; please check.",
                section.clause,
            )
        elif all(
            value is None or value is Mark.MISSING
            for path, value in values.items()
            if path.startswith(f"{name}.")
        ):
            yield Finding(
                TABLE_BLANK,
                "error",
                "violated",
                (name,),
                f"{where.zh}“{section.title}”：表格全部空白，请填报（没有的填0）。",
                f"{where.en}, {section.english}: the whole table is blank; please fill it in "
                "(0 where there is none).",
                section.clause,
            )


def _problems(extraction: Extraction) -> Iterator[Finding]:
    for problem in extraction.problems:
        yield Finding(
            problem.rule,
            "warning",
            "to_review",
            () if problem.path is None else (problem.path,),
            problem.message,
            problem.message_en,
        )
