"""A workbook to fill a report in: the printed layout, with totals that add themselves up."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from gov_disclosure.document import Heading, Table
from gov_disclosure.drafting.beside import LastYear, row_labels, row_notes
from gov_disclosure.forms.layout.printed_form import is_open, printed_form
from gov_disclosure.model.carried_over import is_carried_over, printed_notes
from gov_disclosure.model.paths import cell_facts, figures
from gov_disclosure.model.requests import RECONCILIATION_SENTENCE
from gov_disclosure.readers.office_properties import OUTSIDE_PRINT_AREAS
from gov_disclosure.readers.workbook.sheets import cell_name, column_name
from gov_disclosure.renderers.form_sheets import PROSE, FormSheet
from gov_disclosure.renderers.form_workbook import describe, form_book, sheets_of, write_figure
from gov_disclosure.renderers.paper import columns_of
from gov_disclosure.renderers.sum_formulas import broken_formula, total_formula
from gov_disclosure.renderers.workbook import is_kept
from gov_disclosure.rules.sums import sums
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from gov_disclosure.document import CellPlace, TablePlace
    from gov_disclosure.forms.layout.printed_tables import PlacedBlock
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.renderers.form_sheets import Look
    from gov_disclosure.rules.identities import Identity
    from gov_disclosure.values import Value

_TO_FILL = {"bg_color": "#FFF9DB", "locked": False}
"""Cells that are to be filled in, and may be."""

_BROKEN = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
_MOST_TYPED = 10**15 - 1
_SPACE_HEIGHT = 90
"""Height of the space left for prose, in points."""

_ALLOWED = ("format_cells", "format_columns", "format_rows", "select_locked_cells")


def fill_in_workbook(report: AnnualReport, previous: AnnualReport | None = None) -> bytes:
    """Return a workbook in which a report is filled in.

    It looks as the report is printed. Totals are formulas, and locked without a password; what is
    typed is checked; the cells of a sum that does not hold turn red, with the words of the form
    that require it. Rows are explained in notes. Last year's figures stand beside, outside of what
    is printed. ``read`` reads it as any other workbook.

    Args:
        report: a draft, or any report. A total that is not what its parts add up to stays.
        previous: last year's report, whose figures are to stand beside.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    stream = io.BytesIO()
    book = form_book(stream)
    form = printed_form(report)
    describe(book, form)
    book.set_custom_property(OUTSIDE_PRINT_AREAS.name, OUTSIDE_PRINT_AREAS.value, "text")
    sheets = [_FillInSheet(book, name, blocks) for name, blocks in sheets_of(form)]
    for sheet in sheets:
        sheet.fill(report, previous)
    for line in form.closing:
        sheets[-1].closing(line)
    for sheet in sheets:
        sheet.finish()
    book.close()
    return stream.getvalue()


