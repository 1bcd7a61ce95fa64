"""A clock over the reading of a document, for processes that nobody else watches."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

from gov_disclosure.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterator


class LateError(BaseException):
    """The time for a document is over; nothing that fails within reading may keep it."""


def check_seconds(seconds: object) -> None:
    """Refuse a time that no clock can keep here.

    Raises:
        InvalidValueError: it is no number above 0, or this is no main thread, or the system has
            no such clock (Windows).
    """
    if seconds is None:
        return
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not seconds > 0:
        raise InvalidValueError("seconds", seconds, "大于 0 的秒数", "a number of seconds above 0")
    if "setitimer" not in dir(signal) or threading.current_thread() is not threading.main_thread():
        raise InvalidValueError(
            "seconds",
            seconds,
            "None：只有主线程、Windows 以外的系统能够计时",
            "None: time is kept in the main thread only, and not on Windows",
        )


@contextlib.contextmanager
def clock(seconds: float | None) -> Iterator[None]:
    """Raise ``LateError`` in what is done within, once so many seconds are over; None: never."""
    if seconds is None:
        yield
        return

    def ring(_number: int, _frame: object) -> None:
        raise LateError

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
