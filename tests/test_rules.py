"""The rules of the form: what they find, and what they must not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure import strategies
from gov_disclosure.rules import selected
from gov_disclosure.rules.words import SEVERITIES, STATUSES
from rule_examples import EXAMPLES
from rule_examples.example import cells, zeros

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Golden
    from gov_disclosure.model.report import FormName
    from gov_disclosure.strategies import PlantedError

_RULE_OF_IDENTITY = {
    "balance": "requests.balance",
    "applicants": "requests.row_total",
    "outcomes": "requests.outcomes_total",
    "cases": "disputes.total",
}
"""Rule that must find a broken identity of the strategies' own list."""

_IDENTITIES = tuple(_RULE_OF_IDENTITY.values())
"""The rules that decide whether a sum holds."""

_HALF = settings(max_examples=settings().max_examples // 2)
"""Whole reports take long to draw."""


# Reports of the strategies -------------------------------------------------------------------


@_HALF
@given(strategies.reports(consistent=True))
def test_consistent_reports_leave_nothing_to_find(report: gd.AnnualReport) -> None:
    assert gd.check(report, rules=_IDENTITIES) == ()


@_HALF
@given(strategies.inconsistent_reports())
def test_every_planted_error_is_found_and_nothing_else(
    planted: tuple[gd.AnnualReport, tuple[PlantedError, ...]],
) -> None:
    report, errors = planted
    findings = gd.check(report, rules=_IDENTITIES)
    assert {finding.status for finding in findings} == {"violated"}
    assert {(finding.rule, frozenset(finding.paths)) for finding in findings} == {
        (_RULE_OF_IDENTITY[error.identity], frozenset(error.paths)) for error in errors
    }
    for finding in findings:
        (error,) = (one for one in errors if frozenset(one.paths) == frozenset(finding.paths))
        assert finding.gap == abs(error.printed - error.right)


@_HALF
@given(strategies.reports(hostile=True))
def test_any_report_can_be_checked(report: gd.AnnualReport) -> None:
    findings = gd.check(report)
    undetermined = [finding.rule for finding in findings if finding.status == "undetermined"]
    assert len(set(undetermined)) == len(undetermined)
    figures = gd.figures(report)
    for finding in findings:
        if finding.rule in _IDENTITIES:
            assert set(finding.paths) <= set(figures)
        if finding.status == "undetermined":
            assert not any(isinstance(figures[path], int) for path in finding.paths)


@_HALF
@given(strategies.reports(), st.data())
def test_filling_a_blank_never_takes_a_violation_away(
    report: gd.AnnualReport, data: st.DataObject
) -> None:
    without = [
        path
        for path, value in gd.figures(report).items()
        if path.startswith(("requests.", "disputes.")) and not isinstance(value, int)
    ]
    violated = {finding.paths for finding in gd.check(report) if finding.status == "violated"}
    fillings = data.draw(
        st.dictionaries(st.sampled_from(without), st.integers(0, 9), max_size=5)
        if without
        else st.just({})
    )
    filled = gd.check(gd.replace(report, fillings))
    assert violated <= {finding.paths for finding in filled if finding.status == "violated"}


@_HALF
@given(strategies.inconsistent_reports())
def test_order_of_findings_does_not_hang_on_the_order_of_rules(
    planted: tuple[gd.AnnualReport, tuple[PlantedError, ...]],
) -> None:
    report, _ = planted
    assert gd.check(report) == gd.check(report, rules=[rule.id for rule in reversed(gd.RULES)])


# A passing and a failing example of every rule -----------------------------------------------


def test_every_rule_has_an_example() -> None:
    assert set(EXAMPLES) == {rule.id for rule in gd.RULES}


_EXAMPLES_BY_FORM = [(rule, form) for rule, example in EXAMPLES.items() for form in example.forms]


@pytest.mark.parametrize(("rule", "form"), _EXAMPLES_BY_FORM)
def test_passing_example(rule: str, form: FormName) -> None:
    example = EXAMPLES[rule]
    assert example.findings(rule, example.passing, form) == ()


@pytest.mark.parametrize(("rule", "form"), _EXAMPLES_BY_FORM)
def test_failing_example(rule: str, form: FormName) -> None:
    example = EXAMPLES[rule]
    findings = example.findings(rule, example.failing, form)
    assert {finding.rule for finding in findings} == {rule}
    assert tuple(finding.paths[0] for finding in findings) == example.paths
    first = findings[0]
    assert (first.expected, first.actual, first.gap) == (
        example.expected,
        example.actual,
        example.gap,
    )
    assert (first.severity, first.status) == (example.severity, example.status)


# Traps ---------------------------------------------------------------------------------------


def test_a_section_that_is_not_there_is_left_to_reading() -> None:
    assert gd.check(gd.AnnualReport()) == ()


def test_marks_count_as_zero_where_that_makes_the_sum_right() -> None:
    report = gd.replace(zeros(), dict.fromkeys(gd.figures(zeros()), gd.Mark.NOT_APPLICABLE))
    assert gd.check(report, rules=_IDENTITIES) == ()


def test_marks_accuse_nobody() -> None:
    changes = cells("disputes.reconsideration", upheld=gd.Mark.NOT_APPLICABLE, total=1)
    (finding,) = gd.check(zeros(changes=changes), rules=_IDENTITIES)
    assert finding.status == "undetermined"
    assert finding.paths == ("disputes.reconsideration.upheld",)


def test_blanks_give_one_undetermined_line_a_rule() -> None:
    findings = gd.check(gd.blank("2021"), rules=_IDENTITIES)
    assert sorted(finding.rule for finding in findings) == sorted(_IDENTITIES)
    assert {finding.status for finding in findings} == {"undetermined"}
    assert {finding.severity for finding in findings} == {"warning"}
    assert all(finding.expected is finding.actual is finding.gap is None for finding in findings)


def test_totals_left_blank_are_undetermined_not_violated() -> None:
    totals = [
        path
        for path in gd.figures(zeros())
        if path.startswith("requests.") and path.endswith(".total")
    ]
    findings = gd.check(gd.replace(zeros(), dict.fromkeys(totals)), rules=_IDENTITIES)
    assert {finding.status for finding in findings} == {"undetermined"}


def test_a_form_where_other_handling_is_one_row_counts_it_once() -> None:
    changes = cells("requests.outcomes.other_handling", natural_person=3, total=3)
    changes |= cells("requests.outcomes.handled", natural_person=3, total=3)
    changes |= cells("requests.received", natural_person=3, total=3)
    assert gd.check(zeros("2019", changes), rules=_IDENTITIES) == ()


def test_findings_are_in_form_order_within_a_severity() -> None:
    changes = {
        "disputes.litigation_after_reconsideration.upheld": None,
        "disputes.litigation_direct.total": 1,
        "disputes.reconsideration.total": 1,
        "requests.carried_forward.total": 1,
        "requests.received.total": 1,
        "requests.outcomes.other_handling.overdue_correction.total": 1,
        "requests.outcomes.denied.state_secret.total": None,
    }
    findings = gd.check(zeros(changes=changes), rules=_IDENTITIES)
    assert [finding.severity for finding in findings] == ["error"] * 6 + ["warning"] * 2
    assert [finding.paths[0] for finding in findings] == [
        "requests.received.total",
        "requests.outcomes.other_handling.overdue_correction.total",
        "requests.outcomes.handled.total",
        "requests.carried_forward.total",
        "disputes.reconsideration.total",
        "disputes.litigation_direct.total",
        "requests.outcomes.denied.state_secret.total",
        "disputes.litigation_after_reconsideration.upheld",
    ]


def test_severity_comes_before_certainty() -> None:
    def trifle(rule: gd.Rule, _examination: gd.Examination) -> Iterator[gd.Finding]:
        yield rule.finding("violated", [], "小事", "a trifle")

    own = gd.Rule("own.trifle", "info", trifle, "无", "none")
    report = zeros(changes={"disputes.reconsideration.total": None})
    findings = gd.check(report, rules=[own, *_IDENTITIES])
    assert [finding.severity for finding in findings] == ["warning", "info"]


def test_findings_can_be_put_in_sets() -> None:
    findings = gd.check(zeros(changes={"disputes.reconsideration.total": 1}), rules=_IDENTITIES)
    assert len({*findings, *findings}) == 1


# Messages ------------------------------------------------------------------------------------


def test_message_of_the_statutory_example() -> None:
    changes = {
        "requests.outcomes.granted.natural_person": 26,
        "requests.outcomes.handled.natural_person": 20,
    }
    messages = {
        finding.message
        for finding in gd.check(zeros(changes=changes), rules="requests.outcomes_total")
    }
    assert messages == {
        "第三部分“（七）总计”行“自然人”列：（一）至（六）合计26件，填报20件，少6件，请核对。"
    }


def _lines(name: str, findings: tuple[gd.Finding, ...]) -> Iterator[str]:
    yield f"# {name}"
    for finding in findings:
        yield f"{finding.rule} {finding.severity} {finding.status}"
        yield f"  {finding.message}"
        yield f"  {finding.message_en}"


_SUBJECTS = sorted({rule.partition(".")[0] for rule in EXAMPLES})


@pytest.mark.parametrize("subject", _SUBJECTS)
def test_messages_of_failing_examples(subject: str, golden: Golden) -> None:
    lines = [
        line
        for rule, example in EXAMPLES.items()
        if rule.startswith(f"{subject}.")
        for line in _lines(rule, example.findings(rule, example.failing, example.forms[-1]))
    ]
    golden(f"messages-{subject}.txt", "\n".join(lines) + "\n")


def _messages() -> Iterator[str]:
    """Yield the messages about sums: exact, at least, and undetermined."""
    several: dict[str, gd.AnnualReport] = {}
    several["2019"] = zeros(
        "2019",
        {"requests.outcomes.other_handling.legal_service_org": 2, "requests.received.total": 7},
    )
    several["至少"] = zeros(
        changes={
            "requests.received.natural_person": 4,
            "requests.brought_forward.natural_person": None,
            "requests.outcomes.granted.other_org": 9,
            "requests.outcomes.denied.state_secret.other_org": gd.Mark.UNREADABLE,
            "requests.outcomes.handled.other_org": 5,
            "requests.carried_forward.other_org": gd.Mark.MISSING,
            "disputes.litigation_after_reconsideration.upheld": 3,
            "disputes.litigation_after_reconsideration.pending": gd.Mark.NOT_APPLICABLE,
        }
    )
    several["空白"] = gd.blank("2021")
    several["各种"] = zeros(
        changes={
            "disputes.reconsideration.upheld": None,
            "disputes.reconsideration.pending": gd.Mark.UNREADABLE,
            "disputes.litigation_direct.total": gd.Mark.MISSING,
            "disputes.litigation_direct.upheld": gd.Mark.NOT_APPLICABLE,
        }
    )
    for name, report in several.items():
        yield from _lines(name, gd.check(report, rules=_IDENTITIES))


def test_messages(golden: Golden) -> None:
    golden("messages.txt", "\n".join(_messages()) + "\n")


def test_ids_are_stable(golden: Golden) -> None:
    lines = [f"{rule.id} {rule.severity} {rule.title} / {rule.title_en}" for rule in gd.RULES]
    golden("rules.txt", "\n".join(lines) + "\n")


def test_fixed_words() -> None:
    assert [words.zh for words in SEVERITIES.values()] == ["错误", "疑点", "提示"]
    assert [words.zh for words in STATUSES.values()] == ["不符", "无法判定", "请核实"]


# Selecting rules -----------------------------------------------------------------------------


_ALL = [rule.id for rule in gd.RULES]


def _of(subject: str) -> list[str]:
    """Return the rules of a subject."""
    return [rule for rule in _ALL if rule.startswith(f"{subject}.")]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (None, _ALL),
        ([], []),
        ("disputes", _of("disputes")),
        (["requests.balance"], ["requests.balance"]),
        (["disputes", "requests.row_total"], ["requests.row_total", *_of("disputes")]),
        (["-requests"], [rule for rule in _ALL if rule not in _of("requests")]),
        (
            ["requests", "-requests.balance"],
            [rule for rule in _of("requests") if rule != "requests.balance"],
        ),
        (["requests", "disputes", "-requests", "-disputes"], []),
    ],
)
def test_select_and_ignore(rules: list[str] | None, expected: list[str]) -> None:
    assert [rule.id for rule in selected(rules)] == expected


