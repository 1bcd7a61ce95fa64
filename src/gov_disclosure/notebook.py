"""What a notebook shows of reports, findings, comparisons and charts: markup that loads nothing.

A report is told in a line, its tables and prose unfold without a script. Every text is escaped,
styles hold for our own markup only, and both languages are there, for a notebook has none.
"""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING, cast

from gov_disclosure.audit.words import described, label
from gov_disclosure.bilingual import Words
from gov_disclosure.charts.chart import Chart
from gov_disclosure.charts.page import FIGURE_STYLE, figure_lines
from gov_disclosure.comparison.comparison import Comparison
from gov_disclosure.comparison.words import counted, heads, texts, title
from gov_disclosure.errors import MissingExtraError, shorten
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.coverage import coverage
from gov_disclosure.model.extraction import Extraction, Problem
from gov_disclosure.model.finding import Finding, Findings
from gov_disclosure.model.paths import sections
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.renderers.html import document_lines
from gov_disclosure.rules.words import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.model.coverage import CellCounts

# The class is doubled where the styles of Jupyter for tables have to yield.
_STYLE = """
div.gov-disclosure { max-width: 60rem; padding: .75rem 1rem; border: 1px solid #b9bec6;
  background: #fff; color: #1b1f24; line-height: 1.5; overflow-wrap: anywhere;
  font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
div.gov-disclosure p { margin: .2rem 0; }
div.gov-disclosure .en, div.gov-disclosure .rule { color: #5a6270; font-size: .875em; }
div.gov-disclosure ol { margin: .25rem 0; padding-left: 1.75rem; }
div.gov-disclosure li { margin: .25rem 0; }
div.gov-disclosure .error > b { color: #b3261e; }
div.gov-disclosure .warning > b { color: #7a4b00; }
div.gov-disclosure .info > b { color: #1d5a86; }
div.gov-disclosure summary { cursor: pointer; }
div.gov-disclosure .whole { max-height: 40rem; overflow: auto; border-top: 1px solid #b9bec6; }
div.gov-disclosure .whole :is(h1, h2, h3, h4, h5, h6) { margin: .75rem 0 .25rem;
  color: inherit; font-size: 1em; font-weight: bold; }
div.gov-disclosure.gov-disclosure table { width: 100%; margin: .5rem 0; border-collapse: collapse;
  table-layout: auto; font-size: .8rem; line-height: 1.35; }
div.gov-disclosure.gov-disclosure :is(th, td) { max-width: none; padding: .25rem .4rem;
  border: 1px solid #b9bec6; background: #fff; color: inherit; text-align: center;
  white-space: normal; vertical-align: middle; font-weight: normal;
  font-variant-numeric: tabular-nums; }
div.gov-disclosure.gov-disclosure thead th { background: #eef0f3; }
div.gov-disclosure.gov-disclosure .counts { width: auto; }
div.gov-disclosure.gov-disclosure .counts td:first-child { text-align: left; }
"""

_UNNAMED = Words("单位、年度不明的报告", "a report of an unknown body and year")
_COUNTS = {
    "bound": Words("数字", "figures"),
    "blank": Words("空白", "blank"),
    "marked": Words("不适用", "marked"),
    "missing": Words("缺失", "missing"),
    "unreadable": Words("未能识别", "unreadable"),
}
_NOT_THERE = Words("未列出该部分", "the section is not there")
_WHOLE = Words("报告全文", "the whole report")
_PROBLEMS = Words("未能确定之处", "what could not be read for certain")
_NO_PROBLEMS = Words("各处均已确定", "everything was read for certain")
_LEFTOVER = Words("未能归入报告的内容", "blocks that could not be placed")
_FINDINGS = Words("核查结果", "findings")
_MOST_LISTED = 50
_LONGEST_MESSAGE = 1_000


def markup(shown: object) -> str:
    """Return what a notebook shows of a report, an extraction, findings, a comparison or a chart.

    Raises:
        TypeError: it is none of these.

    Example:
        >>> from gov_disclosure import Finding
        >>> finding = Finding("own.rule", "info", "to_review", [], "1 < 2 吗？", "Is 1 < 2?")
        >>> "1 &lt; 2 吗？" in markup(finding)
        True
    """
    if isinstance(shown, AnnualReport):
        lines = _report(shown)
    elif isinstance(shown, Extraction):
        lines = _extraction(shown)
    elif isinstance(shown, Comparison):
        lines = _comparison(shown)
    elif isinstance(shown, Chart):
        lines = _chart(shown)
    elif isinstance(shown, Findings):
        lines = _findings(shown)
    elif isinstance(shown, Finding):
        lines = _findings([shown])
    else:
        raise TypeError(f"no picture of {type(shown).__name__}")
    inside = "\n".join(lines)
    return f'<div class="gov-disclosure">\n<style>{_STYLE}</style>\n{inside}\n</div>'


