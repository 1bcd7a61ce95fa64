"""The prose of a report, and the notes that stand beside its figures."""

from __future__ import annotations

import attrs

from gov_disclosure.document import Block, as_blocks, check_blocks
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import check_pattern, check_text

NOTE_PATH_PATTERN = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*|\[[0-9]+\])*$"

check_note_path = check_pattern(NOTE_PATH_PATTERN, "报告内的路径", "a path in the report")


@attrs.frozen
class Narrative:
    """A section of prose.

    Attributes:
        heading: its heading as printed; None stands for the official wording.
        blocks: headings, paragraphs and tables in published order.

    Example:
        >>> import gov_disclosure as gd
        >>> overview = gd.Narrative(blocks=[gd.Paragraph("2024年主动公开信息120条。")])
        >>> print(gd.render(gd.AnnualReport(overview=overview), "text"))
        一、总体情况
        <BLANKLINE>
        2024年主动公开信息120条。
        <BLANKLINE>
    """

    heading: str | None = attrs.field(default=None, validator=attrs.validators.optional(check_text))
    blocks: tuple[Block, ...] = attrs.field(default=(), converter=as_blocks, validator=check_blocks)

    __repr__ = short_repr


@attrs.frozen(order=True)
class Note:
    """A text that belongs to a place in the report but is not its value.

    Attributes:
        path: the place, in the spelling used everywhere.
        text: what is printed beside the figure, or instead of one.

    Example:
        >>> import gov_disclosure as gd
        >>> note = gd.Note("disputes.reconsideration.pending", "约2")
        >>> gd.AnnualReport(notes=[note]).notes[0].text
        '约2'
    """

    path: str = attrs.field(validator=check_note_path)
    text: str = attrs.field(validator=check_text)

    __repr__ = short_repr
