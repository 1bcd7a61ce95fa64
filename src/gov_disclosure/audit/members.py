"""Findings as plain JSON values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gov_disclosure.codecs.converter import converter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.audit.checked import Checked

FORMAT = "gov-disclosure-findings/1"
"""The first member of what is said of reports in JSON."""


def json_of(reports: Iterable[Checked]) -> str:
    """Return what was found in reports as one indented JSON object."""
    return _json({"format": FORMAT, "reports": [_members(one) for one in reports]}, indent=2)


def line_of(checked: Checked) -> str:
    """Return what was found in a report as one line of JSON."""
    return _json({"format": FORMAT, **_members(checked)})


def _members(checked: Checked) -> dict[str, Any]:
    report = checked.report
    return {
        "input": checked.name,
        "publisher": report.publisher and report.publisher.name,
        "year": report.year,
        "scope": report.scope,
        "form": report.form,
        "findings": [converter.unstructure(finding) for finding in checked.findings],
    }


def _json(members: object, indent: int | None = None) -> str:
    separators = (",", ":") if indent is None else None
    text = json.dumps(
        members, ensure_ascii=False, indent=indent, separators=separators, default=float
    )
    return f"{text}\n"
