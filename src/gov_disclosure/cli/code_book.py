"""``gov-disclosure code-book``: what every column of the data set means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gov_disclosure.cli.options import force_option, help_option
from gov_disclosure.cli.outputs import by_suffix, output_to
from gov_disclosure.dataset.code_book import code_book_csv, code_book_html, code_book_markdown
from gov_disclosure.suffixes import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKDOWN = "markdown"
_FORMATS: dict[str, Callable[[], str]] = {
    _MARKDOWN: code_book_markdown,
    "html": code_book_html,
    "csv": code_book_csv,
}
_HELP = """\b
输出数据集的各列说明：含义（中英文）、单位、依据、计数时点、格式、可比性、状态。
Print what every column of the data set means: in Chinese and English, with unit, clause, period,
editions of the form, comparability, states.
"""


@click.command("code-book", help=_HELP, short_help="数据集各列说明 / print the code book")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="写入 .md、.html 或 .csv 文件 / write to a file of that suffix [default: -]",
)
@force_option
@help_option
def code_book(output: str | None, *, force: bool) -> None:
    """Print the code book."""
    chosen = by_suffix(output, {name: SUFFIXES[name] for name in _FORMATS}, "-o", _MARKDOWN)
    suffix = SUFFIXES[chosen][0]
    with output_to(output, (), suffix=suffix, joined=False, force=force) as results:
        results.put("code-book", _FORMATS[chosen]())
