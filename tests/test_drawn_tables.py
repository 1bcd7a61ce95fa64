"""Cells of ruled tables in PDF: a figure goes on in the next line only if it had to break."""

from __future__ import annotations

import pytest

from gov_disclosure.readers.pdf.geometry import Box
from gov_disclosure.readers.pdf.lines import Line, Word
from gov_disclosure.readers.pdf.tables import PADDING, DrawnCell

SIZE = 10.0
WIDEST = 2 * PADDING + SIZE / 2
"""Free width that a cell may have beside a figure that had to break."""


@pytest.mark.parametrize(
    ("texts", "free", "expected"),
    [
        (("123", "45"), WIDEST, "12345"),
        (("123", "45"), WIDEST + 1, "123 45"),
        (("信息", "公开"), WIDEST + 1, "信息公开"),
        (("open", "data"), 0, "open data"),
        (("1,", "234"), 0, "1,234"),
    ],
)
def test_lines_of_a_cell(texts: tuple[str, str], free: float, expected: str) -> None:
    box = Box(0, 0, 30, SIZE)
    lines = tuple(Line((Word(text, box),), box, SIZE) for text in texts)
    cell = Box(0, 0, box.right + free, 3 * SIZE)
    assert DrawnCell(lines, cell, 1, cell).text == expected
