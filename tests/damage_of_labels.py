"""Kinds of damage to the labels and spans of a printed table, by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from damage_of_cells import LABELS, Change, Damage, named, some_cell, somewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from damaged_sheets import Cell, Role, Sheet

_NOTES = ("（含上年数据）", "（详见附件）", "(2)", "【修订】")
_PREFIXES = ("本级", "★", "本年度")
_SUFFIXES = ("*", "：", "数", "情况")


def _label(change: Callable[[Cell, Random], None], *roles: Role) -> Change:
    def damage(sheet: Sheet, random: Random) -> str | None:
        cell = some_cell(sheet, random, *roles)
        if cell is None or not cell.text:
            return None
        words = named(cell)
        change(cell, random)
        return f"label {words} became “{cell.text}”"

    return damage


def _emptied(cell: Cell, _random: Random) -> None:
    cell.text, cell.says = "", None


def _spoil(cell: Cell, at: int) -> None:
    """Note that a label is not certain with a character lost or doubled, but for punctuation."""
    if cell.text[at].isalnum():
        cell.says = None


def _character_lost(cell: Cell, random: Random) -> None:
    at = random.randrange(len(cell.text))
    _spoil(cell, at)
    cell.text = cell.text[:at] + cell.text[at + 1 :]


def _character_doubled(cell: Cell, random: Random) -> None:
    at = random.randrange(len(cell.text))
    _spoil(cell, at)
    cell.text = cell.text[:at] + cell.text[at] + cell.text[at:]


def _with_note(cell: Cell, random: Random) -> None:
    cell.text += random.choice(_NOTES)


def _with_prefix(cell: Cell, random: Random) -> None:
    cell.text = random.choice(_PREFIXES) + cell.text


def _with_suffix(cell: Cell, random: Random) -> None:
    cell.text += random.choice(_SUFFIXES)


def _label_replaced(*roles: Role) -> Change:
    def damage(sheet: Sheet, random: Random) -> str | None:
        cells = sheet.cells(*roles)
        if len(cells) < 2:
            return None
        cell, other = random.sample(cells, 2)
        words = f"label {named(cell)} replaced by “{other.text}”"
        cell.text, cell.says = other.text, other.says
        return words

    return damage


# Spans. -----------------------------------------------------------------------------------


def _span(direction: str, by: int | None) -> Change:
    name = f"{direction}_span"

    def damage(sheet: Sheet, random: Random) -> str | None:
        cells = [c for c in sheet.cells() if by == 1 or getattr(c, name) > 1]
        if not cells:
            return None
        merged = [c for c in cells if c.column_span + c.row_span > 2]
        cell = random.choice(merged if merged and random.random() < 0.7 else cells)
        before = getattr(cell, name)
        setattr(cell, name, 1 if by is None else before + by)
        return f"{name} of {named(cell)} from {before} to {getattr(cell, name)}"

    return damage


OF_LABELS: Mapping[str, Damage] = MappingProxyType(
    {
        "row label replaced": somewhere(_label_replaced("row")),
        "header replaced": somewhere(_label_replaced("header")),
        "label emptied": somewhere(_label(_emptied, *LABELS)),
        "label: character lost": somewhere(_label(_character_lost, *LABELS)),
        "label: character doubled": somewhere(_label(_character_doubled, *LABELS)),
        "label: note added": somewhere(_label(_with_note, *LABELS)),
        "label: prefix added": somewhere(_label(_with_prefix, *LABELS)),
        "label: suffix added": somewhere(_label(_with_suffix, *LABELS)),
        "rowspan more": somewhere(_span("row", 1)),
        "rowspan less": somewhere(_span("row", -1)),
        "rowspan lost": somewhere(_span("row", None)),
        "colspan more": somewhere(_span("column", 1)),
        "colspan less": somewhere(_span("column", -1)),
        "colspan lost": somewhere(_span("column", None)),
    }
)
"""Damages of labels and spans."""
