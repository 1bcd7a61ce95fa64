"""Years that labels and lines name: this one, another, or by its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from gov_disclosure.forms.words.labels import key
from gov_disclosure.forms.words.resemblance import resembles
from gov_disclosure.normal_width import normal_width

if TYPE_CHECKING:
    from gov_disclosure.forms.words.labels import SectionLabels

YearNamed: TypeAlias = int | Literal["this", "other"]

_BEFORE = "(?:上一?年度?|去年)"
_YEAR = re.compile(
    rf"(?:.*[(])?(?:(?P<number>20\d\d)年度?|(?P<this>[本今]年度?)|(?P<other>{_BEFORE}))"
    # The year of a caption may be left over; what was carried over from last year is this year's.
    r"(?!结转)[^表\d]{0,12}"
)
_COMPARISON = re.compile(
    rf"(?:[比较与]?{_BEFORE}(?:同期)?(?:相比)?)?(?:增[/]?减|增幅|增长|变化|变动|同比).{{0,6}}"
)
_LONGEST_LABEL = 40
_MISPRINTED = 2
"""Characters that a misprint adds or leaves out at most."""


def year_named(text: str, labels: SectionLabels) -> YearNamed | None:
    """Return the year that a label begins with or names in brackets, or whether it is this one.

    Labels of the form, as 上一年项目数量, say nothing of it.
    """
    if "年" not in text or len(text) > _LONGEST_LABEL:
        return None
    note = labels.note(text)
    if note is None and (labels.is_known(text) or labels.row(text)):
        return None
    said = _compact(text)
    if note is not None:
        said = said[said.find("(") :]  # what the label itself says is the form's
    match = _YEAR.fullmatch(said)
    if match is None or (not match["number"] and _is_misprinted(key(text), labels)):
        return None
    return int(match["number"]) if match["number"] else "this" if match["this"] else "other"


def is_comparison(label: str) -> bool:
    """Tell whether a label says that its figures compare years.

    Example:
        >>> is_comparison("比上年增减"), is_comparison("增长率（%）"), is_comparison("总计")
        (True, True, False)
    """
    return _COMPARISON.fullmatch(_compact(label)) is not None


def _compact(text: str) -> str:
    return "".join(normal_width(text).split())


def _is_misprinted(label: str, labels: SectionLabels) -> bool:
    """Tell whether a label that says 上年 or 本年 is one of the form: 上一年项目数量*."""
    return labels.pieces(label) is not None or any(
        abs(len(label) - len(known)) <= _MISPRINTED and resembles(label, known)
        for known in labels.columns
        if "年" in known and known[0] == label[0]
    )
