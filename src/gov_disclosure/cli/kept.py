"""Files that a command reads, which none of its outputs may overwrite."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeAlias

import attrs

from gov_disclosure.cli.entries import STANDARD_STREAM, is_folder, may_be_read
from gov_disclosure.cli.status import fail

if TYPE_CHECKING:
    from collections.abc import Iterator

_Identity: TypeAlias = tuple[int, int]
"""Device and number of a file, whatever it is called: links have those of what they lead to."""


@attrs.define(slots=False)
class Kept:
    """The files that a command reads, by what they are for.

    Attributes:
        given: files, folders and archives by what they are: ``INPUT``, or an option.
        leave_out: a folder that results go to, which is not read.
    """

    given: Mapping[str, Sequence[str | None]]
    leave_out: Path | None = None

    def refuse(self, path: Path, role: str) -> None:
        """End with both roles of a file if one that is to be written is also read.

        Args:
            path: what is to be written.
            role: the option that says so.
        """
        if (other := self._role(_identity(path))) is not None:
            fail(
                f"{path} 既是 {role} 的输出，又是 {other} 要读取的文件（或其链接），不能覆盖",
                f"{path} is to be written for {role} and is read for {other} (or a link to that), "
                "so it is not overwritten",
            )

    def refuse_standard_output(self) -> None:
        """End if standard output goes to a file that is read: what is written would be, too."""
        if (other := self._role(_identity_of(sys.stdout))) is not None:
            fail(
                f"标准输出写入的文件又是 {other} 要读取的文件（或在其文件夹内）；请写到别处",
                f"standard output goes to a file that is read for {other} (or is in a folder "
                "that is); send it elsewhere",
            )

    def _role(self, identity: _Identity | None) -> str | None:
        return None if identity is None else self._roles.get(identity)

    @cached_property
    def _roles(self) -> dict[_Identity | None, str]:
        found: dict[_Identity | None, str] = {}
        for role, paths in self.given.items():
            for path in filter(None, paths):
                for identity in self._identities(path):
                    found.setdefault(identity, role)
        found.pop(None, None)  # what is not there, or is no file
        return found

    def _identities(self, path: str) -> Iterator[_Identity | None]:
        if path == STANDARD_STREAM:
            yield _identity_of(sys.stdin)
        else:
            yield from map(_identity, self._files(Path(path)))

    def _files(self, path: Path) -> Iterator[Path]:
        if not is_folder(path):
            yield path
            return
        out = None if self.leave_out is None else os.path.realpath(self.leave_out)
        folders = [os.path.realpath(path)]
        while folders:  # os.walk would call itself for each, however deep they are
            with contextlib.suppress(OSError), os.scandir(folders.pop()) as listed:
                for each in listed:
                    if not may_be_read(each.name) or each.path == out:
                        continue
                    if each.is_dir(follow_symlinks=False):
                        folders.append(each.path)
                    else:
                        yield Path(each.path)


def _identity(file: Path | int) -> _Identity | None:
    """Return which file it is; None if it is not there, or a stream or device."""
    try:
        status = os.stat(file)  # noqa: PTH116 - of an open file, too
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISREG(status.st_mode) else None


def _identity_of(stream: TextIO) -> _Identity | None:
    try:
        return _identity(stream.fileno())
    except (OSError, ValueError):  # it is closed, or has none
        return None
