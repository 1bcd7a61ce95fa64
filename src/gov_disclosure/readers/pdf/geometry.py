"""What is drawn on a page: characters and ruling lines, and the boxes they take."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.pdf.colours import Colour

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

    def is_within(self, other: Box) -> bool:
        """Tell whether all of this box lies in another."""
        return self == self.cut(other)

    @property
    def area(self) -> float:
        """Its width times its height."""
        return self.width * self.height

    def meets(self, other: Box) -> bool:
        """Tell whether another box and this one have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )

    def cut(self, other: Box) -> Box:
        """Return the part of this box within another that meets it."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def grown(self, distance: float) -> Box:
        """Return the box that goes some way beyond this one on each side."""
        return Box(
            self.left - distance, self.top - distance, self.right + distance, self.bottom + distance
        )

    def moved(self, right: float, down: float = 0.0) -> Box:
        """Return the box of the same size some way further right and down."""
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

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


_STEEPEST_RULE = 0.02
EVERYWHERE = Box(-math.inf, -math.inf, math.inf, math.inf)
"""The clip of a page before any is set."""


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
        order: number of the string with which it was drawn among all that is painted.
        depth: how far its box goes below its baseline, in points.
        colour: what it is painted with; None if that is not known.
        standing: how it stands there if it is no plain text that a person sees.
        clip: the box outside of which it is not painted.
    """

    text: str
    box: Box
    size: float
    turn: int
    order: int
    depth: float = 0.0
    colour: Colour | None = None
    standing: Standing | None = None
    clip: Box = EVERYWHERE

    @property
    def baseline(self) -> float:
        """Height of the line that it stands on, if it is upright."""
        return self.box.bottom - self.depth


@attrs.frozen
class Paint:
    """Something that may cover what was painted before it.

    Attributes:
        box: where it is.
        order: its number among all that is painted.
        colour: its colour; None if it is a picture or its colour is not known.
        is_whole: whether it certainly covers all of its box.
        is_picture: whether it is a picture.
    """

    box: Box
    order: int
    colour: Colour | None
    is_whole: bool = True
    is_picture: bool = False


@attrs.frozen
class Figure:
    """Something on a page that is no text and no ruling line.

    Attributes:
        kind: a picture or a form control.
        box: where it is.
        is_opaque: whether it hides what it was painted over.
        is_drawing: whether it is drawn with lines.
        is_tiled: whether it is filled with small pictures, which may be one.
    """

    kind: Standing
    box: Box
    is_opaque: bool = False
    is_drawing: bool = False
    is_tiled: bool = False


@attrs.frozen
class Stroke:
    """A straight line, by its two ends.

    Attributes:
        start: an end, its distances from left and top.
        end: the other end.
    """

    start: tuple[float, float]
    end: tuple[float, float]

    @property
    def box(self) -> Box:
        """The box around it."""
        (x0, y0), (x1, y1) = self.start, self.end
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    @property
    def is_upright_or_level(self) -> bool:
        """Whether it is not at a slant that a person sees."""
        box = self.box
        return min(box.width, box.height) < max(box.width, box.height) * _STEEPEST_RULE


@attrs.frozen
class Page:
    """A page as drawn.

    Attributes:
        number: from 1.
        width: in points.
        height: in points.
        characters: in the order in which they were drawn.
        rules: ruling lines, each a box that is thin in one direction.
        strokes: lines at a slant.
        figures: pictures and form controls.
        cuts: where ruling lines are cut off, as points.
        visible: the part of the page that is shown.
        is_recognised: whether its text is that of a recognised scan.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    rules: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    figures: tuple[Figure, ...]
    cuts: tuple[Box, ...]
    visible: Box
    is_recognised: bool = False

    def upright(self) -> Page:
        """Return the page turned so that most of its text is upright."""
        turns = [character.turn for character in self.characters]
        return self._turned(max(range(4), key=turns.count))

    def _turned(self, turn: int) -> Page:
        if turn == 0:
            return self
        size = self.width, self.height
        width, height = size if turn == 2 else size[::-1]
        return attrs.evolve(
            self,
            width=width,
            height=height,
            characters=tuple(
                attrs.evolve(
                    character,
                    box=character.box.turned(turn, *size),
                    turn=(character.turn - turn) % 4,
                    clip=character.clip.turned(turn, *size),
                )
                for character in self.characters
            ),
            rules=tuple(rule.turned(turn, *size) for rule in self.rules),
            strokes=tuple(_turned_stroke(stroke, turn, *size) for stroke in self.strokes),
            figures=tuple(
                attrs.evolve(figure, box=figure.box.turned(turn, *size)) for figure in self.figures
            ),
            cuts=tuple(cut.turned(turn, *size) for cut in self.cuts),
            visible=self.visible.turned(turn, *size),
        )


def _turned_stroke(stroke: Stroke, turn: int, width: float, height: float) -> Stroke:
    ends = []
    for x, y in (stroke.start, stroke.end):
        point = Box(x, y, x, y).turned(turn, width, height)
        ends.append((point.left, point.top))
    return Stroke(ends[0], ends[1])


def is_wide(text: str) -> bool:
    """Tell whether text is of a script written without spaces.

    Example:
        >>> is_wide("公"), is_wide("，"), is_wide("5")
        (True, True, False)
    """
    return unicodedata.east_asian_width(text[0]) in {"W", "F"}
