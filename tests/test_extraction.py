"""Documents to reports: a named case for every trap of published tables."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, cast

import attrs
import pytest

import gov_disclosure as gd
from copies import (
    COPIERS,
    KEEPING_BLANKS,
    SEPARATORS,
    copy,
    distinct,
    everything,
    new_line,
    rules,
    whole,
    without_figure,
    wrong_figures,
)
from gov_disclosure.document import Document, Heading, Paragraph, Table
from gov_disclosure.forms.extraction.extract import extract
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.paths import TABLE_SECTIONS, rows, section_class, sections
from gov_disclosure.model.proactive_rows import DocumentsInForce, Procurement
from gov_disclosure.model.report import FORMS, FormName
from gov_disclosure.values import Mark

SHAPES = tuple(COPIERS)
LINE_SHAPES = tuple(shape for shape in SHAPES if shape not in KEEPING_BLANKS)
HEADINGS = {name: section.heading for name, section in sections().items()}
THIRD_PARTY = "requests.outcomes.denied.third_party_rights"

every_shape = pytest.mark.parametrize("shape", SHAPES)
every_form = pytest.mark.parametrize("form", FORMS)


def printed(report: gd.AnnualReport, path: str, shape: str) -> str:
    """Return a figure as it stands in a copy, between its separators."""
    return f"{SEPARATORS[shape]}{gd.figures(report)[path]}{SEPARATORS[shape]}"


def in_section(text: str, name: str, change: tuple[str, str], count: int = 1) -> str:
    """Return a copy with a text in one table section changed."""
    start = text.index(HEADINGS[name])
    following = [text.index(heading) for heading in HEADINGS.values() if heading in text]
    end = min((place for place in following if place > start), default=len(text))
    assert change[0] in text[start:end], change
    return text[:start] + text[start:end].replace(*change, count) + text[end:]


# Whole reports


@every_shape
@every_form
def test_every_cell_of_every_copy(shape: str, form: FormName) -> None:
    report = whole(distinct(form))
    extraction = gd.parse(copy(report, shape))
    assert extraction.report == report
    assert extraction.problems == ()
    assert extraction.leftover == () or shape == "one line"
    assert set(extraction.evidence) >= set(gd.figures(report))


@every_shape
@every_form
@pytest.mark.parametrize("value", [None, 0, 7, Mark.NOT_APPLICABLE])
def test_a_report_of_one_value(shape: str, form: FormName, value: int | Mark | None) -> None:
    report = gd.blank(form, year=2022)
    report = gd.replace(report, dict.fromkeys(gd.figures(report), value))
    assert dict(gd.figures(gd.parse(copy(report, shape)).report)) == dict(gd.figures(report))


@every_shape
def test_a_mixed_report(shape: str) -> None:
    report = attrs.evolve(whole(distinct("2021")), requests=distinct("2019").requests)
    extraction = gd.parse(copy(report, shape))
    assert extraction.report == report
    assert extraction.report.form == "mixed"
    assert extraction.problems == ()


def test_the_form_is_found_from_the_tables_and_not_from_the_year() -> None:
    report = gd.replace(whole(distinct("2019")), {"year": 2022})
    text = copy(report, "bars").replace("按要求完成", "按国办公开办函〔2021〕30号要求完成", 1)
    extraction = gd.parse(text)
    assert (extraction.report.year, extraction.report.form) == (2022, "2019")


# The header of section 三


@every_shape
@every_form
@pytest.mark.parametrize(
    "lost", [("法律服务机构",), ("总计",), ("自然人",), ("商业企业", "法律服务机构", "总计")]
)
def test_a_header_that_lost_cells_over_rows_of_seven(
    shape: str, form: FormName, lost: tuple[str, ...]
) -> None:
    report = whole(distinct(form))
    text = copy(report, shape)
    for label in lost:
        text = in_section(text, "requests", (f"{label}", ""))
    extraction = gd.parse(text)
    assert extraction.report == report


@every_shape
def test_a_header_that_lost_cells_is_not_completed_if_the_sums_do_not_say_so(shape: str) -> None:
    report = whole(distinct("2021"))
    changes = {
        path: 5
        for path in gd.figures(report)
        if path.startswith("requests.") and path.endswith(".total")
    }
    report = gd.replace(report, changes)
    text = in_section(copy(report, shape), "requests", ("商业企业", ""))
    extraction = gd.parse(text)
    assert wrong_figures(extraction, report) == {}
    assert "reading.header_not_recognised" in rules(extraction)
    assert all(
        value is Mark.UNREADABLE
        for path, value in gd.figures(extraction.report).items()
        if path.startswith("requests.")
    )


@every_shape
def test_a_header_in_another_order_is_never_ignored(shape: str) -> None:
    """In a grid cells belong to their headers; elsewhere the order cannot be told."""
    report = whole(distinct("2021"))
    text = copy(report, shape)
    for change in (("商业企业", "甲"), ("科研机构", "商业企业"), ("甲", "科研机构")):
        text = in_section(text, "requests", change)
    extraction = gd.parse(text)
    requests = cast("gd.Requests2021", extraction.report.requests)
    right = cast("gd.Requests2021", report.requests).received
    if shape in {"spreadsheet", "bars of a grid"}:
        assert requests.received == attrs.evolve(
            right,
            commercial_enterprise=right.research_institution,
            research_institution=right.commercial_enterprise,
        )
    else:
        assert requests.received == gd.ApplicantCounts(*[Mark.UNREADABLE] * 7)
        assert "reading.header_not_recognised" in rules(extraction)


@pytest.mark.parametrize("shape", [s for s in SHAPES if s not in {"spreadsheet", "bars of a grid"}])
def test_totals_that_come_first_are_not_read_as_natural_persons(shape: str) -> None:
    report = whole(distinct("2021"))
    text = copy(report, shape)
    separator = SEPARATORS[shape]
    for path in (path for path in gd.figures(report) if path.endswith("natural_person")):
        row = path.removesuffix("natural_person")
        cells = [str(v) for p, v in gd.figures(report).items() if p.startswith(row)]
        if len(cells) == 7:
            moved = separator.join([cells[-1], *cells[:-1]])
            assert separator.join(cells) in text
            text = text.replace(separator.join(cells), moved)
    text = in_section(text, "requests", ("自然人", f"总计{separator}自然人"))
    text = in_section(text, "requests", (f"法人或其他组织{separator}总计", "法人或其他组织"))
    assert "总计" in text
    extraction = gd.parse(text)
    assert wrong_figures(extraction, report) == {}


def test_a_wrong_header_is_overruled_by_the_sums_alone() -> None:
    rows = [
        ["项目", "数据1", "数据2", "数据3", "数据4", "数据5", "数据6", "总计"],
        ["一、本年新收政府信息公开申请数量", "3", "1", "0", "0", "0", "2", "6"],
        ["（六）其他处理", "3", "1", "0", "0", "0", "2", "6"],
    ]
    extraction = extract(
        Document.of([Paragraph(HEADINGS["requests"]), Table(tuple(map(tuple, rows)))])
    )
    requests = cast("gd.Requests2019", extraction.report.requests)
    assert requests.received == gd.ApplicantCounts(3, 1, 0, 0, 0, 2, 6)


def test_a_column_for_the_subtotal_of_legal_persons_is_left_over() -> None:
    report = distinct("2019")
    (_, requests_table, _) = [block for block in layout(report).blocks if isinstance(block, Table)]
    header, *body = requests_table.rows[3:4], *requests_table.rows[3:]
    del header
    labels = ("项目", "自然人", "法人或其他组织小计", "商业企业", "科研机构", "社会公益组织")
    rows: list[tuple[str, ...]] = [(*labels, "法律服务机构", "其他", "总计")]
    for row in body:
        *names, natural, one, two, three, four, five, total = row
        subtotal = sum(map(int, (one, two, three, four, five)))
        rows.append((names[-1], natural, f"{subtotal}", one, two, three, four, five, total))
    extraction = extract(Document.of([Paragraph(HEADINGS["requests"]), Table(tuple(rows))]))
    assert wrong_figures(extraction, report) == {}
    assert cast("gd.Requests2019", extraction.report.requests).received == (
        cast("gd.Requests2019", report.requests).received
    )
    (left,) = extraction.leftover
    assert isinstance(left, Table)
    assert left.rows[0][1] == "法人或其他组织小计"
    assert len(left.rows) == len(body)


@pytest.mark.parametrize("lost", [0, 1, 3, 6])
def test_a_column_that_the_form_does_not_have_in_a_copy_that_loses_blanks(lost: int) -> None:
    report = distinct("2019")
    text = copy(report, "one cell per line")
    text = in_section(text, "requests", ("科研机构\n", "小计\n\n科研机构\n"))
    for row in {path.rpartition(".")[0] for path in gd.figures(report) if "requests" in path}:
        cells = list(_cells(report, row))
        with_subtotal = [*cells[:2], "77", *cells[2:]]
        if row == THIRD_PARTY:
            del with_subtotal[lost]
        before = "\n\n".join(cells)
        assert before in text
        text = text.replace(before, "\n\n".join(with_subtotal))
    extraction = gd.parse(text)
    assert wrong_figures(extraction, report) == {}
    assert not any(
        isinstance(value, int)
        for path, value in gd.figures(extraction.report).items()
        if path.startswith("requests.")
    )


# Rows that lost a cell, or have one too many


def _spoilt(report: gd.AnnualReport, shape: str, path: str, cell: str) -> gd.Extraction:
    before = printed(report, path, shape)
    separator = SEPARATORS[shape]
    name = path.partition(".")[0]
    after = before.replace(str(gd.figures(report)[path]), cell) if cell else separator
    return gd.parse(in_section(copy(report, shape), name, (before, after)))


@every_shape
@every_form
@pytest.mark.parametrize("column", ["natural_person", "research_institution", "other_org"])
def test_a_row_that_lost_a_cell_gives_no_number(shape: str, form: FormName, column: str) -> None:
    report = whole(distinct(form))
    extraction = _spoilt(report, shape, f"{THIRD_PARTY}.{column}", "")
    assert wrong_figures(extraction, report) == {}
    assert without_figure(extraction, report) == {THIRD_PARTY}
    (problem,) = extraction.problems
    assert problem.path == THIRD_PARTY
    assert problem.rule in {"reading.cells_do_not_fit", "reading.header_not_recognised"}
    (note,) = extraction.report.notes
    assert note.path == THIRD_PARTY
    total = gd.figures(report)[f"{THIRD_PARTY}.total"]
    assert str(total) in note.text


@every_shape
@every_form
def test_a_row_of_eight_gives_no_number(shape: str, form: FormName) -> None:
    report = whole(distinct(form))
    path = f"{THIRD_PARTY}.other_org"
    value = gd.figures(report)[path]
    extraction = _spoilt(report, shape, path, f"{value}{SEPARATORS[shape]}9")
    assert wrong_figures(extraction, report) == {}
    assert without_figure(extraction, report) == {THIRD_PARTY}


@every_shape
@pytest.mark.parametrize("cell", ["约20", "12.5件", "#REF!", "-5"])
def test_a_cell_that_is_no_figure_spoils_no_other(shape: str, cell: str) -> None:
    report = whole(distinct("2021"))
    path = f"{THIRD_PARTY}.natural_person"
    extraction = _spoilt(report, shape, path, cell)
    expected = gd.replace(report, {path: Mark.UNREADABLE, "notes": (gd.Note(path, cell),)})
    if shape == "one line" and cell == "#REF!":
        assert wrong_figures(extraction, report) == {}
        return
    assert extraction.report == expected
    assert [(p.rule, p.path) for p in extraction.problems] == [("reading.cell_unreadable", path)]


@every_shape
@pytest.mark.parametrize("column", ["natural_person", "research_institution"])
def test_a_word_in_a_cell_leaves_no_row_blank(shape: str, column: str) -> None:
    report = whole(distinct("2021"))
    extraction = _spoilt(report, shape, f"{THIRD_PARTY}.{column}", "若干")
    assert wrong_figures(extraction, report) == {}
    assert without_figure(extraction, report) <= {THIRD_PARTY}
    figures = gd.figures(extraction.report)
    assert figures[f"{THIRD_PARTY}.{column}"] is Mark.UNREADABLE
    assert {
        problem.path.partition(".natural")[0] for problem in extraction.problems if problem.path
    }
    assert "若干" in everything(extraction)


@pytest.mark.parametrize("shape", LINE_SHAPES)
@pytest.mark.parametrize(
    "prose",
    ["2022年共收到75件。", "12 件已办结", "共 75 件", "75件，其中自然人3件", "- 12 -", "8件申请"],
)
def test_prose_after_a_row_that_lost_a_cell_does_not_fill_it_up(shape: str, prose: str) -> None:
    report = whole(distinct("2021"))
    path = "requests.carried_forward.natural_person"
    figure = printed(report, path, shape)
    text = in_section(copy(report, shape), "requests", (figure, SEPARATORS[shape]))
    heading = HEADINGS["disputes"]
    text = text.replace(heading, f"{prose}{new_line(shape)}{heading}")
    extraction = gd.parse(text)
    if shape == "one line" and prose.startswith(("12 ", "- ", "共 ")):
        return  # on one line a figure after the row cannot be told from its cells
    assert wrong_figures(extraction, report) == {}
    assert without_figure(extraction, report) == {"requests.carried_forward"}


@every_shape
def test_prose_around_and_between_the_tables(shape: str) -> None:
    report = whole(distinct("2021"))
    text = copy(report, shape)
    prose = "2022年共收到政府信息公开申请75件，均按期答复。"
    for name in TABLE_SECTIONS:
        heading = HEADINGS[name]
        text = text.replace(heading, f"{heading}{new_line(shape)}{prose}")
    text = text.replace(
        HEADINGS["problems_and_improvements"],
        prose + new_line(shape) + HEADINGS["problems_and_improvements"],
    )
    extraction = gd.parse(text)
    assert dict(gd.figures(extraction.report)) == dict(gd.figures(report))
    assert everything(extraction).count(prose) >= 4
    assert extraction.problems == ()
    disputes = cast("gd.Disputes", extraction.report.disputes)
    if shape != "one line":
        assert disputes.introduction == disputes.remarks == (Paragraph(prose),)


@every_shape
def test_figures_in_a_text_after_the_last_row(shape: str) -> None:
    if shape == "one line":
        pytest.skip("on one line a figure after the row cannot be told from its cells")
    report = whole(distinct("2021"))
    text = copy(report, shape)
    for name in ("requests", "disputes", "problems_and_improvements"):
        text = text.replace(HEADINGS[name], f"全年 12 件 0 件\n{HEADINGS[name]}")
    extraction = gd.parse(text)
    assert wrong_figures(extraction, report) == {}
    assert everything(extraction).count("全年 12 件 0 件") >= 3


# Rows printed twice, in parts, or not at all


def _with_rows(report: gd.AnnualReport, change: dict[str, list[tuple[str, ...]]]) -> gd.Extraction:
    """Read a report of which rows, found by their label, are printed as other rows."""
    lines = copy(report, "bars of a grid").split("\n")
    changed = []
    for line in lines:
        found = next((label for label in change if f"| {label} |" in line), None)
        changed += ["| " + " | ".join(row) + " |" for row in change[found]] if found else [line]
    return gd.parse("\n".join(changed))


LABEL = "4.保护第三方合法权益"


def _cells(report: gd.AnnualReport, row: str) -> tuple[str, ...]:
    return tuple(
        str(value) for path, value in gd.figures(report).items() if path.startswith(f"{row}.")
    )


def test_a_row_printed_twice_alike_is_read_once() -> None:
    report = whole(distinct("2021"))
    row = ("", "", LABEL, *_cells(report, THIRD_PARTY))
    extraction = _with_rows(report, {LABEL: [row, row]})
    assert extraction.report == report
    assert extraction.problems == ()


def test_a_row_printed_twice_with_other_figures_gives_none_and_keeps_both() -> None:
    report = whole(distinct("2021"))
    row = ("", "", LABEL, *_cells(report, THIRD_PARTY))
    other = (*row[:-1], "98765")
    extraction = _with_rows(report, {LABEL: [row, other]})
    assert without_figure(extraction, report) == {THIRD_PARTY}
    (problem,) = extraction.problems
    assert problem.rule == "reading.row_printed_twice"
    (note,) = extraction.report.notes
    assert "98765" in note.text
    assert row[-1] in note.text


def test_a_row_that_is_not_printed_is_missing_and_not_blank() -> None:
    report = whole(distinct("2021"))
    extraction = _with_rows(report, {LABEL: []})
    section = cast("gd.Requests2021", extraction.report.requests)
    assert section.outcomes.denied.third_party_rights == gd.ApplicantCounts(*[Mark.MISSING] * 7)
    assert without_figure(extraction, report) == {THIRD_PARTY}


def test_a_label_cell_printed_twice() -> None:
    report = whole(distinct("2021"))
    text = copy(report, "bars of a grid")
    lines = text.split("\n")
    place = next(i for i, line in enumerate(lines) if LABEL in line)
    lines[place] = lines[place].replace("|  |", "| 三、本年度办理结果 |", 1)
    assert gd.parse("\n".join(lines)).report == report


def test_a_header_printed_again_on_the_next_page() -> None:
    report = whole(distinct("2021"))
    lines = copy(report, "bars of a grid").split("\n")
    start = next(i for i, line in enumerate(lines) if "申请人情况" in line)
    page_break = next(i for i, line in enumerate(lines) if LABEL in line)
    header = lines[start : start + 3]
    assert gd.parse("\n".join(lines[:page_break] + header + lines[page_break:])).report == report
    with_page = [*lines[:page_break], "", "- 3 -", "", *lines[page_break:]]
    extraction = gd.parse("\n".join(with_page))
    assert dict(gd.figures(extraction.report)) == dict(gd.figures(report))


def test_every_row_in_a_table_of_its_own() -> None:
    report = whole(distinct("2021"))
    document = layout(report)
    blocks: list[gd.Heading | gd.Paragraph | gd.Table] = []
    for block in document.blocks:
        is_requests = isinstance(block, Table) and any("自然人" in row for row in block.rows)
        if not is_requests:
            blocks.append(block)
            continue
        header = ("类别", "数据1", "数据2", "数据3", "数据4", "数据5", "数据6", "总计")
        for row in cast("Table", block).rows[3:]:
            blocks.extend((Paragraph(row[-8]), Table((header, row[-8:]))))
    extraction = extract(Document.of(blocks))
    requests = extraction.report.requests
    assert requests is not None
    assert dict(gd.figures(gd.AnnualReport(requests=requests))) == dict(
        gd.figures(gd.AnnualReport(requests=report.requests))
    )


def test_a_missing_block_heading() -> None:
    report = whole(distinct("2021"))
    for shape in SHAPES:
        text = copy(report, shape).replace("第二十条第（五）项", "", 1)
        extraction = gd.parse(text)
        assert dict(gd.figures(extraction.report)) == dict(gd.figures(report)), shape


@every_shape
def test_a_missing_header_row_gives_no_number(shape: str) -> None:
    report = whole(distinct("2019"))
    text = copy(report, shape)
    for label in ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"):
        text = in_section(text, "proactive_disclosure", (label, ""))
    extraction = gd.parse(text)
    assert wrong_figures(extraction, report) == {}
    assert "proactive_disclosure.administrative_licensing" in without_figure(extraction, report)
    assert "proactive_disclosure.rules" not in without_figure(extraction, report)


@pytest.mark.parametrize("shape", LINE_SHAPES)
def test_a_header_of_section_2_that_lost_a_cell_gives_no_number(shape: str) -> None:
    report = whole(distinct("2019"))
    text = in_section(copy(report, shape), "proactive_disclosure", ("本年新公开数量", ""))
    lost = gd.figures(report)["proactive_disclosure.rules.newly_made"]
    separator = SEPARATORS[shape]
    for whole_row in (text, text.replace(f"{separator}{lost}{separator}", separator, 1)):
        extraction = gd.parse(whole_row)
        assert wrong_figures(extraction, report) == {}
        assert "proactive_disclosure.rules" in without_figure(extraction, report)


# Rows and columns that the agency added


@every_shape
def test_rows_that_an_agency_added(shape: str) -> None:
    separator = SEPARATORS[shape]
    edge = "| " if shape.startswith("bars") else ""
    row = edge + separator.join(("其他主动公开文件", "31", "0", "9"))
    ending = {"one cell per line": "\n", "one cell per line with a bar": " |"}.get(
        shape, edge[::-1]
    )
    report = whole(distinct("2021"))
    text = copy(report, shape)
    block = "第二十条第（五）项"
    start = text.index(block) - len(edge)
    text = text[:start] + row + ending + new_line(shape) + text[start:]
    extraction = gd.parse(text)
    section = cast("gd.ProactiveDisclosure2021", extraction.report.proactive_disclosure)
    (added,) = section.supplementary_rows
    assert (added.block, added.label) == ("第二十条第（一）项", "其他主动公开文件")
    assert added.cells == (("本年制发件数", "31"), ("本年废止件数", "0"), ("现行有效件数", "9"))
    assert dict(gd.figures(extraction.report)) == dict(gd.figures(report))


def test_a_column_of_remarks_is_left_over() -> None:
    rows = (
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "备注"),
        ("规章", "1", "2", "3", "含修订"),
        ("行政规范性文件", "4", "5", "6", ""),
    )
    extraction = extract(Document.of([Paragraph(HEADINGS["proactive_disclosure"]), Table(rows)]))
    section = cast("gd.ProactiveDisclosure2021", extraction.report.proactive_disclosure)
    assert section.rules == DocumentsInForce(1, 2, 3)
    assert section.normative_documents == DocumentsInForce(4, 5, 6)
    assert extraction.leftover == (Table((("规章", "备注", "含修订"),)),)


def test_a_row_of_another_form_is_a_problem_and_left_over() -> None:
    rows = (
        ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
        ("规章", "1", "2", "3"),
        ("信息内容", "本年处理决定数量"),
        ("其他对外管理服务事项", "77"),
    )
    requests = layout(gd.replace(distinct("2021"), {"proactive_disclosure": None})).blocks
    extraction = extract(
        Document.of([Heading(HEADINGS["proactive_disclosure"], 2), Table(rows), *requests[1:]])
    )
    assert extraction.report.form == "2021"
    assert {"reading.row_of_other_form", "reading.form_not_certain"} <= rules(extraction)
    section = cast("gd.ProactiveDisclosure2021", extraction.report.proactive_disclosure)
    assert section.rules == DocumentsInForce(1, 2, 3)
    assert "77" in repr(extraction.leftover)


# Units


def _procurement(label: str, column: str, cell: str) -> gd.Extraction:
    rows = (("信息内容", "采购项目数量", column), (label, "2笔", cell))
    return extract(Document.of([Paragraph(HEADINGS["proactive_disclosure"]), Table(rows)]))


@pytest.mark.parametrize(
    ("label", "column", "cell", "amount"),
    [
        ("政府集中采购", "采购总金额", "984361元", "98.4361"),
        ("政府集中采购", "采购总金额（元）", "984361", "98.4361"),
        ("政府集中采购（元）", "采购总金额", "984361", "98.4361"),
        ("政府集中采购", "采购总金额(万元,保留四位小数)", "98.4361", "98.4361"),
        ("政府集中采购", "采购总金额（元）", "98.4361万元", "98.4361"),
        ("政府集中采购", "采购总金额", "0", "0"),
    ],
)
def test_units_of_amounts(label: str, column: str, cell: str, amount: str) -> None:
    extraction = _procurement(label, column, cell)
    section = cast("gd.ProactiveDisclosure2019", extraction.report.proactive_disclosure)
    assert section.centralized_procurement == Procurement(2, Decimal(amount))
    assert extraction.problems == ()


@pytest.mark.parametrize(
    ("label", "column"),
    [("政府集中采购", "采购总金额"), ("政府集中采购（元）", "采购总金额（万元）")],
)
def test_an_amount_without_a_unit_is_a_problem(label: str, column: str) -> None:
    extraction = _procurement(label, column, "6944.93")
    path = "proactive_disclosure.centralized_procurement.amount_wan_yuan"
    assert gd.figures(extraction.report)[path] is Mark.UNREADABLE
    assert extraction.report.notes == (gd.Note(path, "6944.93"),)
    (problem,) = extraction.problems
    assert (problem.rule, problem.path) == ("reading.cell_unreadable", path)
    assert problem.evidence is not None
    assert (problem.evidence.text, problem.evidence.row) == ("6944.93", 2)
    assert "单位" in problem.message


# Tables that cannot be read


def _without_separators(report: gd.AnnualReport, name: str) -> str:
    """Return a copy of which one table section is printed without separators."""
    text = copy(report, "one line")
    start, others = text.index(HEADINGS[name]), [*HEADINGS.values()]
    end = min((text.find(h) for h in others if text.find(h) > start), default=len(text))
    table = text[start:end].removeprefix(HEADINGS[name]).replace(" ", "")
    return f"{text[:start]}{HEADINGS[name]} {table} {text[end:]}"


@pytest.mark.parametrize("name", TABLE_SECTIONS)
@every_form
def test_a_table_that_runs_together_is_not_read(name: str, form: FormName) -> None:
    report = whole(distinct(form))
    extraction = gd.parse(_without_separators(report, name))
    assert getattr(extraction.report, name) is None
    assert [(p.rule, p.path) for p in extraction.problems] == [("reading.run_together", name)]
    assert wrong_figures(extraction, report) == {}
    others = {n: getattr(report, n) for n in TABLE_SECTIONS if n != name}
    assert {n: getattr(extraction.report, n) for n in others} == others
    assert "".join(map(str, list(gd.figures(report).values())[:2])) in repr(
        extraction.leftover
    ) or (name != "proactive_disclosure")


def test_a_row_that_runs_together_gives_no_number() -> None:
    report = whole(distinct("2021"))
    cells = "   ".join(_cells(report, THIRD_PARTY))
    text = copy(report, "spaces").replace(f"{LABEL}   {cells}", LABEL + cells.replace(" ", ""))
    extraction = gd.parse(text)
    assert wrong_figures(extraction, report) == {}
    assert without_figure(extraction, report) == {THIRD_PARTY}
    assert rules(extraction) == {"reading.run_together"}
    assert cells.replace(" ", "") in extraction.report.notes[0].text


def test_cells_that_run_together_behind_their_label_give_no_number() -> None:
    report = whole(distinct("2021"))
    cells = "   ".join(_cells(report, THIRD_PARTY))
    text = copy(report, "spaces").replace(cells, cells.replace(" ", ""))
    extraction = gd.parse(text)
    assert wrong_figures(extraction, report) == {}
    assert without_figure(extraction, report) == {THIRD_PARTY}


def test_a_section_whose_table_is_a_picture() -> None:
    report = gd.replace(whole(distinct("2021")), {"requests": None})
    heading = HEADINGS["requests"]
    text = copy(report, "bars").replace(
        HEADINGS["disputes"], f"{heading}\n见图片，共收到75件。\n{HEADINGS['disputes']}"
    )
    extraction = gd.parse(text)
    assert extraction.report == report
    assert [(p.rule, p.path) for p in extraction.problems] == [
        ("reading.table_not_found", "requests")
    ]
    assert extraction.leftover == (Paragraph("见图片，共收到75件。"),)


@pytest.mark.parametrize("name", ["proactive_disclosure", "requests"])
def test_a_table_that_does_not_show_its_form_takes_that_of_the_other(name: str) -> None:
    rows = {
        "requests": (
            (
                "项目",
                "自然人",
                "商业企业",
                "科研机构",
                "社会公益组织",
                "法律服务机构",
                "其他",
                "总计",
            ),
            ("一、本年新收政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1"),
        ),
        "proactive_disclosure": (("信息内容", "本年处理决定数量"), ("行政许可", "5")),
    }
    other = "requests" if name == "proactive_disclosure" else "proactive_disclosure"
    for form in FORMS:
        report = gd.replace(distinct(form), {name: None})
        (document,) = (layout(report),)
        place = next(
            (
                i
                for i, block in enumerate(document.blocks)
                if isinstance(block, Heading) and block.text == HEADINGS["disputes"]
            ),
        )
        if name == "proactive_disclosure":
            place = 0
        blocks = [
            *document.blocks[:place],
            Heading(HEADINGS[name], 2),
            Table(rows[name]),
            *document.blocks[place:],
        ]
        if name == "proactive_disclosure":
            blocks = [blocks[2], *blocks[:2], *blocks[3:]]
        extraction = extract(Document.of(blocks))
        section = getattr(extraction.report, name)
        assert type(section) is section_class(form, name)
        assert getattr(extraction.report, other) is not None
        (problem,) = [p for p in extraction.problems if p.path == name]
        assert problem.rule == "reading.form_not_certain"
        assert form in problem.message


def test_tables_of_which_none_shows_its_form_are_not_read() -> None:
    table = Table((("信息内容", "本年处理决定数量"), ("行政许可", "5")))
    cases = layout(distinct("2021")).blocks[-2:]
    extraction = extract(Document.of([Paragraph(HEADINGS["proactive_disclosure"]), table, *cases]))
    assert extraction.report.proactive_disclosure is None
    assert extraction.report.disputes is not None
    assert ("reading.form_not_certain", "proactive_disclosure") in [
        (p.rule, p.path) for p in extraction.problems
    ]
    assert "5" in repr(extraction.leftover)


# Section 四


@pytest.mark.parametrize(
    ("before", "path"),
    [
        ("行政复议", "reconsideration"),
        ("（一）行政复议情况", "reconsideration"),
        ("行政诉讼（未经复议直接起诉）", "litigation_direct"),
        ("2.行政诉讼：复议后起诉", "litigation_after_reconsideration"),
    ],
)
def test_a_line_that_names_the_cases_of_the_table_below(before: str, path: str) -> None:
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    table = Table((results, ("1", "2", "3", "4", "10")))
    extraction = extract(Document.of([Paragraph(HEADINGS["disputes"]), Paragraph(before), table]))
    disputes = cast("gd.Disputes", extraction.report.disputes)
    assert getattr(disputes, path) == gd.CaseResults(1, 2, 3, 4, 10)
    others = {row.path for row in rows(gd.Disputes)} - {path}
    assert all(getattr(disputes, o) == gd.CaseResults(*[Mark.MISSING] * 5) for o in others)


@pytest.mark.parametrize("before", ["行政诉讼", "无关内容", "全年没有行政复议案件。"])
def test_a_table_of_unnamed_cases_gives_no_number(before: str) -> None:
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    named = Table((results, ("1", "2", "3", "4", "10")))
    unnamed = Table((results, ("5", "6", "7", "8", "26")))
    heading, label = Paragraph(HEADINGS["disputes"]), Paragraph("行政复议")
    extraction = extract(Document.of([heading, label, named, Paragraph(before), unnamed]))
    disputes = cast("gd.Disputes", extraction.report.disputes)
    assert disputes.reconsideration == gd.CaseResults(1, 2, 3, 4, 10)
    missing = gd.CaseResults(*[Mark.MISSING] * 5)
    assert disputes.litigation_direct == disputes.litigation_after_reconsideration == missing
    assert "26" in everything(extraction)
    assert before in everything(extraction)


def test_a_sentence_before_the_table_of_cases_is_kept() -> None:
    report = whole(distinct("2021"))
    sentence = "全年没有行政复议案件。"
    text = copy(report, "bars").replace(HEADINGS["disputes"], f"{HEADINGS['disputes']}\n{sentence}")
    disputes = cast("gd.Disputes", gd.parse(text).report.disputes)
    assert disputes.introduction == (Paragraph(sentence),)


@every_shape
def test_cases_that_lost_a_cell_give_no_number(shape: str) -> None:
    report = whole(distinct("2021"))
    extraction = _spoilt(report, shape, "disputes.litigation_direct.upheld", "")
    assert wrong_figures(extraction, report) == {}
    assert all(
        isinstance(v, Mark)
        for p, v in gd.figures(extraction.report).items()
        if p.startswith("disputes.")
    )
    assert any((problem.path or "").startswith("disputes") for problem in extraction.problems)
    lost = gd.figures(report)["disputes.reconsideration.total"]
    assert str(lost) in everything(extraction)


# A table of contents, arguments, and what is no report


@every_shape
@pytest.mark.parametrize("entry", ["{0}", "{0} {1}", "{0}……{1}"])
def test_a_table_of_contents_before_the_report(shape: str, entry: str) -> None:
    report = whole(distinct("2021"))
    contents = [entry.format(h, n) for n, h in enumerate(HEADINGS.values(), start=1)]
    title, _, body = copy(report, shape).partition(new_line(shape))
    extraction = gd.parse(new_line(shape).join([title, "目录", *contents, body]))
    assert dict(gd.figures(extraction.report)) == dict(gd.figures(report))
    assert extraction.report.overview == report.overview
    assert extraction.report.title == report.title


@every_shape
def test_text_on_the_line_of_a_heading(shape: str) -> None:
    report = whole(distinct("2021"))
    text = copy(report, shape)
    for name in TABLE_SECTIONS:
        text = text.replace(
            HEADINGS[name] + new_line(shape), f"{HEADINGS[name]}：具体情况见表。{new_line(shape)}"
        )
    extraction = gd.parse(text)
    assert dict(gd.figures(extraction.report)) == dict(gd.figures(report))
    assert everything(extraction).count("具体情况见表。") >= 3


def test_what_the_caller_knows_wins_over_what_is_printed() -> None:
    text = copy(whole(distinct("2021")), "bars")
    told = gd.Publisher("青溪区财政局", region_code="420704")
    extraction = gd.parse(text, publisher=told, year=2021, scope="own")
    report = extraction.report
    assert (report.publisher, report.year, report.scope) == (told, 2021, "own")
    assert [(p.rule, p.path) for p in extraction.problems] == [
        ("reading.header_conflict", "publisher"),
        ("reading.header_conflict", "year"),
    ]
    assert "2022" in extraction.problems[1].message
    same = gd.parse(text, publisher="云州市青溪区人民政府", year=2022)
    assert same.problems == ()


def test_the_source_is_the_file_unless_the_caller_says_otherwise() -> None:
    data = copy(whole(distinct("2021")), "bars").encode()
    source = gd.read(data).report.source
    assert source is not None
    assert source.sha256 is not None
    told = gd.Source(address="https://example.org/report")
    completed = attrs.evolve(told, sha256=source.sha256)
    assert gd.read(data, source=told).report.source == completed


NO_REPORTS = {
    "prose": "今天天气很好。\n" * 20,
    "a table of something else": "姓名\t年龄\n甲\t5\n乙\t6\n",
    "headings without tables": "\n".join(f"{heading}\n无。" for heading in HEADINGS.values()),
    "an old report": (
        "云州市青溪区2015年政府信息公开工作年度报告\n一、概述\n概况如下。\n二、主动公开情况\n"
        "主动公开信息1200条。\n附表\n统计指标\t计量单位\t统计数\n主动公开信息数\t条\t1200\n"
    ),
    "labels in a sentence": "二、主动公开政府信息情况\n规章、行政许可 5 件、行政处罚 7 件等。",
}


@pytest.mark.parametrize("text", NO_REPORTS.values(), ids=NO_REPORTS)
def test_what_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(gd.UnrecognisedDocumentError) as caught:
        gd.parse(text)
    assert set(caught.value.looked_for) == set(HEADINGS.values())
    assert caught.value.found
    assert caught.value.reason
    assert caught.value.reason_en


def test_what_shows_no_table_is_refused_before_its_head_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Most files of a folder may be no reports; reading a head takes longest."""

    def fail(*_: object) -> None:
        pytest.fail("the head was read")

    monkeypatch.setattr("gov_disclosure.forms.extraction.extract.read_head", fail)
    for text in (
        "本县召开会议，研究部署工作。\n",
        "云溪县2024年政府信息公开工作年度报告\n一、总体情况\n好。\n",
    ):
        with pytest.raises(gd.UnrecognisedDocumentError):
            gd.parse(text)


