"""Word files to fill in: last year's figures as comments, which are no part of the report."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import attrs
import docx
import openpyxl
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

import gov_disclosure as gd
from copies import whole
from gov_disclosure import strategies
from gov_disclosure.cli.program import program
from gov_disclosure.drafting.beside import row_labels
from gov_disclosure.forms.layout.printed_form import printed_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LAST = gd.read("examples/qingxi-2023.md").report
_RECEIVED = "一、本年新收政府信息公开申请数量"
_BROUGHT_FORWARD = "二、上年结转政府信息公开申请数量"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("word")


def _read(path: Path) -> gd.Extraction | None:
    """Return what is read of a file, but not which file it was."""
    try:
        extraction = gd.read(path)
    except gd.UnrecognisedDocumentError:  # nothing but tables under headings that say other things
        return None
    return attrs.evolve(extraction, report=attrs.evolve(extraction.report, source=None))


def _comments(path: Path) -> Mapping[str, str]:
    """Return each comment by the text that it is on."""
    document = docx.Document(str(path))
    texts = {comment.comment_id: comment.text for comment in document.comments}
    found = {}
    for start in document.element.body.iter(qn("w:commentRangeStart")):
        number = int(start.get(qn("w:id")))
        runs = itertools.takewhile(lambda each: each.tag == qn("w:r"), start.itersiblings())
        found["".join(run.text for run in runs)] = texts[number]
    assert len(found) == len(texts)
    return found


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.reports(hostile=True), strategies.reports())
def test_comments_are_no_part_of_what_is_read(
    folder: Path, report: gd.AnnualReport, previous: gd.AnnualReport
) -> None:
    gd.write(report, plain := folder / "plain.docx")
    gd.write(report, commented := folder / "commented.docx", previous=previous)
    assert _read(commented) == _read(plain)


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_a_draft_is_read_back_as_without_comments_and_nothing_stands_in_its_cells(
    folder: Path, form: gd.FormName
) -> None:
    drafted = gd.draft(_LAST, form)
    gd.write(drafted, plain := folder / "draft-plain.docx")
    gd.write(drafted, path := folder / "draft.docx", previous=_LAST)
    assert _read(path) == _read(plain)
    assert len(_comments(path)) > 20
    values = gd.figures(drafted)
    for table, place in zip(docx.Document(str(path)).tables, _places(drafted), strict=True):
        for cell in (each for cells in place.cells for each in cells if each.path):
            written: Any = table.rows[cell.row].cells[cell.column]._element
            (paragraph,) = written.iterchildren(qn("w:p"))
            marks = {each.tag for each in paragraph.iter()} & set(map(qn, _MARKS))
            is_blank = values[cell.path] is None
            assert (marks, not list(paragraph.iter(qn("w:t")))) == (set(), is_blank), cell.path


_MARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")


def _places(report: gd.AnnualReport) -> list[Any]:
    blocks = [block for section in printed_form(report).sections.values() for block in section]
    return [place for block, place in blocks if isinstance(block, gd.Table)]


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_each_row_of_the_form_has_a_label_of_its_own(form: gd.FormName) -> None:
    report = gd.blank(form, year=2024)
    labels = [each for place in _places(report) for each in row_labels(place).items()]
    rows = {path.rpartition(".")[0] for path in gd.figures(report)}
    assert {row for row, _ in labels} == rows
    assert len({(row.partition(".")[0], label) for row, label in labels}) == len(rows)
    assert all(label.path is None for _, label in labels)


def test_what_the_comments_say(folder: Path) -> None:
    last = gd.replace(
        whole(gd.blank("2021", year=2024)),
        {
            **dict.fromkeys(gd.figures(gd.blank("2021")), 0),
            "requests.received.natural_person": 12,
            "requests.received.total": 12,
            "requests.brought_forward.natural_person": gd.Mark.NOT_APPLICABLE,
            "requests.brought_forward.total": 3,
            "requests.carried_forward.legal_service_org": None,
            "requests.outcomes.handled.total": 1234,
            "disputes.litigation_direct.total": 4,
            "proactive_disclosure.administrative_fees.amount_wan_yuan": 8,
            "proactive_disclosure.rules.in_force": None,
        },
    )
    drafted = gd.draft(last)
    gd.write(drafted, path := folder / "words.docx", previous=last)
    said = _comments(path)
    assert said[_RECEIVED] == "上年数（2024年度）：自然人 12，总计 12，其余为0"
    assert said[_BROUGHT_FORWARD].splitlines() == [
        "由2024年度报告“四、结转下年度继续办理”结转，待确认",
        "上年数（2024年度）："
        + "".join(f"{name} 0，" for name in ("商业企业", "科研机构", "社会公益组织"))
        + "法律服务机构 0，其他 0，总计 3",
    ]
    assert said["1.属于国家秘密"] == "上年数（2024年度）：均为0"
    assert said["未经复议直接起诉"] == "上年数（2024年度）：总计 4，其余为0"
    assert said["行政复议"] == "上年数（2024年度）：均为0"
    assert said["行政事业性收费"] == "上年数（2024年度）：8"
    assert said["规章"] == "上年数（2024年度）：本年制发件数 0，本年废止件数 0"


def test_words_and_figures_are_those_of_the_workbook(folder: Path) -> None:
    drafted = gd.draft(_LAST)
    gd.write(drafted, path := folder / "both.docx", previous=_LAST)
    gd.write(drafted, book := folder / "both.xlsx", previous=_LAST)
    sheet = openpyxl.load_workbook(book)["三、收到和处理政府信息公开申请情况"]
    carried, last = _comments(path)[_BROUGHT_FORWARD].splitlines()
    assert carried == sheet["D7"].comment.text
    assert sheet["L2"].value == f"{last.partition('：')[0]}，供对照，不打印"


def test_only_what_another_edition_counts_the_same_is_told(folder: Path) -> None:
    old = gd.replace(
        whole(gd.blank("2019", year=2020)), dict.fromkeys(gd.figures(gd.blank("2019")), 7)
    )
    gd.write(gd.draft(old), path := folder / "old.docx", previous=old)
    said = _comments(path)
    assert not {"规章", "行政规范性文件", "行政事业性收费"} & said.keys()
    assert said[_RECEIVED].count(" 7") == 7


def test_without_last_years_report_the_comments_tell_what_was_carried_over(folder: Path) -> None:
    gd.write(gd.draft(_LAST), path := folder / "carried.docx", to_fill_in=True)
    assert list(_comments(path)) == [_BROUGHT_FORWARD]
    gd.write(gd.draft(year=2025), path, to_fill_in=True)
    assert _comments(path) == {}


def test_a_finished_report_has_no_comments(folder: Path) -> None:
    gd.write(gd.draft(_LAST), path := folder / "finished.docx")
    assert "word/comments.xml" not in zipfile.ZipFile(path).namelist()


def test_equal_drafts_give_equal_files(folder: Path) -> None:
    for name in ("one.docx", "two.docx"):
        gd.write(gd.draft(_LAST), folder / name, previous=_LAST)
    assert (folder / "one.docx").read_bytes() == (folder / "two.docx").read_bytes()
    assert b"w:date=" not in zipfile.ZipFile(folder / "one.docx").read("word/comments.xml")


def test_there_is_a_line_to_write_on_below_each_heading_without_prose(folder: Path) -> None:
    gd.write(gd.draft(_LAST), path := folder / "lines.docx", previous=_LAST)
    lines = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    for heading, following in (
        ("一、总体情况", "（一）主动公开"),
        ("（一）主动公开", ""),
        ("（五）监督保障", ""),
        ("六、其他需要报告的事项", ""),
    ):
        assert lines[lines.index(heading) + 1] == following


def test_the_command_writes_comments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    gd.write(_LAST, "2023.docx")
    result = CliRunner().invoke(program, ["draft", "--from", "2023.docx", "-o", "2024.docx"])
    assert result.exit_code == 0, result.stderr
    assert _comments(tmp_path / "2024.docx")[_RECEIVED].startswith("上年数（2023年度）：")
    result = CliRunner().invoke(program, ["convert", "2024.docx", "-o", "finished.docx"])
    assert result.exit_code == 0, result.stderr
    assert _comments(tmp_path / "finished.docx") == {}


_PROGRAM = shutil.which("soffice")


@pytest.mark.skipif(_PROGRAM is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_all_comments(tmp_path: Path) -> None:
    gd.write(gd.draft(_LAST), path := tmp_path / "a.docx", previous=_LAST)
    command = [str(_PROGRAM), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "fodt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
    opened = (tmp_path / "a.fodt").read_text(encoding="utf-8")
    shown = re.findall(r"<office:annotation .*?</office:annotation>", opened, re.DOTALL)
    assert len(shown) == len(_comments(path))
