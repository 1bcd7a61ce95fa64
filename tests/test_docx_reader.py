"""Word files: what is printed in them is read, whatever their markup; hostile ones are bounded."""

from __future__ import annotations

import contextlib
import io
import random
from typing import TYPE_CHECKING

import attrs
import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from containers import unzipped, zipped
from docx_printing import NAMESPACES, NoisyPrinter, W, print_docx, saved, word_file
from gov_disclosure import strategies
from gov_disclosure.document import OBJECT, Document, Heading, Paragraph, Remark, Table, TablePlace
from gov_disclosure.forms.extraction.extract import extract, extract_all
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.forms.words.numbers import read_amount
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.readers.docx import docx_document
from gov_disclosure.readers.docx.styles import Styles
from gov_disclosure.readers.kinds import binary_kind
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.numerals import numeral
from gov_disclosure.readers.office_xml import parsed
from gov_disclosure.values import Mark
from printable import is_printable, printed_part

if TYPE_CHECKING:
    from pathlib import Path

    from gov_disclosure.strategies.report import FormChoice

fewer = settings(max_examples=settings().max_examples // 4)  # to print a file takes long

_FORMS: tuple[FormChoice, ...] = ("2019", "2021", "mixed")


@fewer
@given(report=strategies.reports())
def test_a_printable_report_comes_back_equal(report: gd.AnnualReport) -> None:
    report = printed_part(report)
    assume(is_printable(report, "html"))
    extraction = gd.read(print_docx(layout(report)))
    assert attrs.evolve(extraction.report, source=None) == report
    assert all(problem.rule == "reading.cell_unreadable" for problem in extraction.problems)


@fewer
@given(report=strategies.reports(hostile=True))
def test_hostile_prose_changes_no_figure(report: gd.AnnualReport) -> None:
    assume(any(getattr(report, name) is not None for name in TABLE_SECTIONS))
    try:
        found = gd.read(print_docx(layout(report))).report
    except gd.UnrecognisedDocumentError:
        return
    printed = gd.figures(report)
    for path, value in gd.figures(found).items():
        assert value == printed.get(path) or value is None or isinstance(value, Mark), path


@pytest.mark.parametrize("form", _FORMS)
@fewer
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_no_markup_changes_a_figure(form: FormChoice, data: st.DataObject, seed: int) -> None:
    report = printed_part(data.draw(strategies.reports(form=form, consistent=True)))
    assume(is_printable(report, "html"))
    file = NoisyPrinter(random.Random(seed)).file(layout(report))  # noqa: S311 - markup, no secret
    assert dict(gd.figures(gd.read(file).report)) == dict(gd.figures(report))


# ── Text ────────────────────────────────────────────────────────────────────────────────


def _document(body: str, **parts: str) -> Document:
    return docx_document(word_file(body, parts))


def _texts(body: str, **parts: str) -> list[str]:
    """Return the paragraphs and headings, and the cells of tables."""
    return [
        text
        for block in _document(body, **parts).blocks
        for text in (
            [cell for row in block.rows for cell in row]
            if isinstance(block, Table)
            else [block.text]
        )
    ]


def _p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_p(text)}</w:tc>"


def _tr(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _row(*texts: str) -> str:
    return _tr(*map(_tc, texts))


def _tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


_BOX = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
_TWO_BOXES = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{_BOX}</wps:txbx>"
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{_BOX}</v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)

