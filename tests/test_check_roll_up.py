"""The published report of an area held against those of its bodies."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.aggregation.against import check_roll_up
from gov_disclosure.aggregation.roll_up import roll_up
from gov_disclosure.bodies.body import Body
from gov_disclosure.roster import Roster
from gov_disclosure.values import Mark, Value

_PATHS = tuple(
    f"requests.{row}.{column}"
    for row in ("received", "brought_forward", "carried_forward")
    for column in ("natural_person", "commercial_enterprise", "total")
)


def _zeros(name: str, *figures: Value) -> gd.AnnualReport:
    """Return a report of zeros but for the first cells of ``_PATHS``."""
    report = gd.blank("2021", publisher=gd.Publisher(name), year=2024)
    zeros: dict[str, Value] = {cell.path: 0 for cell in gd.cells("2021") if cell.unit != "万元"}
    return gd.replace(report, {**zeros, **dict(zip(_PATHS, figures, strict=False))})


def _area(*figures: Value) -> gd.AnnualReport:
    return attrs.evolve(_zeros("青溪区人民政府", *figures), scope="jurisdiction")


def _found(area: gd.AnnualReport, *members: gd.AnnualReport) -> list[tuple[str, str]]:
    return [(finding.rule, finding.status) for finding in check_roll_up(area, members)]


@given(st.lists(strategies.reports(form="2021"), min_size=1, max_size=3))
def test_a_roll_up_agrees_with_its_own_members(drawn: list[gd.AnnualReport]) -> None:
    members = [
        attrs.evolve(report, publisher=gd.Publisher(f"甲{number}局"), year=2024)
        for number, report in enumerate(drawn)
    ]
    area = roll_up(members, publisher="青溪区人民政府").report
    assert not {finding.rule for finding in check_roll_up(area, members)} - {"roll_up.same_as_area"}


def test_sums_that_agree_give_nothing() -> None:
    assert not _found(_area(7, 1), _zeros("甲局", 3), _zeros("乙局", 4, 1))


def test_a_sum_that_differs_is_violated_and_says_whose_figures_it_rests_on() -> None:
    (finding,) = check_roll_up(_area(8), [_zeros("甲局", 3), _zeros("乙局", 4), _zeros("丙局")])
    assert (finding.rule, finding.status) == ("roll_up.sum", "violated")
    assert (finding.expected, finding.actual, finding.gap) == (7, 8, 1)
    assert finding.paths == (_PATHS[0],)
    assert "甲局、乙局" in finding.message
    assert "丙局" not in finding.message
    assert finding.id.startswith("roll_up.sum-")


@pytest.mark.parametrize(
    ("published", "unknown", "expected"),
    [
        (6, None, [("roll_up.sum", "undetermined")]),
        (6, Mark.MISSING, [("roll_up.sum", "undetermined")]),
        (8, None, []),
        (7, None, []),
        (8, Mark.NOT_APPLICABLE, [("roll_up.sum", "undetermined")]),
        (6, Mark.NOT_APPLICABLE, [("roll_up.sum", "undetermined")]),
    ],
)
def test_what_a_body_does_not_say_leaves_doubt(
    published: int, unknown: Value, expected: list[tuple[str, str]]
) -> None:
    members = [_zeros("甲局", 3), _zeros("乙局", 4), _zeros("丙局", unknown)]
    assert _found(_area(published), *members) == expected


def test_the_bodies_that_a_sum_rests_on_and_those_that_leave_doubt_are_named() -> None:
    members = [
        *(_zeros(f"甲{number}局", 1) for number in range(9)),
        _zeros("乙局", Mark.NOT_APPLICABLE),
        _zeros("丙局", Mark.UNREADABLE),
    ]
    roster = Roster([Body(name) for name in ("青溪区人民政府", "丁局")])
    (finding,) = check_roll_up(_area(8), members, roster)
    assert "甲0局、甲1局、甲2局、甲3局、甲4局等9个单位；" in finding.message
    assert "填“/”等符号的单位：乙局；没有数的单位：丙局、丁局" in finding.message
    assert "no figures of: 丙局, 丁局" in finding.message_en


def test_a_body_of_the_roster_without_a_report_leaves_doubt() -> None:
    roster = Roster(
        [
            Body("青溪区人民政府"),
            Body("甲局", parent="青溪区人民政府", is_included=True),
            Body("乙局", parent="青溪区人民政府", is_included=True),
        ]
    )
    assert not check_roll_up(_area(9), [_zeros("甲局", 3)], roster)
    (finding,) = check_roll_up(_area(2), [_zeros("甲局", 3)], roster)
    assert finding.status == "undetermined"
    assert check_roll_up(_area(9), [_zeros("甲局", 3), _zeros("乙局", 5)], roster)


def test_a_body_that_was_left_out_is_named_once() -> None:
    members = [_zeros("甲局", 30, 20, 50), _zeros("乙局", 5, 1, 6), _zeros("丙局", 1, 1, 2)]
    (finding,) = check_roll_up(_area(31, 21, 52), members)
    assert (finding.rule, finding.status) == ("roll_up.left_out", "violated")
    assert finding.paths == _PATHS[:3]
    assert "乙局" in finding.message


def test_a_body_that_was_counted_twice_is_named_once() -> None:
    members = [_zeros("甲局", 30, 20, 50), _zeros("乙局", 5, 1, 6)]
    (finding,) = check_roll_up(_area(40, 22, 62), members)
    assert finding.rule == "roll_up.counted_twice"


def test_bodies_that_explain_a_difference_alike_are_all_named() -> None:
    alike = [_zeros("丙局", 5, 1, 6), _zeros("乙局", 5, 1, 6)]
    for members in (alike, alike[::-1]):
        (finding,) = check_roll_up(_area(35, 21, 56), [_zeros("甲局", 30, 20, 50), *members])
        assert finding.rule == "roll_up.left_out"
        assert "“丙局、乙局”中的一个" in finding.message


def test_the_body_that_explains_most_is_named_in_any_order() -> None:
    members = [_zeros("甲局", 4, 4, 8, 0), _zeros("乙局", 4, 4, 8, 2), _zeros("丙局", 0, 0, 0, 9)]
    for given_order in (members, members[::-1]):
        (finding,) = check_roll_up(_area(4, 4, 8, 9), given_order)
        assert "“乙局”" in finding.message


def test_a_mark_leaves_it_open_which_body_was_left_out() -> None:
    members = [_zeros("甲局", 30, 20, 50), _zeros("乙局", 5, 1, 6)]
    slash = _zeros("丙局", Mark.NOT_APPLICABLE)
    assert _found(_area(30, 20, 50), *members, slash) == [("roll_up.left_out", "undetermined")]


def test_a_figure_that_another_form_counts_differently_is_not_the_same() -> None:
    decisions = "proactive_disclosure.administrative_licensing.decisions"
    old = gd.blank("2019", publisher=gd.Publisher("甲局"), year=2024)
    members = [gd.replace(old, {decisions: 500}), gd.replace(_zeros("乙局"), {decisions: 600})]
    found = _found(gd.replace(_area(), {decisions: 500}), *members)
    assert ("roll_up.same_as_area", "to_review") not in found


def test_a_body_that_reports_the_figures_of_the_area_is_named() -> None:
    members = [_zeros("甲局", 4100), _zeros("乙局", 300), _zeros("丙局", 2)]
    assert _found(_area(4100), *members) == [("roll_up.same_as_area", "to_review")]
    assert not _found(_area(4100), _zeros("甲局", 4100), _zeros("乙局"))


def test_the_report_of_the_area_among_the_members_is_left_out() -> None:
    longer = attrs.evolve(_area(7), publisher=gd.Publisher("云州市青溪区人民政府"))
    assert not _found(_area(7), longer, _zeros("甲局", 3), _zeros("乙局", 4))
    assert not _found(_area(7), _area(7), _zeros("甲局", 3), _zeros("乙局", 4))


def test_the_form_of_the_published_report_is_compared_with() -> None:
    old = gd.blank("2019", publisher=gd.Publisher("甲局"), year=2024)
    members = [gd.replace(old, {_PATHS[0]: 3}), _zeros("乙局", 4)]
    assert _found(_area(6), *members) == [("roll_up.sum", "violated")]
