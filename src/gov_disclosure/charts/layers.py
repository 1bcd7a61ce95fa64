"""What a chart counts: each layer is a cell of the form, or a group of cells."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.cells import apart, columns_of
from gov_disclosure.comparison.derived import derived_names
from gov_disclosure.comparison.percent import percent
from gov_disclosure.comparison.words import names
from gov_disclosure.model.applicants import ApplicantCounts
from gov_disclosure.model.disputes import CaseResults
from gov_disclosure.model.paths import cell_facts, columns, rows, section_class
from gov_disclosure.model.report import FORMS
from gov_disclosure.observed.observed import Observed, Reading
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

TOTAL = "total"
RECEIVED = "requests.received"
_OUTCOMES = "requests.outcomes"
_HANDLED = f"{_OUTCOMES}.handled.{TOTAL}"
*_, _NEWEST = FORMS


@attrs.frozen
class Layer:
    """One thing that a chart counts.

    Attributes:
        words: what it is called.
        read: what is known of it.
        path: the cell that it is, or None.
        facet: the part of the chart in which it stands, or None.
    """

    words: Words
    read: Callable[[Observed], Reading]
    path: str | None = None
    facet: Words | None = None

    def is_apart(self, earlier: Observed, later: Observed) -> bool:
        """Tell whether it counts something else in the later report than in the earlier one."""
        if self.path is None:
            return False
        section = self.path.partition(".")[0]
        sides = [
            columns_of(section, section_class(each.forms[section], section)).get(self.path)
            for each in (earlier, later)
            if section in each.forms
        ]
        one, other = sides if len(sides) == 2 else (None, None)
        return None not in {one, other} and apart(one, other) is not None


Layers: TypeAlias = Callable[[str], tuple[Layer, ...]]
"""Gives the layers of a chart; of one that shows any cell, for the path of that."""


def of_cell(path: str) -> tuple[Layer, ...]:
    """Return one cell as the only layer.

    Example:
        >>> of_cell("requests.received.total")[0].words.zh
        '一、本年新收政府信息公开申请数量 · 总计'
    """
    row, column = names()[path]
    words = Words(f"{row.zh} · {column.zh}", f"{row.en}, {column.en}")
    return (Layer(words, lambda known: known.reading(path), path),)


def requests_of_a_year(_path: str) -> tuple[Layer, ...]:
    """Return what was carried over from the year before, received, and carried over to the next."""
    found = ("requests.brought_forward", RECEIVED, "requests.carried_forward")
    return tuple(
        Layer(names()[path][0], of_cell(path)[0].read, path)
        for path in (f"{row}.{TOTAL}" for row in found)
    )


def outcomes(_path: str) -> tuple[Layer, ...]:
    """Return the groups of outcomes."""
    return tuple(
        Layer(words, lambda known, group=group: known.group(group, TOTAL))  # type: ignore[misc]
        for group, words in _groups()
    )


def shares(_path: str) -> tuple[Layer, ...]:
    """Return the share of each group of outcomes in all requests handled, in per cent."""
    return tuple(
        Layer(words, lambda known, group=group: _share(known, group))  # type: ignore[misc]
        for group, words in _groups()
    )


def applicants(_path: str) -> tuple[Layer, ...]:
    """Return the kinds of applicant of the requests received."""
    return tuple(
        Layer(
            Words("/".join((*column.parents, column.label)), column.english),
            of_cell(f"{RECEIVED}.{name}")[0].read,
            f"{RECEIVED}.{name}",
        )
        for name, column in columns(ApplicantCounts)
        if name != TOTAL
    )


def disputes(_path: str) -> tuple[Layer, ...]:
    """Return the results of each kind of dispute."""
    return tuple(
        Layer(
            Words(column.label, column.english),
            of_cell(f"disputes.{facts.path}.{name}")[0].read,
            f"disputes.{facts.path}.{name}",
            Words(facts.label, facts.row.english),
        )
        for facts in rows(section_class(_NEWEST, "disputes"))
        for name, column in columns(CaseResults)
        if name != TOTAL
    )


def unit_of(path: str) -> str:
    """Return what a cell counts: 件, 项 or 万元."""
    return cell_facts()[path].unit


def _groups() -> Iterator[tuple[str, Words]]:
    """Yield path and name of each outcome and group of outcomes of the newest form."""
    found = dict.fromkeys(
        ".".join(facts.path.split(".")[:2])
        for facts in rows(section_class(_NEWEST, "requests"))
        if facts.path.startswith("outcomes.")
    )
    for path in found:
        group = f"requests.{path}"
        if f"{group}.{TOTAL}" != _HANDLED:
            total = f"{group}.{TOTAL}"
            yield group, {**derived_names(), **names()}[total][0]


def _share(known: Observed, group: str) -> Reading:
    """Return the share of a group: only of whole figures, for a part of a doubt is no share."""
    part, whole = known.group(group, TOTAL), known.reading(_HANDLED)
    for each in (part, whole):
        if each.figure is None:
            return Reading(each.value)
    if part.is_least or whole.is_least or not whole.figure:
        return Reading(Mark.MISSING)
    return Reading(Decimal(percent(part.figure or 0, whole.figure)))
