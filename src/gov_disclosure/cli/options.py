"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import get_args

import attrs
import click

from gov_disclosure.bilingual import Language
from gov_disclosure.cli.status import fail
from gov_disclosure.readers.limits import DEFAULT_LIMITS, Limits


def _limits(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> Limits:
    """Return the limits that the options state."""
    known = attrs.asdict(DEFAULT_LIMITS)
    stated: dict[str, int] = {}
    for text in given:
        name, _, number = text.partition("=")
        if name not in known or not (number.isascii() and number.isdecimal() and int(number)):
            fail(
                f"--limit {text}：应为 名称=正整数；可放宽的有 {'、'.join(known)}",
                f"--limit {text}: must be NAME=N with N above 0; names are {', '.join(known)}",
            )
        stated[name] = int(number)
    return attrs.evolve(DEFAULT_LIMITS, **stated)


help_option = click.help_option("-h", "--help", help="显示帮助 / show this help")

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="并行的进程数，默认按处理器核数（文件少时不并行）"
    " / number of processes [default: the cores, or 1 for a few files]",
)

language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(get_args(Language)),
    default="zh",
    show_default=True,
    help="结果的语言 / language of the results",
)

force_option = click.option(
    "--force", is_flag=True, help="覆盖已有的输出文件 / overwrite an output file that is there"
)

limit_option = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=N",
    callback=_limits,
    help="放宽读取上限，如 max_pages=2000，可多次给出 / raise a bound on what is read; repeatable",
)

timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=600,
    show_default=True,
    metavar="SECONDS",
    help="并行时一个文件最多用多少秒 / most seconds for a file, with several processes",
)

index_option = click.option(
    "--index",
    metavar="CSV",
    help="各文件的单位、年度、范围、网址、获取日期，以此为准"
    " / publisher, year, scope, address and retrieval of each file; they win over what is printed",
)
