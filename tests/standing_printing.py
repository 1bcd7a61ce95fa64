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
    from collections.abc import Mapping, Sequence

    from docx.text.paragraph import Paragraph
    from openpyxl.cell import Cell

Runs: TypeAlias = "list[tuple[str, Standing | None]]"

HTML: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.RAISED_MARK: "<sup>{}</sup>",
        Standing.STRUCK_OUT: "<span style='text-decoration: line-through'>{}</span>",
        Standing.NOT_VISIBLE: "<span style='display: none'>{}</span>",
        Standing.PICTURE: "<img src=a.png>",
        Standing.FORM_CONTROL: "<input>",
    }
)
MARKDOWN: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.RAISED_MARK: "<sup>{}</sup>",
        Standing.STRUCK_OUT: "~~{}~~",
        Standing.PICTURE: "![](a.png)",
    }
)
_WORD: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.RAISED_MARK: "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr>{}</w:r>",
        Standing.STRUCK_OUT: "<w:r><w:rPr><w:strike/></w:rPr>{}</w:r>",
        Standing.NOT_VISIBLE: "<w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr>{}</w:r>",
        Standing.PICTURE: "<w:r><w:drawing/></w:r>",
        Standing.FORMULA_WITHOUT_RESULT: "<w:fldSimple w:instr='=SUM(ABOVE)'/>",
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


def marked_up(text: str, beside: Sequence[Beside], marks: Mapping[Standing, str]) -> str:
    """Return a cell in a language of markup."""
    return "".join(
        html.escape(part) if kind is None else marks[kind].format(part)
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
