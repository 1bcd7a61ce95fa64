"""Text copies of a report as they come: rows of tabs, bars or spaces, or one cell per line."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

import gov_disclosure as gd
from gov_disclosure.document import Table, TablePlace
from gov_disclosure.forms.layout.document import layout
from gov_disclosure.model.paths import TABLE_SECTIONS, rows, section_class, sections
from gov_disclosure.values import Mark, Value

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName

Rows = list[list[str]]


def grid(table: Table, place: TablePlace) -> Rows:
    """Return the rows of a table with blank cells where merged cells go on."""
    height = 1 + max(cell.row for row in place.cells for cell in row)
    found = [[""] * place.width for _ in range(height)]
    for row, places in zip(table.rows, place.cells, strict=True):
        for text, cell in zip(row, places, strict=True):
            found[cell.row][cell.column] = text
    return found


def printed(table: Table, _place: TablePlace) -> Rows:
    """Return the rows of a table, each merged cell once."""
    return [list(row) for row in table.rows]


def _lines(separator: str, cells: Callable[[Table, TablePlace], Rows], edge: str = "") -> Copier:
    def copy(table: Table, place: TablePlace) -> list[str]:
        return [edge + separator.join(row) + edge[::-1] for row in cells(table, place)]

    return copy


def _one_cell_per_line(ending: str) -> Copier:
    def copy(table: Table, _place: TablePlace) -> list[str]:
        return [cell + ending for row in table.rows for cell in row if cell]

    return copy


Copier = Callable[[Table, TablePlace], list[str]]

COPIERS: Mapping[str, Copier] = {
    "spreadsheet": _lines("\t", grid),
    "tabs": _lines("\t", printed),
    "bars": _lines(" | ", printed, edge="| "),
    "bars of a grid": _lines(" | ", grid, edge="| "),
    "spaces": _lines("   ", printed),
    "one cell per line": _one_cell_per_line("\n"),
    "one cell per line with a bar": _one_cell_per_line(" |"),
    "one line": _one_cell_per_line(""),
}
"""The shapes in which tables are copied."""

KEEPING_BLANKS = ("spreadsheet", "tabs", "bars", "bars of a grid")
"""The shapes in which a blank cell leaves a trace."""

SEPARATORS: Mapping[str, str] = {
    "spreadsheet": "\t",
    "tabs": "\t",
    "bars": " | ",
    "bars of a grid": " | ",
    "spaces": "   ",
    "one cell per line": "\n\n",
    "one cell per line with a bar": " |\n",
    "one line": " ",
}
"""What stands between two cells of a row."""


def copy(report: gd.AnnualReport, shape: str) -> str:
    """Return a report as a text copy."""
    document = layout(report)
    lines: list[str] = []
    for block, place in zip(document.blocks, document.places, strict=True):
        if isinstance(block, Table) and isinstance(place, TablePlace):
            lines += COPIERS[shape](block, place)
        elif not isinstance(block, Table):
            lines.append(block.text)
    return (" " if shape == "one line" else "\n").join(lines)


def new_line(shape: str) -> str:
    """Return what stands between two lines of a copy."""
    return " " if shape == "one line" else "\n"


@functools.cache
def distinct(form: FormName) -> gd.AnnualReport:
    """Return a consistent report in which a figure in a wrong cell shows.

    Every figure but the totals is another one, and the sums of the form hold.
    """
    values: dict[str, int] = {}
    number = 100
    for name in TABLE_SECTIONS:
        for facts in rows(section_class(form, name)):
            for column, _ in facts.columns:
                number += 7
                values[f"{name}.{facts.path}.{column}"] = number
    applicants = [column for column, _ in rows(section_class(form, "requests"))[0].columns]
    handled = "requests.outcomes.handled"
    outcomes = [
        f"requests.{facts.path}"
        for facts in rows(section_class(form, "requests"))
        if facts.path.startswith("outcomes.") and facts.path != "outcomes.handled"
    ]
    for column in applicants:
        values[f"{handled}.{column}"] = sum(values[f"{row}.{column}"] for row in outcomes)
        values[f"requests.received.{column}"] = (
            values[f"{handled}.{column}"]
            + values[f"requests.carried_forward.{column}"]
            - values[f"requests.brought_forward.{column}"]
        )
    for path in values:
        row, _, column = path.rpartition(".")
        if column == "total":
            others = [other for other in values if other.rpartition(".")[0] == row]
            values[path] = sum(values[other] for other in others if other != path)
    return gd.replace(gd.blank(form, year=2022), values)


def whole(report: gd.AnnualReport) -> gd.AnnualReport:
    """Return a report with a title and something in each section of prose."""
    prose = gd.Narrative(blocks=(gd.Paragraph("按要求完成各项工作。"),))
    named = {name: prose for name in sections() if name not in TABLE_SECTIONS}
    name = "云州市青溪区人民政府"
    title = f"{name}2022年政府信息公开工作年度报告"
    return gd.replace(report, {"title": title, "publisher": gd.Publisher(name), **named})


def wrong_figures(
    extraction: gd.Extraction, report: gd.AnnualReport
) -> dict[str, tuple[Value, Value]]:
    """Return the cells that hold a figure other than the one in the report, by path."""
    right = gd.figures(report)
    return {
        path: (right.get(path), value)
        for path, value in gd.figures(extraction.report).items()
        if isinstance(value, int | Decimal) and value != right.get(path)
    }


def without_figure(extraction: gd.Extraction, report: gd.AnnualReport) -> set[str]:
    """Return the rows of which some figure in the report was not read, by path."""
    read = gd.figures(extraction.report)
    return {
        path.rpartition(".")[0]
        for path, value in gd.figures(report).items()
        if isinstance(value, int | Decimal) and isinstance(read.get(path), Mark | None)
    }


def rules(extraction: gd.Extraction) -> set[str]:
    """Return the ids of the problems."""
    return {problem.rule for problem in extraction.problems}


def everything(extraction: gd.Extraction) -> str:
    """Return all text that an extraction holds, as one text."""
    return gd.dumps(extraction.report) + repr(extraction)
