"""Lines that people quote and the form does not print: totals of groups, and shares."""

from __future__ import annotations

import functools
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.percent import percent
from gov_disclosure.model.applicants import LEGAL_PERSONS, ApplicantCounts
from gov_disclosure.model.paths import (
    columns,
    figures,
    rows,
    section_class,
)
from gov_disclosure.model.report import FORMS
from gov_disclosure.model.subtotals import LEGAL_PERSON_SUBTOTAL, subtotals
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.values import Value

Derived: TypeAlias = int | Decimal | None

SHARE = "share"
"""Name of the derived column that holds the share of an outcome in all requests handled."""

_SECTION = "requests"
_OUTCOMES = f"{_SECTION}.outcomes."
_HANDLED = f"{_OUTCOMES}handled"
_SUBTOTAL_NAME = Words(f"{LEGAL_PERSONS}小计", "legal persons and other organisations, subtotal")
_SHARE_NAME = Words("占（七）总计的比例（%）", "share in the total handled (%)")


def derived_lines(report: AnnualReport) -> Mapping[str, Derived]:
    """Return totals and shares of section 三 that the form does not print, by path.

    What ``subtotals`` gives; （六）其他处理 of the form of 2019, which is one row there, under
    the paths of the group that it is in 2021; and at ``requests.outcomes.<outcome>.share`` the
    share of each outcome in （七）总计, in per cent to two decimals. None where a figure is
    lacking.

    Example:
        >>> from gov_disclosure.model.changes import blank, replace
        >>> changes = {"requests.outcomes.granted.total": 3, "requests.outcomes.handled.total": 8}
        >>> derived_lines(replace(blank("2021"), changes))["requests.outcomes.granted.share"]
        Decimal('37.50')
    """
    if report.requests is None:
        return MappingProxyType({})
    values = figures(report)
    known = {path: value for path, value in values.items() if isinstance(value, int)}
    totals: dict[str, Derived] = {**known, **subtotals(report)}
    handled = totals.get(f"{_HANDLED}.total")
    lines: dict[str, Derived] = {}
    for path in derived_names():
        row, _, column = path.rpartition(".")
        if column == SHARE:
            lines[path] = _share(totals.get(f"{row}.total"), handled)
        elif path in totals or path in values:
            lines[path] = totals.get(path)
    return MappingProxyType(lines)


def known_lines(report: AnnualReport) -> Mapping[str, Value]:
    """Return ``derived_lines`` as values of cells: one that cannot be worked out is missing."""
    return {
        path: Mark.MISSING if value is None else value
        for path, value in derived_lines(report).items()
    }


def _share(part: Derived, whole: Derived) -> Decimal | None:
    if part is None or not whole:
        return None
    return percent(part, whole)


@functools.cache
def derived_names() -> Mapping[str, tuple[Words, Words]]:
    """Return what each derived line is called, its row and its column, by path in order.

    Example:
        >>> [words.zh for words in derived_names()["requests.outcomes.denied.share"]]
        ['（三）不予公开', '占（七）总计的比例（%）']
    """
    own = tuple(
        (name, Words("/".join((*column.parents, column.label)), column.english))
        for name, column in columns(ApplicantCounts)
    )
    subtotal = (LEGAL_PERSON_SUBTOTAL, _SUBTOTAL_NAME)
    found: dict[str, tuple[Words, Words]] = {}
    for path, row, is_group in _rows():
        is_outcome = path.startswith(_OUTCOMES) and path.count(".") == _OUTCOMES.count(".")
        shares = ((SHARE, _SHARE_NAME),) if is_outcome and path != _HANDLED else ()
        for name, column in (*(own if is_group else ()), subtotal, *shares):
            found[f"{path}.{name}"] = (row, column)
    return MappingProxyType(found)


def _rows() -> Iterator[tuple[str, Words, bool]]:
    """Yield path and name of each row and group of the newest form, and whether it is a group.

    It has all rows of the earlier ones but （六）其他处理, which is a group in it.
    """
    *_, newest = FORMS
    groups: dict[str, None] = {}
    for facts in rows(section_class(newest, _SECTION)):
        outer = [(path, group) for path, group in facts.groups if group.has_subtotal]
        for path, group in outer:
            if path not in groups:
                groups[path] = None
                yield f"{_SECTION}.{path}", Words(group.label, group.english), True
        label = "/".join((*(group.label for _, group in outer), facts.row.label))
        yield f"{_SECTION}.{facts.path}", Words(label, facts.row.english), False
