"""The command ``gov-disclosure``."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
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
        read), 2 unusable input or arguments, 130 interrupted, 143 ended by the system.
    """
    _open_closed_streams()
    _write_utf8()
    _end_when_told_to()
    try:
        # Here and not above: without the extra the command must say so, not fail to import.
        import click  # noqa: F401, PLC0415
    except ImportError:
        print(MissingExtraError("cli", "click"), file=sys.stderr)  # noqa: T201 - no click to do it
        return 2
    from gov_disclosure.cli.program import run  # noqa: PLC0415 - needs click

    return run(arguments)


def _open_closed_streams() -> None:
    """Let nothing else take the place of a standard stream that was closed.

    The next file opened would, and what goes to standard output would go there. What is written
    to a closed standard output fails, as it must; of standard error nobody wants to know.
    """
    for name, mode in (("stdin", "r"), ("stdout", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _end_when_told_to() -> None:
    """End as after Ctrl-C when the system says so, so that nothing is left half done."""

    def end(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, end)


def _write_utf8() -> None:
    """Write UTF-8 to files and pipes whatever the locale, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
