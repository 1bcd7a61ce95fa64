"""Traps of the rules about title, names, dates and prose."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

import attrs
import pytest
from hypothesis import given

import gov_disclosure as gd
from gov_disclosure import strategies
from rule_examples.example import zeros

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.publisher import Kind, Level
    from gov_disclosure.model.report import Scope

OWN = gd.Publisher("青溪区财政局")


def prose(*texts: str) -> gd.Narrative:
    return gd.Narrative(blocks=tuple(map(gd.Paragraph, texts)))


def found(rule: str, **changes: object) -> tuple[gd.Finding, ...]:
    return gd.check(zeros(changes=changes), rules=rule)


PROSE_RULES = ("header", "overview", "problems_and_improvements", "other_matters", "form")


@given(strategies.reports(hostile=True))
def test_what_is_heuristic_accuses_nobody(report: gd.AnnualReport) -> None:
    for finding in gd.check(report, rules=PROSE_RULES):
        assert finding.status == "to_review"
        assert finding.severity != "error"


# Years ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "青溪区财政局２０２３ 年政府信息公开工作年度报告"},
        {"title": "青溪区财政局政府信息公开工作年度报告"},
        {"preamble": prose("数据统计期限自2023年1月1日起，至2023年12月31日止。")},
        {"overview": prose("2023年，我局公开信息80条，比2022年多10条。")},
        {"overview": prose("2019年5月15日新《条例》施行以来，我局完善了制度。")},
        {"overview": prose("2020年以来，我局逐年公开。")},
        {"overview": prose("2022-2023年度重点工作。")},
        {"overview": prose("2023年，我局有序公开。", "2022年的问题已经改正。")},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_years_that_are_right(changes: Mapping[str, object]) -> None:
    assert found("header.year", year=2023, **changes) == ()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": "青溪区财政局2022年政府信息公开工作年度报告"}, "title"),
        ({"preamble": prose("自2022年1月1日至2022年12月31日。")}, "preamble.blocks[0].text"),
        ({"preamble": prose("自2023年1月1日起至2022年12月31日止。")}, "preamble.blocks[0].text"),
        ({"overview": prose("2022年，我局公开信息80条。")}, "overview.blocks[0].text"),
        ({"overview": prose("（一）主动公开", "2022年度公开80条。")}, "overview.blocks[1].text"),
    ],
)
def test_years_that_are_wrong(changes: Mapping[str, object], path: str) -> None:
    (finding,) = found("header.year", year=2023, **changes)
    assert finding.paths == (path,)


# Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "changes"),
    [
        ("青溪区财政局", {"signed_by": "云州市青溪区财政局"}),
        ("青溪区财政局", {"signed_by": "区财政局"}),
        ("云州市卫生健康委员会", {"signed_by": "云州市卫健委"}),
        ("青溪区人民政府", {"signed_by": "青溪区人民政府办公室"}),
        ("青溪区", {"signed_by": "青溪区人民政府办公室"}),
        ("青溪区财政局", {"preamble": prose("本报告由本机关按照《条例》编制。")}),
        ("青溪区财政局", {"preamble": prose("本报告由青溪区财政局编制，向社会公布。")}),
        ("青溪区财政局", {"title": "关于2023年青溪区财政局政府信息公开工作的年度报告"}),
        ("青溪区财政局", {"title": "2023年政府信息公开工作年度报告"}),
    ],
)
def test_names_of_the_same_body(own: str, changes: Mapping[str, object]) -> None:
    assert found("header.name", publisher=gd.Publisher(own), **changes) == ()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"signed_by": "青溪区审计局"}, "signed_by"),
        ({"title": "云溪区财政局2023年政府信息公开工作年度报告"}, "title"),
        (
            {"preamble": prose("本报告由云溪区财政局按照《条例》编制。")},
            "preamble.blocks[0].text",
        ),
    ],
)
def test_names_of_another_body(changes: Mapping[str, object], path: str) -> None:
    (finding,) = found("header.name", publisher=OWN, **changes)
    assert finding.paths == (path,)


# Dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scope", "day", "severities"),
    [
        ("own", datetime.date(2024, 1, 31), []),
        ("own", datetime.date(2024, 2, 1), ["warning"]),
        ("jurisdiction", datetime.date(2024, 3, 31), []),
        ("jurisdiction", datetime.date(2024, 4, 1), ["warning"]),
        (None, datetime.date(2024, 3, 31), []),
        (None, datetime.date(2024, 4, 1), ["warning"]),
    ],
)
def test_deadlines(scope: Scope | None, day: datetime.date, severities: list[str]) -> None:
    findings = found("header.late", year=2023, scope=scope, dated_on=day)
    assert [finding.severity for finding in findings] == severities


def test_the_date_of_the_page_is_only_an_indication() -> None:
    day = datetime.date(2024, 6, 1)
    (finding,) = found("header.late", year=2023, scope="own", published_on=day)
    assert (finding.severity, finding.paths) == ("info", ("published_on",))


def test_a_corrected_report_may_be_late() -> None:
    day = datetime.date(2025, 6, 1)
    dates = {"dated_on": day, "published_on": day, "revised_on": day}
    assert found("header", year=2023, scope="own", **dates) == ()


# Prose ---------------------------------------------------------------------------------------


def test_a_government_must_also_tell_of_its_assessment() -> None:
    text = "主动公开、依申请公开、信息管理、平台建设、监督保障均有进展。"
    assert found("overview.aspects", year=2023, overview=prose(text)) == ()
    (finding,) = found(
        "overview.aspects", year=2023, scope="jurisdiction", overview=prose(text + "开展考核。")
    )
    assert "“社会评议”、“责任追究”" in finding.message


@pytest.mark.parametrize("year", [None, 2020])
def test_the_notice_of_2021_binds_from_2021(year: int | None) -> None:
    changes = {"overview": prose("云" * 2000), "other_matters": prose("无。")}
    assert found("overview", year=year, **changes) == ()
    assert found("other_matters", year=year, **changes) == ()


@pytest.mark.parametrize("text", ["无", "暂无。", "本年度无。", "没有问题。"])
def test_a_section_5_that_says_nothing(text: str) -> None:
    section = prose("（一）存在的主要问题", text) if text == "无" else prose(text)
    findings = found("problems_and_improvements", problems_and_improvements=section)
    assert len(findings) == (text != "无")


def test_a_section_5_that_is_empty() -> None:
    section = gd.Narrative()
    assert len(found("problems_and_improvements", problems_and_improvements=section)) == 1


@pytest.mark.parametrize(
    "text",
    ["本年度未收取信息处理费。", "未发出收费通知。", "政府信息公开处理费收取情况：0元。"],
)
def test_fees_that_are_mentioned(text: str) -> None:
    assert found("other_matters", year=2023, other_matters=prose(text)) == ()


def test_fees_that_are_not_mentioned_are_an_information() -> None:
    (finding,) = found("other_matters", year=2023, other_matters=prose("无。"))
    assert finding.severity == "info"


@pytest.mark.parametrize(
    ("text", "is_left_over"),
    [
        ("（文字描述）", True),
        ("该部分以表格形式报告。", True),
        ("特此函复。", True),
        ("云州市司法局办公室 2024年1月10日印发", True),
        ("2023年3月1日印发的《公开指南》已修订。", False),
        ("年内印发规范性文件三件。", False),
        ("收到来函，经函复申请人。", False),
    ],
)
def test_leftovers_of_a_template(text: str, *, is_left_over: bool) -> None:
    findings = found("form.template_leftovers", other_matters=prose(text))
    assert bool(findings) is is_left_over


@pytest.mark.parametrize(
    ("name", "heading", "is_retitled"),
    [
        ("overview", "一、总体情况", False),
        ("overview", "第一部分 总体情况", False),
        ("overview", "（一）总体 情况", False),
        ("overview", "一、概述", True),
        ("problems_and_improvements", "五、政府信息公开工作存在的主要问题及改进情况", False),
        ("problems_and_improvements", "五、存在问题", True),
        ("disputes", "四、政府信息公开行政复议行政诉讼情况", False),
    ],
)
def test_titles_of_sections(name: str, heading: str, *, is_retitled: bool) -> None:
    report = zeros()
    section = getattr(report, name) or gd.Narrative()
    report = gd.replace(report, {name: attrs.evolve(section, heading=heading)})
    assert bool(gd.check(report, rules="form.headings")) is is_retitled


# Bodies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "level", "is_found"),
    [
        ("department", "national", False),
        ("department", "provincial", True),
        ("department", "county", True),
        ("government", "prefectural", False),
        ("government", "county", True),
        ("government", "township", True),
        ("general_office", "prefectural", False),
        ("general_office", "county", True),
        (None, "county", True),
        (None, "township", True),
        ("department", None, True),  # its name says that it is not of the centre
        (None, None, True),
    ],
)
def test_who_makes_rules(
    kind: Kind | None, level: Level | None, is_found: Literal[True, False]
) -> None:
    publisher = gd.Publisher("青溪区财政局", kind=kind, level=level)
    changes = {"publisher": publisher, "proactive_disclosure.rules.in_force": 1}
    report = zeros(changes=changes)
    assert bool(gd.check(report, rules="proactive_disclosure.rule_making")) is is_found


def test_rules_that_lapsed_are_no_rules_made() -> None:
    publisher = gd.Publisher("青溪区财政局", kind="department", level="county")
    changes = {"publisher": publisher, "proactive_disclosure.rules.repealed": 1}
    assert gd.check(zeros(changes=changes), rules="proactive_disclosure") == ()
