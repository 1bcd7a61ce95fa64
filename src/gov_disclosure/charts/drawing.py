"""How a chart is made of what is known of bodies and years."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

from gov_disclosure.arguments import check_argument
from gov_disclosure.bilingual import Language, Words
from gov_disclosure.charts.chart import Chart
from gov_disclosure.charts.kinds import CHARTS
from gov_disclosure.charts.layers import RECEIVED, TOTAL, unit_of
from gov_disclosure.charts.points import called, over_bodies, over_both, over_years
from gov_disclosure.comparison.words import names
from gov_disclosure.dataset.observations import is_table, observed_in
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.observed.sources import observed
from gov_disclosure.roster import Roster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.charts.kinds import ChartKind
    from gov_disclosure.charts.point import Point
    from gov_disclosure.observed.observed import Observed
    from gov_disclosure.observed.sources import Source

ANY_CELL = f"{RECEIVED}.{TOTAL}"
"""The cell that the kinds that show any cell show by themselves."""

MOST_POINTS = 5_000
"""Most figures of a chart: drawing them takes a minute."""


def chart(  # noqa: PLR0913 - all but the first two by name
    source: Source | Any,
    of: str = "received",
    *,
    cell: str = ANY_CELL,
    year: int | None = None,
    roster: Roster | None = None,
    language: Language = "zh",
) -> Chart:
    """Return a chart of the figures of reports.

    Args:
        source: a report, or what reading one gave; a series, a comparison, a roll-up; or several
            of them; or a data set, as a table of pyarrow, pandas or polars.
        of: its kind, a name in ``CHARTS``.
        cell: path of the cell, for the kinds that show any.
        year: the only year to be shown.
        roster: the bodies that the user knows: it tells which names one body had, and which
            bodies have no report.
        language: language of its words, "zh" or "en".

    Raises:
        InvalidValueError: there is no such kind or cell; or the source holds no report, or not
            those of one body (over years) or for one year (bodies ranked).

    Example:
        >>> from gov_disclosure import blank, replace
        >>> report = replace(blank(year=2024), {"requests.received.total": 30})
        >>> chart(report).rows[1]
        ('2024', '空白', '30', '空白')
    """
    check_argument("roster", roster, Roster, type(None))
    check_argument("year", year, int, type(None))
    _check_name("of", of, CHARTS)
    _check_name("language", language, get_args(Language))
    kind, bodies = CHARTS[of], roster or Roster()
    if kind.is_of_any_cell:
        _check_name("cell", cell, cell_facts())
    every = observed_in(source, bodies) if is_table(source) else observed(source, bodies)
    known = [each for each in every if year is None or each.year == year]
    if not known:
        raise InvalidValueError(
            "source" if year is None else "year",
            [] if year is None else year,
            "至少一份报告",
            "one report at least",
        )
    left_out: list[str] = []
    if kind.across != "years" and not all(each.is_area for each in known):
        left_out = [each.body for each in known if each.is_area]
        known = [each for each in known if not each.is_area]
    layers = kind.layers(cell)
    points = {
        "years": lambda: over_years(known, layers, language),
        "bodies": lambda: over_bodies(known, layers, bodies, language),
        "both": lambda: over_both(known, layers, bodies, language),
    }[kind.across]()
    shown = tuple(itertools.islice(points, MOST_POINTS + 1))
    if len(shown) > MOST_POINTS:
        raise InvalidValueError(
            "source",
            len(known),
            f"至多 {MOST_POINTS} 处的图（再多看不清，可用 table 或 peers）",
            f"a chart of {MOST_POINTS} figures at most (more cannot be told apart; there are "
            "table and peers)",
        )
    return Chart(
        of,
        _title(kind, cell, known).to(language),
        _unit(kind, cell).to(language),
        shown,
        [words.to(language) for words in _remarks(kind, shown, left_out)],
        language,
    )


def _check_name(argument: str, name: str, known: Iterable[str]) -> None:
    """Accept the name of something that there is."""
    listed = tuple(known)
    if name not in listed:
        some = " | ".join(listed[:_MOST_TOLD]) + (" …" if len(listed) > _MOST_TOLD else "")
        raise InvalidValueError(argument, name, f"{some} 之一", f"one of {some}")


_MOST_TOLD = 12


def _title(kind: ChartKind, cell: str, known: Sequence[Observed]) -> Words:
    """Return what a chart is called: of which body, or which year, and what it shows."""
    words = kind.words
    if kind.is_of_any_cell:
        row, column = names()[cell]
        words = Words(f"{row.zh} · {column.zh}", f"{row.en}, {column.en}")
    if kind.across == "years":
        body = called(next((each.body for each in known if each.body), ""))
        return Words(f"{body}：{words.zh}", f"{body}: {words.en}") if body else words
    years = {each.year for each in known} - {None}
    if kind.across == "bodies" and years:
        (year,) = years
        return Words(f"{year}年度各单位：{words.zh}", f"Bodies in {year}: {words.en}")
    return Words(f"各单位：{words.zh}", f"Bodies: {words.en}")


def _unit(kind: ChartKind, cell: str) -> Words:
    unit = kind.unit
    if unit is None:
        counted = unit_of(cell)
        unit = Words(counted, _UNITS.get(counted, counted))
    return Words(f"单位：{unit.zh}", f"unit: {unit.en}")


_UNITS = {"件": "documents, requests or cases", "项": "items", "万元": "10 000 yuan"}


def _remarks(kind: ChartKind, points: Sequence[Point], left_out: Sequence[str]) -> Iterator[Words]:
    """Yield what a reader has to know: coverage, lower bounds, breaks, what is left out."""
    if kind.across != "years":
        counts = Counter(point.text for point in points if point.value is None)
        given = sum(point.value is not None for point in points)
        gaps = "".join(f"，{text} {number}" for text, number in counts.items())
        gaps_en = "".join(f", {number} {text}" for text, number in counts.items())
        yield Words(
            f"共 {len(points)} 处：有数 {given}{gaps}",
            f"{len(points)} in all: {given} figures{gaps_en}",
        )
    if any(point.is_least for point in points):
        yield Words(
            "≥ 和虚线框：至少如此，另有格没有数",
            "≥ and dashed: the least it can be; some cells have no figure",
        )
    if apart := sorted({point.place for point in points if point.is_apart}):
        listed = "、".join(apart)
        yield Words(
            f"{listed}年度起口径改变，与之前不可比",
            f"from {listed} on it counts something else than before",
        )
    if left_out:
        bodies = [*dict.fromkeys(map(called, left_out))]
        rest = "…" if len(bodies) > _MOST_TOLD else ""
        listed = "、".join(bodies[:_MOST_TOLD]) + rest
        yield Words(f"未列本级汇总：{listed}", f"aggregates of areas are left out: {listed}")
