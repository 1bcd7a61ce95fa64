"""Tables of the data set in Parquet, written row group by row group, whole or not at all."""

from __future__ import annotations

import contextlib
import io
import json
from typing import TYPE_CHECKING, Any, Self

from gov_disclosure.dataset.arrow import arrow_schema, record_batch, required
from gov_disclosure.dataset.columns import STATE_SUFFIX
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from gov_disclosure.dataset.column import DataColumn
    from gov_disclosure.dataset.rows import Row

ROWS = 2_000
"""Rows held in memory, and in a row group of a file."""


class ParquetFile:
    """A table that is being written to a file; few rows are held in memory.

    It is there when the ``with`` that opened it ends without an error.

    Args:
        path: the file.
        columns: the columns of the table.
        replaces: whether a file that is there may be replaced.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OSError: the file cannot be written.
    """

    def __init__(self, path: Path, columns: Sequence[DataColumn], *, replaces: bool = True) -> None:
        required()
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        self._closing = contextlib.ExitStack()
        stream = self._closing.enter_context(whole_file(path, replaces=replaces))
        self._writer: Any = parquet.ParquetWriter(
            stream, _schema_of_file(columns), compression="zstd"
        )
        self._columns = columns
        self._rows: list[Row] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                self._flush()
            self._writer.close()
        except BaseException as failed:
            self._closing.__exit__(type(failed), failed, failed.__traceback__)
            raise
        self._closing.__exit__(kind, error, traceback)

    def append(self, row: Row) -> None:
        """Write one row."""
        self._rows.append(row)
        if len(self._rows) >= ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_batch(record_batch(self._rows, self._columns))
            self._rows.clear()


def parquet_bytes(rows: Sequence[Row], columns: Sequence[DataColumn]) -> bytes:
    """Return a table that is small enough as a file of Parquet."""
    arrow = required()
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    batch = record_batch(rows, columns)
    table = arrow.Table.from_arrays(batch.columns, schema=_schema_of_file(columns))
    stream = io.BytesIO()
    parquet.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _schema_of_file(columns: Sequence[DataColumn]) -> Any:
    """Return a schema that tells pandas to keep figures apart from nothing.

    Without that it makes floats of counts where one is null, and ``nan`` of the null. What states
    mean is said by the code book alone: in every file it would take half of the space.
    """
    arrow = required()
    types = {"integer": ("int64", "Int64"), "number": ("float64", "Float64")}
    told = {
        "index_columns": [],
        "column_indexes": [],
        "columns": [
            {
                "name": column.name,
                "field_name": column.name,
                "pandas_type": types[column.type][0],
                "numpy_type": types[column.type][1],
                "metadata": None,
            }
            for column in columns
            if column.type in types
        ],
        "pandas_version": "2.2.0",
    }
    fields = (
        field.remove_metadata() if field.name.endswith(STATE_SUFFIX) else field
        for field in arrow_schema(columns)
    )
    return arrow.schema([*fields], {"pandas": json.dumps(told, separators=(",", ":"))})
