"""The command ``gov-disclosure`` and its exit statuses."""

from __future__ import annotations

import contextlib
import importlib
import os
from typing import TYPE_CHECKING, cast

import click

from gov_disclosure.cli.status import INTERRUPTED, UNUSABLE, say
from gov_disclosure.cli.usage import usage_in_chinese
from gov_disclosure.version import __version__

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


_COMMANDS = (
    "chart",
    "check",
    "code-book",
    "compare",
    "convert",
    "dataset",
    "draft",
    "peers",
    "roll-up",
    "schema",
    "table",
)
"""Each the name of a module here and of the function in it, with ``_`` for ``-``."""


class _Commands(click.Group):
    """Commands that are imported once they are asked for: most of the time would go into that."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"gov_disclosure.cli.{name}")
        return cast("click.Command", getattr(module, name))


@click.group(cls=_Commands, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=NAME, help="显示版本 / show the version")
@click.help_option("-h", "--help", help="显示帮助 / show this help")
@click.pass_context
def program(context: click.Context) -> None:
    """Honour NO_COLOR and plain terminals; the commands do the rest."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False


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
        with contextlib.suppress(OSError):  # as in saying anything
            error.show()
        return UNUSABLE
    except OSError as error:  # of standard output, when it shows help
        from gov_disclosure.system_reasons import system_reason  # noqa: PLC0415 - hardly ever

        reason = system_reason(error)
        say(f"错误：不能写入（{reason.zh}）", f"Error: cannot be written ({reason.en})")
        return UNUSABLE
    return status if isinstance(status, int) else 0
