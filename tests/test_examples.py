"""The examples: what their page says of them, and that the programs among them run."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.renderers import FORMATS, WRITTEN, file_content
from gov_disclosure.suffixes import SUFFIXES

_EXAMPLES = Path(__file__).parent.parent / "examples"
_PAGE = (_EXAMPLES / "README.md").read_text(encoding="utf-8")
_REPORTS = {"qingxi-2020.txt", "qingxi-2022-mixed.txt", "qingxi-2023.md", "yunzhou-2024-errors.txt"}
_PLANTED = {
    path: (int(printed), int(right))
    for path, printed, right in re.findall(
        r"^\| `([\w.]+)` \| .*? \| (\d+) \| (\d+) \|", _PAGE, re.MULTILINE
    )
}
_FORMS = {
    name: (proactive, requests)
    for name, proactive, requests in re.findall(
        r"^\| `([\w.-]+)` \| (\d{4})／(\d{4}) \|", _PAGE, re.MULTILINE
    )
}


def test_the_page_lists_every_file() -> None:
    files = {path.name for path in _EXAMPLES.iterdir() if path.suffix in {".txt", ".md", ".py"}}
    assert files == _REPORTS | {"README.md", "build_report.py", "compare_years.py"}
    assert set(_FORMS) == _REPORTS
    assert all(f"`{name}`" in _PAGE for name in files - {"README.md"})


def _without_source(extraction: gd.Extraction) -> gd.AnnualReport:
    extraction.raise_for_problems()
    assert extraction.leftover == ()
    return attrs.evolve(extraction.report, source=None)


@pytest.mark.parametrize("name", WRITTEN)
def test_a_report_is_there_in_each_format_as_it_is_written_and_reads_the_same(name: str) -> None:
    file = _EXAMPLES / "formats" / f"2024{SUFFIXES[name][0]}"
    filled_in = gd.read(_EXAMPLES / "clerk" / "2024.xlsx")
    if name == "json":
        kept = gd.loads(file.read_bytes())
        assert kept == filled_in.report
    else:
        assert _without_source(gd.read(file)) == _without_source(filled_in)
    if name in FORMATS:
        assert file.read_bytes().rstrip() == file_content(filled_in, name).rstrip()
    assert file.stat().st_size < 60_000


def test_the_word_file_of_last_year_is_read_as_published_ones_are() -> None:
    extraction = gd.read(_EXAMPLES / "clerk" / "2023.docx")
    report = _without_source(extraction)
    assert not any(
        value is None or isinstance(value, gd.Mark) for value in gd.figures(report).values()
    )
    assert gd.check(extraction) == ()
    drafted = gd.draft(report)
    kept = _without_source(gd.read(_EXAMPLES / "clerk" / "2024-draft.docx"))
    assert kept == attrs.evolve(drafted, notes=(), scope=None)


@pytest.mark.parametrize("name", sorted(_REPORTS))
def test_every_figure_of_an_example_is_read(name: str) -> None:
    extraction = gd.read(_EXAMPLES / name)
    extraction.raise_for_problems()
    report = extraction.report
    assert report.proactive_disclosure is not None
    assert report.requests is not None
    assert (report.proactive_disclosure.form, report.requests.form) == _FORMS[name]
    assert not any(
        value is None or isinstance(value, gd.Mark) for value in gd.figures(report).values()
    )
    assert f"{report.year}" in name
    assert None not in {report.title, report.publisher, report.published_on, report.dated_on}
    for section in (report.preamble, report.overview, report.problems_and_improvements):
        assert section is not None
        assert section.blocks


@pytest.mark.parametrize("name", sorted(_REPORTS - {"yunzhou-2024-errors.txt"}))
def test_nothing_is_found_in_a_right_example_but_mixed_forms(name: str) -> None:
    findings = gd.check(gd.read(_EXAMPLES / name).report)
    assert {finding.rule for finding in findings} == ({"form.mixed"} if "mixed" in name else set())


def test_two_years_of_a_body_agree() -> None:
    report, previous = (
        gd.read(_EXAMPLES / name).report for name in ("qingxi-2023.md", "qingxi-2022-mixed.txt")
    )
    assert gd.check(report, previous) == ()


def test_each_planted_error_is_printed_found_and_named() -> None:
    report = gd.read(_EXAMPLES / "yunzhou-2024-errors.txt").report
    figures = gd.figures(report)
    assert len(_PLANTED) == 6
    assert {path: figures[path] for path in _PLANTED} == {
        path: printed for path, (printed, _) in _PLANTED.items()
    }
    broken = [
        identity.paths
        for identity in strategies.identities(report)
        if set(identity.paths) & set(_PLANTED)
    ]
    assert sorted(map(sorted, broken)) == sorted(
        sorted(finding.paths) for finding in gd.check(report)
    )
    repaired = gd.replace(report, {path: right for path, (_, right) in _PLANTED.items()})
    assert gd.check(repaired) == ()


def test_years_follow_from_each_other() -> None:
    earlier = gd.figures(gd.read(_EXAMPLES / "qingxi-2022-mixed.txt").report)
    later = gd.figures(gd.read(_EXAMPLES / "qingxi-2023.md").report)
    for path, value in later.items():
        if path.startswith("requests.brought_forward."):
            assert earlier[path.replace("brought", "carried")] == value
    documents = "proactive_disclosure.normative_documents"
    issued, repealed = later[f"{documents}.issued"], later[f"{documents}.repealed"]
    before, after = earlier[f"{documents}.in_force"], later[f"{documents}.in_force"]
    assert isinstance(issued, int)
    assert isinstance(repealed, int)
    assert isinstance(before, int)
    assert after == before + issued - repealed


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        (
            "build_report.py",
            ["草稿： 第三部分“自然人”列", "改正后： 没有发现问题", "# 云州市青溪区档案馆"],
        ),
        ("compare_years.py", ["一、本年新收政府信息公开申请数量：355 → 429（+74）"]),
    ],
)
def test_programs_run(program: str, shown: list[str], tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, "-X", "utf8", str(_EXAMPLES / program)],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
    )
    assert done.stderr == ""
    assert all(text in done.stdout for text in shown)
