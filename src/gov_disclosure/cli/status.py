"""Exit statuses, and what is said on standard error."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NoReturn

import click

from gov_disclosure.escaping import escaped

if TYPE_CHECKING:
    from gov_disclosure.errors import GovDisclosureError

DONE = 0
FOUND = 1
UNUSABLE = 2
INTERRUPTED = 130


def complain(error: GovDisclosureError, source: str) -> None:
    """Say on standard error what is wrong with an input, in both languages."""
    where = "" if getattr(error, "file", None) else f"{source}: "
    from gov_disclosure.dataset.collection.problems import InvalidRowsError  # noqa: PLC0415 - rare

    if isinstance(error, InvalidRowsError):
        number = len(error.problems)
        say(f"错误：{source}：工作簿中有 {number} 处不能使用")
        say(*(f"  {problem.message}" for problem in error.problems))
        say(f"Error: {source}: faults in the workbook: {number}")
        say(*(f"  {problem.message_en}" for problem in error.problems))
        return
    say(f"错误：{where}{error.message}", f"Error: {where}{error.message_en}")


def remark(message: str, message_en: str) -> None:
    """Say something on standard error that does not stop the work, in both languages."""
    say(f"注意：{message}", f"Note: {message_en}")


def fail(message: str, message_en: str) -> NoReturn:
    """Say on standard error why nothing more can be done, and end."""
    say(f"错误：{message}", f"Error: {message_en}")
    raise click.exceptions.Exit(UNUSABLE)


def say(*lines: str) -> None:
    """Write lines to standard error; nothing in a name can act on the terminal.

    What cannot be written there can be said nowhere else: the exit status tells.
    """
    with contextlib.suppress(OSError):
        for line in lines:
            click.echo(escaped(line), err=True)
