"""Input made to do harm: each ends in time, in little memory, and touches nothing else."""

from __future__ import annotations

import contextlib
import io
import re
import select
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
import hostile_files
import hostile_text
from confinement import IS_POSSIBLE, Outcome, confined
from copies import distinct, whole, wrong_figures
from hostile_text import IS_LONG, REPORT, SECTION_2, SHAPES
from pdf_objects import file_of, page_with, stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

confinable = pytest.mark.skipif(not IS_POSSIBLE, reason="memory and time are limited as on Linux")


# ── Time, memory, and what is touched ───────────────────────────────────────────────────


def _marked(names: Iterable[str]) -> list[object]:
    """Return the names of cases; one that fills a limit takes seconds and is left for later."""
    skip = pytest.mark.skipif(not IS_LONG, reason="takes seconds: make test-long")
    return [pytest.param(name, marks=skip if "as there may be" in name else ()) for name in names]


def _assert_harmless(outcome: Outcome) -> None:
    assert outcome.exit_code == 0, outcome
    assert outcome.touched == ()


@confinable
@pytest.mark.parametrize("name", _marked(hostile_files.FILES))
def test_hostile_files_are_read_or_refused(name: str) -> None:
    _assert_harmless(confined(hostile_files.read_file, name))


@confinable
@pytest.mark.parametrize("name", _marked(hostile_text.JSON))
def test_hostile_json_is_loaded_or_refused(name: str) -> None:
    _assert_harmless(confined(hostile_files.load_json, name))


@confinable
@pytest.mark.parametrize(
    "function", [hostile_files.exhaust, hostile_files.write, hostile_files.look]
)
def test_harm_would_be_noticed(function: object, tmp_path: Path) -> None:
    assert callable(function)
    outcome = confined(function, str(tmp_path / "written"))
    assert outcome.exit_code != 0 or outcome.touched


# ── Size ────────────────────────────────────────────────────────────────────────────────


class Endless(io.RawIOBase):
    """A stream that never ends and counts what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        size = len(memoryview(buffer))  # type: ignore[arg-type]  # a buffer, whatever its type
        self.asked += size
        return size


def test_an_endless_stream_is_read_up_to_the_limit() -> None:
    stream = Endless()
    with pytest.raises(gd.UnreadableFileError, match="上限"):
        gd.read(io.BufferedReader(stream), limits=gd.Limits(max_bytes=1 << 20))
    assert stream.asked < 1 << 22


@confinable
def test_a_file_of_200_gigabytes_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.write(b"<p>")
        file.truncate(200 << 30)
    outcome = confined(hostile_files.read_path, str(path))
    _assert_harmless(outcome)
    assert "上限" in outcome.result


@confinable
@pytest.mark.parametrize("format", ["html", "text", "markdown", "pdf"])
def test_a_large_file_within_raised_limits_takes_bounded_memory(
    format: str,  # noqa: A002 - as read has it
    tmp_path: Path,
) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"%PDF-" * (format == "pdf") + b"<p>x</p>\n" * (5 << 20))
    limits = gd.Limits(max_bytes=1 << 30, max_markup=1 << 30)
    _assert_harmless(confined(hostile_files.read_path, str(path), format, limits))


def test_the_page_about_limits_gives_each_with_its_default() -> None:
    page = (Path(__file__).parents[1] / "docs" / "limits.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| ([\d,]+) \|", page, re.MULTILINE)
    assert {name: int(default.replace(",", "")) for name, default in listed} == attrs.asdict(
        gd.Limits()
    )


def test_limits_of_bytes_and_characters_can_be_raised_and_lowered() -> None:
    data = REPORT.encode()
    assert gd.read(data, limits=gd.Limits(len(data), max_characters=len(REPORT))).problems == ()
    for tight in (gd.Limits(len(data) - 1), gd.Limits(max_characters=len(REPORT) - 1)):
        with pytest.raises(gd.UnreadableFileError, match="上限"):
            gd.read(data, limits=tight)
    with pytest.raises(gd.UnreadableFileError, match="上限"):
        gd.parse(REPORT, limits=gd.Limits(max_characters=len(REPORT) - 1))


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_every_format_of_text_is_bounded(format: str) -> None:  # noqa: A002 - as read has it
    limits = gd.Limits(max_characters=10)
    with pytest.raises(gd.UnreadableFileError, match="超过 10 个字符"):
        gd.parse("12345678901", format, limits=limits)


# ── The network ─────────────────────────────────────────────────────────────────────────


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Return a socket of this machine that nobody should connect to."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def _files_that_name(address: str) -> Mapping[str, bytes]:
    tags = (
        f"<base href='{address}'><link rel=stylesheet href='{address}'><img src='{address}'>"
        f"<script src='{address}'></script><iframe src='{address}'></iframe>"
        f"<meta http-equiv=refresh content='0;url={address}'><object data='{address}.pdf'>"
    )
    named = address.encode()
    action = b"<</S/URI/URI(%b)>>" % named
    return {
        "html": (tags + REPORT).encode(),
        "markdown": f"![a]({address}) [b]: {address}\n<{address}>\n\n{REPORT}".encode(),
        "text": f"{address}\n{REPORT}".encode(),
        "pdf": file_of(
            b"<</Type/Catalog/Pages 2 0 R/OpenAction%b>>" % action,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page_with(b"[4 0 R 5 0 R]"),
            b"<</FS/URL/F<</FS/URL/F(%b)>>/Length 0>>\nstream\n\nendstream" % named,
            stream(b"BT (x) Tj ET"),
        ),
    }


@pytest.mark.parametrize("format", ["html", "markdown", "text", "pdf"])
def test_nothing_is_fetched(format: str, listener: socket.socket) -> None:  # noqa: A002
    host, port = listener.getsockname()
    data = _files_that_name(f"http://{host}:{port}/a")[format]
    with contextlib.suppress(gd.UnreadableFileError, gd.UnrecognisedDocumentError):
        gd.read(data, format)
    assert select.select([listener], [], [], 0) == ([], [], [])
    with socket.create_connection((host, port)):  # a connection would have been seen
        assert select.select([listener], [], [], 5)[0]


# ── What is read ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("shape", SHAPES)
def test_no_hostile_text_changes_a_figure(shape: str) -> None:
    text = SHAPES[shape](30)
    try:
        extraction = gd.parse(text)
    except gd.UnrecognisedDocumentError:
        return
    if REPORT in text:
        assert wrong_figures(extraction, whole(distinct("2021"))) == {}


@pytest.mark.parametrize("name", hostile_text.ENCODED)
def test_no_encoding_changes_a_figure(name: str) -> None:
    try:
        extraction = gd.read(hostile_text.ENCODED[name]())
    except (gd.UnreadableFileError, gd.UnrecognisedDocumentError):
        return
    assert wrong_figures(extraction, whole(distinct("2021"))) == {}


PIECES = [*REPORT.split("\n\n")[:60], "\t", " | ", "12", "/", "（", "①", "\x00", "\ufeff", "年"]


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", " ", "\t", "", "|"]))))
def test_any_pieces_of_a_report_give_a_report_or_an_error_of_the_library(
    pieces: list[tuple[str, str]],
) -> None:
    text = SECTION_2 + "".join(piece + separator for piece, separator in pieces)
    try:
        extraction = gd.parse(text)
    except gd.UnrecognisedDocumentError:
        return
    assert gd.loads(gd.dumps(extraction.report)) == extraction.report