@pytest.mark.parametrize(
    "unknown", ["request", "requests.balanc", "-nothing", "", "-", "requests."]
)
def test_unknown_rule_names_the_known_ones(unknown: str) -> None:
    with pytest.raises(gd.InvalidValueError, match=r"requests\.balance") as caught:
        gd.check(zeros(), rules=[unknown])
    assert caught.value.path == "rules"


@pytest.mark.parametrize(
    ("severity", "found"), [("error", 1), ("warning", 2), ("info", 3), (None, 3)]
)
def test_severity_is_a_floor(
    severity: Literal["error", "warning", "info"] | None, found: int
) -> None:
    changes = {"disputes.reconsideration.total": 1, "requests.received.total": None}
    findings = gd.check(
        zeros(changes=changes),
        rules=[_OWN, "disputes.total", "own", "requests.row_total"],
        severity=severity,
    )
    assert len(findings) == found


def test_unknown_severity_is_refused() -> None:
    with pytest.raises(gd.InvalidValueError, match=r"error \| warning \| info"):
        gd.check(zeros(), severity="fatal")  # type: ignore[arg-type]  # what is tested


# A rule of one's own -------------------------------------------------------------------------


def _grown(rule: gd.Rule, examination: gd.Examination) -> Iterator[gd.Finding]:
    path = "requests.received.total"
    before = examination.last_year_figures.get(path)
    yield rule.finding("to_review", [path], f"上年{before}件", f"{before} last year")


