"""Kinds of damage to single cells of a printed table, by name.

Each takes the parts of the table of a section and draws where it strikes; it returns what it did in
words, or None where it finds nothing to strike. A damage changes what is printed and, for labels,
what they say; it knows nothing of what a reader makes of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from random import Random
from types import MappingProxyType
from typing import TypeAlias

from damaged_sheets import Cell, Role, Sheet

Damage: TypeAlias = Callable[[list[Sheet], Random], "str | None"]
Change: TypeAlias = Callable[[Sheet, Random], "str | None"]

LABELS: tuple[Role, ...] = ("row", "group", "header", "block")
_UNKNOWNLABELS = ("备注", "其中：区级", "小计", "说明")


def somewhere(change: Change) -> Damage:
    """Return a damage that strikes one part of the table."""

    def damage(sheets: list[Sheet], random: Random) -> str | None:
        return change(random.choice(sheets), random)

    return damage


def some_cell(sheet: Sheet, random: Random, *roles: Role) -> Cell | None:
    cells = sheet.cells(*roles)
    return random.choice(cells) if cells else None


def _take_out(sheet: Sheet, cell: Cell) -> None:
    sheet.rows[sheet.row_of(cell)].remove(cell)


def number_text(random: Random) -> str:
    return str(random.choice((0, random.randrange(1, 10), random.randrange(10, 9999))))


def named(cell: Cell) -> str:
    return f"{cell.role} “{cell.text}”" + (f" ({cell.path})" if cell.path else "")


# Single cells. ----------------------------------------------------------------------------


def _cell_lost(*roles: Role) -> Change:
    def change(sheet: Sheet, random: Random) -> str | None:
        cell = some_cell(sheet, random, *roles)
        if cell is None:
            return None
        _take_out(sheet, cell)
        return f"lost {named(cell)}"

    return change


def _cell_inserted(text: Callable[[Sheet, Random], Cell], *roles: Role) -> Change:
    """Return the insertion of a cell before or after one of some role."""

    def change(sheet: Sheet, random: Random) -> str | None:
        cell = some_cell(sheet, random, *roles)
        if cell is None:
            return None
        row = sheet.rows[sheet.row_of(cell)]
        new = text(sheet, random)
        row.insert(row.index(cell) + random.randrange(2), new)
        return f"inserted “{new.text}” beside {named(cell)}"

    return change


def _blank(_sheet: Sheet, _random: Random) -> Cell:
    return Cell("")


def _figure(_sheet: Sheet, random: Random) -> Cell:
    return Cell(number_text(random))


def _unknown(_sheet: Sheet, random: Random) -> Cell:
    return Cell(random.choice(_UNKNOWNLABELS))


def _repeated_header(sheet: Sheet, random: Random) -> Cell:
    header = random.choice(sheet.cells("header") or [Cell("")])
    return Cell(header.text, "header", header.says)


def _texts_swapped(*roles: Role) -> Change:
    def change(sheet: Sheet, random: Random) -> str | None:
        cells = sheet.cells(*roles)
        if len(cells) < 2:
            return None
        one, other = random.sample(cells, 2)
        return _swap(one, other)

    return change


def _swap(one: Cell, other: Cell) -> str | None:
    if one.text == other.text:
        return None
    words = f"swapped the texts of {named(one)} and {named(other)}"
    one.text, other.text = other.text, one.text
    one.says, other.says = other.says, one.says
    return words


def _neighbours_swapped(sheet: Sheet, random: Random) -> str | None:
    row = random.choice([row for row in sheet.rows if len(row) > 1] or [[]])
    figures = [cell for cell in row if cell.role == "figure"]
    if len(figures) < 2:
        return None
    number = random.randrange(len(figures) - 1)
    return _swap(figures[number], figures[number + 1])


def _cell_split(*roles: Role) -> Change:
    def change(sheet: Sheet, random: Random) -> str | None:
        cell = some_cell(sheet, random, *roles)
        if cell is None:
            return None
        words = f"split {named(cell)}"
        is_figure = cell.role == "figure"
        every = range(len(cell.text) + 1)
        # The unit of a figure alone is no part of it.
        at = random.choice([n for n in every if not (is_figure and _splits_off_unit(cell.text, n))])
        first, second = cell.text[:at], cell.text[at:]
        new = Cell(second, cell.role if cell.role != "figure" else "added")
        if not first:
            new.says = cell.says
        if second:
            cell.says = None
        if cell.role == "figure" and first and second:
            _is_no_figure_now(cell)
        if cell.role == "row":  # one of the two is not the label of the row
            (new if first else cell).role = "group"
        cell.text = first
        if cell.column_span > 1 and random.random() < 0.5:
            new.column_span = cell.column_span // 2
            cell.column_span -= new.column_span
        row = sheet.rows[sheet.row_of(cell)]
        row.insert(row.index(cell) + 1, new)
        return f"{words} into “{first}” and “{second}”"

    return change


def _splits_off_unit(text: str, at: int) -> bool:
    first, second = text[:at], text[at:]
    return bool(first and second) and not any(map(str.isdecimal, second))


def _is_no_figure_now(cell: Cell) -> None:
    """Note that what stands in a cell is a part of a figure, or more than one."""
    cell.role, cell.path = "added", None


def _join(one: Cell, other: Cell, between: str) -> None:
    text = between.join(filter(None, (one.text, other.text)))
    if text != one.text:
        one.text, one.says = text, None
        if one.role == "figure":
            _is_no_figure_now(one)


def _cells_merged_beside(*roles: Role) -> Change:
    def change(sheet: Sheet, random: Random) -> str | None:
        pairs = [
            (row, one, other)
            for row in sheet.rows
            for one, other in itertools.pairwise(row)
            if one.role in roles and other.role in roles
        ]
        if not pairs:
            return None
        row, one, other = random.choice(pairs)
        words = f"merged {named(one)} with {named(other)}"
        between = random.choice(("", " ", "、"))
        keeps = random.random() < 0.4
        if not keeps:
            _join(one, other, between)
        if random.random() < 0.7:
            one.column_span += other.column_span
            words += ", span added"
        row.remove(other)
        return f"{words}: “{one.text}”"

    return change


def _cells_merged_below(*roles: Role) -> Change:
    def change(sheet: Sheet, random: Random) -> str | None:
        placed = sheet.placed()
        below = {(p.row, p.column): p.cell for p in placed}
        pairs = [
            (p.cell, other)
            for p in placed
            if p.cell.role in roles
            and (other := below.get((p.below, p.column))) is not None
            and other.role == p.cell.role
            and other.column_span == p.cell.column_span
        ]
        if not pairs:
            return None
        one, other = random.choice(pairs)
        words = f"merged {named(one)} with {named(other)} below"
        if random.random() < 0.5:
            _join(one, other, random.choice(("", " ", "、")))
        if random.random() < 0.8:
            one.row_span += other.row_span
            words += ", span added"
        _take_out(sheet, other)
        return f"{words}: “{one.text}”"

    return change


def _run_shifted(*roles: Role) -> Change:
    """Return the shift of the texts of some cells beside each other by one; one is lost."""

    def change(sheet: Sheet, random: Random) -> str | None:
        runs = [[cell for cell in row if cell.role in roles] for row in sheet.rows]
        runs = [run for run in runs if len(run) > 1]
        return _shift(random.choice(runs), random) if runs else None

    return change


def _shift(run: Sequence[Cell], random: Random) -> str | None:
    first = random.randrange(len(run) - 1)
    last = random.randrange(first + 2, len(run) + 1)
    part = list(run[first:last])
    words = f"shifted {len(part)} texts from {named(part[0])} to {named(part[-1])} by one"
    if random.random() < 0.5:
        part.reverse()
        words += " back"
    for target, source in zip(part[:0:-1], part[-2::-1], strict=True):
        target.text, target.says = source.text, source.says
    part[0].text, part[0].says = "", None
    return words


def _row_labels_shifted(sheet: Sheet, random: Random) -> str | None:
    labels = sheet.cells("row")
    return _shift(labels, random) if len(labels) > 1 else None


OF_CELLS: Mapping[str, Damage] = MappingProxyType(
    {
        "figure cell lost": somewhere(_cell_lost("figure")),
        "blank cell inserted": somewhere(_cell_inserted(_blank, "figure", "row")),
        "figure inserted": somewhere(_cell_inserted(_figure, "figure", "row")),
        "figures swapped": somewhere(_texts_swapped("figure")),
        "neighbouring figures swapped": somewhere(_neighbours_swapped),
        "figure cell split": somewhere(_cell_split("figure")),
        "figure cells merged beside": somewhere(_cells_merged_beside("figure")),
        "figure cells merged below": somewhere(_cells_merged_below("figure")),
        "figures shifted": somewhere(_run_shifted("figure")),
        "row label lost": somewhere(_cell_lost("row")),
        "row labels swapped": somewhere(_texts_swapped("row")),
        "row label split": somewhere(_cell_split("row")),
        "row labels merged": somewhere(_cells_merged_below("row", "group")),
        "row labels shifted": somewhere(_row_labels_shifted),
        "group label lost": somewhere(_cell_lost("group", "block")),
        "group labels swapped": somewhere(_texts_swapped("group", "block")),
        "header cell lost": somewhere(_cell_lost("header")),
        "corner lost": somewhere(_cell_lost("corner")),
        "blank header cell inserted": somewhere(_cell_inserted(_blank, "header")),
        "unknown header inserted": somewhere(_cell_inserted(_unknown, "header")),
        "header cell repeated": somewhere(_cell_inserted(_repeated_header, "header")),
        "headers swapped": somewhere(_texts_swapped("header")),
        "header cell split": somewhere(_cell_split("header")),
        "header cells merged beside": somewhere(_cells_merged_beside("header", "corner")),
        "headers shifted": somewhere(_run_shifted("header")),
    }
)
"""Damages of single cells and of the texts in them."""
