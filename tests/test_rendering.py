"""Rendering and writing: what people read, compared with files they have looked at."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import attrs
import pytest
import turbohtml
from hypothesis import given, settings
from turbohtml.conformance import check_html
from wcwidth import wcwidth

import gov_disclosure as gd
from gov_disclosure.renderers import FORMATS
from gov_disclosure.strategies import reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Golden = Callable[[str, str], None]


def _sparse(form: gd.AnnualReport, prefix: str, **figures: object) -> gd.AnnualReport:
    """Return a report with all cells of a section zero but the given ones."""
    paths = [path for path in gd.figures(form) if path.startswith(f"{prefix}.")]
    changes = {f"{prefix}.{path.replace('__', '.')}": value for path, value in figures.items()}
    return gd.replace(form, {**dict.fromkeys(paths, 0), **changes})


def report_of_2019() -> gd.AnnualReport:
    """A district's report in the trial form: an added row, notes, marks, a blank."""
    report = gd.blank(
        "2019",
        title="临江区人民政府2020年政府信息公开工作年度报告",
        publisher=gd.Publisher("临江区人民政府"),
        year=2020,
        published_on=datetime.date(2021, 1, 28),
        dated_on=datetime.date(2021, 1, 27),
        signed_by="临江区人民政府办公室",
        preamble=gd.Narrative(blocks=(gd.Paragraph("根据《条例》规定，编制本报告。"),)),
        overview=gd.Narrative(
            blocks=(
                gd.Heading("（一）主动公开", 2),
                gd.Paragraph("全年主动公开政府信息4068条，其中：\n规范性文件16件。"),
                gd.Table((("渠道", "条数"), ("门户网站", "3950"), ("政务新媒体", "118"))),
            )
        ),
        problems_and_improvements=gd.Narrative(
            blocks=(gd.Paragraph("1.解读形式单一；2.依申请公开答复不够规范。"),)
        ),
        other_matters=gd.Narrative(blocks=(gd.Paragraph("无其他需要报告的事项。"),)),
    )
    report = _sparse(
        report,
        "proactive_disclosure",
        rules__newly_made=gd.Mark.NOT_APPLICABLE,
        rules__newly_disclosed=gd.Mark.NOT_APPLICABLE,
        rules__total_disclosed=gd.Mark.NOT_APPLICABLE,
        normative_documents__newly_made=22,
        administrative_licensing__prior_year_items=318,
        administrative_licensing__item_change=-14,
        administrative_licensing__decisions=10693,
        centralized_procurement__items=46,
        centralized_procurement__amount_wan_yuan=Decimal("10693.46"),
    )
    report = _sparse(
        report,
        "requests",
        received__natural_person=31,
        received__other_org=1,
        received__total=32,
        outcomes__granted__natural_person=24,
        outcomes__granted__total=24,
        outcomes__unavailable__not_held__natural_person=6,
        outcomes__unavailable__not_held__other_org=1,
        outcomes__unavailable__not_held__total=7,
        outcomes__handled__total=31,
        carried_forward__natural_person=1,
        carried_forward__total=None,
    )
    report = _sparse(report, "disputes", reconsideration__upheld=2, reconsideration__total=2)
    proactive = report.proactive_disclosure
    assert proactive is not None
    labels = ("本年新制作数量", "本年新公开数量", "对外公开总数量")
    added = gd.SupplementaryRow(
        "第二十条第（一）项", "其他主动公开文件", tuple((label, "0") for label in labels)
    )
    return attrs.evolve(
        report,
        proactive_disclosure=attrs.evolve(proactive, supplementary_rows=(added,)),
        notes=(gd.Note("proactive_disclosure.normative_documents.newly_made", "（其中修订16件）"),),
    )


