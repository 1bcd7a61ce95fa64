"""Extractions as JSON: nothing of what was read is lost or made up."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

import gov_disclosure as gd
from gov_disclosure import Evidence, Extraction, InvalidJSONError, Problem, strategies

if TYPE_CHECKING:
    from conftest import Golden


@given(strategies.extractions(hostile=True))
def test_extractions_can_be_pickled(extraction: Extraction) -> None:
    copy = pickle.loads(pickle.dumps(extraction))  # noqa: S301 - our own bytes
    assert copy == extraction
    assert repr(copy) == repr(extraction)


def test_evidence_of_cells_is_the_same_whether_or_not_anyone_asked_for_it() -> None:
    page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
    path = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    asked, not_asked = gd.parse(page), gd.parse(page)
    assert asked.evidence[path] is asked.evidence[path]
    copy = pickle.loads(pickle.dumps(not_asked))  # noqa: S301 - our own bytes
    assert asked.evidence == copy.evidence == not_asked.evidence
    assert copy.evidence[path] == Evidence("3.5", line=1, basis="header")
    with pytest.raises(TypeError):
        asked.evidence[path] = Evidence("4")  # type: ignore[index]


_PLACE = ("line", "page", "table", "row", "column", "box", "sheet", "cell", "basis")


def example() -> Extraction:
    """Return an extraction with something in every member."""
    evidence = Evidence(
        "约20", line=7, page=1, table=2, row=3, column=4, box=(72, 100, 90, 110), basis="header"
    )
    problem = Problem(
        "reading.cell_unreadable", "requests.received.total", "不是数", "none", evidence
    )
    return Extraction(
        gd.blank("2021", year=2024),
        {"requests.received.total": evidence},
        (gd.Paragraph("扫一扫"), gd.Table((("a", "b"),)), gd.Heading("七、附件", 1)),
        (problem, Problem("reading.header_conflict", None, "冲突", "conflict")),
    )


@given(strategies.extractions(hostile=True))
def test_round_trip(extraction: Extraction) -> None:
    text = gd.dumps(extraction)
    assert gd.loads(text) == gd.loads(text, Extraction) == extraction
    assert gd.dumps(gd.loads(text)) == text
    assert gd.from_dict(gd.to_dict(extraction)) == extraction
    assert gd.loads(gd.dumps(extraction, indent=2)) == extraction
    assert gd.loads(json.dumps(gd.to_dict(extraction), sort_keys=True)) == extraction


def test_members_are_those_of_the_contract() -> None:
    members: dict[str, Any] = json.loads(gd.dumps(example()))
    assert list(members) == ["format", "report", "evidence", "leftover", "problems", "coverage"]
    assert members["coverage"]["total"] == {
        "bound": 0,
        "blank": 200,
        "marked": 0,
        "missing": 0,
        "unreadable": 0,
    }
    assert list(members["coverage"]) == ["proactive_disclosure", "requests", "disputes", "total"]
    assert members["format"] == "gov-disclosure-extraction/1"
    assert members["report"] == gd.to_dict(example().report)
    place = {
        "line": 7,
        "page": 1,
        "table": 2,
        "row": 3,
        "column": 4,
        "box": [72, 100, 90, 110],
        "sheet": None,
        "cell": None,
        "basis": "header",
    }
    assert members["evidence"] == {"requests.received.total": {"text": "约20", **place}}
    assert members["leftover"][0] == {"type": "paragraph", "text": "扫一扫"}
    assert members["problems"][0] == {
        "rule": "reading.cell_unreadable",
        "path": "requests.received.total",
        "message": "不是数",
        "message_en": "none",
        "evidence": {"text": "约20", **place},
    }


def test_text_is_compact_and_unescaped() -> None:
    text = gd.dumps(example())
    assert "\n" not in text
    assert ", " not in text
    assert "扫一扫" in text


def _changed(**members: object) -> str:
    return json.dumps({**json.loads(gd.dumps(example())), **members})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_changed(more=1), id="unknown member"),
        pytest.param('{"format":"gov-disclosure-extraction/1"}', id="missing members"),
        pytest.param(_changed(report={}), id="no report"),
        pytest.param(_changed(format="gov-disclosure-extraction/2"), id="another edition"),
        pytest.param(gd.dumps(example()) + "x", id="something behind"),
        pytest.param("[]", id="no object"),
    ],
)
def test_what_is_no_extraction_is_refused(text: str) -> None:
    with pytest.raises(InvalidJSONError):
        gd.loads(text)


def _changed_evidence(**place: object) -> str:
    return _changed(evidence={"year": {**dict.fromkeys(_PLACE), "text": "", **place}})


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (_changed(problems=[{}]), "problems[0].rule"),
        (_changed(problems={}), "problems"),
        (_changed(leftover=[{"type": "picture"}]), "leftover[0].type"),
        (_changed(leftover=None), "leftover"),
        (_changed(evidence=[]), "evidence"),
        (_changed(evidence={"requests.received.total": {}}), None),
        (_changed(evidence={"no path": None}), "evidence"),
        (_changed(coverage={}), "coverage.proactive_disclosure"),
        (_changed_evidence(text=1), "evidence.year.text"),
        (_changed_evidence(line=0), "evidence.year.line"),
        (_changed_evidence(line=True), "evidence.year.line"),
        (_changed_evidence(sheet=1), "evidence.year.sheet"),
        *(
            (_changed_evidence(cell=cell), "evidence.year.cell")
            for cell in ("", "b7", "B0", "7", "B７", "B7\n")
        ),
        *(
            (_changed_evidence(box=box), "evidence.year.box")
            for box in ([1, 2, 3], [1] * 5, "1234", 5)
        ),
        (_changed_evidence(box=[1, 2, 3, 4.5]), "evidence.year.box[3]"),
        (_changed_evidence(box=[1, 2, 3, 2**53]), "evidence.year.box[3]"),
        (_changed_evidence(box=[1, 2, 3, -(2**53)]), "evidence.year.box[3]"),
        (_changed_evidence(basis="guess"), "evidence.year.basis"),
    ],
)
def test_errors_name_the_place(text: str, path: str | None) -> None:
    with pytest.raises(InvalidJSONError) as caught:
        gd.loads(text)
    assert caught.value.problems == gd.validate(json.loads(text))
    assert caught.value.problems[0].path == (path or 'evidence["requests.received.total"].text')


def test_a_wrong_cell_is_told_in_the_words_of_the_form(golden: Golden) -> None:
    members = gd.to_dict(example())
    members["report"]["requests"]["received"]["total"] = -3
    members["evidence"]["requests.received.total"]["line"] = 0
    members["problems"][0]["message"] = ""
    members["more"] = 1
    problems = gd.validate(members)
    assert problems[0].label == "一、本年新收政府信息公开申请数量 / 总计"
    told = [f"{problem.message}\n{problem.message_en}\n\n" for problem in problems]
    golden("json-problems-extraction.txt", "".join(told))


@pytest.mark.parametrize(
    "path", ["coverage.total.bound", "coverage.requests", "coverage.disputes.blank"]
)
def test_counts_that_are_not_those_of_the_report_are_refused(path: str) -> None:
    members = gd.to_dict(example())
    *way, last = path.split(".")
    holder = members
    for step in way:
        holder = holder[step]
    holder[last] = None if path == "coverage.requests" else holder[last] + 1
    assert gd.validate(members) == ()
    with pytest.raises(gd.InvalidValueError, match="follows from") as caught:
        gd.from_dict(members)
    assert caught.value.path.startswith("coverage.")


def test_a_place_in_the_report_has_its_full_path() -> None:
    members = gd.to_dict(example())
    members["report"]["published_on"] = "2021-02-30"
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.from_dict(members)
    assert caught.value.path == "report.published_on"
