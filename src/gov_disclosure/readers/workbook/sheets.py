"""Sheets of a workbook, whatever its file format: cells, merged areas, what is hidden."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from gov_disclosure.document import Beside, Standing
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.pieces import Piece, seen
from gov_disclosure.readers.workbook.number_formats import number_text

BLACK, WHITE = "000000", "FFFFFF"
UNKNOWN = "?"
"""A colour that is not worked out."""


_HEXADECIMAL = re.compile("[0-9A-F]{6}")
_AS_SEEN = 7  # of 255; colours that differ by less are the same to the eye


@functools.lru_cache(maxsize=1024)
def look_the_same(one: str, other: str) -> bool:
    """Tell whether a person sees no difference between two colours."""
    if one == other:
        return one != UNKNOWN
    if not _HEXADECIMAL.fullmatch(one) or not _HEXADECIMAL.fullmatch(other):
        return False
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) <= _AS_SEEN for a, b in pairs)


@attrs.frozen
class Font:
    """What a font says about the text in it.

    Attributes:
        is_struck: whether it strikes text out.
        digits: how it raises or lowers digits; the mark of a footnote is none of the figure.
        color: its colour, as six hexadecimal digits or as a name that tells it from others.
    """

    is_struck: bool = False
    digits: Mapping[int, int | str] | None = attrs.field(default=None, hash=False)
    color: str = BLACK


RichText: TypeAlias = "Sequence[tuple[str, Font | None]]"
"""Runs of text, each with its font, or None for that of the cell."""


@attrs.frozen
class CellStyle:
    """What the style of a cell says about its content.

    Attributes:
        code: its number format.
        font: its font.
        is_drawn: whether it has a border.
        ground: the colour behind its text, as that of a font; UNKNOWN behind patterns.
    """

    code: str = "General"
    font: Font = Font()
    is_drawn: bool = False
    ground: str = WHITE

    def number(self, number: float, *, since_1904: bool) -> RichText:
        """Return a number as text.

        Args:
            number: the stored number.
            since_1904: whether the workbook counts days from 1904.
        """
        return [(number_text(number, self.code, since_1904=since_1904), None)]

    def cell(self, content: RichText | Beside) -> SheetCell:
        r"""Return a cell of this style.

        Args:
            content: its text, or what stands there instead.

        Example:
            >>> from gov_disclosure.readers.pieces import SUPERSCRIPT
            >>> CellStyle().cell([("5", None), ("2", Font(digits=SUPERSCRIPT))]).text
            '5'
            >>> CellStyle(ground=BLACK).cell([("5", None)]).beside[0].kind
            <Standing.NOT_VISIBLE: 'not_visible'>
        """
        if isinstance(content, Beside):
            return SheetCell("", self.is_drawn, (content,))
        pieces = [self._piece(text, font or self.font) for text, font in content]
        if len(pieces) == 1 and isinstance(only := pieces[0], str):
            return SheetCell(only, self.is_drawn)  # as most are
        text, beside = seen(pieces)
        return SheetCell(text, self.is_drawn, beside)

    def _piece(self, text: str, font: Font) -> str | Piece:
        if look_the_same(font.color, self.ground):
            return Piece(text, Standing.NOT_VISIBLE)
        if font.color == WHITE and self.ground == UNKNOWN:
            return Piece(text, Standing.UNCERTAIN)
        if font.is_struck:
            return Piece(text, Standing.STRUCK_OUT)
        if font.digits is not None:
            return Piece(text.translate(font.digits), Standing.RAISED_MARK)
        return text


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

    def take(self, cell: SheetCell) -> SheetCell:
        """Return a cell, if there is room for what it says.

        Raises:
            UnreadableFileError: there is not.
        """
        self._left -= len(cell.text)
        for thing in cell.beside:
            self._left -= len(thing.text)
        if self._left < 0:
            raise exceeded(self.file, self.most, "个字符", "characters")
        return cell


@attrs.frozen
class SheetCell:
    """A cell of a sheet that has text or a border.

    Attributes:
        text: the text that is seen; empty for a blank cell.
        is_drawn: whether it has a border.
        beside: what stands there besides its text.
    """

    text: str
    is_drawn: bool = False
    beside: tuple[Beside, ...] = ()

    @property
    def is_something(self) -> bool:
        """Whether anything is there."""
        return bool(self.text or self.is_drawn or self.beside)

    def over(self, other: SheetCell) -> SheetCell:
        """Return the cell that this one makes with another that it is merged with."""
        if not other.is_drawn and not other.beside:
            return self
        return SheetCell(self.text, self.is_drawn or other.is_drawn, (*self.beside, *other.beside))


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
    """A sheet.

    Attributes:
        name: its name.
        cells: row and column, from 0, to cell.
        merged: areas of merged cells.
        hidden_rows: rows that are not shown.
        hidden_columns: columns that are not shown.
        is_shown: whether any of it is shown.
        print_area: what of it is printed; None: all of it.
    """

    name: str
    cells: Mapping[tuple[int, int], SheetCell]
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_shown: bool = True
    print_area: Area | None = None

    def printed(self) -> Sheet:
        """Return the sheet without the cells that are not printed."""
        area = self.print_area
        if area is None:
            return self
        cells = {
            (row, column): cell
            for (row, column), cell in self.cells.items()
            if area.top <= row <= area.bottom and area.left <= column <= area.right
        }
        return attrs.evolve(self, cells=cells)


_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")


def named_area(reference: str) -> Area | None:
    """Return the area that a reference names, or None if it names none.

    Example:
        >>> named_area("$A$1:$J$40")
        Area(top=0, left=0, bottom=39, right=9)
    """
    match = _AREA.fullmatch(reference)
    if match is None:
        return None
    left, right = column_number(match[1]), column_number(match[3])
    return Area(int(match[2]) - 1, left, int(match[4]) - 1, right)


def column_number(name: str) -> int:
    """Return the number of a column, from 0, by its name.

    Example:
        >>> column_number("A"), column_number("AA")
        (0, 26)
    """
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell.

    Example:
        >>> cell_name(6, 1), cell_name(0, 26), cell_name(1048575, 16383)
        ('B7', 'AA1', 'XFD1048576')
    """
    return f"{column_name(column)}{row + 1}"


@functools.lru_cache(maxsize=256)
def column_name(column: int) -> str:
    """Return the name of a column, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
