"""Reports in the official layout as workbooks (XLSX): a sheet a section."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from functools import partial
from typing import IO, TYPE_CHECKING, Any, cast

from gov_disclosure.document import Heading, Place, Table
from gov_disclosure.escaping import storable
from gov_disclosure.forms.layout.printed_form import PrintedForm, printed_form
from gov_disclosure.model.paths import figures, sections
from gov_disclosure.renderers.file_properties import UNDATED, custom_properties
from gov_disclosure.renderers.form_sheets import DEFAULT, FormSheet
from gov_disclosure.renderers.paper import columns_of
from gov_disclosure.renderers.workbook import is_kept, required

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gov_disclosure.document import CellPlace, TablePlace
    from gov_disclosure.forms.layout.printed_tables import PlacedBlock
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.renderers.form_sheets import Look
    from gov_disclosure.values import Value

_WHOLE = "年度报告"
"""Name of the sheet of a report without sections."""
_NAME = re.compile(r"[^\[\]:*?/\\]{,30}[^\[\]:*?/\\']")
"""What a sheet can be called."""


def form_workbook(report: AnnualReport) -> bytes:
    """Return a report in the official layout as a workbook.

    A figure is a number where its cell prints nothing else. Texts are stored as texts, so none
    is ever taken for a formula or a link.

    Args:
        report: any report.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    stream = io.BytesIO()
    book = form_book(stream)
    form = printed_form(report)
    describe(book, form)
    values = figures(report)
    for name, blocks in sheets_of(form):
        tables = [
            columns_of(block, cast("TablePlace", place))
            for block, place in blocks
            if isinstance(block, Table)
        ]
        widest = max(tables, key=lambda columns: len(columns.widths), default=None)
        sheet = FormSheet(book, name, widest)
        for block, place in blocks:
            if isinstance(block, Table):
                write = partial(write_figure, sheet, values)
                sheet.table(block, cast("TablePlace", place), write)
            elif isinstance(block, Heading):
                sheet.heading(block)
            else:
                sheet.paragraph(block.text)
    for line in form.closing:
        sheet.closing(line)
    book.close()
    return stream.getvalue()


def form_book(stream: IO[bytes]) -> Any:
    """Return a new workbook of XlsxWriter whose columns are as wide as the sheets take them for.

    Raises:
        MissingExtraError: XlsxWriter is not installed.
    """
    return required().Workbook(stream, {"in_memory": True, "default_format_properties": DEFAULT})


def describe(book: Any, form: PrintedForm) -> None:
    """Put into the properties of a workbook what is said of a report but not of the form.

    Args:
        book: the workbook of XlsxWriter.
        form: the report as it is printed.
    """
    title = {} if form.title is None else {"title": storable(form.title)}
    book.set_properties({**title, "created": UNDATED})
    for name, value in custom_properties(form):
        book.set_custom_property(name, value, "text")


def sheets_of(form: PrintedForm) -> Iterator[tuple[str, Sequence[PlacedBlock]]]:
    """Yield name and blocks of each sheet; the title is on the first, loose notes on the last."""
    title = [] if form.title is None else [(Heading(form.title, 1), Place())]
    before: list[PlacedBlock] = [*title, *form.preamble]
    if not form.sections:
        yield _WHOLE, [*before, *form.notes]
    last = list(form.sections)[-1:]
    for name, blocks in form.sections.items():
        heading = cast("Heading", blocks[0][0]).text
        after = form.notes if [name] == last else ()
        yield _name(heading, sections()[name].numeral), [*before, *blocks, *after]
        before = []


def _name(heading: str, numeral: str) -> str:
    """Return the name of the sheet of a section: its heading where a sheet can be called so."""
    can_be = heading.startswith(numeral) and heading.isprintable() and _NAME.fullmatch(heading)
    return heading if can_be else numeral


def write_figure(  # noqa: PLR0913, PLR0917 - where, what and how
    sheet: FormSheet,
    values: Mapping[str, Value],
    row: int,
    column: int,
    text: str,
    place: CellPlace,
    look: Look,
) -> None:
    """Write a cell of the form: a number where it prints nothing but a figure, else its text."""
    value = values[cast("str", place.path)]
    if isinstance(value, int | Decimal) and is_kept(value):
        unit = text.removeprefix(f"{Decimal(value):f}")
        if unit in {"", "万元"}:
            shown = {"num_format": f'General"{unit}"'} if unit else {}
            sheet.sheet.write_number(row, column, value, sheet.format({**look, **shown}))
            return
    sheet.write_text(row, column, text, look)
