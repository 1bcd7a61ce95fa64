"""Characters of a line that are no part of its words: raised marks, and what is printed twice."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.readers.pdf.geometry import Character

# In sizes of type:
_SMALLER = 0.85
_LEAST_RISE = 0.1  # of smaller type
_LEAST_SHIFT = 0.2  # of type that is as large
_NEAR = 0.5
_SAME_PLACE = 0.35
_OVERLAP = 0.3  # of the narrower of two characters
_SPECK = 0.5
_BEFORE = 3  # characters that are compared with the next

_MARK = re.compile(r"[\[(（【〔［]?注?(?:\d{1,2}|[*＊※†‡#]{1,3}|[a-z]|[①-⑳])[\])）】〕］]?[,，、]?")


def marked(line: Sequence[Character]) -> list[Character]:
    """Return the characters of a line with those that are raised or printed over each other.

    Args:
        line: all its characters, from left to right.
    """
    found = _overprinted(line)
    if len({(character.size, character.baseline) for character in found}) < 2:
        return found  # as most lines are
    return [
        character for group in _groups(found) for character in _with_specks(_with_raised(group))
    ]


def _overprinted(line: Sequence[Character]) -> list[Character]:
    found: list[Character] = []
    for character in line:
        near = character.box.left - _SAME_PLACE * character.size
        is_over = False
        for place in range(len(found) - 1, max(len(found) - 1 - _BEFORE, -1), -1):
            other = found[place]
            if other.box.left <= near:
                break
            if _is_over(other, character):
                is_over = True
                found[place] = attrs.evolve(other, standing=Standing.OVERPRINTED)
        found.append(
            attrs.evolve(character, standing=Standing.OVERPRINTED) if is_over else character
        )
    return found


def _is_over(one: Character, other: Character) -> bool:
    """Tell whether two characters of different strings stand in one place."""
    if one.order == other.order or one.text.isspace() or other.text.isspace():
        return False
    if Standing.STRUCK_OUT in {one.standing, other.standing}:
        return False
    size = min(one.size, other.size)
    overlap = min(one.box.right, other.box.right) - max(one.box.left, other.box.left)
    return (
        abs(one.box.left - other.box.left) < _SAME_PLACE * size
        and overlap > _OVERLAP * min(one.box.width, other.box.width)
        and abs(one.baseline - other.baseline) < size
    )


def _groups(line: Sequence[Character]) -> Iterator[list[Character]]:
    """Yield runs of characters that stand close to each other."""
    group: list[Character] = []
    for character in line:
        if group and character.box.left - group[-1].box.right > _NEAR * max(
            character.size, group[-1].size
        ):
            yield group
            group = []
        group.append(character)
    if group:
        yield group


def _with_raised(group: Sequence[Character]) -> Iterator[Character]:
    """Yield characters, those that are raised marks among larger or lower ones as such."""
    size = max(character.size for character in group)
    large = [c.baseline for c in group if c.size >= _SMALLER * size and not c.text.isspace()]
    if not large or all(abs(c.baseline - large[0]) < _LEAST_RISE * size for c in group):
        yield from group
        return
    baseline = max(large, key=lambda height: (_nearly(height, large, size), height))
    for is_raised, run in itertools.groupby(group, lambda c: _is_raised(c, baseline, size)):
        characters = list(run)
        text = "".join(c.text for c in characters).replace(" ", "")
        is_mark = is_raised and _MARK.fullmatch(text)
        for character in characters:
            is_plain = character.standing is None
            yield (
                attrs.evolve(character, standing=Standing.RAISED_MARK)
                if is_mark and is_plain
                else character
            )


def _with_specks(group: Iterable[Character]) -> Iterator[Character]:
    """Yield characters, those too small to be of one figure with the others as uncertain."""
    found = list(group)
    least = _SPECK * max(character.size for character in found)
    for character in found:
        is_speck = character.size < least and character.standing is None
        yield attrs.evolve(character, standing=Standing.UNCERTAIN) if is_speck else character


def _nearly(height: float, heights: Sequence[float], size: float) -> int:
    return sum(abs(height - other) < _LEAST_RISE * size for other in heights)


def _is_raised(character: Character, baseline: float, size: float) -> bool:
    rise = baseline - character.baseline
    is_small = character.size < _SMALLER * size
    return abs(rise) >= _LEAST_RISE * size if is_small else rise >= _LEAST_SHIFT * size
