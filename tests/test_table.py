"""Reports as rows of one table: each cell once, figures exact, no formulas."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.cli.program import program
from gov_disclosure.cli.table import header_row
from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.model.report import FORMS
from gov_disclosure.renderers.table import csv_line, guarded

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "云溪县2024年政府信息公开工作年度报告"


def parsed(line: str) -> list[str]:
    (row,) = csv.reader(io.StringIO(line, newline=""))
    return row


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(st.text())
def test_guarding_adds_an_apostrophe_or_nothing(text: str) -> None:
    assert guarded(text) in {text, f"'{text}"}
    for start in "=+-@\t\r\n＝＋－＠":
        assert guarded(start + text) == f"'{start}{text}"
        assert guarded(f" {start}=").startswith("'")


@given(st.lists(st.text() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False)))
def test_figures_are_exact_and_no_text_becomes_a_formula(fields: list[Any]) -> None:
    for field, printed in zip(fields, parsed(csv_line(["x", *fields]))[1:], strict=True):
        if isinstance(field, str):
            assert not printed.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        else:
            assert Decimal(printed) == field
            assert "E" not in printed


def test_headers_are_different_in_either_language() -> None:
    for headers in (header_row("paths"), header_row("zh")):
        assert len({*headers}) == len(headers) == len(report_columns())


# The command ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of two reports and a file that is none, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    blanks = {form: gd.blank(form, title=TITLE, year=2024) for form in FORMS}
    for name, report in zip(("a.json", "b.json"), blanks.values(), strict=True):
        gd.write(gd.replace(report, dict.fromkeys(gd.figures(report), 7)), tmp_path / "in" / name)
    (tmp_path / "in" / "c.txt").write_text("说明", encoding="utf-8")
    return tmp_path


def invoke(*arguments: str) -> Any:
    return CliRunner().invoke(program, arguments)


def test_table_is_a_file_that_excel_opens(folder: Path) -> None:
    assert invoke("table", "in", "-o", "all.csv").exit_code == 2
    data = (folder / "all.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfname,address,")
    header, first, second = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == list(header_row("paths"))
    assert [row[header.index("form")] for row in (first, second)] == ["2019", "2021"]
    assert (first.count("7"), first.count("figure")) == (198, 198)
    assert (second.count("7"), second.count("figure")) == (200, 200)
    assert second[header.index("proactive_disclosure.rules.newly_made.state")] == "no_such_cell"


def test_what_stands_in_a_row(folder: Path) -> None:
    report = gd.replace(
        gd.blank("2021", year=2024, title="=1+1", dated_on=datetime.date(2025, 1, 9)),
        {
            "requests.received.total": gd.Mark.NOT_APPLICABLE,
            "requests.received.natural_person": gd.Mark.MISSING,
            "requests.received.other_org": gd.Mark.UNREADABLE,
            "proactive_disclosure.administrative_fees.amount_wan_yuan": Decimal("2059.209"),
        },
    )
    gd.write(report, folder / "=1.json")
    header, line = rows_of(invoke("table", "=1.json").stdout)
    row = dict(zip(header, line, strict=True))
    assert (row["name"], row["title"], row["dated_on"]) == ("'=1.json", "'=1+1", "2025-01-09")
    assert (row["scope"], row["status"], row["problems"]) == ("", "partly_read", "0")
    fees = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    assert (row[fees], row[f"{fees}.state"]) == ("2059.209", "figure")
    states = {
        "total": "mark",
        "natural_person": "missing",
        "other_org": "unreadable",
        "commercial_enterprise": "blank",
    }
    for name, state in states.items():
        path = f"requests.received.{name}"
        assert (row[path], row[f"{path}.state"]) == ("", state)


def test_table_in_chinese_has_chinese_words_in_its_cells(folder: Path) -> None:
    header, row, _ = rows_of(invoke("table", "in", "--headers", "zh").stdout)
    fields = dict(zip(header, row, strict=True))
    assert (fields["读取结果"], fields["格式"]) == ("完整读取", FORMS["2019"].document)
    assert {"数", "无此项"} <= {*row}
    assert folder.exists()


def test_table_as_parquet(folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert invoke("table", "in", "-o", "all.parquet").exit_code == 2
    table = parquet.read_table(folder / "all.parquet")
    assert table.schema.names == list(header_row("paths"))
    assert table["requests.received.total"].to_pylist() == [7, 7]
    assert table["form"].to_pylist() == ["2019", "2021"]
    refused = invoke("table", "in", "-o", "zh.parquet", "--headers", "zh")
    assert refused.exit_code == 2
    assert "--headers" in refused.stderr
    assert not (folder / "zh.parquet").exists()


def test_the_bodies_of_a_roster_are_told(folder: Path) -> None:
    (folder / "bodies.csv").write_text("单位,简称\n云溪县人民政府,云溪县\n", encoding="utf-8")
    publisher = gd.Publisher("云溪县")
    gd.write(gd.blank("2021", year=2024, publisher=publisher), folder / "x.json")
    header, row = rows_of(invoke("table", "x.json", "--roster", "bodies.csv").stdout)
    assert row[header.index("body")] == "云溪县人民政府"


def test_table_on_standard_output_is_plain(folder: Path) -> None:
    result = invoke("table", "in", "--headers", "zh")
    assert result.stdout.startswith("文件,网址,获取日期,")
    assert result.stdout.count(TITLE) == 2
    assert "未能读取 1 个" in result.stderr
    assert (folder / "in" / "a.json").exists()


def test_table_as_a_workbook(folder: Path) -> None:
    report = gd.blank("2021", title="=1+1\x00", published_on=datetime.date(2025, 1, 9))
    values = dict.fromkeys(gd.figures(report), -0)
    amount = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    gd.write(gd.replace(report, {**values, amount: Decimal("0.01")}), folder / "in" / "d.json")
    assert invoke("table", "in", "-o", "all.xlsx", "--headers", "paths").exit_code == 2
    sheet = openpyxl.load_workbook(folder / "all.xlsx").active
    assert sheet is not None
    header, *rows = sheet.iter_rows()
    names = [cell.value for cell in header]
    assert names == list(header_row("paths"))
    assert len(rows) == 3
    cells = dict(zip(names, rows[-1], strict=True))
    assert (cells["title"].value, cells["title"].data_type) == ("=1+1�", "s")
    assert cells[amount].value == 0.01
    assert cells["published_on"].value == datetime.datetime(2025, 1, 9)  # noqa: DTZ001
    assert cells["dated_on"].value is None
    assert cells["requests.received.total"].value == 0


def test_table_needs_a_file_that_is_no_input(folder: Path) -> None:
    (folder / "out").mkdir()
    assert "不能是文件夹" in invoke("table", "in", "-o", "out").stderr
    before = (folder / "in" / "a.json").read_bytes()
    assert invoke("table", "in/a.json", "in/b.json", "-o", "in/a.json").exit_code == 2
    (folder / "in" / "x.xlsx").write_bytes(b"x")
    assert "不能覆盖" in invoke("table", "in/a.json", "in/x.xlsx", "-o", "in/x.xlsx").stderr
    assert (folder / "in" / "a.json").read_bytes() == before
    assert "不能写入" in invoke("table", "in/a.json", "-o", "none/all.xlsx").stderr
    assert "不能写入" in invoke("table", "in/a.json", "-o", "none/all.csv").stderr


def test_a_workbook_without_its_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    result = invoke("table", "in", "-o", "all.xlsx")
    assert result.exit_code == 2
    assert "gov-disclosure[writers]" in result.stderr
    assert not (folder / "all.xlsx").exists()


def test_missing_cells_make_the_exit_status(folder: Path) -> None:
    (folder / "in" / "c.txt").unlink()
    assert invoke("table", "in").exit_code == 0
    gd.write(gd.AnnualReport(), folder / "in" / "e.json")
    assert invoke("table", "in").exit_code == 1
