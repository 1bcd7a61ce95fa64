"""What stands beside the cells of a workbook to fill in: last year's figures, explanations."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.comparison.comparison import compare
from gov_disclosure.model.paths import cell_facts, figures

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        title: what stands above them; empty if there are none.
        figures: what they are, by path; only those that count the same this year.
    """

    title: str = ""
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
        return cls(f"上年数{year}，供对照，不打印", MappingProxyType(shown))

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
