"""The cells of many reports added up, and what stands in them where it is no figure."""

from __future__ import annotations

import decimal
import functools
import operator
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.model.paths import TABLE_SECTIONS, cells_of, rows, section_class
from gov_disclosure.model.report import FORMS, AnnualReport, FormName, Scope
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import EXACT, Mark, Value, exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.bodies.body import Body

Table: TypeAlias = tuple[str, type]
"""Name of a section, and the class that holds its table in one edition of the form."""


@attrs.frozen
class MemberCounts:
    """Numbers of bodies by what one cell of their reports holds.

    Attributes:
        given: bodies that give a figure.
        blank: bodies whose cell is blank.
        marked: bodies whose cell holds a mark such as ``/``, which counts as zero.
        missing: bodies whose cell or table is missing, or that have no report.
        unreadable: bodies whose cell holds something that is no certain figure.
        no_such_cell: bodies whose form has no such cell, or one that counts something else.

    Example:
        >>> MemberCounts(given=3, blank=1, marked=1).unknown
        1
    """

    given: int = 0
    blank: int = 0
    marked: int = 0
    missing: int = 0
    unreadable: int = 0
    no_such_cell: int = 0

    __repr__ = short_repr

    @property
    def bodies(self) -> int:
        """Number of all these bodies."""
        return sum(attrs.astuple(self))

    @property
    def unknown(self) -> int:
        """Number of bodies whose part in the sum is not known."""
        return self.blank + self.missing + self.unreadable + self.no_such_cell

    def __add__(self, other: MemberCounts) -> MemberCounts:
        return MemberCounts(*map(operator.add, attrs.astuple(self), attrs.astuple(other)))


@attrs.frozen
class CellTally:
    """One cell over many reports.

    Attributes:
        total: sum of the figures given.
        counts: bodies by what the cell holds.
    """

    total: int | Decimal = 0
    counts: MemberCounts = MemberCounts()

    __repr__ = short_repr

    def __add__(self, other: CellTally) -> CellTally:
        return CellTally(exact_sum(self.total, other.total), self.counts + other.counts)


Tables: TypeAlias = Mapping[Table, tuple[CellTally, ...]]
"""Sums by table, in the order of ``tallied_paths``."""


Figures: TypeAlias = Mapping[Table, tuple[Value, ...]]
"""The values of the tables of one report, each in the order of its cells."""


def added(parts: Iterable[Tables]) -> Tables:
    """Return the sums of several parts together."""
    found: dict[Table, tuple[CellTally, ...]] = {}
    for part in parts:
        for table, sums in part.items():
            before = found.get(table)
            found[table] = sums if before is None else tuple(map(operator.add, before, sums))
    return found


@attrs.frozen
class Member:
    """A body whose figures are part of a sum.

    Attributes:
        name: its name: that of the roster, else as printed; empty if it is not known.
        year: the year reported on, or 0.
        scope: scope of the report, or empty.
        is_listed: whether it is on the roster.
        forms: the edition of the form of each of its tables, empty where it has none, in the
            order of ``TABLE_SECTIONS``.

    Example:
        >>> from gov_disclosure import Publisher, blank, roll_up
        >>> roll_up([blank(publisher=Publisher("云州市水利局"), year=2024)]).members[0].name
        '云州市水利局'
    """

    name: str
    year: int
    scope: Scope | Literal[""]
    is_listed: bool
    forms: tuple[FormName | Literal[""], ...]

    __repr__ = short_repr

    @classmethod
    def of(cls, report: AnnualReport, listed: Body | None) -> Member:
        """Return the body of a report.

        Args:
            report: its report.
            listed: the body on a roster that it is, or None.
        """
        printed = report.publisher.name if report.publisher else ""
        return cls(
            listed.name if listed else printed,
            report.year or 0,
            report.scope or "",
            listed is not None,
            forms_of(report),
        )


def forms_of(report: AnnualReport) -> tuple[FormName | Literal[""], ...]:
    """Return the edition of the form of each table, empty where there is none."""
    return _forms(tuple(map(type, _tables(report))))


def table_forms(report: AnnualReport) -> Mapping[str, FormName]:
    """Return the edition of the form of each table that a report has, by name."""
    found = zip(TABLE_SECTIONS, forms_of(report), strict=True)
    return {name: form for name, form in found if form}


_tables = operator.attrgetter(*TABLE_SECTIONS)


@functools.cache
def _forms(kinds: tuple[type, ...]) -> tuple[FormName | Literal[""], ...]:
    return tuple(
        next((form for form in reversed(FORMS) if section_class(form, name) is kind), "")
        for name, kind in zip(TABLE_SECTIONS, kinds, strict=True)
    )


def kind_of(name: str, form: FormName) -> Table:
    """Return a table in an edition of the form; section 四 is the same in all."""
    return name, section_class(form, name)


