"""The prose of a report, piece by piece with the path of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.document import Heading, Table
from gov_disclosure.model.narrative import Narrative
from gov_disclosure.model.paths import TABLE_SECTIONS, sections
from gov_disclosure.normal_width import normal_width

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from gov_disclosure.document import Block
    from gov_disclosure.model.report import AnnualReport


@attrs.frozen
class Passage:
    """A heading or paragraph of a report.

    Attributes:
        path: its path, such as ``overview.blocks[2].text``.
        text: what is printed.
        is_heading: whether it is a heading.
        section: name of the section it stands in.
    """

    path: str
    text: str
    is_heading: bool = False
    section: str = attrs.field(init=False)

    @section.default
    def _section_in_path(self) -> str:
        return self.path.partition(".")[0]

    @cached_property
    def plain(self) -> str:
        """The text in normal width and without spaces."""
        return normal(self.text)

    def printed(self, found: re.Match[str]) -> str:
        """Return what is printed where something was found in ``plain``, but for spaces.

        Example:
            >>> import re
            >>> passage = Passage("overview.blocks[0].text", "（ 文字描述）")
            >>> passage.printed(re.search("文字", passage.plain)), passage.plain
            ('文字', '(文字描述)')
            >>> passage.printed(re.search(".+", passage.plain))
            '（文字描述）'
        """
        ends = list(accumulate(len(normal(char)) for char in self.text))
        if ends and ends[-1] != len(self.plain):  # characters that are one in normal width
            return found.group()
        begin, end = bisect_right(ends, found.start()), bisect_left(ends, found.end())
        return "".join(self.text[begin : end + 1].split())


def passages(report: AnnualReport) -> Iterator[Passage]:
    """Yield the prose of a report in printed order; tables among it are left out.

    Example:
        >>> from gov_disclosure import Paragraph
        >>> from gov_disclosure.model.report import AnnualReport
        >>> report = AnnualReport(other_matters=Narrative(blocks=[Paragraph("无。")]))
        >>> [(passage.path, passage.text) for passage in passages(report)]
        [('other_matters.blocks[0].text', '无。')]
    """
    for name in ("preamble", *sections()):
        section = getattr(report, name)
        if isinstance(section, Narrative):
            yield from _of_blocks(f"{name}.blocks", section.blocks)
        elif section is not None and name in TABLE_SECTIONS:
            yield from _of_blocks(f"{name}.introduction", section.introduction)
            yield from _of_blocks(f"{name}.remarks", section.remarks)


def _of_blocks(path: str, blocks: tuple[Block, ...]) -> Iterator[Passage]:
    for index, block in enumerate(blocks):
        if not isinstance(block, Table):
            yield Passage(f"{path}[{index}].text", block.text, isinstance(block, Heading))


def normal(text: str) -> str:
    """Return a text in normal width and without spaces.

    Example:
        >>> normal("２０２３ 年（全年）")
        '2023年(全年)'
    """
    return "".join(normal_width(text).split())
