"""Examples of what the prose must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gov_disclosure as gd
from rule_examples.example import Example, cells

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALL_ASPECTS = "主动公开信息，办理依申请公开，加强政府信息管理，建设公开平台，落实监督保障。"
_UNPAID = {
    **cells("requests.received", natural_person=1, total=1),
    **cells("requests.outcomes.other_handling.unpaid_fee", natural_person=1, total=1),
    **cells("requests.outcomes.handled", natural_person=1, total=1),
}


def _prose(name: str, *texts: str) -> dict[str, object]:
    return {name: gd.Narrative(blocks=tuple(map(gd.Paragraph, texts)))}


EXAMPLES: Mapping[str, Example] = {
    "overview.aspects": Example(
        passing={"year": 2023, **_prose("overview", _ALL_ASPECTS)},
        failing={"year": 2023, **_prose("overview", _ALL_ASPECTS.replace("，落实监督保障", ""))},
        paths=("overview",),
        severity="info",
        status="to_review",
        forms=("2021",),
    ),
    "overview.length": Example(
        passing={"year": 2023, **_prose("overview", _ALL_ASPECTS.ljust(1000, "云"))},
        failing={"year": 2023, **_prose("overview", _ALL_ASPECTS.ljust(1003, "云"))},
        paths=("overview",),
        expected=1000,
        actual=1003,
        gap=3,
        severity="info",
        status="to_review",
        forms=("2021",),
    ),
    "problems_and_improvements.empty": Example(
        passing=_prose("problems_and_improvements", "政策解读的形式不够丰富，将制作图解。"),
        failing=_prose("problems_and_improvements", "无。"),
        paths=("problems_and_improvements",),
        severity="warning",
        status="to_review",
    ),
    "other_matters.processing_fee": Example(
        passing={**_UNPAID, **_prose("other_matters", "发出收费通知1件，未收取信息处理费。")},
        failing={**_UNPAID, **_prose("other_matters", "无。")},
        paths=("requests.outcomes.other_handling.unpaid_fee.total",),
        severity="warning",
        status="to_review",
        forms=("2021",),
    ),
}
