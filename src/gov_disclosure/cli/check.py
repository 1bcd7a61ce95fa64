"""``gov-disclosure check``: what the rules find in reports."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import attrs
import click

from gov_disclosure.audit.checked import Checked
from gov_disclosure.audit.markdown import markdown_of
from gov_disclosure.audit.members import json_of, line_of
from gov_disclosure.audit.page import page_of
from gov_disclosure.audit.summary import CheckedBody, Circular
from gov_disclosure.bilingual import Language, Words
from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.circular import target_of, write_circular
from gov_disclosure.cli.index import read_index
from gov_disclosure.cli.options import (
    force_option,
    help_option,
    index_option,
    inputs_argument,
    jobs_option,
    language_option,
    limit_option,
    timeout_option,
)
from gov_disclosure.cli.outputs import by_suffix, output_to
from gov_disclosure.cli.previous import Previous, previous_reports
from gov_disclosure.cli.roster import compared, listed, read_roster
from gov_disclosure.cli.status import DONE, FOUND, UNUSABLE, fail, remark
from gov_disclosure.cli.terminal import text_of
from gov_disclosure.errors import shorten
from gov_disclosure.escaping import escaped
from gov_disclosure.roster import Roster
from gov_disclosure.rules.words import SEVERITIES
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.cli.outputs import Output
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.readers.limits import Limits

_NEVER = "never"
_LONGEST_LIST = 400

_ONE_BY_ONE: Mapping[str, Callable[[Checked, Language], str]] = {
    "text": text_of,
    "markdown": lambda checked, language: escaped(markdown_of(checked, language), keep="\n"),
    "jsonl": lambda checked, _language: line_of(checked),
}
"""Formats that are written report by report."""

_TOGETHER: Mapping[str, Callable[[Sequence[Checked], Language, bool], str]] = {
    "json": lambda checked, _language, several: json_of(checked, several=several),
    "html": lambda checked, language, _several: escaped(page_of(checked, language), keep="\n"),
}
"""Formats that need all reports at once, and to know whether the inputs may hold several."""

_SUFFIXES = {name: SUFFIXES[name] for name in ("text", "json", "jsonl", "markdown", "html")}

_HELP = """\b
按格式的规则核查 INPUT（文件、文件夹、ZIP 压缩文件，“-” 为标准输入）。
Check each INPUT (file, folder, ZIP archive; "-": standard input) against the rules.

