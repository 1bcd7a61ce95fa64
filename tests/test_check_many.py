"""``check`` on many reports: folders, last year's, the summary for a circular, the roster."""

from __future__ import annotations

import datetime
import json
import re
import sys
import weakref
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
from gov_disclosure.cli.summary import Summary
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
        "注意：青溪区民政局：未报送或未找到年度报告",
        "注意：青溪区水利局：落款或公布日期晚于公布期限，请核实实际公布日期",
        "注意：now/right.json：名册中没有“青溪区教育局”",
    ]


@pytest.mark.usefixtures("folder")
def test_last_years_report_is_found_where_one_side_names_no_scope(folder: Path) -> None:
    (folder / "before" / "late.json").write_text(
        gd.dumps(report("青溪区水利局", 2023)), encoding="utf-8"
    )
    result = invoke("check", "now", "--previous", "before")
    assert "青溪区水利局2023" not in result.stderr
    assert "与上年度报告比较的有 2 份：青溪区水利局、青溪区教育局" in result.stderr


@pytest.mark.usefixtures("folder")
def test_of_two_scopes_last_year_the_same_one_is_taken(folder: Path) -> None:
    for scope in ("own", "jurisdiction"):
        (folder / "before" / f"{scope}.json").write_text(
            gd.dumps(report("青溪区水利局", 2023, scope=scope)), encoding="utf-8"
        )
    result = invoke("check", "now", "--previous", "before")
    assert "青溪区水利局、青溪区教育局" in result.stderr


@pytest.mark.usefixtures("folder")
def test_the_report_of_another_body_is_refused_as_last_years() -> None:
    result = invoke("check", "now/b/late.json", "--previous", "before/right.json")
    assert result.exit_code == 2
    assert "“青溪区水利局”" in result.stderr
    assert "“青溪区教育局”" in result.stderr
    assert "所提供的是其他单位的报告，未作比较" in result.stdout
    assert [line for line in result.stdout.splitlines() if "previous." in line] == [
        line for line in result.stdout.splitlines() if "previous.body" in line
    ]


def test_a_full_and_a_short_name_are_one_body_on_the_roster(folder: Path) -> None:
    (folder / "now" / "area.json").write_text(
        gd.dumps(report("青溪区人民政府", overview=OF_A_GOVERNMENT)), encoding="utf-8"
    )
    (folder / "now" / "draft.json").write_text(
        gd.dumps(gd.replace(report("甲"), {"publisher": None})), encoding="utf-8"
    )
    names = ("云州市青溪区人民政府", "青溪区财政局", "青溪区水利局", "青溪区教育局")
    (folder / "roster.csv").write_text("name,层级\n" + ",县级\n".join(names), encoding="utf-8")
    result = invoke("check", "now", "--roster", "roster.csv", "--summary", "summary.md")
    told = [line for line in result.stderr.splitlines() if line.startswith("注意")]
    assert told == [
        "注意：青溪区水利局：落款或公布日期晚于公布期限，请核实实际公布日期",
        "注意：now/draft.json：未写明单位，不能与名册比对",
    ]
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    places = [summary.index(f"| {name} |") for name in ("青溪区人民政府", *names[1:])]
    assert places == sorted(places)


def test_every_fault_of_a_roster_is_told(folder: Path) -> None:
    (folder / "roster.csv").write_text("单位,层级,范围\n甲局,村级,\n乙局,,全区\n", encoding="utf-8")
    result = invoke("check", "now", "--roster", "roster.csv")
    assert result.exit_code == 2
    lines = [line.partition("：")[0] for line in result.stderr.splitlines()]
    assert lines[:3] == ["错误", "  第 2 行“层级”", "  第 3 行“范围”"]


def test_levels_and_kinds_in_chinese_in_an_index(folder: Path) -> None:
    (folder / "index.csv").write_text(
        "文件,单位,层级,类别\nright.json,青溪区教育局,县级,部门\n", encoding="utf-8"
    )
    assert invoke("convert", "now/right.json", "--index", "index.csv").exit_code == 0
    result = invoke("table", "now/right.json", "--index", "index.csv")
    assert "county,department" in result.stdout


