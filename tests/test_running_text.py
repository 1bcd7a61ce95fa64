"""Tables in running text: words into labels and figures, and lines into rows, by example."""

from __future__ import annotations

import pytest

from gov_disclosure.document import Block, Paragraph, Place, Table
from gov_disclosure.forms.extraction.bind import bind
from gov_disclosure.forms.extraction.running_text.paragraphs import TextReading, read_paragraphs
from gov_disclosure.forms.extraction.running_text.tokens import tokens
from gov_disclosure.forms.extraction.running_text.wrapped_labels import Word, unwrapped
from gov_disclosure.forms.extraction.sections import Item
from gov_disclosure.forms.words.labels import section_labels

PROACTIVE, REQUESTS, DISPUTES = "proactive_disclosure", "requests", "disputes"
RULES = "信息内容 本年制发件数 本年废止件数 现行有效件数"
APPLICANTS = (
    "申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"
)
RESULTS = "结果维持 结果纠正 其他结果 尚未审结 总计"
FIFTEEN = " ".join(map(str, range(1, 16)))


def _items(*lines: str | Table) -> list[Item]:
    blocks: list[Block] = [Paragraph(x) if isinstance(x, str) else x for x in lines]
    return [Item(block, Place(line=n)) for n, block in enumerate(blocks, start=1)]


def _read(name: str, *lines: str | Table) -> TextReading:
    return read_paragraphs(name, _items(*lines))


def _rows(reading: TextReading) -> list[str]:
    """Return each strip as its row, then its cells or, in brackets, the reason of its doubt."""
    return [
        f"{strip.row}: "
        + (
            " ".join(cell.text or "_" for cell in strip.cells)
            if strip.doubt is None
            else f"[{strip.doubt.rule.removeprefix('reading.')}]"
        )
        for strip in reading.strips
    ]


# Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规章 0 0 3", "L:规章 0 0 3"),
        ("规　章　０", "L:规 章 ０"),
        ("规章 / / 3", "L:规章 / / 3"),
        ("规章：12", "L:规章： 12"),
        ("规章、0、0、3", "L:规章 0 0 3"),
        ("规章：0；0；3。", "L:规章 0 0 3"),
        ("12、30", "12、30"),  # no label before it: a list of prose
        ("行政许可 12 件", "L:行政许可 12件"),
        ("规章（设区的市人民政府应提供相关数据） 0", "L:规章（设区的市人民政府应提供相关数据） 0"),
        ("规章 （设区的市 人民政府应提供） 0", "L:规章（设区的市人民政府应提供） 0"),
        ("规章（12件） 0", "+:规章（12件） 0"),
        ("本年收费金额（单位：万元） 3", "L:本年收费金额（单位：万元） 3"),
        ("规章行政规范性文件 3", "L:规章行政规范性文件 3"),
        ("规章003", "+:规章003"),
        ("规章（含3件） 0", "规章（含3件） 0"),  # its figure may be that of a cell
        ("规章制度已经健全。", "规章制度已经健全。"),
    ],
)
def test_words_and_labels(text: str, expected: str) -> None:
    found = tokens(_items(text), section_labels(PROACTIVE))
    mark = {"label": "L:", "word": "", "runs_together": "+:", "table": "T:"}
    assert " ".join(mark[token.kind] + token.text for token in found) == expected


def test_a_figure_is_no_ordinal_of_the_label_after_it() -> None:
    found = tokens(_items("0 3 其他 1"), section_labels(REQUESTS))
    assert [token.kind for token in found] == ["word", "word", "label", "word"]


def test_a_group_in_brackets_is_no_note() -> None:
    (token,) = tokens(_items("行政诉讼（复议后起诉）"), section_labels(DISPUTES))
    assert token.labels == ("行政诉讼", "复议后起诉")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["3.危及“三安全", "1 2 3", "一稳定”"], "3.危及“三安全 一稳定” 1 2 3"),
        (["3.危及“三安全 1 2 3", "一稳定”"], "3.危及“三安全 一稳定” 1 2 3"),
        (
            ["（三）不予公开 3.危及“三安全", "1 2", "一稳定”"],
            "（三）不予公开 3.危及“三安全 一稳定” 1 2",
        ),
        (["3.危及“三安全", "1 2", "4.保护第三方合法权益"], None),
        (["3.危及“三安全 1 2", "一稳定” 3"], None),
        (["3.危及“三安全", "1 2 件均已办结", "一稳定”"], None),
    ],
)
def test_labels_wrapped_around_their_figures(lines: list[str], expected: str | None) -> None:
    words = [Word(w, Place(), n) for n, line in enumerate(lines) for w in line.split()]
    found = " ".join(word.text for word in unwrapped(words, section_labels(REQUESTS)))
    assert found == (expected or " ".join(lines))


# Rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["规章 0 1 3"], ["rules: 0 1 3"]),
        (["规章", "0", "1", "3"], ["rules: 0 1 3"]),
        (["规章"], ["rules: _ _ _"]),
        (["规章 0 1"], ["rules: [cells_do_not_fit]"]),
        (["规章 0 1 3 4"], ["rules: [cells_do_not_fit]"]),
        (["规章013"], ["rules: [run_together]"]),
        (["规章 0 一二 3"], ["rules: 0 一二 3"]),
        # Figures that begin a line of prose below the label are none of its row.
        (["规章", "3 部规章已经废止"], ["rules: [cells_do_not_fit]"]),
        (["规章", "0 1 3 另有说明"], ["rules: [cells_do_not_fit]"]),
        (["规章 0 一二 3 另有说明"], ["rules: [cells_do_not_fit]"]),
        (
            ["规章 0 1 3", "我局 行政规范性文件 0 一二 3"],
            ["rules: 0 1 3", "rules: [cells_do_not_fit]"],
        ),
        (["规章 0 另行公布共二十余部 3"], ["rules: [cells_do_not_fit]"]),  # too long for a cell
        (["规章 0 一二 三四 3"], ["rules: [cells_do_not_fit]"]),
        (["规章 0 1 一二"], ["rules: [cells_do_not_fit]"]),  # it may be prose after the row
        (["规章 0 1 3", "12"], ["rules: 0 1 3"]),  # it may be the number of a page
        (["规章", Table((("0", "1", "3"),))], ["rules: [cells_do_not_fit]"]),
        (["规章 行政规范性文件 0 1 3 第二十条第（五）项"], ["rules: _ _ _", "rules: 0 1 3"]),
        (["规章 行政规范性文件 0 0 1 1 3 3"], ["rules: [cells_do_not_fit]"] * 2),
        (["规章行政规范性文件 0 1 3"], ["rules: [cells_do_not_fit]"] * 2),
        (["规章 0 1 3", "其他文件 4 5 6"], ["rules: 0 1 3", "None: 4 5 6"]),
        (["规章 0 1 3", "其他文件 4 5"], ["rules: 0 1 3"]),
        (["规章 0 1 3", "其他文件，如下 4 5 6"], ["rules: 0 1 3"]),
        (["规章 0 1 3", "其他文件 4 5 6 均已公布"], ["rules: 0 1 3"]),
        (["规章 0 1 3", "其中：区级 4 5 6"], ["rules: 0 1 3", "None: 4 5 6"]),
        # Two labels on one line: the figures below may be those of either.
        (["规章 行政规范性文件", "0 4", "1 5", "3 6"], ["rules: [cells_do_not_fit]"] * 2),
        (["规章 行政规范性文件", "第二十条第（五）项"], ["rules: _ _ _"] * 2),
        # Figures below the header without a label are those of a row that is not certain.
        (["0 1 3", "行政规范性文件 4 5 6"], ["None: [row_not_recognised]", "rules: 4 5 6"]),
        (["0", "1", "3"], ["None: [row_not_recognised]"]),
        (["0.6"], ["None: [row_not_recognised]"]),
    ],
)
def test_rows_with_a_header_of_their_block(lines: list[str | Table], expected: list[str]) -> None:
    found = [
        row.replace("normative_documents", "rules")
        for row in _rows(_read(PROACTIVE, RULES, *lines))
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (APPLICANTS, "received: 1 2 3 4 5 6 21"),
        (
            "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",
            "received: 1 2 3 4 5 6 21",
        ),
        (APPLICANTS.replace("自然人 ", ""), "received: [header_not_recognised]"),
        (APPLICANTS.replace("科研机构", "研究"), "received: [header_not_recognised]"),
        (
            APPLICANTS.replace("科研机构 社会公益组织", "社会公益组织 科研机构"),
            "received: [header_not_recognised]",
        ),
        (APPLICANTS.replace("科研机构", "科研机构（含高等院校）"), "received: 1 2 3 4 5 6 21"),
    ],
)
def test_rows_under_one_header(header: str, expected: str) -> None:
    row = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21"
    assert _rows(_read(REQUESTS, header, row)) == [expected]


