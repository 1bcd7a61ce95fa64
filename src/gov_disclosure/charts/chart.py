"""A chart: its figures and gaps, its specification, and the pictures made of it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.arguments import check_argument
from gov_disclosure.bilingual import Language
from gov_disclosure.charts.drawings.drawn import names
from gov_disclosure.charts.images import png_of, svg_of
from gov_disclosure.charts.kinds import CHARTS
from gov_disclosure.charts.page import chart_page
from gov_disclosure.charts.point import Point
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.in_notebook import in_notebook
from gov_disclosure.short_repr import short_repr
from gov_disclosure.suffixes import SUFFIXES
from gov_disclosure.values import as_tuple
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping


@attrs.frozen
class Chart:
    """A chart of figures of reports.

    What is not known is a gap that says why, never a zero; a figure that is only the least that
    it can be is drawn as such. The table of ``rows`` holds the same.

    Attributes:
        of: its kind, a name in ``CHARTS``.
        title: what it is called.
        unit: what is counted.
        points: the figures and the gaps, in the order in which they are drawn.
        remarks: what a reader has to know.
        language: language of its words.

    Example:
        >>> import gov_disclosure as gd
        >>> reports = [
        ...     gd.replace(gd.blank(year=year), {"disputes.reconsideration.total": number})
        ...     for year, number in ((2022, 4), (2024, 6))
        ... ]
        >>> chart = gd.chart(reports, "cell", cell="disputes.reconsideration.total")
        >>> [(point.place, point.text) for point in chart.points]
        [('2022', '4'), ('2023', '无报告'), ('2024', '6')]
        >>> chart.specification["data"]["values"][0]["place"]
        '2023'
    """

    of: str
    title: str
    unit: str
    points: tuple[Point, ...] = attrs.field(converter=as_tuple)
    remarks: tuple[str, ...] = attrs.field(default=(), converter=as_tuple)
    language: Language = "zh"

    __repr__ = short_repr
    _repr_html_ = in_notebook

    @property
    def specification(self) -> dict[str, Any]:
        """The chart in Vega-Lite, with its data, as any viewer of that draws it."""
        return CHARTS[self.of].drawing(self)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The same figures as a table, a header and then a row for each place."""
        facets = names(point.facet for point in self.points)
        layers = names(point.layer for point in self.points)
        told = {(each.facet, each.place, each.layer): each.text for each in self.points}
        places = dict.fromkeys((each.facet, each.place) for each in self.points)
        is_parted = len(facets) > 1
        return (
            ("", *([""] if is_parted else []), *layers),
            *(
                (
                    *([facet] if is_parted else []),
                    place,
                    *(told.get((facet, place, layer), "") for layer in layers),
                )
                for facet, place in places
            ),
        )

    def svg(self) -> str:
        """Return it as a picture in SVG, in which texts stay texts.

        Raises:
            MissingExtraError: what draws charts is not installed (extra ``plot``).
        """
        return svg_of(self.specification)

    def png(self, scale: float = 2) -> bytes:
        """Return it as a picture in PNG.

        Args:
            scale: pixels for each pixel of the drawing.

        Raises:
            MissingExtraError: what draws charts is not installed (extra ``plot``).
            MissingFontError: the system has no font with Chinese.
        """
        return png_of(self.specification, scale)

    def html(self) -> str:
        """Return it as a web page of one file: the picture, and a table of the same figures.

        Raises:
            MissingExtraError: what draws charts is not installed (extra ``plot``).
        """
        return chart_page(self)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write it to a file, whole or not at all; the suffix says as what.

        Args:
            path: the file: ``.svg``, ``.png``, ``.html``, or ``.json`` for Vega-Lite.

        Raises:
            InvalidValueError: it has another suffix.
            MissingExtraError: what draws charts is not installed (extra ``plot``).
            MissingFontError: a picture in PNG, and the system has no font with Chinese.
            OSError: the file cannot be written.
        """
        check_argument("path", path, str, os.PathLike)
        suffix = Path(path).suffix.lower()
        found = [name for name, suffixes in CHART_SUFFIXES.items() if suffix in suffixes]
        if not found:
            known = " | ".join(each for suffixes in CHART_SUFFIXES.values() for each in suffixes)
            raise InvalidValueError(
                "path", str(path), f"后缀为 {known} 的文件", f"a file that ends in {known}"
            )
        content = self.content(found[0])
        with whole_file(path) as stream:
            stream.write(content)

    def content(self, format: str) -> bytes:  # noqa: A002 - as elsewhere
        """Return it as a file of a format: svg, png, html or json.

        Raises:
            MissingExtraError: what draws charts is not installed (extra ``plot``).
            MissingFontError: a picture in PNG, and the system has no font with Chinese.
        """
        if format == "png":
            return self.png()
        text = {"svg": self.svg, "html": self.html, "json": self._json}[format]()
        return text.encode("utf-8")

    def _json(self) -> str:
        return json.dumps(self.specification, ensure_ascii=False, indent=1) + "\n"


CHART_SUFFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"svg": (".svg",), "png": (".png",), "html": SUFFIXES["html"], "json": SUFFIXES["json"]}
)
"""Name of each format in which charts are written to its suffixes."""
