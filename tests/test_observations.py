"""A data set as a source of charts says of each body what its reports say."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.dataset.observations import is_table, observed_in
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.observed.sources import observed
from gov_disclosure.roster import Roster

if TYPE_CHECKING:
    from gov_disclosure.dataset.frames import Library

_REPORT = gd.replace(
    gd.blank(publisher=gd.Publisher("青溪区水利局"), year=2024),
    {
        "requests.received.total": 5,
        "requests.carried_forward.total": gd.Mark.UNREADABLE,
        "proactive_disclosure.administrative_fees.amount_wan_yuan": 1,
    },
)


@pytest.mark.parametrize("library", ["pandas", "polars"])
@settings(max_examples=8)
@given(report=strategies.reports())
def test_a_row_tells_what_its_report_tells(library: Library, report: gd.AnnualReport) -> None:
    pytest.importorskip(library)
    (told,) = observed_in(gd.to_frame([report], library=library), Roster())
    (known,) = observed([report])
    assert attrs.evolve(told, readings={}, forms={}) == attrs.evolve(known, readings={}, forms={})
    for path in cell_facts():
        assert told.reading(path).value == known.reading(path).value, path
    assert told.group("requests.outcomes.denied", "total") == known.group(
        "requests.outcomes.denied", "total"
    )


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_chart_of_a_frame_is_that_of_its_reports(library: Library) -> None:
    pytest.importorskip(library)
    later = attrs.evolve(_REPORT, year=2026)
    frame = gd.to_frame([_REPORT, later], library=library)
    assert gd.chart(frame) == gd.chart([_REPORT, later])
    assert gd.chart(frame, year=2026) == gd.chart(later)


def test_a_chart_of_an_arrow_table_leaves_out_what_was_refused() -> None:
    arrow = pytest.importorskip("pyarrow")
    dataset = importlib.import_module("gov_disclosure.dataset")
    batch = dataset.read_batch(arrow.record_batch({"content": [gd.dumpb(_REPORT), b"x"]}))
    assert len(batch) == 2
    assert gd.chart(batch) == gd.chart(arrow.Table.from_batches([batch])) == gd.chart(_REPORT)


def test_a_table_of_something_else_is_refused() -> None:
    pandas = pytest.importorskip("pandas")
    with pytest.raises(gd.InvalidValueError, match="a table of the data set"):
        gd.chart(pandas.DataFrame({"status": ["read"]}))
    with pytest.raises(gd.InvalidValueError):
        gd.chart(pandas.DataFrame({"status": []}))
    assert not is_table([_REPORT])
    assert not is_table(_REPORT)
