"""``gov-disclosure convert``: reports of any format as JSON or in the printed form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.inputs import Input, Unusable, read_inputs
from gov_disclosure.cli.options import help_option, inputs_argument
from gov_disclosure.cli.outputs import output_to
from gov_disclosure.cli.status import DONE, FOUND, UNUSABLE, complain, fail, remark
from gov_disclosure.codecs import extraction as extraction_codec
from gov_disclosure.errors import shorten
from gov_disclosure.model.paths import TABLE_SECTIONS, figures
from gov_disclosure.renderers import FORMATS, render
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from gov_disclosure.model.extraction import Extraction

_LINES = "jsonl"
"""The format that puts a report on each line: JSON that several reports can follow."""

_JSON = "json"
_UNREAD = (Mark.MISSING, Mark.UNREADABLE)
_LISTED_CHARACTERS = 300
_SUFFIXES = {_JSON: FORMATS[_JSON].suffixes, _LINES: (".jsonl",)}
_SUFFIXES |= {name: each.suffixes for name, each in FORMATS.items() if name != _JSON}


_HELP = """\b
读取 INPUT（文本、Markdown、JSON，“-” 为标准输入），转换格式。
Read each INPUT (text, Markdown, JSON; "-": standard input) and convert it.

\b
多个输入须用 --to jsonl，或用 -o 指定文件夹。
Several inputs need --to jsonl, or a folder named with -o.
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
@help_option
@click.pass_context
def convert(
    context: click.Context,
    inputs: tuple[str, ...],
    target: str | None,
    output: str | None,
    *,
    evidence: bool,
) -> None:
    """Convert each input."""
    chosen = target or _by_suffix(output)
    if evidence and chosen not in {_JSON, _LINES}:
        fail("--evidence 只用于 json 或 jsonl", "--evidence goes with json or jsonl only")
    results = output_to(output, inputs, suffix=_SUFFIXES[chosen][0], joined=chosen == _LINES)
    status = DONE
    for item in read_inputs(inputs):
        if isinstance(item, Unusable):
            complain(item.error, item.name)
            status = UNUSABLE
            continue
        for problem in item.extraction.problems:
            remark(f"{item.name}：{problem.message}", f"{item.name}: {problem.message_en}")
        text = _converted(item.extraction, chosen, evidence=evidence)
        results.put(item.stem, text if text.endswith("\n") else f"{text}\n")
        if _remark_on_unread_cells(item):
            status = max(status, FOUND)
    context.exit(status)


def _by_suffix(output: str | None) -> str:
    suffix = "" if output is None else Path(output).suffix.lower()
    return next((name for name, known in _SUFFIXES.items() if suffix in known), _JSON)


def _converted(extraction: Extraction, target: str, *, evidence: bool) -> str:
    if evidence:
        return extraction_codec.dumps(extraction)
    return render(extraction.report, _JSON if target == _LINES else target)


def _remark_on_unread_cells(item: Input) -> bool:
    """Say which statutory cells hold nothing that was read; tell whether there are any."""
    report = item.extraction.report
    unread = [name for name in TABLE_SECTIONS if getattr(report, name) is None]
    unread += [path for path, value in figures(report).items() if value in _UNREAD]
    if unread:
        listed = shorten(", ".join(unread), _LISTED_CHARACTERS)
        remark(
            f"{item.name}：缺失或未能识别 {len(unread)} 处：{listed}",
            f"{item.name}: {len(unread)} missing or unreadable: {listed}",
        )
    return bool(unread)
