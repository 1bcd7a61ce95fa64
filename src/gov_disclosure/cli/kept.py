"""Files that a command reads, which none of its outputs may overwrite."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.cli.entries import STANDARD_STREAM, may_be_read
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
        identity = _identity(path)
        if identity is not None and (other := self._roles.get(identity)) is not None:
            fail(
                f"{path} 既是 {role} 的输出，又是 {other} 要读取的文件（或其链接），不能覆盖",
                f"{path} is to be written for {role} and is read for {other} (or a link to that), "
                "so it is not overwritten",
            )

    @cached_property
    def _roles(self) -> dict[_Identity, str]:
        found: dict[_Identity, str] = {}
        for role, paths in self.given.items():
            for path in paths:
                if path is None or path == STANDARD_STREAM:
                    continue
                for file in self._files(Path(path)):
                    if (identity := _identity(file)) is not None:
                        found.setdefault(identity, role)
        return found

    def _files(self, path: Path) -> Iterator[Path]:
        if not path.is_dir():
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


def _identity(path: Path) -> _Identity | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
