"""The kinds of chart, each declared once: a line here is a chart everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.charts import layers
from gov_disclosure.charts.drawings.bars import bars
from gov_disclosure.charts.drawings.columns import columns
from gov_disclosure.charts.drawings.drawn import Drawn
from gov_disclosure.charts.drawings.grid import grid
from gov_disclosure.charts.drawings.lines import lines
from gov_disclosure.charts.drawings.stacks import stacks
from gov_disclosure.short_repr import short_repr

Across: TypeAlias = Literal["years", "bodies", "both"]
"""What stands along the axis: the years of one body, the bodies of a year, or both."""

_REQUESTS = Words("件", "requests")


@attrs.frozen
class ChartKind:
    """A kind of chart.

    Attributes:
        words: what it is called; a chart of any cell is called as the cell.
        shows: what is seen in it.
        layers: what it counts.
        drawing: how it is drawn, as a specification of Vega-Lite.
        across: what stands along the axis: the years of one body, the bodies of a year, or both.
        unit: what is counted; None: what the cell counts.

    Example:
        >>> import gov_disclosure as gd
        >>> gd.CHARTS["shares"].words.zh, gd.CHARTS["ranking"].is_of_any_cell
        ('各类办理结果所占比例', True)
    """

    words: Words
    shows: Words
    layers: layers.Layers
    drawing: Callable[[Drawn], dict[str, Any]]
    across: Across = "years"
    unit: Words | None = _REQUESTS

    __repr__ = short_repr

    @property
    def is_of_any_cell(self) -> bool:
        """Whether it shows the cell that is asked for."""
        return self.unit is None


CHARTS: Mapping[str, ChartKind] = MappingProxyType(
    {
        "received": ChartKind(
            Words("收到和结转的申请", "Requests received and carried over"),
            Words(
                "各年度上年结转、本年新收、结转下年度的申请数，并列",
                "requests brought forward, received and carried forward in each year, side by side",
            ),
            layers.requests_of_a_year,
            columns,
        ),
        "outcomes": ChartKind(
            Words("办理结果", "Outcomes"),
            Words(
                "各年度（一）至（六）各类结果的件数，叠在一起",
                "requests of each year by outcome, stacked",
            ),
            layers.outcomes,
            stacks,
        ),
        "shares": ChartKind(
            Words("各类办理结果所占比例", "Shares of outcomes"),
            Words(
                "各年度各类结果占（七）总计的百分比；有格没有数的不算",
                "outcomes in per cent of all requests handled; none where a figure is lacking",
            ),
            layers.shares,
            stacks,
            unit=Words("%", "per cent"),
        ),
        "applicants": ChartKind(
            Words("新收申请的申请人", "Applicants of the requests received"),
            Words(
                "各年度新收申请按申请人类别的件数，叠在一起",
                "requests received in each year by kind of applicant, stacked",
            ),
            layers.applicants,
            stacks,
        ),
        "disputes": ChartKind(
            Words("行政复议和行政诉讼", "Reconsiderations and lawsuits"),
            Words(
                "各年度行政复议、未经复议直接起诉、复议后起诉的案件按结果的件数",
                "cases of each year by result: reconsiderations, lawsuits without and after one",
            ),
            layers.disputes,
            stacks,
            unit=Words("件", "cases"),
        ),
        "cell": ChartKind(
            Words("一格各年度", "One cell over years"),
            Words(
                "任意一格的各年度数；口径改变之处断开",
                "any cell over the years; the line breaks where it counts something else",
            ),
            layers.of_cell,
            lines,
            unit=None,
        ),
        "ranking": ChartKind(
            Words("各单位排列", "Bodies ranked"),
            Words(
                "一个年度各单位的任意一格，由大到小；没有数的单位列在最后",
                "any cell of the bodies in one year, from the largest on; without a figure last",
            ),
            layers.of_cell,
            bars,
            "bodies",
            unit=None,
        ),
        "bodies": ChartKind(
            Words("各单位各年度", "Bodies over years"),
            Words(
                "任意一格的所有单位、所有年度，每格一个数，深浅表示大小",
                "any cell of all bodies in all years, each figure in its square, darker for more",
            ),
            layers.of_cell,
            grid,
            "both",
            unit=None,
        ),
    }
)
"""Name of each kind of chart to what it is."""