TEXTS = {
    "words split over runs": (
        "<w:p><w:r><w:t>总</w:t></w:r><w:r><w:t>体</w:t></w:r></w:p>",
        ["总体"],
    ),
    "insertions": ("<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins></w:p>", ["甲"]),
    "deletions": (
        "<w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:delText>2</w:delText></w:r></w:del></w:p>",
        ["1"],
    ),
    "deletions in other words": (
        "<w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:t>2</w:t></w:r></w:del></w:p>",
        ["1"],
    ),
    "a deletion of an insertion": (
        "<w:p><w:ins><w:del><w:r><w:delText>2</w:delText></w:r></w:del></w:ins></w:p>" + _p("甲"),
        ["甲"],
    ),
    "moved text": (
        (
            "<w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:r><w:t>乙</w:t></w:r>"
            "<w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>"
        ),
        ["乙甲"],
    ),
    "the end of a paragraph deleted": (
        _p("甲", "<w:rPr><w:del w:id='1'/></w:rPr>") + _p("乙") + _p("丙"),
        ["甲乙", "丙"],
    ),
    "the end of a paragraph moved": (
        _p("甲", "<w:rPr><w:moveFrom w:id='1'/></w:rPr>") + _p("乙"),
        ["甲乙"],
    ),
    "the end of a paragraph before a table deleted": (
        _p("甲", "<w:rPr><w:del w:id='1'/></w:rPr>") + _tbl(_row("乙", "丙")),
        ["甲", "乙", "丙"],
    ),
    "a text box in a paragraph whose end is deleted": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r>{_TWO_BOXES}</w:p>"
        + _p("乙"),
        ["甲", "框", "乙"],
    ),
    "a paragraph deleted whole": (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>甲</w:delText></w:r>"
        "</w:del></w:p>" + _p("乙"),
        ["乙"],
    ),
    "hidden text": (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>甲</w:t></w:r></w:p>" + _p("乙"),
        ["乙"],
    ),
    "text that is not hidden": (
        "<w:p><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>甲</w:t></w:r></w:p>",
        ["甲"],
    ),
    "struck out": (
        "<w:p><w:r><w:t>1</w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>2</w:t></w:r></w:p>",
        ["1"],
    ),
    "a field": (
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
            "<w:instrText>PAGE 9</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/>"
            "</w:r><w:r><w:t>甲</w:t></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        ),
        ["甲"],
    ),
    "a field in the code of a field": (
        (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>IF </w:instrText>"
            "<w:fldChar w:fldCharType='begin'/><w:instrText>MERGEFIELD x</w:instrText>"
            "<w:fldChar w:fldCharType='separate'/><w:t>9</w:t><w:br/>"
            "<w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='separate'/><w:t>5</w:t>"
            "<w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='end'/><w:t>件</w:t></w:r>"
            "</w:p>"
        ),
        ["5件"],
    ),
    "a field that does not end": (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>9</w:t></w:r></w:p>" + _p("甲"),
        ["甲"],
    ),
    "a simple field": (
        "<w:p><w:fldSimple w:instr='TITLE'><w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p>",
        ["甲"],
    ),
    "links and smart tags": (
        "<w:p><w:hyperlink><w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag></w:hyperlink></w:p>",
        ["甲"],
    ),
    "a control": (
        (
            "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r>"
            "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>"
        ),
        ["甲"],
    ),
    "the prompt of an empty control": (
        (
            "<w:p><w:r><w:t>甲</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
            "<w:r><w:t>单击此处输入文字</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ),
        ["甲"],
    ),
    "ruby": (
        (
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t>"
            "</w:r></w:rubyBase></w:ruby></w:r></w:p>"
        ),
        ["云"],
    ),
    "tabs and hyphens": (
        (
            "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/>"
            "<w:t>丁</w:t></w:r></w:p>"
        ),
        ["甲 乙-丙丁"],
    ),
    "symbols": (
        (
            "<w:p><w:r><w:sym w:font='宋体' w:char='2460'/>"
            "<w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:char='D800'/><w:sym w:char='x'/>"
            "</w:r></w:p>"
        ),
        ["①\uf0fc\ufffd\ufffd"],
    ),
    "line and page breaks": (
        "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type='page'/><w:t>丙</w:t></w:r></w:p>",
        ["甲", "乙", "丙"],
    ),
    "superscripts": (
        (
            "<w:p><w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
            "<w:t>1</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='subscript'/></w:rPr><w:t>2</w:t>"
            "</w:r></w:p>"
        ),
        ["5¹₂"],
    ),
    "a comment": (
        (
            "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>甲</w:t></w:r><w:r>"
            "<w:annotationRef/><w:commentReference w:id='0'/></w:r></w:p>"
        ),
        ["甲"],
    ),
    "a text box": (
        f"<w:p><w:r><w:t>甲</w:t></w:r>{_TWO_BOXES}</w:p>" + _p("乙"),
        ["甲", "框", "乙"],
    ),
    "a text box in a cell": (
        _tbl(
            f"<w:tr>{_tc('甲')}<w:tc><w:p><w:r><w:t>5</w:t></w:r>{_TWO_BOXES}</w:p></w:tc></w:tr>"
        ),
        ["甲", "5", "框"],
    ),
    "a text box with other ways to show it": (
        f"<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:pict>{_TWO_BOXES}</w:pict></w:r></w:p>",
        ["甲", "框"],
    ),
    "what is hidden beside text": (
        (
            "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:sym w:char='2460'/>"
            f"<w:br/>{_TWO_BOXES}</w:r><w:r><w:t>乙</w:t></w:r></w:p><w:sdt><w:sdtPr><w:showingPlcHdr/>"
            "</w:sdtPr><w:sdtContent><m:oMath><m:r><m:t>5</m:t></m:r></m:oMath></w:sdtContent>"
            "</w:sdt>"
        ),
        ["甲乙"],
    ),
    "a formula": (
        (
            "<w:p><m:oMath><m:r><m:t>5</m:t></m:r></m:oMath></w:p><m:oMathPara><m:oMath><m:f><m:num>"
            "<m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
            "</m:oMathPara>"
        ),
        ["5", "1…2"],
    ),
    "a section of its own": (_p("甲", "<w:sectPr/>") + "<w:sectPr/>", ["甲"]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_reads_as_it_looks(name: str) -> None:
    body, texts = TEXTS[name]
    assert _texts(body) == texts


def test_styles_hide_and_raise_text() -> None:
    styles = (
        "<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='i'><w:basedOn w:val='h'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='p'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='s'><w:rPr><w:vertAlign w:val='superscript'/>"
        "</w:rPr></w:style>"
    )
    body = (
        "<w:p><w:r><w:t>5</w:t></w:r><w:r><w:rPr><w:rStyle w:val='s'/></w:rPr><w:t>1</w:t></w:r>"
        "<w:r><w:rPr><w:rStyle w:val='i'/></w:rPr><w:t>9</w:t></w:r></w:p>"
        + _p("9", "<w:pStyle w:val='p'/>")
        + "<w:p><w:pPr><w:pStyle w:val='p'/></w:pPr><w:r><w:rPr><w:vanish w:val='off'/></w:rPr>"
        "<w:t>甲</w:t></w:r></w:p>"
    )
    assert _texts(body, styles=styles) == ["5¹", "甲"]


def test_headings_are_told_by_their_styles() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='1' w:default='1'><w:name w:val='Normal'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='3'><w:name w:val='标题 3'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='own'><w:basedOn w:val='o'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='o'><w:basedOn w:val='own'/><w:pPr>"
        "<w:outlineLvl w:val='0'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='t'><w:name w:val='Title'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='deep'><w:pPr><w:outlineLvl w:val='8'/></w:pPr>"
        "</w:style>"
    )
    body = "".join(
        _p(name, f"<w:pStyle w:val='{name}'/>") for name in ("2", "3", "own", "t", "deep")
    )
    body += _p("直接", "<w:outlineLvl w:val='1'/>")
    body += "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    body += _p("正文", "<w:pStyle w:val='2'/><w:outlineLvl w:val='9'/>") + _p("无")
    assert _document(body, styles=styles).blocks == (
        Heading("2", 2),
        Heading("3", 3),
        Heading("own", 1),
        Heading("t", 1),
        Heading("deep", 6),
        Heading("直接", 2),
        Paragraph("x"),
        Paragraph("正文"),
        Paragraph("无"),
    )


def test_the_default_style_counts_where_none_is_named() -> None:
    styles = (
        "<w:style w:type='character' w:styleId='c' w:default='1'/>"
        "<w:style w:type='paragraph' w:styleId='n' w:default='1'><w:pPr><w:outlineLvl w:val='2'/>"
        "</w:pPr></w:style>"
    )
    assert _document(_p("甲"), styles=styles).blocks == (Heading("甲", 3),)


def test_notes_follow_the_block_they_belong_to_and_change_no_figure() -> None:
    footnotes = (
        "<w:footnote w:id='-1' w:type='separator'><w:p><w:r><w:t>—</w:t></w:r></w:p></w:footnote>"
        f"<w:footnote w:id='2'>{_p('注一')}</w:footnote>"
    )
    body = (
        _tbl(
            "<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t>"
            "<w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='3'/></w:r></w:p>"
            "</w:tc></w:tr>"
        )
        + "<w:p><w:r><w:t>乙</w:t><w:footnoteReference w:id='2'/></w:r></w:p>"
    )
    endnotes = f"<w:endnote w:id='3'>{_p('注二')}</w:endnote>"
    assert _texts(body, footnotes=footnotes, endnotes=endnotes) == ["甲", "5", "注一", "注二", "乙"]


def test_headers_footers_comments_and_properties_are_left_out() -> None:
    word = docx.Document()
    word.core_properties.title = "青溪区2019年政府信息公开工作年度报告"
    word.add_paragraph("正文")
    word.sections[0].header.paragraphs[0].text = "页眉"
    word.sections[0].footer.paragraphs[0].text = "— 9 —"
    word.add_comment(word.paragraphs[0].runs, "批注")
    document = docx_document(saved(word))
    assert document.blocks == (Paragraph("正文"),)
    assert document.title is None


# ── Numbers before paragraphs ───────────────────────────────────────────────────────────


def _level(place: int, format_: str, text: str, more: str = "") -> str:
    return (
        f"<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{format_}'/>"
        f"<w:lvlText w:val='{text}'/>{more}</w:lvl>"
    )


def _lists(*levels: str, override: str = "") -> str:
    return (
        f"<w:abstractNum w:abstractNumId='0'>{''.join(levels)}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        f"<w:num w:numId='2'><w:abstractNumId w:val='0'/>{override}</w:num>"
    )


def _item(text: str, level: int = 0, list_: int = 1) -> str:
    return _p(text, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list_}'/></w:numPr>")


_OUTLINE = _lists(
    _level(0, "chineseCountingThousand", "%1、"),
    _level(1, "chineseCounting", "（%2）"),
    _level(2, "decimal", "%3."),
    _level(3, "decimal", "%1.%4)", "<w:isLgl/><w:suff w:val='nothing'/>"),
)


def test_numbers_are_printed_before_their_paragraphs() -> None:
    body = "".join(
        (
            _item("总体情况"),
            _item("主动公开", 1),
            _item("甲", 2),
            _item("乙", 2),
            _item("平台", 1),
            _item("甲", 2),
            _item("主动公开政府信息情况"),
            _item("丙", 1),
            _item("丁", 3),
            _item("", 1),
            _p("无"),
        )
    )
    assert _texts(body, numbering=_OUTLINE) == [
        "一、总体情况",
        "（一）主动公开",
        "1. 甲",
        "2. 乙",
        "（二）平台",
        "1. 甲",
        "二、主动公开政府信息情况",
        "（一）丙",
        "2.1)丁",
        "无",
    ]


def test_a_list_may_begin_anew() -> None:
    override = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>"
    lists = _lists(
        _level(0, "decimalEnclosedCircle", "%1", "<w:suff w:val='space'/>"), override=override
    )
    body = _item("a") + _item("b") + _item("c", list_=2) + _item("d", list_=2) + _item("e")
    assert _texts(body, numbering=lists) == ["① a", "② b", "⑤ c", "⑥ d", "⑦ e"]


def test_a_list_may_change_a_level_of_its_definition() -> None:
    changed = f"<w:lvlOverride w:ilvl='0'>{_level(0, 'upperLetter', '%1)')}</w:lvlOverride>"
    lists = _lists(_level(0, "decimal", "%1)"), override=changed)
    assert _texts(_item("a") + _item("b", list_=2), numbering=lists) == ["1) a", "B) b"]


def test_what_stands_around_a_number_is_bounded() -> None:
    lists = _lists(_level(0, "decimal", "%1" * 10_000))
    assert len(_texts(_item("a"), numbering=lists)[0]) < 200


def test_levels_that_do_not_begin_anew() -> None:
    lists = _lists(
        _level(0, "upperRoman", "%1"), _level(1, "lowerLetter", "%2)", "<w:lvlRestart w:val='0'/>")
    )
    body = _item("x") + _item("y", 1) + _item("x") + _item("y", 1)
    assert _texts(body, numbering=lists) == ["I x", "a) y", "II x", "b) y"]


def test_a_level_that_was_passed_over_has_begun() -> None:
    body = _item("甲", 2) + _item("乙", 1) + _item("丙")
    assert _texts(body, numbering=_OUTLINE) == ["1. 甲", "（二）乙", "二、丙"]


def test_numbers_of_styles() -> None:
    lists = _lists(
        _level(0, "decimal", "第%1部分", "<w:pStyle w:val='h1'/>"),
        _level(1, "decimal", "%1.%2", "<w:pStyle w:val='h2'/>"),
    )
    styles = (
        "<w:style w:type='paragraph' w:styleId='h1'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr>"
        "<w:outlineLvl w:val='0'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='h2'><w:basedOn w:val='h1'/></w:style>"
    )
    body = _p("总体", "<w:pStyle w:val='h1'/>") + _p("平台", "<w:pStyle w:val='h2'/>")
    body += _p("无号", "<w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/></w:numPr>")
    lists += "<w:num w:numId='0'><w:abstractNumId w:val='0'/></w:num>"
    assert _texts(body, numbering=lists, styles=styles) == ["第1部分 总体", "1.1 平台", "无号"]


def test_the_list_of_a_style_wins_over_that_of_the_style_it_is_based_on() -> None:
    lists = (
        f"<w:abstractNum w:abstractNumId='0'>{_level(0, 'decimal', '%1.')}</w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='1'>{_level(0, 'decimal', '%1)')}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    )
    style = (
        "<w:style w:type='paragraph' w:styleId='{0}'><w:basedOn w:val='{1}'/><w:pPr><w:numPr>"
        "<w:numId w:val='{2}'/></w:numPr></w:pPr></w:style>"
    )
    styles = style.format("a", "", "1") + style.format("b", "a", "2")
    assert _texts(_p("甲", "<w:pStyle w:val='b'/>"), numbering=lists, styles=styles) == ["1) 甲"]


def test_lists_that_are_defined_by_a_style() -> None:
    lists = (
        "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='s'/>"
        f"{_level(0, 'chineseLegalSimplified', '%1')}</w:abstractNum>"
        "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='s'/></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"
    )
    assert _texts(_item("甲"), numbering=lists) == ["壹 甲"]


def test_a_prompt_is_not_counted() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = _tbl(
        f"<w:tr><w:tc>{prompt.format(_item('单击'))}</w:tc><w:tc>{_item('甲')}</w:tc></w:tr>"
    )
    assert _texts(body, numbering=_OUTLINE) == [OBJECT, "一、甲"]


def test_what_is_deleted_is_not_counted() -> None:
    deleted = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/>"
        "</w:rPr></w:pPr><w:del><w:r><w:delText>甲</w:delText></w:r></w:del></w:p>"
    )
    assert _texts(_item("甲") + deleted + _item("乙"), numbering=_OUTLINE) == ["一、甲", "二、乙"]


def test_the_number_stands_before_all_of_a_line_that_goes_on() -> None:
    body = _p("甲", "<w:rPr><w:del/></w:rPr>") + _item("乙")
    assert _texts(body, numbering=_OUTLINE) == ["一、甲乙"]


@pytest.mark.parametrize(
    "format_", ["upperRoman", "lowerLetter", "chineseCounting", "decimalEnclosedCircle", "x"]
)
def test_numbers_that_a_format_has_no_sign_for_are_written_in_digits(format_: str) -> None:
    assert numeral(999_999_999, format_) == "999999999"
    assert numeral(4000 if format_ == "upperRoman" else 10_000, format_).isdecimal()


@pytest.mark.parametrize(("level", "text"), [("%1.", "1.→5"), ("%1", "1→5"), ("（%1）", "（1）5")])
def test_a_number_and_a_figure_in_a_cell_do_not_become_one(level: str, text: str) -> None:
    numbers = _lists(_level(0, "decimal", level, "<w:suff w:val='nothing'/>"))
    body = _tbl(f"<w:tr>{_tc('甲')}<w:tc>{_item('5')}</w:tc></w:tr>")
    assert _texts(body, numbering=numbers) == ["甲", text]
    assert read_amount(text, "万元").value is Mark.UNREADABLE


def test_bullets_are_not_printed() -> None:
    bullets = _lists(_level(0, "bullet", "-"))
    body = _tbl(f"<w:tr>{_tc('甲')}<w:tc>{_item('5')}</w:tc></w:tr>")
    assert _texts(body, numbering=bullets) == ["甲", "5"]


def test_a_cell_that_holds_only_its_number() -> None:
    numbers = _lists(_level(0, "decimal", "%1"))
    body = _tbl(*(f"<w:tr><w:tc>{_item('')}</w:tc>{_tc('甲')}</w:tr>" for _ in range(2)))
    assert _texts(body, numbering=numbers) == ["1", "甲", "2", "甲"]


# ── Tables ──────────────────────────────────────────────────────────────────────────────


def _cells(*rows: str) -> list[tuple[str, int, int, int, int]]:
    """Return text, row, column and spans of each cell of a table."""
    document = _document(_tbl(*rows))
    (table,), (place,) = document.blocks, document.places
    assert isinstance(table, Table)
    assert isinstance(place, TablePlace)
    return [
        (text, cell.row, cell.column, cell.row_span, cell.column_span)
        for texts, cells in zip(table.rows, place.cells, strict=True)
        for text, cell in zip(texts, cells, strict=True)
    ]


_RESTART, _CONTINUE = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
_WIDE = "<w:gridSpan w:val='2'/>"


def test_merged_cells_stand_once() -> None:
    assert _cells(
        _tr(_tc("甲", _WIDE + _RESTART), _tc("乙")),
        _tr(_tc("没有", _WIDE + _CONTINUE), _tc("丙")),
        _tr(_tc("", _WIDE + _CONTINUE), _tc("丁")),
        _row("戊", "己", "庚"),
    ) == [
        ("甲", 0, 0, 3, 2),
        ("乙", 0, 2, 1, 1),
        ("丙", 1, 2, 1, 1),
        ("丁", 2, 2, 1, 1),
        ("戊", 3, 0, 1, 1),
        ("己", 3, 1, 1, 1),
        ("庚", 3, 2, 1, 1),
    ]


def test_a_cell_that_goes_on_from_nothing_is_a_cell() -> None:
    assert _cells(
        _tr(_tc("甲"), _tc("乙", _RESTART)),
        _tr(_tc("丙", _CONTINUE), _tc("丁", _WIDE + _CONTINUE)),
        _tr(_tc("", _CONTINUE), _tc("戊"), _tc("己")),
    ) == [
        ("甲", 0, 0, 1, 1),
        ("乙", 0, 1, 1, 1),
        ("丙", 1, 0, 2, 1),
        ("丁", 1, 1, 1, 2),
        ("戊", 2, 1, 1, 1),
        ("己", 2, 2, 1, 1),
    ]


def test_cells_merged_to_the_right_in_the_old_way() -> None:
    assert _cells(
        _tr(_tc("甲", "<w:hMerge w:val='restart'/>"), _tc("", "<w:hMerge/>"), _tc("乙")),
        _row("丙", "丁", "戊"),
    ) == [
        ("甲", 0, 0, 1, 2),
        ("乙", 0, 2, 1, 1),
        ("丙", 1, 0, 1, 1),
        ("丁", 1, 1, 1, 1),
        ("戊", 1, 2, 1, 1),
    ]


def test_hidden_rows_are_left_out() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{_tc('丙')}{_tc('丁')}</w:tr>"
    assert _texts(_tbl(_row("甲", "乙"), hidden)) == ["甲", "乙"]


def test_a_row_may_leave_columns_free_before_it() -> None:
    before = "<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr>"
    assert _cells(_row("甲", "乙", "丙"), f"{before}{_tc('丁')}</w:tr>")[-1] == ("丁", 1, 2, 1, 1)


def test_lines_in_a_cell_are_lines() -> None:
    broken = (
        "<w:tc><w:p><w:r><w:t>商</w:t><w:br/><w:t>业</w:t></w:r></w:p>" + _p("企业") + "</w:tc>"
    )
    assert _texts(_tbl(_tr(_tc("甲"), broken))) == ["甲", "商\n业\n企业"]


def test_tables_that_arrange_the_page_are_no_tables() -> None:
    inner = _tbl(_row("甲", "1"), _row("乙", "2"))
    document = _document(
        _tbl(f"<w:tr><w:tc>{_p('一、总体', '')}{inner}<w:p/></w:tc>{_tc('侧栏')}</w:tr>")
    )
    assert document.blocks == (
        Paragraph("一、总体"),
        Table((("甲", "1"), ("乙", "2"))),
        Paragraph("侧栏"),
    )


def test_rows_and_cells_in_controls_are_rows_and_cells() -> None:
    wrapped = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{wrapped.format(_tc('甲'))}{_tc('乙')}</w:tr>"
    assert _texts(_tbl(wrapped.format(row), _row("丙", "丁"))) == ["甲", "乙", "丙", "丁"]


def test_a_cell_with_a_prompt_is_no_text_but_not_blank() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + _tc("单击此处")
        + "</w:sdtContent></w:sdt>"
    )
    assert _texts(_tbl(_tr(_tc("甲"), prompt))) == ["甲", OBJECT]


