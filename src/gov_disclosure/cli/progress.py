"""How far the work is, shown on a terminal that may be given more than plain text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from click._termui_impl import ProgressBar

_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """A bar on standard error, if that is a terminal and no plain one; else nothing is written.

    Args:
        length: counts the steps, which is done only if there is a bar; None: no bar.
    """

    def __init__(self, length: Callable[[], int] | None) -> None:
        self._bar: ProgressBar[int] | None = None
        context = click.get_current_context(silent=True)
        is_plain = context is not None and context.color is False  # a bar moves the cursor
        if length is not None and sys.stderr.isatty() and not is_plain:
            self._bar = click.progressbar(length=length(), show_pos=True, file=sys.stderr)

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, traceback)

    def clear(self) -> None:
        """Make room for a line of other text."""
        if self._bar is not None:
            click.echo(_CLEAR_LINE, nl=False, err=True, color=True)

    def advance(self) -> None:
        """Show one step more."""
        if self._bar is not None:
            self._bar.update(1)
