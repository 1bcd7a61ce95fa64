"""PDF files: figures come back whatever the layout, prose whole, hostile files in bounds."""

from __future__ import annotations

import contextlib
import functools
import json
import random
import zlib
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import PSKeyword
from reportlab.lib.pdfencrypt import StandardEncryption

import gov_disclosure as gd
from gov_disclosure.document import Paragraph, Table, TablePlace
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.readers.limits import DEFAULT_LIMITS
from gov_disclosure.readers.pdf import pdf_document
from gov_disclosure.readers.pdf.content import operations
from gov_disclosure.values import Mark
from pdf_drawing import HEIGHT, drawn, four_cells, lattice, write
from pdf_objects import CATALOG, ONE_PAGE, file_of, file_with_map, page_with, stream
from pdf_printing import FONT, Style, print_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas

    from gov_disclosure.document import Document
    from gov_disclosure.model.report import FormName
    from gov_disclosure.values import Value

SENTENCE = "推进政府信息公开工作，回应社会关切，"


@functools.cache
def report(form: FormName, share_of_blanks: float = 0.1, seed: int = 1) -> gd.AnnualReport:
    """Return a report whose figures are drawn once and for all."""
    draw = random.Random(seed)  # noqa: S311 - figures of examples
    changes: dict[str, object] = {}
    for cell in gd.cells(form):
        if draw.random() < share_of_blanks:
            continue
        small = draw.choice([0, 0, draw.randint(1, 20), draw.randint(100, 99_999)])
        changes[cell.path] = Decimal(small) / 100 if cell.unit == "万元" else small
    prose = gd.Narrative(blocks=(Paragraph(SENTENCE * 20 + "成效明显。"), Paragraph("二是。")))
    return attrs.evolve(
        gd.replace(gd.blank(form=form, year=2023), changes),
        title="清溪县人民政府2023年政府信息公开工作年度报告",
        publisher=gd.Publisher("清溪县人民政府"),
        overview=prose,
    )


def mixed_report() -> gd.AnnualReport:
    return attrs.evolve(report("2021"), requests=report("2019").requests)


def figures(printed: gd.AnnualReport) -> dict[str, Value]:
    return dict(gd.figures(printed))


def wrong(printed: gd.AnnualReport, data: bytes) -> dict[str, tuple[Value, Value]]:
    """Return what was read otherwise than printed; a cell that gave no number is not wrong."""
    found = gd.figures(gd.read(data).report)
    return {
        path: (value, found[path])
        for path, value in gd.figures(printed).items()
        if path in found
        and found[path] != value
        and found[path] not in {Mark.UNREADABLE, Mark.MISSING}
        and path.split(".")[0] in read_sections(data)
    }


def read_sections(data: bytes) -> set[str]:
    found = gd.read(data).report
    names = ("proactive_disclosure", "requests", "disputes")
    return {name for name in names if getattr(found, name) is not None}


RULED = {
    "lines": Style(),
    "thin rectangles": Style(rules="rectangles"),
    "a box around each cell": Style(rules="boxes"),
    "text at the top of cells": Style(valign="top"),
    "table over page breaks": Style(page=(595, 420)),
    "header repeated on each page": Style(page=(595, 420), repeats_header=True),
    "label cut by a page break": Style(page=(595, 360), label_width=45),
    "labels of one character a line": Style(vertical_labels=True, figure_width=20),
    "labels wrapped in narrow columns": Style(label_width=40, figure_width=24),
    "landscape page": Style(page=(842, 595), label_width=110, figure_width=40),
    "one tall page": Style(page=(595, 2400)),
    "bare page numbers": Style(page=(595, 500), page_number="{}"),
    "page numbers in words": Style(page=(595, 500), page_number="第 {} 页 共 9 页"),
    "running head": Style(page=(595, 420), running_head="清溪县政府信息公开年度报告"),
    "paragraphs without indentation": Style(indents=False),
}
BARE = {
    "no lines": Style(rules="none"),
    "no lines, landscape": Style(rules="none", page=(842, 595), label_width=110, figure_width=36),
    "no lines, over page breaks": Style(rules="none", page=(842, 450), label_width=110),
    "no lines, narrow columns": Style(rules="none", figure_width=31, label_width=60),
}
REPORTS: Mapping[str, Callable[[], gd.AnnualReport]] = {
    "2019": lambda: report("2019"),
    "2021": lambda: report("2021"),
    "mixed": mixed_report,
    "half blank": lambda: report("2021", 0.5, 2),
    "almost blank": lambda: report("2019", 0.9, 3),
    "blank": lambda: report("2021", 1.0),
}


