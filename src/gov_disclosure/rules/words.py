"""The fixed words of findings, in Chinese and English."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.model.paths import sections
from gov_disclosure.model.report import FORMS
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.model.finding import Severity, Status
    from gov_disclosure.values import Value

SEVERITIES: Mapping[Severity, Words] = {
    "error": Words("错误", "error"),
    "warning": Words("疑点", "warning"),
    "info": Words("提示", "info"),
}
"""How grave a finding is, gravest first."""

STATUSES: Mapping[Status, Words] = {
    "violated": Words("不符", "violated"),
    "undetermined": Words("无法判定", "undetermined"),
    "to_review": Words("请核实", "to review"),
}
"""How certain a finding is, most certain first."""

FORM_DOCUMENTS = "、".join(form.document for form in FORMS.values())
"""The circulars that issued the form, as sources of rules."""

SUSPECTS = Words(
    "可能填错的格（仅供参考，原数未改）",
    "cells that may be wrong (a suggestion only; no figure was changed)",
)
"""What stands over the suspects of a finding."""

_STATES: Mapping[Value, Words] = {
    None: Words("空白", "blank"),
    Mark.NOT_APPLICABLE: Words("不适用", "not applicable"),
    Mark.MISSING: Words("缺失", "missing"),
    Mark.UNREADABLE: Words("未能识别", "unreadable"),
}


def section_name(name: str) -> Words:
    """Return what findings call a section, by its field name.

    Example:
        >>> section_name("requests")
        Words(zh='第三部分', en='Section 3')
    """
    declared = sections()
    return Words(f"第{declared[name].numeral}部分", f"Section {declared[name].number}")


def name_states(values: Iterable[Value]) -> Words:
    """Return what stands in cells that hold no figure.

    Example:
        >>> name_states([None, 3, Mark.MISSING, None]).zh
        '空白、缺失'
    """
    held = set(values)
    named = [words for state, words in _STATES.items() if state in held]
    return Words("、".join(words.zh for words in named), ", ".join(words.en for words in named))


def count_states(values: Iterable[Value]) -> Words:
    """Return how many cells hold no figure, by what stands there instead.

    Args:
        values: values of cells; figures are not counted.

    Example:
        >>> count_states([None, 3, Mark.MISSING, None]).zh
        '空白2格、缺失1格'
    """
    times = Counter(values)
    counted = [(words, times[state]) for state, words in _STATES.items() if state in times]
    return Words(
        "、".join(f"{words.zh}{count}格" for words, count in counted),
        ", ".join(f"{count} {words.en}" for words, count in counted),
    )
