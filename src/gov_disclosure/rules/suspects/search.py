"""The smallest changes after which no sum of a table is violated.

Section 三 is a grid in which every cell stands in one row and one column, and every sum belongs
to a row or a column. A wrong cell leaves the same distance in the sums of its row and of its
column, and that is how it is found: by undoing distances, not by trying values.

A smallest set of changed cells has a sum in which only one of them stands (otherwise the cells
would form a ring, and the error could be passed around the ring until one cell is right), and
the distance of that sum is the error of that cell. So each step takes a violated sum, undoes its
distance in one of its cells and goes on with what is left. As each row and each column with a
violated sum needs a change of its own, there is little to try. What is tried is counted all the
same, and if the count runs out only changes within one row or one column are suspected, which
take no search; for what was not found can't be ranked.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

from gov_disclosure.values import MAX_COUNT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.rules.suspects.systems import System
    from gov_disclosure.values import Count

Changes: TypeAlias = tuple[tuple[int, int], ...]
"""Cells of a system, in form order, and the figures they would need."""

MOST_CELLS = 6
"""Most cells changed anywhere in a table; if it takes more, all are in one row or one column."""

MOST_TRIALS = 1_000
"""Most changes of a cell that are tried for a table."""


def smallest_changes(system: System, values: Sequence[Count]) -> tuple[Changes, ...]:
    """Return the smallest sets of changes after which no sum is violated, in form order.

    Empty if no sum is violated, or if no small set of changes is enough.

    Args:
        system: the sums.
        values: the values of its cells.
    """
    return _Trial(system, values).smallest()


def rearrangements(system: System, values: Sequence[Count]) -> tuple[Changes, ...]:
    """Return changes of places among the figures of a lone sum after which it holds.

    Two figures exchanged, figures shifted by a cell, a figure split over two cells.

    A lone sum can be set right in any one of its cells, so what went wrong with several of
    them is never a smallest set.

    Args:
        system: the sums; more than one give nothing.
        values: the values of its cells.
    """
    figures = [value for value in values if isinstance(value, int)]
    if len(system.members) > 1 or len(figures) < len(values):
        return ()
    (members,) = system.members
    signs = dict(members)
    distance = sum(sign * figures[cell] for cell, sign in members)
    found = set()
    for moved in (*_exchanged_with_total(figures), *_shifted(figures), *_joined(figures)):
        changes = [
            (cell, after)
            for cell, (before, after) in enumerate(zip(figures, moved, strict=True))
            if before != after <= MAX_COUNT
        ]
        undone = [signs[cell] * (figures[cell] - after) for cell, after in changes]
        if sum(undone) == distance and not _some_undo(undone, distance):
            found.add(tuple(changes))
    return _in_order(found)


def _some_undo(undone: Sequence[int], distance: int) -> bool:
    """Tell whether some of the changes are enough."""
    return any(
        sum(some) == distance
        for number in range(1, len(undone))
        for some in itertools.combinations(undone, number)
    )


def _exchanged_with_total(figures: list[int]) -> Iterator[list[int]]:
    *parts, total = figures
    for at, part in enumerate(parts):
        yield [*parts[:at], total, *parts[at + 1 :], part]


def _shifted(figures: list[int]) -> Iterator[list[int]]:
    """Yield the figures from some cell on moved by one cell, 0 in the one that gets free."""
    for start in range(len(figures) - 1):
        yield [*figures[:start], 0, *figures[start:-1]]
        yield [*figures[:start], *figures[start + 1 :], 0]


def _joined(figures: list[int]) -> Iterator[list[int]]:
    """Yield two neighbouring figures written as one, in either of their cells."""
    for at in range(len(figures) - 1):
        joined = int(f"{figures[at]}{figures[at + 1]}")
        for pair in ((joined, 0), (0, joined)):
            yield [*figures[:at], *pair, *figures[at + 2 :]]


class _Trial:
    """A table on which changes are tried and taken back.

    A cell that holds no figure is not changed: a violated sum is violated whatever it holds.
    """

    def __init__(self, system: System, values: Sequence[Count]) -> None:
        self._system = system
        self._values = [value if isinstance(value, int) else None for value in values]
        self._distances = [self._distance(number) for number in range(len(system.members))]
        self._open = [self._open_sides(number) for number in range(len(system.members))]
        self._violated = {
            number for number in range(len(system.members)) if self._is_violated(number)
        }
        self._changed: set[int] = set()
        self._found: set[frozenset[tuple[int, int]]] = set()
        self._tried: set[frozenset[tuple[int, int]]] = set()
        self._trials = 0

    def smallest(self) -> tuple[Changes, ...]:
        """Return the smallest sets of changes that are enough."""
        if not self._violated:
            return ()
        fewest = max(map(len, self._violated_lines()))
        in_one_line = self._in_one_line(fewest)
        for size in range(fewest, MOST_CELLS + 1):
            self._search(frozenset(), size)
            if self._trials > MOST_TRIALS:
                return in_one_line
            if self._found:
                return _in_order(self._found)
            self._tried.clear()
        return in_one_line

    # The sums ----------------------------------------------------------------------------

    def _distance(self, number: int) -> int:
        """Return by how much the whole of a sum exceeds its parts, without unknown cells."""
        members = self._system.members[number]
        return sum(sign * (self._values[cell] or 0) for cell, sign in members)

    def _open_sides(self, number: int) -> tuple[bool, bool]:
        """Return whether unknown cells may fill up the whole of a sum, and its parts."""
        unknown = {
            sign for cell, sign in self._system.members[number] if self._values[cell] is None
        }
        return 1 in unknown, -1 in unknown

    def _is_violated(self, number: int) -> bool:
        distance = self._distances[number]
        whole_is_open, parts_are_open = self._open[number]
        return (distance < 0 and not whole_is_open) or (distance > 0 and not parts_are_open)

    def _violated_lines(self) -> tuple[set[int], set[int]]:
        """Return the rows and the columns that need a change: they have a violated sum."""
        lines = [self._system.lines[number] for number in self._violated]
        return (
            {row for row, _ in lines if row is not None},
            {column for _, column in lines if column is not None},
        )

    # Changes -----------------------------------------------------------------------------

    def _change(self, cell: int, by: int) -> None:
        for number, sign in self._system.sums[cell]:
            self._distances[number] += sign * by
            if self._is_violated(number):
                self._violated.add(number)
            else:
                self._violated.discard(number)

    def _needed(self, cell: int, by: int) -> int | None:
        """Return the figure a cell has after a change; None if it can't be changed so."""
        value = self._values[cell]
        if value is None or cell in self._changed or not 0 <= value + by <= MAX_COUNT:
            return None
        return value + by

    def _search(self, changes: frozenset[tuple[int, int]], left: int) -> None:
        """Find what is enough with exactly ``left`` changes more than ``changes``."""
        if not self._violated or not left:
            if not self._violated and not left:
                self._found.add(changes)
            return
        rows, columns = self._violated_lines()
        if len(rows) > left or len(columns) > left:
            return
        for number in self._to_undo(left, rows, columns):
            distance = self._distances[number]
            for cell, sign in self._system.members[number]:
                row, column = self._system.places[cell]
                if (len(rows) == left and row not in rows) or (
                    len(columns) == left and column not in columns
                ):
                    continue  # would leave more lines than can be changed
                by = -sign * distance
                needed = self._needed(cell, by)
                if needed is None:
                    continue
                after = changes | {(cell, needed)}
                if after in self._tried:
                    continue
                self._tried.add(after)
                self._trials += 1
                if self._trials > MOST_TRIALS:
                    return
                self._changed.add(cell)
                self._change(cell, by)
                self._search(after, left - 1)
                self._change(cell, -by)
                self._changed.discard(cell)

    def _to_undo(self, left: int, rows: set[int], columns: set[int]) -> Sequence[int]:
        """Return violated sums of which one surely has a single cell left to change.

        If each row (or column) with a violated sum gets one change and there are no others,
        any such sum will do, provided that no unknown cell blurs its distance.
        """
        for needed, is_row in ((rows, True), (columns, False)):
            if len(needed) == left:
                for number in self._violated:
                    row, column = self._system.lines[number]
                    if (row if is_row else column) is not None and not any(self._open[number]):
                        return (number,)
        return tuple(self._violated)

    def _in_one_line(self, fewest: int) -> tuple[Changes, ...]:
        """Return what is enough in one row or one column, with one change for each line across."""
        found = []
        for line in (*self._system.rows, *self._system.columns):
            repairs = dict(self._repairs(line))
            changes = [(cell, self._needed(cell, by)) for cell, by in repairs.items()]
            if len(repairs) != fewest or None in dict(changes).values():
                continue
            for cell, by in repairs.items():
                self._change(cell, by)
            if not self._violated:
                found.append([(cell, needed) for cell, needed in changes if needed is not None])
            for cell, by in repairs.items():
                self._change(cell, -by)
        return _in_order(found)

    def _repairs(self, line: frozenset[int]) -> Iterator[tuple[int, int]]:
        """Yield, for each violated sum with one cell in a line, that cell and its change."""
        for number in self._violated:
            within = [member for member in self._system.members[number] if member[0] in line]
            if len(within) == 1:
                cell, sign = within[0]
                yield cell, -sign * self._distances[number]


def _in_order(found: Iterable[Iterable[tuple[int, int]]]) -> tuple[Changes, ...]:
    return tuple(sorted(tuple(sorted(changes)) for changes in found))
