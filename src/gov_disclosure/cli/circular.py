"""The summary of many reports as a file: Markdown or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure.cli.outputs import by_suffix, refuse_existing, told
from gov_disclosure.cli.status import fail
from gov_disclosure.cli.workbooks import check_workbook
from gov_disclosure.escaping import escaped
from gov_disclosure.renderers.workbook import write_sheets
from gov_disclosure.suffixes import SUFFIXES
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from gov_disclosure.audit.summary import Circular
    from gov_disclosure.bilingual import Language
    from gov_disclosure.cli.outputs import Output

_MARKDOWN, _WORKBOOK = "markdown", "xlsx"
_SUFFIXES = {_MARKDOWN: SUFFIXES[_MARKDOWN], _WORKBOOK: SUFFIXES[_WORKBOOK][:1]}


def target_of(option: str | None, results: Output, *, force: bool) -> Path | None:
    """Return the file that the option ``--summary`` names, or end with what is wrong with it.

    Args:
        option: what was given.
        results: where the findings go, and what is never overwritten.
        force: whether a file that is there is overwritten.
    """
    if option is None:
        return None
    path = Path(option)
    if not path.suffix:
        fail(
            f"--summary 须为 .md 或 .xlsx 文件，而写的是 {option}",
            f"--summary must be a .md or .xlsx file; it is {option}",
        )
    if by_suffix(option, _SUFFIXES, "--summary", _MARKDOWN) == _WORKBOOK:
        check_workbook(path)
    results.kept.refuse(path, "--summary")
    if results.target and path.resolve() == results.target.resolve():
        fail(f"{path} 既是 -o 又是 --summary", f"{path} is both -o and --summary")
    refuse_existing(path, force=force)
    return path


def write_circular(circular: Circular, path: Path, language: Language, *, force: bool) -> None:
    """Write the summary to a file; the suffix decides the format."""
    with told(path):
        if path.suffix.lower() in _SUFFIXES[_WORKBOOK]:
            write_sheets(circular.sheets(language), path, replaces=force)
        else:
            with whole_file(path, replaces=force) as stream:
                text = escaped(circular.markdown(language), keep="\n")
                stream.write(text.encode("utf-8"))
