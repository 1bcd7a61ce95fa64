"""Prints documents as PDF files with reportlab, in the shapes in which agencies publish them."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING, Literal

import attrs
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gov_disclosure.document import CellPlace, Heading, Table, TablePlace
from standing_on_pages import Pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.document import Document

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

PADDING = 3.0


@attrs.frozen
class Style:
    """How a document is printed.

    Attributes:
        rules: what the borders of tables are drawn with; none for a table without borders.
        size: size of type, in points.
        page: width and height of the page.
        margin: at all four sides.
        figure_width: width of the columns of figures.
        label_width: width of each column of labels.
        repeats_header: whether the header rows come again on each page of a table.
        vertical_labels: whether header labels are set one character per line.
        page_number: pattern of the page number, with ``{}``; empty for none.
        running_head: line at the top of each page; empty for none.
        indents: whether paragraphs begin with two blank characters.
        valign: where text stands in a cell.
    """

    rules: Literal["lines", "rectangles", "boxes", "none"] = "lines"
    size: float = 9.0
    page: tuple[float, float] = (595.0, 842.0)
    margin: float = 60.0
    figure_width: float = 34.0
    label_width: float = 75.0
    repeats_header: bool = False
    vertical_labels: bool = False
    page_number: str = "- {} -"
    running_head: str = ""
    indents: bool = True
    valign: Literal["middle", "top"] = "middle"

    @property
    def leading(self) -> float:
        return self.size * 1.4


def print_pdf(document: Document, style: Style | None = None) -> bytes:
    """Return a document as a PDF file."""
    printer = _Printer(style or Style())
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table):
            assert isinstance(place, TablePlace)
            printer.table(block, place)
        else:
            is_title = isinstance(block, Heading) and block.level == 1
            printer.paragraph(block.text, is_title=is_title)
    return printer.file()


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Return text in lines that are no wider than ``width``."""
    lines = [""]
    for char in text:
        if char == "\n" or pdfmetrics.stringWidth(lines[-1] + char, FONT, size) > width:
            lines.append("")
        if char != "\n":
            lines[-1] += char
    return [line for line in lines if line]


@attrs.define
class _Cell:
    place: CellPlace
    lines: list[str]


