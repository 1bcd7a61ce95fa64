"""XLS workbooks: read as XLSX ones are."""

from __future__ import annotations

import contextlib
import datetime
import io
import struct
from typing import Any

import pytest
import xlwt
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from xlwt import CompoundDoc

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.document import OBJECT, Beside, Standing, TablePlace
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.workbook.xls import xls_document
from printable import is_printable, printed_part
from xls_printing import ALL_SIDES, saved, workbook

few = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])


@few
@given(strategies.reports(consistent=True))
def test_a_printable_report_comes_back_with_its_figures(report: gd.AnnualReport) -> None:
    report = printed_part(report)
    assume(is_printable(report, "html"))
    read = gd.read(workbook(layout(report))).report
    assert dict(gd.figures(read)) == dict(gd.figures(report))


def _book(**cells: Any) -> Any:
    """Return a workbook in which some cells stand beside a label, with borders."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("年报")
    sheet.write(0, 0, "甲", ALL_SIDES)
    for column, value in enumerate(cells.values(), start=1):
        style = ALL_SIDES
        if isinstance(value, tuple):
            value, style = value  # noqa: PLW2901 - a value and its style
        if isinstance(value, list):
            sheet.write_rich_text(0, column, value, style)
        else:
            sheet.write(0, column, value, style)
    return book


def _texts(book: Any) -> list[str]:
    (table,) = xls_document(saved(book), None, DEFAULT_LIMITS).blocks
    assert isinstance(table, gd.Table)
    return list(table.rows[0][1:])


def _format(code: str) -> Any:
    style = xlwt.easyxf("borders: left thin")
    style.num_format_str = code
    return style


_RAISED = xlwt.easyfont("escapement superscript")
_STRUCK = xlwt.easyfont("struck_out on")

CELLS: dict[str, tuple[Any, str]] = {
    "an integer": (12, "12"),
    "an integer stored as a fraction": (12.0, "12"),
    "a fraction": (103.3879, "103.3879"),
    "text": ("１２ 件", "１２ 件"),
    "blank": ("", ""),
    "lines": ("甲\n乙", "甲\n乙"),
    "true": (True, "TRUE"),
    "an error": ((xlwt.Formula("1/0"), ALL_SIDES), OBJECT),
    "a formula that was never calculated": (xlwt.Formula("SUM(A2:A9)"), OBJECT),
    "a unit in the format": ((12, _format('0"件"')), "12件"),
    "a share": ((0.5, _format("0%")), "50%"),
    "a zero shown as a dash": ((0, _format('0;-0;"-"')), "0"),
    "another number in the format": ((251000, _format("0,")), "251000 [0,]"),
    "a date": ((datetime.date(2024, 1, 15), _format("yyyy-mm-dd")), "2024-01-15"),
    "the mark of a footnote": (["𠮷5", ("2", _RAISED)], "𠮷5²"),
    "a part struck out": ([("5", _STRUCK), "6"], "6"),
    "struck out": ((5, xlwt.easyxf("font: struck_out on; borders: left thin")), OBJECT),
    "white": ((5, xlwt.easyxf("font: color white; borders: left thin")), ""),
    "white on blue": (
        (
            5,
            xlwt.easyxf(
                "font: color white; borders: left thin; pattern: pattern solid, fore_color blue"
            ),
        ),
        "5",
    ),
}


@pytest.mark.parametrize("trap", CELLS)
def test_cells(trap: str) -> None:
    value, text = CELLS[trap]
    assert _texts(_book(cell=value)) == [text]


def test_days_from_1904() -> None:
    book = _book(cell=(1, _format("yyyy")))
    book.dates_1904 = True
    assert _texts(book) == ["1904-01-02"]


def test_what_is_hidden_is_left_out() -> None:
    book = xlwt.Workbook()
    sheet, other = book.add_sheet("a"), book.add_sheet("b")
    other.visibility = 1
    other.write(0, 0, "草稿")
    for row in range(3):
        for column in range(3):
            sheet.write(row, column, 10 * row + column)
    sheet.row(1).hidden = True
    sheet.col(1).hidden = True
    (block,) = xls_document(saved(book), None, DEFAULT_LIMITS).blocks
    assert block == gd.Table((("0", "2"), ("20", "22")))


def test_merged_cells_and_places() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("表二")
    sheet.write_merge(2, 3, 1, 2, "甲", ALL_SIDES)
    sheet.write(2, 3, 1, ALL_SIDES)
    sheet.write(3, 3, 2, ALL_SIDES)
    document = xls_document(saved(book), None, DEFAULT_LIMITS)
    (place,) = document.places
    assert isinstance(place, TablePlace)
    assert document.blocks == (gd.Table((("甲", "1"), ("2",))),)
    (first, second), (third,) = place.cells
    assert (first.sheet, first.cell, first.row_span, first.column_span) == ("表二", "B3", 2, 1)
    assert (second.cell, third.cell) == ("D3", "D4")


def test_an_encrypted_workbook_is_refused() -> None:
    book = _book()
    data = saved(book)
    interface = data.index(b"\xe1\x00\x02\x00")  # INTERFACEHDR, the second record of the globals
    encrypted = data[:interface] + b"\x2f\x00\x02\x00\x00\x00" + data[interface + 6 :]
    with pytest.raises(gd.UnreadableFileError, match="加密"):
        gd.read(encrypted)


def test_a_workbook_is_no_larger_than_the_limit() -> None:
    data = saved(_book())
    with pytest.raises(gd.UnreadableFileError, match="1000"):
        gd.read(data, limits=Limits(max_part_bytes=1000))


_DATA = saved(_book(number=1, text="规章", formula=xlwt.Formula("1+1")))


@given(st.data())
def test_damage_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(_DATA)
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    del damaged[data.draw(st.integers(len(damaged) // 2, len(damaged))) :]
    with contextlib.suppress(gd.UnreadableFileError):
        xls_document(bytes(damaged), None, DEFAULT_LIMITS)


def _with_records(records: bytes, book: Any = None) -> bytes:
    """Return a workbook whose sheet holds more records: what xlwt does not write."""
    book = book or _book()
    stream = book.get_biff_data()
    end = stream.rindex(b"\x0a\x00\x00\x00")
    file = io.BytesIO()
    CompoundDoc.XlsDoc().save(file, stream[:end] + records + stream[end:])
    return file.getvalue()


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


_SHEET_OF_BLANKS = struct.pack("<HH256HH", 0, 0, *[17] * 256, 255)


def _drawn(kind: int, left: int, right: int) -> bytes:
    """Return the records of an object that lies over some columns of the first row."""
    anchor = struct.pack("<HHIH8H", 0, 0xF010, 18, 0, left, 99, 0, 99, right, 99, 0, 99)
    return _record(0xEC, anchor) + _record(0x5D, struct.pack("<HHH20x", 0x15, 18, kind))


def test_pictures_in_cells_are_told() -> None:
    comment, picture = 0x19, 8
    data = _with_records(
        _drawn(comment, 2, 2) + _drawn(picture, 1, 1) + _drawn(picture, 3, 4),
        _book(blank="", a=5, b=6, c=7),
    )
    (place,) = xls_document(data, None, DEFAULT_LIMITS).places
    assert isinstance(place, TablePlace)
    told = [cell.column for cell in place.cells[0] if cell.beside == (Beside(Standing.PICTURE),)]
    assert told == [1, 3, 4]


MANY: dict[str, bytes] = {
    "blank cells": _record(0xBE, _SHEET_OF_BLANKS) * 20,
    "merged areas": _record(0xE5, struct.pack("<H", 500) + b"\0" * 8 * 500) * 10,
    "records": _record(0x3FF, b"") * 5000,
    "rows filled up to their last cell": b"".join(
        _record(0x201, struct.pack("<HHH", row, 255, 17)) for row in range(20)
    ),
}


@pytest.mark.parametrize("trap", MANY)
def test_cells_are_counted(trap: str) -> None:
    data = _with_records(MANY[trap])
    xls_document(data, None, DEFAULT_LIMITS)
    with pytest.raises(gd.UnreadableFileError, match="4000"):
        xls_document(data, None, Limits(max_sheet_elements=4000))


def test_characters_are_counted() -> None:
    data = saved(_book(**{str(number): ["甲" * 50, ("乙" * 50, _RAISED)] for number in range(99)}))
    with pytest.raises(gd.UnreadableFileError, match="1000"):
        xls_document(data, None, Limits(max_sheet_characters=1000))