CHANGED_TABLES = {
    "insertion": _tr(_tc("甲"), "<w:tc><w:p><w:ins><w:r><w:t>1</w:t></w:r></w:ins></w:p></w:tc>"),
    "deletion": _tr(
        _tc("甲"),
        "<w:tc><w:p><w:r><w:t>1</w:t></w:r><w:del><w:r><w:delText>2</w:delText></w:r></w:del></w:p>"
        "</w:tc>",
    ),
    "deleted row": _row("甲", "1")
    + f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{_tc('乙')}{_tc('2')}</w:tr>",
    "inserted row": f"<w:tr><w:trPr><w:ins w:id='1'/></w:trPr>{_tc('甲')}{_tc('1')}</w:tr>",
    "deleted cell": _tr(_tc("甲"), _tc("9", "<w:cellDel/>"), _tc("1")),
    "merged cells": _tr(
        _tc("甲", "<w:cellMerge w:vMerge='rest'/>"), _tc("1", "<w:cellMerge w:vMerge='rest'/>")
    )
    + _tr(_tc("", "<w:cellMerge w:vMerge='cont'/>"), _tc("", "<w:cellMerge w:vMerge='cont'/>")),
    "inserted paragraph": _tr(
        _tc("甲"), f"<w:tc>{_p('1', '<w:rPr><w:ins/></w:rPr>')}<w:p/></w:tc>"
    ),
}


