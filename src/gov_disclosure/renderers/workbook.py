"""A table as an Excel workbook of one sheet, written row by row."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any, Self

from gov_disclosure.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from gov_disclosure.renderers.table import Field

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TableWorkbook:
    """A workbook that is being written; rows are not held in memory.

    Texts are stored as texts, so none is ever taken for a formula. The file is written when the
    ``with`` that opened the workbook ends without an error.

    Args:
        stream: an open binary file.

    Raises:
        MissingExtraError: openpyxl is not installed.
        OSError: from ``with``: the file cannot be written.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        try:
            from openpyxl import Workbook  # noqa: PLC0415 - an extra
            from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
        except ImportError as error:
            raise MissingExtraError("dataset", "openpyxl") from error
        self._stream = stream
        self._book = Workbook(write_only=True)
        self._sheet: Any = self._book.create_sheet("reports")
        self._sheet.freeze_panes = "B2"
        self._cell: Any = WriteOnlyCell

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            self._book.save(self._stream)
        else:
            self._sheet.close()

    def append(self, fields: Iterable[Field]) -> None:
        """Write one row."""
        self._sheet.append([self._stored(field) for field in fields])

    def _stored(self, field: Field) -> Any:
        if not isinstance(field, str):
            return field
        cell = self._cell(self._sheet)
        cell.value = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", field)
        cell.data_type = "s"  # whatever it begins with
        return cell
