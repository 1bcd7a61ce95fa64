"""Bound rows turned into the cells of a section, with notes, evidence and problems."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, TypeAlias

from gov_disclosure.bilingual import Words
from gov_disclosure.document import CellPlace, Paragraph, Standing
from gov_disclosure.forms.extraction.columns import possible_columns
from gov_disclosure.forms.extraction.problems import evidence_of_row, holds_too_many
from gov_disclosure.forms.words.cells import read_cell, shown
from gov_disclosure.forms.words.numbers import CellReading, is_blank_or_mark
from gov_disclosure.forms.words.said import said
from gov_disclosure.forms.words.units import units_named
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.narrative import Note
from gov_disclosure.model.paths import RowFacts, rows
from gov_disclosure.quoting import quoted
from gov_disclosure.values import Mark, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.forms.extraction.collected import Collected
    from gov_disclosure.forms.extraction.strips import Doubt, PrintedCell, Strip
    from gov_disclosure.model.cells import Column

_Cells: TypeAlias = "tuple[tuple[str, str, str, Column], ...]"
"""Of each cell of a row its column, its path below the section, its full path, the declaration."""


@functools.cache
def _rows_with_cells(name: str, kind: type) -> tuple[tuple[RowFacts, _Cells], ...]:
    """Return the rows of a section class, each with its cells."""
    return tuple((facts, tuple(_cells(name, facts))) for facts in rows(kind))


def _cells(name: str, facts: RowFacts) -> Iterator[tuple[str, str, str, Column]]:
    for column, declared in facts.columns:
        yield column, facts.paths[column], f"{name}.{facts.paths[column]}", declared


def read_figures(
    name: str, kind: type, bound: Sequence[Strip], units: frozenset[str], found: Collected
) -> dict[str, Value]:
    """Read the cells of every row of a section class.

    A row that was not printed is missing; a row that was refused is unreadable, and what is
    printed in it becomes a note on the row.

    Args:
        name: field name of the section.
        kind: its class.
        bound: its printed rows.
        units: the units that it states for figures, besides those in labels.
        found: takes what is beside the figures: notes, evidence, leftover and problems.

    Returns:
        Path below the section to value.
    """
    values: dict[str, Value] = {}
    by_row = {row.row: row for row in bound}
    plan = _rows_with_cells(name, kind)
    for facts, cells in plan:
        row = by_row.get(facts.path)
        if row is None:
            values.update(dict.fromkeys(facts.paths.values(), Mark.MISSING))
            continue
        if row.doubt is not None:
            values.update(dict.fromkeys(facts.paths.values(), Mark.UNREADABLE))
            _refuse(f"{name}.{facts.path}", facts, row, row.doubt, found)
        else:
            values.update(_read_row(facts, cells, row, units, found))
        if note := said(name, row.label).note:
            found.notes.append(Note(f"{name}.{facts.path}", note))
    if by_row.keys() < {facts.path for facts, _ in plan}:
        found.problems += [
            holds_too_many(name, row) for row in bound if row.doubt and _has_too_many(name, row)
        ]
    columns = {column.label: None for row in bound for column in row.columns}
    found.notes += [Note(name, label) for label in columns if said(name, label).note]
    return values


def _refuse(path: str, facts: RowFacts, row: Strip, doubt: Doubt, found: Collected) -> None:
    text, printed = row.text, Words("", "")
    if text:
        found.notes.append(Note(path, text))
        printed = Words(f"（原文：{quoted(text)}）", f" (printed: {quoted(text)})")
    found.problems.append(
        Problem(
            doubt.rule,
            path,
            f"{quoted(facts.label)}行：{doubt.reason.zh}{printed.zh}",
            f"row {facts.row.english}: {doubt.reason.en}{printed.en}",
            evidence_of_row(text, row.cells),
        )
    )


def _has_too_many(name: str, row: Strip) -> bool:
    """Tell whether more figures stand behind a label than its row has, while rows are missing."""
    figures = sum(bool(cell.text.strip()) for cell in row.cells)
    return figures > max(map(len, possible_columns(name, row.row or "")))


def _read_row(
    facts: RowFacts, cells: _Cells, row: Strip, units: frozenset[str], found: Collected
) -> Iterator[tuple[str, Value]]:
    """Yield the path below the section and the value of each cell of a row."""
    printed = row.by_column()
    units |= units_named(row.label)
    named = {column.name: column.units for column in row.columns if column.units}
    for name, path, full, column in cells:
        cell = printed.get(name)
        if cell is None or (row.beside and _may_have_lost_its_figure(cell, row)):
            yield path, Mark.MISSING
            if row.beside:
                found.problems.append(_not_found(full, facts, column, row))
            continue
        beside = cell.place.beside
        stated = units | named[name] if name in named else units
        reading = read_cell(cell.text, column, stated, beside)
        if cell.doubt is not None:
            reading = CellReading(Mark.UNREADABLE, cell.text.strip(), cell.doubt.reason)
        yield path, reading.value
        evidence = functools.partial(Evidence.at, cell.text, cell.place, cell.table, row.basis)
        found.evidence[full] = evidence
        if reading.note:
            found.notes.append(Note(full, reading.note))
        if beside:
            hidden = [each.text for each in beside if each.kind is Standing.NOT_VISIBLE]
            found.leftover += map(Paragraph, filter(None, hidden))
        if reading.doubt is not None:
            doubt = _said(reading.doubt, shown(cell.text), is_standing=reading.standing is not None)
            found.problems.append(
                Problem(
                    cell.doubt.rule if cell.doubt else "reading.cell_unreadable",
                    full,
                    f"{quoted(facts.label)}行“{column.label}”列：{doubt.zh}",
                    f"{facts.row.english} / {column.english}: {doubt.en}",
                    evidence(),
                )
            )


def _may_have_lost_its_figure(cell: PrintedCell, strip: Strip) -> bool:
    """Tell whether a cell is blank right after a figure under a label that the form does not have.

    A label put into the header alone moves the figures after it from under their own labels.
    """
    return not cell.text.strip() and any(
        isinstance(cell.place, CellPlace)
        and isinstance(other.place, CellPlace)
        and other.place.column + other.place.column_span == cell.place.column
        and not is_blank_or_mark(other.text)
        for _, other in strip.beside
    )


def _said(doubt: Words, text: str, *, is_standing: bool) -> Words:
    """Return why a cell gives no figure, with what is printed in it."""
    if not is_standing:
        return Words(f"{quoted(text)}{doubt.zh}", f"{quoted(text)} is {doubt.en}")
    if not text:
        return doubt
    return Words(f"{doubt.zh}（原文：{quoted(text)}）", f"{doubt.en} (printed: {quoted(text)})")


def _not_found(path: str, facts: RowFacts, column: Column, row: Strip) -> Problem:
    """Return the problem that a column was not found while cells stand under unknown ones."""
    first = row.beside[0][1]
    text = " ".join(cell.text.strip() for _, cell in row.beside)
    return Problem(
        "reading.column_not_recognised",
        path,
        f"{quoted(facts.label)}行未见“{column.label}”列，另有规定格式没有的列（原文：{quoted(text)}）",
        f"{facts.row.english} / {column.english}: no such column was found, but there are columns "
        f"that the form does not have (printed: {quoted(text)})",
        Evidence.at(text, first.place, first.table),
    )
