"""Dates and years as they are printed in Chinese."""

from __future__ import annotations

import datetime
import re

from gov_disclosure.normal_width import normal_width

_ZERO = "〇○◯零O0"  # what is printed for 〇
_CHINESE_DIGITS = str.maketrans(f"{_ZERO}一二三四五六七八九", "000000123456789")
YEAR = r"(?:(?:19|20)\d{2}|2100)"
"""Pattern of a year; what else has four digits is taken for a number."""

_YEAR = rf"(?<!\d)(?P<year>{YEAR})"
_DATE = re.compile(
    _YEAR
    + r"\s*(?:年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
    + r"|(?P<mark>[-/.])\s?(?P<month2>\d{1,2})\s?(?P=mark)\s?(?P<day2>\d{1,2})(?!\d))"
)
_TIME = r"(?:T|\s)*(?:\d{1,2}[:时]\d{2}(?:[:分]\d{2}秒?)?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_DATE_AND_TIME = re.compile(_DATE.pattern + rf"(?:\s*\(?星期[一二三四五六日天]\)?)?{_TIME}")
_BROKEN_DATE = re.compile(
    r"(?=\d)(?:"  # what is no digit is told from it at once
    r"\d{5,}年?\d{0,2}月\d{0,2}日?"  # 20241月1日: 年 is lost
    rf"|{YEAR}年\d{{1,2}}月\d{{1,2}}(?![\d日号])"  # 2024年12月31止: 日 is lost
    rf"|{YEAR}年\d{{1,2}}日"  # 2024年31日: the month is lost
    r"|(?<![\d年个])\d{1,2}月\d{1,2}(?=[止起至到,。;)])"  # 12月31止
    rf"|{YEAR}年\d{{1,2}}月\d{{1,2}}[日号]|{YEAR}([-/.])\d{{1,2}}\1\d{{1,2}}(?!\d))"  # 2月30日
)
_LONGEST_DATE = 40
_LONGEST_WHOLE = 80
"""A line that is a date or a year and nothing else is no longer, with the spaces in it."""
_CHINESE_DATE = re.compile(
    rf"(二[{_ZERO}][{_ZERO}一二三四五六七八九]{{2}})年([元一二三四五六七八九十]{{1,2}})月"
    r"([一二三四五六七八九十]{1,3})日"
)
_MONTH = re.compile(rf"{YEAR}\s*年\s*(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])\s*月")
_YEAR_NAMED = re.compile(_YEAR + r"\s*年?\s*度?")
_FIRST_MONTH = re.compile(r"(?<=年)\s*元月")
_CHINESE_YEAR = re.compile(f"二[{_ZERO}][{_ZERO}一二三四五六七八九]{{2}}(?=年)")


def plain(text: str) -> str:
    """Return ``text`` in normal width with years and dates in Arabic numerals.

    Example:
        >>> plain("二〇二一年一月二十七日"), plain("二○二○年度"), plain("2025年元月6日")
        ('2021年1月27日', '2020年度', '2025年1月6日')
    """
    normal = normal_width(text)
    if "二" in normal:
        normal = _CHINESE_DATE.sub(
            lambda m: f"{_digits(m[1])}年{_number(m[2])}月{_number(m[3])}日", normal
        )
        normal = _CHINESE_YEAR.sub(lambda m: _digits(m.group()), normal)
    return _FIRST_MONTH.sub("1月", normal) if "元" in normal else normal


def _digits(text: str) -> str:
    return text.translate(_CHINESE_DIGITS)


def _number(text: str) -> int:
    if text == "元":
        return 1
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_digits(text))
    return (int(_digits(tens)) if tens else 1) * 10 + (int(_digits(ones)) if ones else 0)


def date_in_words(date: datetime.date) -> str:
    """Return a date as Chinese writes it.

    Example:
        >>> date_in_words(datetime.date(2025, 1, 6))
        '2025年1月6日'
    """
    return f"{date.year}年{date.month}月{date.day}日"


