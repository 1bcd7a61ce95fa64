"""Pages in a real browser: opened without a network, looked at, and pictures of them kept."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCREENSHOTS = os.environ.get("SCREENSHOTS")
"""Folder in which pictures are kept, or None."""

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launched(playwright: Any) -> Iterator[Any]:
    """Yield a browser."""
    with playwright.sync_playwright() as started:
        instance = started.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield instance
        instance.close()


def opened(browser: Any, file: Path) -> Iterator[Any]:
    """Yield a page, and fail if anything was loaded or said on the console."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, bypass_csp=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    yield page
    assert said == []
    assert set(asked) == {file.as_uri()}
    context.close()


def keep(page: Any, name: str) -> None:
    """Keep a picture of a page, if pictures are kept."""
    if SCREENSHOTS:
        folder = Path(SCREENSHOTS)
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png", full_page=True)


def violations(page: Any, within: str | None = None) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds wrong with a page, or a part of it, each with the first places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-core")
    found = axe.Axe().run(page, context=within).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]
