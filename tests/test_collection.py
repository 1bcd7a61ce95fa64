"""Collecting workbooks: a row for each report, read back equal, every fault told at once."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs
import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

import gov_disclosure as gd
from gov_disclosure import dataset, strategies
from gov_disclosure.cli.program import program
from gov_disclosure.dataset.collection.columns import figure_headings, remarked
from gov_disclosure.dataset.collection.grid import plain_heading
from gov_disclosure.document import Table
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import sections
from gov_disclosure.model.report import FORMS, FormName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_RECEIVED = "requests.received.total"
_FEES = "proactive_disclosure.administrative_fees.amount_wan_yuan"
_RULES = "proactive_disclosure.rules.issued"
_FORMS = st.sampled_from(tuple(FORMS))


def _at(path: str, row: int = 8) -> str:
    """Return the name of a cell of the sheet of figures; the first body is in row 8."""
    return f"{get_column_letter(5 + [*figure_headings('2021')].index(path))}{row}"


def _in_texts(opened: Any, heading: str, row: int) -> str:
    """Return the name of a cell of the sheet of texts; the first body is in row 2."""
    (column,) = (cell.column for cell in opened["文字"][1] if cell.value == heading)
    return f"{get_column_letter(column)}{row}"


@st.composite
def collections(draw: st.DrawFn, *, hostile: bool) -> tuple[FormName, list[gd.AnnualReport]]:
    """Return an edition of the form and reports on it, each with its body."""
    form = draw(_FORMS)
    drawn = draw(st.lists(strategies.reports(form, hostile=hostile), min_size=1, max_size=3))
    named = st.text(min_size=1).filter(lambda text: text.strip() == text)
    name = named if hostile else st.just("青溪区林业局")
    return form, [
        report
        if report.publisher is not None
        else attrs.evolve(report, publisher=gd.Publisher(draw(name)))
        for report in drawn
    ]


def written(reports: Sequence[gd.AnnualReport], form: FormName, folder: Path) -> Path:
    path = folder / "all.xlsx"
    dataset.write_rows(reports, path, form)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("collections")


@given(collections(hostile=False))
def test_reports_come_back_as_they_were(
    folder: Path, drawn: tuple[FormName, list[gd.AnnualReport]]
) -> None:
    form, reports = drawn
    for extraction, report in zip(
        dataset.read_rows(written(reports, form, folder)), reports, strict=True
    ):
        back = attrs.evolve(extraction.report, source=report.source)
        assert gd.figures(back) == gd.figures(report)
        assert _plain(back) == _plain(report)
        assert not extraction.problems
        assert not extraction.leftover


def _plain(report: gd.AnnualReport) -> gd.AnnualReport:
    """Return a report whose prose has no headings: numbering tells most, but not all of them."""
    changed: dict[str, Any] = {}
    for name in ("preamble", *sections()):
        part: Any = getattr(report, name)
        for field in ("blocks", "introduction", "remarks"):
            if hasattr(part, field):
                texts = (
                    gd.Paragraph(b.text) if isinstance(b, gd.Heading) else b
                    for b in getattr(part, field)
                )
                part = attrs.evolve(part, **{field: tuple(texts)})
        changed[name] = None if name == "preamble" and part == Narrative() else part
    return attrs.evolve(report, **changed)


@given(collections(hostile=True))
def test_no_figure_changes_and_no_text_is_lost_whatever_the_texts(
    folder: Path, drawn: tuple[FormName, list[gd.AnnualReport]]
) -> None:
    form, reports = drawn
    path = written(reports, form, folder)
    with zipfile.ZipFile(path) as book:
        for name in filter(re.compile(r"xl/worksheets/.*\.xml").fullmatch, book.namelist()):
            assert b"<f>" not in book.read(name)
    for extraction, report in zip(dataset.read_rows(path), reports, strict=True):
        assert gd.figures(extraction.report) == gd.figures(report)
        kept = "".join(_characters(_texts(extraction.report)))
        for text in _texts(report):
            assert "".join(_characters([text])) in kept


def _texts(report: gd.AnnualReport) -> Iterator[str]:
    for value in attrs.astuple(report, recurse=False):
        if isinstance(value, str):
            yield value
        elif isinstance(value, Narrative):
            yield from filter(None, (value.heading,))
            yield from _of_blocks(value.blocks)
        elif hasattr(value, "introduction"):
            yield from filter(None, (value.heading,))
            yield from _of_blocks((*value.introduction, *value.remarks))
            for row in getattr(value, "supplementary_rows", ()):
                yield from (row.block or "", row.label)
                yield from (text for cell in row.cells for text in cell)
    yield from (note.text for note in report.notes)


def _of_blocks(blocks: Sequence[gd.Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.text


def _characters(texts: Any) -> Iterator[str]:
    """Yield the characters that a workbook can hold, spaces and controls apart."""
    for text in texts:
        for char in text:
            if char.isprintable() and not char.isspace() and char != "\N{REPLACEMENT CHARACTER}":
                yield char


@pytest.mark.parametrize("form", FORMS)
def test_each_cell_has_a_heading_and_a_name_of_its_own(form: FormName) -> None:
    headings = figure_headings(form)
    assert [*headings] == [cell.path for cell in gd.cells(form)]
    assert len({tuple(filter(None, heading)) for heading in headings.values()}) == len(headings)
    assert len({plain_heading(name) for name in remarked().values()}) == len(remarked())


def test_what_no_spreadsheet_keeps_as_a_number_comes_back(tmp_path: Path) -> None:
    changes = {_RECEIVED: 2**53 - 1, _FEES: Decimal("0.00000000012345"), _RULES: 10**15 - 1}
    report = gd.replace(gd.blank("2021", **{"publisher.name": "青溪区林业局"}), changes)
    (back,) = dataset.read_rows(written([report], "2021", tmp_path))
    assert gd.figures(back.report) == gd.figures(report)


def test_a_unit_of_money_is_named_once() -> None:
    headings = figure_headings("2019")
    amounts = [path for path in headings if path.endswith("_wan_yuan")]
    for path in amounts:
        assert "".join(headings[path]).count("万元") == 1


def test_three_hundred_bodies_come_back(folder: Path) -> None:
    values = {path: number for number, path in enumerate(gd.figures(gd.blank("2021")))}
    fees = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    full = gd.replace(gd.blank("2021", year=2025), values | {fees: Decimal("0.0001")})
    reports = [
        gd.replace(full, {"publisher.name": f"青溪区第{n}局", "requests.received.total": n})
        for n in range(300)
    ]
    back = dataset.read_rows(written(reports, "2021", folder))
    assert [attrs.evolve(each.report, source=None) for each in back] == reports
    where = back[299].evidence["requests.received.total"]
    assert (where.sheet, where.cell, where.text) == ("数据", "U307", "299")


# What a spreadsheet may make of it ------------------------------------------------------------


_NAMES = ("青溪区林业局", "=1+1", "青溪区水利局")


@pytest.fixture
def book(tmp_path: Path) -> Callable[[Callable[[Any], object]], Path]:
    """Return what saves a workbook of three bodies after someone has worked on it."""
    reports = [gd.blank("2021", year=2025, **{"publisher.name": name}) for name in _NAMES]
    path = written(reports, "2021", tmp_path)

    def worked(work: Callable[[Any], object]) -> Path:
        opened = openpyxl.load_workbook(path)
        work(opened)
        opened.save(path)
        return path

    return worked


def _problems(path: Path) -> list[tuple[str, str, str, str]]:
    with pytest.raises(dataset.InvalidRowsError) as caught:
        dataset.read_rows(path)
    return [(each.sheet, each.cell, each.body, each.found) for each in caught.value.problems]


def test_names_that_look_like_formulas_stay_texts(book: Any) -> None:
    path = book(lambda _: None)
    (_, row, _) = dataset.read_rows(path)
    assert row.report.publisher == gd.Publisher("=1+1")
    assert openpyxl.load_workbook(path)["数据"]["B9"].data_type == "s"


def test_what_is_filled_in_is_read(book: Any) -> None:
    def fill(opened: Any) -> None:
        sheet = opened["数据"]
        for row, value in ((8, 12), (9, 0), (10, "/"), (11, 3)):
            sheet[_at(_RECEIVED, row)] = value
        sheet["B11"], sheet["C11"], sheet["D11"] = "东河镇人民政府", 2025, "本机关"
        sheet[_at(_FEES)] = 3.5
        opened["附注"].append([3, None, "三·一、本年新收政府信息公开申请数量·自然人（件）", "缺失"])
        opened["文字"][_in_texts(opened, "一·总体情况", 2)] = "（一）主动公开\n主动公开信息5条。"

    reports = [each.report for each in dataset.read_rows(book(fill))]
    totals = [report.requests.received.total for report in reports]  # type: ignore[union-attr]
    assert totals == [12, 0, gd.Mark.NOT_APPLICABLE, 3]
    assert [report.publisher.name for report in reports][3] == "东河镇人民政府"  # type: ignore[union-attr]
    assert (reports[3].scope, reports[0].scope) == ("own", None)
    assert reports[2].requests.received.natural_person is gd.Mark.MISSING  # type: ignore[union-attr]
    fees = reports[0].proactive_disclosure.administrative_fees  # type: ignore[union-attr]
    assert fees.amount_wan_yuan == Decimal("3.5")  # type: ignore[union-attr]
    assert reports[0].overview.blocks[0] == gd.Heading("（一）主动公开", 2)  # type: ignore[union-attr]


def test_every_fault_is_told_at_once_with_body_column_and_cell(book: Any) -> None:
    def spoil(opened: Any) -> None:
        sheet = opened["数据"]
        sheet[_at(_RECEIVED, 8)], sheet[_at(_RECEIVED, 9)] = "约20", -3
        sheet[_at(_RULES, 8)], sheet[_at(_FEES, 9)] = 1.5, "=1+1"
        sheet["C8"], sheet["D9"], sheet["B10"] = "去年", "全省", None
        remarks = opened["附注"]
        remarks.append([1, None, "三·没有这一栏", "缺失"])
        remarks.append([2, "别的局", remarked()[_RECEIVED], "缺失"])
        remarks.append([9, None, remarked()[_RECEIVED], "缺失"])
        remarks.append([1, None, remarked()[_RULES], "不清楚"])
        texts = opened["文字"]
        texts[_in_texts(opened, "落款日期", 2)] = "一月"
        texts[_in_texts(opened, "行政区划代码", 3)] = "12"

    assert sorted(_problems(book(spoil))) == sorted(
        [
            ("数据", "B10", "", ""),
            ("数据", "C8", "青溪区林业局", "去年"),
            ("数据", "D9", "=1+1", "全省"),
            ("数据", _at(_RECEIVED, 8), "青溪区林业局", "约20"),
            ("数据", _at(_RECEIVED, 9), "=1+1", "-3"),
            ("数据", _at(_RULES, 8), "青溪区林业局", "1.5"),
            ("数据", _at(_FEES, 9), "=1+1", "=1+1"),
            ("附注", "C2", "青溪区林业局", "三·没有这一栏"),
            ("附注", "B3", "别的局", "别的局"),
            ("附注", "A4", "", "9"),
            ("附注", "D5", "青溪区林业局", "不清楚"),
            ("文字", "I2", "青溪区林业局", "一月"),
            ("文字", "C3", "=1+1", "12"),
        ]
    )


def test_a_column_that_was_deleted_or_renamed_is_told(book: Any) -> None:
    def rename(opened: Any) -> None:
        opened["数据"]["E6"] = "制发"

    with pytest.raises(dataset.InvalidRowsError) as caught:
        dataset.read_rows(book(rename))
    renamed, lacking = caught.value.problems
    assert (renamed.cell, renamed.found.split("/")[-1]) == ("E7", "制发")
    assert lacking.column.endswith("第二十条第（一）项/规章/本年制发件数")


def test_columns_are_told_by_their_headings(book: Any) -> None:
    def exchange(opened: Any) -> None:
        sheet = opened["数据"]
        sheet["E6"], sheet["F6"] = sheet["F6"].value, sheet["E6"].value
        sheet["E8"], sheet["F8"] = 1, 2

    (first, *_) = dataset.read_rows(book(exchange))
    rules = first.report.proactive_disclosure.rules  # type: ignore[union-attr]
    assert (rules.issued, rules.repealed) == (2, 1)  # type: ignore[union-attr]


def test_two_rows_of_one_number_share_no_remarks(book: Any) -> None:
    def number(opened: Any) -> None:
        opened["数据"]["A9"] = 1
        opened["附注"].append([1, None, remarked()["requests.received.total"], "缺失"])

    assert [each[:2] for each in _problems(book(number))] == [
        ("文字", "A2"),
        ("文字", "A3"),
        ("附注", "A2"),
    ]


def test_what_is_no_such_workbook_is_told() -> None:
    other = io.BytesIO()
    openpyxl.Workbook().save(other)
    with pytest.raises(gd.UnrecognisedDocumentError, match="table --template"):
        dataset.read_rows(other.getvalue())
    with pytest.raises(gd.UnrecognisedDocumentError):
        dataset.read_rows(b"text")


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"publisher": None}, "publisher"),
        ({"requests": gd.Requests2019()}, "requests.form"),
        ({"title": "题" * 32_768}, "text"),
    ],
)
def test_what_no_row_can_hold_is_refused(
    tmp_path: Path, changes: dict[str, Any], place: str
) -> None:
    report = gd.blank("2021", **{"publisher.name": "青溪区林业局"})
    with pytest.raises(gd.InvalidValueError) as caught:
        dataset.write_rows([attrs.evolve(report, **changes)], tmp_path / "a.xlsx")
    assert caught.value.path == place
    assert not [*tmp_path.iterdir()]


def test_the_header_is_locked_and_all_else_is_open(book: Any) -> None:
    opened = openpyxl.load_workbook(book(lambda _: None))
    for sheet in opened:
        assert sheet.protection.sheet
        assert not sheet.protection.password
    figures = opened["数据"]
    assert figures["U7"].protection.locked
    assert not figures["U8"].protection.locked
    assert not figures["B8"].protection.locked
    assert figures.freeze_panes == "C8"
    kinds = {
        str(each.sqref).split(":")[0]: each.type for each in figures.data_validations.dataValidation
    }
    assert (kinds["U8"], kinds["N8"]) == ("whole", "decimal")


# The command ---------------------------------------------------------------------------------


def _run(*arguments: str) -> Any:
    return CliRunner().invoke(program, arguments)


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    text = "单位,范围,层级\n青溪区林业局,本机关,县级\n青溪区水利局,,\n"
    (tmp_path / "bodies.csv").write_text(text, encoding="utf-8")
    return "bodies.csv"


def test_a_template_has_the_bodies_of_the_roster_in_order(roster: str) -> None:
    for name in ("青溪区水利局", "别县水利局"):
        changes = {"publisher.name": name, _RECEIVED: 5}
        gd.write(gd.replace(gd.blank("2021", year=2025), changes), f"{name}.json")
    result = _run(
        *("table", "--template", "青溪区水利局.json", "别县水利局.json"),
        *("--roster", roster, "--year", "2025", "-o", "all.xlsx"),
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert "别县水利局：不能确定是名册中的哪个单位，列在最后" in result.stderr
    converted = _run("convert", "all.xlsx", "--to", "jsonl")
    assert converted.exit_code == 0
    reports = [gd.loads(line) for line in converted.stdout.splitlines()]
    names = [report.publisher.name for report in reports]  # type: ignore[union-attr]
    assert names == ["青溪区林业局", "青溪区水利局", "别县水利局"]
    assert [report.year for report in reports] == [2025, 2025, 2025]
    assert reports[0].publisher == gd.Publisher("青溪区林业局", level="county")
    totals = [report.requests.received.total for report in reports]  # type: ignore[union-attr]
    assert totals == [None, 5, 5]


def test_every_fault_of_a_filled_workbook_is_a_line(roster: str) -> None:
    assert _run("table", "--template", "--roster", roster, "-o", "all.xlsx").exit_code == 0
    opened = openpyxl.load_workbook("all.xlsx")
    for row in (8, 9):
        opened["数据"][_at(_RECEIVED, row)] = "约20"
    opened.save("all.xlsx")
    result = _run("convert", "all.xlsx", "--to", "jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    told = [line for line in result.stderr.splitlines() if line.startswith("  “数据”表")]
    assert [line.split("，")[0] for line in told] == [
        f"  “数据”表 {_at(_RECEIVED, 8)}（青溪区林业局",
        f"  “数据”表 {_at(_RECEIVED, 9)}（青溪区水利局",
    ]
    assert "工作簿中有 2 处不能使用" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--template", "-o", "a.csv"], "须用 -o 写入 .xlsx 文件"),
        (["--template"], "须用 -o 写入 .xlsx 文件"),
        (["--template", "-o", "a.xlsx"], "没有单位"),
        (["--template", "-o", "a.xlsx", "--year", "12"], "--year 12"),
        (["--template", "-o", "a.xlsx", "old.json"], "不都是2021年格式"),
        (["--template", "-o", "a.xlsx", "unknown.json"], "未写明单位"),
        ([], "没有给出要汇总的报告"),
    ],
)
def test_the_command_says_what_cannot_be(
    options: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    gd.write(gd.blank("2021"), "unknown.json")
    gd.write(gd.blank("2019", **{"publisher.name": "青溪区林业局"}), "old.json")
    result = _run("table", *options)
    assert (result.exit_code, told in result.stderr) == (2, True), result.stderr
    assert not (tmp_path / "a.xlsx").exists()
