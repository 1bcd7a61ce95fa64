"""The parts of a whole at each place, stacked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from gov_disclosure.bilingual import Words
from gov_disclosure.charts.drawings.drawn import (
    COLOURS,
    LEAST_LOOKS,
    SOFT,
    Row,
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
    from collections.abc import Iterable, Iterator

    from gov_disclosure.charts.drawings.drawn import Drawn

_HEIGHT = 260
_PART_HEIGHT = 130
_LEAST_TOLD = 15
"""Least height of a part in which its figure is told, in pixels; the table tells all."""

_DARK = {COLOURS[0], COLOURS[2], COLOURS[4]}
"""Colours on which texts are white."""

_PART_UNKNOWN = Words("有缺", "incomplete")
_LEAST = Words("下限", "at least")


def stacks(chart: Drawn) -> dict[str, Any]:
    """Return the specification of stacked columns; what is lacking is told above a column."""
    places = names(point.place for point in chart.points)
    layers = names(point.layer for point in chart.points)
    facets = names(point.facet for point in chart.points)
    height = _HEIGHT if len(facets) == 1 else _PART_HEIGHT
    rows = [*_rows(chart, layers, height)]
    tops = [row["top"] for row in rows if row["is"] == "figure"]
    x, y = place_axis(places), figure_axis(tops)
    figures = [{"filter": "datum.is === 'figure'"}]
    drawn = {
        "width": width_of(places),
        "height": height,
        "layer": [
            *absent_marks(x, height),
            {
                "transform": figures,
                "mark": {"type": "bar"},
                "encoding": {
                    "x": x,
                    "y": {**y, "field": "bottom"},
                    "y2": {"field": "top"},
                    "color": colour_of(layers),
                    **LEAST_LOOKS,
                },
            },
            {
                "transform": [{"filter": "datum.told"}],
                "mark": {"type": "text"},
                "encoding": {
                    "x": x,
                    "y": {**y, "field": "middle"},
                    "text": {"field": "text"},
                    "color": {
                        "condition": {"test": "datum.dark", "value": "white"},
                        "value": "black",
                    },
                },
            },
            {
                "transform": [{"filter": "datum.is === 'note'"}],
                "mark": {"type": "text", "dy": -9, "color": SOFT},
                "encoding": {"x": x, "y": {**y, "field": "top"}, "text": {"field": "text"}},
            },
        ],
    }
    if len(facets) > 1:
        header = {"title": None, "labelOrient": "top", "labelAnchor": "start"}
        facet = {"row": {"field": "facet", "sort": facets, "header": header}}
        return whole(chart, [*absent_rows(chart), *rows], {"facet": facet, "spec": drawn})
    return whole(chart, [*absent_rows(chart), *rows], drawn)


def _rows(chart: Drawn, layers: list[str], height: int) -> Iterator[Row]:
    """Yield the parts from the bottom up, and what is lacking of each whole."""
    without = set(absent(chart))
    wholes: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for point in chart.points:
        if point.place not in without:
            wholes[point.facet, point.place].append(row_of(point))
    most = max((sum(_figures(parts)) for parts in wholes.values()), default=0)
    for (facet, place), parts in wholes.items():
        top = 0.0
        for part in parts:
            if part["is"] == "figure":
                bottom, top = top, top + part["value"]
                is_told = bool(most) and part["value"] / most * height > _LEAST_TOLD * 1.12
                is_dark = COLOURS[layers.index(part["layer"]) % len(COLOURS)] in _DARK
                yield {
                    **part,
                    "bottom": bottom,
                    "top": top,
                    "middle": (bottom + top) / 2,
                    "told": is_told,
                    "dark": is_dark and not part["least"],
                }
            else:
                yield part
        if note := _note(parts):
            text = note.to(chart.language)
            yield {"is": "note", "place": place, "facet": facet, "top": top, "text": text}


def _figures(parts: Iterable[Row]) -> Iterator[float]:
    return (part["value"] for part in parts if part["is"] == "figure")


def _note(parts: list[Row]) -> Words | None:
    """Return what is told above a whole: what it lacks, or that it is zero."""
    gaps = [part for part in parts if part["is"] == "gap"]
    if len(gaps) == len(parts):
        (text, *others) = {part["text"] for part in parts}
        return _PART_UNKNOWN if others else Words(text, text)
    if gaps:
        return _PART_UNKNOWN
    if any(part["least"] for part in parts):
        return _LEAST
    return None if any(_figures(parts)) else Words("0", "0")
