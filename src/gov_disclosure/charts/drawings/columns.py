"""Some figures of each place side by side, as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.charts.drawings.drawn import (
    LEAST_LOOKS,
    absent,
    absent_marks,
    absent_rows,
    colour_of,
    figure_axis,
    names,
    place_axis,
    row_of,
    whole,
    width_of,
)

if TYPE_CHECKING:
    from gov_disclosure.charts.drawings.drawn import Drawn

_HEIGHT = 230


def columns(chart: Drawn) -> dict[str, Any]:
    """Return the specification of columns side by side; a gap is told where its column would be."""
    places = names(point.place for point in chart.points)
    layers = names(point.layer for point in chart.points)
    without = set(absent(chart))
    rows = [row_of(point) for point in chart.points if point.place not in without]
    x = place_axis(places)
    y = figure_axis([row["value"] for row in rows if row["is"] == "figure"])
    offset = {"field": "layer", "scale": {"domain": layers}}
    at = {"x": x, "xOffset": offset}
    drawn = [
        *absent_marks(x, _HEIGHT),
        {
            "transform": [{"filter": "datum.is === 'figure'"}],
            "mark": {"type": "bar"},
            "encoding": {**at, "y": y, "color": colour_of(layers), **LEAST_LOOKS},
        },
        {
            "transform": [{"filter": "datum.is === 'figure'"}],
            "mark": {"type": "text", "dy": -8},
            "encoding": {**at, "y": y, "text": {"field": "text"}},
        },
        {
            "transform": [{"filter": "datum.is === 'gap'"}],
            "mark": {"type": "text", "angle": 270, "align": "left", "y": _HEIGHT - 4},
            "encoding": {**at, "text": {"field": "text"}},
        },
    ]
    return whole(
        chart,
        [*absent_rows(chart), *rows],
        {"width": width_of(places), "height": _HEIGHT, "layer": drawn},
    )
