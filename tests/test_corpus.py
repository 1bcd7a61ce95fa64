"""The project's own corpus is read right: every trap of published tables in every format."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
from corpus import Case, cases, score
from layout_traps import TRAPS

CASES = tuple(cases())


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name, marks=() if case.printing == "html" else pytest.mark.long)
        for case in CASES
    ],
)
def test_every_cell_of_every_trap(case: Case) -> None:
    try:
        extraction = gd.read(case.data())
    except gd.UnrecognisedDocumentError:
        assert all(map(case.may_lack, case.printed()))  # all runs together: refused as a whole
        return
    found = score(case.printed(), gd.figures(extraction.report))
    assert found.wrong == ()
    lacking = (*found.no_number, *found.missing)
    assert [path for path in lacking if not case.may_lack(path)] == []
    assert extraction.problems or not lacking


def test_the_corpus_holds_enough_documents() -> None:
    assert len(CASES) >= 60
    assert {case.trap for case in CASES} == set(TRAPS)


def test_no_trap_is_idle() -> None:
    text = [case for case in CASES if case.printing == "html"]
    plain = {case.form: case.data() for case in text if case.trap == "official layout"}
    idle = [case.name for case in text if case.data() == plain[case.form]]
    assert idle == [case.name for case in text if case.trap == "official layout"]
