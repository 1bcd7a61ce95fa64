"""Characters as lines of words: by where they stand, not by the order of drawing."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import OBJECT, Beside, Standing
from gov_disclosure.readers.pdf.geometry import Box, Character, around, is_wide
from gov_disclosure.readers.pdf.marks import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SAME_LINE = 0.5  # of the height of the lower of two characters
_SAME_PLACE = 0.2  # of their size: a bold character drawn twice
_GAP_BETWEEN_LETTERS = 0.25  # of their size, as are the next two
_GAP_BETWEEN_SCRIPTS = 0.55
_GAP_BETWEEN_IDEOGRAPHS = 0.45  # beyond what is usual on the line, where type is spread
_WIDEST_USUAL_GAP = 0.45
_SMALL_TYPE = 0.85  # of the type below it: a raised mark
_LOWERED = 0.5  # of the height of small type: how much of it is beside other type at least
_NEAR_WORD = 1.0

_NO_PART = frozenset({Standing.STRUCK_OUT, Standing.RAISED_MARK, Standing.NOT_VISIBLE})
"""How characters stand that are no part of the text."""


@attrs.frozen
class Word:
    """Characters without a gap between them.

    Attributes:
        text: what they say.
        box: the box around them.
        beside: what stands there besides.
    """

    text: str
    box: Box
    beside: tuple[Beside, ...] = ()


@attrs.frozen
class Line:
    """The words that stand on one line.

    Attributes:
        words: from left to right; one at least.
        box: the box around them.
        size: size of most of its type, in points.
    """

    words: tuple[Word, ...]
    box: Box
    size: float

    @property
    def text(self) -> str:
        """Its words, separated by spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def beside(self) -> tuple[Beside, ...]:
        """What stands beside its words."""
        return tuple(itertools.chain.from_iterable(word.beside for word in self.words))

    @property
    def gaps(self) -> list[float]:
        """The gaps between its words, in points."""
        return [other.box.left - one.box.right for one, other in itertools.pairwise(self.words)]


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """Return the lines that characters make, from top to bottom; what is not visible makes none.

    Turned text comes after text that is upright, each turn by itself.

    Args:
        characters: characters of one page or cell.
    """
    by_turn: dict[int, list[Character]] = {}
    for character in characters:
        if character.standing is Standing.NOT_VISIBLE:
            continue
        by_turn.setdefault(character.turn, []).append(character)
    return [
        line
        for turn in sorted(by_turn)
        for line in _upright_lines(_taken_back(by_turn[turn], turn))
    ]


def _taken_back(characters: list[Character], turn: int) -> list[Character]:
    if not turn:
        return characters
    return [
        attrs.evolve(character, box=character.box.turned(turn, 0, 0)) for character in characters
    ]


