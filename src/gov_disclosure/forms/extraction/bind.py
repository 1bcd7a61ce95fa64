"""Strips bound to the cells of the form: which cell is which, or why that is not certain."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Place
from gov_disclosure.forms.extraction.strips import PrintedCell, Strip
from gov_disclosure.forms.words.labels import form_rows
from gov_disclosure.forms.words.numbers import is_blank_or_mark, last_is_sum, read_count
from gov_disclosure.model.paths import rows

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName

TOTAL = "total"


@attrs.frozen
class Refusal:
    """Why a printed row gave no figures.

    Attributes:
        rule: stable id of the problem.
        reason: why, in Chinese.
        reason_en: the same in English.
    """

    rule: str
    reason: str
    reason_en: str


INSEPARABLE = Refusal(
    "reading.run_together",
    "标签与数字之间没有分隔，不能确定各格数字",
    "labels and figures run together, so the cells cannot be told apart",
)
WRONG_COUNT = Refusal(
    "reading.cells_do_not_fit",
    "格数与表头不符，不能确定各数属于哪一列",
    "the number of cells does not fit the header, so their columns are not certain",
)
WRONG_HEADER = Refusal(
    "reading.header_not_recognised",
    "表头缺失或与表式不符，又不能由勾稽关系确认列序",
    "the header is lost or wrong, and the identities do not confirm the order of columns",
)
CONTRADICTORY = Refusal(
    "reading.row_printed_twice",
    "同一行出现两次而数字不同，不能确定以哪一行为准",
    "the row is printed twice with different figures",
)


@attrs.frozen
class BoundRow:
    """A printed row bound to a row of the form.

    Attributes:
        row: path of the row below its section.
        strip: the row as printed.
        cells: field name of the column to the cell under it; empty if refused.
        refusal: why it gave no figures, or None.
    """

    row: str
    strip: Strip
    cells: Mapping[str, PrintedCell] = attrs.field(factory=dict, hash=False)
    refusal: Refusal | None = None


def bind(name: str, strips: Sequence[Strip]) -> tuple[BoundRow, ...]:
    """Bind the strips of a section that have a row label of the form.

    Args:
        name: field name of the section.
        strips: its strips, in printed order.

    Returns:
        One bound row for each row that was printed, in printed order.
    """
    groups = {strip.row.rpartition(".")[0] for strip in strips if strip.row is not None}
    labelled = [
        strip
        for strip in strips
        if strip.row is not None and not (strip.row in groups and not strip.cells)
    ]
    labelled = _joined(name, labelled)
    in_order = _order_is_confirmed(name, labelled)
    bound = [_bind(name, strip, in_order=in_order) for strip in labelled]
    return tuple(_once(bound))


def _joined(name: str, strips: Sequence[Strip]) -> list[Strip]:
    """Join the parts of a row whose columns were printed in several tables.

    Together they must name each column of the row once; otherwise they stay apart.
    """
    joined: dict[str, list[Strip]] = {}
    for strip in strips:
        joined.setdefault(strip.row or "", []).append(strip)
    return [
        strip
        for row, parts in joined.items()
        for strip in ([_one_row(parts)] if _complete_each_other(name, row, parts) else parts)
    ]


def _complete_each_other(name: str, row: str, parts: Sequence[Strip]) -> bool:
    names = [column.name or "" for part in parts for column in part.columns]
    return (
        len(parts) > 1
        and all(part.whole_header and not part.in_reading_order for part in parts)
        and any(sorted(names) == sorted(columns) for columns in _columns(name, row))
    )


def _one_row(parts: Sequence[Strip]) -> Strip:
    return attrs.evolve(
        parts[0],
        columns=tuple(column for part in parts for column in part.columns),
        cells=tuple(cell for part in parts for cell in part.cells),
    )


@functools.cache
def _columns(name: str, row: str) -> tuple[tuple[str, ...], ...]:
    """Return the column names of a row, in each form that has it."""
    return tuple(
        tuple(column for column, _ in form[row].columns)
        for form in form_rows(name).values()
        if row in form
    )


def _bind(name: str, strip: Strip, *, in_order: bool) -> BoundRow:
    row = strip.row or ""
    if strip.inseparable:
        return BoundRow(row, strip, refusal=INSEPARABLE)
    if not strip.is_whole:
        return BoundRow(row, strip, refusal=WRONG_COUNT)
    cells = _by_header(name, row, strip)
    if cells is None and in_order and name != "proactive_disclosure":
        cells = _by_statutory_order(name, row, strip)
    if cells is None:
        refusal = WRONG_COUNT if _has_whole_header(name, strip) else WRONG_HEADER
        return BoundRow(row, strip, refusal=refusal)
    return BoundRow(row, strip, cells)


def _by_header(name: str, row: str, strip: Strip) -> dict[str, PrintedCell] | None:
    """Bind cells by the names in the header, if it was read whole and fits the row."""
    names = [column.name for column in strip.columns if column.name is not None]
    possible = _columns(name, row)
    if not strip.cells and not strip.keeps_blanks:
        blank = PrintedCell("", Place())
        fitting = [columns for columns in possible if not names or set(names) <= set(columns)]
        return dict.fromkeys(fitting[0], blank) if fitting else None
    if not _has_whole_header(name, strip) or len(strip.cells) != len(names):
        return None
    if strip.in_reading_order and name != "proactive_disclosure":
        return dict(zip(possible[0], strip.cells, strict=True))
    cells = dict(zip(names, strip.cells, strict=True))
    own = _own_columns(strip, possible)
    return {column: cell for column, cell in cells.items() if column in own}


def _has_whole_header(name: str, strip: Strip) -> bool:
    """Tell whether the header names all columns of the row, and each once.

    A table of section 二 in a grid may lack columns. In reading order the columns of the
    other sections must come as the form prints them, and nothing unknown between them.
    """
    names = [column.name for column in strip.columns if column.name is not None]
    possible = _columns(name, strip.row or "")
    if not strip.whole_header or len(set(names)) != len(names):
        return False
    if name == "proactive_disclosure" and not strip.in_reading_order:
        return bool(_own_columns(strip, possible))
    if not any(set(names) == set(columns) for columns in possible):
        return False
    if not strip.in_reading_order:
        return True
    is_all = len(names) == len(strip.columns)
    return is_all and (name == "proactive_disclosure" or _reads_as_printed(names, possible[0]))


def _own_columns(strip: Strip, possible: Iterable[Sequence[str]]) -> Sequence[str]:
    """Return the columns of the row, in the form that fits the header; none if no form does.

    One table may hold the columns of all rows, each row with marks under those of others.
    """
    printed = {
        column.name: is_blank_or_mark(cell.text)
        for column, cell in zip(strip.columns, strip.cells, strict=False)
        if column.name is not None
    }
    fitting = [
        columns
        for columns in possible
        if any(name in columns for name in printed)
        and all(is_blank or name in columns for name, is_blank in printed.items())
    ]
    return max(fitting, key=lambda columns: sum(map(printed.__contains__, columns)), default=())


def _reads_as_printed(names: Sequence[str], statutory: Sequence[str]) -> bool:
    """Tell whether a header reads as the form prints it, row by row.

    There 总计, which is two rows high, comes before the kinds of organisation.
    """
    row_by_row = [statutory[0], TOTAL, *(name for name in statutory[1:] if name != TOTAL)]
    return list(names) in (list(statutory), row_by_row)


def _in_order(names: Sequence[str], statutory: Sequence[str]) -> bool:
    """Tell whether column names come in statutory order; 总计 may stand anywhere."""
    kinds = [name for name in names if name != TOTAL]
    positions = [statutory.index(kind) for kind in kinds if kind in statutory]
    return len(positions) == len(kinds) and all(a < b for a, b in itertools.pairwise(positions))


def _by_statutory_order(name: str, row: str, strip: Strip) -> dict[str, PrintedCell] | None:
    statutory = _columns(name, row)[0]
    if len(strip.cells) != len(statutory):
        return None
    return dict(zip(statutory, strip.cells, strict=True))


def _order_is_confirmed(name: str, strips: Sequence[Strip]) -> bool:
    """Tell whether rows under a lost or wrong header may be taken in statutory order.

    They may if what is left of the header does not contradict that order, and more rows have
    a last figure that is the sum of the others than have not, or all figures are zero.
    """
    if name == "proactive_disclosure":
        return False
    agree = differ = silent = 0
    for strip in strips:
        statutory = _columns(name, strip.row or "")[0]
        if _has_whole_header(name, strip) or len(strip.cells) != len(statutory):
            continue
        names = [column.name for column in strip.columns if column.name is not None]
        if not _in_order(names, statutory):
            return False
        values = [read_count(cell.text).value for cell in strip.cells]
        if any(isinstance(value, int) and value for value in values):
            is_sum = last_is_sum(values)
            agree += is_sum is True
            differ += is_sum is False
            silent += is_sum is None
    return agree > differ or (agree == differ == silent == 0)


def _once(bound: Iterable[BoundRow]) -> list[BoundRow]:
    """Keep one of rows printed twice, if they say the same; otherwise refuse the row."""
    copies: dict[str, list[BoundRow]] = {}
    for row in bound:
        copies.setdefault(row.row, []).append(row)
    return [_one_of(rows) for rows in copies.values()]


def _one_of(copies: Sequence[BoundRow]) -> BoundRow:
    first = copies[0]
    if all(_says(copy) == _says(first) for copy in copies):
        return first
    everything = tuple(cell for copy in copies for cell in copy.strip.cells)
    strip = attrs.evolve(first.strip, cells=everything)
    return BoundRow(first.row, strip, refusal=CONTRADICTORY)


def _says(bound: BoundRow) -> tuple[object, ...]:
    """Return what a printed row says, whatever the spaces in it."""
    cells = bound.cells.items() or enumerate(bound.strip.cells)
    return bound.refusal, [(name, "".join(cell.text.split())) for name, cell in cells]


def form_of(name: str, bound: Sequence[BoundRow]) -> FormName | None:
    """Return the form whose cells were printed, or None if the table cannot decide."""
    return _form_of_cells(name, [(row.row, column) for row in bound for column in row.cells])


def is_decided(name: str, row_paths: Iterable[str], kind: type) -> bool:
    """Tell whether printed rows of a section class show which form they belong to.

    Section 四, the same in every form, needs no more than a row.
    """
    cells = [
        (facts.path, column)
        for facts in rows(kind)
        if facts.path in set(row_paths)
        for column, _ in facts.columns
    ]
    return bool(cells) and (name == "disputes" or _form_of_cells(name, cells) is not None)


def _form_of_cells(name: str, cells: Iterable[tuple[str, str]]) -> FormName | None:
    """Return the one form that has cells which no other form has."""
    forms = _forms_with(name)
    showing = {found for cell in cells for found in forms.get(cell, ()) if len(forms[cell]) == 1}
    return showing.pop() if len(showing) == 1 else None


@functools.cache
def _forms_with(name: str) -> Mapping[tuple[str, str], tuple[FormName, ...]]:
    """Return the forms that have each row and column of a section."""
    found: dict[tuple[str, str], tuple[FormName, ...]] = {}
    for form, form_table in form_rows(name).items():
        for row, facts in form_table.items():
            for column, _ in facts.columns:
                found[row, column] = (*found.get((row, column), ()), form)
    return MappingProxyType(found)
