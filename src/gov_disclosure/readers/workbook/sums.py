"""The totals of a workbook to fill in, added up where their results were not stored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Standing
from gov_disclosure.readers.workbook.sheets import SheetCell, column_number
from gov_disclosure.values import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.readers.workbook.sheets import Sheet

_REFERENCE = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}(?::\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})?"
_REFERENCES = rf"{_REFERENCE}(?:,{_REFERENCE}){{0,99}}"
_SUM = re.compile(rf'=IF\(COUNT\((?P<parts>{_REFERENCES})\)=0,"",SUM\((?P=parts)\)\)')
"""As ``renderers.sum_formulas.total_formula`` writes them."""
_CORNER = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?")
_MOST_CELLS = 1000
_MOST_SUMS = 10_000
_DEEPEST = 8
"""Sums of sums, one upon the other."""


def with_sums(sheet: Sheet) -> Sheet:
    """Return a sheet in which the totals without a stored result have it.

    Only a formula that does nothing but add up cells of its sheet is calculated, and only where
    each of these is a plain number, blank, or a text without digits, which no spreadsheet adds.
    All other formulas stay without a result.
    """
    formulas = {
        place: found for place, cell in sheet.cells.items() if (found := _formula(cell)) is not None
    }
    if not formulas or len(formulas) > _MOST_SUMS:
        return sheet
    adding = _Adding(sheet.cells, formulas)
    cells = dict(sheet.cells)
    for place in formulas:
        text = adding.text(place, _DEEPEST)
        if text is not None:
            cells[place] = attrs.evolve(cells[place], text=text, beside=())
    return attrs.evolve(sheet, cells=cells)


def _formula(cell: SheetCell) -> re.Match[str] | None:
    """Return the sum that a cell without a stored result holds, and nothing else."""
    if len(cell.beside) != 1 or cell.text:
        return None
    (thing,) = cell.beside
    if thing.kind is not Standing.FORMULA_WITHOUT_RESULT:
        return None
    return _SUM.fullmatch(thing.text)


@attrs.define
class _Adding:
    """The cells of a sheet and its sums, with the results so far."""

    cells: Mapping[tuple[int, int], SheetCell]
    formulas: Mapping[tuple[int, int], re.Match[str]]
    found: dict[tuple[int, int], str | None] = attrs.field(factory=dict)

    def text(self, place: tuple[int, int], depth: int) -> str | None:
        """Return what a sum shows; None if it cannot be told."""
        if place not in self.found:
            self.found[place] = None  # one that leads to itself has no result
            self.found[place] = self._sum(self.formulas[place], depth)
        return self.found[place]

    def _sum(self, formula: re.Match[str], depth: int) -> str | None:
        total, numbers = Decimal(0), 0
        for count, place in enumerate(_places(formula["parts"])):
            text = self._shown(place, depth)
            if count >= _MOST_CELLS or text is None:
                return None
            if _NUMBER.fullmatch(text):
                total, numbers = EXACT.add(total, Decimal(text)), numbers + 1
            elif any(map(str.isdigit, text)):
                return None
        return f"{total.normalize(EXACT):f}" if numbers else ""

    def _shown(self, place: tuple[int, int], depth: int) -> str | None:
        if place in self.formulas:
            return self.text(place, depth - 1) if depth else None
        cell = self.cells.get(place)
        if cell is None:
            return ""
        return None if cell.beside else cell.text.strip()


def _places(references: str) -> Iterator[tuple[int, int]]:
    """Yield the cells that references name, one by one."""
    for reference in references.split(","):
        corners = [_place(match) for match in _CORNER.finditer(reference)]
        (top, left), (bottom, right) = corners[0], corners[-1]
        for row in range(min(top, bottom), max(top, bottom) + 1):
            for column in range(min(left, right), max(left, right) + 1):
                yield row, column


def _place(match: re.Match[str]) -> tuple[int, int]:
    return int(match[2]) - 1, column_number(match[1])
