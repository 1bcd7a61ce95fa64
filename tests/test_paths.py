"""Paths into a report: figures, replace, blank, cells, subtotals."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.model.paths import TABLE_SECTIONS, columns, rows, section_class, sections
from gov_disclosure.model.report import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gov_disclosure.model.paths import CellFacts
    from gov_disclosure.model.report import FormName
    from gov_disclosure.values import Value

_FEW = settings(max_examples=settings().max_examples // 4)
"""Whole reports take long to draw."""


def _all_cells() -> list[Any]:
    return [
        pytest.param(form, cell, id=f"{form}:{cell.path}")
        for form in FORMS
        for cell in gd.cells(form)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_figures_are_all_cells_in_form_order(form: FormName) -> None:
    report = gd.blank(form)
    assert list(gd.figures(report)) == [cell.path for cell in gd.cells(form)]
    assert set(gd.figures(report).values()) == {None}


def test_figures_leave_out_sections_that_are_not_there() -> None:
    report = gd.replace(gd.blank("2021"), {"requests": None})
    assert {path.partition(".")[0] for path in gd.figures(report)} == {
        "proactive_disclosure",
        "disputes",
    }
    assert dict(gd.figures(gd.AnnualReport())) == {}


@_FEW
@given(strategies.reports(hostile=True))
def test_figures_are_the_values_at_their_paths(report: gd.AnnualReport) -> None:
    for path, value in gd.figures(report).items():
        assert operator.attrgetter(path)(report) is value


@_FEW
@given(strategies.reports(form="2021"), st.data())
def test_replace_changes_one_cell_and_nothing_else(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    cell = data.draw(
        st.sampled_from([cell for cell in gd.cells("2021") if cell.path in gd.figures(report)])
    )
    value = data.draw(strategies.values(cell))
    before = dict(gd.figures(report))
    changed = gd.replace(report, {cell.path: value})
    assert dict(gd.figures(changed)) == before | {cell.path: value}
    assert dict(gd.figures(report)) == before
    assert gd.replace(changed, {cell.path: before[cell.path]}) == report


def test_replace_reaches_every_kind_of_place() -> None:
    report = gd.blank(
        "2019",
        publisher=gd.Publisher("某局"),
        overview=gd.Narrative(blocks=(gd.Heading("甲", 2), gd.Paragraph("乙"))),
        notes=(gd.Note("year", "注"),),
    )
    counts = gd.ApplicantCounts(total=7)
    changed = gd.replace(
        report,
        {
            "year": 2020,
            "publisher.name": "某厅",
            "overview.blocks[1].text": "丙",
            "overview.blocks[0]": gd.Paragraph("丁"),
            "notes[0].text": "新注",
            "requests.outcomes.other_handling": counts,
            "requests.heading": "三、申请",
            "disputes": None,
            "proactive_disclosure.supplementary_rows": (gd.SupplementaryRow(None, "甲"),),
        },
    )
    assert changed.year == 2020
    assert changed.publisher == gd.Publisher("某厅")
    assert changed.overview == gd.Narrative(blocks=(gd.Paragraph("丁"), gd.Paragraph("丙")))
    assert changed.notes == (gd.Note("year", "新注"),)
    assert changed.requests == gd.Requests2019(
        heading="三、申请", outcomes=attrs.evolve(gd.Requests2019().outcomes, other_handling=counts)
    )
    assert changed.disputes is None
    assert changed.proactive_disclosure == gd.ProactiveDisclosure2019(
        supplementary_rows=(gd.SupplementaryRow(None, "甲"),)
    )


def test_replace_with_nothing_gives_the_same_report() -> None:
    report = gd.blank()
    assert gd.replace(report, {}) == report


def test_later_changes_see_earlier_ones() -> None:
    changed = gd.replace(
        gd.AnnualReport(), {"requests": gd.Requests2021(), "requests.received.total": 4}
    )
    assert gd.figures(changed)["requests.received.total"] == 4


@pytest.mark.parametrize(
    "path",
    [
        *("", ".", "years", "$.year", "year.", ".year", "year[0]", "year.value", "Year", "year "),
        *("requests.received", "requests.received.totals", "requests.form", "requests.total"),
        *("requests..received", "requests.outcomes[0]", "requests.other_handling", "form"),
        *("overview.blocks[2].text", "overview.blocks[-1]", "overview.blocks[０]", "[0]"),
        *("overview.blocks[99999999999999999999]", "overview.blocks.0", "overview.blocks[x]"),
        *("publisher.title", "disputes.upheld", "requests.outcomes.other_handling.other.total"),
        *("__class__", "requests.__class__", "requests.received.total\n", "requests．received"),
    ],
    ids=repr,
)
def test_replace_refuses_paths_that_the_report_does_not_have(path: str) -> None:
    report = gd.blank(
        "2019", overview=gd.Narrative(blocks=(gd.Paragraph("甲"), gd.Paragraph("乙")))
    )
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.replace(report, {path: 5})
    assert caught.value.path in {"path", path}


def test_replace_names_the_full_path_of_a_wrong_value() -> None:
    report = gd.blank(overview=gd.Narrative(blocks=(gd.Paragraph("甲"),)))
    for path, value in (
        ("requests.outcomes.denied.state_secret.total", -1),
        ("overview.blocks[0].text", ""),
        ("requests.received", gd.CaseResults()),
        ("overview.blocks[0]", "甲"),
        ("proactive_disclosure", gd.Requests2021()),
    ):
        with pytest.raises(gd.InvalidValueError) as caught:
            gd.replace(report, {path: value})
        assert caught.value.path == path
        assert path in str(caught.value)


@pytest.mark.parametrize("form", ["2018", "", "mixed", None, 2021])
def test_there_are_two_forms(form: Any) -> None:
    with pytest.raises(gd.InvalidValueError, match="form"):
        gd.blank(form)
    with pytest.raises(gd.InvalidValueError, match="form"):
        gd.cells(form)


def test_blank_takes_header_fields() -> None:
    report = gd.blank("2019", year=2020, publisher=gd.Publisher("某局"))
    assert (report.form, report.year, report.publisher) == ("2019", 2020, gd.Publisher("某局"))
    assert gd.blank().form == "2021"
    with pytest.raises(gd.InvalidValueError, match="year"):
        gd.blank(year=1)


def test_blank_is_what_groups_default_to() -> None:
    assert gd.blank("2021") == gd.AnnualReport(
        proactive_disclosure=gd.ProactiveDisclosure2021(),
        requests=gd.Requests2021(),
        disputes=gd.Disputes(),
    )


def test_the_forms_have_226_distinct_cells() -> None:
    assert [len(gd.cells(form)) for form in FORMS] == [198, 200]
    assert len({cell.path for form in FORMS for cell in gd.cells(form)}) == 226


@pytest.mark.parametrize(("form", "cell"), _all_cells())
def test_every_cell_says_what_it_is(form: FormName, cell: CellFacts) -> None:
    del form
    assert cell.clause.startswith("《条例》第")
    assert cell.english
    assert cell.english.isascii()
    assert cell.labels == (cell.row_label, cell.column_label)


def test_sections_are_walked_in_order() -> None:
    assert [section.numeral for section in sections().values()] == list("一二三四五六")
    assert [name for name in sections() if name in TABLE_SECTIONS] == list(TABLE_SECTIONS)


# Subtotals -----------------------------------------------------------------------------------

_LEGAL_PERSONS = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_org",
    "legal_service_org",
    "other_org",
)
_GROUPS = {
    "denied": (
        *("state_secret", "prohibited_by_law", "security_stability", "third_party_rights"),
        *("internal_affairs", "process_information", "enforcement_file", "administrative_inquiry"),
    ),
    "unavailable": ("not_held", "needs_creation", "unclear_after_correction"),
    "not_processed": ("petition", "repeat", "publication", "excessive", "confirm_or_reissue"),
    "other_handling": ("overdue_correction", "unpaid_fee", "other"),
}


def _plain_sum(values: Iterable[Value]) -> int | None:
    known = [0 if value is gd.Mark.NOT_APPLICABLE else value for value in values]
    figures = [value for value in known if type(value) is int]
    return sum(figures) if len(figures) == len(known) else None


@_FEW
@given(strategies.reports(hostile=True))
def test_subtotals_are_sums_of_their_cells(report: gd.AnnualReport) -> None:
    derived = gd.subtotals(report)
    if report.requests is None:
        assert dict(derived) == {}
        return
    figures = gd.figures(report)
    row_paths = {path.rpartition(".")[0] for path in figures if path.startswith("requests.")}
    groups = {name: names for name, names in _GROUPS.items() if name != "other_handling"}
    if report.requests.form == "2021":
        groups = _GROUPS
    expected = {
        f"{row}.legal_person_or_other_org": _plain_sum(
            figures[f"{row}.{c}"] for c in _LEGAL_PERSONS
        )
        for row in row_paths
    }
    for group, members in groups.items():
        prefix = f"requests.outcomes.{group}"
        for column in ("natural_person", *_LEGAL_PERSONS, "total"):
            expected[f"{prefix}.{column}"] = _plain_sum(
                figures[f"{prefix}.{member}.{column}"] for member in members
            )
        expected[f"{prefix}.legal_person_or_other_org"] = _plain_sum(
            figures[f"{prefix}.{member}.{column}"]
            for member in members
            for column in _LEGAL_PERSONS
        )
    assert dict(derived) == expected
    assert not set(derived) & set(figures)


@pytest.mark.parametrize("form", FORMS)
def test_walking_the_declarations_finds_every_class(form: FormName) -> None:
    for name in TABLE_SECTIONS:
        kind = section_class(form, name)
        assert rows(kind)
        for row in rows(kind):
            assert [column for column, _ in row.columns] == [
                field.name for field in attrs.fields(row.kind)
            ]
            assert columns(row.kind) == row.columns


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("requests.recieved.total", "requests.received.total"),
        ("requests.received.sum", "requests.received"),
        ("received.total", "requests.received.total"),
        ("requests.outcomes.state_secret.total", "requests.outcomes.denied.state_secret.total"),
        ("yeer", "year"),
        ("publisher.nam", "publisher.name"),
        ("source.adress", "source.address"),
        ("overview.blocks[0].txt", "overview.blocks[0].text"),
        ("problems_and_improvement.heading", "problems_and_improvements.heading"),
    ],
)
def test_a_wrong_path_is_answered_with_near_ones(wrong: str, meant: str) -> None:
    overview = gd.Narrative(blocks=[gd.Paragraph("甲")])
    changes: dict[str, Any] = {wrong: 5}
    calls: list[Callable[[], object]] = [
        lambda: gd.replace(gd.blank(overview=overview), changes),
        lambda: gd.blank(overview=overview, **changes),
    ]
    for call in calls:
        with pytest.raises(gd.InvalidValueError) as caught:
            call()
        assert caught.value.path == "path"
        assert caught.value.value == wrong
        for expected in (caught.value.expected, caught.value.expected_en):
            assert meant in expected


def test_a_path_unlike_any_is_answered_without_suggestion() -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.replace(gd.blank(), {"x" * 100_000: 5})
    assert caught.value.expected == "报告内存在的路径"


def test_parts_that_a_report_lacks_are_made_from_their_fields() -> None:
    fields: dict[str, Any] = {
        "publisher.level": "county",
        "publisher.name": "青溪区人民政府",
        "source.address": "https://www.example.org/",
        "overview.blocks": [gd.Paragraph("甲")],
        "requests.received.total": 5,
    }
    report = gd.blank(year=2025, **fields)
    assert report == gd.replace(gd.blank(year=2025), fields)
    assert report.publisher == gd.Publisher("青溪区人民政府", level="county")
    assert report.source == gd.Source("https://www.example.org/")
    assert report.overview == gd.Narrative(blocks=(gd.Paragraph("甲"),))
    renamed = gd.replace(report, {"publisher.name": "青溪县人民政府"})
    assert renamed.publisher == gd.Publisher("青溪县人民政府", level="county")
    changes: dict[str, Any] = {"publisher": gd.Publisher("甲局"), "publisher.level": "county"}
    assert gd.blank(**changes).publisher == gd.Publisher("甲局", level="county")


def test_a_part_is_made_only_whole_and_a_table_never() -> None:
    with pytest.raises(gd.InvalidValueError) as caught:
        gd.replace(gd.blank(), {"publisher.level": "county"})
    assert caught.value.path == "publisher"
    assert "publisher.name" in caught.value.expected
    with pytest.raises(gd.InvalidValueError) as wrong:
        gd.replace(gd.blank(), {"publisher.name": ""})
    assert wrong.value.path == "publisher.name"
    for path in ("requests.received.total", "disputes.heading"):
        with pytest.raises(gd.InvalidValueError, match="path"):
            gd.replace(gd.AnnualReport(), {path: 5})
