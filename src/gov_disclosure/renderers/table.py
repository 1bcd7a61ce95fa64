"""Rows of fields as lines of CSV, which no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Field: TypeAlias = str | int | Decimal | datetime.date | None
"""What stands in one column of a row."""

_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_FORMULA_SPACES = ("\t", "\r", "\n")


def csv_line(fields: Iterable[Field]) -> str:
    r"""Return a row as a line of CSV (RFC 4180).

    Figures are exact. A text that a spreadsheet would take for a formula gets an apostrophe
    before it; a negative figure is no text.

    Example:
        >>> csv_line(["=1+1", -3, Decimal("25.10"), None, "/"])
        "'=1+1,-3,25.10,,/\r\n"
    """
    line = io.StringIO()
    csv.writer(line).writerow([_text(field) for field in fields])
    return line.getvalue()


def _text(field: Field) -> str:
    if isinstance(field, str):
        return guarded(field)
    if isinstance(field, Decimal):
        return format(field, "f")
    return "" if field is None else str(field)


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would take it for a formula.

    Example:
        >>> guarded("@SUM(A1)"), guarded("云溪县")
        ("'@SUM(A1)", '云溪县')
    """
    is_risky = text.startswith(_FORMULA_SPACES) or text.lstrip().startswith(_FORMULA_STARTS)
    return f"'{text}" if is_risky else text
