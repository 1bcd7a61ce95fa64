"""A report under examination, with what several rules ask of it worked out once."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.model.paths import figures
from gov_disclosure.model.report import AnnualReport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.values import Value


@attrs.frozen
class Examination:
    """What a rule looks at.

    Attributes:
        report: the report.
        previous: the report of the same body for the year before, or None.
    """

    report: AnnualReport
    previous: AnnualReport | None = None

    @cached_property
    def figures(self) -> Mapping[str, Value]:
        """Every cell of the report by path, in form order; none of a section that is None.

        Example:
            >>> from gov_disclosure import blank
            >>> Examination(blank("2021")).figures["requests.received.total"] is None
            True
        """
        return figures(self.report)

    @cached_property
    def last_year(self) -> AnnualReport | None:
        """``previous``, unless it is known to be of another year than the one before.

        Example:
            >>> from gov_disclosure import blank
            >>> Examination(blank(year=2024), blank(year=2022)).last_year is None
            True
        """
        year, before = self.report.year, self.previous and self.previous.year
        of_another_year = year is not None and before is not None and before != year - 1
        return None if of_another_year else self.previous

    @cached_property
    def last_year_figures(self) -> Mapping[str, Value]:
        """Every cell of last year's report by path; empty if there is none.

        Example:
            >>> from gov_disclosure import blank
            >>> len(Examination(blank("2021")).last_year_figures)
            0
        """
        return MappingProxyType({}) if self.last_year is None else figures(self.last_year)
