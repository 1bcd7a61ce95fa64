"""Paragraphs cut into sentences, and these into clauses with one number each."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.rules.prose.numerals import NUMBER, Quantity, quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(NUMBER)
_SEPARATOR = re.compile(r"[、；;（）()]|(?<!\d)[,，]|[,，](?!\d{3}(?!\d))")
_JOINED = re.compile(
    r"(?<=公民)、(?=法人)|(?<=复议)、(?=(?:行政)?诉讼)|(?<=规章)、(?=(?:行政)?规范性文件)"
    r"|(?<=公开)、(?=(?:予以)?部分公开[^，、；;（）(),]*和)"
)
_OF_THOSE = re.compile(r"[^，]{0,12}?(?:申请|案件)?(?:当)?中(?!心)")
_OPENING_BRACKETS = frozenset("（(")
_CLOSING_BRACKETS = frozenset("）)")
_STOPS = frozenset("；;")


_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_SENTENCE = re.compile(r"[^。！？!?]+")
_LONGEST = 2000


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph without spaces; one too long to be one is left out.

    Example:
        >>> list(sentences("收到 3 件。无。"))
        ['收到3件', '无']
    """
    for match in _SENTENCE.finditer(_SPACES.sub("", text)):
        if len(match.group()) <= _LONGEST:
            yield match.group()


@attrs.frozen
class Clause:
    """A part of a sentence with one number at most.

    Attributes:
        before: the words before the number, or all of them.
        quantity: the number.
        after: the words after it.
        start: where the clause starts in its sentence.
        end: where it ends.
        is_new_thought: whether a semicolon stands before it.
        in_brackets: whether it stands in brackets.
    """

    before: str
    quantity: Quantity | None
    after: str
    start: int
    end: int
    is_new_thought: bool
    in_brackets: bool


@functools.lru_cache(maxsize=1024)  # what is said in one report is said in many
def clauses(sentence: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in half-width digits, without spaces.

    Example:
        >>> found = clauses("收到85件申请，其中自然人80件、法人5件")
        >>> [(clause.before, int(clause.quantity.value), clause.after) for clause in found]
        [('收到', 85, '申请'), ('其中自然人', 80, ''), ('法人', 5, '')]
    """
    return tuple(_clauses(sentence))


def _clauses(sentence: str) -> Iterator[Clause]:
    sentence = _JOINED.sub("和", sentence)
    start, opening, depth = 0, "", 0
    for separator in _SEPARATOR.finditer(sentence):
        thought, remark = opening in _STOPS, depth > 0
        yield from _cut(sentence, start, separator.start(), thought=thought, remark=remark)
        start, opening = separator.end(), separator.group()
        depth = max(0, depth + (opening in _OPENING_BRACKETS) - (opening in _CLOSING_BRACKETS))
    thought, remark = opening in _STOPS, depth > 0
    yield from _cut(sentence, start, len(sentence), thought=thought, remark=remark)


def _cut(
    sentence: str,
    start: int,
    end: int,
    *,
    thought: bool,
    remark: bool,
) -> Iterator[Clause]:
    """Yield one clause a number; words between two belong to the second, but for …申请中."""
    numbers = [
        (match, found)
        for match in _NUMBER.finditer(sentence, start, end)
        if (found := quantity(match.group(), sentence[max(0, match.start() - 2) : match.start()]))
    ]
    if not numbers and start < end:
        yield Clause(sentence[start:end], None, "", start, end, thought, remark)
    for place, (match, found) in enumerate(numbers):
        stop = end
        if place + 1 < len(numbers):
            of_those = _OF_THOSE.match(sentence, match.end(), numbers[place + 1][0].start())
            stop = of_those.end() if of_those else match.end()
        before, after = sentence[start : match.start()], sentence[match.end() : stop]
        yield Clause(before, found, after, start, stop, thought, remark)
        start, thought = stop, False
