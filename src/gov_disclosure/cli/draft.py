"""``gov-disclosure draft``: next year's report, prepared to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.one_report import one_report
from gov_disclosure.cli.options import force_option, help_option
from gov_disclosure.cli.outputs import by_suffix, output_to
from gov_disclosure.cli.status import fail, remark
from gov_disclosure.cli.workbooks import check_file
from gov_disclosure.drafting.draft import draft as draft_of
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.report import FORMS
from gov_disclosure.renderers import (
    FILE_FORMATS,
    TO_FILL_IN,
    WRITTEN,
    file_content,
    file_to_fill_in,
    render,
)
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from gov_disclosure.model.report import AnnualReport, FormName

_SUFFIXES = {name: SUFFIXES[name] for name in WRITTEN}

_HELP = """\b
起草下一年度的报告：标题、单位、统计期限、六个部分和第一部分五个方面的标题，其余留空待填。
Prepare next year's report: title, body, counting period and all headings; the rest is blank.

\b
写成 .xlsx 的是供填报的工作簿：总计自动相加，勾稽关系不符时变红，旁列上年数。
写成 .docx 的按公文版式，上年数在各行的批注中。
An .xlsx file is a workbook to fill in: totals add themselves up, a broken sum turns red.
A .docx file has last year's figures in comments on the rows.

\b
用 --from 给出上一年度的报告，“上年结转”即按其“结转下年度”逐列填入，请确认。
With last year's report (--from), what it carried forward is brought forward, column by column,
to be confirmed.
"""


@click.command(help=_HELP, short_help="起草下一年度的报告 / prepare next year's report")
@click.option(
    "--from",
    "previous",
    metavar="FILE",
    help="上一年度的报告 / last year's report, of any format that is read",
)
@click.option(
    "--year",
    type=int,
    help="报告年度，默认为上一年度报告的下一年 / the year to be reported on"
    " [default: the one after last year's report]",
)
@click.option("--publisher", metavar="NAME", help="单位名称 / name of the body")
@click.option(
    "--form",
    type=click.Choice(list(FORMS)),
    default="2021",
    show_default=True,
    help="格式 / edition of the form",
)
@click.option("-o", "--output", metavar="FILE", help="写入文件 / write to a file [default: -]")
@force_option
@help_option
def draft(  # noqa: PLR0913 - one for each option
    previous: str | None,
    year: int | None,
    publisher: str | None,
    form: FormName,
    output: str | None,
    *,
    force: bool,
) -> None:
    """Write the draft, and tell what was carried over."""
    target = by_suffix(output, _SUFFIXES, "-o", "text")
    results = output_to(
        output, (), suffix="", joined=True, force=force, read={"--from": (previous,)}
    )
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    if target in FILE_FORMATS:
        check_file(target, results.target, FILE_FORMATS[target].required)
    before = None if previous is None else one_report("--from", previous)
    prepared = _prepared(before, form, year, publisher)
    with results:
        results.put("", _written(prepared, before, target))
    if carried := len(prepared.notes):
        remark(
            f"“二、上年结转”有 {carried} 格由上一年度报告“四、结转下年度继续办理”填入，请确认",
            f"brought forward: {carried} cells are what last year's report carried forward; "
            "please confirm them",
        )
    elif before is not None:
        remark(
            "上一年度报告“四、结转下年度继续办理”没有数字，“二、上年结转”留空",
            "last year's report gives no figure of what it carried forward, so what was brought "
            "forward is blank",
        )


def _written(prepared: AnnualReport, before: AnnualReport | None, target: str) -> str | bytes:
    if target in TO_FILL_IN:
        return file_to_fill_in(prepared, target, before)
    if target in FILE_FORMATS:
        return file_content(prepared, target)
    text = render(prepared, target)
    return text if text.endswith("\n") else f"{text}\n"


def _prepared(
    before: AnnualReport | None, form: FormName, year: int | None, publisher: str | None
) -> AnnualReport:
    """Return the draft, or end with what of the options cannot be."""
    try:
        return draft_of(before, form, year, publisher)
    except InvalidValueError as error:
        option = {"year": "--year", "previous": "--from", "publisher": "--publisher"}
        name = option.get(error.path.partition(".")[0], error.path)
        shown = "" if error.value is None else f"：{error.value}"
        shown_en = "" if error.value is None else f": {error.value}"
        fail(
            f"{name}{shown}，应为{error.expected}",
            f"{name}{shown_en}; expected {error.expected_en}",
        )