@given(
    st.sampled_from(["2019", "2021"]),
    st.sampled_from([0.0, 0.1, 0.5, 0.9]),
    st.integers(10, 99),
    st.builds(
        Style,
        rules=st.sampled_from(["lines", "rectangles", "boxes"]),
        size=st.floats(7, 10),
        page=st.tuples(st.just(842.0), st.floats(330, 842)),
        figure_width=st.floats(22, 40),
        label_width=st.floats(40, 90),
        repeats_header=st.booleans(),
        vertical_labels=st.booleans(),
        valign=st.sampled_from(["middle", "top"]),
    ),
)
@settings(max_examples=25)
def test_ruled_tables_are_read_without_a_wrong_figure(
    form: FormName, blanks: float, seed: int, style: Style
) -> None:
    printed = report(form, blanks, seed)
    data = print_pdf(layout(printed), style)
    assert wrong(printed, data) == {}


@given(
    st.sampled_from(["2019", "2021"]),
    st.sampled_from([0.0, 0.1, 0.5, 0.9]),
    st.integers(10, 99),
    st.builds(
        Style,
        rules=st.just("none"),
        size=st.floats(8, 10),
        page=st.tuples(st.just(842.0), st.floats(400, 842)),
        figure_width=st.floats(26, 40),
        label_width=st.floats(50, 110),
        repeats_header=st.booleans(),
        valign=st.sampled_from(["middle", "top"]),
    ),
)
@settings(max_examples=25)
def test_tables_without_lines_are_read_without_a_wrong_figure(
    form: FormName, blanks: float, seed: int, style: Style
) -> None:
    printed = report(form, blanks, seed)
    data = print_pdf(layout(printed), style)
    with contextlib.suppress(gd.UnrecognisedDocumentError):  # where no table is certain
        assert wrong(printed, data) == {}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("trap", RULED)
def test_every_cell_of_a_ruled_table_is_read(trap: str, name: str) -> None:
    printed = REPORTS[name]()
    extraction = gd.read(print_pdf(layout(printed), RULED[trap]))
    assert figures(extraction.report) == figures(printed)
    assert extraction.problems == ()
    assert extraction.report.title == printed.title
    assert extraction.report.overview == printed.overview


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("trap", BARE)
def test_every_cell_of_a_table_without_lines_is_read(trap: str, form: FormName) -> None:
    printed = report(form, 0.0)
    assert figures(gd.read(print_pdf(layout(printed), BARE[trap])).report) == figures(printed)


def test_every_cell_tells_its_page() -> None:
    extraction = gd.read(print_pdf(layout(report("2021")), Style(page=(595, 420))))
    pages = {path: evidence.page for path, evidence in extraction.evidence.items()}
    cells = [cell.path for cell in gd.cells("2021")]
    assert None not in {pages[path] for path in cells}
    assert [pages[path] for path in cells] == sorted(pages[path] or 0 for path in cells)
    assert pages["year"] == 1
    assert len({pages[path] for path in cells if path.startswith("requests")}) > 2


@pytest.mark.parametrize("style", [Style(), Style(rules="none")], ids=["ruled", "no lines"])
def test_a_figure_tells_its_box(style: Style) -> None:
    extraction = gd.read(print_pdf(layout(report("2021", 0.0)), style))
    boxes = [
        extraction.evidence[f"disputes.reconsideration.{name}"].box
        for name in ("upheld", "corrected", "total")
    ]
    assert None not in boxes
    lefts, tops, rights, bottoms = zip(*(box for box in boxes if box), strict=True)
    assert lefts[0] < rights[0] <= lefts[1] < rights[1] <= lefts[2] < rights[2] <= 595
    assert max(bottoms) - min(tops) < 30
    title = extraction.evidence["title"].box
    assert title is not None
    assert title[3] - title[1] == 16
    assert abs(title[1] - 60) < 4


