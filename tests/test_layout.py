"""The printed form: every cell under its labels, and no text of a report lost."""

from __future__ import annotations

import datetime
import itertools
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings

import gov_disclosure as gd
from gov_disclosure.document import CellPlace, Document, TablePlace
from gov_disclosure.forms.layout.document import cell_text, layout
from gov_disclosure.model.cells import Column
from gov_disclosure.strategies import reports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.report import FormName


def tables(document: Document) -> list[tuple[gd.Table, TablePlace]]:
    return [
        (block, place)
        for block, place in zip(document.blocks, document.places, strict=True)
        if isinstance(block, gd.Table) and isinstance(place, TablePlace)
    ]


def texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, gd.Table):
            yield from itertools.chain.from_iterable(block.rows)
        else:
            yield block.text


def prose(blocks: tuple[gd.Heading | gd.Paragraph | gd.Table, ...]) -> Iterator[str]:
    yield from texts(Document.of(blocks))


def texts_of_report(report: gd.AnnualReport) -> Iterator[str]:
    """Every text that a report holds and prints as it is."""
    yield from filter(None, (report.title, report.signed_by))
    if report.preamble:
        yield from prose(report.preamble.blocks)
    for name in ("overview", "problems_and_improvements", "other_matters"):
        section = getattr(report, name)
        if section:
            yield from filter(None, (section.heading,))
            yield from prose(section.blocks)
    for name in ("proactive_disclosure", "requests", "disputes"):
        section = getattr(report, name)
        if section:
            yield from filter(None, (section.heading,))
            yield from prose((*section.introduction, *section.remarks))
    if report.proactive_disclosure:
        for row in report.proactive_disclosure.supplementary_rows:
            yield from filter(None, (row.block, row.label))
            yield from itertools.chain.from_iterable(row.cells)


@settings(max_examples=50)
@given(reports(hostile=True))
def test_no_text_of_a_report_is_lost(report: gd.AnnualReport) -> None:
    printed = list(texts(layout(report)))

    for text in texts_of_report(report):
        assert text in printed
    for note in report.notes:
        assert any(note.text in text for text in printed)
    for fact in (report.publisher and report.publisher.name, report.revision_note):
        assert fact is None or any(text.endswith(f"：{fact}") for text in printed)


@settings(max_examples=50)
@given(reports(hostile=True))
def test_the_cells_of_each_table_fill_it_without_overlap(report: gd.AnnualReport) -> None:
    for table, place in tables(layout(report)):
        assert [len(row) for row in table.rows] == [len(row) for row in place.cells]
        covered = [
            (row, column)
            for cell in itertools.chain.from_iterable(place.cells)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        ]
        assert len(covered) == len(set(covered))
        for number, line in enumerate(place.cells):
            assert all(cell.row == number for cell in line)


def _form_with_numbers(form: FormName) -> gd.AnnualReport:
    """A report of which each cell holds a number of its own."""
    blank = gd.blank(form)
    numbers = itertools.count(1000)
    return gd.replace(blank, {path: next(numbers) for path in gd.figures(blank)})


def _labels_of_figures(table: gd.Table, place: TablePlace) -> dict[str, tuple[str, str, str]]:
    """Block, row label and column label of each figure, found by looking left and up."""
    covering: dict[tuple[int, int], tuple[str, CellPlace]] = {}
    for line, cells in zip(table.rows, place.cells, strict=True):
        for text, cell in zip(line, cells, strict=True):
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    covering[row, column] = text, cell
    found = {}
    block, header = "", place.header_rows
    for line, cells in zip(table.rows, place.cells, strict=True):
        if cells[0].column_span == place.width:
            block, header = line[0], cells[0].row + 2
        for text, cell in zip(line, cells, strict=True):
            if not text.removesuffix("万元").isdecimal():
                continue
            left = dict.fromkeys(covering[cell.row, column] for column in range(cell.column))
            rows = [text for text, _ in left if not text.removesuffix("万元").isdecimal()]
            up = dict.fromkeys(
                covering[row, cell.column]
                for row in range(header)
                if covering[row, cell.column][1].row >= (header - 1 if block else 0)
            )
            found[text.removesuffix("万元")] = block, "/".join(rows), "/".join(t for t, _ in up)
    return found


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_each_figure_stands_under_its_own_labels(form: FormName) -> None:
    report = _form_with_numbers(form)
    found: dict[str, tuple[str, str, str]] = {}
    for table, place in tables(layout(report)):
        found.update(_labels_of_figures(table, place))

    for cell in gd.cells(form):
        block, row_label, column_label = found.pop(str(gd.figures(report)[cell.path]))
        if cell.section == "二":
            assert (block, row_label, column_label) == (
                cell.block,
                cell.row_label,
                cell.column_label,
            )
        elif cell.section == "三":
            assert (row_label, column_label) == (cell.row_label, f"申请人情况/{cell.column_label}")
        else:
            assert (row_label, column_label) == ("", f"{cell.row_label}/{cell.column_label}")
    assert not found


