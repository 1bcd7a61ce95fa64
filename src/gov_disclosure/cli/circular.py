"""The summary of many reports as a file: Markdown or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure.cli.outputs import not_writable, output_to
from gov_disclosure.cli.status import fail
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.renderers.workbook import TableWorkbook

if TYPE_CHECKING:
    from gov_disclosure.audit.summary import Circular
    from gov_disclosure.rules.words import Language

_MARKDOWN = (".md", ".markdown")
_WORKBOOK = ".xlsx"


def target_of(option: str | None, inputs: tuple[str, ...]) -> Path | None:
    """Return the file that the option ``--summary`` names, or end with what is wrong with it."""
    if option is None:
        return None
    path = Path(option)
    if path.suffix.lower() not in {*_MARKDOWN, _WORKBOOK}:
        fail(
            f"--summary 须为 .md 或 .xlsx 文件，而写的是 {option}",
            f"--summary must be a .md or .xlsx file; it is {option}",
        )
    output_to(option, inputs, suffix=path.suffix, joined=True).keep_inputs(path)
    return path


def write_circular(circular: Circular, path: Path, language: Language) -> None:
    """Write the summary to a file; the suffix decides the format."""
    try:
        if path.suffix.lower() == _WORKBOOK:
            with TableWorkbook(path) as book:
                for title, rows in circular.sheets(language):
                    book.begin_sheet(title)
                    for row in rows:
                        book.append(row)
        else:
            path.write_text(circular.markdown(language), encoding="utf-8", newline="\n")
    except MissingExtraError as error:
        fail(error.message, error.message_en)
    except OSError as error:
        not_writable(str(path), str(path), error)
