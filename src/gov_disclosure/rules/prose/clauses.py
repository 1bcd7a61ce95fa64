"""Paragraphs cut into sentences, and these into clauses with one number each."""

from __future__ import annotations

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


_SENTENCE = re.compile(r"[^。！？!?]+")
_LONGEST = 2000
_LONGEST_QUOTATION = 80
_FURTHEST = 100
"""Characters before and after the words to quote that are looked at."""


def sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph without spaces; one too long to be one is left out.

    Example:
        >>> sentences("收到 3 件。无。")
        ['收到3件', '无']
    """
    compact = "".join(text.split()).replace("\u200b", "").replace("\ufeff", "")
    return [each for each in _SENTENCE.findall(compact) if len(each) <= _LONGEST]


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


def clauses(sentence: str) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in half-width digits, without spaces.

    Example:
        >>> found = clauses("收到85件申请，其中自然人80件、法人5件")
        >>> [(clause.before, int(clause.quantity.value), clause.after) for clause in found]
        [('收到', 85, '申请'), ('其中自然人', 80, ''), ('法人', 5, '')]
    """
    return tuple(_clauses(sentence))


def whole_clauses(sentence: str, start: int, end: int) -> str:
    """Return the clauses of a sentence that hold a part of it, with what their brackets hold.

    Args:
        sentence: the sentence.
        start: where the part starts.
        end: where it ends.

    Example:
        >>> sentence = "行政复议7件（维持5件、纠正2件），行政诉讼9件，均已结案"
        >>> whole_clauses(sentence, sentence.index("纠正"), sentence.index("，均"))
        '行政复议7件（维持5件、纠正2件），行政诉讼9件'
    """
    first = max(0, start - _FURTHEST)
    sentence = sentence[first : end + _FURTHEST]
    separators = [(match.start(), match.end()) for match in _SEPARATOR.finditer(sentence)]

    def outwards(left: int, right: int) -> tuple[int, int]:
        before = (after for _, after in reversed(separators) if after <= left)
        behind = (place for place, _ in separators if place >= right)
        return next(before, 0), next(behind, len(sentence))

    end -= first
    left, right = outwards(start - first, end)
    pairs = _brackets(sentence)
    while right - left <= _LONGEST_QUOTATION:
        cut = [(a, b) for a, b in pairs if (a < left <= b < right) or (left <= a < right <= b)]
        if not cut:
            return sentence[left:right]
        opening, _ = outwards(min(place for place, _ in cut), right)
        left, right = min(left, opening), max(right, *(place + 1 for _, place in cut))
    left, right = outwards(end, end)  # the last clause alone; it holds no bracket
    if right - left <= _LONGEST_QUOTATION:
        return sentence[left:right]
    return f"…{sentence[max(left, end - _LONGEST_QUOTATION) : end]}"


def _brackets(sentence: str) -> list[tuple[int, int]]:
    """Return where the brackets of a sentence open and close."""
    pairs, opened = [], list[int]()
    for place, char in enumerate(sentence):
        if char in _OPENING_BRACKETS:
            opened.append(place)
        elif char in _CLOSING_BRACKETS and opened:
            pairs.append((opened.pop(), place))
    return pairs


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
