"""Coverage: every cell of a section is in exactly one count."""

from __future__ import annotations

from decimal import Decimal

import attrs
from hypothesis import given

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.model.paths import TABLE_SECTIONS


@given(strategies.reports())
def test_counts_sum_to_the_cells_of_the_sections_read(report: gd.AnnualReport) -> None:
    counted = gd.Extraction(report).coverage
    assert list(counted.sections) == list(TABLE_SECTIONS)
    assert counted.total.cells == len(gd.figures(report))
    for name, counts in counted.sections.items():
        cells = [path for path in gd.figures(report) if path.startswith(f"{name}.")]
        assert (counts is None) == (getattr(report, name) is None)
        assert (counts.cells if counts else 0) == len(cells)


@given(strategies.reports())
def test_each_kind_is_counted_where_it_is(report: gd.AnnualReport) -> None:
    values = list(gd.figures(report).values())
    assert gd.Extraction(report).coverage.total == gd.CellCounts(
        bound=sum(isinstance(value, int | Decimal) for value in values),
        blank=values.count(None),
        marked=values.count(gd.Mark.NOT_APPLICABLE),
        missing=values.count(gd.Mark.MISSING),
        unreadable=values.count(gd.Mark.UNREADABLE),
    )


def test_a_section_that_is_not_there_has_no_counts() -> None:
    report = attrs.evolve(gd.blank("2021"), disputes=None)
    counted = gd.Extraction(report).coverage
    assert counted.sections["disputes"] is None
    assert counted.sections_not_read == ("disputes",)
    assert counted.total.blank == 185
    assert not counted.is_complete


def test_only_missing_and_unreadable_cells_make_a_report_incomplete() -> None:
    report = gd.replace(gd.blank("2019"), {"requests.received.total": gd.Mark.NOT_APPLICABLE})
    assert gd.Extraction(report).coverage.is_complete
    for mark in (gd.Mark.MISSING, gd.Mark.UNREADABLE):
        changed = gd.replace(report, {"requests.received.total": mark})
        counted = gd.Extraction(changed).coverage
        assert (counted.is_complete, counted.total.unread) == (False, 1)
