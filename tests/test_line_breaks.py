"""Lines of titles and labels on paper: they end after words, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gov_disclosure as gd
from gov_disclosure.document import Table, TablePlace, place_of_cells
from gov_disclosure.forms.layout.printed_form import printed_form
from gov_disclosure.forms.words.labels import key
from gov_disclosure.renderers.line_breaks import broken_table, label_lines, title_lines
from gov_disclosure.renderers.paper import columns_of

_WIDTHS = st.floats(0, 100)


@given(st.text(), _WIDTHS)
def test_nothing_but_line_breaks_is_added(text: str, width: float) -> None:
    for lines in (label_lines(text, width), title_lines(text, width)):
        assert lines.replace("\n", "") == text.replace("\n", "")


@pytest.mark.parametrize("form", ["2019", "2021"])
@given(width=_WIDTHS)
def test_labels_in_lines_are_the_same_labels(form: gd.FormName, width: float) -> None:
    for cell in gd.cells(form):
        for label in (*cell.row_label.split("/"), *cell.column_label.split("/")):
            assert key(label_lines(label, width)) == key(label)


def test_lines_end_after_words() -> None:
    shown = {
        ("商业企业", 6): "商业|企业",
        ("自然人", 6): "自然人",
        ("结果维持", 7): "结果|维持",
        ("法律服务机构", 7): "法律|服务|机构",
        ("法律服务机构", 8): "法律服务|机构",
        ("（四）无法提供", 6): "（四）|无法|提供",
        ("三、本年度办理结果", 6): "三、|本年度|办理|结果",
        ("三、本年度办理结果", 10): "三、|本年度办理|结果",
        (
            "（本列数据的勾稽关系为：第一项加第二项之和）",
            8,
        ): "（本列数据的勾稽关系为：第一项加第二项之和）",
        ("1.属于国家秘密", 6): "1.属于国家秘密",
        ("总计", 2): "总计",
    }
    for (label, width), lines in shown.items():
        assert label_lines(label, width) == lines.replace("|", "\n")


def test_a_title_is_parted_after_the_name_where_it_takes_two_lines() -> None:
    long = "云州市青溪区人民政府（办公室）2024年度政府信息公开工作年度报告"
    assert title_lines(long, 40).split("\n")[0] == "云州市青溪区人民政府（办公室）"
    for other, width in ((long, 70), (long, 20), (f"{long}（更正）", 40), (long[10:], 20)):
        assert title_lines(other, width) == other


def test_only_tables_of_the_form_are_broken() -> None:
    wide = Table((("商业企业",) * 20, ("社会公益组织",) * 20))
    place = place_of_cells(wide)
    assert broken_table(wide, place, columns_of(wide, place)) == wide
    sections = printed_form(gd.blank("2021")).sections.values()
    broken = [
        broken_table(block, place, columns_of(block, place)) != block
        for blocks in sections
        for block, place in blocks
        if isinstance(block, Table) and isinstance(place, TablePlace)
    ]
    assert broken == [False, True, True]
