"""Runs a function in a process of its own that may take so much memory and time and no more.

The processes are forked from a server that has imported the library already, and what makes the
files, so that each costs some milliseconds. What a function does to files and to the network is
taken down, whoever does it.
"""

from __future__ import annotations

import functools
import multiprocessing
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

MEMORY = 512 << 20
SECONDS = 10

_WATCHED = (
    "ftplib.",
    "http.",
    "os.",
    "shutil.",
    "smtplib.",
    "socket.",
    "subprocess.",
    "tempfile.",
    "urllib.",
    "webbrowser.",
)
_HARMLESS = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk", "os.getxattr"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_MODULES = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[1]))
_started = 0.0
_context = multiprocessing.get_context("forkserver") if sys.platform == "linux" else None
_IMPORTED = ["hostile_files", "markdown_it", "turbohtml.saxparse", "pdfminer.high_level", "docx"]

IS_POSSIBLE = _context is not None
"""Whether processes can be confined here: their memory and time are limited as on Linux."""


@attrs.frozen
class Outcome:
    """What became of a function.

    Attributes:
        result: what it returned; None if it did not come to its end.
        touched: events of the interpreter by which it wrote files, read others than modules
            and its arguments, started processes or used the network.
        exit_code: that of its process: negative if it was killed, by too much time for one.
        seconds: processor time it took since the clock was started.
        memory: most bytes that its process held.
    """

    result: Any
    touched: tuple[str, ...]
    exit_code: int | None
    seconds: float
    memory: int


def confined(function: Callable[..., Any], *arguments: object) -> Outcome:
    """Return what becomes of a function of a module, called where it can do no harm."""
    assert _context is not None
    _start_server()
    here, there = _context.Pipe(duplex=False)
    process = _context.Process(target=_run, args=(there, function, arguments))
    process.start()
    there.close()
    try:
        result, touched, seconds, memory = here.recv()
    except EOFError:
        result, touched, seconds, memory = None, (), SECONDS, 0
    process.join()
    return Outcome(result, touched, process.exitcode, seconds, memory)


@functools.cache
def _start_server() -> None:
    """Start the server with this folder on its path: it leaves out what it cannot import."""
    from multiprocessing.forkserver import (  # noqa: PLC0415 - only where there is one
        ensure_running,
        set_forkserver_preload,
    )

    set_forkserver_preload(_IMPORTED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)
        ensure_running()


def start_clock() -> None:
    """Let a confined function have its seconds from now on: what precedes made its input."""
    import resource  # noqa: PLC0415 - only where processes can be confined

    global _started  # noqa: PLW0603 - of a process that runs one function
    _started = time.process_time()
    seconds = int(_started) + 1 + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _run(
    connection: Connection, function: Callable[..., Any], arguments: tuple[object, ...]
) -> None:
    import resource  # noqa: PLC0415 - only where processes can be confined

    touched: list[str] = []
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    start_clock()
    known = (*_MODULES, *(argument for argument in arguments if isinstance(argument, str)))
    sys.addaudithook(lambda event, details: _take_down(touched, known, event, details))
    result = function(*arguments)
    seconds = time.process_time() - _started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    connection.send((result, tuple(touched), seconds, memory))


def _take_down(
    touched: list[str], known: tuple[str, ...], event: str, details: tuple[Any, ...]
) -> None:
    if event == "open":
        path, _, flags = details
        is_touching = bool((flags or 0) & _WRITING) or not str(path).startswith(known)
    else:
        is_touching = event.startswith(_WATCHED) and event not in _HARMLESS
    if is_touching:
        touched.append(f"{event} {details!r:.200}")