@pytest.mark.parametrize("name", CHANGED_TABLES)
def test_a_table_with_tracked_changes_is_named(name: str) -> None:
    document = _document(_tbl(_row("甲", "0")) + _p("乙") + _tbl(CHANGED_TABLES[name]))
    assert document.blocks[-1] == Table((("甲", "1"),))
    (remark,) = document.remarks
    assert (remark.rule, remark.table) == ("reading.tracked_changes", 2)


def test_changes_outside_tables_and_of_formats_are_not_named() -> None:
    body = _tbl(_tr(_tc("甲", "<w:tcPrChange><w:tcPr/></w:tcPrChange>"), _tc("1")))
    body += "<w:p><w:ins><w:r><w:t>乙</w:t></w:r></w:ins></w:p>"
    assert _document(body).remarks == ()


def test_tracked_changes_are_a_problem_of_the_section_of_the_table() -> None:
    report = attrs.evolve(gd.blank("2021", year=2023), title="云州市2023年政府信息公开工作年度报告")
    word = docx.Document(io.BytesIO(print_docx(layout(report))))
    cell = next(
        cell
        for table in word.tables
        for row in table.rows
        for cell in row.cells
        if cell.text == "规章"
    )
    inserted = parse_xml(f"<w:ins {NAMESPACES}><w:r><w:t>\u200b</w:t></w:r></w:ins>")
    cell.paragraphs[0]._p.append(inserted)
    (problem,) = gd.read(saved(word)).problems
    assert (problem.rule, problem.path) == ("reading.tracked_changes", "proactive_disclosure")
    assert "接受全部修订" in problem.message


