"""What stands in a cell besides its text, in each format: no figure is joined, none is blank."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
from gov_disclosure.document import OBJECT, Beside, Document, Standing, Table, TablePlace
from gov_disclosure.readers.html import html_document
from gov_disclosure.readers.markdown import markdown_document

MARK = Beside(Standing.RAISED_MARK, "1")
OLD = Beside(Standing.STRUCK_OUT, "428")
UNSEEN = Beside(Standing.NOT_VISIBLE, "7")
DOUBT = Beside(Standing.UNCERTAIN)
SHOWN = Beside(Standing.GENERATED)
CONTROL = Beside(Standing.FORM_CONTROL)
PICTURE = Beside(Standing.PICTURE)
LINKED = "<link rel=stylesheet href=a.css>"


def _cell(document: Document) -> tuple[str, tuple[Beside, ...]]:
    table, place = next(
        (block, place)
        for block, place in zip(document.blocks, document.places, strict=True)
        if isinstance(block, Table)
    )
    assert isinstance(place, TablePlace)
    return table.rows[-1][1], place.cells[-1][1].beside


CELLS = {
    "sup": ("429<sup>1</sup>", "", ("429", MARK)),
    "sup alone": ("<sup>1</sup>", "", ("¹",)),
    "sup beside a word": ("平方千米<sup>2</sup>", "", ("平方千米²",)),
    "vertical-align": ("429<i style='vertical-align:super'>1</i>", "", ("429", MARK)),
    "moved up": ("429<i style='position:relative;top:-4px'>1</i>", "", ("429", MARK)),
    "aligned": ("429<i style='position:relative;top:-1px'>1</i>", "", ("4291",)),
    "a link to a note": ("429<a href='#fn1'>1</a>", "", ("429", MARK)),
    "a figure that is a link": ("<a href='#fn1'>429</a>", "", ("429",)),
    "a link in a figure": ("4<a href='x.html'>29</a>", "", ("429", DOUBT)),
    "del": ("<del>428</del>429", "", ("429", OLD)),
    "strike": ("<strike>428</strike>429", "", ("429", OLD)),
    "line-through": ("<b style='text-decoration:line-through'>428</b>429", "", ("429", OLD)),
    "all struck out": ("<s>428</s>", "", (OBJECT, OLD)),
    "hidden": ("<b hidden>7</b>429", "", ("429", UNSEEN)),
    "display": ("<b style='display:none'>7</b>429", "", ("429", UNSEEN)),
    "visibility": ("<b style='visibility:hidden'>7</b>429", "", ("429", UNSEEN)),
    "shown again": (
        "<b style='visibility:hidden'><b style='visibility:visible'>4</b></b>29",
        "",
        ("429",),
    ),
    "opacity": ("<b style='opacity:0'>7</b>429", "", ("429", UNSEEN)),
    "size": ("<b style='font-size:0'>7</b>429", "", ("429", UNSEEN)),
    "far away": ("<b style='position:absolute;left:-9999px'>7</b>429", "", ("429", UNSEEN)),
    "white": ("<font color=white>7</font>429", "", ("429", UNSEEN)),
    "white on blue": ("<p style='color:#fff;background:#036'>429</p>", "", ("429",)),
    "white, other sheets": ("<b style='color:#fff'>7</b>429", LINKED, ("7429", DOUBT)),
    "classes of other sheets": ("<b class=x>7</b>429", LINKED, ("7429", DOUBT)),
    "class": ("<b class=x>7</b>429", "<style>.x{display:none}</style>", ("429", UNSEEN)),
    "cascade": (
        "<b class=x>4</b>29",
        "<style>td .x{display:inline} .x{display:none}</style>",
        ("429",),
    ),
    "important": (
        "<b class=x style='display:inline'>7</b>429",
        "<style>.x{display:none!important}</style>",
        ("429", UNSEEN),
    ),
    "for print": ("<b class=x>4</b>29", "<style>@media print{.x{display:none}}</style>", ("429",)),
    "for small screens": (
        "<b class=x>7</b>429",
        "<style>@media (width<9em){.x{display:none}}</style>",
        ("7429", DOUBT),
    ),
    "content": ("<b class=x>29</b>", "<style>.x::before{content:'4'}</style>", ("29", SHOWN)),
    "picture": ("<img src=a.png>", "", (OBJECT, PICTURE)),
    "picture beside": ("429<img src=a.png>", "", ("429", PICTURE)),
    "distance": ("429<img src=a.gif width=1>", "", ("429",)),
    "drawing": ("<svg><text>4</text></svg>", "", (OBJECT, PICTURE)),
    "background": ("<b style='background:url(a.png)'></b>", "", (OBJECT, PICTURE)),
    "input": ("<input value=429>", "", ("429",)),
    "input without value": ("<input>", "", (OBJECT, CONTROL)),
    "check box": ("<input type=checkbox value=1>", "", (OBJECT, CONTROL)),
    "hidden input": ("<input type=hidden value=7>429", "", ("429",)),
    "digits in boxes": ("<input value=4><input value=29>", "", ("4 29",)),
    "select": ("<select><option>428<option selected>429</select>", "", ("429",)),
    "first option": ("<select><option>429<option>430</select>", "", ("429",)),
    "input that is not shown": (
        "<input value=7 hidden>429",
        "",
        ("429", Beside(Standing.NOT_VISIBLE, "7")),
    ),
    "meter": ("<meter value=429></meter>", "", (OBJECT, PICTURE)),
    "from right to left": ("<bdo dir=rtl>924</bdo>", "", ("924", DOUBT)),
    "turned around by style": (
        "<b style='unicode-bidi:bidi-override;direction:rtl'>924</b>",
        "",
        ("924", DOUBT),
    ),
    "textarea": ("<textarea>429</textarea>", "", ("429",)),
}


@pytest.mark.parametrize("name", CELLS)
def test_cells_of_web_pages(name: str) -> None:
    cell, head, (text, *beside) = CELLS[name]
    document = html_document(f"{head}<table><tr><td>规章<td>{cell}<td>5</table>")
    assert _cell(document) == (text, tuple(beside))


@pytest.mark.parametrize(
    ("cell", "text", "beside"),
    [
        ("429<sup>1</sup>", "429", (MARK,)),
        ("429[^1]", "429", (MARK,)),
        ("~~428~~429", "429", (OLD,)),
        ("![](a.png)", OBJECT, (PICTURE,)),
        ("a\\<b>", "a<b>", ()),
        ("**429**", "429", ()),
    ],
)
def test_cells_of_markdown(cell: str, text: str, beside: tuple[Beside, ...]) -> None:
    document = markdown_document(f"| a | b |\n|---|---|\n| 规章 | {cell} |\n")
    assert _cell(document) == (text, beside)


@pytest.mark.parametrize(
    "markdown",
    [
        "```\n| 规章 | 5 |\n```",
        "    | 规章 | 5 |\n    | 总计 | 5 |",
        "<table>\n<tr><td>规章</td>\n\n    <td>5</td></tr>\n\n</table>",
        "```\n+----+---+\n|规章|5  |\n+----+---+\n```",
        "```\n╔════╦═══╗\n║规章║5  ║\n╚════╩═══╝\n```",
        "二、\n┌────┬───┐\n│规章│5  │\n└────┴───┘\n\n三、",
        "> +----+---+\n> |规章|5  |\n> +----+---+",
    ],
)
def test_tables_that_markdown_holds(markdown: str) -> None:
    assert _cell(markdown_document(markdown)) == ("5", ())


def test_tables_drawn_in_a_page() -> None:
    assert _cell(html_document("<pre>| 规章 | 5 |\n| 总计 | <b>5</b> |</pre>")) == ("5", ())


SECTION_2 = (
    "<p>二、主动公开政府信息情况</p><table><tr><td colspan=4>第二十条第（一）项<tr><td>信息内容"
    "<td>本年制发件数<td>本年废止件数<td>现行有效件数<tr><td>规章<td>{}<td>2<td>3</table>"
)


@pytest.mark.parametrize(
    ("cell", "value", "notes", "leftover"),
    [
        ("429<sup>1</sup>", 429, ["1"], []),
        ("<s>428</s>429", 429, ["428"], []),
        ("<b hidden>7</b>429", 429, [], ["7"]),
        ("<b hidden>7</b>", gd.Mark.UNREADABLE, [], ["7"]),
        ("<b hidden>件</b>", None, [], ["件"]),
        ("<s>428</s>", gd.Mark.UNREADABLE, ["428"], []),
        ("<img src=a>", gd.Mark.UNREADABLE, [], []),
        ("429<img src=a>", gd.Mark.UNREADABLE, ["429"], []),
        ("&#8205;4&#8203;29&#65279;", 429, [], []),
        ("429&#xfe0e;", 429, [], []),
        ("&#8238;924&#8236;", gd.Mark.UNREADABLE, ["\u202e924\u202c"], []),
    ],
)
def test_figures(cell: str, value: object, notes: list[str], leftover: list[str]) -> None:
    extraction = gd.parse(SECTION_2.format(cell), "html")
    path = "proactive_disclosure.rules.issued"
    assert gd.figures(extraction.report)[path] == value
    assert [note.text for note in extraction.report.notes] == notes
    assert [getattr(block, "text", None) for block in extraction.leftover] == leftover
    told = [problem for problem in extraction.problems if problem.path == path]
    assert bool(told) == (value is gd.Mark.UNREADABLE)


def test_messages_show_what_stands_in_a_cell() -> None:
    (problem, *_) = gd.parse(SECTION_2.format("&#8238;924&#8236;"), "html").problems
    assert "“\\u202e924\\u202c”" in problem.message
