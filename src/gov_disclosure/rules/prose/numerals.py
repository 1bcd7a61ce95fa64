"""Numbers in running text, with the measure word that says what they count."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

CASE_UNITS = frozenset({"件", "件次", "宗", "份", "例", "起"})
"""Measure words that count requests and cases; 条 counts items of information."""

DOCUMENT_UNITS = frozenset({"件", "份", "部", "个"})
"""Measure words that count rules and normative documents."""

_DIGITS: Mapping[str, int] = {
    **{digit: number for number, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_MULTIPLIERS: Mapping[str, int] = {"十": 10, "百": 100, "千": 1000}
_TENS: Mapping[str, int] = {"廿": 20, "卅": 30}
_SCALES: Mapping[str, int] = {"万": 10**4, "亿": 10**8}
_CHINESE = "".join((*_DIGITS, *_MULTIPLIERS, *_TENS, *_SCALES))
_UNITS = "件次|件|宗|份|例|起|部|个百分点|%|条|个|项|次|人次|人|篇|期|场|元"

# It begins with one set of characters: a search skips all others at once.
NUMBER = (
    rf"[\d{_CHINESE}][\d.{_CHINESE}]{{0,20}}(?:[,，]\d{{3}}(?!\d)){{0,5}}(?:\.\d{{1,6}})?[万亿]?"
    rf"(?:[余多几]?)(?:{_UNITS})(?![署门长委别性事])(?:左右|以上|以下|以内)?"
)
"""Pattern of what may be a number with its measure word, in half-width digits."""

_PARTS = re.compile(
    r"(?:(?P<arabic>\d{1,3}(?:[,，]\d{3})+|\d{1,15})(?P<decimals>\.\d{1,6})?(?P<scale>[万亿]?)"
    rf"|(?P<chinese>[{_CHINESE}]{{1,20}}))(?P<rough>[余多几]?)(?P<unit>{_UNITS})(?P<about>.*)"
)
_NO_START = re.compile(r".*(?:[.,统唯同第某每逐进-]|[\d一二三四五六七八九十][至到~－—-])$")
_WIDE = re.compile("[０-９％．：]")
_WIDTHS = str.maketrans("０１２３４５６７８９％．：", "0123456789%.:")


@attrs.frozen
class Quantity:
    """A number that a text states.

    Attributes:
        value: the number; of a percentage, the percentage.
        unit: its measure word, or %.
        step: what one unit of the last printed digit is worth, such as 1000 in 1.2万.
        exact: whether the text means this number and not about or more than it.
    """

    value: Decimal
    unit: str
    step: Decimal = Decimal(1)
    exact: bool = True

    def fits(self, number: Decimal | int) -> bool:
        """Tell whether ``number`` may be what was meant, rounded as it is printed."""
        return self.value == number or (self.step != 1 and abs(self.value - number) <= self.step)


def half_width(text: str) -> str:
    """Return ``text`` with half-width digits and colons, character for character."""
    return text.translate(_WIDTHS) if _WIDE.search(text) else text


def quantity(text: str, before: str = "") -> Quantity | None:
    """Return what a match of ``NUMBER`` says, or None if it states no number.

    Args:
        text: the match.
        before: the characters before it; 第三份, 统一部署 and the end of a range are no numbers.

    Example:
        >>> rounded = quantity("1.2万余件")
        >>> int(rounded.value), int(rounded.step), rounded.unit, rounded.exact
        (12000, 1000, '件', False)
        >>> quantity("一百二十三件").value, quantity("三份", "第")
        (Decimal('123'), None)
    """
    parts = _PARTS.fullmatch(text)
    if parts is None or _NO_START.match(before):
        return None
    unit, exact = parts["unit"], not (parts["rough"] or parts["about"])
    if parts["chinese"]:
        number = chinese_number(parts["chinese"])
        return None if number is None else Quantity(Decimal(number), unit, exact=exact)
    digits = parts["arabic"].replace(",", "").replace("，", "")
    decimals, scale = parts["decimals"] or "", _SCALES.get(parts["scale"], 1)
    if not decimals and scale == 1:
        return Quantity(Decimal(digits), unit, exact=exact)
    step = Decimal(scale).scaleb(-len(decimals.lstrip(".")))
    return Quantity(Decimal(digits + decimals) * scale, unit, step, exact)


def chinese_number(text: str) -> int | None:
    """Return the number that Chinese numerals write, or None if they write none.

    Example:
        >>> [chinese_number(text) for text in ("一百零五", "二〇二四", "三万五千", "一万二")]
        [105, 2024, 35000, None]
    """
    if len(text) > 1 and all(char in _DIGITS for char in text):
        digits = "".join(str(_DIGITS[char]) for char in text)
        return None if len(text) == 2 and "0" not in digits else int(digits)  # 三五件: 3 to 5
    number, rest = 0, text
    for mark, scale in (("亿", 10**8), ("万", 10**4)):
        head, found, rest_after = rest.partition(mark)
        if found:
            section = _below_ten_thousand(head)
            if not section:
                return None
            number += section * scale
            rest = rest_after
    if not rest:
        return number or None
    section = _below_ten_thousand(rest)
    if section is None or (number and len(rest) == 1):
        return None  # 一万二 may be 10002 or 12000
    return number + section


def _below_ten_thousand(text: str) -> int | None:
    total, digit, bound = 0, None, 10**4
    for place, char in enumerate(text):
        if char in _TENS and digit is None and bound > 10:
            total, bound = total + _TENS[char], 10
        elif char in _MULTIPLIERS and _MULTIPLIERS[char] < bound:
            if digit is None and not (char == "十" and place == 0):
                return None
            total += (1 if digit is None else digit) * _MULTIPLIERS[char]
            digit, bound = None, _MULTIPLIERS[char]
        elif char in _DIGITS and digit is None:
            # 零 only holds a place; after it a digit follows.
            digit = _DIGITS[char] or (0 if len(text) == 1 else None)
        else:
            return None
    if digit is None:
        return total or None
    if bound > 10 and total and "零" not in text and "〇" not in text:
        return None  # 一百五 may be 105 or 150
    return total + digit
