"""Findings as a web page: one file without scripts that loads nothing."""

from __future__ import annotations

import html
from collections import defaultdict
from typing import TYPE_CHECKING

from gov_disclosure.audit.looked_at import (
    LAST_YEAR,
    STATEMENTS,
    SUMS,
    judged_shortly,
    left_in_words,
    looked_at_in_words,
)
from gov_disclosure.audit.page_style import STYLE
from gov_disclosure.audit.page_tables import anchor, tables
from gov_disclosure.audit.words import (
    NOTHING_FOUND,
    described,
    label,
    message,
    suspects_after,
    totals,
)
from gov_disclosure.bilingual import Words
from gov_disclosure.errors import shorten
from gov_disclosure.model.paths import sections
from gov_disclosure.renderers.html import page_html
from gov_disclosure.rules.passages import passages
from gov_disclosure.rules.words import SEVERITIES, SUSPECTS, section_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gov_disclosure.audit.checked import Checked
    from gov_disclosure.bilingual import Language

_TITLE = Words("政府信息公开工作年度报告核查结果", "Findings on annual disclosure reports")
_SUMMARY = Words("概况", "Summary")
_WHOLE_REPORT = Words("整份报告", "The report as a whole")
_TABLES = Words("法定表格", "Statutory tables")
_TO_TABLES = Words("跳到法定表格", "Skip to the statutory tables")
_IN_TABLE = Words("看表格", "see the table")
_BODY = Words("报告", "report")
_LONGEST_QUOTATION = 200


def page_of(reports: Iterable[Checked], language: Language) -> str:
    """Return a page with a summary, the findings by section and the marked tables.

    The evidence of a cell shows when it is pointed at or focused. A report in which nothing
    was found stands in the summary only, unless it is the only one.

    Args:
        reports: the reports, in the order of the page.
        language: language of the words around the report; its own are always Chinese.
    """
    checked = tuple(reports)
    shown = [
        (number, one) for number, one in enumerate(checked, 1) if one.findings or len(checked) == 1
    ]
    content = [
        *_summary(checked, dict(shown), language),
        *(line for number, one in shown for line in _report(number, one, language)),
    ]
    lang = "zh-CN" if language == "zh" else "en"
    return page_html(_TITLE.to(language), STYLE, content, lang)


def _text(text: str) -> str:
    return html.escape(text)


def _summary(
    checked: Sequence[Checked], shown: Mapping[int, Checked], language: Language
) -> Iterator[str]:
    yield '<section aria-labelledby="summary">'
    yield f"<h1>{_text(_TITLE.to(language))}</h1>"
    yield f'<h2 id="summary">{_text(_SUMMARY.to(language))}</h2>'
    yield from _counts(checked, language)
    if len(checked) > 1:
        yield '<div class="table" tabindex="0"><table class="bodies"><thead><tr>'
        words = (_BODY, *SEVERITIES.values(), SUMS, STATEMENTS, LAST_YEAR)
        heads = tuple(each.to(language) for each in words)
        yield "".join(f'<th scope="col">{_text(head)}</th>' for head in heads)
        yield "</tr></thead><tbody>"
        for number, one in enumerate(checked, 1):
            name = _text(" · ".join(filter(None, (described(one.report, language), one.name))))
            link = f'<a href="#report-{number}">{name}</a>' if number in shown else name
            counts = (f"{one.count(severity)}" for severity in SEVERITIES)
            judged = judged_shortly(one.looked_at, language)
            cells = "".join(f"<td>{_text(text)}</td>" for text in (*counts, *judged))
            yield f"<tr><td>{link}</td>{cells}</tr>"
        yield "</tbody></table></div>"
    yield "</section>"


def _counts(checked: Sequence[Checked], language: Language) -> Iterator[str]:
    if not any(one.findings for one in checked):
        yield f"<p>{_text(NOTHING_FOUND.to(language))}</p>"
        return
    yield '<ul class="counts">'
    for severity, words in SEVERITIES.items():
        count = sum(one.count(severity) for one in checked)
        yield f'<li class="{severity}">{_text(words.to(language))} {count}</li>'
    yield "</ul>"


def _report(number: int, checked: Checked, language: Language) -> Iterator[str]:
    whose = described(checked.report, language)
    yield f'<section id="report-{number}" aria-labelledby="name-{number}">'
    yield f'<h2 id="name-{number}">{_text(whose or checked.name)}</h2>'
    yield f'<p class="whose">{_text(checked.name)} · {_text(totals([checked], language))}</p>'
    yield f"<p>{_text(looked_at_in_words(checked.looked_at, language))}</p>"
    if left := left_in_words(checked.looked_at, language):
        yield f'<p class="left">{_text(left)}</p>'
    yield (f'<a class="skip" href="#tables-{number}">{_text(_TO_TABLES.to(language))}</a>')
    by_section: defaultdict[str, list[int]] = defaultdict(list)
    for index, finding in enumerate(checked.findings):
        first = finding.paths[0] if finding.paths else ""
        name = first.partition(".")[0].partition("[")[0]
        by_section[name if name in sections() else ""].append(index)
    passage = {one.path: one.text for one in passages(checked.report)}
    for name in ("", *sections()):
        if by_section[name]:
            title = section_name(name) if name else _WHOLE_REPORT
            own = sections()[name].title if name and language == "zh" else ""
            yield f"<h3>{_text(f'{title.to(language)} {own}'.strip())}</h3>"
            yield '<ol class="findings">'
            for index in by_section[name]:
                yield from _finding(number, checked, index, passage, language)
            yield "</ol>"
    yield f'<h3 id="tables-{number}">{_text(_TABLES.to(language))}</h3>'
    yield from tables(number, checked, language)
    yield "</section>"


def _finding(
    number: int,
    checked: Checked,
    index: int,
    passage: Mapping[str, str],
    language: Language,
) -> Iterator[str]:
    finding = checked.findings[index]
    yield f'<li class="{finding.severity}" id="{anchor(number, finding)}">'
    yield (
        f"<p><b>{_text(label(finding, language))}</b>{_text(message(finding, language))} "
        f'<span class="rule">[{_text(finding.rule)}]</span>'
    )
    signs = checked.signs()
    if marked := next((path for path in finding.paths if path in signs), None):
        yield f'<a href="#cell-{number}-{marked}">{_text(_IN_TABLE.to(language))}</a>'
    yield "</p>"
    for path in finding.paths:
        if path in passage:
            yield f"<blockquote>{_text(shorten(passage[path], _LONGEST_QUOTATION))}</blockquote>"
    if suspects := suspects_after(checked, index, language):
        yield f'<div class="suspects">{_text(SUSPECTS.to(language))}<ol>'
        yield from (f"<li>{_text(suspect)}</li>" for suspect in suspects)
        yield "</ol></div>"
    yield "</li>"
