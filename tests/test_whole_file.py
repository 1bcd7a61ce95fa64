"""Files that are written whole or not at all, by every writer of the library."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import gov_disclosure as gd
from gov_disclosure.renderers.workbook import TableWorkbook
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = gd.blank("2021", title="年度报告", year=2024)


class BrokenOffError(Exception):
    """What ends the work before it is done."""


def broken_off() -> Iterator[gd.AnnualReport]:
    yield REPORT
    raise BrokenOffError


def lines(path: Path) -> None:
    gd.dump_lines(broken_off(), path)


def workbook(path: Path) -> None:
    with TableWorkbook(path) as book:
        book.begin_sheet("reports")
        book.append(("a",))
        raise BrokenOffError


def stream(path: Path) -> None:
    with whole_file(path) as out:
        out.write(b"half")
        raise BrokenOffError


@pytest.mark.parametrize("write", [lines, workbook, stream])
@pytest.mark.parametrize("before", [None, b"old"])
def test_work_that_breaks_off_leaves_the_old_file_or_none(
    tmp_path: Path, write: object, before: bytes | None
) -> None:
    path = tmp_path / "out.jsonl.gz"
    if before is not None:
        path.write_bytes(before)
    with pytest.raises(BrokenOffError):
        write(path)  # type: ignore[operator]
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([before] if before else [])


def test_a_report_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    """A lone surrogate can be put nowhere; nothing of the old file is lost to it."""
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    with pytest.raises(UnicodeEncodeError), whole_file(path) as out:
        out.write("\ud800".encode())
    assert path.read_bytes() == b"old"


def test_what_was_there_is_replaced_only_if_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(FileExistsError), whole_file(path, replaces=False):
        pass
    with whole_file(path) as out:
        out.write(b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_of_two_that_write_at_once_the_slower_is_told(tmp_path: Path) -> None:
    path = tmp_path / "out"
    slower = contextlib.ExitStack()
    with whole_file(path, replaces=False) as faster:
        slower.enter_context(whole_file(path, replaces=False))
        faster.write(b"faster")
    with pytest.raises(FileExistsError):
        slower.close()
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"faster"]


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    path, link = tmp_path / "file", tmp_path / "link"
    path.write_bytes(b"old")
    link.symlink_to("file")
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    with whole_file("/dev/null", replaces=False) as out:
        out.write(b"x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs names for open files")
def test_a_pipe_that_a_shell_names_is_written_to() -> None:
    """``-o >(gzip)`` gives the name of an open pipe, which leads to no path."""
    reading, writing = os.pipe()
    with open(reading, "rb") as stream:  # noqa: PTH123 - an open pipe
        with open(writing, "wb"), whole_file(f"/dev/fd/{writing}", replaces=False) as out:  # noqa: PTH123
            out.write(b"x")
        assert stream.read() == b"x"


def test_a_full_disk_is_told_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.md"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        gd.write(REPORT, path)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def test_a_process_that_is_killed_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    program = (
        "import sys, time\nfrom gov_disclosure.whole_file import whole_file\n"
        "with whole_file(sys.argv[1]) as out:\n"
        "    out.write(b'x' * 100_000)\n    print('now', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert path.read_bytes() == b"old"
