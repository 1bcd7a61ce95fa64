"""What all sums of a section say together of cells without a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.bilingual import Words
from gov_disclosure.rules import filling
from gov_disclosure.rules.examination import Examination
from gov_disclosure.rules.identities import Identity
from rule_examples.example import cells, zeros

if TYPE_CHECKING:
    from collections.abc import Mapping

_HALF = settings(max_examples=settings().max_examples // 2)
"""Whole reports take long to draw."""

FITS = "按0计、总计按合计计，各项均相符；如无，建议填0"
NEVER = "无论填几，各项都不能同时相符"


def remark(report: gd.AnnualReport, section: str = "requests") -> str:
    said = Examination(report).remarks[section]
    return "" if said is None else said.zh


def _is_total(path: str) -> bool:
    return path.endswith(".total") or ".handled." in path


@_HALF
@given(strategies.reports("2021", consistent=True), st.data())
def test_blank_zeros_and_totals_are_filled_so_that_all_sums_hold(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    plain = [
        path
        for path, value in gd.figures(report).items()
        if path.startswith("requests.") and (value == 0 or _is_total(path))
    ]
    blank = data.draw(st.lists(st.sampled_from(plain), min_size=1, unique=True))
    without = data.draw(st.sampled_from((None, gd.Mark.MISSING)))
    changed = gd.replace(report, dict.fromkeys(blank, without))
    findings = gd.check(changed, rules="requests")
    assert all(finding.status == "undetermined" for finding in findings)
    assert all(FITS in finding.message for finding in findings)
    assert findings


@_HALF
@given(strategies.reports("2021", consistent=True), st.data())
def test_a_table_that_can_be_filled_is_never_said_to_fail(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    paths = [path for path in gd.figures(report) if path.startswith("requests.")]
    without = st.sampled_from((None, *gd.Mark))
    blanks = data.draw(st.dictionaries(st.sampled_from(paths), without, max_size=30))
    changed = gd.replace(report, blanks)
    assert NEVER not in remark(changed)


@_HALF
@given(strategies.reports())
def test_a_remark_is_about_a_table_without_violated_sums(report: gd.AnnualReport) -> None:
    for section in ("requests", "disputes"):
        findings = gd.check(report, rules=section)
        if any(finding.status == "violated" for finding in findings):
            assert not remark(report, section)
        for finding in findings:
            if finding.status == "undetermined":
                assert remark(report, section) in finding.message


RECEIVED = cells("requests.received", natural_person=5, total=5)
GRANTED = cells("requests.outcomes.granted", natural_person=5, total=5)
HANDLED = cells("requests.outcomes.handled", natural_person=5, total=5)
WHOLE = {**RECEIVED, **GRANTED, **HANDLED}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        (cells("requests.received", other_org=None), f"空白格{FITS}"),
        (cells("requests.received", total=None), f"空白格{FITS}"),
        (cells("requests.outcomes.handled", natural_person=None, total=None), f"空白格{FITS}"),
        (cells("requests.received", other_org=None, total=gd.Mark.MISSING), f"空白、缺失格{FITS}"),
        (cells("requests.received", other_org=gd.Mark.NOT_APPLICABLE), f"不适用格{FITS}"),
        # A mark is 0, in a total too.
        (cells("requests.received", total=gd.Mark.NOT_APPLICABLE), ""),
        # Something was printed there; what it was is not for us to say.
        (cells("requests.received", other_org=gd.Mark.UNREADABLE), ""),
        # Two blanks of which neither is 0.
        (cells("requests.received", natural_person=None, total=None), ""),
        # A sum is violated anyway.
        (cells("requests.received", natural_person=6, other_org=None), ""),
        # 总计 of 一 would be 5 by its row and 6 by its column.
        (
            cells("requests.received", total=None)
            | cells("requests.carried_forward", other_org=None, total=1),
            f"空白格{NEVER}",
        ),
        (
            cells("requests.received", total=gd.Mark.UNREADABLE)
            | cells("requests.carried_forward", other_org=gd.Mark.UNREADABLE, total=1),
            f"未能识别格{NEVER}",
        ),
    ],
)
def test_named_cases(changes: Mapping[str, object], said: str) -> None:
    report = gd.replace(zeros(changes=WHOLE), changes)
    assert remark(report) == said


def test_what_unknown_cells_must_hold_at_least_counts() -> None:
    here = Words("此处", "here")
    identities = [
        Identity(here, parts, (whole,))
        for parts, whole in ((("a", "x"), "one"), (("b", "y"), "two"), (("one", "two"), "three"))
    ]
    figures = {"a": 7, "x": None, "one": None, "b": 5, "y": None, "two": None, "three": 12}
    assert filling.remark(identities, figures) == Words(
        "空白格按0计、总计按合计计，各项均相符；如无，建议填0",
        "with 0 in blank cells and the sums in totals, all sums hold; put 0 where there is none",
    )
    assert filling.remark(identities, figures | {"three": 13}) is None
    assert filling.remark(identities, figures | {"three": 11}) == Words(
        "空白格无论填几，各项都不能同时相符",
        "whatever is put in blank cells, the sums can't all hold",
    )


def test_a_published_report_with_135_blanks_gives_at_most_four_lines(shared: object) -> None:
    page = f"{shared}/published/shanghai-office-2019.html"
    findings = gd.check(gd.read(page).report, rules=("requests", "disputes"))
    assert {finding.status for finding in findings} == {"undetermined"}
    assert len(findings) <= 4
    assert all(f"空白格{FITS}" in finding.message for finding in findings)
