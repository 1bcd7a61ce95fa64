"""Arguments and options that several commands share."""

from __future__ import annotations

import click

help_option = click.help_option("-h", "--help", help="显示帮助 / show this help")

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")

jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="并行的进程数，默认按处理器核数（文件少时不并行）"
    " / number of processes [default: the cores, or 1 for a few files]",
)

index_option = click.option(
    "--index",
    metavar="CSV",
    help="各文件的单位、年度、范围、网址，以此为准"
    " / publisher, year, scope and address of each file; they win over what is printed",
)
