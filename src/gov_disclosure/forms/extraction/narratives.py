"""Prose of a document as the blocks of a narrative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.document import MAX_HEADING_LEVEL, Block, Heading, Paragraph
from gov_disclosure.forms.words.headings import heading_level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gov_disclosure.forms.extraction.sections import Item

STATUTORY_LEVEL = 2
"""Level of the six statutory headings in a document that marks headings: below the title."""


def narrative_blocks(
    items: Iterable[Item], *, marks_headings: bool, statutory_level: int | None = None
) -> tuple[Block, ...]:
    """Return items as blocks whose heading levels count from the statutory headings.

    In a document that does not mark headings, a short line with a number is a heading.

    Args:
        items: the items of one section.
        marks_headings: whether the format of the document marks headings.
        statutory_level: level of the statutory heading above, where it was marked.
    """
    return tuple(
        _block(item.block, marks_headings, statutory_level or STATUTORY_LEVEL) for item in items
    )


def _block(block: Block, marks_headings: bool, statutory_level: int) -> Block:  # noqa: FBT001
    if isinstance(block, Heading):
        level = min(max(block.level - statutory_level + 1, 1), MAX_HEADING_LEVEL)
        return Heading(block.text, level)
    if isinstance(block, Paragraph) and not marks_headings:
        implied = heading_level(block.text)
        if implied is not None:
            return Heading(block.text, implied)
    return block