def test_the_parts_stand_in_the_order_of_the_form() -> None:
    report = gd.blank(
        "2021",
        title="年度报告",
        publisher=gd.Publisher("临江区人民政府"),
        year=2023,
        published_on=datetime.date(2024, 1, 28),
        revised_on=datetime.date(2024, 3, 1),
        revision_note="更正一处。",
        dated_on=datetime.date(2024, 1, 7),
        signed_by="临江区人民政府办公室",
        preamble=gd.Narrative("前言", (gd.Paragraph("根据条例。"),)),
        overview=gd.Narrative(None, (gd.Heading("（一）主动公开", 2), gd.Heading("1.甲", 6))),
        problems_and_improvements=gd.Narrative("五、问题和改进"),
        other_matters=gd.Narrative(None, (gd.Table((("甲", "乙"), ("丙",))),)),
    )

    blocks = [b for b in layout(report).blocks if not isinstance(b, gd.Table) or len(b.rows) == 2]

    assert blocks == [
        gd.Heading("年度报告", 1),
        gd.Paragraph("发布机构：临江区人民政府"),
        gd.Paragraph("报告年度：2023年"),
        gd.Paragraph("发布日期：2024-01-28"),
        gd.Paragraph("更正日期：2024-03-01"),
        gd.Paragraph("更正说明：更正一处。"),
        gd.Heading("前言", 2),
        gd.Paragraph("根据条例。"),
        gd.Heading("一、总体情况", 2),
        gd.Heading("（一）主动公开", 3),
        gd.Heading("1.甲", 6),
        gd.Heading("二、主动公开政府信息情况", 2),
        gd.Heading("三、收到和处理政府信息公开申请情况", 2),
        gd.Heading("四、政府信息公开行政复议、行政诉讼情况", 2),
        gd.Heading("五、问题和改进", 2),
        gd.Heading("六、其他需要报告的事项", 2),
        gd.Table((("甲", "乙"), ("丙",))),
        gd.Paragraph("临江区人民政府办公室"),
        gd.Paragraph("2024年1月7日"),
    ]


def test_a_report_with_nothing_prints_nothing() -> None:
    assert layout(gd.AnnualReport(scope="own")).blocks == ()


def _missing(form: FormName, **kept: object) -> gd.AnnualReport:
    blank = gd.blank(form)
    return gd.replace(blank, {**dict.fromkeys(gd.figures(blank), gd.Mark.MISSING), **kept})


def test_rows_that_are_wholly_missing_are_not_printed() -> None:
    report = _missing(
        "2021",
        **{
            "proactive_disclosure.administrative_fees.amount_wan_yuan": Decimal("1.5"),
            "requests.outcomes.denied.state_secret.total": 1,
            "requests.outcomes.denied.enforcement_file.total": None,
            "disputes.reconsideration.total": 2,
        },
    )

    proactive, requests, disputes = tables(layout(report))

    assert proactive[0].rows == (
        ("第二十条第（八）项",),
        ("信息内容", "本年收费金额（单位：万元）"),
        ("行政事业性收费", "1.5"),
    )
    assert requests[0].rows[3:] == (
        ("三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", *["缺失"] * 6, "1"),
        ("7.属于行政执法案卷", *["缺失"] * 6, ""),
    )
    assert [cell.row_span for cell in requests[1].cells[3][:3]] == [2, 2, 1]
    assert disputes[0].rows == (
        ("行政复议",),
        ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
        (*["缺失"] * 4, "2"),
    )
    assert disputes[1].header_rows == 2


def test_a_section_without_any_row_has_its_heading_only() -> None:
    assert tables(layout(_missing("2019"))) == []
    assert len(layout(_missing("2019")).blocks) == 3


