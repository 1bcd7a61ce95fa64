"""What the site adds to the pages of the repository: contents, languages, links to files."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_HERE = Path(__file__).parent
_CONTENTS = {"docs/README": "contents.md", "docs/decisions/README": "decisions.md"}
_ENGLISH = (
    "*.en",
    "CONTRIBUTING",
    "docs/architecture",
    "docs/decisions/*",
    "docs/performance",
    "website/*",
)


def add_contents(_app: Sphinx, page: str, source: list[str]) -> None:
    """Add to a page of links the same as contents, which a repository would show as code."""
    if page in _CONTENTS:
        source[0] += "\n" + (_HERE / _CONTENTS[page]).read_text(encoding="utf-8")


def tell_language(
    _app: Sphinx, page: str, _template: str, context: dict[str, Any], _tree: object
) -> None:
    """Say which language a page is in, for browsers and screen readers."""
    english = any(fnmatch(page, pattern) for pattern in _ENGLISH)
    context["language"] = "en" if english else "zh-CN"


def setup(app: Sphinx) -> dict[str, bool]:
    """Listen to what Sphinx does."""
    app.connect("source-read", add_contents)
    app.connect("html-page-context", tell_language)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