_OWN = gd.Rule(
    "own.grown", "info", _grown, "与上年比较", "compared with last year", source="本地办法"
)


def test_own_rule_runs_beside_the_others() -> None:
    assert selected([*gd.RULES, _OWN]) == (*gd.RULES, _OWN)


def test_own_rule_survives_a_selection_and_can_be_left_out() -> None:
    assert [rule.id for rule in selected([_OWN, "disputes"])] == [*_of("disputes"), "own.grown"]
    assert selected([*gd.RULES, _OWN, "-own"]) == gd.RULES
    assert selected([_OWN, "-own"]) == ()
    assert selected([_OWN, "-disputes"]) == (_OWN,)


def test_own_rule_alone() -> None:
    assert selected([_OWN]) == selected(_OWN) == selected([_OWN, "own"]) == (_OWN,)


def test_rules_of_the_table_can_be_named_by_themselves() -> None:
    assert selected([gd.RULES[5], _OWN, gd.RULES[1], gd.RULES[1].id]) == (
        gd.RULES[1],
        gd.RULES[5],
        _OWN,
    )


def _returning(found: object) -> gd.Rule:
    def function(_rule: gd.Rule, _examination: gd.Examination) -> Any:
        return found

    return gd.Rule("own.returning", "info", function, "题", "title")


