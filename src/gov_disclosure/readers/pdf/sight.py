"""Which characters of a page a person sees, by the order in which all is painted.

A character is not seen if it is not painted, if a fill or picture was painted over it later, or
if it has the colour of what it was painted on; one that hardly shows there is uncertain. On a
scan the text of a recognition is all there is to read: it counts as painted with the scan.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.pdf.colours import WHITE, is_faint, is_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.readers.pdf.file import Work
    from gov_disclosure.readers.pdf.geometry import Box, Character, Paint

_SCAN = 0.6  # of the area of the page
_RECOGNISED = 2.0  # characters that only a recognition gives, for each other one
_TOUCHING = 0.3  # of the size of type
_MOVED_AT_ONCE = 4096  # numbers of a list, in the time of a comparison


def recognised(
    characters: Sequence[Character], paints: Sequence[Paint], visible: Box
) -> tuple[Sequence[Character], Sequence[Paint]] | None:
    """Return what is on the scan of a page whose text is that of a recognition, else None.

    The characters of the recognition, which stand invisible or under the scan, count as
    painted with it; the scan covers nothing.

    Args:
        characters: in the order in which they were painted.
        paints: likewise.
        visible: the part of the page that is shown.
    """
    pictures = [p for p in paints if p.is_picture and visible.meets(p.box)]
    if sum(picture.box.cut(visible).area for picture in pictures) < _SCAN * visible.area:
        return None
    last = pictures[-1].order
    found = [
        attrs.evolve(character, standing=None, order=last, colour=None)
        if _is_of_recognition(character, last)
        else character
        for character in characters
    ]
    number = sum(one is not other for one, other in zip(found, characters, strict=True))
    if number < _RECOGNISED * (len(characters) - number) or not number:
        return None
    return found, [paint for paint in paints if paint not in pictures]


def _is_of_recognition(character: Character, scan: int) -> bool:
    return not character.text.isspace() and (
        character.standing is Standing.NOT_VISIBLE or character.order < scan
    )


def seen(
    characters: Sequence[Character], paints: Sequence[Paint], visible: Box, work: Work
) -> tuple[Character, ...]:
    """Return characters with how they stand there.

    Args:
        characters: in the order in which they were painted.
        paints: what may cover them, likewise.
        visible: the part of the page that is shown.
        work: counts what is compared.
    """
    found = list(characters)
    is_cut = list(_cut(characters, visible))
    for number, over, under in _surroundings(characters, paints, work):
        character = characters[number]
        if character.standing is not None:
            continue
        if over is not None:
            is_cut[number] = True
            if not over.is_whole or (over.colour is not None and not is_like(over.colour, WHITE)):
                found[number] = attrs.evolve(character, standing=Standing.OVERPRINTED)
            else:
                found[number] = attrs.evolve(character, standing=Standing.NOT_VISIBLE)
        elif character.colour is not None:
            ground = WHITE if under is None else under.colour if under.is_whole else None
            if ground is not None and is_faint(character.colour, ground):
                is_gone = is_like(character.colour, ground)
                standing = Standing.NOT_VISIBLE if is_gone else Standing.UNCERTAIN
                found[number] = attrs.evolve(character, standing=standing)
    for number, (character, is_hidden) in enumerate(zip(found, is_cut, strict=True)):
        if is_hidden and character.standing is None:  # at the edge of the page, or a clip
            found[number] = attrs.evolve(character, standing=Standing.NOT_VISIBLE)
    return tuple(_halves(found, is_cut))


def _cut(characters: Sequence[Character], visible: Box) -> Iterator[bool]:
    """Yield whether each character is off the page or its clip."""
    clip = shown = visible
    for character in characters:
        if character.clip is not clip:
            clip = character.clip
            shown = clip.cut(visible)
        yield not shown.holds(character.box)


def _halves(characters: Sequence[Character], is_cut: Sequence[bool]) -> Iterator[Character]:
    """Yield characters, those of words that are covered in part as uncertain."""
    if not any(is_cut):
        yield from characters
        return
    for word in _touching(characters):
        standings = {characters[number].standing for number in word}
        is_half = None in standings and any(is_cut[number] for number in word)
        for number in word:
            character = characters[number]
            yield attrs.evolve(character, standing=Standing.OVERPRINTED) if is_half else character


def _touching(characters: Sequence[Character]) -> Iterator[Sequence[int]]:
    """Yield the numbers of characters that were drawn one after the other and touch."""
    start = 0
    for number, (one, other) in enumerate(itertools.pairwise(characters), start=1):
        near = _TOUCHING * one.size
        if one.turn % 2:
            gap = max(one.box.top, other.box.top) - min(one.box.bottom, other.box.bottom)
            off = abs(one.box.centre - other.box.centre)
        else:
            gap = max(one.box.left, other.box.left) - min(one.box.right, other.box.right)
            off = abs(one.box.middle - other.box.middle)
        is_space = one.text.isspace() or other.text.isspace()
        is_other = is_space or (one.clip is not other.clip and one.clip != other.clip)
        if is_other or off > near or not -near < gap < near:
            yield range(start, number)
            start = number
    if characters:
        yield range(start, len(characters))


def _surroundings(
    characters: Sequence[Character], paints: Sequence[Paint], work: Work
) -> Iterator[tuple[int, Paint | None, Paint | None]]:
    """Yield the number of each character with what was painted over it last, and under it.

    A line sweeps the page from left to right. The paints that it crosses are held by their
    heights in a tree, each at a few nodes; a character asks the nodes above its height. So the
    work grows with the number of things, not with their product.
    """
    if not paints:
        for number in range(len(characters)):
            yield number, None, None
        return
    orders = [paint.order for paint in paints]
    tree = _Heights(itertools.chain.from_iterable((p.box.top, p.box.bottom) for p in paints), work)
    events = [(paint.box.left, 0, number) for number, paint in enumerate(paints)]
    events += [(paint.box.right, 2, number) for number, paint in enumerate(paints)]
    events += [(character.box.centre, 1, n) for n, character in enumerate(characters)]
    for _, kind, number in sorted(events):
        if kind == 1:
            character = characters[number]
            first_over = bisect.bisect_right(orders, character.order)
            over, under = tree.around(character.box.middle, first_over)
            yield (
                number,
                None if over is None else paints[over],
                None if under is None else paints[under],
            )
        else:
            tree.change(number, paints[number].box, is_there=kind == 0)


class _Heights:
    """The numbers of paints by the heights that they reach over: a tree of intervals."""

    def __init__(self, edges: Iterable[float], work: Work) -> None:
        self._work = work
        self._edges = sorted(set(edges))
        self._size = len(self._edges)
        self._nodes: dict[int, list[int]] = {}

    def change(self, number: int, box: Box, *, is_there: bool) -> None:
        """Take in a paint, or out."""
        first = bisect.bisect_left(self._edges, box.top) + self._size
        last = bisect.bisect_left(self._edges, box.bottom) + self._size
        while first < last:
            if first % 2:
                self._at(first, number, is_there=is_there)
                first += 1
            if last % 2:
                last -= 1
                self._at(last, number, is_there=is_there)
            first //= 2
            last //= 2

    def _at(self, node: int, number: int, *, is_there: bool) -> None:
        numbers = self._nodes.setdefault(node, [])
        self._work.compare(1 + len(numbers) // _MOVED_AT_ONCE)
        place = bisect.bisect_left(numbers, number)
        if is_there:
            numbers.insert(place, number)
        else:
            del numbers[place]

    def around(self, height: float, first: int) -> tuple[int | None, int | None]:
        """Return the last number at a height that is not below one, and the last that is."""
        over = under = -1
        node = bisect.bisect_right(self._edges, height) - 1 + self._size
        if node < self._size:
            return None, None
        while node:
            numbers = self._nodes.get(node)
            if numbers:
                self._work.compare(1)
                if numbers[-1] >= first:
                    over = max(over, numbers[-1])
                place = bisect.bisect_left(numbers, first)
                if place:
                    under = max(under, numbers[place - 1])
            node //= 2
        return None if over < 0 else over, None if under < 0 else under
