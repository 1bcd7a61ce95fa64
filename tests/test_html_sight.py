"""What a person sees of the cells of a web page: read where it is certain, else in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from doubted_cells import DOUBTED
from gov_disclosure.document import OBJECT, Beside, Standing, Table, TablePlace
from gov_disclosure.readers.html import html_document
from seen_cells import AFTER, READ

if TYPE_CHECKING:
    from gov_disclosure.values import Value

PAGE = (
    "<p>二、主动公开政府信息情况</p><table><tr><td colspan=4>第二十条第（一）项<tr><td>信息内容"
    "<td>本年制发件数<td>本年废止件数<td>现行有效件数{}</table>"
)


def _figures(row: str, beside: str = "") -> list[Value]:
    """Return the figures of a row of a page, each of which has a problem if it is unreadable."""
    before, after = ("", beside.removeprefix(AFTER)) if AFTER in beside else (beside, "")
    extraction = gd.parse(f"{before}{PAGE.format(row)}{after}", "html")
    told = {problem.path for problem in extraction.problems}
    values = gd.figures(extraction.report)
    found = []
    for column in ("issued", "repealed", "in_force"):
        path = f"proactive_disclosure.rules.{column}"
        assert (path in told) == (values[path] is gd.Mark.UNREADABLE)
        found.append(values[path])
    return found


def _figure(cell: str, beside: str = "") -> Value:
    figure, *others = _figures(f"<tr><td>规章<td>{cell}<td>2<td>3", beside)
    assert others == [2, 3] or figure is gd.Mark.UNREADABLE
    return figure


@pytest.mark.parametrize("name", READ)
def test_figures_that_are_seen(name: str) -> None:
    cell, beside, value = READ[name]
    assert _figure(cell, beside) == value


@pytest.mark.parametrize("name", DOUBTED)
def test_figures_that_are_not_certain(name: str) -> None:
    assert _figure(*DOUBTED[name]) is gd.Mark.UNREADABLE


UNREADABLE = gd.Mark.UNREADABLE
ROWS = {
    "black on black": ("<td bgcolor=black>1<td>2<td>3", "", [UNREADABLE, 2, 3]),
    "colours without a sign": (
        "<td bgcolor=ffffff><font color=ffffff>1</font><td>2<td>3",
        "",
        [UNREADABLE, 2, 3],
    ),
    "a dark cell": ("<td style='background:#036;color:#fff'>1<td>2<td>3", "", [1, 2, 3]),
    "a cell that floats": ("<td>1<td>2<td style='float:left'>3", "", [UNREADABLE] * 3),
    "a cell moved aside": (
        "<td style='position:relative;left:300px'>1<td>2<td>3",
        "",
        [UNREADABLE] * 3,
    ),
    "a cell moved by a transformation": (
        "<td>1<td style='transform:translateX(-200px)'>2<td>3",
        "",
        [UNREADABLE] * 3,
    ),
    "a cell that arranges what is in it": (
        "<td style='display:flex'>1<td>2<td>3",
        "",
        [1, 2, 3],
    ),
    "blank cells among moved ones": ("<td style='float:right'><td>2<td>3", "", [UNREADABLE] * 3),
    "a cell that a script fills": (
        "<td id=c5><td>2<td>3",
        "<script>f('#c5')</script>",
        [UNREADABLE, 2, 3],
    ),
    "a cell that no script names": ("<td id=c5><td>2<td>3", "", [None, 2, 3]),
    "groups of rows arranged anew": (
        "<td>1<td>2<td>3",
        "<style>tbody{display:flex}</style>",
        [UNREADABLE] * 3,
    ),
    "as a spreadsheet saves it": (
        ("<td class=xl65 width=72 style='border-top:none;overflow:hidden' x:num>1<td>2<td>3"),
        "<style>.xl65{text-align:center;border:.5pt solid windowtext;white-space:nowrap}</style>",
        [1, 2, 3],
    ),
    "as a library of controls prints it": (
        "<td class='el-table_1 is-center' rowspan=1><div class=cell>1</div><td>2<td>3",
        (
            "<style>.cell{overflow:hidden;text-overflow:ellipsis;line-height:23px;padding-left:10px}"
            "</style>"
        ),
        [1, 2, 3],
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_cells_of_a_row(name: str) -> None:
    cells, beside, values = ROWS[name]
    assert _figures(f"<tr><td>规章{cells}", beside) == values


@pytest.mark.parametrize(
    ("attributes", "beside"),
    [
        ("style='display:flex;flex-direction:row-reverse'", ""),
        ("class=x", "<style>.x{display:flex;flex-direction:row-reverse}</style>"),
        ("style='position:absolute;top:0'", ""),
        ("class=x", "<style>.x::before{content:'9'}</style>"),
    ],
)
def test_rows_whose_cells_may_stand_elsewhere(attributes: str, beside: str) -> None:
    row = f"<tr {attributes}><td>规章<td>1<td><td>3"
    assert _figures(row, beside) == [UNREADABLE] * 3


@pytest.mark.parametrize("style", ["visibility:collapse", "background:url(a.png)"])
def test_columns_that_are_not_simply_seen(style: str) -> None:
    page = PAGE.replace("<table>", f"<table><col><col style='{style}'>")
    extraction = gd.parse(page.format("<tr><td>规章<td>1<td><td>3"), "html")
    assert gd.figures(extraction.report)["proactive_disclosure.rules.repealed"] is UNREADABLE


def test_a_style_of_any_length() -> None:
    many = "a:b;" * 800
    assert _figure(f"<b style='{many}display:none'>7</b>429") is UNREADABLE
    picture = f"background:url(data:image/png;base64,{'A' * 3000})"
    assert _figure(f"<b style='{picture}'></b>") is UNREADABLE
    assert _figure(f"<b style='{picture};display:none'>7</b>429") == 429


def test_names_on_pages_that_say_no_standard_have_no_case() -> None:
    cell, sheet = "<b class=X>7</b>429", "<style>.x{display:none}</style>"
    assert _figure(cell, sheet) == 429
    assert _figure(cell, f"<!doctype html>{sheet}") == 7429


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("<script>document.write(5)</script>", Standing.GENERATED),
        ("<b style='background:url(a.png)'></b>", Standing.PICTURE),
        ("<v:imagedata src=a.png>", Standing.PICTURE),
        ("<select multiple><option>5</select>", Standing.FORM_CONTROL),
        ("<div>429<i style='position:absolute;background:#fff'></i></div>", Standing.OVERPRINTED),
        ("<i style='position:fixed;top:0'>429</i>", Standing.UNCERTAIN),
    ],
)
def test_what_stands_in_a_cell_is_told(cell: str, kind: Standing) -> None:
    document = html_document(f"<table><tr><td>规章<td>{cell}<td>5</table>")
    (table,), (place,) = document.blocks, document.places
    assert isinstance(table, Table)
    assert isinstance(place, TablePlace)
    assert table.rows[0][1] in {OBJECT, "429"}
    assert place.cells[0][1].beside == (Beside(kind),)


def test_a_table_that_is_shown_by_a_component_is_read() -> None:
    row = "<tr><td>规章<td>1<td>2<td>3"
    page = f"<div><template shadowrootmode=open>{PAGE.format(row)}</template></div>"
    values = gd.figures(gd.parse(page, "html").report)
    assert values["proactive_disclosure.rules.in_force"] == 3
