"""The documentation site as built: nothing is fetched, no link is dead, Chinese is found."""

from __future__ import annotations

import inspect
import os
import re
import shutil
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

import gov_disclosure as gd
from gov_disclosure import strategies

if TYPE_CHECKING:
    from collections.abc import Iterator

_SITE = Path(os.environ.get("SITE", "")).resolve()
pytestmark = pytest.mark.skipif("SITE" not in os.environ, reason="needs the site (make test-site)")

_PAGES = sorted(_SITE.rglob("*.html")) if "SITE" in os.environ else []
_LOADED = {
    ("img", "src"),
    ("link", "href"),
    ("script", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("form", "action"),
}
_UNLOADED_LINKS = {"canonical", "index", "search", "next", "prev", "author", "copyright"}
_MADE = {"genindex.html", "index.html", "search.html"}
"""Pages that Sphinx makes without a text of ours."""
_WORDS = ("依申请公开", "勾稽关系", "结转", "行政复议", "补正")


class _Page(HTMLParser):
    """What a page loads and links to, its anchors and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.language = ""
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors.add(given.get("id", ""))
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        for name, value in given.items():
            if (tag, name) in _LOADED and given.get("rel") not in _UNLOADED_LINKS:
                self.loaded.append(value)

    def handle_data(self, data: str) -> None:
        self.text += data


@cache
def _page(path: Path) -> _Page:
    return _Page(path)


_NO_PROSE = r"<pre>.*?</pre>|<style.*?</style>|<svg.*?</svg>"


def _article(path: Path, *, examples: bool = True) -> str:
    """Return the text of a page without what stands around it."""
    text = "".join(re.findall(r"<article.*?</article>", path.read_text("utf-8"), re.DOTALL))
    left_out = r"<[^>]+>" if examples else rf"{_NO_PROSE}|<[^>]+>"
    return re.sub(left_out, "", text, flags=re.DOTALL)


def test_pages_load_files_of_the_site_alone() -> None:
    assert len(_PAGES) > 50
    for path in _PAGES:
        for address in _page(path).loaded:
            parts = urlsplit(address)
            assert not parts.netloc, (path, address)
            assert parts.scheme in {"", "data"}, (path, address)


def test_styles_load_nothing_from_elsewhere() -> None:
    for path in _SITE.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", text)
        assert not [each for each in addresses if re.match(r"(https?:)?//", "".join(each))], path


def test_no_link_within_the_site_is_dead() -> None:
    followed = 0
    for path in _PAGES:
        for link in _page(path).links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, link)
            assert target.is_relative_to(_SITE), (path, link)
            if parts.fragment and target.suffix == ".html":
                assert unquote(parts.fragment) in _page(target).anchors, (path, link)
            followed += 1
    assert followed > 1000


def test_pages_say_their_language() -> None:
    written = [path for path in _PAGES if path.name not in _MADE]
    languages = set()
    for path in written:
        prose = _article(path, examples=False)
        chinese = len(re.findall("[\u4e00-\u9fff]", prose))
        expected = "en" if chinese * 10 < len(prose) else "zh-CN"
        assert _page(path).language == expected, path
        languages.add(expected)
    assert languages == {"en", "zh-CN"}


@pytest.mark.parametrize(
    "value",
    [
        getattr(module, name)
        for module in (gd, strategies)
        for name in module.__all__
        if inspect.isclass(getattr(module, name)) or inspect.isroutine(getattr(module, name))
    ],
    ids=lambda value: value.__name__,
)
def test_the_reference_says_what_help_says(value: Any) -> None:
    module = strategies if "strategies" in value.__module__ else gd
    anchor = f"{module.__name__}.{value.__name__}"
    (page,) = [
        path for path in (_SITE / "website" / "api").glob("*.html") if anchor in _page(path).anchors
    ]
    (first, *_) = (inspect.getdoc(value) or "").split("\n")
    plain = re.sub(r":\w+:`~?\.?(.*?)`", r"\1", first).replace("`", "")
    assert re.sub(r"\W", "", plain) in re.sub(r"\W", "", _page(page).text)


# ── In a browser, from the file system ──────────────────────────────────────────────────

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
in_browser = pytest.mark.skipif(_CHROMIUM is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")
    with playwright.sync_playwright() as started:
        instance = started.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield instance
        instance.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Yield an empty page, and fail if anything but a file was asked for."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    context.close()
    assert asked
    assert not [url for url in asked if urlsplit(url).scheme not in {"file", "data"}]


@in_browser
@pytest.mark.parametrize("words", _WORDS)
def test_search_finds_the_pages_with_chinese_words(page: Any, words: str) -> None:
    page.goto((_SITE / "docs" / "README.html").as_uri())
    page.fill("input.sidebar-search", words)
    page.press("input.sidebar-search", "Enter")
    _wait_for_results(page)
    links = page.eval_on_selector_all("ul.search a", "links => links.map(link => link.href)")
    found = {Path(unquote(urlsplit(link).path)) for link in links}
    written = [path for path in _PAGES if path.name not in _MADE]
    with_words = {path for path in written if words in re.sub(r"\s", "", _article(path))}
    assert with_words
    assert with_words <= found
    # A page of nothing but parts of the words may be found too, but few are.
    assert len(found) <= 2 * len(with_words) + 3


def _wait_for_results(page: Any) -> None:
    page.wait_for_function(
        "/搜索完成|没有/.test(document.querySelector('.search-summary')?.textContent)"
    )


@in_browser
def test_search_finds_no_page_for_words_that_are_nowhere(page: Any) -> None:
    page.goto((_SITE / "search.html").as_uri() + "?q=鲸鱼饲养")
    _wait_for_results(page)
    assert not page.query_selector_all("ul.search li")


@in_browser
def test_no_page_is_wider_than_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    wide = {}
    for path in set(_PAGES) - {_SITE / "index.html"}:  # which leads on
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide[path.name] = width
    assert not wide
