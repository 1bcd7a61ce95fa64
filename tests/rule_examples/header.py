"""Examples of title, names and dates."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import gov_disclosure as gd
from rule_examples.example import Example

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_2020 = {"year": 2020, "publisher": gd.Publisher("云州市交通运输局")}

EXAMPLES: Mapping[str, Example] = {
    "header.year": Example(
        passing={"year": 2020, "title": "云州市交通运输局2020年政府信息公开工作年度报告"},
        failing={"year": 2020, "title": "云州市交通运输局2019年政府信息公开工作年度报告"},
        paths=("title",),
        severity="warning",
        status="to_review",
    ),
    "header.name": Example(
        passing={**_OF_2020, "signed_by": "云州市交通局"},
        failing={**_OF_2020, "signed_by": "云州市水利局"},
        paths=("signed_by",),
        severity="warning",
        status="to_review",
    ),
    "header.signature_year": Example(
        passing={**_OF_2020, "dated_on": datetime.date(2021, 1, 20)},
        failing={**_OF_2020, "dated_on": datetime.date(2020, 1, 20)},
        paths=("dated_on",),
        severity="warning",
        status="to_review",
    ),
    "header.broken_date": Example(
        passing={"other_matters": gd.Narrative(blocks=(gd.Paragraph("2024年2月29日印发。"),))},
        failing={"other_matters": gd.Narrative(blocks=(gd.Paragraph("2023年2月29日印发。"),))},
        paths=("other_matters.blocks[0].text",),
        severity="info",
        status="to_review",
    ),
    "header.late": Example(
        passing={**_OF_2020, "scope": "own", "dated_on": datetime.date(2021, 1, 31)},
        failing={**_OF_2020, "scope": "own", "dated_on": datetime.date(2021, 2, 1)},
        paths=("dated_on",),
        severity="warning",
        status="to_review",
    ),
}