def report_of_2021() -> gd.AnnualReport:
    """A department's report in the form of 2021, with text that looks like markup."""
    report = gd.blank(
        "2021",
        title="临江区统计局2023年政府信息公开工作年度报告",
        publisher=gd.Publisher("临江区统计局"),
        year=2023,
        published_on=datetime.date(2024, 1, 20),
        revised_on=datetime.date(2024, 3, 5),
        revision_note="更正第三部分总计。",
        dated_on=datetime.date(2024, 1, 19),
        signed_by="临江区统计局",
        overview=gd.Narrative(
            "一、总体情况",
            (
                gd.Heading("（一）*主动*公开 #", 2),
                gd.Paragraph("# 不是标题 | 也不是表格 <script>alert(1)</script> &amp; `代码`"),
                gd.Paragraph("1. 第一项\n- 第二项\n---"),
            ),
        ),
        problems_and_improvements=gd.Narrative(blocks=(gd.Paragraph("无。"),)),
        other_matters=gd.Narrative(blocks=(gd.Paragraph("本年度未收取信息处理费。"),)),
    )
    report = _sparse(
        report,
        "proactive_disclosure",
        normative_documents__in_force=9,
        administrative_penalties__decisions=gd.Mark.UNREADABLE,
        administrative_fees__amount_wan_yuan=Decimal("4068.208"),
    )
    report = _sparse(
        report,
        "requests",
        received__natural_person=7,
        received__total=7,
        outcomes__other_handling__overdue_correction__natural_person=7,
        outcomes__other_handling__overdue_correction__total=7,
        outcomes__handled__natural_person=7,
        outcomes__handled__total=7,
    )
    report = _sparse(report, "disputes")
    return attrs.evolve(
        report,
        notes=(
            gd.Note("overview.blocks[1].text", "原文如此"),
            gd.Note("proactive_disclosure.administrative_penalties.decisions", "约12件"),
        ),
    )


def mixed_report() -> gd.AnnualReport:
    """A report of both forms: missing rows, a missing section, an added table."""
    report = gd.AnnualReport(
        title="临江区政务公开办2022年度报告",
        year=2022,
        proactive_disclosure=gd.ProactiveDisclosure2021(
            introduction=(gd.Paragraph("单位：件、万元"),),
            supplementary_rows=(
                gd.SupplementaryRow(None, "政府集中采购", (("采购总金额（元）", "251000"),)),
            ),
            remarks=(gd.Paragraph("注：县级无规章。"),),
        ),
        requests=gd.Requests2019(heading="三、收到和处理申请情况"),
        disputes=gd.Disputes(),
    )
    rules = dict.fromkeys(("issued", "repealed", "in_force"), gd.Mark.MISSING)
    report = gd.replace(
        report, {f"proactive_disclosure.rules.{name}": mark for name, mark in rules.items()}
    )
    lawsuits = [path for path in gd.figures(report) if ".litigation_" in path]
    return gd.replace(report, dict.fromkeys(lawsuits, gd.Mark.MISSING))


REPORTS = {"2019": report_of_2019, "2021": report_of_2021, "mixed": mixed_report}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("name_of_format", "suffix"), [("text", "txt"), ("markdown", "md"), ("html", "html")]
)
def test_reports_look_like_the_printed_form(
    name: str, name_of_format: str, suffix: str, golden: Golden
) -> None:
    golden(f"report-{name}.{suffix}", gd.render(REPORTS[name](), name_of_format))


@settings(max_examples=50)
@given(reports())
def test_every_table_of_a_text_lines_up(report: gd.AnnualReport) -> None:
    tables = [
        part.split("\n")
        for part in gd.render(report, "text").split("\n\n")
        if part.startswith("+-")
    ]

    for table in tables:
        widths = {sum(max(wcwidth(char), 0) for char in line) for line in table if line}
        assert len(widths) == 1


def test_the_statutory_tables_fit_a_terminal() -> None:
    lines = gd.render(gd.replace(gd.blank("2019"), {}), "text").split("\n")
    lines += gd.render(gd.blank("2021"), "text").split("\n")

    assert max(sum(map(wcwidth, line)) for line in lines) <= 110


