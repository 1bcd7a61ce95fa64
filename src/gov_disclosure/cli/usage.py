"""What click says of wrong usage, in Chinese; its own message follows in English."""

from __future__ import annotations

import click


def usage_in_chinese(error: click.UsageError) -> str:
    """Return what is wrong with the arguments of a command.

    Example:
        >>> usage_in_chinese(click.NoSuchOption("--too"))
        '没有选项 --too；用法见 -h'
    """
    return f"{_wrong(error)}；用法见 -h"


def _wrong(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 用法不对"
    if isinstance(error, click.MissingParameter):
        return f"缺少参数 {_name(error)}"
    if isinstance(error, click.BadParameter):
        return f"参数 {_name(error)} 的值不可用"
    return "命令或参数不对"


def _name(error: click.BadParameter) -> str:
    """Return how the command's help names a parameter."""
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx or click.Context(click.Command("")))
