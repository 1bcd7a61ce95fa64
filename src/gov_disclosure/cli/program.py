"""The command ``gov-disclosure`` and its exit statuses."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from gov_disclosure import __version__
from gov_disclosure.cli.check import check
from gov_disclosure.cli.convert import convert
from gov_disclosure.cli.options import help_option
from gov_disclosure.cli.schema import schema
from gov_disclosure.cli.status import INTERRUPTED, UNUSABLE, say
from gov_disclosure.cli.table import table
from gov_disclosure.cli.usage import usage_in_chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "gov-disclosure"


_HELP = """\b
读取、转换、核查《政府信息公开工作年度报告》。
Read, convert and check annual reports on government information disclosure.

\b
退出码 / exit status:
  0  完成 / done
  1  有不符之处，或有格未能读取 / findings, or cells that could not be read
  2  输入或参数不可用 / unusable input or arguments

\b
“-” 表示标准输入或标准输出 / "-" is standard input or output.
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=NAME, help="显示版本 / show the version")
@help_option
@click.pass_context
def program(context: click.Context) -> None:
    """Honour NO_COLOR; the commands do the rest."""
    if os.environ.get("NO_COLOR"):
        context.color = False


program.add_command(convert)
program.add_command(check)
program.add_command(table)
program.add_command(schema)


def run(arguments: Sequence[str] | None) -> int:
    """Run the command and return its exit status; nothing is raised for bad input."""
    try:
        status = program.main(
            None if arguments is None else list(arguments),
            prog_name=NAME,
            standalone_mode=False,
        )
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        if isinstance(error, click.UsageError):
            say(f"错误：{usage_in_chinese(error)}")
        error.show()
        return UNUSABLE
    return status if isinstance(status, int) else 0
