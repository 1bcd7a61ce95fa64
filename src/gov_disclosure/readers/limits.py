"""How much of a file is read: input files are hostile until shown otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gov_disclosure.codecs.lines import MOST_BYTES
from gov_disclosure.document import Table, TablePlace
from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.short_repr import short_repr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.document import Beside, Document


@attrs.frozen
class Limits:
    """Bounds on what a reader takes in; a caller who knows better may raise them.

    Attributes:
        max_bytes: largest file, in bytes. The largest published reports are a few megabytes.
        max_characters: most characters of text. A report has some 20,000.
        max_pages: most pages of a PDF file.
        max_decoded_bytes: largest total of the streams of a PDF file when decoded.
        max_page_content_bytes: largest total of the page contents of a PDF file, each counted
            as often as it is drawn. A page full of text takes some 30 kB.
        max_drawn: most characters and line ends on the pages of a PDF file. A page full of
            text has some 1500.
        max_markup: most characters of a web page with its markup; pictures can make it some
            millions.
        max_tags: most tags of a web page, or of a part of a Word file. A report exported by a
            word processor has some 5000, one that it keeps itself some 20 000.
        max_table_depth: deepest nesting of tables.
        max_table_places: most grid places of the tables of a web page or Word file, a merged
            cell counted once for each row and column it covers. The statutory tables have some
            400.
        max_zip_entries: most entries of a ZIP file, which DOCX and XLSX files are.
        max_part_bytes: largest part of a ZIP file when unpacked. The text of a report in Word
            takes up to a few megabytes.
        max_unpacked_bytes: largest total of the parts that are unpacked.
        max_sheet_elements: most XML elements of an XLSX file, or cells of an XLS file. A report
            takes some 5000, one whose blank cells are all described up to 100 000.
        max_sheet_characters: most characters in the cells of a workbook. A report has some 20 000.

    Example:
        >>> import gov_disclosure as gd
        >>> try:
        ...     gd.read("examples/qingxi-2020.txt", limits=gd.Limits(max_bytes=1000))
        ... except gd.UnreadableFileError as error:
        ...     print(error.reason_en)
        more than 1000 bytes; raise limits (--limit) if this really is a report
    """

    max_bytes: int = MOST_BYTES
    max_characters: int = 300_000
    max_pages: int = 500
    max_decoded_bytes: int = 64 * 1024 * 1024
    max_page_content_bytes: int = 4 * 1024 * 1024
    max_drawn: int = 200_000
    max_markup: int = 16 * 1024 * 1024
    max_tags: int = 300_000
    max_table_depth: int = 50
    max_table_places: int = 500_000
    max_zip_entries: int = 10_000
    max_part_bytes: int = 16 * 1024 * 1024
    max_unpacked_bytes: int = 64 * 1024 * 1024
    max_sheet_elements: int = 300_000
    max_sheet_characters: int = 1_000_000

    __repr__ = short_repr


DEFAULT_LIMITS = Limits()


def exceeded(file: str | None, most: int, unit: str, unit_en: str) -> UnreadableFileError:
    """Return the error for a file that holds more than a limit allows.

    Args:
        file: name of the file.
        most: the limit.
        unit: what it limits, in Chinese.
        unit_en: the same in English.
    """
    return UnreadableFileError(
        file,
        f"超过 {most} {unit}的上限；确属年度报告时可用 limits（命令行为 --limit）放宽",
        f"more than {most} {unit_en}; raise limits (--limit) if this really is a report",
    )


def check_characters(number: int, file: str | None, limits: Limits) -> None:
    """Accept a number of characters of text.

    Raises:
        UnreadableFileError: there are more than the limits allow.
    """
    if number > limits.max_characters:
        raise exceeded(file, limits.max_characters, "个字符", "characters of text")


def bounded(document: Document, file: str | None, limits: Limits) -> Document:
    """Return a document if its text is as long as the limits allow, whatever its format.

    Args:
        document: what a reader made of a file.
        file: name of the file.
        limits: bounds on what is read.

    Raises:
        UnreadableFileError: it is longer.
    """
    number = sum(
        sum(sum(map(len, row)) for row in block.rows)
        if isinstance(block, Table)
        else len(block.text)
        for block in document.blocks
    )
    number += sum(len(thing.text) for thing in _beside(document))
    check_characters(number, file, limits)
    return document


def _beside(document: Document) -> Iterator[Beside]:
    """Yield what stands beside the text of the lines and cells of a document."""
    for place in document.places:
        yield from place.beside
        if isinstance(place, TablePlace):
            for row in place.cells:
                for cell in row:
                    if cell.beside:
                        yield from cell.beside
