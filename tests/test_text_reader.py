"""Bytes and plain text to documents: encodings, rows of cells, line numbers."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from copies import copy, distinct, whole
from gov_disclosure.document import Paragraph, Table, TablePlace
from gov_disclosure.readers.encodings import decode
from gov_disclosure.readers.text import text_document

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
LINE = "二、主动公开政府信息情况 12件\r\n规章\t0\r\n"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings(encoding: str) -> None:
    assert decode(LINE.encode(encoding)) == LINE


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf_16_with_a_mark(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + LINE.encode(encoding)) == LINE


@given(st.text("二、主动公开政府信息情况规章行政许可0123456789 \n，。（）", min_size=20))
def test_chinese_text_is_decoded_from_every_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        decoded = text.encode(encoding)
        if decoded.strip():
            assert decode(decoded) == text


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("shape", ["one cell per line", "bars", "one line"])
def test_a_report_is_read_in_every_encoding(encoding: str, shape: str) -> None:
    report = whole(distinct("2021"))
    extraction = gd.read(copy(report, shape).encode(encoding))
    assert dict(gd.figures(extraction.report)) == dict(gd.figures(report))
    assert extraction.report.title == report.title


def test_characters_outside_gbk_are_kept_in_gb18030() -> None:
    assert decode("𠮷镇人民政府\n镕".encode("gb18030")) == "𠮷镇人民政府\n镕"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        bytes(range(256)) * 40,
        b"\xff\xfe\x00",
        b"\x00" * 64,
        b"\x80\x81\x82\x83" * 3,
    ],
    ids=["picture", "every byte", "half a character", "zeros", "no encoding"],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(gd.UnreadableFileError) as caught:
        gd.read(data)
    assert caught.value.reason
    assert caught.value.reason_en


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, b"\xff\xfe"])
def test_an_empty_file(data: bytes) -> None:
    with pytest.raises((gd.UnreadableFileError, gd.UnrecognisedDocumentError)):
        gd.read(data)


def test_the_name_of_a_file_is_in_the_error(tmp_path: Path) -> None:
    file = tmp_path / "空.txt"
    file.write_bytes(b"")
    with pytest.raises(gd.UnreadableFileError) as caught:
        gd.read(file)
    assert caught.value.file == "空.txt"
    with pytest.raises(gd.UnreadableFileError):
        gd.read(tmp_path / "没有.txt")


def test_each_line_is_a_paragraph_with_its_number() -> None:
    document = text_document("\ufeff甲\r\n\n  乙 乙  \r丙\f丁")
    assert document.blocks == tuple(map(Paragraph, ("甲", "乙 乙", "丙", "丁")))
    assert [place.line for place in document.places] == [1, 3, 4, 5]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("规章\t0\t\t3\n许可\t1", (("规章", "0", "", "3"), ("许可", "1"))),
        ("许可\t1\n规章\t\n\t\n\t2", (("许可", "1"), ("规章", ""), ("", ""), ("", "2"))),
        ("| 规章 | 0 |  | 3 |", (("规章", "0", "", "3"),)),
        ("规章 | 0 | 3\n许可 | 1 | 2", (("规章", "0", "3"), ("许可", "1", "2"))),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", (("a", "b"), ("1", "2"))),
        ("│规章│0│3│\n│许可│1│2│", (("规章", "0", "3"), ("许可", "1", "2"))),
        (
            "┌──┬─┐\n│规章│0│\n├──┼─┤\n│许可│1│\n└──┴─┘\n",
            (("规章", "0"), ("许可", "1")),
        ),
        ("规章｜0｜3", (("规章", "0", "3"),)),
        ("| a | b |\n| - | -- |\n│ ─ │ ─ │", (("a", "b"), ("-", "--"), ("─", "─"))),
    ],
)
def test_rows_of_tabs_and_bars_are_a_table(text: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert text_document(text).blocks == (Table(rows),)


def test_cells_know_their_line_row_and_column() -> None:
    document = text_document("前言\n规章\t0\n许可\t1\n后记")
    _, table, _ = document.places
    assert isinstance(table, TablePlace)
    assert table.line == 2
    assert [[(cell.line, cell.row, cell.column) for cell in row] for row in table.cells] == [
        [(2, 0, 0), (2, 0, 1)],
        [(3, 1, 0), (3, 1, 1)],
    ]


def test_a_blank_line_ends_a_table() -> None:
    document = text_document("规章\t0\n\n许可\t1")
    assert document.blocks == (Table((("规章", "0"),)), Table((("许可", "1"),)))


def test_one_cell_per_line_that_ends_in_a_bar() -> None:
    assert text_document("规章 |\n0 |\n3｜\n|\n").blocks == (
        Paragraph("规章"),
        Paragraph("0"),
        Paragraph("3"),
    )


@pytest.mark.parametrize("line", ["规章   0   3", "规章 0 3", "甲-乙", "-----", "+", "a+b"])
def test_words_and_rules_without_bars_stay_paragraphs(line: str) -> None:
    assert text_document(line).blocks == (Paragraph(line),)


def test_an_indented_line_is_no_row() -> None:
    lines = ("\t甲\t1\t2", "\t乙", "丙\t")
    _, *others = text_document("\n".join(lines)).blocks
    assert others == [Paragraph("乙"), Paragraph("丙")]
    assert text_document("\t甲\n\t乙").blocks == (Paragraph("甲"), Paragraph("乙"))


@given(st.text("甲1 \t|+-:│\n\r\f\ufeff", max_size=60))
def test_any_text_is_a_document_and_keeps_its_words(text: str) -> None:
    document = text_document(text)
    kept = "".join(
        block.text
        if not isinstance(block, Table)
        else "".join(cell for row in block.rows for cell in row)
        for block in document.blocks
    )
    assert kept.count("甲") == text.count("甲")
    assert kept.count("1") == text.count("1")
    lines = [place.line for place in document.places]
    assert None not in lines
    assert lines == sorted(line for line in lines if line is not None)


@pytest.mark.parametrize("shape", ["one cell per line", "spaces", "bars", "spreadsheet"])
def test_evidence_names_the_line_of_every_cell(shape: str) -> None:
    report = whole(distinct("2019"))
    text = copy(report, shape)
    lines = text.split("\n")
    extraction = gd.parse(text)
    for path, value in gd.figures(report).items():
        evidence = extraction.evidence[path]
        assert evidence.line is not None
        assert evidence.text.rstrip("万元") == str(value)
        assert evidence.text in lines[evidence.line - 1]
        assert (evidence.table is not None) == (shape in {"bars", "spreadsheet"})


def test_a_report_names_the_file_it_came_from_whatever_it_is_given_as(tmp_path: Path) -> None:
    path = tmp_path / "青溪.txt"
    text = copy(whole(distinct("2021")), "bars")
    path.write_text(text, encoding="utf-8")
    with path.open("rb") as stream:
        by_stream = gd.read(stream).report.source
    assert by_stream == gd.read(path).report.source
    assert by_stream is not None
    assert by_stream.file == "青溪.txt"
    nameless = gd.read(io.BytesIO(text.encode())).report.source
    assert nameless is not None
    assert (nameless.file, nameless.sha256) == (None, by_stream.sha256)
    numbered = io.BytesIO(text.encode())
    for name in (3, "<stdin>"):  # as temporary files and standard streams have it
        numbered.seek(0)
        numbered.name = name
        source = gd.read(numbered).report.source
        assert source is not None
        assert source.file is None


@pytest.mark.parametrize("separator", [",", ";"])
def test_separated_values_are_a_table(separator: str) -> None:
    lines = ['规章,"1,024",', "许可,,3"] if separator == "," else ["规章;1,024;", "许可;;3"]
    (table,) = text_document("\n".join(lines)).blocks
    assert table == Table((("规章", "1,024", ""), ("许可", "", "3")))


@pytest.mark.parametrize(
    "text",
    [
        "一,二,三",
        "一,二,三\n一,二",
        'a,"b,c\na,"b,c',
        "一、二,三\n四",
        "我镇依法公开,及时回应,接受监督\n我镇办理申请,按期答复,无一逾期",
        "主动公开情况。全年发布信息,接受监督,共12条\n受理申请,均已答复,无行政复议。",
    ],
)
def test_commas_alone_make_no_table(text: str) -> None:
    assert not any(isinstance(block, Table) for block in text_document(text).blocks)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n", "\r", "\n\n"])
@pytest.mark.parametrize("blank", ["", "nan", "NaN", "<NA>", "None", " "])
def test_separated_values_are_as_spreadsheets_and_data_frames_write_them(
    end: str, blank: str
) -> None:
    label = '"行政' + end.replace("\n\n", "\n") + '许可"'
    lines = [f"内容,件数,{blank},{blank}", f"{label},9.0,{blank},3", f'规章,"1,024",0,{blank}']
    (table,) = text_document(end.join(lines) + end).blocks
    assert isinstance(table, Table)
    first, second, third = table.rows
    assert (first, third) == (("内容", "件数", "", ""), ("规章", "1,024", "0", ""))
    assert ("".join(second[0].split()), *second[1:]) == ("行政许可", "9.0", "", "3")


def test_cells_on_lines_of_their_own_may_be_padded() -> None:
    text = "|\n规章 |\n0 |\n3 | |||\n|\n第二十条第（五）项 | |||\n|\n行政许可 |\n7 | ||"
    document = text_document(text)
    assert [block for block in document.blocks if isinstance(block, Table)] == []
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == ["规章", "0", "3", "第二十条第（五）项", "行政许可", "7"]


def test_a_row_of_padding_among_rows_stays_a_row() -> None:
    (table,) = text_document("规章 | 0 | 1\n合计 | |\n许可 | 2 | 3").blocks
    assert table == Table((("规章", "0", "1"), ("合计", ""), ("许可", "2", "3")))


@pytest.mark.parametrize("copied", ["spaces", "spreadsheet", "one cell per line"])
def test_an_empty_line_after_every_line_changes_nothing(copied: str) -> None:
    text = copy(whole(distinct("2021")), copied)
    extraction, spaced = gd.parse(text), gd.parse(text.replace("\n", "\n\n"))
    assert gd.figures(spaced.report) == gd.figures(extraction.report)
    lines = {p: (e.line, spaced.evidence[p].line) for p, e in extraction.evidence.items()}
    assert all(a is not None and b == 2 * a - 1 for a, b in lines.values())
