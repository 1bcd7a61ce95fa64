"""Markdown: any text comes back as the same text, and published tables as they were meant."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import gov_disclosure as gd
from gov_disclosure.document import Block, Document, Heading, Paragraph, Table, TablePlace
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.readers.markdown import markdown_document
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.strategies import hostile_texts, reports

if TYPE_CHECKING:
    from pathlib import Path

_MARKUP = st.text("|*_<>&;#-+=1.)`\\[]()!~:\n\r\t \u3000\xa0abr/中", max_size=15)
_TEXTS = st.one_of(_MARKUP, hostile_texts())
_STANDARD = MarkdownIt("commonmark").enable("table")


def is_representable(text: str) -> bool:
    """Texts that Markdown can hold: no control character but tab, newline, return, form feed."""
    return not any(
        (character < " " and character not in "\t\n\r\f") or "\x7f" <= character <= "\x9f"
        for character in text
    )


def blocks(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Block, ...]]:
    filled = texts.filter(bool)
    rows = st.lists(texts, min_size=1, max_size=4).map(tuple)
    tables = st.lists(rows, min_size=1, max_size=4).map(lambda rows: Table(tuple(rows)))
    headings = st.builds(Heading, filled, st.integers(1, 6))
    return st.lists(st.one_of(headings, st.builds(Paragraph, filled), tables), max_size=5).map(
        tuple
    )


def texts_of(document: Document) -> list[str]:
    return [
        text
        for block in document.blocks
        for text in (
            (cell for row in block.rows for cell in row)
            if isinstance(block, Table)
            else (block.text,)
        )
    ]


def ink(text: str) -> str:
    """All of a text but white space and what Markdown cannot hold (it replaces NUL)."""
    return "".join(c for c in text if is_representable(c) and not c.isspace() and c != "\ufffd")


@given(blocks(_TEXTS.filter(is_representable)))
@example((Table((("---", "---"), ("---", ":--:"), ("---", "----"))),))
@example((Paragraph("a\n\n- b\n===\n1. c\n| d |\n|---|"), Paragraph("\n"), Paragraph("　")))
@example((Paragraph("~~~"), Paragraph("~~a~~"), Paragraph("\\\n\\"), Paragraph("*a* _b_ `c`")))
@example((Heading("# a #", 2), Heading("a\nb", 1), Heading("#", 6)))
@example((Paragraph("<!-- -->"), Table((("a",), ("<!-- -->", "<br>", "\\|", "\\")))))
@example((Paragraph("&amp; &#35; &#x23; [a]: b"), Paragraph("[a]: /b"), Paragraph("<a@b.c>")))
def test_any_document_without_merged_cells_comes_back_equal(found: tuple[Block, ...]) -> None:
    assert markdown_document(document_markdown(Document.of(found))).blocks == found


@given(blocks(_TEXTS))
def test_no_text_is_lost_whatever_controls_it_holds(found: tuple[Block, ...]) -> None:
    document = Document.of(found)

    back = markdown_document(document_markdown(document))

    assert [ink(text) for text in texts_of(back)] == [ink(text) for text in texts_of(document)]


@given(blocks(_TEXTS.filter(is_representable)))
def test_other_readers_of_the_standard_see_the_same_blocks(found: tuple[Block, ...]) -> None:
    tokens = _STANDARD.parse(document_markdown(Document.of(found)))

    kinds = {"heading_open": Heading, "paragraph_open": Paragraph, "table_open": Table}
    seen = [kinds[token.type] for token in tokens if token.type in kinds]
    assert seen == [type(block) for block in found]
    levels = [int(token.tag[1:]) for token in tokens if token.type == "heading_open"]
    assert levels == [block.level for block in found if isinstance(block, Heading)]
    columns = [token.type for token in tokens].count("th_open")
    assert columns == sum(max(map(len, b.rows)) for b in found if isinstance(b, Table))


@settings(max_examples=40)
@given(reports(hostile=True))
def test_a_report_is_one_table_a_block_and_one_a_section(report: gd.AnnualReport) -> None:
    document = layout(report)

    back = markdown_document(document_markdown(document))

    written = {ink(text) for text in texts_of(back)}
    for text in texts_of(document):
        assert ink(text) in written or any(ink(text) in other for other in written)
    tables = [block for block in back.blocks if isinstance(block, Table)]
    places = [place for place in back.places if isinstance(place, TablePlace)]
    assert all(place.header_rows == 1 for place in places)
    assert len(tables) >= sum(isinstance(block, Table) for block in document.blocks)


def test_a_blank_form_has_the_tables_of_the_form() -> None:
    tokens = _STANDARD.parse(gd.render(gd.blank("2021"), "markdown"))

    columns: list[int] = []
    for token in tokens:
        if token.type == "table_open":
            columns.append(0)
        if token.type == "th_open":
            columns[-1] += 1
    assert columns == [4, 2, 2, 2, 10, 15]


def test_labels_of_merged_headers_are_joined_and_those_of_groups_repeated() -> None:
    document = markdown_document(gd.render(gd.blank("2021"), "markdown"))
    requests, disputes = [block for block in document.blocks if isinstance(block, Table)][-2:]

    assert requests.rows[0][0].startswith("（本列数据的勾稽关系为")
    assert requests.rows[0][1:5] == ("", "申请人情况", "自然人", "法人或其他组织：商业企业")
    assert requests.rows[1][:3] == ("一、本年新收政府信息公开申请数量", "", "")
    assert requests.rows[3][:3] == ("三、本年度办理结果", "（一）予以公开", "")
    assert requests.rows[6][:3] == (
        "三、本年度办理结果",
        "（三）不予公开",
        "2.其他法律行政法规禁止公开",
    )
    assert disputes.rows[0][0] == "行政复议：结果维持"
    assert disputes.rows[0][14] == "行政诉讼：复议后起诉：总计"


def test_the_header_over_all_columns_is_kept_where_the_corner_has_one_column() -> None:
    kept = {"requests.received.total": 1}
    missing = dict.fromkeys(gd.figures(gd.blank("2021")), gd.Mark.MISSING)
    report = gd.replace(gd.blank("2021"), {**missing, **kept})

    (table,) = [
        b for b in markdown_document(gd.render(report, "markdown")).blocks if isinstance(b, Table)
    ]

    assert table.rows[0][1:3] == ("申请人情况：自然人", "申请人情况：法人或其他组织：商业企业")
    assert table.rows[1] == ("一、本年新收政府信息公开申请数量", *["缺失"] * 6, "1")


def _tables(markdown: str) -> list[tuple[tuple[tuple[str, ...], ...], int]]:
    document = markdown_document(markdown)
    return [
        (block.rows, place.header_rows)
        for block, place in zip(document.blocks, document.places, strict=True)
        if isinstance(block, Table) and isinstance(place, TablePlace)
    ]


@pytest.mark.parametrize(
    ("markdown", "tables"),
    [
        ("|a|b|\n|-|-|\n|1|2|3|\n|4|", [((("a", "b"), ("1", "2", "3"), ("4",)), 1)]),
        (
            "| a | b |\n|---|---|\n| 1 | 2 |\n| c | d |\n|---|---|\n| 3 | 4 |",
            [((("a", "b"), ("1", "2")), 1), ((("c", "d"), ("3", "4")), 1)],
        ),
        ("| 1 | 2 |\n| 3 | 4 |", [((("1", "2"), ("3", "4")), 0)]),
        ("| a | b |\n|---|\n| 1 | 2 |", [((("a", "b"), ("1", "2")), 1)]),
        ("|---|---|\n| 1 | 2 |", [((("1", "2"),), 0)]),
        ("a | b\n--- | ---\n1 | 2", [((("a", "b"), ("1", "2")), 1)]),
        ("表\n| a | b |\n| - | - |\n| - | - |", [((("a", "b"), ("-", "-")), 1)]),
        ("| a |\n|---|\n| 1 |\n| - |", [((("a",), ("1",), ("-",)), 1)]),
        ("| `a\\|b` |", [((("a|b",),), 0)]),
        ("| a |\n|---|\n| --- |", [((("a",), ("---",)), 1)]),
        ("| a |\n|---|\n| 1 |\n注：无", [((("a",), ("1",)), 1)]),
        ("> | a |\n> |---|\n> | 1 |", [((("a",), ("1",)), 1)]),
        ("- | a |\n  |---|\n  | 1 |", [((("a",), ("1",)), 1)]),
        ("| a\\|b | `c` | **d** | <br/>e |", [((("a|b", "c", "d", "\ne"),), 0)]),
        ("||\n|-|\n| |", [((("",), ("",)), 1)]),
        ("    | a |\n    |---|", [((("a",),), 0)]),
        ("甲|乙", []),
    ],
)
def test_broken_tables_keep_all_their_cells(
    markdown: str, tables: list[tuple[tuple[tuple[str, ...], ...], int]]
) -> None:
    assert _tables(markdown) == tables


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("1. 甲\n2. 乙\n\n   丙", ["1. 甲", "2. 乙", "丙"]),
        ("- 甲\n- * 乙\n-\n", ["- 甲", "- * 乙", "-"]),
        ("7) # 甲", ["7) 甲"]),
        ("1. | a |\n   |---|", ["1.", "a"]),
        ("> 甲\n乙\n\n> > 丙", ["甲\n乙", "丙"]),
        ("    甲\n\n```x\n*乙*\n```", ["甲", "*乙*"]),
        ("<div>\n*甲*\n</div>\n\n<b>乙</b>", ["<div>\n*甲*\n</div>", "<b>乙</b>"]),
        ("甲  \n乙\\\n丙<br>丁", ["甲\n乙\n丙\n丁"]),
        ("[甲](/a '乙') ![丙](b) <http://c>", ["甲 丙 http://c"]),
        ("[甲]: /a", ["[甲]: /a"]),
        ("甲\n===\n乙\n---\n\n***\n", ["甲", "乙"]),
        ("*甲*乙`丙`&amp;\\*", ["甲乙丙&*"]),
        ("#\n\n![]()\n\n```\n```", []),
        ("", []),
    ],
)
def test_other_blocks_become_paragraphs(markdown: str, found: list[str]) -> None:
    assert texts_of(markdown_document(markdown)) == found


def test_blocks_and_cells_know_their_lines() -> None:
    document = markdown_document("# 甲\n\n乙\n\n| a |\n|---|\n| 1 |\n\n- 丙")

    assert [place.line for place in document.places] == [1, 3, 5, 9]
    table = document.places[2]
    assert isinstance(table, TablePlace)
    assert [row[0].line for row in table.cells] == [5, 7]


@pytest.mark.parametrize("opening", ["> ", "- ", "1. ", ">", "* > "])
def test_text_is_kept_however_deep_it_stands(opening: str) -> None:
    document = markdown_document(opening * 200 + "甲\n\n乙")

    assert "甲" in "".join(texts_of(document))
    assert texts_of(document)[-1] == "乙"


@pytest.mark.parametrize(
    "piece",
    [
        "*a",
        "[",
        "![",
        "[a](",
        "`a",
        "<!--",
        "a<?",
        "|",
        "| a |\n",
        "> ",
        "- a\n",
        "a\n=\n",
        "&#",
        "\\\n",
    ],
)
def test_repeated_markup_takes_linear_time(piece: str) -> None:
    # Quadratic time would take minutes, not a second.
    assert markdown_document(piece * (30_000 // len(piece))).blocks


def test_a_published_report_has_all_its_rows(shared: Path) -> None:
    text = (shared / "published" / "shuyang-2025.md").read_text(encoding="utf-8")

    rows = [row for table, _ in _tables(text) for row in table]

    with_bars = [line for line in text.splitlines() if line.startswith("|")]
    rules = [line for line in with_bars if set(line) <= set("|-")]
    assert len(rows) == len(with_bars) - len(rules)
    assert len([row for row in rows if len(row) == 8]) > 20


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "markdown_it", None)

    with pytest.raises(gd.MissingExtraError) as raised:
        markdown_document("甲")

    assert raised.value.extra == "readers"
    assert raised.value.package == "markdown-it-py"
