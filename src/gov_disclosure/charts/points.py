"""The points of a chart: over the years of one body, over the bodies of a year, or over both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.charts.drawings.drawn import NO_REPORT
from gov_disclosure.charts.point import Point
from gov_disclosure.errors import InvalidValueError, shorten
from gov_disclosure.escaping import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from gov_disclosure.bilingual import Language
    from gov_disclosure.charts.layers import Layer
    from gov_disclosure.observed.observed import Observed
    from gov_disclosure.roster import Roster

_UNNAMED = Words("单位不明", "a body without a name")
_MOST_TOLD = 6
_LONGEST_NAME = 200
_UNDATED = Words("年度不明", "a year that is not known")


def over_years(
    known: Sequence[Observed], layers: Sequence[Layer], language: Language
) -> Iterator[Point]:
    """Yield the points of each layer over the years of one body, those without a report too.

    Args:
        known: what is known of the body in each year.
        layers: what is counted.
        language: language of the words.

    Raises:
        InvalidValueError: they are of several bodies, or two are for one year, or some of several
            has no year.
    """
    bodies = {each.body for each in known}
    by_year = {each.year: each for each in known}
    if len(bodies) > 1 or len(by_year) < len(known):
        raise InvalidValueError(
            "source",
            _told(known),
            "一个单位的报告，每个年度至多一份（几个单位的可先汇总，或画 ranking、bodies）",
            "reports of one body, one at most for each year (several can be rolled up first, or "
            "drawn as a ranking or as bodies)",
        )
    span = _span(known)
    for layer in layers:
        yield from _over(span, by_year, layer, language)


def over_bodies(
    known: Sequence[Observed], layers: Sequence[Layer], roster: Roster, language: Language
) -> Iterator[Point]:
    """Yield a point for each body in one year, the largest first, those without a figure last.

    Args:
        known: what is known of each body.
        layers: what is counted.
        roster: the bodies that the user knows; those of which nothing is known are told.
        language: language of the words.

    Raises:
        InvalidValueError: they are of several years, or two are of one body.
    """
    if len({each.year for each in known if each.year is not None}) > 1:
        raise InvalidValueError(
            "source",
            _told(known),
            "同一年度的报告（可用 year 选定）",
            "reports for one year; year chooses it",
        )
    bodies = _by_body(known, roster, language)
    for layer in layers:
        points = [
            _point(body, layer, next(iter(years.values()), None), language)
            for body, years in bodies.items()
        ]
        yield from sorted(points, key=_from_largest)


def over_both(
    known: Sequence[Observed], layers: Sequence[Layer], roster: Roster, language: Language
) -> Iterator[Point]:
    """Yield a point for each body in each year; the bodies are the layers.

    Args:
        known: what is known of each body in each year.
        layers: what is counted.
        roster: the bodies that the user knows; those of which nothing is known are told.
        language: language of the words.

    Raises:
        InvalidValueError: two are of one body for one year, or some of several years has none.
    """
    span = _span(known)
    for layer in layers:
        for body, years in _by_body(known, roster, language).items():
            named = attrs.evolve(layer, words=Words(body, body))
            yield from _over(span, years, named, language)


def _over(
    span: Sequence[int | None],
    by_year: Mapping[int | None, Observed],
    layer: Layer,
    language: Language,
) -> Iterator[Point]:
    before: Observed | None = None
    for year in span:
        now = by_year.get(year)
        place = _UNDATED.to(language) if year is None else f"{year}"
        point = _point(place, layer, now, language)
        if before is not None and now is not None and layer.is_apart(before, now):
            point = attrs.evolve(point, is_apart=True)
        yield point
        before = now or before


def _point(place: str, layer: Layer, known: Observed | None, language: Language) -> Point:
    facet = layer.facet.to(language) if layer.facet else ""
    words = layer.words.to(language)
    if known is None:
        return Point(place, words, None, NO_REPORT.to(language), facet=facet)
    reading = layer.read(known)
    return Point(
        place, words, reading.figure, reading.told(language), reading.is_least, facet=facet
    )


def _by_body(
    known: Sequence[Observed], roster: Roster, language: Language
) -> dict[str, dict[int | None, Observed]]:
    """Return what is known of each body by year: those of the roster first, in its order.

    A body without a name is one of its own.
    """
    found: dict[str, dict[int | None, Observed]] = {
        body.name: {} for body in roster.bodies if body.scope != "jurisdiction"
    }
    unnamed = 0
    for each in known:
        unnamed += not each.body
        years = found.setdefault(each.body or f"{_UNNAMED.to(language)} {unnamed}", {})
        if each.year in years:
            raise InvalidValueError(
                "source",
                _told(known),
                "每个单位每个年度至多一份报告",
                "one report at most of each body for each year",
            )
        years[each.year] = each
    labels: dict[str, dict[int | None, Observed]] = {}
    for body, years in found.items():
        label = called(body)
        labels[label if label not in labels else f"{label} ({len(labels) + 1})"] = years
    return labels


def called(body: str) -> str:
    r"""Return the name of a body as a label: on one line, nothing in it acts, cut if endless.

    Example:
        >>> called("云州市\n水利局"), len(called("长" * 10_000))
        ('云州市\\x0a水利局', 60)
    """
    return shorten(escaped(body[:_LONGEST_NAME]))


def _span(known: Sequence[Observed]) -> Sequence[int | None]:
    """Return the years from the first to the last."""
    years = [each.year for each in known]
    if set(years) == {None}:
        return (None,)
    told = [year for year in years if year is not None]
    if len(told) < len(years):
        raise InvalidValueError(
            "source", _told(known), "每份都有年度的报告", "reports each of which has its year"
        )
    return range(min(told), max(told) + 1)


def _told(known: Sequence[Observed]) -> list[str]:
    """Return of which body and year each report is, the first of very many only."""
    told = [f"{called(each.body) or '—'} {each.year or '—'}" for each in known[:_MOST_TOLD]]
    return [*told, "…"] if len(known) > _MOST_TOLD else told


def _from_largest(point: Point) -> tuple[bool, int | Decimal]:
    return point.value is None, -(point.value or 0)