def test_header_facts_stand_close_together_in_text() -> None:
    lines = gd.render(report_of_2021(), "text").split("\n")

    assert lines[:8] == [
        "临江区统计局2023年政府信息公开工作年度报告",
        "",
        "发布机构：临江区统计局",
        "报告年度：2023年",
        "发布日期：2024-01-20",
        "更正日期：2024-03-05",
        "更正说明：更正第三部分总计。",
        "",
    ]


_ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("p", "br", "div", "table", "thead", "tbody", "tr", "th", "td"),
}


@given(reports(hostile=True))
def test_no_text_becomes_markup_of_a_page(report: gd.AnnualReport) -> None:
    page = turbohtml.parse(gd.render(report, "html"))
    elements = list(page.iter_elements())
    assert {element.tag for element in elements} <= _ELEMENTS
    assert not {"src", "href", "onload"} & {name for each in elements for name in each.attrs}
    assert len(page.find_all("style")) == 1


@given(reports())
def test_pages_are_valid_html(report: gd.AnnualReport) -> None:
    page = gd.render(report, "html")
    turbohtml.parse(page, strict=True)  # raises an error for what the tokenizer calls one
    assert [one for one in check_html(page).messages if one.severity == "error"] == []
    balanced = page[page.index("<main>") : page.index("</body>")].replace("<br>", "<br/>")
    ElementTree.fromstring(balanced)  # noqa: S314 - a page of our own
    assert not re.search(r"https?:|url\(|@import|<script", page)
    policy = turbohtml.parse(page).select_one("meta[http-equiv]")
    assert policy is not None
    assert str(policy.attr("content")).startswith("default-src 'none';")


def test_the_signature_of_a_page_stands_to_the_right() -> None:
    page = turbohtml.parse(gd.render(report_of_2019(), "html"))
    assert [line.text for line in page.select("p.closing")] == [
        "临江区人民政府办公室",
        "2021年1月27日",
    ]


def test_only_what_is_no_part_of_the_form_is_kept_from_paper() -> None:
    """A paragraph of the report may look like a fact above it."""
    opening = gd.Narrative(blocks=[gd.Paragraph("说明：本报告含下属单位。")])
    page = gd.render(attrs.evolve(report_of_2019(), preamble=opening), "html")
    assert [line.text for line in turbohtml.parse(page).select("p.unprinted")] == [
        "发布机构：临江区人民政府",
        "报告年度：2020年",
        "发布日期：2021-01-28",
    ]
    assert ".unprinted { display: none; }" in page.partition("@media print")[2]


@pytest.mark.parametrize("known", FORMATS)
def test_each_known_format_is_rendered(known: str) -> None:
    assert "临江区统计局" in gd.render(report_of_2021(), known)


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(gd.InvalidValueError, match=r"text \| markdown") as raised:
        gd.render(gd.AnnualReport(), "docx")

    assert raised.value.path == "format"


@pytest.mark.parametrize(
    ("name", "given_format", "rendered"),
    [
        ("report.txt", None, "text"),
        ("report.md", None, "markdown"),
        ("REPORT.MARKDOWN", None, "markdown"),
        ("report.html", None, "html"),
        ("report.json", None, "json"),
        ("report.txt", "markdown", "markdown"),
        ("report", "text", "text"),
    ],
)
def test_write_takes_the_format_or_finds_it_from_the_suffix(
    name: str, given_format: str | None, rendered: str, tmp_path: Path
) -> None:
    gd.write(report_of_2021(), tmp_path / name, given_format)

    expected = gd.render(report_of_2021(), rendered).encode()
    assert (tmp_path / name).read_bytes() == expected


def test_write_refuses_an_unknown_suffix_and_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.odt"
    path.write_text("old", encoding="utf-8")

    with pytest.raises(gd.InvalidValueError, match=r"\.txt"):
        gd.write(gd.AnnualReport(), path)

    assert path.read_text(encoding="utf-8") == "old"
