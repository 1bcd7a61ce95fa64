"""Findings in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.audit.looked_at import left_in_words, looked_at_in_words
from gov_disclosure.audit.words import described, message, suspects_after, totals
from gov_disclosure.bilingual import Words
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.rules.words import SEVERITIES, STATUSES, SUSPECTS

if TYPE_CHECKING:
    from gov_disclosure.audit.checked import Checked
    from gov_disclosure.bilingual import Language

_COLUMNS = (
    Words("级别", "severity"),
    Words("状态", "status"),
    Words("内容", "finding"),
    Words("规则", "rule"),
)


def markdown_of(checked: Checked, language: Language) -> str:
    """Return what was found in a report as a heading, a table, what was looked at and a summary."""
    blocks: list[Block] = [Heading(checked.name, 2)]
    if whose := described(checked.report, language):
        blocks.append(Paragraph(whose))
    if checked.findings:
        header = tuple(words.to(language) for words in _COLUMNS)
        rows = (
            (
                SEVERITIES[finding.severity].to(language),
                STATUSES[finding.status].to(language),
                message(finding, language),
                finding.rule,
            )
            for finding in checked.findings
        )
        blocks.append(Table((header, *rows)))
    for number in range(len(checked.findings)):
        if suspects := suspects_after(checked, number, language):
            blocks.append(Heading(SUSPECTS.to(language), 3))
            blocks += [Paragraph(f"{place}. {text}") for place, text in enumerate(suspects, 1)]
    told = (
        looked_at_in_words(checked.looked_at, language),
        left_in_words(checked.looked_at, language),
        totals([checked], language),
    )
    blocks += [Paragraph(text) for text in told if text]
    return document_markdown(Document.of(blocks))
