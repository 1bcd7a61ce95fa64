"""What a printed cell says: a figure, a blank, a mark, or nothing certain."""

from __future__ import annotations

import re
import sys
import unicodedata
from decimal import Decimal
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.forms.words.cells import read_cell
from gov_disclosure.forms.words.numbers import (
    CellReading,
    last_is_sum,
    looks_like_value,
    read_amount,
    read_count,
)
from gov_disclosure.forms.words.units import units_named
from gov_disclosure.model.paths import columns
from gov_disclosure.model.proactive_rows import FeesCollected, Procurement
from gov_disclosure.strategies import amounts, counts
from gov_disclosure.values import MAX_AMOUNT, MAX_COUNT, Mark, Value

FULL_WIDTH = str.maketrans("0123456789,.+-()", "０１２３４５６７８９，．＋－（）")
COUNT_UNITS = ("件", "份", "条", "宗", "人次", "项", "个", "笔")
SPACES = (" ", "\u3000", "\xa0", "\t", "\n", "\r\n", "\u2003", "\u200b", "\ufeff")


def _units(labels: tuple[str, str]) -> frozenset[str]:
    return frozenset[str]().union(*map(units_named, labels))


@given(counts(), st.sampled_from(("", *COUNT_UNITS)), st.booleans(), st.booleans())
def test_a_count_is_read_in_any_dress(
    count: int,
    unit: str,
    thousands: bool,  # noqa: FBT001 - drawn
    full_width: bool,  # noqa: FBT001 - drawn
) -> None:
    text = (f"{count:,}" if thousands else str(count)) + unit
    text = text.translate(FULL_WIDTH) if full_width else text
    assert read_count(text) == CellReading(count)
    assert read_count(text, signed=True) == CellReading(count)
    assert looks_like_value(text)


@given(counts(), st.sampled_from(SPACES), st.sampled_from(SPACES))
def test_spaces_around_a_count_say_nothing(count: int, before: str, after: str) -> None:
    assert read_count(f"{before}{count}{after}") == CellReading(count)


@given(counts(signed=True), st.sampled_from(("-", "－", "—", "–", "−", "--", "减", "减少")))
def test_a_change_is_signed(change: int, minus: str) -> None:
    text = f"{minus}{-change}" if change < 0 else f"+{change}"
    assert read_count(text, signed=True) == CellReading(change)
    if change < 0:
        assert read_count(text) == CellReading(Mark.UNREADABLE, text, read_count(text).doubt)
        assert read_count(text).doubt is not None


@given(st.text(max_size=8))
def test_any_text_gives_a_reading_that_a_cell_can_hold(text: str) -> None:
    for reading in (read_count(text), read_count(text, signed=True)):
        value = reading.value
        assert not isinstance(value, Decimal)
        assert value is None or isinstance(value, Mark) or abs(value) <= MAX_COUNT
        assert (reading.doubt is not None) == (value is Mark.UNREADABLE)
        assert value is not Mark.MISSING
    for unit in (None, "元", "万元"):
        amount = read_amount(text, unit)
        Procurement(amount_wan_yuan=cast("Decimal", amount.value))  # what no cell holds raises
        assert (amount.doubt is not None) == (amount.value is Mark.UNREADABLE)


@given(st.text("0123456789.,+-/()（）件元万约 ①²/无", max_size=8))
def test_a_figure_is_made_of_the_digits_that_are_printed(text: str) -> None:
    value = read_count(text, signed=True).value
    if isinstance(value, int):
        outside = re.sub(r"\.0{1,2}(?!\d)", "", text.replace("（", "(").split("(")[0])
        digits = "".join(char for char in outside if char in "0123456789")
        assert int(digits) == abs(value)


@given(st.text(min_size=1).filter(str.strip))
def test_what_is_printed_is_never_a_blank(text: str) -> None:
    if text.strip("\u200b\ufeff" + "".join(SPACES)) and not text.isspace():
        normal = unicodedata.normalize("NFKC", text).strip().strip("\u200b\ufeff")
        if normal and normal.lower() not in {"null", "&nbsp;", "nan", "none", "<na>"}:
            assert read_count(text).value is not None


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u3000", "\xa0\xa0", "\n\t ", "&nbsp;", "null", "\u200b", "nan", "NaN", "<NA>"],
)
def test_blanks(text: str) -> None:
    assert read_count(text) == CellReading(None)
    assert read_amount(text, None) == CellReading(None)
    assert looks_like_value(text)


