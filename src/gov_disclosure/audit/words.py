"""The words around findings, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.rules.suspects.naming import in_words
from gov_disclosure.rules.words import SEVERITIES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.audit.checked import Checked
    from gov_disclosure.bilingual import Language
    from gov_disclosure.model.extraction import Evidence
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import AnnualReport, Scope

SCOPES: Mapping[Scope, Words] = {
    "own": Words("本机关", "own report"),
    "jurisdiction": Words("本级政府汇总", "aggregate of the area"),
}
NOTHING_FOUND = Words("在核查范围内未发现问题", "nothing found in what was looked at")


def message(finding: Finding, language: Language) -> str:
    """Return what a finding says in one language."""
    return finding.message if language == "zh" else finding.message_en


def label(finding: Finding, language: Language) -> str:
    """Return severity and status of a finding in one language."""
    severity, status = SEVERITIES[finding.severity], STATUSES[finding.status]
    return f"{severity.to(language)} {status.to(language)}"


def suspects_after(checked: Checked, number: int, language: Language) -> list[str]:
    """Return the suspects to name after a finding: those that no later finding has as well.

    Args:
        checked: the report.
        number: which of its findings, from 0.
        language: the language.
    """
    suspects = checked.findings[number].suspects
    if any(later.suspects == suspects for later in checked.findings[number + 1 :]):
        return []
    return [in_words(suspect, checked.report).to(language) for suspect in suspects]


def described(report: AnnualReport, language: Language) -> str:
    """Return whose report it is, on which year and form.

    Example:
        >>> from gov_disclosure import Publisher, blank
        >>> described(blank("2021", publisher=Publisher("青溪区"), year=2024), "zh")
        '青溪区 · 2024年 · 2021年格式'
    """
    parts = (
        report.publisher and report.publisher.name,
        report.year and Words(f"{report.year}年", f"{report.year}").to(language),
        report.scope and SCOPES[report.scope].to(language),
        report.form and _form(report.form).to(language),
    )
    return " · ".join(part for part in parts if part)


def _form(form: str) -> Words:
    if form == "mixed":
        return Words("混用两种格式", "mixed forms")
    return Words(f"{form}年格式", f"form of {form}")


def totals(reports: Iterable[Checked], language: Language) -> str:
    """Return how many findings of each severity there are in reports."""
    checked = tuple(reports)
    counts = {
        words.to(language): sum(one.count(severity) for one in checked)
        for severity, words in SEVERITIES.items()
    }
    if not any(counts.values()):
        return NOTHING_FOUND.to(language)
    if language == "zh":
        return "、".join(f"{word}{count}处" for word, count in counts.items())
    return ", ".join(f"{word}: {count}" for word, count in counts.items())


def place_of(evidence: Evidence, language: Language) -> str:
    """Return where a value was read, as a reader finds it.

    Example:
        >>> from gov_disclosure.model.extraction import Evidence
        >>> place_of(Evidence("12", page=3, table=1, row=4, column=2), "zh")
        '第3页 表1 第4行第2列'
    """
    parts = (
        evidence.page and Words(f"第{evidence.page}页", f"page {evidence.page}"),
        evidence.line and Words(f"第{evidence.line}行文字", f"line {evidence.line}"),
        evidence.table and Words(f"表{evidence.table}", f"table {evidence.table}"),
        evidence.row
        and evidence.column
        and Words(
            f"第{evidence.row}行第{evidence.column}列",
            f"row {evidence.row}, column {evidence.column}",
        ),
    )
    return " ".join(words.to(language) for words in parts if words)
