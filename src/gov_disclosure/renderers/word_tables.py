"""Tables of a report in Word: merged cells, header rows on each page, rows that stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gov_disclosure.escaping import storable
from gov_disclosure.renderers.line_breaks import broken_table
from gov_disclosure.renderers.paper import (
    BESIDE_CELL,
    BLOCK_SHADE,
    MILLIMETRES_PER_POINT,
    SMALL_TABLE_SIZE,
    TABLE_SIZE,
    TEXT_HEIGHT,
    Columns,
    Role,
    columns_of,
    heights,
    role_of,
)
from gov_disclosure.renderers.word_styles import TABLE_STYLE, style_id

if TYPE_CHECKING:
    from gov_disclosure.document import CellPlace, Table, TablePlace

_TWIPS = 20 / MILLIMETRES_PER_POINT
_LEAST_HEIGHTS = {TABLE_SIZE: 24.0, SMALL_TABLE_SIZE: 17.0}
"""Size of the type to the least height of a row, in points."""
_BESIDE_TEXT = round(BESIDE_CELL * _TWIPS)
"""Twips between the text of a cell and its borders."""
_ABOVE = 60.0
"""Points that the headings above a table take that is to stand on one page with them."""


def element(tag: str, *children: Any, **attributes: object) -> Any:
    """Return an element of Word with its attributes.

    Args:
        tag: its name, without prefix.
        children: elements in it.
        attributes: attributes, without prefix.
    """
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), f"{value}")
    made.extend(children)
    return made


def run(text: str, *properties: Any) -> Any:
    """Return a run of text; a newline in it begins a new line.

    Args:
        text: the text.
        properties: of the run.
    """
    made = element("r")
    if properties:
        made.append(element("rPr", *properties))
    for number, line in enumerate(storable(text).split("\n")):
        if number:
            made.append(element("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(element("tab"))
            if piece:
                written = element("t")
                written.text = piece
                written.set(qn("xml:space"), "preserve")
                made.append(written)
    return made


def table_element(table: Table, place: TablePlace, caption: str | None) -> Any:
    """Return a table as wide as the text.

    A table of the form stays on one page with its heading where it can; header rows come again
    on each page, and no row is parted.

    Args:
        table: the table.
        place: where its cells stand.
        caption: what those who cannot see it are told it is.
    """
    columns = columns_of(table, place)
    table = broken_table(table, place, columns)
    widths = [round(width * _TWIPS) for width in columns.widths]
    height = sum(
        max(height, _LEAST_HEIGHTS[columns.size]) for height in heights(table, place, columns)
    )
    is_kept = (height + _ABOVE) * MILLIMETRES_PER_POINT < TEXT_HEIGHT
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(widths), type="dxa"),
            element("jc", val="center"),
            element(
                "tblBorders",
                *(
                    element(side, val="single", sz=4, space=0, color="auto")
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
                ),
            ),
            element("tblLayout", type="fixed"),
            element(
                "tblCellMar",
                element("left", w=_BESIDE_TEXT, type="dxa"),
                element("right", w=_BESIDE_TEXT, type="dxa"),
            ),
            *([element("tblCaption", val=storable(caption))] if caption else []),
        ),
        element("tblGrid", *(element("gridCol", w=width) for width in widths)),
    )
    rows = _covering(table, place)
    for number, cells in enumerate(rows):
        is_last = number == len(rows) - 1
        made.append(
            element(
                "tr",
                element(
                    "trPr",
                    element("cantSplit"),
                    element("trHeight", val=round(_LEAST_HEIGHTS[columns.size] * 20)),
                    *([element("tblHeader")] if number < place.header_rows else []),
                ),
                *(
                    _cell(
                        text if cell.row == number else "",
                        cell,
                        place,
                        columns,
                        widths=widths,
                        is_first=cell.row == number,
                        is_kept=is_kept and not is_last,
                    )
                    for text, cell in cells
                ),
            )
        )
    return made


def _covering(table: Table, place: TablePlace) -> list[list[tuple[str, CellPlace]]]:
    """Return for each row of the grid the cells that cover a part of it, from left to right."""
    rows: dict[int, list[tuple[str, CellPlace]]] = {}
    for texts, cells in zip(table.rows, place.cells, strict=True):
        for text, cell in zip(texts, cells, strict=True):
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, []).append((text, cell))
    return [sorted(rows[row], key=lambda one: one[1].column) for row in sorted(rows)]


def _cell(  # noqa: PLR0913 - what Word asks of a cell
    text: str,
    cell: CellPlace,
    place: TablePlace,
    columns: Columns,
    *,
    widths: list[int],
    is_first: bool,
    is_kept: bool,
) -> Any:
    role = role_of(cell, place)
    width = sum(widths[cell.column : cell.column + cell.column_span])
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if cell.column_span > 1:
        properties.append(element("gridSpan", val=cell.column_span))
    if cell.row_span > 1:
        properties.append(element("vMerge", **({"val": "restart"} if is_first else {})))
    if role is Role.BLOCK:
        properties.append(element("shd", val="clear", color="auto", fill=BLOCK_SHADE))
    properties.append(element("vAlign", val="center"))
    paragraph = element("pPr", element("pStyle", val=style_id(TABLE_STYLE)))
    if is_kept:
        paragraph.append(element("keepNext"))
    if role in {Role.BLOCK, Role.LABEL}:
        paragraph.append(element("jc", val="left"))
    half_points = round(columns.size * 2)
    size = (element("sz", val=half_points), element("szCs", val=half_points))
    content = element("p", paragraph, *([run(text, *size)] if text else []))
    return element("tc", properties, content)
