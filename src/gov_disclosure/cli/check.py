"""``gov-disclosure check``: what the rules find in reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from gov_disclosure.audit.checked import Checked
from gov_disclosure.audit.markdown import markdown_of
from gov_disclosure.audit.members import json_of, line_of
from gov_disclosure.audit.page import page_of
from gov_disclosure.cli.entries import Unusable
from gov_disclosure.cli.inputs import read_inputs
from gov_disclosure.cli.options import help_option, inputs_argument
from gov_disclosure.cli.outputs import emit
from gov_disclosure.cli.previous import previous_reports
from gov_disclosure.cli.status import DONE, FOUND, UNUSABLE, complain
from gov_disclosure.cli.terminal import text_of
from gov_disclosure.rules.words import SEVERITIES, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.rules.finding import Finding

_NEVER = "never"

_HELP = """\b
按格式的规则核查 INPUT（文本、Markdown、JSON，“-” 为标准输入）。
Check each INPUT (text, Markdown, JSON; "-": standard input) against the rules.

\b
未能读取的内容也在结果中（reading.*）。原数从不改动。
What could not be read is reported too (reading.*). No figure is ever changed.
"""


@click.command(help=_HELP, short_help="核查报告 / check reports against the rules of the form")
@inputs_argument
@click.option(
    "--previous",
    metavar="FILE|DIR",
    help="上一年度的报告；文件夹中按单位、范围、年度查找"
    " / last year's report, or a folder to find it in by publisher, scope and year",
)
@click.option(
    "--format",
    "target",
    type=click.Choice(["text", "json", "jsonl", "markdown", "html"]),
    default="text",
    show_default=True,
    help="输出格式 / output format",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, _NEVER]),
    default="error",
    show_default=True,
    help="有此级别及以上的结果时退出码为 1；error 只计“不符”"
    " / exit with 1 for findings of this severity or above; error: violated ones only",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(get_args(Language)),
    default="zh",
    show_default=True,
    help="结果的语言 / language of the findings",
)
@help_option
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    previous: str | None,
    target: str,
    fail_on: str,
    language: Language,
) -> None:
    """Report what the rules find in each input."""
    before = None if previous is None else previous_reports(previous, inputs)
    status = UNUSABLE if previous is not None and before is None else DONE
    together = []
    for item in read_inputs(inputs):
        if isinstance(item, Unusable):
            complain(item.error, item.name)
            status = UNUSABLE
            continue
        report = item.extraction.report
        last_year = before.of(item.name, report) if before is not None else None
        checked = Checked.of(item.name, item.extraction, last_year)
        if target in {"json", "html"}:
            together.append(checked)
        elif target == "jsonl":
            emit(line_of(checked))
        else:
            emit((text_of if target == "text" else markdown_of)(checked, language))
        if _fails(checked.findings, fail_on):
            status = max(status, FOUND)
    if target == "json":
        emit(json_of(together))
    elif target == "html":
        emit(page_of(together, language))
    context.exit(status)


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    ranked: list[str] = list(SEVERITIES)
    counted = ranked[: ranked.index(fail_on) + 1]
    return any(
        finding.severity in counted and (fail_on != "error" or finding.status == "violated")
        for finding in findings
    )
