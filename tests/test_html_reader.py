"""Web pages: what is printed on them is read, whatever their markup."""

from __future__ import annotations

import contextlib
import json
import random
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import pytest
import turbohtml
from hypothesis import assume, given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.document import (
    Attachment,
    CellPlace,
    Document,
    Heading,
    Paragraph,
    Table,
    TablePlace,
)
from gov_disclosure.forms.extraction.copies import unofficial_copy
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.readers.formats import InputFile, format_of
from gov_disclosure.readers.html import html_document
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.renderers.html import document_html
from html_pages import NoisyPrinter
from printable import is_printable, printed_part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gov_disclosure.strategies.report import FormChoice


# ── Any markup ──────────────────────────────────────────────────────────────────────────


_FORMS: tuple[FormChoice, ...] = ("2019", "2021", "mixed")


@pytest.mark.parametrize("form", _FORMS)
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_no_markup_changes_a_figure(form: FormChoice, data: st.DataObject, seed: int) -> None:
    report = printed_part(data.draw(strategies.reports(form=form, consistent=True)))
    assume(is_printable(report, "html"))
    page = NoisyPrinter(random.Random(seed)).page(layout(report))  # noqa: S311 - markup, no secret
    assert dict(gd.figures(gd.parse(page, "html").report)) == dict(gd.figures(report))


_SOUP = (
    *("<table>", "<tr>", "<td>", "<th colspan=2>", "<td rowspan=2>", "<td rowspan=0>", "<tbody>"),
    *("<thead>", "<caption>", "</table>", "</tr>", "</td>", "</tbody>", "<p>", "</p>", "<div>"),
    *("</div>", "<span>", "</span>", "<ul>", "<li>", "</ul>", "<h2>", "</h2>", "<br>", "<center>"),
    *("<b>", "</b>", "<font>", "</font>", "<a>", "</a>", "<i>", "<em>", "</i>", "<form>", "<pre>"),
    *("<ruby>", "<html>", "<body>", "<body class=x>", "<html lang=zh>", "<dl><dt>", "<nobr>"),
    *("<blockquote>", "&nbsp;", "&lt;", "\n", " ", *"一二三四五六七八九十"),
)
"""Tags in any order, and text between them; nothing here is left out by a reader."""


def _words(texts: Sequence[str]) -> str:
    return "".join("".join(texts).split())


def _texts(document: Document) -> list[str]:
    return [
        text
        for block in document.blocks
        for text in (
            [cell for row in block.rows for cell in row]
            if isinstance(block, Table)
            else [block.text]
        )
    ]


@given(st.lists(st.sampled_from(_SOUP), max_size=40).map("".join))
def test_all_text_comes_in_the_order_in_which_a_browser_has_it(soup: str) -> None:
    page = turbohtml.parse(soup)
    assert _words(_texts(html_document(soup))) == _words([page.text])


@given(st.lists(st.sampled_from(_SOUP), max_size=40).map("".join))
def test_cells_never_overlap_but_where_the_page_says_so(soup: str) -> None:
    document = html_document(soup)
    for place in document.places:
        if isinstance(place, TablePlace):
            starts = [(cell.row, cell.column) for row in place.cells for cell in row]
            assert starts == sorted(set(starts))
            height = 1 + max(row for row, _ in starts)
            assert all(cell.row_span >= 1 for row in place.cells for cell in row)
            assert all(cell.column_span >= 1 for row in place.cells for cell in row)
            assert place.width == 1 + max(column for _, column in starts)
            assert height <= soup.count("<t")


