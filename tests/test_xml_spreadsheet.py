"""XML Spreadsheet 2003: read as other workbooks are."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.document import OBJECT, Beside, Standing, Table, TablePlace
from gov_disclosure.readers.limits import DEFAULT_LIMITS
from gov_disclosure.readers.workbook.xml_spreadsheet import xml_spreadsheet_document

_STYLES = (
    "<Styles><Style ss:ID='Default'/><Style ss:ID='s'><Font ss:StrikeThrough='1'/></Style>"
    "<Style ss:ID='w'><Font ss:Color='#FFFFFF'/></Style><Style ss:ID='b' ss:Parent='w'>"
    "<Interior ss:Color='#000080' ss:Pattern='Solid'/></Style>"
    "<Style ss:ID='p'><NumberFormat ss:Format='Percent'/></Style></Styles>"
)


def _book(table: str, more: str = "", prologue: str = "") -> bytes:
    return (
        f"<?xml version='1.0'?>{prologue}<Workbook"
        " xmlns='urn:schemas-microsoft-com:office:spreadsheet'"
        " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'"
        " xmlns:x='urn:schemas-microsoft-com:office:excel'"
        f" xmlns:h='http://www.w3.org/TR/REC-html40'>{_STYLES}<Worksheet ss:Name='年报'><Table>"
        f"{table}</Table>{more}</Worksheet></Workbook>"
    ).encode()


def _row(*cells: str) -> str:
    return f"<Row><Cell><Data ss:Type='String'>甲</Data></Cell>{''.join(cells)}</Row>"


_NUMBER = "<Data ss:Type='Number'>12</Data>"

CELLS: dict[str, tuple[str, str, tuple[Beside, ...]]] = {
    "a number": (f"<Cell>{_NUMBER}</Cell>", "12", ()),
    "a share": (f"<Cell ss:StyleID='p'>{_NUMBER}</Cell>", "1200%", ()),
    "struck": (
        f"<Cell ss:StyleID='s'>{_NUMBER}</Cell>",
        OBJECT,
        (Beside(Standing.STRUCK_OUT, "12"),),
    ),
    "white": (f"<Cell ss:StyleID='w'>{_NUMBER}</Cell>", "", (Beside(Standing.NOT_VISIBLE, "12"),)),
    "white on blue": (f"<Cell ss:StyleID='b'>{_NUMBER}</Cell>", "12", ()),
    "an error": ("<Cell><Data ss:Type='Error'>#REF!</Data></Cell>", "#REF!", ()),
    "a formula without result": (
        "<Cell ss:Formula='=A1'/>",
        OBJECT,
        (Beside(Standing.FORMULA_WITHOUT_RESULT, "=A1"),),
    ),
    "a raised mark": (
        "<Cell><ss:Data ss:Type='String'><h:B>429</h:B><h:Sup>1</h:Sup></ss:Data></Cell>",
        "429",
        (Beside(Standing.RAISED_MARK, "1"),),
    ),
    "a part struck out": (
        "<Cell><ss:Data ss:Type='String'><h:S>428</h:S><h:Font>429</h:Font></ss:Data></Cell>",
        "429",
        (Beside(Standing.STRUCK_OUT, "428"),),
    ),
}


@pytest.mark.parametrize("trap", CELLS)
def test_cells(trap: str) -> None:
    cell, text, beside = CELLS[trap]
    last = f"<Cell>{_NUMBER}</Cell>"
    document = xml_spreadsheet_document(_book(_row(cell, last) * 2), None, DEFAULT_LIMITS)
    (table,), (place,) = document.blocks, document.places
    assert isinstance(table, Table)
    assert isinstance(place, TablePlace)
    assert (table.rows[0][1], place.cells[0][1].beside) == (text, beside)


def test_places_and_merged_cells() -> None:
    cell = "<Cell ss:Index='4' ss:MergeDown='1'><Data ss:Type='String'>丁</Data></Cell>"
    table = (
        "<Row ss:Index='3'><Cell ss:MergeAcross='1'><Data ss:Type='String'>甲</Data></Cell><Cell>"
        f"<Data ss:Type='String'>丙</Data></Cell></Row><Row>{cell}<Cell>{_NUMBER}</Cell></Row>"
        "<Row ss:Hidden='1'><Cell><Data ss:Type='String'>乙</Data></Cell></Row>"
    )
    document = xml_spreadsheet_document(_book(table), None, DEFAULT_LIMITS)
    places = [place for place in document.places if isinstance(place, TablePlace)]
    assert [c.cell for place in places for row in place.cells for c in row if c.cell][:2] == [
        "A3",
        "C3",
    ]
    assert [remark.rule for remark in document.remarks] == ["reading.hidden"]


def test_hidden_sheets_are_told() -> None:
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    document = xml_spreadsheet_document(_book(_row(), hidden), None, DEFAULT_LIMITS)
    assert (document.blocks, len(document.remarks)) == ((), 1)


@pytest.mark.parametrize(
    "data",
    [
        _book(_row())[:-30],
        _book("", prologue="<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"),
        _book("<Row ss:Index='2'/><Row ss:Index='1'/>"),
        _book("<Row ss:Index='99999999'/>"),
        _book("<Row><Cell ss:MergeAcross='x'/></Row>"),
        _book(_row("<Cell><Data ss:Type='Number'>nan</Data></Cell>")),
    ],
)
def test_damaged_files_are_refused(data: bytes) -> None:
    with pytest.raises(gd.UnreadableFileError, match="损坏"):
        gd.read(data, "spreadsheetml")


_PIECES = (
    "<Row>",
    "</Row>",
    "<Row ss:Index='3'>",
    "<Cell>",
    "</Cell>",
    "<Cell ss:Index='2'>",
    _NUMBER,
)


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_any_elements_are_read_or_refused(soup: str) -> None:
    with contextlib.suppress(gd.UnreadableFileError):
        xml_spreadsheet_document(_book(soup), None, DEFAULT_LIMITS)
