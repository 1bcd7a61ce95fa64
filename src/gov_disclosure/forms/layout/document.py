"""The printed form: a report as a document in the official layout."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from gov_disclosure.document import (
    MAX_HEADING_LEVEL,
    Block,
    Document,
    Heading,
    Paragraph,
    Place,
    Table,
    place_of_cells,
)
from gov_disclosure.forms.layout.printed_tables import (
    PlacedBlock,
    PrintedRow,
    cell_text,
    disputes_table,
    printed_rows,
    proactive_tables,
    requests_table,
)
from gov_disclosure.forms.words.dates import date_in_words
from gov_disclosure.forms.words.facts import FACTS
from gov_disclosure.model.carried_over import printed_notes
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import TABLE_SECTIONS, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from gov_disclosure.model.report import AnnualReport

__all__ = ["NOTE_LABEL", "cell_text", "layout"]

NOTE_LABEL = "注："
"""Begins the paragraph of a note that stands beside no printed cell."""

_TITLE_LEVEL = 1
_SECTION_LEVEL = 2

_TABLES: Mapping[str, Callable[[Any, Sequence[PrintedRow]], Iterator[PlacedBlock]]] = (
    MappingProxyType(
        {
            "proactive_disclosure": proactive_tables,
            "requests": requests_table,
            "disputes": disputes_table,
        }
    )
)


def layout(report: AnnualReport) -> Document:
    """Return a report as a document in the official layout.

    Title, header facts, preamble, the six sections with their tables, notes that stand beside
    no printed cell, and the 落款. A row of which every cell is missing is not printed.
    ``source``, codes, level, kind, scope and the notes of a draft are not printed; everything
    else is.

    Args:
        report: any report.

    Returns:
        The document; merged cells stand once in ``Table.rows``, their spans in its places.

    Example:
        >>> from gov_disclosure import AnnualReport
        >>> report = AnnualReport(title="年度报告", overview=Narrative(blocks=[Paragraph("无。")]))
        >>> for block in layout(report).blocks:
        ...     print(block)
        Heading(text='年度报告', level=1)
        Heading(text='一、总体情况', level=2)
        Paragraph(text='无。')
    """
    printed = {
        name: printed_rows(report, name)
        for name in TABLE_SECTIONS
        if getattr(report, name) is not None
    }
    loose = _loose_notes(report, printed)
    placed = [
        *_header(report),
        *_preamble(report.preamble),
        *(
            block
            for name, declared in sections().items()
            if (section := getattr(report, name)) is not None
            for block in (
                (Heading(section.heading or declared.heading, _SECTION_LEVEL), Place()),
                *_section(name, section, printed.get(name, ())),
                *loose.get(name, ()),
            )
        ),
        *loose.get("", ()),
        *_signature(report),
    ]
    return Document(
        tuple(block for block, _ in placed), tuple(place for _, place in placed), report.title
    )


def _header(report: AnnualReport) -> Iterator[PlacedBlock]:
    if report.title is not None:
        yield Heading(report.title, _TITLE_LEVEL), Place()
    facts = {
        "publisher": report.publisher and report.publisher.name,
        "year": report.year and f"{report.year}年",
        "published_on": report.published_on and report.published_on.isoformat(),
        "revised_on": report.revised_on and report.revised_on.isoformat(),
        "revision_note": report.revision_note,
    }
    for name, text in facts.items():
        if text is not None:
            yield Paragraph(f"{FACTS[name].zh}：{text}"), Place()


def _preamble(preamble: Narrative | None) -> Iterator[PlacedBlock]:
    if preamble is not None:
        if preamble.heading is not None:
            yield Heading(preamble.heading, _SECTION_LEVEL), Place()
        yield from _narrative(preamble.blocks)


def _section(name: str, section: Any, printed: Sequence[PrintedRow]) -> Iterator[PlacedBlock]:
    if isinstance(section, Narrative):
        yield from _narrative(section.blocks)
    else:
        yield from _narrative(section.introduction)
        yield from _TABLES[name](section, printed)
        yield from _narrative(section.remarks)


def _narrative(blocks: Iterable[Block]) -> Iterator[PlacedBlock]:
    for block in blocks:
        if isinstance(block, Table):
            yield block, place_of_cells(block)
        elif isinstance(block, Heading):
            # Level 1 of a narrative is that of the six sections, which stand below the title.
            yield Heading(block.text, min(block.level + 1, MAX_HEADING_LEVEL)), Place()
        else:
            yield block, Place()


def _loose_notes(
    report: AnnualReport, printed: Mapping[str, Sequence[PrintedRow]]
) -> Mapping[str, Sequence[PlacedBlock]]:
    """Return the notes that no cell prints, by table section; all others under ``""``."""
    in_cells = {path for section in printed.values() for row in section for path in row.paths}
    loose: dict[str, list[PlacedBlock]] = {}
    for note in printed_notes(report):
        if note.path not in in_cells:
            name = note.path.partition(".")[0]
            paragraph = Paragraph(NOTE_LABEL + note.text)
            loose.setdefault(name if name in printed else "", []).append((paragraph, Place()))
    return loose


def _signature(report: AnnualReport) -> Iterator[PlacedBlock]:
    if report.signed_by is not None:
        yield Paragraph(report.signed_by), Place()
    if report.dated_on is not None:
        yield Paragraph(date_in_words(report.dated_on)), Place()
