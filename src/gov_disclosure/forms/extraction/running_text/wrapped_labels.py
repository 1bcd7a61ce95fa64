"""Labels that a text copy wraps around the figures of their row."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Place
from gov_disclosure.forms.words.labels import SectionLabels, key
from gov_disclosure.forms.words.numbers import looks_like_value

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LINES = 5
_MOST_WORDS = 12  # of a label in one line


@attrs.frozen
class Word:
    """A word of running text.

    Attributes:
        text: what is printed; empty for a table that stands among the words.
        place: where it stood.
        item: number of the item of the section it stands in.
    """

    text: str
    place: Place
    item: int

    @property
    def key(self) -> str:
        """What it adds to the key of a label."""
        return key(self.text)


def unwrapped(words: Sequence[Word], labels: SectionLabels) -> list[Word]:
    """Return words with each label before the figures that it was wrapped around.

    A cell of several lines has its figures beside one of them. The label counts only if all
    its lines together, and no fewer, are a label of the form.
    """
    lines = [list(line) for _, line in itertools.groupby(words, lambda word: word.item)]
    found: list[Word] = []
    position = 0
    while position < len(lines):
        row = _row_at(lines, position, labels)
        end, row_words = row or (position + 1, lines[position])
        found += row_words
        position = end
    return found


def _row_at(
    lines: Sequence[Sequence[Word]], first: int, labels: SectionLabels
) -> tuple[int, list[Word]] | None:
    """Return where a row ends whose label is wrapped, and its words in order."""
    label: list[Word] = []
    figures: Sequence[Word] = ()
    joined = ""
    for end in range(first, min(first + _MOST_LINES, len(lines))):
        line = lines[end]
        words = [*itertools.takewhile(lambda word: not _is_figure(word, labels), line)]
        beside = line[len(words) :]
        if beside and (figures or not all(_is_figure(word, labels) for word in beside)):
            return None
        if end == first:
            start = _start_of_label(words, labels)
            joined = "".join(word.key for word in words[start:])
        else:
            joined += "".join(word.key for word in words)
        if joined not in labels.prefixes:
            return None
        label += words
        is_label = joined in labels.all_keys
        if is_label and (figures or beside):
            return (end + 1, [*label, *figures]) if figures else None
        figures = figures or beside
    return None


def _is_figure(word: Word, labels: SectionLabels) -> bool:
    """Tell whether a word is a figure, and no label that begins with one."""
    begins_label = word.key in labels.prefixes and not word.text.isdecimal()
    return looks_like_value(word.text) and not begins_label


def _start_of_label(words: Sequence[Word], labels: SectionLabels) -> int:
    """Return where the label begins with which a line breaks off; groups may stand before it."""
    for start in range(max(0, len(words) - _MOST_WORDS), len(words)):
        if "".join(word.key for word in words[start:]) in labels.prefixes:
            return start
    return 0
