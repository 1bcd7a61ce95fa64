"""Files that are there whole or not at all: written beside their place, then put there."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def whole_file(path: str | os.PathLike[str], *, replaces: bool = True) -> Iterator[IO[bytes]]:
    """A file to write, which takes its place once the ``with`` ends without an error.

    Until then, and after an error or the end of the process, what was there before is there,
    or nothing. What is written stands in a hidden file beside it; only a process that is killed
    leaves that behind. A link stays a link: the file it leads to is replaced. A device or a pipe
    is written to as it is.

    Args:
        path: the file.
        replaces: whether a file that is there may be replaced.

    Raises:
        FileExistsError: there is a file, and it may not be replaced.
        OSError: the file cannot be written.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp(), "report.txt")
        >>> with whole_file(path) as stream:
        ...     _ = stream.write(b"whole")
        ...     path.exists()
        False
        >>> path.read_bytes()
        b'whole'
    """
    before = _status(Path(path))
    if before is not None and not stat.S_ISREG(before.st_mode):
        with Path(path).open("wb") as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))
    if before is not None and not replaces:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    if before is not None and not os.access(target, os.W_OK):  # renaming would not ask
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    beside = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if before is not None:
            beside.chmod(stat.S_IMODE(before.st_mode))
        _put(beside, target, replaces=replaces)
    finally:
        beside.unlink(missing_ok=True)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _put(beside: Path, target: Path, *, replaces: bool) -> None:
    """Give a file its name; unless it replaces, only if no other process was faster."""
    if not replaces:
        try:
            os.link(beside, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if target.exists():
                raise FileExistsError(
                    errno.EEXIST, os.strerror(errno.EEXIST), str(target)
                ) from None
        else:
            return
    beside.replace(target)