def test_supplementary_rows_stand_in_their_block_if_they_fit() -> None:
    labels = ("本年制发件数", "本年废止件数", "现行有效件数")
    fitting = gd.SupplementaryRow(
        "第二十条第（一）项", "其他文件", tuple((label, "0") for label in labels)
    )
    report = attrs.evolve(
        gd.blank("2021"),
        requests=None,
        disputes=None,
        proactive_disclosure=gd.ProactiveDisclosure2021(
            supplementary_rows=(
                gd.SupplementaryRow("第二十条第（一）项", "附", (("件数", "约3"),)),
                fitting,
                gd.SupplementaryRow(None, ""),
            )
        ),
    )

    blocks = layout(report).blocks

    assert isinstance(blocks[1], gd.Table)
    assert blocks[1].rows[2:6] == (
        ("规章", "", "", ""),
        ("行政规范性文件", "", "", ""),
        ("其他文件", "0", "0", "0"),
        ("第二十条第（五）项",),
    )
    assert blocks[2:] == (
        gd.Paragraph("第二十条第（一）项"),
        gd.Table((("信息内容", "件数"), ("附", "约3"))),
        gd.Table((("信息内容",), ("",))),
    )


def test_a_supplementary_row_stands_in_its_own_block_though_another_has_the_same_columns() -> None:
    labels = ("上一年项目数量", "本年增/减", "处理决定数量")
    added = gd.SupplementaryRow(
        "第二十条第（六）项", "行政征收", tuple((label, "3") for label in labels)
    )
    report = gd.AnnualReport(
        proactive_disclosure=gd.ProactiveDisclosure2019(supplementary_rows=(added,))
    )

    ((table, _),) = tables(layout(report))

    assert [row[0] for row in table.rows].count("行政征收") == 1
    assert [row[0] for row in table.rows][10:13] == ["行政处罚", "行政强制", "行政征收"]


def test_notes_stand_beside_their_cell_or_below_their_section() -> None:
    received, hidden = "requests.received.total", "disputes.reconsideration.total"
    report = attrs.evolve(
        _missing("2021", **{received: 22}),
        other_matters=gd.Narrative(None, (gd.Paragraph("无。"),)),
        signed_by="办公室",
        notes=(
            gd.Note(received, "（其中补正16件）"),
            gd.Note(hidden, "含上年结转"),
            gd.Note("overview.blocks[0]", "见附件"),
        ),
    )

    document = layout(report)

    (table, _), *_rest = tables(document)
    assert table.rows[3][-1] == "22（其中补正16件）"
    printed = list(texts(document))
    assert printed[printed.index("四、政府信息公开行政复议、行政诉讼情况") + 1] == "注：含上年结转"
    assert printed[-3:] == ["无。", "注：见附件", "办公室"]


def test_only_the_amount_without_a_unit_in_its_label_prints_one() -> None:
    report = gd.replace(
        gd.blank("2019"),
        {"proactive_disclosure.centralized_procurement.amount_wan_yuan": Decimal("25.10")},
    )

    (table, _), *_rest = tables(layout(report))

    assert table.rows[-2:] == (
        ("信息内容", "采购项目数量", "采购总金额"),
        ("政府集中采购", "", "25.1万元"),
    )


COUNT = Column("总计", "total", "件")
AMOUNT = Column("采购总金额", "procurement amount", "万元")
AMOUNT_WITH_UNIT = Column("收费金额（万元）", "fees", "万元")


@pytest.mark.parametrize(
    ("value", "notes", "column", "text"),
    [
        (0, [], COUNT, "0"),
        (-5, [], COUNT, "-5"),
        (12, ["0"], COUNT, "12（注：0）"),
        (None, ["5"], COUNT, "（注：5）"),
        (Decimal("1E+3"), [], AMOUNT, "1000万元"),
        (Decimal("1E+3"), [], AMOUNT_WITH_UNIT, "1000"),
        (Decimal("0.5"), ["(约)", "〔a〕"], AMOUNT, "0.5万元(约)〔a〕"),
        (gd.Mark.NOT_APPLICABLE, [], AMOUNT, "/"),
        (gd.Mark.NOT_APPLICABLE, ["无此项"], COUNT, "/（注：无此项）"),
        (gd.Mark.MISSING, ["（缺）"], COUNT, "缺失（缺）"),
        (gd.Mark.UNREADABLE, ["约", "20"], COUNT, "约20"),
        (gd.Mark.UNREADABLE, ["12.5"], COUNT, "12.5"),
        (gd.Mark.UNREADABLE, ["12"], COUNT, "？12"),
        (gd.Mark.UNREADABLE, ["6944.93"], AMOUNT, "6944.93"),
        (gd.Mark.UNREADABLE, ["6944.93"], AMOUNT_WITH_UNIT, "？6944.93"),
        (gd.Mark.UNREADABLE, [], AMOUNT, "？"),
    ],
)
def test_a_cell_prints_its_value_and_its_notes(
    value: gd.Mark | Decimal | int | None, notes: list[str], column: Column, text: str
) -> None:
    assert cell_text(value, notes, column) == text
