"""The page of findings: what its markup holds, whatever the report."""

from __future__ import annotations

import re
from typing import Literal
from xml.etree import ElementTree

import pytest
import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st
from turbohtml.conformance import check_html

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.audit.checked import Checked
from gov_disclosure.audit.page import page_of
from gov_disclosure.model.extraction import Evidence, Extraction

_FEW = settings(max_examples=settings().max_examples // 8)
"""A page of a report has some thousand elements."""

_ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "h3", "h4"),
    *("p", "b", "a", "br", "div", "span", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_LANGUAGES = st.sampled_from(["zh", "en"])


def checked(report: gd.AnnualReport, name: str = "report.txt") -> Checked:
    evidence = {path: Evidence(f"<i>{path}", line=7) for path in gd.figures(report)}
    return Checked.of(name, Extraction(report, evidence))


@_FEW
@given(strategies.reports(hostile=True), strategies.hostile_texts(), _LANGUAGES)
def test_no_text_becomes_markup(
    report: gd.AnnualReport, name: str, language: Literal["zh", "en"]
) -> None:
    page = turbohtml.parse(page_of([checked(report, name)], language))
    elements = list(page.iter_elements())
    assert {element.tag for element in elements} <= _ELEMENTS
    names = {name for each in elements for name in each.attrs}
    assert not {name for name in names if name.startswith("on")} | ({"src"} & names)
    assert {str(link.attr("href"))[0] for link in page.find_all("a")} <= {"#"}
    assert len(page.find_all("style")) == 1


@_FEW
@given(st.lists(strategies.reports(), min_size=1, max_size=2), _LANGUAGES)
def test_pages_are_valid_and_load_nothing(
    reports: list[gd.AnnualReport], language: Literal["zh", "en"]
) -> None:
    page = page_of(map(checked, reports), language)
    turbohtml.parse(page, strict=True)  # raises an error for what the tokenizer calls one
    assert [one for one in check_html(page).messages if one.severity == "error"] == []
    balanced = page[page.index("<main>") : page.index("</body>")].replace("<br>", "<br/>")
    ElementTree.fromstring(balanced)  # noqa: S314 - a page of our own
    assert not re.search(r"https?:|url\(|@import|<script", page)


@_FEW
@given(st.lists(strategies.inconsistent_reports(), min_size=1, max_size=2))
def test_ids_are_unique_and_links_lead_somewhere(
    planted: list[tuple[gd.AnnualReport, object]],
) -> None:
    page = turbohtml.parse(page_of([checked(report) for report, _ in planted], "zh"))
    ids = [str(element.attr("id")) for element in page.iter_elements() if element.attr("id")]
    assert len(set(ids)) == len(ids)
    assert {str(link.attr("href"))[1:] for link in page.find_all("a")} <= set(ids)
    described = {str(cell.attr("aria-describedby")) for cell in page.select("td[aria-describedby]")}
    assert described <= set(ids)


@_FEW
@given(strategies.inconsistent_reports())
def test_every_finding_and_every_mark_is_on_the_page(
    planted: tuple[gd.AnnualReport, object],
) -> None:
    report, _ = planted
    one = checked(report)
    page = turbohtml.parse(page_of([one], "zh"))
    assert len(page.select("ol.findings > li")) == len(one.findings)
    for path, sign in one.signs().items():
        (cell,) = (each for each in page.find_all("td") if each.attr("id") == f"cell-1-{path}")
        assert sign in str(cell.attr("class"))


def test_a_cell_tells_its_evidence() -> None:
    report = gd.replace(gd.blank(), {"disputes.reconsideration.total": 3})
    text = turbohtml.parse(page_of([checked(report)], "zh")).text
    assert "第四部分“行政复议”“总计”列" in text or "“行政复议”" in text
    assert "原文 “<i>disputes.reconsideration.total”（第7行文字）" in text


def test_reports_without_findings_stand_in_the_summary_only() -> None:
    report = gd.blank()
    clean = Checked("clean.txt", report, ())
    page = page_of([clean, checked(report)], "zh")
    assert "clean.txt" in page
    assert 'id="report-1"' not in page
    assert 'id="report-2"' in page


def test_a_single_report_without_findings_is_shown() -> None:
    page = page_of([Checked("clean.txt", gd.blank(), ())], "zh")
    assert "未发现问题" in page
    assert 'id="cell-1-requests.received.total"' in page


@pytest.mark.parametrize(("language", "lang"), [("zh", "zh-CN"), ("en", "en")])
def test_the_page_names_its_language(language: Literal["zh", "en"], lang: str) -> None:
    assert f'<html lang="{lang}">' in page_of([checked(gd.blank())], language)
