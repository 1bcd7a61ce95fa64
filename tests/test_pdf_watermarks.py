"""Watermarks of PDF pages: text across other text is none of it, and never part of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gov_disclosure.document import OBJECT, Paragraph, Standing, Table, TablePlace
from gov_disclosure.readers.pdf import pdf_document
from pdf_drawing import HEIGHT, drawn, four_cells, write
from pdf_printing import FONT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

UNCERTAIN, OVERPRINTED = Standing.UNCERTAIN, Standing.OVERPRINTED


def read(
    words: Sequence[str], left: float, top: float, size: float, heading: str = ""
) -> tuple[list[str], list[tuple[str, set[Standing]]]]:
    """Return the paragraphs, and the cells of a table, of a page with a watermark.

    Args:
        words: the strings as which it is drawn, one beside the other.
        left: where it begins.
        top: where it stands.
        size: of its type.
        heading: text in large type that the watermark crosses.
    """

    def draw(canvas: Canvas) -> None:
        write(canvas, 100, 60, heading, 20)
        four_cells(canvas)
        for number in range(4):
            write(canvas, 100, 180 + 15 * number, "这一页还有其他文字，字号与表中相同")
        canvas.setFillGray(0.8)
        canvas.setFont(FONT, size)
        place = left
        for word in words:
            canvas.drawString(place, HEIGHT - top - size, word)
            place += canvas.stringWidth(word, FONT, size)

    document = pdf_document(drawn(draw))
    paragraphs = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    cells = [
        (text, {thing.kind for thing in cell.beside})
        for block, place in zip(document.blocks, document.places, strict=True)
        if isinstance(block, Table) and isinstance(place, TablePlace)
        for texts, places in zip(block.rows, place.cells, strict=True)
        for text, cell in zip(texts, places, strict=True)
    ]
    return paragraphs, cells


PLAIN: list[tuple[str, set[Standing]]] = [("甲", set()), ("1", set()), ("乙", set()), ("", set())]


@pytest.mark.parametrize(
    ("words", "left", "top", "size"),
    [
        (["内部资料"], 110, 95, 40),
        ([*"内部资料"], 110, 95, 40),
        (["内部资料，严禁外传"], 150, 108, 10),
        ([*"内部资料，严禁外传"], 150, 108, 10),
    ],
)
def test_a_watermark_of_words_is_left_out(
    words: list[str], left: float, top: float, size: float
) -> None:
    paragraphs, cells = read(words, left, top, size)
    assert cells == PLAIN
    assert not any("内" in text for text in paragraphs)


@pytest.mark.parametrize("words", [["20240321"], [*"20240321"]])
def test_cells_across_which_a_watermark_prints_digits_are_uncertain(words: list[str]) -> None:
    _, cells = read(words, 180, 108, 20)
    assert cells[1][1] & {UNCERTAIN, OVERPRINTED}


def test_faint_digits_in_a_blank_cell_are_no_figure() -> None:
    _, cells = read(["2024"], 220, 138, 10)
    assert cells == [*PLAIN[:3], ("2024", {UNCERTAIN})]


def test_a_heading_that_a_watermark_crosses_is_none() -> None:
    paragraphs, cells = read(["内部资料"], 110, 55, 60, heading="三、申请情况")
    assert cells == PLAIN
    assert paragraphs[0] == "三、申请情况"
    assert OBJECT not in "".join(paragraphs)
