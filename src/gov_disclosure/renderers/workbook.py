"""Tables as the sheets of an Excel workbook, written row by row."""

from __future__ import annotations

import contextlib
import datetime
import io
import tempfile
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Self, TypeAlias

from gov_disclosure.display_width import display_width
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.escaping import escaped, storable
from gov_disclosure.renderers.table import Field
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType

LONGEST_TEXT = 32_767
_MOST_DIGITS = 15
"""Digits of a number that a workbook keeps."""

_WIDEST = 48
_WIDEST_HEADING = 16
"""Widest column, for its texts and for its heading; longer ones are broken into lines."""

_MOST_ON_A_PAGE = 20
_MEASURED = 200
"""Rows by which the columns of a sheet are made wide enough."""

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
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        self._text = self._book.add_format({"text_wrap": True, "valign": "top"})
        self._figure = self._book.add_format({"valign": "top"})
        self._head = self._book.add_format({"text_wrap": True, "valign": "top", "bold": True})
        self._rows = 0
        self._widths: list[int] = []

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
        self._widths = []

    def append(self, fields: Iterable[Field]) -> None:
        """Write one row of the sheet that was begun last; the first is its header."""
        if not self._rows:
            fields = tuple(fields)
            self._prepare_print(len(fields))
        text = self._text if self._rows else self._head
        for column, field in enumerate(fields):
            if self._rows < _MEASURED and field is not None:
                self._widen(column, f"{field}")
            if isinstance(field, str):
                is_one_word = self._rows and field.isascii() and " " not in field
                style = self._figure if is_one_word else text  # a path would be broken anywhere
                self._sheet.write_string(self._rows, column, _fitting(field), style)
            elif isinstance(field, datetime.date):
                self._sheet.write_datetime(self._rows, column, field, self._day)
            elif field is not None:
                self._sheet.write_number(self._rows, column, field, self._figure)
        self._rows += 1

    def _prepare_print(self, columns: int) -> None:
        """Print the header on each page, and a sheet of few columns as wide as a page."""
        self._sheet.repeat_rows(0)
        self._sheet.set_landscape()
        if columns <= _MOST_ON_A_PAGE:
            self._sheet.fit_to_pages(1, 0)

    def _widen(self, column: int, text: str) -> None:
        """Make a column wide enough for a text, within bounds."""
        self._widths += [0] * (column + 1 - len(self._widths))
        widest = _WIDEST if self._rows else _WIDEST_HEADING
        width = min(widest, display_width(text[:widest]) + 2)
        if width > self._widths[column]:
            self._widths[column] = width
            self._sheet.set_column(column, column, width)


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


def is_kept(value: int | Decimal) -> bool:
    """Tell whether a number in a workbook is the same figure.

    Example:
        >>> is_kept(999_999_999_999_999), is_kept(2**53 - 1)
        (True, False)
    """
    return len(Decimal(value).as_tuple().digits) <= _MOST_DIGITS


def _fitting(text: str) -> str:
    text = storable(text)
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"
