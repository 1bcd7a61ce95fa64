"""``gov-disclosure convert``: reports of any format as JSON or in the printed form."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.entries import Entry
from gov_disclosure.cli.index import read_index
from gov_disclosure.cli.ledger import Ledger
from gov_disclosure.cli.options import (
    force_option,
    help_option,
    index_option,
    inputs_argument,
    jobs_option,
    limit_option,
    timeout_option,
)
from gov_disclosure.cli.outputs import by_suffix, output_to
from gov_disclosure.cli.status import fail
from gov_disclosure.cli.workbooks import check_file
from gov_disclosure.codecs.json import dumps
from gov_disclosure.renderers import FILE_FORMATS, WRITTEN, file_content, render
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.readers.limits import Limits

_LINES = "jsonl"
"""The format that puts a report on each line: JSON that several reports can follow."""

_JSON = "json"
_SUFFIXES = {name: SUFFIXES[name] for name in dict.fromkeys((_JSON, _LINES, *WRITTEN))}


_HELP = """\b
读取 INPUT（文件、文件夹、ZIP 压缩文件，“-” 为标准输入），转换格式。
Read each INPUT (file, folder, ZIP archive; "-": standard input) and convert it.

\b
多个文件须用 --to jsonl，或用 -o 指定文件夹，其中保留原有的文件夹结构。
Several files need --to jsonl, or a folder named with -o, which mirrors their folders.
"""


@click.command(
    help=_HELP, short_help="转换为 JSON 或按格式排版 / convert to JSON or the printed form"
)
@inputs_argument
@click.option(
    "--to",
    "target",
    type=click.Choice(list(_SUFFIXES)),
    help="输出格式，默认按 -o 的后缀，否则 json / output format [default: by suffix, or json]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|DIR",
    help="写入文件或文件夹 / write to a file or folder [default: -]",
)
@click.option(
    "--evidence",
    is_flag=True,
    help="附各格原文与位置、未归位的内容、未能确定之处（JSON）"
    " / with the source of each figure, leftover text and problems (JSON)",
)
@click.option(
    "--resume",
    is_flag=True,
    help="接着上次做：文件夹中已有结果、内容未变的输入不再转换"
    " / go on with an earlier run: inputs whose results are in the folder are not converted again",
)
@force_option
@index_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def convert(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    target: str | None,
    output: str | None,
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    evidence: bool,
    resume: bool,
    force: bool,
) -> None:
    """Convert each input."""
    chosen = target or by_suffix(output, _SUFFIXES, "-o", _JSON)
    if evidence and chosen not in {_JSON, _LINES}:
        fail("--evidence 只用于 json 或 jsonl", "--evidence goes with json or jsonl only")
    results = output_to(
        output,
        inputs,
        suffix=_SUFFIXES[chosen][0],
        joined=chosen == _LINES,
        force=force,
        read={"--index": (index,)},
        ledger=partial(Ledger.of, settings=f"{chosen} {evidence} {limits}") if resume else None,
    )
    if chosen in FILE_FORMATS:
        check_file(chosen, results.target, FILE_FORMATS[chosen].required)
    batch = Batch(
        inputs,
        read_index(index),
        jobs,
        leave_out=results.target,
        results=results,
        limits=limits,
        seconds=timeout,
        shows_progress=results.target is not None or not sys.stdout.isatty(),
    )
    results.foresee(entry.stem for entry in batch.entries() if isinstance(entry, Entry))
    with results:
        for done in batch.run(partial(_converted, target=chosen, evidence=evidence)):
            if (error := results.put(done.stem, done.result)) is not None:
                batch.tell_unwritten(done.name, error)
    context.exit(batch.status)


def _converted(item: Input, target: str, *, evidence: bool) -> str | bytes:
    if target in FILE_FORMATS:
        return file_content(item.extraction, target)
    if evidence:
        text = dumps(item.extraction)
    else:
        text = render(item.extraction.report, _JSON if target == _LINES else target)
    return text if text.endswith("\n") else f"{text}\n"
