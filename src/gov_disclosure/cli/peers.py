"""``gov-disclosure peers``: bodies beside those of the same kind and level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

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
from gov_disclosure.cli.workbooks import check_workbook
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.escaping import escaped
from gov_disclosure.peer_groups.document import peers_document, peers_sheets
from gov_disclosure.peer_groups.peers import peers as peers_of
from gov_disclosure.renderers.html import document_html
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.renderers.text import document_text
from gov_disclosure.renderers.workbook import write_sheets
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from gov_disclosure.bilingual import Language
    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.readers.limits import Limits

_WORKBOOK = "xlsx"
_TEXTS = {"text": document_text, "markdown": document_markdown, "html": document_html}
_SUFFIXES = {
    **{name: SUFFIXES[name] for name in _TEXTS},
    _WORKBOOK: SUFFIXES[_WORKBOOK][:1],
}

_HELP = """\b
各单位的件数、比例、比率，与同年度、同类别、同层级的单位的中位数和四分位数并列。
Counts, shares and rates of each body beside median and quartiles of those of the same year, kind
and level.

\b
基数不足 30 的只列件数；没有数的不计入，并列出有数的单位数。
Of a base below 30 counts are told only; what is not known is left out, and counted.

\b
退出码：0 完成；2 输入或参数不可用。
Exit status: 0 done, 2 unusable input or arguments.
"""


@click.command(help=_HELP, short_help="与同类单位并列 / bodies beside their peers")
@inputs_argument
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="写入 .txt、.md、.html 或 .xlsx 文件 / write to a file [default: - as text]",
)
@click.option(
    "--roster",
    metavar="FILE",
    help="单位名册：类别、层级，没有报告的单位 / the bodies: kind, level, those without a report",
)
@click.option("--year", type=int, help="只要这一年度 / only this year")
@language_option
@force_option
@index_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def peers(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    output: str | None,
    roster: str | None,
    year: int | None,
    language: Language,
    index: str | None,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    force: bool,
) -> None:
    """Write bodies beside their peers."""
    target = by_suffix(output, _SUFFIXES, "-o", "text")
    read = {"--roster": (roster,), "--index": (index,)}
    results = output_to(output, inputs, suffix="", joined=True, force=force, read=read)
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    if target == _WORKBOOK:
        check_workbook(results.target)
    known = read_roster(roster)
    batch = Batch(
        inputs, read_index(index), jobs, leave_out=results.target, limits=limits, seconds=timeout
    )
    try:
        found = peers_of([done.result for done in batch.run(_report)], known, year)
    except InvalidValueError as error:
        listed = "、".join(error.value) if isinstance(error.value, list) else str(error.value)
        fail(
            f"不能并列：应为{error.expected}；有 {listed or '0 份'}",
            f"cannot be put beside each other: expected {error.expected_en}; "
            f"found {listed or 'none'}",
        )
    if target == _WORKBOOK and results.target is not None:
        with told(results.target):
            write_sheets(peers_sheets(found, language), results.target, replaces=force)
    else:
        with results:
            text = _TEXTS[target](peers_document(found, language))
            results.put("", escaped(text, keep="\n"))
    context.exit(UNUSABLE if batch.summary.refused else DONE)


def _report(item: Input) -> AnnualReport:
    return item.extraction.report
