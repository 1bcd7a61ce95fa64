"""A collecting workbook read back: a report for each row, or every fault at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.dataset.collection.columns import FIGURES, figure_headings
from gov_disclosure.dataset.collection.figures import Faults, FigureRow, figure_rows
from gov_disclosure.dataset.collection.grid import Grid, plain_heading
from gov_disclosure.dataset.collection.problems import InvalidRowsError
from gov_disclosure.dataset.collection.remarks import Beside, added_rows, remarks, texts
from gov_disclosure.errors import InvalidValueError, UnrecognisedDocumentError
from gov_disclosure.model.extraction import EvidenceToMake, Extraction
from gov_disclosure.model.paths import TABLE_SECTIONS, section_class, section_of
from gov_disclosure.model.publisher import Publisher
from gov_disclosure.model.report import FORMS, AnnualReport
from gov_disclosure.readers.content import input_file
from gov_disclosure.readers.kinds import binary_kind
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.readers.workbook.xlsx import xlsx_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.model.publisher import Source
    from gov_disclosure.model.report import FormName
    from gov_disclosure.readers.content import Readable
    from gov_disclosure.readers.formats import InputFile

_MORE = 20
"""How much more than one report the sheets of texts and remarks may hold."""


def read_rows(file: Readable, limits: Limits | None = None) -> tuple[Extraction, ...]:
    """Read a collecting workbook, as ``write_rows`` writes it: a report for each row.

    A blank cell is blank: what is not applicable, missing or unreadable stands in the sheet of
    remarks, or as a mark in the cell. Columns are told by their headings, in any order.

    Args:
        file: path, bytes, or binary stream.
        limits: bounds on what is read; of texts and cells ``read_rows`` takes in more.

    Returns:
        The reports in the order of the rows, with the cell of each figure as evidence.

    Raises:
        InvalidRowsError: something in it cannot be used; every fault is told.
        UnrecognisedDocumentError: it is no workbook of this kind.
        UnreadableFileError: it cannot be opened, is too large or damaged.

    Example:
        >>> import pathlib, tempfile
        >>> import gov_disclosure as gd
        >>> from gov_disclosure.dataset import read_rows, write_rows
        >>> changes = {"publisher.name": "青溪区林业局", "requests.received.total": 5}
        >>> report = gd.blank(year=2025, **changes)
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_rows([report], file := pathlib.Path(folder) / "2025.xlsx")
        ...     extraction, = read_rows(file)
        >>> extraction.report.requests.received.total
        5
        >>> extraction.evidence["requests.received.total"].cell
        'U8'
    """
    given, source = input_file(file, None, limits or DEFAULT_LIMITS)
    found = rows_in(given, source)
    if found is None:
        raise UnrecognisedDocumentError(
            given.name,
            (FIGURES,),
            (),
            "不是一行一份报告的汇总工作簿；请用 table --template 生成",
            "this is no workbook with a row for each report; table --template makes one",
        )
    return found


def rows_in(file: InputFile, source: Source) -> tuple[Extraction, ...] | None:
    """Return the reports of the rows of a file; None if it is no collecting workbook.

    Raises:
        InvalidRowsError: something in it cannot be used; every fault is told.
        UnreadableFileError: it is too large or damaged.
    """
    if binary_kind(file.data, file.name, file.limits) != "xlsx":
        return None
    main = next(_grids(file, file.limits), None)
    form = None if main is None else _form(main)
    if main is None or form is None:
        return None
    limits = attrs.evolve(
        file.limits,
        max_sheet_elements=_MORE * file.limits.max_sheet_elements,
        max_sheet_characters=_MORE * file.limits.max_sheet_characters,
    )
    faults = Faults()
    rows = figure_rows(main, form, faults)
    beside = Beside.of(rows)
    for grid in _grids(file, limits, after=main.name):
        for reading in (texts, remarks, added_rows):
            reading(grid, beside, faults)
    reports = [_report(row, form, beside, source, faults) for row in rows]
    if faults.problems:
        raise InvalidRowsError(file.name or FIGURES, tuple(faults.problems))
    return tuple(
        Extraction(report, EvidenceToMake(row.evidence))
        for report, row in zip(reports, rows, strict=True)
        if report is not None
    )


def _grids(file: InputFile, limits: Limits, after: str | None = None) -> Iterator[Grid]:
    for sheet in xlsx_sheets(file.data, file.name, limits, after):
        grid = Grid.of(sheet) if sheet.is_shown else None
        if grid is not None:
            yield grid


def _form(grid: Grid) -> FormName | None:
    """Return the edition of the form whose cells are the columns of a sheet, or None."""
    found = {tuple(map(plain_heading, heading)) for heading in grid.headings.values()}
    counts: dict[FormName, int] = {}
    for form in FORMS:
        headings = figure_headings(form).values()
        named = {tuple(map(plain_heading, filter(None, heading))) for heading in headings}
        counts[form] = len(found & named)
    best = max(counts, key=lambda form: counts[form])
    return best if counts[best] else None


def _report(
    row: FigureRow, form: FormName, beside: Beside, source: Source, faults: Faults
) -> AnnualReport | None:
    """Return the report of a row, or None with what of it cannot be."""
    if not row.body:
        return None  # which was told
    found = beside.of_row[row.row]
    values = {**row.values, **found.states}
    tables: dict[str, Any] = {}
    for name in TABLE_SECTIONS:
        if name in found.absent:
            continue
        below = {
            path.removeprefix(f"{name}."): value
            for path, value in values.items()
            if path.startswith(f"{name}.")
        }
        tables[name] = section_of(section_class(form, name), below, **found.frames.get(name, {}))
    try:
        return AnnualReport(
            publisher=Publisher(row.body, **found.of_body),
            year=row.year,
            scope=row.scope,
            source=source,
            notes=(*row.notes, *found.notes),
            **found.of_report,
            **tables,
        )
    except InvalidValueError as error:
        faults.add(row.grid, (), row.body, error.value, error.expected, error.expected_en)
        return None
