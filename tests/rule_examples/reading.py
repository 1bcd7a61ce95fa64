"""Examples of reports that were not read whole or not for certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gov_disclosure as gd
from rule_examples.example import Example

if TYPE_CHECKING:
    from collections.abc import Mapping

_PROSE = dict.fromkeys(("overview", "problems_and_improvements", "other_matters"), gd.Narrative())

EXAMPLES: Mapping[str, Example] = {
    "reading.table_not_found": Example(
        passing=_PROSE,
        failing={"disputes": None},
        paths=("disputes",),
        problems=(),
    ),
    "reading.section_not_found": Example(
        passing=_PROSE,
        failing={**_PROSE, "overview": None},
        paths=("overview",),
        severity="warning",
        status="to_review",
        problems=(),
    ),
    "reading.table_blank": Example(
        passing={},
        failing={"disputes": gd.Disputes()},
        paths=("disputes",),
        problems=(),
    ),
    "reading.problems": Example(
        passing={"disputes": None},
        failing={},
        paths=("requests.received.total",),
        severity="warning",
        status="to_review",
        problems=(
            gd.Problem("reading.problems", "requests.received.total", "“约20”不是数", "no figure"),
        ),
    ),
}
