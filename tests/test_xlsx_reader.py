"""XLSX workbooks: what a sheet shows is read, whatever its layout, and nothing else."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import gov_disclosure as gd
from containers import unzipped
from gov_disclosure import strategies
from gov_disclosure.document import OBJECT, Beside, Block, Document, Standing, TablePlace
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.workbook.sheets import cell_name
from gov_disclosure.readers.workbook.xlsx import xlsx_document
from gov_disclosure.values import Mark
from printable import is_printable, printed_part
from xlsx_printing import (
    ALL_SIDES,
    Style,
    raw_workbook,
    saved,
    without_part,
    workbook,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from gov_disclosure.strategies.report import FormChoice

_FORMS: tuple[FormChoice, ...] = ("2019", "2021", "mixed")

_STYLES = st.builds(
    Style,
    is_drawn=st.booleans(),
    merges_prose=st.booleans(),
    blank_rows=st.integers(0, 2),
    blank_above=st.integers(0, 2),
    blank_beside=st.integers(0, 2),
    figures=st.sampled_from(["numbers", "text"]),
    sheets=st.sampled_from(["one", "sections"]),
)


# ── Any report, any layout ──────────────────────────────────────────────────────────────


few = settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("form", _FORMS)
@few
@given(data=st.data(), style=_STYLES)
def test_a_printable_report_comes_back_equal(
    form: FormChoice, data: st.DataObject, style: Style
) -> None:
    report = printed_part(data.draw(strategies.reports(form=form, consistent=True)))
    assume(is_printable(report, "text"))  # neither marks headings
    report = _without_tables_in_prose(report)
    if None in gd.figures(report).values():
        style = attrs.evolve(style, is_drawn=True)  # else a label beside blanks is a line of text
    extraction = gd.read(saved(workbook(layout(report), style)))
    assert dict(gd.figures(extraction.report)) == dict(gd.figures(report))
    if style.is_drawn:
        assert attrs.evolve(extraction.report, source=None) == report


def _without_tables_in_prose(report: gd.AnnualReport) -> gd.AnnualReport:
    """Return a report whose only tables are those of the form: any other may run into them."""
    changed: dict[str, Any] = {}
    for name in ("preamble", *sections()):
        section = getattr(report, name)
        if section is not None:
            parts = ("blocks",) if isinstance(section, gd.Narrative) else _PROSE_OF_TABLES
            changed[name] = attrs.evolve(
                section, **{part: _lines(getattr(section, part)) for part in parts}
            )
    return attrs.evolve(report, **changed)


_PROSE_OF_TABLES = ("introduction", "remarks")


def _lines(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    lines = tuple(block for block in blocks if not isinstance(block, gd.Table))
    return lines if lines or not blocks else (gd.Paragraph("无。"),)


@few
@given(report=strategies.reports(hostile=True), style=_STYLES)
def test_hostile_prose_changes_no_figure(report: gd.AnnualReport, style: Style) -> None:
    assume(any(getattr(report, name) is not None for name in TABLE_SECTIONS))
    try:
        extraction = gd.read(saved(workbook(layout(report), style)))
    except gd.UnrecognisedDocumentError:
        return
    printed = gd.figures(report)
    for path, value in gd.figures(extraction.report).items():
        assert value == printed.get(path) or value is None or isinstance(value, Mark), path


# ── Layouts ─────────────────────────────────────────────────────────────────────────────


@attrs.frozen
class Drawing:
    """A sheet of given cells.

    Attributes:
        cells: name to content.
        merged: merged areas.
        drawn: areas with borders.
        hidden: rows and columns that are hidden.
    """

    cells: Mapping[str, Any] = attrs.field(hash=False)
    merged: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    hidden: tuple[str | int, ...] = ()

    def document(self) -> Document:
        """Return it as it is read."""
        return xlsx_document(saved(self.book()), None, DEFAULT_LIMITS)

    def book(self) -> Workbook:
        """Return it as a workbook."""
        book = Workbook()
        sheet = cast("Worksheet", book.active)
        for name, value in self.cells.items():
            sheet[name] = value
        for cell in (cell for area in self.drawn for row in sheet[area] for cell in row):
            cell.border = ALL_SIDES
        for area in self.merged:
            sheet.merge_cells(area)
        for line in self.hidden:
            if isinstance(line, int):
                sheet.row_dimensions[line].hidden = True
            else:
                sheet.column_dimensions[line].hidden = True
        return book


def _blocks(document: Document) -> list[object]:
    """Return what a document holds: a text for a paragraph, rows for a table."""
    return [block.rows if isinstance(block, gd.Table) else block.text for block in document.blocks]


_TABLE: dict[str, Any] = {"A2": "规章", "B2": 1, "A3": "规范性文件", "B3": 2}
_ROWS = (("规章", "1"), ("规范性文件", "2"))
_BESIDE = {"D2": "许可", "E2": 3, "D3": "处罚", "E3": 4}

LAYOUTS: dict[str, tuple[Drawing, list[object]]] = {
    "a blank row ends a table": (
        Drawing({**_TABLE, "A5": "甲", "B5": "乙"}),
        [_ROWS, (("甲", "乙"),)],
    ),
    "blank rows and columns around it": (Drawing({"F9": "甲", "G9": 1}), [(("甲", "1"),)]),
    "a blank column within": (Drawing({"A1": "甲", "D1": 1}), [(("甲", "1"),)]),
    "a title above": (Drawing({"A1": "一、情况", **_TABLE}), ["一、情况", _ROWS]),
    "a merged title above": (
        Drawing({"A1": "一、情况", **_TABLE}, ("A1:B1",)),
        ["一、情况", _ROWS],
    ),
    "the unit above": (Drawing({"B1": "单位：件", **_TABLE}), ["单位：件", _ROWS]),
    "lines side by side above": (
        Drawing({"A1": "填报单位：某局", "B1": "单位：件", **_TABLE}, drawn=("A2:B3",)),
        ["填报单位：某局", "单位：件", _ROWS],
    ),
    "who filled it in below": (
        Drawing({**_TABLE, "A4": "填表人：张三", "B4": "审核：李四"}, drawn=("A2:B3",)),
        [_ROWS, "填表人：张三", "审核：李四"],
    ),
    "figures below the borders": (
        Drawing({**_TABLE, "A4": "合计", "B4": 3}, drawn=("A2:B3",)),
        [(*_ROWS, ("合计", "3"))],
    ),
    "a line below the borders": (
        Drawing({**_TABLE, "A4": "二、说明"}, drawn=("A2:B3",)),
        [_ROWS, "二、说明"],
    ),
    "a sentence below": (Drawing({**_TABLE, "A4": "以上为全年数。"}), [_ROWS, "以上为全年数。"]),
    "lines after a sentence": (
        Drawing({**_TABLE, "A4": "情况如下：", "A5": "某局", "A6": "甲", "B6": 1}),
        [_ROWS, "情况如下：", "某局", (("甲", "1"),)],
    ),
    "a merged line in the middle": (
        Drawing({**_TABLE, "A4": "其他", "A5": "甲", "B5": 1}, ("A4:B4",), ("A2:B5",)),
        [_ROWS, "其他", (("甲", "1"),)],
    ),
    "lines in a cell": (Drawing({"A1": "一、情况\n\n　　无。 "}), ["一、情况", "无。"]),
    "lines in a cell of a table": (
        Drawing({"A1": "商业\n企业", "B1": "科研\r\n机构"}),
        [(("商业\n企业", "科研\n机构"),)],
    ),
    "blank cells with borders": (
        Drawing({"A1": "甲", "B1": "乙", "A2": "规章"}, drawn=("A1:B2",)),
        [(("甲", "乙"), ("规章", ""))],
    ),
    "blank cells without borders": (
        Drawing({"A1": "甲", "B1": "乙", "A2": "规章", "A3": "丙", "B3": "丁"}),
        [(("甲", "乙"), ("规章", ""), ("丙", "丁"))],
    ),
    "a blank row with borders": (
        Drawing({"A1": "甲", "B1": "乙"}, drawn=("A1:B2",)),
        [(("甲", "乙"), ("", ""))],
    ),
    "many blank rows with borders": (
        Drawing({"A1": "甲", "B1": "乙", "A9": "丙", "B9": "丁"}, drawn=("A1:B9",)),
        [(("甲", "乙"), ("", "")), (("丙", "丁"),)],
    ),
    "merged rows": (
        Drawing({"A1": "甲", "B1": "乙", "B4": 1}, ("A1:A4",)),
        [(("甲", "乙"), ("1",))],
    ),
    "what merged cells hide": (
        Drawing({"A1": "甲", "B1": "乙", "A2": 1, "B2": 2}, ("A1:A2",)),
        [(("甲", "乙"), ("2",))],
    ),
    "side by side": (
        Drawing({"A1": "一、情况", **_TABLE, **_BESIDE, "A5": "无。"}, drawn=("A2:B3", "D2:E3")),
        ["一、情况", _ROWS, (("许可", "3"), ("处罚", "4")), "无。"],
    ),
    "figures apart from their labels": (
        Drawing({"A2": "规章", "C2": 1, "A3": "其他", "C3": 2}, drawn=("A2:A3", "C2:C3")),
        [(("规章", "1"), ("其他", "2"))],
    ),
    "hidden rows and columns": (
        Drawing({**_TABLE, **_BESIDE, "C2": 9}, hidden=(2, "C", "D")),
        [(("规范性文件", "2", "4"),)],
    ),
    "a hidden row is no blank one": (
        Drawing({"A1": "甲", "B1": 1, "A2": "乙", "B2": 9, "A3": "丙", "B3": 3}, hidden=(2,)),
        [(("甲", "1"), ("丙", "3"))],
    ),
    "the first of merged cells is hidden": (
        Drawing({"A1": "甲", "B1": 1, "B2": 2}, ("A1:A2",), hidden=(1,)),
        [(("甲", "2"),)],
    ),
}


@pytest.mark.parametrize("trap", LAYOUTS)
def test_layouts(trap: str) -> None:
    drawing, blocks = LAYOUTS[trap]
    assert _blocks(drawing.document()) == blocks


def test_spans_are_those_of_merged_cells_that_are_shown() -> None:
    cells = {"A1": "信息", "D1": "总计", "A3": "甲", "B3": "乙", "D3": 1}
    document = Drawing(cells, ("A1:C2", "D1:D2"), ("A1:D3",), (2, "B")).document()
    (place,) = document.places
    assert isinstance(place, TablePlace)
    found = [[(c.row, c.column, c.row_span, c.column_span, c.cell) for c in r] for r in place.cells]
    assert found == [
        [(0, 0, 1, 2, "A1"), (0, 2, 1, 1, "D1")],
        [(1, 0, 1, 1, "A3"), (1, 1, 1, 1, "C3"), (1, 2, 1, 1, "D3")],
    ]


def _several(sheets: Mapping[str, Mapping[str, Any]], *hidden: str) -> list[object]:
    book = Workbook()
    book.remove(cast("Worksheet", book.active))
    for name, cells in sheets.items():
        sheet = book.create_sheet(name)
        for cell, value in cells.items():
            sheet[cell] = value
        if name in hidden:
            sheet.sheet_state = "hidden" if name == hidden[0] else "veryHidden"
    return _blocks(xlsx_document(saved(book), None, DEFAULT_LIMITS))


def test_sheets_begin_with_names_that_say_something() -> None:
    assert _several(
        {"二、主动公开": _TABLE, "Sheet2": {"A1": "无。"}, "三、申请": {"A1": "三、 申请情况"}}
    ) == [
        "二、主动公开",
        _ROWS,
        "无。",
        "三、 申请情况",
    ]


def test_the_name_of_the_only_sheet_is_none_of_the_text() -> None:
    assert _several({"某局": _TABLE, "空": {}}) == [_ROWS]


def test_hidden_sheets_are_left_out() -> None:
    sheets: dict[str, dict[str, Any]] = {"甲": _TABLE, "乙": {"A1": "草稿"}, "丙": {"A1": "参数"}}
    assert _several(sheets, "乙", "丙") == [_ROWS]


def test_what_is_hidden_is_told() -> None:
    cells = {"A1": "甲", "B1": 1, "A2": "乙", "B2": 2, "A3": "丙", "B3": 3}
    remarks = Drawing(cells, hidden=(2, 9, "B", "D")).document().remarks
    assert [remark.message.partition("是")[0] for remark in remarks] == [
        "工作表“Sheet”的第 2 行",
        "工作表“Sheet”的第 B 列",
    ]


# ── Contents of cells ───────────────────────────────────────────────────────────────────

_STYLES_XML = (
    "<numFmts><numFmt numFmtId='164' formatCode='0&quot;件&quot;'/>"
    "<numFmt numFmtId='165' formatCode='0!.0,&quot;万&quot;'/></numFmts>"
    "<fonts><font/><font><strike/></font><font><vertAlign val='superscript'/></font>"
    "<font><strike val='0'/></font><font><color theme='0' tint='0'/></font>"
    "<font><color rgb='FFFCFEFE'/></font><font><color theme='4' tint='-0.5'/></font></fonts>"
    "<fills><fill/><fill><patternFill patternType='gray125'/></fill>"
    "<fill><patternFill patternType='solid'><fgColor theme='4' tint='-0.5'/></patternFill></fill>"
    "<fill><patternFill patternType='solid'><fgColor indexed='8'/></patternFill></fill></fills>"
    "<borders><border/><border><left/><top style='thin'/></border></borders>"
    "<cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs><xf/><xf numFmtId='164'/>"
    "<xf numFmtId='165'/><xf numFmtId='10'/><xf numFmtId='14'/><xf fontId='1'/><xf fontId='2'/>"
    "<xf fontId='3'/><xf borderId='1'/><xf fontId='4'/><xf fontId='5'/><xf fontId='4' fillId='2'/>"
    "<xf fontId='6' fillId='2'/><xf fontId='4' fillId='1'/><xf fillId='3'/></cellXfs>"
    "<dxfs><dxf><font><strike/></font></dxf></dxfs>"
)
_STRINGS_XML = (
    "<si><t>规章</t></si>"
    "<si><r><t>5</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>2</t></r></si>"
    "<si><r><rPr><strike/></rPr><t>5</t></r><r><t xml:space='preserve'> 6</t></r></si>"
    "<si><t>规</t><rPh sb='0' eb='1'><t>guī</t></rPh><phoneticPr fontId='1'/></si>"
    "<si><t>甲_x000D_\n乙_xD800_</t></si><si/>"
    "<si><r><rPr><color indexed='9'/></rPr><t>7</t></r><r><t>429</t></r></si>"
)

CELLS: dict[str, tuple[str, str]] = {
    "a shared string": ("<c t='s'><v>0</v></c>", "规章"),
    "phonetic guides": ("<c t='s'><v>3</v></c>", "规"),
    "escaped characters": ("<c t='s'><v>4</v></c>", "甲\n乙�"),
    "an empty string": ("<c t='s'><v>5</v></c>", ""),
    "an inline string": ("<c t='inlineStr'><is><r><t>规</t></r><r><t>章</t></r></is></c>", "规章"),
    "an integer": ("<c><v>12</v></c>", "12"),
    "an integer stored as a fraction": ("<c><v>12.0</v></c>", "12"),
    "an integer with an exponent": ("<c><v>1.2E1</v></c>", "12"),
    "a fraction": ("<c><v>103.3879</v></c>", "103.3879"),
    "a fraction with its binary noise": ("<c><v>0.28999999999999998</v></c>", "0.29"),
    "a sum with its binary noise": ("<c><v>103.48790000000001</v></c>", "103.4879"),
    "a number in text": ("<c t='str'><v>１２</v></c>", "１２"),
    "a unit in the format": ("<c s='1'><v>12</v></c>", "12件"),
    "another number in the format": ("<c s='2'><v>251000</v></c>", '251000 [0!.0,"万"]'),
    "a share": ("<c s='3'><v>0.5</v></c>", "50%"),
    "a date": ("<c s='4'><v>45306</v></c>", "2024-01-15"),
    "a date in text": ("<c t='d'><v>2024-01-15</v></c>", "2024-01-15"),
    "raised": ("<c s='6'><v>1</v></c>", "¹"),
    "not struck out": ("<c s='7'><v>12</v></c>", "12"),
    "true": ("<c t='b'><v>1</v></c>", "TRUE"),
    "an error": ("<c t='e'><v>#REF!</v></c>", "#REF!"),
    "a formula": ("<c><f>SUM(B2:B8)</f><v>12</v></c>", "12"),
    "a formula that gives a text": ("<c t='str'><f>A1</f><v>无</v></c>", "无"),
    "a formula that gives an empty text": ("<c t='str'><f>A1</f><v></v></c>", ""),
    "white on blue": ("<c s='11'><v>12</v></c>", "12"),
    "elements of others": (
        "<c xmlns:x='urn:x'><x:v>9</x:v><v>1</v><x:f>A1</x:f></c>",
        "1",
    ),
}


def _standing(xml: str, **parts: str) -> tuple[str, tuple[Beside, ...]]:
    """Read a cell that stands beside a label."""
    rows = f"<row><c t='inlineStr'><is><t>甲</t></is></c>{xml}<c s='8'/></row>"
    data = raw_workbook(rows, **{"styles": _STYLES_XML, "strings": _STRINGS_XML} | parts)
    document = xlsx_document(data, None, DEFAULT_LIMITS)
    (table,), (place,) = document.blocks, document.places
    assert isinstance(table, gd.Table)
    assert isinstance(place, TablePlace)
    if len(table.rows[0]) < 3:
        return "", ()
    return table.rows[0][1], place.cells[0][1].beside


def _cell(xml: str, **parts: str) -> str:
    return _standing(xml, **parts)[0]


@pytest.mark.parametrize("trap", CELLS)
def test_cells(trap: str) -> None:
    xml, text = CELLS[trap]
    assert _standing(xml) == (text, ())


_NO_RESULT = Beside(Standing.FORMULA_WITHOUT_RESULT, "=SUM(B2:B8)")

STANDING: dict[str, tuple[str, str, Beside]] = {
    "the mark of a footnote": ("<c t='s'><v>1</v></c>", "5", Beside(Standing.RAISED_MARK, "2")),
    "a part struck out": ("<c t='s'><v>2</v></c>", "6", Beside(Standing.STRUCK_OUT, "5")),
    "struck out": ("<c s='5'><v>12</v></c>", OBJECT, Beside(Standing.STRUCK_OUT, "12")),
    "a formula without result": ("<c><f>SUM(B2:B8)</f></c>", OBJECT, _NO_RESULT),
    "a formula with an empty result": ("<c><f>SUM(B2:B8)</f><v></v></c>", OBJECT, _NO_RESULT),
    "a shared formula without result": (
        "<c><f t='shared' si='0'/><v/></c>",
        OBJECT,
        Beside(Standing.FORMULA_WITHOUT_RESULT, "="),
    ),
    "a picture of WPS": (
        "<c t='str'><f>_xlfn.DISPIMG(1,1)</f><v>=DISPIMG(1,1)</v></c>",
        OBJECT,
        Beside(Standing.PICTURE),
    ),
    "a picture of Excel": ("<c t='e' vm='1'><v>#VALUE!</v></c>", OBJECT, Beside(Standing.PICTURE)),
    "white": ("<c s='9'><v>12</v></c>", "", Beside(Standing.NOT_VISIBLE, "12")),
    "nearly white": ("<c s='10'><v>12</v></c>", "", Beside(Standing.NOT_VISIBLE, "12")),
    "as blue as what is behind": ("<c s='12'><v>7</v></c>", "", Beside(Standing.NOT_VISIBLE, "7")),
    "white on a pattern": ("<c s='13'><v>12</v></c>", "12", Beside(Standing.UNCERTAIN)),
    "black on black": ("<c s='14'><v>12</v></c>", "", Beside(Standing.NOT_VISIBLE, "12")),
    "a part in white": (
        "<c t='s'><v>6</v></c>",
        "429",
        Beside(Standing.NOT_VISIBLE, "7"),
    ),
}


@pytest.mark.parametrize("trap", STANDING)
def test_what_stands_in_cells(trap: str) -> None:
    xml, text, beside = STANDING[trap]
    assert _standing(xml) == (text, (beside,))


def _condition(format_: str, rule: str = "") -> dict[str, str]:
    return {
        "styles": f"<dxfs><dxf/><dxf>{format_}</dxf></dxfs>{_STYLES_XML}",
        "after": f"<conditionalFormatting sqref='C9 A1:B9'><cfRule dxfId='1'>{rule}</cfRule>"
        "</conditionalFormatting>",
    }


@pytest.mark.parametrize(
    ("parts", "is_doubted"),
    [
        (_condition("<font><color rgb='FFFFFFFF'/></font>"), True),
        (_condition("<font><strike/></font>"), True),
        (_condition("<numFmt formatCode=';;;'/>"), True),
        (_condition("<fill><patternFill><bgColor rgb='FF000000'/></patternFill></fill>"), True),
        (_condition("", "<iconSet showValue='0'/>"), True),
        (_condition("<font><color rgb='FFFF0000'/></font>"), False),
        (
            _condition(
                "<font><color theme='0'/></font>"
                "<fill><patternFill><bgColor rgb='FFFF0000'/></patternFill></fill>"
            ),
            False,
        ),
        (_condition("<numFmt formatCode='0.0'/>"), False),
        (_condition("", "<iconSet/>"), False),
    ],
)
def test_formats_under_conditions(parts: dict[str, str], *, is_doubted: bool) -> None:
    beside = (Beside(Standing.UNCERTAIN),) if is_doubted else ()
    assert _standing("<c><v>12</v></c>", **parts) == ("12", beside)


def _with_parts(data: bytes, parts: Mapping[str, str]) -> bytes:
    return zipped(unzipped(data) | {name: content.encode() for name, content in parts.items()})


def _related_to_sheet(kind: str, content: str) -> dict[str, str]:
    return {
        "xl/worksheets/_rels/sheet1.xml.rels": "<Relationships xmlns='http://schemas.openxmlformats"
        f".org/package/2006/relationships'><Relationship Id='r' Type='http://x/{kind}' "
        "Target='../other.xml'/></Relationships>",
        "xl/other.xml": content,
    }


def test_white_text_in_a_table_with_a_style_of_its_own_may_be_seen() -> None:
    parts = _related_to_sheet(
        "table",
        "<table xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' ref='A1:B2'/>",
    )
    white = "<c t='inlineStr' s='9'><is><t>规章</t></is></c>"
    data = _with_parts(raw_workbook(f"<row>{white * 3}</row>", styles=_STYLES_XML), parts)
    (table,) = xlsx_document(data, None, DEFAULT_LIMITS).blocks
    assert table == gd.Table((("规章", "规章", ""),))


def _anchor(kind: str, *places: tuple[str, int, int], more: str = "") -> str:
    corners = "".join(
        f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>40000</xdr:colOff><xdr:row>{row}"
        f"</xdr:row><xdr:rowOff>40000</xdr:rowOff></xdr:{name}>"
        for name, row, column in places
    )
    return f"<xdr:{kind}>{corners}{more}</xdr:{kind}>"


_PICTURE_OF_ONE = "<xdr:ext cx='90000' cy='90000'/><xdr:pic/>"
_TEXT_BOX = "<xdr:sp><a:p><a:r><a:t>1</a:t></a:r><a:r><a:t>2</a:t></a:r></a:p></xdr:sp>"

DRAWINGS: dict[str, tuple[str, dict[str, str]]] = {
    "in a cell": (_anchor("oneCellAnchor", ("from", 1, 1), more=_PICTURE_OF_ONE), {"B2": ""}),
    "over a figure": (_anchor("twoCellAnchor", ("from", 1, 2), ("to", 1, 2)), {"C2": ""}),
    "over two": (_anchor("twoCellAnchor", ("from", 1, 1), ("to", 1, 2)), {"B2": "", "C2": ""}),
    "wide": (
        _anchor(
            "oneCellAnchor", ("from", 1, 1), more="<xdr:ext cx='700000' cy='90000'/><xdr:pic/>"
        ),
        {"B2": "", "C2": ""},
    ),
    "at a distance": (
        "<xdr:absoluteAnchor><xdr:pos x='700000' y='200000'/>"
        + _PICTURE_OF_ONE
        + "</xdr:absoluteAnchor>",
        {"B2": ""},
    ),
    "a text box": (
        _anchor("twoCellAnchor", ("from", 1, 1), ("to", 1, 1), more=_TEXT_BOX),
        {"B2": "12"},
    ),
    "hidden": (
        _anchor(
            "twoCellAnchor",
            ("from", 1, 1),
            ("to", 1, 1),
            more="<xdr:pic><xdr:nvPicPr><xdr:cNvPr hidden='1'/></xdr:nvPicPr></xdr:pic>",
        ),
        {},
    ),
    "above the table": (
        _anchor("oneCellAnchor", ("from", 0, 2), more=_PICTURE_OF_ONE),
        {},
    ),
    "damaged": ("<xdr:twoCellAnchor/>" + _anchor("oneCellAnchor", ("from", -5, 1)), {}),
}


@pytest.mark.parametrize("trap", DRAWINGS)
def test_pictures_and_shapes_over_cells(trap: str) -> None:
    anchors, found = DRAWINGS[trap]
    drawing = (
        "<xdr:wsDr xmlns:xdr='http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing'"
        f" xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>{anchors}</xdr:wsDr>"
    )
    title = "<row><c t='inlineStr'><is><t>情况</t></is></c></row>"
    rows = (
        "<row><c t='inlineStr'><is><t>甲</t></is></c><c r='C{0}'><v>1</v></c><c><v>5</v></c></row>"
    )
    labels = "<row><c r='B4'><v>1</v></c></row>"
    data = _with_parts(
        raw_workbook(title + rows.format(2) + rows.format(3) + labels),
        _related_to_sheet("drawing", drawing),
    )
    document = xlsx_document(data, None, DEFAULT_LIMITS)
    (place,) = [place for place in document.places if isinstance(place, TablePlace)]
    told = {
        str(cell.cell): beside.text for row in place.cells for cell in row for beside in cell.beside
    }
    assert told == found


def test_figures_under_merged_cells_are_told() -> None:
    drawing = Drawing({"A1": "甲", "B1": 1, "C1": 2, "A2": "乙", "B2": 3}, drawn=("A1:C2",))
    book = drawing.book()
    sheet = cast("Worksheet", book.active)
    sheet.merged_cells.add("B1:C1")
    (place,) = xlsx_document(saved(book), None, DEFAULT_LIMITS).places
    assert isinstance(place, TablePlace)
    assert place.cells[0][1].beside == (Beside(Standing.NOT_VISIBLE, "2"),)


def test_the_strict_kind_of_workbook() -> None:
    main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    assert _cell("<c><v>12</v></c>", main=main) == "12"


def test_days_from_1904() -> None:
    xml, _ = CELLS["a date"]
    assert _cell(xml, workbook="<workbookPr date1904='1'/>") == "2028-01-16"


def test_results_that_were_never_calculated_are_none() -> None:
    """A program that cannot calculate writes a zero, and asks for it to be done later."""
    stale = "<calcPr fullCalcOnLoad='1'/>"
    assert _cell("<c><f>SUM(B2:B8)</f><v>0</v></c>", workbook=stale) == OBJECT
    assert _cell("<c><v>0</v></c>", workbook=stale) == "0"


def test_cells_without_places_follow_each_other() -> None:
    data = raw_workbook(
        "<row r='3'><c r='B3'><v>1</v></c><c><v>2</v></c></row><row><c r='C4'><v>3</v></c></row>"
    )
    (place,) = xlsx_document(data, None, DEFAULT_LIMITS).places
    assert isinstance(place, TablePlace)
    assert [cell.cell for row in place.cells for cell in row] == ["B3", "C3", "B4", "C4"]


# ── Whole reports ───────────────────────────────────────────────────────────────────────


def _table_of(rows: Sequence[Sequence[object]], *more: Sequence[object]) -> Mapping[str, Any]:
    return {
        f"{'ABCDEFGHIJKLMNO'[column]}{row}": value
        for row, line in enumerate([*rows, *more], start=1)
        for column, value in enumerate(line)
        if value is not None
    }


def test_a_figure_tells_its_sheet_and_cell() -> None:
    book = Workbook()
    sheet = cast("Worksheet", book.active)
    sheet.title = "表二"
    rows = (
        ("二、主动公开政府信息情况",),
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", 0, "=1+1", 12.0),
    )
    for name, value in _table_of(rows).items():
        sheet[name] = value
    extraction = gd.read(saved(book))
    evidence = extraction.evidence["proactive_disclosure.rules.in_force"]
    assert (evidence.sheet, evidence.cell, evidence.text) == ("表二", "D3", "12")
    (problem,) = [p for p in extraction.problems if p.evidence is not None]
    assert problem.path == "proactive_disclosure.rules.repealed"
    assert problem.evidence is not None
    assert problem.evidence.cell == "C3"
    assert [note.text for note in extraction.report.notes] == ["=1+1"]


_AMOUNTS: dict[str, tuple[object, str, Decimal | Mark]] = {
    "rounded by its format": (103.3879, "0.00", Decimal("103.3879")),
    "a zero shown as a dash": (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', Decimal(0)),
    "a zero that is not shown": (0, "0;-0;;@", Decimal(0)),
    "yuan": (251000, '#,##0"元"', Decimal("25.1")),
    "ten thousands of yuan": (25.1, '0.0"万元"', Decimal("25.1")),
    "yuan shown as ten thousands": (251000, '0!.0,"万元"', Mark.UNREADABLE),
    "a share": (0.5, "0%", Mark.UNREADABLE),
    "a date": (3.5, "m/d", Mark.UNREADABLE),
    "not shown at all": (3.5, ";;;", Mark.UNREADABLE),
    "a currency": (3.5, '"¥"0.00', Mark.UNREADABLE),
    "in text": ("３.５", "@", Decimal("3.5")),
    "true": (True, "General", Mark.UNREADABLE),
    "an error": ("#REF!", "General", Mark.UNREADABLE),
    "a formula": ("=1+2.5", "General", Mark.UNREADABLE),
}


@pytest.mark.parametrize("trap", _AMOUNTS)
def test_an_amount_is_the_stored_one_or_none(trap: str) -> None:
    value, code, amount = _AMOUNTS[trap]
    book = Workbook()
    sheet = cast("Worksheet", book.active)
    for name, text in _table_of(
        (
            ("二、主动公开政府信息情况",),
            ("信息内容", "本年收费金额（单位：万元）"),
            ("行政事业性收费", value),
        )
    ).items():
        sheet[name] = text
    sheet["B3"].number_format = code
    section = gd.read(saved(book)).report.proactive_disclosure
    assert isinstance(section, gd.ProactiveDisclosure2021)
    assert section.administrative_fees.amount_wan_yuan == amount


# ── Hostile files ───────────────────────────────────────────────────────────────────────

_AT_THE_END = "<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>"

HARMLESS: dict[str, tuple[bytes, list[object]]] = {
    "a cell at the end of the sheet": (
        raw_workbook(f"<row><c><v>1</v></c></row>{_AT_THE_END}"),
        ["1", "2"],
    ),
    "everything merged": (
        raw_workbook(
            f"<row><c><v>1</v></c></row>{_AT_THE_END}",
            after="<mergeCells><mergeCell ref='A1:XFD1048576'/></mergeCells>",
        ),
        ["1"],
    ),
    "everything hidden": (
        raw_workbook(
            "<row><c><v>1</v></c></row>",
            before="<cols><col min='1' max='16384' hidden='1'/></cols>",
        ),
        [],
    ),
    "links": (
        raw_workbook(
            "<row><c t='inlineStr'><is><t>甲</t></is></c></row>",
            after="<hyperlinks><hyperlink ref='A1:XFD1048576' location='x'/></hyperlinks>",
        ),
        ["甲"],
    ),
}


@pytest.mark.parametrize("trap", HARMLESS)
def test_what_is_large_costs_no_more_than_what_is_in_it(trap: str) -> None:
    data, blocks = HARMLESS[trap]
    assert _blocks(xlsx_document(data, None, DEFAULT_LIMITS)) == blocks


_ENTITIES = (
    "<!DOCTYPE worksheet [<!ENTITY a '1234567890'>"
    "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
)

DAMAGED: dict[str, bytes] = {
    "entities": raw_workbook("<row><c t='str'><v>&b;&x;</v></c></row>", prologue=_ENTITIES),
    "a document type": raw_workbook("", prologue="<!DOCTYPE worksheet>"),
    "no XML": raw_workbook("<row>"),
    "an encoding that is none": raw_workbook("", prologue="<?xml version='1.0' encoding='x'?>"),
    "a string that is none": raw_workbook("<row><c t='s'><v>0</v></c></row>"),
    "a string before the first": raw_workbook("<row><c t='s'><v>-1</v></c></row>", strings="<si/>"),
    "a style that is none": raw_workbook(
        "<row><c s='9'><v>0</v></c></row>", styles="<cellXfs><xf/></cellXfs>"
    ),
    "a number that is none": raw_workbook("<row><c><v>nan</v></c></row>"),
    "a number without end": raw_workbook("<row><c><v>1e999</v></c></row>"),
    "a number with words": raw_workbook("<row><c><v>12件</v></c></row>"),
    "a cell given twice": raw_workbook("<row><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>"),
    "a place that is none": raw_workbook("<row><c r='A0'><v>1</v></c></row>"),
    "a place beyond the sheet": raw_workbook("<row><c r='XFE1'><v>1</v></c></row>"),
    "a row beyond the sheet": raw_workbook("<row r='1048577'/>"),
    "a row that is none": raw_workbook("<row r='x'/>"),
    "an area that is none": raw_workbook("", after="<mergeCell ref='B2:A1'/>"),
    "columns described twice": raw_workbook(
        "", before="<col min='1' max='9' hidden='1'/><col min='1' max='9' hidden='1'/>"
    ),
    "no workbook": zipped({"xl/workbook.xml": b""}),
    "no sheet": without_part(raw_workbook(""), "xl/worksheets/sheet1.xml"),
}


@pytest.mark.parametrize("trap", DAMAGED)
def test_a_damaged_file_is_refused(trap: str) -> None:
    with pytest.raises(gd.UnreadableFileError) as caught:
        gd.read(DAMAGED[trap])
    assert "损坏" in caught.value.message


def test_elements_are_counted() -> None:
    limits = Limits(max_sheet_elements=100)
    data = raw_workbook("<row/>" * 100)
    with pytest.raises(gd.UnreadableFileError, match="100"):
        xlsx_document(data, None, limits)


def test_characters_are_counted() -> None:
    cells = "<c t='s'><v>0</v></c>" * 99
    data = raw_workbook(f"<row>{cells}</row>", strings=f"<si><t>{'甲' * 99}</t></si>")
    with pytest.raises(gd.UnreadableFileError, match="1000"):
        xlsx_document(data, None, Limits(max_sheet_characters=1000))


def test_grid_places_are_counted() -> None:
    corner = "".join(
        f"<row><c r='{cell_name(n, n)}'><v>1</v></c><c><v>1</v></c></row>" for n in range(40)
    )
    with pytest.raises(gd.UnreadableFileError, match="1000"):
        xlsx_document(raw_workbook(corner), None, Limits(max_table_places=1000))


@given(st.binary(max_size=200), st.sampled_from(["rows", "before", "after", "strings", "styles"]))
def test_any_part_is_read_or_refused(noise: bytes, where: str) -> None:
    text = noise.decode("latin-1")
    parts = {
        "rows": "<row><c t='s'><v>0</v></c></row>",
        "strings": "<si><t>甲</t></si>",
        where: text,
    }
    with contextlib.suppress(gd.UnreadableFileError, gd.UnrecognisedDocumentError):
        gd.read(raw_workbook(**parts))


_PIECES = (
    *(
        "<row>",
        "</row>",
        "<row r='2'>",
        "<row hidden='1'>",
        "<c>",
        "</c>",
        "<c r='B2'>",
        "<c r='A1'>",
    ),
    *(
        "<c t='s'>",
        "<c t='b'>",
        "<v>",
        "</v>",
        "<v>1</v>",
        "<f>",
        "</f>",
        "<is>",
        "</is>",
        "<t>",
        "</t>",
    ),
    *(
        "<mergeCell ref='A1:B2'/>",
        "<mergeCell ref='B2:C9'/>",
        "<col min='1' max='2' width='0'/>",
        "0",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_elements_are_read_or_refused(soup: str) -> None:
    with contextlib.suppress(gd.UnreadableFileError):
        document = xlsx_document(raw_workbook(soup), None, DEFAULT_LIMITS)
        for place in document.places:
            if isinstance(place, TablePlace):
                taken = [
                    (row, column)
                    for line in place.cells
                    for cell in line
                    for row in range(cell.row, cell.row + cell.row_span)
                    for column in range(cell.column, cell.column + cell.column_span)
                ]
                assert len(taken) == len(set(taken))
