"""A column of the data set, whatever engine or file it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.model.report import FormName
from gov_disclosure.short_repr import short_repr

ColumnType: TypeAlias = Literal["text", "integer", "number", "date", "category"]
"""What a column holds. Numbers are amounts: a binary double holds each of them exactly."""


@attrs.frozen
class DataColumn:
    """A column of the data set.

    Attributes:
        name: its name; that of a cell is the path of the cell.
        type: ``text``, ``integer``, ``number``, ``date`` or ``category``.
        label: what heads it for people.
        meaning: what it holds.
        words: of a category: what each of its values means, in order.
        unit: of a cell: 件, 项 or 万元.
        clause: the clause that a cell reports on.
        period: when what a cell counts was so.
        forms: editions of the form that have the cell.
        comparability: whether the cell counts the same in all of them.

    Example:
        >>> from gov_disclosure.dataset import report_columns
        >>> columns = {column.name: column for column in report_columns()}
        >>> column = columns["requests.carried_forward.total"]
        >>> column.type, column.unit, column.period.en
        ('integer', '件', '31 December of the year')
    """

    name: str
    type: ColumnType
    label: Words
    meaning: Words
    words: Mapping[str, Words] = MappingProxyType({})
    unit: str | None = None
    clause: str | None = None
    period: Words | None = None
    forms: tuple[FormName, ...] = ()
    comparability: Words | None = None

    __repr__ = short_repr
