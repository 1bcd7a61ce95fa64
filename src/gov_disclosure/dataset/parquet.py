"""The data set in files of Parquet, written row group by row group, whole or not at all."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Self

from gov_disclosure.dataset.arrow import arrow_schema, record_batch, required
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from gov_disclosure.dataset.rows import Row

ROWS = 2_000
"""Rows held in memory, and in a row group of a file."""


class ParquetFile:
    """A file of reports that is being written; few rows are held in memory.

    It is there when the ``with`` that opened it ends without an error.

    Args:
        path: the file.
        replaces: whether a file that is there may be replaced.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OSError: the file cannot be written.
    """

    def __init__(self, path: Path, *, replaces: bool = True) -> None:
        required()
        from pyarrow import parquet  # noqa: PLC0415 - an extra

        self._closing = contextlib.ExitStack()
        stream = self._closing.enter_context(whole_file(path, replaces=replaces))
        self._writer: Any = parquet.ParquetWriter(stream, arrow_schema("wide"), compression="zstd")
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
            self._writer.write_batch(record_batch(self._rows, "wide"))
            self._rows.clear()
