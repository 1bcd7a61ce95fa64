"""``gov-disclosure table``: reports as rows of one table."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import click

from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.index import read_index
from gov_disclosure.cli.options import (
    force_option,
    help_option,
    index_option,
    jobs_option,
    limit_option,
    timeout_option,
)
from gov_disclosure.cli.outputs import by_suffix, output_to, told
from gov_disclosure.cli.roster import read_roster
from gov_disclosure.cli.status import fail
from gov_disclosure.cli.template import write_template
from gov_disclosure.cli.workbooks import check_workbook
from gov_disclosure.dataset.columns import report_columns
from gov_disclosure.dataset.parquet import ParquetFile
from gov_disclosure.dataset.rows import Origin, report_rows
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.model.report import FORMS
from gov_disclosure.renderers.table import csv_line
from gov_disclosure.renderers.workbook import TableWorkbook
from gov_disclosure.suffixes import SUFFIXES
from gov_disclosure.values import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.dataset.rows import Row
    from gov_disclosure.model.report import AnnualReport, FormName
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.roster import Roster

Headers: TypeAlias = Literal["paths", "zh"]
"""How columns are headed: by their paths, or in Chinese."""

_BYTE_ORDER_MARK = "\ufeff"
_CSV, _WORKBOOK, _PARQUET = "csv", "xlsx", "parquet"
_SUFFIXES = {
    _CSV: SUFFIXES[_CSV],
    _WORKBOOK: SUFFIXES[_WORKBOOK][:1],
    _PARQUET: SUFFIXES[_PARQUET],
}

_HELP = """\b
把 INPUT（文件、文件夹、ZIP 压缩文件）中的报告汇成一张表，每份报告一行。
Put the reports of each INPUT (file, folder, ZIP archive) into one table, a row for each.

\b
用 --template 写成供填报的工作簿，填好后用 convert 读回，每行一份报告。
With --template, a workbook to be filled in, which convert reads back, a report for each row.

\b
每格两列：数（没有则空）和状态（列名加 .state）：figure 数、blank 空白、mark 划线、missing 缺失、
unreadable 未能识别、no_such_cell 无此项。
Two columns for each cell: its figure, or nothing; and its state, in a column named <path>.state.
"""


@click.command(help=_HELP, short_help="汇成一张表 / put reports into one table")
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="写入 .csv、.xlsx 或 .parquet 文件 / write to a file of that suffix [default: -]",
)
@click.option(
    "--headers",
    type=click.Choice(get_args(Headers)),
    default="paths",
    show_default=True,
    help="列名用路径或中文 / head columns by paths or in Chinese",
)
@click.option(
    "--roster",
    metavar="FILE",
    help="单位名册，填写“名册单位”一栏 / the bodies that are known, for the column body",
)
@click.option(
    "--template",
    is_flag=True,
    help="写成供填报的工作簿：名册的每个单位一行，一种格式的各格一列"
    " / write a workbook to be filled in: a row for each body of the roster",
)
@click.option(
    "--form",
    type=click.Choice(list(FORMS)),
    default="2021",
    show_default=True,
    help="填报的格式 / edition of the form to be filled in",
)
@click.option("--year", type=int, help="填报的报告年度 / the year to be reported on")
@force_option
@index_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def table(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    output: str | None,
    headers: Headers,
    roster: str | None,
    form: FormName,
    year: int | None,
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    template: bool,
    force: bool,
) -> None:
    """Write the table."""
    _check_options(inputs, output, year, is_template=template)
    chosen = by_suffix(output, _SUFFIXES, "-o", _CSV)
    results = output_to(
        output,
        inputs,
        suffix=SUFFIXES[_CSV][0],
        joined=True,
        force=force,
        read={"--index": (index,), "--roster": (roster,)},
    )
    target = results.target
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    if chosen == _PARQUET and headers != "paths":
        fail(
            "Parquet 的列名只用路径（中文标签在各列的元数据中），请去掉 --headers",
            "columns of Parquet are headed by paths (labels are in their metadata); "
            "leave out --headers",
        )
    known = read_roster(roster)
    if template:
        check_workbook(target)
    batch = Batch(
        inputs,
        read_index(index),
        jobs,
        leave_out=target,
        limits=limits,
        seconds=timeout,
        shows_progress=target is not None or not sys.stdout.isatty(),
    )
    if template and target is not None:
        given = ((done.name, done.result) for done in batch.run(_report))
        write_template(target, given, known, form, year, force=force)
        context.exit(batch.status)
    work = functools.partial(_row, headers=headers, roster=known)
    rows = (done.result for done in batch.run(work))
    if target is not None and chosen == _WORKBOOK:
        _write_workbook(target, header_row(headers), rows, force=force)
    elif target is not None and chosen == _PARQUET:
        _write_parquet(target, rows, force=force)
    else:
        mark = "" if target is None else _BYTE_ORDER_MARK  # without it Excel takes it for GBK
        with results:
            results.put("", mark + csv_line(header_row(headers)))
            for row in rows:
                results.put("", csv_line(row))
    context.exit(batch.status)


def _check_options(
    inputs: tuple[str, ...], output: str | None, year: int | None, *, is_template: bool
) -> None:
    """End if the options do not go together."""
    if is_template:
        if by_suffix(output, _SUFFIXES, "-o", _CSV) != _WORKBOOK:
            fail(
                "--template 须用 -o 写入 .xlsx 文件",
                "--template is written to an .xlsx file, with -o",
            )
        if year is not None and year not in YEARS:
            fail(
                f"--year {year}：应为 {YEARS[0]} 至 {YEARS[-1]} 的年度",
                f"--year {year}: must be a year from {YEARS[0]} to {YEARS[-1]}",
            )
    elif not inputs:
        fail(
            "没有给出要汇总的报告；要生成供填报的工作簿，请加 --template",
            "no reports are given; for a workbook to be filled in, add --template",
        )


def header_row(headers: Headers) -> tuple[str, ...]:
    """Return the headers of all columns."""
    return tuple(
        column.name if headers == "paths" else column.label.zh for column in report_columns()
    )


def _row(item: Input, headers: Headers, roster: Roster | None) -> Row:
    origin = Origin(item.name, report=item.number)
    (row,) = report_rows(item.extraction, origin, roster, "wide")
    return row if headers == "paths" else _in_chinese(row)


def _report(item: Input) -> AnnualReport:
    return item.extraction.report


def _in_chinese(row: Row) -> Row:
    return tuple(
        column.words[field].zh if isinstance(field, str) and column.words else field
        for column, field in zip(report_columns(), row, strict=True)
    )


def _write_workbook(
    target: Path, header: tuple[str, ...], rows: Iterable[Row], *, force: bool
) -> None:
    try:
        with told(target), TableWorkbook(target, replaces=force) as book:
            book.begin_sheet("reports")
            book.append(header)
            for row in rows:
                book.append(row)
    except MissingExtraError as error:
        fail(error.message, error.message_en)


def _write_parquet(target: Path, rows: Iterable[Row], *, force: bool) -> None:
    try:
        with told(target), ParquetFile(target, report_columns(), replaces=force) as file:
            for row in rows:
                file.append(row)
    except MissingExtraError as error:
        fail(error.message, error.message_en)
