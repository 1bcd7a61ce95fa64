"""A comparison as a document, which any renderer prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.words import (
    PASSAGES,
    counted,
    heads,
    part_name,
    prose,
    reasons,
    texts,
    title,
)
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.rules.words import section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.bilingual import Language
    from gov_disclosure.comparison.cells import CellComparison
    from gov_disclosure.comparison.comparison import Comparison
    from gov_disclosure.comparison.narratives import NarrativeComparison, PassageComparison

DERIVED = Words("推算的合计和比例（表中没有）", "Totals and shares that the form does not print")
PROSE = Words("文字部分", "Prose")


def comparison_document(
    comparison: Comparison, language: Language, *, only_changed: bool = False
) -> Document:
    """Return a comparison as a document: remarks, the cells by section, then the prose.

    Args:
        comparison: the comparison.
        language: language of the words around the figures.
        only_changed: whether cells that are unchanged are left out.
    """
    return Document.of(_blocks(comparison, language, only_changed=only_changed))


def parts(comparison: Comparison) -> Iterator[tuple[Words, tuple[CellComparison, ...]]]:
    """Yield what is compared cell by cell, by section, and at the end what is derived."""
    for name in TABLE_SECTIONS:
        cells = tuple(cell for cell in comparison.cells if cell.path.startswith(f"{name}."))
        if cells:
            yield section_heading(name), cells
    if comparison.derived:
        yield DERIVED, comparison.derived


def section_heading(name: str) -> Words:
    """Return the heading over the cells of a section.

    Example:
        >>> section_heading("requests").zh
        '三、收到和处理政府信息公开申请情况'
    """
    declared = sections()[name]
    return Words(declared.heading, f"{section_name(name).en}: {declared.english}")


def _blocks(comparison: Comparison, language: Language, *, only_changed: bool) -> Iterator[Block]:
    yield Heading(title(comparison).to(language), 1)
    yield from (Paragraph(remark.to(language)) for remark in comparison.remarks)
    yield Paragraph(counted(comparison.cells).to(language))
    header = tuple(words.to(language) for words in heads(comparison))
    for name, cells in parts(comparison):
        told = [cell for cell in cells if not only_changed or cell.status != "unchanged"]
        if told:
            yield Heading(name.to(language), 2)
            yield Table((header, *(texts(cell, language) for cell in told)))
            yield from (Paragraph(reason.to(language)) for reason in reasons(told))
    if comparison.narratives:
        yield Heading(PROSE.to(language), 2)
        for part in comparison.narratives:
            yield from _prose(part, language)


def _prose(part: NarrativeComparison, language: Language) -> Iterator[Block]:
    yield Heading(part_name(part.section).to(language), 3)
    yield Paragraph(prose(part).to(language))
    for passage in part.passages:
        if passage.status != "kept":
            label = PASSAGES[passage.status]
            yield Paragraph(Words(f"{label.zh}：", f"{label.en}: ").to(language) + _marked(passage))


def _marked(passage: PassageComparison) -> str:
    """Return a passage with what was removed in [-…-] and what was added in {+…+}."""
    return "".join(
        run.new
        if run.is_kept
        else (f"[-{run.old}-]" if run.old else "") + (f"{{+{run.new}+}}" if run.new else "")
        for run in passage.runs
    )
