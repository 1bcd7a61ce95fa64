"""Strips bound to the cells of the form: which cell is which, or why that is not certain."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import CellPlace
from gov_disclosure.forms.extraction.columns import possible_columns
from gov_disclosure.forms.extraction.order import in_proven_order
from gov_disclosure.forms.extraction.strips import (
    CONTRADICTORY,
    MERGED,
    PARTIAL_HEADER,
    WRONG_COUNT,
    WRONG_HEADER,
    PrintedCell,
    Strip,
)
from gov_disclosure.forms.words.labels import form_rows
from gov_disclosure.forms.words.numbers import is_blank_or_mark, looks_like_value, read_count
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.model.report import FormName


_SHORTEST_LIST = 3
_BETWEEN_FIGURES = re.compile(r"[\s、;；]+")


def bind(name: str, strips: Sequence[Strip]) -> list[Strip]:
    """Bind the strips of a section that have a row label of the form.

    Args:
        name: field name of the section.
        strips: its strips, in printed order.

    Returns:
        One strip for each row of the form that was printed, in printed order. Its columns stand
        over its cells, or its doubt says why it gives no figures.
    """
    groups = {strip.row.rpartition(".")[0] for strip in strips if strip.row is not None}
    labelled = [
        strip
        for strip in strips
        if strip.row is not None and (strip.row not in groups or _holds_text(strip))
    ]
    settled = in_proven_order(name, _without_chance_fits(name, _joined(name, labelled)))
    several = set(filter(_holds_several, {cell.text for strip in settled for cell in strip.cells}))
    return _once(_without_blanks_of_others(settled, several) if several else settled)


def _holds_text(strip: Strip) -> bool:
    return any(cell.text.strip() for cell in strip.cells)


def _joined(name: str, strips: Iterable[Strip]) -> list[Strip]:
    """Join the parts of a row whose columns were printed in several tables.

    Together they must name each column of the row once; otherwise they stay apart.
    """
    rows: dict[str, list[Strip]] = {}
    for strip in strips:
        rows.setdefault(strip.row or "", []).append(strip)
    for row, parts in rows.items():
        if len(parts) == 1 or any(part.doubt not in (None, PARTIAL_HEADER) for part in parts):
            continue
        columns = tuple(column for part in parts for column in part.columns)
        names = sorted(column.name or "" for column in columns)
        if any(names == sorted(own) for own in possible_columns(name, row)):
            cells = tuple(cell for part in parts for cell in part.cells)
            parts[:] = [attrs.evolve(parts[0], columns=columns, cells=cells, doubt=None)]
    return [strip for parts in rows.values() for strip in parts]


def _without_chance_fits(name: str, strips: Sequence[Strip]) -> Sequence[Strip]:
    """Put in doubt the rows that fit their header where more rows have another number of cells.

    Then the table has a column too many or too few, and they lack a cell, or have one that is
    no figure. In running text a blank may leave no trace, so only cells too many count there.
    """
    certain = sum(strip.doubt is None for strip in strips)
    doubted = Counter(
        _surplus(name, s) for s in strips if s.doubt is not None and _shows_its_size(name, s)
    )
    if not doubted:
        return strips

    def fits_by_chance(strip: Strip) -> bool:
        like_it = doubted[_surplus(name, strip)]
        return doubted.total() - like_it > certain + like_it

    return [
        attrs.evolve(s, doubt=WRONG_COUNT)
        if s.doubt in (None, WRONG_HEADER) and fits_by_chance(s)
        else s
        for s in strips
    ]


def _surplus(name: str, strip: Strip) -> int:
    """Return how many cells more than the form a row has."""
    most = max(map(len, possible_columns(name, strip.row or "")), default=0)
    return len(strip.cells) + len(strip.beside) - most


def _shows_its_size(name: str, strip: Strip) -> bool:
    is_in_grid = any(isinstance(cell.place, CellPlace) for cell in strip.cells)
    return _surplus(name, strip) > 0 or (is_in_grid and len(strip.cells) > 1)


def _holds_several(text: str) -> bool:
    """Tell whether a text is several figures, or marks, beside each other."""
    if len(text) < _SHORTEST_LIST:
        return False
    figures = _BETWEEN_FIGURES.split(text.strip())
    return (
        len(figures) > 1
        and read_count(text).value is Mark.UNREADABLE
        and all(map(looks_like_value, figures))
    )


def _without_blanks_of_others(strips: Iterable[Strip], several: set[str]) -> Iterator[Strip]:
    """Put in doubt each blank beside or below a cell of several figures: one may be its own."""
    doubtful: set[tuple[int | None, int, int]] = set()
    for strip in strips:
        doubtful |= {_at(cell) for cell in strip.cells if cell.text in several}
        texts = [cell.text for cell in strip.cells]
        if strip.doubt is not None:
            yield strip
        elif not several.isdisjoint(texts) and not all(map(str.strip, texts)):
            yield attrs.evolve(strip, doubt=MERGED)
        else:
            cells = list(strip.cells)
            for number, cell in enumerate(cells):
                table, line, column = _at(cell)
                if not cell.text.strip() and doubtful & {
                    (table, line, column - 1),
                    (table, line - 1, column),
                }:
                    cells[number] = cell._replace(doubt=MERGED)
                    doubtful.add((table, line, column))
            yield attrs.evolve(strip, cells=tuple(cells))


def _at(cell: PrintedCell) -> tuple[int | None, int, int]:
    """Return table, row and column of a cell; of text without a grid none that are beside it."""
    place = cell.place
    return (cell.table, place.row, place.column) if isinstance(place, CellPlace) else (None, -9, -9)


def with_merged_figures_in_doubt(strips: Sequence[Strip]) -> list[Strip]:
    """Put in doubt each figure that is printed in one cell for several cells of the form.

    Args:
        strips: all rows of a section, those of which it is not certain what they are, too.
    """
    uses = Counter(
        cell
        for strip in strips
        for cell in strip.cells
        if isinstance(place := cell.place, CellPlace) and place.row_span * place.column_span > 1
    )
    merged = {cell for cell, count in uses.items() if count > 1 and not is_blank_or_mark(cell.text)}
    if not merged:
        return list(strips)
    return [
        attrs.evolve(
            strip,
            cells=tuple(c._replace(doubt=MERGED) if c in merged else c for c in strip.cells),
        )
        if merged.intersection(strip.cells)
        else strip
        for strip in strips
    ]


def _once(strips: Iterable[Strip]) -> list[Strip]:
    """Keep one of rows printed twice, if they say the same; otherwise refuse the row."""
    rows: dict[str | None, list[Strip]] = {}
    for strip in strips:
        rows.setdefault(strip.row, []).append(strip)
    return [
        copies[0]
        if all(_says(copy) == _says(copies[0]) for copy in copies[1:])
        else _refused(copies)
        for copies in rows.values()
    ]


def _refused(copies: Sequence[Strip]) -> Strip:
    cells = tuple(cell for copy in copies for cell in copy.cells)
    return attrs.evolve(copies[0], cells=cells, doubt=CONTRADICTORY)


def _says(strip: Strip) -> tuple[object, ...]:
    """Return what a printed row says, whatever the spaces in it."""
    cells = strip.by_column().items() or enumerate(strip.cells)
    return strip.doubt, [(name, "".join(cell.text.split())) for name, cell in cells]


def form_of(
    name: str, printed: Iterable[tuple[str | None, tuple[str | None, ...]]]
) -> FormName | None:
    """Return the form whose cells were printed, or None if the table cannot decide.

    Args:
        name: field name of the section.
        printed: the path of each row, and the columns that were printed in it.
    """
    shown = {form for row, columns in printed for form in _forms_shown_by(name, row, columns)}
    return shown.pop() if len(shown) == 1 else None


@functools.lru_cache(maxsize=1024)
def _forms_shown_by(
    name: str, row: str | None, columns: tuple[str | None, ...]
) -> frozenset[FormName]:
    """Return the forms that alone have a cell which was printed in a row."""
    facts = {form: rows.get(row or "") for form, rows in form_rows(name).items()}
    own = {form: dict(row_facts.columns) for form, row_facts in facts.items() if row_facts}
    having = [[form for form, known in own.items() if column in known] for column in columns]
    return frozenset(forms[0] for forms in having if len(forms) == 1)
