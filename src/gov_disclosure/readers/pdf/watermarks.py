"""Watermarks: pale or large text that is printed across the text of a page."""

from __future__ import annotations

import bisect
import itertools
import math
import statistics
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.pdf.colours import is_pale
from gov_disclosure.readers.pdf.geometry import Box, around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.readers.pdf.file import Work
    from gov_disclosure.readers.pdf.geometry import Character, Page

_LARGE = 1.8  # of the size of most of the type
_INNER = 0.2  # of the height of a box: what is nearer to its edge does not cross it
_MOST_STRINGS = 500
_FEWEST_LETTERS = 2
_LEVEL = 0.2  # of the size of type, as is the next
_APART = 0.5
_SEEN = frozenset({None, Standing.UNCERTAIN})


@attrs.frozen
class _Print:
    """A string that may be a watermark.

    Attributes:
        text: what it says.
        size: size of its type, in whole points.
        numbers: numbers of its characters on the page.
        box: the box around them.
    """

    text: str
    size: int
    numbers: range
    box: Box

    @property
    def likeness(self) -> tuple[str, int]:
        """What a watermark has in common wherever it is printed."""
        return self.text, self.size


def without_watermarks(pages: Sequence[Page], work: Work) -> list[Page]:
    """Return pages without the text that is printed across other text, as that at a slant.

    It is pale, or larger than the text that it crosses. Where it has digits, nothing tells
    them from those of the text: they stay, and what they stand in is uncertain.

    Args:
        pages: upright pages of one file.
        work: counts what is compared.
    """
    prints = [list(_prints(page)) for page in pages]
    across = {
        found.likeness
        for page, own in zip(pages, prints, strict=True)
        for found in _crossing(page, own, work)
    }
    return [
        _without(page, [found for found in own if found.likeness in across])
        for page, own in zip(pages, prints, strict=True)
    ]


def _without(page: Page, watermarks: Sequence[_Print]) -> Page:
    if not watermarks:
        return page
    gone: set[int] = set()
    unsure: set[int] = set()
    for found in watermarks:
        has_digits = any(map(str.isdigit, found.text))
        (unsure if has_digits else gone).update(found.numbers)
    characters = tuple(
        attrs.evolve(character, standing=Standing.OVERPRINTED) if n in unsure else character
        for n, character in enumerate(page.characters)
        if n not in gone
    )
    return attrs.evolve(page, characters=characters)


def _prints(page: Page) -> Iterator[_Print]:
    """Yield the strings of a page that look like a watermark; none if they are very many."""
    sizes = [character.size for character in page.characters if character.standing in _SEEN]
    if not sizes:
        return
    large = _LARGE * statistics.median(sizes)
    looks = {(character.size, character.colour) for character in page.characters}
    if not any(size >= large or is_pale(colour) for size, colour in looks):
        return
    found = []
    for numbers in _strings(page.characters):
        string = [page.characters[number] for number in numbers]
        first = string[0]
        if first.standing not in _SEEN or first.turn or not _is_odd(first, large):
            continue
        text = "".join(character.text for character in string).strip()
        if sum(map(str.isalnum, text)) >= _FEWEST_LETTERS:
            box = around(character.box for character in string)
            found.append(_Print(text, round(first.size), numbers, box))
    if len(found) <= _MOST_STRINGS:
        yield from found


def _strings(characters: Sequence[Character]) -> Iterator[range]:
    """Yield the numbers of characters that were drawn as one string, or look like one."""
    start = 0
    for number, (one, other) in enumerate(itertools.pairwise(characters), start=1):
        if one.order != other.order and not _goes_on(one, other):
            yield range(start, number)
            start = number
    yield range(start, len(characters))


def _is_odd(character: Character, large: float) -> bool:
    return character.size >= large or is_pale(character.colour)


def _goes_on(one: Character, other: Character) -> bool:
    """Tell whether a character goes on with words whose characters are drawn one by one."""
    size = one.size
    return (
        is_pale(one.colour)
        and (one.size, one.colour) == (other.size, other.colour)
        and not (one.text.isdigit() or other.text.isdigit())
        and abs(one.baseline - other.baseline) < _LEVEL * size
        and abs(other.box.left - one.box.right) < _APART * size
    )


def _crossing(page: Page, prints: Sequence[_Print], work: Work) -> Iterator[_Print]:
    """Yield the strings that go across ruling lines or usual text: a heading is large too."""
    if not prints:
        return
    odd = {number for found in prints for number in found.numbers}
    usual = sorted(
        (character.box.middle, character.box.centre)
        for number, character in enumerate(page.characters)
        if number not in odd and _is_text(character)
    )
    for found in prints:
        box = found.box
        margin = _INNER * box.height
        inner = attrs.evolve(box, top=box.top + margin, bottom=box.bottom - margin)
        first = bisect.bisect_left(usual, (inner.top,))
        last = bisect.bisect_right(usual, (inner.bottom, math.inf))
        work.compare(last - first + len(page.rules))
        if any(box.left <= centre <= box.right for _, centre in usual[first:last]) or any(
            inner.meets(rule) for rule in page.rules
        ):
            yield found


def _is_text(character: Character) -> bool:
    return character.standing in _SEEN and not character.text.isspace()
