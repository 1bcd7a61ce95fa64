"""Whether the order of columns is proven: by the header, by the totals of the rows, or by neither.

The identities of the form choose no figure. They may confirm the statutory order where a header
is lost or incoherent, and put in doubt a header that the rows contradict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import (
    TOTAL,
    are_alike,
    come_in,
    statutory_columns,
)
from gov_disclosure.forms.extraction.strips import (
    OTHER_ORDER,
    WRONG_HEADER,
    PrintedColumn,
    Strip,
)
from gov_disclosure.forms.words.labels import form_rows
from gov_disclosure.forms.words.numbers import last_is_sum, read_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gov_disclosure.model.extraction import Basis
    from gov_disclosure.model.paths import RowFacts
    from gov_disclosure.values import Value


def in_proven_order(name: str, strips: Sequence[Strip]) -> list[Strip]:
    """Return the rows of a section with what can be said of the order of their columns.

    Args:
        name: field name of the section.
        strips: its rows that have a label of the form.

    Returns:
        The same rows, some of them certain that were in doubt, or the other way round.
    """
    statutory = statutory_columns(name)
    if statutory and _rows_confirm(statutory, strips):
        strips = [
            _named(strip, statutory, "order_confirmed") if _may_be(strip, statutory) else strip
            for strip in strips
        ]
    contradicted = _contradicted_orders(strips) if statutory else set()
    printed = {strip.row for strip in strips}
    every = form_rows(name).values()
    forms = [form for form in every if printed <= form.keys()] or list(every)
    return [
        _without_those_that_differ(strip, statutory)
        if contradicted and strip.doubt is None and strip.names in contradicted
        else _of_equal_cells(strip, forms)
        for strip in strips
    ]


def _named(strip: Strip, names: Iterable[str], basis: Basis) -> Strip:
    columns = tuple(PrintedColumn("", name) for name in names)
    return attrs.evolve(strip, columns=columns, doubt=None, basis=basis)


def _may_be(strip: Strip, statutory: Sequence[str]) -> bool:
    """Tell whether only its header keeps a row from being read in statutory order."""
    return strip.doubt is WRONG_HEADER and len(strip.cells) == len(statutory)


def _rows_confirm(statutory: Sequence[str], strips: Iterable[Strip]) -> bool:
    """Tell whether rows under a lost or wrong header may be taken in statutory order.

    They may if what is left of the header does not contradict that order, and the last figure
    of some row that is not zero, and of none is not, the sum of the others.
    """
    confirmed = False
    for strip in strips:
        if not _may_be(strip, statutory):
            continue
        if not come_in(strip.names, statutory):
            return False
        values = _values(strip)
        if any(isinstance(value, int) and value for value in values):
            is_sum = last_is_sum(values)
            if is_sum is False:
                return False
            confirmed = confirmed or is_sum is True
    return confirmed


def _values(strip: Strip) -> list[Value]:
    return [read_count(cell.text).value for cell in strip.cells]


def _contradicted_orders(strips: Iterable[Strip]) -> set[tuple[str | None, ...]]:
    """Return the orders of columns that headers name and rows contradict.

    In some row below only the last figure is the sum of the others, as the form has it, and in
    none the figure under 总计 alone.
    """
    for_form: set[tuple[str | None, ...]] = set()
    for_header: set[tuple[str | None, ...]] = set()
    for strip in strips:
        names = strip.names
        if strip.doubt is not None or TOTAL not in names[:-1]:
            continue
        *parts, last = _values(strip)
        fits_form = last_is_sum([*parts, last])
        total = parts.pop(names.index(TOTAL))
        fits_header = last_is_sum([*parts, last, total])
        if fits_form and not fits_header:
            for_form.add(names)
        elif fits_header and not fits_form:
            for_header.add(names)
    return for_form - for_header


def _without_those_that_differ(strip: Strip, statutory: Sequence[str]) -> Strip:
    """Return a row with a doubt on each cell that the form would have under another column."""
    cells = tuple(
        cell if name == column else cell._replace(doubt=OTHER_ORDER)
        for name, column, cell in zip(strip.names, statutory, strip.cells, strict=True)
    )
    return attrs.evolve(strip, cells=cells)


def _of_equal_cells(strip: Strip, forms: Iterable[Mapping[str, RowFacts]]) -> Strip:
    """Return a row whose cells all say the same as certain: in whatever order, they say it.

    Of several forms, one counts whose columns the header names and no other.

    Args:
        strip: the row.
        forms: the rows of the forms that have all rows of its table.
    """
    if strip.doubt is not WRONG_HEADER or not are_alike(strip.cells):
        return strip
    named = {column for column in strip.names if column is not None}
    facts = [form[strip.row] for form in forms if strip.row and strip.row in form]
    every = {tuple(column for column, _ in row.columns) for row in facts}
    whole = {columns for columns in every if named == {*columns}}
    fitting = [
        columns
        for columns in whole or every
        if len(columns) == len(strip.cells) and named <= {*columns}
    ]
    return _named(strip, fitting[0], "cells_alike") if len(fitting) == 1 else strip