@functools.cache
def tallied_paths(table: Table) -> tuple[str, ...]:
    """Return the cells of a table that are added up.

    Besides its own, the totals of groups of rows that are cells of another edition: （六）其他处理
    is one row in the form of 2019.

    Example:
        >>> paths = tallied_paths(kind_of("requests", "2021"))
        >>> len(paths), paths[-1]
        (182, 'requests.outcomes.other_handling.total')
    """
    return (*_own_paths(table), *_group_totals(table))


def _own_paths(table: Table) -> tuple[str, ...]:
    paths, _ = cells_of(*table)
    return paths


@functools.cache
def _group_totals(table: Table) -> Mapping[str, tuple[int, ...]]:
    """Return the totals of groups that are cells of another edition, and where their parts are."""
    name, kind = table
    place = {path: number for number, path in enumerate(_own_paths(table))}
    others = {path for form in FORMS for path in _own_paths(kind_of(name, form))} - place.keys()
    parts: defaultdict[str, list[int]] = defaultdict(list)
    for facts in rows(kind):
        for column, _ in facts.columns:
            for group, _ in facts.groups:
                if (total := f"{name}.{group}.{column}") in others:
                    parts[total].append(place[f"{name}.{facts.path}.{column}"])
    return {total: tuple(places) for total, places in parts.items()}


def table_figures(report: AnnualReport) -> Figures:
    """Return the values of the tables of a report, each in the order of its cells."""
    found: dict[Table, tuple[Value, ...]] = {}
    for name in TABLE_SECTIONS:
        section = getattr(report, name)
        if section is not None:
            kind: type = type(section)
            _, get = cells_of(name, kind)
            found[name, kind] = get(section)
    return found


@attrs.define
class Sums:
    """Reports while they are added up, table by table."""

    _by_table: dict[Table, _TableSums] = attrs.field(factory=dict, init=False)

    def add(self, figures: Figures) -> None:
        """Add the tables of one report."""
        with decimal.localcontext(EXACT):
            for table, values in figures.items():
                if table not in self._by_table:
                    self._by_table[table] = _TableSums(table)
                self._by_table[table].add(values)

    def tables(self) -> Tables:
        """Return what was added up."""
        with decimal.localcontext(EXACT):
            return {table: sums.tallies() for table, sums in self._by_table.items()}


@attrs.define
class _TableSums:
    """One table of many reports, while they are added up.

    Attributes:
        table: the table.
        sums: sum of the figures of each cell.
        others: of each cell, the bodies whose report holds no figure there, by what it holds.
        reports: number of reports.
        waiting: the cells of reports that are still to be added: many at once take less time.
    """

    table: Table
    sums: list[int | Decimal] = attrs.field()
    others: list[Counter[str]] = attrs.field()
    reports: int = 0
    waiting: list[Sequence[Value]] = attrs.field(factory=list)

    @sums.default
    def _no_sums(self) -> list[int | Decimal]:
        return [0] * len(tallied_paths(self.table))

    @others.default
    def _no_others(self) -> list[Counter[str]]:
        return [Counter() for _ in tallied_paths(self.table)]

    def add(self, values: Sequence[Value]) -> None:
        """Add the cells of one report, in the order of the table."""
        self.reports += 1
        self.waiting.append(values)
        if len(self.waiting) == _TOGETHER:
            self._add_waiting()

    def _add_waiting(self) -> None:
        cells = [*zip(*self.waiting, strict=True)]
        groups = _group_totals(self.table).values()
        totals = ([*map(_total, *(cells[place] for place in places))] for places in groups)
        for place, values in enumerate((*cells, *totals)):
            try:
                self.sums[place] += sum(values)
            except TypeError:  # something is no figure
                self.sums[place] += sum(each for each in values if isinstance(each, int | Decimal))
                self.others[place].update(_STATES[each] for each in values if each in _STATES)
        self.waiting.clear()

    def tallies(self) -> tuple[CellTally, ...]:
        """Return what was added up, cell by cell."""
        if self.waiting:
            self._add_waiting()
        return tuple(
            CellTally(total, MemberCounts(given=self.reports - others.total(), **others))
            for total, others in zip(self.sums, self.others, strict=True)
        )


_TOGETHER = 64
"""Reports that are added at once."""

_STATES: Mapping[Value, str] = {
    None: "blank",
    Mark.NOT_APPLICABLE: "marked",
    Mark.MISSING: "missing",
    Mark.UNREADABLE: "unreadable",
}


def _total(*parts: Value) -> Value:
    """Return the sum of some cells: a mark is zero, and anything else unknown leaves none."""
    given = [part for part in parts if part is not Mark.NOT_APPLICABLE]
    try:
        return sum(given)  # type: ignore[arg-type] # else a TypeError
    except TypeError:
        return Mark.MISSING
