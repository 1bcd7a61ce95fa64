"""Tables copied from a spreadsheet: rows of tabs, blank cells where merged cells go on."""

from __future__ import annotations

import pytest

import gov_disclosure as gd
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


def _section_four(labels: dict[int, str], sublabels: dict[int, str]) -> gd.AnnualReport:
    """Read section 四 with labels in the given grid columns, 15 cells below them."""
    header = [[where.get(column, "") for column in range(15)] for where in (labels, sublabels)]
    grid = [*header, _RESULTS * 3, [str(value) for value in _PRINTED]]
    table = "\n".join("\t".join(row) for row in grid)
    text = (
        f"某局2023年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{table}\n"
    )
    return gd.parse(text).report


def test_a_label_holds_over_the_blank_cells_after_it() -> None:
    report = _section_four(
        {0: "行政复议", 5: "行政诉讼"}, {5: "未经复议直接起诉", 10: "复议后起诉"}
    )
    assert dict(gd.figures(report)) == _RIGHT


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
    figures = gd.figures(_section_four(labels, sublabels))
    for path, value in figures.items():
        assert value == _RIGHT[path] or not isinstance(value, int)
