"""Search that finds Chinese words: pages are indexed by pairs of characters.

Chinese is written without spaces. A dictionary cuts the same words differently in different
sentences, and none knows the terms of the form; pairs need no dictionary and are cut alike in a
page and in a query: a page that holds 勾稽关系 holds 勾稽, 稽关 and 关系.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from sphinx.search.en import SearchEnglish

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_CHINESE = "\u3400-\u9fff"
_RUN = re.compile(f"[{_CHINESE}]+|[A-Za-z0-9_]+")

_SPLITTER = f"""
function splitQuery(query) {{
  return (query.match(/[{_CHINESE}]+|[A-Za-z0-9_]+/g) || []).flatMap((run) =>
    /^[A-Za-z0-9_]/.test(run) || run.length === 1
      ? [run]
      : Array.from({{ length: run.length - 1 }}, (_, start) => run.slice(start, start + 2)));
}}
"""


class SearchPairs(SearchEnglish):
    """English words by their stems, Chinese ones by pairs of characters and single ones."""

    lang = "zh-pairs"
    js_splitter_code = _SPLITTER

    def split(self, input: str) -> list[str]:  # noqa: A002 - the name that Sphinx gives it
        """Return what a page is found by."""
        terms = []
        for run in _RUN.findall(input):
            terms += [run] if run.isascii() else [*run, *map("".join, itertools.pairwise(run))]
        return terms


def setup(app: Sphinx) -> dict[str, bool]:
    """Make the language known to Sphinx."""
    app.add_search_language(SearchPairs)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
