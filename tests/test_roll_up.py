"""Reports of bodies rolled up into one of their area."""

from __future__ import annotations

import decimal
import functools
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.aggregation.roll_up import RollUp, roll_up
from gov_disclosure.aggregation.tally import kind_of, tallied_paths
from gov_disclosure.bodies.body import Body
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.roster import Roster
from gov_disclosure.values import Mark, Value, exact_sum

if TYPE_CHECKING:
    from random import Random

    from gov_disclosure.model.report import FormName

_RECEIVED = "requests.received.total"
_FEES = "proactive_disclosure.administrative_fees.amount_wan_yuan"
_CHANGE = "proactive_disclosure.administrative_licensing.item_change"


def _report(
    name: str,
    values: dict[str, Value] | None = None,
    form: FormName = "2021",
    **facts: object,
) -> gd.AnnualReport:
    report = gd.blank(form, publisher=gd.Publisher(name), year=2024)
    return attrs.evolve(gd.replace(report, values or {}), **facts)  # type: ignore[arg-type] # any


@st.composite
def _members(draw: st.DrawFn) -> list[gd.AnnualReport]:
    reports = draw(st.lists(strategies.reports(), max_size=4))
    return [
        attrs.evolve(report, publisher=gd.Publisher(f"甲{number}局"), year=2024)
        for number, report in enumerate(reports)
    ]


@given(_members(), st.randoms(use_true_random=False), st.integers(0, 4))
def test_neither_order_nor_grouping_matters(
    members: list[gd.AnnualReport], random: Random, cut: int
) -> None:
    whole = roll_up(members)
    shuffled = list(members)
    random.shuffle(shuffled)
    assert roll_up(shuffled) == whole
    assert roll_up([roll_up(members[:cut]), *members[cut:]], year=2024).report == attrs.evolve(
        whole.report, year=2024
    )
    assert roll_up([roll_up(members[:cut]), roll_up(members[cut:])]) == whole


@pytest.mark.parametrize("number", [63, 64, 65, 130])  # 64 are added at once
def test_many_reports_are_added_like_few(number: int) -> None:
    cells: list[Value] = [3, Decimal("0.5"), None, Mark.NOT_APPLICABLE, 4]
    values = [cells[each % len(cells)] for each in range(number)]
    rolled = roll_up(_report(f"甲{each}局", {_FEES: value}) for each, value in enumerate(values))
    figures = [value for value in values if isinstance(value, int | Decimal)]
    assert gd.figures(rolled.report)[_FEES] == sum(figures)
    counts = rolled.coverage[_FEES]
    assert (counts.given, counts.blank, counts.marked) == (
        len(figures),
        values.count(None),
        values.count(Mark.NOT_APPLICABLE),
    )


@given(_members())
def test_every_body_is_counted_once_in_every_cell(members: list[gd.AnnualReport]) -> None:
    rolled = roll_up(members)
    for path, counts in rolled.coverage.items():
        assert counts.bodies == len(members), path
    assert gd.figures(rolled.report).keys() == rolled.coverage.keys()


@given(_members())
def test_a_sum_is_the_sum_or_says_that_it_is_the_least(members: list[gd.AnnualReport]) -> None:
    rolled = roll_up(members)
    noted = {note.path for note in rolled.report.notes}
    for path, value in gd.figures(rolled.report).items():
        counts = rolled.coverage[path]
        given_figures = [
            figure
            for member in members
            if isinstance(figure := gd.figures(member).get(path), int | Decimal)
        ]
        if isinstance(value, int | Decimal):
            assert counts.given
            assert (path in noted) == bool(counts.unknown)
            is_cell_of_all = len(given_figures) == counts.given  # else some give a group's total
            if not counts.no_such_cell and is_cell_of_all:
                assert value == functools.reduce(exact_sum, given_figures)
        else:
            assert not counts.given or path in noted


def test_figures_are_added_and_marks_are_zero() -> None:
    rolled = roll_up(
        [
            _report("甲局", {_RECEIVED: 3}),
            _report("乙局", {_RECEIVED: 4}),
            _report("丙局", {_RECEIVED: Mark.NOT_APPLICABLE}),
        ]
    )
    assert gd.figures(rolled.report)[_RECEIVED] == 7
    assert not [note for note in rolled.report.notes if note.path == _RECEIVED]
    assert rolled.report.scope == "jurisdiction"


def test_what_is_unknown_makes_a_sum_the_least_it_can_be() -> None:
    rolled = roll_up(
        [
            _report("甲局", {_RECEIVED: 3}),
            _report("乙局"),
            _report("丙局", {_RECEIVED: Mark.UNREADABLE}),
            _report("丁局", requests=None),
        ]
    )
    assert gd.figures(rolled.report)[_RECEIVED] == 3
    (text,) = [note.text for note in rolled.report.notes if note.path == _RECEIVED]
    assert text == "下限：1个单位的数之和，另有空白1个单位、缺失1个单位、未能识别1个单位"


