"""Exit statuses, and what is said on standard error."""

from __future__ import annotations

import unicodedata
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
    where = "" if getattr(error, "file", None) else f"{source}: "
    say(f"错误：{where}{error.message}", f"Error: {where}{error.message_en}")


def remark(message: str, message_en: str) -> None:
    """Say something on standard error that does not stop the work, in both languages."""
    say(f"注意：{message}", f"Note: {message_en}")


def fail(message: str, message_en: str) -> NoReturn:
    """Say on standard error why nothing more can be done, and end."""
    say(f"错误：{message}", f"Error: {message_en}")
    raise click.exceptions.Exit(UNUSABLE)


def say(*lines: str) -> None:
    """Write lines to standard error; nothing in a name can act on the terminal."""
    for line in lines:
        click.echo("".join(map(_shown, line)), err=True)


def _shown(character: str) -> str:
    """Return a character, or a replacement if it is a control, a direction mark or half of one."""
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs"}
    return "\N{REPLACEMENT CHARACTER}" if hidden else character