def test_a_figure_after_a_column_label_belongs_to_the_row() -> None:
    lines = ("一、本年新收政府信息公开申请数量", "自然人：3")
    assert _rows(_read(REQUESTS, APPLICANTS, *lines)) == ["received: [cells_do_not_fit]"]


def test_the_last_figure_may_go_on_in_the_next_line() -> None:
    row = "一、本年新收政府信息公开申请数量 1 2 3 4 5 6"
    assert _rows(_read(REQUESTS, APPLICANTS, f"{row} 21", "7")) == ["received: 1 2 3 4 5 6 21"]
    assert _rows(_read(REQUESTS, APPLICANTS, f"{row} 2", "1")) == ["received: [cells_do_not_fit]"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "行政复议 行政诉讼",
                f"{RESULTS} 未经复议直接起诉 复议后起诉",
                f"{RESULTS} {RESULTS}",
                FIFTEEN,
            ],
            ["1 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"],
        ),
        (
            [
                RESULTS,
                "行政复议 1 2 3 4 5",
                "未经复议直接起诉 6 7 8 9 10",
                "复议后起诉 11 12 13 14 15",
            ],
            ["1 2 3 4 5", "6 7 8 9 10", "11 12 13 14 15"],
        ),
        (["行政复议", RESULTS, "1 2 3 4 5"], ["1 2 3 4 5"]),
        (["行政复议", RESULTS], ["_ _ _ _ _"]),
        (  # the header of two rows is theirs alone
            ["行政复议 复议后起诉", f"{RESULTS} {RESULTS}", "1 2 3 4 5 6 7 8 9 10", "行政复议 3"],
            ["1 2 3 4 5", "6 7 8 9 10"],
        ),
        (["行政复议", RESULTS, "1 2 3 4"], ["[cells_do_not_fit]"]),
        (["行政复议", RESULTS, "1 一二 3 4 5 另有说明"], ["[cells_do_not_fit]"]),
        (["行政复议", RESULTS, "1 2 3 4 5 6"], ["[cells_do_not_fit]"]),
        # The wrong number for two rows: they may be those of any.
        (
            ["行政复议 复议后起诉", f"{RESULTS} {RESULTS}", "1 2 3 4 5"],
            ["[cells_do_not_fit]"] * 3,
        ),
        # A word among the labels is a column, though a group alone stands before it.
        ([f"行政诉讼 其它的 {RESULTS}", "复议后起诉 1 2 3 4 5"], ["[header_not_recognised]"]),
        (
            ["行政复议", RESULTS.replace("其他结果", "其它的"), "1 2 3 4 5"],
            ["[header_not_recognised]"],
        ),
        (["行政复议", RESULTS.replace("其他结果", "其它的")], ["[header_not_recognised]"]),
        (["行政复议", f"{RESULTS}（含终止）", "1 2 3 4 5"], ["1 2 3 4 5"]),
        (["行政复议 12"], []),
        (["本年度行政复议 未发生。"], []),
    ],
)
def test_rows_side_by_side(lines: list[str], expected: list[str]) -> None:
    assert [row.partition(": ")[2] for row in _rows(_read(DISPUTES, *lines))] == expected


def test_a_table_among_the_lines_is_kept() -> None:
    reading = _read(PROACTIVE, RULES, "规章 0 1 3", Table((("附表", "1"),)), "行政规范性文件 1 2 3")
    assert reading.used == ("", "", None, "")


def test_words_that_are_no_part_of_a_row_are_kept() -> None:
    reading = _read(PROACTIVE, "我镇情况如下。", RULES, "规章 0 1 3 以上均已公布")
    assert reading.used[0] is None
    assert reading.used[2] == "以上均已公布"


def test_a_whole_row_among_rows_whose_blanks_left_no_trace_is_certain() -> None:
    reading = _read(
        REQUESTS,
        APPLICANTS,
        "一、本年新收政府信息公开申请数量 1 1",
        "二、上年结转政府信息公开申请数量 2 2",
        "（一）予以公开 1 0 0 0 0 0 1",
    )
    certain = {row.row: row.doubt is None for row in bind(REQUESTS, reading.strips)}
    assert certain == {"received": False, "brought_forward": False, "outcomes.granted": True}
