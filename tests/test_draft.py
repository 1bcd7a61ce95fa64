"""Next year's report, prepared from last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.cli.program import program
from gov_disclosure.model.carried_over import is_carried_over
from gov_disclosure.model.report import FORMS, FormName

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "云州市青溪区林业局"
_LAST = gd.replace(
    gd.blank("2021", year=2024, title=f"{_NAME}2024年政府信息公开工作年度报告"),
    {
        "publisher.name": _NAME,
        "signed_by": _NAME,
        "requests.carried_forward.natural_person": 2,
        "requests.carried_forward.research_institution": 0,
        "requests.carried_forward.other_org": gd.Mark.NOT_APPLICABLE,
        "requests.carried_forward.total": 2,
        "requests.received.total": 40,
        "notes": (gd.Note("requests.carried_forward.total", "（含补报1件）"),),
    },
)


def _carried(report: gd.AnnualReport, row: str) -> list[gd.Value]:
    return [value for path, value in gd.figures(report).items() if f".{row}." in path]


@given(strategies.reports())
def test_nothing_but_what_is_certain_stands_in_a_draft(last: gd.AnnualReport) -> None:
    for form in FORMS:
        drafted = gd.draft(last, form, year=2025 if last.year is None else None)
        kept = [
            value if isinstance(value, int) else None for value in _carried(last, "carried_forward")
        ]
        assert _carried(drafted, "brought_forward") == (kept or [None] * 7)
        others = {
            value for path, value in gd.figures(drafted).items() if ".brought_forward." not in path
        }
        assert (drafted.form, others) == (form, {None})
        assert {note.path: gd.figures(drafted)[note.path] for note in drafted.notes} == {
            path: value for path, value in gd.figures(drafted).items() if value is not None
        }


@given(strategies.reports())
def test_what_was_carried_over_is_told_and_never_printed(last: gd.AnnualReport) -> None:
    drafted = gd.draft(last, year=2025 if last.year is None else None)
    silent = gd.replace(drafted, {"notes": ()})
    for format_ in ("text", "markdown", "html"):
        assert gd.render(drafted, format_) == gd.render(silent, format_)
    assert gd.loads(gd.dumps(drafted)) == drafted


def test_only_notes_of_a_draft_are_left_out_of_print() -> None:
    drafted = gd.draft(_LAST)
    note = drafted.notes[0]
    assert all(map(is_carried_over, drafted.notes))
    for path, text in (
        ("requests.received.total", note.text),
        (note.path, f"{note.text}。"),
        (note.path, f"（{note.text}）"),
    ):
        other = gd.Note(path, text)
        assert not is_carried_over(other)
        assert text in gd.render(gd.replace(drafted, {"notes": (other,)}), "markdown")


def test_a_draft_as_it_is_printed() -> None:
    text = gd.render(gd.draft(_LAST), "text")
    lines = [line for line in text.splitlines() if line.strip()]
    assert lines[:10] == [
        f"{_NAME}2025年政府信息公开工作年度报告",
        f"发布机构：{_NAME}",
        "报告年度：2025年",
        "本报告所列数据的统计期限为2025年1月1日至2025年12月31日。",
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "（三）政府信息管理",
        "（四）政府信息公开平台建设",
        "（五）监督保障",
    ]
    assert lines[-3:] == ["五、存在的主要问题及改进情况", "六、其他需要报告的事项", _NAME]
    assert "2024" not in text


def test_a_draft_is_read_back_as_it_is() -> None:
    drafted = gd.draft(_LAST)
    back = gd.parse(gd.render(drafted, "markdown"), "markdown").report
    assert gd.figures(back) == gd.figures(drafted)
    assert (back.year, back.publisher, back.title) == (2025, drafted.publisher, drafted.title)
    assert [*back.overview.blocks] == [*drafted.overview.blocks]  # type: ignore[union-attr]


def test_rules_find_nothing_wrong_with_a_draft_against_last_year() -> None:
    found = gd.check(gd.draft(_LAST), previous=_LAST)
    assert not [finding for finding in found if finding.status == "violated"]
    assert not [finding for finding in found if finding.rule.startswith(("previous.", "header."))]


@pytest.mark.parametrize("form", FORMS)
def test_what_another_edition_carried_forward_is_brought_forward(form: FormName) -> None:
    last = gd.replace(gd.blank(form, year=2020), {"requests.carried_forward.total": 7})
    assert gd.draft(last).requests.brought_forward.total == 7  # type: ignore[union-attr]


def test_title_and_names_follow_the_body() -> None:
    assert gd.draft(_LAST, publisher="青溪区林业局").title == gd.draft(_LAST).title
    assert gd.draft(_LAST, publisher="青溪区林业局").signed_by == _NAME
    renamed = gd.draft(_LAST, publisher="青溪区自然资源局")
    assert renamed.title == "青溪区自然资源局2025年政府信息公开工作年度报告"
    assert renamed.signed_by is None
    untitled = gd.replace(_LAST, {"title": "政府信息公开工作年度报告（2024）2024年"})
    assert gd.draft(untitled).title == f"{_NAME}2025年政府信息公开工作年度报告"
    assert gd.draft(year=2025).title is None


def test_what_cannot_be_last_year_is_refused() -> None:
    with pytest.raises(gd.InvalidValueError, match="2025年度的报告"):
        gd.draft(_LAST, year=2026)
    with pytest.raises(gd.InvalidValueError, match="报告年度"):
        gd.draft()
    unknown = gd.replace(_LAST, {"year": None})
    assert gd.draft(unknown, year=2026).notes[0].text.startswith("由上一年度报告")


# The command ---------------------------------------------------------------------------------


def test_the_command_writes_a_draft_and_tells_what_was_carried_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    gd.write(_LAST, tmp_path / "2024.md")
    result = CliRunner().invoke(program, ["draft", "--from", "2024.md", "-o", "2025.json"])
    assert result.exit_code == 0
    assert "“二、上年结转”有 3 格" in result.stderr
    written = gd.loads((tmp_path / "2025.json").read_bytes())
    assert isinstance(written, gd.AnnualReport)
    assert written.notes == gd.draft(_LAST).notes
    again = CliRunner().invoke(program, ["draft", "--from", "2024.md", "-o", "2025.json"])
    assert (again.exit_code, "--force" in again.stderr) == (2, True)
    kept = CliRunner().invoke(program, ["draft", "--from", "2024.md", "-o", "2024.md", "--force"])
    assert kept.exit_code == 2


def test_the_command_says_what_of_its_options_cannot_be(tmp_path: Path) -> None:
    gd.write(_LAST, last := tmp_path / "2024.json")
    for options, told in (
        (["--from", str(last), "--year", "2027"], "--from：2024，应为2026年度的报告"),
        ([], "--year，应为报告年度"),
        (["--year", "1999"], "--year：1999，应为"),
        (["--year", "2025", "--publisher", ""], "--publisher"),
    ):
        result = CliRunner().invoke(program, ["draft", *options])
        assert result.exit_code == 2
        assert told in result.stderr, result.stderr
    result = CliRunner().invoke(program, ["draft", "--year", "2025"])
    assert (result.exit_code, "报告年度：2025年" in result.stdout) == (0, True)
