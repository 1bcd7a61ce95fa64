"""Documents printed as the web pages that agencies publish: one text, any markup."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, cast

from gov_disclosure.document import Heading, Paragraph, Table
from standing_printing import HTML, marked_up

if TYPE_CHECKING:
    from random import Random

    from gov_disclosure.document import CellPlace, Document, TablePlace

_EDITORS_JUNK = (
    "<!-- 单元格 <td>9</td> -->",
    "<script type=text/x-template><td>9</td></script>",
    "<style>td { content: '9' }</style>",
    '<span style="DISPLAY : none">9</span>',
    "<span hidden>9</span>",
    "<template><td>9</td></template>",
    "<a name='a9'></a>",
    "<o:p></o:p>",
    "<wbr>",
    "<del>9</del>",
    "<s>9</s>",
    "<rt>9</rt>",
    "<input type=hidden value=9>",
    '<img src="9.gif" alt="9" width=1 height=1>',
    "<span style='visibility: hidden'>9</span>",
    "<span style='font-size:0'>9</span>",
    "<span style='position:absolute; left:-9999px'>9</span>",
    "<font color='#FFFFFF'>9</font>",
    "<span popover>9</span>",
    "<span style='display: var(--x, none)'>9</span>",
    "<span style='display: inline-block; transform: scale(0)'>9</span>",
    "<span style='color: oklch(1 0 0)'>9</span>",
    "<br style='display: none'>",
)
_WRAPPERS = ("span", "font", "b", "strong", "u", "A", "FONT", "st1:chsdate", "i", "big", "label")
_ATTRIBUTES = (
    "",
    ' class="MsoNormal"',
    " style='mso-para-margin-left:2.0gd;border:1pt solid'",
    " width=9 nowrap",
    ' lang=EN-US data-x="<td>9</td>"',
)


class NoisyPrinter:
    """Prints a document as a page whose markup is drawn, and whose text is the document's.

    Args:
        random: draws the markup.
    """

    def __init__(self, random: Random) -> None:
        self._random = random

    def page(self, document: Document) -> str:
        """Return the page."""
        blocks = [
            self._table(block, cast("TablePlace", place))
            if isinstance(block, Table)
            else self._paragraph(block)
            for block, place in zip(document.blocks, document.places, strict=True)
        ]
        body = "".join(self._space() + block for block in blocks)
        for _ in range(self._random.randrange(3)):
            body = self._one_of(
                f"<div{self._attributes()}>{body}</div>",
                f"<table><tr><td>{body}</td></tr></table>",
                f"<table><tbody><tr><td>导航<td><p>页面</p>{body}<td>&nbsp;</table>",
                f"<center><form action=x>{body}",
                f"<font><b>{body}",
            )
        head = "<meta charset=utf-8><title>页面</title><script>if (1 < 2) { '</p>' }</script>"
        return self._one_of(
            body,
            f"<html><head>{head}</head><body{self._attributes()}>{body}</body></html>",
            f"<!DOCTYPE html>\n<HTML>{head}{body}",
        )

    def _one_of(self, *choices: str) -> str:
        return self._random.choice(choices)

    def _attributes(self) -> str:
        return self._random.choice(_ATTRIBUTES)

    def _space(self) -> str:
        return self._one_of("", "\n", "\r\n\t ", "<!-- x -->")

    def _paragraph(self, block: Heading | Paragraph) -> str:
        tag = f"h{block.level}" if isinstance(block, Heading) else self._one_of("p", "div", "P")
        end = self._one_of(f"</{tag}>", f"</{tag} >")
        return f"<{tag}{self._attributes()}>{self._text(block.text)}{end}"

    def _table(self, table: Table, place: TablePlace) -> str:
        rows: dict[int, list[str]] = {}
        for texts, places in zip(table.rows, place.cells, strict=True):
            rows[places[0].row] = list(map(self._cell, texts, places))
        lines = []
        for number in range(1 + max(rows)):
            hidden = self._one_of("", "", "", "<td style='display:none'>9</td>")
            end = self._one_of("</tr>", "")
            cells = self._space().join([*rows.get(number, []), hidden])
            lines.append(f"<{self._one_of('tr', 'TR')}{self._attributes()}>{cells}{end}")
        body = self._space().join(lines)
        if self._random.random() < 0.3:
            body = f"<colgroup><col width=9><tbody>{body}</tbody>"
        return f"<table border=1{self._attributes()}>{body}</table>"

    def _cell(self, text: str, place: CellPlace) -> str:
        tag = self._one_of("td", "td", "TD", "th")
        rows = self._span("rowspan", place.row_span)
        columns = self._span("colspan", place.column_span)
        end = self._one_of(f"</{tag}>", "")
        content = (
            marked_up(text, place.beside, lambda kind: self._one_of(*HTML[kind]))
            if place.beside
            else self._content(text)
        )
        return f"<{tag}{columns}{self._attributes()}{rows}>{content}{end}"

    def _span(self, name: str, number: int) -> str:
        if number == 1:
            return self._one_of("", "", f" {name}=1", f" {name}='-3'", f' {name}="x"', f" {name}")
        return self._one_of(
            f" {name}={number}", f' {name.upper()}=" {number} "', f" {name}='+{number}px'"
        )

    def _content(self, text: str) -> str:
        if not text:
            return self._one_of(
                "", "&nbsp;", "<p>&nbsp;</p>", "<p></p>", "\n　", "<br>", "&#12288;"
            )
        before, after = (self._one_of("", " ", "&nbsp;", "\n\t", "　") for _ in range(2))
        content = f"{before}{self._text(text)}{after}"
        return self._one_of(
            content, content, f"<p{self._attributes()}>{content}", f"<div>{content}</div>"
        )

    def _text(self, text: str) -> str:
        pieces = [self._piece(char) for char in text]
        if self._random.random() < 0.4:
            at = self._random.randrange(len(pieces) + 1)
            pieces.insert(at, self._random.choice(_EDITORS_JUNK))
        for _ in range(self._random.randrange(3)):
            start = self._random.randrange(len(pieces) + 1)
            end = self._random.randrange(start, len(pieces) + 1)
            tag = self._random.choice(_WRAPPERS)
            inner = "".join(pieces[start:end])
            pieces[start:end] = [f"<{tag}{self._attributes()}>{inner}</{tag}>"]
        return "".join(pieces)

    def _piece(self, char: str) -> str:
        escaped = html.escape(char)
        if self._random.random() < 0.9:
            return escaped
        return self._one_of(f"&#{ord(char)};", f"&#x{ord(char):X};")
