"""Units of figures: those that labels name, and those that a table or a line near it states."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTED = "件|份|条|宗|人次|项|个|笔|次|起|例|部|张"
"""What counts count, as alternatives of a pattern."""

WAN_YUAN: Mapping[str, Decimal] = MappingProxyType(
    {
        "元": Decimal("0.0001"),
        "万元": Decimal(1),
        "万": Decimal(1),
        "亿元": Decimal(10000),
    }
)
"""How much of 万元 each unit of amounts is."""

_MANY = "十百千万亿"
_YUAN = f"[{_MANY}美欧港日]*元"
_UNIT = f"(?:{_YUAN}|[{_MANY}]*(?:{COUNTED}))"
_NAMED = re.compile(rf"{_YUAN}|[{_MANY}]+(?:{COUNTED})")
_STATED = re.compile(
    rf"单\s*位\s*(?:[:：为]\s*){_UNIT}(?:[、,，/和及与]\s*{_UNIT})*"
    rf"|[(（]\s*单\s*位\s*{_UNIT}|以\s*{_UNIT}\s*为\s*单\s*位"
    rf"|\A\s*[(（]?\s*{_UNIT}\s*[)）]?\s*\Z"
)
_ALONE = re.compile(rf"\s*(?:[(（]?\s*{_UNIT}\s*[)）]?|(?:计\s*量)?\s*单\s*位)\s*")
_LONGEST = 8


@functools.lru_cache(maxsize=4096)
def units_named(label: str) -> frozenset[str]:
    """Return the units that a label names: any of amounts, of counts only multiples.

    A count is a number of single things, so that a label 件 says nothing; 万件 does.

    Example:
        >>> sorted(units_named("采购总金额（元）")), sorted(units_named("处理决定数量（万件）"))
        (['元'], ['万件'])
        >>> units_named("行政处罚（单位：件）")
        frozenset()
    """
    return frozenset(_NAMED.findall(label))


def units_stated(text: str) -> frozenset[str]:
    """Return the units that a line or a cell states for figures elsewhere.

    It states one by the word 单位, or by being a unit and nothing else. Figures with a unit in
    running text state none.

    Example:
        >>> sorted(units_stated("单位：件、元")), units_stated("收费251000元，共3万件")
        (['元'], frozenset())
    """
    return frozenset().union(*map(units_named, _STATED.findall(text)))


def is_unit(text: str) -> bool:
    """Tell whether a cell holds a unit and nothing else, or heads a column of units.

    Example:
        >>> is_unit("（万元）"), is_unit("单位"), is_unit("5件")
        (True, True, False)
    """
    return len(text) <= _LONGEST and _ALONE.fullmatch(text) is not None


def is_of_amounts(unit: str) -> bool:
    """Tell whether a unit is one of money."""
    return unit.endswith("元")
