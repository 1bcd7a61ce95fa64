"""``gov-disclosure chart``: figures of reports as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_disclosure.aggregation.roll_up import roll_up
from gov_disclosure.charts.chart import CHART_SUFFIXES
from gov_disclosure.charts.drawing import ANY_CELL
from gov_disclosure.charts.drawing import chart as chart_of
from gov_disclosure.charts.images import required
from gov_disclosure.charts.kinds import CHARTS
from gov_disclosure.cli.batch import Batch
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
from gov_disclosure.cli.outputs import by_suffix, output_to, told
from gov_disclosure.cli.roster import read_roster
from gov_disclosure.cli.status import DONE, UNUSABLE, fail
from gov_disclosure.errors import GovDisclosureError, InvalidValueError
from gov_disclosure.whole_file import whole_file

if TYPE_CHECKING:
    from gov_disclosure.aggregation.roll_up import RollUp
    from gov_disclosure.bilingual import Language
    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.roster import Roster

_HELP = """\b
把报告中的数画成图：一个单位各年度，或各单位之间；没有的数是注明的空缺，绝不画成 0。
Draw figures of reports: one body over years, or bodies beside each other. What is not known is a
gap that says why, never a zero.

\b
退出码：0 完成；2 输入或参数不可用。
Exit status: 0 done, 2 unusable input or arguments.

\b
{kinds}
"""


def _kinds() -> str:
    """Return a line or two for each kind of chart."""
    return "\n".join(
        f"{name:<11} {kind.words.zh}：{kind.shows.zh}\n{'':<11} {kind.shows.en}"
        for name, kind in CHARTS.items()
    )


@click.command(
    help=_HELP.format(kinds=_kinds()),
    short_help="画图 / draw figures",
    context_settings={"max_content_width": 120},
)
@inputs_argument
@click.option(
    "--of",
    type=click.Choice(list(CHARTS)),
    default="received",
    show_default=True,
    help="画什么，见上 / what is drawn, see above",
)
@click.option(
    "--cell",
    metavar="PATH",
    default=ANY_CELL,
    show_default=True,
    help="哪一格（cell、ranking、bodies）/ which cell, for those three",
)
@click.option("--year", type=int, help="只画这一年度 / only this year")
@click.option(
    "--roll-up",
    "rolls",
    is_flag=True,
    help="先按年度汇总各单位 / of the bodies rolled up, year by year",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="写入 .svg、.png、.html 或 .json（Vega-Lite）文件 / write to a file [default: - as SVG]",
)
@click.option(
    "--roster",
    metavar="FILE",
    help="单位名册：认出更名的单位，列出没有报告的 / bodies: knows those that were renamed,"
    " tells those without a report",
)
@click.option("--publisher", metavar="NAME", help="汇总的本级单位 / the body of the area rolled up")
@language_option
@force_option
@index_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def chart(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    of: str,
    cell: str,
    year: int | None,
    output: str | None,
    roster: str | None,
    publisher: str | None,
    language: Language,
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    rolls: bool,
    force: bool,
) -> None:
    """Draw a chart."""
    target = by_suffix(output, CHART_SUFFIXES, "-o", "svg")
    read = {"--roster": (roster,), "--index": (index,)}
    results = output_to(output, inputs, suffix="", joined=True, force=force, read=read)
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    known = read_roster(roster)
    batch = Batch(
        inputs, read_index(index), jobs, leave_out=results.target, limits=limits, seconds=timeout
    )
    try:
        if target != "json":
            required()
        reports = [done.result for done in batch.run(_report)]
        source = _by_year(reports, known, publisher) if rolls else reports
        drawn = chart_of(source, of, cell=cell, year=year, roster=known, language=language)
        content = drawn.content(target)
    except InvalidValueError as error:
        listed = "、".join(error.value) if isinstance(error.value, list) else str(error.value)
        fail(
            f"不能画图：{error.path} 应为{error.expected}；有 {listed or '0 份'}",
            f"cannot be drawn: {error.path}: expected {error.expected_en}; "
            f"found {listed or 'none'}",
        )
    except GovDisclosureError as error:  # an extra or a font is missing
        fail(error.message, error.message_en)
    if results.target is None:
        with results:
            results.put("", content.decode("utf-8"))
    else:
        with told(results.target), whole_file(results.target, replaces=force) as stream:
            stream.write(content)
    context.exit(UNUSABLE if batch.summary.refused else DONE)


def _report(item: Input) -> AnnualReport:
    return item.extraction.report


def _by_year(
    reports: list[AnnualReport], roster: Roster | None, publisher: str | None
) -> list[RollUp]:
    """Return the bodies of each year rolled up."""
    years = sorted({report.year for report in reports if report.year is not None})
    return [
        roll_up([report for report in reports if report.year == year], roster, publisher, year)
        for year in years
    ]
