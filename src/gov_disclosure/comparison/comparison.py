"""Two reports beside each other."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.bodies.body import standing
from gov_disclosure.bodies.names import may_be_one
from gov_disclosure.comparison.cells import CellComparison, compare_cells, judged
from gov_disclosure.comparison.derived import derived_names, known_lines
from gov_disclosure.comparison.narratives import NarrativeComparison, compare_narratives
from gov_disclosure.in_notebook import in_notebook
from gov_disclosure.model.report import AnnualReport, HasReport, report_of
from gov_disclosure.quoting import quoted
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_OTHER_SCOPES = Words(
    "一份是本机关的报告，另一份是本级汇总的报告，口径不同，各数不作比较",
    "one report is a body's own, the other that of an area: no figures are compared",
)
_INCOMPLETE = Words(
    "有一份报告的有关各格不全，不能推得",
    "one of the reports lacks figures that it would follow from",
)


@attrs.frozen
class Comparison:
    """Two reports, and what differs between them.

    Attributes:
        old: the earlier report.
        new: the later report.

    Example:
        >>> from gov_disclosure import blank
        >>> comparison = compare(blank("2019", year=2020), blank("2021", year=2021))
        >>> comparison.is_unchanged, comparison.cells[0].status
        (False, 'not_comparable')
    """

    old: AnnualReport = attrs.field(converter=report_of)
    new: AnnualReport = attrs.field(converter=report_of)

    __repr__ = short_repr
    _repr_html_ = in_notebook

    @cached_property
    def cells(self) -> tuple[CellComparison, ...]:
        """Every statutory cell that either report has, in the order of the form."""
        return tuple(compare_cells(self.old, self.new, self._apart))

    @property
    def changes(self) -> tuple[CellComparison, ...]:
        """The cells that are not unchanged."""
        return tuple(cell for cell in self.cells if cell.status != "unchanged")

    @cached_property
    def derived(self) -> tuple[CellComparison, ...]:
        """Totals and shares of section 三 that the form does not print.

        One that cannot be worked out is missing. Cells that both forms print are left out.
        """
        before, after = known_lines(self.old), known_lines(self.new)
        printed = {cell.path for cell in self.cells if cell.status != "not_comparable"}
        found = []
        for path in derived_names():
            if (path in before or path in after) and path not in printed:
                old, new = before.get(path, Mark.MISSING), after.get(path, Mark.MISSING)
                found.append(
                    judged(path, old, new, _INCOMPLETE)
                    if self._apart is None
                    else CellComparison(
                        path, "not_comparable", old, new, self._apart.zh, self._apart.en
                    )
                )
        return tuple(found)

    @cached_property
    def narratives(self) -> tuple[NarrativeComparison, ...]:
        """The prose of each section in which either report has some, in printed order."""
        return tuple(compare_narratives(self.old, self.new))

    @property
    def is_unchanged(self) -> bool:
        """Whether every cell and every passage is the same in both."""
        return not self.changes and all(
            passage.status == "kept" for part in self.narratives for passage in part.passages
        )

    @property
    def remarks(self) -> tuple[Words, ...]:
        """What a reader has to know before comparing, such as other bodies, scopes or years."""
        return tuple(self._remarks())

    @cached_property
    def _apart(self) -> Words | None:
        """Why no figure of the one can be held against the other's, or None."""
        scopes = {standing(one.publisher, one.scope, None).scope for one in (self.old, self.new)}
        return _OF_OTHER_SCOPES if len(scopes - {None}) > 1 else None

    def _remarks(self) -> Iterator[Words]:
        if self._apart is not None:
            yield self._apart
        bodies = [one.publisher.name for one in (self.old, self.new) if one.publisher]
        if len(bodies) == len((self.old, self.new)) and not may_be_one(*bodies):
            yield Words(
                f"两份报告的发布机关不同：{quoted(bodies[0])}和{quoted(bodies[1])}",
                f"the reports are of different bodies: {quoted(bodies[0])} and {quoted(bodies[1])}",
            )
        if self.old.year is not None and self.new.year is not None:
            yield from self._remarks_on_years(self.old.year, self.new.year)
        if self.old.form != self.new.form and None not in {self.old.form, self.new.form}:
            yield Words(
                "两份报告的格式不同，只有一种格式有的格、口径不同的格不作比较",
                "the reports are on different forms: cells of one form only, and cells that count "
                "something else, are not compared",
            )

    @staticmethod
    def _remarks_on_years(old: int, new: int) -> Iterator[Words]:
        if old == new:
            yield Words(f"两份都是{new}年度的报告", f"both reports are for {new}")
        elif new != old + 1:
            yield Words(
                f"两份报告的年度不相邻：{old}年度和{new}年度",
                f"the reports are not for successive years: {old} and {new}",
            )


def compare(old: AnnualReport | HasReport, new: AnnualReport | HasReport) -> Comparison:
    """Hold two reports beside each other, cell by cell in the order of the form.

    Nothing is guessed: a blank or a mark is no zero, what is missing or unreadable leaves
    doubt, and what two forms count differently is not compared.

    Args:
        old: the earlier report, or what reading it gave.
        new: the later one.

    Raises:
        InvalidValueError: one of them is no report.

    Example:
        >>> from gov_disclosure.model.changes import blank, replace
        >>> before, after = (
        ...     replace(blank("2021"), {"requests.received.total": total}) for total in (40, 50)
        ... )
        >>> (change,) = compare(before, after).changes
        >>> change.path, change.status, change.difference, change.percentage
        ('requests.received.total', 'changed', 10, Decimal('25.00'))
    """
    return Comparison(old, new)
