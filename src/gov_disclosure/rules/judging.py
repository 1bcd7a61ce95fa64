"""The judgement of sums: a finding for each that does not hold, and one for all left open."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, cast

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.quoting import quoted
from gov_disclosure.rules.intervals import Decision, Interval, decide, plainly_equal
from gov_disclosure.rules.words import count_states, section_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_disclosure.model.finding import Finding
    from gov_disclosure.rules.examination import Examination
    from gov_disclosure.rules.identities import Identity
    from gov_disclosure.rules.rule import Rule
    from gov_disclosure.values import Count


@attrs.frozen
class Wording:
    """How the findings of one rule speak of its identities.

    Attributes:
        parts: what is added.
        whole: what the result is called.
        each: what there is one identity for: a row, a column.
    """

    parts: Words
    whole: Words
    each: Words


REPORTED = Words("填报", "reported")
"""The whole where it is the one cell that ``Identity.place`` names."""


def judge(
    rule: Rule,
    examination: Examination,
    section: str,
    identities: Sequence[Identity],
    wording: Wording,
) -> Iterator[Finding]:
    """Yield a finding for each violated identity, and one for all that cannot be decided.

    The latter is a warning at most: it accuses nobody.

    Args:
        rule: the rule whose findings they are.
        examination: the report under examination.
        section: name of the table section the identities stand in.
        identities: the sums that must hold.
        wording: how to speak of them.
    """
    # Sections 三 and 四 hold counts only.
    values = cast("Mapping[str, Count]", examination.figures)
    where = section_name(section)
    undecided: list[Identity] = []
    for identity in identities:
        parts, whole = identity.values(values)
        if plainly_equal(parts, whole):
            continue
        decision = decide(parts, whole)
        if decision.truth == "violated":
            message = _violation(where, identity.place, wording, decision)
            yield rule.finding(
                "violated",
                (*identity.whole, *identity.parts),
                message.zh,
                message.en,
                expected=decision.expected.low,
                actual=decision.actual.low,
                gap=decision.gap.low,
                suspects=examination.suspects.get(identity, ()),
            )
        elif decision.truth == "undetermined":
            undecided.append(identity)
    if undecided:
        without = {
            path: values[path]
            for one in undecided
            for path in (*one.whole, *one.parts)
            if not isinstance(values[path], int)
        }
        states = count_states(without.values())
        remark = examination.remarks[section]
        which = _some(len(undecided), len(identities), wording.each)
        title = _title(rule)
        yield rule.finding(
            "undetermined",
            [path for path in values if path in without],
            f"{where.zh}{title.zh}：{which.zh}无法判定，涉及{states.zh}，请核对"
            f"{f'；{remark.zh}' if remark else ''}。",
            f"{where.en}, {title.en}: cannot be decided for {which.en}, because of "
            f"cells without a figure ({states.en}); please check"
            f"{f'; {remark.en}' if remark else ''}.",
            severity="warning" if rule.severity == "error" else rule.severity,
        )


@functools.lru_cache
def _title(rule: Rule) -> Words:
    """Return what a rule is called, in quotation marks."""
    return Words(quoted(rule.title), quoted(rule.title_en))


def _some(number: int, total: int, each: Words) -> Words:
    if number == total:
        return Words(f"{total}{each.zh}均", f"any of the {total} {each.en}")
    return Words(f"{total}{each.zh}中有{number}{each.zh}", f"{number} of {total} {each.en}")


def _violation(where: Words, place: Words, wording: Wording, decision: Decision) -> Words:
    expected, actual = _figure(decision.expected), _figure(decision.actual)
    fewer = decision.actual.low < decision.expected.low
    gap = decision.gap
    gap_zh = f"{'' if gap.bounded else '至少'}{'少' if fewer else '多'}{gap.low}件"
    gap_en = f"{_figure(gap).en} too {'few' if fewer else 'many'}"
    return Words(
        f"{where.zh}{place.zh}：{wording.parts.zh}合计{expected.zh}件，"
        f"{wording.whole.zh}{actual.zh}件，{gap_zh}，请核对。",
        f"{where.en}, {place.en}: {wording.parts.en} add up to {expected.en}, "
        f"{wording.whole.en} {actual.en}, {gap_en}; please check.",
    )


def _figure(interval: Interval) -> Words:
    if interval.bounded:
        return Words(f"{interval.low}", f"{interval.low}")
    return Words(f"至少{interval.low}", f"at least {interval.low}")