def test_a_remark_becomes_a_problem_where_its_table_stands() -> None:
    report = attrs.evolve(gd.blank("2021", year=2023), title="云州市2023年政府信息公开工作年度报告")
    whole = layout(report)
    tables = [place for place in whole.places if isinstance(place, TablePlace)]
    front = Document.of([Table((("目录", "页"),))])
    marked = attrs.evolve(
        whole,
        blocks=(*front.blocks, *whole.blocks),
        places=(*front.places, *whole.places),
        remarks=[
            Remark("reading.tracked_changes", table, "有", "there")
            for table in (None, 1, 2, len(tables) + 1)
        ],
    )
    assert [problem.path for problem in extract(marked).problems] == [
        None,
        None,
        "proactive_disclosure",
        "disputes",
    ]


def test_a_remark_is_no_reason_why_there_is_no_report() -> None:
    with pytest.raises(gd.UnrecognisedDocumentError) as raised:
        gd.read(word_file(_tbl(_row("甲", "0")) + _tbl(CHANGED_TABLES["insertion"]) * 2))
    assert "修订" not in raised.value.reason


def test_a_remark_belongs_to_the_report_that_its_table_stands_in() -> None:
    reports = [
        attrs.evolve(gd.blank("2021", year=year), title=f"云州市{year}年政府信息公开工作年度报告")
        for year in (2022, 2023)
    ]
    documents = [layout(report) for report in reports]
    count = sum(isinstance(block, Table) for block in documents[0].blocks)
    both = Document(
        tuple(block for document in documents for block in document.blocks),
        tuple(place for document in documents for place in document.places),
        remarks=[Remark("reading.tracked_changes", count + 1, "有", "there")],
    )
    first, second = extract_all(both)
    assert first.problems == ()
    assert [problem.path for problem in second.problems] == ["proactive_disclosure"]


