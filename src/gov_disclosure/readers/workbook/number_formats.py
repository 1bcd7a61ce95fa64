"""Numbers of a workbook as text: the stored value, in the words of its number format.

What is stored is the figure: it is never rounded as a format would show it, nor is a zero that
is shown as a dash or not at all anything but a zero. A format counts where it says more than
that: ``0"元"`` prints a unit, ``0%`` and ``0!.0,"万"`` print another number than the one stored.
"""

from __future__ import annotations

import datetime
import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNIFICANT_DIGITS = 15  # of a number in a spreadsheet; what is stored beyond is binary noise
_LARGEST_EXACT = 2**53

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*](?P<space>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<exponent>E[+-])|(?P<clock>AM/PM|A/P|上午/下午)"
    r"|(?P<digit>[0#?])|(?P<separator>[.,])|(?P<date>[ymdhse])|(?P<end>;)|(?P<percent>%)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$(?P<symbol>[^-]+)")
_TELLS_NO_NUMBER = re.compile(r"[hms]+|white|白色?|color\s*2", re.IGNORECASE)
"""Brackets in which a format shows the hours that have passed, or what no one sees."""

_PLACE = "\0"  # stands for a place of the number

_Kind = Literal["number", "date", "percent", "text", "unknown"]


@attrs.frozen
class _Section:
    """One of the sections that a format has for positive, negative and zero numbers.

    Attributes:
        kind: what it prints.
        before: what it prints before a number.
        after: what it prints after a number.
        condition: comparison and number that it is for, or None.
    """

    kind: _Kind
    before: str = ""
    after: str = ""
    condition: tuple[str, float] | None = None

    def holds_for(self, number: float) -> bool:
        """Tell whether its condition holds."""
        if self.condition is None:
            return True
        comparison, other = self.condition
        return (
            (number == other and "=" in comparison)
            or (number < other and "<" in comparison)
            or (number > other and ">" in comparison)
        )


def number_text(number: float, code: str, *, since_1904: bool = False) -> str:
    """Return a stored number as its format makes it read.

    Args:
        number: the number; it is finite.
        code: its number format.
        since_1904: whether the workbook counts days from 1904.

    Returns:
        The shortest decimal in at most 15 significant digits, with what the format prints
        around it; a date in ISO format; or, where the format prints another number or none,
        the stored one and the format in square brackets, which is no certain figure.

    Example:
        >>> number_text(12.0, "General"), number_text(103.3879, "0.00"), number_text(3.0, '0"件"')
        ('12', '103.3879', '3件')
        >>> number_text(0.0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ')
        '0'
        >>> number_text(0.5, "0%"), number_text(45306.0, "m/d/yy")
        ('50%', '2024-01-15')
        >>> number_text(5.0, "[White]0")
        '5 [[White]0]'
        >>> number_text(251000.0, '0!.0,"万"')
        '251000 [0!.0,"万"]'
    """
    plain = _plain(number)
    section = _section_for(number, _sections(code))
    if section.kind == "date":
        date = _date(number, since_1904=since_1904)
        return f"{plain} [{code}]" if date is None else date
    if section.kind == "percent":
        return f"{_plain(number * 100)}%"
    if section.kind == "text" and number == 0:
        return plain  # shown as a dash, a word or not at all
    if section.kind != "number":
        return f"{plain} [{code}]"
    before, after = section.before, section.after
    if number <= 0:  # the sign is that of the stored number, however it is shown
        before, after = before.strip("(-+"), after.strip(")-+")
    return f"{before}{plain}{after}"


def _plain(number: float) -> str:
    if number == int(number) and abs(number) < _LARGEST_EXACT:
        return str(int(number))
    return f"{Decimal(f'{number:.{_SIGNIFICANT_DIGITS}g}'):f}"


def _section_for(number: float, sections: tuple[_Section, ...]) -> _Section:
    if any(section.condition is not None for section in sections):
        return next(
            (section for section in sections if section.holds_for(number)), _Section("unknown")
        )
    index = 0 if number > 0 else 1 if number < 0 else 2
    if index < len(sections):
        return sections[index]
    return sections[0]


@functools.lru_cache(maxsize=256)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(map(_section, _split(code))) or (_Section("number"),)


def _split(code: str) -> Iterator[list[re.Match[str]]]:
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(code):
        if token.lastgroup == "end":
            yield tokens
            tokens = []
        else:
            tokens.append(token)
    if tokens or code:
        yield tokens


def _section(tokens: list[re.Match[str]]) -> _Section:
    brackets = [token["bracket"] for token in tokens if token.lastgroup == "bracket"]
    condition = next((_condition(text) for text in brackets if _CONDITION.fullmatch(text)), None)
    printed = "".join(map(_printed, tokens))
    kind = _kind({token.lastgroup for token in tokens}, brackets, printed)
    before, _, rest = printed.partition(_PLACE)
    return _Section(kind, before.strip(), rest.rpartition(_PLACE)[2].strip(), condition)


def _condition(text: str) -> tuple[str, float] | None:
    match = _CONDITION.fullmatch(text)
    return (match[1], float(match[2])) if match else None


def _printed(token: re.Match[str]) -> str:
    """Return what a token prints, with one mark for each place of the number."""
    kind = token.lastgroup or ""
    if kind in {"digit", "general"} or token.group() in {".", "@"}:
        return _PLACE
    if kind == "bracket":
        currency = _CURRENCY.match(token["bracket"])
        return currency["symbol"] if currency else ""
    return token[kind] if kind in {"quoted", "escaped", "separator", "percent", "other"} else ""


def _kind(kinds: set[str | None], brackets: list[str], printed: str) -> _Kind:
    places = printed[printed.find(_PLACE) : printed.rfind(_PLACE) + 1]
    literals = printed.replace(_PLACE, "")
    beside = literals.replace(",", "") if "separator" in kinds else literals
    if "exponent" in kinds or any(map(_TELLS_NO_NUMBER.fullmatch, brackets)):
        return "unknown"
    if kinds & {"date", "clock"}:
        return "date"
    if not places:
        return "text"
    if (
        places.strip(_PLACE + ",")  # words or the bar of a fraction between the digits
        or printed[printed.rfind(_PLACE) + 1 :].startswith(",")  # divided by a thousand
        or any(char.isdigit() or char in ".," for char in beside)
    ):
        return "unknown"
    return "percent" if "percent" in kinds else "number"


_DAYS_BEFORE_1904 = 1462
_LAST_DAY = 2_958_465  # 9999-12-31
_DAY_THAT_NEVER_WAS = 60  # 1900-02-29


def _date(number: float, *, since_1904: bool) -> str | None:
    """Return the day, and the time if it is not midnight, that a number stands for."""
    days = number + _DAYS_BEFORE_1904 if since_1904 else number
    if not 1 <= days < _LAST_DAY + 1 or int(days) == _DAY_THAT_NEVER_WAS:
        return None
    first = datetime.datetime(1899, 12, 30 if days > _DAY_THAT_NEVER_WAS else 31)  # noqa: DTZ001 - no time of day in any place
    moment = first + datetime.timedelta(seconds=round(days * 86400))
    text = moment.isoformat(" ")
    return text.removesuffix(" 00:00:00")
