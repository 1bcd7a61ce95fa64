"""The page of findings in a real browser: what is seen, clicked and loaded."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pdfminer.high_level import extract_text

import gov_disclosure as gd
from browsing import CHROMIUM, SCREENSHOTS, keep, launched, opened, violations
from gov_disclosure.audit.checked import Checked
from gov_disclosure.audit.page import page_of
from gov_disclosure.comparison.page import comparison_page
from gov_disclosure.model.extraction import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterator

playwright = pytest.importorskip(
    "playwright.sync_api", reason="needs the extra `browser` (make test-browser)"
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

_EXAMPLES = Path(__file__).parent.parent / "examples"
_SCRIPT = "<script>document.title = 'taken over'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page on an example with errors, one that is right, and one with markup in it."""
    extractions = {
        name: gd.read(_EXAMPLES / name) for name in ("yunzhou-2024-errors.txt", "qingxi-2023.md")
    }
    prose = gd.Narrative(blocks=(gd.Paragraph(f"（文字描述）{_SCRIPT}"),))
    hostile = gd.blank("2021", year=2024, title=_SCRIPT, other_matters=prose)
    checked = [Checked.of(name, one) for name, one in extractions.items()]
    checked.append(Checked.of(_SCRIPT, Extraction(hostile)))
    path = tmp_path_factory.mktemp("page") / "findings.html"
    path.write_text(page_of(checked, "zh"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from launched(playwright)


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    """Yield the page of findings, and fail if anything was loaded or said on the console."""
    yield from opened(browser, file)


@pytest.fixture
def report(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Yield the page of a report, and fail likewise."""
    path = tmp_path / "report.html"
    gd.write(gd.read(_EXAMPLES / "clerk" / "2024.xlsx"), path)
    yield from opened(browser, path)


@pytest.fixture
def compared(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Yield the page of a comparison in which markup was published, and fail likewise."""
    old, new = (gd.read(_EXAMPLES / name).report for name in ("qingxi-2020.txt", "qingxi-2023.md"))
    prose = gd.Narrative(blocks=[gd.Paragraph(f"（文字描述）{_SCRIPT}")])
    path = tmp_path / "comparison.html"
    comparison = gd.compare(old, gd.replace(new, {"other_matters": prose, "preamble": prose}))
    path.write_text(comparison_page(comparison, "zh"), encoding="utf-8")
    yield from opened(browser, path)


def test_text_of_a_report_stays_text(page: Any) -> None:
    assert page.title() == "政府信息公开工作年度报告核查结果"
    assert page.locator("script, img").count() == 0
    assert page.get_by_text("document.title", exact=False).count() > 0


def test_a_finding_leads_to_its_cell_and_back(page: Any) -> None:
    keep(page, "findings")
    page.locator("#report-1 ol.findings a").first.click()
    cell = page.locator("td:target")
    assert cell.is_visible()
    assert cell.bounding_box()["y"] < 900
    cell.focus()
    note = cell.locator(".note")
    assert note.is_visible()
    assert "原文" in note.inner_text()
    keep(page, "cell")
    note.locator("a").first.click()
    assert page.locator("li:target").is_visible()


def test_evidence_shows_on_hover_and_on_focus(page: Any) -> None:
    cell = page.locator('[id="cell-1-requests.received.natural_person"]')
    note = cell.locator(".note")
    assert not note.is_visible()
    cell.hover()
    assert note.is_visible()
    assert "“191”" in note.inner_text()
    page.mouse.move(1, 1)
    assert not note.is_visible()
    cell.focus()
    assert note.is_visible()


def test_everything_can_be_reached_with_the_keyboard(page: Any) -> None:
    page.keyboard.press("Tab")  # the list of reports, which may scroll
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#report-1"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(3):  # the first table, which may scroll, and its first cells
        page.keyboard.press("Tab")
    assert page.locator("td:focus .note").is_visible()


def test_suspects_are_marked_by_more_than_colour(page: Any) -> None:
    cell = page.locator('[id="cell-1-requests.outcomes.granted.total"]')
    assert "suspect" in cell.get_attribute("class")
    content = "getComputedStyle(document.querySelector('td.suspect'), '::after').content"
    assert page.evaluate(content).strip('"').strip() == "？"


def test_a_phone_shows_all_without_scrolling_sideways(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    keep(page, "phone")


def test_it_prints(page: Any, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    assert page.locator(".skip").first.is_hidden()
    printed = page.pdf(path=tmp_path / "findings.pdf")
    assert printed.startswith(b"%PDF")
    if SCREENSHOTS:
        (Path(SCREENSHOTS) / "findings.pdf").write_bytes(printed)


def test_a_report_on_paper_is_the_form_and_nothing_else(report: Any) -> None:
    assert report.get_by_text("发布机构：").is_visible()
    keep(report, "report")
    printed = report.pdf()
    if SCREENSHOTS:
        (Path(SCREENSHOTS) / "report.pdf").write_bytes(printed)
    text = extract_text(io.BytesIO(printed))
    assert "统计期限为2024年" in text
    assert not re.search("发布机构|报告年度", text)
    assert gd.figures(gd.read(printed)) == gd.figures(gd.read(_EXAMPLES / "clerk" / "2024.xlsx"))


def test_a_comparison_marks_changes_and_takes_no_markup(compared: Any) -> None:
    assert compared.locator("script, img").count() == 0
    assert compared.locator("ins").count() > 0
    assert compared.locator("tr.not_comparable").count() > 0
    keep(compared, "comparison")
    compared.locator("summary").first.click()
    assert compared.locator("details tr.unchanged").first.is_visible()
    compared.set_viewport_size({"width": 360, "height": 740})
    assert compared.evaluate("document.documentElement.scrollWidth") <= 360
    keep(compared, "comparison-phone")
    compared.emulate_media(media="print")
    printed = compared.pdf()
    assert printed.startswith(b"%PDF")
    if SCREENSHOTS:
        (Path(SCREENSHOTS) / "comparison.pdf").write_bytes(printed)


@pytest.mark.parametrize("name", ["page", "compared", "report"])
def test_axe_finds_nothing(name: str, request: pytest.FixtureRequest) -> None:
    page = request.getfixturevalue(name)
    assert violations(page) == []
