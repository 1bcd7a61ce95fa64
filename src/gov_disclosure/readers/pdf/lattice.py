"""The cells that ruling lines make: a lattice, and the rectangles between its walls.

The lines decide what is a cell, whether there is text in it or not; a merged cell is what no
line divides.
"""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.readers.pdf.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

TOLERANCE = 3.0
"""Lines nearer to each other than this, in points, are one line."""

_MOST_RULES = 2_000
_MOST_LATTICES = 40
_MOST_POSITIONS = 40_000
_MOST_CELLS = 200  # that a picture may stand in
_LEAST_EXTENT = 8.0
_COVERED = 0.5


@attrs.frozen
class Rule:
    """A ruling line, level or upright.

    Attributes:
        position: its height if it is level, its distance from the left if it is upright.
        start: where it begins, in the other direction.
        end: where it ends.
    """

    position: float
    start: float
    end: float


@attrs.frozen
class Lattice:
    """Ruling lines that meet each other.

    Attributes:
        columns: distances from the left at which there is a boundary, in order.
        rows: heights at which there is a boundary, in order.
        cells: the boxes between the walls, from top to bottom and left to right.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The box around it."""
        return Box(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


class Positions:
    """Finds the cells of a lattice in which something stands."""

    def __init__(self, lattice: Lattice) -> None:
        self.lattice = lattice
        self._cells: dict[tuple[int, int], Box] = {}
        for box in lattice.cells:
            rows = range(lattice.rows.index(box.top), lattice.rows.index(box.bottom))
            columns = range(lattice.columns.index(box.left), lattice.columns.index(box.right))
            for place in itertools.product(rows, columns):
                self._cells[place] = box

    def cell(self, box: Box) -> Box:
        """Return the cell in which the centre of a box lies."""
        return self._cells[self._row(box.middle), self._column(box.centre)]

    def cells(self, box: Box) -> set[Box]:
        """Return the cells that a box meets; none if they are very many."""
        rows = range(self._row(box.top), self._row(box.bottom) + 1)
        columns = range(self._column(box.left), self._column(box.right) + 1)
        if len(rows) * len(columns) > _MOST_CELLS or not self.lattice.box.meets(box):
            return set()
        return {self._cells[place] for place in itertools.product(rows, columns)}

    def _row(self, height: float) -> int:
        rows = self.lattice.rows
        return min(max(bisect.bisect_right(rows, height) - 1, 0), len(rows) - 2)

    def _column(self, distance: float) -> int:
        columns = self.lattice.columns
        return min(max(bisect.bisect_right(columns, distance) - 1, 0), len(columns) - 2)


def lattices(boxes: Iterable[Box]) -> list[Lattice]:
    """Return the lattices that ruling lines make; a frame around one cell is none.

    More lines or lattices than pages of tables have are a drawing, in which there is none.

    Args:
        boxes: the lines as drawn, each thin in one direction.
    """
    listed = list(boxes)
    level = _united(
        Rule(box.middle, box.left, box.right) for box in listed if box.width >= box.height
    )
    upright = _united(
        Rule(box.centre, box.top, box.bottom) for box in listed if box.width < box.height
    )
    if len(level) + len(upright) > _MOST_RULES:
        return []
    found = []
    lone: list[Rule] = []
    for rows, columns in _connected(level, upright):
        lattice = _lattice(rows, columns)
        if lattice is not None and len(lattice.cells) > 1:
            found.append(lattice)
        elif not rows:
            lone += columns
    return [_with_sides(lattice, lone) for lattice in found] if len(found) <= _MOST_LATTICES else []


def _with_sides(lattice: Lattice, lone: Iterable[Rule]) -> Lattice:
    """Return a lattice with the upright lines beside it that are as high as it is.

    Between them is a label over all rows of a page, which no level line meets.
    """
    top, bottom = lattice.rows[0], lattice.rows[-1]
    for rule in sorted(lone, key=lambda rule: abs(rule.position - lattice.box.centre)):
        if abs(rule.start - top) > TOLERANCE or abs(rule.end - bottom) > TOLERANCE:
            continue
        first, last = lattice.columns[0], lattice.columns[-1]
        if rule.position < first - _LEAST_EXTENT:
            cell = Box(rule.position, top, first, bottom)
            columns = (rule.position, *lattice.columns)
        elif rule.position > last + _LEAST_EXTENT:
            cell = Box(last, top, rule.position, bottom)
            columns = (*lattice.columns, rule.position)
        else:
            continue
        cells = sorted((*lattice.cells, cell), key=lambda box: (box.top, box.left))
        lattice = Lattice(columns, lattice.rows, tuple(cells))
    return lattice


def _united(rules: Iterable[Rule]) -> list[Rule]:
    """Return lines put together from their pieces."""
    united = []
    ordered = sorted(rules, key=lambda rule: rule.position)
    for same in _near(ordered, [rule.position for rule in ordered]):
        position = sum(rule.position for rule in same) / len(same)
        start, end = None, 0.0
        for rule in sorted(same, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + TOLERANCE:
                end = max(end, rule.end)
            else:
                united.append(Rule(position, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            united.append(Rule(position, start, end))
    return [rule for rule in united if rule.end - rule.start >= TOLERANCE]


def _near(items: Sequence[Rule], positions: Sequence[float]) -> Iterator[list[Rule]]:
    """Yield runs of ordered items none of which is far from the first of its run."""
    run: list[Rule] = []
    first = 0.0
    for item, position in zip(items, positions, strict=True):
        if run and position - first > TOLERANCE:
            yield run
            run = []
        if not run:
            first = position
        run.append(item)
    if run:
        yield run


def _connected(
    level: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the level and upright lines of each group of lines that meet."""
    group = {("level", index): index for index in range(len(level))}
    group.update({("upright", index): len(level) + index for index in range(len(upright))})
    members = {number: [name] for name, number in group.items()}
    for (row, one), (column, other) in itertools.product(enumerate(level), enumerate(upright)):
        into, gone = group["level", row], group["upright", column]
        if into != gone and _meet(one, other):
            if len(members[into]) < len(members[gone]):
                into, gone = gone, into
            for name in members[gone]:
                group[name] = into
            members[into] += members.pop(gone)
    for names in members.values():
        yield (
            [level[index] for kind, index in names if kind == "level"],
            [upright[index] for kind, index in names if kind == "upright"],
        )


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.start - TOLERANCE <= upright.position <= level.end + TOLERANCE
        and upright.start - TOLERANCE <= level.position <= upright.end + TOLERANCE
    )


def _lattice(level: Sequence[Rule], upright: Sequence[Rule]) -> Lattice | None:
    if len(level) < 2 or not upright:
        return None
    rows = _boundaries(level, upright)
    columns = _boundaries(upright, level)
    if len(rows) < 2 or len(columns) < 2 or len(rows) * len(columns) > _MOST_POSITIONS:
        return None
    floors = _walls(level, rows, columns)
    sides = _walls(upright, columns, rows)
    cells = []
    for region in _regions(floors, sides, len(rows) - 1, len(columns) - 1):
        cells += [
            Box(columns[left], rows[top], columns[right], rows[bottom])
            for top, left, bottom, right in _rectangles(region)
        ]
    cells.sort(key=lambda box: (box.top, box.left))
    return Lattice(tuple(columns), tuple(rows), tuple(cells))


def _boundaries(rules: Sequence[Rule], across: Sequence[Rule]) -> list[float]:
    """Return where lines stand, and where those across them end if that is farther out.

    A table may be open at its sides: there it ends with the lines that are drawn.
    """
    positions = sorted({rule.position for rule in rules})
    first = min(rule.start for rule in across)
    last = max(rule.end for rule in across)
    if not positions or first < positions[0] - _LEAST_EXTENT:
        positions.insert(0, first)
    if last > positions[-1] + _LEAST_EXTENT:
        positions.append(last)
    return positions


def _walls(
    rules: Sequence[Rule], positions: Sequence[float], steps: Sequence[float]
) -> set[tuple[int, int]]:
    """Return which steps of which boundary have a line: boundary and step by number."""
    number = {position: index for index, position in enumerate(positions)}
    walls = set()
    for rule in rules:
        for step, (start, end) in enumerate(itertools.pairwise(steps)):
            covered = min(rule.end, end) - max(rule.start, start)
            if covered > _COVERED * (end - start):
                walls.add((number[rule.position], step))
    return walls


def _regions(
    floors: set[tuple[int, int]], sides: set[tuple[int, int]], rows: int, columns: int
) -> Iterator[set[tuple[int, int]]]:
    """Yield the positions that no wall divides from each other."""
    left = set(itertools.product(range(rows), range(columns)))
    for start in itertools.product(range(rows), range(columns)):
        if start not in left:
            continue
        left.discard(start)
        region, waiting = {start}, [start]
        while waiting:
            row, column = waiting.pop()
            beside = (
                ((row + 1, column), (row + 1, column) in floors),
                ((row - 1, column), (row, column) in floors),
                ((row, column + 1), (column + 1, row) in sides),
                ((row, column - 1), (column, row) in sides),
            )
            for place, is_walled in beside:
                if not is_walled and place in left:
                    left.discard(place)
                    region.add(place)
                    waiting.append(place)
        yield region


def _rectangles(region: set[tuple[int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the rectangles that make up a region: one, unless a wall has a gap."""
    left = set(region)
    while left:
        top, start = min(left)
        end = start
        while (top, end) in left:
            end += 1
        bottom = top
        while all((bottom, column) in left for column in range(start, end)):
            bottom += 1
        left -= set(itertools.product(range(top, bottom), range(start, end)))
        yield top, start, bottom, end
