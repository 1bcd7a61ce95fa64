"""What is drawn on a page: characters and ruling lines, and the boxes they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class Box:
    """A rectangle on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Height of its centre."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Distance of its centre from the left."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def rounded(self) -> tuple[int, int, int, int]:
        """Its edges in whole points."""
        return round(self.left), round(self.top), round(self.right), round(self.bottom)

    def holds(self, other: Box) -> bool:
        """Tell whether the centre of another box lies in this one."""
        return self.left <= other.centre <= self.right and self.top <= other.middle <= self.bottom

    def turned(self, turn: int, width: float, height: float) -> Box:
        """Return the box on a page of the given size, seen with that turn taken back.

        Args:
            turn: quarters of a full turn, anticlockwise.
            width: of the page.
            height: of the page.
        """
        if turn == 1:
            return Box(height - self.bottom, self.left, height - self.top, self.right)
        if turn == 2:
            return Box(
                width - self.right, height - self.bottom, width - self.left, height - self.top
            )
        if turn == 3:
            return Box(self.top, width - self.right, self.bottom, width - self.left)
        return self


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of some boxes, of which there is one at least."""
    listed = list(boxes)
    return Box(
        min(box.left for box in listed),
        min(box.top for box in listed),
        max(box.right for box in listed),
        max(box.bottom for box in listed),
    )


@attrs.frozen
class Character:
    """A character as drawn.

    Attributes:
        text: what it says; U+FFFD if its font does not tell.
        box: the box of its font at that place.
        size: size of its font in points.
        turn: quarters of a full turn, anticlockwise, by which it is turned.
        string: number of the string on the page with which it was drawn.
    """

    text: str
    box: Box
    size: float
    turn: int
    string: int


@attrs.frozen
class Page:
    """A page as drawn.

    Attributes:
        number: from 1.
        width: in points.
        height: in points.
        characters: in the order in which they were drawn.
        rules: ruling lines, each a box that is thin in one direction.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    rules: tuple[Box, ...]

    def upright(self) -> Page:
        """Return the page turned so that most of its text is upright."""
        turns = [character.turn for character in self.characters]
        return self._turned(max(range(4), key=turns.count))

    def _turned(self, turn: int) -> Page:
        if turn == 0:
            return self
        size = self.width, self.height
        width, height = size if turn == 2 else size[::-1]
        return Page(
            self.number,
            width,
            height,
            tuple(
                attrs.evolve(
                    character,
                    box=character.box.turned(turn, *size),
                    turn=(character.turn - turn) % 4,
                )
                for character in self.characters
            ),
            tuple(rule.turned(turn, *size) for rule in self.rules),
        )
