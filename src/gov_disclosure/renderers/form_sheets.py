"""Sheets of a workbook in the layout of the printed form: lines of prose, and merged tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.escaping import storable
from gov_disclosure.renderers.line_breaks import broken_table, title_lines
from gov_disclosure.renderers.paper import (
    BLOCK_SHADE,
    BODY,
    BODY_SIZE,
    FIGURES,
    HEADING,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    SUBHEADING,
    TEXT_WIDTH,
    TITLE,
    TITLE_SIZE,
    Columns,
    Role,
    columns_of,
    half_characters,
    heights,
    lines_taken,
    role_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gov_disclosure.document import CellPlace, Heading, Table, TablePlace

    Look: TypeAlias = Mapping[str, Any]
    """What XlsxWriter is told of the format of a cell."""

    CellWriter: TypeAlias = Callable[[int, int, str, CellPlace, Look], None]
    """Writes a cell: row and column in the sheet, text, place in its table, and look."""

_MILLIMETRES_PER_INCH = 25.4
DEFAULT = {"font_name": "Arial", "font_size": 11}
"""The type that the columns of a workbook are measured by; nothing is written in it."""
_PIXELS_PER_MILLIMETRE = 96 / _MILLIMETRES_PER_INCH
_PIXELS_PER_UNIT, _PIXELS_BESIDE = 8, 5
"""Width of a digit of that type, and what a column has beside its digits."""
_TALLEST = 400.0
"""Points that a row may be high; what is higher is merged over several rows."""
_LONGEST_TEXT = 16_000
"""Characters that a cell keeps, whatever they are."""
_LINE = 1.5
"""Height of a line of prose, of that of its type."""

PROSE = {"font_name": BODY.name, "font_size": BODY_SIZE, "valign": "top", "text_wrap": True}
_CLOSING = {**PROSE, "align": "right"}
_HEADINGS: Mapping[int, Look] = {
    1: {**PROSE, "font_name": TITLE.name, "font_size": TITLE_SIZE, "align": "center"},
    2: {**PROSE, "font_name": HEADING.name},
    3: {**PROSE, "font_name": SUBHEADING.name},
}
_CELL = {"font_name": FIGURES.name, "border": 1, "valign": "vcenter", "text_wrap": True}
_CELLS: Mapping[Role, Look] = {
    Role.BLOCK: {**_CELL, "align": "left", "bg_color": f"#{BLOCK_SHADE}"},
    Role.HEADER: {**_CELL, "align": "center"},
    Role.LABEL: {**_CELL, "align": "left"},
    Role.FIGURE: {**_CELL, "align": "center"},
}


class FormSheet:
    """A sheet that is being written from top to bottom, in the layout of the printed form.

    Args:
        book: the workbook of XlsxWriter.
        name: name of the sheet.
        columns: the columns of its widest table, which all lines of prose are merged over.

    Attributes:
        sheet: the sheet of XlsxWriter.
        row: the next free row.
    """

    def __init__(self, book: Any, name: str, columns: Columns | None = None) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._widths = columns.widths if columns else (TEXT_WIDTH,)
        self.sheet = book.add_worksheet(name)
        self.row = 0
        for column, width in enumerate(self._widths):
            pixels = width * _PIXELS_PER_MILLIMETRE - _PIXELS_BESIDE
            self.sheet.set_column(column, column, pixels / _PIXELS_PER_UNIT)
        self._prepare_print()

    def _prepare_print(self) -> None:
        self.sheet.set_paper(9)  # A4
        self.sheet.set_portrait()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(
            *(
                margin / _MILLIMETRES_PER_INCH
                for margin in (MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM)
            )
        )
        self.sheet.set_footer("&C— &P —")
        self.sheet.hide_gridlines(2)

    def format(self, look: Look) -> Any:
        """Return the format of XlsxWriter for a look."""
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(dict(look))
        return self._formats[key]

    def heading(self, heading: Heading) -> None:
        """Write a heading over the whole width; that of level 1 is the title."""
        look = _HEADINGS[min(heading.level, max(_HEADINGS))]
        width = half_characters(sum(self._widths), look["font_size"])
        self._line(title_lines(heading.text, width) if heading.level == 1 else heading.text, look)

    def paragraph(self, text: str) -> None:
        """Write a paragraph over the whole width."""
        self._line(text, PROSE)

    def closing(self, text: str) -> None:
        """Write a line of the 落款."""
        self._line(text, _CLOSING)

    def _line(self, text: str, look: Look) -> None:
        """Write a text as high as its lines; what no cell can hold goes on in the next one."""
        size = look["font_size"]
        width = half_characters(sum(self._widths), size)
        for start in range(0, len(text), _LONGEST_TEXT):
            part = text[start : start + _LONGEST_TEXT]
            height = lines_taken(part, width - 2) * size * _LINE
            rows = int(height // _TALLEST) + 1
            for row in range(self.row, self.row + rows):
                self.sheet.set_row(row, height / rows)
            self._merge(self.row, 0, rows, len(self._widths), look)
            self.write_text(self.row, 0, part, look)
            self.row += rows

    def table(
        self,
        table: Table,
        place: TablePlace,
        write: CellWriter | None = None,
        columns: Columns | None = None,
    ) -> int:
        """Write a table between blank rows, with its merged cells; return its first row.

        Args:
            table: the table.
            place: where its cells stand.
            write: writes a cell of the form, instead of what is printed there.
            columns: its columns on paper, if they are known.
        """
        columns = columns or columns_of(table, place)
        table = broken_table(table, place, columns)
        top = self.row + 1 if self.row else 0
        for self.row, height in enumerate(heights(table, place, columns), start=top):
            self.sheet.set_row(self.row, height)
        self.row += 2
        for texts, cells in zip(table.rows, place.cells, strict=True):
            for text, cell in zip(texts, cells, strict=True):
                look = {**_CELLS[role_of(cell, place)], "font_size": columns.size}
                row = top + cell.row
                self._merge(row, cell.column, cell.row_span, cell.column_span, look)
                if write is None or cell.path is None:
                    self.write_text(row, cell.column, text, look)
                else:
                    write(row, cell.column, text, cell, look)
        return top

    def write_text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write a text as a text, whatever it begins with.

        Raises:
            InvalidValueError: the text is longer than any cell can hold.
        """
        if len(text) > _LONGEST_TEXT:
            raise InvalidValueError(
                "xlsx",
                text,
                f"不超过 {_LONGEST_TEXT} 字的单元格（工作簿容纳不下，请改用 docx）",
                f"a cell of at most {_LONGEST_TEXT} characters (no workbook holds more; take docx)",
            )
        if text:
            self.sheet.write_string(row, column, storable(text), self.format(look))
        else:
            self.sheet.write_blank(row, column, None, self.format(look))

    def _merge(self, row: int, column: int, rows: int, columns: int, look: Look) -> None:
        """Merge cells. No text is given: it would be taken for a formula if it looks like one."""
        if rows * columns > 1:
            last = row + rows - 1, column + columns - 1
            self.sheet.merge_range(row, column, *last, "", self.format(look))