def _upright_lines(characters: Sequence[Character]) -> Iterator[Line]:
    rows: list[list[Character]] = []
    for character in sorted(characters, key=lambda character: character.box.middle):
        if rows and _is_level(rows[-1][-1], character) and _is_level(rows[-1][0], character):
            rows[-1].append(character)
        else:
            rows.append([character])
    for row in _with_marks(rows):
        once = list(_drawn_once(sorted(row, key=lambda found: found.box.left)))
        words = tuple(_with_lone(list(_words(marked(once)))))
        if words:
            sizes = sorted(character.size for character in row)
            yield Line(words, around(word.box for word in words), sizes[len(sizes) // 2])


def _with_marks(rows: Sequence[list[Character]]) -> Iterator[list[Character]]:
    """Yield rows, small type that stands half above or below another row as part of that."""
    above: list[Character] = []
    for row in rows:
        if above and not (_is_mark(above, row) or _is_mark(row, above)):
            yield above
            above = []
        above = [*above, *row]
    if above:
        yield above


def _is_mark(small: Sequence[Character], row: Sequence[Character]) -> bool:
    """Tell whether all of a row is small type that stands beside the large type of another."""
    size = max(character.size for character in row)
    if any(character.size >= _SMALL_TYPE * size for character in small):
        return False
    mark = around(character.box for character in small)
    large = around(character.box for character in row if character.size == size)
    common = min(mark.bottom, large.bottom) - max(mark.top, large.top)
    return common > (0 if mark.middle < large.middle else _LOWERED * mark.height)


def _with_lone(words: list[Word]) -> Iterator[Word]:
    """Yield words; what has no text of its own stands beside the nearest word, or alone."""
    for number, word in enumerate(words):
        if word.text:
            continue
        near = [
            other
            for other in (number - 1, number + 1)
            if 0 <= other < len(words)
            and words[other].text not in {"", OBJECT}
            and _gap(words[other].box, word.box) <= _NEAR_WORD * word.box.height
        ]
        if near:
            nearest = min(near, key=lambda other: _gap(words[other].box, word.box))
            beside = words[nearest].beside + word.beside
            words[nearest] = attrs.evolve(words[nearest], beside=beside)
        else:
            words[number] = attrs.evolve(word, text=OBJECT)
    return (word for word in words if word.text)


def _gap(one: Box, other: Box) -> float:
    return max(one.left, other.left) - min(one.right, other.right)


def _is_level(one: Character, other: Character) -> bool:
    limit = _SAME_LINE * min(one.box.height, other.box.height)
    return abs(one.box.middle - other.box.middle) <= limit


def _drawn_once(row: Sequence[Character]) -> Iterator[Character]:
    """Leave out characters drawn again at their place, as some producers do for bold type."""
    kept: list[Character] = []
    for character in row:
        near = _SAME_PLACE * character.size
        is_again = any(
            other.text == character.text
            and not other.text.isspace()
            and character.box.left - other.box.left < near
            for other in kept[-3:]
        )
        if not is_again:
            kept.append(character)
            yield character


def _words(row: Iterable[Character]) -> Iterator[Word]:
    found: list[Character] = []
    is_apart = False
    drawn = list(row)
    usual = _usual_gap([character for character in drawn if not character.text.isspace()])
    for character in drawn:
        if character.text.isspace():
            is_apart = True
            continue
        if found and (is_apart or _has_gap(found[-1], character, usual)):
            yield _word(found)
            found = []
        found.append(character)
        is_apart = False
    if found:
        yield _word(found)


def _usual_gap(row: Sequence[Character]) -> float:
    """Return the gap that most ideographs of a line have at least, in sizes of type."""
    gaps = sorted(
        (other.box.left - one.box.right) / min(one.size, other.size)
        for one, other in itertools.pairwise(row)
        if is_wide(one.text) and is_wide(other.text) and one.size and other.size
    )
    return min(max(gaps[len(gaps) // 4], 0.0), _WIDEST_USUAL_GAP) if gaps else 0.0


def _word(characters: Sequence[Character]) -> Word:
    box = around(character.box for character in characters)
    if all(character.standing is None for character in characters):
        return Word("".join(character.text for character in characters), box)
    text = "".join(c.text for c in characters if c.standing not in _NO_PART)
    beside = []
    for kind in dict.fromkeys(c.standing for c in characters if c.standing is not None):
        own = "".join(c.text for c in characters if c.standing is kind)
        beside.append(Beside(kind, own if kind in _NO_PART else ""))
    return Word(text, box, tuple(beside))


def _has_gap(one: Character, other: Character, usual: float) -> bool:
    wide = (is_wide(one.text), is_wide(other.text))
    if all(wide):
        limit = usual + _GAP_BETWEEN_IDEOGRAPHS
    else:
        limit = _GAP_BETWEEN_SCRIPTS if any(wide) else _GAP_BETWEEN_LETTERS
    return other.box.left - one.box.right > limit * min(one.size, other.size)


def joined(one: str, other: str) -> str:
    """Return two pieces of text that follow each other in a paragraph as one.

    Example:
        >>> joined("信息", "公开"), joined("open", "data")
        ('信息公开', 'open data')
    """
    is_apart = not is_wide(one[-1]) and not is_wide(other[0])
    return f"{one} {other}" if is_apart else one + other