def test_the_published_report_is_read_whole(shared: Path) -> None:
    expected = json.loads((shared / "published/expected/hongze-2024.json").read_text("utf-8"))
    extraction = gd.read(shared / "published/hongze-2024.pdf")
    found = gd.figures(extraction.report)
    read = {path: None if (value := found[path]) is None else value for path in expected["cells"]}
    assert {path: value if value is None else str(value) for path, value in read.items()} == {
        path: value if value is None else str(value) for path, value in expected["cells"].items()
    }
    assert extraction.report.title == expected["header"]["title"]
    assert extraction.report.year == expected["header"]["year"]
    assert extraction.problems == ()


# Pages drawn by hand, for what the printer of reports does not do.


def tables(data: bytes) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in pdf_document(data).blocks if isinstance(block, Table)]


def paragraphs(data: bytes) -> list[str]:
    return [block.text for block in pdf_document(data).blocks if isinstance(block, Paragraph)]


FOUR_CELLS = (("甲", "1"), ("乙", ""))


def test_a_blank_cell_is_a_cell() -> None:
    assert tables(drawn(four_cells)) == [FOUR_CELLS]


def test_a_cell_without_inner_lines_is_merged() -> None:
    def draw(canvas: Canvas) -> None:
        lattice(canvas, [100, 300], [100, 130])
        lattice(canvas, [100, 200, 300], [130, 160])
        write(canvas, 110, 108, "合并")
        write(canvas, 210, 138, "2")

    document = pdf_document(drawn(draw))
    (table,), (place,) = document.blocks, document.places
    assert isinstance(table, Table)
    assert isinstance(place, TablePlace)
    assert table.rows == (("合并",), ("", "2"))
    assert (place.cells[0][0].column_span, place.cells[1][1].column) == (2, 1)


@pytest.mark.parametrize(
    "decorate",
    [
        pytest.param(lambda canvas: canvas.setDash(2, 2), id="dashed by the viewer"),
        pytest.param(lambda canvas: canvas.setLineWidth(3), id="thick"),
        pytest.param(lambda canvas: canvas.setStrokeColorRGB(0.6, 0.6, 0.9), id="coloured"),
        pytest.param(lambda canvas: canvas.translate(7, -9), id="moved"),
        pytest.param(lambda canvas: canvas.scale(0.8, 0.8), id="scaled"),
    ],
)
def test_lines_however_drawn_are_lines(decorate: Callable[[Canvas], None]) -> None:
    def draw(canvas: Canvas) -> None:
        decorate(canvas)
        four_cells(canvas)

    assert tables(drawn(draw)) == [FOUR_CELLS]


def test_lines_in_pieces_are_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        for top in (100, 130, 160):
            for piece in range(50):
                left = 100 + piece * 4
                canvas.line(left, HEIGHT - top, left + 2.5, HEIGHT - top)
        for left in (100, 200, 300):
            canvas.line(left, HEIGHT - 100, left, HEIGHT - 160)
        write(canvas, 110, 108, "甲")

    assert tables(drawn(draw)) == [(("甲", ""), ("", ""))]


def test_double_lines_are_one_line() -> None:
    def draw(canvas: Canvas) -> None:
        four_cells(canvas)
        lattice(canvas, [101.5, 201.5, 301.5], [101.5, 131.5, 161.5])

    assert tables(drawn(draw)) == [FOUR_CELLS]


def test_a_table_open_at_its_sides_keeps_its_outer_cells() -> None:
    def draw(canvas: Canvas) -> None:
        for top in (100, 130, 160):
            canvas.line(100, HEIGHT - top, 400, HEIGHT - top)
        for left in (200, 300):
            canvas.line(left, HEIGHT - 100, left, HEIGHT - 160)
        write(canvas, 110, 108, "甲")
        write(canvas, 310, 138, "3")

    assert tables(drawn(draw)) == [(("甲", "", ""), ("", "", "3"))]


