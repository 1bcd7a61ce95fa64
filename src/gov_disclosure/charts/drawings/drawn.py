"""What all drawings share: the data of a specification, its looks, and how gaps are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from gov_disclosure.bilingual import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.bilingual import Language
    from gov_disclosure.charts.point import Point

FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
"""Fonts with Chinese, the first of which a system has is taken, or any with the glyphs."""

COLOURS = ("#0b4884", "#7fc4f0", "#a3450a", "#f7dc8f", "#4f4f4f", "#e69f1e")
"""Colours of layers: neighbours differ in lightness, so they are told apart in grey, too."""

INK, SOFT, PALE = "#1b1f24", "#5a6270", "#eef0f3"
WIDTH = 430
"""Width of what is inside the axes, in pixels, unless there are many places."""

_LEAST = 30
_WIDEST = 90
"""Least and greatest width of a place, in pixels."""

_ROOM = 1.12
"""Room over the largest figure, for its text."""

_FEW = 5

NO_REPORT = Words("无报告", "no report")
"""What is told where there is no report."""

Row: TypeAlias = dict[str, Any]
"""A row of the data of a specification."""

SPECIFICATION = "https://vega.github.io/schema/vega-lite/v6.json"


class Drawn(Protocol):
    """What a drawing is made of."""

    @property
    def title(self) -> str:
        """What the chart is called."""

    @property
    def unit(self) -> str:
        """What is counted."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader has to know."""

    @property
    def points(self) -> tuple[Point, ...]:
        """The figures and the gaps."""

    @property
    def language(self) -> Language:
        """Language of the words."""


def names(values: Iterable[str]) -> list[str]:
    """Return each name once, in order."""
    return [*dict.fromkeys(values)]


def row_of(point: Point, **more: Any) -> Row:
    """Return a point as a row of the data: ``is`` tells a figure from a gap."""
    return {
        "is": "gap" if point.value is None else "figure",
        "place": point.place,
        "layer": point.layer,
        "facet": point.facet,
        "value": point.number,
        "text": point.text,
        "least": point.is_least,
        **more,
    }


def absent(chart: Drawn) -> list[str]:
    """Return the places at which no layer has anything to tell but that there is no report."""
    texts: dict[str, set[str]] = {}
    for point in chart.points:
        texts.setdefault(point.place, set()).add(point.text)
    return [place for place, told in texts.items() if told == {NO_REPORT.to(chart.language)}]


def absent_rows(chart: Drawn) -> Iterator[Row]:
    """Yield a row for each place without a report, in each part of the chart."""
    for facet in names(point.facet for point in chart.points):
        for place in absent(chart):
            text = NO_REPORT.to(chart.language)
            yield {"is": "absent", "place": place, "facet": facet, "text": text}


def absent_marks(x: dict[str, Any], height: int) -> list[dict[str, Any]]:
    """Return how places without a report are drawn: a pale band over the height, with words.

    Args:
        x: the axis of places.
        height: height of the drawing.
    """
    only = [{"filter": "datum.is === 'absent'"}]
    return [
        {
            "transform": only,
            "mark": {"type": "rect", "color": PALE, "y": 0, "y2": height},
            "encoding": {"x": x},
        },
        {
            "transform": only,
            "mark": {"type": "text", "color": SOFT, "y": height / 2, "angle": 270},
            "encoding": {"x": x, "text": {"field": "text"}},
        },
    ]


def place_axis(places: Sequence[str]) -> dict[str, Any]:
    """Return the axis of places from left to right, those without figures too."""
    return {
        "field": "place",
        "type": "ordinal",
        "scale": {"type": "band", "domain": [*places], "paddingInner": 0.15, "paddingOuter": 0.1},
        "axis": {"title": None, "labelAngle": 0, "labelOverlap": True, "ticks": False},
    }


def figure_axis(figures: Iterable[float]) -> dict[str, Any]:
    """Return the axis of figures: it begins at zero, and reaches a little over the largest.

    Args:
        figures: what is drawn along it.
    """
    values = [0, *figures]
    is_whole = all(each == int(each) for each in values)
    low, high = min(values), max(values)
    few = is_whole and high - low < _FEW
    ticks = {"values": [*range(int(low), int(high) + 1)]} if few else {"tickCount": 5}
    return {
        "field": "value",
        "type": "quantitative",
        "axis": {"title": None, "format": ",d" if is_whole else ",~r", **ticks},
        "scale": {"domain": [low * _ROOM, high * _ROOM or 1]},
    }


def width_of(places: Sequence[str]) -> dict[str, Any]:
    """Return the width of a chart: that of each place."""
    return {"step": max(_LEAST, min(_WIDEST, WIDTH // max(len(places), 1))), "for": "position"}


def colour_of(layers: Sequence[str]) -> dict[str, Any]:
    """Return how layers are told apart by colour, and the legend."""
    is_short = len(layers) > 3
    return {
        "field": "layer",
        "type": "nominal",
        "scale": {
            "domain": [*layers],
            "range": [COLOURS[place % len(COLOURS)] for place in range(len(layers))],
        },
        "legend": {
            "title": None,
            "orient": "top",
            "columns": 2 if is_short else 1,
            "labelLimit": WIDTH // (2 if is_short else 1),
        }
        if len(layers) > 1
        else None,
    }


LEAST_LOOKS: dict[str, Any] = {
    "fillOpacity": {"condition": {"test": "datum.least", "value": 0.35}, "value": 1},
    "stroke": {"condition": {"test": "datum.least", "value": INK}, "value": "white"},
    "strokeDash": {"condition": {"test": "datum.least", "value": [4, 2]}, "value": [1, 0]},
}
"""How a bar looks that is only the least that it can be: pale, in a dashed frame."""


def whole(chart: Drawn, rows: Iterable[Row], drawing: dict[str, Any]) -> dict[str, Any]:
    """Return a whole specification.

    Args:
        chart: what is drawn.
        rows: the data.
        drawing: what is drawn of them.
    """
    return {
        "$schema": SPECIFICATION,
        "background": "white",
        "padding": 12,
        "title": {
            "text": chart.title,
            "subtitle": [chart.unit, *chart.remarks],
            "anchor": "start",
            "frame": "bounds",
            "limit": WIDTH + 60,
        },
        "data": {"values": [*rows]},
        **drawing,
        "config": _CONFIG,
    }


_CONFIG: dict[str, Any] = {
    "mark": {"aria": False},  # a table of the same figures stands beside each chart
    "font": ", ".join(FONTS),
    "title": {
        "aria": False,
        "fontSize": 15,
        "color": INK,
        "subtitleColor": SOFT,
        "subtitleFontSize": 12,
        "subtitleLineHeight": 17,
        "subtitlePadding": 5,
        "offset": 16,
    },
    "axis": {
        "aria": False,
        "labelFontSize": 12,
        "labelColor": INK,
        "titleFontSize": 12,
        "titleColor": SOFT,
        "titleFontWeight": "normal",
        "gridColor": "#dfe2e7",
        "domainColor": "#7b828d",
        "tickColor": "#7b828d",
    },
    "legend": {
        "aria": False,
        "labelFontSize": 12,
        "labelColor": INK,
        "symbolSize": 120,
        "rowPadding": 3,
    },
    "header": {"labelFontSize": 13, "labelColor": INK, "labelAnchor": "start"},
    "text": {"fontSize": 12, "fill": INK},
    "view": {"stroke": None},
}
