"""What a person sees on a PDF page is its text; what else stands in a cell is told beside it."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest
from pdfminer.pdfinterp import PDFPageInterpreter

from gov_disclosure.document import OBJECT, Standing
from gov_disclosure.readers.limits import DEFAULT_LIMITS
from gov_disclosure.readers.pdf.continued import continued
from gov_disclosure.readers.pdf.file import Work
from gov_disclosure.readers.pdf.geometry import Box, Character, Paint
from gov_disclosure.readers.pdf.interpreter import METHODS, OPERANDS
from gov_disclosure.readers.pdf.lines import Line, Word
from gov_disclosure.readers.pdf.sight import seen
from gov_disclosure.readers.pdf.tables import DrawnCell, DrawnTable
from pdf_cells import LABELS, LINES, WHOLE_PAGE, page, second_cell, text

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_VISIBLE, STRUCK_OUT = Standing.NOT_VISIBLE, Standing.STRUCK_OUT
RAISED, OVERPRINTED = Standing.RAISED_MARK, Standing.OVERPRINTED
UNCERTAIN = Standing.UNCERTAIN
PICTURE, CONTROL, TWO_LAYERS = Standing.PICTURE, Standing.FORM_CONTROL, Standing.TWO_LAYERS

DRAWN: Mapping[str, tuple[bytes, str, dict[Standing, str]]] = {
    "plain": (text(b"429"), "429", {}),
    "nothing": (b"", "", {}),
    # Text that no one sees.
    "invisible before the figure": (
        b"BT /F 12 Tf 205 681 Td 3 Tr (7) Tj 0 Tr ET " + text(b"429"),
        "429",
        {NOT_VISIBLE: "7"},
    ),
    "invisible alone": (
        b"BT /F 12 Tf 205 681 Td 3 Tr (7) Tj ET ",
        "",
        {NOT_VISIBLE: "7"},
    ),
    "a recognition over the text it misread": (
        text(b"429") + b"BT /F 12 Tf 210 681 Td 3 Tr (428) Tj ET",
        "429",
        {NOT_VISIBLE: "428"},
    ),
    "a recognition that reads the same": (
        text(b"429") + b"BT /F 12 Tf 210 681 Td 3 Tr (429) Tj ET",
        "429",
        {},
    ),
    "mode of a form that takes it over": (
        b"BT 3 Tr ET /Form Do 0 Tr " + text(b"5", 240),
        "5",
        {NOT_VISIBLE: "429"},
    ),
    "text that clips only": (
        b"BT /F 12 Tf 205 681 Td 7 Tr (7) Tj ET ",
        "",
        {NOT_VISIBLE: "7"},
    ),
    "white": (b"1 g " + text(b"7", 204) + b"0 g " + text(b"429"), "429", {NOT_VISIBLE: "7"}),
    "white in four inks": (
        b"0 0 0 0 k " + text(b"7", 204) + b"0 g " + text(b"429"),
        "429",
        {NOT_VISIBLE: "7"},
    ),
    "full ink of a separation is not white": (b"/Ink cs 1 scn " + text(b"429"), "429", {}),
    "a new colour space begins with black": (
        b"1 1 1 rg /DeviceRGB cs " + text(b"429"),
        "429",
        {},
    ),
    "white on blue": (b"0 0 1 rg 200 670 100 30 re f 1 g " + text(b"429"), "429", {}),
    "blue on blue": (
        b"0 0 1 rg 200 670 100 30 re f " + text(b"7", 204) + b"1 g " + text(b"429"),
        "429",
        {NOT_VISIBLE: "7"},
    ),
    "white outlines filled black": (b"1 G 2 Tr " + text(b"429"), "429", {}),
    "transparent": (b"/None gs " + text(b"7"), "", {NOT_VISIBLE: "7"}),
    "half transparent": (b"/Half gs " + text(b"7"), "7", {}),
    "faint": (b".8 g " + text(b"429"), "429", {UNCERTAIN: ""}),
    "faint because it is transparent": (b"/Faint gs " + text(b"429"), "429", {UNCERTAIN: ""}),
    "faint because its group is transparent": (b"/Faint gs /Group Do", "429", {UNCERTAIN: ""}),
    "a group that is not transparent": (b"/Group Do", "429", {}),
    "grey": (b".6 g " + text(b"429"), "429", {}),
    "grey on black": (b"200 670 100 30 re f .4 g " + text(b"429"), "429", {}),
    "faint on black": (b"200 670 100 30 re f .2 g " + text(b"429"), "429", {UNCERTAIN: ""}),
    "of no size": (text(b"7", 204, size=0.4) + text(b"429"), "429", {NOT_VISIBLE: "7"}),
    "a form in a colour it takes over": (
        b"1 g /Form Do 0 g " + text(b"5", 240),
        "5",
        {NOT_VISIBLE: "429"},
    ),
    # Layers.
    "a layer that is off": (
        b"/OC /Off BDC " + text(b"7", 204) + b"EMC " + text(b"429"),
        "429",
        {NOT_VISIBLE: "7"},
    ),
    "a layer that is on": (b"/OC /On BDC " + text(b"429") + b"EMC ", "429", {}),
    "a layer that needs both": (b"/OC /Both BDC " + text(b"7") + b"EMC", "", {NOT_VISIBLE: "7"}),
    "a layer within another": (
        b"/OC /Off BDC /OC /On BDC q " + text(b"7", 204) + b"Q EMC EMC " + text(b"429"),
        "429",
        {NOT_VISIBLE: "7"},
    ),
    "a form that is off": (b"/Off Do", "", {}),
    # What is painted later.
    "under a white fill": (
        text(b"428") + b"1 g 205 675 40 20 re f 0 g " + text(b"429"),
        "429",
        {NOT_VISIBLE: "428"},
    ),
    "half under a white fill": (
        text(b"429") + b"1 g 222 675 40 20 re f",
        "429",
        {OVERPRINTED: ""},
    ),
    "under a black fill": (text(b"429") + b"205 675 40 20 re F", "429", {OVERPRINTED: ""}),
    "under a fill that is transparent": (
        text(b"429") + b"/Half gs 205 675 40 20 re f",
        "429",
        {},
    ),
    "on a shape whose clip may leave it out": (
        b"q 205 675 m 250 675 l 250 695 l W n 0 g 200 670 100 30 re f Q " + text(b"429"),
        "429",
        {},
    ),
    "beside a line of no length": (text(b"429") + b"215 685 m 215 685 l S", "429", {}),
    "under a fill that is mixed": (
        text(b"429") + b"/Multiply gs 1 1 0 rg 205 675 40 20 re f",
        "429",
        {},
    ),
    "on a fill": (b".9 g 200 670 100 30 re f 0 g " + text(b"429"), "429", {}),
    "under a thick white line": (
        text(b"428") + b"q 12 w 1 G 205 686 m 235 686 l S Q " + text(b"429", 240),
        "429",
        {NOT_VISIBLE: "428"},
    ),
    "under a fill cut by a clip of another shape": (
        text(b"429") + b"q 205 675 m 250 675 l 250 695 l W n 1 g 200 670 100 30 re f Q",
        "429",
        {OVERPRINTED: ""},
    ),
    "under a shape that is no rectangle": (
        text(b"429") + b"1 g 205 675 m 250 675 l 250 695 l f",
        "429",
        {OVERPRINTED: ""},
    ),
    # Clips.
    "clipped off": (
        b"q 0 0 9 9 re W n " + text(b"7", 204) + b"Q " + text(b"429"),
        "429",
        {NOT_VISIBLE: "7"},
    ),
    "clipped in part": (
        b"q 200 670 23 30 re W n " + text(b"429") + b"Q ",
        "429",
        {OVERPRINTED: ""},
    ),
    "clipped after a digit, where a file holds no more": (
        b"q 200 670 23.6 30 re W n " + text(b"42") + b"Q ",
        "42",
        {UNCERTAIN: ""},
    ),
    "clipped before a digit, likewise": (
        b"q 209.5 670 90 30 re W n " + text(b"29") + b"Q ",
        "29",
        {UNCERTAIN: ""},
    ),
    "within a clip": (b"q 200 670 100 30 re W* n " + text(b"429") + b"Q ", "429", {}),
    # Lines through text.
    "struck out": (
        text(b"428") + b"209 685 m 231 685 l S " + text(b"429", 240),
        "429",
        {STRUCK_OUT: "428"},
    ),
    "struck out alone": (text(b"428") + b"210 685 21 .6 re f", OBJECT, {STRUCK_OUT: "428"}),
    "struck out before it is written": (
        b"209 685 m 231 685 l S " + text(b"428"),
        OBJECT,
        {STRUCK_OUT: "428"},
    ),
    "struck out at a slant": (
        text(b"428") + b"209 683 m 231 688 l S ",
        OBJECT,
        {STRUCK_OUT: "428"},
    ),
    "new figure close to the old one": (
        text(b"428") + b"210 685 m 230 685 l S " + text(b"429", 230.5),
        "429",
        {STRUCK_OUT: "428"},
    ),
    "underlined": (text(b"429") + b"209 679.5 m 231 679.5 l S", "429", {}),
    "overlined": (text(b"429") + b"209 690.5 m 231 690.5 l S", "429", {}),
    # Marks.
    "raised and smaller": (text(b"429") + text(b"1", 230.2, 686, 7), "429", {RAISED: "1"}),
    "raised by its rise": (
        b"BT /F 12 Tf 210 681 Td (429) Tj 5 Ts /F 7 Tf (1) Tj ET ",
        "429",
        {RAISED: "1"},
    ),
    "raised high": (text(b"429") + text(b"1", 230.2, 689, 6), "429", {RAISED: "1"}),
    "raised and as large": (text(b"429") + text(b"1", 230.2, 684.5), "429", {RAISED: "1"}),
    "raised before": (text(b"1", 206, 686, 7) + text(b"429"), "429", {RAISED: "1"}),
    "raised in brackets": (text(b"429") + text(b"[1]", 230.2, 686, 7), "429", {RAISED: "[1]"}),
    "lowered": (text(b"429") + text(b"1", 230.2, 678.5, 7), "429", {RAISED: "1"}),
    "a speck beside a figure": (
        text(b"7", 207.9, size=3) + text(b"429"),
        "7429",
        {UNCERTAIN: ""},
    ),
    "written in two sizes on one line": (text(b"42") + text(b"9", 223.4, size=10.5), "429", {}),
    # Printed over each other.
    "italic": (b"BT /F 12 Tf 1 0 .3 1 210 681 Tm (5) Tj (.) Tj (5) Tj ET ", "5.5", {}),
    "overprinted": (text(b"12") + text(b"13"), "123", {OVERPRINTED: ""}),
    "overprinted off by a little": (text(b"428") + text(b"429", 211), "4289", {OVERPRINTED: ""}),
    "twice to be bold": (text(b"429") + text(b"429", 210.3), "429", {}),
    "two strings side by side": (text(b"42") + text(b"9", 223.4), "429", {}),
    # What is no text.
    "a picture": (b"q 20 0 0 9 210 680 cm /Picture Do Q", OBJECT, {PICTURE: ""}),
    "a picture beside text": (
        text(b"429") + b"q 20 0 0 9 240 680 cm /Masked Do Q",
        "429",
        {PICTURE: ""},
    ),
    "a picture in the line": (
        b"q 20 0 0 9 210 680 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q",
        OBJECT,
        {PICTURE: ""},
    ),
    "a picture over a figure": (
        text(b"429") + b"q 40 0 0 20 205 675 cm /Picture Do Q",
        OBJECT,
        {NOT_VISIBLE: "429", PICTURE: ""},
    ),
    "a picture in a layer that is off": (
        b"/OC /Off BDC q 20 0 0 9 210 680 cm /Picture Do Q EMC",
        "",
        {},
    ),
    "a picture as the ground of the page": (text(b"429"), "429", {}),
    "a figure as a narrow outline": (
        b"210 681 m 212 690 l 213 690 l 213 681 l 212 681 l f",
        OBJECT,
        {PICTURE: ""},
    ),
    "strokes of a hand": (b"210 681 m 214 690 l 216 681 l 220 690 l S", OBJECT, {PICTURE: ""}),
    "a line across a blank cell": (b"200 670 m 300 700 l S", "", {}),
    "a box in a cell": (b"1 0 0 rg 210 678 30 12 re f", OBJECT, {PICTURE: ""}),
    "the ground of a cell": (b".9 g 200.5 670.5 99 29 re f", "", {}),
    "the ground of a row": (b".9 g 100.5 670.5 199 29 re f", "", {}),
    "small pictures as the ground of a cell": (
        b"/Pattern cs /Tiles scn 200.5 670.5 99 29 re f",
        OBJECT,
        {PICTURE: ""},
    ),
    "small pictures as the ground of a figure": (
        b"/Pattern cs /Tiles scn 200.5 670.5 99 29 re f 0 g " + text(b"429"),
        "429",
        {},
    ),
    "colours that go over as the ground of a cell": (
        b"/Pattern cs /Shades scn 200.5 670.5 99 29 re f",
        "",
        {},
    ),
    "under colours that go over": (
        text(b"429") + b"q 200 670 100 30 re W n /Shades sh Q",
        "",
        {NOT_VISIBLE: "429"},
    ),
    "figures as outlines": (
        b"210 681 m 214 690 218 690 220 681 c 218 684 l 212 684 l f",
        OBJECT,
        {PICTURE: ""},
    ),
    "a picture too small to be seen": (b"q 1 0 0 1 210 680 cm /Picture Do Q", "", {}),
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_cell_says_what_is_seen_and_what_else_is_there(name: str) -> None:
    content, seen, beside = DRAWN[name]
    before = LABELS + LINES
    if "ground" in name:
        words = text(b"A page of text and not the scan of one, as its length shows", 20, 600)
        before = WHOLE_PAGE + words + before
    assert second_cell(page(content, before=before)) == (seen, beside)


@pytest.mark.parametrize(
    ("right", "content", "entries", "seen"),
    [
        (291, b"", b"", (OBJECT, {UNCERTAIN: ""})),
        (291, text(b"429"), b"", ("429", {})),
        (291, text(b"429", 270.5), b"", ("429", {UNCERTAIN: ""})),
        (291, text(b"429"), b"/Rotate 90", ("429", {})),
        (300, b"", b"", ("", {})),
        (300, text(b"429", 279.5), b"", ("429", {})),
    ],
)
def test_a_table_that_is_cut_off_has_no_blank_cell_at_that_side(
    right: int, content: bytes, entries: bytes, seen: tuple[str, dict[Standing, str]]
) -> None:
    box = b"/MediaBox[0 0 600 800]"
    before = b"q 0 0 %d 800 re W n " % right + LABELS + LINES
    assert second_cell(page(content + b" Q", before=before, entries=box + entries)) == seen


@pytest.mark.parametrize(
    ("foot", "head", "label"),
    [("缴纳", "费用", "缴纳"), ("缴纳", "费、用", "缴纳费、用"), ("收缴纳", "费", "收缴纳费")],
)
def test_a_label_goes_on_over_the_page_where_the_next_piece_has_no_room(
    foot: str, head: str, label: str
) -> None:
    def row(text: str, width: float, top: float, page: int) -> DrawnTable:
        box = Box(3, top, 3 + width, top + 10)
        frame = Box(0, top - 2, 44, top + 12)
        labelled = DrawnCell((Line((Word(text, box),), box, 10),), frame, page, frame)
        figure = Box(44, top - 2, 88, top + 12)
        return DrawnTable(
            (labelled, DrawnCell((), figure, page, figure)), page, Box(0, top - 2, 88, top + 12)
        )

    whole = continued(row(foot, 10.0 * len(foot), 700, 1), row(head, 10.0, 50, 2))
    assert whole is not None
    assert label in {cell.text for cell in whole.cells}


@pytest.mark.parametrize("count", OPERANDS)
def test_the_library_takes_the_operands_that_its_operators_are_given(count: int) -> None:
    for operator in OPERANDS[count].split():
        method = getattr(PDFPageInterpreter, METHODS.get(operator, f"do_{operator}"))
        assert len(inspect.signature(method).parameters) == count + 1, operator


def work_of_covers(number: int) -> int:
    """Return the work that many fills take which all lie over many characters."""
    white = (1.0, 1.0, 1.0)
    characters = [
        Character("1", Box(n % 60, n % 77, n % 60 + 5.0, n % 77 + 9.0), 9, 0, n)
        for n in range(number)
    ]
    paints = [
        Paint(Box(-1 - n / number, -n % 97, 99, 100 + n % 89), number + n, white)
        for n in range(number)
    ]
    work = Work(DEFAULT_LIMITS)
    found = seen(characters, paints, Box(0, 0, 600, 800), work)
    assert all(character.standing is NOT_VISIBLE for character in found)
    return work.compared


def test_the_work_of_finding_what_covers_grows_with_the_number_of_things() -> None:
    once, more = work_of_covers(500), work_of_covers(4_000)
    assert once > 0
    assert more < 2 * 8 * once


@pytest.mark.parametrize(
    ("width", "size", "text"),
    [
        (30.0, 10.0, "1234"),
        (36.0, 10.0, "1234"),
        (38.0, 10.0, "12 34"),
        (100.0, 10.0, "12 34"),
        (30.0, 5.0, "12 34"),
    ],
)
def test_a_figure_goes_on_in_the_next_line_only_where_it_had_to_break(
    width: float, size: float, text: str
) -> None:
    lines = []
    for top, digits, own in ((0.0, "12", size), (12.0, "34", 10.0)):
        box = Box(5, top, 25, top + 10)
        lines.append(Line((Word(digits, box),), box, own))
    frame = Box(0, 0, width, 30)
    assert DrawnCell(tuple(lines), frame, 1, frame).text == text
