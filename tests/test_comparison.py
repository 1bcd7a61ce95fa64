"""Two reports beside each other, cell by cell and passage by passage."""

from __future__ import annotations

import decimal
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.comparison.cells import CellComparison, CellStatus, judged
from gov_disclosure.comparison.comparison import Comparison, compare
from gov_disclosure.comparison.derived import derived_lines, derived_names
from gov_disclosure.comparison.narratives import NarrativeComparison, compare_narratives
from gov_disclosure.rules.passages import passages
from gov_disclosure.values import NO_SUCH_CELL, Mark, Value

_RECEIVED = "requests.received.total"
_MIRRORED: dict[CellStatus, CellStatus] = {"appeared": "disappeared", "disappeared": "appeared"}


def _with(form: str, **changes: Value) -> gd.AnnualReport:
    report = gd.blank(form)  # type: ignore[arg-type] # a form's name
    return gd.replace(report, {path.replace("__", "."): value for path, value in changes.items()})


@given(strategies.reports(hostile=True))
def test_a_report_does_not_differ_from_itself(report: gd.AnnualReport) -> None:
    comparison = compare(report, report)
    assert comparison.is_unchanged
    assert not comparison.changes
    assert all(line.status == "unchanged" for line in comparison.derived)
    assert list(gd.figures(report)) == [cell.path for cell in comparison.cells]
    for part in comparison.narratives:
        assert part.share_repeated in {None, Decimal(100)}


@given(strategies.reports(), strategies.reports())
def test_swapping_the_sides_mirrors_every_change(
    old: gd.AnnualReport, new: gd.AnnualReport
) -> None:
    there, back = compare(old, new), compare(new, old)
    for lines, mirrored in ((there.cells, back.cells), (there.derived, back.derived)):
        by_path = {line.path: line for line in mirrored}
        assert by_path.keys() == {line.path for line in lines}
        for line in lines:
            other = by_path[line.path]
            assert other.status == _MIRRORED.get(line.status, line.status)
            assert (other.old, other.new) == (line.new, line.old)
            if line.difference is not None:
                assert other.difference == -line.difference
            assert (line.reason == "") == (line.status not in {"uncertain", "not_comparable"})


def test_a_share_differs_by_percentage_points() -> None:
    outcomes = {"requests.outcomes.granted.total": 1}
    before, now = (
        _with("2021", **outcomes, **{"requests.outcomes.handled.total": handled})
        for handled in (3, 4)
    )
    (share,) = [
        line
        for line in compare(before, now).derived
        if line.path == "requests.outcomes.granted.share"
    ]
    assert (share.difference, share.percentage) == (Decimal("-8.33"), None)


@pytest.mark.parametrize(
    ("before", "now", "share"),
    [
        (["甲一甲二甲三。", "乙四乙五乙六！"], ["乙四乙五乙六！", "甲一甲二甲三。"], 100),
        (["甲一甲二甲三。乙四乙五乙六！"], ["乙四乙五乙六！", "甲一甲二甲三。"], 100),
        (["甲一甲二甲三。", "乙四乙五乙六！"], ["丙七丙八丙九。", "丁子丑寅卯辰。"], 0),
    ],
)
def test_what_was_moved_is_repeated(before: list[str], now: list[str], share: int) -> None:
    reports = [
        gd.AnnualReport(overview=gd.Narrative(blocks=[gd.Paragraph(text) for text in texts]))
        for texts in (before, now)
    ]
    (part,) = compare(*reports).narratives
    assert part.share_repeated == share


@pytest.mark.parametrize("digits", [3, 28])
def test_differences_and_percentages_are_exact_in_any_context(digits: int) -> None:
    fees = "proactive_disclosure.administrative_fees.amount_wan_yuan"
    figures = [Decimal("1E-14"), Decimal(99999999999), Decimal(99999999999)]
    figures += [Decimal(99999999998), Decimal(3), Decimal(4)]
    reports = [gd.replace(gd.blank("2021"), {fees: figure}) for figure in figures]
    with decimal.localcontext(prec=digits):
        (tiny,) = compare(*reports[:2]).changes
        (near,) = compare(*reports[2:4]).changes
        (small,) = compare(*reports[4:]).changes
        assert tiny.difference == Decimal("99999999998.99999999999999")
        assert tiny.percentage == Decimal("999999999989999999999999900.00")
        assert near.difference == -1
        assert small.percentage == Decimal("33.33")


