"""What can be checked on a report: the table of rules, and ``check``, which runs them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from gov_disclosure.arguments import check_argument, items_of
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.rules import (
    disputes,
    form,
    header,
    narratives,
    previous,
    proactive,
    reading,
    repeated,
    requests,
    text_arithmetic,
    text_figures,
)
from gov_disclosure.rules.examination import Examination
from gov_disclosure.rules.ids import with_ids
from gov_disclosure.rules.order import in_order
from gov_disclosure.rules.rule import Rule
from gov_disclosure.rules.words import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.bodies.body import Body
    from gov_disclosure.model.finding import Findings, Severity
    from gov_disclosure.model.report import AnnualReport, HasReport

RULES: tuple[Rule, ...] = (
    *reading.READING,
    requests.row_total,
    requests.balance,
    requests.outcomes_total,
    disputes.total,
    previous.year,
    previous.body,
    previous.carried_forward,
    previous.documents_in_force,
    previous.items,
    previous.amount_unit,
    repeated.repeated_text,
    proactive.total_disclosed,
    proactive.items_as_decisions,
    proactive.rule_making,
    form.superseded,
    form.mixed,
    narratives.template_leftovers,
    narratives.headings,
    header.year,
    header.name,
    header.signature_year,
    header.broken_date,
    header.late,
    narratives.aspects,
    narratives.length,
    narratives.no_problems,
    narratives.processing_fee,
    *text_figures.FIGURES,
    *text_arithmetic.ARITHMETIC,
)
"""The table of rules, in the order of the form. A new rule is one line here."""


def check(
    report: AnnualReport | HasReport,
    previous: AnnualReport | HasReport | None = None,
    rules: str | Rule | Iterable[str | Rule] | None = None,
    severity: Severity | None = None,
    body: Body | None = None,
) -> Findings:
    """Return what the rules find in a report, gravest first, then in form order.

    Args:
        report: a report, or what reading one gave (``read``), of which it is also told what
            could not be read (``reading.*``). It is never changed.
        previous: the report of the same body for the year before, for the rules that need it,
            or what reading that one gave.
        rules: which rules to run, and no others; None: all of ``RULES``; an empty list: none.
            A text stands for the rule with that id or for all rules whose id begins with it
            (``"requests"``), a ``Rule`` for itself, be it of the table or your own:
            ``[*RULES, own]`` runs all and your own, ``[own]`` your own alone. A text with ``-``
            before it leaves rules out (``"-requests.balance"``): of those named, or of all where
            none is named.
        severity: return only findings of at least this severity.
        body: the body as a roster knows it (``Roster.find``); what is known of it counts before
            what is presumed from its name.

    Raises:
        InvalidValueError: no report; a rule or severity that does not exist; or a rule of your
            own gave something that is no finding (``path`` is its id).

    Example:
        >>> from gov_disclosure import blank, replace
        >>> cells = {"upheld": 1, "corrected": 0, "other_result": 0, "pending": 1, "total": 3}
        >>> changes = {f"disputes.reconsideration.{name}": count for name, count in cells.items()}
        >>> finding, = check(replace(blank("2021"), changes), severity="error")
        >>> finding.message
        '第四部分“行政复议”“总计”列：前四项合计2件，填报3件，多1件，请核对。'
    """
    extraction = report if isinstance(report, Extraction) else None
    return found_in(Examination(report, previous, body, extraction), rules, severity)


def found_in(
    examination: Examination,
    rules: str | Rule | Iterable[str | Rule] | None = None,
    severity: Severity | None = None,
) -> Findings:
    """Return what ``check`` does, of a report under examination.

    Args:
        examination: the report.
        rules: which rules to run, as ``check`` takes them.
        severity: return only findings of at least this severity.

    Raises:
        InvalidValueError: as ``check`` does.
    """
    wanted = _at_least(severity)
    found = with_ids(
        (finding for rule in selected(rules) for finding in rule.findings(examination)),
        examination.report,
        examination.figures,
    )
    wanted_ones = (finding for finding in found if finding.severity in wanted)
    return in_order(wanted_ones, examination.figures)


def selected(rules: str | Rule | Iterable[str | Rule] | None) -> tuple[Rule, ...]:
    """Return the rules that the argument ``rules`` of ``check`` stands for.

    Raises:
        InvalidValueError: a text that fits no rule, or what is neither text nor rule.

    Example:
        >>> [rule.id for rule in selected(["requests", "-requests.balance"])]
        ['requests.row_total', 'requests.outcomes_total']
    """
    if rules is None:
        return RULES
    asked = (rules,) if isinstance(rules, str | Rule) else tuple(items_of("rules", rules))
    if not asked:
        return ()
    for each in asked:
        check_argument("rules", each, str, Rule)
    named = tuple(rule for rule in asked if isinstance(rule, Rule))
    texts = tuple(text for text in asked if not isinstance(text, Rule))
    return _selected(texts, named) if named else _selected_from_table(texts)


@functools.lru_cache(maxsize=100)
def _selected_from_table(texts: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return rules of the table; asked for again and again where many reports are checked."""
    return _selected(texts, ())


def _selected(texts: tuple[str, ...], named: tuple[Rule, ...]) -> tuple[Rule, ...]:
    known = tuple(dict.fromkeys((*RULES, *named)))
    chosen = [text for text in texts if not text.startswith("-")]
    left_out = [text.removeprefix("-") for text in texts if text.startswith("-")]
    for text in (*chosen, *left_out):
        if not any(_matches(rule, text) for rule in known):
            listed = "、".join(rule.id for rule in known)
            raise InvalidValueError(
                "rules",
                text,
                f"规则标识或其前缀（{listed}）",
                f"the id of a rule or its beginning ({', '.join(rule.id for rule in known)})",
            )
    return tuple(
        rule
        for rule in known
        if (rule in named or any(_matches(rule, text) for text in chosen) or not (named or chosen))
        and not any(_matches(rule, text) for text in left_out)
    )


def _matches(rule: Rule, text: str) -> bool:
    return rule.id == text or rule.id.startswith(f"{text}.")


def _at_least(severity: Severity | None) -> tuple[str, ...]:
    ranked = tuple(SEVERITIES)
    if severity is None:
        return ranked
    if severity not in ranked:
        listed = " | ".join(ranked)
        raise InvalidValueError("severity", severity, f"{listed} 之一", f"one of {listed}")
    return ranked[: ranked.index(severity) + 1]
