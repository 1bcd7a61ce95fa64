"""Which columns of a row a header names, and in which order its cells stand below."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Place
from gov_disclosure.forms.extraction.strips import (
    WRONG_COUNT,
    WRONG_HEADER,
    PrintedCell,
    PrintedColumn,
    Strip,
)
from gov_disclosure.forms.words.labels import form_rows, key
from gov_disclosure.forms.words.numbers import is_blank_or_mark
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOTAL = "total"


@functools.cache
def possible_columns(name: str, row: str) -> tuple[tuple[str, ...], ...]:
    """Return the column names of a row, in each form that has it."""
    return tuple(
        tuple(column for column, _ in form[row].columns)
        for form in form_rows(name).values()
        if row in form
    )


@functools.cache
def statutory_columns(name: str) -> tuple[str, ...]:
    """Return the column names that all rows of a section share, in statutory order; or none."""
    shared = {row.columns for form in form_rows(name).values() for row in form.values()}
    return tuple(column for column, _ in shared.pop()) if len(shared) == 1 else ()


@functools.cache
def rows_across(name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the rows of a section whose rows lie across, and how a header names them.

    Returns:
        Their paths; the keys of their labels; the keys of these and of the labels over them,
        as a header reads, line by line.
    """
    facts = tuple(next(iter(form_rows(name).values())).values())
    lines = [(*(key(parent) for parent in f.row.parents), key(f.row.label)) for f in facts]
    depth = max(map(len, lines))
    by_line = (line[level] for level in range(depth) for line in lines if level < len(line))
    labels = tuple(line[-1] for line in lines)
    return tuple(f.path for f in facts), labels, tuple(dict.fromkeys(by_line))


def rows_side_by_side(name: str) -> int:
    """Return how many rows of the form a printed row of a section holds."""
    return len(rows_across(name)[0]) if table_shape(name).is_across else 1


def own_columns(
    name: str, row: str, columns: Sequence[PrintedColumn], cells: Iterable[PrintedCell]
) -> Sequence[str]:
    """Return the columns of a row in the form that fits its header; none if no form does.

    One table may hold the columns of all rows, each row with marks under those of others.

    Args:
        name: field name of the section.
        row: path of the row below it.
        columns: the columns that stand over its cells.
        cells: its cells.
    """
    names = tuple(column.name or "" for column in columns)
    if names in possible_columns(name, row):
        return names
    printed = {
        column.name: is_blank_or_mark(cell.text)
        for column, cell in zip(columns, cells, strict=False)
        if column.name is not None
    }
    fitting = [
        columns
        for columns in possible_columns(name, row)
        if any(name in columns for name in printed)
        and all(is_blank or name in columns for name, is_blank in printed.items())
    ]
    return max(fitting, key=lambda columns: sum(map(printed.__contains__, columns)), default=())


def are_alike(cells: Iterable[PrintedCell]) -> bool:
    """Tell whether cells all say the same, so that it does not matter which is which."""
    return len({"".join(cell.text.split()) for cell in cells}) == 1


def come_in(names: Iterable[str | None], order: Iterable[str]) -> bool:
    """Tell whether column names come in an order that may hold more; 总计 may stand anywhere."""
    remaining = iter(order)
    return all(name in remaining for name in names if name is not None and name != TOTAL)


def may_stand_over(names: Sequence[str | None], own: Sequence[str]) -> bool:
    """Tell whether names of columns may be those of a row in order, where some are unknown."""
    return len(names) == len(own) and all(
        name in (None, its) for name, its in zip(names, own, strict=True)
    )


def in_reading_order(name: str, strip: Strip) -> Strip:
    """Return a strip whose columns stand over its cells, from a header read word by word.

    The header must name each column of the row once and nothing else. A header that all rows
    share must read as the form prints it, row by row: there 总计, which is two rows high,
    comes before the kinds of organisation.

    Args:
        name: field name of the section.
        strip: a row, with the columns as its header reads.
    """
    if strip.doubt is not None or strip.row is None:
        return strip
    names = strip.names
    possible = possible_columns(name, strip.row)
    statutory = statutory_columns(name)
    row_by_row = (*statutory[:1], TOTAL, *(c for c in statutory[1:] if c != TOTAL))
    if (
        len(set(names)) != len(names)
        or not any(set(names) == set(columns) for columns in possible)
        or (statutory and names not in (statutory, row_by_row))
    ):
        return attrs.evolve(strip, doubt=WRONG_HEADER)
    if len(names) != len(strip.cells):
        return attrs.evolve(strip, doubt=WRONG_COUNT)
    in_order = strip.columns
    if statutory:
        in_order = tuple(sorted(in_order, key=lambda column: statutory.index(column.name or "")))
    return attrs.evolve(strip, columns=in_order)


def all_blank(name: str, strip: Strip) -> Strip:
    """Return a row in which nothing is printed as one of blank cells, if its columns are certain.

    Args:
        name: field name of the section.
        strip: a row without cells, with the columns that its header names.
    """
    if strip.doubt is not None or strip.row is None:
        return strip
    names = {column.name for column in strip.columns if column.name is not None}
    fitting = [c for c in possible_columns(name, strip.row) if names <= set(c)]
    if not fitting:
        return attrs.evolve(strip, doubt=WRONG_HEADER)
    columns = tuple(PrintedColumn("", column) for column in fitting[0])
    blanks = (PrintedCell("", Place()),) * len(columns)
    return attrs.evolve(strip, columns=columns, cells=blanks, basis="row_label")
