"""One figure of a chart, or the gap where one would stand."""

from __future__ import annotations

from decimal import Decimal

import attrs

from gov_disclosure.short_repr import short_repr


@attrs.frozen
class Point:
    """One figure of a chart, or the gap where one would stand.

    Attributes:
        place: where it stands along the axis: a year or a body.
        layer: what is counted, as the legend tells.
        value: the figure; None where there is none.
        text: what is told there: the figure, with ``≥`` before it if it is the least that it
            can be, or why there is none.
        is_least: whether the figure is only the least that it can be.
        is_apart: whether it counts something else than the point of this layer before it.
        facet: the part of the chart in which it stands, or empty.

    Example:
        >>> import gov_disclosure as gd
        >>> report = gd.replace(gd.blank(year=2024), {"requests.received.total": 3})
        >>> [(point.value, point.text) for point in gd.chart(report).points]
        [(None, '空白'), (3, '3'), (None, '空白')]
    """

    place: str
    layer: str
    value: int | Decimal | None
    text: str
    is_least: bool = False
    is_apart: bool = False
    facet: str = ""

    __repr__ = short_repr

    @property
    def number(self) -> int | float | None:
        """The figure as it is drawn."""
        return float(self.value) if isinstance(self.value, Decimal) else self.value
