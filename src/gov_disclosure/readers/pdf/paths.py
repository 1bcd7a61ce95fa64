"""Paths of a PDF page: the lines and shapes that it fills or strokes."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
from pdfminer.utils import Point

from gov_disclosure.readers.pdf.geometry import Box, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pdfminer.utils import Matrix, PathSegment

    from gov_disclosure.readers.pdf.file import Work

_SAME = 0.1  # in points


@attrs.frozen
class Part:
    """A part of a path that is drawn without lifting the pen.

    Attributes:
        ends: the points that its lines and curves join.
        box: a box that holds it, with all of its curves.
        is_straight: whether it has no curves.
    """

    ends: tuple[Point, ...]
    box: Box
    is_straight: bool

    @property
    def strokes(self) -> Iterator[Stroke]:
        """The straight lines from each point to the next."""
        return itertools.starmap(Stroke, itertools.pairwise(self.ends))

    @property
    def is_drawing(self) -> bool:
        """Whether it has curves, or several lines at a slant; one alone crosses out a cell."""
        slanted = (not stroke.is_upright_or_level for stroke in self.strokes)
        return not self.is_straight or sum(slanted) > 1

    @property
    def is_rectangle(self) -> bool:
        """Whether it is an upright rectangle."""
        corners = [point for point, _ in itertools.groupby(self.ends)]
        if len(corners) > 1 and corners[0] == corners[-1]:
            corners.pop()
        return (
            self.is_straight
            and len(corners) == 4
            and all(
                abs(x0 - x1) < _SAME or abs(y0 - y1) < _SAME
                for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True)
            )
        )

    @property
    def is_line(self) -> bool:
        """Whether it is one line or a rectangle, so that a thin one is a line as well."""
        return self.is_rectangle or (self.is_straight and len(set(self.ends)) <= 2)


def parts(path: Sequence[PathSegment], matrix: Matrix, height: float, work: Work) -> Iterator[Part]:
    """Yield the parts of a path.

    Args:
        path: its segments, as the library keeps them.
        matrix: in which they are given.
        height: of the page, from the top of which the parts are measured.
        work: counts the points.
    """
    a, b, c, d, e, f = matrix

    def placed(x: float, y: float) -> Point:
        return a * x + c * y + e, height - (b * x + d * y + f)

    ends: list[Point] = []
    bends: list[Point] = []
    work.draw(len(path))
    for operator, *numbers in path:
        if operator == "m":
            yield from _part(ends, bends)
            ends, bends = [], []
        if operator == "h":
            ends += ends[:1]
            continue
        *controls, x, y = numbers
        ends.append(placed(x, y))
        if controls:  # of a curve
            bends += map(placed, controls[::2], controls[1::2])
    yield from _part(ends, bends)


def _part(ends: Sequence[Point], bends: Sequence[Point]) -> Iterator[Part]:
    if len(ends) > 1:
        lefts, tops = zip(*ends, *bends, strict=True)
        box = Box(min(lefts), min(tops), max(lefts), max(tops))
        yield Part(tuple(ends), box, not bends)
