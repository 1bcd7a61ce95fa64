"""Blank printed totals, filled by the sums that the form requires."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.rules.sums import sums
from gov_disclosure.values import MAX_COUNT

_ROW = "requests.received"
_KINDS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_org",
    "legal_service_org",
    "other_org",
)


def _totals(report: gd.AnnualReport) -> set[str]:
    """The cells that the form prints as the sum of others, told from the names of the cells."""
    return {
        path
        for path in gd.figures(report)
        if path.startswith(("requests.", "disputes."))
        and (path.endswith(".total") or ".handled." in path)
    }


def _row(values: Any, total: Any = None) -> gd.AnnualReport:
    cells = dict(zip((f"{_ROW}.{kind}" for kind in _KINDS), values, strict=True))
    return gd.replace(gd.blank("2021"), {**cells, f"{_ROW}.total": total})


def _violated(report: gd.AnnualReport) -> set[tuple[str, tuple[str, ...]]]:
    found = gd.check(report)
    return {(one.rule, one.paths) for one in found if one.status == "violated"}


@given(strategies.reports(consistent=True), st.data())
def test_totals_of_a_consistent_report_come_back(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    totals = sorted(_totals(report))
    chosen = data.draw(st.sets(st.sampled_from(totals))) if totals else set()
    for blanked in (chosen, totals):
        assert gd.with_totals(gd.replace(report, dict.fromkeys(blanked))) == report


@given(strategies.reports(), st.data())
def test_nothing_published_changes_and_nothing_new_is_violated(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    totals = sorted(_totals(report))
    chosen = data.draw(st.sets(st.sampled_from(totals))) if totals else set()
    given_report = gd.replace(report, dict.fromkeys(chosen))
    filled = gd.with_totals(given_report)
    before, after = gd.figures(given_report), gd.figures(filled)
    changed = {path for path in before if before[path] != after[path]}
    assert all(before[path] is None for path in changed)
    assert changed <= _totals(report)
    assert gd.replace(filled, dict.fromkeys(changed)) == given_report
    assert _violated(filled) <= _violated(given_report)
    assert gd.with_totals(filled) == filled
    for identity in (one for each in sums(filled).values() for one in each):
        for path in changed & {*identity.whole}:
            if len(identity.whole) == 1:
                parts = [after[part] for part in identity.parts]
                known = [part for part in parts if part is not gd.Mark.NOT_APPLICABLE]
                is_sum = None not in known and after[path] == sum(known)  # type: ignore[arg-type]
                assert is_sum or not all(isinstance(part, int) for part in parts)


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ([1, 2, 3, 4, 5, 6], 21),
        ([0, 0, 0, 0, 0, 0], 0),
        ([1, gd.Mark.NOT_APPLICABLE, 3, 0, 0, 0], 4),
        ([gd.Mark.NOT_APPLICABLE] * 6, None),
        ([None] * 6, None),
        ([1, None, 3, 4, 5, 6], None),
        ([1, gd.Mark.MISSING, 3, 4, 5, 6], None),
        ([1, gd.Mark.UNREADABLE, 3, 4, 5, 6], None),
        ([MAX_COUNT, 1, 0, 0, 0, 0], None),
    ],
)
def test_a_total_is_filled_from_known_parts_only(values: list[gd.Value], total: gd.Value) -> None:
    assert gd.figures(gd.with_totals(_row(values)))[f"{_ROW}.total"] == total


@pytest.mark.parametrize("total", [20, 0, *gd.Mark])
def test_a_total_that_is_not_blank_stays(total: gd.Value) -> None:
    report = _row([1, 2, 3, 4, 5, 6], total)
    assert gd.with_totals(report) == report


def test_a_total_that_another_cell_contradicts_stays_blank() -> None:
    balanced = {
        f"requests.{row}.total": count
        for row, count in (("brought_forward", 0), ("outcomes.handled", 20), ("carried_forward", 0))
    }
    report = gd.replace(_row([1, 2, 3, 4, 5, 6]), balanced)
    assert gd.with_totals(report) == report
    agreeing = gd.replace(report, {"requests.outcomes.handled.total": 21})
    assert gd.figures(gd.with_totals(agreeing))[f"{_ROW}.total"] == 21


def test_sums_that_lead_to_different_totals_fill_none() -> None:
    rows = [
        path.rsplit(".", 1)[0]
        for path in gd.figures(gd.blank())
        if path.startswith("requests.outcomes.") and path.endswith(".total")
    ]
    changes: dict[str, Any] = {f"{row}.total": 0 for row in rows if not row.endswith("handled")}
    changes |= {f"requests.outcomes.handled.{kind}": 1 for kind in _KINDS}
    filled = gd.with_totals(gd.replace(gd.blank(), changes))
    assert gd.figures(filled)["requests.outcomes.handled.total"] is None
    assert _violated(filled) == set()


def test_totals_follow_from_totals() -> None:
    report = gd.read(Path(__file__).parent.parent / "examples" / "qingxi-2020.txt")
    blanked = gd.replace(report, dict.fromkeys(_totals(report.report)))
    assert gd.with_totals(blanked) == report.report
    assert gd.with_totals(report) == report.report
    assert gd.with_totals(gd.AnnualReport()) == gd.AnnualReport()
