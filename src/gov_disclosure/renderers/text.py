"""Reports and documents as plain text, with tables that line up in a fixed-width terminal."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, cast

from gov_disclosure.document import Document, Heading, Paragraph
from gov_disclosure.renderers.grid import draw_grid

if TYPE_CHECKING:
    from gov_disclosure.document import Block, Place, TablePlace

_FACT = re.compile(r"[^\s：]{1,6}：")


def document_text(document: Document) -> str:
    r"""Return a document as plain text that ends in a newline.

    Blocks are separated by a blank line; only the lines ``发布机构：…`` at the top of the
    document stand close together.

    Example:
        >>> document = Document.of([Heading("年度报告", 1), Paragraph("报告年度：2021年")])
        >>> document_text(document)
        '年度报告\n\n报告年度：2021年\n'
    """
    facts = header_facts(document.blocks)
    parts = []
    for number, (block, place) in enumerate(zip(document.blocks, document.places, strict=True)):
        if number:
            parts.append("\n" if number - 1 in facts and number in facts else "\n\n")
        parts.append(_block_text(block, place))
    return "".join([*parts, "\n"])


def header_facts(blocks: tuple[Block, ...]) -> range:
    """Return which blocks are the header facts: the first paragraphs that open with a label."""
    start = 1 if blocks and isinstance(blocks[0], Heading) else 0
    facts = itertools.takewhile(
        lambda block: isinstance(block, Paragraph) and _FACT.match(block.text), blocks[start:]
    )
    return range(start, start + len(list(facts)))


def _block_text(block: Block, place: Place) -> str:
    if isinstance(block, Heading | Paragraph):
        return block.text
    return "\n".join(draw_grid(block, cast("TablePlace", place)))  # as Document has checked
