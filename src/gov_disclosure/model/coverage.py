"""How much of the statutory tables was read: cells counted by what they hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.model.paths import TABLE_SECTIONS, figures
from gov_disclosure.read_only import ReadOnlyDict
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import Mark, check_kind, check_whole_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.values import Value


@attrs.frozen
class CellCounts:
    """Numbers of statutory cells by what they hold.

    Attributes:
        bound: cells with a figure.
        blank: cells that are printed without anything in them.
        marked: cells with a mark such as ``/``.
        missing: cells that are not printed.
        unreadable: cells in which something is printed that is no certain figure.

    Example:
        >>> import gov_disclosure as gd
        >>> missing = {"disputes.reconsideration.total": gd.Mark.MISSING}
        >>> report = gd.replace(gd.blank("2021"), missing)
        >>> counts = gd.Extraction(report).coverage.sections["disputes"]
        >>> counts.cells, counts.blank, counts.unread
        (15, 14, 1)
    """

    bound: int = attrs.field(default=0, validator=check_whole_number)
    blank: int = attrs.field(default=0, validator=check_whole_number)
    marked: int = attrs.field(default=0, validator=check_whole_number)
    missing: int = attrs.field(default=0, validator=check_whole_number)
    unreadable: int = attrs.field(default=0, validator=check_whole_number)

    __repr__ = short_repr

    @property
    def cells(self) -> int:
        """Number of all these cells."""
        return sum(attrs.astuple(self))

    @property
    def unread(self) -> int:
        """Number of cells of which it is not known what the publisher meant by them."""
        return self.missing + self.unreadable

    def __str__(self) -> str:
        told = {"figures" if name == "bound" else name: n for name, n in attrs.asdict(self).items()}
        return ", ".join(f"{n} {name}" for name, n in told.items() if n) or "no cells"

    def __add__(self, other: CellCounts) -> CellCounts:
        return CellCounts(*map(sum, zip(attrs.astuple(self), attrs.astuple(other), strict=True)))


_KINDS = {
    None: "blank",
    Mark.NOT_APPLICABLE: "marked",
    Mark.MISSING: "missing",
    Mark.UNREADABLE: "unreadable",
}


def _of_section() -> Any:
    return attrs.field(default=None, validator=attrs.validators.optional(check_kind(CellCounts)))


@attrs.frozen
class Coverage:
    """The cells of a report by what they hold, for each statutory table and in all.

    A section that the report does not have is None. Which cells it would hold is not known (the
    form is one of each table), so they are in no count.

    Attributes:
        proactive_disclosure: counts of section 二.
        requests: counts of section 三.
        disputes: counts of section 四.

    Example:
        >>> import gov_disclosure as gd
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> coverage = gd.parse(page).coverage
        >>> coverage.total.bound, coverage.is_complete, coverage.sections_not_read
        (1, False, ('requests', 'disputes'))
    """

    proactive_disclosure: CellCounts | None = _of_section()
    requests: CellCounts | None = _of_section()
    disputes: CellCounts | None = _of_section()

    __repr__ = short_repr

    @property
    def sections(self) -> Mapping[str, CellCounts | None]:
        """Name of each table section to its counts, in the order of the form."""
        return ReadOnlyDict({name: getattr(self, name) for name in TABLE_SECTIONS})

    @property
    def total(self) -> CellCounts:
        """The counts of all sections that the report has."""
        return sum(filter(None, self.sections.values()), start=CellCounts())

    @property
    def sections_not_read(self) -> tuple[str, ...]:
        """Names of the sections that the report does not have."""
        return tuple(name for name, counts in self.sections.items() if counts is None)

    @property
    def is_complete(self) -> bool:
        """Whether all three tables are there with every cell, blank and marked ones included."""
        return not self.sections_not_read and not self.total.unread


def coverage(report: AnnualReport) -> Coverage:
    """Return the counts of the cells of a report.

    Example:
        >>> from gov_disclosure.model.changes import blank, replace
        >>> counted = coverage(replace(blank("2021"), {"requests.received.total": 5}))
        >>> counted.total.bound, counted.total.blank, counted.total.cells
        (1, 199, 200)
    """
    kinds: dict[str, Counter[str]] = {name: Counter() for name in TABLE_SECTIONS}
    for path, value in figures(report).items():
        kinds[path.partition(".")[0]][_kind(value)] += 1
    return Coverage(
        **{
            name: None if getattr(report, name) is None else CellCounts(**counted)
            for name, counted in kinds.items()
        }
    )


def _kind(value: Value) -> str:
    return "bound" if not isinstance(value, Mark | None) else _KINDS[value]
