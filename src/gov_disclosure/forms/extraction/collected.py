"""What reading a report has given so far; each part of the reading adds to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from gov_disclosure.document import Block
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.narrative import Note


@attrs.define
class Collected:
    """What was read of a report.

    Attributes:
        fields: field name of the report to its value.
        notes: texts beside figures, with full paths.
        evidence: full path to evidence, or to what makes it.
        leftover: what belongs nowhere.
        problems: what could not be read for certain.
    """

    fields: dict[str, Any] = attrs.field(factory=dict)
    notes: list[Note] = attrs.field(factory=list)
    evidence: dict[str, Evidence | Callable[[], Evidence]] = attrs.field(factory=dict)
    leftover: list[Block] = attrs.field(factory=list)
    problems: list[Problem] = attrs.field(factory=list)
