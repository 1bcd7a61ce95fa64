"""The command ``gov-disclosure``."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from gov_disclosure.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: what stands after the name of the command; None: that of this process.

    Returns:
        The exit status: 0 done, 1 findings (or, for ``convert``, cells that could not be
        read), 2 unusable input or arguments, 130 interrupted.
    """
    _write_utf8()
    try:
        # Here and not above: without the extra the command must say so, not fail to import.
        import click  # noqa: F401, PLC0415
    except ImportError:
        print(MissingExtraError("cli", "click"), file=sys.stderr)  # noqa: T201 - no click to do it
        return 2
    from gov_disclosure.cli.program import run  # noqa: PLC0415 - needs click

    return run(arguments)


def _write_utf8() -> None:
    """Write UTF-8 to files and pipes whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
