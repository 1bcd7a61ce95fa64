"""``gov-disclosure roll-up``: the reports of bodies as one of their area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_disclosure.aggregation.against import check_roll_up
from gov_disclosure.aggregation.page import roll_up_page
from gov_disclosure.aggregation.roll_up import roll_up as roll_up_reports
from gov_disclosure.aggregation.sheets import roll_up_sheets
from gov_disclosure.charts.section import chart_part
from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.index import read_index
from gov_disclosure.cli.one_report import one_report
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
from gov_disclosure.cli.outputs import by_suffix, output_to, told
from gov_disclosure.cli.roster import read_roster
from gov_disclosure.cli.status import DONE, FOUND, UNUSABLE, fail, remark
from gov_disclosure.cli.workbooks import check_workbook
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.escaping import escaped
from gov_disclosure.renderers import FORMATS, render
from gov_disclosure.renderers.workbook import write_sheets
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from gov_disclosure.bilingual import Language
    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.model.finding import Finding
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.readers.limits import Limits

_WORKBOOK = "xlsx"
_SUFFIXES = {
    **{name: SUFFIXES[name] for name in FORMATS},
    _WORKBOOK: SUFFIXES[_WORKBOOK][:1],
}

_HELP = """\b
把各单位的报告（文件、文件夹、ZIP 压缩文件）汇总为一份本级报告。
Roll the reports of bodies (files, folders, ZIP archives) up into one of their area.

\b
有单位没有填数的，汇总数只是下限，并注明；口径不同的数、已计入其他单位的数不重复相加。
A sum to which a body gives no figure is the least it can be, and says so; what another form
counts differently, or another member contains, is not added.

\b
退出码：0 完成；1 与公布的汇总报告不符；2 输入或参数不可用。
Exit status: 0 done, 1 the published report differs, 2 unusable input or arguments.
"""


@click.command("roll-up", help=_HELP, short_help="汇总为本级报告 / roll bodies up into their area")
@inputs_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="写入 .json、.txt、.md、.html 或 .xlsx 文件 / write to a file [default: - as text]",
)
@click.option(
    "--roster",
    metavar="FILE",
    help="单位名册：列出没有报告的单位，已计入上级的不重复计 / the bodies of the area:"
    " those without a report are named, those contained in another not counted twice",
)
@click.option("--publisher", metavar="NAME", help="本级单位名称 / name of the body of the area")
@click.option(
    "--against",
    metavar="FILE",
    help="已公布的本级汇总报告，逐格核对 / the published report of the area, checked cell by cell",
)
@language_option
@force_option
@index_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def roll_up(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    output: str | None,
    roster: str | None,
    publisher: str | None,
    against: str | None,
    language: Language,
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    force: bool,
) -> None:
    """Write the report of the area, and tell what its sums leave open."""
    target = by_suffix(output, _SUFFIXES, "-o", "text")
    read = {"--roster": (roster,), "--against": (against,), "--index": (index,)}
    results = output_to(output, inputs, suffix="", joined=True, force=force, read=read)
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    if target == _WORKBOOK:
        check_workbook(results.target)
    known, published = (
        read_roster(roster),
        None if against is None else one_report("--against", against),
    )
    batch = Batch(
        inputs, read_index(index), jobs, leave_out=results.target, limits=limits, seconds=timeout
    )
    reports = (done.result for done in batch.run(_report))
    try:
        if published is None:
            rolled = roll_up_reports(reports, known, publisher)
            differing: tuple[Finding, ...] = ()
        else:
            members = tuple(reports)
            area = publisher or published.publisher
            rolled = roll_up_reports(members, known, area, published.year)
            differing = check_roll_up(published, members, known)
    except InvalidValueError as error:
        listed = "、".join(error.value) if isinstance(error.value, list) else str(error.value)
        fail(
            f"不能汇总：应为{error.expected}；有 {listed}",
            f"cannot be rolled up: expected {error.expected_en}; found {listed}",
        )
    # That the published report is no member of its own sum goes without saying.
    open_questions = [
        one for one in rolled.findings if published is None or one.rule != "roll_up.own"
    ]
    found = (*open_questions, *differing)
    for finding in found:
        remark(finding.message, finding.message_en)
    if target == _WORKBOOK and results.target is not None:
        with told(results.target):
            write_sheets(roll_up_sheets(rolled, found, language), results.target, replaces=force)
    else:
        with results:
            text = (
                roll_up_page(rolled, language, chart_part(rolled, language))
                if target == "html"
                else render(rolled, target)
            )
            results.put("", escaped(text, keep="\n"))
    context.exit(UNUSABLE if batch.summary.refused else FOUND if differing else DONE)


def _report(item: Input) -> AnnualReport:
    return item.extraction.report
