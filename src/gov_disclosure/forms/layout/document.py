"""The printed form as a document, for formats that hold nothing but lines."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gov_disclosure.document import Document, Heading, Paragraph, Place
from gov_disclosure.forms.layout.printed_form import NOTE_LABEL, printed_form
from gov_disclosure.forms.layout.printed_tables import PlacedBlock, cell_text

if TYPE_CHECKING:
    from gov_disclosure.model.report import AnnualReport

__all__ = ["NOTE_LABEL", "cell_text", "layout"]

_TITLE_LEVEL = 1


def layout(report: AnnualReport) -> Document:
    """Return a report as a document in the official layout.

    Title, header facts, preamble, the six sections with their tables, notes that stand beside
    no printed cell, and the 落款.

    Args:
        report: any report.

    Returns:
        The document; merged cells stand once in ``Table.rows``, their spans in its places.

    Example:
        >>> from gov_disclosure import AnnualReport, Narrative
        >>> report = AnnualReport(title="年度报告", overview=Narrative(blocks=[Paragraph("无。")]))
        >>> for block in layout(report).blocks:
        ...     print(block)
        Heading(text='年度报告', level=1)
        Heading(text='一、总体情况', level=2)
        Paragraph(text='无。')
    """
    form = printed_form(report)
    placed: list[PlacedBlock] = [
        *([] if form.title is None else [(Heading(form.title, _TITLE_LEVEL), Place())]),
        *((Paragraph(f"{fact.name}：{fact.value}"), Place()) for fact in form.facts),
        *form.preamble,
        *itertools.chain.from_iterable(form.sections.values()),
        *form.notes,
        *((Paragraph(line), Place()) for line in form.closing),
    ]
    return Document(
        tuple(block for block, _ in placed),
        tuple(place for _, place in placed),
        form.title,
        facts=form.facts,
    )
