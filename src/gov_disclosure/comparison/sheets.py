"""A comparison as sheets of a workbook: figures are numbers, states have columns of their own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gov_disclosure.bilingual import Words
from gov_disclosure.comparison.document import parts
from gov_disclosure.comparison.words import (
    COLUMN,
    DIFFERENCE,
    EARLIER,
    LATER,
    PASSAGES,
    PERCENTAGE,
    ROW,
    STATUS,
    STATUSES,
    names,
    part_name,
    sides,
    state_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.bilingual import Language
    from gov_disclosure.comparison.cells import CellStatus, Compared
    from gov_disclosure.comparison.comparison import Comparison
    from gov_disclosure.comparison.narratives import PassageStatus
    from gov_disclosure.renderers.table import Field
    from gov_disclosure.renderers.workbook import Sheet

_CELLS = Words("各格", "Cells")
_PROSE = Words("文字", "Prose")
_SECTION = Words("部分", "section")
_REASON = Words("原因", "reason")
_PATH = Words("路径", "path")


def comparison_sheets(
    comparison: Comparison, language: Language, *, only_changed: bool = False
) -> tuple[Sheet, ...]:
    """Return the cells and the prose of a comparison as tables.

    Args:
        comparison: the comparison.
        language: language of the words around the figures.
        only_changed: whether what is unchanged is left out.
    """
    cells = [
        line
        for status, line in cells_lines(comparison, language)
        if not (only_changed and status == "unchanged")
    ]
    passages = [
        line
        for status, line in _passages(comparison, language)
        if not (only_changed and status == "kept")
    ]
    return (
        (_CELLS.to(language), (_head(language, *cells_head(*sides(comparison))), *cells)),
        (
            _PROSE.to(language),
            (_head(language, _SECTION, STATUS, *sides(comparison)), *passages),
        ),
    )


def _head(language: Language, *heads: Words) -> tuple[Field, ...]:
    return tuple(words.to(language) for words in heads)


def cells_head(old: Words = EARLIER, new: Words = LATER) -> tuple[Words, ...]:
    """Return what stands over the fields of ``cells_lines``.

    Args:
        old: what the earlier report is called.
        new: what the later one is called.
    """
    states = (Words(f"{side.zh}状态", f"{side.en}, state") for side in (old, new))
    head = (_SECTION, ROW, COLUMN, old, new, DIFFERENCE, PERCENTAGE, STATUS)
    return (*head, *states, _REASON, _PATH)


def cells_lines(
    comparison: Comparison, language: Language
) -> Iterator[tuple[CellStatus, tuple[Field, ...]]]:
    """Yield the status of each cell, and what is told of it."""
    for section, cells in parts(comparison):
        for cell in cells:
            row, column = names()[cell.path]
            reason = Words(cell.reason, cell.reason_en)
            line = (
                *(words.to(language) for words in (section, row, column)),
                *(_figure(value) for value in (cell.old, cell.new)),
                cell.difference,
                cell.percentage,
                STATUSES[cell.status].to(language),
                *(_state(value, language) for value in (cell.old, cell.new)),
                reason.to(language) or None,
                cell.path,
            )
            yield cell.status, line


def _figure(value: Compared) -> Field:
    return value if isinstance(value, int | Decimal) else None


def _state(value: Compared, language: Language) -> Field:
    state = state_of(value)
    return None if state is None else state.to(language)


def _passages(
    comparison: Comparison, language: Language
) -> Iterator[tuple[PassageStatus, tuple[Field, ...]]]:
    for part in comparison.narratives:
        name = part_name(part.section).to(language)
        for passage in part.passages:
            status = PASSAGES[passage.status].to(language)
            yield passage.status, (name, status, passage.old, passage.new)
