"""What stands in cells beside their text, as each format that can prints it."""

from __future__ import annotations

import html
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color

from gov_disclosure.document import Beside, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docx.text.paragraph import Paragraph
    from openpyxl.cell import Cell

Runs: TypeAlias = "list[tuple[str, Standing | None]]"

HTML: Mapping[Standing, tuple[str, ...]] = MappingProxyType(
    {
        Standing.RAISED_MARK: (
            "<sup>{}</sup>",
            "<span style='vertical-align: super'>{}</span>",
            "<span style='position: relative; top: -4pt'>{}</span>",
            "<a href='#_ftn1'>{}</a>",
        ),
        Standing.STRUCK_OUT: (
            "<span style='text-decoration: line-through'>{}</span>",
            "<strike>{}</strike>",
        ),
        Standing.NOT_VISIBLE: (
            "<span style='display: none'>{}</span>",
            "<span style='opacity: 0'>{}</span>",
            "<span style='--x: hidden; visibility: var(--x)'>{}</span>",
            "<span style='display: inline-block; transform: scale(0)'>{}</span>",
            "<span style='position: absolute; text-indent: -9999px'>{}</span>",
            "<font color=white>{}</font>",
            "<span popover>{}</span>",
        ),
        Standing.PICTURE: (
            "<img src=a.png>",
            "<span style='background: url(a.png)'></span>",
            "<svg><text>4</text></svg>",
            "<v:imagedata src=a.png></v:imagedata>",
            "<hr>",
        ),
        Standing.FORM_CONTROL: (
            "<input>",
            "<input type=password value=4>",
            "<select multiple><option>4<option>5</select>",
            "<select><option disabled>4</select>",
        ),
        Standing.OVERPRINTED: (
            "<span style='position: absolute; background: #fff'>{}</span>",
            "<span style='position: relative; left: 0; margin-left: -30px'>{}</span>",
        ),
        Standing.UNCERTAIN: (
            "<span style='float: left'>{}</span>",
            "<span style='display: block'>{}</span>",
            "<span style='position: relative; left: 40px'>{}</span>",
            "<span style='display: inline-block; transform: rotate(180deg)'>{}</span>",
            "<bdo dir=rtl>{}</bdo>",
        ),
        Standing.GENERATED: (
            "<script>document.write(4)</script>",
            "<noscript>4</noscript>",
            "<span v-text=n></span>",
            "<my-figure></my-figure>",
            "<i class='iconfont icon-four'></i>",
            "<ol><li></ol>",
        ),
    }
)
MARKDOWN: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.RAISED_MARK: "<sup>{}</sup>",
        Standing.STRUCK_OUT: "~~{}~~",
        Standing.PICTURE: "![](a.png)",
        Standing.UNCERTAIN: "<span style='float: left'>{}</span>",
        Standing.GENERATED: "<my-figure></my-figure>",
    }
)
_WORD: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.RAISED_MARK: "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>{}</w:r>",
        Standing.STRUCK_OUT: "<w:r><w:rPr><w:strike/></w:rPr>{}</w:r>",
        Standing.NOT_VISIBLE: "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr>{}</w:r>",
        Standing.PICTURE: "<w:r><w:drawing/></w:r>",
        Standing.FORMULA_WITHOUT_RESULT: "<w:fldSimple w:instr='=SUM(ABOVE)'/>",
        Standing.UNCERTAIN: (
            "<w:r><w:rPr><w:color w:val='FFFFFF'/><w:shd w:val='pct50'/></w:rPr>{}</w:r>"
        ),
    }
)
_FONTS: Mapping[Standing, InlineFont] = MappingProxyType(
    {
        Standing.RAISED_MARK: InlineFont(vertAlign="superscript"),
        Standing.STRUCK_OUT: InlineFont(strike=True),
        Standing.NOT_VISIBLE: InlineFont(color=Color("FFFFFFFF")),
    }
)
_FORMULAS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.PICTURE: '=_xlfn.DISPIMG("ID_1",1)',
        Standing.FORMULA_WITHOUT_RESULT: "=SUM(B2:B8)",
    }
)
WORD, WORKBOOK = frozenset(_WORD), frozenset((*_FONTS, *_FORMULAS))


def runs(text: str, beside: Sequence[Beside]) -> Runs:
    """Return the runs that print a cell: raised marks after its text, all else before it."""
    printed: Runs = [(thing.text, thing.kind) for thing in beside]
    after = [run for run in printed if run[1] is Standing.RAISED_MARK]
    return [*(run for run in printed if run not in after), (text, None), *after]


def marked_up(text: str, beside: Sequence[Beside], mark: Callable[[Standing], str]) -> str:
    """Return a cell in a language of markup."""
    return "".join(
        html.escape(part) if kind is None else mark(kind).format(part)
        for part, kind in runs(text, beside)
    )


def print_in_word(paragraph: Paragraph, text: str, beside: Sequence[Beside]) -> None:
    """Print a cell into its paragraph."""
    for part, kind in runs(text, beside):
        inner = f"<w:t>{html.escape(part)}</w:t>"
        run = "<w:r>{}</w:r>" if kind is None else _WORD[kind]
        part_of = parse_xml(f"<w:p {nsdecls('w')}>{run.format(inner)}</w:p>")
        paragraph._p.extend(list(part_of))


def print_in_workbook(cell: Cell, text: str, beside: Sequence[Beside]) -> None:
    """Print a cell of a sheet."""
    formula = next((_FORMULAS[thing.kind] for thing in beside if thing.kind in _FORMULAS), None)
    cell.value = formula or CellRichText(
        *(
            TextBlock(InlineFont() if kind is None else _FONTS[kind], part)
            for part, kind in runs(text, beside)
            if part
        )
    )
