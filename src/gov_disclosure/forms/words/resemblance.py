"""Labels as they are misprinted: with characters added, changed or lost."""

from __future__ import annotations

import difflib

_ALIKE = 0.72
"""Of the characters of both labels, how many must be alike: 行政处分 and 行政处罚 are."""

_SHORTENED = 2
"""How many times as long as what is left of it a label may have been."""


def resembles(label: str, known: str) -> bool:
    """Tell whether the key of a label may be a known one with characters added, changed or lost.

    Example:
        >>> resembles("行政处分", "行政处罚"), resembles("规", "规章"), resembles("费", "收费金额")
        (True, True, False)
    """
    if known in label or (label in known and len(known) <= _SHORTENED * len(label)):
        return True
    matcher = difflib.SequenceMatcher(None, label, known, autojunk=False)
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() >= _ALIKE for ratio in ratios)
