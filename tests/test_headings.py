"""Statutory headings in every listed variant, what is none, and how a document is cut at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.document import Document, Heading, Paragraph, Table, TablePlace
from gov_disclosure.forms.extraction.sections import Outline, document_items, outline
from gov_disclosure.forms.words.headings import (
    Style,
    heading_level,
    inline_headings,
    whole_heading,
)
from gov_disclosure.model.paths import sections

VARIANTS = {
    "overview": (
        "一、总体情况",
        "一、概述",
        "一、政府信息公开总体工作情况",
        "一、2023年政务公开总体情况",
    ),
    "proactive_disclosure": (
        "二、主动公开政府信息情况",
        "二、行政机关主动公开政府信息的情况",
        "二、主动公开情况",
        "二、主动公开",
        "二、2022年主动公开政府信息情况",
    ),
    "requests": (
        "三、收到和处理政府信息公开申请情况",
        "三、行政机关收到和处理政府信息公开申请的情况",
    ),
    "disputes": (
        "四、政府信息公开行政复议、行政诉讼情况",
        "四、政府信息公开行政复议行政诉讼情况",
        "四、政府信息公开行政复议及行政诉讼情况",
        "四、政府信息公开行政复议和行政诉讼情况",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开工作被申请行政复议提起行政诉讼情况",
        "四、政府信息公开行政法复议、行政诉讼情况",
    ),
    "problems_and_improvements": (
        "五、存在的主要问题及改进情况",
        "五、存在的主要问题和改进情况",
        "五、存在的主要问题和改进措施",
        "五、存在的问题及改进情况",
        "五、存在问题及改进情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "五、主要问题及改进情况",
        "五、整改措施",
    ),
    "other_matters": (
        "六、其他需要报告的事项",
        "六、其他需要报告事项",
        "六、其他报告事项",
        "六、需要说明的事项",
        "六、需要说明的其他事项与附表",
        "六、明年工作计划",
    ),
}
LISTED = [(name, text) for name, texts in VARIANTS.items() for text in texts]
OFFICIAL = [(name, section.heading) for name, section in sections().items()]


@pytest.mark.parametrize(("name", "text"), LISTED)
def test_every_listed_variant(name: str, text: str) -> None:
    match = whole_heading(text)
    assert match is not None
    assert (match.section, match.style, match.text) == (name, Style.STATUTORY, text)


@pytest.mark.parametrize(("name", "text"), LISTED)
@pytest.mark.parametrize(
    "after", [" 详见下表。", "　具体情况如下", "：2022年，我局", "（单位：件）"]
)
def test_a_heading_with_text_on_its_line(name: str, text: str, after: str) -> None:
    (match,) = inline_headings(text + after)
    assert (match.section, match.start) == (name, 0)
    assert text.startswith(match.text)
    assert match.end <= len(text)


@pytest.mark.parametrize(("name", "heading"), OFFICIAL)
@pytest.mark.parametrize(
    ("form", "style"),
    [
        ("{0}、{1}", Style.STATUTORY),
        ("{0}.{1}", Style.STATUTORY),
        ("{0}．{1}", Style.STATUTORY),
        ("{0}{1}", Style.STATUTORY),
        ("{0} {1}", Style.STATUTORY),
        ("  {0} 、 {1}  ", Style.STATUTORY),
        ("{0}、{1}：", Style.STATUTORY),
        ("{0}、{1}。", Style.STATUTORY),
        ("（{0}）{1}", Style.OTHER),
        ("({0}) {1}", Style.OTHER),
        ("{2}.{1}", Style.OTHER),
        ("{2}、{1}", Style.OTHER),
        ("第{0}部分 {1}", Style.OTHER),
        ("第{0}部分：{1}", Style.OTHER),
        ("第{0}章 {1}", Style.OTHER),
        ("第{2}部分 {1}", Style.OTHER),
        ("{3}、{1}", Style.STATUTORY),
        ("（{3}）{1}", Style.OTHER),
        ("{4}. {1}", Style.OTHER),
        ("{4}、{1}", Style.OTHER),
        ("表{0}：{1}", Style.OTHER),
        ("表{2} {1}", Style.OTHER),
        ("{1}", Style.UNNUMBERED),
    ],
)
def test_numbers_and_separators(name: str, heading: str, form: str, style: Style) -> None:
    numeral, _, title = heading.partition("、")
    place = "一二三四五六".index(numeral)
    text = form.format(numeral, title, place + 1, "壹贰叁肆伍陆"[place], "ⅠⅡⅢⅣⅤⅥ"[place])
    match = whole_heading(text)
    assert match is not None
    assert (match.section, match.style) == (name, style)


@given(st.data(), st.sampled_from(LISTED))
def test_spaces_anywhere(data: st.DataObject, listed: tuple[str, str]) -> None:
    name, text = listed
    spaces = st.sampled_from(("", "", "", " ", "\u3000", "\xa0"))
    printed = "".join(data.draw(spaces) + char for char in text)
    match = whole_heading(printed)
    assert match is not None
    assert match.section == name


@pytest.mark.parametrize(
    "text",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "（一）主动公开政府信息情况",
        "（二）依申请公开情况",
        "（三）政府信息管理情况",
        "（四）平台建设情况",
        "（五）监督保障情况",
        "（一）存在的主要问题",
        "（二）改进情况",
        "1.主动公开情况",
        "行政复议",
        "总计",
        "2022年主动公开政府信息12条",
        "第二十条第（五）项",
        "五、",
        "",
        "二、主动公开政府信息情况" + "一" * 60,
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert whole_heading(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "全文包括总体情况、主动公开政府信息情况、其他需要报告的事项六个部分。",
        "我局严格按照主动公开政府信息情况的要求",
        "(二)主动公开政府信息情况 如下",
        "三、本年度办理结果 0 0 0",
        "四、结转下年度继续办理 0 0 0",
        "详见二、主动公开政府信息情况",
        "附表二、主动公开政府信息情况",
    ],
)
def test_what_does_not_begin_a_section_within_a_line(text: str) -> None:
    assert list(inline_headings(text)) == []


@given(st.text(max_size=200))
def test_a_match_is_a_part_of_the_text(text: str) -> None:
    whole = whole_heading(text)
    if whole is not None:
        assert whole.text == text.strip()
    for match in inline_headings(text):
        assert text[match.start : match.end] == match.text


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、加强领导", 1),
        ("（一）主动公开情况", 2),
        ("(二) 依申请公开", 2),
        ("1.政策解读", 3),
        ("3、平台建设", 3),
        ("（1）门户网站", 4),
        ("（一）主动公开。一是完善制度。", None),
        ("（一）主动公开情况如下：", None),
        ("1.5万件", None),
        ("全年公开情况", None),
        ("（一）" + "一" * 60, None),
        ("一是完善制度", None),
    ],
)
def test_headings_of_narratives(text: str, level: int | None) -> None:
    assert heading_level(text) == level


def _outline(document: Document) -> Outline:
    return outline(tuple(document_items(document)))


def _cut(*lines: str | Table) -> dict[str, list[str]]:
    """Return the texts of each section of a document of lines; front matter under ""."""
    document = Document.of(line if isinstance(line, Table) else Paragraph(line) for line in lines)
    found = _outline(document)
    texts = {name: [item.text for item in text.items] for name, text in found.sections.items()}
    return {"": [item.text for item in found.front], **texts}


def test_a_document_is_cut_at_its_headings() -> None:
    assert _cut("某局年度报告", "一、总体情况", "良好。", "六、其他需要报告的事项", "无。") == {
        "": ["某局年度报告"],
        "overview": ["良好。"],
        "other_matters": ["无。"],
    }


def test_a_document_without_headings_is_all_front() -> None:
    assert _cut("某局年度报告", "良好。") == {"": ["某局年度报告", "良好。"]}
    assert _cut() == {"": []}


def test_text_after_a_heading_on_its_line_belongs_to_the_section() -> None:
    assert _cut("一、总体情况 良好。", "二、主动公开政府信息情况：见下表", "甲") == {
        "": [],
        "overview": ["良好。"],
        "proactive_disclosure": ["：见下表", "甲"],
    }


def test_a_copy_that_lost_its_line_breaks() -> None:
    line = (
        "某局年度报告 一、总体情况 良好。 五、存在的主要问题及改进情况 无。 "
        "六、其他需要报告的事项 无。"
    )
    assert _cut(line) == {
        "": ["某局年度报告"],
        "overview": ["良好。"],
        "problems_and_improvements": ["无。"],
        "other_matters": ["无。"],
    }


def test_a_sentence_that_names_a_section_does_not_begin_it() -> None:
    lines = (
        "一、总体情况",
        "工作良好。 二、主动公开政府信息情况良好。",
        "三、收到和处理政府信息公开申请情况",
    )
    assert "proactive_disclosure" not in _cut(*lines)


CONTENTS = [section.heading for section in sections().values()]


@pytest.mark.parametrize(
    "entry", ["{0}", "{0} {1}", "{0}……{1}", "{0}.......... - {1} -", "{0}　第{1}页", "{0}\t{1}"]
)
def test_a_table_of_contents_is_front_matter(entry: str) -> None:
    contents = [entry.format(heading, n) for n, heading in enumerate(CONTENTS, start=1)]
    body = [line for heading in CONTENTS for line in (heading, f"正文{heading}")]
    found = _cut("目录", *contents, *body)
    assert found.pop("") == ["目录", *contents]
    assert found == {name: [f"正文{section.heading}"] for name, section in sections().items()}


def test_an_empty_section_is_no_entry_of_a_table_of_contents() -> None:
    assert _cut("一、总体情况", "二、主动公开政府信息情况", "甲") == {
        "": [],
        "overview": [],
        "proactive_disclosure": ["甲"],
    }


def test_subheadings_that_repeat_the_titles_begin_no_section() -> None:
    found = _cut(
        "一、总体情况",
        "（一）主动公开政府信息情况",
        "（二）收到和处理政府信息公开申请情况",
        "主动公开情况",
        "二、主动公开政府信息情况",
        "甲",
    )
    assert found["proactive_disclosure"] == ["甲"]
    assert len(found["overview"]) == 3


def test_the_official_title_wins_over_one_that_is_numbered_alike() -> None:
    found = _cut(
        "一、总体情况",
        "二、主动公开情况",
        "三、依申请公开情况",
        "二、主动公开政府信息情况",
        "甲",
        "三、收到和处理政府信息公开申请情况",
        "乙",
    )
    assert found["proactive_disclosure"] == ["甲"]
    assert found["requests"] == ["乙"]


def test_sections_with_other_numbers_are_found() -> None:
    found = _cut("一、主动公开政府信息情况", "甲", "二、收到和处理政府信息公开申请情况", "乙")
    assert found == {"": [], "proactive_disclosure": ["甲"], "requests": ["乙"]}


def test_headings_without_numbers_are_found_where_none_has_one() -> None:
    found = _cut("总体情况", "良好。", "主动公开政府信息情况", "甲")
    assert found == {"": [], "overview": ["良好。"], "proactive_disclosure": ["甲"]}


def test_a_cell_beside_others_is_no_heading() -> None:
    found = _cut("一、总体情况", Table((("二、主动公开政府信息情况", "1"),)), "甲")
    assert found == {"": [], "overview": ["", "甲"]}


def test_a_sheet_that_holds_a_whole_report_is_cut_at_its_headings() -> None:
    blank = ("", "")
    rows = (blank, ("二、主动公开政府信息情况", ""), ("规章", "1"), ("许可", "2"), ("注", ""))
    after = (("", "三、收到和处理政府信息公开申请情况"), ("自然人", "3"))
    document = Document.of([Table(rows + after)])
    found = _outline(document)
    tables = {name: text.items[0] for name, text in found.sections.items()}
    assert found.front == ()
    assert tables["proactive_disclosure"].block == Table(rows[2:])
    assert tables["requests"].block == Table(after[1:])
    assert {item.table for item in tables.values()} == {1}
    place = tables["requests"].place
    assert isinstance(place, TablePlace)
    assert place.cells[0][0].row == 6


def test_texts_alone_in_their_rows_of_a_sheet_are_paragraphs() -> None:
    rows = (("", "年报"), ("一、总体情况", ""), ("一是", ""), ("年份", "件数"), ("2022", "3"))
    found = outline(tuple(document_items(Document.of([Table(rows)]))))
    assert [item.block for item in found.front] == [Paragraph("年报")]
    assert [item.block for item in found.sections["overview"].items] == [
        Paragraph("一是"),
        Table(rows[3:]),
    ]


def test_rows_of_one_text_between_the_headings_of_a_sheet_are_lines() -> None:
    rows = (("一、总体情况", ""), ("（一）特点", ""), ("", "良好。"), ("二、主动公开情况", ""))
    found = _outline(Document.of([Table((*rows, ("规章", "1")))]))
    assert [item.text for item in found.sections["overview"].items] == ["（一）特点", "良好。"]
    (item,) = found.sections["proactive_disclosure"].items
    assert item.block == Table((("规章", "1"),))


def test_the_level_of_a_marked_heading_is_kept() -> None:
    document = Document.of([Heading("一、总体情况", 3), Paragraph("良好。")])
    assert _outline(document).sections["overview"].level == 3
    assert _outline(document).marks_headings
    assert not _outline(Document.of([Paragraph("一、总体情况")])).marks_headings
