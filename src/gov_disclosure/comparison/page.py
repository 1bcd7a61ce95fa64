"""A comparison as a web page: one file without scripts that loads nothing."""

from __future__ import annotations

import html
import itertools
from typing import TYPE_CHECKING

from gov_disclosure.audit.page_style import STYLE
from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.document import PROSE, parts
from gov_disclosure.comparison.words import (
    PASSAGES,
    STATUS,
    counted,
    heads,
    part_name,
    prose,
    reasons,
    sides,
    texts,
    title,
)
from gov_disclosure.renderers.html import NO_PART, Part, page_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.bilingual import Language
    from gov_disclosure.comparison.cells import CellComparison
    from gov_disclosure.comparison.comparison import Comparison
    from gov_disclosure.comparison.narratives import NarrativeComparison, PassageComparison

_UNCHANGED = Words("无变化的格", "Unchanged cells")
_STYLE = f"""\
{STYLE}
.remark {{ padding: .25rem .75rem; border-left: .3rem solid #b87900; background: #fff4dc; }}
.cells th[scope=rowgroup] {{ width: 18rem; text-align: left; vertical-align: top;
  background: #f8f9fb; }}
.cells th[scope=row] {{ text-align: left; }}
.cells thead th, .cells td {{ white-space: nowrap; }}
.cells td {{ text-align: right; }}
.cells td:last-child {{ text-align: center; }}
tr.changed :is(td, [scope=row]) {{ background: #e8f2fa; }}
tr:is(.appeared, .disappeared) :is(td, [scope=row]) {{ background: #fff4dc; }}
tr:is(.uncertain, .not_comparable) :is(td, [scope=row]) {{ background: #f1f1f1;
  color: #4a515c; }}
summary {{ margin: .5rem 0; cursor: pointer; }}
.prose {{ table-layout: fixed; }}
.prose td {{ text-align: left; vertical-align: top; font-size: .95rem; line-height: 1.7;
  overflow-wrap: anywhere; }}
.prose th:first-child, .prose td:first-child {{ width: 4rem; text-align: center; }}
.prose tr.kept td {{ color: var(--soft); }}
del {{ background: #fdecea; color: #8c1d18; }}
ins {{ background: #dff3e4; color: #14532d; }}
@media (max-width: 40rem) {{
  .cells th[scope=rowgroup] {{ width: 7rem; min-width: 7rem; }}
  .cells th[scope=row] {{ min-width: 6rem; }}
  .prose, .prose tbody, .prose tr, .prose td {{ display: block; width: auto !important; }}
  .prose thead {{ display: none; }}
  .prose td:first-child {{ text-align: left; font-weight: 600; }}
}}
"""


def comparison_page(
    comparison: Comparison,
    language: Language,
    *,
    only_changed: bool = False,
    part: Part = NO_PART,
) -> str:
    """Return a page with the changed cells, those unchanged folded away, and the prose.

    Args:
        comparison: the comparison.
        language: language of the words around the figures.
        only_changed: whether what is unchanged is left out.
        part: what stands between its title, with what is said below it, and the cells.
    """
    content = list(_page(comparison, language, part, only_changed=only_changed))
    lang = "zh-CN" if language == "zh" else "en"
    return page_html(title(comparison).to(language), _STYLE + part.style, content, lang)


def _page(
    comparison: Comparison, language: Language, part: Part, *, only_changed: bool
) -> Iterator[str]:
    yield "<section>"
    yield f"<h1>{html.escape(title(comparison).to(language))}</h1>"
    for remark in comparison.remarks:
        yield f'<p class="remark">{html.escape(remark.to(language))}</p>'
    yield f"<p>{html.escape(counted(comparison.cells).to(language))}</p>"
    yield "</section>"
    yield from part.lines
    for name, cells in parts(comparison):
        yield "<section>"
        yield f"<h2>{html.escape(name.to(language))}</h2>"
        changed = [cell for cell in cells if cell.status != "unchanged"]
        if changed:
            yield from _cells(changed, comparison, name, language)
        for reason in reasons(changed):
            yield f'<p class="legend">{html.escape(reason.to(language))}</p>'
        rest = [cell for cell in cells if cell.status == "unchanged"]
        if rest and not only_changed:
            label = f"{_UNCHANGED.to(language)} ({len(rest)})"
            yield f"<details><summary>{html.escape(label)}</summary>"
            yield from _cells(rest, comparison, name, language)
            yield "</details>"
        yield "</section>"
    if comparison.narratives:
        yield f"<section><h2>{html.escape(PROSE.to(language))}</h2>"
        for prose_part in comparison.narratives:
            yield from _prose(prose_part, comparison, language, only_changed=only_changed)
        yield "</section>"


def _cells(
    cells: Iterable[CellComparison], comparison: Comparison, name: Words, language: Language
) -> Iterator[str]:
    yield (
        '<div class="table cells" tabindex="0" role="group" '
        f'aria-label="{html.escape(name.to(language))}"><table><thead><tr>'
    )
    for words in heads(comparison):
        yield f'<th scope="col">{html.escape(words.to(language))}</th>'
    yield "</tr></thead><tbody>"
    told = [(cell.status, texts(cell, language)) for cell in cells]
    for label, grouped in itertools.groupby(told, lambda one: one[1][0]):
        group = list(grouped)
        span = f' rowspan="{len(group)}"' if len(group) > 1 else ""
        head = f'<th scope="rowgroup"{span}>{html.escape(label)}</th>'
        for number, (status, (_, column, *others)) in enumerate(group):
            figures = "".join(f"<td>{html.escape(text)}</td>" for text in others)
            yield (
                f'<tr class="{status}">{"" if number else head}'
                f'<th scope="row">{html.escape(column)}</th>{figures}</tr>'
            )
    yield "</tbody></table></div>"


def _prose(
    part: NarrativeComparison, comparison: Comparison, language: Language, *, only_changed: bool
) -> Iterator[str]:
    name = part_name(part.section).to(language)
    yield f"<h3>{html.escape(name)}</h3>"
    yield f"<p>{html.escape(prose(part).to(language))}</p>"
    told = [one for one in part.passages if not (only_changed and one.status == "kept")]
    if not told:
        return
    yield '<div class="table"><table class="prose"><thead><tr>'
    for words in (STATUS, *sides(comparison)):
        yield f'<th scope="col">{html.escape(words.to(language))}</th>'
    yield "</tr></thead><tbody>"
    for passage in told:
        yield f'<tr class="{passage.status}">'
        yield f"<td>{html.escape(PASSAGES[passage.status].to(language))}</td>"
        yield f"<td>{_side(passage, 'del')}</td><td>{_side(passage, 'ins')}</td></tr>"
    yield "</tbody></table></div>"


def _side(passage: PassageComparison, mark: str) -> str:
    """Return the markup of one side of a passage: ``del`` marks the earlier, ``ins`` the later."""
    found = []
    for run in passage.runs:
        text = html.escape(run.old if mark == "del" else run.new).replace("\n", "<br>")
        found.append(text if run.is_kept or not text else f"<{mark}>{text}</{mark}>")
    return "".join(found)
