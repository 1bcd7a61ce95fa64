"""Tables on the wrong side of a heading go to their section, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gov_disclosure.document import Block, Paragraph, Place, Table, place_of_cells
from gov_disclosure.forms.extraction.misplaced_tables import with_tables_in_their_sections
from gov_disclosure.forms.extraction.sections import Item, Outline, SectionText

if TYPE_CHECKING:
    from collections.abc import Sequence

PROSE = Paragraph("情况如下。")
REQUESTS = Table((("自然人", "商业企业", "科研机构"), ("1", "2", "3")))
DISPUTES = Table((("结果维持", "结果纠正", "尚未审结"), ("4", "5", "6")))


def _section(*blocks: Block) -> SectionText:
    items = (
        Item(block, place_of_cells(block), 1) if isinstance(block, Table) else Item(block, Place())
        for block in blocks
    )
    return SectionText(None, None, tuple(items))


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ([REQUESTS], [DISPUTES], ([REQUESTS], [DISPUTES])),
        ([REQUESTS, DISPUTES], [PROSE], ([REQUESTS], [DISPUTES, PROSE])),
        ([PROSE], [REQUESTS, DISPUTES], ([PROSE, REQUESTS], [DISPUTES])),
        ([PROSE], [PROSE, DISPUTES, REQUESTS], ([PROSE], [PROSE, DISPUTES, REQUESTS])),
        ([PROSE], [DISPUTES], ([PROSE], [DISPUTES])),
    ],
    ids=["at home", "above its heading", "below the next one", "after its neighbour", "none"],
)
def test_where_tables_of_neighbours_go(
    above: Sequence[Block],
    below: Sequence[Block],
    expected: tuple[Sequence[Block], Sequence[Block]],
) -> None:
    cut = Outline((), {"requests": _section(*above), "disputes": _section(*below)}, False)  # noqa: FBT003
    found = with_tables_in_their_sections(cut).sections
    assert [[item.block for item in found[name].items] for name in ("requests", "disputes")] == [
        *expected
    ]
