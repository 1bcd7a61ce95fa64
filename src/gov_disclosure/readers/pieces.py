"""Pieces of a line or cell, and how each stands there: the text a person sees, and what else is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.document import OBJECT, Beside, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""A mark beside words stays in the text, but must not become a digit of a figure."""

_FIGURE = re.compile(r"\s*[-+－＋]?\d[\d,，.．\s]*[一-鿿%％]{0,2}\s*")
_DIGIT = re.compile(r"\d")
_OF_FIGURE = re.compile(r"[\d,，.．+＋－-]")
_APART = frozenset({Standing.STRUCK_OUT, Standing.NOT_VISIBLE, Standing.RAISED_MARK})


class Piece(NamedTuple):
    """A piece of a line that is not simply text.

    Attributes:
        text: its text, digits of a raised mark as superscripts or subscripts.
        kind: how it stands there.
        box: number of the box that it stands in, if it is simply text but for that: only beside
            what stands in another box is it not certain where it stands. 0 for none.
    """

    text: str
    kind: Standing
    box: int = 0


def has_text(piece: str | Piece) -> bool:
    """Tell whether a piece is more than white space."""
    return not isinstance(piece, str) or bool(piece.strip())


def raised(text: str, *, down: bool = False) -> Piece:
    """Return the piece that a raised or lowered text is."""
    return Piece(text.translate(SUBSCRIPT if down else SUPERSCRIPT), Standing.RAISED_MARK)


def seen(pieces: Sequence[str | Piece], *, in_cell: bool = True) -> tuple[str, tuple[Beside, ...]]:
    """Return the text that pieces make, and what stands beside it.

    In a cell a raised mark after a figure stands beside it; after words it is one of them, and
    in the midst of a figure it is not certain what it is.

    Args:
        pieces: the pieces, in order.
        in_cell: whether they stand in a cell.

    Example:
        >>> seen(["429", raised("1")]), seen(["千米", raised("2")])
        (('429', (Beside(kind=<Standing.RAISED_MARK: 'raised_mark'>, text='1'),)), ('千米²', ()))
        >>> seen(["4", raised("2"), "9"])
        ('4²9', (Beside(kind=<Standing.UNCERTAIN: 'uncertain'>, text=''),))
    """
    figure = in_cell and _Figure.of(pieces)
    texts: list[str] = []
    beside: list[tuple[Standing, list[str]]] = []
    for number, piece in enumerate(pieces):
        if isinstance(piece, str):
            texts.append(piece)
            continue
        text, kind, box = piece
        if figure and kind is Standing.RAISED_MARK and number in figure.within:
            kind = Standing.UNCERTAIN
        is_plain = box and not (figure and figure.is_in_boxes and _OF_FIGURE.search(text))
        if is_plain or (kind is Standing.RAISED_MARK and not figure):
            texts.append(text)
            continue
        if kind in _APART and not text.strip():
            continue
        if kind is Standing.UNCERTAIN:
            texts.append(text)
            text = ""
        if not beside or beside[-1][0] is not kind or kind not in _APART:
            beside.append((kind, []))
        beside[-1][1].append(text)
    return "".join(texts), tuple(Beside(kind, _said(kind, parts)) for kind, parts in beside)


class _Figure(NamedTuple):
    """A figure that the plain pieces of a cell make.

    Attributes:
        within: numbers of the pieces between its digits.
        is_in_boxes: whether parts of it stand in several boxes.
    """

    within: range
    is_in_boxes: bool

    @classmethod
    def of(cls, pieces: Sequence[str | Piece]) -> _Figure | None:
        """Return the figure that pieces make, or None."""
        parts = [
            (number, 0, piece) if isinstance(piece, str) else (number, piece.box, piece.text)
            for number, piece in enumerate(pieces)
            if isinstance(piece, str) or piece.box
        ]
        if not _FIGURE.fullmatch("".join(text for _, _, text in parts)):
            return None
        numbers = [number for number, _, text in parts if _DIGIT.search(text)]
        boxes = {box for _, box, text in parts if _OF_FIGURE.search(text)}
        return cls(range(numbers[0], numbers[-1]), len(boxes) > 1)


def _said(kind: Standing, parts: Iterable[str]) -> str:
    text = " ".join("".join(parts).split())
    return unicodedata.normalize("NFKC", text) if kind is Standing.RAISED_MARK else text


def cell_text(text: str, beside: Iterable[Beside]) -> str:
    """Return the text of a cell: ``OBJECT`` where there is none but something else is seen.

    Example:
        >>> cell_text("", [Beside(Standing.PICTURE)]) == OBJECT
        True
        >>> cell_text("", [Beside(Standing.NOT_VISIBLE, "7")])
        ''
    """
    if text.strip() or all(thing.kind is Standing.NOT_VISIBLE for thing in beside):
        return text
    return OBJECT
