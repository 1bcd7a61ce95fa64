"""The sheets beside that of figures read: prose, remarks, and rows that agencies added."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.bodies.words import kind_named, level_named
from gov_disclosure.dataset.collection.columns import (
    ADDED_COLUMNS,
    BLOCK,
    BODY,
    BODY_FACTS,
    COLUMN,
    CONTENT,
    HEAD_FACTS,
    LABEL,
    NUMBER,
    PLACE,
    REMARK_COLUMNS,
    STATE,
    TEXT,
    WHAT,
    label,
    prose_columns,
    remarked,
)
from gov_disclosure.dataset.collection.figures import FigureRow
from gov_disclosure.dataset.collection.grid import plain_heading
from gov_disclosure.dataset.collection.texts import prose_blocks
from gov_disclosure.dataset.facts import STATES_IN_WORDS
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.forms.words.dates import whole_date
from gov_disclosure.model.narrative import NOTE_PATH_PATTERN, Narrative, Note
from gov_disclosure.model.paths import TABLE_SECTIONS
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.model.supplementary import SupplementaryRow
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.dataset.collection.figures import Faults
    from gov_disclosure.dataset.collection.grid import Grid, GridRow

_MARKS: Mapping[str, Mark] = {
    STATES_IN_WORDS["mark"].zh: Mark.NOT_APPLICABLE,
    STATES_IN_WORDS["missing"].zh: Mark.MISSING,
    STATES_IN_WORDS["unreadable"].zh: Mark.UNREADABLE,
}
_NOTE_PATH = re.compile(NOTE_PATH_PATTERN)
_DATES = ("published_on", "dated_on", "revised_on")


@attrs.define
class Found:
    """What the other sheets say of a report.

    Attributes:
        of_body: fields of its publisher.
        of_report: fields of the report.
        frames: fields of its tables that are no cells, by section.
        states: cells that hold no figure, by path.
        absent: names of the tables that it does not have.
        notes: its notes.
        added: the rows that its agency added, by number.
    """

    of_body: dict[str, Any] = attrs.field(factory=dict)
    of_report: dict[str, Any] = attrs.field(factory=dict)
    frames: dict[str, dict[str, Any]] = attrs.field(factory=dict)
    states: dict[str, Mark] = attrs.field(factory=dict)
    absent: set[str] = attrs.field(factory=set)
    notes: list[Note] = attrs.field(factory=list)
    added: dict[str, tuple[str | None, str, list[tuple[str, str]]]] = attrs.field(factory=dict)


@attrs.define
class Beside:
    """What the other sheets say of all reports.

    Attributes:
        rows: the rows of figures, by their numbers.
        of_row: what was found, by the row of the sheet of figures.
        twice: numbers that several rows have.
    """

    rows: Mapping[str, FigureRow]
    of_row: Mapping[int, Found]
    twice: frozenset[str]

    @classmethod
    def of(cls, rows: Sequence[FigureRow]) -> Beside:
        """Return what nothing was found for yet."""
        numbers = [row.number for row in rows if row.number]
        twice = frozenset(number for number in numbers if numbers.count(number) > 1)
        by_number = {row.number: row for row in rows if row.number}
        return cls(by_number, {row.row: Found() for row in rows}, twice)

    def find(self, row: GridRow, faults: Faults) -> tuple[FigureRow, Found] | None:
        """Return the row of figures that a row of another sheet belongs to.

        One that belongs to none, or whose body is another, is a fault.
        """
        number, body = row.text(NUMBER), row.text(label(BODY))
        found = None if number in self.twice else self.rows.get(number)
        if found is None:
            expected = "“数据”表中只有一行有的序号", "the number of one row of figures"
            faults.add(row, (NUMBER,), body, number, *expected)
            return None
        if body and found.body and body != found.body:
            expected = f"序号 {number} 的单位“{found.body}”", f"{found.body}, as number {number} is"
            faults.add(row, (label(BODY),), body, body, *expected)
            return None
        return found, self.of_row[found.row]


def texts(grid: Grid, beside: Beside, faults: Faults) -> None:
    """Read the sheet of what is said of each report and of its prose, if this is it."""
    prose = {name: plain_heading(label(name)) for name in prose_columns()}
    if not {(heading,) for heading in prose.values()} <= {*grid.headings.values()}:
        return
    for row in grid.rows:
        matched = beside.find(row, faults)
        if matched is None:
            continue
        of, found = matched
        _take_body(row, of, found, faults)
        _take_head(row, of, found, faults)
        for name, heading in prose.items():
            if row.text(heading):
                _take_prose(name, row.cell((heading,)).text, found)


def _take_body(row: GridRow, of: FigureRow, found: Found, faults: Faults) -> None:
    named = {"level": level_named, "kind": kind_named}
    for name in BODY_FACTS:
        heading = plain_heading(label(f"{BODY}.{name}"))
        if not (text := row.text(heading)):
            continue
        field: dict[str, Any] = {name: named[name](text) if name in named else text}
        try:
            Publisher(of.body or heading, **field)
        except InvalidValueError as error:
            faults.add(row, (heading,), of.body, text, error.expected, error.expected_en)
        else:
            found.of_body |= field


def _take_head(row: GridRow, of: FigureRow, found: Found, faults: Faults) -> None:
    for name in HEAD_FACTS:
        heading = plain_heading(label(name))
        if not row.text(heading):
            continue
        text = row.cell((heading,)).text
        date = _date(text.strip()) if name in _DATES else None
        if name in _DATES and date is None:
            expected = "日期，如 2025-01-31", "a date, such as 2025-01-31"
            faults.add(row, (heading,), of.body, text, *expected)
        else:
            found.of_report[name] = date or text


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return whole_date(text)


def _take_prose(column: str, text: str, found: Found) -> None:
    name, _, part = column.partition(".")
    heading, blocks = prose_blocks(name, text)
    if not part:
        found.of_report[name] = Narrative(heading, blocks)
        return
    frame = found.frames.setdefault(name, {})
    frame[part] = blocks
    if heading is not None:
        frame["heading"] = heading


@functools.cache
def _remarkable() -> Mapping[str, str]:
    """Return the path of each place that can be remarked on, by what the sheet calls it."""
    named = {plain_heading(words): path for path, words in remarked().items()}
    return {**named, **{path: path for path in remarked()}}


def remarks(grid: Grid, beside: Beside, faults: Faults) -> None:
    """Read the sheet of remarks, if this is it."""
    if not {(text,) for text in REMARK_COLUMNS} <= {*grid.headings.values()}:
        return
    for row in grid.rows:
        matched = beside.find(row, faults)
        if matched is None:
            continue
        of, found = matched
        what = row.text(WHAT)
        path = _remarkable().get(plain_heading(what), what)
        if not _NOTE_PATH.fullmatch(path):
            expected = "“数据”表中的一栏或一部分的标题", "a column of the figures, or a section"
            faults.add(row, (WHAT,), of.body, what, *expected)
            continue
        if state := row.text(STATE):
            _take_state(row, path, state, of, found, faults)
        if text := row.cell((TEXT,)).text:
            found.notes.append(Note(path, text))


def _take_state(  # noqa: PLR0913, PLR0917 - the parts of a line, and where it belongs
    row: GridRow, path: str, state: str, of: FigureRow, found: Found, faults: Faults
) -> None:
    mark = _MARKS.get(state)
    if path in TABLE_SECTIONS and mark is Mark.MISSING:
        found.absent.add(path)
        return
    if mark is None or path not in of.values:
        listed = "、".join(_MARKS)
        expected = f"{listed}之一（整张表只用“缺失”）", "one of the states; of a table: missing"
        faults.add(row, (STATE,), of.body, state, *expected)
    elif of.values[path] not in {None, mark}:
        expected = "“数据”表中已有数的格不写状态", "no state of a cell that holds a figure"
        faults.add(row, (STATE,), of.body, state, *expected)
    else:
        found.states[path] = mark


def added_rows(grid: Grid, beside: Beside, faults: Faults) -> None:
    """Read the sheet of rows that agencies added, if this is it."""
    if not {(text,) for text in ADDED_COLUMNS} <= {*grid.headings.values()}:
        return
    for row in grid.rows:
        matched = beside.find(row, faults)
        if matched is None:
            continue
        _, found = matched
        block, own = row.text(BLOCK) or None, row.cell((LABEL,)).text
        _, _, cells = found.added.setdefault(row.text(PLACE), (block, own, []))
        column, content = row.cell((COLUMN,)).text, row.cell((CONTENT,)).text
        if column or content:
            cells.append((column, content))
    for found in beside.of_row.values():
        if found.added:
            frame = found.frames.setdefault("proactive_disclosure", {})
            frame["supplementary_rows"] = tuple(_supplementary(found))


def _supplementary(found: Found) -> Iterator[SupplementaryRow]:
    for block, own, cells in found.added.values():
        yield SupplementaryRow(block, own, tuple(cells))
