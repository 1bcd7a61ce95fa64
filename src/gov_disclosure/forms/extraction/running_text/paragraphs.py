"""Paragraphs read as strips: tables that a text copy printed as lines or words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.running_text.reader import RowReader
from gov_disclosure.forms.extraction.running_text.tokens import Token, tokens
from gov_disclosure.forms.extraction.strips import Strip
from gov_disclosure.forms.words.labels import section_labels
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.forms.extraction.sections import Item


@attrs.frozen
class TextReading:
    """What the paragraphs of a section gave.

    Attributes:
        strips: the rows found.
        used: for each item, its words that belong to no strip and no label of the form, as
            one text; None if the item was not touched at all.
    """

    strips: tuple[Strip, ...]
    used: tuple[str | None, ...]


def read_paragraphs(name: str, items: Sequence[Item]) -> TextReading:
    """Read the paragraphs of a section as rows of its table."""
    labels = section_labels(name)
    found = list(tokens(items, labels))
    reader = RowReader(name, labels, table_shape(name), found)
    reader.read()
    return TextReading(tuple(reader.strips), tuple(_unused_words(items, found, reader.taken)))


def _unused_words(
    items: Sequence[Item], found: Sequence[Token], taken: set[int]
) -> Iterator[str | None]:
    words: dict[int, list[str]] = {number: [] for number in range(len(items))}
    touched: set[int] = set()
    for index, token in enumerate(found):
        if index in taken:
            touched.update(range(token.item, token.last_item + 1))
        else:
            words[token.item].append(token.text)
    for number in range(len(items)):
        yield " ".join(words[number]) if number in touched else None
