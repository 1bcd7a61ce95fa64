"""Examples of what is compared with the year before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import gov_disclosure as gd
from rule_examples.example import Example, cells

if TYPE_CHECKING:
    from collections.abc import Mapping

_FEES = "proactive_disclosure.administrative_fees.amount_wan_yuan"
_DOCUMENTS = "proactive_disclosure.normative_documents"
_LICENSING = "proactive_disclosure.administrative_licensing"
_TWO = {
    **cells("requests.brought_forward", natural_person=2, total=2),
    **cells("requests.outcomes.granted", natural_person=2, total=2),
    **cells("requests.outcomes.handled", natural_person=2, total=2),
}
_OF_LAST_YEAR = {
    "year": 2023,
    **cells("requests.received", natural_person=2, total=2),
    **cells("requests.carried_forward", natural_person=2, total=2),
}


def _overview(*texts: str) -> dict[str, object]:
    return {"overview": gd.Narrative(blocks=tuple(map(gd.Paragraph, texts)))}


_ANEW = _overview("全年在门户网站设立惠企政策专栏，集中发布办事指南二十余条。")
_AGAIN = _overview("全年通过门户网站主动公开各类信息1200条，及时回应社会关切。")
_BEFORE = _overview("全年通过门户网站主动公开各类信息980条，及时回应社会关切。")

EXAMPLES: Mapping[str, Example] = {
    "previous.body": Example(
        passing={"publisher": gd.Publisher("云州市人社局")},
        failing={"publisher": gd.Publisher("云州市水利局")},
        paths=("publisher",),
        severity="info",
        status="to_review",
        previous={"publisher": gd.Publisher("云州市人力资源和社会保障局")},
    ),
    "previous.year": Example(
        passing={},
        failing={"year": 2025},
        previous={"year": 2023},
        paths=("year",),
        severity="info",
        status="to_review",
        forms=("2021",),
    ),
    "previous.carried_forward": Example(
        passing=_TWO,
        failing={
            **cells("requests.brought_forward", natural_person=3, total=3),
            **cells("requests.outcomes.granted", natural_person=3, total=3),
            **cells("requests.outcomes.handled", natural_person=3, total=3),
        },
        previous=_OF_LAST_YEAR,
        paths=("requests.brought_forward.total",),
        expected=2,
        actual=3,
        gap=1,
    ),
    "previous.documents_in_force": Example(
        passing=cells(_DOCUMENTS, issued=3, repealed=1, in_force=12),
        failing=cells(_DOCUMENTS, issued=3, repealed=1, in_force=10),
        previous=cells(_DOCUMENTS, in_force=10),
        paths=(f"{_DOCUMENTS}.in_force",),
        expected=12,
        actual=10,
        gap=2,
        severity="warning",
        status="to_review",
        forms=("2021",),
    ),
    "previous.items": Example(
        passing=cells(_LICENSING, prior_year_items=18),
        failing=cells(_LICENSING, prior_year_items=20),
        previous=cells(_LICENSING, prior_year_items=20, item_change=-2),
        paths=(f"{_LICENSING}.prior_year_items",),
        severity="warning",
        status="to_review",
        forms=("2019",),
    ),
    "previous.amount_unit": Example(
        passing={_FEES: Decimal("118.5")},
        failing={_FEES: Decimal(1185000)},
        previous={_FEES: Decimal("112.6")},
        paths=(_FEES,),
        expected=Decimal("112.6"),
        actual=Decimal(1185000),
        severity="warning",
        status="to_review",
        forms=("2021",),
    ),
    "previous.repeated_text": Example(
        passing=_ANEW,
        failing=_AGAIN,
        previous=_BEFORE,
        paths=("overview.blocks[0].text",),
        actual=100,
        severity="warning",
        status="to_review",
    ),
}
