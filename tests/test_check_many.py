"""``check`` on many reports: folders, last year's, the summary for a circular, the roster."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.audit.checked import Checked
from gov_disclosure.audit.summary import CheckedBody, Circular
from gov_disclosure.cli.program import program
from gov_disclosure.model.extraction import Extraction
from rule_examples.example import zeros

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from conftest import Golden

PROSE = {
    name: gd.Narrative(
        blocks=(gd.Paragraph("主动公开、依申请公开、信息管理、平台、监督保障、信息处理费。"),)
    )
    for name in ("overview", "problems_and_improvements", "other_matters")
}


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def report(name: str, year: int = 2024, **changes: object) -> gd.AnnualReport:
    facts: dict[str, Any] = {"publisher": gd.Publisher(name), "year": year, **PROSE}
    return gd.replace(zeros(changes=facts), changes)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with reports of three bodies, one late and one wrong, and last year's."""
    monkeypatch.chdir(tmp_path)
    late = datetime.date(2025, 5, 6)
    this_year = {
        "a/wrong.json": report("青溪区财政局", **{"disputes.reconsideration.total": 1}),
        "b/late.json": report("青溪区水利局", dated_on=late, scope="own"),
        "right.json": report("青溪区教育局"),
    }
    last_year = {"before/right.json": report("青溪区教育局", 2023)}
    for path, made in {**this_year, **last_year}.items():
        file = tmp_path / ("" if path.startswith("before") else "now") / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(gd.dumps(made), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_a_folder_is_checked_file_by_file_in_order() -> None:
    result = invoke("check", "now", "--format", "jsonl")
    assert result.exit_code == 1
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["publisher"] for line in lines] == ["青溪区财政局", "青溪区水利局", "青溪区教育局"]
    assert [finding["rule"] for finding in lines[0]["findings"]] == ["disputes.total"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_jobs_change_nothing(format: str) -> None:  # noqa: A002 - as the option
    alone, spread = (
        invoke("check", "now", "--format", format, "--jobs", jobs) for jobs in ("1", "2")
    )
    assert alone.exit_code == spread.exit_code == 1
    assert alone.stdout == spread.stdout != ""


def test_bad_files_do_not_stop_the_others(folder: Path) -> None:
    (folder / "now" / "b" / "bad.json").write_text("{", encoding="utf-8")
    result = invoke("check", "now", "--format", "jsonl", "--fail-on", "never")
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 3
    assert "bad.json" in result.stderr


@pytest.mark.usefixtures("folder")
def test_last_years_reports_are_found_in_a_folder() -> None:
    result = invoke("check", "now", "--previous", "before")
    assert result.stderr.count("--previous 中没有") == 2
    assert "青溪区教育局2023" not in result.stderr


@pytest.mark.usefixtures("folder")
def test_a_single_previous_report_is_not_for_a_folder() -> None:
    result = invoke("check", "now", "--previous", "before/right.json")
    assert result.exit_code == 2
    assert "--previous" in result.stderr


def test_the_index_wins_over_what_is_printed(folder: Path) -> None:
    (folder / "index.csv").write_text("文件,范围\nb/late.json,本级政府汇总\n", encoding="gb18030")
    result = invoke("check", "now", "--index", "index.csv", "--format", "jsonl")
    assert [json.loads(line)["scope"] for line in result.stdout.splitlines()] == [
        None,
        "jurisdiction",
        None,
    ]


def test_the_summary_for_a_circular(folder: Path, golden: Golden) -> None:
    (folder / "roster.csv").write_text(
        "单位,范围\n青溪区财政局,\n青溪区水利局,本机关\n青溪区民政局,本机关\n", encoding="utf-8-sig"
    )
    for language in ("zh", "en"):
        result = invoke(
            *("check", "now", "--roster", "roster.csv", "--summary", "summary.md"),
            *("--force", "--lang", language),
        )
        assert result.exit_code == 1
        golden(f"circular-{language}.md", (folder / "summary.md").read_text(encoding="utf-8"))
    told = [line for line in result.stderr.splitlines() if line.startswith("注意")]
    assert told == [
        "注意：青溪区民政局：没有报告",
        "注意：青溪区水利局：晚于法定期限",
        "注意：now/right.json：名册中没有“青溪区教育局”",
    ]


def test_the_summary_as_a_workbook(folder: Path) -> None:
    assert invoke("check", "now", "--summary", "summary.xlsx").exit_code == 1
    book = openpyxl.load_workbook(folder / "summary.xlsx")
    assert book.sheetnames == ["各单位情况", "各项规则情况", "具体问题", "晚于法定期限的报告"]
    rows = list(book["各单位情况"].iter_rows(values_only=True))
    assert rows[0] == ("单位", "年度", "范围", "错误", "疑点", "提示", "文件")
    assert rows[1][:6] == ("青溪区财政局", 2024, None, 1, 0, 0)
    finding = next(iter(book["具体问题"].iter_rows(min_row=2, values_only=True)))
    assert finding[5:8] == ("第四部分“行政复议”行“总计”列", 1, 0)


def test_what_a_report_says_is_no_formula_in_the_workbook(folder: Path) -> None:
    hostile = report("=HYPERLINK(1)", **{"disputes.reconsideration.total": 1})
    (folder / "now" / "a" / "wrong.json").write_text(gd.dumps(hostile), encoding="utf-8")
    invoke("check", "now", "--summary", "summary.xlsx")
    book = openpyxl.load_workbook(folder / "summary.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n"}


@pytest.mark.parametrize(
    ("option", "text"),
    [
        ("--summary", "summary.txt"),
        ("--summary", "now/right.json"),
        ("--roster", "nothing.csv"),
        ("--roster", "now/right.json"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_options_that_cannot_be_used(option: str, text: str) -> None:
    result = invoke("check", "now", option, text)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_scope_that_does_not_exist(folder: Path) -> None:
    (folder / "roster.csv").write_text("publisher,scope\n青溪区财政局,全区\n", encoding="utf-8")
    result = invoke("check", "now", "--roster", "roster.csv")
    assert result.exit_code == 2
    assert "第 2 行" in result.stderr


@settings(max_examples=settings().max_examples // 4)
@given(st.lists(strategies.reports(), max_size=3), st.sampled_from(["zh", "en"]))
def test_every_finding_is_in_the_summary(reports: list[gd.AnnualReport], language: Any) -> None:
    checked = [Checked.of(f"{number}.txt", Extraction(one)) for number, one in enumerate(reports)]
    circular = Circular(tuple(map(CheckedBody.of, checked)))
    by_body, by_rule, findings, _late = (rows for _, rows in circular.sheets(language))
    assert len(by_body) == 1 + len(reports)
    assert len(findings) == 1 + sum(len(one.findings) for one in checked)
    assert sum(row[2] for row in by_rule[1:]) == len(findings) - 1  # type: ignore[misc]
    assert circular.markdown(language).startswith("# ")
