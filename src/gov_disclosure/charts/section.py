"""The charts of one body, or of an area, as a part of a page that tells more of it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.charts.drawing import chart
from gov_disclosure.charts.images import svg_of
from gov_disclosure.charts.kinds import CHARTS
from gov_disclosure.charts.page import FIGURE_STYLE, figure_lines
from gov_disclosure.errors import InvalidValueError, MissingExtraError
from gov_disclosure.renderers.html import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.bilingual import Language
    from gov_disclosure.observed.sources import Source

_CHARTS = Words("图", "Charts")


def chart_part(source: Source, language: Language) -> Part:
    """Return every chart over years that shows no cell asked for, as a part of a page.

    There is none without the extra that draws, and where the source is not of one body in
    certain years: then the page has its tables.

    Args:
        source: what they are drawn from.
        language: language of their words.

    Example:
        >>> from gov_disclosure import blank, compare
        >>> chart_part(compare(blank(year=2023), blank(year=2023)), "zh").lines
        ()
    """
    try:
        return Part(tuple(_lines(source, language)), FIGURE_STYLE)
    except (InvalidValueError, MissingExtraError):
        return Part()


def _lines(source: Source, language: Language) -> Iterator[str]:
    yield f'<section class="charts"><h2>{html.escape(_CHARTS.to(language))}</h2>'
    for name, kind in CHARTS.items():
        if kind.across == "years" and not kind.is_of_any_cell:
            drawn = chart(source, name, language=language)
            yield from figure_lines(drawn, svg_of(drawn.specification))
    yield "</section>"
