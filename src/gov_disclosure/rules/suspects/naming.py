"""Which cells may be wrong where the sums of a section are violated; a suggestion, no more."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from gov_disclosure.bilingual import Words
from gov_disclosure.model.finding import Suspect
from gov_disclosure.model.paths import figures as figures_of
from gov_disclosure.rules.intervals import decide, plainly_equal
from gov_disclosure.rules.places import row_and_column
from gov_disclosure.rules.suspects.search import rearrangements, smallest_changes
from gov_disclosure.rules.suspects.slips import Change, likeliest_slips
from gov_disclosure.rules.suspects.systems import systems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.rules.identities import Identity
    from gov_disclosure.rules.suspects.search import Changes
    from gov_disclosure.rules.suspects.slips import Slip
    from gov_disclosure.rules.suspects.systems import System
    from gov_disclosure.values import Count, Value

MOST_SUSPECTS = 3
"""Most sets of changes that a finding names."""


def likely_causes(
    identities: tuple[Identity, ...], figures: Mapping[str, Value]
) -> Mapping[Identity, tuple[Suspect, ...]]:
    """Return, for each violated sum, the smallest sets of changes that set all sums right.

    Sums that share cells, directly or through others, are explained together and have the same
    suspects: a set that sets all of them right has a cell in each that is violated. A sum for
    which no small set is found is not in the result.

    Args:
        identities: the sums of a section.
        figures: the values of its cells.

    Example:
        >>> from gov_disclosure import blank, figures, replace
        >>> from gov_disclosure.rules.sums import sums
        >>> report = blank("2021")
        >>> cells = {"upheld": 12, "corrected": 0, "other_result": 1, "pending": 0, "total": 22}
        >>> report = replace(
        ...     report, {f"disputes.reconsideration.{name}": cells[name] for name in cells}
        ... )
        >>> causes = likely_causes(sums(report)["disputes"], figures(report))
        >>> suspect = next(iter(causes.values()))[0]
        >>> suspect.changes
        (('disputes.reconsideration.upheld', 21),)
        >>> suspect.reason
        '改这1格，有关各项即全部相符；12与21相邻数字颠倒'
    """
    # The sums are of counts only.
    counts = cast("Mapping[str, Count]", figures)
    found: dict[Identity, tuple[Suspect, ...]] = {}
    for system in systems(identities):
        violated = [one for one in system.identities if _is_violated(one, counts)]
        suspects = _suspects(system, counts) if violated else ()
        found |= dict.fromkeys(violated, suspects) if suspects else {}
    return MappingProxyType(found)


def _is_violated(identity: Identity, figures: Mapping[str, Count]) -> bool:
    parts, whole = identity.values(figures)
    return not plainly_equal(parts, whole) and decide(parts, whole).truth == "violated"


def in_words(suspect: Suspect, report: AnnualReport) -> Words:
    """Return a set of changes as people read it: each cell with its figure and what it needs.

    Args:
        suspect: a suspect of a finding about ``report``.
        report: the report.

    Example:
        >>> from gov_disclosure import blank, replace
        >>> report = replace(blank("2021"), {"disputes.reconsideration.total": 12})
        >>> in_words(Suspect([("disputes.reconsideration.total", 21)], "…", "…"), report).zh
        '“行政复议”行：“总计”列12→21（…）'
    """
    printed = figures_of(report)
    by_row: dict[Words, list[Words]] = {}
    for path, needed in suspect.changes:
        row, column = row_and_column(report, path)
        change = f"{printed[path]}→{needed}"
        by_row.setdefault(row, []).append(Words(f"{column.zh}{change}", f"{column.en} {change}"))
    rows_zh = (f"{row.zh}：{'，'.join(cell.zh for cell in cells)}" for row, cells in by_row.items())
    rows_en = (f"{row.en}: {', '.join(cell.en for cell in cells)}" for row, cells in by_row.items())
    return Words(
        f"{'；'.join(rows_zh)}（{suspect.reason}）", f"{'; '.join(rows_en)} ({suspect.reason_en})"
    )


def _suspects(system: System, figures: Mapping[str, Count]) -> tuple[Suspect, ...]:
    """Return the likeliest of the smallest sets of changes, likeliest first."""
    values = [figures[path] for path in system.cells]
    found = (*smallest_changes(system, values), *rearrangements(system, values))
    sets = tuple(dict.fromkeys(found))
    rows = [[values[cell] for cell in sorted(row)] for row in system.rows]
    stories = [
        likeliest_slips([_change(system, values, cell, right) for cell, right in changes], rows)
        for changes in sets
    ]
    # The sort is stable: what is equally likely stays in form order.
    ranked = sorted(zip(sets, stories, strict=True), key=lambda one: _bits(one[1]))
    named = ranked[:MOST_SUSPECTS]
    return tuple(
        Suspect(
            [(system.cells[cell], right) for cell, right in changes],
            *_reason(
                changes,
                slips,
                rests_on_blanks=_rests_on_blanks(system, values, changes),
                others=len(sets) - len(named) if number == len(named) else 0,
            ),
        )
        for number, (changes, slips) in enumerate(named, 1)
    )


def _bits(slips: Sequence[Slip]) -> float:
    # Rounded: the last digit of a logarithm is not the same on every machine.
    return round(sum(slip.bits for slip in slips), 6)


def _change(system: System, values: Sequence[Count], cell: int, right: int) -> Change:
    row, column = system.places[cell]
    printed = cast("int", values[cell])  # nothing else is changed
    return Change(row, column, cell in system.totals, printed, right)


def _rests_on_blanks(system: System, values: Sequence[Count], changes: Changes) -> bool:
    """Tell whether a figure that a cell would need rests on taking blanks for 0.

    It does not if the cell stands in a sum of figures only.
    """
    return not all(
        any(
            all(isinstance(values[beside], int) for beside, _ in system.members[number])
            for number, _ in system.sums[cell]
        )
        for cell, _ in changes
    )


def _reason(
    changes: Changes, slips: Sequence[Slip], *, rests_on_blanks: bool, others: int
) -> tuple[str, str]:
    """Return why cells are suspected, in Chinese and English.

    Args:
        changes: the cells and what they would need.
        slips: what may have gone wrong.
        rests_on_blanks: whether this takes blanks for 0.
        others: how many more sets of changes there are.
    """
    number = len(changes)
    cells = f"{number} cell" if number == 1 else f"{number} cells"
    parts = [
        Words(
            f"改这{number}格，有关各项即全部相符", f"with {cells} changed, all sums concerned hold"
        )
    ]
    if rests_on_blanks:
        parts.append(Words("没有数字的格按0计", "cells without a figure taken as 0"))
    parts += [slip.words for slip in slips if slip.words is not None]
    if others:
        ways = "1 other way is" if others == 1 else f"{others} other ways are"
        parts.append(Words(f"另有{others}种改法", f"{ways} not listed"))
    return "；".join(words.zh for words in parts), "; ".join(words.en for words in parts)
