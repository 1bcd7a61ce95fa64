"""PDF pages drawn by hand with reportlab, for what the printer of reports does not do."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from pdf_printing import FONT

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.lib.pdfencrypt import StandardEncryption

HEIGHT = 842.0


def drawn(draw: Callable[[Canvas], None], encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, HEIGHT), invariant=1, encrypt=encrypt)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def write(canvas: Canvas, left: float, top: float, text: str, size: float = 10) -> None:
    canvas.setFont(FONT, size)
    canvas.drawString(left, HEIGHT - top - size, text)


def lattice(canvas: Canvas, lefts: list[float], tops: list[float]) -> None:
    for left in lefts:
        canvas.line(left, HEIGHT - tops[0], left, HEIGHT - tops[-1])
    for top in tops:
        canvas.line(lefts[0], HEIGHT - top, lefts[-1], HEIGHT - top)


def four_cells(canvas: Canvas, texts: tuple[str, str, str, str] = ("甲", "1", "乙", "")) -> None:
    lattice(canvas, [100, 200, 300], [100, 130, 160])
    for number, text in enumerate(texts):
        write(canvas, 110 + 100 * (number % 2), 108 + 30 * (number // 2), text)
