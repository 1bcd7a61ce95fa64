"""Bound rows turned into the cells of a section, with notes, evidence and problems."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.document import CellPlace, Paragraph, Standing
from gov_disclosure.forms.extraction.columns import possible_columns
from gov_disclosure.forms.words.cells import read_cell, shown
from gov_disclosure.forms.words.numbers import CellReading, is_blank_or_mark
from gov_disclosure.forms.words.said import said
from gov_disclosure.forms.words.units import units_named
from gov_disclosure.model.extraction import Evidence, Problem
from gov_disclosure.model.narrative import Note
from gov_disclosure.model.paths import RowFacts, rows, sections
from gov_disclosure.quoting import quoted
from gov_disclosure.values import Mark, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.forms.extraction.bind import BoundRow
    from gov_disclosure.forms.extraction.collected import Collected
    from gov_disclosure.forms.extraction.strips import Doubt, PrintedCell, Strip


def read_figures(
    name: str, kind: type, bound: Sequence[BoundRow], units: frozenset[str], found: Collected
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
    for facts in rows(kind):
        row = by_row.get(facts.path)
        if row is None:
            values.update(dict.fromkeys(facts.paths.values(), Mark.MISSING))
        elif row.refusal is not None:
            values.update(dict.fromkeys(facts.paths.values(), Mark.UNREADABLE))
            _refuse(name, facts, row, row.refusal, found)
        else:
            values.update(_read_row(name, facts, row, units, found))
        if row is not None and (note := said(name, row.strip.label).note):
            found.notes.append(Note(f"{name}.{facts.path}", note))
    if by_row.keys() < {facts.path for facts in rows(kind)}:
        found.problems += [
            _holds_too_many(name, row) for row in bound if row.refusal and _has_too_many(name, row)
        ]
    columns = {column.label: None for row in bound for column in row.strip.columns}
    noted = {label: said(name, label).note for label in columns}
    found.notes += [Note(name, label) for label, note in noted.items() if note]
    return values


def doubt_blanks(name: str, values: dict[str, Value], found: Collected) -> None:
    """Call no cell blank, since a figure of the section has found no place.

    Args:
        name: field name of the section.
        values: path below the section to value; blanks become missing.
        found: takes the problem.
    """
    blank = [path for path, value in values.items() if value is None]
    if not blank:
        return
    values.update(dict.fromkeys(blank, Mark.MISSING))
    section = sections()[name]
    found.problems.append(
        Problem(
            "reading.blanks_not_certain",
            name,
            f"“{section.heading}”有数字未能归位，没有数字的{len(blank)}格不能确定是否为空白，"
            "记为缺失",
            f"figures of section {section.number} ({section.english}) found no place, so it "
            f"is not certain that cells without one ({len(blank)}) are blank; they are missing",
        )
    )


def _refuse(name: str, facts: RowFacts, row: BoundRow, refusal: Doubt, found: Collected) -> None:
    path = f"{name}.{facts.path}"
    text, printed = row.strip.text, Words("", "")
    if text:
        found.notes.append(Note(path, text))
        printed = Words(f"（原文：{quoted(text)}）", f" (printed: {quoted(text)})")
    found.problems.append(
        Problem(
            refusal.rule,
            path,
            f"{quoted(facts.label)}行：{refusal.reason.zh}{printed.zh}",
            f"row {facts.row.english}: {refusal.reason.en}{printed.en}",
            _evidence_of_row(row.strip),
        )
    )


def _has_too_many(name: str, row: BoundRow) -> bool:
    """Tell whether more figures stand behind a label than its row has, while rows are missing."""
    figures = sum(bool(cell.text.strip()) for cell in row.strip.cells)
    return figures > max(map(len, possible_columns(name, row.row)))


def _holds_too_many(name: str, row: BoundRow) -> Problem:
    section = sections()[name]
    label, printed = quoted(row.strip.label), quoted(row.strip.text)
    return Problem(
        "reading.row_not_recognised",
        name,
        f"“{section.heading}”中{label}行的数字多于列数，其中可能有缺失各行的数字（原文：{printed}）",
        f"more figures than columns stand in row {label} of section {section.number} "
        f"({section.english}); some may be those of missing rows (printed: {printed})",
        _evidence_of_row(row.strip),
    )


def _evidence_of_row(strip: Strip) -> Evidence | None:
    if not strip.cells:
        return Evidence(strip.text)
    first = strip.cells[0]
    return attrs.evolve(Evidence.at(strip.text, first.place, first.table), column=None)


def _read_row(
    name: str, facts: RowFacts, row: BoundRow, units: frozenset[str], found: Collected
) -> Iterator[tuple[str, Value]]:
    """Yield the path below the section and the value of each cell of a row."""
    units |= units_named(row.strip.label)
    over = {column.name: column for column in row.strip.columns}
    for column_name, column in facts.columns:
        path = facts.paths[column_name]
        cell = row.cells.get(column_name)
        if cell is None or _may_have_lost_its_figure(cell, row.strip):
            yield path, Mark.MISSING
            if row.strip.beside:
                found.problems.append(_not_found(name, facts, column_name, row.strip))
            continue
        header = over.get(column_name)
        stated = units | header.units if header is not None and header.units else units
        reading = read_cell(cell.text, column, stated, cell.place.beside)
        if cell.doubt is not None:
            reading = CellReading(Mark.UNREADABLE, cell.text.strip(), cell.doubt.reason)
        full = f"{name}.{path}"
        yield path, reading.value
        found.evidence[full] = functools.partial(
            Evidence.at, cell.text, cell.place, cell.table, row.strip.basis
        )
        if reading.note:
            found.notes.append(Note(full, reading.note))
        if cell.place.beside:
            found.leftover += [
                Paragraph(thing.text)
                for thing in cell.place.beside
                if thing.kind is Standing.NOT_VISIBLE and thing.text
            ]
        if reading.doubt is not None:
            doubt = _said(reading.doubt, shown(cell.text), is_standing=reading.standing is not None)
            found.problems.append(
                Problem(
                    cell.doubt.rule if cell.doubt else "reading.cell_unreadable",
                    full,
                    f"{quoted(facts.label)}行“{column.label}”列：{doubt.zh}",
                    f"{facts.row.english} / {column.english}: {doubt.en}",
                    Evidence.at(cell.text, cell.place, cell.table, row.strip.basis),
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


def _not_found(name: str, facts: RowFacts, column_name: str, strip: Strip) -> Problem:
    """Return the problem that a column was not found while cells stand under unknown ones."""
    column = dict(facts.columns)[column_name]
    first = strip.beside[0][1]
    text = " ".join(cell.text.strip() for _, cell in strip.beside)
    return Problem(
        "reading.column_not_recognised",
        f"{name}.{facts.path}.{column_name}",
        f"{quoted(facts.label)}行未见“{column.label}”列，另有规定格式没有的列（原文：{quoted(text)}）",
        f"{facts.row.english} / {column.english}: no such column was found, but there are columns "
        f"that the form does not have (printed: {quoted(text)})",
        Evidence.at(text, first.place, first.table),
    )
