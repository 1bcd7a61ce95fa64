"""What is wrong with the wording of a message, whatever it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_PAIRS = {**_MARKS, **dict(zip("（(《〈【〔[{", "）)》〉】〕]}", strict=True))}
_DOUBLED_MARK = re.compile("([“”‘’「」『』])\\1")
_DOUBLED_POINT = re.compile("[，。；：、！？,;:!?]{2}|[。；，,;][.。]")
_OF_PYTHON = re.compile(
    r"(?<![A-Za-z])(?:None|True|False)(?![A-Za-z])|Decimal\(|Mark\.|datetime\.|Words\(|<[A-Za-z]|\('|\['|\{'"
)
_OF_NAMES = re.compile("XLSX?|DOCX?|PDF|OCR|JSON|WPS|Word|Excel|Office|read_all|ZIP|CSV|HTML")
_ENGLISH = re.compile("[A-Za-z]{2,}")
_CHINESE = re.compile("[一-鿿]")
_UNITS_NAMED = re.compile("万?[元件]")
_LIST = re.compile("“[^“”]*”(?:、“[^“”]*”|, “[^“”]*”)+")


@attrs.frozen
class _Span:
    """A message cut in two: what it quotes is left out."""

    outside: str
    is_closed: bool


def _without_quotations(message: str) -> _Span:
    kept: list[str] = []
    waiting: list[str] = []
    for char in message:
        if waiting and char == waiting[-1]:
            waiting.pop()
        elif char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif char in _PAIRS.values():
            return _Span("", is_closed=False)
        if not any(mark in _MARKS.values() for mark in waiting):
            kept.append(char)
    return _Span("".join(kept), is_closed=not waiting)


def faults(zh: str, en: str) -> Iterator[str]:
    """Yield what is wrong with the wording of a message.

    Args:
        zh: the message in Chinese.
        en: the same in English.

    Example:
        >>> list(faults("写““甲””2件，应为None。。", "it says “A”"))
        ['doubled mark', 'doubled point', 'a value of Python', 'English in Chinese']
        >>> list(faults("publisher写为“甲”）", "it is 甲"))
        ['a mark or bracket left open', 'Chinese in English']
    """
    for message in (zh, en):
        span = _without_quotations(message)
        if _DOUBLED_MARK.search(message):
            yield "doubled mark"
        if not span.is_closed:
            yield "a mark or bracket left open"
        if _DOUBLED_POINT.search(span.outside):
            yield "doubled point"
        if _OF_PYTHON.search(span.outside):
            yield "a value of Python"
        for listed in _LIST.findall(message):
            names = re.findall("“[^“”]*”", listed)
            if len(set(names)) < len(names):
                yield "a name listed twice"
        if message is zh and _ENGLISH.search(_OF_NAMES.sub("", span.outside)):
            yield "English in Chinese"
        if message is en and _CHINESE.search(_UNITS_NAMED.sub("", span.outside)) and en != zh:
            yield "Chinese in English"
