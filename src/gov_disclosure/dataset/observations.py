"""The rows of a data set as what is known of each body in each year."""

from __future__ import annotations

import numbers
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from gov_disclosure.bodies.body import standing
from gov_disclosure.dataset.columns import STATE_SUFFIX, all_cells
from gov_disclosure.dataset.rows import STATES
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.model.report import FORMS
from gov_disclosure.observed.observed import Observed, Reading
from gov_disclosure.values import NO_SUCH_CELL, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gov_disclosure.model.paths import CellFacts
    from gov_disclosure.roster import Roster
    from gov_disclosure.values import Value

_TO_ROWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"to_pylist": (), "to_dicts": (), "to_dict": ("records",)}
)
"""The method that gives the rows of a table, and what it is called with: Arrow, polars, pandas."""

_INSTEAD = {state: value for value, state in STATES.items()}
"""What stands in a cell that holds no figure."""


*_, _NEWEST = FORMS


def is_table(source: object) -> bool:
    """Tell whether something is a table of pyarrow, pandas or polars.

    Example:
        >>> is_table([]), is_table({})
        (False, False)
    """
    return _method(source) is not None


def observed_in(table: Any, roster: Roster) -> Iterator[Observed]:
    """Yield what each row of a data set tells of a body; none of what was refused.

    Args:
        table: a table with the columns of the data set, a row for each report: of pyarrow, pandas
            or polars.
        roster: the bodies that the user knows.

    Raises:
        InvalidValueError: it has other columns.

    Example:
        >>> from gov_disclosure import blank, replace, to_frame
        >>> from gov_disclosure.roster import Roster
        >>> report = replace(blank(year=2024), {"requests.received.total": 3})
        >>> (known,) = observed_in(to_frame([report]), Roster())
        >>> known.year, known.reading("requests.received.total").value
        (2024, 3)
    """
    for row in _rows(table):
        try:
            if row["status"] != "refused":
                yield _observed(row, roster)
        except KeyError as error:
            found = error.args[0]
            expected = "数据集的表，每份报告一行，各列齐全"
            expected_en = "a table of the data set, a row for each report, with all its columns"
            raise InvalidValueError("source", found, expected, expected_en) from error


def _rows(table: Any) -> Iterable[Mapping[str, Any]]:
    name = _method(table)
    return () if name is None else getattr(table, name)(*_TO_ROWS[name])


def _method(source: object) -> str | None:
    return next((name for name in _TO_ROWS if callable(getattr(source, name, None))), None)


def _observed(row: Mapping[str, Any], roster: Roster) -> Observed:
    name, scope = _text(row["publisher"]), _text(row["scope"])
    year = int(row["year"]) if _is_number(row["year"]) else None
    publisher = None
    if name is not None:
        level, kind = _text(row["publisher.level"]), _text(row["publisher.kind"])
        publisher = Publisher(name, level=level, kind=kind)
    body = roster.find(publisher, year, scope).body
    values = {
        cell.path: _value(row, cell)
        for cell in all_cells()
        if row[cell.path + STATE_SUFFIX] != NO_SUCH_CELL.value
    }
    forms = {
        section: _text(row.get(f"{section}.form")) or _NEWEST
        for section in TABLE_SECTIONS
        if any(
            path.startswith(f"{section}.") and value is not Mark.MISSING
            for path, value in values.items()
        )
    }
    return Observed(
        body.name if body else _text(row["body"]) or name or "",
        year,
        {path: Reading(value) for path, value in values.items() if path.partition(".")[0] in forms},
        forms,
        standing(publisher, scope, body),
    )


def _value(row: Mapping[str, Any], cell: CellFacts) -> Value:
    state = row[cell.path + STATE_SUFFIX]
    if state != "figure":
        return cast("Value", _INSTEAD[state])
    number = row[cell.path]
    return Decimal(repr(float(number))) if cell.unit == "万元" else int(number)


def _text(field: object) -> Any:
    """Return a field that may be missing, which each library says in its own way."""
    return field if isinstance(field, str) else None


def _is_number(field: object) -> bool:
    return isinstance(field, numbers.Real) and field == field  # noqa: PLR0124 - else not a number
