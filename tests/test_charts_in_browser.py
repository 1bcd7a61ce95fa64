"""Charts in a real browser: on light and dark pages, on a phone, printed, beside their table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import gov_disclosure as gd
from browsing import CHROMIUM, keep, launched, opened, violations
from gov_disclosure.charts.page import FIGURE_STYLE, figure_lines
from gov_disclosure.charts.section import chart_part
from gov_disclosure.cli import main
from gov_disclosure.comparison.page import comparison_page
from gov_disclosure.renderers.html import page_html

if TYPE_CHECKING:
    from collections.abc import Iterator

playwright = pytest.importorskip(
    "playwright.sync_api", reason="needs the extra `browser` (make test-browser)"
)
pytest.importorskip("vl_convert", reason="needs the extra `plot`")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

_AREA = Path(__file__).parent.parent / "examples" / "area"
_ROSTER = gd.Roster.read(_AREA / "bodies.csv")
_REPORTS = {
    year: [gd.read(file).report for file in sorted((_AREA / f"{year}").glob("*.md"))]
    for year in (2020, 2021, 2022)
}
_MARKUP = "<script>document.title = 'taken over'</script><img src=x onerror=alert(1)>"


def _charts() -> Iterator[gd.Chart]:
    """Yield a chart of each kind on the example series, and one of a name that is markup."""
    every = [report for reports in _REPORTS.values() for report in reports]
    rolled = [
        gd.roll_up(reports, _ROSTER, "云州市白石区人民政府", year)
        for year, reports in _REPORTS.items()
    ]
    town = [report for report in every if report.publisher and "柳河镇" in report.publisher.name]
    for kind, declared in gd.CHARTS.items():
        if declared.across == "years":
            cell = "proactive_disclosure.administrative_licensing.decisions"
            yield gd.chart(rolled, kind, cell=cell)
            yield gd.chart(town, kind, roster=_ROSTER)
        else:
            year = 2021 if declared.across == "bodies" else None
            yield gd.chart(every, kind, year=year, roster=_ROSTER)
    received = {"requests.received.total": 3, "publisher": gd.Publisher(_MARKUP)}
    yield gd.chart(gd.replace(gd.blank(year=2023), received), "ranking")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from launched(playwright)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a page with a chart of each kind."""
    lines = ["<h1>图</h1>"]
    for chart in _charts():
        lines += figure_lines(chart, chart.svg())
    path = tmp_path_factory.mktemp("charts") / "charts.html"
    path.write_text(page_html("图", FIGURE_STYLE, lines), encoding="utf-8")
    return path


@pytest.fixture
def charts(browser: Any, file: Path) -> Iterator[Any]:
    yield from opened(browser, file)


def test_they_are_seen_on_any_page_and_in_grey(charts: Any) -> None:
    keep(charts, "charts")
    charts.add_style_tag(content="body { background: #111; color: #eee; }")
    keep(charts, "charts-dark")
    frames = charts.evaluate(
        "[...document.querySelectorAll('svg > rect')].map(e => e.getAttribute('fill'))"
    )
    assert set(frames) == {"white"}  # each on paper of its own
    charts.add_style_tag(
        content="html { filter: grayscale(1); } body { background: #fff; color: #000; }"
    )
    keep(charts, "charts-grey")
    assert charts.pdf().startswith(b"%PDF")


def test_a_phone_shows_them_without_scrolling_the_page(charts: Any) -> None:
    charts.set_viewport_size({"width": 360, "height": 740})
    assert charts.evaluate("document.documentElement.scrollWidth") <= 360
    keep(charts, "charts-phone")


def test_no_text_of_a_chart_is_cut_off(charts: Any) -> None:
    """Every text lies within its picture, but for what is cut with a mark."""
    outside = charts.evaluate(
        """[...document.querySelectorAll('svg')].flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < frame.left - 1 || box.right > frame.right + 1
              || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
          }).map(text => text.textContent);
        })"""
    )
    assert outside == []


def test_names_are_shown_as_they_are(charts: Any) -> None:
    assert charts.title() == "图"
    assert charts.locator("script, img").count() == 0
    assert charts.get_by_text("document.title", exact=False).count() > 0


def test_axe_finds_nothing(charts: Any) -> None:
    assert violations(charts) == []


@pytest.mark.parametrize("name", ["chart", "series", "roll-up", "comparison"])
def test_pages_with_charts(name: str, browser: Any, tmp_path: Path) -> None:
    target = tmp_path / f"{name}.html"
    years = [str(_AREA / f"{year}" / "林业局.md") for year in _REPORTS]
    if name == "comparison":
        old, new = (gd.read(file).report for file in years[:2])
        comparison = gd.compare(old, new)
        page = comparison_page(comparison, "zh", part=chart_part(comparison, "zh"))
        target.write_text(page, encoding="utf-8")
    elif name == "roll-up":
        assert main([name, str(_AREA / "2021"), "-o", str(target)]) == 0
    else:
        command = "chart" if name == "chart" else "compare"
        assert main([command, *years, "-o", str(target)]) in {0, 1}
    for page in opened(browser, target):
        assert page.locator("figure.chart svg").count() == (1 if name == "chart" else 5)
        assert page.locator("figure.chart table").count() == page.locator("figure.chart").count()
        assert violations(page, "figure.chart") == []
        keep(page, f"page-{name}")
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
