"""How far a cell of a web page goes, by its attributes."""

from __future__ import annotations

import re

from gov_disclosure.readers.spanned_cells import MOST_COLUMNS

_NUMBER = re.compile(r"[ \t\n\r\f]*\+?0*(\d+)", re.ASCII)
_MOST_DIGITS = 6


def row_span(value: str | None) -> int:
    """Return the rows that an attribute ``rowspan`` says, as the standard reads it.

    Example:
        >>> row_span("22"), row_span("0"), row_span("-3"), row_span("2 行"), row_span("x")
        (22, 0, 1, 2, 1)
    """
    return 1 if value is None else _number(value, 1)


def column_span(value: str | None) -> int:
    """Return the columns that an attribute ``colspan`` says, as the standard reads it.

    Example:
        >>> column_span("3"), column_span("0"), column_span(None), column_span("1000000")
        (3, 1, 1, 1000)
    """
    return 1 if value is None else min(_number(value, 1) or 1, MOST_COLUMNS)


def _number(value: str, otherwise: int) -> int:
    match = _NUMBER.match(value)
    return int(match[1][:_MOST_DIGITS]) if match else otherwise
