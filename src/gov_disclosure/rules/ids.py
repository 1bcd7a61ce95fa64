"""Ids of findings: the same again whenever the same is found in the same report."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.model.publisher import Publisher
from gov_disclosure.rules.passages import normal
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.values import Value

_STEP = re.compile(r"([^.\[\]]+)|\[([0-9]{1,9})\]")
_NUMBER_OF_BLOCK = re.compile(r"\[[0-9]+\]")
_BYTES = 6


def with_ids(
    findings: Iterable[Finding], report: AnnualReport, figures: Mapping[str, Value]
) -> tuple[Finding, ...]:
    """Return findings on a report with their ids.

    An id is made of the rule, of the paths without the numbers of blocks, of what the report
    holds there and of the figure judged: what is the same in every format that the report is
    read from, and in every version of the wording. A number is added only where all of these
    are the same twice, as where a sentence is printed twice.

    Args:
        findings: the findings, those of one rule in printed order.
        report: the report.
        figures: its cells by path.

    Example:
        >>> from gov_disclosure import blank, check, replace
        >>> report = replace(blank("2021"), {"disputes.reconsideration.total": 1, "year": 2024})
        >>> [finding.id for finding in check(report, rules="disputes")]
        ['disputes.total-061775e6eae5']
    """
    found: list[Finding] = []
    times = Counter[str]()
    for finding in findings:
        name = f"{finding.rule}-{_digest(finding, report, figures)}"
        times[name] += 1
        number = times[name]
        found.append(attrs.evolve(finding, id=name if number == 1 else f"{name}-{number}"))
    return tuple(found)


def _digest(finding: Finding, report: AnnualReport, figures: Mapping[str, Value]) -> str:
    parts = [_plain(finding.actual)]
    for path in finding.paths:
        if path in figures:
            parts += (path, _plain(figures[path]))
        else:
            parts += (_NUMBER_OF_BLOCK.sub("", path), _plain(_held(report, path)))
    # The length before each part: no two lists of parts give the same text.
    text = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest()


def _held(report: AnnualReport, path: str) -> object:
    """Return what a report holds at a path; None for nothing and for no such path."""
    place: object = report
    for name, index in _STEP.findall(path):
        if name:
            place = getattr(place, name, None)
        else:
            place = place[int(index)] if isinstance(place, tuple) else None
    return place


def _plain(value: object) -> str:
    """Return a value as a text that is the same however it was printed; empty: a whole section."""
    if value is None:
        return ""
    if isinstance(value, str):
        return normal(value)
    if isinstance(value, Mark):
        return value.value
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, int):
        return f"{value}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return normal(value.name) if isinstance(value, Publisher) else ""
