"""A report that has every class of the model in it, and its JSON with one place changed."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from typing import Any

import gov_disclosure as gd


def example() -> gd.AnnualReport:
    """Return a mixed report that has every class of the model in it."""
    blocks = (
        gd.Heading("（一）主动公开", 2),
        gd.Paragraph("全年公开信息 12 条。\n“引号”与\\"),
        gd.Table((("事项", "件数"), ("受理",))),
    )
    return gd.replace(
        gd.AnnualReport(
            title="示例区 2021 年政府信息公开工作年度报告",
            publisher=gd.Publisher(
                "示例区人民政府", "420704", "11100000MB0000000P", "county", "government"
            ),
            year=2021,
            source=gd.Source(sha256="0" * 64),
            overview=gd.Narrative(None, blocks),
            proactive_disclosure=gd.ProactiveDisclosure2021(
                introduction=blocks[1:2],
                supplementary_rows=(gd.SupplementaryRow(None, "其他", (("件数", "0"),)),),
            ),
            requests=gd.Requests2019(),
            disputes=gd.Disputes(),
            notes=(gd.Note("requests.received.total", "约20"),),
        ),
        {
            "requests.received.total": gd.Mark.UNREADABLE,
            "requests.received.other_org": 3,
            "proactive_disclosure.administrative_fees.amount_wan_yuan": Decimal("20.59"),
        },
    )


EXAMPLE = gd.to_dict(example())


def with_(path: str, value: object, members: dict[str, Any] = EXAMPLE) -> dict[str, Any]:
    """Return a copy of the example, or of other members, with the place at a path set."""
    *way, last = _steps(path)
    changed = copy.deepcopy(members)
    holder: Any = changed
    for step in way:
        holder = holder[step]
    holder[last] = value
    return changed


def _steps(path: str) -> list[str | int]:
    return [int(step) if step.isdigit() else step for step in path.split(".")]


def with_literal(path: str, literal: str) -> str:
    """Return the text of the example with a piece of JSON text at a path."""
    return json.dumps(with_(path, "\x01")).replace(json.dumps("\x01"), literal)