def find_date(text: str) -> datetime.date | None:
    """Return the first date in ``text``, or None; a date that is none (2月30日) counts not.

    Example:
        >>> find_date("时间：2021-01-28 09:43")
        datetime.date(2021, 1, 28)
    """
    match = _DATE.search(plain(text))
    return _date(match) if match else None


def whole_date(text: str) -> datetime.date | None:
    """Return the date, with a time or not, that ``text`` is as a whole, or None.

    It may stand in brackets.

    Example:
        >>> whole_date("（2021年 1月27日 09:43）"), whole_date("2021年1月27日起施行")
        (datetime.date(2021, 1, 27), None)
    """
    if len(text) > _LONGEST_WHOLE:
        return None
    match = _DATE_AND_TIME.fullmatch(plain(text).strip().strip("()[]").strip())
    return _date(match) if match else None


def leading_date(text: str) -> tuple[datetime.date, str] | None:
    """Return the date, with its time, that begins ``text``, and what follows it, or None.

    Example:
        >>> leading_date("2022年01月18日 17:12:21 来源：青溪区")
        (datetime.date(2022, 1, 18), '来源:青溪区')
    """
    normal = plain(text).strip()
    match = _DATE_AND_TIME.match(normal)
    date = _date(match) if match else None
    return (date, normal[match.end() :].strip()) if match and date else None


def broken_dates(text: str) -> list[str]:
    """Return what is printed in ``text`` as a date and is none.

    Example:
        >>> broken_dates("自20241月1日至12月31止。2024年2月30日")
        ['20241月1日', '12月31', '2024年2月30日']
        >>> broken_dates("2024年1月1日至12月31日")
        []
    """
    compact = "".join(plain(text).split())
    found = [match.group() for match in _BROKEN_DATE.finditer(compact)]
    return [each for each in found if find_date(each) is None]


def whole_year(text: str) -> int | None:
    """Return the year that ``text`` is as a whole, with 年 or 年度, or None.

    Example:
        >>> whole_year("（二〇二二年度）"), whole_year("2022")
        (2022, None)
    """
    if len(text) > _LONGEST_WHOLE:
        return None
    compact = "".join(plain(text).split()).strip("()[]")
    match = _YEAR_NAMED.fullmatch(compact)
    return int(match["year"]) if match and "年" in compact else None


def is_month(text: str) -> bool:
    """Tell whether ``text`` is a year and a month and nothing else, as on covers.

    Example:
        >>> is_month("二〇二四年一月"), is_month("2024年1月5日")
        (True, False)
    """
    return len(text) <= _LONGEST_WHOLE and _MONTH.fullmatch(plain(text).strip()) is not None


def _date(match: re.Match[str]) -> datetime.date | None:
    try:
        return datetime.date(
            int(match["year"]),
            int(match["month"] or match["month2"]),
            int(match["day"] or match["day2"]),
        )
    except ValueError:
        return None


def split_date(text: str) -> tuple[str, datetime.date] | None:
    """Return what stands before a date, with a time or not, that ends ``text``, and the date.

    Example:
        >>> split_date("青溪区统计局2021年1月27日")
        ('青溪区统计局', datetime.date(2021, 1, 27))
    """
    end = plain(text[-_LONGEST_WHOLE:]).rstrip()[-_LONGEST_DATE:]
    last = next((each for each in _DATE_AND_TIME.finditer(end) if each.end() == len(end)), None)
    date = _date(last) if last else None
    if last is None or date is None:
        return None
    normal = plain(text).rstrip()
    return normal[: len(normal) - len(last.group())].strip(), date


def find_year(text: str) -> int | None:
    """Return the first year named in ``text``, or None.

    Example:
        >>> find_year("关于２０２３年度政府信息公开情况的报告")
        2023
    """
    match = _YEAR_NAMED.search(plain(text))
    return int(match["year"]) if match else None
