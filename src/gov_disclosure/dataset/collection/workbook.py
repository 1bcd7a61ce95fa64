"""A collecting workbook as a file: header locked, figures checked as they are typed."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gov_disclosure.arguments import items_of
from gov_disclosure.dataset.collection.columns import (
    ADDED_COLUMNS,
    ADDED_ROWS,
    BODY,
    BODY_FACTS,
    FIGURES,
    HEAD_FACTS,
    LEVELS,
    NUMBER,
    REMARK_COLUMNS,
    REMARKS,
    ROW_FACTS,
    STATE,
    TEXTS,
    column_of,
    figure_headings,
    label,
    prose_columns,
)
from gov_disclosure.dataset.collection.header import header_cells
from gov_disclosure.dataset.collection.sheets import Rows
from gov_disclosure.dataset.facts import STATES_IN_WORDS
from gov_disclosure.escaping import storable
from gov_disclosure.model.paths import check_form
from gov_disclosure.model.report import FORMS, report_of
from gov_disclosure.readers.workbook.sheets import column_name
from gov_disclosure.renderers.sum_formulas import broken_formula
from gov_disclosure.renderers.workbook import is_kept, required
from gov_disclosure.rules.sums import case_totals, request_sums
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

    from gov_disclosure.model.report import AnnualReport, FormName, HasReport
    from gov_disclosure.renderers.table import Field

_ABOVE = 2
"""Rows above the header: the title, and how the sheet is filled in."""

_SPARE = 200
"""Rows below the last body that are made ready for others."""

_HEIGHTS = (20, 30, 45, 20, 62)
_MOST_TYPED = 10**15 - 1
"""Largest figure that a spreadsheet keeps when it is typed."""

_TITLE = "政府信息公开工作年度报告数据（{form}年格式）"
_HOW = (
    "每个单位一行。没有的填 0；不适用、缺失、未能识别的格留空，在“{remarks}”表中写明。"
    "金额以万元为单位。表头已锁定，底色变红的格与有关各格的勾稽关系不符。"
)
_ALLOWED = (
    "format_cells",
    "format_columns",
    "format_rows",
    "insert_rows",
    "delete_rows",
    "sort",
    "autofilter",
    "select_locked_cells",
    "select_unlocked_cells",
)


def write_rows(
    reports: Iterable[AnnualReport | HasReport],
    path: str | os.PathLike[str],
    form: FormName = "2021",
    *,
    replaces: bool = True,
) -> None:
    """Write a collecting workbook: a row for each report, the cells of one form as columns.

    Its header is locked, without a password. Number columns hold numbers only; marks, missing
    and unreadable cells and notes stand in a sheet of their own, and so does the prose.
    ``read_rows`` reads it back. A template to be filled in is one of blank reports.

    Args:
        reports: the reports, in the order of the rows, each with its body.
        path: the file.
        form: the edition of the form.
        replaces: whether a file that is there may be replaced.

    Raises:
        InvalidValueError: there is no such form; or a report names no body, has a table of
            another edition, or holds a text that no cell of a workbook can hold.
        MissingExtraError: XlsxWriter is not installed.
        OSError: the file cannot be written.

    Example:
        >>> import pathlib, tempfile
        >>> import gov_disclosure as gd
        >>> from gov_disclosure.dataset import read_rows, write_rows
        >>> names = ("青溪区林业局", "青溪区水利局")
        >>> reports = [gd.blank(year=2025, **{"publisher.name": name}) for name in names]
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_rows(reports, file := pathlib.Path(folder) / "2025.xlsx")
        ...     [extraction.report.publisher.name for extraction in read_rows(file)]
        ['青溪区林业局', '青溪区水利局']
    """
    check_form(form)
    rows = [Rows.of(report_of(each), form) for each in items_of("reports", reports)]
    content = io.BytesIO()
    with required().Workbook(content, {"in_memory": True}) as book:
        writing = _Writing(book)
        writing.figures(rows, form)
        prose = map(label, prose_columns())
        body = (label(f"{BODY}.{name}") for name in BODY_FACTS)
        writing.plain(
            TEXTS,
            (NUMBER, label(BODY), *body, *map(label, HEAD_FACTS), *prose),
            [(number, row.body, *row.texts) for number, row in enumerate(rows, start=1)],
        )
        numbered = list(enumerate(rows, start=1))
        remarks = [(n, row.body, *each) for n, row in numbered for each in row.remarks]
        writing.plain(REMARKS, (NUMBER, label(BODY), *REMARK_COLUMNS), remarks)
        added = [(n, row.body, *each) for n, row in numbered for each in row.added]
        if added:
            writing.plain(ADDED_ROWS, (NUMBER, label(BODY), *ADDED_COLUMNS), added)
    with whole_file(path, replaces=replaces) as stream:
        stream.write(content.getvalue())


class _Writing:
    """A workbook that is being written."""

    def __init__(self, book: Any) -> None:
        self._book = book
        plain = {"font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#808080"}
        head = {**plain, "text_wrap": True, "align": "center", "bg_color": "#E7EDF5"}
        self._title = book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"})
        self._how = book.add_format({"font_size": 10, "valign": "vcenter"})
        self._head = book.add_format(head)
        self._number = book.add_format({**plain, "align": "center", "locked": False})
        self._text = book.add_format(
            {**plain, "valign": "top", "text_wrap": True, "locked": False, "num_format": "@"}
        )
        self._open = book.add_format({"locked": False})
        self._broken = book.add_format({"bg_color": "#FFC7CE", "font_color": "#9C0006"})

    def figures(self, rows: Sequence[Rows], form: FormName) -> None:
        """Write the sheet of figures."""
        headings = figure_headings(form)
        plain = [("",) * (LEVELS - 1) + (text,) for text in (NUMBER, *map(label, ROW_FACTS))]
        columns = [*plain, *headings.values()]
        sheet = self._begin(FIGURES, (_ABOVE + LEVELS, 2), len(columns))
        sheet.write_string(0, 0, _TITLE.format(form=FORMS[form].name), self._title)
        sheet.write_string(1, 0, _HOW.format(remarks=REMARKS), self._how)
        for level, height in enumerate(_HEIGHTS):
            sheet.set_row(_ABOVE + level, height)
        for text, area in header_cells(columns):
            top, left, bottom, right = area
            place = (top + _ABOVE, left, bottom + _ABOVE, right)
            if (top, left) == (bottom, right):
                sheet.write_string(*place[:2], text, self._head)
            else:
                sheet.merge_range(*place, "", self._head)
                sheet.write_string(*place[:2], text, self._head)
        first = _ABOVE + LEVELS
        for number, row in enumerate(rows):
            self._row(sheet, first + number, (number + 1, *row.figures))
        last = first + len(rows) + _SPARE
        for column, path in enumerate(headings, start=len(plain)):
            sheet.data_validation(first, column, last, column, _validation(path))
        places = {path: number for number, path in enumerate(headings, start=len(plain))}
        names = {path: f"{column_name(place)}{first + 1}" for path, place in places.items()}
        requests: type = FORMS[form].requests
        for identity in (*request_sums(requests), *case_totals()):
            condition = broken_formula(identity, names.__getitem__)
            for path in identity.whole:
                area = (first, places[path], last, places[path])
                rule = {"type": "formula", "criteria": condition, "format": self._broken}
                sheet.conditional_format(*area, rule)
        sheet.set_column(0, 0, 5, self._open)
        sheet.set_column(1, 1, 26, self._open)
        sheet.set_column(2, 3, 9, self._open)
        sheet.set_column(len(plain), len(columns) - 1, 7.5, self._open)

    def plain(self, name: str, header: Sequence[str], rows: Sequence[Sequence[Field]]) -> None:
        """Write a sheet whose header is one row."""
        sheet = self._begin(name, (1, 2), len(header))
        sheet.set_column(0, 0, 5, self._open)
        sheet.set_column(1, 1, 26, self._open)
        sheet.set_column(2, len(header) - 1, 24, self._open)
        for column, text in enumerate(header):
            sheet.write_string(0, column, text, self._head)
        for number, row in enumerate(rows, start=1):
            self._row(sheet, number, row)
        if STATE in header:
            states = [STATES_IN_WORDS[name].zh for name in ("mark", "missing", "unreadable")]
            place = header.index(STATE)
            choice = {"validate": "list", "source": states}
            sheet.data_validation(1, place, len(rows) + _SPARE, place, choice)

    def _begin(self, name: str, frozen: tuple[int, int], width: int) -> Any:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(*frozen)
        sheet.protect("", dict.fromkeys(_ALLOWED, True))
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.repeat_rows(0, frozen[0] - 1)
        sheet.repeat_columns(0, min(1, width - 1))
        return sheet

    def _row(self, sheet: Any, number: int, row: Sequence[Field]) -> None:
        for column, field in enumerate(row):
            if field is None:
                sheet.write_blank(number, column, None, self._number)
            elif isinstance(field, str):
                sheet.write_string(number, column, storable(field), self._text)
            elif isinstance(field, int | Decimal):
                if is_kept(field):
                    sheet.write_number(number, column, field, self._number)
                else:
                    sheet.write_string(number, column, f"{Decimal(field):f}", self._number)


def _validation(path: str) -> dict[str, Any]:
    """Return what may be typed into the column of a cell."""
    column = column_of(path)
    is_amount = column.unit == "万元"
    least = -_MOST_TYPED if column.signed else 0
    what = "金额（万元）" if is_amount else "整数"
    return {
        "validate": "decimal" if is_amount else "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": _MOST_TYPED,
        "error_title": "不是可填的数",
        "error_message": f"请填{'' if column.signed else '不小于 0 的'}{what}；没有的填 0，"
        f"不适用、缺失的留空并在“{REMARKS}”表中写明。",
    }
