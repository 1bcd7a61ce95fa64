"""How a report looks on paper: page, typefaces and sizes of GB/T 9704, columns of tables."""

from __future__ import annotations

import enum
import itertools
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.display_width import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gov_disclosure.document import CellPlace, Table, TablePlace

PAGE = (210.0, 297.0)
"""Width and height of A4, in millimetres."""

MARGIN_TOP, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT = 37.0, 35.0, 28.0, 26.0
TEXT_WIDTH = PAGE[0] - MARGIN_LEFT - MARGIN_RIGHT
TEXT_HEIGHT = PAGE[1] - MARGIN_TOP - MARGIN_BOTTOM

BLOCK_SHADE = "D9E2F3"
"""Behind the lines of a table that name a block of the form, as on the official blank."""


@attrs.frozen
class Face:
    """A typeface as documents name it.

    Attributes:
        name: its name.
        others: names of the like of it, the nearest first, on systems that lack it.
    """

    name: str
    others: tuple[str, ...]


TITLE = Face(
    "方正小标宋简体",
    ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋", "STZhongsong", "Songti SC",
     "Noto Serif CJK SC", "Source Han Serif SC", "SimSun"),
)  # fmt: skip
HEADING = Face(
    "黑体",
    ("SimHei", "STHeiti", "Heiti SC", "Noto Sans CJK SC", "Source Han Sans SC",
     "WenQuanYi Zen Hei"),
)  # fmt: skip
SUBHEADING = Face(
    "楷体", ("KaiTi", "楷体_GB2312", "STKaiti", "Kaiti SC", "FandolKai", "AR PL UKai CN",
             "LXGW WenKai"),
)  # fmt: skip
BODY = Face("仿宋", ("FangSong", "仿宋_GB2312", "STFangsong", "FandolFang R"))
FIGURES = Face(
    "宋体", ("SimSun", "STSong", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC")
)

TITLE_SIZE, BODY_SIZE, PAGE_NUMBER_SIZE = 22.0, 16.0, 14.0
"""二号, 三号 and 四号, in points."""
LINE_HEIGHT, TITLE_LINE_HEIGHT = 28.0, 36.0
"""Of the text and of the title, in points: 22 lines on a page."""
TABLE_SIZE, SMALL_TABLE_SIZE = 10.5, 9.0
"""五号, and 小五 for tables that are too wide for it."""
BESIDE_CELL = 1.0
"""Millimetres between the text of a cell and its borders."""

MILLIMETRES_PER_POINT = 25.4 / 72
_BESIDE_TEXT = 2
_LEAST, _MOST = 4, 24
"""Narrowest and widest text by which a column is measured where not all have room."""


class Role(enum.Enum):
    """What a cell is in its table, which decides where its text stands."""

    BLOCK = "block"
    HEADER = "header"
    LABEL = "label"
    FIGURE = "figure"


def role_of(place: CellPlace, table: TablePlace) -> Role:
    """Return what a cell is in its table.

    Example:
        >>> from gov_disclosure.document import CellPlace, TablePlace
        >>> cells = ((CellPlace(column_span=2),), (CellPlace(row=1), CellPlace(row=1, column=1)))
        >>> table = TablePlace(cells=cells)
        >>> role_of(cells[0][0], table), role_of(cells[1][0], table)
        (<Role.BLOCK: 'block'>, <Role.HEADER: 'header'>)
    """
    if place.path is not None:
        return Role.FIGURE
    if table.width > 1 and place.column_span == table.width:
        return Role.BLOCK
    is_side = table.header_rows and place.row >= table.header_rows
    return Role.LABEL if is_side else Role.HEADER


@attrs.frozen
class Columns:
    """The columns of a table on paper.

    Attributes:
        widths: their widths in millimetres; together the width of the text.
        size: size of the type in points.
    """

    widths: tuple[float, ...]
    size: float


def columns_of(table: Table, place: TablePlace) -> Columns:
    """Return the columns of a table, as wide as the text together.

    Where each text has room on one line, columns are as wide as their texts; else columns of
    figures are all as narrow as their figures allow, and the labels get the rest.

    Args:
        table: the table.
        place: where its cells stand.
    """
    cells = [
        (display_width(line), cell)
        for texts, cells in zip(table.rows, place.cells, strict=True)
        for text, cell in zip(texts, cells, strict=True)
        if cell.column_span == 1
        for line in text.split("\n")
    ]
    width = place.width
    natural = [_BESIDE_TEXT + _widest(cells, column) for column in range(width)]
    if sum(natural) <= half_characters(TEXT_WIDTH, TABLE_SIZE):
        return Columns(_scaled(natural), TABLE_SIZE)
    of_figures = {
        column
        for row in place.cells
        for cell in row
        if cell.path is not None
        for column in range(cell.column, cell.column + cell.column_span)
    }
    figures = max((needed for needed, cell in cells if cell.path is not None), default=_LEAST)
    narrow = [
        _BESIDE_TEXT
        + min(max(figures if column in of_figures else _widest(cells, column), _LEAST), _MOST)
        for column in range(width)
    ]
    return Columns(_scaled(narrow), SMALL_TABLE_SIZE)


def _widest(cells: Sequence[tuple[int, CellPlace]], column: int) -> int:
    """Return the widest text of a column; one over several rows may take as many lines."""
    return max(
        (-(-needed // cell.row_span) for needed, cell in cells if cell.column == column), default=0
    )


def half_characters(width: float, size: float) -> float:
    """Return how many half-width characters a width holds.

    Args:
        width: in millimetres.
        size: size of the type in points.
    """
    return width / (size * MILLIMETRES_PER_POINT / 2)


def _scaled(widths: Sequence[int]) -> tuple[float, ...]:
    factor = TEXT_WIDTH / sum(widths)
    return tuple(width * factor for width in widths)


def grid_rows(
    table: Table, place: TablePlace
) -> Iterator[tuple[int, tuple[tuple[str, CellPlace], ...]]]:
    """Yield the rows of the grid with the cells that begin in each, none where all are covered.

    Args:
        table: the table.
        place: where its cells stand.
    """
    rows = {
        cells[0].row: tuple(zip(texts, cells, strict=True))
        for texts, cells in zip(table.rows, place.cells, strict=True)
    }
    last = max(cell.row + cell.row_span for cells in place.cells for cell in cells)
    yield from ((number, rows.get(number, ())) for number in range(last))


def lines_taken(text: str, width: float) -> int:
    r"""Return how many lines a text takes between margins so many half-width characters apart.

    Example:
        >>> lines_taken("政府信息公开", 8), lines_taken("一\n二", 8)
        (2, 2)
    """
    room = max(int(width), 2)
    return sum(max(1, -(-display_width(line) // room)) for line in text.split("\n"))


def heights(table: Table, place: TablePlace, columns: Columns) -> tuple[float, ...]:
    """Return an estimate of the height of each row, in points, for formats that ask for one.

    Args:
        table: the table.
        place: where its cells stand.
        columns: its columns on paper.
    """
    line = columns.size * 1.3
    found = [line + 4] * max(cell.row + cell.row_span for row in place.cells for cell in row)
    starts = [0.0, *itertools.accumulate(columns.widths)]
    cells = [
        (text, cell)
        for texts, cells in zip(table.rows, place.cells, strict=True)
        for text, cell in zip(texts, cells, strict=True)
    ]
    for text, cell in sorted(cells, key=lambda one: one[1].row_span):
        room = starts[cell.column + cell.column_span] - starts[cell.column]
        half = half_characters(room, columns.size) - _BESIDE_TEXT
        needed = lines_taken(text, half) * line + 4
        rows = range(cell.row, cell.row + cell.row_span)
        found[rows[-1]] += max(0.0, needed - sum(found[row] for row in rows))
    return tuple(found)
