"""Examples of what the tables of section 二 must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gov_disclosure as gd
from rule_examples.example import Example, cells

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECTION = "proactive_disclosure"
_DEPARTMENT = gd.Publisher("云州市交通运输局", level="prefectural", kind="department")

EXAMPLES: Mapping[str, Example] = {
    "proactive_disclosure.total_disclosed": Example(
        passing=cells(f"{_SECTION}.normative_documents", newly_disclosed=3, total_disclosed=3),
        failing=cells(f"{_SECTION}.normative_documents", newly_disclosed=3, total_disclosed=2),
        paths=(f"{_SECTION}.normative_documents.total_disclosed",),
        expected=3,
        actual=2,
        gap=1,
        severity="warning",
        status="to_review",
        forms=("2019",),
    ),
    "proactive_disclosure.items_as_decisions": Example(
        passing=cells(
            f"{_SECTION}.administrative_licensing", prior_year_items=50, item_change=7, decisions=57
        )
        | cells(f"{_SECTION}.administrative_penalties", prior_year_items=90, decisions=31),
        failing=cells(
            f"{_SECTION}.administrative_licensing", prior_year_items=50, item_change=7, decisions=57
        )
        | cells(f"{_SECTION}.administrative_penalties", prior_year_items=90, decisions=90),
        paths=(f"{_SECTION}.administrative_licensing.decisions",),
        severity="warning",
        status="to_review",
        forms=("2019",),
    ),
    "proactive_disclosure.rule_making": Example(
        passing={"publisher": _DEPARTMENT},
        failing={"publisher": _DEPARTMENT, f"{_SECTION}.rules.in_force": 2},
        paths=(f"{_SECTION}.rules.in_force",),
        severity="warning",
        status="to_review",
        forms=("2021",),
    ),
}
