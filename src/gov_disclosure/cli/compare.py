"""``gov-disclosure compare``: reports beside each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs
import click

from gov_disclosure.charts.section import chart_part
from gov_disclosure.cli.batch import Batch
from gov_disclosure.cli.entries import is_collection
from gov_disclosure.cli.options import (
    force_option,
    help_option,
    inputs_argument,
    jobs_option,
    language_option,
    limit_option,
    timeout_option,
)
from gov_disclosure.cli.outputs import by_suffix, output_to, told
from gov_disclosure.cli.roster import read_roster
from gov_disclosure.cli.status import DONE, FOUND, UNUSABLE, fail
from gov_disclosure.cli.workbooks import check_workbook
from gov_disclosure.comparison.comparison import compare as compare_reports
from gov_disclosure.comparison.document import comparison_document
from gov_disclosure.comparison.page import comparison_page
from gov_disclosure.comparison.partners import partners
from gov_disclosure.comparison.partners_document import partners_document, partners_sheets
from gov_disclosure.comparison.series import series
from gov_disclosure.comparison.series_document import series_document, series_sheets
from gov_disclosure.comparison.sheets import comparison_sheets
from gov_disclosure.document import Document
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.escaping import escaped
from gov_disclosure.renderers.html import document_html
from gov_disclosure.renderers.markdown import document_markdown
from gov_disclosure.renderers.text import document_text
from gov_disclosure.renderers.workbook import Sheet, write_sheets
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.bilingual import Language
    from gov_disclosure.cli.inputs import Input
    from gov_disclosure.comparison.comparison import Comparison
    from gov_disclosure.comparison.partners import Partners
    from gov_disclosure.comparison.series import Series
    from gov_disclosure.model.report import AnnualReport
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.roster import Roster

_WORKBOOK = "xlsx"
_SUFFIXES = {
    **{name: SUFFIXES[name] for name in ("text", "markdown", "html")},
    _WORKBOOK: SUFFIXES[_WORKBOOK][:1],
}
_CHANGED = "changed"
_TEXTS: Mapping[str, Callable[[Document], str]] = {
    "text": document_text,
    "markdown": document_markdown,
}

_HELP = """\b
比较报告：两份逐格比较；一个单位的三份以上按年度排列；两个文件夹按单位配对。
Compare reports: two cell by cell; three or more of one body by year; two folders body by body.

\b
空白、“/”、缺失都不当作 0；只有一种格式有的格和口径不同的格不作比较。
No blank, mark or missing cell is taken for 0; cells that two forms count differently are not
compared.