@pytest.mark.parametrize("paint", ["white lines", "thick shading", "slanted line"])
def test_what_cannot_be_seen_as_a_line_divides_no_cell(paint: str) -> None:
    def draw(canvas: Canvas) -> None:
        four_cells(canvas)
        if paint == "white lines":
            canvas.setStrokeColorRGB(1, 1, 1)
        if paint == "thick shading":
            canvas.setStrokeColorRGB(0.9, 0.9, 1)
            canvas.setLineWidth(25)
        end = 160 if paint == "slanted line" else 115
        canvas.line(100, HEIGHT - 115, 300, HEIGHT - end)

    assert tables(drawn(draw)) == [FOUR_CELLS]


def test_shading_behind_a_row_divides_no_cell() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.8, 0.9, 1)
        canvas.rect(100, HEIGHT - 120, 150, 20, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        four_cells(canvas)

    assert tables(drawn(draw)) == [FOUR_CELLS]


def test_a_frame_around_prose_and_a_drawing_are_no_tables() -> None:
    def draw(canvas: Canvas) -> None:
        lattice(canvas, [50, 550], [50, 100, 200])
        lattice(canvas, [50, 150, 250], [300, 350, 400])
        write(canvas, 60, 110, "框内的一段文字。")

    assert tables(drawn(draw)) == []
    assert paragraphs(drawn(draw)) == ["框内的一段文字。"]


def test_a_table_within_a_frame_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        lattice(canvas, [40, 560], [40, 800])
        four_cells(canvas)

    assert tables(drawn(draw)) == [FOUR_CELLS]


def test_a_figure_that_runs_out_over_its_cell_stays_whole() -> None:
    def draw(canvas: Canvas) -> None:
        lattice(canvas, [100, 130, 160], [100, 130, 160])
        write(canvas, 104, 108, "1234567")

    assert tables(drawn(draw)) == [(("1234567", ""), ("", ""))]


def test_figures_in_neighbouring_cells_stay_apart() -> None:
    def draw(canvas: Canvas) -> None:
        lattice(canvas, [100, 120.5, 160], [100, 130, 160])
        canvas.setFont(FONT, 10)
        write(canvas, 110.5, 108, "5")
        write(canvas, 120.5, 108, "6")

    assert tables(drawn(draw))[0][0] == ("5", "6")


@pytest.mark.parametrize(
    ("lines", "width", "text"),
    [
        (("本年新收政府", "信息公开"), 70, "本年新收政府信息公开"),
        (("12345", "67"), 40, "1234567"),
        (("12", "34"), 100, "12 34"),
        (("open", "data"), 30, "open data"),
    ],
)
def test_wrapped_text_is_joined(lines: tuple[str, str], width: float, text: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lattice(canvas, [100, 100 + width, 300], [100, 140, 160])
        for number, line in enumerate(lines):
            font = FONT if line[0] > "z" else "Helvetica"
            canvas.setFont(font, 10)
            canvas.drawString(104, HEIGHT - 114 - 13 * number, line)

    assert tables(drawn(draw))[0][0][0] == text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_turned_by_its_content_is_turned_back(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 420)
        canvas.rotate(turn)
        canvas.translate(-250, -680)
        four_cells(canvas)

    assert tables(drawn(draw)) == [FOUR_CELLS]


def test_a_page_turned_by_its_viewer_is_read_as_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595 - 120, 100)
        canvas.rotate(90)
        canvas.translate(0, -HEIGHT + 200)
        four_cells(canvas)

    assert tables(drawn(draw)) == [FOUR_CELLS]


def test_a_turned_label_is_read_in_its_cell() -> None:
    def draw(canvas: Canvas) -> None:
        lattice(canvas, [100, 130, 300], [100, 220])
        lattice(canvas, [130, 300], [100, 160, 220])
        canvas.setFont(FONT, 10)
        canvas.saveState()
        canvas.translate(118, HEIGHT - 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "办理结果")
        canvas.restoreState()
        write(canvas, 140, 120, "甲乙丙丁戊己")

    assert tables(drawn(draw)) == [(("办理结果", "甲乙丙丁戊己"), ("",))]


@pytest.mark.parametrize(
    ("top", "bottom", "rows"),
    [
        (100, 160, [("", "甲", "1"), ("乙", "")]),
        (100, 150, [("甲", "1"), ("乙", "")]),
        (90, 160, [("甲", "1"), ("乙", "")]),
    ],
)
def test_a_line_beside_a_table_as_high_as_it_is_the_side_of_a_merged_cell(
    top: float, bottom: float, rows: list[tuple[str, ...]]
) -> None:
    def draw(canvas: Canvas) -> None:
        four_cells(canvas)
        canvas.line(60, HEIGHT - top, 60, HEIGHT - bottom)

    assert tables(drawn(draw)) == [tuple(rows)]


def test_a_watermark_at_a_slant_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        four_cells(canvas)
        canvas.translate(100, 600)
        canvas.rotate(30)
        write(canvas, 0, HEIGHT - 100, "内部资料", 40)

    assert tables(drawn(draw)) == [FOUR_CELLS]
    assert paragraphs(drawn(draw)) == []


def test_type_drawn_twice_to_be_bold_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 100, 100, "二、主动公开11")
        write(canvas, 100.4, 100, "二、主动公开11")

    assert paragraphs(drawn(draw)) == ["二、主动公开11"]


