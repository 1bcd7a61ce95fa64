"""Bodies one under the other, each with its figure as a bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.charts.drawings.drawn import (
    COLOURS,
    LEAST_LOOKS,
    SOFT,
    WIDTH,
    figure_axis,
    names,
    row_of,
    whole,
)

if TYPE_CHECKING:
    from gov_disclosure.charts.drawings.drawn import Drawn

BODY_WIDTH = 200
"""Most width that names of bodies take; longer ones are cut, the table has them whole."""

_STEP = 26


def bars(chart: Drawn) -> dict[str, Any]:
    """Return the specification of bars in the order of the points."""
    places = names(point.place for point in chart.points)
    rows = [row_of(point) for point in chart.points]
    figures = [{"filter": "datum.is === 'figure'"}]
    x = figure_axis([row["value"] for row in rows if row["is"] == "figure"])
    y = body_axis("place", places)
    drawn = [
        {
            "transform": figures,
            "mark": {"type": "bar", "color": COLOURS[0]},
            "encoding": {"x": x, "y": y, **LEAST_LOOKS},
        },
        {
            "transform": figures,
            "mark": {"type": "text", "align": "left", "dx": 5},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}},
        },
        {
            "transform": [{"filter": "datum.is === 'gap'"}],
            "mark": {"type": "text", "align": "left", "x": 5, "color": SOFT},
            "encoding": {"y": y, "text": {"field": "text"}},
        },
    ]
    return whole(
        chart, rows, {"width": WIDTH - BODY_WIDTH + 60, "height": {"step": _STEP}, "layer": drawn}
    )


def body_axis(field: str, bodies: list[str]) -> dict[str, Any]:
    """Return the axis of bodies from top to bottom."""
    return {
        "field": field,
        "type": "nominal",
        "scale": {"type": "band", "domain": bodies, "paddingInner": 0.2, "paddingOuter": 0.1},
        "axis": {"title": None, "labelLimit": BODY_WIDTH, "ticks": False, "domain": False},
    }
