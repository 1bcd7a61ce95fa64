"""The three statutory tables as printed: merged cells, headers and rows from the declarations."""

from __future__ import annotations

import itertools
import operator
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import attrs

from gov_disclosure.document import (
    Block,
    CellPlace,
    Paragraph,
    Place,
    Table,
    TablePlace,
    place_of_cells,
    table_of_cells,
)
from gov_disclosure.forms.words.cells import read_cell
from gov_disclosure.model.applicants import APPLICANTS
from gov_disclosure.model.carried_over import printed_notes
from gov_disclosure.model.paths import RowFacts, figures, rows
from gov_disclosure.model.proactive import INFORMATION_CONTENT
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE
from gov_disclosure.values import Mark, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.model.cells import Column, TableBlock
    from gov_disclosure.model.disputes import Disputes
    from gov_disclosure.model.report import (
        AnnualReport,
        ProactiveDisclosure,
        Requests,
    )
    from gov_disclosure.model.supplementary import SupplementaryRow

MISSING_TEXT = "缺失"
"""Printed for a missing cell in a row that is otherwise printed."""

UNKNOWN_TEXT = "？"
"""Printed for an unreadable cell whose text was not kept."""

_OPENING_BRACKETS = "（(〔[【〈《"

PlacedBlock: TypeAlias = tuple[Block, Place]
"""A block and where it stands."""

_PlacedCell: TypeAlias = tuple[str, CellPlace]


@attrs.frozen
class PrintedRow:
    """A row of the form that has something to print.

    Attributes:
        facts: the row in the form.
        paths: full paths of its cells.
        texts: what its cells print.
    """

    facts: RowFacts
    paths: tuple[str, ...]
    texts: tuple[str, ...]


def cell_text(value: Value, notes: Sequence[str], column: Column) -> str:
    """Return what is printed in a cell.

    A note follows its figure at once; one that does not open with a bracket of its own is
    put in brackets as a note, so that it is never taken for a part of the figure or another
    one. An unreadable text that would pass for a figure in its column is kept from doing so.

    Args:
        value: value of the cell.
        notes: texts of the notes on its path; what an unreadable cell prints.
        column: its column; an amount is printed with its unit if the label names none.

    Example:
        >>> from gov_disclosure.model.cells import Column
        >>> cases, amount = Column("总计", "total", "件"), Column("总金额", "amount", "万元")
        >>> cell_text(22, ["（其中修订16件）"], cases), cell_text(Decimal("25.1"), ["约"], amount)
        ('22（其中修订16件）', '25.1万元（注：约）')
        >>> cell_text(Mark.UNREADABLE, ["12.5件"], cases), cell_text(Mark.UNREADABLE, ["12"], cases)
        ('12.5件', '？12')
        >>> cell_text(Mark.MISSING, [], cases), cell_text(None, [], cases)
        ('缺失', '')
    """
    if value is Mark.UNREADABLE:
        text = "".join(notes)
        certain = not text or read_cell(text, column).value is not Mark.UNREADABLE
        return UNKNOWN_TEXT + text if certain else text
    beside = "".join(note if note[0] in _OPENING_BRACKETS else f"（注：{note}）" for note in notes)
    # An amount never stands without its unit: both 元 and 万元 are in use.
    unit = "" if column.unit in column.label else column.unit
    return _value_text(value, unit) + beside


def _value_text(value: Value, unit: str) -> str:
    if value is None:
        return ""
    if value is Mark.MISSING:
        return MISSING_TEXT
    if value is Mark.NOT_APPLICABLE:
        return str(value.value)
    return f"{value:f}{unit}" if isinstance(value, Decimal) else str(value)


def printed_rows(report: AnnualReport, name: str) -> tuple[PrintedRow, ...]:
    """Return the rows of a table section that are printed: those not wholly missing.

    Args:
        report: the report.
        name: field name of the section, which the report has.
    """
    values = figures(report)
    notes: dict[str, list[str]] = {}
    for note in printed_notes(report):
        notes.setdefault(note.path, []).append(note.text)
    printed = []
    kind: type = type(getattr(report, name))
    for facts in rows(kind):
        paths = tuple(f"{name}.{facts.path}.{column}" for column, _ in facts.columns)
        if any(values[path] is not Mark.MISSING for path in paths):
            texts = tuple(
                cell_text(values[path], notes.get(path, ()), column)
                for path, (_, column) in zip(paths, facts.columns, strict=True)
            )
            printed.append(PrintedRow(facts, paths, texts))
    return tuple(printed)


