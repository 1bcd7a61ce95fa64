"""What the facts above a report are called, where they are printed, read and told of."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS: Mapping[str, Words] = MappingProxyType(
    {
        "title": Words("标题", "title"),
        "publisher": Words("发布机构", "publisher"),
        "year": Words("报告年度", "year"),
        "scope": Words("范围", "scope"),
        "published_on": Words("发布日期", "date of publication"),
        "dated_on": Words("落款日期", "date of the signature"),
        "signed_by": Words("落款单位", "body that signs"),
        "revised_on": Words("更正日期", "date of the correction"),
        "revision_note": Words("更正说明", "note of the correction"),
    }
)
"""Field of the report to the label of its line above it."""
