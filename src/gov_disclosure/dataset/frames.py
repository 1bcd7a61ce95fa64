"""Reports as a data frame of pandas or polars, whichever the user has."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from gov_disclosure.dataset.columns import columns_for
from gov_disclosure.dataset.rows import Origin, report_rows
from gov_disclosure.errors import InvalidValueError, MissingExtraError
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.model.report import AnnualReport, report_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_disclosure.dataset.column import DataColumn
    from gov_disclosure.dataset.columns import Shape
    from gov_disclosure.model.report import HasReport
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.roster import Roster

Library: TypeAlias = Literal["pandas", "polars"]

_LIBRARIES: tuple[Library, ...] = ("pandas", "polars")


def to_frame(
    reports: AnnualReport | HasReport | Iterable[AnnualReport | HasReport],
    shape: Shape = "wide",
    *,
    library: Library | None = None,
    roster: Roster | None = None,
) -> Any:
    """Return reports as a data frame, with the columns of the data set.

    Figures are nullable numbers, and each cell has a column that says what it holds; a blank never
    turns into a zero.

    Args:
        reports: reports, or what reading them gave (which tells problems, places and the text as
            printed, too); or a single one.
        shape: "wide": a row for each report; "long": a row for each of its cells.
        library: "pandas" or "polars"; None: the one that the program has imported already, else
            the one that is installed, pandas if both are.
        roster: the bodies that are known, for the column ``body``.

    Returns:
        A ``pandas.DataFrame`` or a ``polars.DataFrame``.

    Raises:
        InvalidValueError: something that is no report, or another shape or library.
        MissingExtraError: neither is installed.

    Example:
        >>> from gov_disclosure import blank, replace
        >>> reports = [replace(blank("2021", year=2024), {"requests.received.total": 5}),
        ...            blank("2021", year=2025)]
        >>> frame = to_frame(reports, library="pandas").set_index("year")
        >>> frame["requests.received.total"].tolist()
        [5, <NA>]
        >>> frame["requests.received.total.state"].tolist()
        ['figure', 'blank']
    """
    if shape not in {"wide", "long"}:
        raise InvalidValueError("shape", shape, "wide 或 long", "wide or long")
    package = _package(library)
    is_one = isinstance(reports, AnnualReport) or hasattr(reports, "report")
    given = cast("Iterable[AnnualReport | HasReport]", [reports] if is_one else reports)
    rows = [
        row for each in given for row in report_rows(_extraction(each), Origin(), roster, shape)
    ]
    columns = columns_for(shape)
    by_column = zip(*rows, strict=True) if rows else ((),) * len(columns)
    make = _pandas if package.__name__ == "pandas" else _polars
    return make(package, list(zip(columns, by_column, strict=True)))


def _extraction(given: AnnualReport | HasReport) -> Extraction:
    return given if isinstance(given, Extraction) else Extraction(report_of(given))


def _package(library: Library | None) -> Any:
    if library is not None and library not in _LIBRARIES:
        raise InvalidValueError("library", library, "pandas 或 polars", "pandas or polars")
    wanted = _LIBRARIES if library is None else (library,)
    imported = [name for name in wanted if name in sys.modules]
    for name in (*imported, *wanted):
        if importlib.util.find_spec(name) is not None:
            return importlib.import_module(name)
    raise MissingExtraError("frames", wanted[0])


def _pandas(pandas: Any, columns: list[tuple[DataColumn, Sequence[Field]]]) -> Any:
    return pandas.DataFrame(
        {
            column.name: pandas.Series(_plain(column, fields), dtype=_pandas_type(pandas, column))
            for column, fields in columns
        }
    )


def _pandas_type(pandas: Any, column: DataColumn) -> Any:
    if column.type == "category":
        return pandas.CategoricalDtype([*column.words])
    return {
        "text": "string",
        "integer": "Int64",
        "number": "Float64",
        "date": "datetime64[s]",
    }[column.type]


def _polars(polars: Any, columns: list[tuple[DataColumn, Sequence[Field]]]) -> Any:
    return polars.DataFrame(
        [
            polars.Series(column.name, _plain(column, fields), dtype=_polars_type(polars, column))
            for column, fields in columns
        ]
    )


def _polars_type(polars: Any, column: DataColumn) -> Any:
    if column.type == "category":
        return polars.Enum([*column.words])
    return {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "date": polars.Date,
    }[column.type]


def _plain(column: DataColumn, fields: Sequence[Field]) -> list[Any]:
    if column.type == "number":
        return [None if field is None else float(field) for field in fields]  # type: ignore[arg-type]
    return list(fields)
