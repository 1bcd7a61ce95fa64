"""Two collections of reports as a document and as sheets: by body, and who is alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gov_disclosure.audit.words import SCOPES
from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.sheets import cells_head, cells_lines
from gov_disclosure.comparison.words import STATUSES
from gov_disclosure.document import Block, Document, Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.bilingual import Language
    from gov_disclosure.comparison.partners import Alone, Partners
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.renderers.workbook import Sheet

_TITLE = Words("两批报告比较", "Two collections of reports compared")
_PAIRS = Words("各单位", "Bodies")
_CHANGES = Words("各格", "Cells")
_ONLY_OLD = Words("前一批没有配上的报告", "Without a partner, of the earlier collection")
_ONLY_NEW = Words("后一批没有配上的报告", "Without a partner, of the later collection")
_REASON = Words("原因", "reason")
_PROSE = Words("文字有改动的段落", "passages of prose that differ")
_BODY = Words("单位", "body")
_SCOPE = Words("范围", "scope")
_YEAR = Words("年度", "year")
_OLD_YEAR = Words("前一份年度", "earlier year")
_NEW_YEAR = Words("后一份年度", "later year")


def partners_document(partners: Partners, language: Language) -> Document:
    """Return a summary of two collections: cells by status for each body, and who is alone."""
    blocks: list[Block] = [Heading(_TITLE.to(language), 1)]
    for title, rows in _tables(partners, language):
        if len(rows) > 1:
            blocks.append(Heading(title, 2))
            blocks.append(Table(tuple(tuple(map(_text, row)) for row in rows)))
    return Document.of(blocks)


def partners_sheets(partners: Partners, language: Language) -> tuple[Sheet, ...]:
    """Return the same as sheets, and one with every cell that is not unchanged."""
    summary, *alone = _tables(partners, language)
    return (summary, (_CHANGES.to(language), tuple(_changes(partners, language))), *alone)


def _tables(partners: Partners, language: Language) -> tuple[Sheet, ...]:
    return (
        (_PAIRS.to(language), tuple(_pairs(partners, language))),
        (_ONLY_OLD.to(language), tuple(_reports(partners.only_old, language))),
        (_ONLY_NEW.to(language), tuple(_reports(partners.only_new, language))),
    )


def _pairs(partners: Partners, language: Language) -> Iterator[tuple[Field, ...]]:
    head = (_BODY, _SCOPE, _OLD_YEAR, _NEW_YEAR, *STATUSES.values(), _PROSE)
    yield tuple(words.to(language) for words in head)
    for pair in partners.pairs:
        counts = Counter(cell.status for cell in pair.cells)
        name, scope, year = _whose(pair.new, language)
        prose = sum(one.status != "kept" for part in pair.narratives for one in part.passages)
        yield name, scope, pair.old.year, year, *(counts[status] for status in STATUSES), prose


def _reports(reports: Iterable[Alone], language: Language) -> Iterator[tuple[Field, ...]]:
    yield tuple(words.to(language) for words in (_BODY, _SCOPE, _YEAR, _REASON))
    for alone in reports:
        yield *_whose(alone.report, language), alone.reason.to(language)


def _changes(partners: Partners, language: Language) -> Iterator[tuple[Field, ...]]:
    yield tuple(words.to(language) for words in (_BODY, *cells_head()))
    for pair in partners.pairs:
        name, _, _ = _whose(pair.new, language)
        for status, line in cells_lines(pair, language):
            if status != "unchanged":
                yield name, *line


def _whose(report: AnnualReport, language: Language) -> tuple[str | None, str | None, int | None]:
    name = report.publisher.name if report.publisher else None
    return name, SCOPES[report.scope].to(language) if report.scope else None, report.year


def _text(field: Field) -> str:
    return "" if field is None else str(field)
