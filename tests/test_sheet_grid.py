"""What a sheet shows: merged cells once, and nothing that is hidden."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.readers.workbook.sheet_grid import Axes, Axis, shown_cells
from gov_disclosure.readers.workbook.sheets import Area, Sheet, SheetCell, cell_name

_PLACES = list(itertools.product(range(5), range(5)))


@st.composite
def _sheets(draw: st.DrawFn) -> Sheet:
    free = set(_PLACES)
    merged = []
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.sampled_from(_PLACES))
        bottom, right = draw(st.integers(top, 4)), draw(st.integers(left, 4))
        covered = set(itertools.product(range(top, bottom + 1), range(left, right + 1)))
        if covered <= free:
            free -= covered
            merged.append(Area(top, left, bottom, right))
    cells = {
        place: SheetCell(cell_name(*place) if draw(st.booleans()) else "", draw(st.booleans()))
        for place in draw(st.sets(st.sampled_from(_PLACES)))
    }
    numbers = st.frozensets(st.integers(0, 4), max_size=2)
    return Sheet("a", cells, tuple(merged), draw(numbers), draw(numbers))


@given(_sheets())
def test_every_text_that_is_shown_comes_once_and_where_it_is_seen(sheet: Sheet) -> None:
    """Compared with a sheet painted place by place."""
    owner = {
        place: area
        for area in sheet.merged
        for place in itertools.product(
            range(area.top, area.bottom + 1), range(area.left, area.right + 1)
        )
    }
    seen: dict[str, list[tuple[int, int]]] = {}
    rows = [row for row in range(5) if row not in sheet.hidden_rows]
    columns = [column for column in range(5) if column not in sheet.hidden_columns]
    for (y, row), (x, column) in itertools.product(enumerate(rows), enumerate(columns)):
        area = owner.get((row, column))
        first = (row, column) if area is None else (area.top, area.left)
        if (cell := sheet.cells.get(first)) is not None and cell.text:
            seen.setdefault(cell.text, []).append((y, x))
    found = {
        cell.text: list(
            itertools.product(range(cell.top, cell.bottom + 1), range(cell.left, cell.right + 1))
        )
        for cell in shown_cells(sheet, Axes.of(sheet))
        if cell.text
    }
    assert found == seen
    assert all(cell.text in {"", cell.name} for cell in shown_cells(sheet, Axes.of(sheet)))


@given(st.sets(st.integers(0, 20)).map(sorted))
def test_numbers_with_and_without_hidden_ones(hidden: list[int]) -> None:
    axis = Axis(hidden)
    shown = [number for number in range(30) if number not in hidden]
    assert [axis.shown(number) for number in shown] == list(range(len(shown)))
    assert [axis.original(place) for place in range(len(shown))] == shown


def test_areas_that_overlap_give_each_text_once() -> None:
    cells = {place: SheetCell(cell_name(*place)) for place in _PLACES}
    sheet = Sheet("a", cells, (Area(0, 0, 2, 2), Area(1, 1, 3, 3), Area(0, 0, 4, 4)))
    texts = [cell.text for cell in shown_cells(sheet, Axes.of(sheet)) if cell.text]
    assert len(texts) == len(set(texts))