# ── Files ───────────────────────────────────────────────────────────────────────────────


def test_the_strict_variant_of_the_standard() -> None:
    parts = unzipped(word_file(_p("甲")))
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert docx_document(zipped(parts)).blocks == (Paragraph("甲"),)


def test_the_text_may_stand_in_a_part_of_any_name() -> None:
    parts = unzipped(word_file(_p("甲")))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["[Content_Types].xml"] = (
        b"<Types><Override PartName='/word/document2.xml' ContentType='application/vnd."
        b"openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
    )
    parts["_rels/.rels"] = (
        b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        b"<Relationship Type='http://x/officeDocument' Target='/word/document2.xml'/>"
        b"</Relationships>"
    )
    assert binary_kind(zipped(parts), None, DEFAULT_LIMITS) == "docx"
    assert docx_document(zipped(parts)).blocks == (Paragraph("甲"),)


def test_nothing_outside_the_file_is_looked_for() -> None:
    parts = unzipped(word_file(_item("甲"), {"numbering": _OUTLINE}))
    parts["word/_rels/document.xml.rels"] = (
        b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        b"<Relationship Type='http://x/styles' Target='http://x/styles.xml' TargetMode='External'/>"
        b"<Relationship Type='http://x/footnotes' Target='../../../etc/passwd'/>"
        b"<Relationship Type='http://x/numbering' Target='numbering.xml' TargetMode='External'/>"
        b"</Relationships>"
    )
    assert docx_document(zipped(parts)).blocks == (Paragraph("甲"),)


