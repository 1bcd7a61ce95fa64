"""What stands beside the cells to be filled in: last year's figures, explanations."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.comparison.comparison import compare
from gov_disclosure.model.carried_over import is_carried_over
from gov_disclosure.model.paths import cell_facts, figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.document import CellPlace, Table, TablePlace
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.renderers.form_sheets import Look

_LOOK: Look = {
    "border": 1,
    "border_color": "#A6A6A6",
    "font_color": "#595959",
    "font_size": 9,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}


@attrs.frozen
class LastYear:
    """Last year's figures, laid out as this year's.

    Attributes:
        label: what they are called; empty if there are none.
        figures: what they are, by path; only those that count the same this year.
    """

    label: str = ""
    figures: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def of(cls, report: AnnualReport, previous: AnnualReport | None) -> LastYear:
        """Return the figures of last year's report that this year's can be held against."""
        if previous is None:
            return cls()
        year = f"（{previous.year}年度）" if previous.year is not None else ""
        shown = {
            each.path: f"{Decimal(each.old):f}"
            for each in compare(previous, report).cells
            if each.status != "not_comparable" and isinstance(each.old, int | Decimal)
        }
        return cls(f"上年数{year}", MappingProxyType(shown))

    @property
    def title(self) -> str:
        """What stands above them where they are repeated as a table."""
        return f"{self.label}，供对照，不打印" if self.figures else ""

    def cells(
        self, table: Table, place: TablePlace, shift: int
    ) -> Iterator[tuple[CellPlace, str, Look]]:
        """Yield place, text and look of cells that repeat a table with these figures.

        Args:
            table: this year's table.
            place: where its cells stand.
            shift: columns by which the first column of figures moves to the right of the sheet.
        """
        of_figures = [cell.column for row in place.cells for cell in row if cell.path is not None]
        if not self.figures.keys() & {cell.path for row in place.cells for cell in row}:
            return
        first = min(of_figures)
        for texts, cells in zip(table.rows, place.cells, strict=True):
            for text, cell in zip(texts, cells, strict=True):
                if cell.column < first:
                    continue
                moved = attrs.evolve(cell, column=cell.column - first + shift)
                shown = text if cell.path is None else self.figures.get(cell.path, "")
                yield moved, shown, _LOOK

    def of_row(self, cells: Sequence[str]) -> str:
        """Return the figures of a row in words; empty if it has none.

        What is 0 is named once, so that what is not is seen.

        Args:
            cells: paths of the cells of the row.
        """
        shown = {path: self.figures[path] for path in cells if path in self.figures}
        zeros = [path for path, figure in shown.items() if figure == "0"]
        if len(cells) == 1 or not shown:
            return "".join(shown.values())
        if len(zeros) == len(cells):
            return "均为0"
        is_short = len(shown) == len(cells) and len(zeros) > 1
        named = [
            f"{cell_facts()[path].column_label.rpartition('/')[2]} {figure}"
            for path, figure in shown.items()
            if not (is_short and figure == "0")
        ]
        return "，".join([*named, *(["其余为0"] if is_short else [])])


def row_labels(place: TablePlace) -> Mapping[str, CellPlace]:
    """Return the cell that names each row of the form: beside its figures, or above them all.

    Args:
        place: where the cells of its table stand.
    """
    rows: dict[str, list[CellPlace]] = {}
    labels: list[CellPlace] = []
    for cell in itertools.chain.from_iterable(place.cells):
        if cell.path is None:
            labels.append(cell)
        else:
            rows.setdefault(cell.path.rpartition(".")[0], []).append(cell)
    found = {}
    for row, cells in rows.items():
        first, end = cells[0], cells[-1].column + cells[-1].column_span
        beside = [
            label
            for label in labels
            if label.row == first.row and label.column + label.column_span == first.column
        ]
        above = [
            label
            for label in labels
            if label.column == first.column and label.column + label.column_span == end
        ]
        found[row] = (beside or above)[-1]
    return MappingProxyType(found)


def row_comments(report: AnnualReport, last_year: LastYear) -> Mapping[str, str]:
    """Return what is to be said of each row of a draft: last year's figures, what to confirm.

    Args:
        report: the draft.
        last_year: last year's figures.
    """
    rows: dict[str, list[str]] = {}
    for path in figures(report):
        rows.setdefault(path.rpartition(".")[0], []).append(path)
    found = {}
    for row, cells in rows.items():
        shown = last_year.of_row(cells)
        carried = dict.fromkeys(
            note.text for note in report.notes if note.path in cells and is_carried_over(note)
        )
        lines = [*carried, *([f"{last_year.label}：{shown}"] if shown else [])]
        if lines:
            found[row] = "\n".join(lines)
    return MappingProxyType(found)


def row_notes(report: AnnualReport) -> Mapping[str, str]:
    """Return what explains each row of a report: its clause, and what is counted in it.

    Args:
        report: the report, whose form decides.

    Example:
        >>> from gov_disclosure import blank
        >>> print(row_notes(blank("2021"))["requests.received"])
        依据：《条例》第五十条第一款第（二）项
        单位：件
        总计：前六列之和
    """
    notes: dict[str, dict[str, None]] = {}
    for path in figures(report):
        facts = cell_facts()[path]
        lines = notes.setdefault(path.rpartition(".")[0], {})
        lines[f"依据：{facts.clause}"] = None
        lines[f"单位：{facts.unit}"] = None
        if facts.meaning:
            lines[f"{facts.column_label.rpartition('/')[2]}：{facts.meaning}"] = None
    return MappingProxyType({row: "\n".join(lines) for row, lines in notes.items()})
