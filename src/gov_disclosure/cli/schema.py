"""``gov-disclosure schema``: the JSON Schema of reports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.options import force_option, help_option
from gov_disclosure.cli.outputs import by_suffix, output_to
from gov_disclosure.codecs.schema import json_schema
from gov_disclosure.model.report import FORMS
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName


_HELP = """\b
输出报告 JSON 的 JSON Schema（2020-12）。
Print the JSON Schema (2020-12) of reports in JSON.
"""


@click.command(help=_HELP, short_help="输出 JSON Schema / print the JSON Schema of reports")
@click.option(
    "--form", type=click.Choice(list(FORMS)), help="只限一种格式 / only of one edition of the form"
)
@click.option("-o", "--output", metavar="FILE", help="写入文件 / write to a file [default: -]")
@force_option
@help_option
def schema(form: FormName | None, output: str | None, *, force: bool) -> None:
    """Print the JSON Schema."""
    text = json.dumps(json_schema(form), ensure_ascii=False, indent=2)
    by_suffix(output, {"json": SUFFIXES["json"]}, "-o", "json")
    with output_to(output, (), suffix=SUFFIXES["json"][0], joined=False, force=force) as results:
        results.put("report.schema", f"{text}\n")