\b
退出码：0 没有变化；1 有变化；2 输入或参数不可用。
Exit status: 0 no change, 1 changes, 2 unusable input or arguments.
"""


@attrs.frozen
class _Printed:
    """A result in every form that it can be written in.

    Attributes:
        is_changed: whether anything differs.
        document: it as a document.
        page: it as a web page.
        sheets: it as the sheets of a workbook.
    """

    is_changed: bool
    document: Callable[[], Document]
    page: Callable[[], str]
    sheets: Callable[[], tuple[Sheet, ...]]


@click.command(help=_HELP, short_help="比较报告 / compare reports")
@inputs_argument
@click.option(
    "--only",
    type=click.Choice([_CHANGED]),
    help="只列出有变化的格 / only the cells that are not unchanged",
)
@click.option(
    "--format",
    "target",
    type=click.Choice(list(_SUFFIXES)),
    help="输出格式，默认按 -o 的后缀，否则 text / output format [default: by suffix, or text]",
)
@click.option("-o", "--output", metavar="FILE", help="写入文件 / write to a file [default: -]")
@click.option(
    "--roster",
    metavar="FILE",
    help="单位名册，用来认出更名的单位 / bodies, to know those that were renamed",
)
@language_option
@force_option
@jobs_option
@limit_option
@timeout_option
@help_option
@click.pass_context
def compare(  # noqa: PLR0913, PLR0917 - one for each option
    context: click.Context,
    inputs: tuple[str, ...],
    only: str | None,
    target: str | None,
    output: str | None,
    roster: str | None,
    language: Language,
    jobs: int | None,
    limits: Limits,
    timeout: float,
    *,
    force: bool,
) -> None:
    """Hold reports beside each other."""
    target = target or by_suffix(output, _SUFFIXES, "-o", "text")
    results = output_to(
        output, inputs, suffix="", joined=True, force=force, read={"--roster": (roster,)}
    )
    if results.folder:
        fail("-o 须为文件，不能是文件夹", "-o must be a file and no folder")
    if target == _WORKBOOK:
        check_workbook(results.target)
    known = read_roster(roster)
    sides = [
        Batch((each,), jobs=jobs, leave_out=results.target, limits=limits, seconds=timeout)
        for each in inputs
    ]
    found = [tuple(done.result for done in side.run(_report)) for side in sides]
    is_whole = not any(side.summary.refused for side in sides)
    if not is_whole and not all(map(is_collection, inputs)):
        context.exit(UNUSABLE)
    printed = _printed(inputs, found, known, language, only_changed=only == _CHANGED)
    if target == _WORKBOOK and results.target is not None:
        with told(results.target):
            write_sheets(printed.sheets(), results.target, replaces=force)
    else:
        text = printed.page() if target == "html" else _TEXTS[target](printed.document())
        with results:
            results.put("", escaped(text, keep="\n"))
    context.exit((FOUND if printed.is_changed else DONE) if is_whole else UNUSABLE)


def _report(item: Input) -> AnnualReport:
    return item.extraction.report


def _printed(
    inputs: tuple[str, ...],
    found: Sequence[tuple[AnnualReport, ...]],
    roster: Roster | None,
    language: Language,
    *,
    only_changed: bool,
) -> _Printed:
    """Return two collections, two reports or the years of one body beside each other."""
    if len(inputs) == 2 and all(map(is_collection, inputs)):
        matched = partners(found[0], found[1], roster)
        if only_changed:
            pairs = [pair for pair in matched.pairs if not pair.is_unchanged]
            matched = attrs.evolve(matched, pairs=pairs)
        return _of_collections(matched, language)
    reports = [report for each in found for report in each]
    if len(inputs) == 2 and [len(each) for each in found] == [1, 1]:
        return _of_pair(compare_reports(*reports), language, only_changed=only_changed)
    if len(reports) == 1:
        fail("只有一份报告，没有可比的", "there is one report only, and nothing to compare it with")
    try:
        return _of_years(series(reports, roster), language, only_changed=only_changed)
    except InvalidValueError as error:
        shown = "、".join(error.value) if isinstance(error.value, list) else str(error.value)
        fail(
            f"不能排成一个单位的各年度：应为{error.expected}；有 {shown or '0 份'}",
            f"not the years of one body: expected {error.expected_en}; found {shown or 'none'}",
        )


def _of_pair(comparison: Comparison, language: Language, *, only_changed: bool) -> _Printed:
    return _Printed(
        not comparison.is_unchanged,
        lambda: comparison_document(comparison, language, only_changed=only_changed),
        lambda: comparison_page(
            comparison, language, only_changed=only_changed, part=chart_part(comparison, language)
        ),
        lambda: comparison_sheets(comparison, language, only_changed=only_changed),
    )


def _of_years(years: Series, language: Language, *, only_changed: bool) -> _Printed:
    def document() -> Document:
        return series_document(years, language, only_changed=only_changed)

    return _Printed(
        not all(comparison.is_unchanged for comparison in years.comparisons),
        document,
        lambda: document_html(document(), part=chart_part(years, language)),
        lambda: series_sheets(years, language, only_changed=only_changed),
    )


def _of_collections(matched: Partners, language: Language) -> _Printed:
    def document() -> Document:
        return partners_document(matched, language)

    return _Printed(
        bool(matched.only_old or matched.only_new)
        or not all(comparison.is_unchanged for comparison in matched.pairs),
        document,
        lambda: document_html(document()),
        lambda: partners_sheets(matched, language),
    )
