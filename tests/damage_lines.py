"""Kinds of damage to whole rows, columns and tables, by name.

A line is taken out or put in either as an editor does it, which mends the spans that reach over it,
or as a careless program does, which leaves them.
"""

from __future__ import annotations

import copy
from types import MappingProxyType
from typing import TYPE_CHECKING

from damage_kinds import SINGLE, Damage, number_text, somewhere
from damaged_sheets import Cell, Placed, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random


def _copied(cells: Sequence[Cell], role_of_figures: str | None = None) -> list[Cell]:
    copies = [copy.copy(cell) for cell in cells]
    for cell in copies:
        if role_of_figures and cell.role == "figure":
            cell.role, cell.path = "added", None
    return copies


def _words(row: Sequence[Cell]) -> str:
    return f"row “{' | '.join(cell.text for cell in row)}”"


# Rows. ------------------------------------------------------------------------------------


def _some_row(sheet: Sheet, random: Random, *, of_header: bool = False) -> int | None:
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


def _put_row_in(sheet: Sheet, number: int, row: list[Cell], *, mends: bool) -> None:
    if mends:
        for one in sheet.placed():
            if one.row < number < one.below:
                one.cell.row_span += 1
    sheet.rows.insert(number, row)


def _row_lost(*, of_header: bool, mends: bool) -> Damage:
    def change(sheet: Sheet, random: Random) -> str | None:
        number = _some_row(sheet, random, of_header=of_header)
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
        number = _some_row(sheet, random, of_header=kind == "blank header")
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
            row = _copied(source, "added")
            for cell in row:
                cell.row_span = 1
                if kind != "repeated" and cell.role == "added":
                    cell.text = number_text(random)
        at = number + random.randrange(2) if kind != "blank header" else number
        _put_row_in(sheet, at, row, mends=mends)
        return f"inserted {_words(row)} at {at}{', spans mended' if mends else ''}"

    return somewhere(change)


def _rows_swapped(*, of_header: bool, only_figures: bool = False) -> Damage:
    def change(sheet: Sheet, random: Random) -> str | None:
        one = _some_row(sheet, random, of_header=of_header)
        other = _some_row(sheet, random, of_header=of_header)
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
    number = _some_row(sheet, random)
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
    _put_row_in(sheet, number + 1, rest, mends=False)
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


# Columns. ---------------------------------------------------------------------------------


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
    for row in range(len(sheet.rows)):
        one, other = placed.get((row, first)), placed.get((row, second))
        if one and other and _shape(one) == _shape(other):
            cells = sheet.rows[row]
            i, j = cells.index(one.cell), cells.index(other.cell)
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
        at = _some_row(sheet, random)
        if not header or at is None:
            return None
        if sheet.section == "proactive_disclosure":
            header = [random.choice(header)]
        elif at < len(header):
            at = len(header)
        copies = [_copied(row) for row in header]
        for row in copies:
            if off > 0:
                row.insert(0, Cell(""))
            elif off < 0 and row[0].role == "corner":
                row[0].column_span = max(row[0].column_span - 1, 1)
        for row in reversed(copies):
            _put_row_in(sheet, at, row, mends=False)
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
    if header and random.random() < 0.4 and sheet.section != "proactive_disclosure":
        below = [_copied(r) for r in header] + below
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


KINDS: Mapping[str, Damage] = MappingProxyType(
    {
        **SINGLE,
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
"""Every kind of damage."""