_DECLARED = (
    '<!DOCTYPE w [<!ENTITY a "9"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
)

REFUSED = {
    "entities": (_DECLARED, _p("&b;"), "XML"),
    "external entities": (_DECLARED, _p("&c;"), "XML"),
    "a document type": ("<!DOCTYPE w>", _p("甲"), "XML"),
    "no XML": ("", "<w:p>", "XML"),
    "another encoding": ("<?xml version='1.0' encoding='GBK'?>", _p("甲"), "XML"),
    "no text": ("", "<w:p><w:r><w:drawing/></w:r></w:p>", "OCR"),
    "text in another file": ("", "<w:altChunk/>", "另存"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused(name: str) -> None:
    before, body, reason = REFUSED[name]
    parts = unzipped(word_file(body))
    parts["word/document.xml"] = before.encode() + parts["word/document.xml"]
    with pytest.raises(gd.UnreadableFileError) as raised:
        docx_document(zipped(parts), "年报.docx")
    assert reason in raised.value.reason
    assert raised.value.file == "年报.docx"


def test_a_file_without_text_part_is_refused() -> None:
    with pytest.raises(gd.UnreadableFileError, match="没有正文"):
        docx_document(zipped({"word/styles.xml": b""}))


_DEEP = 20_000

HOSTILE = {
    "deep wrappers": "<w:ins>" * _DEEP + _p("甲") + "</w:ins>" * _DEEP,
    "deep inline": "<w:p>"
    + "<w:ruby>" * _DEEP
    + "<w:r/>"
    + "</w:ruby>" * _DEEP
    + "</w:p>"
    + _p("甲"),
    "deep runs": "<w:p>" + "<w:r>" * _DEEP + "<w:t>甲</w:t>" + "</w:r>" * _DEEP + "</w:p>",
    "deep drawings": "<w:p><w:r><w:pict>"
    + "<v:g>" * _DEEP
    + "</v:g>" * _DEEP
    + "</w:pict></w:r></w:p>"
    + _p("甲"),
    "deep text boxes": "<w:p><w:r><w:pict><w:txbxContent>" * 10_000
    + _p("甲")
    + "</w:txbxContent></w:pict></w:r></w:p>" * 10_000,
    "elements without meaning": "<x/>" * _DEEP + _p("甲"),
    "huge numbers": _p("甲", f"<w:outlineLvl w:val='{'9' * 5000}'/>"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_deep_nesting_is_read(name: str) -> None:
    assert _texts(HOSTILE[name]) == ["甲"]


def test_tables_nested_too_deep_are_refused() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 100 + _p("甲") + "</w:tc></w:tr></w:tbl>" * 100
    with pytest.raises(gd.UnreadableFileError, match="50 层嵌套表格"):
        _document(body)


def test_a_caller_who_allows_deeper_tables_gets_an_error_where_python_ends() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 2000 + _p("甲") + "</w:tc></w:tr></w:tbl>" * 2000
    with pytest.raises(gd.UnreadableFileError, match="嵌套过深"):
        docx_document(word_file(body), limits=Limits(max_table_depth=10_000))


def test_a_span_of_a_million_columns_is_cut() -> None:
    wide = "<w:gridSpan w:val='1000000'/>"
    assert _cells(_tr(_tc("甲", wide), _tc("乙")))[0] == ("甲", 0, 0, 1, 1000)
    with pytest.raises(gd.UnreadableFileError, match="个表格单元格"):
        _document(_tbl(*(_tr(_tc("甲", wide)) for _ in range(600)), _row("1", "2")))


def test_styles_based_on_one_another_without_end_are_followed_only_so_far() -> None:
    styles = "".join(
        f"<w:style w:styleId='{n}'><w:basedOn w:val='{n + 1}'/></w:style>" for n in range(3000)
    )
    body = "".join(_p("甲", f"<w:pStyle w:val='{n}'/>") for n in range(3000))
    assert len(_texts(body, styles=styles)) == 3000
    root = parsed(f"<w:styles {NAMESPACES}>{styles}</w:styles>".encode(), None, DEFAULT_LIMITS)
    chain = Styles(root).paragraph("0").styles
    assert len(chain) < 100


@pytest.mark.parametrize(
    "content", ["<w:p/>" * 1000, "<w:p " + " ".join(f"a{n}=''" for n in range(5000)) + "/>"]
)
def test_tags_and_attributes_are_counted_before_they_are_parsed(content: str) -> None:
    with pytest.raises(gd.UnreadableFileError, match="1000 个 XML 标签"):
        docx_document(word_file(content), limits=Limits(max_tags=1000))


_SOUP = (
    *("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>甲</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>"),
    *("</w:tr>", "<w:tc>", "</w:tc>", "<w:ins>", "</w:ins>", "<w:del>", "</w:del>", "<w:sdt>"),
    *("</w:sdt>", "<w:pPr>", "</w:pPr>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:br/>", "<w:pict>"),
    *("</w:pict>", "<w:txbxContent>", "</w:txbxContent>", "<w:tcPr><w:hMerge/></w:tcPr>"),
    *("<w:trPr><w:gridBefore w:val='1'/></w:trPr>", "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"),
    *("<w:rPr><w:del/></w:rPr>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<mc:AlternateContent>"),
    *("</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>", "<w:sym/>", "<m:oMath/>"),
)


def _balanced(tags: list[str]) -> str:
    """Return tags as XML: ends that end nothing are left out, open elements are closed."""
    text = ""
    names: list[str] = []
    for tag in tags:
        if tag.startswith("</"):
            if not names:
                continue
            text += f"</{names.pop()}>"
            continue
        text += tag
        if "/" not in tag:
            names.append(tag.strip("<>"))
    return text + "".join(f"</{name}>" for name in reversed(names))


@given(st.lists(st.sampled_from(_SOUP), max_size=60).map(_balanced))
def test_elements_in_any_order_are_read(body: str) -> None:
    try:
        document = _document(body)
    except gd.UnreadableFileError:
        return
    found = sum(
        text.count("甲")
        for block in document.blocks
        for text in (
            [cell for row in block.rows for cell in row]
            if isinstance(block, Table)
            else [block.text]
        )
    )
    assert found <= body.count("甲")
    for place in document.places:
        if isinstance(place, TablePlace):
            starts = [(cell.row, cell.column) for row in place.cells for cell in row]
            assert starts == sorted(set(starts))


@given(st.data())
def test_a_damaged_part_is_read_or_refused(data: st.DataObject) -> None:
    parts = unzipped(word_file(_item("甲") + _tbl(_row("甲", "1")), {"numbering": _OUTLINE}))
    part = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[part])
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    parts[part] = bytes(content)
    with contextlib.suppress(gd.UnreadableFileError, gd.UnrecognisedDocumentError):
        gd.read(zipped(parts))


def test_the_blank_form_in_use_is_complete(shared: Path) -> None:
    file = shared / "published" / "template-2021-blank.docx"
    if not file.exists():
        pytest.skip("no template-2021-blank.docx in the folder of published reports")
    extraction = gd.read(file)
    assert extraction.problems == ()
    assert extraction.leftover == ()
    assert extraction.report.form == "2021"
    figures = gd.figures(extraction.report)
    assert len(figures) == 200
    assert set(figures.values()) == {None}
    total = extraction.evidence["requests.outcomes.handled.total"]
    assert (total.text, total.table, total.row, total.column) == ("", 2, 27, 10)
