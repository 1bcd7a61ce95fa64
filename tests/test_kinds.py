"""What kind of file a file is, and ZIP and OLE containers however hostile."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from containers import ole, zipped
from gov_disclosure.readers.kinds import binary_kind
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.ole_directory import OLE_SIGNATURE, root_names
from gov_disclosure.readers.zip_parts import ZipParts
from refused_files import REFUSED

_TYPES = "[Content_Types].xml"
_NONE = 0xFFFFFFFF
_ROOT = ("Root Entry", _NONE, _NONE, 1)
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_read_is_refused_with_what_to_do(name: str) -> None:
    data, advice = REFUSED[name]
    with pytest.raises(gd.UnreadableFileError) as raised:
        gd.read(data)
    assert advice in raised.value.reason
    assert raised.value.reason_en.isascii()


def test_a_text_that_begins_as_a_picture_does_is_text() -> None:
    assert binary_kind("BM公司年度报告，无。".encode(), None, DEFAULT_LIMITS) is None


@given(st.binary(max_size=2000))
def test_any_bytes_after_the_signature_of_ole_are_read_in_time(data: bytes) -> None:
    root_names(OLE_SIGNATURE + data)


@given(st.data())
def test_a_damaged_directory_gives_names_or_none(data: st.DataObject) -> None:
    good = bytearray(ole([_ROOT, ("A", 2, 3, _NONE), ("B", _NONE, _NONE, _NONE), ("C", 1, 1, 1)]))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(8, len(good) - 1))
        good[place] = data.draw(st.integers(0, 255))
    root_names(bytes(good))


@pytest.mark.parametrize("size", [512, 4096])
def test_the_directory_of_an_ole_file_may_take_many_sectors(size: int) -> None:
    count = 100
    chain = [(f"S{number}", _NONE, number + 1, _NONE) for number in range(1, count - 1)]
    last = (f"S{count - 1}", _NONE, _NONE, _NONE)
    names = root_names(ole([_ROOT, *chain, last], size))
    assert names == {f"S{number}" for number in range(1, count)}


@pytest.mark.parametrize("sector", [0x00FFFFFF, 0xFFFFFFFE])
def test_a_directory_that_is_not_in_the_file_has_no_names(sector: int) -> None:
    data = bytearray(ole([_ROOT, ("WordDocument", _NONE, _NONE, _NONE)]))
    struct.pack_into("<I", data, 48, sector)
    assert root_names(bytes(data)) == frozenset()


def test_siblings_that_go_in_a_circle_are_read_once() -> None:
    assert root_names(ole([_ROOT, ("A", 2, 2, _NONE), ("B", 1, 1, _NONE)])) == {"A", "B"}


def _parts(data: bytes, limits: Limits = DEFAULT_LIMITS) -> ZipParts:
    return ZipParts(data, "年报.docx", limits)


@given(st.binary(max_size=500))
def test_any_bytes_after_the_signature_of_zip_are_read_or_refused(data: bytes) -> None:
    try:
        binary_kind(b"PK\x03\x04" + data, None, DEFAULT_LIMITS)
    except gd.UnreadableFileError:
        return


@given(st.data())
def test_a_damaged_zip_gives_its_parts_or_an_error(data: st.DataObject) -> None:
    content = "甲乙丙丁" * 9
    file = bytearray(zipped({"a": content}))
    file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        parts = _parts(bytes(file))
        found = parts.read("a") if "a" in parts else None
    except gd.UnreadableFileError:
        return
    assert found in (None, content.encode())


def test_names_of_parts_are_found_whatever_their_case_and_separator() -> None:
    parts = _parts(zipped({"Word\\Document.xml": "<x/>"}))
    assert parts.read("word/document.xml") == b"<x/>"
    assert "word/styles.xml" not in parts


def test_a_part_larger_than_allowed_is_not_unpacked() -> None:
    bomb = zipped({"a": bytes(10_000_000)})
    assert len(bomb) < 20_000
    with pytest.raises(gd.UnreadableFileError, match="1000000 字节（解压后）"):
        _parts(bomb, Limits(max_part_bytes=1_000_000)).read("a")


def test_parts_together_larger_than_allowed_are_not_unpacked() -> None:
    parts = _parts(zipped({"a": "1" * 600, "b": "2" * 600}), Limits(max_unpacked_bytes=1000))
    assert parts.read("a") == b"1" * 600
    with pytest.raises(gd.UnreadableFileError, match="1000 字节（解压后）"):
        parts.read("b")


def test_a_size_that_is_a_lie_is_not_believed() -> None:
    bomb = bytearray(zipped({"a": bytes(100_000)}))
    place = bomb.index(b"PK\x01\x02")
    struct.pack_into("<I", bomb, place + 24, 10)
    with pytest.raises(gd.UnreadableFileError, match="已损坏"):
        _parts(bytes(bomb)).read("a")


def test_entries_are_counted_before_they_are_opened() -> None:
    data = zipped({str(number): "" for number in range(20)}, zipfile.ZIP_STORED)
    with pytest.raises(gd.UnreadableFileError, match="10 个压缩条目"):
        _parts(data, Limits(max_zip_entries=10))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_not_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", "1")
        package.writestr("Word/Document.xml", "2")
    with pytest.raises(gd.UnreadableFileError, match="两个"):
        _parts(stream.getvalue()).read("word/document.xml")


def test_entries_that_overlap_are_not_read_as_one_another() -> None:
    """Every entry of the directory points at the one that unpacks to much."""
    data = bytearray(zipped({"a": "1" * 1000, "b": "2"}, zipfile.ZIP_STORED))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    struct.pack_into("<I", data, second + 42, 0)
    with pytest.raises(gd.UnreadableFileError, match="已损坏"):
        _parts(bytes(data)).read("b")


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(zipped({"a": "1"}))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    data[6] |= 1
    with pytest.raises(gd.UnreadableFileError, match="密码"):
        _parts(bytes(data)).read("a")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_office_does_not_use_are_refused(method: int) -> None:
    with pytest.raises(gd.UnreadableFileError, match=r"BZIP2|LZMA"):
        _parts(zipped({"a": "1"}, method)).read("a")


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/a", "C:\\a", "a\0b"])
def test_paths_out_of_the_archive_are_only_names(name: str) -> None:
    with pytest.raises(gd.UnreadableFileError, match="解压"):
        gd.read(zipped({name: "1"}))
