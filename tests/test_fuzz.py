"""Any bytes, and damaged files of every format: a report or an error of the library, never else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confinement import IS_POSSIBLE, confined
from fuzzing import FORMATS, assert_read_or_refused, seeds
from gov_disclosure.readers.formats import FORMATS as READ_FORMATS

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

CRASHES = Path(__file__).parent / "crashes"

_PIECES = {
    "text": ["二、主动公开政府信息情况\n", "规章", "\t", "1", "|", "+--", "│", "（", "\n", "\x00"],
    "markdown": ["# 二、主动公开政府信息情况\n", "|", "|-|-|\n", "规章", "*", "[", "`", "> ", "\n"],
    "html": ["<table>", "<tr>", "<td colspan=9>", "<td rowspan=0>", "</table>", "规章", "<", "&#"],
    "mhtml": ["--", "Content-Type: text/html\n", "\n\n", "=", "<table>", "<td>", "规章", "\x00"],
    "spreadsheetml": ["<Row>", "<Cell>", "<Data>", "</Row>", "ss:Index='9'", "&a;", "<!DOCTYPE"],
    "docx": ["<w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>", "</w:tbl>", "<w:t>规章", "&a;", "<!DOCTYPE"],
    "xlsx": ["<row>", "<c>", "<v>1</v>", "</c>", "</row>", "<c r='B2'>", "<f>", "<!DOCTYPE", "&a;"],
    "xls": ["\xd0\xcf\x11\xe0", "Workbook", "\x09\x08", "\x00", "\xff", "规章"],
    "pdf": ["1 0 obj", "<<", ">>", "stream\n", "endstream", "/Kids", "[1 0 R]", "xref", "%PDF-1.7"],
    "json": ['{"', '":', "[", "]", "}", "null", "9", "e9", "\\u", '"'],
    "any": ["%PDF-", "<html>", "{", "PK\x03\x04", "# ", "|-|-|\n", "\ufeff", "一", "\x00"],
}


@st.composite
def _damaged(draw: DrawFn, format: str) -> bytes:  # noqa: A002 - as read has it
    """Draw a file of which some bytes were replaced, taken out, doubled or cut off."""
    data = bytearray(draw(st.sampled_from(seeds()[format])))
    places = st.integers(0, max(0, len(data) - 1))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(places)
        end = start + draw(st.integers(0, 40))
        kind = draw(st.sampled_from(["replace", "take out", "double", "move", "cut"]))
        if kind == "replace":
            data[start:end] = draw(st.binary(max_size=8))
        elif kind == "take out":
            del data[start:end]
        elif kind == "double":
            data[start:start] = data[start:end] * draw(st.integers(1, 30))
        elif kind == "move":
            place = draw(places)
            data[place:place] = data[start:end]
        else:
            del data[max(start, 20) :]
    return bytes(data)


def _files(format: str) -> SearchStrategy[bytes]:  # noqa: A002
    pieces = st.lists(st.sampled_from(_PIECES[format]) | st.text(max_size=3), max_size=40)
    return (
        _damaged(format)
        | pieces.map(lambda found: "".join(found).encode("utf-8", "surrogatepass"))
        | st.binary(max_size=200)
    )


def test_every_reader_is_tried() -> None:
    assert {known.name for known in READ_FORMATS} <= set(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
@given(data=st.data())
@settings(max_examples=60)
def test_whatever_comes_is_read_or_refused(format: str, data: st.DataObject) -> None:  # noqa: A002
    assert_read_or_refused(format, data.draw(_files(format)))


@pytest.mark.skipif(not IS_POSSIBLE, reason="memory and time are limited as on Linux")
@pytest.mark.parametrize("format", FORMATS)
def test_what_once_crashed_is_read_or_refused(format: str) -> None:  # noqa: A002
    outcome = confined(_replay, format)
    assert outcome.exit_code == 0, outcome.result
    assert outcome.touched == ()


def _replay(format: str) -> None:  # noqa: A002
    for path in sorted((CRASHES / format).glob("*")):
        data = path.read_bytes()
        try:
            assert_read_or_refused(format, data)
        except Exception as error:
            raise AssertionError(path.name) from error
