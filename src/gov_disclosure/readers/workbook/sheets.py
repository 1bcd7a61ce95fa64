"""Sheets of a workbook, whatever its file format: cells, merged areas, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.workbook.number_formats import number_text


@attrs.frozen
class Font:
    """What a font says about the text in it.

    Attributes:
        is_struck: whether it strikes text out, which then counts as deleted.
        digits: how it raises or lowers digits; the mark of a footnote is none of the figure.
    """

    is_struck: bool = False
    digits: Mapping[int, int] | None = attrs.field(default=None, hash=False)

    def shown(self, text: str) -> str:
        """Return what is left of a text in this font.

        Example:
            >>> from gov_disclosure.readers.pieces import SUPERSCRIPT
            >>> Font(digits=SUPERSCRIPT).shown("[2]"), Font(is_struck=True).shown("5")
            ('[²]', '')
        """
        if self.is_struck:
            return ""
        return text if self.digits is None else text.translate(self.digits)


@attrs.frozen
class CellStyle:
    """What the style of a cell says about its content.

    Attributes:
        code: its number format.
        font: its font.
        is_drawn: whether it has a border.
    """

    code: str = "General"
    font: Font = Font()
    is_drawn: bool = False

    def number(self, number: float, *, since_1904: bool) -> str:
        """Return a number as text.

        Args:
            number: the stored number.
            since_1904: whether the workbook counts days from 1904.
        """
        return self.font.shown(number_text(number, self.code, since_1904=since_1904))

    def words(self, runs: Iterable[tuple[str, Font | None]]) -> str:
        """Return runs of text, some in fonts of their own, as one text."""
        return "".join((font or self.font).shown(text) for text, font in runs)


@attrs.define
class Allowance:
    """How much text the cells of a workbook may still hold: many may show the same long string.

    Attributes:
        file: name of the file, for errors.
        most: most characters.
    """

    file: str | None
    most: int
    _left: int = attrs.field(
        init=False, default=attrs.Factory(lambda self: self.most, takes_self=True)
    )

    def take(self, text: str) -> str:
        """Return a text, if there is room for it.

        Raises:
            UnreadableFileError: there is not.
        """
        self._left -= len(text)
        if self._left < 0:
            raise exceeded(self.file, self.most, "个字符", "characters")
        return text


@attrs.frozen
class SheetCell:
    """A cell of a sheet that has text or a border.

    Attributes:
        text: its text; empty for a blank cell.
        is_drawn: whether it has a border.
    """

    text: str
    is_drawn: bool = False


@attrs.frozen
class Area:
    """Merged cells; rows and columns count from 0, the last ones belong to it.

    Attributes:
        top: first row.
        left: first column.
        bottom: last row.
        right: last column.
    """

    top: int
    left: int
    bottom: int
    right: int


@attrs.frozen
class Sheet:
    """A sheet that is shown.

    Attributes:
        name: its name.
        cells: row and column, from 0, to cell.
        merged: areas of merged cells.
        hidden_rows: rows that are not shown.
        hidden_columns: columns that are not shown.
    """

    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell.

    Example:
        >>> cell_name(6, 1), cell_name(0, 26), cell_name(1048575, 16383)
        ('B7', 'AA1', 'XFD1048576')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
