"""Two pages printed on one sheet are read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.document import Paragraph, Table, TablePlace
from gov_disclosure.readers.pdf import pdf_document
from pdf_drawing import drawn, lattice, write

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PROSE = "二〇二三年，全区坚持以公开促落实、促规范。"


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for left, label in ((20, "甲"), (320, "乙")):
            write(canvas, left, 60, label + PROSE)
            write(canvas, left, 90, "一二三四五六七八九十")
            lattice(canvas, [left, left + 60, left + 120], [120, 150])
            write(canvas, left + 10, 128, label)

    document = pdf_document(drawn(draw))
    first, table, second, _ = document.blocks
    assert isinstance(first, Paragraph)
    assert first.text.startswith("甲")
    assert isinstance(table, Table)
    assert table.rows == (("甲", ""),)
    assert isinstance(second, Paragraph)
    assert second.text.startswith("乙")
    assert [place.page for place in document.places] == [1, 1, 1, 1]
    last = document.places[-1]
    assert isinstance(last, TablePlace)
    assert last.box == (320, 120, 440, 150)
    assert [cell.box for cell in last.cells[0]] == [(320, 120, 380, 150), (380, 120, 440, 150)]


def test_a_table_goes_on_from_one_page_of_a_sheet_to_the_next() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 20, 90, PROSE)
        for left, row in ((20, 0), (320, 1)):
            lattice(canvas, [left, left + 120, left + 240], [120, 150, 180])
            for number in (0, 1):
                write(canvas, left + 10, 128 + 30 * number, "甲乙丙丁"[2 * row + number])
        write(canvas, 320, 200, PROSE)

    tables = [block for block in pdf_document(drawn(draw)).blocks if isinstance(block, Table)]
    assert [table.rows for table in tables] == [(("甲", ""), ("乙", ""), ("丙", ""), ("丁", ""))]


def test_a_gap_between_labels_and_figures_parts_no_page() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(12):
            write(canvas, 60, 60 + 20 * number, f"第{number}类申请人无正当理由不补正的申请")
            for column in range(4):
                write(canvas, 340 + 50 * column, 60 + 20 * number, str(column))

    (table,) = pdf_document(drawn(draw)).blocks
    assert isinstance(table, Table)
    assert {len(row) for row in table.rows} == {5}
