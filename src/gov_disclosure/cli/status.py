"""Exit statuses, and what is said on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from gov_disclosure.errors import GovDisclosureError

DONE = 0
FOUND = 1
UNUSABLE = 2
INTERRUPTED = 130


def complain(error: GovDisclosureError, source: str) -> None:
    """Say on standard error what is wrong with an input, in both languages."""
    named = getattr(error, "file", None) is not None
    where = "" if named else f"{source}: "
    click.echo(f"错误：{where}{error.message}", err=True)
    click.echo(f"Error: {where}{error.message_en}", err=True)


def remark(message: str, message_en: str) -> None:
    """Say something on standard error that does not stop the work, in both languages."""
    click.echo(f"注意：{message}", err=True)
    click.echo(f"Note: {message_en}", err=True)


def refuse(message: str, message_en: str) -> NoReturn:
    """End with a usage error: arguments that do not go together."""
    raise click.UsageError(f"{message}\n{message_en}", click.get_current_context())
