"""What reading and checking give: extractions, and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from hypothesis import strategies as st

from gov_disclosure.model.extraction import BASES, EDGES, POSITIONS, Evidence, Extraction, Problem
from gov_disclosure.model.finding import Finding, Severity, Status, Suspect
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.strategies.cells import amounts, counts, marks
from gov_disclosure.strategies.report import reports
from gov_disclosure.strategies.text import any_text, blocks

if TYPE_CHECKING:
    from decimal import Decimal

    from hypothesis.strategies import SearchStrategy

    from gov_disclosure.values import Value

_PATHS = st.sampled_from((*cell_facts(), "title", "year", "publisher.name"))
_POSITIONS = st.none() | st.integers(POSITIONS[0], 999) | st.just(POSITIONS[-1])
_BOXES = st.none() | st.tuples(*[st.integers(EDGES[0], EDGES[-1])] * 4)
_FIGURES: SearchStrategy[int | Decimal | None] = st.one_of(
    st.none(), st.integers(-(10**20), 10**20), amounts(), st.decimals(-(10**6), 10**6, places=3)
)
_VALUES: SearchStrategy[Value] = st.one_of(st.none(), marks, counts(signed=True), amounts())


def extractions(*, hostile: bool = False) -> SearchStrategy[Extraction]:
    """Return extractions: reports with evidence, leftover blocks and problems beside them.

    The evidence is of any cells and need not agree with the report.

    Args:
        hostile: any text anywhere.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(extractions())
        ... def test_problems_are_told(extraction):
        ...     told = {finding.rule for finding in check(extraction, rules="reading.problems")}
        ...     assert told == {problem.rule for problem in extraction.problems}
        >>> from gov_disclosure import check
        >>> test_problems_are_told()
    """
    return st.builds(
        Extraction,
        reports(hostile=hostile),
        st.dictionaries(_PATHS, _evidence(hostile=hostile), max_size=3),
        blocks(hostile=hostile),
        st.lists(_problems(hostile=hostile), max_size=3),
    )


def findings(*, hostile: bool = False) -> SearchStrategy[Finding]:
    """Return findings of any rule on any cells.

    Args:
        hostile: any text anywhere.

    Example:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(findings())
        ... def test_it_is_told_in_both_languages(finding):
        ...     assert finding.message and finding.message_en
        >>> test_it_is_told_in_both_languages()
    """
    text = any_text(hostile=hostile)
    return st.builds(
        Finding,
        st.sampled_from(("requests.row_total", "reading.cell_unreadable", "own.rule")),
        st.sampled_from(get_args(Severity)),
        st.sampled_from(get_args(Status)),
        st.lists(_PATHS, max_size=3),
        text,
        text,
        text | st.just(""),
        _FIGURES,
        _FIGURES,
        _FIGURES,
        st.lists(_suspects(hostile=hostile), max_size=2),
        text | st.just(""),
    )


def _evidence(*, hostile: bool) -> SearchStrategy[Evidence]:
    text = any_text(hostile=hostile) | st.just("")
    cells = st.none() | st.sampled_from(("A1", "B7", "XFD1048576"))
    bases = st.none() | st.sampled_from(BASES)
    return st.builds(Evidence, text, *[_POSITIONS] * 5, _BOXES, st.none() | text, cells, bases)


def _problems(*, hostile: bool) -> SearchStrategy[Problem]:
    rules = st.sampled_from(("reading.cell_unreadable", "reading.no_title"))
    text = any_text(hostile=hostile)
    evidence = st.none() | _evidence(hostile=hostile)
    return st.builds(Problem, rules, st.none() | _PATHS, text, text, evidence)


def _suspects(*, hostile: bool) -> SearchStrategy[Suspect]:
    text = any_text(hostile=hostile)
    changes = st.lists(st.tuples(_PATHS, _VALUES), min_size=1, max_size=3)
    return st.builds(Suspect, changes, text, text)
