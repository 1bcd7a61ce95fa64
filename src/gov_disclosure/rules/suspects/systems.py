"""The sums of a table that share cells, as a grid of numbered cells."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.rules.identities import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@attrs.frozen(eq=False)
class System:
    """Sums that share cells, directly or through others, and the grid they stand in.

    Attributes:
        identities: the sums.
        cells: paths of their cells, row by row.
        members: of each sum, its cells and by how much its distance grows with each.
        sums: of each cell, the sums it stands in, and likewise.
        lines: of each sum, the number of the row whose cells it adds up, or None, and likewise
            that of the column.
        rows: the cells of each row.
        columns: the cells of each column.
        places: of each cell, the numbers of its row and of its column.
        totals: the cells that are the total of others.
    """

    identities: tuple[Identity, ...]
    cells: tuple[str, ...]
    members: tuple[tuple[tuple[int, int], ...], ...]
    sums: tuple[tuple[tuple[int, int], ...], ...]
    lines: tuple[tuple[int | None, int | None], ...]
    rows: tuple[frozenset[int], ...]
    columns: tuple[frozenset[int], ...]
    places: tuple[tuple[int, int], ...]
    totals: frozenset[int]

    @classmethod
    def of(cls, identities: Sequence[Identity]) -> System:
        """Return the system of sums."""
        cells = tuple(dict.fromkeys(path for one in identities for path in _cells(one)))
        index = {path: number for number, path in enumerate(cells)}
        members = tuple(
            (*((index[path], -1) for path in one.parts), *((index[path], 1) for path in one.whole))
            for one in identities
        )
        sums: list[list[tuple[int, int]]] = [[] for _ in cells]
        for number, terms in enumerate(members):
            for cell, sign in terms:
                sums[cell].append((number, sign))
        names = [(row, column) for row, _, column in (path.rpartition(".") for path in cells)]
        rows = _numbered(row for row, _ in names)
        columns = _numbered(column for _, column in names)
        places = tuple((rows[row], columns[column]) for row, column in names)
        return cls(
            identities=tuple(identities),
            cells=cells,
            members=members,
            sums=tuple(map(tuple, sums)),
            lines=tuple(_line([places[cell] for cell, _ in terms]) for terms in members),
            rows=tuple(_cells_where(place[0] == row for place in places) for row in rows.values()),
            columns=tuple(
                _cells_where(place[1] == column for place in places) for column in columns.values()
            ),
            places=places,
            totals=frozenset(index[one.whole[0]] for one in identities if len(one.whole) == 1),
        )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def _cells_where(there: Iterable[bool]) -> frozenset[int]:
    return frozenset(cell for cell, is_there in enumerate(there) if is_there)


def _cells(identity: Identity) -> tuple[str, ...]:
    return (*identity.parts, *identity.whole)


def _line(places: Sequence[tuple[int, int]]) -> tuple[int | None, int | None]:
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    return rows.pop() if len(rows) == 1 else None, columns.pop() if len(columns) == 1 else None


@functools.cache
def systems(identities: tuple[Identity, ...]) -> tuple[System, ...]:
    """Return sums as systems that have no cell in common.

    Example:
        >>> from gov_disclosure import blank
        >>> from gov_disclosure.rules.sums import sums
        >>> [len(systems(identities)) for identities in sums(blank("2021")).values()]
        [1, 3]
    """
    groups: list[tuple[set[str], set[int]]] = []
    for number, identity in enumerate(identities):
        cells, together, apart = set(_cells(identity)), {number}, []
        for group in groups:
            if group[0].isdisjoint(cells):
                apart.append(group)
            else:
                cells |= group[0]
                together |= group[1]
        groups = [*apart, (cells, together)]
    return tuple(
        System.of([identities[number] for number in sorted(together)]) for _, together in groups
    )
