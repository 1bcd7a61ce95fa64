"""Pages of PDF files that cannot be read whole, or not for certain, are named."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
from gov_disclosure.readers.pdf import pdf_document
from pdf_cells import FONT, LABELS, LINES, WHOLE_PAGE, WORDS, page, pages, second_cell, text


def remarks(data: bytes) -> dict[str, str]:
    return {remark.rule: remark.message for remark in pdf_document(data).remarks}


def test_pages_that_are_pictures_are_named() -> None:
    (message,) = remarks(pages(WORDS, WHOLE_PAGE, WORDS, WHOLE_PAGE + text(b"- 4 -"))).values()
    assert "第2、4页是图片" in message
    assert "OCR" in message


def test_pages_whose_characters_nobody_knows_are_named() -> None:
    unknown = WORDS.replace(b"/F ", b"/U ")
    assert list(remarks(pages(WORDS, unknown, WORDS))) == ["reading.unknown_characters"]
    with pytest.raises(gd.UnreadableFileError, match="OCR"):
        pdf_document(pages(unknown, unknown, text(b"- 3 -")))


@pytest.mark.parametrize(
    ("names", "shown"), [(b"/four/two/nine", "429"), (b"/g9/g8/g7", "\ufffd"), (b"", "123")]
)
def test_glyphs_whose_names_nobody_knows_are_no_digits(names: bytes, shown: str) -> None:
    own = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[49%b]>>>>" % names
    assert second_cell(page(text(b"123")).replace(FONT, own)) == (shown, {})


def test_pages_of_recognised_text_are_named() -> None:
    scan = b"BT 3 Tr ET " + WORDS + b"BT 0 Tr ET " + WHOLE_PAGE
    (message,) = remarks(pages(WORDS, scan)).values()
    assert "第2页是扫描图片" in message


@pytest.mark.parametrize(
    ("clip", "entries", "is_cut"),
    [
        (b"", b"", False),
        (b"0 0 600 800 re W n ", b"", False),
        (b"0 0 305 800 re W n ", b"", False),
        (b"0 0 250 800 re W n ", b"", True),
        (b"0 650 600 800 re W n ", b"", False),
        (WORDS + b"0 650 600 800 re W n ", b"", True),
        (b"", b"/CropBox[0 0 190 800]", True),
        (b"", b"/CropBox[0 0 600 665]", True),
    ],
)
def test_a_table_that_goes_on_beyond_what_is_shown_is_told(
    clip: bytes,
    entries: bytes,
    is_cut: bool,  # noqa: FBT001 - a column of the table
) -> None:
    data = page(
        text(b"429"),
        before=clip + LABELS + LINES,
        entries=b"/MediaBox[0 0 600 800]" + entries,
    )
    assert ("reading.table_cut_off" in remarks(data)) is is_cut
