"""Which cell a printed figure is, has to be proven: tables as rows of cells, by example.

A cell is written as ``text``, ``text×2`` if it covers two columns, ``text↓2`` if two rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from gov_disclosure.document import (
    CellPlace,
    Paragraph,
    Place,
    Table,
    TablePlace,
    table_of_cells,
)
from gov_disclosure.forms.extraction.sections import Item, SectionText
from gov_disclosure.forms.extraction.tables import TableText, read_table_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PROACTIVE, REQUESTS = "proactive_disclosure", "requests"

_SPANS = re.compile(r"(?P<text>.*?)(?:×(?P<columns>\d))?(?:↓(?P<rows>\d))?")

RECEIVED = "一、本年新收政府信息公开申请数量"
BROUGHT = "二、上年结转政府信息公开申请数量"
CARRIED = "四、结转下年度继续办理"
APPLICANTS = "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
RULES = "信息内容|本年制发件数|本年废止件数|现行有效件数"


def _table(rows: Sequence[str]) -> tuple[Table, TablePlace]:
    cells: list[tuple[str, CellPlace]] = []
    covered: set[tuple[int, int]] = set()
    for row, line in enumerate(rows):
        column = 0
        for written in line.split("|"):
            match = _SPANS.fullmatch(written)
            assert match is not None
            while (row, column) in covered:
                column += 1
            place = CellPlace(
                row=row,
                column=column,
                row_span=int(match["rows"] or 1),
                column_span=int(match["columns"] or 1),
            )
            cells.append((match["text"], place))
            covered |= {
                (r, c)
                for r in range(row, row + place.row_span)
                for c in range(column, column + place.column_span)
            }
            column += place.column_span
    return table_of_cells(cells, TablePlace())


def _read(name: str, parts: Sequence[Sequence[str] | str]) -> TableText:
    items = []
    for number, part in enumerate(parts, start=1):
        if isinstance(part, str):
            items.append(Item(Paragraph(part), Place(line=number)))
        else:
            items.append(Item(*_table(part), number))
    return read_table_section(name, SectionText(None, None, tuple(items)))


def _said(text: TableText) -> Iterator[str]:
    """Yield each bound row with its figures, or with the reasons why it gives none."""
    for row in text.rows:
        figures = [
            f"[{cell.doubt.rule.removeprefix('reading.')}]" if cell.doubt else cell.text or "_"
            for cell in row.by_column().values()
        ]
        if row.doubt is not None:
            figures = [f"[{row.doubt.rule.removeprefix('reading.')}]"]
        yield f"{row.row}: {' '.join(figures)}"
    yield from (f"told: {problem.rule.removeprefix('reading.')}" for problem in text.problems)
    yield from (f"told: {line}" for line in text.unplaced)


_NO_HEADER, _NO_COUNT = "[header_not_recognised]", "[cells_do_not_fit]"

TABLES: Mapping[str, tuple[str, Sequence[Sequence[str] | str], Sequence[str]]] = {
    "alike under a column without a name, in its place": (
        PROACTIVE,
        [["信息内容|本年制发件数|备注|现行有效件数", "规章|0|0|0"]],
        ["rules: 0 0 0"],
    ),
    "alike, though a column is not there and another is": (
        REQUESTS,
        [
            [
                APPLICANTS.replace("商业企业|", "").replace("总计", "备注|总计"),
                f"{RECEIVED}" + "|0" * 7,
            ]
        ],
        [f"received: {_NO_COUNT}"],
    ),
    "alike, the other column at the end": (
        PROACTIVE,
        [["信息内容|本年废止件数|现行有效件数|", "规章|0|0|0"]],
        [f"rules: {_NO_COUNT}"],
    ),
    "the same, of a row that has another number of columns in another form": (
        PROACTIVE,
        [["信息内容|本年增/减|处理决定数量|", "行政强制|0|0|0"]],
        [f"administrative_coercion: {_NO_COUNT}"],
    ),
    "blanks in another number than the one form has whose columns the header names": (
        PROACTIVE,
        [["信息内容|本年处理决定数量||", "|行政处罚|||"]],
        [f"administrative_penalties: {_NO_HEADER}"],
    ),
    "alike, under a header that lost a cell": (
        PROACTIVE,
        [["信息内容|本年废止件数|现行有效件数", "规章|0|0|0"]],
        ["rules: 0 0 0"],
    ),
    "alike, under more headers than figures": (
        PROACTIVE,
        [["本年制发件数|本年废止件数|小计|现行有效件数", "规章|0|0|0"]],
        [f"rules: {_NO_COUNT}"],
    ),
    "alike without any header": (
        REQUESTS,
        [[f"{RECEIVED}|0|0|0|0|0|0|0"]],
        ["received: 0 0 0 0 0 0 0"],
    ),
    "a figure without a header, as one form has it": (
        PROACTIVE,
        [["行政许可|5"]],
        ["administrative_licensing: 5"],
    ),
    "which other rows say is not the form": (
        PROACTIVE,
        [["行政许可|5", "其他对外管理服务事项|5"]],
        [f"administrative_licensing: {_NO_HEADER}", f"other_external_services: {_NO_HEADER}"],
    ),
    "counted off over a merged figure": (
        PROACTIVE,
        [[RULES, "规章|5×2|6|", "行政规范性文件|1|2|3"]],
        ["rules: [cell_merged]", "normative_documents: 1 2 3"],
    ),
    "alike, though one of them is merged": (
        PROACTIVE,
        [["信息内容||上一年项目数量|本年增/减", "行政事业性收费|0|0×2"]],
        ["administrative_fees: [cell_merged]"],
    ),
    "merged otherwise than the header of another table": (
        PROACTIVE,
        [[RULES], ["规章|5×2|6|7"]],
        ["rules: 5 6 7"],
    ),
    "a row that fits by chance": (
        REQUESTS,
        [
            [
                "|自然人|商业企业|科研机构|社会公益组织|其他|总计",
                f"{RECEIVED}|1|2|3|4|5|15",
                f"{BROUGHT}|1|0|0|0|0|1",
                f"{CARRIED}|0|1|0|0|0|0|1",
            ]
        ],
        [
            f"received: {_NO_HEADER}",
            f"brought_forward: {_NO_HEADER}",
            f"carried_forward: {_NO_COUNT}",
        ],
    ),
    "a row that fits a header with a column more": (
        REQUESTS,
        [
            [
                APPLICANTS.replace("总计", "小计|总计"),
                f"{RECEIVED}|1|2|3|4|5|6|21",
                f"{BROUGHT}|1|0|0|0|0|0|1",
                f"{CARRIED}||1|0|0|0|0|1|1",
            ]
        ],
        [f"{row}: {_NO_COUNT}" for row in ("received", "brought_forward", "carried_forward")],
    ),
    "a header that its rows contradict, and a row with a cell too few": (
        REQUESTS,
        [
            [
                "↓2|自然人↓2|总计↓2|法人或其他组织×5",
                "商业企业|科研机构|社会公益组织|法律服务机构|其他",
                f"{RECEIVED}|1|2|3|4|5|6|21",
                f"{BROUGHT}|1|2|3|4|5|6|21",
                f"{CARRIED}|1|2|3|4|5|6",
            ]
        ],
        [
            f"{row}: 1 {' '.join(['[header_contradicted]'] * 6)}"
            for row in ("received", "brought_forward")
        ]
        + [f"carried_forward: {_NO_COUNT}"],
    ),
    "a row without a label below one that has": (
        REQUESTS,
        [[APPLICANTS, f"{RECEIVED}|1|2|3|4|5|6|21", "|9|0|0|0|0|0|9"]],
        ["received: 1 2 3 4 5 6 21", "told: row_not_recognised"],
    ),
    "a label that covers two rows of figures": (
        REQUESTS,
        [[APPLICANTS, f"{RECEIVED}↓2|1|2|3|4|5|6|21", "9|0|0|0|0|0|9", f"{CARRIED}|0|0|0|0|0|1|1"]],
        ["carried_forward: 0 0 0 0 0 1 1", *["told: row_not_recognised"] * 2],
    ),
    "a header in another order over a row that adds up either way": (
        REQUESTS,
        [
            [
                "↓2|自然人↓2|总计↓2|法人或其他组织×5",
                "商业企业|科研机构|社会公益组织|法律服务机构|其他",
                f"{RECEIVED}|0|5|0|0|0|0|5",
            ]
        ],
        ["received: 0 5 0 0 0 0 5"],
    ),
    "a label beside itself in a table with merged cells": (
        PROACTIVE,
        [["第二十条第（一）项×4", "信息内容|本年制发件数|本年废止件数|本年废止件数", "规章|1|2|2"]],
        [f"rules: {_NO_HEADER}"],
    ),
    "two labels in a row": (
        REQUESTS,
        [[f"|{APPLICANTS}", f"{RECEIVED}|{BROUGHT}|1|2|3|4|5|6|21", f"{CARRIED}×2|1|0|0|0|0|0|1"]],
        ["carried_forward: 1 0 0 0 0 0 1", "told: row_not_recognised"],
    ),
    "half of a header": (
        PROACTIVE,
        [["信息内容|上一年项目数量|本年|增/减", "行政事业性收费|5|6|"]],
        [f"administrative_fees: {_NO_COUNT}"],
    ),
    "a column that the form does not have": (
        PROACTIVE,
        [["信息内容|上一年项目数量|备注|增/减", "行政事业性收费|5|6|7"]],
        ["administrative_fees: 5 7"],
    ),
    "a figure that goes on below a misprinted label": (
        PROACTIVE,
        [[RULES, "规|5↓2|1|1", "行政规范性文件|2|3"]],
        ["normative_documents: [cell_merged] 2 3", "told: row_not_recognised"],
    ),
    "a blank that goes on below": (
        PROACTIVE,
        [[RULES, "规章|↓2|1|1", "行政规范性文件|2|3"]],
        ["rules: _ 1 1", "normative_documents: _ 2 3"],
    ),
    "a figure alone below its label, outside of the table": (
        PROACTIVE,
        [[RULES, "规章|1|2|3"], "行政规范性文件", "5", ["行政规范性文件|1|2|3"]],
        ["rules: 1 2 3", "normative_documents: 1 2 3", "told: 5"],
    ),
    "a figure alone that may be the number of a page": (
        PROACTIVE,
        [[RULES, "规章|1|2|3"], "5"],
        ["rules: 1 2 3"],
    ),
    "a label that may be a group, above a row without one": (
        REQUESTS,
        [
            APPLICANTS.replace("|", " "),
            f"{RECEIVED} 1 2 3 4 5 6 21",
            "（六）其他处理 1 0 0 0 0 0 1",
            "0 2 0 0 0 0 2",
            "（七）总计 1 2 0 0 0 0 3",
        ],
        [
            "received: 1 2 3 4 5 6 21",
            "outcomes.handled: 1 2 0 0 0 0 3",
            *["told: row_not_recognised"] * 2,
        ],
    ),
    "the same above the number of a page": (
        REQUESTS,
        [
            APPLICANTS.replace("|", " "),
            f"{RECEIVED} 1 2 3 4 5 6 21",
            "（六）其他处理 1 0 0 0 0 0 1",
            "2",
            "（七）总计 1 2 0 0 0 0 3",
        ],
        [
            "received: 1 2 3 4 5 6 21",
            "outcomes.other_handling: 1 0 0 0 0 0 1",
            "outcomes.handled: 1 2 0 0 0 0 3",
        ],
    ),
}


@pytest.mark.parametrize("kind", TABLES)
def test_figures_whose_cells_are_proven(kind: str) -> None:
    name, parts, expected = TABLES[kind]
    assert list(_said(_read(name, parts))) == list(expected)


@pytest.mark.parametrize(
    ("cell", "units"),
    [
        ("单位：元", {"元"}),
        ("元", {"元"}),
        ("本年收费金额（单位：万元）", set()),
        ("行政事业性收费（单位：万元）", set()),
        ("5万元", set()),
    ],
)
def test_units_that_a_table_states_for_its_figures(cell: str, units: set[str]) -> None:
    """A label of a row or a column states one for its own."""
    text = _read(PROACTIVE, [[f"信息内容|采购项目数量|采购总金额|{cell}", "政府集中采购|1|2|"]])
    assert text.units == units
