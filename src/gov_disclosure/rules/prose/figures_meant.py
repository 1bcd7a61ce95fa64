"""What a sentence may mean by a number: a figure of the tables, or a sum of some."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.model.paths import TABLE_SECTIONS, cell_facts, rows
from gov_disclosure.model.report import FORMS
from gov_disclosure.quoting import quoted
from gov_disclosure.rules.intervals import Interval, possible_sum

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.model.cells import Column
    from gov_disclosure.values import Count, Value

TOTAL = "total"
_REMARK = re.compile(r"（[^（）]{6,}）$")
"""What a row label explains in brackets, too long to quote."""


@attrs.frozen(eq=False)
class Meant:
    """A figure that a number in prose may stand for.

    Attributes:
        rows: paths of rows, or of groups of rows, that are added.
        columns: names of the columns that are added.
        less: paths of rows that are taken off again.
        named: whether a finding speaks of it; the others only excuse.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...] = (TOTAL,)
    less: tuple[str, ...] = ()
    named: bool = True

    def cells(self, figures: Mapping[str, Value]) -> tuple[str, ...]:
        """Return the paths of its cells; none if the report lacks some of its rows."""
        found = [_cells(row, self.columns, figures) for row in self.rows]
        return tuple(path for paths in found for path in paths) if all(found) else ()

    def interval(self, figures: Mapping[str, Value]) -> Interval | None:
        """Return the counts it may be, or None if the tables do not say.

        A total that is blank is what its row adds up to.
        """
        added = self._sum(self.rows, figures)
        if added is None or not self.less:
            return added
        taken = self._sum(self.less, figures)
        if taken is None or not (added.bounded and taken.bounded) or taken.low > added.low:
            return None
        return Interval(added.low - taken.low, bounded=True)

    def _sum(self, names: Sequence[str], figures: Mapping[str, Value]) -> Interval | None:
        low, bounded = 0, True
        for name in names:
            cells = _cells(name, self.columns, figures)
            if not cells:
                return None
            for path in cells:
                interval = _cell_interval(path, figures)
                low, bounded = low + interval.low, bounded and interval.bounded
        return Interval(low, bounded=bounded)

    def details(self, figures: Mapping[str, Value]) -> Interval | None:
        """Return what the rows add up to, whatever is printed as their totals.

        None if that is not known. Totals that differ from it are found by other rules.
        """
        if self.columns != (TOTAL,) or self.less:
            return None
        paths = self.cells(figures)
        found = [_sum_of_row(path, figures) for path in paths]
        known = all(interval.bounded for interval in found) and bool(paths)
        return Interval(sum(interval.low for interval in found), bounded=True) if known else None

    @property
    def place(self) -> Words:
        """What findings call it."""
        labels = [_labels()[row] for row in self.rows]
        row_word = "" if self.section == "disputes" else "行"
        in_columns = _columns_words(self.rows[0], self.columns)
        return Words(
            "加".join(quoted(label.zh) for label in labels) + row_word + in_columns.zh,
            " plus ".join(f"“{label.en}”" for label in labels) + f", {in_columns.en}",
        )

    @property
    def section(self) -> str:
        """Name of the section it stands in."""
        return self.rows[0].partition(".")[0]


def _cells(row: str, names: Sequence[str], figures: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(path for path in _cells_of_form(row, tuple(names)) if path in figures)


@functools.cache
def _cells_of_form(row: str, names: tuple[str, ...]) -> tuple[str, ...]:
    endings = tuple(f".{name}" for name in names)
    return tuple(
        path for path in cell_facts() if path.startswith(f"{row}.") and path.endswith(endings)
    )


def _cell_interval(path: str, figures: Mapping[str, Value]) -> Interval:
    value = figures[path]
    if isinstance(value, int):
        return Interval(value, bounded=True)
    return _sum_of_row(path, figures)


def _sum_of_row(path: str, figures: Mapping[str, Value]) -> Interval:
    """Return what the cells beside a total add up to; at least 0 for any other cell."""
    row, _, column = path.rpartition(".")
    details: list[Count] = []
    if column == TOTAL:
        details = [
            figures[other]  # type: ignore[misc]  # sections 三 and 四 hold counts only
            for other in _row_cells(row)
            if other != path
        ]
    known = possible_sum(details)
    return Interval(known.low, bounded=known.bounded and bool(details))


@functools.cache
def _row_cells(row: str) -> tuple[str, ...]:
    return tuple(path for path in cell_facts() if path.rpartition(".")[0] == row)


@functools.cache
def _labels() -> Mapping[str, Words]:
    """Return what findings call each row and each group of rows, by path."""
    named: dict[str, Words] = {}
    for form in FORMS.values():
        for section in TABLE_SECTIONS:
            for facts in rows(getattr(form, section)):
                for path, group in facts.groups:
                    named[f"{section}.{path}"] = Words(group.label, group.english)
                label = _REMARK.sub("", "/".join((*facts.row.parents, facts.row.label)))
                named[f"{section}.{facts.path}"] = Words(label, facts.row.english)
    return named


@functools.cache
def _columns_words(row: str, names: tuple[str, ...]) -> Words:
    facts = [columns_by_name[name] for name in names if name in (columns_by_name := _columns(row))]
    parents = dict.fromkeys(column.parents for column in facts)
    if len(facts) > 1 and len(parents) == 1 and (parent := next(iter(parents))):
        return Words(f"“{parent[0]}”各列", f"columns “{facts[0].english}” to “{facts[-1].english}”")
    return Words(
        "、".join(f"“{column.label}”" for column in facts) + "列",
        f"column{'s' * (len(facts) > 1)} " + ", ".join(f"“{column.english}”" for column in facts),
    )


@functools.cache
def _columns(row: str) -> Mapping[str, Column]:
    """Return the columns that a row or the rows of a group have, in any form."""
    section = row.partition(".")[0]
    return {
        name: column
        for form in FORMS.values()
        for facts in rows(getattr(form, section))
        if f"{section}.{facts.path}.".startswith(f"{row}.")
        for name, column in facts.columns
    }
