"""The statutory tables on the page of findings: marked cells, and the evidence of each."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import attrs

from gov_disclosure.audit.checked import Checked, Sign
from gov_disclosure.audit.words import message, place_of
from gov_disclosure.bilingual import Language, Words
from gov_disclosure.document import Table
from gov_disclosure.errors import shorten
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.renderers.html import cell_html, table_html
from gov_disclosure.rules.places import cell_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.document import CellPlace, TablePlace
    from gov_disclosure.model.extraction import Evidence
    from gov_disclosure.model.finding import Finding

_SIGNS: Mapping[Sign, Words] = {
    "violated": Words("与其他各格不符", "does not agree with other cells"),
    "suspect": Words("可能填错（仅供参考）", "may be wrong (a suggestion only)"),
    "doubtful": Words("请核实", "to review"),
}
_EVIDENCE = Words("原文", "printed")
_BLANK = Words("空白", "blank")
_NEEDED = Words("或应为", "perhaps")
_LONGEST_EVIDENCE = 100
_MOST_MESSAGES = 5


def tables(number: int, checked: Checked, language: Language) -> Iterator[str]:
    """Yield the statutory tables of a report as lines of a page.

    Args:
        number: number of the report on the page, which its ids begin with.
        checked: the report.
        language: language of the words around the tables.
    """
    signs = checked.signs()
    if signs:
        used = [sign for sign in _SIGNS if sign in signs.values()]
        marks = "".join(
            f'<span class="{sign}">{html.escape(_SIGNS[sign].to(language))}</span>' for sign in used
        )
        yield f'<p class="legend">{marks}</p>'
    writer = _CellWriter(
        number, checked, language, signs, _messages(number, checked, language), _needed(checked)
    )
    for name in TABLE_SECTIONS:
        section = getattr(checked.report, name)
        if section is None:
            continue
        declared = sections()[name]
        title = declared.heading if language == "zh" else f"{declared.numeral} {declared.english}"
        yield f"<h4>{html.escape(title)}</h4>"
        # Only the tables: the prose around them is no part of this page.
        bare = attrs.evolve(section, introduction=(), remarks=())
        document = layout(AnnualReport(notes=checked.report.notes, **{name: bare}))
        for block, place in zip(document.blocks, document.places, strict=True):
            if isinstance(block, Table):
                yield (
                    '<div class="table statutory" tabindex="0" role="group" '
                    f'aria-label="{html.escape(title)}">'
                )
                yield table_html(block, cast("TablePlace", place), writer)
                yield "</div>"


def anchor(number: int, finding: Finding) -> str:
    """Return what the element of a finding is called in links, escaped.

    Args:
        number: number of its report on the page.
        finding: the finding.
    """
    return html.escape(f"finding-{number}-{finding.id}")


def _messages(
    number: int, checked: Checked, language: Language
) -> Mapping[str, list[tuple[str, str]]]:
    """Return anchor and message of the findings that mark each cell."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for finding in checked.findings:
        marked = finding.paths[:1] if finding.status == "violated" else finding.paths
        for path in marked:
            found[path].append((anchor(number, finding), message(finding, language)))
    return found


def _needed(checked: Checked) -> Mapping[str, str]:
    """Return the figure that each cell of a likeliest cause would need."""
    return {
        path: f"{value}"
        for finding in checked.findings
        for suspect in finding.suspects[:1]
        for path, value in suspect.changes
    }


@attrs.frozen
class _CellWriter:
    """Gives the markup of a cell: its mark, and a note with evidence and findings."""

    number: int
    checked: Checked
    language: Language
    signs: Mapping[str, Sign]
    messages: Mapping[str, list[tuple[str, str]]]
    needed: Mapping[str, str]

    def __call__(self, text: str, place: CellPlace, tag: str) -> str:
        path = place.path
        if path is None:
            return cell_html(text, place, tag, ' class="label"' if tag == "td" else "")
        classes = [*(("blank",) if not text else ()), *filter(None, (self.signs.get(path),))]
        note = f"note-{self.number}-{path}"
        attributes = f' id="cell-{self.number}-{path}" tabindex="0" aria-describedby="{note}"' + (
            f' class="{" ".join(classes)}"' if classes else ""
        )
        return cell_html(
            text,
            place,
            tag,
            attributes,
            f'<span class="note" id="{note}">{self._note(path)}</span>',
        )

    def _note(self, path: str) -> str:
        parts = [cell_place(self.checked.report, path).to(self.language)]
        if (evidence := self.checked.evidence.get(path)) is not None:
            parts.append(self._evidence(evidence))
        if path in self.signs:
            parts.append(_SIGNS[self.signs[path]].to(self.language))
        if self.signs.get(path) == "suspect" and path in self.needed:
            parts.append(f"{_NEEDED.to(self.language)} {self.needed[path]}")
        lines = [html.escape(" · ".join(parts))]
        for finding, text in self.messages.get(path, ())[:_MOST_MESSAGES]:
            lines.append(f'<a href="#{finding}" tabindex="-1">{html.escape(text)}</a>')
        return "<br>".join(lines)

    def _evidence(self, evidence: Evidence) -> str:
        printed = shorten(evidence.text.strip(), _LONGEST_EVIDENCE)
        shown = f"“{printed}”" if printed else _BLANK.to(self.language)
        where = place_of(evidence, self.language)
        return f"{_EVIDENCE.to(self.language)} {shown}{f'（{where}）' if where else ''}"
