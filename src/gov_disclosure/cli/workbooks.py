"""Files that are no text as the output of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.cli.status import fail
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.renderers.workbook import required

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def check_workbook(path: Path | None) -> None:
    """End, before all work, if no workbook can be written to a file.

    Args:
        path: the file; None for standard output.
    """
    check_file("xlsx", path, required)


def check_file(name: str, path: Path | None, required: Callable[[], object]) -> None:
    """End, before all work, if no file of a format can be written.

    Args:
        name: name of the format.
        path: the file or folder; None for standard output.
        required: raises an error where something is missing that the format needs.
    """
    if path is None:
        fail(f"{name} 须用 -o 写入文件", f"{name} must be written to a file, with -o")
    try:
        required()
    except MissingExtraError as error:
        fail(error.message, error.message_en)
