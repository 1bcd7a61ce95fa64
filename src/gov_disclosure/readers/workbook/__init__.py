"""Workbooks as documents: the sheets that are shown, one after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.document import Document, Paragraph, Place, Remark
from gov_disclosure.errors import shorten
from gov_disclosure.quoting import quoted
from gov_disclosure.readers.workbook.sheet_tables import PlacedBlock, SheetReader
from gov_disclosure.readers.workbook.sheets import column_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.workbook.sheets import Sheet

_NAME_BY_DEFAULT = re.compile(r"(?:Sheet|工作表)\s*\d*", re.IGNORECASE)


def workbook_document(sheets: Iterable[Sheet], file: str | None, limits: Limits) -> Document:
    """Return the sheets of a workbook as one document.

    Where several sheets hold something, each begins with its name, unless the program gave it
    that name, its first line holds it, or another line says just that.

    Args:
        sheets: the sheets.
        file: name of the file, for errors.
        limits: bounds on the grids.

    Raises:
        UnreadableFileError: the tables have more grid places than the limits allow.
    """
    reader = SheetReader(file, limits)
    filled: list[tuple[str, list[PlacedBlock]]] = []
    remarks: list[Remark] = []
    for sheet in sheets:
        remarks += _remarks(sheet)
        if blocks := reader.blocks(sheet):
            filled.append((sheet.name, blocks))
    placed: list[PlacedBlock] = []
    for name, blocks in filled:
        if len(filled) > 1 and _says_something(name, blocks):
            placed.append((Paragraph(name.strip()), Place(sheet=name)))
        placed += blocks
    return Document(
        tuple(block for block, _ in placed),
        tuple(place for _, place in placed),
        remarks=tuple(remarks),
    )


def _remarks(sheet: Sheet) -> Iterator[Remark]:
    """Yield what of a sheet is hidden, and so was not read."""
    if not sheet.is_shown:
        yield _hidden(f"工作表{quoted(sheet.name)}", f"sheet {quoted(sheet.name)}")
        return
    filled = [place for place, cell in sheet.cells.items() if cell.text]
    lines = (
        ("行", "rows", {f"{row + 1}": None for row, _ in filled if row in sheet.hidden_rows}),
        (
            "列",
            "columns",
            {column_name(column): None for _, column in filled if column in sheet.hidden_columns},
        ),
    )
    for kind, kind_en, names in lines:
        if names:
            yield _hidden(
                f"工作表{quoted(sheet.name)}的第 {shorten('、'.join(names))} {kind}",
                f"{kind_en} {shorten(', '.join(names))} of sheet {quoted(sheet.name)}",
            )


def _hidden(what: str, what_en: str) -> Remark:
    return Remark(
        "reading.hidden",
        None,
        f"{what}是隐藏的，没有读取；如其内容已公布，请取消隐藏后再读",
        f"{what_en}: hidden, so not read; show them if what they hold was published",
    )


def _says_something(name: str, blocks: Sequence[PlacedBlock]) -> bool:
    name = "".join(name.split())
    if not name or _NAME_BY_DEFAULT.fullmatch(name):
        return False
    lines = ["".join(block.text.split()) for block, _ in blocks if isinstance(block, Paragraph)]
    first, _ = blocks[0]
    return name not in lines and not (isinstance(first, Paragraph) and name in lines[0])
