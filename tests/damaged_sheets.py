"""Printed tables as a page writes them, row by row: cells with spans, and what each one is.

A browser lays the cells out; where a damaged row lacks a cell, those after it slide.
"""

from __future__ import annotations

import functools
import html
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from gov_disclosure.model.paths import TABLE_SECTIONS, rows, section_class
from gov_disclosure.model.report import FormName

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.document import CellPlace, Table, TablePlace
    from gov_disclosure.model.cells import Column

Role: TypeAlias = Literal["figure", "row", "group", "header", "block", "corner", "added"]

PROACTIVE, REQUESTS, DISPUTES = TABLE_SECTIONS


@attrs.define(eq=False)
class Cell:
    """A cell as it stands in its row.

    Attributes:
        text: what is printed in it.
        role: what it is; a cell that damage put there, and no label, is ``added``.
        says: what a label says for certain: the path of a row, the text of a header, group or
            block. None for a figure, and where a label is no longer certain.
        path: cell of the form that was printed here before any damage.
        row_span: rows it covers.
        column_span: columns it covers.
    """

    text: str
    role: Role = "added"
    says: str | None = None
    path: str | None = None
    row_span: int = 1
    column_span: int = 1


@attrs.frozen(eq=False)
class Placed:
    """A cell where a browser puts it.

    Attributes:
        cell: the cell.
        row: its first row.
        column: its first column.
        after: the column after its last.
    """

    cell: Cell
    row: int
    column: int
    after: int

    @property
    def below(self) -> int:
        return self.row + self.cell.row_span


@attrs.define(eq=False)
class Sheet:
    """A printed table of a section.

    Attributes:
        section: field name of the section.
        form: edition of the form.
        rows: the cells of each row in the order in which they are written.
    """

    section: str
    form: FormName
    rows: list[list[Cell]]

    @classmethod
    def of(cls, section: str, form: FormName, table: Table, place: TablePlace) -> Sheet:
        """Return a table in the official layout."""
        return cls(
            section,
            form,
            [
                _cells(section, texts, places)
                for texts, places in zip(table.rows, place.cells, strict=True)
            ],
        )

    def cells(self, *roles: Role) -> list[Cell]:
        """Return its cells of some roles, or all, in the order in which they are written."""
        return [cell for row in self.rows for cell in row if not roles or cell.role in roles]

    def row_of(self, cell: Cell) -> int:
        """Return the number of the row in which a cell is written."""
        return next(number for number, row in enumerate(self.rows) if cell in row)

    def placed(self, *, as_drawn: bool = False) -> list[Placed]:
        """Return the cells where a browser puts them, row by row.

        A cell goes to the first column that no cell from above covers. A wide one may then lie
        over another; rows end with the table.

        Args:
            as_drawn: whether columns are left out in which no cell begins, as they have no width.
        """
        found: list[Placed] = []
        covered: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (number, column) in covered:
                    column += 1
                placed = Placed(cell, number, column, column + cell.column_span)
                found.append(placed)
                covered.update(
                    (r, c)
                    for r in range(number, min(placed.below, len(self.rows)))
                    for c in range(column, placed.after)
                )
                column = placed.after
        width = 1 + max((one.column for one in found), default=0)
        return [attrs.evolve(p, after=min(p.after, width)) for p in found] if as_drawn else found

    def html(self) -> str:
        """Return the table as a page writes it."""
        lines = ("".join(map(_html_cell, row)) for row in self.rows)
        return "<table>\n" + "\n".join(f"<tr>{line}</tr>" for line in lines) + "\n</table>"

    def texts(self) -> list[list[str]]:
        """Return its rows, each cell once."""
        return [[cell.text for cell in row] for row in self.rows]

    def grid_texts(self) -> list[list[str]]:
        """Return its rows with blanks where merged cells go on; each as wide as it is."""
        grid: dict[int, dict[int, str]] = {number: {} for number in range(len(self.rows))}
        for placed in self.placed():
            for row in range(placed.row, min(placed.below, len(self.rows))):
                for column in range(placed.column, placed.after):
                    grid[row].setdefault(column, "")
            grid[placed.row][placed.column] = placed.cell.text
        return [
            [texts.get(column, "") for column in range(max(texts, default=-1) + 1)]
            for texts in grid.values()
        ]

    def column_of(self, row: str, label: str) -> tuple[str, Column] | None:
        """Return name and declaration of the column with a label in a row of the form."""
        return form_columns(self.form, self.section).get((row, label))


def _cells(section: str, texts: Sequence[str], places: Sequence[CellPlace]) -> list[Cell]:
    cells = [
        Cell(text, "figure" if p.path else "header", None, p.path, p.row_span, p.column_span)
        for text, p in zip(texts, places, strict=True)
    ]
    labels = [cell for cell in cells if cell.role == "header"]
    for cell in labels:
        cell.says = cell.text
    figures = [cell for cell in cells if cell.role == "figure"]
    if figures and labels:
        for group in labels[:-1]:
            group.role = "group"
        labels[-1].role = "row"
        labels[-1].says = str(figures[0].path).removeprefix(f"{section}.").rpartition(".")[0]
    elif section == PROACTIVE:
        labels[0].role = "corner" if len(labels) > 1 else "block"
    elif section == REQUESTS and places[0].column == 0:
        labels[0].role = "corner"
    return cells


@functools.cache
def form_columns(form: FormName, section: str) -> Mapping[tuple[str, str], tuple[str, Column]]:
    """Return name and declaration of the columns of a section by row and label."""
    kind: type = section_class(form, section)
    return MappingProxyType(
        {
            (facts.path, column.label): (name, column)
            for facts in rows(kind)
            for name, column in facts.columns
        }
    )


@functools.cache
def cells_by_path(form: FormName, section: str) -> Mapping[str, tuple[str, str]]:
    """Return row and column label of the cells of a section by path."""
    return MappingProxyType(
        {
            f"{section}.{row}.{name}": (row, label)
            for (row, label), (name, _) in form_columns(form, section).items()
        }
    )


@functools.cache
def stacks(form: FormName, section: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the headers over each column of a row, outermost first, as the form prints them."""
    kind: type = section_class(form, section)
    over = ("申请人情况",) if section == REQUESTS else ()
    return MappingProxyType(
        {
            facts.path: tuple(
                (
                    *over,
                    *((*facts.row.parents, facts.row.label) if section == DISPUTES else ()),
                    *column.parents,
                    column.label,
                )
                for _, column in facts.columns
            )
            for facts in rows(kind)
        }
    )


@functools.cache
def case_rows() -> Mapping[str, str]:
    """Return the rows of section 四 by the label over their columns."""
    kind: type = section_class("2021", DISPUTES)
    return MappingProxyType({facts.row.label: facts.path for facts in rows(kind)})


def _html_cell(cell: Cell) -> str:
    rows_ = f' rowspan="{cell.row_span}"' if cell.row_span != 1 else ""
    columns_ = f' colspan="{cell.column_span}"' if cell.column_span != 1 else ""
    return f"<td{rows_}{columns_}>{html.escape(cell.text)}</td>"
