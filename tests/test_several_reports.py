"""Several reports in one file: each read from its own part, and one report never split."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.document import Document, Heading, Paragraph, Table
from gov_disclosure.forms.extraction.extract import extract, extract_all
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.readers.formats import format_named
from printable import PrintedFormat, is_printable, printed_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gov_disclosure.document import Block

ROOMY = gd.Limits(max_characters=10_000_000)
"""Hostile prose fills wide tables with spaces."""

PROACTIVE = "二、主动公开政府信息情况"
FEES = "proactive_disclosure.administrative_fees.amount_wan_yuan"

FORMATS: tuple[PrintedFormat, ...] = ("text", "markdown", "html")


def report(name: str = "云溪县财政局", year: int = 2024, **changes: Any) -> gd.AnnualReport:
    """Return a whole report whose figures are those of no other body."""
    title = f"{name}{year}年政府信息公开工作年度报告"
    blank = gd.blank("2021", title=title, publisher=gd.Publisher(name), year=year)
    own = 1 + sum(map(ord, name)) % 100
    filled = gd.replace(blank, dict.fromkeys(gd.figures(blank), own))
    prose = {
        part: gd.Narrative(blocks=(Paragraph(f"{name}认真做好工作。"),))
        for part in ("overview", "problems_and_improvements", "other_matters")
    }
    return attrs.evolve(filled, **{**prose, **changes})


def printed(report: gd.AnnualReport) -> tuple[Block, ...]:
    return layout(report).blocks


def read(*blocks: Iterable[Block]) -> list[gd.AnnualReport]:
    document = Document.of(block for part in blocks for block in part)
    return [extraction.report for extraction in extract_all(document)]


def document_of(text: str, format: PrintedFormat) -> Document:  # noqa: A002
    parse = format_named(format).parse
    assert parse is not None
    return parse(text, None, ROOMY)


# Properties ------------------------------------------------------------------------------------


def _same_parts(
    extraction: gd.Extraction,
) -> tuple[object, ...]:
    evidence = {path: each.text for path, each in extraction.evidence.items()}
    rules = [(problem.rule, problem.path) for problem in extraction.problems]
    return extraction.report, extraction.leftover, rules, evidence


@pytest.mark.parametrize("format", FORMATS)
@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    reports=st.lists(strategies.reports(), min_size=1, max_size=3),
    names=st.lists(
        st.sampled_from(["云溪县财政局", "青溪镇人民政府", "云州市人民政府"]),
        min_size=3,
        max_size=3,
        unique=True,
    ),
)
def test_reports_printed_one_after_another_are_read_as_each_alone(
    format: PrintedFormat,  # noqa: A002
    reports: Sequence[gd.AnnualReport],
    names: list[str],
) -> None:
    titled = [
        attrs.evolve(
            printed_part(each),
            title=f"{name}2024年政府信息公开工作年度报告",
            publisher=gd.Publisher(name),
            year=2024,
        )
        for each, name in zip(reports, names, strict=False)
    ]
    assume(all(is_printable(each, format) for each in titled))
    texts = [gd.render(each, format) for each in titled]
    together = extract_all(document_of("\n".join(texts), format))
    alone = [extract(document_of(text, format)) for text in texts]
    assert list(map(_same_parts, together)) == list(map(_same_parts, alone))


@pytest.mark.parametrize("format", FORMATS)
@settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(report=strategies.reports(hostile=True))
def test_one_report_is_one_and_read_says_nothing_of_several(
    format: PrintedFormat,  # noqa: A002
    report: gd.AnnualReport,
) -> None:
    document = document_of(gd.render(report, format), format)
    try:
        alone = extract(document)
    except gd.UnrecognisedDocumentError:
        return
    assert extract_all(document) == (alone,)
    assert all(problem.rule != "reading.several_reports" for problem in alone.problems)


# Several ---------------------------------------------------------------------------------------

OWN, AREA = report(), report("云溪县人民政府")
TOWNS = [report(f"{number}号镇人民政府") for number in range(20)]


def test_the_own_report_and_that_of_the_area_keep_their_figures() -> None:
    assert read(printed(OWN), printed(AREA)) == [OWN, AREA]


def test_a_compilation_of_twenty_townships() -> None:
    assert read(*map(printed, TOWNS)) == TOWNS


def test_read_takes_the_first_and_says_how_many_there_are() -> None:
    document = Document.of([*printed(OWN), *printed(AREA), *printed(OWN)])
    extraction = extract(document)
    assert extraction.report == OWN
    (problem,) = extraction.problems
    assert (problem.rule, problem.path) == ("reading.several_reports", None)
    assert "3份报告" in problem.message
    assert "read_all" in problem.message_en
    assert not any(each.problems for each in extract_all(document))


def test_the_same_report_twice_is_two() -> None:
    assert read(printed(OWN), printed(OWN)) == [OWN, OWN]


def test_reports_of_different_forms() -> None:
    older = attrs.evolve(
        report(year=2020),
        **{name: getattr(gd.blank("2019"), name) for name in ("proactive_disclosure", "requests")},
    )
    assert [each.form for each in read(printed(older), printed(OWN))] == ["2019", "2021"]


def test_a_report_without_title_begins_after_the_date_of_the_one_before() -> None:
    signed = [Paragraph("云溪县财政局"), Paragraph("2025年1月10日")]
    untitled = [block for block in printed(AREA) if AREA.title not in getattr(block, "text", "")]
    first, second = read([*printed(OWN), *signed], untitled)
    assert (first.signed_by, str(first.dated_on)) == ("云溪县财政局", "2025-01-10")
    assert (second.title, second.requests) == (None, AREA.requests)


def test_a_report_without_title_or_date_before_it_begins_at_its_first_heading() -> None:
    untitled = [block for block in printed(AREA) if AREA.title not in getattr(block, "text", "")]
    first, second = read(printed(OWN), untitled[1:])
    assert (first.requests, second.requests) == (OWN.requests, AREA.requests)


def test_a_report_begins_where_its_title_is_printed_first() -> None:
    title = Paragraph(str(AREA.title))
    first, second = read(printed(OWN), [title, Paragraph("发布日期：2025-01-20")], printed(AREA))
    assert first == OWN
    assert (second.title, str(second.published_on)) == (AREA.title, "2025-01-20")


def test_a_report_whose_tables_are_pictures_takes_none_of_another() -> None:
    tables = dict.fromkeys(("proactive_disclosure", "requests", "disputes"))
    pictures = [block for block in printed(OWN) if not isinstance(block, Table)]
    first, second = read(pictures, printed(AREA))
    assert {name: getattr(first, name) for name in tables} == tables
    assert second == AREA
    document = Document.of([*pictures, *printed(AREA)])
    assert extract(document).report == AREA
    assert "第2份" in extract(document).problems[0].message


def none_of(parts: tuple[str, ...]) -> dict[str, Any]:
    return dict.fromkeys(parts)


def test_a_report_whose_tables_are_pictures_may_have_no_title() -> None:
    nothing = none_of(("title", "publisher", "year", "signed_by"))
    untitled = [attrs.evolve(each, **nothing) for each in (OWN, AREA)]
    pictures = [block for block in printed(untitled[0]) if not isinstance(block, Table)]
    first, second = read(pictures, printed(untitled[1]))
    named = attrs.evolve(untitled[1], publisher=AREA.publisher)  # by the opening of its section 1
    assert (first.requests, second) == (None, named)


def test_reports_that_lack_different_tables_do_not_complete_each_other() -> None:
    first = attrs.evolve(OWN, requests=None, disputes=None)
    second = attrs.evolve(AREA, proactive_disclosure=None, overview=None)
    assert read(printed(first), printed(second)) == [first, second]


def test_reports_that_share_one_heading_are_told_apart_by_their_titles() -> None:
    only = (
        "preamble",
        "overview",
        "proactive_disclosure",
        "disputes",
        "problems_and_improvements",
        "other_matters",
    )
    first, second = (attrs.evolve(each, **none_of(only)) for each in (OWN, AREA))
    assert read(printed(first), printed(second)) == [first, second]


def test_reports_of_one_table_and_no_title_are_told_apart_by_their_rows() -> None:
    others = (
        "title",
        "publisher",
        "year",
        "overview",
        "proactive_disclosure",
        "disputes",
        "problems_and_improvements",
        "other_matters",
    )
    first, second = (attrs.evolve(each, **none_of(others)) for each in (OWN, AREA))
    assert read(printed(first), printed(second)) == [first, second]


def test_the_title_of_a_page_with_several_reports_is_that_of_none() -> None:
    blocks = [*printed(OWN)[1:], *printed(AREA)]
    page = "云州市2024年政府信息公开工作年度报告"
    first, second = extract_all(attrs.evolve(Document.of(blocks), title=page))
    assert first.report.title != page
    assert Paragraph(page) in first.leftover
    assert second.leftover == ()


def test_what_is_known_holds_for_all_of_them() -> None:
    text = "\n".join(gd.render(each, "text") for each in (OWN, AREA)).encode()
    for extraction in gd.read_all(text, scope="own", year=2023):
        assert (extraction.report.scope, extraction.report.year) == ("own", 2023)
        assert [problem.path for problem in extraction.problems] == ["year"]


def test_several_reports_of_which_none_can_be_read() -> None:
    pictures = [block for block in (*printed(OWN), *printed(AREA)) if not isinstance(block, Table)]
    for function in (extract, extract_all):
        with pytest.raises(gd.UnrecognisedDocumentError):
            function(Document.of(pictures))


# One -------------------------------------------------------------------------------------------

HEADINGS = [block for block in printed(OWN) if getattr(block, "text", "")[1:2] == "、"]
"""The six statutory headings."""


def _with(blocks: Sequence[Block], before: str, *added: Block) -> list[Block]:
    """Return blocks with others put before the one whose text begins with ``before``."""
    at = next(n for n, block in enumerate(blocks) if getattr(block, "text", "").startswith(before))
    return [*blocks[:at], *added, *blocks[at:]]


def _within_table(numeral: str, *added: Block) -> list[Block]:
    """Return the report with the last table of a section cut in two, and blocks in between."""
    blocks = list(printed(OWN))
    start = next(n for n, b in enumerate(blocks) if getattr(b, "text", "").startswith(numeral))
    at = next(n for n in range(start, len(blocks)) if isinstance(blocks[n], Table))
    rows = blocks[at].rows  # type: ignore[union-attr]
    half = len(rows) - 2
    return [*blocks[:at], Table(rows[:half]), *added, Table(rows[half:]), *blocks[at + 1 :]]


def _rows_of(numeral: str) -> tuple[tuple[str, ...], ...]:
    blocks = printed(OWN)
    start = next(n for n, b in enumerate(blocks) if getattr(b, "text", "").startswith(numeral))
    return next(block.rows for block in blocks[start:] if isinstance(block, Table))


TITLE = Paragraph(str(OWN.title))
OTHER_TITLE = Paragraph("云溪县财政局2023年政府信息公开工作年度报告")

ONE_REPORT = {
    "a table of contents before it": [TITLE, *HEADINGS, *printed(OWN)[1:]],
    "a table of contents after its preamble": _with(printed(OWN), "一、", *HEADINGS),
    "its title at the head of each page": _with(
        _with(_with(printed(OWN), "三、", TITLE), "四、", TITLE), "五、", TITLE
    ),
    "a heading that comes again on the next page": _within_table("三、", HEADINGS[2]),
    "title and heading again on the next page": _within_table("三、", TITLE, HEADINGS[2]),
    "sub-headings like those of the form": _with(
        printed(OWN),
        "二、",
        *(
            Paragraph(text)
            for text in (
                "（一）主动公开政府信息情况",
                "主动公开数量有所增加。",
                "（二）收到和处理政府信息公开申请情况",
                "本年新收申请3件。",
            )
        ),
    ),
    "headings of the form in section five": _with(
        printed(OWN),
        "六、",
        Paragraph("总体情况"),
        Paragraph("良好。"),
        Paragraph("主动公开政府信息情况"),
        Paragraph("尚可。"),
    ),
    "earlier reports listed before it": [OTHER_TITLE, *printed(OWN)],
    "earlier reports listed after it": [*printed(OWN), OTHER_TITLE, TITLE],
    "an earlier report named between tables": _with(
        printed(OWN), "三、", Paragraph("详见《云溪县财政局2023年政府信息公开工作年度报告》。")
    ),
    "a header that comes again on the next page with the figures": _with(
        printed(OWN), "四、", HEADINGS[3], Table(_rows_of("四、")[:-1])
    ),
    "its title and first heading again before section three": _with(
        printed(OWN), "三、", TITLE, HEADINGS[0]
    ),
    "a title that names nobody over a table that goes on": _within_table(
        "三、", Paragraph("政府信息公开工作年度报告"), HEADINGS[2]
    ),
    "earlier reports listed before it, and its title on the next page": [
        OTHER_TITLE,
        *_with(printed(OWN), "三、", TITLE),
    ],
    "a heading of level 1 over a table that goes on": _within_table(
        "三、", Heading("续表", 1), HEADINGS[2]
    ),
}


@pytest.mark.parametrize("name", ONE_REPORT)
def test_one_report_is_never_split(name: str) -> None:
    extractions = extract_all(Document.of(ONE_REPORT[name]))
    assert len(extractions) == 1
    assert all(problem.rule != "reading.several_reports" for problem in extractions[0].problems)


def test_two_sections_once_more_are_another_report() -> None:
    def part(figure: str) -> list[Block]:
        table = Table((("信息内容", "本年收费金额（万元）"), ("行政事业性收费", figure)))
        return [
            Heading("一、总体情况", 1),
            Paragraph("认真做好工作。"),
            Heading(PROACTIVE, 1),
            table,
        ]

    amounts = [gd.figures(one)[FEES] for one in read(part("3"), part("5"))]
    assert amounts == [3, 5]


def test_every_published_report_is_one(shared: Any) -> None:
    for path in sorted((shared / "published").iterdir()):
        if path.suffix in {".html", ".pdf", ".txt", ".md"} and path.name != "README.md":
            try:
                extraction = gd.read(path)
            except gd.UnrecognisedDocumentError:
                continue
            assert gd.read_all(path) == (extraction,), path.name
