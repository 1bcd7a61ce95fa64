"""The kinds of figure that prose states, and what each may mean in the tables."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.paths import columns, rows
from gov_disclosure.model.proactive import ProactiveDisclosure2019, ProactiveDisclosure2021
from gov_disclosure.rules.prose.figures_meant import Meant

if TYPE_CHECKING:
    from collections.abc import Mapping

Topic: TypeAlias = Literal["requests", "disputes", "documents"]
Result: TypeAlias = Literal[
    "total", "upheld", "corrected", "other_result", "pending", "concluded", "not_upheld"
]
DisputeScope: TypeAlias = Literal["reconsideration", "litigation", "direct", "after", "both"]

RECEIVED = "requests.received"
BROUGHT_FORWARD = "requests.brought_forward"
CARRIED_FORWARD = "requests.carried_forward"
HANDLED = "requests.outcomes.handled"
_GRANTED = "requests.outcomes.granted"
_PARTIALLY_GRANTED = "requests.outcomes.partially_granted"
_OTHER_HANDLING = "requests.outcomes.other_handling"
_RECONSIDERATION = "disputes.reconsideration"
_DIRECT = "disputes.litigation_direct"
_AFTER = "disputes.litigation_after_reconsideration"


@attrs.frozen(eq=False)
class Kind:
    """What a number in prose counts; each stands once in this module.

    Attributes:
        rule: id of the rule that compares it.
        topic: what the words after it go on about.
        meant: what it may mean; the first is what a reader would look up.
        is_part: whether it stands for a part of a total that must be known first.
    """

    rule: str
    topic: Topic
    meant: tuple[Meant, ...]
    is_part: bool = False


NEW = Meant((RECEIVED,))
ALL = Meant((RECEIVED, BROUGHT_FORWARD))
DONE = Meant((HANDLED,))


def _requests(rule: str, *meant: Meant, is_part: bool = False) -> Kind:
    return Kind(rule, "requests", meant, is_part)


NEWLY_RECEIVED = _requests("text.received", NEW)
REQUESTS_RECEIVED = _requests("text.received", NEW, ALL)
REQUESTS_PROCESSED = _requests("text.received", NEW, ALL, attrs.evolve(DONE, named=False))
REQUESTS_HANDLED = _requests(
    "text.handled",
    DONE,
    # An office may count what it answered of this year's requests, or without those it
    # closed in another way.
    Meant((HANDLED,), less=(BROUGHT_FORWARD,), named=False),
    Meant((HANDLED,), less=(_OTHER_HANDLING,), named=False),
)
REQUESTS_WORKED_ON = _requests(
    "text.handled", DONE, *(attrs.evolve(meant, named=False) for meant in (NEW, ALL))
)
FROM_LAST_YEAR = _requests("text.carried_over", Meant((BROUGHT_FORWARD,)))
TO_NEXT_YEAR = _requests("text.carried_over", Meant((CARRIED_FORWARD,)))
CARRIED_OVER = _requests("text.carried_over", Meant((CARRIED_FORWARD,)), Meant((BROUGHT_FORWARD,)))


def _outcome(*rows_added: str) -> Kind:
    return _requests("text.outcomes", Meant(rows_added), is_part=True)


OUTCOMES: Mapping[str, Kind] = {
    "granted": _requests(
        "text.outcomes",
        Meant((_GRANTED,)),
        Meant((_GRANTED, _PARTIALLY_GRANTED), named=False),
        is_part=True,
    ),
    "partially_granted": _outcome(_PARTIALLY_GRANTED),
    "granted_or_partially": _outcome(_GRANTED, _PARTIALLY_GRANTED),
    "denied": _outcome("requests.outcomes.denied"),
    "unavailable": _outcome("requests.outcomes.unavailable"),
    "not_processed": _outcome("requests.outcomes.not_processed"),
    "other_handling": _outcome(_OTHER_HANDLING),
}
"""Outcomes of requests by what prose calls them."""

_LEGAL_PERSONS = tuple(name for name, column in columns(ApplicantCounts) if column.parents)


def _applicants(*names: str) -> Kind:
    return _requests(
        "text.applicants",
        Meant((RECEIVED,), names),
        Meant((RECEIVED, BROUGHT_FORWARD), names, named=False),
        Meant((HANDLED,), names, named=False),
        is_part=True,
    )


APPLICANTS: Mapping[str, Kind] = {
    "legal_persons": _applicants(*_LEGAL_PERSONS),
    **{
        name: _applicants(name)
        for name, column in columns(ApplicantCounts)
        if name not in ("total", "other_org")
    },
}
"""Kinds of applicant; 其他 alone says too little."""

_SCOPES: Mapping[DisputeScope, tuple[tuple[str, ...], ...]] = {
    "reconsideration": ((_RECONSIDERATION,),),
    # Few say which of the two kinds of lawsuit they mean.
    "litigation": ((_DIRECT, _AFTER), (_DIRECT,), (_AFTER,)),
    "direct": ((_DIRECT,),),
    "after": ((_AFTER,),),
    "both": ((_RECONSIDERATION, _DIRECT, _AFTER),),
}
_CONCLUDED = ("upheld", "corrected", "other_result")
_RESULT_COLUMNS: Mapping[Result, tuple[str, ...]] = {
    "concluded": _CONCLUDED,
    "not_upheld": ("corrected", "other_result", "pending"),
}


@functools.cache
def dispute(scope: DisputeScope, result: Result) -> Kind:
    """Return what is counted of reconsiderations or lawsuits."""
    readings = _SCOPES[scope]
    if result == "not_upheld":
        readings = readings[:1]
    names = _RESULT_COLUMNS.get(result, (result,))
    meant = [Meant(rows, names, named=place == 0) for place, rows in enumerate(readings)]
    if result == "total":
        meant += [Meant(rows, _CONCLUDED, named=False) for rows in readings]
    rule = "text.disputes" if result == "total" else "text.dispute_results"
    return Kind(rule, "disputes", tuple(meant), is_part=result != "total")


Document: TypeAlias = Literal["rules", "normative_documents"]
Change: TypeAlias = Literal["issued", "repealed", "in_force"]

_DOCUMENT_COLUMNS: Mapping[Change, tuple[str, ...]] = {
    "issued": ("issued", "newly_made"),
    "repealed": ("repealed",),
    "in_force": ("in_force",),
}
"""Columns of either form; a report has those of one."""


@functools.cache
def document(names: tuple[Document, ...], change: Change) -> Kind:
    """Return what is counted of rules or normative documents."""
    added = tuple(f"proactive_disclosure.{name}" for name in names)
    return Kind("text.documents", "documents", (Meant(added, _DOCUMENT_COLUMNS[change]),))


DECISIONS: Mapping[str, Kind] = {
    facts.path: Kind(
        "text.decisions",
        "documents",
        (Meant((f"proactive_disclosure.{facts.path}",), ("decisions",)),),
    )
    for kind in (ProactiveDisclosure2019, ProactiveDisclosure2021)
    for facts in rows(kind)
    if any(name == "decisions" for name, _ in facts.columns)
}
"""Decisions by row of section 二."""