def proactive_tables(
    section: ProactiveDisclosure, printed: Sequence[PrintedRow]
) -> Iterator[PlacedBlock]:
    """Yield the table of section 二, then each added row that fits into none of its blocks."""
    kind: type = type(section)
    blocks: dict[TableBlock, tuple[str, ...]] = {
        facts.row.block: tuple(column.label for _, column in facts.columns)
        for facts in rows(kind)
        if facts.row.block is not None
    }
    lines: list[list[tuple[str, str | None]]] = []
    fitting: list[SupplementaryRow] = []
    for block, labels in blocks.items():
        statutory = [
            [(row.facts.row.label, None), *zip(row.texts, row.paths, strict=True)]
            for row in printed
            if row.facts.row.block == block
        ]
        added = [row for row in section.supplementary_rows if _fits(row, block, labels)]
        fitting += added
        body = [
            *statutory,
            *(_labels(row.label, *(text for _, text in row.cells)) for row in added),
        ]
        if body:
            lines += [_labels(block.label), _labels(INFORMATION_CONTENT, *labels), *body]
    if lines:
        yield table_of_cells(_filled(lines), TablePlace())
    for row in section.supplementary_rows:
        if row not in fitting:
            yield from _supplementary_table(row)


def _labels(*texts: str) -> list[tuple[str, str | None]]:
    return [(text, None) for text in texts]


def _fits(row: SupplementaryRow, block: TableBlock, labels: tuple[str, ...]) -> bool:
    return row.block == block.label and tuple(label for label, _ in row.cells) == labels


def _filled(lines: Sequence[Sequence[tuple[str, str | None]]]) -> Iterator[_PlacedCell]:
    """Yield the cells of lines of unlike length, the last of each drawn out to the full width."""
    width = max(map(len, lines))
    for row, line in enumerate(lines):
        for column, (text, path) in enumerate(line):
            is_last = column == len(line) - 1
            span = width - column if is_last else 1
            yield text, CellPlace(row=row, column=column, column_span=span, path=path)


def _supplementary_table(row: SupplementaryRow) -> Iterator[PlacedBlock]:
    if row.block is not None:
        yield Paragraph(row.block), Place()
    header = (INFORMATION_CONTENT, *(label for label, _ in row.cells))
    table = Table((header, (row.label, *(text for _, text in row.cells))))
    yield table, attrs.evolve(place_of_cells(table), header_rows=1)


def requests_table(section: Requests, printed: Sequence[PrintedRow]) -> Iterator[PlacedBlock]:
    """Yield the table of section 三 with its three label columns and its header of three rows."""
    if not printed:
        return
    kind: type = type(section)
    label_columns = max(len(facts.groups) + 1 for facts in rows(kind))
    paths = [(APPLICANTS, *column.parents, column.label) for _, column in printed[0].facts.columns]
    depth = max(map(len, paths))
    cells = [
        (RECONCILIATION_SENTENCE, CellPlace(row_span=depth, column_span=label_columns)),
        *_header(paths, label_columns),
    ]
    for number, row in enumerate(printed, start=depth):
        groups = row.facts.groups
        before = printed[number - depth - 1].facts.groups if number > depth else ()
        for column, (path, group) in enumerate(groups):
            if (path, group) not in before:
                members = sum((path, group) in other.facts.groups for other in printed)
                place = CellPlace(row=number, column=column, row_span=members)
                cells.append((group.label, place))
        own = len(groups)
        place = CellPlace(row=number, column=own, column_span=label_columns - own)
        cells.append((row.facts.row.label, place))
        cells += _figure_cells(row.texts, row.paths, number, label_columns)
    yield table_of_cells(cells, TablePlace(header_rows=depth))


def disputes_table(_section: Disputes, printed: Sequence[PrintedRow]) -> Iterator[PlacedBlock]:
    """Yield the table of section 四: one row of figures under headers of up to three rows."""
    if not printed:
        return
    paths = [
        (*row.facts.row.parents, row.facts.row.label, column.label)
        for row in printed
        for _, column in row.facts.columns
    ]
    depth = max(map(len, paths))
    texts = [text for row in printed for text in row.texts]
    cell_paths = [path for row in printed for path in row.paths]
    cells = [*_header(paths, 0), *_figure_cells(texts, cell_paths, depth, 0)]
    yield table_of_cells(cells, TablePlace(header_rows=depth))


def _figure_cells(
    texts: Iterable[str], paths: Iterable[str], row: int, first_column: int
) -> Iterator[_PlacedCell]:
    for column, (text, path) in enumerate(zip(texts, paths, strict=True), start=first_column):
        yield text, CellPlace(row=row, column=column, path=path)


def _header(paths: Sequence[tuple[str, ...]], first_column: int) -> Iterator[_PlacedCell]:
    """Yield header cells: columns share the labels that begin their paths alike."""
    depth = max(map(len, paths))
    for level in range(depth):
        column = first_column
        for path, grouped in itertools.groupby(paths, operator.itemgetter(slice(level + 1))):
            members = list(grouped)
            if len(path) > level:
                is_lowest = all(len(member) == level + 1 for member in members)
                place = CellPlace(
                    row=level,
                    column=column,
                    row_span=depth - level if is_lowest else 1,
                    column_span=len(members),
                )
                yield path[level], place
            column += len(members)
