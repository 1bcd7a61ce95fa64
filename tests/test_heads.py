"""The heads of whole pages and texts: title, publisher, year and date of publication."""

from __future__ import annotations

import csv
import datetime
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from gov_disclosure.readers.html import html_document
from printed_heads import printed_heads

if TYPE_CHECKING:
    from pathlib import Path

_FACTS = ("title", "publisher", "year", "published_on")
_HEADS = 300


def head(extraction: gd.Extraction) -> dict[str, object]:
    """Return the facts that were read of a head; None where none was."""
    report = extraction.report
    found = {name: getattr(report, name) for name in _FACTS}
    return found | {"publisher": report.publisher and report.publisher.name}


def test_heads_built_from_parts() -> None:
    """No fact is wrong, and at most three in a hundred are missing."""
    missing: list[tuple[object, ...]] = []
    for printed in printed_heads(_HEADS):
        extraction = gd.parse(printed.content, format=printed.format)
        for name, value in head(extraction).items():
            stated = getattr(printed.facts, name)
            assert value in {stated, None}, (name, printed)
            if value != stated:
                missing.append((name, printed.parts))
    for name in _FACTS:
        assert sum(each[0] == name for each in missing) <= 0.03 * _HEADS, missing


def test_site_furniture_is_no_preamble() -> None:
    for printed in printed_heads(100, seed=12):
        preamble = gd.parse(printed.content, format=printed.format).report.preamble
        for block in preamble.blocks if preamble else ():
            assert not isinstance(block, gd.Table)
            assert block.text.endswith(("。", "：")), printed.content


def test_the_shared_heads(shared: Path) -> None:
    folder = shared / "cases" / "heads"
    if not folder.is_dir():
        pytest.skip("no cases of heads")
    with (folder / "expected.tsv").open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            found = head(gd.read(folder / row.pop("file")))
            assert {name: str(value or "") for name, value in found.items()} == row


SECTIONS = """
一、总体情况
{opening}
二、主动公开政府信息情况
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 9
六、其他需要报告的事项
无。
"""
TITLE = "云州市统计局2023年政府信息公开工作年度报告"


def read(front: str, end: str = "", opening: str = "我局依法公开。") -> gd.Extraction:
    return gd.parse(f"{front}{SECTIONS.format(opening=opening)}{end}")


def problems(extraction: gd.Extraction) -> list[tuple[str, str | None]]:
    return [(problem.rule, problem.path) for problem in extraction.problems]


def test_a_stale_year_in_the_title_is_one_finding_about_the_title() -> None:
    stale = read(
        f"{TITLE}\n本报告所列数据的统计期限为2024年1月1日至2024年12月31日。",
        "云州市统计局\n2025年1月20日",
        opening="2024年，我局依法公开。",
    )
    assert (stale.report.year, stale.report.title, stale.problems) == (2024, TITLE, ())
    findings = [each for each in gd.check(stale.report) if each.rule.startswith("header.")]
    assert [(each.rule, each.paths) for each in findings] == [("header.year", ("title",))]


def test_a_title_in_quotation_marks_and_a_report_that_only_the_preamble_names() -> None:
    assert read(f"《{TITLE}》").report.title == TITLE
    told = read("按照要求，云州市统计局编制了2023年度政府信息公开工作年度报告，现予公布。")
    assert (told.report.title, told.report.year) == (None, 2023)


def test_one_other_year_in_the_text_leaves_that_of_the_title() -> None:
    assert read(f"{TITLE}\n统计期限为2022年1月1日至2022年12月31日。").report.year == 2023


@pytest.mark.parametrize(
    ("front", "end", "publisher", "problem"),
    [
        (f"发布机构：市统计局\n{TITLE}", "", "云州市统计局", None),
        ("统计局2023年政府信息公开年报", "云州市统计局\n2024年1月20日", "云州市统计局", None),
        (f"{TITLE}\n发布机构：云州市水利局", "", "云州市统计局", "publisher"),
        ("发布机构：云州市水利局", "云州市统计局\n2024年1月20日", None, "publisher"),
        ("本报告由云州市政务服务局负责编制。", "", None, None),
        ("现编制形成了《云州市统计局2023年政府信息公开工作年度报告》。", "", "云州市统计局", None),
        ("按照《省政府办公厅关于2023年政府信息公开工作年度报告的通知》编制。", "", None, None),
        ("来源：区政府办", "", None, None),
        ("来自：云州市统计局", "", "云州市统计局", None),
        ("", "云州市统计局\n2024年1月20日", "云州市统计局", None),
    ],
)
def test_publishers(front: str, end: str, publisher: str | None, problem: str | None) -> None:
    extraction = read(front, end)
    assert head(extraction)["publisher"] == publisher
    expected = [] if problem is None else [("reading.header_conflict", problem)]
    assert problems(extraction) == expected