@pytest.mark.parametrize("digits", [3, 28])
def test_amounts_are_added_to_the_last_digit_in_any_context(digits: int) -> None:
    members = [
        _report("甲局", {_FEES: Decimal("18651.06")}),
        _report("乙局", {_FEES: Decimal("1.23")}),
    ]
    with decimal.localcontext(prec=digits):
        rolled = roll_up([roll_up(members[:1]), *members[1:]])
        assert gd.figures(rolled.report)[_FEES] == Decimal("18652.29")


def test_a_sum_with_more_digits_than_a_cell_holds_is_unreadable() -> None:
    amounts = (Decimal(99999999999), Decimal("1E-40"))
    rolled = roll_up([_report(f"{amount}", {_FEES: amount}) for amount in amounts])
    assert gd.figures(rolled.report)[_FEES] is Mark.UNREADABLE
    assert [note.path for note in rolled.report.notes] == [_FEES]


def test_a_signed_sum_with_an_unknown_is_not_known() -> None:
    rolled = roll_up([_report("甲局", {_CHANGE: -3}, form="2019"), _report("乙局", form="2019")])
    assert gd.figures(rolled.report)[_CHANGE] is Mark.UNREADABLE
    assert [note.path for note in rolled.report.notes] == [_CHANGE]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((None, None), None),
        ((None, Mark.NOT_APPLICABLE), None),
        ((Mark.NOT_APPLICABLE, Mark.NOT_APPLICABLE), Mark.NOT_APPLICABLE),
        ((None, Mark.MISSING), Mark.MISSING),
        ((Mark.NOT_APPLICABLE, Mark.UNREADABLE), Mark.MISSING),
    ],
)
def test_a_cell_that_no_body_gives_has_no_figure(
    values: tuple[Value, Value], expected: Value
) -> None:
    rolled = roll_up(
        [_report(f"{number}局", {_RECEIVED: value}) for number, value in enumerate(values)]
    )
    assert gd.figures(rolled.report)[_RECEIVED] is expected


def test_each_table_takes_the_form_of_most_and_the_newer_of_two_alike() -> None:
    old, new = (_report(form, form=form) for form in ("2019", "2021"))
    assert roll_up([old, new]).report.form == "2021"
    assert roll_up([old, new, _report("丙", form="2019")]).report.form == "2019"


def test_what_another_form_counts_differently_is_listed_and_not_added() -> None:
    decisions = "proactive_disclosure.administrative_licensing.decisions"
    rolled = roll_up(
        [
            _report("甲局", {decisions: 3, _RECEIVED: 1}),
            _report("乙局", {decisions: 5, _RECEIVED: 2}, form="2019"),
        ]
    )
    values = gd.figures(rolled.report)
    assert (values[decisions], values[_RECEIVED]) == (3, 3)
    assert rolled.coverage[decisions].no_such_cell == 1
    found = [finding for finding in rolled.findings if finding.rule == "roll_up.form"]
    assert all("乙局" in finding.message for finding in found)
    assert decisions in {path for finding in found for path in finding.paths}


def test_other_handling_of_the_newer_form_is_added_to_the_row_of_the_older() -> None:
    other = "requests.outcomes.other_handling"
    rolled = roll_up(
        [
            _report("甲局", {f"{other}.total": 5}, form="2019"),
            _report("乙局", {f"{other}.total": 1}, form="2019"),
            _report(
                "丙局",
                {
                    f"{other}.{row}.total": 2
                    for row in ("overdue_correction", "unpaid_fee", "other")
                },
            ),
        ]
    )
    assert gd.figures(rolled.report)[f"{other}.total"] == 12


def test_bodies_of_different_years_are_refused_with_the_list() -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        roll_up([_report("甲局"), _report("乙局", year=2023)])
    assert caught.value.value == ["乙局 2023", "甲局 2024"]
    with pytest.raises(gd.InvalidValueError):
        roll_up([_report("甲局")], year=2023)


def test_two_reports_of_one_body_are_refused() -> None:
    roster = Roster([Body("云州市青溪区林业局", short_names=("区林业局",))])
    with pytest.raises(gd.InvalidValueError) as caught:
        roll_up([_report("区林业局"), _report("云州市青溪区林业局")], roster)
    assert caught.value.value == ["云州市青溪区林业局"]
    with pytest.raises(gd.InvalidValueError):
        roll_up([roll_up([_report("甲局")]), _report("甲局")])


