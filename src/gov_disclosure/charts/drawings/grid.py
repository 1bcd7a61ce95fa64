"""Bodies and years crossed: a square for each figure, darker for more."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from gov_disclosure.charts.drawings.bars import body_axis
from gov_disclosure.charts.drawings.drawn import SOFT, WIDTH, names, row_of, whole

if TYPE_CHECKING:
    from gov_disclosure.charts.drawings.drawn import Drawn

_STEP = 28
_LIGHT, _DARK = "#e3f0fb", "#0b4884"
_DARK_FROM = 0.45
"""Share of the darkest from which texts are white."""


def grid(chart: Drawn) -> dict[str, Any]:
    """Return the specification of squares; the shade grows as the square root of the figure."""
    places = names(point.place for point in chart.points)
    layers = names(point.layer for point in chart.points)
    most = max((abs(point.number or 0) for point in chart.points), default=0) or 1
    rows = []
    for point in chart.points:
        shade = None if point.number is None else math.sqrt(abs(point.number) / most)
        rows.append(row_of(point, shade=shade, dark=(shade or 0) > _DARK_FROM))
    x = {
        "field": "place",
        "type": "ordinal",
        "scale": {"domain": places, "paddingInner": 0.08},
        "axis": {"title": None, "orient": "top", "labelAngle": 0, "ticks": False, "domain": False},
    }
    at = {"x": x, "y": body_axis("layer", layers)}
    drawn = [
        {
            "transform": [{"filter": "datum.is === 'figure'"}],
            "mark": {"type": "rect"},
            "encoding": {
                **at,
                "fill": {
                    "field": "shade",
                    "type": "quantitative",
                    "scale": {"domain": [0, 1], "range": [_LIGHT, _DARK]},
                    "legend": None,
                },
                "stroke": {"condition": {"test": "datum.least", "value": "#000"}, "value": "white"},
                "strokeDash": {
                    "condition": {"test": "datum.least", "value": [4, 2]},
                    "value": [1, 0],
                },
            },
        },
        {
            "transform": [{"filter": "datum.is === 'gap'"}],
            "mark": {"type": "rect", "fill": "white", "stroke": SOFT, "strokeDash": [2, 3]},
            "encoding": at,
        },
        {
            "mark": {"type": "text"},
            "encoding": {
                **at,
                "text": {"field": "text"},
                "color": {"condition": {"test": "datum.dark", "value": "white"}, "value": "black"},
            },
        },
    ]
    width = max(44, min(80, (WIDTH - 140) // max(len(places), 1)))
    return whole(chart, rows, {"width": {"step": width}, "height": {"step": _STEP}, "layer": drawn})
