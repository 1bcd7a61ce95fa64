"""``gov-disclosure table``: reports as rows of one table."""

from __future__ import annotations

import functools
import sys
from typing import TYPE_CHECKING, get_args

import click

from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.index import read_index
from gov_disclosure.cli.options import (
    force_option,
    help_option,
    index_option,
    inputs_argument,
    jobs_option,
    limit_option,
    timeout_option,
)
from gov_disclosure.cli.outputs import by_suffix, output_to, told
from gov_disclosure.cli.status import fail
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.renderers.table import Field, Headers, csv_line, header_row, table_row
from gov_disclosure.renderers.workbook import TableWorkbook
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.readers.limits import Limits

_BYTE_ORDER_MARK = "\ufeff"
_CSV, _WORKBOOK = "csv", "xlsx"
_SUFFIXES = {_CSV: SUFFIXES[_CSV], _WORKBOOK: SUFFIXES[_WORKBOOK][:1]}

_HELP = """\b
把 INPUT（文件、文件夹、ZIP 压缩文件）中的报告汇成一张表，每份报告一行。
Put the reports of each INPUT (file, folder, ZIP archive) into one table, a row for each.

\b
单元格：空白即报告中空白；“/” 为划线；missing 缺失；unreadable 未能识别；absent 报告没有此格
（列名用中文时写作“缺失”“未能识别”“无此项”）。
Cells: empty where printed blank, "/" a mark, missing, unreadable, absent: no such cell.
"""


@click.command(help=_HELP, short_help="汇成一张表 / put reports into one table")
@inputs_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="写入 .csv 或 .xlsx 文件 / write to a .csv or .xlsx file [default: -]",
)
@click.option(
    "--headers",
    type=click.Choice(get_args(Headers)),
    default="paths",
    show_default=True,
    help="列名用路径或中文 / head columns by paths or in Chinese",
)
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
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    force: bool,
) -> None:
    """Write the table."""
    chosen = by_suffix(output, _SUFFIXES, "-o", _CSV)
    results = output_to(
        output,
        inputs,
        suffix=SUFFIXES[_CSV][0],
        joined=True,
        force=force,
        read={"--index": (index,)},
    )
    target = results.target
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    batch = Batch(
        inputs,
        read_index(index),
        jobs,
        leave_out=target,
        limits=limits,
        seconds=timeout,
        shows_progress=target is not None or not sys.stdout.isatty(),
    )
    rows = (done.result for done in batch.run(functools.partial(_row, headers=headers)))
    if target is not None and chosen == _WORKBOOK:
        _write_workbook(target, header_row(headers), rows, force=force)
    else:
        mark = "" if target is None else _BYTE_ORDER_MARK  # without it Excel takes it for GBK
        with results:
            results.put("", mark + csv_line(header_row(headers)))
            for row in rows:
                results.put("", csv_line(row))
    context.exit(batch.status)


def _row(item: Input, headers: Headers) -> tuple[Field, ...]:
    return table_row(item.extraction, item.name, headers)


def _write_workbook(
    target: Path, header: tuple[str, ...], rows: Iterable[tuple[Field, ...]], *, force: bool
) -> None:
    try:
        with told(target), TableWorkbook(target, replaces=force) as book:
            book.begin_sheet("reports")
            book.append(header)
            for row in rows:
                book.append(row)
    except MissingExtraError as error:
        fail(error.message, error.message_en)
