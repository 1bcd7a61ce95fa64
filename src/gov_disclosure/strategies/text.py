"""Text, plain and hostile, and the prose made of it.

Strategies are built once: building them costs more than drawing from them.
"""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gov_disclosure.document import MAX_HEADING_LEVEL, Block, Heading, Paragraph, Table
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import cells, sections
from gov_disclosure.model.report import FORMS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_MOST_BLOCKS = 3
_LETTERS = (
    "政府信息公开年度报告机关申请办理结果主动规范性文件行政许可处罚强制收费复议诉讼县区市镇"
    "群众工作平台监督保障问题改进措施及时准确不够龘𠮷㐂"
    "ABCxyzé0123456789０９"
)
_PUNCTUATION = "，、；：。“”‘’（）《》〔〕—…·%＋-/.,;:()"


def _hostile_pieces() -> tuple[str, ...]:
    """Return markup, controls and look-alikes, then all that the form itself prints."""
    own = (
        *("|", "||", "| --- |", "*", "**粗**", "_", "`", "```", "~~~", "# 一", "#", "> ", "---"),
        *("===", "- 项", "+ 项", "1. 项", "1) 项", "[甲](乙)", "![](a)", "\\", "\\|", "&amp;"),
        *("&#124;", "<script>alert(1)</script>", "<br>", "<td>", "</table>", "<!--", "-->"),
        *("\n", "\n\n", "\r", "\r\n", "\t", "\x00", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x7f"),
        *("\x85", "\u2028", "\u2029", " ", "    ", "\u00a0", "\u3000", "\u200b", "\ufeff"),
        *("0", "12", "１２", "-5", "3.50", "1,024", "12件", "/", "—", "无", "约20", "#REF!"),
        *("2021年1月28日", "2021-01-28", "二〇二一年一月二十八日", "2020年度", "（2021）"),
        *("发布日期：2021-01-28", "信息来源：办公室", "扫一扫在手机打开当前页", "附件：无", "无。"),
        *("é", "가", "👩‍👩‍👧", "🇨🇳", "مرحبا", "\u202e逆", "שלום", "ｶﾞ", "ﬁ"),
        *("说明：", "（单位：万元）", "信息内容", "申请人情况", "法人或其他组织", "行政诉讼"),
    )
    printed = dict.fromkeys(
        text
        for form in FORMS
        for cell in cells(form)
        for label in (cell.block or cell.unit, *cell.labels)
        for text in (label, *label.split("/"))
    )
    headings = (section.heading for section in sections().values())
    return (*own, *printed, *headings)


def _with_inner_spaces(text: str) -> str:
    return text[0] + text[1:-1].replace("·", " ") + text[1:][-1:]


_TEXTS = st.text(_LETTERS + _PUNCTUATION, min_size=1, max_size=30).map(_with_inner_spaces)
_PIECES = st.sampled_from(_hostile_pieces())
_HOSTILE_TEXTS = st.one_of(
    _TEXTS,
    _PIECES,
    st.lists(
        st.one_of(_PIECES, st.text(st.characters(exclude_categories=["Cs"]), min_size=1)),
        min_size=1,
        max_size=4,
    ).map("".join),
    st.builds(operator.mul, _TEXTS, st.integers(100, 500)),
)


def texts() -> SearchStrategy[str]:
    """Return one line of printable text that does not begin or end with a space.

    Example:
        >>> from gov_disclosure import strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.texts())
        ... def test_it_is_one_line(text):
        ...     assert text == text.strip() and len(text.splitlines()) == 1
        >>> test_it_is_one_line()
    """
    return _TEXTS


def hostile_texts() -> SearchStrategy[str]:
    """Return any text that a report can hold.

    Controls, line breaks, markup, the form's own headings and labels, dates, digits, site
    chrome, emoji, combining and right-to-left characters, and very long ones.

    Example:
        >>> from gov_disclosure import Paragraph, strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.hostile_texts())
        ... def test_a_paragraph_holds_it(text):
        ...     assert Paragraph(text).text == text
        >>> test_a_paragraph_holds_it()
    """
    return _HOSTILE_TEXTS


def any_text(*, hostile: bool) -> SearchStrategy[str]:
    """Return hostile or plain texts."""
    return _HOSTILE_TEXTS if hostile else _TEXTS


_NUMBERING = {2: "（一）", 3: "1.", 4: "（1）"}
"""How headings below the six statutory ones are numbered, by level."""


def _numbered_heading(text: str, level: int) -> Heading:
    return Heading(_NUMBERING[level] + text, level)


def _rectangular_tables(width: int) -> SearchStrategy[Table]:
    head = st.lists(_TEXTS, min_size=width, max_size=width)
    cells = st.lists(_TEXTS | st.just(""), min_size=width - 1, max_size=width - 1)
    row = st.tuples(_TEXTS, cells).map(lambda parts: [parts[0], *parts[1]])
    body = st.lists(row, max_size=2)
    return st.tuples(head, body).map(lambda parts: Table([parts[0], *parts[1]]))


_PLAIN_BLOCKS = st.one_of(
    _TEXTS.map(lambda text: Paragraph(f"{text}。")),
    st.builds(_numbered_heading, _TEXTS, st.sampled_from(tuple(_NUMBERING))),
    *(_rectangular_tables(width) for width in (2, 3, 4)),
)
_HOSTILE_BLOCKS = st.one_of(
    st.builds(Paragraph, _HOSTILE_TEXTS),
    st.builds(Heading, _HOSTILE_TEXTS, st.integers(1, MAX_HEADING_LEVEL)),
    st.lists(
        st.lists(st.just("") | _HOSTILE_TEXTS, min_size=1, max_size=3), min_size=1, max_size=3
    ).map(Table),
)
_PLAIN: SearchStrategy[tuple[Block, ...]] = st.lists(_PLAIN_BLOCKS, max_size=_MOST_BLOCKS).map(
    tuple
)
_HOSTILE: SearchStrategy[tuple[Block, ...]] = st.lists(_HOSTILE_BLOCKS, max_size=_MOST_BLOCKS).map(
    tuple
)
_PLAIN_NARRATIVES = st.builds(Narrative, blocks=_PLAIN)
_HOSTILE_NARRATIVES = st.builds(Narrative, st.none() | _HOSTILE_TEXTS, _HOSTILE)


def blocks(*, hostile: bool = False) -> SearchStrategy[tuple[Block, ...]]:
    """Return a few headings, paragraphs and tables.

    Args:
        hostile: any text, any heading level and ragged tables; otherwise sentences,
            numbered headings and rectangular tables of two columns or more.

    Example:
        >>> from gov_disclosure import AnnualReport, Narrative, render, strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.blocks())
        ... def test_any_prose_is_printed(blocks):
        ...     assert "总体情况" in render(AnnualReport(overview=Narrative(blocks=blocks)), "text")
        >>> test_any_prose_is_printed()
    """
    return _HOSTILE if hostile else _PLAIN


def narratives(*, hostile: bool = False) -> SearchStrategy[Narrative]:
    """Return sections of prose; a plain one bears the official heading.

    Example:
        >>> from gov_disclosure import strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.narratives())
        ... def test_the_heading_is_the_official_one(narrative):
        ...     assert narrative.heading is None
        >>> test_the_heading_is_the_official_one()
    """
    return _HOSTILE_NARRATIVES if hostile else _PLAIN_NARRATIVES
