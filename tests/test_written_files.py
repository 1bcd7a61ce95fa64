"""Reports written as files that are no text: read back whole if they can be, and harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.forms.words.dates import find_date
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.model.report import FORMS
from gov_disclosure.renderers import FILE_FORMATS, file_content
from gov_disclosure.values import Mark
from printable import PrintedFormat, is_printable, printed_part
from test_reading_back import (
    EXPECTED_PROBLEMS,
    HEADINGS,
    JOINED_LABELS,
    LABELS,
    _everything_read,
    _letters,
    _prose,
)
from test_rendering import report_of_2021

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LIKE: dict[str, PrintedFormat] = {"docx": "html", "xlsx": "text"}
"""Format to the text format that keeps as much of a report: workbooks do not mark headings."""

KNOWN = LABELS.union(
    JOINED_LABELS,
    ("".join(filter(str.isalnum, cell.column_label)) for form in FORMS for cell in gd.cells(form)),
)
"""Labels of the form; those of columns after those of their groups, as some reports print them."""
ROOMY = gd.Limits(max_characters=10_000_000)

few = settings(
    max_examples=max(settings().max_examples // 8, 4),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def lost_texts(report: gd.AnnualReport, read: Sequence[gd.Extraction]) -> Iterator[str]:
    """Yield each piece of the prose of a report that is nowhere in what was read of it.

    A line that is a label of the form, or begins with a heading, is taken for the form's own,
    and a date that is printed twice in two ways is one fact.

    Args:
        report: the report that was printed.
        read: what reading it gave: several reports where prose looks like the headings of one.
    """
    everything = "".join(map(_everything_read, read))
    dates = [date for each in read for date in (each.report.dated_on, each.report.published_on)]
    for text in _prose(report):
        for piece in filter(None, map(_letters, text.split())):
            own = piece.removeprefix(next(filter(piece.startswith, HEADINGS), ""))
            date = find_date(own)
            is_known = own in KNOWN or (date is not None and date in dates)
            if own not in everything and not is_known:
                yield piece


def test_each_format_is_tested() -> None:
    assert set(LIKE) == set(FILE_FORMATS)


@pytest.mark.parametrize("name", LIKE)
@few
@given(report=strategies.reports())
def test_a_printable_report_comes_back_equal(name: str, report: gd.AnnualReport) -> None:
    report = printed_part(report)
    assume(is_printable(report, LIKE[name]))
    extraction = gd.read(file_content(report, name), limits=ROOMY)
    assert attrs.evolve(extraction.report, source=None) == report
    assert {problem.rule for problem in extraction.problems} <= EXPECTED_PROBLEMS


@pytest.mark.parametrize("name", LIKE)
@few
@given(report=strategies.reports(hostile=True))
def test_hostile_prose_changes_no_figure_and_loses_no_text(
    name: str, report: gd.AnnualReport
) -> None:
    assume(any(getattr(report, section) is not None for section in TABLE_SECTIONS))
    try:
        read = gd.read_all(file_content(report, name), limits=ROOMY)
    except gd.UnrecognisedDocumentError:
        return
    printed = gd.figures(report)
    for extraction in read:
        for path, value in gd.figures(extraction.report).items():
            assert value == printed.get(path) or value is None or isinstance(value, Mark), path
    assert list(lost_texts(report, read)) == []


@pytest.mark.parametrize("name", LIKE)
def test_what_is_no_part_of_the_form_stands_in_the_properties(name: str) -> None:
    report = attrs.evolve(report_of_2021(), revision_note="更正第三部分总计。" * 100)
    extraction = gd.read(file_content(report, name))
    for field in ("publisher", "year", "published_on", "revised_on", "revision_note"):
        assert getattr(extraction.report, field) == getattr(report, field)
    assert extraction.leftover == ()
    assert extraction.evidence["published_on"].text == "发布日期：2024-01-20"


@pytest.mark.parametrize("name", LIKE)
@pytest.mark.parametrize(
    "title", ["临江区统计局2024年政府信息公开工作年度报告", "云洲县2023年政府信息公开工作年度报告"]
)
def test_properties_of_another_report_say_nothing(
    name: str, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gov_disclosure.forms.layout import printed_form  # noqa: PLC0415

    report = report_of_2021()
    facts = tuple(printed_form._facts(report))
    monkeypatch.setattr(printed_form, "_facts", lambda _: facts)
    extraction = gd.read(file_content(attrs.evolve(report, title=title), name))
    assert extraction.report.published_on is None
    assert gd.Paragraph("发布日期：2024-01-20") in extraction.leftover


@pytest.mark.parametrize("name", LIKE)
def test_equal_reports_give_equal_files(name: str) -> None:
    assert file_content(report_of_2021(), name) == file_content(report_of_2021(), name)


def test_a_workbook_holds_no_cell_of_any_length() -> None:
    long = gd.Narrative(blocks=(gd.Table((("甲", "长" * 20_000),)),))
    with pytest.raises(gd.InvalidValueError, match="docx"):
        file_content(attrs.evolve(report_of_2021(), overview=long), "xlsx")