@pytest.mark.parametrize(
    "text",
    [
        *("/", "／", "//", "-", "--", "—", "——", "–", "－－", "−", "─", "_", " / "),
        *("空", "无", "不涉及", "不适用", "无此项", "N/A", "n/a", "NA"),
    ],
)
def test_marks(text: str) -> None:
    assert read_count(text) == CellReading(Mark.NOT_APPLICABLE)
    assert read_count(text, signed=True) == CellReading(Mark.NOT_APPLICABLE)
    assert read_amount(text, None) == CellReading(Mark.NOT_APPLICABLE)
    assert looks_like_value(text)


@pytest.mark.parametrize("text", ["3至5", "3到5件", "约3至5"])
def test_a_range_is_the_content_of_a_cell_and_no_figure(text: str) -> None:
    assert looks_like_value(text)
    assert read_count(text).value is Mark.UNREADABLE
    assert not looks_like_value("2019至2020年")


@pytest.mark.parametrize("text", ["0", "０", "零", "0件", "00", "000,000", "+0"])
def test_zeros(text: str) -> None:
    assert read_count(text) == CellReading(0)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("007", 7),
        ("1,024", 1024),
        ("1，024", 1024),
        ("１２３件", 123),
        ("12 件", 12),
        ("2笔", 2),
        ("1个", 1),
        ("+22", 22),
        (str(MAX_COUNT), MAX_COUNT),
        ("0" * 40 + "5", 5),
        ("\u3000 17\xa0", 17),
        ("9.0", 9),
        ("1,024.00", 1024),
    ],
)
def test_counts(text: str, count: int) -> None:
    assert read_count(text) == CellReading(count)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("+3", 3),
        ("-18", -18),
        ("--253", -253),
        ("减12", -12),
        ("减少12项", -12),
        ("增3", 3),
        ("增加3", 3),
        ("-0", 0),
        ("—6", -6),
    ],
)
def test_changes(text: str, change: int) -> None:
    assert read_count(text, signed=True) == CellReading(change)


@pytest.mark.parametrize(
    "text",
    [
        *("-5", "—5", "－5", "减5", "增5", "-0"),  # no count has a sign that takes away
        *("12.5件", "12.000", "12.01", "３．５", ".5", "5.", "1e5", "10%", "5/3", "5+3", "2×3"),
        *("约20", "20余", "近百", "五", "十二", "〇", "若干", "#REF!", "inf", "5:", "5。"),
        *("1 2", "1  2", "1\n \n2", "1\n2", "1　2", "1,02", "1,0240", ",5", "5,", "1.024.000"),
        *("5①", "①", "5²", "¹2", "5⁵", "⒌", "½", "5½", "㉑", "⑴", "5⑴"),
        *("(5)", "[5]", "5[1]", "5*", "5#", "5注", "_5", "+-3", "-+3", "增减5", "---5"),
        *("5（a）7（b）", "5（a）b", "5（a", "5a）", "5）（"),
        *("5元", "5万", "5万元", "00元", str(MAX_COUNT + 1), "9" * 5000),
    ],
)
def test_no_certain_count(text: str) -> None:
    reading = read_count(text)
    assert reading.value is Mark.UNREADABLE
    assert reading.note == text.strip()
    assert reading.doubt is not None


@pytest.mark.parametrize("text", ["+-3", "-+3", "增减5", "---5", "_5", "-5-3", "减约5", "-①"])
def test_no_certain_change(text: str) -> None:
    assert read_count(text, signed=True).value is Mark.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "52316（更正：52317）",
        "52316（应为52317）",
        "52316（原为52317件）",
        "52316（已更正）",
        "52316（误）",
        "52316(52317)",
        "52316（前稿52317）",
    ],
)
def test_a_correction_in_brackets_leaves_the_figure_in_doubt(text: str) -> None:
    for reading in (read_count(text), read_amount(text, "万元")):
        assert (reading.value, reading.note) == (Mark.UNREADABLE, text)


