"""XLS workbooks, as Excel up to 2003 and WPS save them: opened by xlrd, under limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.errors import MissingExtraError, UnreadableFileError
from gov_disclosure.readers.limits import exceeded
from gov_disclosure.readers.workbook import workbook_document

if TYPE_CHECKING:
    from gov_disclosure.document import Document
    from gov_disclosure.readers.limits import Limits


def xls_document(data: bytes, file: str | None, limits: Limits) -> Document:
    """Return a workbook as a document, as ``xlsx_document`` does.

    A formula whose result was never stored cannot be told from one that results in an empty
    text, so both are formulas without a result.

    Args:
        data: the file.
        file: its name, for errors.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it is damaged or encrypted, or holds more than the limits allow.
        MissingExtraError: xlrd is not installed.
    """
    try:
        from xlrd.biffh import XLRDError  # noqa: PLC0415 - an optional package

        from gov_disclosure.readers.workbook.xls_sheets import all_sheets  # noqa: PLC0415 - likewise
    except ImportError as error:
        raise MissingExtraError("readers", "xlrd") from error
    if len(data) > limits.max_part_bytes:
        raise exceeded(file, limits.max_part_bytes, "字节（xls）", "bytes of an XLS file")
    try:
        sheets = all_sheets(data, file, limits)
    except UnreadableFileError:
        raise
    except XLRDError as error:
        raise (_encrypted(file) if "encrypted" in str(error) else _damaged(file)) from error
    except Exception as error:  # a damaged file makes the library raise anything
        raise _damaged(file) from error
    return workbook_document(sheets, file, limits)


def _encrypted(file: str | None) -> UnreadableFileError:
    return UnreadableFileError(
        file,
        "这是加密的 Excel 文件，不能读取；请用密码打开，去除密码后另存",
        "this is an encrypted Excel file, which cannot be read; open it with its password and "
        "save it without one",
    )


def _damaged(file: str | None) -> UnreadableFileError:
    return UnreadableFileError(
        file,
        "文件已损坏或不完整；请重新下载，或用 Excel 或 WPS 打开后另存为 xlsx",
        "the file is damaged or incomplete; download it again, or open it in Excel or WPS and "
        "save it as XLSX",
    )
