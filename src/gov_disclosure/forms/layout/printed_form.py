"""The printed form of a report as data: its parts in order, and what is not of the form."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.document import (
    MAX_HEADING_LEVEL,
    PROPERTIES,
    Block,
    Fact,
    Heading,
    Paragraph,
    Place,
    Table,
    place_of_cells,
)
from gov_disclosure.forms.layout.printed_tables import (
    PlacedBlock,
    PrintedRow,
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
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gov_disclosure.model.report import AnnualReport

NOTE_LABEL = "注："
"""Begins the paragraph of a note that stands beside no printed cell."""

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


@attrs.frozen
class PrintedForm:
    """A report as it is printed in the official layout.

    Levels of headings count from the title (1), which the sections (2) stand below.

    Attributes:
        title: the title, or None.
        facts: what is said of the report but is no part of the form. A format that has
            properties of documents keeps them there, others print them below the title.
        preamble: what stands before section 一.
        sections: the sections that the report has, by field name; the first block of each is
            its heading.
        notes: notes that stand beside no printed cell of a section.
        closing: the 落款: who signs, and the date.
    """

    title: str | None
    facts: tuple[Fact, ...]
    preamble: tuple[PlacedBlock, ...]
    sections: Mapping[str, tuple[PlacedBlock, ...]]
    notes: tuple[PlacedBlock, ...]
    closing: tuple[str, ...]


def printed_form(report: AnnualReport) -> PrintedForm:
    """Return a report in the official layout.

    A row of which every cell is missing is not printed. ``source``, codes, level, kind, scope
    and the notes of a draft are not printed; everything else is.

    Args:
        report: any report.

    Returns:
        The parts; merged cells stand once in ``Table.rows``, their spans in the places.

    Example:
        >>> from gov_disclosure import AnnualReport
        >>> form = printed_form(AnnualReport(title="年度报告", year=2024, signed_by="青溪区"))
        >>> form.title, form.facts[0].name, form.facts[0].value, form.closing
        ('年度报告', '报告年度', '2024年', ('青溪区',))
    """
    printed = {
        name: printed_rows(report, name)
        for name in TABLE_SECTIONS
        if getattr(report, name) is not None
    }
    loose = _loose_notes(report, printed)
    return PrintedForm(
        title=report.title,
        facts=tuple(_facts(report)),
        preamble=tuple(_preamble(report.preamble)),
        sections={
            name: (
                (Heading(section.heading or declared.heading, _SECTION_LEVEL), Place()),
                *_section(name, section, printed.get(name, ())),
                *loose.get(name, ()),
            )
            for name, declared in sections().items()
            if (section := getattr(report, name)) is not None
        },
        notes=tuple(loose.get("", ())),
        closing=tuple(_closing(report)),
    )


def is_open(heading: Heading, after: Block | None) -> bool:
    """Tell whether prose is to be written below a heading: nothing stands there.

    Args:
        heading: the heading; below the title, which is of level 1, stands the report.
        after: the block that follows it, if there is one.

    Example:
        >>> is_open(Heading("一", 2), Heading("（一）", 3)), is_open(Heading("（一）", 3), None)
        (False, True)
    """
    is_parted = isinstance(after, Heading) and after.level > heading.level
    return heading.level > 1 and not is_parted and not isinstance(after, Paragraph | Table)


def _facts(report: AnnualReport) -> Iterator[Fact]:
    publisher, published, revised = report.publisher, report.published_on, report.revised_on
    texts = {
        "publisher": None if publisher is None else publisher.name,
        "year": None if report.year is None else f"{report.year}年",
        "published_on": None if published is None else published.isoformat(),
        "revised_on": None if revised is None else revised.isoformat(),
        "revision_note": report.revision_note,
    }
    for name, text in texts.items():
        if text is not None:
            yield Fact(PROPERTIES, FACTS[name].zh, text)


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


def _closing(report: AnnualReport) -> Iterator[str]:
    if report.signed_by is not None:
        yield report.signed_by
    if report.dated_on is not None:
        yield date_in_words(report.dated_on)