class _FillInSheet(FormSheet):
    """A sheet of a workbook to fill in.

    Args:
        book: the workbook of XlsxWriter.
        name: name of the sheet.
        blocks: what stands on it.
    """

    def __init__(self, book: Any, name: str, blocks: Sequence[PlacedBlock]) -> None:
        self._blocks = blocks
        self._columns = [
            columns_of(block, cast("TablePlace", place))
            for block, place in blocks
            if isinstance(block, Table)
        ]
        widest = max(self._columns, key=lambda columns: len(columns.widths), default=None)
        super().__init__(book, name, widest)
        self._width = len(widest.widths) if widest else 1
        self._places: dict[str, tuple[int, int]] = {}
        self._corners: list[tuple[int, int]] = []

    def format(self, look: Look) -> Any:
        """Return a format; prose, which has no borders, may be changed."""
        return super().format(look if "border" in look else {**look, "locked": False})

    def fill(self, report: AnnualReport, previous: AnnualReport | None) -> None:
        """Write what stands on the sheet, and leave space where prose is to be written."""
        last_year = LastYear.of(report, previous)
        following = (*(block for block, _ in self._blocks[1:]), None)
        for (block, place), after in zip(self._blocks, following, strict=True):
            if isinstance(block, Table):
                self._table(block, cast("TablePlace", place), report, last_year)
            elif isinstance(block, Heading):
                self.heading(block)
                if is_open(block, after):
                    self._space()
            else:
                self.paragraph(block.text)

    def finish(self) -> None:
        """Protect the sheet, and print nothing but the form."""
        self.sheet.protect("", dict.fromkeys(_ALLOWED, True))
        self.sheet.print_area(0, 0, max(self.row - 1, 0), self._width - 1)

    def _space(self) -> None:
        """Leave space for prose."""
        look = {**PROSE, **_TO_FILL}
        self.sheet.set_row(self.row, _SPACE_HEIGHT)
        if self._width > 1:
            self.sheet.merge_range(self.row, 0, self.row, self._width - 1, "", super().format(look))
        self.sheet.write_blank(self.row, 0, None, super().format(look))
        self.row += 1

    def _table(
        self, table: Table, place: TablePlace, report: AnnualReport, last_year: LastYear
    ) -> None:
        values = figures(report)
        waiting: list[tuple[int, int, str, CellPlace, Look]] = []

        def keep(row: int, column: int, text: str, cell: CellPlace, look: Look) -> None:
            self._places[cast("str", cell.path)] = (row, column)
            waiting.append((row, column, text, cell, look))

        top = self.table(table, place, keep)
        noted = {note.path for note in printed_notes(report)}
        totals = _totals(report)
        for row, column, text, cell, look in waiting:
            path = cast("str", cell.path)
            identity = totals.get(path)
            if (
                identity is not None
                and self._places.keys() >= {*identity.parts}
                and _adds_up(identity, values, noted)
            ):
                value = values[path]
                formula = total_formula(identity, self._name)
                kept = "" if value is None else value
                self.sheet.write_formula(row, column, formula, super().format(look), kept)
                continue
            open_look = {**look, **_TO_FILL}
            for other in range(column, column + cell.column_span):
                self.sheet.write_blank(row, other, None, super().format(open_look))
            write_figure(self, values, row, column, text, cell, open_look)
            self.sheet.data_validation(row, column, row, column, _validation(path))
        self._explain(place, top, report)
        self._redden(report)
        for cell, text, look in last_year.cells(table, place, self._width + 1):
            row = top + cell.row
            self._merge(row, cell.column, cell.row_span, cell.column_span, look)
            super().write_text(row, cell.column, text, look)
        if last_year.title and last_year.figures.keys() & self._places.keys():
            self.write_text(max(top - 1, 0), self._width + 1, last_year.title, {"italic": True})

    def _name(self, path: str) -> str:
        return cell_name(*self._places[path])

    def _explain(self, place: TablePlace, top: int, report: AnnualReport) -> None:
        """Put a note on the label of each row, and on each figure that was carried over."""
        notes = row_notes(report)
        for row, label in row_labels(place).items():
            self.sheet.write_comment(top + label.row, label.column, notes[row])
        for note in report.notes:
            if is_carried_over(note) and note.path in self._places:
                self.sheet.write_comment(*self._places[note.path], note.text)

    def _redden(self, report: AnnualReport) -> None:
        """Turn the cells of a sum red where it does not hold, and the words that require it."""
        broken = self._book.add_format(_BROKEN)
        conditions = []
        for identities in sums(report).values():
            for identity in identities:
                paths = (*identity.parts, *identity.whole)
                if not all(path in self._places for path in paths):
                    continue
                condition = broken_formula(identity, self._absolute)
                for path in paths if len(identity.whole) > 1 else identity.whole:
                    place = self._places[path]
                    rule = {"type": "formula", "criteria": condition, "format": broken}
                    self.sheet.conditional_format(*place, *place, rule)
                if len(identity.whole) > 1:
                    conditions.append(condition.removeprefix("="))
        for place in self._corners if conditions else ():
            rule = {"type": "formula", "criteria": f"=OR({','.join(conditions)})", "format": broken}
            self.sheet.conditional_format(*place, *place, rule)

    def _absolute(self, path: str) -> str:
        row, column = self._places[path]
        return f"${column_name(column)}${row + 1}"

    def write_text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write a text, and keep in mind where the words of the form stand."""
        if text == RECONCILIATION_SENTENCE:
            self._corners.append((row, column))
        super().write_text(row, column, text, look)


def _totals(report: AnnualReport) -> Mapping[str, Identity]:
    """Return the sum that each total is of, by the path of the total."""
    found: dict[str, Identity] = {}
    for identities in sums(report).values():
        for identity in identities:
            if len(identity.whole) == 1:
                found.setdefault(identity.whole[0], identity)
    return found


def _adds_up(identity: Identity, values: Mapping[str, Value], noted: Container[str]) -> bool:
    """Tell whether a total may be a formula: nothing else stands there than what it would show.

    Args:
        identity: the sum that the total is of.
        values: the values of all cells.
        noted: paths of cells in which a note stands, too, so that they hold a text.
    """
    parts = [values[path] for path in identity.parts]
    is_plain = all(
        part in {None, Mark.NOT_APPLICABLE} or (isinstance(part, int) and is_kept(part))
        for part in parts
    )
    known = [part for part in parts if isinstance(part, int)]
    return (
        is_plain
        and not any(path in noted for path in (*identity.parts, *identity.whole))
        and values[identity.whole[0]] == (sum(known) if known else None)
        and is_kept(sum(known))
    )


def _validation(path: str) -> dict[str, Any]:
    """Return what may be typed into a cell."""
    facts = cell_facts()[path]
    is_amount = facts.unit == "万元"
    kind = "金额（万元）" if is_amount else f"整数（{facts.unit}）"
    return {
        "validate": "decimal" if is_amount else "integer",
        "criteria": "between",
        "minimum": -_MOST_TYPED if facts.signed else 0,
        "maximum": _MOST_TYPED,
        "error_title": "不是可填的数",
        "error_message": f"请填{'' if facts.signed else '不小于 0 的'}{kind}；没有的填 0。",
    }