def test_an_old_report_is_called_one() -> None:
    with pytest.raises(gd.UnrecognisedDocumentError) as caught:
        gd.parse(NO_REPORTS["an old report"])
    assert "2018" in caught.value.reason


@every_shape
@every_form
def test_a_report_that_breaks_off_anywhere_gives_no_wrong_figure(
    shape: str, form: FormName
) -> None:
    report = whole(distinct(form))
    text = copy(report, shape)
    for end in range(0, len(text), 200):
        # A figure cut in two cannot be told from a whole one.
        part = re.sub(r"\d+\Z", "", text[:end])
        try:
            extraction = gd.parse(part)
        except gd.UnrecognisedDocumentError:
            continue
        assert wrong_figures(extraction, report) == {}, part[-100:]


Reader = Literal["text", "markdown"]


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("data", [b"", b"\n\n", b"\x89PNG\r\n\x1a\n" + bytes(100)])
def test_what_cannot_be_opened(format: Reader, data: bytes) -> None:  # noqa: A002
    with pytest.raises((gd.UnreadableFileError, gd.UnrecognisedDocumentError)):
        gd.read(data, format=format)


# Lines of text


def _requests(*lines: str) -> gd.Extraction:
    header = "申请人情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    report = "\n".join((HEADINGS["requests"], header, *lines, "2.重复申请 1 0 0 0 0 0 1"))
    return gd.parse(f"{report}\n1.申请人无正当理由逾期不补正 0 0 0 0 0 0 0")


