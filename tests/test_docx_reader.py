"""Word files: what is printed in them is read, whatever their markup; hostile ones are bounded."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from docx_printing import NoisyPrinter, print_docx
from gov_disclosure import strategies
from gov_disclosure.forms.layout import layout
from gov_disclosure.forms.printable import is_printable, printed_part
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from gov_disclosure.strategies.report import FormChoice

fewer = settings(max_examples=settings().max_examples // 4)  # to print a file takes long

_FORMS: tuple[FormChoice, ...] = ("2019", "2021", "mixed")


@fewer
@given(report=strategies.reports())
def test_a_printable_report_comes_back_equal(report: gd.AnnualReport) -> None:
    report = printed_part(report)
    assume(is_printable(report, "html"))
    extraction = gd.read(print_docx(layout(report)))
    assert attrs.evolve(extraction.report, source=None) == report
    assert all(problem.rule == "reading.cell_unreadable" for problem in extraction.problems)


@fewer
@given(report=strategies.reports(hostile=True))
def test_hostile_prose_changes_no_figure(report: gd.AnnualReport) -> None:
    assume(any(getattr(report, name) is not None for name in TABLE_SECTIONS))
    try:
        found = gd.read(print_docx(layout(report))).report
    except gd.UnrecognisedDocumentError:
        return
    printed = gd.figures(report)
    for path, value in gd.figures(found).items():
        assert value == printed.get(path) or value is None or isinstance(value, Mark), path


@pytest.mark.parametrize("form", _FORMS)
@fewer
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_no_markup_changes_a_figure(form: FormChoice, data: st.DataObject, seed: int) -> None:
    report = printed_part(data.draw(strategies.reports(form=form, consistent=True)))
    assume(is_printable(report, "html"))
    file = NoisyPrinter(random.Random(seed)).file(layout(report))  # noqa: S311 - markup, no secret
    assert dict(gd.figures(gd.read(file).report)) == dict(gd.figures(report))
