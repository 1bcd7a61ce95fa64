"""The command line, end to end: real files, real standard streams, real exit statuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import cli
from gov_disclosure.cli.program import program
from gov_disclosure.rules.words import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import Golden

ERRORS = {"disputes.reconsideration.upheld": 2, "disputes.reconsideration.total": 1}
"""Changes that break one identity."""


PROSE = {
    "overview": gd.Narrative(
        blocks=(
            gd.Paragraph("主动公开、依申请公开、政府信息管理、平台建设、监督保障都有进展。"),
            gd.Paragraph("工作考核、社会评议结果良好，没有责任追究。"),
        )
    ),
    "problems_and_improvements": gd.Narrative(blocks=(gd.Paragraph("公开指南将及时更新。"),)),
    "other_matters": gd.Narrative(blocks=(gd.Paragraph("没有收取信息处理费。"),)),
}
"""What a report must tell besides its figures."""


def report(changes: Mapping[str, object] | None = None, **header: Any) -> gd.AnnualReport:
    """Return a consistent report of an invented county, but for ``changes``."""
    facts: dict[str, Any] = {
        "title": "云溪县人民政府2024年政府信息公开工作年度报告",
        "publisher": gd.Publisher("云溪县人民政府"),
        "year": 2024,
        **PROSE,
        **header,
    }
    blank = gd.blank("2021", **facts)
    return gd.replace(blank, {**dict.fromkeys(gd.figures(blank), 0), **(changes or {})})


def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(program, arguments, input=stdin)


def run(
    *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as users do, in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "gov_disclosure", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **(env or {})},
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def good(folder: Path) -> str:
    gd.write(report(), folder / "good.txt")
    return "good.txt"


@pytest.fixture
def bad(folder: Path) -> str:
    gd.write(report(ERRORS), folder / "bad.md")
    return "bad.md"


# convert -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["report.txt", "report.md", "report.json"])
@pytest.mark.parametrize("target", ["json", "jsonl", "text", "markdown"])
def test_convert_gives_what_the_library_gives(folder: Path, name: str, target: str) -> None:
    gd.write(report(ERRORS), folder / name)
    result = invoke("convert", name, "--to", target)
    assert result.exit_code == 0, result.stderr
    read = gd.loads((folder / name).read_bytes()) if name.endswith("json") else gd.read(name).report
    rendered = gd.render(read, "json" if target == "jsonl" else target)
    assert result.stdout == rendered.removesuffix("\n") + "\n"


@pytest.mark.parametrize(
    ("output", "target"),
    [("out.json", "json"), ("out.jsonl", "json"), ("out.md", "markdown"), ("out.TXT", "text")],
)
def test_convert_takes_the_format_from_the_suffix(
    folder: Path, good: str, output: str, target: str
) -> None:
    assert invoke("convert", good, "-o", output).exit_code == 0
    expected = gd.render(gd.read(good).report, target)
    assert (folder / output).read_bytes().decode() == expected.removesuffix("\n") + "\n"


def test_convert_prefers_to_over_the_suffix(folder: Path, good: str) -> None:
    assert invoke("convert", good, "--to", "markdown", "-o", "out.txt").exit_code == 0
    assert (folder / "out.txt").read_text(encoding="utf-8").startswith("# ")


def test_convert_into_a_folder_names_files_after_their_inputs(
    folder: Path, good: str, bad: str
) -> None:
    result = invoke("convert", good, bad, "--to", "markdown", "-o", "made")
    assert result.exit_code == 0
    assert sorted(path.name for path in (folder / "made").iterdir()) == ["bad.md", "good.md"]


@pytest.mark.parametrize("output", ["made/", "there"])
def test_convert_one_file_into_a_folder(folder: Path, good: str, output: str) -> None:
    (folder / "there").mkdir()
    assert invoke("convert", good, "-o", output).exit_code == 0
    assert (folder / output / "good.json").exists()


def test_convert_several_as_json_lines(folder: Path, good: str, bad: str) -> None:
    result = invoke("convert", good, bad, "--to", "jsonl", "-o", "all.jsonl")
    assert result.exit_code == 0
    first, second = (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert gd.loads(first) == gd.read(good).report
    assert gd.loads(second) == gd.read(bad).report


def test_a_file_of_json_lines_is_an_input_of_several(folder: Path, good: str, bad: str) -> None:
    lines = invoke("convert", good, bad, "--to", "jsonl").stdout
    (folder / "all.jsonl").write_text(lines.replace("\n", "\n\n"), encoding="utf-8")
    assert invoke("convert", "all.jsonl", "--to", "jsonl").stdout == lines
    assert invoke("convert", "-", "--to", "jsonl", stdin=lines).stdout == lines
    assert invoke("convert", "all.jsonl", "-o", "made/", "--to", "markdown").exit_code == 0
    assert sorted(path.name for path in (folder / "made").iterdir()) == ["all-1.md", "all-3.md"]
    assert "all.jsonl:3" in invoke("check", "all.jsonl").stdout


@pytest.mark.parametrize("output", [(), ("-o", "-"), ("-o", "one.json"), ("-o", "there.json")])
def test_several_inputs_need_json_lines_or_a_folder(
    folder: Path, good: str, bad: str, output: tuple[str, ...]
) -> None:
    (folder / "there.json").touch()
    result = invoke("convert", good, bad, *output)
    assert result.exit_code == 2
    assert "--to jsonl" in result.stderr
    assert result.stdout == ""
    assert not (folder / "one.json").exists()


def test_several_reports_in_one_input_need_json_lines_or_a_folder() -> None:
    line = gd.dumps(report())
    result = invoke("convert", "-", "--to", "markdown", stdin=f"{line}\n{line}\n")
    assert result.exit_code == 2
    assert "--to jsonl" in result.stderr


def test_inputs_of_the_same_name_do_not_overwrite_each_other(folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        gd.write(report(), folder / name / "report.txt")
    result = invoke("convert", "a/report.txt", "b/report.txt", "-o", "made")
    assert result.exit_code == 2
    assert "report.json" in result.stderr


@pytest.mark.parametrize("output", ["good.txt", "./good.txt", "."])
def test_an_input_is_never_overwritten(folder: Path, good: str, output: str) -> None:
    before = (folder / good).read_bytes()
    result = invoke("convert", good, "--to", "text", "-o", output)
    assert result.exit_code == 2
    assert "good.txt" in result.stderr
    assert (folder / good).read_bytes() == before


def test_evidence_goes_along_and_is_an_input_again(folder: Path, good: str) -> None:
    result = invoke("convert", good, "--evidence", "-o", "evidence.json")
    assert result.exit_code == 0
    extraction = gd.loads((folder / "evidence.json").read_bytes(), gd.Extraction)
    assert extraction == gd.read(good)
    assert extraction.evidence["requests.received.total"].text == "0"
    assert invoke("convert", "evidence.json").stdout == invoke("convert", good).stdout


@pytest.mark.parametrize("target", ["text", "markdown"])
def test_evidence_needs_json(good: str, target: str) -> None:
    result = invoke("convert", good, "--evidence", "--to", target)
    assert result.exit_code == 2
    assert "--evidence" in result.stderr


def test_convert_tells_a_cell_that_could_not_be_read(folder: Path, good: str) -> None:
    text = (folder / good).read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if "重复申请" in line)
    (folder / "doubtful.txt").write_text(
        text.replace(row, row.replace("   0", "  -5", 1)), encoding="utf-8"
    )
    result = invoke("convert", "doubtful.txt")
    assert result.exit_code == 1
    assert "注意：doubtful.txt：" in result.stderr
    assert "Note: doubtful.txt: 1 missing or unreadable: requests." in result.stderr
    assert gd.loads(result.stdout) == gd.read("doubtful.txt").report


def test_convert_tells_a_table_that_is_not_there(folder: Path) -> None:
    gd.write(gd.replace(report(), {"disputes": None}), folder / "short.json")
    result = invoke("convert", "short.json")
    assert result.exit_code == 1
    assert "缺失或未能识别 1 处：disputes" in result.stderr


def test_convert_tells_a_row_that_is_missing(folder: Path) -> None:
    missing = gd.replace(report(), {"disputes.reconsideration.total": gd.Mark.MISSING})
    gd.write(missing, folder / "missing.json")
    result = invoke("convert", "missing.json")
    assert result.exit_code == 1
    assert "disputes.reconsideration.total" in result.stderr


@pytest.mark.parametrize("value", [None, gd.Mark.NOT_APPLICABLE])
def test_blanks_and_marks_are_read(folder: Path, value: gd.Mark | None) -> None:
    gd.write(gd.replace(report(), {"requests.received.total": value}), folder / "blank.json")
    result = invoke("convert", "blank.json")
    assert (result.exit_code, result.stderr) == (0, "")


def test_unusable_input_outranks_unread_cells(folder: Path) -> None:
    gd.write(gd.replace(report(), {"disputes": None}), folder / "short.json")
    assert invoke("convert", "nothing.txt", "short.json", "--to", "jsonl").exit_code == 2


def test_one_unusable_input_does_not_stop_the_others(good: str) -> None:
    result = invoke("convert", "nothing.txt", good, "--to", "jsonl")
    assert result.exit_code == 2
    assert gd.loads(result.stdout) == gd.read(good).report


# check ---------------------------------------------------------------------------------------


def test_check_finds_nothing_in_a_consistent_report(good: str) -> None:
    result = invoke("check", good)
    assert result.exit_code == 0
    assert "未发现问题" in result.stdout


def test_check_names_the_error(bad: str) -> None:
    result = invoke("check", bad)
    assert result.exit_code == 1
    assert "第四部分“行政复议”“总计”列：前四项合计2件，填报1件，少1件，请核对。" in result.stdout
    assert "disputes.total" in result.stdout


def test_check_in_english(bad: str) -> None:
    result = invoke("check", bad, "--lang", "en")
    assert "the first four columns add up to 2, reported 1, 1 too few" in result.stdout
    assert "前四项" not in result.stdout


def _of_every_severity(folder: Path) -> None:
    """Write a file for each gravest severity that a report can have."""
    gd.write(report(ERRORS), folder / "error.json")
    gd.write(report({"disputes.reconsideration.upheld": None}), folder / "warning.json")
    gd.write(report(), folder / "nothing.json")


@pytest.mark.parametrize(
    ("fail_on", "statuses"),
    [
        (None, (1, 0, 0)),
        ("error", (1, 0, 0)),
        ("warning", (1, 1, 0)),
        ("info", (1, 1, 0)),
        ("never", (0, 0, 0)),
    ],
)
def test_exit_status_follows_fail_on(
    folder: Path, fail_on: str | None, statuses: tuple[int, int, int]
) -> None:
    _of_every_severity(folder)
    options = () if fail_on is None else ("--fail-on", fail_on)
    results = [
        invoke("check", f"{name}.json", *options).exit_code
        for name in ("error", "warning", "nothing")
    ]
    assert tuple(results) == statuses


def test_an_error_that_is_not_certain_fails_only_below_error(
    good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(rule: gd.Rule, _examination: gd.Examination) -> list[gd.Finding]:
        return [rule.finding("to_review", [], "请核实", "to review")]

    rule = gd.Rule("own.grave", "error", found, "无", "none")
    monkeypatch.setattr("gov_disclosure.rules.RULES", (rule,))
    assert invoke("check", good).exit_code == 0
    assert invoke("check", good, "--fail-on", "warning").exit_code == 1


@pytest.mark.parametrize("target", ["text", "json", "jsonl", "markdown"])
def test_unusable_input_outranks_findings(bad: str, target: str) -> None:
    result = invoke("check", bad, "nothing.txt", bad, "--format", target)
    assert result.exit_code == 2
    assert len(re.findall(r"disputes\.total(?!-)", result.stdout)) == 2  # the id goes on
    assert "错误：nothing.txt：没有这个文件" in result.stderr


def test_check_reports_what_could_not_be_read(folder: Path) -> None:
    gd.write(gd.replace(report(), {"disputes": None}), folder / "short.json")
    gd.write(gd.replace(report(), {"disputes": gd.Disputes()}), folder / "blank.json")
    short = invoke("check", "short.json")
    assert short.exit_code == 1
    assert "reading.table_not_found" in short.stdout
    blank = invoke("check", "blank.json")
    assert blank.exit_code == 1
    assert "reading.table_blank" in blank.stdout


def test_check_as_json(bad: str, good: str) -> None:
    result = invoke("check", bad, good, "--format", "json")
    first, second = json.loads(result.stdout)
    assert first["format"] == second["format"] == "gov-disclosure-findings/1"
    assert second["findings"] == []
    assert first["input"] == bad
    assert (first["publisher"], first["year"], first["form"]) == ("云溪县人民政府", 2024, "2021")
    (finding,) = first["findings"]
    assert list(finding) == [
        "rule",
        "severity",
        "status",
        "paths",
        "message",
        "message_en",
        "clause",
        "expected",
        "actual",
        "gap",
        "suspects",
        "id",
    ]
    assert finding["paths"][0] == "disputes.reconsideration.total"
    assert (finding["expected"], finding["actual"], finding["gap"]) == (2, 1, 1)


def test_check_as_json_lines_has_a_line_for_each_report(bad: str, good: str) -> None:
    lines = invoke("check", bad, good, "--format", "jsonl").stdout.splitlines()
    members = [json.loads(line) for line in lines]
    assert [len(one["findings"]) for one in members] == [1, 0]
    assert {one["format"] for one in members} == {"gov-disclosure-findings/1"}
    assert json.loads(invoke("check", bad, good, "--format", "json").stdout) == members


def test_findings_in_json_are_what_the_library_reads(folder: Path, bad: str, good: str) -> None:
    alone = invoke("check", bad, "--format", "json").stdout
    assert gd.loads(alone) == gd.check(gd.read(bad)) != ()
    assert gd.loads(invoke("check", bad, "--format", "jsonl").stdout) == gd.loads(alone)
    together = json.loads(invoke("check", ".", "--format", "json").stdout)
    assert [gd.validate(each) for each in together] == [(), ()]
    assert [gd.from_dict(each) for each in together] == [
        gd.check(gd.read(name)) for name in sorted((bad, good))
    ]
    (folder / "only").mkdir()
    (folder / bad).rename(folder / "only" / bad)
    assert len(json.loads(invoke("check", "only", "--format", "json").stdout)) == 1


def test_findings_are_no_input(good: str) -> None:
    invoke("check", good, "-o", "findings.json")
    result = invoke("convert", "findings.json")
    assert result.exit_code == 2
    assert "gov-disclosure-findings/1" in result.stderr


def test_amounts_in_findings_are_numbers(good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(rule: gd.Rule, _examination: gd.Examination) -> list[gd.Finding]:
        amounts = {"expected": gd.figures(amount)[path], "actual": gd.figures(whole)[path]}
        return [rule.finding("to_review", [path], "金额", "amount", **amounts)]

    path = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    amount = gd.replace(report(), {path: Decimal("1.5")})
    whole = gd.replace(report(), {path: 3})
    rule = gd.Rule("own.amount", "info", found, "金额", "amount")
    monkeypatch.setattr("gov_disclosure.rules.RULES", (rule,))
    one = json.loads(invoke("check", good, "--format", "json").stdout)
    assert (one["findings"][0]["expected"], one["findings"][0]["actual"]) == (1.5, 3)


def _samples(folder: Path) -> None:
    gd.write(report(ERRORS, scope="own"), folder / "errors.json")
    gd.write(report({"requests.received.total": None}), folder / "blank.json")
    gd.write(gd.replace(report(scope="jurisdiction"), {"requests": None}), folder / "short.json")
    gd.write(gd.replace(report(), {"publisher": None, "year": None}), folder / "nameless.json")
    gd.write(
        gd.AnnualReport(
            requests=gd.Requests2019(), proactive_disclosure=gd.ProactiveDisclosure2021()
        ),
        folder / "mixed.json",
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("target", ["text", "markdown"])
def test_what_people_read(folder: Path, golden: Golden, target: str, language: str) -> None:
    _samples(folder)
    names = sorted(path.name for path in folder.iterdir())
    result = invoke("check", *names, "--format", target, "--lang", language)
    suffix = {"text": "txt", "markdown": "md"}[target]
    golden(f"check-{language}.{suffix}", result.stdout)


def test_text_that_looks_like_markup_stays_text(folder: Path) -> None:
    name = "a|b*<c>.json"
    gd.write(report(publisher=gd.Publisher("<script>|")), folder / name)
    shown = invoke("check", name, "--format", "markdown").stdout
    assert "<script>" not in shown
    assert r"\|" in shown


# check --previous ----------------------------------------------------------------------------


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int | None, int | None]]:
    """Put a rule in the table that notes which years are compared."""
    seen: list[tuple[int | None, int | None]] = []

    def note(_rule: gd.Rule, examination: gd.Examination) -> list[gd.Finding]:
        previous = examination.previous
        seen.append((examination.report.year, None if previous is None else previous.year))
        return []

    rule = gd.Rule("own.note", "info", note, "比较", "compare")
    monkeypatch.setattr("gov_disclosure.rules.RULES", (rule,))
    return seen


Compared = list[tuple[int | None, int | None]]


def test_a_previous_file_is_given_to_the_rules(folder: Path, good: str, compared: Compared) -> None:
    gd.write(report(year=2023), folder / "2023.json")
    result = invoke("check", good, "--previous", "2023.json")
    assert (result.exit_code, compared) == (0, [(2024, 2023)])
    assert result.stderr == ""


def test_a_previous_file_of_another_year_is_taken_with_a_note(
    folder: Path, good: str, compared: Compared
) -> None:
    gd.write(report(year=2021), folder / "2021.json")
    result = invoke("check", good, "--previous", "2021.json")
    assert (result.exit_code, compared) == (0, [(2024, 2021)])
    assert "2021年" in result.stderr


def test_a_previous_file_that_cannot_be_used(good: str, compared: Compared) -> None:
    result = invoke("check", good, "--previous", "nothing.txt")
    assert (result.exit_code, compared) == (2, [(2024, None)])
    assert "nothing.txt" in result.stderr


def test_several_inputs_need_a_previous_folder(good: str, bad: str) -> None:
    result = invoke("check", good, bad, "--previous", good)
    assert result.exit_code == 2
    assert "--previous" in result.stderr


def test_a_previous_folder_is_matched_on_publisher_scope_and_year(
    folder: Path, compared: Compared
) -> None:
    before = folder / "before"
    before.mkdir()
    gd.write(report(year=2023, scope="own"), before / "own.json")
    gd.write(report(year=2022, scope="own"), before / "older.json")
    gd.write(report(year=2023, publisher=gd.Publisher("云溪县财政局")), before / "finance.json")
    (before / "notes.txt").write_text("说明", encoding="utf-8")
    (before / "folder").mkdir()
    gd.write(report(scope="own"), folder / "own.json")
    gd.write(report(scope="jurisdiction"), folder / "area.json")
    gd.write(report(year=2023, scope="own"), folder / "2023.json")
    result = invoke("check", "own.json", "area.json", "2023.json", "--previous", "before")
    assert result.exit_code == 2  # the notes are no report
    assert compared == [(2024, 2023), (2024, None), (2023, 2022)]
    assert "area.json：--previous 中没有云溪县人民政府2023年的报告" in result.stderr
    assert "notes.txt" in result.stderr
    assert "own.json：" not in result.stderr


def test_two_previous_reports_of_the_same_body_are_not_chosen_from(
    folder: Path, good: str, compared: Compared
) -> None:
    lines = f"{gd.dumps(report(year=2023))}\n{gd.dumps(report(ERRORS, year=2023))}\n"
    (folder / "before.jsonl").write_text(lines, encoding="utf-8")
    result = invoke("check", good, "--previous", "before.jsonl")
    assert (result.exit_code, compared) == (0, [(2024, None)])
    assert "不止一份" in result.stderr


def test_a_report_of_unknown_body_is_not_compared(folder: Path, compared: Compared) -> None:
    (folder / "before").mkdir()
    gd.write(report(year=2023), folder / "before" / "named.json")
    gd.write(report(publisher=None), folder / "nameless.json")
    result = invoke("check", "nameless.json", "--previous", "before")
    assert (result.exit_code, compared) == (0, [(2024, None)])
    assert "单位或年度不明" in result.stderr


# schema --------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [None, "2019", "2021"])
def test_schema(form: Any) -> None:
    options = () if form is None else ("--form", form)
    result = invoke("schema", *options)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == gd.json_schema(form)


def test_schema_into_a_file(folder: Path) -> None:
    assert invoke("schema", "-o", "schema.json").exit_code == 0
    assert json.loads((folder / "schema.json").read_bytes()) == gd.json_schema()


# Bad input and bad surroundings --------------------------------------------------------------

TRASH: Mapping[str, bytes] = {
    "empty": b"",
    "blank": b" \n\n",
    "json of something else": b'{"name": "x"}',
    "truncated json": gd.dumpb(report())[:500],
    "json with bom": b"\xef\xbb\xbf" + gd.dumpb(report()),
    "json lines with a broken line": gd.dumpb(report()) + b"\n{\n",
    "array": b"[]",
    "deep": b"{" + b'"a":[' * 100,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "zip": b"PK\x03\x04" + bytes(100),
    "web page": "<!DOCTYPE html><html><body>新闻</body></html>".encode(),
    "prose": "今天天气很好。".encode(),
    "nul": b"\x00" * 100,
    "invalid utf-8": b"\xff\xfe\xfa\x80" * 10,
}


@pytest.mark.parametrize("command", ["convert", "check"])
@pytest.mark.parametrize("name", TRASH)
def test_what_is_no_report_is_refused_with_a_message(folder: Path, command: str, name: str) -> None:
    (folder / "input").write_bytes(TRASH[name])
    for result in (invoke(command, "input"), invoke(command, "-", stdin=TRASH[name])):
        assert result.exit_code == 2, result.stdout
        assert result.exception is None or isinstance(result.exception, SystemExit)
        first, second, *_ = result.stderr.splitlines()
        assert first.startswith("错误：")
        assert second.startswith("Error: ")


def test_a_byte_order_mark_before_json_is_named(folder: Path) -> None:
    (folder / "input").write_bytes(TRASH["json with bom"])
    assert "BOM" in invoke("check", "input").stderr


def test_messages_name_the_whole_path(folder: Path) -> None:
    (folder / "county").mkdir()
    for trash in ("prose", "picture", "truncated json"):
        (folder / "county" / "input").write_bytes(TRASH[trash])
        path = str(Path("county", "input"))
        assert invoke("check", path).stderr.startswith(f"错误：{path}")


@settings(max_examples=settings().max_examples // 2)
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:一二三、|# \n0', max_size=60))
def test_any_input_ends_in_an_exit_status(data: bytes | str) -> None:
    result = invoke("check", "-", stdin=data)
    assert result.exit_code in {0, 1, 2}
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file we may not read")
def test_a_file_we_may_not_read(folder: Path, good: str) -> None:
    (folder / good).chmod(0)
    result = invoke("check", good)
    assert result.exit_code == 2
    assert "错误：good.txt：不能读取" in result.stderr


def test_a_file_that_cannot_be_read(good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    result = invoke("check", good)
    assert result.exit_code == 2
    assert "不能读取（没有权限）" in result.stderr


def test_an_input_that_is_too_large(folder: Path) -> None:
    (folder / "large.json").write_bytes(b'{"a":\n' + b" " * 200)
    (folder / "line.json").write_bytes(gd.dumpb(report()))
    for name in ("large.json", "line.json"):
        result = invoke("check", name, "--limit", "max_bytes=100")
        assert result.exit_code == 2
        assert f"{name}：超过 100 字节" in result.stderr


@pytest.mark.parametrize("output", ["missing/out.json", "good.txt/out.json", "good.txt/"])
def test_an_output_that_cannot_be_written(good: str, output: str) -> None:
    result = invoke("convert", good, "-o", output)
    assert result.exit_code == 2
    assert "不能写入" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("convert",),
        ("check",),
        ("nothing",),
        ("convert", "x", "--to", "docx"),
        ("check", "x", "--fail-on", "all"),
        ("check", "x", "--lang", "fr"),
        ("schema", "--form", "2020"),
        ("--nothing",),
    ],
)
def test_unusable_arguments(arguments: tuple[str, ...]) -> None:
    assert invoke(*arguments).exit_code == 2
    assert cli.main(arguments) == 2


# In a process of its own ---------------------------------------------------------------------


def test_pipe_from_convert_to_check(good: str, bad: str) -> None:
    converted = run("convert", good, bad, "--to", "jsonl")
    assert (converted.returncode, converted.stderr) == (0, b"")
    checked = run("check", "-", "--format", "jsonl", stdin=converted.stdout)
    assert checked.returncode == 1
    assert [json.loads(line)["input"] for line in checked.stdout.splitlines()] == ["-:1", "-:2"]


def test_plain_and_utf8_when_piped_whatever_the_locale(good: str, bad: str) -> None:
    env = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    checked = run("check", bad, env=env)
    assert checked.returncode == 1
    assert "第四部分" in checked.stdout.decode("utf-8")
    assert b"\x1b" not in checked.stdout
    assert b"\r" not in checked.stdout
    assert "退出码" in run("--help", env=env).stdout.decode("utf-8")
    assert "没有这个文件" in run("check", "nothing", env=env).stderr.decode("utf-8")
    assert gd.loads(run("convert", good, env=env).stdout) == gd.read(good).report


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of our own")
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_terminal_shows_styles_and_what_it_can_of_the_text(bad: str, encoding: str) -> None:
    terminal, ours = os.openpty()
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "gov_disclosure", "check", bad],
        stdout=ours,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    os.write(ours, b"\n")  # so that there is something to read in any case
    shown = os.read(terminal, 10_000)
    os.close(ours)
    os.close(terminal)
    assert b"\x1b[31m" in shown
    assert b"disputes.total" in shown
    assert ("第四部分" in shown.decode(errors="replace")) == (encoding == "utf-8")


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe that closes")
def test_a_reader_that_goes_away_ends_the_command_quietly(folder: Path) -> None:
    (folder / "many.jsonl").write_bytes((gd.dumpb(report()) + b"\n") * 100)
    process = subprocess.Popen(
        [sys.executable, "-m", "gov_disclosure", "convert", "many.jsonl", "--to", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_standard_output_that_cannot_be_written(good: str) -> None:
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "gov_disclosure", "convert", good],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert process.returncode == 2
    assert process.stderr.decode().startswith("错误：标准输出：不能写入")
    assert b"Traceback" not in process.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("command", "status"), [("convert none.txt", 2), ("--none", 2), ("convert good.txt", 0)]
)
def test_what_cannot_be_said_on_standard_error_changes_no_status(
    good: str, command: str, status: int
) -> None:
    assert good
    with Path("/dev/full").open("wb") as full:
        process = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "gov_disclosure", *command.split()],
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
            timeout=60,
        )
    assert process.returncode == status


@pytest.mark.parametrize("invocation", ["-m gov_disclosure", "entry point"])
def test_version(invocation: str) -> None:
    if invocation == "entry point":
        assert invoke("--version").stdout == f"gov-disclosure, version {gd.__version__}\n"
    else:
        assert run("--version").stdout.decode().split() == [
            "gov-disclosure,",
            "version",
            gd.__version__,
        ]


def test_showing_the_version_loads_no_part_of_the_library() -> None:
    program = (
        "import sys\nfrom gov_disclosure.cli import main\nmain(['--version'])\n"
        "print(*(name for name in sys.modules if name.startswith('gov_disclosure')))\n"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    parts = {name.partition(".")[2].partition(".")[0] for name in done.stdout.split()[3:]}
    assert parts <= {"", "cli", "errors", "escaping", "version"}


@pytest.mark.skipif(os.name == "nt", reason="closed streams are a matter of Unix shells")
@pytest.mark.parametrize("command", ["check good.txt", "--help", "--version", "schema"])
def test_a_closed_standard_output_is_no_traceback(good: str, command: str) -> None:
    assert good
    done = subprocess.run(  # noqa: S602 - our own command
        f"{sys.executable} -m gov_disclosure {command} >&-",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False), done.stderr


def test_a_terminal_without_styles_gets_none(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in CliRunner().invoke(program, ["check", bad], color=True).stdout


def test_without_click_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "click", None)
    assert cli.main(["--version"]) == 2
    assert "gov-disclosure[cli]" in capsys.readouterr().err


def test_interrupt(good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gov_disclosure.cli.inputs.read_all", interrupt)
    assert cli.main(["check", good]) == 130


# Terminal and help ---------------------------------------------------------------------------


def test_styled_on_a_terminal_only(bad: str) -> None:
    styled = CliRunner().invoke(program, ["check", bad], color=True)
    assert "\x1b[31m" in styled.stdout
    assert click.unstyle(styled.stdout) == invoke("check", bad).stdout


def test_no_color_is_honoured(bad: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in CliRunner().invoke(program, ["check", bad], color=True).stdout


def test_help_is_chinese_first_and_english_too() -> None:
    for arguments in ((), ("convert",), ("check",), ("schema",)):
        shown = invoke(*arguments, "--help").stdout
        usage, _, first, second = shown.splitlines()[:4]
        assert usage.startswith("Usage: ")
        assert not first.isascii()
        assert second.isascii()


def test_every_command_and_option_is_documented() -> None:
    page = (Path(__file__).parent.parent / "docs" / "cli.md").read_text(encoding="utf-8")
    context = click.Context(program)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        assert f"## `gov-disclosure {name}" in page, name
        section = page.split(f"## `gov-disclosure {name}")[1].split("\n## ")[0]
        for parameter in command.get_params(click.Context(command)):
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert f"`{option}" in section or option in {"-h", "--help"}, option
            if isinstance(parameter.type, click.Choice):
                assert all(f"`{choice}`" in section for choice in parameter.type.choices)
    assert all(f"{option}`" in page for option in ("--version", "--help", "`-h"))
    assert all(f"`{severity}`" in page for severity in SEVERITIES)
