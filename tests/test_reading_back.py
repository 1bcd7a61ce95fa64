"""What is printed is read back: whole if it can be, and never as another figure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.forms.layout.printed_form import printed_form
from gov_disclosure.forms.words.dates import find_date
from gov_disclosure.forms.words.labels import key, section_labels
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.model.report import FORMS
from gov_disclosure.values import Mark
from printable import PrintedFormat, is_printable, printed_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.document import Block

HEADINGS = frozenset(key(section.heading) for section in sections().values())
LABELS = HEADINGS | frozenset().union(*(section_labels(name).all_keys for name in TABLE_SECTIONS))
JOINED_LABELS = frozenset(
    "".join(filter(str.isalnum, cell.row_label)) for form in FORMS for cell in gd.cells(form)
)
"""Labels of rows after those of their groups, as some reports print them."""

FORMATS: tuple[PrintedFormat, ...] = ("text", "markdown", "html")

quickly = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


EXPECTED_PROBLEMS = {
    "reading.cell_unreadable",
    # A table of figures among the remarks may have been meant for the form.
    "reading.row_not_recognised",
    "reading.column_not_recognised",
}


@pytest.mark.parametrize("format", FORMATS)
@quickly
@given(report=strategies.reports())
def test_a_printable_report_comes_back_equal(
    format: PrintedFormat,  # noqa: A002
    report: gd.AnnualReport,
) -> None:
    report = printed_part(report)
    assume(is_printable(report, format))
    extraction = gd.parse(gd.render(report, format), format)
    assert extraction.report == report
    assert {problem.rule for problem in extraction.problems} <= EXPECTED_PROBLEMS


@quickly
@given(report=strategies.reports())
def test_a_page_says_in_its_head_what_is_no_part_of_the_form(report: gd.AnnualReport) -> None:
    """What is not printed on paper is known without the lines that say it on a screen."""
    report = printed_part(report)
    assume(is_printable(report, "html"))
    page = gd.render(report, "html")
    lines = re.compile(r'^<p class="fact unprinted">.*</p>\n', re.MULTILINE)
    assert len(lines.findall(page)) == len(printed_form(report).facts)
    extraction = gd.parse(lines.sub("", page), "html")
    assert extraction.report == report
    assert {problem.rule for problem in extraction.problems} <= EXPECTED_PROBLEMS


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "report",
    [
        gd.blank("2019", year=2020),
        gd.blank("2021", year=2024),
        attrs.evolve(gd.blank("2021", year=2022), requests=gd.blank("2019").requests),
    ],
    ids=["2019", "2021", "mixed"],
)
def test_a_blank_form_comes_back_equal(
    format: PrintedFormat,  # noqa: A002
    report: gd.AnnualReport,
) -> None:
    assert is_printable(report, format)
    assert gd.parse(gd.render(report, format), format).report == report


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, gd.Table):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.text


def _prose(report: gd.AnnualReport) -> Iterator[str]:
    """Yield every text of a report that is printed, but for the labels of the form."""
    yield from filter(None, (report.title, report.signed_by, report.revision_note))
    if report.publisher is not None:
        yield report.publisher.name
    yield from (note.text for note in report.notes)
    for name in ("preamble", *sections()):
        part = getattr(report, name)
        if part is None:
            continue
        if part.heading is not None:
            yield part.heading
        if isinstance(part, gd.Narrative):
            yield from _texts(part.blocks)
            continue
        yield from _texts(part.introduction)
        yield from _texts(part.remarks)
        for row in getattr(part, "supplementary_rows", ()):
            yield from (row.block or "", row.label)
            yield from (text for cell in row.cells for text in cell)


def _letters(text: str) -> str:
    """Return letters and digits only: what no reader may lose."""
    normal = unicodedata.normalize("NFKC", text)
    return "".join(char for char in normal if char.isalnum())


def _everything_read(extraction: gd.Extraction) -> str:
    report = extraction.report
    parts = [
        *_prose(report),
        *_texts(extraction.leftover),
        *(evidence.text for evidence in extraction.evidence.values()),
    ]
    return _letters(" ".join(parts))


@pytest.mark.parametrize("format", FORMATS)
@quickly
@given(report=strategies.reports(hostile=True))
def test_hostile_prose_changes_no_figure_and_loses_no_text(
    format: PrintedFormat,  # noqa: A002
    report: gd.AnnualReport,
) -> None:
    assume(any(getattr(report, name) is not None for name in TABLE_SECTIONS))
    roomy = gd.Limits(max_characters=10_000_000)  # hostile prose fills wide tables with spaces
    try:
        extraction = gd.parse(gd.render(report, format), format, limits=roomy)
    except gd.UnrecognisedDocumentError:
        return
    printed = gd.figures(report)
    for path, value in gd.figures(extraction.report).items():
        assert value == printed.get(path) or value is None or isinstance(value, Mark), path
    read = _everything_read(extraction)
    for text in _prose(report):
        for line in text.split():
            for piece in filter(None, map(_letters, line.split("|"))):
                # A line that is a label of the form, or begins with a heading, is taken for the
                # form's own, and a date that is printed twice in two ways is one fact.
                heading = next(filter(piece.startswith, HEADINGS), "")
                piece = piece.removeprefix(heading)  # noqa: PLW2901
                known = piece in LABELS | JOINED_LABELS or (
                    (date := find_date(piece)) is not None
                    and date in (extraction.report.dated_on, extraction.report.published_on)
                )
                assert piece in read or known, (piece, text)
