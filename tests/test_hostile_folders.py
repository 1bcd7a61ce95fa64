"""Folders and archives that are no one's work: too deep, or changed while they are read."""

from __future__ import annotations

import io
import os
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import gov_disclosure as gd
from gov_disclosure.cli import entries
from gov_disclosure.cli.inputs import read_entry
from gov_disclosure.cli.program import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.readers.limits import Limits

PAGE = gd.render(
    gd.blank("2021", title="云溪县2024年政府信息公开工作年度报告", year=2024), "html"
).encode()


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the command runs; ``in`` holds two reports."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("a.html", "z.html"):
        (tmp_path / "in" / name).write_bytes(PAGE)
    return tmp_path


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, PAGE)
    return stream.getvalue()


# Depth ------------------------------------------------------------------------------------------


def test_folders_too_deep_are_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "in" / "/".join("d" * 500)).mkdir(parents=True)
    for output in ("out.jsonl", "out"):
        result = invoke("convert", "in", "-o", output)
        assert result.exit_code == 2, result.exception
        assert "完整 2 份" in result.stderr
        assert f"in/{'/'.join('d' * 101)}：所在的文件夹超过 100 层" in result.stderr


@pytest.mark.parametrize("inner", ["d/" * 30_000, "d/" * 101, "d" * 1001, "/" * 60_000])
def test_paths_too_long_in_archives_are_named_and_the_rest_is_read(
    folder: Path, inner: str
) -> None:
    (folder / "in.zip").write_bytes(zipped("a.html", f"{inner}m.html", "z.html"))
    result = invoke("convert", "in.zip", "-o", "out")
    assert result.exit_code == 2, result.exception
    assert "完整 2 份" in result.stderr
    assert "超过 1000 个字符" in result.stderr


def test_a_result_that_cannot_be_written_by_its_name_is_told_and_the_others_are(
    folder: Path,
) -> None:
    for name in ("m.html", "m.pdf", "m.html.json/n.html"):  # the first's result has the last's name
        (folder / "in" / name).parent.mkdir(exist_ok=True)
        (folder / "in" / name).write_bytes(PAGE)
    (folder / "in.zip").write_bytes(zipped("a.html", f"{'/'.join(['长' * 80] * 12)}/m.html"))
    for name, target, whole in (("in", "out", 4), ("in.zip", "/".join("d" * 800), 1)):
        result = invoke("convert", name, "-o", target)
        assert result.exit_code == 2, result.exception
        assert "结果不能写入" in result.stderr
        assert sum(path.is_file() for path in (folder / target).rglob("*")) == whole


# What the system does not let us look at ---------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_an_argument_that_may_not_be_looked_at_is_named_and_the_rest_is_read() -> None:
    """The system refuses a name too long as it does a file in a folder we may not search."""
    result = invoke("convert", "x" * 5000, "in", "--to", "jsonl")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 2)
    assert "不能读取（名称过长）" in result.stderr
    result = invoke("convert", "in/a.html", "-o", "x" * 5000)
    assert result.exit_code == 2
    assert "不能写入（名称过长）" in result.stderr


def test_what_is_not_read_of_last_year_is_told_by_the_status(folder: Path) -> None:
    (folder / "before").mkdir()
    (folder / "before" / "b.txt").write_text("x", encoding="utf-8")
    result = invoke("check", "in/a.html", "--previous", "before", "--fail-on", "never")
    assert result.exit_code == 2
    assert "错误：before/b.txt" in result.stderr


# What changes while it is read ------------------------------------------------------------------


def test_what_vanishes_between_listing_and_reading_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanish(entry: entries.Entry, limits: Limits) -> Iterator[Input | entries.Unusable]:
        if entry.below == "m.html":
            entry.file.unlink()
        return read_entry(entry, limits)

    monkeypatch.setattr("gov_disclosure.cli.batch.read_entry", vanish)
    (folder / "in" / "m.html").write_bytes(PAGE)
    result = invoke("convert", "in", "--to", "jsonl", "--jobs", "1")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 2)
    assert "错误：in/m.html：没有这个文件" in result.stderr


@pytest.mark.parametrize("what", ["m.html", "m", "m.zip"])
def test_what_vanishes_while_its_folder_is_listed_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    gone = folder / "in" / what
    if gone.suffix:
        gone.write_bytes(zipped("a.html") if gone.suffix == ".zip" else PAGE)
    else:
        gone.mkdir()

    def stems_of_what_is_gone(names: list[str]) -> list[str]:
        if gone.is_dir():
            gone.rmdir()
        gone.unlink(missing_ok=True)
        return stems(names)

    stems = entries._stems
    monkeypatch.setattr(entries, "_stems", stems_of_what_is_gone)
    result = invoke("convert", "in", "--to", "jsonl", "--jobs", "1")
    assert (result.exit_code, len(result.stdout.splitlines())) == (2, 2)
    assert f"错误：in/{what}：不能读取" in result.stderr


@pytest.mark.parametrize("names", [("z.html", "a.html"), ("a.html",)])
def test_no_file_of_another_archive_is_taken_for_one_that_was_listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    def change(entry: entries.Entry, limits: Limits) -> Iterator[Input | entries.Unusable]:
        archive.write_bytes(zipped(*names))
        os.utime(archive, ns=(1, 1))
        return read_entry(entry, limits)

    archive = folder / "in.zip"
    archive.write_bytes(zipped("a.html", "z.html"))
    monkeypatch.setattr("gov_disclosure.cli.batch.read_entry", change)
    result = invoke("convert", "in.zip", "--to", "jsonl", "--jobs", "1")
    assert result.exit_code == 2
    assert "错误：in.zip/z.html：压缩文件在读取过程中被改动" in result.stderr
