"""``gov-disclosure compare`` and ``roll-up`` on the example series."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

import gov_disclosure as gd
from gov_disclosure.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

_AREA = Path(__file__).parent.parent / "examples" / "area"
_ROSTER = f"{_AREA / 'bodies.csv'}"


def _file(year: int, name: str) -> str:
    return f"{_AREA / str(year) / name}.md"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def called(*arguments: object) -> tuple[int, str, str]:
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return called


@pytest.mark.parametrize("suffix", ["", ".txt", ".md", ".html", ".xlsx"])
def test_two_reports(run: Callable[..., tuple[int, str, str]], tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"a{suffix}"
    output = ("-o", target) if suffix else ()
    status, out, err = run("compare", _file(2021, "林业局"), _file(2022, "林业局"), *output)
    assert (status, err) == (1, "")
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(target)
        cells = [[cell.value for cell in row] for row in book["各格"].rows]
        assert cells[0][:8] == ["部分", "行", "列", "2021年度", "2022年度", "增减", "幅度", "情况"]
        assert len(cells) > 200
        assert all(isinstance(row[3], int | float) or row[3] is None for row in cells[1:])
    else:
        text = target.read_text("utf-8") if suffix else out
        assert "云州市白石区林业局：2021年度与2022年度报告比较" in text
        assert "由无到有" not in text


def test_the_same_report_twice_has_no_changes(run: Callable[..., tuple[int, str, str]]) -> None:
    status, out, _ = run(
        "compare", _file(2021, "林业局"), _file(2021, "林业局"), "--only", "changed"
    )
    assert status == 0
    assert "本年制发件数" not in out


def test_the_years_of_a_renamed_body_need_a_roster(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    files = [_file(year, "卫生健康局") for year in (2022, 2020, 2021)]
    status, out, err = run("compare", *files)
    assert (status, out) == (2, "")
    assert "曾用名" in err
    status, out, err = run("compare", *files, "--roster", _ROSTER, "--format", "markdown")
    assert status == 1
    assert "| 行政许可 | 本年处理决定数量 | 640 | ‖702 | 688 |" in out
    assert "跨年的各项规则没有发现不一致" in out


def test_a_year_without_a_report_is_a_gap(run: Callable[..., tuple[int, str, str]]) -> None:
    files = [_file(2020, "柳河镇"), _file(2022, "柳河镇"), _file(2022, "柳河镇")]
    assert run("compare", *files)[0] == 2
    series = gd.series([gd.read(file).report for file in files[:2]])
    assert series.gaps == (2021,)


@pytest.mark.parametrize("suffix", [".md", ".html", ".xlsx"])
def test_two_folders_are_matched_body_by_body(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"a{suffix}"
    status, _, _ = run("compare", _AREA / "2020", _AREA / "2021", "--roster", _ROSTER, "-o", target)
    assert status == 1
    if suffix == ".xlsx":
        book = openpyxl.load_workbook(target)
        assert book.sheetnames == ["各单位", "各格", "前一批没有配上的报告", "后一批没有配上的报告"]
        assert [row[0].value for row in book["前一批没有配上的报告"].rows] == [
            "单位",
            "云州市白石区柳河镇人民政府",
        ]
        assert len(list(book["各单位"].rows)) == 6
    else:
        assert "前一批没有配上的报告" in target.read_text("utf-8")
        assert "后一批没有配上的报告" not in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("year", "status", "told"),
    [
        (2020, 1, "恰为“云州市白石区水利局”填报的数，可能漏计该单位"),
        (2021, 0, "1个单位没有报告，各数只是下限：云州市白石区柳河镇人民政府"),
        (2022, 1, "“云州市白石区市场监督管理局”填报的1格与全区域的汇总数相同"),
    ],
)
def test_what_was_planted_in_the_area_is_found_and_nothing_else(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, year: int, status: int, told: str
) -> None:
    target = tmp_path / "a.json"
    published = _file(year, "白石区")
    found, _, err = run(
        *("roll-up", _AREA / str(year), "--roster", _ROSTER),
        *("--against", published, "-o", target),
    )
    assert found == status
    (note,) = [line for line in err.splitlines() if line.startswith("注意：")]
    assert told in note
    report = gd.loads(target.read_bytes())
    assert (report.scope, report.year) == ("jurisdiction", year)
    assert report.publisher == gd.Publisher("云州市白石区人民政府")


def test_nothing_is_found_in_any_report_of_the_example_by_itself() -> None:
    for file in sorted(_AREA.rglob("*.md")):
        extraction = gd.read(file)
        assert not extraction.problems
        assert not gd.check(extraction), file


def test_the_years_of_every_body_of_the_example_agree() -> None:
    roster = gd.Roster.read(_ROSTER)
    names = {file.stem for file in _AREA.rglob("*.md")} - {"白石区"}
    assert len(names) == 5
    for name in names:
        files = sorted(_AREA.rglob(f"{name}.md"))
        series = gd.series([gd.read(file) for file in files], roster)
        assert not any(series.findings.values()), name


@pytest.mark.parametrize("others", [("bad.docx",), ("none.md",), ()])
def test_what_cannot_be_compared_is_not_told_as_if_it_were(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, others: tuple[str, ...]
) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04")
    status, out, err = run(
        "compare", _file(2021, "林业局"), *(tmp_path / other for other in others)
    )
    assert (status, out) == (2, "")
    assert err


def _folders(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old", tmp_path / "new"
    for folder in (old, new):
        folder.mkdir()
        for name in ("林业局", "水利局"):
            text = Path(_file(2021, name)).read_text("utf-8")
            (folder / f"{name}.md").write_text(text, "utf-8")
    return old, new


def test_a_body_with_two_reports_is_told_as_that(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    old, new = _folders(tmp_path)
    (old / "又.md").write_text((old / "林业局.md").read_text("utf-8"), "utf-8")
    (new / "柳河镇.md").write_text(Path(_file(2022, "柳河镇")).read_text("utf-8"), "utf-8")
    _, out, _ = run("compare", old, new, "--format", "markdown")
    alone = [line for line in out.splitlines() if line.startswith("| 云州市白石区林业局")]
    assert len(alone) == 3
    assert all("同一单位、同一范围有几份报告" in line for line in alone)
    (town,) = [line for line in out.splitlines() if line.startswith("| 云州市白石区柳河镇")]
    assert "另一批没有" in town


def test_prose_that_differs_is_counted_where_no_cell_does(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    old, new = _folders(tmp_path)
    text = (new / "水利局.md").read_text("utf-8")
    (new / "水利局.md").write_text(text.replace("2021年1月1日", "2021年1月2日"), "utf-8")
    status, out, _ = run("compare", old, new, "--format", "markdown")
    assert status == 1
    (waters,) = [line for line in out.splitlines() if line.startswith("| 云州市白石区水利局")]
    assert waters.endswith("| 200 | 1 |")
    _, out, _ = run("compare", old, new, "--format", "markdown", "--only", "changed")
    assert "水利局" in out
    assert "林业局" not in out


@pytest.mark.parametrize(
    "files",
    [
        [_file(2021, "林业局"), _file(2022, "林业局")],
        [_file(year, "水利局") for year in (2020, 2021, 2022)],
    ],
)
def test_a_workbook_can_leave_out_what_is_unchanged(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, files: list[str]
) -> None:
    lengths = []
    for options in ((), ("--only", "changed")):
        target = tmp_path / f"{len(options)}.xlsx"
        run("compare", *files, "-o", target, *options)
        book = openpyxl.load_workbook(target)
        lengths.append(len(list(book.worksheets[0].rows)))
    assert lengths[0] > lengths[1] > 1


def test_an_amount_has_its_unit_in_both_forms(run: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = run("compare", _file(2020, "林业局"), _file(2021, "林业局"), "--format", "markdown")
    assert "| 政府集中采购 | 采购总金额（万元） |" in out
    assert "| 本年收费金额（单位：万元） |" in out


def test_a_workbook_is_wide_enough_to_be_read(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    target = tmp_path / "a.xlsx"
    run("compare", _file(2021, "林业局"), _file(2022, "林业局"), "-o", target)
    sheet = openpyxl.load_workbook(target)["各格"]
    widths = {letter: each.width for letter, each in sheet.column_dimensions.items()}
    assert 30 < widths["A"] < 50
    assert widths["D"] < 12
    assert sheet["B200"].alignment.wrap_text
    assert not sheet["L100"].alignment.wrap_text
    assert sheet["L100"].value.startswith("requests.")
    assert sheet["A1"].font.bold
    assert sheet.freeze_panes == "B2"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", None)
    fitting = sheet.sheet_properties.pageSetUpPr
    assert fitting is not None
    assert fitting.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_a_roll_up_as_a_workbook(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    members = [_file(2021, name) for name in ("林业局", "水利局")]
    assert run("roll-up", *members, "--roster", _ROSTER, "-o", target)[0] == 0
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["汇总", "单位", "核对"]
    rows = [[cell.value for cell in row] for row in book["汇总"].rows]
    assert len(rows) == 201
    head = dict(zip(rows[0], range(99), strict=False))
    assert {row[head["有数的单位"]] for row in rows[1:]} == {2}
    assert {row[head["状态"]] for row in rows[1:]} == {"下限"}


def test_the_area_itself_among_its_bodies_contains_them(
    run: Callable[..., tuple[int, str, str]],
) -> None:
    status, out, err = run("roll-up", _AREA / "2021", "--roster", _ROSTER)
    assert status == 0
    assert "没有重复计入：云州市白石区卫生健康局、" in err
    (table,) = [gd.parse(out).report.requests]
    published = gd.read(_file(2021, "白石区")).report.requests
    assert table is not None
    assert published is not None
    assert table.received == published.received
