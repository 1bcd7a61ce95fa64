"""Reports as rows of one table: each cell once, figures exact, no formulas."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.cli.program import program
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.model.report import FORMS
from gov_disclosure.renderers.table import (
    ABSENT,
    csv_line,
    guarded,
    header_row,
    table_columns,
    table_row,
)

if TYPE_CHECKING:
    from pathlib import Path

CELLS = frozenset(cell_facts())
TITLE = "云溪县2024年政府信息公开工作年度报告"


def row_of(report: gd.AnnualReport) -> dict[str, Any]:
    return dict(zip(header_row("paths"), table_row(gd.Extraction(report)), strict=True))


def parsed(line: str) -> list[str]:
    (row,) = csv.reader(io.StringIO(line, newline=""))
    return row


def test_every_cell_of_every_form_has_one_column_and_one_label() -> None:
    names = [column.name for column in table_columns()]
    labels = [column.label for column in table_columns()]
    assert len(set(names)) == len(names) == len(set(labels))
    assert set(names) > CELLS
    assert (header_row("paths"), header_row("zh")) == (tuple(names), tuple(labels))


@given(strategies.reports())
def test_a_row_says_what_the_report_says(report: gd.AnnualReport) -> None:
    row = row_of(report)
    printed = dict(zip(row, parsed(csv_line(row.values())), strict=True))
    values = gd.figures(report)
    for path in CELLS:
        value = values.get(path, ABSENT)
        assert row[path] == (value.value if isinstance(value, gd.Mark) else value)
        if isinstance(value, int | Decimal):
            assert Decimal(printed[path]) == value
            assert "E" not in printed[path]
        else:
            assert printed[path] == (row[path] or "")
    publisher = report.publisher
    assert row["publisher.name"] == (publisher.name if publisher else None)
    assert (row["year"], row["form"], row["problems"]) == (report.year, report.form, 0)


@settings(max_examples=20)
@given(strategies.reports(hostile=True))
def test_no_text_of_a_report_becomes_a_formula(report: gd.AnnualReport) -> None:
    row = row_of(report)
    printed = dict(zip(row, parsed(csv_line(row.values())), strict=True))
    for name, text in printed.items():
        if not isinstance(row[name], int | Decimal):
            assert not text.startswith(("=", "+", "-", "@", "\t", "\r", "\n")), name


@given(st.text())
def test_guarding_adds_an_apostrophe_or_nothing(text: str) -> None:
    assert guarded(text) in {text, f"'{text}"}
    for start in "=+-@\t\r\n＝＋－＠":
        assert guarded(start + text) == f"'{start}{text}"
        assert guarded(f" {start}=").startswith("'")


def test_what_stands_in_a_row() -> None:
    report = gd.replace(
        gd.blank("2021", year=2024, title="=1+1", dated_on=datetime.date(2025, 1, 9)),
        {
            "requests.received.total": gd.Mark.NOT_APPLICABLE,
            "requests.received.natural_person": gd.Mark.MISSING,
            "requests.received.other_org": gd.Mark.UNREADABLE,
            "proactive_disclosure.administrative_fees.amount_wan_yuan": Decimal("2059.209"),
        },
    )
    problem = gd.Problem("reading.cell_unreadable", "requests.received.other_org", "约", "some")
    extraction = gd.Extraction(attrs.evolve(report, disputes=None), problems=(problem,))
    line = csv_line(table_row(extraction, "甲.html"))
    row = dict(zip(header_row("paths"), parsed(line), strict=True))
    assert (row["file"], row["title"], row["dated_on"], row["scope"], row["problems"]) == (
        "甲.html",
        "'=1+1",
        "2025-01-09",
        "",
        "1",
    )
    assert row["proactive_disclosure.administrative_fees.amount_wan_yuan"] == "2059.209"
    assert row["requests.received.total"] == "/"
    assert row["requests.received.natural_person"] == "missing"
    assert row["requests.received.other_org"] == "unreadable"
    assert row["requests.received.commercial_enterprise"] == ""
    assert row["disputes.reconsideration.total"] == ABSENT
    assert row["proactive_disclosure.rules.newly_made"] == ABSENT  # of the form of 2019


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
    assert data.startswith(b"\xef\xbb\xbffile,title,")
    header, first, second = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert header == list(header_row("paths"))
    assert [row[header.index("form")] for row in (first, second)] == ["2019", "2021"]
    assert first.count("7") == 198
    assert second.count("7") == 200


def test_table_on_standard_output_is_plain(folder: Path) -> None:
    result = invoke("table", "in", "--headers", "zh")
    assert result.stdout.startswith("文件,标题,单位,")
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
    assert "gov-disclosure[dataset]" in result.stderr
    assert not (folder / "all.xlsx").exists()


def test_missing_cells_make_the_exit_status(folder: Path) -> None:
    (folder / "in" / "c.txt").unlink()
    assert invoke("table", "in").exit_code == 0
    gd.write(gd.AnnualReport(), folder / "in" / "e.json")
    assert invoke("table", "in").exit_code == 1
