"""What could not be read, as findings."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
from gov_disclosure.model.extraction import Extraction, Problem

TABLES = ("proactive_disclosure", "requests", "disputes")


PROSE = ("overview", "problems_and_improvements", "other_matters")


def filled() -> gd.AnnualReport:
    report = gd.blank("2021", **dict.fromkeys(PROSE, gd.Narrative()))
    return gd.replace(report, dict.fromkeys(gd.figures(report), 0))


def test_a_report_read_in_full_gives_nothing() -> None:
    assert gd.check(Extraction(filled()), rules="reading") == ()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_was_not_found_is_an_error(name: str) -> None:
    (finding,) = gd.check(Extraction(gd.replace(filled(), {name: None})), rules="reading")
    assert (finding.rule, finding.severity, finding.status) == (
        "reading.table_not_found",
        "error",
        "violated",
    )
    assert finding.paths == (name,)


@pytest.mark.parametrize("name", PROSE)
def test_a_section_of_prose_that_was_not_found_is_a_warning(name: str) -> None:
    (finding,) = gd.check(Extraction(gd.replace(filled(), {name: None})), rules="reading")
    assert (finding.rule, finding.severity, finding.status, finding.paths) == (
        "reading.section_not_found",
        "warning",
        "to_review",
        (name,),
    )


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("nothing", [None, gd.Mark.MISSING])
def test_a_table_that_is_wholly_blank_is_an_error(name: str, nothing: gd.Mark | None) -> None:
    cells = [path for path in gd.figures(filled()) if path.startswith(f"{name}.")]
    blank = gd.replace(filled(), dict.fromkeys(cells, nothing))
    (finding,) = gd.check(Extraction(blank), rules="reading")
    assert (finding.rule, finding.severity, finding.paths) == (
        "reading.table_blank",
        "error",
        (name,),
    )


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("something", [0, gd.Mark.NOT_APPLICABLE, gd.Mark.UNREADABLE])
def test_one_cell_that_says_something_is_enough(name: str, something: gd.Mark | int) -> None:
    cells = [path for path in gd.figures(filled()) if path.startswith(f"{name}.")]
    report = gd.replace(filled(), {**dict.fromkeys(cells), cells[-1]: something})
    assert gd.check(Extraction(report), rules="reading") == ()


def test_problems_become_warnings_under_their_own_ids() -> None:
    problems = (
        Problem(
            "reading.unreadable_cell", "requests.received.total", "“约20”不是确定的数", "no figure"
        ),
        Problem("reading.no_title", None, "未找到标题", "no title"),
    )
    first, second = gd.check(Extraction(filled(), problems=problems), rules="reading")
    assert (first.rule, first.paths, first.message) == ("reading.no_title", (), "未找到标题")
    assert second.rule == "reading.unreadable_cell"
    assert second.paths == ("requests.received.total",)
    assert (second.severity, second.status, second.message_en) == (
        "warning",
        "to_review",
        "no figure",
    )


def test_the_reason_why_a_table_is_not_there_takes_the_place_of_the_bare_fact() -> None:
    report = gd.replace(filled(), {"requests": None, "disputes": None})
    why = Problem("reading.run_together", "requests", "标签与数字连在一起", "run together")
    first, second = gd.check(Extraction(report, problems=(why,)), rules="reading")
    assert (first.rule, first.severity, first.status) == (why.rule, "error", "violated")
    assert (second.rule, second.paths) == ("reading.table_not_found", ("disputes",))


def test_a_doubt_about_a_table_that_is_there_is_a_warning() -> None:
    doubt = Problem("reading.form_not_certain", "requests", "格式不能判定", "form not certain")
    (finding,) = gd.check(Extraction(filled(), problems=(doubt,)), rules="reading")
    assert finding.severity == "warning"


def test_messages_of_tables() -> None:
    missing = gd.replace(filled(), {"requests": None, "disputes": gd.Disputes()})
    findings = gd.check(Extraction(missing), rules="reading")
    assert [(one.message, one.message_en) for one in findings] == [
        (
            "第三部分“收到和处理政府信息公开申请情况”：未见该部分表格，请核对。",
            "Section 3, requests received and handled: there is no such table; please check.",
        ),
        (
            "第四部分“政府信息公开行政复议、行政诉讼情况”：表格全部空白，请核实；如无，建议填0。",
            (
                "Section 4, reconsiderations and lawsuits over open government information: "
                "the whole table is blank; please verify, and put 0 where there is none."
            ),
        ),
    ]


def test_they_stand_among_all_that_a_check_of_an_extraction_finds() -> None:
    report = gd.replace(filled(), {"requests": None, "disputes.reconsideration.total": 1})
    doubt = Problem("reading.no_title", None, "未找到标题", "no title")
    extraction = Extraction(report, problems=(doubt,))
    by_rules, found = gd.check(report), gd.check(extraction)
    assert not [one for one in by_rules if one.rule.startswith("reading.")]
    assert {*by_rules} < {*found}
    assert {one.rule for one in {*found} - {*by_rules}} == {
        "reading.table_not_found",
        "reading.no_title",
    }
    assert gd.check(extraction, rules=["-reading"]) == by_rules
    severities = [one.severity for one in found]
    assert severities == sorted(severities, key=("error", "warning", "info").index)
