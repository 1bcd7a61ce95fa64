"""What can be given to be read, how it is named, and what is logged meanwhile."""

from __future__ import annotations

import hashlib
import io
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

import gov_disclosure as gd
from gov_disclosure.forms.layout.document import layout
from pdf_printing import print_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = Path(__file__).parent.parent / "examples" / "qingxi-2020.txt"
_DATA = _FILE.read_bytes()
_DIGEST = hashlib.sha256(_DATA).hexdigest()


@pytest.mark.parametrize("file", [12, None, [_DATA], 3.5, object(), gd.AnnualReport()])
def test_what_is_no_file_is_refused(file: Any) -> None:
    with pytest.raises(gd.InvalidValueError, match=r"二进制流.*binary stream") as caught:
        gd.read(file)
    assert caught.value.path == "file"


class _Pieces:
    """A stream that gives str, but is none of the standard library."""

    def read(self, _size: int) -> str:
        return "二、主动公开政府信息情况"


def test_a_text_stream_is_refused_with_what_to_do_instead() -> None:
    with _FILE.open(encoding="ascii", errors="strict") as text:  # reading it would fail otherwise
        for stream in (text, io.StringIO("青溪"), io.StringIO(), _Pieces()):
            with pytest.raises(gd.InvalidValueError, match=r"open\(path, 'rb'\).*parse"):
                gd.read(stream)  # type: ignore[arg-type]


def test_a_folder_is_refused_with_what_to_do_instead(tmp_path: Path) -> None:
    with pytest.raises(gd.UnreadableFileError) as caught:
        gd.read(tmp_path)
    assert caught.value.file == str(tmp_path)
    assert "是文件夹" in caught.value.message
    assert "is a folder" in caught.value.message_en


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, io.BytesIO])
def test_bytes_of_any_kind_can_be_named(kind: Any) -> None:
    named = gd.read(kind(_DATA), source=gd.Source(file="青溪.txt")).report.source
    assert named == gd.Source(file="青溪.txt", sha256=_DIGEST)
    assert gd.read(kind(_DATA)).report.source == gd.Source(sha256=_DIGEST)


def test_a_source_is_completed_and_never_overwritten() -> None:
    address = "https://www.example.org/2021/report.html"
    with _FILE.open("rb") as stream:
        for file in (_FILE, str(_FILE), stream):
            assert gd.read(file, source=gd.Source(address)).report.source == gd.Source(
                address, file=_FILE.name, sha256=_DIGEST
            )
    stated = gd.Source(address, file="b.txt", sha256="0" * 64)
    assert gd.read(_FILE, source=stated).report.source == stated


def test_the_name_of_bytes_counts_as_that_of_a_file() -> None:
    with pytest.raises(gd.UnreadableFileError) as caught:
        gd.read(b" \n", source=gd.Source(file="空.docx"))
    assert caught.value.file == "空.docx"
    page = "# 年度报告\n\n二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
    with pytest.raises(gd.UnrecognisedDocumentError) as missing:
        gd.read("甲\n".encode(), source=gd.Source(file="a.md"))
    assert missing.value.file == "a.md"
    assert gd.read(page.encode(), source=gd.Source(file="a.txt")).coverage.total.bound == 1


@pytest.fixture
def logged() -> Iterator[list[logging.LogRecord]]:
    records: list[logging.LogRecord] = []

    class _Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    handler = _Handler()
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(1)
    yield records
    root.setLevel(level)
    root.removeHandler(handler)


def _inputs() -> Iterator[bytes]:
    report = gd.read(_FILE).report
    yield print_pdf(layout(report))
    yield from (gd.render(report, name).encode() for name in ("text", "markdown", "html"))
    yield gd.render(report, "text").encode("gb18030")


def test_the_libraries_we_use_are_quiet_while_we_read(logged: list[logging.LogRecord]) -> None:
    for data in _inputs():
        gd.read(data)
    gd.parse(gd.render(gd.read(_FILE).report, "markdown"), "markdown")
    assert {record.name for record in logged} == {"gov_disclosure"}
    assert logged[-1].levelno == logging.DEBUG
    assert "read as text" in logged[-1].getMessage()


def test_whoever_uses_these_libraries_beside_us_misses_nothing(
    logged: list[logging.LogRecord],
) -> None:
    gd.parse(gd.render(gd.blank(), "markdown"), "markdown")
    MarkdownIt().parse("甲")
    logging.getLogger("pdfminer.pdfpage").warning("odd")
    names = {record.name for record in logged}
    assert {"pdfminer.pdfpage", "markdown_it.rules_block.paragraph"} <= names


def test_only_the_thread_that_reads_is_quiet(logged: list[logging.LogRecord]) -> None:
    class _Stream(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            thread = threading.Thread(target=logging.getLogger("pdfminer").error, args=("theirs",))
            thread.start()
            thread.join()
            return super().read(size)

    gd.read(_Stream(_DATA))
    assert "theirs" in {record.getMessage() for record in logged}


def test_our_messages_go_nowhere_unless_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("gov_disclosure").warning("nobody listens")
    for data in _inputs():
        gd.read(data)
    assert capfd.readouterr() == ("", "")
