"""Findings on a terminal: styled there, plain when piped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from gov_disclosure.audit.looked_at import left_in_words, looked_at_in_words
from gov_disclosure.audit.marked_rows import MARKS, marked_rows
from gov_disclosure.audit.words import described, label, message, suspects_after, totals
from gov_disclosure.bilingual import Words
from gov_disclosure.document import place_of_cells
from gov_disclosure.escaping import escaped
from gov_disclosure.renderers.grid import draw_grid
from gov_disclosure.rules.words import SUSPECTS, section_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gov_disclosure.audit.checked import Checked
    from gov_disclosure.bilingual import Language
    from gov_disclosure.model.finding import Severity

_STYLES: Mapping[Severity, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "info": {"fg": "cyan"},
}
_MARK_STYLES: Mapping[str, dict[str, Any]] = {
    MARKS["violated"]: {"fg": "red", "bold": True},
    MARKS["suspect"]: {"fg": "black", "bg": "yellow"},
}
_MARKED = re.compile(rf"(?<=\s)([{''.join(MARKS.values())}])[^\s|]*(?=\s)")
_LEGEND = Words(
    f"{MARKS['violated']} 与其他各格不符  {MARKS['suspect']} 可能填错",
    f"{MARKS['violated']} does not agree with other cells  {MARKS['suspect']} may be wrong",
)


def text_of(checked: Checked, language: Language) -> str:
    """Return what was found in a report, and the rows of its tables that concerns."""
    lines = [click.style(escaped(checked.name), bold=True)]
    if whose := described(checked.report, language):
        lines.append(f"  {escaped(whose)}")
    for number, finding in enumerate(checked.findings):
        rule = click.style(f"[{finding.rule}]", dim=True)
        lines.append(
            f"  {click.style(label(finding, language), **_STYLES[finding.severity])}  "
            f"{escaped(message(finding, language))}  {rule}"
        )
        if suspects := suspects_after(checked, number, language):
            lines.append(f"    {SUSPECTS.to(language)}")
            lines += [f"      {place}. {escaped(text)}" for place, text in enumerate(suspects, 1)]
    lines += _tables(checked, language)
    lines.append(f"  {looked_at_in_words(checked.looked_at, language)}")
    if left := left_in_words(checked.looked_at, language):
        lines.append(f"  {escaped(left)}")
    lines.append(f"  {totals([checked], language)}")
    return "\n".join(lines) + "\n"


def _tables(checked: Checked, language: Language) -> Iterator[str]:
    drawn = False
    for name, table in marked_rows(checked):
        yield f"  {section_name(name).to(language)}"
        for line in draw_grid(table, place_of_cells(table)):
            yield f"  {_MARKED.sub(_styled, escaped(line))}"
        drawn = True
    if drawn:
        yield f"  {_LEGEND.to(language)}"


def _styled(marked: re.Match[str]) -> str:
    return click.style(marked.group(), **_MARK_STYLES[marked[1]])