def _report(report: AnnualReport) -> Iterator[str]:
    title = Words(described(report, "zh") or _UNNAMED.zh, described(report, "en") or _UNNAMED.en)
    yield f"<p><b>{_text(title.zh)}</b> {_english(title.en)}</p>"
    yield '<table class="counts"><thead><tr><th></th>'
    yield from (f"<th>{_both(words)}</th>" for words in _COUNTS.values())
    yield "</tr></thead><tbody>"
    for name, counts in coverage(report).sections.items():
        declared = sections()[name]
        heading = f"<td>{_both(Words(declared.heading, declared.english))}</td>"
        yield f"<tr>{heading}{_counted(counts)}</tr>"
    yield "</tbody></table>"
    yield f'<details><summary>{_both(_WHOLE)}</summary><div class="whole">'
    yield from document_lines(layout(report))
    yield "</div></details>"


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield f"<p><b>{_text(title(comparison).zh)}</b> {_english(title(comparison).en)}</p>"
    yield from (f"<p>{_both(words)}</p>" for words in comparison.remarks)
    yield f"<p>{_both(counted(comparison.cells))}</p>"
    changed = comparison.changes
    yield "<table><thead><tr>"
    yield from (f"<th>{_both(words)}</th>" for words in heads(comparison))
    yield "</tr></thead><tbody>"
    for cell in changed[:_MOST_LISTED]:
        yield "<tr>" + "".join(f"<td>{_text(text)}</td>" for text in texts(cell, "zh")) + "</tr>"
    yield "</tbody></table>"
    if (rest := len(changed) - _MOST_LISTED) > 0:
        yield f"<p>{_both(Words(f'另有{rest}格', f'{rest} more cells'))}</p>"


def _chart(chart: Chart) -> Iterator[str]:
    """Yield the picture and its figures; without the extra that draws, what to install."""
    try:
        picture = chart.svg()
    except MissingExtraError as error:
        yield f"<p>{_both(Words(error.message, error.message_en))}</p>"
        picture = None
    yield f"<style>{FIGURE_STYLE}</style>"
    yield from figure_lines(chart, picture)


def _counted(counts: CellCounts | None) -> str:
    if counts is None:
        return f'<td colspan="{len(_COUNTS)}">{_both(_NOT_THERE)}</td>'
    return "".join(f"<td>{getattr(counts, name) or ''}</td>" for name in _COUNTS)


def _extraction(extraction: Extraction) -> Iterator[str]:
    yield from _report(extraction.report)
    problems = extraction.problems
    if problems:
        yield f"<p><b>{_both(_PROBLEMS)}: {len(problems)}</b></p>"
        yield from _listed((_item("", problem) for problem in problems), len(problems))
    else:
        yield f"<p>{_both(_NO_PROBLEMS)}</p>"
    if extraction.leftover:
        yield f"<p>{_both(_LEFTOVER)}: {len(extraction.leftover)}</p>"


def _findings(findings: Iterable[Finding]) -> Iterator[str]:
    found = tuple(findings)
    severities = Counter(finding.severity for finding in found)
    told = ", ".join(f"{_both(words)} {severities[one]}" for one, words in SEVERITIES.items())
    yield f"<p><b>{_both(_FINDINGS)}: {len(found)}</b> ({told})</p>"
    yield from _listed(
        (_item(f' class="{finding.severity}"', finding) for finding in found), len(found)
    )


def _listed(items: Iterable[str], number: int) -> Iterator[str]:
    """Yield list items; those after the first unfold."""
    every = [*items]
    first, more = every[:_MOST_LISTED], every[_MOST_LISTED:]
    yield f"<ol>{''.join(first)}</ol>"
    if more:
        yield f"<details><summary>… {number - _MOST_LISTED}</summary>"
        yield f'<ol start="{_MOST_LISTED + 1}">{"".join(more)}</ol></details>'


def _item(attributes: str, said: Finding | Problem) -> str:
    heading = ""
    if isinstance(said, Finding):
        heading = f"<b>{_both(Words(label(said, 'zh'), label(said, 'en')))}</b> "
    messages = (shorten(text, _LONGEST_MESSAGE) for text in (said.message, said.message_en))
    zh, en = cast("tuple[str, str]", tuple(messages))
    rule = f'<span class="rule">[{_text(said.rule)}]</span>'
    return f"<li{attributes}>{heading}{_text(zh)} {rule}<br>{_english(en)}</li>"


def _both(words: Words) -> str:
    return f"{_text(words.zh)} {_english(words.en)}"


def _english(text: str) -> str:
    return f'<span class="en" lang="en">{_text(text)}</span>'


def _text(text: str) -> str:
    return html.escape(text, quote=False)
