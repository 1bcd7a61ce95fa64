"""Extractions as JSON: nothing of what was read is lost or made up."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.codecs import extraction as codec
from gov_disclosure.codecs.problems import InvalidJSONError
from gov_disclosure.model.extraction import BASES, Evidence, Extraction, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_POSITIONS = st.none() | st.integers(1, 10**6)
_EVIDENCE = st.builds(
    Evidence,
    strategies.hostile_texts() | st.just(""),
    *[_POSITIONS] * 5,
    st.none() | st.tuples(*[st.integers(-(10**6), 10**6)] * 4),
    st.none() | strategies.hostile_texts(),
    st.none() | st.sampled_from(["A1", "XFD1048576"]),
    st.none() | st.sampled_from(BASES),
)
_PATHS = st.sampled_from(sorted(gd.figures(gd.blank("2021"))))
_PROBLEMS = st.builds(
    Problem,
    st.just("reading.cell_unreadable"),
    st.none() | _PATHS,
    strategies.hostile_texts(),
    strategies.hostile_texts(),
    st.none() | _EVIDENCE,
)
_EXTRACTIONS = st.builds(
    Extraction,
    strategies.reports(),
    st.dictionaries(_PATHS, _EVIDENCE, max_size=3),
    strategies.blocks(hostile=True),
    st.lists(_PROBLEMS, max_size=3).map(tuple),
)


@given(_EXTRACTIONS)
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


@given(_EXTRACTIONS)
def test_round_trip(extraction: Extraction) -> None:
    assert codec.loads(codec.dumps(extraction)) == extraction


@given(strategies.reports())
def test_a_report_is_an_extraction_without_problems(report: gd.AnnualReport) -> None:
    assert codec.loads(gd.dumps(report)) == Extraction(report)


def test_members_are_those_of_the_contract() -> None:
    members: dict[str, Any] = json.loads(codec.dumps(example()))
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
    text = codec.dumps(example())
    assert "\n" not in text
    assert ", " not in text
    assert "扫一扫" in text


def _changed(**members: object) -> str:
    return json.dumps({**json.loads(codec.dumps(example())), **members})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_changed(more=1), id="unknown member"),
        pytest.param('{"format":"gov-disclosure-extraction/1"}', id="missing members"),
        pytest.param(_changed(report={}), id="no report"),
        pytest.param(_changed(format="gov-disclosure-extraction/2"), id="another edition"),
        pytest.param(codec.dumps(example()) + "x", id="something behind"),
        pytest.param("[]", id="no object"),
    ],
)
def test_what_is_no_extraction_is_refused(text: str) -> None:
    with pytest.raises(InvalidJSONError):
        codec.loads(text)


_WRONG_PLACES: list[tuple[Mapping[str, object], str]] = [
    ({"sheet": 1}, "evidence.year.sheet"),
    *(({"cell": cell}, "evidence.year.cell") for cell in ("", "b7", "B0", "7", "B７")),
]


@pytest.mark.parametrize(
    ("member", "value", "path"),
    [
        ("problems", [{}], "problems[0]"),
        ("problems", {}, "problems"),
        ("leftover", [{"type": "picture"}], "leftover[0]"),
        ("leftover", None, "leftover"),
        ("evidence", {"requests.received.total": {}}, "evidence.requests.received.total"),
        ("evidence", [], "evidence"),
        ("coverage", {}, "coverage"),
        (
            "problems",
            [{"rule": "", "path": None, "message": "a", "message_en": "b", "evidence": None}],
            "problems[0].rule",
        ),
        (
            "evidence",
            {"year": {**dict.fromkeys(_PLACE), "text": 1}},
            "evidence.year.text",
        ),
        (
            "evidence",
            {"year": {**dict.fromkeys(_PLACE), "text": "", "line": 0}},
            "evidence.year.line",
        ),
        *(
            (
                "evidence",
                {
                    "year": {
                        **dict.fromkeys(_PLACE),
                        "text": "",
                        "box": box,
                    }
                },
                "evidence.year.box",
            )
            for box in ([1, 2, 3], [1, 2, 3, 4.5], "1234", 5)
        ),
        *(
            ("evidence", {"year": {**dict.fromkeys(_PLACE), "text": "", **place}}, path)
            for place, path in _WRONG_PLACES
        ),
    ],
)
def test_errors_name_the_place(member: str, value: object, path: str) -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        codec.loads(_changed(**{member: value}))
    assert caught.value.path == path
