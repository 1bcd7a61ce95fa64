"""Kinds, levels and scopes of bodies as they are written in Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.publisher import Kind, Level
    from gov_disclosure.model.report import Scope

KINDS_IN_WORDS: Mapping[Kind, str] = {
    "government": "一级政府",
    "general_office": "办公厅（室）",
    "department": "部门",
    "authorised_organisation": "法律法规授权的组织",
}
"""Kinds of body as they are written in Chinese."""

LEVELS_IN_WORDS: Mapping[Level, str] = {
    "national": "国家级",
    "provincial": "省级",
    "prefectural": "地市级",
    "county": "县级",
    "township": "乡级",
}
"""Levels as they are written in Chinese."""

SCOPES_IN_WORDS: Mapping[Scope, str] = {"own": "本机关", "jurisdiction": "本级政府汇总"}
"""Scopes as they are written in Chinese."""

_KINDS = {
    **dict.fromkeys(("政府", "一级政府", "人民政府", "各级政府"), "government"),
    **dict.fromkeys(
        ("办公厅（室）", "办公厅(室)", "办公厅", "办公室", "政府办公室", "政府办"), "general_office"
    ),
    **dict.fromkeys(("部门", "政府部门", "工作部门"), "department"),
    **dict.fromkeys(("授权组织", "法律法规授权的组织"), "authorised_organisation"),
}
_LEVELS = {
    **dict.fromkeys(("国家", "国家级", "中央"), "national"),
    **dict.fromkeys(("省", "省级"), "provincial"),
    **dict.fromkeys(("地市级", "地级", "市级", "设区的市级", "地（市）级"), "prefectural"),
    **dict.fromkeys(
        ("县", "县级", "区级", "区县级", "县（区）级", "县区级", "县（市、区）级"), "county"
    ),
    **dict.fromkeys(("乡", "乡级", "乡镇", "乡镇级", "乡（镇）级", "镇级", "街道级"), "township"),
}
_SCOPES = {
    **dict.fromkeys(("本机关", "本单位", "本级"), "own"),
    **dict.fromkeys(("本级政府汇总", "汇总", "全区域"), "jurisdiction"),
}


def kind_named(text: str) -> str:
    """Return the kind that a text names, in Chinese or English; another text as it is.

    Example:
        >>> kind_named("部门"), kind_named("department"), kind_named("协会")
        ('department', 'department', '协会')
    """
    return _named(text, _KINDS, KINDS_IN_WORDS)


def level_named(text: str) -> str:
    """Return the level that a text names, in Chinese or English; another text as it is.

    Example:
        >>> level_named("县级"), level_named("County"), level_named("村级")
        ('county', 'county', '村级')
    """
    return _named(text, _LEVELS, LEVELS_IN_WORDS)


def scope_named(text: str) -> str:
    """Return the scope that a text names, in Chinese or English; another text as it is.

    Example:
        >>> scope_named("本级政府汇总"), scope_named("own")
        ('jurisdiction', 'own')
    """
    return _named(text, _SCOPES, SCOPES_IN_WORDS)


def _named(text: str, words: Mapping[str, str], members: Mapping[Any, str]) -> str:
    lowered = text.lower()
    return words.get(text, lowered if lowered in members else text)