_SOMETHING = _OWN.finding("to_review", ["year"], "请核实", "please verify")


@pytest.mark.parametrize(
    ("returned", "found"),
    [
        (None, ()),
        ((), ()),
        ([_SOMETHING], (_SOMETHING,)),
        ((_SOMETHING,), (_SOMETHING,)),
        ({_SOMETHING}, (_SOMETHING,)),
        (iter([_SOMETHING]), (_SOMETHING,)),
    ],
    ids=["None", "nothing", "list", "tuple", "set", "iterator"],
)
def test_a_rule_may_return_its_findings(returned: object, found: tuple[gd.Finding, ...]) -> None:
    checked = gd.check(zeros(), rules=_returning(returned))
    assert tuple(attrs.evolve(each, id="") for each in checked) == found


@pytest.mark.parametrize(
    "returned",
    [_SOMETHING, 3, True, "请核实", ["请核实"], [None]],
    ids=["a finding", "int", "bool", "text", "texts", "list of None"],
)
def test_what_is_no_finding_names_the_rule(returned: object) -> None:
    with pytest.raises(gd.InvalidValueError, match=r"yield.*own\.returning.*Findings") as caught:
        gd.check(zeros(), rules=[*gd.RULES, _returning(returned)])
    assert caught.value.path == "own.returning"


def test_a_rule_sees_what_reading_the_report_gave() -> None:
    def no_leftover(rule: gd.Rule, examination: gd.Examination) -> Iterator[gd.Finding]:
        if examination.extraction is not None and examination.extraction.leftover:
            yield rule.finding("to_review", [], "有未归位的内容", "something is left over")

    own = gd.Rule("own.leftover", "info", no_leftover, "没有未归位的内容", "nothing is left over")
    extraction = gd.Extraction(zeros(), leftover=(gd.Paragraph("扫一扫"),))
    assert [one.rule for one in gd.check(extraction, rules=own)] == ["own.leftover"]
    assert gd.check(extraction.report, rules=own) == ()


def test_rules_are_given_the_previous_report() -> None:
    previous = zeros(changes={"requests.received.total": 3})
    (finding,) = gd.check(zeros(), previous=previous, rules=[_OWN])
    assert attrs.evolve(finding, id="") == gd.Finding(
        rule="own.grown",
        severity="info",
        status="to_review",
        paths=("requests.received.total",),
        message="上年3件",
        message_en="3 last year",
        clause="本地办法",
    )


@pytest.mark.parametrize("identifier", ["own", "Own.rule", "own..rule", "-own.rule", "own.rule "])
def test_ids_of_rules_are_dotted(identifier: str) -> None:
    with pytest.raises(gd.InvalidValueError):
        gd.Rule(identifier, "info", _grown, "标题", "title")


def test_severity_of_a_rule_is_one_of_three() -> None:
    with pytest.raises(gd.InvalidValueError):
        gd.Rule("own.rule", "fatal", _grown, "标题", "title")  # type: ignore[arg-type]  # tested


def test_a_path_given_as_text_does_not_fall_apart() -> None:
    with pytest.raises(gd.InvalidValueError):
        _OWN.finding("to_review", "requests", "请核实", "to review")
