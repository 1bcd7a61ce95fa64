"""The wording of all messages: quotations, lists, and what must never stand in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.quoting import listed, quoted
from gov_disclosure.rules.prose.clauses import clauses, sentences, whole_clauses
from rule_examples import EXAMPLES
from rule_examples.example import zeros
from worded import faults

if TYPE_CHECKING:
    from collections.abc import Iterable

_HALF = settings(max_examples=settings().max_examples // 2)
_MARKS = "“”‘’「」『』（）()《》【】〔〕[]{}"


def _faults(findings: Iterable[gd.Finding | gd.Problem]) -> list[tuple[str, str]]:
    return [
        (fault, message)
        for finding in findings
        for message in [f"{finding.message} / {finding.message_en}"]
        for fault in faults(finding.message, finding.message_en)
    ]


# Quoting -------------------------------------------------------------------------------------


@given(st.text(alphabet=f"{_MARKS}甲2件，", max_size=30))
def test_every_quotation_is_closed_and_holds_the_words(text: str) -> None:
    words = quoted(text)
    assert [fault for fault in faults(words, words) if fault != "English in Chinese"] == []
    assert [char for char in words if char not in _MARKS] == [
        char for char in text if char not in _MARKS
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("不予公开6件", "“不予公开6件”"),
        ("“不予公开”6件", "“‘不予公开’6件”"),
        ("“他说‘甲’”", "“‘他说“甲”’”"),
        ("‘甲’", "“‘甲’”"),
        ("「「甲」」", "“「甲」”"),
        ("纠正2件），行政诉讼9件", "“纠正2件，行政诉讼9件”"),
        ("（甲〔2021〕（乙）", "“甲〔2021〕（乙）”"),
        ("甲\n  乙\t", "“甲 乙”"),
        ("", "“”"),
    ],
)
def test_marks_within_marks(text: str, words: str) -> None:
    assert quoted(text) == words


def test_a_long_text_is_cut() -> None:
    assert quoted("（甲" * 1000 + "）", limit=10) == "“甲甲甲甲…”"


def test_each_name_is_listed_once() -> None:
    assert listed(["甲", "乙", "甲", "“乙”"]).zh == "“甲”、“乙”、“‘乙’”"
    assert listed(["甲", "乙"]).en == "“甲”, “乙”"


# Whole clauses -------------------------------------------------------------------------------

_PIECES = ("维持5件", "收到8件", "其中", "，", "、", "；", "（", "）", "(", ")")


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
@example("行政复议7件（维持5件、纠正2件），行政诉讼9件")
def test_whole_clauses_are_of_the_sentence_and_close_their_brackets(text: str) -> None:
    for sentence in sentences(text):
        is_closed = quoted(sentence) == f"“{sentence}”"
        for clause in clauses(sentence):
            words = whole_clauses(sentence, clause.start, clause.end)
            assert words in sentence
            assert sentence[clause.start : clause.end] in words
            assert quoted(words) == f"“{words}”" or not is_closed


def test_an_endless_clause_is_cut_before_its_figure() -> None:
    sentence = f"{'甲' * 1000}收到8件"
    words = whole_clauses(sentence, 0, len(sentence))
    assert words.startswith("…甲")
    assert words.endswith("收到8件")


# Messages ------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", EXAMPLES)
def test_messages_of_the_examples_are_well_worded(rule: str) -> None:
    example_of_rule = EXAMPLES[rule]
    for form in example_of_rule.forms:
        found = example_of_rule.findings(rule, example_of_rule.failing, form)
        assert found
        assert _faults(found) == []


_WORDS = (
    *("全年收到政府信息公开申请", "予以公开", "“不予公开”", "行政复议", "行政诉讼", "结转下年度"),
    *("429件", "6件", "7件", "0件", "，", "，", "、", "；", "。", "（", "）", "“", "”", "「", "」"),
    *("其中", "占5%", "比上年增长0%", "自然人", "法人或其他组织", "结果维持", "均获维持", "《"),
    *("2023年2月29日", "2019年", "此函。", "（文字描述）", "制发行政规范性文件", "未发生"),
    *("无。", "None", " "),
)
_PROSE = st.lists(st.sampled_from(_WORDS), max_size=30).map("".join)
_NAMES = ["云州市水利局", "云州市“三馆一中心”", "云州市财政局（国有资产办）", "甲）“", "「「乙局"]


@given(
    st.lists(_PROSE.filter(str.strip), min_size=1, max_size=4),
    st.lists(st.sampled_from(_NAMES), min_size=3, max_size=3),
    st.integers(0, 430),
)
@example(["全年收到政府信息公开申请7件（其中“不予公开”6件），行政复议9件"], _NAMES[:3], 3)
def test_messages_on_hostile_prose_are_well_worded(
    paragraphs: list[str], names: list[str], received: int
) -> None:
    blocks = tuple(map(gd.Paragraph, paragraphs))
    figures = {"requests.received.total": received, "requests.outcomes.handled.total": received}
    report = zeros(
        changes={
            **figures,
            "year": 2024,
            "publisher": gd.Publisher(names[0]),
            "title": f"{names[1]}2021年年报",
            "signed_by": names[2],
            "overview": gd.Narrative(heading=paragraphs[0], blocks=blocks),
            "problems_and_improvements": gd.Narrative(heading=paragraphs[-1], blocks=blocks),
            "requests.introduction": blocks,
        }
    )
    before = gd.replace(report, {"year": 2023, "publisher": gd.Publisher(names[1])})
    assert _faults(gd.check(report, before)) == []
    assert _faults(gd.check(report, gd.replace(report, {"year": 2023}))) == []


@_HALF
@given(strategies.reports(hostile=True))
def test_messages_on_any_report_are_well_worded(report: gd.AnnualReport) -> None:
    assert _faults(gd.check(gd.Extraction(report))) == []


@_HALF
@given(strategies.inconsistent_reports())
def test_suspects_are_well_worded(
    planted: tuple[gd.AnnualReport, tuple[strategies.PlantedError, ...]],
) -> None:
    for finding in gd.check(planted[0]):
        for suspect in finding.suspects:
            assert list(faults(suspect.reason, suspect.reason_en)) == []


@pytest.mark.parametrize(
    ("zh", "fault"),
    [
        ("写““甲”2件”", "doubled mark"),
        ("写“甲”）", "a mark or bracket left open"),
        ("填报1件，，请核实", "doubled point"),
        ("应为None件", "a value of Python"),
        ("写作“甲”、“乙”、“甲”", "a name listed twice"),
        ("publisher：写作“甲”", "English in Chinese"),
    ],
)
def test_faults_are_noticed(zh: str, fault: str) -> None:
    assert fault in faults(zh, "it says so")
