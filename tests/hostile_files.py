"""Every hostile file by its format and name, and what becomes of one when it is read."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import gov_disclosure as gd
import hostile_html
import hostile_pdf
import hostile_text
import hostile_word
import hostile_workbook
from confinement import MEMORY, start_clock

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen
class HostileFile:
    """A file that is to do harm.

    Attributes:
        make: makes its content.
        format: name of its format; None: to be found from the content.
    """

    make: Callable[[], str | bytes]
    format: str | None


_TABLES: tuple[tuple[str, str | None, Mapping[str, Callable[[], str | bytes]]], ...] = (
    ("html", "html", hostile_html.PAGES),
    ("pdf", None, hostile_pdf.FILES),
    ("word", None, hostile_word.FILES),
    ("workbook", None, hostile_workbook.FILES),
    ("encoding", None, hostile_text.ENCODED),
    ("markdown", "markdown", hostile_text.MARKDOWN),
    (
        "text",
        "text",
        {
            name: functools.partial(shape, hostile_text.CHARACTERS // 40)
            for name, shape in hostile_text.SHAPES.items()
        },
    ),
)

FILES: Mapping[str, HostileFile] = {
    f"{group}: {name}": HostileFile(make, format)
    for group, format, table in _TABLES  # noqa: A001 - as read has it
    for name, make in table.items()
}


def read_file(name: str) -> str:
    """Return what reading a hostile file gave: a report, or an error of the library."""
    file = FILES[name]
    data = file.make()
    data = data.encode() if isinstance(data, str) else data
    start_clock()
    try:
        report = gd.read(data, file.format).report
    except gd.GovDisclosureError as error:
        return _described(error)
    assert gd.loads(gd.dumps(report)) == report
    return "report"


def read_path(path: str, format: str | None = None, limits: gd.Limits | None = None) -> str:  # noqa: A002 - as read has it
    """Return what reading a file by its path gave."""
    try:
        gd.read(path, format, limits=limits)
    except gd.GovDisclosureError as error:
        return _described(error)
    return "report"


def exhaust(_path: str) -> None:
    """Take more memory than there is."""
    bytearray(MEMORY)


def write(path: str) -> None:
    """Write a file."""
    Path(path).write_text("x", encoding="utf-8")


def look(_path: str) -> None:
    """Read a file that is none of its business."""
    Path(os.devnull).read_bytes()


def load_json(name: str) -> str:
    """Return what loading and validating hostile JSON gave."""
    text = hostile_text.JSON[name]()
    start_clock()
    gd.validate(text)
    try:
        gd.loads(text)
    except gd.GovDisclosureError as error:
        return _described(error)
    return "report"


def _described(error: gd.GovDisclosureError) -> str:
    cause: BaseException | None = error
    while cause is not None:  # a reader may take any error for damage, but not this one
        assert not isinstance(cause, MemoryError)
        cause = cause.__cause__ or cause.__context__
    assert error.message
    assert error.message_en
    return f"{type(error).__name__}: {error}"
