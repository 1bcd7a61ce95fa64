"""JSON Lines: many reports in one file, as a stream."""

from __future__ import annotations

import gzip
import io
import pickle
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from json_examples import example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_REPORTS = [example(), gd.blank("2019", year=2020), gd.AnnualReport()]


@given(st.lists(strategies.reports(hostile=True), max_size=3))
def test_reports_survive(reports: list[gd.AnnualReport]) -> None:
    stream = io.BytesIO()
    assert gd.dump_lines(reports, stream) == len(reports)
    assert stream.getvalue().count(b"\n") == len(reports)
    stream.seek(0)
    assert list(gd.load_lines(stream)) == reports
    assert not stream.closed


@pytest.mark.parametrize("name", ["reports.jsonl", "reports.jsonl.gz", "REPORTS.JSONL.GZ"])
def test_files_are_compressed_by_their_suffix(name: str, tmp_path: Path) -> None:
    for file in (tmp_path / name, str(tmp_path / name)):
        gd.dump_lines(_REPORTS, file)
        assert list(gd.load_lines(file)) == _REPORTS
    content = (tmp_path / name).read_bytes()
    plain = gzip.decompress(content) if name.lower().endswith(".gz") else content
    assert plain == b"".join(gd.dumpb(report) + b"\n" for report in _REPORTS)


def test_equal_reports_give_equal_bytes_compressed_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, now in (("a.gz", 1e9), ("b.gz", 2e9)):
        monkeypatch.setattr("time.time", lambda now=now: now)
        gd.dump_lines(_REPORTS, tmp_path / name)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "b.gz").read_bytes()


_BAD = b"\n".join(
    [
        gd.dumpb(_REPORTS[0]),
        b"{",
        b" \r",
        gd.dumpb(_REPORTS[1]) + b"\r",
        b'{"format":1}',
        gd.dumpb(example()).replace(b"11100000MB0000000P", b"11100000MB0000000Q"),
        b"\xff",
        gd.dumps(_REPORTS[2]).encode(),
    ]
)


def test_bad_lines_are_reported_and_skipped() -> None:
    bad: list[gd.InvalidLineError] = []
    assert list(gd.load_lines(io.BytesIO(_BAD), bad.append)) == _REPORTS
    assert [error.number for error in bad] == [2, 5, 6, 7]
    kinds = [gd.InvalidJSONError, gd.InvalidJSONError, gd.InvalidValueError, gd.InvalidJSONError]
    assert [type(error.error) for error in bad] == kinds
    assert str(bad[2]).startswith("第 6 行：publisher.credit_code：“11100000MB0000000Q”")
    assert " / line 6: publisher.credit_code: " in str(bad[2])


def test_the_first_bad_line_is_raised_after_the_good_ones() -> None:
    reports = gd.load_lines(io.BytesIO(_BAD))
    assert next(reports) == _REPORTS[0]
    with pytest.raises(gd.InvalidLineError) as caught:
        next(reports)
    assert caught.value.number == 2
    assert caught.value.__cause__ is caught.value.error
    restored = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(restored) == str(caught.value)


def test_damaged_gzip_files_are_unreadable(tmp_path: Path) -> None:
    file = tmp_path / "reports.gz"
    gd.dump_lines(_REPORTS, file)
    whole = file.read_bytes()
    for damaged in (whole[:-20], b"plain", whole[:12] + b"\xff" * 40 + whole[52:]):
        file.write_bytes(damaged)
        with pytest.raises(gd.UnreadableFileError) as caught:
            list(gd.load_lines(file))
        assert caught.value.file == str(file)


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(gd.load_lines(tmp_path / "none.jsonl"))


def test_only_reports_can_be_dumped() -> None:
    with pytest.raises(gd.InvalidValueError):
        gd.dump_lines([{}], io.BytesIO())  # type: ignore[list-item] # the point of the test


def _endless(count: int) -> Iterator[gd.AnnualReport]:
    for year in range(count):
        yield gd.replace(example(), {"requests.received.total": year})


def _peak(count: int, file: Path) -> int:
    gd.dump_lines(_endless(2), file)
    tracemalloc.start()
    gd.dump_lines(_endless(count), file)
    assert sum(1 for _ in gd.load_lines(file)) == count
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize("name", ["reports.jsonl", "reports.jsonl.gz"])
def test_memory_does_not_grow_with_the_number_of_reports(name: str, tmp_path: Path) -> None:
    _peak(2, tmp_path / name)  # imports, caches
    few, many = _peak(5, tmp_path / name), _peak(200, tmp_path / name)
    assert many < few + 100_000


def test_a_loaded_report_takes_less_than_twice_its_text() -> None:
    text = gd.dumps(
        gd.replace(
            gd.blank("2021"),
            {
                path: number
                for number, (path, value) in enumerate(gd.figures(gd.blank("2021")).items(), 1000)
                if value is None
            },
        )
    )
    gd.loads(text)
    tracemalloc.start()
    reports = [gd.loads(text) for _ in range(20)]
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / len(reports) <= 2 * len(text.encode())


# Bounds -----------------------------------------------------------------------------------------


def test_a_line_longer_than_any_report_is_not_held(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb") as stream:
        stream.write(b"{" * 100_000)
    with pytest.raises(gd.UnreadableFileError, match="line 1 has more than 1000 bytes"):
        list(gd.load_lines(path, longest=1000))


def test_a_stream_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    with gzip.open(path, "wb") as stream:
        stream.write(b"\n" * 100_000)
    monkeypatch.setattr("gov_disclosure.codecs.lines.MOST_UNPACKED_BYTES", 1000)
    with pytest.raises(gd.UnreadableFileError, match="when unpacked"):
        list(gd.load_lines(path))
