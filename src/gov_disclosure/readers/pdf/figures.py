"""Pictures and form controls in the cells of a table: where they stand, no cell is blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.document import Beside

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from gov_disclosure.readers.pdf.geometry import Box, Figure
    from gov_disclosure.readers.pdf.lattice import Positions

_WITHIN = 0.8  # of a figure
_PART = 0.3  # of a figure or cell
_MOST_LARGE = 20


def figures_in_cells(
    at: Positions, figures: Iterable[Figure], with_text: Container[Box]
) -> dict[Box, tuple[Beside, ...]]:
    """Return what stands in cells besides text.

    A picture that fits into a cell stands in it, and one over several cells in those that have
    no text. One that goes out over the table is its ground, or a seal; but where it hides
    what is below, and no text stands on it, it stands in all cells that it covers. Lines that
    are drawn in a cell with text belong to that.

    Args:
        at: finds the cells.
        figures: those of the page.
        with_text: the cells in which text is seen.
    """
    found: dict[Box, dict[Beside, None]] = {}
    large = 0
    for figure in figures:
        if not figure.box.meets(at.lattice.box):
            continue
        within = figure.box.cut(at.lattice.box)
        if within.area >= _WITHIN * figure.box.area and within.area < _WITHIN * at.lattice.box.area:
            cells = _taken(figure, at, with_text)
        elif figure.is_opaque and large < _MOST_LARGE:
            large += 1
            cells = _covered(figure, at, with_text)
        else:
            continue
        for cell in cells:
            found.setdefault(cell, {})[Beside(figure.kind)] = None
    return {cell: tuple(beside) for cell, beside in found.items()}


def _taken(figure: Figure, at: Positions, with_text: Container[Box]) -> list[Box]:
    box = figure.box
    met = [
        cell
        for cell in at.cells(box)
        if box.cut(cell).area >= _PART * min(box.area, cell.area) and cell.meets(box)
    ]
    if len(met) == 1 and not figure.is_drawing:
        return met
    return [
        cell
        for cell in met
        if cell not in with_text
        and not (_is_plain(figure) and box.cut(cell).area >= _WITHIN * cell.area)  # its ground
    ]


def _is_plain(figure: Figure) -> bool:
    return figure.is_drawing and not figure.is_tiled


def _covered(figure: Figure, at: Positions, with_text: Container[Box]) -> list[Box]:
    covered = [cell for cell in at.lattice.cells if figure.box.holds(cell)]
    return [] if any(cell in with_text for cell in covered) else covered