def test_a_radical_is_read_as_the_character_it_looks_like() -> None:
    # Some producers map the glyph of 行 to ⾏ (U+2F8F) and that of 日 to ⽇ (U+2F47).
    cmap = b"1 beginbfchar <41> <2F8F> endbfchar 1 beginbfchar <42> <2F47> endbfchar"
    assert paragraphs(file_with_map(cmap)) == ["行日"]


def test_a_glyph_without_meaning_makes_no_figure() -> None:
    cmap = b"1 beginbfchar <41> <0031> endbfchar 1 beginbfchar <42> <0000> endbfchar"
    assert paragraphs(file_with_map(cmap)) == ["1\ufffd"]


def prose(*lines: tuple[float, str], size: float = 12, top: float = 100) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, (left, text) in enumerate(lines):
            write(canvas, left, top + 20 * number, text, size)

    return drawn(draw)


FULL = "一" * 35  # 420 points wide


def test_full_lines_are_joined_and_indentation_begins_a_paragraph() -> None:
    data = prose(
        (124, "二" * 33), (100, FULL), (100, "到此为止。"), (124, "三" * 33), (100, "四。")
    )
    assert paragraphs(data) == ["二" * 33 + FULL + "到此为止。", "三" * 33 + "四。"]


def test_a_short_line_ends_a_paragraph_without_indentation() -> None:
    data = prose((100, FULL), (100, "一段。"), (100, FULL), (100, "又一段。"), (100, FULL))
    assert paragraphs(data) == [FULL + "一段。", FULL + "又一段。", FULL]


def test_a_title_over_two_lines_is_one_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 230, 60, "清溪县人民政府", 20)
        write(canvas, 200, 90, "政府信息公开年度报告", 20)
        for number in range(4):
            write(canvas, 100, 130 + 20 * number, "一" * 33, 12)

    assert paragraphs(drawn(draw))[0] == "清溪县人民政府政府信息公开年度报告"


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2):
            for number in range(5):
                write(canvas, 100, 100 + 20 * number, FULL, 12)
            write(canvas, 290, 800, f"- {page} -")
            canvas.showPage()

    assert paragraphs(drawn(draw)) == [FULL * 10]


def test_only_numbers_that_count_the_pages_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (1, 2, 3):
            write(canvas, 100, 100, f"第{'甲乙丙'[page - 1]}段。")
            write(canvas, 290, 800, str([7, 8, 2050][page - 1]))
            canvas.showPage()

    assert paragraphs(drawn(draw)) == ["第甲段。", "第乙段。", "第丙段。", "2050"]


def test_a_running_line_is_kept_once() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(4):
            write(canvas, 100, 30, "清溪县人民政府办公室")
            write(canvas, 100, 100, "甲乙丙丁"[page] * 3 + "。")
            canvas.showPage()

    expected = ["清溪县人民政府办公室", "甲甲甲。", "乙乙乙。", "丙丙丙。", "丁丁丁。"]
    assert paragraphs(drawn(draw)) == expected


