"""Rules of section 四: reconsiderations and lawsuits."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from gov_disclosure.model.disputes import Disputes
from gov_disclosure.model.paths import rows
from gov_disclosure.rules.identities import REPORTED, Identity, Wording, column_place, judge
from gov_disclosure.rules.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.rules.finding import Finding
    from gov_disclosure.rules.rule import Rule

_SECTION = "disputes"
_TOTAL_COLUMN = "total"


def total(rule: Rule, report: AnnualReport, _previous: AnnualReport | None) -> Iterator[Finding]:
    """In each block, the four results add up to 总计."""
    if report.disputes is not None:
        wording = Wording(
            Words("前四项", "the first four columns"), REPORTED, Words("类", "kinds of case")
        )
        yield from judge(rule, report, _SECTION, _totals(), wording)


@functools.cache
def _totals() -> tuple[Identity, ...]:
    identities = []
    for facts in rows(Disputes):
        block = "/".join((*facts.row.parents, facts.row.label))
        column = column_place(dict(facts.columns)[_TOTAL_COLUMN])
        paths = {name: f"{_SECTION}.{facts.path}.{name}" for name, _ in facts.columns}
        identities.append(
            Identity(
                Words(f"“{block}”{column.zh}", f"“{facts.row.english}”, {column.en}"),
                parts=tuple(path for name, path in paths.items() if name != _TOTAL_COLUMN),
                whole=(paths[_TOTAL_COLUMN],),
            )
        )
    return tuple(identities)