@pytest.mark.parametrize("note", ["（其中更正3件）", "（上年18件）", "（占5%）", "（见注2）"])
def test_a_note_may_hold_a_number_that_it_explains(note: str) -> None:
    assert read_count(f"22{note}") == CellReading(22, note)


@pytest.mark.parametrize(
    ("text", "count", "note"),
    [
        ("22（其中修订16件）", 22, "（其中修订16件）"),
        ("55(含自然失效29件)", 55, "(含自然失效29件)"),
        ("22 （其中（a）1件）", 22, "（其中（a）1件）"),
        ("5（a）（b）", 5, "（a）（b）"),
        ("5件（其中\n新增1件）", 5, "（其中\n新增1件）"),
        ("5﹙a﹚", 5, "﹙a﹚"),
        ("０（）", 0, "（）"),
    ],
)
def test_a_text_in_brackets_is_a_note(text: str, count: int, note: str) -> None:
    assert read_count(text) == CellReading(count, note)


def test_no_character_turns_into_a_digit_beside_a_figure() -> None:
    turning = [
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if not char.isdecimal()
        and any(new.isdecimal() for new in unicodedata.normalize("NFKC", char))
    ]
    assert len(turning) > 100
    for char in turning:
        for text in (char, f"5{char}", f"{char}5", f"5{char}5"):
            assert read_count(text).value is Mark.UNREADABLE, text
            assert read_amount(f"{text}元", None).value is Mark.UNREADABLE, text


@given(amounts(), st.booleans(), st.booleans())
def test_an_amount_is_read_exactly(
    amount: Decimal,
    thousands: bool,  # noqa: FBT001 - drawn
    full_width: bool,  # noqa: FBT001 - drawn
) -> None:
    in_yuan = amount.scaleb(4)
    for number, unit in ((amount, "万元"), (amount, "万"), (in_yuan, "元")):
        text = (f"{number:,f}" if thousands else f"{number:f}") + unit
        text = text.translate(FULL_WIDTH) if full_width else text
        for label_unit in (None, "元", "万元"):
            assert read_amount(text, label_unit) == CellReading(amount)
    assert read_amount(f"{amount:f}", "万元") == CellReading(amount)
    assert read_amount(f"{in_yuan:f}", "元") == CellReading(amount)


@given(amounts())
def test_an_amount_without_a_unit_is_in_doubt_but_for_zero(amount: Decimal) -> None:
    reading = read_amount(f"{amount:f}", None)
    assert reading.value == (Mark.UNREADABLE if amount else Decimal(0))
    assert amount == 0 or (reading.doubt is not None and "单位" in reading.doubt.zh)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("251000元", "25.1"),
        ("75394432.52元", "7539.443252"),
        ("2059.2090万元", "2059.209"),
        ("103.3879 万元", "103.3879"),
        ("10693.46万", "10693.46"),
        ("1.2亿元", "12000"),
        ("00元", "0"),
        ("0", "0"),
        ("0.00", "0"),
        ("零", "0"),
        ("0万元", "0"),
        ("1,234.5万元", "1234.5"),
        ("0.01元", "0.000001"),
        (f"{MAX_AMOUNT}万元", str(MAX_AMOUNT)),
    ],
)
def test_amounts(text: str, amount: str) -> None:
    reading = read_amount(text, None)
    assert reading == CellReading(Decimal(amount))
    assert str(reading.value) == amount


@pytest.mark.parametrize("unit", [None, "元", "万元"])
@pytest.mark.parametrize(
    "text",
    [
        *("约5万元", "5万余元", "5万元/年", "-5万元", "+5元", "5美元", "3千元", "3百万元"),
        *("￥5", "5元整", "1亿2000万元", "1.2.3万元", "1,23元", "5万元6元", "5 6万元", "五万元"),
        *("5件", "2笔", "元", "万元", "③万元", "5²元", "100000000001万元", "9" * 5000 + "元"),
        *("1.2345678901234567万元", "5（元）", "5（万元）", "5（单位：元）"),
    ],
)
def test_no_certain_amount(text: str, unit: str | None) -> None:
    reading = read_amount(text, unit)
    assert reading.value is Mark.UNREADABLE
    assert reading.note == text


