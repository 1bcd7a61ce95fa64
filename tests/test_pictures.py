"""What is written, as the programs of an office show it, and the pictures of it in the docs."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from pdfminer.pdfpage import PDFPage
from PIL import Image

import gov_disclosure as gd
from pictures import PICTURES, printed_by_office

_DOCS = Path(__file__).parent.parent / "docs"
_MOST_BYTES = 60_000
in_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


def test_the_docs_show_a_picture_of_each_format() -> None:
    page = (_DOCS / "formats.md").read_text(encoding="utf-8")
    shown = re.findall(r"^!\[.{5,}\]\(pictures/([\w-]+)\.png\)$", page, re.MULTILINE)
    kept = sorted((_DOCS / "pictures").iterdir())
    assert set(shown) == {*PICTURES} == {path.stem for path in kept}
    for path in kept:
        assert path.stat().st_size <= _MOST_BYTES
        with Image.open(path) as image:
            assert (image.format, image.mode) == ("PNG", "P")


def _pages(pdf: Path) -> list[str]:
    with pdf.open("rb") as stream:
        number = len(list(PDFPage.get_pages(stream)))
    return ["".join(extract_text(pdf, page_numbers=[page]).split()) for page in range(number)]


@in_office
@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_the_table_of_section_3_is_on_one_page(
    form: gd.FormName, suffix: str, tmp_path: Path
) -> None:
    report = gd.replace(gd.blank(form, year=2024), dict.fromkeys(gd.figures(gd.blank(form)), 12345))
    gd.write(report, path := tmp_path / f"report.{suffix}")
    (page,) = [page for page in _pages(printed_by_office(path)) if "新收政府信息公开申请" in page]
    assert page.startswith("三、收到和处理政府信息公开申请情况")
    assert "四、结转下年度继续办理" in page


def test_a_sum_that_does_not_hold_is_seen_in_red() -> None:
    """Red: that of the cells, not of a letter's edge, in the picture that the docs show."""
    with Image.open(_DOCS / "pictures" / "fill-in.png") as image:
        colours = image.convert("RGB").tobytes()
    reds = [
        red
        for red, green, blue in zip(colours[::3], colours[1::3], colours[2::3], strict=True)
        if red > 240 and 170 < green < 220 and 170 < blue < 220
    ]
    assert len(reds) > 3000
