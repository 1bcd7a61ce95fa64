"""``gov-disclosure dataset``: any number of reports as a data set in files of Parquet."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.description import describe
from gov_disclosure.cli.done import Done
from gov_disclosure.cli.entries import STANDARD_STREAM
from gov_disclosure.cli.index import read_index
from gov_disclosure.cli.kept import Kept
from gov_disclosure.cli.options import (
    help_option,
    index_option,
    inputs_argument,
    jobs_option,
    limit_option,
    timeout_option,
)
from gov_disclosure.cli.outputs import digest
from gov_disclosure.cli.parts import Parts
from gov_disclosure.cli.roster import read_roster
from gov_disclosure.cli.status import DONE, UNUSABLE, fail
from gov_disclosure.dataset.arrow import required
from gov_disclosure.dataset.rows import Origin, refusal_rows, report_rows
from gov_disclosure.errors import MissingExtraError
from gov_disclosure.escaping import readable_name

if TYPE_CHECKING:
    from gov_disclosure.cli.entries import Unusable
    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.dataset.rows import Row
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.roster import Roster

_HELP = """\b
把 INPUT（文件、文件夹、ZIP 压缩文件）中的报告写成数据集：按年度分区的 Parquet 文件，每份报告一行。
Write the reports of each INPUT (file, folder, ZIP archive) as a data set: files of Parquet by
year, a row for each report.

\b
不是报告的文件也占一行，写明原因；另有各版本、各单位的表，各列说明，数据包和引用信息。中断后再次运行同一命令，接着上次做：已在其中的文件（按内容判断）不再读取。
What is no report is a row, too, with the reason. Beside them: tables of versions and of bodies, a
code book, a data package, how to cite it. Run again after an interruption, it goes on where
it stopped: files that are in the data set, by their content, are not read again.

\b
退出码：0 完成；2 参数不可用，或没有一份报告。
Exit status: 0 done, 2 unusable arguments, or no report at all.
"""


def _readable(_context: click.Context, _option: click.Parameter, given: Any) -> Any:
    """Return what was given as text, which a name in another encoding is not."""
    if isinstance(given, tuple):
        return tuple(readable_name(each).strip() for each in given)
    return given and readable_name(given).strip()


@click.command(help=_HELP, short_help="写成数据集 / write a data set")
@inputs_argument
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    required=True,
    help="数据集的文件夹 / folder of the data set",
)
@click.option(
    "--roster",
    metavar="FILE",
    help="单位名册，填写“名册单位”一栏 / the bodies that are known, for the column body",
)
@click.option("--title", help="数据集的名称 / what the data set is called", callback=_readable)
@click.option(
    "--author",
    "authors",
    multiple=True,
    metavar="NAME",
    callback=_readable,
    help="数据集的作者，可多次给出；给出才有 CITATION.cff"
    " / who is to be cited, repeatable; without one there is no CITATION.cff",
)
@click.option(
    "--licence",
    metavar="ID",
    callback=_readable,
    help="数据集的许可：SPDX 标识或网址 / its licence, by SPDX identifier or address",
)
@index_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def dataset(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    output: str,
    roster: str | None,
    title: str | None,
    authors: tuple[str, ...],
    licence: str | None,
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
) -> None:
    """Write the data set."""
    if STANDARD_STREAM in inputs or output == STANDARD_STREAM:
        fail("INPUT 和 -o 不能是标准输入输出", "INPUT and -o cannot be standard streams")
    folder = Path(output)
    Kept({"INPUT": inputs, "--index": (index,), "--roster": (roster,)}).refuse(folder, "-o")
    try:
        required()
    except MissingExtraError as error:
        fail(error.message, error.message_en)
    known = read_roster(roster)
    parts = Parts.of(folder, f"{limits} {digest(repr(known).encode())}")
    parts.say({"title": title, "authors": [*authors], "licence": licence})
    batch = Batch(
        inputs,
        read_index(index),
        jobs,
        leave_out=folder,
        results=parts,
        limits=limits,
        seconds=timeout,
        lists_problems=False,
        lists_refused=False,
    )
    try:
        for each in batch.outcomes(functools.partial(_row, roster=known)):
            _take(parts, each)
    except (KeyboardInterrupt, SystemExit):
        parts.flush()  # so that what was read need not be read again
        raise
    parts.flush()
    describe(parts, known)
    told = batch.summary
    context.exit(DONE if told.read or told.partly or told.already else UNUSABLE)


def _take(parts: Parts, each: Done[Row] | Unusable) -> None:
    if isinstance(each, Done):
        parts.take(each.result)
        return
    (row,) = refusal_rows(each.error, Origin(each.name, sha256=parts.sha256), "wide")
    if parts.sha256 is None:
        parts.take_without_content(each.name, row)
    else:
        parts.take(row)


def _row(item: Input, roster: Roster | None) -> Row:
    (row,) = report_rows(item.extraction, Origin(item.name, report=item.number), roster, "wide")
    return row
