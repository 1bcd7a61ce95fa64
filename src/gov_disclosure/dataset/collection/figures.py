"""The sheet of figures read: a body and the values of its cells for each row."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies.words import SCOPES_IN_WORDS, scope_named
from gov_disclosure.dataset.collection.columns import (
    BODY,
    NUMBER,
    ROW_FACTS,
    column_of,
    figure_headings,
    label,
)
from gov_disclosure.dataset.collection.grid import GridRow, plain_heading
from gov_disclosure.dataset.collection.problems import RowProblem
from gov_disclosure.errors import shorten
from gov_disclosure.forms.words.cells import AMOUNT_UNIT, read_cell
from gov_disclosure.model.extraction import Evidence
from gov_disclosure.model.narrative import Note
from gov_disclosure.model.report import SCOPES, Scope
from gov_disclosure.readers.workbook.sheets import cell_name
from gov_disclosure.values import YEARS, Mark, Value

if TYPE_CHECKING:
    from gov_disclosure.dataset.collection.columns import Heading
    from gov_disclosure.dataset.collection.grid import Grid
    from gov_disclosure.model.cells import Column
    from gov_disclosure.model.report import FormName


@attrs.define
class Faults:
    """What is found wrong with a workbook.

    Attributes:
        problems: every fault so far.
    """

    problems: list[RowProblem] = attrs.field(factory=list)

    def add(  # noqa: PLR0913, PLR0917 - the parts of a problem
        self,
        row: GridRow,
        heading: Heading,
        body: str,
        found: object,
        expected: str,
        expected_en: str,
    ) -> None:
        """Take note of a fault in a row.

        Args:
            row: the row.
            heading: what heads the column; nothing: the whole row.
            body: the body of the row.
            found: what stands there.
            expected: what is expected, in Chinese.
            expected_en: the same in English.
        """
        shown = found if isinstance(found, str) else shorten(found)
        column = "/".join(heading)
        name = row.name(heading)
        self.problems.append(
            RowProblem(row.sheet, name, body, column, shown, expected, expected_en)
        )


@attrs.frozen
class FigureRow:
    """What a row of figures says.

    Attributes:
        grid: the row.
        number: its number, or nothing.
        body: the body.
        year: the year reported on, or None.
        scope: the scope, or None.
        values: the value of each cell of the form by path.
        notes: what stands beside figures.
        evidence: what makes the evidence of each cell.
    """

    grid: GridRow
    number: str
    body: str
    year: int | None
    scope: Scope | None
    values: Mapping[str, Value]
    notes: tuple[Note, ...]
    evidence: dict[str, Evidence | Callable[[], Evidence]] = attrs.field(repr=False)

    @property
    def row(self) -> int:
        """The row of the sheet, which tells it from others."""
        return self.grid.row


def figure_rows(grid: Grid, form: FormName, faults: Faults) -> list[FigureRow]:
    """Return the rows of the sheet of figures.

    Args:
        grid: the sheet.
        form: the edition of the form.
        faults: takes what is wrong.
    """
    headings = {
        path: tuple(map(plain_heading, filter(None, heading)))
        for path, heading in figure_headings(form).items()
    }
    plain: list[Heading] = [(plain_heading(text),) for text in (NUMBER, *map(label, ROW_FACTS))]
    _check_header(grid, [*plain, *headings.values()], faults)
    return [_row(row, headings, faults) for row in grid.rows]


def _check_header(grid: Grid, known: list[Heading], faults: Faults) -> None:
    """Tell which columns of the form are not there, and which belong to none or come twice."""
    seen = set[tuple[str, ...]]()
    for column, heading in grid.headings.items():
        expected = None
        if heading not in known:
            expected = ("本格式的列名", "a heading of a column of the form")
        elif heading in seen:
            expected = ("只出现一次的列", "a column that comes once")
        seen.add(heading)
        if expected is not None:
            name, told = cell_name(grid.header, column), "/".join(heading)
            faults.problems.append(RowProblem(grid.name, name, "", told, told, *expected))
    for heading in known:
        if heading not in seen:
            name, told = cell_name(grid.header, 0), "/".join(heading)
            expected = ("有这一列的表头", "a header with this column")
            faults.problems.append(RowProblem(grid.name, name, "", told, "", *expected))


def _row(row: GridRow, headings: Mapping[str, Heading], faults: Faults) -> FigureRow:
    body = row.text(label(BODY))
    if not body:
        faults.add(row, (label(BODY),), "", "", "单位名称", "the name of a body")
    values: dict[str, Value] = {}
    notes: list[Note] = []
    evidence: dict[str, Evidence | Callable[[], Evidence]] = {}
    for path, heading in headings.items():
        cell = row.cell(heading)
        column = column_of(path)
        units = frozenset([AMOUNT_UNIT] if column.unit == AMOUNT_UNIT else ())
        reading = read_cell(cell.text, column, beside=cell.beside, units=units)
        values[path] = reading.value
        evidence[path] = functools.partial(_evidence, cell.text, row, heading)
        if reading.value is Mark.UNREADABLE:
            text = cell.text or "".join(thing.text for thing in cell.beside)
            faults.add(row, heading, body, text, *_expected(column))
        elif reading.note is not None:
            notes.append(Note(path, reading.note))
    return FigureRow(
        row,
        row.text(NUMBER),
        body,
        _year(row, body, faults),
        _scope(row, body, faults),
        values,
        tuple(notes),
        evidence,
    )


def _evidence(text: str, row: GridRow, heading: Heading) -> Evidence:
    return Evidence(text, sheet=row.sheet, cell=row.name(heading), basis="header")


def _expected(column: Column) -> tuple[str, str]:
    if column.unit == AMOUNT_UNIT:
        return "不小于 0 的金额（万元）", "an amount in 万元 that is not negative"
    if column.signed:
        return "整数", "a whole number"
    return "不小于 0 的整数", "a whole number that is not negative"


def _year(row: GridRow, body: str, faults: Faults) -> int | None:
    heading = (label("year"),)
    text = row.text(*heading)
    digits = text.removesuffix("年度").removesuffix("年")
    if not digits:
        return None
    if digits.isascii() and digits.isdecimal() and len(digits) == 4 and int(digits) in YEARS:
        return int(digits)
    faults.add(row, heading, body, text, "报告年度，如 2025", "a report year, such as 2025")
    return None


def _scope(row: GridRow, body: str, faults: Faults) -> Scope | None:
    heading = (label("scope"),)
    text = row.text(*heading)
    for scope in SCOPES:
        if scope_named(text) == scope:
            return scope
    if text:
        words = "或".join(SCOPES_IN_WORDS.values())
        faults.add(row, heading, body, text, words, "own or jurisdiction")
    return None
