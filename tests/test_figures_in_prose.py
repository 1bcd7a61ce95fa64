"""Reading prose: numbers, clauses, speakers, and the words that state figures."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import strategies
from gov_disclosure.rules.prose.clauses import clauses
from gov_disclosure.rules.prose.numerals import NUMBER, chinese_number, half_width, quantity
from gov_disclosure.rules.prose.speakers import Speakers
from gov_disclosure.rules.prose.vocabulary import (
    decision_kind,
    dispute_words,
    document_words,
    request_kind,
)

_DIGITS = "零一二三四五六七八九"


def _in_chinese(number: int) -> str:
    """Write a number below 10⁸ in Chinese, from the definition of the notation."""
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        if not low:
            return f"{_in_chinese(high)}万"
        return f"{_in_chinese(high)}万{'零' if low < 1000 else ''}{_in_chinese(low)}"
    text, waiting = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if waiting else "") + _DIGITS[digit] + name
        waiting = bool(text) and not digit
    return text or "零"


# Numbers -------------------------------------------------------------------------------------


@given(st.integers(0, 10**8 - 1))
def test_chinese_numbers_are_read_back(number: int) -> None:
    written = _in_chinese(number)
    assert chinese_number(written) == number
    assert chinese_number(written.replace("零", "〇")) == number


@given(st.text("零一二三四五六七八九十百千万亿廿两〇", min_size=1, max_size=12))
def test_any_chinese_numeral_is_read_or_refused(text: str) -> None:
    number = chinese_number(text)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("廿三", 23),
        ("一百一十", 110),
        ("两百", 200),
        ("两千零五", 2005),
        ("二〇二四", 2024),
        ("一百五", None),
        ("两千三", None),
        ("一万二", None),  # spoken short for 12,000
        ("十万五", None),
        ("三亿六", None),
        ("一万零二", 10002),
        ("一万三百", 10300),
        ("三五", None),  # three to five
        ("二〇", 20),
        ("百", None),
        ("十十", None),
        ("一二十", None),
        ("万", None),
        ("一万一万", None),
        ("五一百", None),
    ],
)
def test_chinese_number(text: str, number: int | None) -> None:
    assert chinese_number(text) == number


@given(st.integers(0, 10**9), st.sampled_from("件宗份例起%条"))
def test_arabic_numbers_are_read_back(number: int, unit: str) -> None:
    for written in (f"{number}{unit}", f"{number:,}{unit}"):
        found = quantity(written)
        assert found is not None
        assert (int(found.value), found.unit, found.exact) == (number, unit, True)
        assert found.fits(number)
        assert not found.fits(number + 1)


@pytest.mark.parametrize(
    ("before", "text", "value"),
    [
        ("", "1.2万件", 12000),
        ("", "3亿件", 3 * 10**8),
        ("", "1,02件", None),
        ("", "1.2.3件", None),
        ("第", "3件", None),
        ("10至", "17件", None),
        ("三到", "五件", None),
        ("统", "一部", None),
        ("1", ".5件", None),
    ],
)
def test_quantity(before: str, text: str, value: int | None) -> None:
    found = quantity(text, before[-2:])
    assert (None if found is None else found.value) == value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("收到１２件", ["12件"]),
        ("统一部署一件事项", []),
        ("三审三校", []),
        ("2024年12月31日", []),
        ("九件、十二宗", ["九件", "十二宗"]),
        ("约1,024余件左右", ["1,024余件左右"]),
        ("占33.9%", ["33.9%"]),
    ],
)
def test_numbers_in_text(text: str, numbers: list[str]) -> None:
    plain = half_width(text)
    found = [
        match.group()
        for match in re.finditer(NUMBER, plain)
        if quantity(match.group(), plain[max(0, match.start() - 2) : match.start()])
    ]
    assert found == numbers


# Clauses -------------------------------------------------------------------------------------


@given(strategies.hostile_texts())
def test_clauses_are_parts_of_the_sentence_in_order(text: str) -> None:
    place = 0
    for clause in clauses(text):
        assert place <= clause.start < clause.end <= len(text)
        place = clause.end
        assert len(clause.before) + len(clause.after) <= clause.end - clause.start


@pytest.mark.parametrize(
    ("sentence", "befores"),
    [
        ("收到85件，其中自然人80件、法人5件", ["收到", "其中自然人", "法人"]),
        ("收到公民、法人和其他组织申请1,024件", ["收到公民和法人和其他组织申请"]),
        ("收到1，024件，办结3件", ["收到", "办结"]),
        ("行政复议、行政诉讼3件", ["行政复议和行政诉讼"]),
        ("在85件申请中公开40件", ["在", "公开"]),
        ("85件公开40件", ["", "公开"]),
        ("规章、行政规范性文件9件", ["规章和行政规范性文件"]),
        ("，，；（）", []),
    ],
)
def test_clause(sentence: str, befores: list[str]) -> None:
    assert [clause.before for clause in clauses(sentence)] == befores


def test_semicolons_and_brackets_are_told() -> None:
    found = list(clauses("收到3件（含1件（重复2件））；办结3件"))
    assert [clause.in_brackets for clause in found] == [False, True, True, False]
    assert [clause.is_new_thought for clause in found] == [False, False, False, True]


# Speakers ------------------------------------------------------------------------------------

_DISTRICT = Speakers(2024, ("云州市青溪区政府", "青溪区政府", "青溪区"), has_area=True)
_OFFICE = Speakers(2024, ("云州市财政局",), has_area=False)


@pytest.mark.parametrize(
    ("speakers", "clause", "expected"),
    [
        (_DISTRICT, "2024年，全区共#", ("，全区共#", "unsaid", "report_year")),
        (_DISTRICT, "2024年全区各级行政机关共收到#", ("收到#", "own", "report_year")),
        (_DISTRICT, "各级各部门收到#", ("收到#", "own", "unsaid")),
        (_DISTRICT, "各类申请#", ("各类申请#", "unsaid", "unsaid")),
        (_DISTRICT, "区政府办代表区政府受理#", ("受理#", "other", "unsaid")),
        (_DISTRICT, "青溪区人民政府收到#", ("收到#", "own", "unsaid")),
        (_DISTRICT, "2023年结转#", ("上年结转#", "unsaid", "unsaid")),
        (_DISTRICT, "2023年收到#", ("收到#", "unsaid", "other")),
        (_DISTRICT, "上年度结转#", ("上年度结转#", "unsaid", "unsaid")),
        (_DISTRICT, "结转2025年#", ("结转下年#", "unsaid", "unsaid")),
        (_DISTRICT, "一是依法办理#", ("办理#", "unsaid", "unsaid")),
        (_DISTRICT, "其中区住建局收到#", ("收到#", "other", "unsaid")),
        (_DISTRICT, "依申请办理#", ("依申请办理#", "unsaid", "unsaid")),
        (_DISTRICT, "城乡规划类#", ("城乡规划类#", "unsaid", "unsaid")),
        (_OFFICE, "我局2024年累计收到#", ("收到#", "own", "report_year")),
        (_OFFICE, "累计收到#", ("收到#", "unsaid", "other")),
        (_OFFICE, "市财政局收到#", ("收到#", "own", "unsaid")),
        (_OFFICE, "全市收到#", ("收到#", "other", "unsaid")),
    ],
)
def test_opening(speakers: Speakers, clause: str, expected: tuple[str, str, str]) -> None:
    opening = speakers.opening(clause)
    assert (opening.rest, opening.whose, opening.when) == expected


# Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("收到政府信息公开申请#", "text.received"),
        ("收到公民和法人和其他组织提出的政府信息公开申请共计#", "text.received"),
        ("新收依申请公开#", "text.received"),
        ("办理依申请公开件#", "text.received"),
        ("办结#", "text.handled"),
        ("答复政府信息公开申请#", "text.handled"),
        ("办理#", "text.handled"),
        ("上年度结转申请#", "text.carried_over"),
        ("#申请按照条例顺延到下年度答复", "text.carried_over"),
        ("结转下年度继续办理#", "text.carried_over"),
        ("予以公开和部分公开#", "text.outcomes"),
        ("作出不予公开决定#", "text.outcomes"),
        ("因本机关不掌握等原因无法提供#", "text.outcomes"),
        ("自然人申请#", "text.applicants"),
        ("#为法人或其他组织申请", "text.applicants"),
        ("网上收到申请#", None),
        ("收到公众来信#", None),
        ("依申请公开#", None),
        ("主动公开#", None),
        ("不予受理#", None),
        ("其他#", None),
        ("收到行政许可申请#", None),
        ("收到行政复议申请#", None),
        ("不予公开或者无法提供#", None),
        ("企业申请#", None),
        ("公民和法人#", None),
    ],
)
def test_request_kind(phrase: str, rule: str | None) -> None:
    kind = request_kind(phrase)
    assert (kind and kind.rule) == rule


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("因政府信息公开被申请行政复议#", ("reconsideration", "total")),
        ("信息公开类行政诉讼案件#", ("litigation", "total")),
        ("行政复议结果维持#", ("reconsideration", "upheld")),
        ("未经复议直接起诉#", ("direct", "total")),
        ("复议后起诉#", ("after", "total")),
        ("行政复议和行政诉讼案件#", ("both", "total")),
        ("#行政复议案件", ("reconsideration", "total")),
        ("被纠正#", (None, "corrected")),
        ("尚未审结#", (None, "pending")),
        ("办理相关案件#", (None, "total")),
        ("办结#", None),
        ("行政诉讼一审#", None),
        ("驳回#", None),
        ("公开行政复议决定书#", None),
    ],
)
def test_dispute_words(phrase: str, words: tuple[str | None, str] | None) -> None:
    assert dispute_words(phrase) == words


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("制发行政规范性文件#", (("normative_documents",), "issued")),
        ("规范性文件废止#", (("normative_documents",), "repealed")),
        ("现行有效#", ((), "in_force")),
        ("制定#规章", (("rules",), "issued")),
        ("新制定规章和行政规范性文件#", (("rules", "normative_documents"), "issued")),
        ("公开规范性文件#", None),
        ("规章制度#", None),
        ("以区政府名义制发规范性文件#", None),
    ],
)
def test_document_words(phrase: str, words: object) -> None:
    assert document_words(phrase) == words


def test_decision_kind() -> None:
    kind = decision_kind("作出行政处罚决定#")
    assert kind is not None
    assert kind.rule == "text.decisions"
    assert decision_kind("公开行政处罚决定#") is None
    assert decision_kind("办理行政许可#") is None


@given(
    st.text(
        "收到新收办结答复申请信息公开政府公民法人和其他组织的件#共计予以部分不处理", max_size=60
    )
)
def test_any_phrase_is_known_or_not(phrase: str) -> None:
    for words in (request_kind, dispute_words, document_words, decision_kind):
        words(phrase)
