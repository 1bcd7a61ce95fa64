"""Tables as the sheets of an Excel workbook, written row by row."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import tempfile
from typing import IO, TYPE_CHECKING, Any, Self, TypeAlias

from gov_disclosure.errors import MissingExtraError
from gov_disclosure.escaping import escaped
from gov_disclosure.renderers.table import Field
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TEXT = 32_767
_OPTIONS = {"constant_memory": True, "in_memory": False}


Sheet: TypeAlias = tuple[str, tuple[tuple[Field, ...], ...]]
"""A title and rows, the first of which is the header."""


def write_sheets(sheets: Iterable[Sheet], path: Path, *, replaces: bool = True) -> None:
    """Write a workbook of some sheets, whole or not at all; nothing in a text can act.

    Args:
        sheets: the sheets; titles have at most 31 characters.
        path: the file.
        replaces: whether a file that is there may be replaced.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OSError: the file cannot be written.
    """
    with TableWorkbook(path, replaces=replaces) as book:
        for title, rows in sheets:
            book.begin_sheet(title)
            for row in rows:
                book.append(
                    escaped(each, keep="\n") if isinstance(each, str) else each for each in row
                )


def required() -> Any:
    """Return the package that writes workbooks.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("writers", "xlsxwriter") from error
    return xlsxwriter


class TableWorkbook:
    """A workbook that is being written, sheet after sheet; rows are not held in memory.

    Texts are stored as texts, so none is ever taken for a formula or a link. The file is there
    when the ``with`` that opened the workbook ends without an error, and whole.

    Args:
        path: the file.
        replaces: whether a file that is there may be replaced.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
        OSError: the file cannot be written.
    """

    def __init__(self, path: Path, *, replaces: bool = True) -> None:
        xlsxwriter = required()
        self._closing = contextlib.ExitStack()
        stream = self._closing.enter_context(whole_file(path, replaces=replaces))
        # Rows wait in temporary files: where the workbook goes there must be room anyway.
        rows = tempfile.TemporaryDirectory(
            prefix=".", suffix=".part", dir=path.resolve().parent, ignore_cleanup_errors=True
        )
        options = {**_OPTIONS, "tmpdir": self._closing.enter_context(rows)}
        self._target = _Target(stream)
        self._book = xlsxwriter.Workbook(self._target, options)
        self._sheet: Any = None
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            self._book.close()
        except Exception as failed:
            self._target.stream = io.BytesIO()
            self._closing.__exit__(type(failed), failed, failed.__traceback__)
            if kind is None:  # else what ended the work is told
                raise
        else:
            self._closing.__exit__(kind, error, traceback)

    def begin_sheet(self, name: str) -> None:
        """Begin a sheet; its first row and column stay in sight.

        Args:
            name: its name, at most 31 characters.
        """
        self._sheet = self._book.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        self._rows = 0

    def append(self, fields: Iterable[Field]) -> None:
        """Write one row of the sheet that was begun last."""
        for column, field in enumerate(fields):
            if isinstance(field, str):
                self._sheet.write_string(self._rows, column, _storable(field))
            elif isinstance(field, datetime.date):
                self._sheet.write_datetime(self._rows, column, field, self._day)
            elif field is not None:
                self._sheet.write_number(self._rows, column, field)
        self._rows += 1


class _Target:
    """The file that a workbook is written to, until that has failed.

    A ZIP file that could not be written is written once more when Python forgets it, and what
    fails then would be said on standard error.

    Attributes:
        stream: takes what is written.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def _storable(text: str) -> str:
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"