@given(
    st.binary(max_size=300)
    | st.lists(st.sampled_from(_SOUP), max_size=30).map(lambda s: "".join(s).encode("utf-16"))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(gd.UnreadableFileError, gd.UnrecognisedDocumentError):
        gd.read(data, format="html")


@given(strategies.reports())
def test_our_own_pages_have_the_grids_they_were_printed_from(report: gd.AnnualReport) -> None:
    document = layout(report)
    tables = [
        (block, place)
        for block, place in zip(document.blocks, document.places, strict=True)
        if isinstance(block, Table) and isinstance(place, TablePlace)
    ]
    again = html_document(document_html(document))
    read = [
        (block, place)
        for block, place in zip(again.blocks, again.places, strict=True)
        if isinstance(block, Table) and isinstance(place, TablePlace)
    ]
    collapsed = [
        re.sub(" +", " ", text) for table, _ in tables for row in table.rows for text in row
    ]
    assert [text for table, _ in read for row in table.rows for text in row] == collapsed
    assert [place.cells for _, place in read] == [_without_paths(place) for _, place in tables]


def _without_paths(place: TablePlace) -> tuple[tuple[CellPlace, ...], ...]:
    return tuple(tuple(attrs.evolve(cell, path=None) for cell in row) for row in place.cells)


def test_a_row_in_which_no_cell_begins_is_printed_all_the_same() -> None:
    page = "<table><tr><td rowspan=2>a<td rowspan=2>b<tr><tr><td>c<td>d</table>"
    document = html_document(page)
    assert _cells(html_document(document_html(document))) == _cells(document)


# ── Named traps ─────────────────────────────────────────────────────────────────────────

LINES: dict[str, tuple[str, list[str]]] = {
    "words split over spans": (
        "<p><span>一、</span><font>总体</font><b>情</b>况",
        ["一、总体情况"],
    ),
    "spaces and line ends": ("<p> 一、\r\n\t 总体情况 \n", ["一、 总体情况"]),
    "spaces that do not break": ("<p>&nbsp;&nbsp;一、总体情况&#12288;", ["一、总体情况"]),
    "line breaks": ("<p>青溪区<br>2020年<br/><br>报告", ["青溪区", "2020年", "报告"]),
    "blocks in blocks": ("<div>甲<div>乙<p>丙</div>丁</div>", ["甲", "乙", "丙", "丁"]),
    "text outside of any element": ("甲<p>乙</p>丙", ["甲", "乙", "丙"]),
    "lists": ("<ul><li>甲<li>乙</ul><dl><dt>丙<dd>丁</dl>", ["甲", "乙", "丙", "丁"]),
    "unknown elements": ("<p>甲<o:p>乙</o:p><ucapcontent>丙</ucapcontent>", ["甲乙丙"]),
    "unclosed everything": ("<div><p><span>甲<p><b>乙", ["甲", "乙"]),
    "comments": ("<p>甲<!-- 乙 --><!-- <p>丙 -- > -->丁", ["甲丁"]),
    "scripts and styles": ("<style>p{}</style><script>'<p>甲'</script><p>乙", ["乙"]),
    "scripts in the middle of a word": ("<p>自<script>x</script>然<style>y</style>人", ["自然人"]),
    "templates": ("<template><p>甲</template><p>乙", ["乙"]),
    "scripts are on": ("<noscript><p>请开启脚本</noscript><p>甲<noscript>乙</noscript>", ["甲"]),
    "hidden elements": ("<p hidden>甲<p style='color:red;DISPLAY:NONE'>乙<p>丙", ["丙"]),
    "hidden elements with elements in them": ("<div hidden><div>甲</div>乙</div>丙", ["丙"]),
    "a paragraph ends a hidden one": ("<p style='display:none'>甲<p>乙</p>丙", ["乙", "丙"]),
    "controls of forms": ("<select><option>甲</select><textarea>乙</textarea><p>丙", ["丙"]),
    "ruby annotations": ("<p><ruby>规<rp>(</rp><rt>guī</rt><rp>)</rp></ruby>章", ["规章"]),
    "deleted text": ("<p>甲<del>乙</del><s>丙</s><STRIKE>丁</STRIKE>", ["甲"]),
    "superscripts": ("<p>5<sup>2</sup>、x<sub>1</sub>、9<sup><a>[3]</a></sup>", ["5²、x₁、9[³]"]),
    "pictures": ("<p>甲<svg><title>乙</title><text>丙</text></svg>丁", ["甲丁"]),
    "entities": ("<p>&lt;td&gt; &amp;lt; &#20013;&#x6587; &hellip; &copy", ["<td> &lt; 中文 … ©"]),
    "characters that are none": ("<p>甲&#0;&#xd800;&#x110000;乙", ["甲���乙"]),
    "preformatted lines": ("<pre>甲  乙\n丙</pre>丁", ["甲 乙", "丙", "丁"]),
    "upper case": ("<P>甲<BR>乙<DIV>丙", ["甲", "乙", "丙"]),
    "an attribute that looks like a tag": ('<p title="<p>甲 > 乙">丙', ["丙"]),
    "text in a table outside its cells": ("<table>甲<tr>乙<td>丙</table>", ["甲乙", "丙"]),
    "a caption": ("<table><caption>表2</caption><tr><td>甲</table>", ["表2", "甲"]),
    "words of a tag name": ("<p>甲<bold>乙</bold><image>丙<strongly>丁", ["甲乙丙丁"]),
}


@pytest.mark.parametrize("trap", LINES)
def test_lines(trap: str) -> None:
    markup, lines = LINES[trap]
    assert [(type(block), block) for block in html_document(markup).blocks] == [
        (Paragraph, Paragraph(line)) for line in lines
    ]


def test_headings_keep_their_levels() -> None:
    page = "<h1>一<br>二 <br/>3</h1><h2><span>三</span></h2>四<h6>五<div>六</div></h6><h7>七</h7>"
    assert html_document(page).blocks == (
        Heading("一二3", 1),
        Heading("三", 2),
        Paragraph("四"),
        Heading("五", 6),
        Heading("六", 6),
        Paragraph("七"),
    )


Cell = tuple[str, int, int, int, int]

GRIDS: dict[str, tuple[str, list[Cell]]] = {
    "spans": (
        "<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d",
        [("a", 0, 0, 2, 1), ("b", 0, 1, 1, 2), ("c", 1, 1, 1, 1), ("d", 1, 2, 1, 1)],
    ),
    "a row all of whose cells come from above": (
        "<tr><td rowspan=2>a<td rowspan=2>b<tr><tr><td>c<td>d",
        [("a", 0, 0, 2, 1), ("b", 0, 1, 2, 1), ("c", 2, 0, 1, 1), ("d", 2, 1, 1, 1)],
    ),
    "a span of zero goes on to the end of its rows": (
        "<tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e",
        [
            ("a", 0, 0, 2, 1),
            ("b", 0, 1, 1, 1),
            ("c", 1, 1, 1, 1),
            ("d", 2, 0, 1, 1),
            ("e", 2, 1, 1, 1),
        ],
    ),
    "spans that are no numbers": (
        "<tr><td colspan=x rowspan=-2>a<td colspan=0>b<td colspan='' rowspan>c",
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 0, 2, 1, 1)],
    ),
    "spans with something after them": (
        "<tr><td colspan='2px'>a<td>b<tr><td>c<td>d<td>e",
        [
            ("a", 0, 0, 1, 2),
            ("b", 0, 2, 1, 1),
            ("c", 1, 0, 1, 1),
            ("d", 1, 1, 1, 1),
            ("e", 1, 2, 1, 1),
        ],
    ),
    "spans larger than the table": (
        "<tr><td colspan=1000000>a<tr><td rowspan=1000000>b<td colspan=99>c<tr><td>d",
        [("a", 0, 0, 1, 2), ("b", 1, 0, 2, 1), ("c", 1, 1, 1, 1), ("d", 2, 1, 1, 1)],
    ),
    "spans end with their group of rows": (
        "<thead><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d",
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1)],
    ),
    "cells that overlap": (
        "<tr><td>a<td rowspan=3>b<tr><td colspan=3>c<td>d<tr><td>e<td>f",
        [
            *[("a", 0, 0, 1, 1), ("b", 0, 1, 3, 1), ("c", 1, 0, 1, 3), ("d", 1, 3, 1, 1)],
            *[("e", 2, 0, 1, 1), ("f", 2, 2, 1, 1)],
        ],
    ),
    "blank cells are cells": (
        "<tr><td>a<td>&nbsp;<td><p>　</p><td></td><tr><td><br><td>b",
        [
            ("a", 0, 0, 1, 1),
            ("", 0, 1, 1, 1),
            ("", 0, 2, 1, 1),
            ("", 0, 3, 1, 1),
            ("", 1, 0, 1, 1),
            ("b", 1, 1, 1, 1),
        ],
    ),
    "hidden cells are none": (
        "<tr><td>a<td hidden>x<td style='display: none'>y<td>b<tr hidden><td>z<tr><td>c<td>d",
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1), ("c", 1, 0, 1, 1), ("d", 1, 1, 1, 1)],
    ),
    "lines within a cell": (
        "<tr><td>本年新<br/>制作<p>数量</p></td><td><p>1</p>\n<p>2</p>",
        [("本年新\n制作\n数量", 0, 0, 1, 1), ("1\n2", 0, 1, 1, 1)],
    ),
    "lines within a cell beside a row of one cell": (
        "<tr><td colspan=2>甲<tr><td>本年<br>新收<td>3",
        [("甲", 0, 0, 1, 2), ("本年\n新收", 1, 0, 1, 1), ("3", 1, 1, 1, 1)],
    ),
    "a nested table of one cell is a box around its text": (
        "<tr><td><table><tr><td>a</table><td>b",
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)],
    ),
    "headings in cells": ("<tr><th><h3>a</h3><th>b", [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)]),
    "an end of what is outside": (
        "<tr><td>a</div></p></span><td>b</table>",
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)],
    ),
    "a table within a formula is text": (
        "<tr><td><math><mrow><td>a</math><td>b",
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)],
    ),
}


