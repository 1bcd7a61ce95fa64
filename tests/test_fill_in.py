"""Workbooks to fill in: what they look like to Excel, LibreOffice and our own reader."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings

import gov_disclosure as gd
from copies import whole
from gov_disclosure import strategies
from gov_disclosure.cli.program import program
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LAST = gd.read("examples/qingxi-2023.md").report
_SECTION_3 = "三、收到和处理政府信息公开申请情况"


def _without_source(report: gd.AnnualReport) -> gd.AnnualReport:
    return attrs.evolve(report, source=None)


def _filled(path: Path, changes: Mapping[str, float | str]) -> None:
    """Fill in cells as a spreadsheet that calculates nothing does: totals lose their results."""
    where = gd.read(path).evidence
    book = openpyxl.load_workbook(path)
    for name, value in changes.items():
        place: Any = where[name]
        book[place.sheet][place.cell] = value
    book.save(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workbooks")


@settings(max_examples=10)
@given(strategies.reports("2021", consistent=True))
def test_a_report_comes_back_from_its_workbook(folder: Path, report: gd.AnnualReport) -> None:
    report = gd.replace(report, {"notes": ()})  # not every note can be told from its figure
    gd.write(report, path := folder / "a.xlsx", to_fill_in=True)
    assert gd.figures(gd.read(path).report) == gd.figures(report)


@settings(max_examples=10)
@given(strategies.reports(hostile=True))
def test_no_figure_changes_and_no_text_acts_whatever_stands_in_it(
    folder: Path, report: gd.AnnualReport
) -> None:
    if report.form is None:
        return
    gd.write(report, path := folder / "b.xlsx", previous=report)
    try:
        read = gd.figures(gd.read(path).report)
    except gd.UnrecognisedDocumentError:  # nothing but tables under headings that say other things
        read = {}
    for name, value in gd.figures(report).items():
        if isinstance(value, int | Decimal):
            assert read.get(name, gd.Mark.MISSING) in {value, gd.Mark.MISSING, gd.Mark.UNREADABLE}
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert str(cell.value).startswith("=IF(COUNT(")


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_draft_comes_back_as_it_is(folder: Path, form: gd.FormName) -> None:
    drafted = gd.draft(_LAST, form)
    gd.write(drafted, path := folder / f"{form}.xlsx", previous=_LAST)
    extraction = gd.read(path)
    assert _without_source(extraction.report) == attrs.evolve(
        drafted,
        notes=(),
        scope=None,
        publisher=gd.Publisher(_LAST.publisher.name),  # type: ignore[union-attr]
    )
    assert not extraction.problems
    assert not extraction.leftover


def test_last_years_figures_stand_beside_and_are_not_read(folder: Path) -> None:
    gd.write(gd.draft(_LAST), path := folder / "c.xlsx", previous=_LAST)
    sheet = openpyxl.load_workbook(path)[_SECTION_3]
    assert sheet["L2"].value == "上年数（2023年度），供对照，不打印"
    last = [cell.value for cell in sheet[6][11:18]]
    assert last == [
        str(v) for p, v in gd.figures(_LAST).items() if p.startswith("requests.received.")
    ]
    assert sheet.print_area.endswith("$A$1:$J$31")
    assert gd.read(path).report.requests.received.total is None  # type: ignore[union-attr]


def test_only_what_another_edition_counts_the_same_stands_beside(folder: Path) -> None:
    old = gd.replace(
        whole(gd.blank("2019", year=2020)), dict.fromkeys(gd.figures(gd.blank("2019")), 7)
    )
    gd.write(gd.draft(old), path := folder / "d.xlsx", previous=old)
    book = openpyxl.load_workbook(path)
    assert "7" not in [cell.value for row in book["二、主动公开政府信息情况"] for cell in row]
    assert [cell.value for cell in book[_SECTION_3][6][11:18]] == ["7"] * 7


def test_totals_are_formulas_locked_and_all_to_be_filled_is_open(folder: Path) -> None:
    gd.write(gd.draft(_LAST), path := folder / "e.xlsx", previous=_LAST)
    book = openpyxl.load_workbook(path)
    where = gd.read(path).evidence
    for name in gd.figures(_LAST):
        place: Any = where[name]
        cell = book[place.sheet][place.cell]
        is_total = name.endswith(".total") or name.startswith("requests.outcomes.handled.")
        assert (cell.data_type == "f", cell.protection.locked) == (is_total, is_total), name
    for sheet in book:
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
    rules = {
        str(each.sqref): each.type for each in book[_SECTION_3].data_validations.dataValidation
    }
    assert rules["D6"] == "whole"
    assert "依据：《条例》第五十条第一款第（二）项" in book[_SECTION_3]["A6"].comment.text
    assert "待确认" in book[_SECTION_3]["D7"].comment.text


def test_totals_are_added_up_where_no_program_did(folder: Path) -> None:
    gd.write(gd.draft(_LAST), path := folder / "f.xlsx", to_fill_in=True)
    _filled(
        path,
        {
            "requests.received.natural_person": 12,
            "requests.received.other_org": 3,
            "requests.outcomes.granted.natural_person": 4,
            "requests.outcomes.granted.other_org": "/",
            "requests.outcomes.partially_granted.natural_person": 5,
            "proactive_disclosure.administrative_fees.amount_wan_yuan": 3.5,
        },
    )
    figures = gd.figures(gd.read(path).report)
    assert figures["requests.received.total"] == 15
    assert figures["requests.outcomes.handled.natural_person"] == 9
    assert figures["requests.outcomes.handled.total"] == 9
    assert figures["requests.outcomes.granted.total"] == 4
    assert figures["requests.carried_forward.total"] is None
    assert figures["proactive_disclosure.administrative_fees.amount_wan_yuan"] == Decimal("3.5")


def test_a_total_of_something_doubtful_is_not_made_up(folder: Path) -> None:
    gd.write(gd.draft(_LAST), path := folder / "g.xlsx", to_fill_in=True)
    _filled(
        path, {"requests.received.natural_person": "约12", "requests.received.other_org": "=1+1"}
    )
    figures = gd.figures(gd.read(path).report)
    assert figures["requests.received.natural_person"] is gd.Mark.UNREADABLE
    assert figures["requests.received.total"] is gd.Mark.UNREADABLE


def test_a_total_that_was_given_is_never_replaced(folder: Path) -> None:
    wrong = gd.replace(_LAST, {"requests.received.total": 1})
    gd.write(wrong, path := folder / "h.xlsx", to_fill_in=True)
    assert gd.read(path).report.requests.received.total == 1  # type: ignore[union-attr]


def test_texts_are_not_filled_in(folder: Path) -> None:
    with pytest.raises(gd.InvalidValueError, match=r"docx \| xlsx"):
        gd.write(_LAST, folder / "a.md", to_fill_in=True)


def test_cells_outside_of_what_is_printed_count_in_other_workbooks(folder: Path) -> None:
    gd.write(_LAST, path := folder / "i.xlsx")
    book = openpyxl.load_workbook(path)
    book[_SECTION_3].print_area = "A1:D4"
    book.save(path)
    assert gd.figures(gd.read(path).report) == gd.figures(_LAST)


def test_the_command_writes_a_workbook_to_fill_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    gd.write(_LAST, "2023.md")
    result = CliRunner().invoke(program, ["draft", "--from", "2023.md", "-o", "2024.xlsx"])
    assert result.exit_code == 0, result.stderr
    assert "上年数（2023年度）" in str(openpyxl.load_workbook("2024.xlsx")[_SECTION_3]["L2"].value)
    assert gd.read("2024.xlsx").report.year == 2024


# In a spreadsheet -----------------------------------------------------------------------------


_PROGRAM = shutil.which("soffice")


def _recalculated(path: Path, suffix: str) -> Path:
    """Return what LibreOffice makes of a workbook."""
    target = path.parent / "out"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [
        str(_PROGRAM),
        profile,
        "--headless",
        "--convert-to",
        suffix,
        "--outdir",
        str(target),
    ]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)  # noqa: S603
    return target / f"{path.stem}.{suffix}"


@pytest.mark.skipif(_PROGRAM is None, reason="LibreOffice is not installed")
def test_libreoffice_adds_up_and_shows_a_broken_sum_in_red(tmp_path: Path) -> None:
    """The sum that the form prints is broken in one column; its cells and its words turn red."""
    gd.write(gd.draft(_LAST), path := tmp_path / "a.xlsx", previous=_LAST)
    balanced = {
        "natural_person": (10, 25, 4),
        "commercial_enterprise": (0, 2, 0),
        "research_institution": (0, 0, 0),
        "public_welfare_org": (0, 0, 0),
        "legal_service_org": (0, 1, 0),
        "other_org": (3, 3, 0),
    }
    rows = ("received", "outcomes.granted", "carried_forward")
    right = {
        f"requests.{row}.{column}": number
        for column, numbers in balanced.items()
        for row, number in zip(rows, numbers, strict=True)
    }
    _filled(path, right)
    calculated = gd.read(_recalculated(path, "xlsx"))
    totals = [calculated.report.requests.received.total]  # type: ignore[union-attr]
    totals += [calculated.report.requests.outcomes.handled.total]  # type: ignore[union-attr]
    assert (totals, calculated.problems) == ([13, 31], ())
    assert _red(_recalculated(path, "html")) == set()
    _filled(path, right | {"requests.carried_forward.natural_person": 5})
    broken = {"10", "19", "25", "5", "13", "22", "31"}
    assert _red(_recalculated(path, "html")) == {RECONCILIATION_SENTENCE, *broken}


def _red(page: Path) -> set[str]:
    """Return what stands on a red ground, without the notes on it."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - of the extra `dev`

    soup = BeautifulSoup(page.read_bytes(), "lxml")
    found = set[str]()
    for cell in soup.find_all("td"):
        if cell.get("bgcolor", "") == "#FFC7CE":
            for note in cell.find_all("comment"):
                note.decompose()
            found.add("".join(cell.get_text().split()))
    return found
