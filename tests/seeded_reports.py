"""Reports drawn from a seed: as sparse or dense as published ones, consistent or with slips."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

import gov_disclosure as gd
from copies import whole
from damaged_sheets import REQUESTS
from gov_disclosure.model.paths import TABLE_SECTIONS, CellFacts, section_class, section_of
from gov_disclosure.values import Mark, Value

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from gov_disclosure.model.report import FormName

_FORMS: Sequence[FormName] = ("2019", "2021")


@functools.cache
def _plain(form: FormName) -> gd.AnnualReport:
    return whole(gd.blank(form, year=2022))


@functools.cache
def _cells(form: FormName, section: str) -> tuple[CellFacts, ...]:
    return tuple(cell for cell in gd.cells(form) if cell.path.startswith(f"{section}."))


def seeded_report(random: Random, *, blanks: bool = True) -> gd.AnnualReport:
    """Return a report in one edition of the form.

    Args:
        random: what draws it.
        blanks: whether cells may be blank.
    """
    form = random.choice(_FORMS)
    grounds: list[Value] = [0, 0, 0, Mark.NOT_APPLICABLE, *([None] if blanks else [])]
    ground = random.choice(grounds)
    density = random.choice((0.0, 0.05, 0.15, 0.5, 1.0))
    figures: dict[str, int] = {}
    for section in TABLE_SECTIONS:
        for cell in _cells(form, section):
            is_struck = random.random() < density
            figures[cell.path] = _figure(random) if is_struck else 0
    _add_up(figures)
    if random.random() < 0.3:
        for path in random.sample(list(figures), random.randrange(1, 4)):
            figures[path] = _figure(random)
    values: dict[str, Value] = {path: figure or ground for path, figure in figures.items()}
    for path in random.sample(list(figures), random.choice((0, 0, 2))):
        values[path] = random.choice(grounds)
    for path, value in values.items():
        if path.endswith("_wan_yuan") and isinstance(value, int):
            values[path] = Decimal(value) / 10
    return attrs.evolve(
        _plain(form),
        **{
            section: section_of(
                section_class(form, section),
                {cell.path.removeprefix(f"{section}."): values[cell.path] for cell in cells},
            )
            for section in TABLE_SECTIONS
            if (cells := _cells(form, section))
        },
    )


def _figure(random: Random) -> int:
    return random.choice(
        (random.randrange(1, 10), random.randrange(1, 100), random.randrange(9999))
    )


def _add_up(figures: dict[str, int]) -> None:
    """Make the totals of sections 三 and 四 what their details add up to."""
    columns: dict[str, list[str]] = {}
    for path in figures:
        row, _, column = path.rpartition(".")
        if path.startswith(f"{REQUESTS}.outcomes.") and not path.startswith(_HANDLED):
            columns.setdefault(column, []).append(row)
    for column, rows in columns.items():
        handled = sum(figures[f"{row}.{column}"] for row in rows)
        figures[f"{_HANDLED}.{column}"] = handled
        accounted = handled + figures[f"{REQUESTS}.carried_forward.{column}"]
        brought = min(figures[f"{REQUESTS}.brought_forward.{column}"], accounted)
        figures[f"{REQUESTS}.brought_forward.{column}"] = brought
        figures[f"{REQUESTS}.received.{column}"] = accounted - brought
    totals: dict[str, int] = {}
    for path, figure in figures.items():
        row, _, column = path.rpartition(".")
        if column != "total":
            totals[f"{row}.total"] = totals.get(f"{row}.total", 0) + figure
    figures.update((path, total) for path, total in totals.items() if path in figures)


_HANDLED = f"{REQUESTS}.outcomes.handled"