def _cells(document: Document) -> list[list[Cell]]:
    return [
        [
            (text, cell.row, cell.column, cell.row_span, cell.column_span)
            for texts, cells in zip(block.rows, place.cells, strict=True)
            for text, cell in zip(texts, cells, strict=True)
        ]
        for block, place in zip(document.blocks, document.places, strict=True)
        if isinstance(block, Table) and isinstance(place, TablePlace)
    ]


@pytest.mark.parametrize("trap", GRIDS)
def test_grids(trap: str) -> None:
    markup, cells = GRIDS[trap]
    assert _cells(html_document(f"<table>{markup}</table>")) == [cells]


DATA = "<table><tr><td>规章<td>3</table>"

LAYOUTS: dict[str, str] = {
    "a table around a table": f"<table><tr><td>甲<td>{DATA}<tr><td>乙</table>",
    "three tables around it": "<table><tr><td>" * 3 + f"甲{DATA}乙",
    "one column of prose": f"<table><tr><td><p>甲<p>丙</table>{DATA}<table><tr><td>乙</table>",
    "a page in a cell": f"<table><tr><td colspan=2>甲<tr><td><td><div>{DATA}</div><p>乙</table>",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout_tables_are_read_through(name: str) -> None:
    document = html_document(LAYOUTS[name])
    assert [block.text for block in document.blocks if not isinstance(block, Table)] in (
        ["甲", "乙"],
        ["甲", "丙", "乙"],
    )
    assert [block.rows for block in document.blocks if isinstance(block, Table)] == [
        (("规章", "3"),)
    ]


def test_a_spacer_table_leaves_the_table_around_it_alone() -> None:
    page = "<table><tr><td>规章<table><tr><td> </table><td>3<tr><td>文件<td>4</table>"
    assert [block.rows for block in html_document(page).blocks if isinstance(block, Table)] == [
        (("规章", "3"), ("文件", "4"))
    ]


def test_a_table_without_cells_is_none() -> None:
    assert html_document("<table></table><table><tr><tr></table>").blocks == ()


# ── Titles and attachments ──────────────────────────────────────────────────────────────

SECTION_TWO = """<p>二、主动公开政府信息情况</p><table>
<tr><td colspan=4>第二十条第（一）项<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数
<tr><td>规章<td>1<td>2<td>3<tr><td>行政规范性文件<td>4<td>5<td>6</table>"""


def test_the_title_of_the_page_stands_in_for_one_in_the_text() -> None:
    title = "青溪区统计局2021年政府信息公开工作年度报告"
    extraction = gd.parse(f"<title>{title} - 年报_青溪区</title>{SECTION_TWO}", "html")
    report = extraction.report
    assert report.publisher is not None
    assert (report.title, report.publisher.name, report.year) == (title, "青溪区统计局", 2021)
    assert extraction.evidence["title"].text == f"{title} - 年报_青溪区"
    assert extraction.leftover == ()


def test_a_title_in_the_text_wins_and_the_other_is_leftover() -> None:
    page = f"<title>首页_青溪区</title><p>2021年政府信息公开年度报告</p>{SECTION_TWO}"
    extraction = gd.parse(page, "html")
    assert extraction.report.title == "2021年政府信息公开年度报告"
    assert extraction.leftover == (Paragraph("首页_青溪区"),)


def test_facts_of_the_text_win_over_the_title_of_the_page() -> None:
    page = f"<title>2020年政府信息公开年报</title><p>报告年度：2021年</p>{SECTION_TWO}"
    report = gd.parse(page, "html").report
    assert (report.title, report.year) == ("2020年政府信息公开年报", 2021)


def test_only_the_first_title_counts() -> None:
    document = html_document("<title>甲&lt;b></title><svg><title>乙</title></svg><title>丙</title>")
    assert document == Document((), (), "甲<b>")


def test_a_page_whose_report_is_attached_names_its_files() -> None:
    page = """<title>2021年年报</title><p>请见附件：</p><a href="x.html">首页</a>
    <a href="/files/2021.DOCX?download=1"><font>年度<b>报告</b></font>.docx</a>
    <iframe src="/viewer/2021.pdf#page=1"></iframe><p hidden><a href="old.pdf">旧</a></p>"""
    assert html_document(page).attachments == (
        Attachment("年度报告.docx", "/files/2021.DOCX?download=1"),
        Attachment("", "/viewer/2021.pdf#page=1"),
    )
    with pytest.raises(gd.UnrecognisedDocumentError) as raised:
        gd.read(page.encode(), format="html")
    assert (
        "年度报告.docx（/files/2021.DOCX?download=1）、附件（/viewer/2021.pdf#page=1）"
        in raised.value.message
    )
    assert "年度报告.docx (/files/2021.DOCX?download=1)" in raised.value.message_en


def test_a_link_over_several_lines_keeps_its_address() -> None:
    page = "<p>丙<span href=a.pdf>甲<p>乙</p><p>丁</p></span>"
    assert html_document(page).attachments == (Attachment("甲", "a.pdf"),)


# ── Copies that are no originals ────────────────────────────────────────────────────────


def test_a_copy_with_pinyin_between_the_characters_is_refused() -> None:
    page = SECTION_TWO.replace("规章", "規(guī)章").replace("规范", "規(guī)范")
    page += "<p>政府信息公開(kāi)，機(jī)關(guān)</p>"
    with pytest.raises(gd.UnrecognisedDocumentError, match="拼音") as raised:
        gd.parse(page, "html")
    assert "pinyin" in raised.value.message_en


def test_a_copy_in_traditional_characters_is_refused() -> None:
    page = (
        "<p>一、總體情況</p><p>本年度行政機關處理結果總數，業務組織、會議、訴訟對與時個為</p>" * 3
    )
    with pytest.raises(gd.UnrecognisedDocumentError, match="繁体"):
        gd.parse(page + SECTION_TWO, "html")


def test_a_name_in_traditional_characters_is_no_copy() -> None:
    assert unofficial_copy(html_document("<p>開會報告")) is None
    assert gd.parse(f"<p>開報況機關</p>{SECTION_TWO}", "html").report.form == "2021"


# ── Encodings and recognition ───────────────────────────────────────────────────────────

PAGE = f"<html><head><title>年报</title></head><body>{SECTION_TWO}</body></html>"


def _declaring(charset: str) -> str:
    return PAGE.replace("<head>", f"<head><meta charset={charset}>")


ENCODED: dict[str, bytes] = {
    "UTF-8": PAGE.encode(),
    "UTF-8 with a mark": PAGE.encode("utf-8-sig"),
    "UTF-8 declared to be GBK": _declaring("gbk").encode(),
    "UTF-8 with a broken character": PAGE.encode().replace(b"</body>", b"\xe4\xbd</body>"),
    "UTF-8 with a line of GBK": PAGE.encode() * 3 + "<!--广告-->".encode("gbk"),
    "GBK": PAGE.encode("gbk"),
    "GB2312 declared": _declaring("gb2312").encode("gbk"),
    "GBK declared to be UTF-8": _declaring("utf-8").encode("gbk"),
    "GBK with a broken character": PAGE.encode("gbk").replace(b"</body>", b"\xff\xff</body>"),
    "GB18030": PAGE.replace("年报", "年报㐂𠮷").encode("gb18030"),
    "UTF-16 with a mark": PAGE.encode("utf-16"),
    "UTF-16 without a mark": PAGE.encode("utf-16-le"),
    "an encoding nobody knows": _declaring("x-unknown").encode(),
    "a codec that is no encoding": _declaring("zlib").encode(),
    "a few NUL bytes": PAGE.encode() * 3 + b"\0<p>\0",
    "a few NUL bytes and one more": PAGE.encode() * 3 + b"\0<p>\0\0",
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings(name: str) -> None:
    extraction = gd.read(ENCODED[name])
    figures = gd.figures(extraction.report)
    assert figures["proactive_disclosure.rules.issued"] == 1
    assert figures["proactive_disclosure.normative_documents.in_force"] == 6


def test_a_page_in_big5_is_decoded_as_it_declares_and_refused_as_a_copy() -> None:
    page = "<meta charset=big5><p>一、總體情況</p>" + "<p>機關處理結果總數業務組織會議</p>" * 5
    with pytest.raises(gd.UnrecognisedDocumentError, match="繁体"):
        gd.read(page.encode("big5"))


FORMATS: dict[str, tuple[bytes, str | None, str]] = {
    "a page": (b"<!DOCTYPE html><p>x", None, "html"),
    "a part of a page": (b"\n <P style=''>x", None, "html"),
    "a page after comments": (b"<!-- a -->\n<!-- b --><html>", None, "html"),
    "a page as XML": (b"<?xml version='1.0'?>\n<!DOCTYPE html>", None, "html"),
    "a page with a mark": (b"\xef\xbb\xbf<html>", None, "html"),
    "a page in UTF-16": ("<html>年".encode("utf-16"), None, "html"),
    "text before a table": ("年报<table><tr><td>1</td></tr></table>".encode(), None, "html"),
    "a page named as text": (b"<html><p>x", "a.txt", "html"),
    "text named as a page": ("一、总体情况".encode(), "a.html", "text"),
    "Markdown with a table of tags": (b"<table><tr><td>1</td></tr></table>", "a.md", "markdown"),
    "text that names a tag": ("标签 <td> 表示单元格".encode(), None, "text"),
    "a pipe table": (b"# a\n\n| a | b |\n|---|---|\n", None, "markdown"),
    "a pipe table named as text": (b"# a\n\n| a | b |\n|---|---|\n", "a.txt", "text"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_pages_are_recognised_by_their_content(name: str) -> None:
    data, file, expected = FORMATS[name]
    assert format_of(InputFile(data, file, DEFAULT_LIMITS)).name == expected


# ── Hostile pages ───────────────────────────────────────────────────────────────────────


def test_what_the_parser_would_flatten_is_refused() -> None:
    for nested in ("<div>", "<span>", "<font>", "<div hidden>"):
        with pytest.raises(gd.UnreadableFileError, match="嵌套超过 500 层"):
            gd.parse(nested * 512 + SECTION_TWO, "html")


def test_a_deep_page_is_read() -> None:
    report = gd.parse("<div>" * 400 + SECTION_TWO, "html").report
    assert gd.figures(report)["proactive_disclosure.rules.issued"] == 1


@pytest.mark.parametrize(
    ("page", "limits", "named"),
    [
        ("<p>" * 5, Limits(max_tags=4), "4"),
        ("<table><tr><td>" * 3, Limits(max_table_depth=2), "2"),
        ("<table><tr><td>1<td colspan=3>2</table>", Limits(max_table_places=3), "3"),
        ("<table><tr><td>1<td>2<tr></table>", Limits(max_table_places=3), "3"),
    ],
    ids=["tags", "nested tables", "cells", "rows"],
)
def test_limits_are_named_and_can_be_raised(page: str, limits: Limits, named: str) -> None:
    with pytest.raises(gd.UnreadableFileError, match=f"超过 {named} ") as raised:
        html_document(page, "a.html", limits)
    assert (raised.value.file, f"than {named} " in raised.value.message_en) == ("a.html", True)
    html_document(page, "a.html", Limits(max_tags=9, max_table_depth=3, max_table_places=4))


# ── Published pages ─────────────────────────────────────────────────────────────────────

PUBLISHED = {
    "shanghai-office-2019.html": 198,
    "pingtan-zone-2019.html": 198,
    "hangzhou-2025.html": 200,
}


def _published(shared: Path, name: str) -> tuple[gd.Extraction, dict[str, Any]]:
    file = shared / "published" / name
    if not file.exists():
        pytest.skip(f"no {name} in the folder of published reports")
    expected = shared / "published" / "expected" / f"{file.stem}.json"
    return gd.read(file), json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_cell_of_a_published_page_is_as_printed(shared: Path, name: str) -> None:
    extraction, expected = _published(shared, name)
    right = {
        path: Decimal(value) if isinstance(value, str) else value
        for path, value in expected["cells"].items()
    }
    assert len(right) == PUBLISHED[name]
    assert dict(gd.figures(extraction.report)) == right
    assert extraction.problems == ()


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_header_of_a_published_page_is_as_printed(shared: Path, name: str) -> None:
    extraction, expected = _published(shared, name)
    report = extraction.report
    read = json.loads(gd.dumps(report))
    read["publisher"] = report.publisher and report.publisher.name
    assert {field: read[field] for field in expected["header"]} == expected["header"]
    assert {name: read[name]["form"] for name in expected["forms"]} == expected["forms"]


@pytest.mark.parametrize("name", PUBLISHED)
def test_each_cell_of_a_published_page_has_evidence(shared: Path, name: str) -> None:
    extraction, _ = _published(shared, name)
    for path in gd.figures(extraction.report):
        evidence = extraction.evidence[path]
        assert None not in (evidence.table, evidence.row, evidence.column)


def test_a_title_that_stands_only_in_the_head_is_not_lost(shared: Path) -> None:
    extraction, _ = _published(shared, "hangzhou-2025.html")
    assert extraction.report.title is not None
    assert extraction.report.title in extraction.evidence["title"].text
