"""Workbooks as the output of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.cli.status import fail
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.renderers.workbook import required

if TYPE_CHECKING:
    from pathlib import Path


def check_workbook(path: Path | None) -> None:
    """End, before all work, if no workbook can be written to a file.

    Args:
        path: the file; None for standard output.
    """
    if path is None:
        fail("xlsx 须用 -o 写入文件", "xlsx must be written to a file, with -o")
    try:
        required()
    except MissingExtraError as error:
        fail(error.message, error.message_en)
