"""From a document to a report: what the form says about what a file format gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Attachment, Document, Remark, Table
from gov_disclosure.errors import UnrecognisedDocumentError, shorten
from gov_disclosure.forms.extraction.collected import Collected
from gov_disclosure.forms.extraction.copies import unofficial_copy
from gov_disclosure.forms.extraction.head.reading import read_head
from gov_disclosure.forms.extraction.head.signature import Signature, read_signature
from gov_disclosure.forms.extraction.known import Known, with_known
from gov_disclosure.forms.extraction.misplaced_tables import with_tables_in_their_sections
from gov_disclosure.forms.extraction.narratives import STATUTORY_LEVEL
from gov_disclosure.forms.extraction.problems import (
    form_not_certain,
    no_heading,
    no_table,
    runs_together,
)
from gov_disclosure.forms.extraction.sections import Outline, SectionText, document_items, outline
from gov_disclosure.forms.extraction.separate import separate
from gov_disclosure.forms.extraction.tables import TableText, build_section, read_table_section
from gov_disclosure.model.extraction import EvidenceToMake, Extraction, Problem
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.model.report import AnnualReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_disclosure.model.report import FormName

_MOST_NAMED_ATTACHMENTS = 5
_LONGEST_ADDRESS = 200


def extract(document: Document, known: Known | None = None, file: str | None = None) -> Extraction:
    """Read a report from a document; of several, the first whose tables can be read.

    Args:
        document: what a reader made of a file.
        known: what the caller knows.
        file: name of the file, for errors.

    Raises:
        UnrecognisedDocumentError: no statutory table can be read, or the document is a copy
            whose text was changed.
    """
    number, count, extraction = next(
        entry for entry in _extractions(document, file) if _holds_table(entry[2])
    )
    told = with_known(extraction, known or Known())
    several = () if count == 1 else (_several_reports(number, count),)
    return attrs.evolve(told, problems=(*several, *told.problems))


def extract_all(
    document: Document, known: Known | None = None, file: str | None = None
) -> tuple[Extraction, ...]:
    """Read every report of a document, each from its own part of it.

    Args:
        document: what a reader made of a file.
        known: what the caller knows of all of them.
        file: name of the file, for errors.

    Raises:
        UnrecognisedDocumentError: no statutory table can be read, or the document is a copy
            whose text was changed.
    """
    extractions = [extraction for _, _, extraction in _extractions(document, file)]
    return tuple(with_known(extraction, known or Known()) for extraction in extractions)


def _extractions(document: Document, file: str | None) -> Iterator[tuple[int, int, Extraction]]:
    """Yield what each report of a document gives, with its number and how many there are.

    Most files of a folder may be no reports, so nothing is read before a table is seen.
    """
    if (copied := unofficial_copy(document)) is not None:
        raise _unrecognised(document, file, [], copied)
    parts = separate(tuple(document_items(document)))
    cuts = [with_tables_in_their_sections(outline(part)) for part in parts]
    if not any(name in cut.sections for cut in cuts for name in TABLE_SECTIONS):
        raise _unrecognised(document, file, [])
    extractions = []
    for number, cut in enumerate(cuts, start=1):
        extractions.append(_extract_part(cut, document, (number, len(cuts))))
        yield number, len(cuts), extractions[-1]
    if not any(map(_holds_table, extractions)):
        problems = [problem for extraction in extractions for problem in extraction.problems]
        raise _unrecognised(document, file, problems)


def _holds_table(extraction: Extraction) -> bool:
    return any(getattr(extraction.report, name) is not None for name in TABLE_SECTIONS)


def _several_reports(number: int, count: int) -> Problem:
    return Problem(
        "reading.several_reports",
        None,
        f"文件中有{count}份报告，这里只读取了第{number}份；如需读取全部，请用 read_all",
        f"the file holds {count} reports, of which this is number {number}; "
        "read_all reads all of them",
    )


def _extract_part(cut: Outline, document: Document, which: tuple[int, int]) -> Extraction:
    """Read a report from the part of a document that holds it and nothing else."""
    texts, signature = _without_signature(cut)
    found = Collected()
    _read_narratives(texts, cut, found)
    head = read_head(cut, document, which, found.fields.get("overview"), signature)
    tables = _read_tables(texts, head.fields.get("year"), cut, found)
    _read_form_sections(tables, texts, cut, found)
    fields = {**found.fields, **head.fields}
    name = fields.pop("publisher", None)
    return Extraction(
        AnnualReport(
            **fields, publisher=None if name is None else Publisher(name), notes=tuple(found.notes)
        ),
        EvidenceToMake(found.evidence | head.evidence),
        (*head.leftover, *found.leftover, *(signature.leftover if signature else ())),
        (*head.problems, *found.problems, *_remarked(document.remarks, cut)),
    )


def _remarked(remarks: Iterable[Remark], cut: Outline) -> Iterator[Problem]:
    """Yield what the reader noticed of the whole file, and of each table in this part of it."""
    tables: list[tuple[str | None, set[int | None]]] = [(None, {i.table for i in cut.front})]
    tables += [(name, {i.table for i in text.items}) for name, text in cut.sections.items()]
    for remark in remarks:
        for path, numbers in tables:
            if path is None if remark.table is None else remark.table in numbers:
                yield Problem(remark.rule, path, remark.message, remark.message_en)


def _without_signature(cut: Outline) -> tuple[Mapping[str, SectionText], Signature | None]:
    """Take the 落款 off the last section."""
    if not cut.sections:
        return cut.sections, None
    *_, last = cut.sections
    signature = read_signature(cut.sections[last].items, has_table=last in TABLE_SECTIONS)
    text = attrs.evolve(cut.sections[last], items=signature.items)
    return {**cut.sections, last: text}, signature


def _read_narratives(texts: Mapping[str, SectionText], cut: Outline, found: Collected) -> None:
    for name, section in sections().items():
        if name in TABLE_SECTIONS or name not in texts:
            continue
        text = texts[name]
        heading = None if text.heading == section.heading else text.heading
        found.fields[name] = Narrative(
            heading, cut.blocks(text.items, text.level or STATUTORY_LEVEL)
        )


def _read_tables(
    texts: Mapping[str, SectionText], year: int | None, cut: Outline, found: Collected
) -> list[TableText]:
    """Read the table sections; a section whose table cannot be read goes to leftover."""
    tables = []
    for name in filter(texts.__contains__, TABLE_SECTIONS):
        table = read_table_section(name, texts[name], year)
        if texts[name].heading is None:
            found.problems.append(no_heading(name))
        if table.rows and not table.runs_together:
            tables.append(table)
            continue
        told = runs_together(name) if table.rows else no_table(name)
        found.problems += table.problems or [told]
        found.leftover += cut.blocks(texts[name].items)
    return tables


def _read_form_sections(
    tables: list[TableText], texts: Mapping[str, SectionText], cut: Outline, found: Collected
) -> None:
    forms = {table.name: table.form() for table in tables if table.name != "disputes"}
    decided = next((form for form in forms.values() if form is not None), None)
    for table in tables:
        form: FormName | None = forms.get(table.name, "2021")  # 四 is the same in all
        if form is None:
            found.problems.append(form_not_certain(table.name, decided))
            form = decided
        if form is None:
            found.leftover += cut.blocks(texts[table.name].items)
        else:
            found.fields[table.name] = build_section(table, form, cut, found)


def _unrecognised(
    document: Document,
    file: str | None,
    problems: list[Problem],
    copied: tuple[str, str] | None = None,
) -> UnrecognisedDocumentError:
    looked_for = tuple(section.heading for section in sections().values())
    remarked = {remark.rule for remark in document.remarks}
    reasons = [
        problem
        for problem in problems
        if problem.rule not in remarked and (problem.path is None or problem.path in sections())
    ]
    texts = [
        " | ".join(block.rows[0]) if isinstance(block, Table) else block.text
        for block in document.blocks
    ]
    found = tuple(shorten(text, 40) for text in texts[:3])
    if copied is not None:
        reason = f"{copied[0]}，不能读取；请改用发布机关网站上的原文"
        reason_en = f"{copied[1]}; take the report from the site of its publisher"
    elif _before_the_form(texts):
        reason = "像是 2018 年及以前的年度报告，当时没有统一格式，不能读取"
        reason_en = "this looks like a report for 2018 or earlier, before there was a form"
    elif reasons:
        reason = "；".join(problem.message for problem in reasons)
        reason_en = "; ".join(problem.message_en for problem in reasons)
    else:
        reason = "没有找到政府信息公开工作年度报告的法定表格"
        reason_en = "no statutory table of an annual report on information disclosure was found"
    if document.attachments:
        names = "、".join(f"{link.text or '附件'}（{link.address}）" for link in _few(document))
        names_en = ", ".join(f"{link.text or 'file'} ({link.address})" for link in _few(document))
        reason += f"；报告可能在网页的附件中，请下载后读取：{names}"
        reason_en += f"; the report may be a file that the page links to, read that: {names_en}"
    return UnrecognisedDocumentError(file, looked_for, found, reason, reason_en)


def _few(document: Document) -> Iterator[Attachment]:
    """Yield the first attachments, shortened."""
    for link in document.attachments[:_MOST_NAMED_ATTACHMENTS]:
        yield Attachment(shorten(link.text), shorten(link.address, _LONGEST_ADDRESS))


_OLD_REPORT_WORDS = ("附表", "指标名称", "指 标", "计量单位", "统计指标", "概述")


def _before_the_form(texts: list[str]) -> bool:
    joined = "\n".join(texts)[:200_000]
    return "信息公开" in joined and sum(word in joined for word in _OLD_REPORT_WORDS) >= 2
