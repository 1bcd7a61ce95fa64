"""Bodies beside those of the same kind and level in the same year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.arguments import check_argument
from gov_disclosure.bodies.body import standing
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.publisher import KINDS, LEVELS, Kind, Level, Publisher
from gov_disclosure.model.report import SCOPES, Scope
from gov_disclosure.observed.sources import observed
from gov_disclosure.peer_groups.measures import MEASURES
from gov_disclosure.peer_groups.spread import Spread, spread
from gov_disclosure.peer_groups.value import PeerValue
from gov_disclosure.read_only import ReadOnlyDict
from gov_disclosure.roster import Roster
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.observed.observed import Observed
    from gov_disclosure.observed.sources import Source


@attrs.frozen
class Peer:
    """A body among its peers.

    Attributes:
        name: its name.
        values: name of each measure to what it is.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.blank(year=2024, publisher=gd.Publisher("云州市水利局"))
        >>> report = gd.replace(report, {"requests.received.total": 40})
        >>> (group,) = gd.peers([report]).groups
        >>> group.bodies[0].values["received"].value
        40
    """

    name: str
    values: Mapping[str, PeerValue] = attrs.field(repr=False)

    __repr__ = short_repr


@attrs.frozen
class PeerGroup:
    """Bodies of one kind and level, and the reports of one scope and year.

    Attributes:
        year: the year, or None.
        kind: the kind of the bodies, or None if it is not known.
        level: their level, likewise.
        scope: whether their reports are their own, or those of areas.
        bodies: the bodies with a report.
        absent: the bodies of the roster without one.

    Example:
        >>> import gov_disclosure as gd
        >>> reports = [
        ...     gd.replace(
        ...         gd.blank(year=2024, publisher=gd.Publisher(f"云州市白石区{name}局")),
        ...         {"requests.received.total": number},
        ...     )
        ...     for name, number in (("水利", 3), ("林业", 5), ("财政", 9), ("教育", 20))
        ... ]
        >>> (group,) = gd.peers(reports).groups
        >>> group.kind, group.level, group.spreads["received"].median
        ('department', 'county', Decimal('7.00'))
    """

    year: int | None
    kind: Kind | None
    level: Level | None
    scope: Scope | None
    bodies: tuple[Peer, ...] = attrs.field(converter=as_tuple, repr=False)
    absent: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)

    __repr__ = short_repr

    @property
    def spreads(self) -> Mapping[str, Spread]:
        """Name of each measure to how its figures are spread over the bodies.

        There are no quartiles where kind or level is not known: those are not known to be peers.
        """
        are_peers = self.kind is not None and self.level is not None
        return ReadOnlyDict(
            {
                name: spread(body.values[name].value if are_peers else None for body in self.bodies)
                for name in MEASURES
            }
        )


@attrs.frozen
class Peers:
    """Bodies beside their peers.

    Attributes:
        groups: the groups of peers: by year, then kind, level and scope.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.peers([gd.blank(year=2024, publisher=gd.Publisher("云州市水利局"))]).groups[0].year
        2024
    """

    groups: tuple[PeerGroup, ...] = attrs.field(converter=as_tuple)

    __repr__ = short_repr


def peers(source: Source, roster: Roster | None = None, year: int | None = None) -> Peers:
    """Put bodies beside those of the same kind and level in the same year.

    Kind and level are what a report states, else the roster, else what the name lets presume.
    What is not known is left out of the median and the quartiles, and counted; a share or rate of
    fewer than 30 is told in counts only.

    Args:
        source: reports, or what reading them gave.
        roster: the bodies that the user knows; those without a report are told.
        year: the only year wanted.

    Raises:
        InvalidValueError: there is no report, or two are of one body for one year and scope.

    Example:
        >>> from gov_disclosure import Publisher, blank
        >>> peers([blank(year=2024, publisher=Publisher("云州市水利局"))]).groups[0].kind
        'department'
    """
    check_argument("roster", roster, Roster, type(None))
    check_argument("year", year, int, type(None))
    known = [each for each in observed(source, roster) if year is None or each.year == year]
    if not known:
        raise InvalidValueError("source", [], "至少一份报告", "one report at least")
    _check_once(known)
    found: dict[_Key, list[Observed]] = {}
    for each in known:
        found.setdefault(_key(each), []).append(each)
    absent = _absent(known, roster or Roster())
    return Peers(
        [
            PeerGroup(
                *key,
                [Peer(one.body, _values(one)) for one in _in_order(found.get(key, ()), roster)],
                absent.get(key, ()),
            )
            for key in sorted({*found, *absent}, key=_place)
        ]
    )


_Key = tuple[int | None, Kind | None, Level | None, Scope | None]


def _key(known: Observed) -> _Key:
    one = known.standing
    return known.year, one.kind, one.level, one.scope


def _values(known: Observed) -> Mapping[str, PeerValue]:
    return ReadOnlyDict({name: measure.of(known) for name, measure in MEASURES.items()})


def _check_once(known: Iterable[Observed]) -> None:
    seen: set[tuple[str, int | None, Scope | None]] = set()
    for each in known:
        key = each.body, each.year, each.standing.scope
        if each.body and key in seen:
            raise InvalidValueError(
                "source",
                [f"{each.body} {each.year or '—'}"],
                "每个单位每个年度至多一份报告",
                "one report at most of each body for each year",
            )
        seen.add(key)


def _absent(known: Iterable[Observed], roster: Roster) -> dict[_Key, list[str]]:
    """Return the bodies of the roster without a report, by the group they would be in."""
    present = {(each.body, each.year) for each in known}
    found: dict[_Key, list[str]] = {}
    for year in sorted({year for _, year in present if year is not None}):
        for body in roster.bodies:
            if (body.name, year) not in present:
                one = standing(Publisher(body.name), None, body)
                found.setdefault((year, one.kind, one.level, one.scope), []).append(body.name)
    return found


def _in_order(known: Iterable[Observed], roster: Roster | None) -> list[Observed]:
    """Return bodies in the order of the roster, those that it does not list after them."""
    places = {body.name: place for place, body in enumerate(roster.bodies)} if roster else {}
    return sorted(known, key=lambda each: places.get(each.body, len(places)))


def _place(key: _Key) -> tuple[int, ...]:
    year, kind, level, scope = key
    return (
        year or 0,
        [*LEVELS, None].index(level),
        [*KINDS, None].index(kind),
        [*SCOPES, None].index(scope),
    )
