"""What a web page says of itself in its head: meta tags and linked data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gov_disclosure.document import PROPERTIES, PROPERTY_TAG, Fact

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
_LONGEST_PROPERTY = _LONGEST_LINKED_DATA = 1 << 16

Attributes = tuple[tuple[str, str | None], ...]


class PageFacts:
    """Collects what a page says of itself while it is parsed."""

    def __init__(self) -> None:
        self.found: list[Fact] = []
        self._linked_data: list[str] | None = None

    def begin(self, tag: str, attributes: Attributes) -> None:
        """Take an element that prints nothing."""
        if tag == "meta":
            self._take_meta(dict(attributes))
        elif tag == "script" and ("type", "application/ld+json") in attributes:
            self._linked_data = []

    def text(self, text: str) -> None:
        """Take text within what prints nothing."""
        if self._linked_data is not None:
            self._linked_data.append(text)

    def end(self) -> None:
        """Take the end of what prints nothing."""
        if self._linked_data is None:
            return
        text, self._linked_data = "".join(self._linked_data), None
        if len(text) > _LONGEST_LINKED_DATA:
            return
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return
        for name, value in _members(data):
            self._add("json-ld", name, _in_a_line(value))

    def _take_meta(self, given: dict[str, str | None]) -> None:
        name = given.get("name") or given.get("property") or given.get("itemprop")
        value = given.get("content")
        if not name or not value:
            return
        if name.startswith(PROPERTY_TAG):
            self._add(PROPERTIES, name.removeprefix(PROPERTY_TAG), value[:_LONGEST_PROPERTY])
        elif name.strip().lower() in _NAMES:
            self._add("meta", name.strip(), _in_a_line(value))

    def _add(self, source: str, name: str, value: str) -> None:
        if len(self.found) < _MOST_FACTS and value.strip():
            self.found.append(Fact(source, name, value))


def _in_a_line(value: str) -> str:
    return " ".join(value[:_LONGEST_VALUE].split())


def _members(data: Any) -> Iterator[tuple[str, str]]:
    """Yield the members that say something of the page, of the object or of each of a list.

    What has no headline is no article: the author of a site is not that of the page.
    """
    for each in _objects(data):
        is_article = "headline" in each
        for name in _LINKED_DATA if is_article else _LINKED_DATA[:2]:
            value = each.get(name)
            if isinstance(value, dict):
                value = value.get("name")
            if isinstance(value, str):
                yield name, value


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            graph = each.get("@graph")
            inner = graph if isinstance(graph, list) else []
            yield from (one for one in (each, *inner) if isinstance(one, dict))
