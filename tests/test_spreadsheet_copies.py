"""Tables copied from a spreadsheet: rows of tabs, blank cells where merged cells go on."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
from gov_disclosure.document import CellPlace, Document, Place, TablePlace
from gov_disclosure.forms.extraction.extract import extract
from gov_disclosure.forms.extraction.sections import document_items, outline
from gov_disclosure.forms.extraction.tables import read_table_section
from gov_disclosure.model.paths import columns, rows

_BLOCKS = [row.path for row in rows(gd.Disputes)]
_RESULTS = [column.label for _, column in columns(gd.CaseResults)]
_PRINTED = list(range(1, 16))
_RIGHT = {
    f"disputes.{block}.{name}": value
    for value, (block, name) in enumerate(
        ((block, name) for block in _BLOCKS for name, _ in columns(gd.CaseResults)), start=1
    )
}


def _section_four(labels: dict[int, str], sublabels: dict[int, str]) -> gd.Extraction:
    """Read section 四 with labels in the given grid columns, 15 cells below them."""
    header = [[where.get(column, "") for column in range(15)] for where in (labels, sublabels)]
    grid = [*header, _RESULTS * 3, [str(value) for value in _PRINTED]]
    table = "\n".join("\t".join(row) for row in grid)
    text = (
        f"某局2023年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{table}\n"
    )
    return gd.parse(text)


def test_a_label_holds_over_the_blank_cells_after_it() -> None:
    extraction = _section_four(
        {0: "行政复议", 5: "行政诉讼"}, {5: "未经复议直接起诉", 10: "复议后起诉"}
    )
    assert dict(gd.figures(extraction.report)) == _RIGHT
    assert extraction.problems == ()


@pytest.mark.parametrize(
    ("labels", "sublabels"),
    [
        ({2: "行政复议", 9: "行政诉讼"}, {7: "未经复议直接起诉", 12: "复议后起诉"}),
        ({0: "行政复议", 5: "行政诉讼"}, {10: "复议后起诉"}),
        ({5: "行政诉讼"}, {5: "未经复议直接起诉", 10: "复议后起诉"}),
        ({4: "行政复议", 14: "行政诉讼"}, {9: "未经复议直接起诉", 14: "复议后起诉"}),
    ],
    ids=["centred", "one label lost", "first label lost", "right-aligned"],
)
def test_no_figure_comes_to_stand_in_another_block(
    labels: dict[int, str], sublabels: dict[int, str]
) -> None:
    extraction = _section_four(labels, sublabels)
    figures = gd.figures(extraction.report)
    for path, value in figures.items():
        assert value == _RIGHT[path] or not isinstance(value, int)
    assert extraction.problems or dict(figures) == _RIGHT


def _section_two(table: str) -> gd.Extraction:
    return gd.parse(f"二、主动公开政府信息情况\n{table}\n")


def test_a_figure_under_an_unknown_column_is_a_problem_where_one_is_missing() -> None:
    extraction = _section_two("信息内容\t本年制发件数\t本年失效的件数\t现行有效件数\n规章\t1\t2\t3")
    (problem,) = extraction.problems
    assert problem.rule == "reading.column_not_recognised"
    assert problem.path == "proactive_disclosure.rules.repealed"
    assert problem.evidence is not None
    assert (problem.evidence.text, problem.evidence.column) == ("2", 3)


def test_a_further_column_is_no_problem() -> None:
    extraction = _section_two(
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\t备注数\n规章\t1\t2\t3\t9"
    )
    assert extraction.problems == ()


def test_a_row_of_figures_without_a_label_is_a_problem() -> None:
    header = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数"
    extraction = _section_two(f"{header}\n规章\t1\t2\t3\n\t4\t5\t6\n\t\t\t")
    (problem,) = extraction.problems
    assert problem.rule == "reading.row_not_recognised"
    assert problem.evidence is not None
    assert (problem.evidence.text, problem.evidence.row) == ("4 5 6", 3)
    assert extraction.leftover


def test_blank_lines_below_the_figures_say_nothing() -> None:
    text = (
        "四、政府信息公开行政复议、行政诉讼情况\n"
        "行政复议\t\t\t\t\n" + "\t".join(_RESULTS) + "\n1\t2\t3\t4\t5\n\t\t\t\t\n"
    )
    extraction = gd.parse(text)
    assert extraction.report.disputes is not None
    assert extraction.report.disputes.reconsideration == gd.CaseResults(1, 2, 3, 4, 5)
    assert extraction.problems == ()


def test_figures_below_a_header_in_a_table_that_was_not_read_are_a_problem() -> None:
    extraction = _section_two(
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n\n其中：\n"
        "信息内容\t本年处理决定数量\n\t4"
    )
    (problem,) = extraction.problems
    assert problem.rule == "reading.row_not_recognised"
    assert problem.evidence is not None
    assert problem.evidence.text == "4"


def test_a_label_over_several_rows_of_figures_belongs_to_none() -> None:
    """Where the column with the labels of the rows was hidden, only their group is left."""
    labels = [column.label for _, column in columns(gd.ApplicantCounts)]
    lines = [
        ["", *labels],
        ["（六）其他处理", *"1234566"],
        ["", *"0000000"],
        ["（七）总计", *"1234566"],
    ]
    cells = [[text for text in row if text or row is lines[0]] for row in lines]
    places = tuple(
        tuple(
            CellPlace(row=number, column=column, row_span=2 if (number, column) == (1, 0) else 1)
            for column, text in enumerate(row)
            if text or number == 0
        )
        for number, row in enumerate(lines)
    )
    heading = gd.Paragraph("三、收到和处理政府信息公开申请情况")
    table = gd.Table(tuple(map(tuple, cells)))
    document = Document((heading, table), (Place(), TablePlace(cells=places)))
    with pytest.raises(gd.UnrecognisedDocumentError):
        extract(document)  # nothing is left that shows the form
    reader = read_table_section(
        "requests", outline(tuple(document_items(document))).sections["requests"]
    )
    assert [row.row for row in reader.rows] == ["outcomes.handled"]
    assert len(reader.problems) == 2
