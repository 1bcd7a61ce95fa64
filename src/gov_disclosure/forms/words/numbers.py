"""What a printed cell says: a figure, a blank, a mark, or nothing certain."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.document import OBJECT, Standing
from gov_disclosure.forms.words.units import COUNTED, WAN_YUAN, units_named
from gov_disclosure.normal_width import normal_width
from gov_disclosure.values import MAX_AMOUNT, MAX_AMOUNT_DIGITS, MAX_COUNT, Mark, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARKS = re.compile("_|n/a|na|空|无|(?:[省市州县区乡镇本]{1,2}级?)?(?:不涉及|不适用|无此项)")
# What pages, data frames and spreadsheets print where they have nothing to print.
_BLANKS = frozenset({"", "&nbsp;", "null", "nan", "none", "<na>"})
_DASHES = re.compile(r"[-‐‑‒–—―−﹣－─]+")
_FOOTNOTE_MARK = re.compile("[²³¹⁰-₉①-⒛⓪㉑-㉟㊱-㊿🄀-🄊]")
_FIGURE = re.compile(
    r"(?P<sign>\+{0,2}|-{0,2}|增加?|减少?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
    rf"(?P<unit>万元|万|亿元|元|{COUNTED})?"
    r"(?P<note>\(.*\))?",
    re.DOTALL,
)
_NO_FRACTION = frozenset({".0", ".00"})  # as programs print whole numbers; .000 may be thousands
_MAX_DIGITS = 20
# Notes that say what another number in them is: a part of the figure, or what it is compared with.
_OF_PART = re.compile(r"\((?:其中|不?含|包[括含])")
_OF_OTHERS = re.compile("[上去前]年|同比|环比|[比较占]|增|减|另|累计|截[至止]|注|见|[0-9][年月日]")
_CORRECTION = re.compile("更正|订正|勘误|纠正|修正|更改|应[为是]|改[为成作]|[实原]为|误|错")
_PROSE = re.compile(r"[一-鿿]{3,}|年|[。;、:]|[一-鿿],")  # a long word, a year, the end of a clause
# What a spreadsheet shows in place of a figure: an error, a truth value, a formula.
_OF_SPREADSHEET = re.compile("#[A-Z0/]+[!?]?|TRUE|FALSE|=.*", re.DOTALL)
_RANGE = re.compile(r"(?<![\d年月日])\d{1,3}[至到]\d{1,3}(?![\d年月日])")
_WORDS = re.compile("[一-鿿]+")
_BRACKETED = re.compile(r"\([^()]*\)")
_LOOSE_SPACES = re.compile(r"(?<![\d\s])\s+|\s+(?![\d\s])")
_SHORT = 12
LONGEST_CELL = 8
"""Characters of a word that may stand in a cell of figures."""


@attrs.frozen
class CellReading:
    """What one printed cell says.

    Attributes:
        value: the figure in the unit of the cell, None for a blank, or a mark.
        note: text that belongs to the cell but is not its figure, or None.
        doubt: why there is no figure though something is printed; None where the reading is
            certain.
        standing: what stands besides the text, if that is why.
    """

    value: Value
    note: str | None = None
    doubt: Words | None = None
    standing: Standing | None = None


_NO_FIGURE = Words("不是确定的数", "no certain figure")
_NO_UNIT = Words(
    "没有写明单位（元或万元），金额不能确定",
    "without a unit (元 or 万元), so the amount is not certain",
)
NOT_SINGLE = Words(
    "不以单件计（如以万件为单位），不能换算为确定的件数",
    "not counted singly (but in 万件 and the like), so the count is not certain",
)
_CORRECTED = Words(
    "括注了更正或另一个数，不能确定以哪个为准",
    "a figure with a correction or another number in brackets, so which holds is not certain",
)
_BLANK = CellReading(None)
_MARKED = CellReading(Mark.NOT_APPLICABLE)


def read_count(text: str, *, signed: bool = False) -> CellReading:
    """Read a cell that holds a count.

    Args:
        text: what is printed.
        signed: whether a minus sign belongs to the figure (本年增/减).

    Example:
        >>> read_count("１,０２４件").value, read_count("22（其中修订16件）").note
        (1024, '（其中修订16件）')
        >>> read_count("22（更正：23）").value, read_count("22（23）").value
        (Mark.UNREADABLE, Mark.UNREADABLE)
        >>> read_count("-5").value, read_count("减12", signed=True).value
        (Mark.UNREADABLE, -12)
        >>> read_count("9.0").value, read_count("12.5").value
        (9, Mark.UNREADABLE)
    """
    return (_remembered_count if len(text) <= _SHORT else _count)(text, signed)


def _count(text: str, signed: bool) -> CellReading:  # noqa: FBT001 - positional to be remembered
    plain = _plain(text)
    special = _blank_or_mark(plain)
    if special is not None:
        return special
    if plain == "零":
        return CellReading(0)
    match = _figure(plain)
    if match is None or match["unit"] in WAN_YUAN:
        return _unreadable(text, _NO_FIGURE)
    if match["note"] and units_named(match["note"]):
        return _unreadable(text, NOT_SINGLE)
    if _is_corrected(match["note"]):
        return _unreadable(text, _CORRECTED)
    if match["fraction"] and match["fraction"] not in _NO_FRACTION:
        return _unreadable(text, _NO_FIGURE)
    if match["sign"].strip("+") and not signed:
        return _unreadable(text, _NO_FIGURE)
    digits = match["digits"].replace(",", "").lstrip("0") or "0"
    if len(digits) > _MAX_DIGITS:
        return _unreadable(text, _NO_FIGURE)
    number = _sign(match["sign"]) * int(digits)
    if abs(number) > MAX_COUNT:
        return _unreadable(text, _NO_FIGURE)
    return CellReading(number, _note(text, match))


def read_amount(text: str, label_unit: str | None) -> CellReading:
    """Read a cell that holds an amount in 万元.

    Args:
        text: what is printed.
        label_unit: 元 or 万元 if a label says it, else None: then only a figure with its own
            unit, or zero, is certain.

    Example:
        >>> read_amount("251000元", None).value, read_amount("10693.46万", None).value
        (Decimal('25.1'), Decimal('10693.46'))
        >>> read_amount("6944.93", None).value, read_amount("0", None).value
        (Mark.UNREADABLE, Decimal('0'))
    """
    plain = _plain(text)
    special = _blank_or_mark(plain)
    if special is not None:
        return special
    if plain == "零":
        return CellReading(Decimal(0))
    match = _figure(plain)
    if match is None or match["sign"] or match["unit"] in COUNTED.split("|"):
        return _unreadable(text, _NO_FIGURE)
    if _is_corrected(match["note"]):
        return _unreadable(text, _CORRECTED)
    digits = match["digits"].replace(",", "").lstrip("0") + (match["fraction"] or "")
    if len(digits) > _MAX_DIGITS:
        return _unreadable(text, _NO_FIGURE)
    number = Decimal(digits or "0")
    if not number:
        return CellReading(Decimal(0), _note(text, match))
    unit = match["unit"] or ("" if "元" in (match["note"] or "") else label_unit)
    if (of_wan_yuan := WAN_YUAN.get(unit or "")) is None:
        return _unreadable(text, _NO_UNIT)
    amount = number * of_wan_yuan
    if amount > MAX_AMOUNT or len(amount.normalize().as_tuple().digits) > MAX_AMOUNT_DIGITS:
        return _unreadable(text, _NO_FIGURE)
    return CellReading(Decimal(f"{amount.normalize():f}"), _note(text, match))


def is_blank_or_mark(text: str) -> bool:
    """Tell whether a cell prints no figure, for certain.

    Example:
        >>> is_blank_or_mark("／"), is_blank_or_mark("0")
        (True, False)
    """
    return (_remembered_blanks if len(text) <= _SHORT else _is_blank_or_mark)(text)


def _is_blank_or_mark(text: str) -> bool:
    return _blank_or_mark(_plain(text)) is not None


def last_is_sum(values: Sequence[Value]) -> bool | None:
    """Tell whether the last value is the sum of the others; a mark counts as zero.

    None where that is not certain, because a cell is blank or unreadable.

    Example:
        >>> last_is_sum([1, Mark.NOT_APPLICABLE, 2, 3]), last_is_sum([1, None, 3])
        (True, None)
    """
    *parts, total = (0 if value is Mark.NOT_APPLICABLE else value for value in values)
    known = sum(part for part in parts if isinstance(part, int))
    if not isinstance(total, int):
        return None
    if known == total or known > total:
        return known == total
    return False if all(isinstance(part, int) for part in parts) else None


def looks_like_value(text: str) -> bool:
    """Tell whether ``text`` could be the content of a data cell rather than a label.

    Example:
        >>> looks_like_value("约20"), looks_like_value("/"), looks_like_value("行政许可")
        (True, True, False)
        >>> looks_like_value("#REF!"), looks_like_value("=SUM(B2:B8)")
        (True, True)
    """
    return (_remembered_looks if len(text) <= _SHORT else _looks_like_value)(text)


def _looks_like_value(text: str) -> bool:
    plain = _without_spaces(_plain(text))
    if OBJECT in plain:
        return True
    if _blank_or_mark(plain) is not None or plain == "零" or _OF_SPREADSHEET.fullmatch(plain):
        return True
    beside = _RANGE.sub("0", _BRACKETED.sub("", plain))
    if not any(map(str.isdecimal, plain)) or _PROSE.search(beside):
        return False
    figures = [part for part in _WORDS.split(beside) if any(map(str.isdecimal, part))]
    return len(figures) <= 1


def _plain(text: str) -> str:
    # "5²" and "5①" hold the mark of a footnote, which would become a digit.
    plain = _FOOTNOTE_MARK.sub("*", text)
    plain = normal_width(plain).strip().strip("\u200b\ufeff")
    return _DASHES.sub(lambda dashes: "-" * len(dashes.group()), plain)


def _figure(plain: str) -> re.Match[str] | None:
    """Match a figure with nothing beside it but what stands in brackets."""
    match = _FIGURE.fullmatch(_without_spaces(plain))
    if match is None:
        return None
    depth = 0
    for char in match["note"] or "":
        depth += (char == "(") - (char == ")")
        if depth < 0 or (depth == 0 and char != ")"):
            return None
    return match if depth == 0 else None


def _is_corrected(note: str | None) -> bool:
    """Tell whether a note in brackets may say another figure in place of the one before it."""
    if note is None or _OF_PART.match(note):
        return False
    if _CORRECTION.search(note):
        return True
    return any(map(str.isdecimal, note)) and not _OF_OTHERS.search(note)


def _without_spaces(plain: str) -> str:
    # Spaces between digits stay: "1 2" is not known to be 12.
    return _LOOSE_SPACES.sub("", plain)


def _blank_or_mark(plain: str) -> CellReading | None:
    if plain.lower() in _BLANKS:
        return _BLANK
    if plain.strip("-") == "" or plain.strip("/") == "" or _MARKS.fullmatch(plain.lower()):
        return _MARKED
    return None


def _sign(sign: str) -> int:
    return -1 if sign.startswith(("-", "减")) else 1


def _note(text: str, match: re.Match[str]) -> str | None:
    if not match["note"]:
        return None
    raw = text.strip()
    opening = next(place for place, char in enumerate(raw) if normal_width(char) == "(")
    return raw[opening:]


def _unreadable(text: str, doubt: Words) -> CellReading:
    return CellReading(Mark.UNREADABLE, text.strip(), doubt)


# Most cells of a report hold one of a few short texts.
_remembered_count = functools.lru_cache(maxsize=4096)(_count)
_remembered_blanks = functools.lru_cache(maxsize=4096)(_is_blank_or_mark)
_remembered_looks = functools.lru_cache(maxsize=4096)(_looks_like_value)
