"""Numbers written as Word writes the numbers of lists."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DIGITS = "零一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "十", "百", "千")
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_BY_DIGIT = str.maketrans("0123456789", "〇一二三四五六七八九")


def _chinese(number: int, digits: str = _DIGITS, units: tuple[str, ...] = _UNITS) -> str | None:
    if not 0 < number < 10 ** len(units):
        return digits[0] if number == 0 else None
    text, gap = "", False
    for place in range(len(units) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += digits[0] * gap + digits[digit] + units[place]
        gap = False
    return text


def _counting(number: int) -> str | None:
    text = _chinese(number)
    return text[1:] if text is not None and 10 <= number < 20 else text


def _roman(number: int) -> str | None:
    if not 0 < number < 4000:
        return None
    text = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        text += letters * count
    return text


def _letter(number: int) -> str | None:
    if not 0 < number <= 260:
        return None
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def _one_of(symbols: str) -> Callable[[int], str | None]:
    return lambda number: symbols[number - 1] if 0 < number <= len(symbols) else None


def _range(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


_circled = _one_of(_range("①", "⑳"))

_FORMATS: Mapping[str, Callable[[int], str | None]] = MappingProxyType(
    {
        "none": lambda _: "",
        "decimalZero": lambda number: f"{number:02}",
        "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
        "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "decimalEnclosedFullstop": _one_of(_range("⒈", "⒛")),
        "decimalEnclosedParen": _one_of(_range("⑴", "⒇")),
        "upperLetter": _letter,
        "lowerLetter": lambda number: (_letter(number) or "").lower() or None,
        "upperRoman": _roman,
        "lowerRoman": lambda number: (_roman(number) or "").lower() or None,
        "chineseCounting": _counting,
        "chineseCountingThousand": _counting,
        "taiwaneseCounting": _counting,
        "taiwaneseCountingThousand": _counting,
        "japaneseCounting": _counting,
        "ideographDigital": lambda number: str(number).translate(_BY_DIGIT),
        "japaneseDigitalTenThousand": lambda number: str(number).translate(_BY_DIGIT),
        "taiwaneseDigital": lambda number: str(number).translate(_BY_DIGIT),
        "chineseLegalSimplified": lambda number: _chinese(number, _LEGAL_DIGITS, _LEGAL_UNITS),
        "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
        "ideographEnclosedCircle": _one_of(_range("㊀", "㊉")),
    }
)
"""How each format writes a number; None where it has no sign for it."""


def numeral(number: int, format: str) -> str:  # noqa: A002 - what Word calls it
    """Return a number as a format of WordprocessingML writes it; else in digits.

    Example:
        >>> [numeral(n, "chineseCounting") for n in (1, 10, 12, 20, 21, 105, 2010)]
        ['一', '十', '十二', '二十', '二十一', '一百零五', '二千零一十']
        >>> numeral(3, "decimalEnclosedCircle"), numeral(4, "lowerRoman"), numeral(21, "hex")
        ('③', 'iv', '21')
    """
    write = _FORMATS.get(format)
    text = None if write is None else write(number)
    return str(number) if text is None else text
