"""Damaged tables laid out: which header stands over which column, and which rows fit it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

import attrs

from damaged_sheets import PROACTIVE, Placed, Sheet, case_rows, stacks


@attrs.frozen(eq=False)
class Header:
    """The header in force over rows of a table.

    Attributes:
        width: columns that it covers.
        over: over each column, what its cells say from top to bottom; None for what is unknown.
        is_tiled: whether each place of it over figures is covered once, up to the same width.
        starts: for each column, the column where the lowest cell over it begins.
    """

    width: int
    over: tuple[tuple[str | None, ...], ...]
    is_tiled: bool
    starts: tuple[int, ...]


NO_HEADER = Header(0, (), is_tiled=False, starts=())


@attrs.define(eq=False)
class LaidOut:
    """A table as a browser lays it out.

    Attributes:
        sheet: the table.
        shows_spans: whether the print draws cells as wide as they are.
        placed: its cells.
        cover: the cells over each place, by row and column.
    """

    sheet: Sheet
    shows_spans: bool
    placed: Sequence[Placed] = attrs.field(init=False)
    cover: Mapping[int, dict[int, list[Placed]]] = attrs.field(init=False)
    _coherent: dict[tuple[Header, str], bool] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.placed = self.sheet.placed(as_drawn=self.shows_spans)
        self.cover = {number: defaultdict(list) for number in range(len(self.sheet.rows))}
        for placed in self.placed:
            for row in range(placed.row, min(placed.below, len(self.sheet.rows))):
                for column in range(placed.column, placed.after):
                    self.cover[row][column].append(placed)

    def header(self, numbers: Sequence[int]) -> Header:
        """Return the header that some rows make.

        It is as wide as its last row, which names the columns; a group above may reach beyond.
        One that begins over the labels of the rows below has slid.
        """
        width = max(self.cover[numbers[-1]], default=-1) + 1
        figures = [p.column for p in self.placed if p.cell.role == "figure"]
        first = min(figures, default=0)
        over, starts = [], []
        is_tiled = True
        for column in range(width):
            cells: list[Placed] = []
            for number in numbers:
                covering = self.cover[number].get(column, [])
                if column >= first and len(covering) != 1:
                    is_tiled = False
                cells += [c for c in covering if c not in cells]
            labels = [c for c in cells if c.cell.role in ("header", "added")]
            printed = [c for c in labels if c.cell.text.strip()]
            over.append(tuple(c.cell.says for c in printed))
            starts.append(printed[-1].column if printed else column)
            # A header that reaches into the rows below leaves them no column of their own.
            has_slid = column < first and any(c.cell.role == "header" for c in printed)
            if has_slid or any(c.below > numbers[-1] + 1 for c in cells):
                is_tiled = False
        return Header(width, tuple(over), is_tiled, tuple(starts))

    def is_regular(self, number: int, header: Header) -> bool:
        """Tell whether a row fills the width of its header, each place once."""
        cover = self.cover[number]
        return max(cover, default=-1) + 1 == header.width and all(
            len(cover.get(column, ())) == 1 for column in range(header.width)
        )

    def is_coherent(self, header: Header, row: str) -> bool:
        """Tell whether each column of a row stands once under its own headers, and no other."""
        known = header, row if self.sheet.section == PROACTIVE else ""
        if known not in self._coherent:
            self._coherent[known] = self._has_every_column(header, row)
        return self._coherent[known]

    def _has_every_column(self, header: Header, row: str) -> bool:
        if not header.is_tiled:
            return False
        all_stacks = stacks(self.sheet.form, self.sheet.section)
        expected = (
            all_stacks.get(row, ())
            if self.sheet.section == PROACTIVE
            else tuple(dict.fromkeys(itertools.chain(*all_stacks.values())))
        )
        labels = {stack[-1] for stack in expected}
        leaves = dict.fromkeys(zip(header.starts, header.over, strict=True))
        printed = [over for _, over in leaves if over and over[-1] in labels]
        return sorted(map(repr, printed)) == sorted(map(repr, expected))

    def columns_over(self, placed: Placed, header: Header) -> list[tuple[str | None, str | None]]:
        """Return what the header says of the columns under which a cell stands: row and label."""
        found = []
        for column in range(placed.column, min(placed.after, header.width)):
            over = header.over[column]
            case = next(
                (case_rows()[s] for s in reversed(over[:-1]) if s and s in case_rows()), None
            )
            found.append((case, over[-1] if over else None))
        return list(dict.fromkeys(found))

    def is_merged(self, placed: Placed, header: Header, *, is_regular: bool) -> bool:
        """Tell whether a cell covers more than one cell of the form."""
        below = range(placed.row + 1, min(placed.below, len(self.sheet.rows)))
        if any(self.is_regular(number, header) for number in below):
            return True
        if not is_regular:
            return False
        columns = range(placed.column, placed.after)
        # Headers beside each other that say the same, once or twice, are one.
        labels = {tuple(dict.fromkeys(header.over[c])) for c in columns}
        return sum(any(said[-1:]) for said in labels) > 1
