"""PDF files with a text layer as documents."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Block, Document, Paragraph, Place
from gov_disclosure.errors import MissingExtraError, UnreadableFileError
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.pdf.continued import continued
from gov_disclosure.readers.pdf.edges import at_edges, is_cut
from gov_disclosure.readers.pdf.furniture import PageContent, without_furniture
from gov_disclosure.readers.pdf.lattice import Lattice, lattices
from gov_disclosure.readers.pdf.legibility import check_legible, remarks_on_cut, scanned
from gov_disclosure.readers.pdf.lines import Line, lines_of
from gov_disclosure.readers.pdf.paragraphs import Column, ParagraphBuilder, columns
from gov_disclosure.readers.pdf.rows import runs_of_rows, tables_of_run
from gov_disclosure.readers.pdf.sheets import on_sheet, parted
from gov_disclosure.readers.pdf.tables import DrawnTable, table_of
from gov_disclosure.readers.pdf.watermarks import without_watermarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.readers.pdf.geometry import Box, Character, Page


def pdf_document(data: bytes, name: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Return a PDF file as a document.

    Ruling lines give tables with their merged cells; without lines, words under each other do
    where that is certain. Other text is lines joined to paragraphs, words that stand apart
    separated by spaces. Page numbers are left out, as is text at a slant or printed across other
    text, which is a watermark. The text is what a person sees; places tell what else stands
    there, remarks name the pages that cannot be read.
    Lines that run over all pages stand once, at the beginning or below the title.

    Args:
        data: the file.
        name: its name, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it is damaged, needs a password, is too large, has no text, or
            none whose characters are known.
        MissingExtraError: pdfminer.six is not installed.
    """
    drawn = _drawn_pages(data, name, limits)
    remarks = check_legible(drawn, name)
    parts, origins = parted(drawn)
    pages = [_page_content(page) for page in parts]
    placed = list(_placed_blocks(*without_furniture(pages)))
    if len(parts) > len(drawn):
        placed = [(block, on_sheet(place, origins)) for block, place in placed]
    if not placed:
        raise scanned(name)
    return Document(
        tuple(block for block, _ in placed),
        tuple(place for _, place in placed),
        remarks=(
            *remarks,
            *remarks_on_cut([origins[page.number].sheet for page in pages if page.is_cut]),
        ),
    )


def _drawn_pages(data: bytes, name: str | None, limits: Limits) -> list[Page]:
    try:
        from gov_disclosure.readers.pdf.file import (  # noqa: PLC0415  # an optional package
            PasswordNeededError,
            TooMuchError,
            Work,
        )
        from gov_disclosure.readers.pdf.pages import pages  # noqa: PLC0415
        from gov_disclosure.readers.pdf.struck import without_strikes  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("readers", "pdfminer.six") from error

    try:
        work = Work(limits)
        drawn = without_watermarks([page.upright() for page in pages(data, work)], work)
        return [without_strikes(page, work) for page in drawn]
    except TooMuchError as error:
        raise UnreadableFileError(name, error.reason, error.reason_en) from error
    except PasswordNeededError as error:
        raise UnreadableFileError(
            name,
            "PDF 已加密，需要密码才能打开；请用密码打开后另存为不加密的 PDF",
            "this PDF is encrypted; open it with its password and save it without one",
        ) from error
    except Exception as error:  # a damaged file makes the library raise anything
        raise UnreadableFileError(
            name,
            "PDF 已损坏，不能读取；请重新下载，或用 PDF 阅读器打开后另存",
            "this PDF is damaged; download it again, or open it in a PDF viewer and save it",
        ) from error


def _page_content(page: Page) -> PageContent:
    """Return the tables and lines of a page from top to bottom."""
    items: list[Line | DrawnTable] = []
    left = list(page.characters)
    some_cut = False
    for lattice in sorted(lattices(page.rules), key=_area):
        held, others = _parted(left, lattice.box)
        cut = is_cut(lattice, held, page)
        table = table_of(lattice, at_edges(held, page.visible, None if cut else lattice.box), page)
        if table is not None:
            items.append(table)
            some_cut = some_cut or cut
            left = others
    items += lines_of(at_edges(left, page.visible))
    items.sort(key=_top)
    return PageContent(page.number, page.width, page.height, tuple(items), some_cut)


def _parted(characters: Iterable[Character], box: Box) -> tuple[list[Character], list[Character]]:
    """Return the characters in a box, and those that are not."""
    held: list[Character] = []
    others: list[Character] = []
    for character in characters:
        (held if box.holds(character.box) else others).append(character)
    return held, others


def _area(lattice: Lattice) -> float:
    return lattice.box.width * lattice.box.height


def _top(item: Line | DrawnTable) -> float:
    return item.box.top if isinstance(item, DrawnTable) else item.box.middle


def _placed_blocks(
    pages: Sequence[PageContent], running: Sequence[Line]
) -> Iterator[tuple[Block, Place]]:
    """Yield what the pages hold; lines that run over them come once, but not before a title."""
    asides = [(Paragraph(line.text), Place(page=1, beside=line.beside)) for line in running]
    found = _flowing(pages)
    first = next((item for page in pages for item in page.items), None)
    if isinstance(first, Line) and columns(pages)[0].is_title(first):
        yield from itertools.islice(found, 1)
    yield from asides
    yield from found


def _flowing(pages: Sequence[PageContent]) -> Iterator[tuple[Block, Place]]:
    flow = _Flow()
    for page, column in zip(pages, columns(pages), strict=True):
        lines: list[Line] = []
        for item in page.items:
            if isinstance(item, Line):
                lines.append(item)
                continue
            yield from flow.text(lines, page.number, column)
            yield from flow.table(item)
            lines = []
        yield from flow.text(lines, page.number, column)
    yield from flow.close()


@attrs.define
class _Flow:
    """Lines and tables in reading order; a paragraph or table may go on over a page break."""

    _paragraph: ParagraphBuilder = attrs.field(factory=ParagraphBuilder)
    _table: DrawnTable | None = None

    def table(self, table: DrawnTable) -> Iterator[tuple[Block, Place]]:
        """Take a ruled table; yield what is complete before it."""
        yield from self._paragraph.close()
        whole = continued(self._table, table) if self._table is not None else None
        if whole is None:
            yield from self.close()
        self._table = whole or table

    def text(
        self, lines: Sequence[Line], page: int, column: Column
    ) -> Iterator[tuple[Block, Place]]:
        """Take lines that follow each other; yield what is complete."""
        done = 0
        if lines:
            yield from self._close_table()
        for run in runs_of_rows(lines, column):
            may_be_cut = run.start == 0 or run.stop == len(lines)
            tables = tables_of_run(lines[run.start : run.stop], page, may_be_cut=may_be_cut)
            if tables:
                for line in lines[done : run.start]:
                    yield from self._paragraph.add(line, page, column)
                yield from self._paragraph.close()
                yield from tables
                done = run.stop
        for line in lines[done:]:
            yield from self._paragraph.add(line, page, column)

    def close(self) -> Iterator[tuple[Block, Place]]:
        """Yield what is open."""
        yield from self._paragraph.close()
        yield from self._close_table()

    def _close_table(self) -> Iterator[tuple[Block, Place]]:
        if self._table is not None:
            yield self._table.grid()
        self._table = None