def two_pages(
    upper: tuple[str, str, str], lower: tuple[str, str, str], width: float = 66
) -> list[tuple[tuple[str, ...], ...]]:
    """Print a table over two pages: a label column 66 wide, then two figures."""

    def row(canvas: Canvas, top: float, texts: tuple[str, str, str]) -> None:
        lefts = [100, 100 + width, 200, 300]
        lattice(canvas, lefts, [top, top + 20])
        for left, text in zip(lefts, texts, strict=False):
            write(canvas, left + 3, top + 4, text)

    def draw(canvas: Canvas) -> None:
        row(canvas, 740, ("甲", "1", "2"))
        row(canvas, 760, upper)
        canvas.showPage()
        row(canvas, 60, lower)
        row(canvas, 80, ("丁", "8", "9"))

    return tables(drawn(draw))


def test_a_row_split_by_a_page_break_is_joined() -> None:
    (rows,) = two_pages(("要求行政机关", "", ""), ("重新出具", "5", "6"))
    assert rows == (("甲", "1", "2"), ("要求行政机关重新出具", "5", "6"), ("丁", "8", "9"))


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        pytest.param(("属于国家秘密", "3", ""), ("重复申请", "5", "6"), id="both have a figure"),
        pytest.param(("属于国家", "", ""), ("重复申请", "5", "6"), id="the line is not full"),
        pytest.param(("属于国家秘密", "", ""), ("2.重复申请", "5", "6"), id="a new item"),
        pytest.param(("属于国家秘密", "", ""), ("", "5", "6"), id="no label below"),
    ],
)
def test_rows_on_both_sides_of_a_page_break_stay_apart(
    upper: tuple[str, str, str], lower: tuple[str, str, str]
) -> None:
    (rows,) = two_pages(upper, lower)
    assert rows == (("甲", "1", "2"), upper, lower, ("丁", "8", "9"))


def test_a_table_of_another_width_is_another_table() -> None:
    def draw(canvas: Canvas) -> None:
        four_cells(canvas)
        canvas.showPage()
        lattice(canvas, [100, 200, 400], [100, 130])
        write(canvas, 110, 108, "丙")

    assert tables(drawn(draw)) == [FOUR_CELLS, (("丙", ""),)]


_ATOMS = st.one_of(
    st.integers(-(10**6), 10**6).map(lambda number: b"%d" % number),
    st.decimals(-(10**4), 10**4, places=3).map(lambda number: str(number).encode()),
    st.sampled_from(
        [b"/Name", b"/A#20b", b"(plain)", b"(a\\(b\\)(c)\\101)", b"<48 656C6C>", b"true"]
    ),
)
_OPERANDS = st.one_of(
    _ATOMS,
    st.lists(_ATOMS, max_size=4).map(lambda parts: b"[" + b" ".join(parts) + b"]"),
    _ATOMS.map(lambda value: b"<</Key " + value + b">>"),
)
_OPERATIONS = st.tuples(
    st.lists(_OPERANDS, max_size=6), st.sampled_from([b"Tj", b"re", b"T*", b"'", b"f*", b"BT"])
)


@given(st.lists(_OPERATIONS, max_size=20), st.sampled_from([b" ", b"\n", b"\r\n % note\r"]))
def test_operations_are_those_that_the_library_finds(
    written: list[tuple[list[bytes], bytes]], space: bytes
) -> None:
    content = space.join(part for operands, name in written for part in (*operands, name))
    parser = PDFContentParser([PDFStream({}, content)])
    found: list[tuple[bytes, list[object]]] = []
    operands: list[object] = []
    with contextlib.suppress(PSEOF):
        while True:
            _, token = parser.nextobject()
            if isinstance(token, PSKeyword):
                found.append((token.name, operands))
                operands = []
            else:
                operands.append(token)
    assert list(operations(content)) == found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"--5 1.5-3 .5 w", [(b"w", [-5.0, 1.5, 0.5])]),
        (b"BI /W 1 ID \x00\xffEI(\x01 EI Q", [(b"EI", [{"W": 1}]), (b"Q", [])]),
        (b"(never closed Tj", []),
        (b"] >> } Q", [(b"Q", [])]),
        (b"<414>Tj", [(b"Tj", [b"A@"])]),
        (b"1 " * 5_000 + b"Q", [(b"Q", [1] * 64)]),
    ],
    ids=[
        "odd numbers",
        "inline image",
        "open string",
        "stray brackets",
        "half a byte",
        "too many operands",
    ],
)
def test_odd_content_is_read_as_viewers_do(
    content: bytes, expected: list[tuple[bytes, list[object]]]
) -> None:
    assert list(operations(content)) == expected


