"""The sums that the form requires of sections 三 and 四, each declared once."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.paths import columns, rows
from gov_disclosure.quoting import quoted
from gov_disclosure.rules.identities import Identity
from gov_disclosure.rules.places import column_place, row_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.model.report import AnnualReport

REQUESTS = "requests"
DISPUTES = "disputes"

_TOTAL = "total"
_OUTCOMES = "outcomes."
_HANDLED = "outcomes.handled"


@functools.cache
def row_totals(kind: type) -> tuple[Identity, ...]:
    """Return, for each row of section 三, that the kinds of applicant add up to 总计.

    Args:
        kind: the class of the section in an edition of the form.
    """
    identities = []
    for facts in rows(kind):
        row, total = row_place(facts), column_place(dict(facts.columns)[_TOTAL])
        identities.append(
            Identity(
                Words(row.zh + total.zh, f"{row.en}, {total.en}"),
                parts=tuple(_path(facts.path, name) for name, _ in facts.columns if name != _TOTAL),
                whole=(_path(facts.path, _TOTAL),),
                name=f"{REQUESTS}.row_total.{facts.path}",
            )
        )
    return tuple(identities)


@functools.cache
def balances() -> tuple[Identity, ...]:
    """Return, for each column of section 三, what is printed in it: 一 + 二 = 三（七） + 四."""
    return tuple(
        Identity(
            column_place(column),
            parts=(_path("received", name), _path("brought_forward", name)),
            whole=(_path(_HANDLED, name), _path("carried_forward", name)),
            name=f"{REQUESTS}.balance.{name}",
        )
        for name, column in columns(ApplicantCounts)
    )


@functools.cache
def outcome_totals(kind: type) -> tuple[Identity, ...]:
    """Return, for each column of section 三, that （一） to （六） add up to （七）.

    Args:
        kind: the class of the section in an edition of the form.
    """
    within = [facts for facts in rows(kind) if facts.path.startswith(_OUTCOMES)]
    (handled,) = (facts for facts in within if facts.path == _HANDLED)
    row = row_place(handled)
    identities = []
    for name, declared in handled.columns:
        column = column_place(declared)
        identities.append(
            Identity(
                Words(row.zh + column.zh, f"{row.en}, {column.en}"),
                parts=tuple(_path(facts.path, name) for facts in within if facts.path != _HANDLED),
                whole=(_path(_HANDLED, name),),
                name=f"{REQUESTS}.outcomes_total.{name}",
            )
        )
    return tuple(identities)


@functools.cache
def case_totals() -> tuple[Identity, ...]:
    """Return, for each block of section 四, that the results add up to 总计."""
    identities = []
    for facts in rows(Disputes):
        block = "/".join((*facts.row.parents, facts.row.label))
        column = column_place(dict(facts.columns)[_TOTAL])
        paths = {name: f"{DISPUTES}.{facts.path}.{name}" for name, _ in facts.columns}
        identities.append(
            Identity(
                Words(f"{quoted(block)}{column.zh}", f"“{facts.row.english}”, {column.en}"),
                parts=tuple(path for name, path in paths.items() if name != _TOTAL),
                whole=(paths[_TOTAL],),
                name=f"{DISPUTES}.total.{facts.path}",
            )
        )
    return tuple(identities)


def sums(report: AnnualReport) -> Mapping[str, tuple[Identity, ...]]:
    """Return all sums of the sections that a report has, by name of the section.

    Example:
        >>> from gov_disclosure import blank
        >>> {name: len(identities) for name, identities in sums(blank("2021")).items()}
        {'requests': 39, 'disputes': 3}
    """
    return MappingProxyType(dict(_sums(report)))


def _sums(report: AnnualReport) -> Iterator[tuple[str, tuple[Identity, ...]]]:
    if report.requests is not None:
        kind: type = type(report.requests)
        yield REQUESTS, request_sums(kind)
    if report.disputes is not None:
        yield DISPUTES, case_totals()


@functools.cache
def request_sums(kind: type) -> tuple[Identity, ...]:
    """Return all sums of section 三.

    Args:
        kind: the class of the section in an edition of the form.
    """
    return (*row_totals(kind), *balances(), *outcome_totals(kind))


def _path(row: str, column: str) -> str:
    return f"{REQUESTS}.{row}.{column}"
