"""A roster as a file: CSV or a workbook, its first row the column names."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gov_disclosure.bodies.body import Body
from gov_disclosure.errors import InvalidValueError, UnreadableFileError
from gov_disclosure.readers.encodings import decode
from gov_disclosure.readers.limits import DEFAULT_LIMITS
from gov_disclosure.renderers.table import csv_line
from gov_disclosure.roster.columns import BY_HEADER, COLUMNS, NOT_READ, Column, header_key
from gov_disclosure.roster.contradictions import contradictions
from gov_disclosure.roster.problems import InvalidRosterError, RosterProblem
from gov_disclosure.system_reasons import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from os import PathLike

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes the file for GBK
_WORKBOOK = ".xlsx"
_DELIMITERS = ",\t;"
_MOST_ROWS = 100_000


def read_bodies(path: str | PathLike[str]) -> tuple[Body, ...]:
    """Return the bodies that a file lists.

    Raises:
        UnreadableFileError: it cannot be opened, or is larger than a roster can be.
        InvalidRosterError: something in it cannot be used; all of that is told at once.
        MissingExtraError: a workbook, without the extra that reads it.
    """
    file = Path(path)
    rows = list(_xlsx_rows(file) if file.suffix.lower() == _WORKBOOK else _csv_rows(file))
    (number, header), *others = rows[_rows_above(rows) :] or [(1, [])]
    columns = _columns(file.name, number, header)
    problems: list[RosterProblem] = []
    bodies: list[tuple[int, Body]] = []
    for row, cells in others:
        body = _body(row, cells, header, columns, problems)
        if body is not None:
            bodies.append((row, body))
    headers = {column.name: text for text, column in zip(header, columns, strict=True) if column}
    problems += contradictions(bodies, headers)
    if problems:
        raise InvalidRosterError(file.name, sorted(problems, key=lambda each: each.row))
    return tuple(body for _, body in bodies)


def write_bodies(bodies: Iterable[Body], path: str | PathLike[str]) -> None:
    """Write bodies to a CSV file or a workbook; the suffix decides.

    Raises:
        MissingExtraError: a workbook, without the extra that writes it.
        OSError: the file cannot be written.
    """
    file = Path(path)
    header = [column.zh for column in COLUMNS]
    rows = [[_written(column, body) for column in COLUMNS] for body in bodies]
    if file.suffix.lower() != _WORKBOOK:
        text = "".join(map(csv_line, (header, *rows)))
        file.write_text(_BYTE_ORDER_MARK + text, encoding="utf-8", newline="")
        return
    from gov_disclosure.renderers.workbook import TableWorkbook  # noqa: PLC0415 - an extra

    with TableWorkbook(file) as book:
        book.begin_sheet("名册")
        for row in (header, *rows):
            book.append(row)


def _written(column: Column, body: Body) -> str:
    value = getattr(body, column.name)
    return "" if value is None else column.write(value)


def _bytes(file: Path) -> bytes:
    most = DEFAULT_LIMITS.max_bytes
    try:
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        reason = system_reason(error)
        raise UnreadableFileError(
            str(file), f"不能读取（{reason.zh}）", f"cannot be read ({reason.en})"
        ) from error
    if len(data) > most:
        raise UnreadableFileError(
            str(file),
            f"超过 {most} 字节，不像一份名册；请核对是否给错了文件",
            f"more than {most} bytes, and no roster is so long; check that this is the file",
        )
    return data


def _csv_rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    text = decode(_bytes(file), str(file)).removeprefix(_BYTE_ORDER_MARK)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for number, cells in enumerate(lines, start=1):
            if any(map(str.strip, cells)):
                yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise UnreadableFileError(
            str(file),
            "不是规范的 CSV；请用 Excel 或 WPS 打开后另存为 CSV 或 xlsx",
            f"not regular CSV ({error}); open it in Excel or WPS and save it as CSV or XLSX",
        ) from error


def _delimiter(text: str) -> str:
    """Return what separates the cells of the first line that has more than one."""
    for line in text.splitlines():
        found = max(_DELIMITERS, key=line.count)
        if found in line:
            return found
    return _DELIMITERS[0]


def _xlsx_rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    from gov_disclosure.readers.workbook.xlsx import xlsx_sheets  # noqa: PLC0415 - an extra

    for sheet in xlsx_sheets(_bytes(file), str(file), DEFAULT_LIMITS):
        rows: dict[int, dict[int, str]] = {}
        for (row, column), cell in sheet.cells.items():
            text = (cell.text or "".join(beside.text for beside in cell.beside)).strip()
            if text and row < _MOST_ROWS:
                rows.setdefault(row, {})[column] = text
        for area in sheet.merged:
            text = rows.get(area.top, {}).get(area.left, "")
            for row in range(area.top + 1, min(area.bottom + 1, _MOST_ROWS) if text else 0):
                rows.setdefault(row, {})[area.left] = text
        for row, found in sorted(rows.items()):
            yield row + 1, [found.get(column, "") for column in range(max(found) + 1)]
        if rows:
            return


def _rows_above(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """Return how many rows stand above the header: titles, each alone on its row."""
    for number, (_, cells) in enumerate(rows):
        if any(header_key(text) in BY_HEADER for text in cells):
            return number
        if sum(map(bool, cells)) != 1:
            break
    return 0


def _columns(file: str, row: int, header: Sequence[str]) -> list[Column | None]:
    """Return the column of each cell of the header.

    Raises:
        InvalidRosterError: one is unknown, comes twice, or there is none for the name.
    """
    known = "、".join(column.zh for column in COLUMNS)
    known_en = ", ".join(column.name for column in COLUMNS)
    columns = [BY_HEADER.get(header_key(text)) for text in header]
    problems = [
        RosterProblem(row, text, text, f"列名 {known} 之一", f"a column name: {known_en}")
        for text, column in zip(header, columns, strict=True)
        if text and column is None and header_key(text) not in NOT_READ
    ]
    names = [column.name for column in columns if column]
    problems += [
        RosterProblem(row, column.zh, text, "只出现一次的列", "a column that comes once")
        for number, (text, column) in enumerate(zip(header, columns, strict=True))
        if column and column.name in {each.name for each in columns[:number] if each}
    ]
    if "name" not in names:
        first = ",".join(header)
        problems.append(
            RosterProblem(row, "", first, "有“单位”一列的表头", "a header with the column “name”")
        )
    if problems:
        raise InvalidRosterError(file, problems)
    return columns


def _body(
    row: int,
    cells: Sequence[str],
    header: Sequence[str],
    columns: Sequence[Column | None],
    problems: list[RosterProblem],
) -> Body | None:
    """Return the body of a row, or None and what is wrong with it."""
    before = len(problems)
    given: dict[str, Any] = {}
    for number, text in enumerate(cells):
        column = columns[number] if number < len(columns) else None
        if not text or (column is None and number < len(header) and header[number]):
            continue
        if column is None:
            problems.append(
                RosterProblem(row, "", text, "列名下的内容", "something under a column name")
            )
            continue
        try:
            value = column.parse(text)
            Body(**{"name": "甲", column.name: value})
            given[column.name] = value
        except InvalidValueError as error:
            problems.append(
                RosterProblem(row, header[number], text, error.expected, error.expected_en)
            )
    if "name" not in given and len(problems) == before:
        listed = ",".join(filter(None, cells))
        named = next(
            text for text, each in zip(header, columns, strict=True) if each and each.name == "name"
        )
        problems.append(RosterProblem(row, named, listed, "单位名称", "the name of a body"))
    return Body(**given) if len(problems) == before else None