_ROSTER = Roster(
    [
        Body("青溪区人民政府"),
        Body("青溪区林业局", parent="青溪区人民政府", is_included=True),
        Body("青溪区林业站", parent="青溪区林业局", is_included=True),
        Body("青溪区水利局", parent="青溪区人民政府", is_included=True),
    ]
)


def test_what_another_member_contains_is_not_counted_twice() -> None:
    names = ("青溪区林业局", "青溪区林业站", "青溪区水利局")
    members = [_report(name, {_RECEIVED: 5}) for name in names]
    rolled = roll_up(members, _ROSTER, publisher="青溪区人民政府")
    assert gd.figures(rolled.report)[_RECEIVED] == 10
    assert [finding.rule for finding in rolled.findings] == ["roll_up.contained"]
    assert "青溪区林业站" in rolled.findings[0].message
    some = roll_up(members[1:], _ROSTER)
    again = roll_up([some, members[0]], _ROSTER, publisher="青溪区人民政府")
    assert again == rolled


def test_bodies_above_each_other_in_a_circle_are_all_counted() -> None:
    names = ("青溪区林业局", "青溪区水利局")
    circle = [
        Body(name, parent=parent, is_included=True)
        for name, parent in zip(names, reversed(names), strict=True)
    ]
    own_parent = [Body(name, parent=name, is_included=True) for name in names]
    for bodies in (circle, own_parent):
        rolled = roll_up([_report(name, {_RECEIVED: 5}) for name in names], Roster(bodies))
        assert gd.figures(rolled.report)[_RECEIVED] == 10
        assert not rolled.findings


def test_what_was_added_up_without_the_roster_that_tells_it_apart_is_refused() -> None:
    station, bureau = (_report(name, {_RECEIVED: 5}) for name in ("青溪区林业站", "青溪区林业局"))
    with pytest.raises(gd.InvalidValueError) as caught:
        roll_up([roll_up([station]), bureau], _ROSTER)
    assert caught.value.value == ["青溪区林业站"]


def test_the_aggregate_of_the_area_is_no_part_of_its_sum() -> None:
    bureau = _report("青溪区林业局", {_RECEIVED: 5})
    whole = _report("云州市青溪区人民政府", {_RECEIVED: 5}, scope="jurisdiction")
    for roster in (None, _ROSTER):
        rolled = roll_up([whole, bureau], roster, "青溪区人民政府")
        assert gd.figures(rolled.report)[_RECEIVED] == 5
        assert [member.name for member in rolled.members] == ["青溪区林业局"]
        assert "roll_up.own" in {finding.rule for finding in rolled.findings}
        again = roll_up(
            [roll_up([whole], roster, "青溪区人民政府"), bureau], roster, "青溪区人民政府"
        )
        assert again == rolled


def test_the_own_report_of_the_office_of_the_area_is_a_part_of_its_sum() -> None:
    office = _report("青溪区人民政府", {_RECEIVED: 2}, scope="own")
    whole = _report("青溪区人民政府", {_RECEIVED: 7}, scope="jurisdiction")
    bureau = _report("青溪区林业局", {_RECEIVED: 5})
    rolled = roll_up([office, whole, bureau], _ROSTER, "青溪区人民政府")
    assert gd.figures(rolled.report)[_RECEIVED] == 7


def test_bodies_without_a_report_are_named_and_leave_doubt() -> None:
    rolled = roll_up([_report("青溪区林业局", {_RECEIVED: 5})], _ROSTER, "青溪区人民政府")
    assert rolled.absent == ("青溪区水利局",)
    assert [finding.rule for finding in rolled.findings] == ["roll_up.absent"]
    assert rolled.coverage[_RECEIVED].missing == 1
    assert rolled.report.notes


def test_a_body_that_is_not_on_the_roster_is_told() -> None:
    rolled = roll_up([_report("外来局")], _ROSTER)
    assert "roll_up.unlisted" in {finding.rule for finding in rolled.findings}


def test_a_sum_too_large_for_a_cell_is_unreadable() -> None:
    rolled = roll_up([_report(name, {_RECEIVED: 2**53 - 1}) for name in ("甲局", "乙局")])
    assert gd.figures(rolled.report)[_RECEIVED] is Mark.UNREADABLE


def test_no_members_make_no_tables() -> None:
    assert roll_up([]).report == gd.AnnualReport(scope="jurisdiction")


def test_the_paths_added_up_are_those_of_the_form() -> None:
    for form in ("2019", "2021"):
        paths = [path for name in TABLE_SECTIONS for path in tallied_paths(kind_of(name, form))]
        assert {cell.path for cell in gd.cells(form)} <= set(paths)


def test_a_roll_up_is_a_value() -> None:
    rolled = roll_up([_report("甲局")])
    assert rolled == RollUp(rolled.members, rolled.tables, rolled.contained, rolled.area, 2024)
    assert gd.figures(rolled) == gd.figures(rolled.report)