@pytest.mark.parametrize(
    "lines",
    [
        ("3.要求提供公 5 0 0 0 0 0 5", "开出版物"),
        ("3.要求提供公", "5 0 0 0 0 0 5", "开出版物"),
        ("3.要求提供", "公开 5 0 0 0 0 0 5", "出版物"),
        ("（五）不予处理 3.要求提供公 5 0 0 0 0 0 5", "开出版物"),
        ("3.要求提供公开出版物：5 0 件 0 0 0 0 5 件",),
    ],
)
def test_a_label_wrapped_around_its_figures(lines: tuple[str, ...]) -> None:
    extraction = _requests(*lines)
    read = gd.figures(extraction.report)
    row = [value for path, value in read.items() if ".publication." in path]
    assert row == [5, 0, 0, 0, 0, 0, 5]


def test_a_figure_that_may_go_on_in_the_next_line_gives_no_number() -> None:
    extraction = _requests("3.要求提供公开出版物 5 0 0 0 0 20 2", "5")
    read = gd.figures(extraction.report)
    assert {value for path, value in read.items() if ".publication." in path} == {Mark.UNREADABLE}
    whole_row = _requests("3.要求提供公开出版物 5 0 0 0 0 20 25", "3")  # the number of a page
    assert gd.figures(whole_row.report)["requests.outcomes.not_processed.publication.total"] == 25


@pytest.mark.parametrize("below", ["5;0;0", "无5/0", "自然人：5\n商业企业：0"])
def test_what_stands_below_a_label_leaves_no_row_blank(below: str) -> None:
    read = gd.figures(_requests("3.要求提供公开出版物", below).report)
    row = {value for path, value in read.items() if ".publication." in path}
    assert row == {Mark.UNREADABLE}


def test_figures_without_a_label_of_the_form_are_a_problem() -> None:
    extraction = _requests("3.要求提供刊物 5 0 0 0 0 0 5")
    assert "reading.row_not_recognised" in rules(extraction)
    assert "3.要求提供刊物" in everything(extraction)


def test_a_section_without_heading_says_so() -> None:
    text = copy(whole(distinct("2021")), "tabs").replace(HEADINGS["requests"], "")
    extraction = gd.parse(text)
    assert [problem.rule for problem in extraction.problems] == ["reading.heading_not_found"]
    assert extraction.problems[0].path == "requests"
    assert extraction.report.requests is not None
    assert extraction.report.requests.heading is None
