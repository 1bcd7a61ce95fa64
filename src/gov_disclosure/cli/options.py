"""Arguments and options that several commands share."""

from __future__ import annotations

import click

help_option = click.help_option("-h", "--help", help="显示帮助 / show this help")

inputs_argument = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
