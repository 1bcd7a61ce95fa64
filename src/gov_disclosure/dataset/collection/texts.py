"""Prose in one cell of a sheet: a line for each heading, paragraph and row of a table."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from gov_disclosure.document import Heading, Paragraph, Table
from gov_disclosure.forms.words.headings import heading_level, whole_heading
from gov_disclosure.model.paths import sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gov_disclosure.document import Block

_TAB = "\t"
_BREAK = re.compile(r"[\t\r\n]")


def prose_text(name: str, heading: str | None, blocks: Iterable[Block]) -> str:
    """Return the prose of a section as lines, first its heading if it is not as in the form.

    A section in which nothing stands is told by its heading.

    Args:
        name: field name of the section, or ``preamble``.
        heading: its heading as printed; None: as in the form.
        blocks: its blocks.

    Example:
        >>> prose_text("overview", None, [])
        '一、总体情况'
    """
    lines = list(_lines(blocks))
    if heading is None and not lines and name in sections():
        heading = sections()[name].heading
    return "\n".join(lines if heading is None else (heading, *lines))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    follows_table = False
    for block in blocks:
        is_table = isinstance(block, Table)
        if is_table and follows_table:
            yield ""
        follows_table = is_table
        if isinstance(block, Table):
            for row in block.rows:
                yield _TAB.join(_BREAK.sub(" ", cell) for cell in row)
        else:
            yield block.text


def prose_blocks(name: str, text: str) -> tuple[str | None, tuple[Block, ...]]:
    r"""Return the heading, or None where it is as in the form or not there, and the blocks.

    Args:
        name: field name of the section, or ``preamble``.
        text: its lines; those with tabs are rows of tables, with a blank line between tables.

    Example:
        >>> prose_blocks("overview", "一、总体概况\n（一）主动公开\n主动公开信息5条。")[0]
        '一、总体概况'
    """
    lines = text.split("\n")
    heading = None
    found = whole_heading(lines[0]) if lines and name in sections() else None
    if found is not None and found.section == name:
        heading = None if lines[0] == sections()[name].heading else lines[0]
        lines = lines[1:]
    return heading, tuple(_blocks(lines))


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    for is_table, run in itertools.groupby(lines, key=lambda line: _TAB in line):
        if is_table:
            yield Table(tuple(tuple(line.split(_TAB)) for line in run))
            continue
        for line in filter(str.strip, run):
            level = heading_level(line.strip())
            yield Paragraph(line) if level is None else Heading(line.strip(), level)
