"""The reports of many bodies rolled up into one of their area."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.aggregation.area import Area
from gov_disclosure.aggregation.sums import section_sums, value_of
from gov_disclosure.aggregation.tally import (
    Figures,
    Member,
    Sums,
    Tables,
    added,
    kind_of,
    table_figures,
)
from gov_disclosure.arguments import check_argument, items_of
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.narrative import Note
from gov_disclosure.model.paths import TABLE_SECTIONS, cells_of, section_of
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.model.report import FORMS, AnnualReport, FormName, report_of
from gov_disclosure.read_only import ReadOnlyDict
from gov_disclosure.roster import Roster
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.aggregation.tally import CellTally, MemberCounts
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import HasReport

    Forms: TypeAlias = Mapping[str, FormName]


@attrs.frozen
class RollUp:
    """Reports of bodies added up, and what the sums leave open.

    It can be rolled up again with others: what it was made of is kept as far as that asks for.

    Attributes:
        members: the bodies, sorted by name.
        tables: the sums of the bodies whose figures no other body is known to contain.
        contained: by name, the figures of each body that another's may contain (roster:
            是否汇总).
        set_aside: the area's own aggregate, if it was among the reports: it is no part of its sum.
        area: what is known of the bodies of the area.
        year: the year of the members, or None.

    Example:
        >>> from gov_disclosure import Publisher, blank, replace
        >>> received = "requests.received.total"
        >>> waters, woods = (
        ...     replace(blank(publisher=Publisher(name)), {received: 3})
        ...     for name in ("水利局", "林业局")
        ... )
        >>> rolled = roll_up([roll_up([waters]), woods])
        >>> rolled.report.requests.received.total, rolled.coverage[received].given
        (6, 2)
    """

    members: tuple[Member, ...] = attrs.field(converter=as_tuple)
    tables: Tables = attrs.field(repr=False, hash=False)
    contained: Mapping[str, Figures] = attrs.field(repr=False, hash=False)
    area: Area = Area()
    year: int | None = None
    set_aside: tuple[Member, ...] = attrs.field(default=(), converter=as_tuple)

    __repr__ = short_repr

    @cached_property
    def report(self) -> AnnualReport:
        """The report of the area: sums, and a note on each that is only the least it can be."""
        return self.report_on({})

    @cached_property
    def coverage(self) -> Mapping[str, MemberCounts]:
        """What each cell of the report rests on, by path."""
        return ReadOnlyDict({path: each.counts for path, each in self.sums_on({}).items()})

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What a reader has to know of the sums, besides each cell's coverage."""
        from gov_disclosure.aggregation.findings import findings  # noqa: PLC0415 - reads a RollUp

        return tuple(findings(self))

    @cached_property
    def counted(self) -> tuple[Member, ...]:
        """The members whose figures are added: no other member's contain them."""
        return tuple(
            member
            for member in self.members
            if member.name not in self.contained
            or self.area.container(member.name, self.present) is None
        )

    @cached_property
    def present(self) -> frozenset[str]:
        """Names of the members, but for the area's own body: its aggregate is set aside."""
        return frozenset(member.name for member in self.members) - {self.area.own}

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """Names of the bodies of the roster that belong to the area and have no report."""
        return self.area.absent({member.name for member in self.members})

    def form_of(self, name: str) -> FormName | None:
        """Return the edition of a table: that of most members, the newer of two alike."""
        place = TABLE_SECTIONS.index(name)
        counts = Counter(member.forms[place] for member in self.counted)
        found = [form for form in FORMS if counts[form]]
        return max(found, key=lambda form: (counts[form], found.index(form)), default=None)

    def sums_on(self, forms: Forms) -> Mapping[str, CellTally]:
        """Return the sum of each cell, by path in form order.

        Args:
            forms: the edition of tables, by name of the section, where it is not to be that of
                most members.
        """
        parts = Sums()
        for member in self.counted:
            parts.add(self.contained.get(member.name, {}))
        tables = added([self.tables, parts.tables()])
        found: dict[str, CellTally] = {}
        for name in TABLE_SECTIONS:
            form = forms.get(name, self.form_of(name))
            if form is not None:
                bodies = len(self.counted) + len(self.absent)
                found |= section_sums(tables, kind_of(name, form), bodies)
        return ReadOnlyDict(found)

    def report_on(self, forms: Forms) -> AnnualReport:
        """Return the report of the area with its tables in given editions; see ``sums_on``."""
        sums = self.sums_on(forms)
        sections: dict[str, object] = {}
        notes: list[Note] = []
        for name in TABLE_SECTIONS:
            form = forms.get(name, self.form_of(name))
            if form is None:
                continue
            _, kind = kind_of(name, form)
            paths, _ = cells_of(name, kind)
            values = {}
            for path in paths:
                values[path.removeprefix(f"{name}.")], text = value_of(path, sums[path])
                if text is not None:
                    notes.append(Note(path, text))
            sections[name] = section_of(kind, values)
        return AnnualReport(
            publisher=self.area.publisher,
            year=self.year,
            scope="jurisdiction",
            notes=tuple(notes),
            **sections,  # type: ignore[arg-type] # each of the class of its edition
        )


