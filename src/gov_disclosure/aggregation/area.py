"""What is known of the bodies of an area: which belong to it, and whose figures contain whose."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.body import standing
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.roster import Roster
from gov_disclosure.roster.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from gov_disclosure.bodies.body import Body


@attrs.frozen
class Area:
    """An area and its bodies.

    Attributes:
        roster: the bodies that the user knows; empty: the members given are all.
        publisher: the body whose report is that of the area, or None.
    """

    roster: Roster = attrs.field(default=Roster(), repr=False)
    publisher: Publisher | None = None

    def body_of(self, report: AnnualReport) -> Body | None:
        """Return the body of the roster that a report is of, or None."""
        if not self.roster.bodies:
            return None
        return self.roster.find(report.publisher, report.year, report.scope).body

    def container(self, name: str, present: Collection[str]) -> str | None:
        """Return which of some bodies has a report that contains the figures of a body, or None.

        Args:
            name: name of a body on the roster.
            present: names of the bodies that have a report.
        """
        for body, parent in self._above(name):
            if not body.is_included:
                break
            is_below = any(above == name for _, above in self._above(parent))
            if parent in present and not is_below:  # in a circle none contains the other
                return parent
        return None

    def is_own(self, report: AnnualReport) -> bool:
        """Tell whether a report is the area's own aggregate, which is no part of its sum.

        A body's own report, of the office of a government, is a part of it.
        """
        if self.publisher is None or self.own is None:
            return False
        if self._identities.body_of(report) != self.own:
            return False
        return standing(report.publisher, report.scope, self.body_of(report)).scope != "own"

    def absent(self, present: Collection[str]) -> tuple[str, ...]:
        """Return the bodies of the area that have no report, in the order of the roster.

        Not the area's own body, nor one to which a body with a report belongs, for its figures
        are made of those; nor one whose figures a report that is there contains.

        Args:
            present: names of the bodies that have a report.
        """
        above = {parent for name in present for _, parent in self._above(name)}
        return tuple(
            body.name
            for body in self._expected
            if body.name not in present
            and body.name not in above
            and self.container(body.name, present) is None
        )

    @cached_property
    def _expected(self) -> tuple[Body, ...]:
        """The bodies under the area's own, or all if it is not known or none is listed so."""
        if self.publisher is None:
            return self.roster.bodies
        own = self.own
        under = tuple(
            body
            for body in self.roster.bodies
            if any(parent == own for _, parent in self._above(body.name))
        )
        return under or tuple(body for body in self.roster.bodies if body.name != own)

    @cached_property
    def own(self) -> str | None:
        """Name of the area's own body."""
        return self._identities.body_of(AnnualReport(publisher=self.publisher))

    @cached_property
    def _identities(self) -> Identities:
        return Identities(self.roster, (AnnualReport(publisher=self.publisher),))

    def _above(self, name: str) -> Iterator[tuple[Body, str]]:
        """Yield a body and the name of the one above it, then that one and so on."""
        seen = {name}
        body = self._by_name.get(name)
        while body is not None and body.parent is not None:
            parent = self._name(body.parent)
            yield body, parent
            body = self._by_name.get(parent) if parent not in seen else None
            seen.add(parent)

    def _name(self, name: str) -> str:
        """Return the name under which a body is listed, or the name itself."""
        body = self.roster.find(name).body
        return name if body is None else body.name

    @cached_property
    def _by_name(self) -> Mapping[str, Body]:
        return {body.name: body for body in self.roster.bodies}
