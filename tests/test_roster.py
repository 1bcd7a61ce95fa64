"""The roster: its file, what it refuses, and which body a name means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.bodies.body import Body, Due, FormerName
from gov_disclosure.model.publisher import KINDS, LEVELS
from gov_disclosure.model.report import SCOPES
from gov_disclosure.strategies.header import credit_codes

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "云州市人民政府",
    "云州市青溪区人民政府",
    "云州市青溪区林业局",
    "云州市林业局",
    "明州市白石区林业局",
    "云州市人力资源和社会保障局",
    "青溪街道办事处",
)
ROSTER = gd.Roster(
    (
        *map(Body, NAMES),
        Body("云州市数据局", (FormerName("云州市大数据发展管理局", None, 2022),)),
        Body("云州市卫生健康委员会", short_names=("市卫健委",)),
        Body("云溪县人民政府", scope="own"),
        Body("云溪县人民政府", scope="jurisdiction"),
    )
)


@pytest.mark.parametrize(
    ("name", "year", "found"),
    [
        ("云州市青溪区人民政府", 2024, "云州市青溪区人民政府"),
        ("云州市 青溪区人民政府", 2024, "云州市青溪区人民政府"),
        ("青溪区人民政府", 2024, "云州市青溪区人民政府"),
        ("青溪区", 2024, "云州市青溪区人民政府"),
        ("江东省云州市青溪区人民政府", 2024, "云州市青溪区人民政府"),
        ("青溪区林业局", 2024, "云州市青溪区林业局"),
        ("市林业局", 2024, "云州市林业局"),
        ("区林业局", 2024, None),  # two districts
        ("林业局", 2024, None),
        ("白山区林业局", 2024, None),
        ("青溪区财政局", 2024, None),
        ("云州市人社局", 2024, None),  # an abbreviation may mean another body
        ("青溪街道", 2024, "青溪街道办事处"),
        ("云州市大数据发展管理局", 2021, "云州市数据局"),
        ("云州市大数据发展管理局", 2024, "云州市数据局"),
        ("市卫健委", 2024, "云州市卫生健康委员会"),
        ("云溪县人民政府", 2024, None),  # its own, or the area's
        (None, 2024, None),
    ],
)
def test_which_body_a_name_means(name: str | None, year: int, found: str | None) -> None:
    match = ROSTER.find(name, year)
    assert (match.body and match.body.name) == found
    assert match.reason
    assert match.reason_en


def test_candidates_are_told() -> None:
    assert [body.name for body in ROSTER.find("区林业局").candidates] == [
        "云州市青溪区林业局",
        "明州市白石区林业局",
    ]
    assert [body.name for body in ROSTER.find("云州市人社局").candidates] == [NAMES[5]]
    assert "简称" in ROSTER.find("云州市人社局").reason


def test_scope_and_credit_code_decide() -> None:
    body = ROSTER.find("云溪县人民政府", 2024, "own").body
    assert body is not None
    assert body.scope == "own"
    code = "11330100002489559L"
    coded = gd.Roster((Body("云州市水利局", credit_code=code),))
    assert coded.find(gd.Publisher("某局", credit_code=code)).body == coded.bodies[0]


def test_the_year_decides_whose_former_name_it_is() -> None:
    roster = gd.Roster(
        (
            Body("青溪区数据局", (FormerName("青溪区信息办", None, 2019),)),
            Body("青溪区工信局", (FormerName("青溪区信息办", 2020, 2022),)),
        )
    )
    found = {year: roster.find("青溪区信息办", year).body for year in (2018, 2021, 2024)}
    assert [body and body.name for body in found.values()] == ["青溪区数据局", "青溪区工信局", None]


_LETTERS = st.text("云州青溪白石东河林水财政", min_size=1, max_size=4)
_NAMES = st.builds(lambda area, body: f"{area}区{body}局", _LETTERS, _LETTERS)
_BODIES = st.builds(
    Body,
    _NAMES,
    st.lists(
        st.builds(FormerName, _NAMES, st.none() | st.just(2015), st.none() | st.just(2018)),
        max_size=2,
    ).map(tuple),
    st.lists(_NAMES, max_size=2).map(tuple),
    st.none(),
    st.none(),
    st.none() | st.text("0123456789", min_size=6, max_size=6),
    st.none() | credit_codes(),
    st.none() | st.sampled_from(LEVELS),
    st.none() | st.sampled_from(KINDS),
    st.none() | st.sampled_from(SCOPES),
    st.none() | st.builds(Due, st.integers(1, 12), st.integers(1, 28), st.none() | st.just(2025)),
)


@settings(max_examples=20)
@given(st.lists(_BODIES, max_size=4, unique_by=lambda body: body.name), st.data())
def test_a_roster_reads_back_what_it_wrote(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[Body], data: st.DataObject
) -> None:
    if len(bodies) > 1:
        bodies[1] = Body(
            bodies[1].name, parent=bodies[0].name, is_included=data.draw(st.booleans())
        )
    roster = gd.Roster(tuple(bodies))
    path = (
        tmp_path_factory.mktemp("roster") / f"bodies{data.draw(st.sampled_from(('.csv', '.xlsx')))}"
    )
    roster.write(path)
    assert gd.Roster.read(path) == roster


def test_columns_in_english_and_any_order(tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(
        "due,name,Former names,level,included,parent\n"
        "1月31日,青溪区数据局,青溪区信息办（2019年前）、青溪区大数据局(2019-2022),县级,是,青溪区人民政府\n"
        ",青溪区人民政府,,county,,\n",
        encoding="gb18030",
    )
    first, second = gd.Roster.read(path).bodies
    assert first.former_names == (
        FormerName("青溪区信息办", None, 2018),
        FormerName("青溪区大数据局", 2019, 2022),
    )
    assert (first.due, first.is_included, first.parent) == (Due(1, 31), True, "青溪区人民政府")
    assert (first.level, second.level) == ("county", "county")


def test_dates_of_a_workbook_are_due_dates(tmp_path: Path) -> None:
    import datetime  # noqa: PLC0415

    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["单位", "期限"])
    book.active.append(["青溪区财政局", datetime.date(2025, 1, 31)])
    book.save(tmp_path / "bodies.xlsx")
    (body,) = gd.Roster.read(tmp_path / "bodies.xlsx").bodies
    assert body.due == Due(1, 31, 2025)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(
        "单位,层级,范围,期限,是否汇总,上级,行政区划代码\n"
        "青溪区财政局,村级,全区,2月30日,,,33\n"
        ",县级,,,,,\n"
        "青溪区水利局,,,,也许,,\n"
        "青溪区水利局,,,,,,,多出\n"
        "青溪区水利局,,,,是,,\n"
        "青溪区水利局,,,,,,\n"
        "青溪区甲局,,,,,青溪区乙局,\n"
        "青溪区乙局,,,,,青溪区甲局,\n",
        encoding="utf-8",
    )
    with pytest.raises(gd.InvalidRosterError) as caught:
        gd.Roster.read(path)
    found = [(problem.row, problem.column) for problem in caught.value.problems]
    assert found == [
        (2, "层级"),
        (2, "范围"),
        (2, "期限"),
        (2, "行政区划代码"),
        (3, "单位"),
        (4, "是否汇总"),
        (5, ""),
        (6, "是否汇总"),
        (7, "单位"),
        (8, "上级"),
        (9, "上级"),
    ]
    for problem in caught.value.problems:
        assert f"第 {problem.row} 行" in caught.value.message
        assert problem.expected_en in caught.value.message_en


_FORMER = (FormerName("甲局", None, 2018), FormerName("乙局"))


@pytest.mark.parametrize(
    "text",
    [
        "青溪区名册\n层级;单位\n县级;青溪区财政局",
        "序号\t单 位（全称）\t行政级别\t备注\n1\t青溪区财政局\t县级\t已报",
        "sep=,\n联系人,Level,Name,,\n张三,County,青溪区财政局,,",
        "机关名称,级别\n青溪区财政局,区级",
    ],
)
def test_rosters_as_offices_keep_them(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(text, encoding="utf-8-sig")
    assert gd.Roster.read(path).bodies == (Body("青溪区财政局", level="county"),)


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("期限", "次年1月31日前", "due", Due(1, 31)),
        ("期限", "2025年1月31日前", "due", Due(1, 31, 2025)),
        ("行政区划代码", "330102.0", "region_code", "330102"),
        ("统一社会信用代码", "11330100002489559l", "credit_code", "11330100002489559L"),
        ("曾用名", "甲局（2019年以前），乙局", "former_names", _FORMER),
        ("曾用名", "丙局（2022年起）", "former_names", (FormerName("丙局", 2022),)),
        ("简称", '"甲局,乙局"', "short_names", ("甲局", "乙局")),
    ],
)
def test_cells_of_other_shapes(
    tmp_path: Path, column: str, text: str, field: str, value: object
) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(f"单位,{column}\n青溪区财政局,{text}\n", encoding="utf-8")
    assert getattr(gd.Roster.read(path).bodies[0], field) == value


@pytest.mark.parametrize("years", ["（2022-2019）", "[2018]", "2015-2016", "（2019年3月前）"])
def test_years_of_a_former_name_that_are_not_understood_are_a_fault(
    tmp_path: Path, years: str
) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(f"单位,曾用名\n青溪区数据局,青溪区信息办{years}\n", encoding="utf-8")
    with pytest.raises(gd.InvalidRosterError) as caught:
        gd.Roster.read(path)
    assert [(each.row, each.column) for each in caught.value.problems] == [(2, "曾用名")]


def test_what_two_rows_claim_for_themselves_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(
        "name,short_names,credit_code\n青溪区财政局,财政局,11330100002489559L\n"
        "白石区财政局,财政局,\n青溪区水利局,白石区财政局,11330100002489559L\n",
        encoding="utf-8",
    )
    with pytest.raises(gd.InvalidRosterError) as caught:
        gd.Roster.read(path)
    found = [(each.row, each.column, each.found) for each in caught.value.problems]
    assert found == [
        (3, "short_names", "财政局"),
        (4, "short_names", "白石区财政局"),
        (4, "credit_code", "11330100002489559L"),
    ]


def test_merged_cells_and_formulas_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["青溪区名册"],
        ["单位", "上级", "行政区划代码"],
        ["青溪区财政局", "青溪区人民政府", 330102.0],
        ["青溪区水利局", None, 330102],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("B3:B4")
    book.save(tmp_path / "bodies.xlsx")
    first, second = gd.Roster.read(tmp_path / "bodies.xlsx").bodies
    assert first.parent == second.parent == "青溪区人民政府"
    assert first.region_code == second.region_code == "330102"
    sheet["C4"] = '="33"&"0102"'  # no program has worked it out
    book.save(tmp_path / "bodies.xlsx")
    with pytest.raises(gd.InvalidRosterError, match="第 4 行"):
        gd.Roster.read(tmp_path / "bodies.xlsx")


@pytest.mark.parametrize("text", ["", "单位名\n甲", "单位,单位\n甲,乙", "层级\n县级"])
def test_headers_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bodies.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(gd.InvalidRosterError):
        gd.Roster.read(path)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(gd.UnreadableFileError):
        gd.Roster.read(tmp_path / "nothing.csv")
    with pytest.raises(gd.UnreadableFileError):
        gd.Roster.read(tmp_path)