@given(strategies.reports(hostile=True), strategies.reports(hostile=True))
def test_no_prose_is_lost_and_swapping_the_sides_mirrors_it(
    old: gd.AnnualReport, new: gd.AnnualReport
) -> None:
    there, back = compare(old, new).narratives, compare(new, old).narratives
    assert [part.section for part in there] == [part.section for part in back]
    for part, mirrored in zip(there, back, strict=True):
        changes = [(one.old_path, one.new_path, one.old, one.new) for one in part.passages]
        assert sorted(changes, key=str) == sorted(
            ((one.new_path, one.old_path, one.new, one.old) for one in mirrored.passages), key=str
        )
    for report, place in ((old, "old"), (new, "new")):
        printed = {
            path: getattr(one, place)
            for part in there
            for one in part.passages
            if (path := getattr(one, f"{place}_path")) is not None
        }
        for passage in passages(report):
            assert printed[passage.path] == passage.text


@given(strategies.reports(), st.data())
def test_one_changed_figure_is_the_only_change(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    counts = {path: value for path, value in gd.figures(report).items() if isinstance(value, int)}
    if not counts:
        return
    path = data.draw(st.sampled_from(sorted(counts)))
    changed = gd.replace(report, {path: counts[path] + 3})
    (change,) = compare(report, changed).changes
    assert (change.path, change.status, change.difference) == (path, "changed", 3)


_UNREAD = "有一份报告的此格缺失或未能识别"


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        (3, 3, "unchanged"),
        (None, None, "unchanged"),
        (Mark.NOT_APPLICABLE, Mark.NOT_APPLICABLE, "unchanged"),
        (Mark.MISSING, Mark.MISSING, "unchanged"),
        (0, 3, "changed"),
        (Decimal("1.5"), Decimal(2), "changed"),
        (None, 0, "appeared"),
        (Mark.NOT_APPLICABLE, 0, "appeared"),
        (None, Mark.NOT_APPLICABLE, "uncertain"),
        (Mark.MISSING, 0, "uncertain"),
        (Mark.UNREADABLE, None, "uncertain"),
        (Mark.UNREADABLE, Mark.MISSING, "uncertain"),
    ],
)
def test_the_status_of_a_cell(old: Value, new: Value, status: CellStatus) -> None:
    assert judged(_RECEIVED, old, new).status == status
    assert judged(_RECEIVED, new, old).status == _MIRRORED.get(status, status)


@pytest.mark.parametrize(
    ("old", "new", "difference", "percentage"),
    [
        (40, 50, 10, "25.00"),
        (3, 4, 1, "33.33"),
        (3, 0, -3, "-100.00"),
        (8, 9, 1, "12.50"),
        (0, 5, 5, None),
        (-2, 5, 7, None),
        (None, 5, None, None),
        (Decimal("2059.209"), Decimal(2060), Decimal("0.791"), "0.04"),
    ],
)
def test_differences(old: Value, new: Value, difference: object, percentage: str | None) -> None:
    line = judged("any", old, new)
    assert line.difference == difference
    assert line.percentage == (None if percentage is None else Decimal(percentage))


def test_what_two_forms_count_differently_is_not_compared() -> None:
    comparison = compare(
        _with("2019", proactive_disclosure__administrative_licensing__decisions=7),
        _with("2021", proactive_disclosure__administrative_licensing__decisions=7),
    )
    cells = {cell.path: cell for cell in comparison.cells}
    same_name = cells["proactive_disclosure.administrative_licensing.decisions"]
    assert same_name.status == "not_comparable"
    assert (same_name.old, same_name.new) == (7, 7)
    assert "处理决定数量" in same_name.reason
    only_old = cells["proactive_disclosure.normative_documents.total_disclosed"]
    assert (only_old.status, only_old.new) == ("not_comparable", NO_SUCH_CELL)
    assert {cell.path for cell in comparison.cells} == {
        cell.path for form in ("2019", "2021") for cell in gd.cells(form)
    }


def test_other_handling_is_comparable_across_the_forms_as_a_group() -> None:
    comparison = compare(
        _with("2019", requests__outcomes__other_handling__total=6),
        _with(
            "2021",
            requests__outcomes__other_handling__overdue_correction__total=1,
            requests__outcomes__other_handling__unpaid_fee__total=2,
            requests__outcomes__other_handling__other__total=4,
        ),
    )
    lines = {line.path: line for line in comparison.derived}
    line = lines["requests.outcomes.other_handling.total"]
    assert (line.status, line.old, line.new) == ("changed", 6, 7)


