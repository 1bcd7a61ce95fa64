"""Charts on web pages: each picture with a table of the same figures, without a script."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.renderers.html import page_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.charts.chart import Chart

FIGURE_STYLE = """\
figure.chart { margin: 1rem 0; break-inside: avoid; }
.chart .picture { overflow-x: auto; }
.chart svg { display: block; min-width: 20rem; max-width: 100%; height: auto; }
.chart figcaption { margin: .5rem 0 .25rem; }
.chart table { width: auto; border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
.chart :is(th, td) { padding: .25rem .5rem; border: 1px solid #b9bec6; background: #fff;
  color: #1b1f24; font-weight: normal; text-align: right; font-variant-numeric: tabular-nums; }
.chart :is(td, th[scope=row]) { white-space: nowrap; }
.chart th[scope=col] { min-width: 5em; }
.chart th { background: #eef0f3; text-align: left; }
.chart .figures { overflow-x: auto; }
@media print { .chart > div { overflow: visible !important; } .chart svg { min-width: 0; } }
"""
"""How charts look on a page that has a style of its own."""

_STYLE = f"""\
:root {{ color-scheme: light; }}
body {{ margin: 0 auto; max-width: 60rem; padding: 1rem; background: #fff; color: #1b1f24;
  line-height: 1.6; overflow-wrap: anywhere;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }}
h1 {{ margin: 0; font-size: 1.25rem; }}
{FIGURE_STYLE}"""

_SAME = Words("图中的数", "The figures of the chart")


def chart_page(chart: Chart) -> str:
    """Return a chart as a web page of one file that loads and runs nothing.

    Raises:
        MissingExtraError: what draws charts is not installed.
    """
    title = f"<h1>{_text(chart.title)}</h1>"
    lang = "zh-CN" if chart.language == "zh" else "en"
    return page_html(chart.title, _STYLE, (title, *figure_lines(chart, chart.svg())), lang)


def figure_lines(chart: Chart, picture: str | None) -> Iterator[str]:
    """Yield a chart as markup: its picture, and a table of its figures.

    Args:
        chart: the chart.
        picture: it as SVG; None: the table only.
    """
    title = html.escape(chart.title)
    same = _SAME.to(chart.language)
    yield '<figure class="chart">'
    if picture is not None:
        yield f'<div class="picture" tabindex="0" role="img" aria-label="{title}">{picture}</div>'
    yield f"<figcaption>{same}：{_text(chart.title)}（{_text(chart.unit)}）</figcaption>"
    yield f'<div class="figures" tabindex="0" role="group" aria-label="{title}"><table>'
    header, *rows = chart.rows
    yield f"<thead>{_row(header, headers=len(header), scope='col')}</thead><tbody>"
    headers = len(header) - len({point.layer for point in chart.points})
    yield from (_row(row, headers=headers, scope="row") for row in rows)
    yield "</tbody></table></div></figure>"


def _row(texts: Iterable[str], *, headers: int, scope: str) -> str:
    cells = []
    for number, text in enumerate(texts):
        if not text:
            cells.append("<td></td>")
        elif number < headers:
            cells.append(f'<th scope="{scope}">{_text(text)}</th>')
        else:
            cells.append(f"<td>{_text(text)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _text(text: str) -> str:
    return html.escape(text, quote=False)