\b
未能读取的内容也在结果中（reading.*）。原数从不改动。
What could not be read is reported too (reading.*). No figure is ever changed.
"""


@attrs.frozen
class _Result:
    """What checking a report gave.

    Attributes:
        printed: the findings in a format that is written report by report, or None.
        checked: the findings, for a format that needs all reports at once, or None.
        body: the findings in short.
        status: what it calls for as the exit status.
        doubt: why it was not compared with last year's report.
        is_compared: whether it was.
    """

    printed: str | None
    checked: Checked | None
    body: CheckedBody
    status: int
    doubt: Words | None
    is_compared: bool


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
    type=click.Choice(list(_SUFFIXES)),
    help="输出格式，默认按 -o 的后缀，否则 text / output format [default: by suffix, or text]",
)
@click.option("-o", "--output", metavar="FILE", help="写入文件 / write to a file [default: -]")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, _NEVER]),
    default="error",
    show_default=True,
    help="有此级别及以上的结果时退出码为 1；error 只计“不符”"
    " / exit with 1 for findings of this severity or above; error: violated ones only",
)
@language_option
@click.option(
    "--summary",
    metavar="FILE",
    help="另按单位和规则汇总，写入 .md 或 .xlsx 文件，供通报用"
    " / also write a summary by body and by rule to a .md or .xlsx file",
)
@click.option(
    "--roster",
    metavar="FILE",
    help="应当报告的单位名册；列出未报送或未找到年度报告的和逾期的"
    " / bodies that must report; those without a report, or late, are told",
)
@force_option
@index_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    previous: str | None,
    target: str | None,
    output: str | None,
    fail_on: str,
    language: Language,
    summary: str | None,
    roster: str | None,
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    force: bool,
) -> None:
    """Report what the rules find in each input."""
    target = target or by_suffix(output, _SUFFIXES, "-o", "text")
    read = {"--previous": (previous,), "--roster": (roster,), "--index": (index,)}
    results = output_to(output, inputs, suffix="", joined=True, force=force, read=read)
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    circular = target_of(summary, results, force=force)
    expected = read_roster(roster)
    batch = Batch(
        inputs,
        read_index(index),
        jobs,
        leave_out=results.target,
        limits=limits,
        seconds=timeout,
        lists_problems=False,
        shows_progress=results.target is not None or not sys.stdout.isatty(),
    )
    several = len(inputs) > 1 or batch.is_collection
    before = (
        None
        if previous is None
        else previous_reports(previous, several=several, jobs=jobs, roster=expected)
    )
    is_read = previous is None or (before is not None and before.is_whole)
    status = DONE if is_read else UNUSABLE
    work = _Check(before, expected, target, fail_on, language)
    needs_all = target in _TOGETHER or circular is not None or expected is not None
    kept, with_last_year = [], []
    with results:
        for done in batch.run(work):
            result = done.result
            _tell(result, results, styled=target == "text")
            if result.is_compared:
                with_last_year.append(result.body.name or result.body.file)
            if needs_all:
                kept.append(attrs.evolve(result, printed=None))
            status = max(status, result.status)
        if expected is not None:  # tables are in the order of the roster
            kept.sort(key=lambda result: expected.place(result.body.listed))
        if target in _TOGETHER:
            together = [one.checked for one in kept if one.checked]
            results.put("", _TOGETHER[target](together, language, several))
    if before is not None and before.given is None:
        _tell_compared(with_last_year)
    bodies = [result.body for result in kept]
    absent = None if expected is None else compared(expected, bodies)
    if circular is not None:
        write_circular(Circular(bodies, absent), circular, language, force=force)
    context.exit(max(status, UNUSABLE if batch.summary.refused else DONE))


@attrs.frozen
class _Check:
    """Checks a report: what does the work in each process."""

    before: Previous | None
    roster: Roster | None
    target: str
    fail_on: str
    language: Language

    def __call__(self, item: Input) -> _Result:
        report = item.extraction.report
        last_year, doubt = (None, None)
        if self.before is not None:
            last_year, doubt = self.before.of(item.name, report)
        body = listed(self.roster, report)
        checked = Checked.of(item.name, item.extraction, last_year, body)
        print_one = _ONE_BY_ONE.get(self.target)
        judged = checked.looked_at.last_year
        names_it = self.before is not None and self.before.given is not None
        fails = _fails(checked.findings, self.fail_on)
        return _Result(
            None if print_one is None else print_one(checked, self.language),
            checked if self.target in _TOGETHER else None,
            CheckedBody.of(checked, body),
            UNUSABLE if names_it and judged == "another_body" else FOUND if fails else DONE,
            doubt,
            judged == "compared",
        )


def _tell(result: _Result, results: Output, *, styled: bool) -> None:
    if result.doubt is not None:
        remark(result.doubt.zh, result.doubt.en)
    if result.printed is not None:
        results.put("", result.printed, styled=styled)


def _tell_compared(names: Sequence[str]) -> None:
    """Say on standard error which bodies were compared with their reports for the year before."""
    listed = shorten("、".join(names), _LONGEST_LIST)
    shown, shown_en = (f"：{listed}", f": {listed}") if names else ("", "")
    remark(
        f"与上年度报告比较的有 {len(names)} 份{shown}",
        f"{len(names)} compared with last year's report{shown_en}",
    )


def _fails(findings: Sequence[Finding], fail_on: str) -> bool:
    if fail_on == _NEVER:
        return False
    ranked: list[str] = list(SEVERITIES)
    counted = ranked[: ranked.index(fail_on) + 1]
    return any(
        finding.severity in counted and (fail_on != "error" or finding.status == "violated")
        for finding in findings
    )
