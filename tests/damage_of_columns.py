"""Kinds of damage to columns, headers and whole tables, by name."""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import TYPE_CHECKING

from damage_of_cells import Damage, number_text, somewhere
from damage_of_rows import copied, put_row_in, some_row
from damaged_sheets import PROACTIVE, Cell, Placed, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random


def _figure_columns(sheet: Sheet) -> list[int]:
    return sorted({one.column for one in sheet.placed() if one.cell.role == "figure"})


def _column_taken_out(sheet: Sheet, random: Random) -> str | None:
    columns = _figure_columns(sheet)
    if len(columns) < 2:
        return None
    column = random.choice(columns)
    for one in sheet.placed():
        if one.column <= column < one.after:
            if one.cell.column_span > 1:
                one.cell.column_span -= 1
            else:
                sheet.rows[one.row].remove(one.cell)
    return f"took out column {column}"


def _figures_of_column_lost(sheet: Sheet, random: Random) -> str | None:
    columns = _figure_columns(sheet)
    if not columns:
        return None
    column = random.choice(columns)
    for one in sheet.placed():
        if one.column == column and one.cell.role == "figure":
            sheet.rows[one.row].remove(one.cell)
    return f"lost the figures of column {column}"


def _columns_swapped(sheet: Sheet, random: Random) -> str | None:
    columns = _figure_columns(sheet)
    if len(columns) < 2:
        return None
    first, second = random.sample(columns, 2)
    placed = {(one.row, one.column): one for one in sheet.placed()}
    pairs = [
        (row, one.cell, other.cell)
        for row in range(len(sheet.rows))
        if (one := placed.get((row, first)))
        and (other := placed.get((row, second)))
        and _shape(one) == _shape(other)
    ]
    if not any(one.role == "header" for _, one, _ in pairs):
        return None  # they stand under headers of unlike shape
    for row, left, right in pairs:
        cells = sheet.rows[row]
        i, j = cells.index(left), cells.index(right)
        cells[i], cells[j] = cells[j], cells[i]
    return f"swapped columns {first} and {second}"


def _shape(placed: Placed) -> tuple[int, int]:
    return placed.cell.row_span, placed.cell.column_span


def _column_inserted(kind: str) -> Damage:
    def change(sheet: Sheet, random: Random) -> str | None:
        columns = _figure_columns(sheet)
        if not columns:
            return None
        at = 0 if kind == "row numbers" else random.choice([*columns, columns[-1] + 1])
        label = {"row numbers": random.choice(("序号", "")), "unknown label": "备注"}.get(kind, "")
        mends = random.random() < 0.6
        placed = sheet.placed()
        growing = {one.cell for one in placed if one.column < at < one.after}
        if mends:
            for cell in growing:
                cell.column_span += 1
        count = 0
        for number, row in enumerate(sheet.rows):
            is_body = any(cell.role == "figure" for cell in row)
            over = [one for one in placed if one.row <= number < one.below]
            if any(one.cell in growing for one in over) and (mends or not is_body):
                continue
            count += is_body
            text = ""
            if is_body and kind != "blank":
                text = str(count) if kind == "row numbers" else number_text(random)
            elif not is_body:
                text, label = label, ""
            row.insert(sum(one.row == number and one.column < at for one in over), Cell(text))
        return f"inserted a column ({kind}) before column {at}{', spans mended' if mends else ''}"

    return somewhere(change)


# Headers and tables. ----------------------------------------------------------------------


def _header_repeated(*, off: int) -> Damage:
    def change(sheet: Sheet, random: Random) -> str | None:
        header = [row for row in sheet.rows if any(c.role in ("header", "corner") for c in row)]
        at = some_row(sheet, random)
        if not header or at is None:
            return None
        if sheet.section == PROACTIVE:
            header = [random.choice(header)]
        elif at < len(header):
            at = len(header)
        copies = [copied(row) for row in header]
        for row in copies:
            if off > 0:
                row.insert(0, Cell(""))
            elif off < 0 and row[0].role == "corner":
                row[0].column_span = max(row[0].column_span - 1, 1)
        for row in reversed(copies):
            put_row_in(sheet, at, row, mends=False)
        return f"repeated the header before row {at}, {off} columns off"

    return somewhere(change)


def _cut_below(sheets: list[Sheet], random: Random) -> str | None:
    number = random.randrange(len(sheets))
    sheet = sheets[number]
    if len(sheet.rows) < 3:
        return None
    row = random.randrange(1, len(sheet.rows))
    above, below = sheet.rows[:row], sheet.rows[row:]
    words = f"cut the table before row {row}"
    for one in reversed(sheet.placed()):
        if one.row < row < one.below and random.random() < 0.8:
            rest = copy.copy(one.cell)
            rest.row_span = one.below - row
            rest.text = random.choice((rest.text, ""))
            rest.says = rest.says if rest.text else None
            below[0].insert(0, rest)
            one.cell.row_span = row - one.row
    header = [r for r in above if any(c.role in ("header", "corner") for c in r)]
    if header and random.random() < 0.4 and sheet.section != PROACTIVE:
        below = [copied(r) for r in header] + below
        words += ", header repeated"
    sheets[number : number + 1] = [
        Sheet(sheet.section, sheet.form, above),
        Sheet(sheet.section, sheet.form, below),
    ]
    return words


def _cut_beside(sheets: list[Sheet], random: Random) -> str | None:
    number = random.randrange(len(sheets))
    sheet = sheets[number]
    columns = _figure_columns(sheet)
    if len(columns) < 2:
        return None
    at = random.choice(columns[1:])
    with_labels = random.random() < 0.5
    left = Sheet(sheet.section, sheet.form, [])
    right = Sheet(sheet.section, sheet.form, [])
    rows: list[tuple[list[Cell], list[Cell]]] = [([], []) for _ in sheet.rows]
    for one in sheet.placed():
        first, second = rows[one.row]
        if one.after <= at:
            first.append(one.cell)
            if with_labels and one.cell.role in ("row", "group", "corner", "block"):
                second.append(copy.copy(one.cell))
        elif one.column >= at:
            second.append(one.cell)
        else:
            rest = copy.copy(one.cell)
            rest.column_span = one.after - at
            one.cell.column_span = at - one.column
            first.append(one.cell)
            if one.cell.role == "figure":
                rest = Cell("", "added", None, None, rest.row_span, rest.column_span)
            second.append(rest)
    left.rows = [first for first, _ in rows]
    right.rows = [second for _, second in rows]
    sheets[number : number + 1] = [left, right]
    return f"cut the table before column {at}{', labels repeated' if with_labels else ''}"


OF_COLUMNS: Mapping[str, Damage] = MappingProxyType(
    {
        "column taken out": somewhere(_column_taken_out),
        "figures of a column lost": somewhere(_figures_of_column_lost),
        "columns swapped": somewhere(_columns_swapped),
        "blank column inserted": _column_inserted("blank"),
        "column of figures inserted": _column_inserted("figures"),
        "column of unknown label inserted": _column_inserted("unknown label"),
        "column of row numbers": _column_inserted("row numbers"),
        "header repeated": _header_repeated(off=0),
        "header repeated a column to the right": _header_repeated(off=1),
        "header repeated a column to the left": _header_repeated(off=-1),
        "table cut below": _cut_below,
        "table cut beside": _cut_beside,
    }
)
"""Damages of columns, headers and whole tables."""
