"""What a web page says of itself in its head: meta tags and linked data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gov_disclosure.document import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMES = frozenset(
    {
        "articletitle", "pubdate", "contentsource", "sitename", "columnname", "url", "author",
        "source", "publishdate", "og:title", "og:site_name", "twitter:title",
        "article:published_time",
    }
)  # fmt: skip
"""The tags that government sites must carry, and what others use in their place."""

_LINKED_DATA = ("headline", "datePublished", "author")
_MOST_FACTS = 100
_LONGEST_VALUE = 1000
_LONGEST_LINKED_DATA = 1 << 16

Attributes = tuple[tuple[str, str | None], ...]


class PageFacts:
    """Collects what a page says of itself while it is parsed."""

    def __init__(self) -> None:
        self.found: list[Fact] = []
        self._linked_data: list[str] | None = None

    def meta(self, attributes: Attributes) -> None:
        """Take a tag ``<meta>``."""
        given = dict(attributes)
        name = given.get("name") or given.get("property") or given.get("itemprop")
        value = given.get("content")
        if name and value and name.strip().lower() in _NAMES:
            self._add("meta", name.strip(), value)

    def begin_script(self, attributes: Attributes) -> None:
        """Take the start of a script, which may be linked data."""
        is_data = ("type", "application/ld+json") in attributes
        self._linked_data = [] if is_data else None

    def script_text(self, text: str) -> None:
        """Take text within what prints nothing."""
        if self._linked_data is not None:
            self._linked_data.append(text)

    def end_script(self) -> None:
        """Take the end of a script."""
        text = "".join(self._linked_data or ())
        self._linked_data = None
        if not text or len(text) > _LONGEST_LINKED_DATA:
            return
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return
        for name, value in _members(data):
            self._add("json-ld", name, value)

    def _add(self, source: str, name: str, value: str) -> None:
        if len(self.found) < _MOST_FACTS and value.strip():
            self.found.append(Fact(source, name, " ".join(value[:_LONGEST_VALUE].split())))


def _members(data: Any) -> Iterator[tuple[str, str]]:
    """Yield the members that say something of the page, of the object or of each of a list."""
    for each in data if isinstance(data, list) else [data]:
        if not isinstance(each, dict):
            continue
        for name in _LINKED_DATA:
            value = each.get(name)
            if isinstance(value, dict):
                value = value.get("name")
            if isinstance(value, str):
                yield name, value
