"""Reports and documents as a web page: one file, to read and to print, that loads nothing."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, cast

import attrs

from gov_disclosure.document import PROPERTY_TAG, Heading, Paragraph, Table
from gov_disclosure.renderers.text import header_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from gov_disclosure.document import Block, CellPlace, Document, Fact, Place, TablePlace

    CellWriter: TypeAlias = Callable[[str, CellPlace, str], str]

_UNTITLED = "无标题"

_STYLE = """\
:root { color-scheme: light; }
body { margin: 0; background: #f3f3f1; color: #1a1a1a; line-height: 1.8;
  font-family: "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
main { box-sizing: border-box; max-width: 60rem; margin: 2rem auto; padding: 3rem 4rem;
  background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 20%); }
h1, h2, h3, h4, h5, h6 { line-height: 1.5; break-after: avoid;
  font-family: "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; text-align: center; text-wrap: balance; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
h3, h4, h5, h6 { margin: 1rem 0 .25rem; font-size: 1rem; text-indent: 2em; }
p { margin: .25rem 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
p.fact { color: #555; font-size: .9rem; text-align: center; text-indent: 0; }
p.closing { text-align: right; text-indent: 0; }
.table { margin: .75rem 0; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.4; }
th, td { padding: .3rem .4rem; border: 1px solid #444; text-align: center; font-weight: normal;
  font-variant-numeric: tabular-nums; }
thead th { min-width: 3em; background: #f3f3f1; text-wrap: balance; }
tr { break-inside: avoid; }
@page { size: A4; margin: 18mm 16mm; }
@media (width < 45rem) { main { margin: 0; padding: 1rem; box-shadow: none; } }
@media print {
  body { background: none; font-size: 10.5pt; }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none; }
  .table { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .25rem; }
  .unprinted { display: none; }
}
"""

_PAGE = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{facts}<style>
{style}</style>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""


@attrs.frozen
class Part:
    """A part of a page that is made elsewhere.

    Attributes:
        lines: its markup.
        style: its style sheet.
    """

    lines: tuple[str, ...] = ()
    style: str = ""


NO_PART = Part()


def document_html(document: Document, closing: int = 0, part: Part = NO_PART) -> str:
    """Return a document as a web page.

    The page is one file without scripts; its own policy forbids it to load anything. What the
    document says of itself beside its text stands in its head; a line below the title that says
    the same is seen on a screen and not on paper, for it is no part of the form.

    Args:
        document: any document.
        closing: number of blocks at its end that are the 落款, which stands to the right.
        part: what stands between its title, with what is said below it, and its first section.

    Example:
        >>> from gov_disclosure.document import Document
        >>> page = document_html(Document.of([Paragraph("1 < 2")]))
        >>> "<p>1 &lt; 2</p>" in page, "<title>无标题</title>" in page
        (True, True)
    """
    lines = [*document_lines(document, closing)]
    first = _first_section(document)
    content = (*lines[:first], *part.lines, *lines[first:])
    title = document.title or _UNTITLED
    return page_html(title, _STYLE + part.style, content, facts=document.facts)


def _first_section(document: Document) -> int:
    """Return the place of the first block that is a heading below the title, or of the end."""
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level > 1:
            return place
    return len(document.blocks)


def document_lines(document: Document, closing: int = 0) -> Iterator[str]:
    """Yield the blocks of a document as lines of markup, without a page around them.

    Args:
        document: any document.
        closing: number of blocks at its end that are the 落款.
    """
    facts = header_facts(document.blocks)
    unprinted = facts[: len(document.facts)]
    first_closing = len(document.blocks) - closing
    for number, (block, place) in enumerate(zip(document.blocks, document.places, strict=True)):
        kind = "closing" if number >= first_closing else "fact" if number in facts else ""
        yield _block(block, place, f"{kind} unprinted" if number in unprinted else kind)


def page_html(
    title: str,
    style: str,
    content: Iterable[str],
    lang: str = "zh-CN",
    facts: Iterable[Fact] = (),
) -> str:
    """Return a whole page of one file, which its own policy forbids to load or run anything.

    Args:
        title: its title.
        style: its style sheet.
        content: lines of markup.
        lang: language of its words.
        facts: what it says of itself beside its text.
    """
    tags = "".join(
        f'<meta name="{PROPERTY_TAG}{html.escape(fact.name)}" '
        f'content="{html.escape(fact.value)}">\n'
        for fact in facts
    )
    return _PAGE.format(
        lang=lang, title=_text(title), facts=tags, style=style, content="\n".join(content)
    )


def _block(block: Block, place: Place, kind: str) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_lines(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        attribute = f' class="{kind}"' if kind else ""
        return f"<p{attribute}>{_lines(block.text)}</p>"
    return table_html(block, cast("TablePlace", place))  # as Document has checked


def _text(text: str) -> str:
    return html.escape(text, quote=False)


def _lines(text: str) -> str:
    return "<br>".join(map(_text, text.split("\n")))


def cell_html(text: str, place: CellPlace, tag: str, attributes: str = "", beside: str = "") -> str:
    """Return a cell of a table.

    Args:
        text: what is printed.
        place: where it stands.
        tag: th or td.
        attributes: more attributes, each with a space before it.
        beside: markup that stands in the cell after the text.
    """
    rows = f' rowspan="{place.row_span}"' if place.row_span > 1 else ""
    columns = f' colspan="{place.column_span}"' if place.column_span > 1 else ""
    return f"<{tag}{rows}{columns}{attributes}>{_lines(text)}{beside}</{tag}>"


def table_html(table: Table, place: TablePlace, cell: CellWriter = cell_html) -> str:
    """Return a table.

    Args:
        table: the table.
        place: where its cells stand.
        cell: gives the markup of a cell from its text, its place and its tag.
    """
    return "\n".join(_table(table, place, cell))


def _table(table: Table, place: TablePlace, cell: CellWriter) -> Iterator[str]:
    """Yield the lines of a table; a grid row in which no cell begins is an empty row."""
    rows = {
        cells[0].row: list(zip(texts, cells, strict=True))
        for texts, cells in zip(table.rows, place.cells, strict=True)
    }
    lines = [rows.get(number, ()) for number in range(1 + max(rows))]
    yield '<div class="table">'
    yield "<table>"
    if place.header_rows:
        yield "<thead>"
        yield from (_row(line, "th", cell) for line in lines[: place.header_rows])
        yield "</thead>"
    yield "<tbody>"
    yield from (_row(line, "td", cell) for line in lines[place.header_rows :])
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _row(cells: Iterable[tuple[str, CellPlace]], tag: str, cell: CellWriter) -> str:
    return "<tr>" + "".join(cell(text, place, tag) for text, place in cells) + "</tr>"
