"""What is logged while a file is read: our own messages, and none of the libraries we use.

They tell of every oddity of a file (pdfminer.six warns, markdown-it-py traces each line). What is
odd for a report is a problem of its extraction, so their messages are dropped, but only those of
the thread that reads, and while it reads: whoever uses these libraries beside us misses nothing.
"""

from __future__ import annotations

import contextlib
import functools
import logging
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGGER = logging.getLogger("gov_disclosure")
"""The logger of this library. Whoever wants its messages sets a handler and a level."""

_LIBRARIES = ("pdfminer", "markdown_it", "charset_normalizer")

_is_reading: ContextVar[bool] = ContextVar("is_reading", default=False)


class _UnlessReading(logging.Handler):
    """Passes the messages of a library on, as would be done without it, unless we read."""

    def __init__(self, library: logging.Logger) -> None:
        super().__init__()
        self.library = library

    def emit(self, record: logging.LogRecord) -> None:
        if self.library.parent is not None and not _is_reading.get():
            self.library.parent.callHandlers(record)


@contextlib.contextmanager
def only_our_messages() -> Iterator[None]:
    """While the body runs, drop what the libraries that we use log in this thread."""
    _stand_in_the_way()
    token = _is_reading.set(True)
    try:
        yield
    finally:
        _is_reading.reset(token)


@functools.cache
def _stand_in_the_way() -> None:
    LOGGER.addHandler(logging.NullHandler())
    for name in _LIBRARIES:
        library = logging.getLogger(name)
        library.addHandler(_UnlessReading(library))
        library.propagate = False