def roll_up(
    reports: Iterable[AnnualReport | HasReport | RollUp],
    roster: Roster | None = None,
    publisher: Publisher | str | None = None,
    year: int | None = None,
) -> RollUp:
    """Add up the reports of bodies into one of their area.

    A sum to which a body gives no figure is the least that it can be, and says so; a mark such
    as ``/`` counts as zero. Each table takes the form of most members, the newer of two alike;
    what another form counts differently is not added. Figures that another member's contain
    (roster: 是否汇总, 上级) are not counted twice.

    Args:
        reports: the reports, or what reading them gave, taken one by one; a ``RollUp`` stands
            for its members.
        roster: the bodies of the area; None: the members given are all.
        publisher: the body of the area.
        year: the year; by default that of the members.

    Raises:
        InvalidValueError: the members are of different years, or two are of one body, or a
            ``RollUp`` made without this roster adds up what another member's figures contain;
            ``value`` lists them.

    Example:
        >>> from gov_disclosure.model.changes import blank, replace
        >>> reports = [
        ...     replace(blank("2021"), {"requests.received.total": total}) for total in (3, 4)
        ... ]
        >>> roll_up(reports).report.requests.received.total
        7
        >>> roll_up(reports).coverage["requests.received.natural_person"].blank
        2
    """
    check_argument("roster", roster, Roster, type(None))
    area = Area(
        roster or Roster(), Publisher(publisher) if isinstance(publisher, str) else publisher
    )
    members: list[Member] = []
    sums = Sums()
    apart: list[Tables] = []
    contained: dict[str, Figures] = {}
    set_aside: set[Member] = set()
    for given in items_of("reports", reports):
        if isinstance(given, RollUp):
            members += given.members
            apart.append(given.tables)
            contained |= given.contained
            set_aside.update(given.set_aside)
            continue
        report = report_of(given)
        body = area.body_of(report)
        member = Member.of(report, body)
        if area.is_own(report):
            set_aside.add(member)
            continue
        members.append(member)
        if body is not None and body.is_included:
            contained[member.name] = table_figures(report)
        else:
            sums.add(table_figures(report))
    rolled = RollUp(
        sorted(members, key=_order),
        added([sums.tables(), *apart]),
        contained,
        area,
        _year(members, year),
        sorted(set_aside, key=_order),
    )
    if apart:
        _check_parts(rolled)
    return rolled


_order = operator.attrgetter("name", "year", "scope", "forms")


def _check_parts(rolled: RollUp) -> None:
    """Refuse bodies added up before it was known that another's figures contain theirs."""
    twice = sorted(
        member.name
        for member in rolled.counted
        if member.name not in rolled.contained
        and rolled.area.container(member.name, rolled.present) is not None
    )
    if twice:
        raise InvalidValueError(
            "reports",
            twice,
            "这些单位的报告本身，或用同一名册得出的汇总：它们的数已计入其他单位的报告，现在不能再分开",
            "the reports of these themselves, or a roll-up by the same roster: another member's "
            "figures contain theirs, and they can no longer be told apart",
        )


def _year(members: Iterable[Member], given: int | None) -> int | None:
    """Return the year of the members; refuse several years, and two members of one body."""
    names = Counter(member.name for member in members)
    twice = sorted(name for name, count in names.items() if name and count > 1)
    if twice:
        raise InvalidValueError(
            "reports", twice, "每个单位至多一份报告", "one report at most of each body"
        )
    years = {member.year for member in members if member.year} | ({given} if given else set())
    if len(years) > 1:
        told = sorted(f"{member.name or '?'} {member.year}" for member in members if member.year)
        raise InvalidValueError(
            "reports",
            told,
            f"同一年度的报告{f'（{given}年度）' if given else ''}",
            f"reports for one year{f' ({given})' if given else ''}",
        )
    return next(iter(years), None)
