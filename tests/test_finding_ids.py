"""Ids of findings: unique within a report, and the same in whatever format it is read from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from corpus import PRINTINGS
from gov_disclosure import strategies
from gov_disclosure.rules.ids import with_ids
from printed_pages import Page
from rule_examples import EXAMPLES
from rule_examples.example import cells, zeros

if TYPE_CHECKING:
    from collections.abc import Mapping

_HALF = settings(max_examples=settings().max_examples // 2)
_WITH_ERRORS = Path(__file__).parents[1] / "examples" / "yunzhou-2024-errors.txt"
_WRONG_TOTAL = cells("disputes.reconsideration", upheld=1, total=2)
_OF_WHOLE_TEXTS = {"overview.length", "previous.repeated_text", "problems_and_improvements.empty"}
"""Rules about all that stands in a section."""

_WHOLE_FORMATS = [name for name, printing in PRINTINGS.items() if printing.is_whole]


def _ids(report: gd.AnnualReport) -> list[str]:
    return [finding.id for finding in gd.check(report)]


@_HALF
@given(strategies.reports(hostile=True))
def test_no_two_findings_of_a_report_have_the_same_id(report: gd.AnnualReport) -> None:
    extraction = gd.Extraction(report)
    found = gd.check(extraction)
    assert len({finding.id for finding in found}) == len(found)
    assert all(finding.id.startswith(f"{finding.rule}-") for finding in found)


@pytest.mark.parametrize("name", _WHOLE_FORMATS)
def test_the_same_findings_have_the_same_ids_in_every_format(name: str) -> None:
    report = gd.read(_WITH_ERRORS).report
    printed = PRINTINGS[name].print(Page.of(report).document())
    again = gd.read(printed, publisher=report.publisher and report.publisher.name).report
    assert gd.figures(again) == gd.figures(report)
    known: Mapping[str, str] = {finding.message: finding.id for finding in gd.check(report)}
    found = {finding.message: finding.id for finding in gd.check(again)}
    assert {message: found.get(message) for message in known} == known
    assert len(known) > 5


@pytest.mark.parametrize("rule", sorted(set(EXAMPLES) - _OF_WHOLE_TEXTS))
def test_what_is_said_elsewhere_changes_no_id(rule: str) -> None:
    """A paragraph more before those that a finding is about numbers them anew."""
    example = EXAMPLES[rule]
    form = example.forms[-1]
    failing = zeros(form, example.failing)
    before = None if example.previous is None else zeros(form, example.previous)
    moved = failing
    for name in ("preamble", "overview", "problems_and_improvements", "other_matters"):
        if isinstance(text := getattr(failing, name), gd.Narrative) and text.blocks:
            more = attrs.evolve(text, blocks=(gd.Paragraph("现报告如下。"), *text.blocks))
            moved = gd.replace(moved, {name: more})
    ids = {finding.id for finding in gd.check(failing, before, rules=rule)}
    assert ids <= {finding.id for finding in gd.check(moved, before, rules=rule)}


def test_selection_and_severity_change_no_id() -> None:
    report = gd.read(_WITH_ERRORS).report
    whole = set(_ids(report))
    for finding in gd.check(report):
        alone = gd.check(report, rules=finding.rule, severity=finding.severity)
        assert finding.id in {one.id for one in alone} <= whole


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_an_id_is_of_the_figures_published(one: int, other: int) -> None:
    ids = [
        _ids(zeros(changes=cells("disputes.reconsideration", upheld=2 * 10**6, total=total)))
        for total in (one, other)
    ]
    assert (ids[0] == ids[1]) is (one == other)


def test_a_sentence_printed_twice_is_found_twice() -> None:
    text = gd.Narrative(blocks=(gd.Paragraph("全年收到政府信息公开申请9件。"),) * 2)
    found = gd.check(zeros(changes={"overview": text}), rules="text.received")
    first, second = (finding.id for finding in found)
    assert second == f"{first}-2"


def test_spaces_widths_and_decimals_of_the_printing_change_no_id() -> None:
    names = ("云州市水利局 2019年年报", "云州市水利局２０１９年 年报")
    wide = [_ids(zeros(changes={"year": 2020, "title": name})) for name in names]
    assert wide[0] == wide[1]
    assert any(each.startswith("header.year-") for each in wide[0])


def test_words_of_a_message_are_no_part_of_an_id() -> None:
    report = zeros(changes=_WRONG_TOTAL)
    (found,) = gd.check(report)
    reworded = attrs.evolve(found, message="另一种说法", clause="")
    (worded_otherwise,) = with_ids([reworded], report, gd.figures(report))
    assert worded_otherwise.id == found.id


def test_an_id_of_cells_unlike_each_other_is_not_the_same() -> None:
    """The parts of an id can't run into each other: 1 and 12 are not 11 and 2."""
    totals = ({"corrected": 1, "other_result": 12}, {"corrected": 11, "other_result": 2})
    ids = [_ids(zeros(changes=cells("disputes.reconsideration", **one))) for one in totals]
    assert ids[0] != ids[1]


@pytest.mark.parametrize("path", ["", "nowhere", "overview.blocks[9].text", "year[0]", "a..[x"])
def test_a_place_that_the_report_does_not_have_gives_an_id(path: str) -> None:
    problem = gd.Problem("reading.own", path or None, "未能确定", "not certain")
    found = gd.check(gd.Extraction(zeros(), problems=(problem, problem)), rules="reading.problems")
    ids = [finding.id for finding in found if finding.rule == "reading.own"]
    assert ids == [ids[0], f"{ids[0]}-2"]
