"""Traps of comparing a report with the one for the year before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from rule_examples.example import cells, zeros

if TYPE_CHECKING:
    from collections.abc import Mapping

CARRIED = "requests.carried_forward"
BROUGHT = "requests.brought_forward"
DOCUMENTS = "proactive_disclosure.normative_documents"
FEES = "proactive_disclosure.administrative_fees.amount_wan_yuan"


def prose(text: str) -> gd.Narrative:
    return gd.Narrative(blocks=(gd.Paragraph(text),))


def found(
    changes: Mapping[str, object], previous: Mapping[str, object], rule: str = "previous"
) -> tuple[gd.Finding, ...]:
    return gd.check(zeros(changes=changes), zeros(changes=previous), rules=rule)


@given(strategies.reports(hostile=True), strategies.reports(hostile=True))
def test_any_two_reports_can_be_compared(
    report: gd.AnnualReport, previous: gd.AnnualReport
) -> None:
    for finding in gd.check(report, previous, rules="previous"):
        assert finding.status == "to_review" or finding.rule == "previous.carried_forward"


@given(strategies.reports(consistent=True))
def test_without_last_year_nothing_is_compared(report: gd.AnnualReport) -> None:
    assert gd.check(report, rules="previous") == ()


@given(st.integers(2008, 2100), st.integers(2008, 2100))
def test_reports_that_are_not_a_year_apart_are_not_compared(year: int, before: int) -> None:
    findings = found({"year": year, f"{BROUGHT}.total": 1}, {"year": before})
    expected = "previous.carried_forward" if before == year - 1 else "previous.year"
    assert [finding.rule for finding in findings] == [expected]


def test_an_unknown_year_is_taken_for_the_right_one() -> None:
    (finding,) = found({f"{BROUGHT}.total": 1}, {"year": 2020})
    assert finding.rule == "previous.carried_forward"


def test_a_total_that_differs_is_an_error_with_the_columns_named() -> None:
    (finding,) = found(
        cells(BROUGHT, natural_person=3, other_org=1, total=4),
        cells(CARRIED, natural_person=2, other_org=1, total=3),
    )
    assert (finding.severity, finding.status) == ("error", "violated")
    assert finding.paths == (f"{BROUGHT}.total", f"{BROUGHT}.natural_person")
    assert (finding.expected, finding.actual, finding.gap) == (3, 4, 1)


def test_applicants_that_moved_between_columns_are_a_warning() -> None:
    (finding,) = found(
        cells(BROUGHT, natural_person=3, total=3), cells(CARRIED, other_org=3, total=3)
    )
    assert (finding.severity, finding.status) == ("warning", "violated")
    assert finding.paths == (f"{BROUGHT}.natural_person", f"{BROUGHT}.other_org")


@pytest.mark.parametrize("place", ["overview", "revision_note", "notes"])
def test_a_reorganisation_explains_what_differs(place: str) -> None:
    text = "因机构改革，划转未办结申请1件。"
    explained = {
        "overview": prose(text),
        "revision_note": text,
        "notes": (gd.Note(f"{BROUGHT}.total", text),),
    }[place]
    (finding,) = found({f"{BROUGHT}.total": 1, place: explained}, {})
    assert (finding.severity, finding.status) == ("info", "to_review")


@pytest.mark.parametrize("value", [None, *gd.Mark])
def test_what_is_no_figure_is_not_compared(value: gd.Mark | None) -> None:
    assert found({f"{BROUGHT}.total": value}, {f"{CARRIED}.total": 3}) == ()
    assert found({f"{BROUGHT}.total": 3}, {f"{CARRIED}.total": value}) == ()
    assert found({f"{DOCUMENTS}.in_force": 3}, {f"{DOCUMENTS}.in_force": value}) == ()
    assert found({FEES: 3}, {FEES: value}) == ()


def test_a_clean_up_explains_the_stock_of_documents() -> None:
    changes = cells(DOCUMENTS, in_force=5)
    (doubtful,) = found(changes, {})
    (explained,) = found({**changes, "overview": prose("开展规范性文件清理。")}, {})
    assert (doubtful.severity, explained.severity) == ("warning", "info")


def test_documents_of_different_forms_are_not_compared() -> None:
    report = zeros("2021", cells(DOCUMENTS, in_force=5))
    assert gd.check(report, zeros("2019"), rules="previous") == ()


@pytest.mark.parametrize(
    ("now", "before", "is_found"),
    [
        ("12345", "1.2345", True),
        ("1.1", "10500", True),
        ("100", "0", False),
        ("1000", "1", False),
        ("100000", "1", False),
    ],
)
def test_ten_thousand_times_last_years_amount(now: str, before: str, *, is_found: bool) -> None:
    findings = found({FEES: Decimal(now)}, {FEES: Decimal(before)})
    assert bool(findings) is is_found


BEFORE = "全年通过门户网站主动公开各类信息980条，及时回应社会关切。"
AGAIN = "全年通过门户网站主动公开各类信息1200条，及时回应社会关切。"


@pytest.mark.parametrize(
    "text",
    [
        "根据《中华人民共和国政府信息公开条例》的要求编制本报告，现予公布。",
        "本年度没有收取政府信息公开信息处理费，没有减免的情况。",
        "无。",
    ],
)
def test_what_recurs_every_year_is_no_repetition(text: str) -> None:
    assert found({"overview": prose(text)}, {"overview": prose(text)}) == ()


def test_the_preamble_and_section_6_may_be_the_same() -> None:
    same = {"preamble": prose(BEFORE), "other_matters": prose(BEFORE)}
    assert found(same, same) == ()


def test_half_of_a_section_is_a_repetition_and_less_is_none() -> None:
    previous = {"problems_and_improvements": prose(BEFORE)}
    new = "新建政策问答库，收录常见问题和解答一百余组。"
    (finding,) = found({"problems_and_improvements": prose(AGAIN + new)}, previous)
    assert finding.actual == 56
    more = "新建政策问答库，收录常见问题和解答一百余组，每个季度更新一次并接受公众评议。"
    assert found({"problems_and_improvements": prose(AGAIN + more)}, previous) == ()