def test_sixty_bodies_with_a_roster_and_last_years_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two planted carry-overs, one late, one missing are found; a renamed body is silent."""
    monkeypatch.chdir(tmp_path)
    towns = [
        f"云州市青溪区{letter}河镇人民政府" for letter in "东西南北上下前后左右大小长高清白青红黄蓝"
    ]
    offices = [f"云州市青溪区{word}局" for word in OFFICES]
    bodies = ["云州市青溪区人民政府", *offices, *towns]
    assert len(bodies) == 60
    renamed, late, missing = offices[3], offices[7], offices[11]
    for number, name in enumerate(bodies):
        day = datetime.date(2025, 2 if name == late else 1, 20)
        changes: dict[str, Any] = {"dated_on": day, "signed_by": name}
        if name not in offices:
            changes["overview"] = OF_A_GOVERNMENT
        if number in {20, 40}:
            for row in ("brought_forward", "outcomes.granted", "outcomes.handled"):
                changes |= {f"requests.{row}.{column}": 1 for column in ("natural_person", "total")}
        before = "云州市青溪区旧名局" if name == renamed else name
        made = {
            "now": None if name == missing else report(_shortened(name, number), **changes),
            "before": report(before, 2023, overview=_BEFORE),
        }
        for folder, one in made.items():
            file = tmp_path / folder / f"{number:02}.json"
            file.parent.mkdir(exist_ok=True)
            if one is not None:
                file.write_text(gd.dumps(one), encoding="utf-8")
    roster = gd.Roster(
        tuple(
            gd.Body(
                name,
                (gd.FormerName("云州市青溪区旧名局", None, 2023),) if name == renamed else (),
                parent=None if name == bodies[0] else bodies[0],
            )
            for name in bodies
        )
    )
    roster.write("roster.csv")
    result = invoke(
        *("check", "now", "--roster", "roster.csv", "--previous", "before", "--format", "jsonl"),
        *("--jobs", "1"),
    )
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    found = [(line["publisher"], each["rule"]) for line in lines for each in line["findings"]]
    assert [rule for _, rule in found] == [
        "header.late",
        "previous.carried_forward",
        "previous.carried_forward",
    ]
    assert found[0][0] == late
    told = [line for line in result.stderr.splitlines() if line.startswith("注意")]
    assert [line for line in told if "未报送" in line] == [
        f"注意：{missing}：未报送或未找到年度报告"
    ]
    assert [line for line in told if "晚于" in line] == [
        f"注意：{late}：落款或公布日期晚于公布期限，请核实实际公布日期"
    ]
    assert sum("比较的有 59 份" in line for line in told) == 1
    assert len(told) == 3


def _shortened(name: str, number: int) -> str:
    """Return the name as every third report prints it: without the city."""
    return name if number % 3 else name.removeprefix("云州市")


_OFFICE_WORDS = """
财政、教育、民政、司法、统计、审计、水利、林业、卫生健康、医疗保障、应急管理、
市场监督管理、城市管理、自然资源、生态环境、交通运输、农业农村、商务、文化旅游、
退役军人事务、信访、机关事务管理、数据、体育、科技、工业和信息化、住房和城乡建设、
人力资源和社会保障、发展和改革、民族宗教、粮食、气象、公安、税务、档案、乡村振兴、
投资促进、政务服务、地方金融
"""
OFFICES = [word for word in re.split("[、\n]", _OFFICE_WORDS) if word]
_BEFORE = gd.Narrative(blocks=(gd.Paragraph("上年度各项工作情况另行说明。"),))
OF_A_GOVERNMENT = gd.Narrative(
    blocks=(
        *PROSE["overview"].blocks,
        gd.Paragraph("工作考核、社会评议结果良好，没有责任追究。"),
    )
)


@pytest.mark.parametrize(
    ("options", "held"),
    [("", 0), ("--format jsonl", 0), ("--summary s.md", 5), ("--format json", 5)],
)
def test_findings_are_held_only_where_all_are_needed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, options: str, held: int
) -> None:
    """Of thousands of reports they would take as much memory as the reports."""
    for number in range(2):
        (folder / "now" / f"{number}.json").write_text(gd.dumps(report(f"青溪区{number}局")))
    alive: list[weakref.ref[CheckedBody]] = []
    of = CheckedBody.of

    def counted(*arguments: Any) -> CheckedBody:
        body = of(*arguments)
        alive.append(weakref.ref(body))
        return body

    def count_and_tell(summary: Summary) -> None:  # once the last report was read
        left.append(sum(each() is not None for each in alive))
        tell(summary)

    left: list[int] = []
    tell = Summary.tell
    monkeypatch.setattr(CheckedBody, "of", counted)
    monkeypatch.setattr(Summary, "tell", count_and_tell)
    assert invoke("check", "now", "--jobs", "1", *options.split()).exit_code == 1
    assert len(alive) == 5
    assert left == [max(held, 1)]  # the last is in hand


@pytest.mark.usefixtures("folder")
def test_a_package_that_the_summary_needs_is_asked_for_before_all_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = invoke("check", "now", "--summary", "summary.xlsx")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "gov-disclosure[writers]" in result.stderr


def test_the_summary_as_a_workbook(folder: Path) -> None:
    assert invoke("check", "now", "--summary", "summary.xlsx").exit_code == 1
    book = openpyxl.load_workbook(folder / "summary.xlsx")
    assert book.sheetnames == ["各单位情况", "各项规则情况", "具体问题", "晚于公布期限的报告"]
    rows = list(book["各单位情况"].iter_rows(values_only=True))
    judged = ("勾稽关系（相符/核对）", "正文数字（比对/识别）", "上一年度报告")
    assert rows[0] == ("单位", "年度", "范围", "错误", "疑点", "提示", *judged, "文件")
    assert rows[1][:9] == ("青溪区财政局", 2024, None, 1, 0, 0, "41/42", "0/0", "未比较")
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
