"""Which reports come back whole when they are printed and read again.

A printed report says nothing of ``source``, codes, level, kind and scope, and prose that looks
like a part of the form is taken for one. A report is printable if none of that applies; the
conditions ask the very functions that read.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.bodies.names import is_body_name, may_be_one
from gov_disclosure.document import Block, Heading, Paragraph, Place, Table, place_of_cells
from gov_disclosure.forms.extraction.bind import form_of
from gov_disclosure.forms.extraction.grids.reader import GridReader
from gov_disclosure.forms.extraction.head.front_matter import read_front_matter
from gov_disclosure.forms.extraction.head.labels import names_fact
from gov_disclosure.forms.extraction.head.prose import statements_of_prose
from gov_disclosure.forms.extraction.head.signature import read_signature
from gov_disclosure.forms.extraction.head.titles import title_facts
from gov_disclosure.forms.extraction.misplaced_tables import section_shown_by
from gov_disclosure.forms.extraction.sections import Item, heading_of_row
from gov_disclosure.forms.extraction.tables import lines_of_figures
from gov_disclosure.forms.layout.printed_tables import printed_rows
from gov_disclosure.forms.words.cells import read_cell
from gov_disclosure.forms.words.headings import Style, heading_level, inline_headings, whole_heading
from gov_disclosure.forms.words.labels import section_labels
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import TABLE_SECTIONS, columns, figures, rows, sections, table_shape
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.model.paths import RowFacts
    from gov_disclosure.model.report import AnnualReport, ProactiveDisclosure

PrintedFormat: TypeAlias = Literal["text", "markdown", "html"]

_FIRST_PRINTED_YEAR, _LAST_PRINTED_YEAR = 1900, 2100
_DEEPEST_MARKDOWN_LEVEL = 5
_TEXT_TABLE_MARKS = "|│┃｜"


def printed_part(report: AnnualReport) -> AnnualReport:
    """Return a report without what is never printed, or not as the prose of its tables.

    Figures without a label beside a table may be those of a row of it.

    Example:
        >>> from gov_disclosure import AnnualReport
        >>> printed_part(AnnualReport(scope="own", year=2024)).scope is None
        True
    """
    publisher = report.publisher and type(report.publisher)(report.publisher.name)
    present = {name: getattr(report, name) for name in TABLE_SECTIONS}
    changed = {
        name: attrs.evolve(
            section,
            introduction=_without_figures(name, section.introduction),
            remarks=_without_figures(name, section.remarks),
        )
        for name, section in present.items()
        if section is not None
    }
    return attrs.evolve(report, publisher=publisher, source=None, scope=None, **changed)


def _without_figures(name: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    kept: list[Block] = []
    for block in blocks:
        items = enumerate(map(_item, (*kept, block)))
        kept += [block] if not any(lines_of_figures(name, items)) else []
    return tuple(kept)


def is_printable(report: AnnualReport, format: PrintedFormat) -> bool:  # noqa: A002
    """Tell whether a report comes back equal when printed and read again.

    Source, codes, level, kind and scope are not asked: compare with ``printed_part``.

    Args:
        report: any report.
        format: "text", "markdown" or "html"; Markdown and HTML mark headings and escape, so
            more is printable there.

    Example:
        >>> from gov_disclosure import blank
        >>> is_printable(blank("2021", year=2024), "text")
        True
    """
    return (
        any(getattr(report, name) is not None for name in TABLE_SECTIONS)
        and _header_is_printable(report, format)
        and all(_text_is_printable(text, format) for text in _texts(report))
        and all(_block_is_printable(block, format) for _, block in _blocks(report))
        and _preamble_is_printable(report, format)
        and _prose_is_printable(report)
        and all(_heading_is_printable(report, name) for name in sections())
        and all(
            _table_is_printable(report, name)
            for name in TABLE_SECTIONS
            if getattr(report, name) is not None
        )
        and _end_is_printable(report, format)
    )


def _blocks(report: AnnualReport) -> Iterator[tuple[str, Block]]:
    """Yield the blocks of all prose, each with the field name of its part."""
    for name in ("preamble", *sections()):
        part = getattr(report, name)
        if isinstance(part, Narrative):
            yield from ((name, block) for block in part.blocks)
        elif part is not None:
            yield from ((name, block) for block in (*part.introduction, *part.remarks))


def _texts(report: AnnualReport) -> Iterator[str]:
    yield from filter(None, (report.title, report.signed_by, report.revision_note))
    if report.publisher:
        yield report.publisher.name
    for _, block in _blocks(report):
        yield from (
            (c for row in block.rows for c in row) if isinstance(block, Table) else (block.text,)
        )
    for note in report.notes:
        yield note.text
    for name in sections():
        part = getattr(report, name)
        yield from filter(None, (part and part.heading,))
    if report.proactive_disclosure:
        for row in report.proactive_disclosure.supplementary_rows:
            yield row.label
            yield from (text for _, text in row.cells)


def _text_is_printable(text: str, format: PrintedFormat) -> bool:  # noqa: A002
    """One line without controls or invisible characters, with no outer space.

    HTML makes one space of several.
    """
    return (
        text == text.strip()
        and not (format == "html" and "  " in text)
        and not any(
            unicodedata.category(char) in {"Cc", "Cf", "Cn", "Co", "Mn", "Me", "Zl", "Zp"}
            for char in text
        )
    )


def _item(block: Block) -> Item:
    place = place_of_cells(block) if isinstance(block, Table) else Place()
    return Item(block, place, 1 if isinstance(block, Table) else None)


def _is_statutory_heading(text: str) -> bool:
    return whole_heading(text) is not None or any(True for _ in inline_headings(text))


def _block_is_printable(block: Block, format: PrintedFormat) -> bool:  # noqa: A002
    if section_shown_by(block) is not None:
        return False  # it would be taken for the table of a section that has none
    if isinstance(block, Table):
        # A web page has single cells for the sake of its layout.
        is_single = format == "html" and sum(map(len, block.rows)) == 1
        return (
            len({len(row) for row in block.rows}) == 1
            and not is_single
            and not any(map(heading_of_row, block.rows))
        )
    if _is_statutory_heading(block.text):
        return False
    if format != "text":
        return isinstance(block, Paragraph) or block.level <= _DEEPEST_MARKDOWN_LEVEL
    if block.text.startswith("+") or any(mark in block.text for mark in _TEXT_TABLE_MARKS):
        return False
    implied = heading_level(block.text)
    return implied == (block.level if isinstance(block, Heading) else None)


def _header_is_printable(report: AnnualReport, format: PrintedFormat) -> bool:  # noqa: A002
    dates = (report.published_on, report.revised_on, report.dated_on)
    if any(
        date is not None and not _FIRST_PRINTED_YEAR <= date.year <= _LAST_PRINTED_YEAR
        for date in dates
    ):
        return False
    name = report.publisher.name if report.publisher else None
    if name is not None and names_fact(name):
        return False
    if report.signed_by is not None and (
        name is None or (report.title is None and not may_be_one(name, report.signed_by))
    ):
        return False  # who signs is taken for the publisher, or puts in doubt who it is
    if report.title is None:
        return True
    titled_name, titled_year = title_facts(report.title)
    if (titled_name or name) != name or (titled_year or report.year) != report.year:
        return False
    title: Block = Heading(report.title, 1) if format != "text" else Paragraph(report.title)
    return not _is_statutory_heading(report.title) and (
        [
            each.value
            for each in read_front_matter([_item(title)], marks_headings=True).statements
            if each.field == "title"
        ]
        == [report.title]
    )


def _preamble_is_printable(report: AnnualReport, format: PrintedFormat) -> bool:  # noqa: A002
    if report.preamble is None:
        return True
    blocks = [
        Heading(b.text, b.level + 1)
        if isinstance(b, Heading) and format != "text"
        else Paragraph(b.text)
        if isinstance(b, Heading)
        else b
        for b in report.preamble.blocks
    ]
    front = read_front_matter([_item(block) for block in blocks], marks_headings=True)
    return (
        report.preamble.heading is None
        and bool(blocks)
        and not front.statements
        and (not front.leftover)
    )


def _prose_is_printable(report: AnnualReport) -> bool:
    """Tell whether the prose says nothing of the report but what its header says."""
    parts = [getattr(report, name) for name in ("preamble", "overview")]
    stated = statements_of_prose(*(part.blocks if part else () for part in parts))
    header = {"publisher": report.publisher and report.publisher.name, "year": report.year}
    return all(header[each.field] == each.value for each in stated)


def _heading_is_printable(report: AnnualReport, name: str) -> bool:
    heading = getattr(report, name) and getattr(report, name).heading
    if heading is None:
        return True
    match = whole_heading(heading)
    return (
        match is not None
        and (match.section, match.style) == (name, Style.STATUTORY)
        and heading != sections()[name].heading
    )


def _table_is_printable(report: AnnualReport, name: str) -> bool:
    section = getattr(report, name)
    values = figures(report)
    printed = printed_rows(report, name)
    notes = {note.path: note.text for note in report.notes}
    if len(notes) < len(report.notes):
        return False
    printed_paths = {path for row in printed for path in row.paths}
    if any(path.startswith(f"{name}.") and path not in printed_paths for path in notes):
        return False
    if any(path.partition(".")[0] not in TABLE_SECTIONS for path in notes):
        return False
    for row in printed:
        for path, text, (_, column) in zip(
            row.paths, row.texts, columns(row.facts.kind), strict=True
        ):
            reading = read_cell(text, column)
            if values[path] is Mark.MISSING or (reading.value, reading.note) != (
                values[path],
                notes.get(path),
            ):
                return False
    # Where rows lie across, a word that stands first may be a label that pushed the figures along.
    if table_shape(name).is_across and not looks_like_value(printed[0].texts[0]):
        return False
    prose = (*section.introduction, *section.remarks)
    return (
        _is_decided(name, [row.facts for row in printed])
        and not any(_is_taken_for_table(name, block) for block in prose)
        and (name != "proactive_disclosure" or _added_rows_are_printable(section))
    )


def _is_decided(name: str, printed: Sequence[RowFacts]) -> bool:
    """Tell whether printed rows show which form they belong to: 四 is the same in every form."""
    cells = [(facts.path, tuple(column for column, _ in facts.columns)) for facts in printed]
    return bool(cells) and (name == "disputes" or form_of(name, cells) is not None)


def _is_taken_for_table(name: str, block: Block) -> bool:
    reader = GridReader(name)
    item = _item(block)
    if isinstance(block, Table):
        labels = section_labels(name)
        texts = [text for row in block.rows for text in row]
        return any(labels.is_known(text) for text in texts)
    return reader.announce(item.text)


def _added_rows_are_printable(section: ProactiveDisclosure) -> bool:
    kind: type = type(section)
    labels = section_labels("proactive_disclosure")
    blocks: dict[str | None, tuple[str, ...]] = {}
    for facts in rows(kind):
        if facts.row.block:
            blocks[facts.row.block.label] = tuple(column.label for _, column in facts.columns)
    order = list(blocks)
    places = [order.index(r.block) if r.block in blocks else -1 for r in section.supplementary_rows]
    return places == sorted(places) and all(
        row.block in blocks
        and tuple(label for label, _ in row.cells) == blocks[row.block]
        and row.label.strip() != ""
        and not looks_like_value(row.label)
        and not labels.is_known(row.label)
        and all(looks_like_value(text) for _, text in row.cells)
        for row in section.supplementary_rows
    )


def _end_is_printable(report: AnnualReport, format: PrintedFormat) -> bool:  # noqa: A002
    """Tell whether the prose before the 落款 is not taken for it, nor for chrome."""
    if report.signed_by is not None and not is_body_name(report.signed_by):
        return False
    present = [name for name in sections() if getattr(report, name) is not None]
    last = getattr(report, present[-1])
    blocks = last.blocks if isinstance(last, Narrative) else last.remarks
    if not blocks:
        return True
    items = tuple(
        _item(Paragraph(b.text) if isinstance(b, Heading) and format == "text" else b)
        for b in blocks
    )
    return read_signature(items, has_table=present[-1] in TABLE_SECTIONS).items == items
