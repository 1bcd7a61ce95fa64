"""Characters that a line through their middle strikes out."""

from __future__ import annotations

import bisect
import math
import operator
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.readers.pdf.file import Work
    from gov_disclosure.readers.pdf.geometry import Box, Character, Page, Stroke

# Above the baseline, in sizes of type: where a line goes through a character.
_LOW, _HIGH = 0.12, 0.62

_LONGER = 1.0  # in sizes of type: how far a line may go on beyond what it strikes out
_STEP = 1.25  # between classes of sizes of type
_SHORTEST = 1.5


def without_strikes(page: Page, work: Work) -> Page:
    """Return a page with the characters that are struck out; their lines are no ruling lines.

    A ruling line stands between lines of text, an underline below one; a line that strikes out
    goes through the middle of characters and ends where they do.

    Args:
        page: an upright page.
        work: counts what is compared.
    """
    index = _Index(page.characters, work)
    struck: set[int] = set()
    rules = []
    for rule in page.rules:
        found = _struck_by_rule(rule, index) if rule.width > rule.height else []
        struck.update(found)
        if not found:
            rules.append(rule)
    for stroke in page.strokes:
        struck.update(_struck_by_stroke(stroke, index))
    if not struck:
        return page
    characters = tuple(
        attrs.evolve(character, standing=Standing.STRUCK_OUT) if number in struck else character
        for number, character in enumerate(page.characters)
    )
    return attrs.evolve(page, characters=characters, rules=tuple(rules))


def _struck_by_rule(rule: Box, index: _Index) -> list[int]:
    if rule.width < _SHORTEST:
        return []
    found = [
        number
        for number, character in index.across(rule)
        if rule.left <= character.box.centre <= rule.right
        and _LOW * character.size <= character.baseline - rule.middle <= _HIGH * character.size
    ]
    return found if _ends_with(rule, found, index) else []


def _struck_by_stroke(stroke: Stroke, index: _Index) -> list[int]:
    box = stroke.box
    found = [number for number, character in index.across(box) if _goes_through(stroke, character)]
    return found if _ends_with(box, found, index) else []


def _ends_with(line: Box, struck: Sequence[int], index: _Index) -> bool:
    """Tell whether a line is no longer and no higher than the characters it goes through."""
    if not struck:
        return False
    characters = [index.characters[number] for number in struck]
    over = _LONGER * max(character.size for character in characters)
    return (
        line.left >= min(c.box.left for c in characters) - over
        and line.right <= max(c.box.right for c in characters) + over
        and line.top >= min(c.box.top for c in characters) - over
        and line.bottom <= max(c.box.bottom for c in characters) + over
    )


def _goes_through(stroke: Stroke, character: Character) -> bool:
    """Tell whether a line at a slant crosses the middle of a character."""
    (x0, y0), (x1, y1) = stroke.start, stroke.end
    box = character.box
    if abs(x1 - x0) * 2 <= abs(y1 - y0):  # as steep as a stroke of the character itself
        return False
    across = (box.centre - x0) / (x1 - x0)
    if not 0 <= across <= 1:
        return False
    height = character.baseline - (y0 + across * (y1 - y0))
    return _LOW * character.size <= height <= _HIGH * character.size


class _Index:
    """The characters of a page by the heights at which a line would strike them out."""

    def __init__(self, characters: Sequence[Character], work: Work) -> None:
        self.characters = characters
        self._work = work
        classes: dict[int, list[tuple[float, int]]] = {}
        for number, character in enumerate(characters):
            if character.turn or character.standing is not None or character.text == " ":
                continue
            size = math.ceil(math.log(max(character.size, 1.0), _STEP))
            classes.setdefault(size, []).append((character.baseline, number))
        self._classes = [(_STEP**size, sorted(found)) for size, found in classes.items()]

    def across(self, box: Box) -> Iterator[tuple[int, Character]]:
        """Yield the characters that a line in a box may go through, with their numbers."""
        for size, found in self._classes:
            first = bisect.bisect_left(found, box.top, key=operator.itemgetter(0))
            last = bisect.bisect_right(found, box.bottom + _HIGH * size, key=operator.itemgetter(0))
            self._work.compare(last - first)
            for _, number in found[first:last]:
                yield number, self.characters[number]
