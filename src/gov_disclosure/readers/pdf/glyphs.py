"""The characters of a font at some size: what each says, and the room that it takes."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from pdfminer.pdffont import PDFUnicodeNotDefined

from gov_disclosure.readers.characters import normal_ideographs

if TYPE_CHECKING:
    from pdfminer.pdffont import PDFFont
    from pdfminer.utils import Point

_UNKNOWN = "\ufffd"
_NO_TEXT = {"Cc", "Cs", "Cn"}


class Glyph(NamedTuple):
    """A character of a font at some size; distances are those of the string it stands in.

    Attributes:
        text: what it says; U+FFFD if its font does not tell.
        advance: how far on the next character stands.
        start: a corner of its box.
        end: the corner across from that.
        depth: how far its box goes below its baseline.
    """

    text: str
    advance: float
    start: Point
    end: Point
    depth: float


def glyph_of(font: PDFFont, cid: int, fontsize: float, scaling: float, rise: float) -> Glyph:
    """Return a character of a font.

    Args:
        font: the font.
        cid: number of the character in it.
        fontsize: size in which it is drawn.
        scaling: how much it is stretched along the line.
        rise: how far it is raised.
    """
    advance: float = font.char_width(cid) * fontsize * scaling
    if font.is_vertical():
        start, end = _vertical_corners(font, cid, fontsize, rise, advance)
        return Glyph(_text(font, cid), advance, start, end, 0.0)
    low = font.get_descent() * fontsize + rise
    return Glyph(_text(font, cid), advance, (0, low), (advance, low + fontsize), rise - low)


def _vertical_corners(
    font: PDFFont, cid: int, fontsize: float, rise: float, advance: float
) -> tuple[Point, Point]:
    """Return the corners of a character in a font that writes downwards."""
    displacement = font.char_disp(cid)
    across, down = displacement if isinstance(displacement, tuple) else (None, 880.0)
    left = -(fontsize * 0.5 if across is None else across * fontsize * 0.001)
    top = (1000 - down) * fontsize * 0.001 + rise
    return (left, top + advance), (left + fontsize, top)


def _text(font: PDFFont, cid: int) -> str:
    """Return what a character says, radicals as the ideographs they look like."""
    try:
        text = normal_ideographs(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return _UNKNOWN
    if text.isspace():
        return " "
    if any(unicodedata.category(char) in _NO_TEXT for char in text):
        return _UNKNOWN
    return text
