"""What was published, as messages quote it: in one pair of quotation marks, with none left open."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.errors import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS = {"“": "”", "‘": "’"}
_CLOSED_BY = {
    **_MARKS,
    **dict(zip("「『（(《〈【〔[{", "」』）)》〉】〕]}", strict=True)),
}
_CLOSING = frozenset(_CLOSED_BY.values())
_ALL_MARKS = _CLOSING.union(_CLOSED_BY)
_AGAIN = re.compile("([「」『』])\\1+")
_LEVELS = ("‘’", "“”")
_LONGEST = 100


def quoted(text: str, limit: int = _LONGEST) -> str:
    """Return a text in quotation marks, on one line.

    Marks within it are those of the next level, as the standard of punctuation has it. A mark
    or bracket that is not closed, as where a text is cut, is left out.

    Args:
        text: what was published.
        limit: most characters of it.

    Example:
        >>> quoted("“不予公开”6件"), quoted("纠正2件），行政诉讼9件")
        ('“‘不予公开’6件”', '“纠正2件，行政诉讼9件”')
    """
    shown = shorten(" ".join(text.split()), limit)
    if _ALL_MARKS.isdisjoint(shown):
        return f"“{shown}”"
    shown = _AGAIN.sub(r"\1", shown)
    return f"“{''.join(_levelled(shown, _unmatched(shown)))}”"


def listed(texts: Iterable[str]) -> Words:
    """Return texts quoted one after another, each once, as either language lists them.

    Example:
        >>> listed(["云州市水利局", "云州市财政局", "云州市水利局"]).zh
        '“云州市水利局”、“云州市财政局”'
    """
    once = tuple(dict.fromkeys(map(quoted, texts)))
    return Words("、".join(once), ", ".join(once))


def _unmatched(text: str) -> set[int]:
    """Return where the marks and brackets stand that have no counterpart."""
    found = set[int]()
    opened: list[int] = []
    waiting = Counter[str]()
    for place, char in enumerate(text):
        if char in _CLOSED_BY:
            opened.append(place)
            waiting[_CLOSED_BY[char]] += 1
        elif char in _CLOSING and not waiting[char]:
            found.add(place)
        elif char in _CLOSING:
            while _CLOSED_BY[text[opened[-1]]] != char:
                waiting[_CLOSED_BY[text[opened[-1]]]] -= 1
                found.add(opened.pop())
            waiting[char] -= 1
            opened.pop()
    return found.union(opened)


def _levelled(text: str, left_out: set[int]) -> Iterable[str]:
    depth = 0
    for place, char in enumerate(text):
        if place in left_out:
            continue
        if char in _MARKS:
            yield _LEVELS[depth % 2][0]
            depth += 1
        elif char in _MARKS.values():
            depth -= 1
            yield _LEVELS[depth % 2][1]
        else:
            yield char
