"""``gov-disclosure schema``: the JSON Schema of reports, extractions and findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.options import force_option, help_option
from gov_disclosure.cli.outputs import by_suffix, output_to
from gov_disclosure.codecs.formats import FORMATS, REPORT
from gov_disclosure.codecs.schema import json_schema
from gov_disclosure.model.report import FORMS
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName


_HELP = """\b
输出报告（或者读取所得、核查结果）的 JSON Schema（2020-12）。
Print the JSON Schema (2020-12) of reports, or of extractions or findings.
"""

_KINDS = {each.name.removeprefix(REPORT.name).strip("-") or "report": each for each in FORMATS}


@click.command(help=_HELP, short_help="输出 JSON Schema / print the JSON Schema of reports")
@click.option(
    "--form", type=click.Choice(list(FORMS)), help="只限一种格式 / only of one edition of the form"
)
@click.option(
    "--kind",
    type=click.Choice(list(_KINDS)),
    default="report",
    show_default=True,
    help="哪一种 JSON：报告、读取所得、核查结果 / of which JSON",
)
@click.option("-o", "--output", metavar="FILE", help="写入文件 / write to a file [default: -]")
@force_option
@help_option
def schema(form: FormName | None, kind: str, output: str | None, *, force: bool) -> None:
    """Print the JSON Schema."""
    text = json.dumps(json_schema(form, _KINDS[kind].data), ensure_ascii=False, indent=2)
    by_suffix(output, {"json": SUFFIXES["json"]}, "-o", "json")
    with output_to(output, (), suffix=SUFFIXES["json"][0], joined=False, force=force) as results:
        results.put("report.schema", f"{text}\n")
