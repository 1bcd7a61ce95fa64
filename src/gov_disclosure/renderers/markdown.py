"""Reports and documents as Markdown: CommonMark with tables.

Markdown has no merged cells. A row that is one cell over the full width of its table becomes
a paragraph, below which a table of its own begins; header rows become one row of labels
joined by ``：``; a label that spans several rows is repeated in each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias, cast

from gov_disclosure.document import Document, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_disclosure.document import Block, CellPlace, Place, Table, TablePlace

ABSENT_CELL = "<!-- -->"
"""Fills up a header row that is shorter than the rows below it; no text can give it."""

_LABEL_SEPARATOR = "："
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~]")
_BLOCK_MARKUP = re.compile(r"[=:+-]|(?:#{1,6}|[0-9]{1,9}[.)])(?=\s|\Z)")
_DELIMITER_CELL = re.compile(r":?-+:?")
_TRIMMED = re.compile(r"\A\s|\s\Z|\r")

_PlacedCell: TypeAlias = "tuple[str, CellPlace]"
_Covering: TypeAlias = "Mapping[tuple[int, int], _PlacedCell]"
"""The cell that covers each row and column of a table."""


def document_markdown(document: Document) -> str:
    r"""Return a document as Markdown that ends in a newline.

    Everything that could be taken for markup is escaped, so that any text comes back as the
    same text.

    Example:
        >>> document_markdown(Document.of([Heading("1. #", 2), Paragraph("*a*\nb")]))
        '## 1. \\#\n\n\\*a\\*\\\nb\n'
    """
    blocks = zip(document.blocks, document.places, strict=True)
    return "\n\n".join(part for block, place in blocks for part in _parts(block, place)) + "\n"


def _parts(block: Block, place: Place) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {_heading_text(block.text)}"
    elif isinstance(block, Paragraph):
        yield _paragraph(block.text)
    else:
        yield from _tables(block, cast("TablePlace", place))  # as Document has checked


def _heading_text(text: str) -> str:
    # A closing run of # would be dropped, and a newline would end the heading.
    return re.sub(r"#\Z", r"\\#", _inline(text)).replace("\n", "&#10;")


def _paragraph(text: str) -> str:
    inner = text.strip("\n")
    if not inner:
        return "&#10;" * len(text)
    start = text.index(inner)
    lines = "\\\n".join(_line(line) for line in inner.split("\n"))
    return "&#10;" * start + lines + "&#10;" * (len(text) - start - len(inner))


def _line(line: str) -> str:
    """Return a line of a paragraph, which must not begin a block of another kind."""
    escaped = _inline(line)
    opening = _BLOCK_MARKUP.match(escaped)
    if opening is None:
        return escaped
    last = opening.end() - 1
    return f"{escaped[:last]}\\{escaped[last:]}"


def _inline(line: str) -> str:
    """Return text with its markup escaped and its outermost white space safe from trimming."""
    escaped = _MARKUP.sub(r"\\\g<0>", line)
    return _TRIMMED.sub(lambda match: f"&#{ord(match[0])};", escaped)


def _tables(table: Table, place: TablePlace) -> Iterator[str]:
    """Yield the paragraphs and tables that a table becomes."""
    width = place.width
    lines = [
        list(zip(texts, cells, strict=True))
        for texts, cells in zip(table.rows, place.cells, strict=True)
    ]
    header_rows, start = max(place.header_rows, 1), 0
    for number, line in enumerate(lines):
        is_caption = len(line) == 1 and line[0][1].column_span == width > 1
        if is_caption and number >= place.header_rows:
            if number > start:
                yield _pipe_table(lines[start:number], header_rows)
            yield _paragraph(line[0][0])
            header_rows, start = 1, number + 1
    if start < len(lines):
        yield _pipe_table(lines[start:], header_rows)


def _row(texts: Sequence[str | None]) -> str:
    cells = (ABSENT_CELL if text is None else _cell(text) for text in texts)
    return "| " + " | ".join(cells) + " |"


def _pipe_table(lines: Sequence[Sequence[_PlacedCell]], header_rows: int) -> str:
    """Return one table; columns in which none of its cells begins are left out."""
    first = lines[0][0][1].row
    covering = {
        (row, column): (text, cell)
        for line in lines
        for text, cell in line
        for row in range(cell.row - first, cell.row - first + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    columns = sorted({cell.column for line in lines for _, cell in line})
    rows = [
        _row(_header(covering, header_rows, columns)),
        "|" + " --- |" * len(columns),
        *(_row(_body(covering, row, columns)) for row in range(header_rows, len(lines))),
    ]
    return "\n".join(rows)


def _cell(text: str) -> str:
    # A row of nothing but dashes would be taken for a delimiter line.
    escape = "\\" if _DELIMITER_CELL.fullmatch(text) else ""
    return escape + "<br>".join(map(_inline, text.split("\n")))


def _header(covering: _Covering, rows: int, columns: Sequence[int]) -> list[str | None]:
    """Return one label a column: its header cells from the top down, joined."""
    over_all = _label_over_all(covering, rows, columns)
    labels: list[str | None] = []
    for column in columns:
        above = [covering.get((row, column)) for row in range(rows)]
        lowest = above[-1]
        parts = [
            placed[0]
            for placed in dict.fromkeys(above)
            # A label that ends over several columns stands over the first of them.
            if placed and placed != over_all and (placed != lowest or placed[1].column == column)
        ]
        labels.append(_LABEL_SEPARATOR.join(parts) if any(above) else None)
    if over_all is not None:
        labels[columns.index(over_all[1].column) - 1] = over_all[0]
    return labels


def _label_over_all(covering: _Covering, rows: int, columns: Sequence[int]) -> _PlacedCell | None:
    """Return the header over all columns beside a corner of several columns.

    It tells none of those columns apart, so it is printed once, in the corner.
    """
    corner = covering[0, columns[0]][1]
    beside = covering.get((0, corner.column_span))
    has_room = (
        corner.row_span == rows and sum(column < corner.column_span for column in columns) > 1
    )
    if beside is None or not has_room or beside[1].row_span == rows:
        return None
    return beside if beside[1].column + beside[1].column_span > columns[-1] else None


def _body(covering: _Covering, row: int, columns: Sequence[int]) -> list[str | None]:
    """Return a row: a label over several rows in each, one over several columns in the first."""
    texts: list[str | None] = []
    for column in columns:
        placed = covering.get((row, column))
        if placed is None:
            texts.append(None)
        else:
            texts.append(placed[0] if placed[1].column == column else "")
    while texts[-1] is None:
        texts.pop()
    return texts
