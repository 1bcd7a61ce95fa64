"""Names of bodies: their parts, and what is presumed from them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import numdb

import gov_disclosure as gd
from gov_disclosure.bodies.body import Body, Due, FormerName
from gov_disclosure.bodies.divisions import level_of_division
from gov_disclosure.bodies.names import body_name, forms, fuller, may_be_one
from rule_examples.example import zeros

PRESUMED = (
    ("云州市青溪区人民政府", "government", "county", "jurisdiction"),
    ("青溪区", "government", "county", "jurisdiction"),
    ("云州市人民政府", "government", None, "jurisdiction"),
    ("义乌市人民政府", "government", "county", "jurisdiction"),
    ("保定市人民政府", "government", "prefectural", "jurisdiction"),
    ("上海市", "government", "provincial", "jurisdiction"),
    ("巢湖市人民政府", "government", None, "jurisdiction"),
    ("浦东新区人民政府", "government", "county", "jurisdiction"),
    ("东河镇", "government", "township", "own"),
    ("青溪区东河镇人民政府", "government", "township", "own"),
    ("青溪街道", None, "township", "own"),
    ("青溪街道办", None, "township", "own"),
    ("云溪县人民政府办公室", "general_office", "county", None),
    ("县政府办", "general_office", "county", None),
    ("白石乡党政办", "general_office", "township", None),
    ("市人社局", "department", None, "own"),
    ("区市场监督管理局", "department", "county", "own"),
    ("市场监督管理局", "department", None, "own"),
    ("云州市城市管理局", "department", None, "own"),
    ("青溪区城市管理局", "department", "county", "own"),
    ("云州市外事办公室", "department", None, "own"),
    ("江东省教育厅", "department", "provincial", "own"),
    ("国家统计局", "department", "national", "own"),
    ("国家税务总局青溪区税务局", "department", "county", "own"),
    ("镇江市水利局", "department", "prefectural", "own"),
    ("云州市义乌市水利局", "department", "county", "own"),
    ("青溪经济技术开发区管理委员会", None, None, None),
    ("云州市公安局青溪分局", None, None, None),
    ("云州市人民医院", None, None, None),
    ("云州市公安局青溪区分局", None, None, None),
    ("青石管理区", None, None, None),
    ("海州市云港区人民政府", "government", "county", "jurisdiction"),
    ("白石社区居民委员会", None, None, None),
    ("云溪县白石乡白石村村民委员会", None, None, None),
    ("青溪供电公司", None, None, None),
)


@pytest.mark.parametrize(("name", "kind", "level", "scope"), PRESUMED)
def test_what_a_name_lets_presume(
    name: str, kind: str | None, level: str | None, scope: str | None
) -> None:
    found = gd.presumed(gd.AnnualReport(publisher=gd.Publisher(name)))
    assert (found.kind, found.level, found.scope) == (kind, level, scope)
    assert found.reason
    assert found.reason_en


@given(st.sampled_from([name for name, *_ in PRESUMED]), st.data())
def test_presumptions_are_stable_under_width_spaces_and_brackets(
    name: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(name)))
    spoilt = name[:at] + data.draw(st.sampled_from((" ", "\u3000", "\n", ""))) + name[at:]
    spoilt += data.draw(st.sampled_from(("", "（人民防空办公室）", "(本级)")))
    expected, found = (
        gd.presumed(gd.AnnualReport(publisher=gd.Publisher(each))) for each in (name, spoilt)
    )
    assert found == expected


@given(st.text(max_size=40))
def test_any_text_has_parts_that_make_it_up(text: str) -> None:
    name = body_name(text)
    assert all(forms(name))
    assert body_name(name.whole).whole == name.whole


def test_nothing_presumed_enters_the_report() -> None:
    report = gd.AnnualReport(publisher=gd.Publisher("青溪区财政局"))
    extraction = gd.parse("青溪区财政局2023年政府信息公开年报\n二、主动公开政府信息情况\n"
                          "信息内容 | 本年收费金额（万元）\n行政事业性收费 | 3.5\n")  # fmt: skip
    assert (extraction.report.publisher, extraction.report.scope) == (report.publisher, None)
    assert gd.presumed(extraction).scope == "own"


def test_the_divisions_are_those_of_the_package() -> None:
    codes = {"130600": "保定市", "330782": "义乌市", "310115": "浦东新区"}
    for code, name in codes.items():
        *_, (_, props) = numdb.get("cn/loc").info(code)
        assert props["county"].endswith(name)
        assert level_of_division(name) == ("prefectural" if code.endswith("00") else "county")


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("云州市人社局", "云州市人力资源和社会保障局", True),
        ("青溪街道", "青溪街道办事处", True),
        ("青溪区人民政府", "云州市青溪区人民政府办公室", True),
        ("云州市水利局", "云州市财政局", False),
        ("云州市人民政府", "云州市水利局", False),
        ("云州市人民政府", "云州市青溪区人民政府", False),
        ("市人民政府", "青溪区人民政府", False),
        ("云州市公安局", "云州市公安局青溪分局", False),
        ("青溪区", "云州市青溪区人民政府", True),
        ("云州市水利局办公室", "云州市水利局", True),
        ("青溪经济技术开发区", "青溪经济技术开发区管委会", True),
    ],
)
def test_names_that_may_be_of_one_body(one: str, other: str, is_one: bool) -> None:  # noqa: FBT001
    assert may_be_one(one, other) is may_be_one(other, one) is is_one


def test_a_street_office_of_a_government_lies_in_its_area() -> None:
    name = body_name("青溪区人民政府白石街道办事处")
    assert (name.areas, name.rest) == (("青溪区", "白石街道"), "办事处")


def test_the_fuller_name_wins_only_where_the_shorter_is_its_tail() -> None:
    assert fuller("市统计局", "云州市统计局") == "云州市统计局"
    assert fuller("云州市统计局", "市统计局") == "云州市统计局"
    assert fuller("云州市人社局", "云州市人力资源和社会保障局") == "云州市人社局"


def test_presumptions_are_used_by_rules_and_said_so() -> None:
    late = {"year": 2023, "dated_on": datetime.date(2024, 2, 1)}
    department = gd.Publisher("云州市青溪区财政局")
    report = zeros(
        changes={**late, "publisher": department, "proactive_disclosure.rules.issued": 1}
    )
    found = {
        each.rule: each.message
        for each in gd.check(report, rules=["header.late", "proactive_disclosure.rule_making"])
    }
    assert set(found) == {"header.late", "proactive_disclosure.rule_making"}
    assert all("由名称推定" in message for message in found.values())
    government = gd.replace(report, {"publisher": gd.Publisher("云州市青溪区人民政府")})
    assert gd.check(government, rules="header.late") == ()


def test_the_roster_counts_before_what_is_presumed() -> None:
    report = zeros(
        changes={
            "year": 2023,
            "publisher": gd.Publisher("青溪区人民政府"),
            "dated_on": datetime.date(2024, 2, 20),
        }
    )
    due = Body("青溪区人民政府", due=Due(2, 15))
    own = Body("青溪区人民政府", scope="own")
    assert gd.check(report, rules="header.late", body=Body("青溪区人民政府")) == ()
    for body in (due, own):
        (finding,) = gd.check(report, rules="header.late", body=body)
        assert "名册" in finding.message
        assert "roster" in finding.message_en


def test_former_names_know_their_years() -> None:
    former = FormerName("青溪区卫计委", None, 2018)
    assert (former.was_of(2018), former.was_of(2019), former.was_of(None)) == (True, False, True)
    body = Body("青溪区卫生健康委员会", (former,))
    assert body.names(2019) == ("青溪区卫生健康委员会",)
    assert body.names(2018) == ("青溪区卫生健康委员会", "青溪区卫计委")


@pytest.mark.parametrize(
    "facts",
    [
        {"name": ""},
        {"name": "甲；乙"},
        {"short_names": ("甲、乙",)},
        {"short_names": "甲"},
        {"level": "村级"},
        {"region_code": "33"},
        {"scope": "全区"},
    ],
)
def test_what_no_body_can_hold(facts: dict[str, object]) -> None:
    with pytest.raises(gd.InvalidValueError):
        Body(**{"name": "青溪区财政局", **facts})  # type: ignore[arg-type]


def test_a_day_that_does_not_exist_is_no_due_date() -> None:
    with pytest.raises(gd.InvalidValueError):
        Due(2, 30)
    assert Due(1, 31).of(2023) == datetime.date(2024, 1, 31)
    assert Due(1, 31, 2025).of(2023) is None
