"""Findings as people and programs read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import attrs
import click

from gov_disclosure.codecs.converter import converter
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.suspects import in_words
from gov_disclosure.rules.words import SEVERITIES, STATUSES, SUSPECTS, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.report import Scope
    from gov_disclosure.rules.words import Language, Severity

FORMAT = "gov-disclosure-findings/1"
"""The first member of what ``check`` says of a report in JSON."""

_STYLES: Mapping[Severity, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
}
_SCOPES: Mapping[Scope, Words] = {
    "own": Words("本机关", "own report"),
    "jurisdiction": Words("本级政府汇总", "aggregate of the area"),
}
_NOTHING = Words("未发现问题", "nothing found")
_COLUMNS = (
    Words("级别", "severity"),
    Words("状态", "status"),
    Words("内容", "finding"),
    Words("规则", "rule"),
)


@attrs.frozen
class Checked:
    """A report and what was found in it.

    Attributes:
        name: name of the input.
        report: the report.
        findings: the findings, in order.
    """

    name: str
    report: AnnualReport
    findings: Sequence[Finding]


def as_text(checked: Checked, language: Language) -> str:
    """Return findings for a terminal, with styles that a pipe drops."""
    lines = [click.style(checked.name, bold=True)]
    if described := _described(checked.report, language):
        lines.append(f"  {described}")
    for number, finding in enumerate(checked.findings):
        label = (
            f"{SEVERITIES[finding.severity].to(language)} {STATUSES[finding.status].to(language)}"
        )
        rule = click.style(f"[{finding.rule}]", dim=True)
        lines.append(
            f"  {click.style(label, **_STYLES[finding.severity])}  "
            f"{_message(finding, language)}  {rule}"
        )
        if suspects := _suspects_after(checked, number, language):
            lines.append(f"    {SUSPECTS.to(language)}")
            lines += [f"      {place}. {text}" for place, text in enumerate(suspects, 1)]
    lines.append(f"  {_summary(checked.findings, language)}")
    return "\n".join(lines) + "\n"


def as_markdown(checked: Checked, language: Language) -> str:
    """Return findings as a heading, a table and a summary in Markdown."""
    blocks: list[Block] = [Heading(checked.name, 2)]
    if described := _described(checked.report, language):
        blocks.append(Paragraph(described))
    if checked.findings:
        header = tuple(words.to(language) for words in _COLUMNS)
        rows = (
            (
                SEVERITIES[finding.severity].to(language),
                STATUSES[finding.status].to(language),
                _message(finding, language),
                finding.rule,
            )
            for finding in checked.findings
        )
        blocks.append(Table((header, *rows)))
    for number in range(len(checked.findings)):
        if suspects := _suspects_after(checked, number, language):
            blocks.append(Heading(SUSPECTS.to(language), 3))
            blocks += [Paragraph(f"{place}. {text}") for place, text in enumerate(suspects, 1)]
    blocks.append(Paragraph(_summary(checked.findings, language)))
    return document_markdown(Document.of(blocks))


def as_members(checked: Checked) -> dict[str, Any]:
    """Return findings as plain JSON values; amounts are Decimals."""
    report = checked.report
    return {
        "input": checked.name,
        "publisher": report.publisher and report.publisher.name,
        "year": report.year,
        "scope": report.scope,
        "form": report.form,
        "findings": [converter.unstructure(finding) for finding in checked.findings],
    }


def _suspects_after(checked: Checked, number: int, language: Language) -> list[str]:
    """Return the suspects to name after a finding: those that no later finding has as well."""
    suspects = checked.findings[number].suspects
    if any(later.suspects == suspects for later in checked.findings[number + 1 :]):
        return []
    return [in_words(suspect, checked.report).to(language) for suspect in suspects]


def _message(finding: Finding, language: Language) -> str:
    return finding.message if language == "zh" else finding.message_en


def _described(report: AnnualReport, language: Language) -> str:
    """Return whose report it is, on which year and form."""
    parts = (
        report.publisher and report.publisher.name,
        report.year and Words(f"{report.year}年", f"{report.year}").to(language),
        report.scope and _SCOPES[report.scope].to(language),
        report.form and _form(report.form).to(language),
    )
    return " · ".join(part for part in parts if part)


def _form(form: str) -> Words:
    if form == "mixed":
        return Words("混用两种表式", "mixed forms")
    return Words(f"{form}年表式", f"form of {form}")


def _summary(findings: Sequence[Finding], language: Language) -> str:
    if not findings:
        return _NOTHING.to(language)
    counts = {
        words.to(language): sum(finding.severity == severity for finding in findings)
        for severity, words in SEVERITIES.items()
    }
    if language == "zh":
        return "、".join(f"{word}{count}处" for word, count in counts.items())
    return ", ".join(f"{word}: {count}" for word, count in counts.items())
