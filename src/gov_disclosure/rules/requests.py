"""Rules of section 三: requests received and handled."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from gov_disclosure.model.paths import columns, rows
from gov_disclosure.model.requests import ApplicantCounts
from gov_disclosure.rules.identities import (
    REPORTED,
    Identity,
    Wording,
    column_place,
    judge,
    row_place,
)
from gov_disclosure.rules.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.rules.finding import Finding
    from gov_disclosure.rules.rule import Rule

_SECTION = "requests"
_TOTAL_COLUMN = "total"
_OUTCOMES = "outcomes"
_HANDLED = "outcomes.handled"
_COLUMNS = Words("列", "columns")


def row_total(
    rule: Rule, report: AnnualReport, _previous: AnnualReport | None
) -> Iterator[Finding]:
    """In each row, the kinds of applicant add up to 总计."""
    if report.requests is not None:
        kind: type = type(report.requests)
        wording = Wording(Words("前六列", "the first six columns"), REPORTED, Words("行", "rows"))
        yield from judge(rule, report, _SECTION, _row_totals(kind), wording)


def balance(rule: Rule, report: AnnualReport, _previous: AnnualReport | None) -> Iterator[Finding]:
    """In each column, received and brought forward equal handled and carried forward."""
    if report.requests is not None:
        wording = Wording(
            Words("第一项加第二项", "items 1 and 2"),
            Words("第三项（七）加第四项合计", "items 3 (7) and 4 to"),
            _COLUMNS,
        )
        yield from judge(rule, report, _SECTION, _balances(), wording)


def outcomes_total(
    rule: Rule, report: AnnualReport, _previous: AnnualReport | None
) -> Iterator[Finding]:
    """In each column, the outcomes （一） to （六） add up to （七）总计."""
    if report.requests is not None:
        kind: type = type(report.requests)
        wording = Wording(Words("（一）至（六）", "rows (1) to (6)"), REPORTED, _COLUMNS)
        yield from judge(rule, report, _SECTION, _outcome_totals(kind), wording)


@functools.cache
def _row_totals(kind: type) -> tuple[Identity, ...]:
    identities = []
    for facts in rows(kind):
        row, total = row_place(facts), column_place(dict(facts.columns)[_TOTAL_COLUMN])
        identities.append(
            Identity(
                Words(row.zh + total.zh, f"{row.en}, {total.en}"),
                parts=tuple(
                    _path(facts.path, name) for name, _ in facts.columns if name != _TOTAL_COLUMN
                ),
                whole=(_path(facts.path, _TOTAL_COLUMN),),
            )
        )
    return tuple(identities)


@functools.cache
def _balances() -> tuple[Identity, ...]:
    return tuple(
        Identity(
            column_place(column),
            parts=(_path("received", name), _path("brought_forward", name)),
            whole=(_path(_HANDLED, name), _path("carried_forward", name)),
        )
        for name, column in columns(ApplicantCounts)
    )


@functools.cache
def _outcome_totals(kind: type) -> tuple[Identity, ...]:
    within = [facts for facts in rows(kind) if facts.path.startswith(f"{_OUTCOMES}.")]
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
            )
        )
    return tuple(identities)


def _path(row: str, column: str) -> str:
    return f"{_SECTION}.{row}.{column}"