@pytest.mark.parametrize("unit", ["", "亿", "千元", "美元", "元万元", "件"])
def test_a_label_in_an_unknown_unit_gives_no_amount(unit: str) -> None:
    assert read_amount("5", unit).value is Mark.UNREADABLE
    assert read_amount("5万元", unit).value == 5
    assert read_amount("0", unit).value == 0


def test_a_note_beside_an_amount() -> None:
    assert read_amount("25.1万元（含税）", None) == CellReading(Decimal("25.1"), "（含税）")


PROCUREMENT_AMOUNT = dict(columns(Procurement))["amount_wan_yuan"]
FEE_AMOUNT = dict(columns(FeesCollected))["amount_wan_yuan"]


@pytest.mark.parametrize(
    ("labels", "amount"),
    [
        (("政府集中采购（元）", "采购总金额"), "0.5"),
        (("政府集中采购", "采购总金额（元）"), "0.5"),
        (("政府集中采购", "采购总金额(万元,保留四位小数)"), "5000"),
        (("政府集中采购", "采购总金额（单位：亿元）"), "50000000"),
    ],
)
def test_the_unit_of_a_label(labels: tuple[str, str], amount: str) -> None:
    assert read_cell("5000", PROCUREMENT_AMOUNT, _units(labels)).value == Decimal(amount)


@pytest.mark.parametrize(
    "labels",
    [
        ("政府集中采购", "采购总金额"),
        ("政府集中采购（元）", "采购总金额（万元）"),
        ("政府集中采购", "采购总金额（元/万元）"),
        ("政府集中采购", "采购总金额（千元）"),
        ("政府集中采购", "采购总金额（百万元）"),
        ("政府集中采购", "采购总金额（美元）"),
    ],
)
def test_labels_that_name_no_unit_or_two(labels: tuple[str, str]) -> None:
    assert read_cell("5000", PROCUREMENT_AMOUNT, _units(labels)).value is Mark.UNREADABLE
    assert read_cell("5000元", PROCUREMENT_AMOUNT, _units(labels)).value == Decimal("0.5")


def test_the_unit_that_is_printed_wins_over_that_of_the_form() -> None:
    stated = _units(("行政事业性收费", "本年收费金额（元）"))
    assert read_cell("5000", FEE_AMOUNT, stated).value == Decimal("0.5")
    unstated = _units(("行政事业性收费", "本年收费金额"))
    assert read_cell("5000", FEE_AMOUNT, unstated).value == 5000


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((1, 2, 3), True),
        ((1, 2, 4), False),
        ((1, Mark.NOT_APPLICABLE, 1), True),
        ((1, None, 1), True),
        ((1, None, 3), None),
        ((5, None, 3), False),  # whatever the blank means, it is no less than zero
        ((5, Mark.UNREADABLE, 3), False),
        ((1, 2, None), None),
        ((0, 0), True),
    ],
)
def test_whether_the_last_figure_is_the_sum_of_the_others(
    values: tuple[Value, ...], expected: object
) -> None:
    assert last_is_sum(values) is expected


@pytest.mark.parametrize(
    "text",
    [
        "约20",
        "20余",
        "#REF!",
        "#N/A",
        "#DIV/0!",
        "零",
        "12.5件",
        "22（其中修订行政规范性文件16件）",
    ],
)
def test_what_could_stand_in_a_data_cell(text: str) -> None:
    assert looks_like_value(text)


@pytest.mark.parametrize(
    "text",
    [
        "行政许可",
        "2022年",
        "2022年收到8件",
        "收到8件。",
        "共计8件，",
        "办理政府信息公开申请8件",
        "收到8件办结7件",
        "件数",
        "注：8",
    ],
)
def test_what_is_a_label_or_prose(text: str) -> None:
    assert not looks_like_value(text)
