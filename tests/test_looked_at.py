"""What a check looked at: told beside what was found, in every format and for many reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.audit.checked import Checked
from gov_disclosure.audit.looked_at import judged_shortly, left_in_words, looked_at_in_words
from gov_disclosure.audit.markdown import markdown_of
from gov_disclosure.audit.members import line_of
from gov_disclosure.audit.page import page_of
from gov_disclosure.audit.summary import CheckedBody, Circular
from gov_disclosure.cli.terminal import text_of
from gov_disclosure.rules.sums import sums
from rule_examples.example import zeros
from worded import faults

if TYPE_CHECKING:
    from conftest import Golden

_HALF = settings(max_examples=settings().max_examples // 2)
_OF_SUMS = ("requests.row_total", "requests.balance", "requests.outcomes_total", "disputes.total")


def _prose(*texts: str) -> gd.Narrative:
    return gd.Narrative(blocks=tuple(map(gd.Paragraph, texts)))


def _report(**changes: object) -> gd.AnnualReport:
    counts = ("received", "outcomes.granted", "outcomes.handled")
    figures = {
        f"requests.{row}.{name}": 9 for row in counts for name in ("natural_person", "total")
    }
    head = {"year": 2024, "publisher": gd.Publisher("云州市水利局")}
    return zeros(changes={**figures, **head, **changes})


def _looked_at(report: gd.AnnualReport, previous: gd.AnnualReport | None = None) -> gd.LookedAt:
    return gd.Examination(report, previous).looked_at


@_HALF
@given(strategies.reports(hostile=True))
def test_every_sum_and_statement_is_counted_once(report: gd.AnnualReport) -> None:
    looked_at = _looked_at(report)
    assert looked_at.sums == sum(map(len, sums(report).values()))
    assert looked_at.sums == looked_at.held + looked_at.violated + looked_at.undecided
    assert looked_at.statements == looked_at.compared + len(looked_at.left)
    violated = [one for one in gd.check(report, rules=_OF_SUMS) if one.status == "violated"]
    assert looked_at.violated == len(violated)
    for language in ("zh", "en"):
        assert looked_at_in_words(looked_at, language)
    zh, en = (looked_at_in_words(looked_at, language) for language in ("zh", "en"))
    assert list(faults(zh, en)) == []
    left_zh, left_en = (left_in_words(looked_at, language) for language in ("zh", "en"))
    assert (left_zh is None) is (left_en is None) is (not looked_at.left)
    assert list(faults(left_zh or "", left_en or "")) == []


def test_a_statement_is_compared_or_left_with_its_clauses() -> None:
    text = "全年收到政府信息公开申请9件，其中予以公开9件；市财政局收到政府信息公开申请3件。"
    looked_at = _looked_at(_report(overview=_prose(text)))
    assert (looked_at.sums, looked_at.held, looked_at.compared) == (42, 42, 2)
    assert [(one.path, one.text) for one in looked_at.left] == [
        ("overview.blocks[0].text", "市财政局收到政府信息公开申请3件")
    ]


def test_a_contradiction_is_no_statement_that_was_left() -> None:
    report = _report(overview=_prose("全年收到政府信息公开申请8件。"))
    assert [one.rule for one in gd.check(report, rules="text")] == ["text.received"]
    assert _looked_at(report).left == ()
    assert _looked_at(report).compared == 1


def test_what_no_table_holds_is_left() -> None:
    report = gd.replace(_report(overview=_prose("收到政府信息公开申请9件。")), {"requests": None})
    looked_at = _looked_at(report)
    assert (looked_at.sums, looked_at.statements, looked_at.compared) == (3, 1, 0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"year": 2023}, "compared"),
        ({"year": 2022}, "another_year"),
        ({"year": 2023, "publisher": gd.Publisher("云州市财政局")}, "another_body"),
        (None, "not_given"),
    ],
)
def test_last_year(changes: dict[str, object] | None, expected: str) -> None:
    previous = None if changes is None else gd.replace(_report(), changes)
    looked_at = _looked_at(_report(), previous)
    assert looked_at.last_year == expected
    zh, en = (looked_at_in_words(looked_at, language) for language in ("zh", "en"))
    assert list(faults(zh, en)) == []
    assert judged_shortly(looked_at, "zh")[0] == "42/42"


_LEFT = [f"市财政局收到政府信息公开申请{number}件。" for number in range(21, 28)]


def _reports() -> dict[str, gd.AnnualReport]:
    said = _prose("全年收到政府信息公开申请9件。")
    return {
        "全部": _report(overview=said),
        "部分": _report(
            overview=_prose("全年收到政府信息公开申请9件。", *_LEFT),
            **{"requests.received.total": 8, "disputes.reconsideration.upheld": None},
        ),
        "无": gd.AnnualReport(year=2024),
    }


def test_what_people_read(golden: Golden) -> None:
    lines = []
    for name, report in _reports().items():
        looked_at = _looked_at(report)
        lines.append(f"# {name}")
        for language in ("zh", "en"):
            lines.append(looked_at_in_words(looked_at, language))
            lines.append(left_in_words(looked_at, language) or "-")
    golden("looked-at.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_format_tells_it(language: Literal["zh", "en"]) -> None:
    checked = [Checked.of(name, gd.Extraction(one)) for name, one in _reports().items()]
    for one in checked:
        words = looked_at_in_words(one.looked_at, language)
        assert words in text_of(one, language)
        assert words in markdown_of(one, language)
        assert words in page_of([one], language)
        members = json.loads(line_of(one))
        assert members["looked_at"]["sums"] == one.looked_at.sums
        assert [left["text"] for left in members["looked_at"]["left"]] == [
            left.text for left in one.looked_at.left
        ]
    table = page_of(checked, language)
    circular = Circular([CheckedBody.of(one) for one in checked]).markdown(language)
    for one in checked:
        for text in judged_shortly(one.looked_at, language):
            assert f"<td>{text}</td>" in table
            assert f"| {text} |" in circular


def test_nothing_found_is_said_of_what_was_looked_at() -> None:
    aspects = "主动公开信息，办理依申请公开，加强政府信息管理，建设公开平台，落实监督保障。"
    report = _report(
        overview=_prose(f"{aspects}全年收到政府信息公开申请9件。"),
        problems_and_improvements=_prose("解读形式单一。"),
        other_matters=_prose("未收取信息处理费。"),
    )
    text = text_of(Checked.of("a.json", gd.Extraction(report)), "zh")
    assert text.splitlines()[-2:] == [
        "  核查范围：勾稽关系42项，均相符；正文中认出的数字1处，均已比对；未与上一年度报告比较",
        "  在核查范围内未发现问题",
    ]