def test_the_opening_of_section_1_names_a_body_with_its_area() -> None:
    told = read("", opening="2023年，云州市统计局认真贯彻《条例》。")
    assert head(told)["publisher"] == "云州市统计局"
    assert head(read("", opening="2023年，我局认真贯彻《条例》。"))["publisher"] is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("成文日期：2024-01-13", None),
        ("生成日期：2024-01-13", None),
        ("发文日期：2024-01-13", None),
        ("撰写时间\n2024-01-13", None),
        ("更新时间：2024-01-13", None),
        ("工作时间：2024-01-13", None),
        ("2022年01月18日 17:12:21", datetime.date(2022, 1, 18)),
        ("时间：2024年3 月 26日", datetime.date(2024, 3, 26)),
        ("发表日期 二〇二四年元月二十日", datetime.date(2024, 1, 20)),
        ("公开日期\n2024年1月20日", datetime.date(2024, 1, 20)),
        ("【发布日期：2024年1月20日】 【来源：本网】", datetime.date(2024, 1, 20)),
        ("2024-01-20 来源：本网 浏览：3", datetime.date(2024, 1, 20)),
    ],
)
def test_dates_of_publication(line: str, day: datetime.date | None) -> None:
    extraction = read(f"{TITLE}\n{line}")
    assert (extraction.report.published_on, extraction.problems) == (day, ())


@pytest.mark.parametrize("other", ["青溪区林业局", "1"])
def test_a_catalogue_fact_that_is_not_taken_is_left_over(other: str) -> None:
    extraction = read(f"发布机构：{other}", "云州市青溪区水利局\n2025年1月20日")
    assert extraction.report.publisher is None
    assert extraction.leftover == (gd.Paragraph(f"发布机构：{other}"),)
    assert problems(extraction) == [("reading.header_conflict", "publisher")]


def test_a_broken_date_is_a_problem() -> None:
    extraction = read(f"{TITLE}\n发布日期：20241月1日")
    assert extraction.report.published_on is None
    assert problems(extraction) == [("reading.broken_date", "published_on")]


def test_two_dates_of_publication_are_a_problem() -> None:
    extraction = read(f"发布日期：2024-01-13\n{TITLE}\n时间：2024-02-03")
    assert extraction.report.published_on == datetime.date(2024, 1, 13)
    assert problems(extraction) == [("reading.header_conflict", "published_on")]


def test_a_title_of_the_page_that_names_another_year_is_a_problem() -> None:
    page = (
        f'<meta name="ArticleTitle" content="{TITLE.replace("2023", "2022")}">'
        f"<p>{TITLE}<p>二、主动公开政府信息情况<table><tr><td>信息内容<td>本年收费金额（万元）"
        "<tr><td>行政事业性收费<td>3.5</table>"
    )
    extraction = gd.parse(page, format="html")
    assert head(extraction)["year"] == 2023
    assert ("reading.header_conflict", "year") in problems(extraction)


def test_what_a_page_says_of_itself() -> None:
    page = (
        '<html><head><meta charset="utf-8"><meta name="PubDate" content=" 2024-01-13 ">'
        '<meta name="keywords" content="年报"><meta property="og:title" content="年报">'
        '<script type="application/ld+json">[{"headline": "甲", "author": {"name": "乙"}}]</script>'
        '<script>var a = {"headline": "丙"}</script>'
        '<script type="application/ld+json">{"headline": </script></head><p>正文</p>'
    )
    facts = [(fact.source, fact.name, fact.value) for fact in html_document(page).facts]
    assert facts == [
        ("meta", "PubDate", "2024-01-13"),
        ("meta", "og:title", "年报"),
        ("json-ld", "headline", "甲"),
        ("json-ld", "author", "乙"),
    ]


def test_linked_data_nested_without_end_is_passed_over() -> None:
    page = '<script type="application/ld+json">' + "[" * 60_000 + "</script><p>正文</p>"
    assert html_document(page).facts == ()