# Files that cannot be read, and files that are made to do harm.


@pytest.mark.parametrize("cut", [slice(0, -30), slice(30, None)], ids=["its end", "its start"])
def test_a_page_that_lost_a_part_is_not_read_as_half_blank(cut: slice) -> None:
    drawn_text = (b"BT /F 9 Tf 9 %d Td (a) Tj ET " % (number**3) for number in range(99))
    lost = zlib.compress(b"".join(drawn_text))[cut]
    content = b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(lost), lost)
    whole = stream(b"BT (x) Tj ET")
    data = file_of(CATALOG, ONE_PAGE, page_with(b"[4 0 R 5 0 R]"), whole, content)
    with pytest.raises(gd.UnreadableFileError, match="损坏"):
        gd.read(data)


def test_a_page_whose_content_is_missing_is_damaged() -> None:
    data = file_of(CATALOG, ONE_PAGE, page_with(b"[4 0 R 9 0 R]"), stream(b"BT ET"))
    with pytest.raises(gd.UnreadableFileError, match="损坏"):
        gd.read(data)


def test_a_page_with_a_hole_in_it_is_damaged() -> None:
    content = b"BT (x) Tj ET " + bytes(100) + b"BT (y) Tj ET"
    data = file_of(CATALOG, ONE_PAGE, page_with(b"4 0 R"), stream(content))
    with pytest.raises(gd.UnreadableFileError, match="损坏"):
        gd.read(data)


def test_a_limit_says_which_and_can_be_raised() -> None:
    data = print_pdf(layout(report("2021")), Style(page=(595, 420)))
    tight = attrs.evolve(DEFAULT_LIMITS, max_pages=2)
    with pytest.raises(gd.UnreadableFileError, match="max_pages"):
        gd.read(data, limits=tight)
    raised = attrs.evolve(tight, max_pages=20)
    assert figures(gd.read(data, limits=raised).report) == figures(report("2021"))


@pytest.mark.parametrize("limit", ["max_decoded_bytes", "max_page_content_bytes", "max_drawn"])
def test_each_limit_holds(limit: str) -> None:
    data = print_pdf(layout(report("2021")))
    with pytest.raises(gd.UnreadableFileError, match=limit):
        gd.read(data, limits=attrs.evolve(DEFAULT_LIMITS, **{limit: 500}))


def test_a_scan_is_sent_to_ocr() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)
        write(canvas, 290, 800, "- 1 -")

    with pytest.raises(gd.UnreadableFileError, match="OCR"):
        gd.read(drawn(draw))


def encrypted(password: str) -> bytes:
    # reportlab leaves the name of a Chinese character set unencrypted, so no such font here.
    return drawn(
        lambda canvas: canvas.drawString(100, 700, "letters"),
        encrypt=StandardEncryption(password, ownerPassword="owner"),
    )


def test_a_file_with_a_password_says_what_to_do() -> None:
    with pytest.raises(gd.UnreadableFileError, match="密码") as caught:
        gd.read(encrypted("秘密"))
    assert "password" in caught.value.message_en


def test_a_file_that_opens_without_its_password_is_read() -> None:
    assert paragraphs(encrypted("")) == ["letters"]


@functools.cache
def small_file() -> bytes:
    return print_pdf(layout(report("2021")), Style(rules="boxes"))


@given(st.data())
@settings(max_examples=60)
def test_damaged_files_raise_the_errors_of_the_library_only(data: st.DataObject) -> None:
    damaged = bytearray(small_file())
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(8, len(damaged)) | st.just(len(damaged)))
    try:
        document: Document = pdf_document(bytes(damaged[:end]))
    except gd.UnreadableFileError:
        return
    assert document.blocks


def test_what_precedes_the_signature_is_passed_over() -> None:
    assert gd.read(b"\xef\xbb\xbf\r\n" + small_file()).report.year == 2023