def test_a_table_that_one_report_lacks_is_no_table_of_blanks() -> None:
    report = gd.blank("2021")
    comparison = compare(report, attrs.evolve(report, requests=None))
    statuses = {cell.status for cell in comparison.cells if cell.path.startswith("requests.")}
    assert statuses == {"uncertain"}
    assert {cell.new for cell in comparison.cells if cell.path == _RECEIVED} == {Mark.MISSING}


def test_an_own_report_is_not_held_against_that_of_an_area() -> None:
    own, area = (gd.blank("2021", scope=scope) for scope in ("own", "jurisdiction"))
    comparison = compare(own, area)
    assert {cell.status for cell in comparison.cells} == {"not_comparable"}
    assert {line.status for line in comparison.derived} == {"not_comparable"}
    assert len(comparison.remarks) == 1


def test_what_a_reader_has_to_know_is_told() -> None:
    publishers = [gd.Publisher(name) for name in ("云州市水利局", "云州市财政局")]
    old = gd.blank("2019", publisher=publishers[0], year=2019)
    new = gd.blank("2021", publisher=publishers[1], year=2021)
    told = [remark.zh for remark in compare(old, new).remarks]
    assert [any(word in remark for remark in told) for word in ("发布机关", "不相邻", "格式")] == [
        True
    ] * 3
    assert not compare(old, attrs.evolve(old, year=2020)).remarks


def test_shares_and_totals_have_names_in_order() -> None:
    for form in ("2019", "2021"):
        lines = derived_lines(gd.blank(form))
        assert set(lines) <= set(derived_names())
        assert set(gd.subtotals(gd.blank(form))) <= set(lines)
    names = derived_names()
    assert [words.zh for words in names["requests.outcomes.other_handling.total"]] == [
        "（六）其他处理",
        "总计",
    ]


def _prose(*texts: str) -> gd.AnnualReport:
    blocks = tuple(gd.Paragraph(text) for text in texts)
    return gd.AnnualReport(overview=gd.Narrative(blocks=blocks))


def _overview(old: gd.AnnualReport, new: gd.AnnualReport) -> NarrativeComparison:
    (part,) = compare_narratives(old, new)
    return part


def test_a_rewritten_paragraph_is_one_that_changed() -> None:
    part = _overview(
        _prose("主动公开信息120条。", "培训工作人员。", "完善制度。"),
        _prose("主动公开信息135条。", "开展政策解读。", "完善制度。"),
    )
    assert [one.status for one in part.passages] == ["changed", "removed", "added", "kept"]
    changed = part.passages[0]
    assert [(run.old, run.new) for run in changed.runs if not run.is_kept] == [("120", "135")]
    assert part.share_repeated == Decimal("56.52")


def test_a_paragraph_that_moved_among_alike_ones_is_found() -> None:
    part = _overview(_prose("甲" * 9, "乙" * 9), _prose("新增的话", "甲" * 9, "乙" * 8 + "丙"))
    assert [one.status for one in part.passages] == ["added", "kept", "changed"]


def test_hostile_lengths_end() -> None:
    # Compared pair by pair, either would take hours.
    old = _prose("ab" * 200_000, *("段" for _ in range(3_000)))
    new = _prose("ba" * 200_000, *("落" for _ in range(3_000)))
    assert len(_overview(old, new).passages) >= 6_000


def test_comparisons_are_values() -> None:
    report = gd.blank("2021")
    assert compare(report, report) == Comparison(report, report)
    assert hash(compare(report, report).cells[0]) == hash(
        CellComparison("proactive_disclosure.rules.issued", "unchanged", None, None)
    )


def test_texts_of_very_many_different_characters_are_not_searched_for_rewritten_ones() -> None:
    characters = "".join(map(chr, range(0x4E00, 0x4E00 + 20_000)))
    texts = [f"{number}{characters}" for number in range(20)]
    reports = [
        gd.AnnualReport(overview=gd.Narrative(blocks=[gd.Paragraph(text) for text in side]))
        for side in ([f"甲{text}" for text in texts], [f"{text}乙" for text in texts])
    ]
    (part,) = compare(*reports).narratives
    assert {passage.status for passage in part.passages} == {"removed", "added"}
