"""Workbooks as documents: the sheets that are shown, one after the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.document import Document, Paragraph, Place
from gov_disclosure.readers.workbook.sheet_tables import PlacedBlock, SheetReader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.workbook.sheets import Sheet

_NAME_BY_DEFAULT = re.compile(r"(?:Sheet|工作表)\s*\d*", re.IGNORECASE)


def workbook_document(sheets: Iterable[Sheet], file: str | None, limits: Limits) -> Document:
    """Return the sheets of a workbook as one document.

    Where several sheets hold something, each begins with its name, unless the program gave it
    that name, or its first line holds it.

    Args:
        sheets: the sheets that are shown.
        file: name of the file, for errors.
        limits: bounds on the grids.

    Raises:
        UnreadableFileError: the tables have more grid places than the limits allow.
    """
    reader = SheetReader(file, limits)
    filled = [(sheet.name, blocks) for sheet in sheets if (blocks := reader.blocks(sheet))]
    placed: list[PlacedBlock] = []
    for name, blocks in filled:
        if len(filled) > 1 and _says_something(name, blocks[0]):
            placed.append((Paragraph(name.strip()), Place(sheet=name)))
        placed += blocks
    return Document(tuple(block for block, _ in placed), tuple(place for _, place in placed))


def _says_something(name: str, first: PlacedBlock) -> bool:
    name = name.strip()
    if not name or _NAME_BY_DEFAULT.fullmatch(name):
        return False
    block, _ = first
    return not isinstance(block, Paragraph) or "".join(name.split()) not in "".join(
        block.text.split()
    )
