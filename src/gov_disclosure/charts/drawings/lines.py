"""One figure over years as a line, which breaks where it is not known or counts differently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.bilingual import Words
from gov_disclosure.charts.drawings.drawn import (
    COLOURS,
    SOFT,
    Row,
    absent,
    absent_marks,
    absent_rows,
    figure_axis,
    names,
    place_axis,
    row_of,
    whole,
    width_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.charts.drawings.drawn import Drawn

_HEIGHT = 230
_APART = Words("口径不同", "another meaning")


def lines(chart: Drawn) -> dict[str, Any]:
    """Return the specification of a line over places."""
    places = names(point.place for point in chart.points)
    x = place_axis(places)
    rows = [*_rows(chart)]
    y = figure_axis([row["value"] for row in rows if row["is"] == "figure"])
    figures = [{"filter": "datum.is === 'figure'"}]
    gaps = [{"filter": "datum.is === 'gap'"}]
    apart = [{"filter": "datum.is === 'apart'"}]
    before = {"x": {**x, "bandPosition": 0}}
    drawn = [
        *absent_marks(x, _HEIGHT),
        {
            "transform": apart,
            "mark": {"type": "rule", "color": SOFT, "strokeDash": [5, 4], "y": 0, "y2": _HEIGHT},
            "encoding": before,
        },
        {
            "transform": apart,
            "mark": {"type": "text", "color": SOFT, "align": "left", "dx": 4, "y": -8},
            "encoding": {**before, "text": {"field": "text"}},
        },
        {
            "transform": figures,
            "mark": {"type": "line", "strokeWidth": 2.5, "color": COLOURS[0]},
            "encoding": {"x": x, "y": y, "detail": {"field": "run"}},
        },
        {
            "transform": figures,
            "mark": {
                "type": "point",
                "size": 80,
                "color": COLOURS[0],
                "filled": True,
                "opacity": 1,
            },
            "encoding": {
                "x": x,
                "y": y,
                "fill": {
                    "condition": {"test": "datum.least", "value": "white"},
                    "value": COLOURS[0],
                },
                "stroke": {"value": COLOURS[0]},
                "shape": {
                    "condition": {"test": "datum.least", "value": "triangle-up"},
                    "value": "circle",
                },
            },
        },
        {
            "transform": figures,
            "mark": {"type": "text", "dy": -13},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
        {
            "transform": gaps,
            "mark": {"type": "text", "color": SOFT, "y": _HEIGHT - 10},
            "encoding": {"x": x, "text": {"field": "text"}},
        },
    ]
    return whole(
        chart,
        [*absent_rows(chart), *rows],
        {"width": width_of(places), "height": _HEIGHT, "layer": drawn},
    )


def _rows(chart: Drawn) -> Iterator[Row]:
    """Yield the points, with the run of connected ones that each belongs to, and the breaks."""
    without, run = set(absent(chart)), 0
    for point in chart.points:
        if point.is_apart:
            yield {"is": "apart", "place": point.place, "text": _APART.to(chart.language)}
        run += point.is_apart or point.value is None
        if point.place not in without:
            yield row_of(point, run=run)
