"""Which body each of some reports is of: as a roster lists it, else as the others name it."""

from __future__ import annotations

from functools import cached_property

import attrs

from gov_disclosure.bodies.body import Body
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.roster.roster import Roster


@attrs.frozen
class Identities:
    """Tells which reports are of one body.

    Attributes:
        roster: the bodies that the user knows.
        reports: reports; what they call their bodies is known, too.
    """

    roster: Roster = Roster()
    reports: tuple[AnnualReport, ...] = ()

    def body_of(self, report: AnnualReport) -> str | None:
        """Return the name of the body of a report: that of the roster, else of the reports.

        Args:
            report: any report.

        Returns:
            None if the report names none, or one that may be several.

        Example:
            >>> from gov_disclosure import Publisher
            >>> full, short = (
            ...     AnnualReport(publisher=Publisher(name), year=2024)
            ...     for name in ("云州市青溪区林业局", "青溪区林业局")
            ... )
            >>> Identities(reports=(full,)).body_of(short)
            '云州市青溪区林业局'
        """
        for roster in (self.roster, self._others):
            match = roster.find(report.publisher, report.year)
            if match.candidates and len({body.name for body in match.candidates}) == 1:
                return match.candidates[0].name if match.body or roster is self.roster else None
        return None

    @cached_property
    def _others(self) -> Roster:
        """The bodies of the reports that are not on the roster."""
        names = (report.publisher.name for report in self.reports if report.publisher)
        unlisted = (name for name in names if self.roster.find(name).body is None)
        return Roster(tuple(filter(None, map(_body_named, dict.fromkeys(unlisted)))))


def _body_named(name: str) -> Body | None:
    try:
        return Body(name)
    except InvalidValueError:  # no name that can be told from others
        return None