@attrs.define
class _Printer:
    style: Style
    _buffer: io.BytesIO = attrs.field(factory=io.BytesIO)
    _canvas: Canvas = attrs.field(init=False)
    _pen: Pen = attrs.field(init=False)
    _top: float = attrs.field(init=False)
    _number: int = 0

    def __attrs_post_init__(self) -> None:
        self._canvas = Canvas(self._buffer, pagesize=self.style.page, invariant=1)
        self._pen = Pen(self._canvas, FONT, self.style.size)
        self._begin_page()

    def file(self) -> bytes:
        self._canvas.save()
        return self._buffer.getvalue()

    def _begin_page(self) -> None:
        if self._number:
            self._canvas.showPage()
        self._number += 1
        style = self.style
        self._top = style.margin
        if style.running_head:
            self._text(style.running_head, style.margin, style.margin / 2, 8)
        if style.page_number:
            text = style.page_number.format(self._number)
            self._text(text, style.page[0] / 2 - 10, style.page[1] - style.margin / 2, 8)

    @property
    def _foot(self) -> float:
        return self.style.page[1] - self.style.margin

    def _text(self, text: str, left: float, top: float, size: float) -> None:
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(left, self.style.page[1] - top - size * 0.86, text)

    def paragraph(self, text: str, *, is_title: bool = False) -> None:
        style = self.style
        size = 16.0 if is_title else 12.0
        width = style.page[0] - 2 * style.margin
        indent = "\u3000\u3000" if style.indents and not is_title else ""
        for line in wrapped(indent + text, width, size):
            if self._top + size * 1.6 > self._foot:
                self._begin_page()
            left = style.margin
            if is_title:
                left += (width - pdfmetrics.stringWidth(line, FONT, size)) / 2
            stripped = line.lstrip("\u3000")
            left += size * (len(line) - len(stripped))
            self._text(stripped, left, self._top, size)
            self._top += size * 1.6

    def table(self, table: Table, place: TablePlace) -> None:
        edges = _edges(place, self.style)
        cells = [
            _Cell(cell, self._lines(text, cell, place, edges))
            for row, row_places in zip(table.rows, place.cells, strict=True)
            for text, cell in zip(row, row_places, strict=True)
        ]
        count = max(cell.place.row + cell.place.row_span for cell in cells)
        heights = [self._height(cells, row) for row in range(count)]
        self._rows(cells, edges, heights, place.header_rows)
        self._top += self.style.leading

    def _lines(
        self, text: str, cell: CellPlace, place: TablePlace, edges: Sequence[float]
    ) -> list[str]:
        if self.style.vertical_labels and cell.row < place.header_rows and len(text) <= 8:
            return list(text)
        width = edges[cell.column + cell.column_span] - edges[cell.column] - 2 * PADDING
        return wrapped(text, width, self.style.size)

    def _height(self, cells: Sequence[_Cell], row: int) -> float:
        most = 1.0
        for cell in cells:
            if cell.place.row <= row < cell.place.row + cell.place.row_span:
                spread = len(cell.lines) / cell.place.row_span
                most = max(most, spread)
        return most * self.style.leading + 2 * PADDING

    def _rows(
        self,
        cells: Sequence[_Cell],
        edges: Sequence[float],
        heights: Sequence[float],
        header_rows: int,
    ) -> None:
        first = 0
        header = sum(heights[:header_rows])
        while first < len(heights):
            repeated = header if first and self.style.repeats_header else 0.0
            room = self._foot - self._top - repeated
            last = first
            while last < len(heights) and sum(heights[first : last + 1]) <= room:
                last += 1
            is_fresh = self._top == self.style.margin
            if last <= (header_rows if first == 0 else first) and not is_fresh:
                self._begin_page()
                continue
            last = max(last, first + 1)
            if repeated:
                self._part(cells, edges, heights, range(header_rows), cut=False)
            self._part(cells, edges, heights, range(first, last), cut=last < len(heights))
            first = last
            if first < len(heights):
                self._begin_page()

    def _part(
        self,
        cells: Sequence[_Cell],
        edges: Sequence[float],
        heights: Sequence[float],
        rows: range,
        *,
        cut: bool,
    ) -> None:
        """Print rows; a label over rows on both sides of a page break goes on below it."""
        tops = dict(
            zip(
                [*rows, rows.stop],
                itertools.accumulate((heights[row] for row in rows), initial=self._top),
                strict=True,
            )
        )
        for cell in cells:
            begin = max(cell.place.row, rows.start)
            end = min(cell.place.row + cell.place.row_span, rows.stop)
            if begin >= end:
                continue
            box = (
                edges[cell.place.column],
                tops[begin],
                edges[cell.place.column + cell.place.column_span],
                tops[end],
            )
            self._borders(*box)
            room = int((tops[end] - tops[begin] - 2 * PADDING + 0.01) // self.style.leading)
            goes_on = cut and cell.place.row + cell.place.row_span > rows.stop
            lines = cell.lines[:room] if goes_on else cell.lines
            cell.lines = cell.lines[len(lines) :] if goes_on else cell.lines
            if cell.place.beside:
                self._standing(cell, *box)
            else:
                self._cell_text(lines, *box)
            if not goes_on and rows.start > 0:
                cell.lines = []
        self._top = tops[rows.stop]

    def _cell_text(
        self, lines: Sequence[str], left: float, top: float, right: float, bottom: float
    ) -> None:
        style = self.style
        free = bottom - top - len(lines) * style.leading
        at = top + (free / 2 if style.valign == "middle" else PADDING)
        for number, line in enumerate(lines):
            width = pdfmetrics.stringWidth(line, FONT, style.size)
            start = left + (right - left - width) / 2
            self._text(line, start, at + number * style.leading + 1, style.size)

    def _standing(self, cell: _Cell, left: float, top: float, right: float, bottom: float) -> None:
        """Print a cell of one line in which something stands beside the text."""
        up = self.style.page[1] - (top + bottom + self.style.size * 0.72) / 2
        self._pen.print("".join(cell.lines), cell.place.beside, (left + right) / 2, up)

    def _borders(self, left: float, top: float, right: float, bottom: float) -> None:
        height = self.style.page[1]
        canvas = self._canvas
        canvas.setLineWidth(0.5)
        if self.style.rules == "lines":
            for x0, y0, x1, y1 in _sides(left, top, right, bottom):
                canvas.line(x0, height - y0, x1, height - y1)
        elif self.style.rules == "rectangles":
            for x0, y0, x1, y1 in _sides(left, top, right, bottom):
                canvas.rect(
                    x0 - 0.24,
                    height - y1 - 0.24,
                    x1 - x0 + 0.48,
                    y1 - y0 + 0.48,
                    stroke=0,
                    fill=1,
                )
        elif self.style.rules == "boxes":
            canvas.rect(left, height - bottom, right - left, bottom - top)


def _sides(
    left: float, top: float, right: float, bottom: float
) -> Iterator[tuple[float, float, float, float]]:
    yield left, top, right, top
    yield left, bottom, right, bottom
    yield left, top, left, bottom
    yield right, top, right, bottom


def _edges(place: TablePlace, style: Style) -> list[float]:
    """Return where the columns of a table begin, and where the last ends."""
    count = place.width
    labels = 3 if count > 9 and place.header_rows == 3 and count != 15 else 1
    if count == 15:
        labels = 0
    elif count < 9:
        room = style.page[0] - 2 * style.margin - 150
        widths = [150.0, *[room / (count - 1)] * (count - 1)]
        return list(itertools.accumulate(widths, initial=style.margin))
    widths = [style.label_width] * labels + [style.figure_width] * (count - labels)
    return list(itertools.accumulate(widths, initial=style.margin))
