"""Examples of the edition of the form and what its template leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gov_disclosure as gd
from rule_examples.example import Example, zeros

if TYPE_CHECKING:
    from collections.abc import Mapping


def _other_matters(text: str) -> dict[str, object]:
    return {"other_matters": gd.Narrative(blocks=(gd.Paragraph(text),))}


EXAMPLES: Mapping[str, Example] = {
    "form.superseded": Example(
        passing={"year": 2020},
        failing={"year": 2021},
        paths=("proactive_disclosure",),
        severity="warning",
        status="to_review",
        forms=("2019",),
    ),
    "form.mixed": Example(
        passing={},
        failing={"requests": zeros("2019").requests},
        paths=("requests",),
        severity="warning",
        status="to_review",
        forms=("2021",),
    ),
    "form.template_leftovers": Example(
        passing=_other_matters("本年度印发《云州市公开指南》，收取信息处理费0元。"),
        failing=_other_matters("（文字描述）"),
        paths=("other_matters.blocks[0].text",),
        severity="warning",
        status="to_review",
    ),
    "form.headings": Example(
        passing={"requests.heading": "三. 收到和处理政府信息公开申请情况"},
        failing={"disputes.heading": "四、复议诉讼情况"},
        paths=("disputes.heading",),
        severity="info",
        status="to_review",
    ),
}
