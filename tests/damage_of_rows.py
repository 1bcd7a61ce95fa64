"""Kinds of damage to whole rows of a printed table, by name.

A line is taken out or put in either as an editor does it, which mends the spans that reach over it,
or as a careless program does, which leaves them.
"""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import TYPE_CHECKING

from damage_of_cells import Damage, number_text, somewhere
from damaged_sheets import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

    from damaged_sheets import Sheet


def copied(cells: Sequence[Cell], role_of_figures: str | None = None) -> list[Cell]:
    copies = [copy.copy(cell) for cell in cells]
    for cell in copies:
        if role_of_figures and cell.role == "figure":
            cell.role, cell.path = "added", None
    return copies


def _words(row: Sequence[Cell]) -> str:
    return f"row “{' | '.join(cell.text for cell in row)}”"


# Rows. ------------------------------------------------------------------------------------


def some_row(sheet: Sheet, random: Random, *, of_header: bool = False) -> int | None:
    numbers = [
        number
        for number, row in enumerate(sheet.rows)
        if row and (any(cell.role in ("header", "corner") for cell in row) is of_header)
    ]
    return random.choice(numbers) if numbers else None


def _take_row_out(sheet: Sheet, number: int) -> None:
    """Take a row out as an editor does: cells that reach over it shrink or begin below."""
    placed = sheet.placed()
    for one in placed:
        if one.row < number < one.below:
            one.cell.row_span -= 1
    reaching = [one for one in placed if one.row == number and one.cell.row_span > 1]
    if number + 1 < len(sheet.rows):
        for one in reaching:
            one.cell.row_span -= 1
            before = [p for p in placed if p.row == number + 1 and p.column < one.column]
            after_moved = sum(r.column < one.column for r in reaching)
            sheet.rows[number + 1].insert(len(before) + after_moved, one.cell)
    del sheet.rows[number]


def put_row_in(sheet: Sheet, number: int, row: list[Cell], *, mends: bool) -> None:
    if mends:
        for one in sheet.placed():
            if one.row < number < one.below:
                one.cell.row_span += 1
    sheet.rows.insert(number, row)


def _row_lost(*, of_header: bool, mends: bool) -> Damage:
    def change(sheet: Sheet, random: Random) -> str | None:
        number = some_row(sheet, random, of_header=of_header)
        if number is None:
            return None
        words = _words(sheet.rows[number])
        if mends:
            _take_row_out(sheet, number)
        else:
            del sheet.rows[number]
        return f"{'took out' if mends else 'lost'} {words}"

    return somewhere(change)


def _row_inserted(kind: str) -> Damage:
    def change(sheet: Sheet, random: Random) -> str | None:
        number = some_row(sheet, random, of_header=kind == "blank header")
        if number is None:
            return None
        width = max((one.after for one in sheet.placed()), default=1)
        mends = random.random() < 0.5
        reaching = [one for one in sheet.placed() if one.row < number < one.below] if mends else []
        free = width - sum(one.cell.column_span for one in reaching)
        row = [Cell("") for _ in range(max(free, 1))]
        source = sheet.rows[number]
        figures = sum(cell.role == "figure" for cell in source)
        if kind == "figures":
            for cell in row[-figures or len(row) :]:
                cell.text = number_text(random)
        elif kind == "unknown label":
            for cell in row[-figures or len(row) :]:
                cell.text = number_text(random)
            row[0].text = random.choice(("其中：区级", "备案登记", "行政确认"))
        elif kind in ("repeated", "repeated with other figures"):
            row = copied(source, "added")
            for cell in row:
                cell.row_span = 1
                if kind != "repeated" and cell.role == "added":
                    cell.text = number_text(random)
        at = number + random.randrange(2) if kind != "blank header" else number
        put_row_in(sheet, at, row, mends=mends)
        return f"inserted {_words(row)} at {at}{', spans mended' if mends else ''}"

    return somewhere(change)


def _rows_swapped(*, of_header: bool, only_figures: bool = False) -> Damage:
    def change(sheet: Sheet, random: Random) -> str | None:
        one = some_row(sheet, random, of_header=of_header)
        other = some_row(sheet, random, of_header=of_header)
        if one is None or other is None or one == other:
            return None
        words = f"swapped {_words(sheet.rows[one])} and {_words(sheet.rows[other])}"
        if not only_figures:
            sheet.rows[one], sheet.rows[other] = sheet.rows[other], sheet.rows[one]
            return words
        pairs = zip(
            (cell for cell in sheet.rows[one] if cell.role == "figure"),
            (cell for cell in sheet.rows[other] if cell.role == "figure"),
            strict=False,
        )
        for first, second in pairs:
            first.text, second.text = second.text, first.text
        return f"{words}, only their figures"

    return somewhere(change)


def _row_split(sheet: Sheet, random: Random) -> str | None:
    number = some_row(sheet, random)
    if number is None or len(sheet.rows[number]) < 2:
        return None
    row = sheet.rows[number]
    at = random.randrange(1, len(row))
    words = f"split {_words(row)} before cell {at}"
    row, rest = row[:at], row[at:]
    sheet.rows[number] = row
    if random.random() < 0.5:
        rest = [Cell("") for _ in row] + rest
        row += [Cell("") for _ in rest[len(row) :]]
    put_row_in(sheet, number + 1, rest, mends=False)
    return words


def _rows_merged(sheet: Sheet, random: Random) -> str | None:
    numbers = [
        number
        for number, (row, below) in enumerate(zip(sheet.rows, sheet.rows[1:], strict=False))
        if [c.role for c in row[-8:]] == [c.role for c in below[-8:]]
    ]
    if not numbers:
        return None
    number = random.choice(numbers)
    row, below = sheet.rows[number], sheet.rows[number + 1]
    words = f"merged {_words(row)} with {_words(below)}"
    between = random.choice((" ", "\n", "、"))
    for one, other in zip(reversed(row), reversed(below), strict=False):
        if one.role == "group":
            break
        if one.role != "figure" or (one.text and other.text):
            one.says = None
        one.text = between.join(filter(None, (one.text, other.text)))
        one.row_span += random.random() < 0.1
    joined = sheet.rows[number]
    _take_row_out(sheet, number + 1)
    for cell in joined:
        if cell.role == "figure":
            cell.role, cell.path = "added", None
    return words


OF_ROWS: Mapping[str, Damage] = MappingProxyType(
    {
        "row lost": _row_lost(of_header=False, mends=False),
        "row taken out": _row_lost(of_header=False, mends=True),
        "header row lost": _row_lost(of_header=True, mends=False),
        "header row taken out": _row_lost(of_header=True, mends=True),
        "blank row inserted": _row_inserted("blank"),
        "blank header row inserted": _row_inserted("blank header"),
        "row of figures inserted": _row_inserted("figures"),
        "row of unknown label inserted": _row_inserted("unknown label"),
        "row repeated": _row_inserted("repeated"),
        "row repeated with other figures": _row_inserted("repeated with other figures"),
        "rows swapped": _rows_swapped(of_header=False),
        "figures of rows swapped": _rows_swapped(of_header=False, only_figures=True),
        "header rows swapped": _rows_swapped(of_header=True),
        "row split": somewhere(_row_split),
        "rows merged": somewhere(_rows_merged),
    }
)
"""Damages of whole rows."""
