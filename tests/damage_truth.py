"""What a damaged print says to a careful person who reads it by its labels.

Each printed figure has places in the form where it may be given. A place of a figure is the join of
what can be said of its row and of its column: the label in force, if it stands for certain, else
where the figure stood before the damage. Where labels contradict the form, both may be said.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

import attrs

from damaged_headers import NO_HEADER, Header, LaidOut
from damaged_sheets import (
    DISPUTES,
    Cell,
    Placed,
    Role,
    Sheet,
    case_rows,
    cells_by_path,
    stacks,
)
from gov_disclosure.forms.words.cells import read_cell
from gov_disclosure.forms.words.numbers import is_blank_or_mark, looks_like_value
from gov_disclosure.forms.words.units import units_named
from gov_disclosure.values import Mark, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@attrs.frozen
class Figure:
    """A printed figure.

    Attributes:
        text: what is printed.
        places: paths at which it may be given, and where it stood before.
        label: the label of its row, as printed.
    """

    text: str
    places: frozenset[str]
    label: str


@attrs.frozen
class Added:
    """A row of figures that damage put there.

    Attributes:
        texts: what is printed in it.
        row: path of the row of the form that its label says, or None.
    """

    texts: tuple[str, ...]
    row: str | None


@attrs.define
class Truth:
    """What a print says.

    Attributes:
        allowed: the values that may be given at a path; a path that is absent may have none.
        figures: the printed figures of the form.
        added: rows of figures that damage put there.
    """

    allowed: dict[str, set[Value]] = attrs.field(factory=lambda: defaultdict(set))
    figures: list[Figure] = attrs.field(factory=list)
    added: list[Added] = attrs.field(factory=list)

    def allows(self, path: str, value: Value) -> bool:
        """Tell whether a value may be given at a path."""
        return value in self.allowed.get(path, ())


@attrs.define
class _Said:
    """What the rows of a section say.

    Attributes:
        by_label: per path the rows of print whose label it has, and the values in them.
        otherwise: the values at a path that stand in rows whose label is not certain.
        filled: rows of print in which anything stands.
    """

    by_label: dict[str, dict[int, set[Value]]] = attrs.field(
        factory=lambda: defaultdict(lambda: defaultdict(set))
    )
    otherwise: dict[str, set[Value]] = attrs.field(factory=lambda: defaultdict(set))
    filled: set[int] = attrs.field(factory=set)


def truth(sheets: Sequence[Sheet], *, keeps_spans: bool, keeps_blanks: bool) -> Truth:
    """Return what the tables of a section say.

    Args:
        sheets: the parts of its table.
        keeps_spans: whether the print tells which cells are merged.
        keeps_blanks: whether a blank cell leaves a trace in the print.
    """
    found = Truth()
    said = _Said()
    first_row = 0
    header = NO_HEADER
    for sheet in sheets:
        reading = _Reading(sheet, said, found, first_row, keeps_spans, keeps_blanks)
        if sheet is sheets[0] and not keeps_blanks:
            rows = [row for part in sheets for row in part.rows]
            reading.read_in_sequence(itertools.chain(*rows))
            reading.read_in_sequence(itertools.chain(*map(_without_running_number, rows)))
        header = reading.read(header)
        first_row += len(sheet.rows)
    for path, by_row in said.by_label.items():
        # A row printed twice says nothing but what both copies say; one without anything is space.
        filled = [values for row, values in by_row.items() if row in said.filled]
        found.allowed[path] |= set.intersection(*(filled or by_row.values()))
    for path, values in said.otherwise.items():
        found.allowed[path] |= values
    return found


@attrs.define(eq=False)
class _Reading:
    """One table being read."""

    sheet: Sheet
    said: _Said
    found: Truth
    first_row: int
    keeps_spans: bool
    keeps_blanks: bool
    _laid: LaidOut = attrs.field(init=False)
    _rows: list[str | None] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._laid = LaidOut(self.sheet, self.keeps_spans)
        self._rows = [self._row(number) for number in range(len(self.sheet.rows))]

    def read(self, header: Header) -> Header:
        """Read the table below a header that goes on from another; return the last one."""
        header_rows: list[int] = []
        closed = True
        for number, row in enumerate(self.sheet.rows):
            roles = {cell.role for cell in row}
            if "block" in roles and "figure" not in roles:
                header_rows, header, closed = [], NO_HEADER, True
            elif "header" in roles and "figure" not in roles and "row" not in roles:
                header_rows = [number] if closed else [*header_rows, number]
                closed = False
                header = self._laid.header(header_rows)
            elif roles & {"figure", "added", "row"}:
                closed = closed or bool(roles & {"figure", "row"})
                self._read_row(number, row, header)
        return header

    def read_in_sequence(self, cells: Iterable[Cell]) -> None:
        """Read a table as a print shows it that has no blanks: labels, and what follows each."""
        is_case = self.sheet.section == DISPUTES
        runs: list[tuple[str | None, list[str]]] = [(None, [])]
        for cell in cells:
            if cell.role in _HOLDING_VALUES and all(map(looks_like_value, cell.text.split())):
                runs[-1][1].extend(cell.text.split())
            elif cell.text.strip() and (not is_case or runs[-1][1]):
                runs.append((cell.says if cell.role == "row" else None, []))
        for row, run in runs:
            if not run and not is_case:
                self._say_blank(row)
            for text, (name, label) in zip(run, self._in_order(row, len(run)), strict=False):
                path = self._path(name, label)
                self.said.otherwise[path].add(self._value(text, name, label))
        if is_case and not any(run for _, run in runs):
            for case in case_rows().values():
                self._say_blank(case)

    def _read_row(self, number: int, row: list[Cell], header: Header) -> None:
        label = " ".join(cell.text for cell in self._labels(number))
        cells = [p for p in self._laid.placed if p.row == number and p.cell.role in _HOLDING_VALUES]
        if not any(cell.text.strip() or cell.path for cell in row):
            return  # it is space between others
        texts = _printed(row)
        if (
            not any(p.cell.path for p in cells)
            and any(_is_figure(p.cell.text) for p in cells)
            and (self._rows[number] is None or self._rows.count(self._rows[number]) == 1)
            and sum(_printed(other) == texts for other in self.sheet.rows) == 1
            and not (_may_be_page_number(texts) and not self.keeps_blanks)
        ):
            self.found.added.append(Added(texts, self._rows[number]))
        if any(p.cell.text.strip() for p in cells):
            self.said.filled.add(self.first_row + number)
        has_words = any(not looks_like_value(p.cell.text) for p in cells)
        is_regular = self._laid.is_regular(number, header)
        merged = [p for p in cells if self._laid.is_merged(p, header, is_regular=is_regular)]
        is_certain = is_regular and header.is_tiled and not (merged or has_words)
        is_cut = any(p.after < p.column + p.cell.column_span for p in cells)
        spans = [p.after - p.column for p in cells]
        in_order = self._in_order(self._rows[number], sum(spans)) if not has_words else ()
        for placed, order in zip(cells, itertools.accumulate(spans, initial=0), strict=False):
            options = self._options(
                placed,
                header,
                is_regular=is_regular and (not has_words or placed.cell.path is not None),
                is_odd=has_words or is_cut,
            )
            is_own = self._rows[number] in (None, self._before(placed.cell)[0])
            is_shown_in_order = not (is_certain or (self.keeps_spans and is_own))
            if in_order and (is_shown_in_order or placed.cell.path is None):
                # A print without spans shows the cells of a row in their order; so it tells
                # those that damage put there, or under the label of another row.
                options.append(in_order[order])
            if merged and not self.keeps_spans:
                options.append((self._rows[number], self._before(placed.cell)[1]))
            beside = in_order[order + 1 : order + placed.cell.column_span]
            if not self.keeps_spans:
                self._say_shown_blank(placed, [*beside, *options])
            self._say(placed, list(dict.fromkeys(options)), label, is_merged=placed in merged)

    def _labels(self, number: int) -> list[Cell]:
        """Return the labels of a row of the table."""
        covering = dict.fromkeys(itertools.chain(*self._laid.cover[number].values()))
        return [
            placed.cell
            for placed in covering
            if placed.cell.role == "row" and (self.keeps_spans or placed.row == number)
        ]

    def _row(self, number: int) -> str | None:
        """Return the row of the form that a row of the table certainly is."""
        said = {label.says for label in self._labels(number)}
        return said.pop() if len(said) == 1 else None

    def _in_order(self, row: str | None, count: int) -> Sequence[tuple[str, str]]:
        """Return row and label of cells that come in the order of the form, if so many do."""
        every = stacks(self.sheet.form, self.sheet.section)
        rows = every if self.sheet.section == DISPUTES else [row] if row is not None else []
        found = [(name, stack[-1]) for name in rows for stack in every.get(name, ())]
        return found if len(found) == count else ()

    def _options(
        self, placed: Placed, header: Header, *, is_regular: bool, is_odd: bool
    ) -> list[tuple[str | None, str | None]]:
        """Return row and label of the columns of which a cell may be."""
        before_row, before_label = self._before(placed.cell)
        row = self._rows[placed.row] or before_row
        is_case = self.sheet.section == DISPUTES
        options: list[tuple[str | None, str | None]] = []
        if is_regular and header.is_tiled:
            options = [
                (case if is_case else row, label)
                for case, label in self._laid.columns_over(placed, header)
            ]
        if (
            not is_regular
            or is_odd
            or not self._laid.is_coherent(header, row or "")
            or not any(self.sheet.column_of(r or "", label or "") for r, label in options)
        ):
            options.append((before_row if is_case else row, before_label))
        return options

    def _say(
        self,
        placed: Placed,
        options: Iterable[tuple[str | None, str | None]],
        label: str,
        *,
        is_merged: bool,
    ) -> None:
        cell = placed.cell
        is_figure = not is_blank_or_mark(cell.text)
        paths: set[str] = {cell.path} if cell.path else set()
        for row, column in options:
            value = self._value(cell.text, row, column)
            path = self._path(row, column)
            if row is not None:
                paths.add(path)
            if value is Mark.MISSING:
                continue
            if is_merged and is_figure and self.keeps_spans:
                continue
            if self.sheet.section == DISPUTES or self._rows[placed.row] is not None:
                self.said.by_label[path][self.first_row + placed.row].add(value)
            else:
                self.said.otherwise[path].add(value)
        if not self.keeps_spans and self._rows[placed.row] is None:
            # Printed without spans, it follows the label above.
            above = filter(None, reversed(self._rows[: placed.row]))
            label_above = next(above, None)
            paths |= {self._path(label_above, column) for _, column in options if label_above}
        if not is_figure or not self.keeps_spans:
            shown = cell.text if self.keeps_spans else ""
            self._say_below(placed, shown, [label for _, label in options])
        if cell.path and _is_figure(cell.text):
            self.found.figures.append(Figure(cell.text, frozenset(paths), label))

    def _say_blank(self, row: str | None) -> None:
        """Let a label with nothing after it say that its row is blank."""
        for stack in stacks(self.sheet.form, self.sheet.section).get(row or "", ()):
            self.said.otherwise[self._path(row, stack[-1])].add(None)

    def _say_below(self, placed: Placed, text: str, columns: Iterable[str | None]) -> None:
        """Let a merged cell say the same of all rows below that it covers."""
        for number in range(placed.row + 1, min(placed.below, len(self.sheet.rows))):
            row = self._rows[number]
            for column in columns:
                value = self._value(text, row, column)
                if value is not Mark.MISSING:
                    self.said.otherwise[self._path(row, column)].add(value)

    def _say_shown_blank(
        self, placed: Placed, options: Sequence[tuple[str | None, str | None]]
    ) -> None:
        """Let a print without spans show blanks where a merged cell goes on beside."""
        if placed.cell.column_span > 1:
            for row, column in options:
                if self._value("", row, column) is not Mark.MISSING:
                    self.said.otherwise[self._path(row, column)].add(None)

    def _before(self, cell: Cell) -> tuple[str | None, str | None]:
        """Return row and column label of a cell before the damage."""
        return cells_by_path(self.sheet.form, self.sheet.section).get(cell.path or "", (None, None))

    def _path(self, row: str | None, label: str | None) -> str:
        found = self.sheet.column_of(row or "", label or "")
        return f"{self.sheet.section}.{row}.{found[0] if found else ''}"

    def _value(self, text: str, row: str | None, label: str | None) -> Value:
        """Return what a text says in a cell of the form; missing if there is no such cell."""
        found = self.sheet.column_of(row or "", label or "")
        return read_cell(text, found[1], units_named(label or "")).value if found else Mark.MISSING


_HOLDING_VALUES: tuple[Role, ...] = ("figure", "added")
_LONGEST_PAGE_NUMBER = 2


def _without_running_number(row: Sequence[Cell]) -> Sequence[Cell]:
    """Return a row without the figures that stand before its label."""
    label = next((number for number, cell in enumerate(row) if cell.role == "row"), 0)
    return [cell for cell in row[:label] if cell.role not in _HOLDING_VALUES] + list(row[label:])


def _printed(row: Iterable[Cell]) -> tuple[str, ...]:
    """Return the texts of a row but blanks and the labels of groups."""
    return tuple(cell.text for cell in row if cell.role != "group" and cell.text.strip())


def _may_be_page_number(texts: Sequence[str]) -> bool:
    """Tell whether a line that is not drawn as a row of a table may be the number of a page."""
    return len(texts) == 1 and texts[0].isdecimal() and len(texts[0]) <= _LONGEST_PAGE_NUMBER


def _is_figure(text: str) -> bool:
    return any(map(str.isdecimal, text)) and not is_blank_or_mark(text)
