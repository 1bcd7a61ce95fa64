"""Where lines of a title and of narrow labels end on paper: after words, and not within them.

No line is told apart from the next when it is read: titles and labels of the form are known by
their letters.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.display_width import display_width
from gov_disclosure.renderers.paper import BESIDE_CELL, half_characters

if TYPE_CHECKING:
    from gov_disclosure.document import CellPlace, Table, TablePlace
    from gov_disclosure.renderers.paper import Columns

_TITLE = re.compile(r"(.+[\u4e00-\u9fff）])(\d{4}年度?政府信息公开工作年度报告)")
_LABEL = re.compile(r"((?:（[一二三四五六七]）|[一二三四五六七]、)?)([\u4e00-\u9fff]{2,8})")
_WORD = 2
"""Characters of most words; of a label of an odd number the first word has one more."""


def title_lines(title: str, width: float) -> str:
    r"""Return a title with the name of the body on a line of its own, where it takes two.

    Args:
        title: any title.
        width: half-width characters that a line holds.

    Example:
        >>> title_lines("青溪区水利局2024年政府信息公开工作年度报告", 40)
        '青溪区水利局\n2024年政府信息公开工作年度报告'
        >>> title_lines("青溪区水利局2024年政府信息公开工作年度报告", 60)
        '青溪区水利局2024年政府信息公开工作年度报告'
    """
    parted = _TITLE.fullmatch(title)
    if parted is None or display_width(title) <= width or display_width(parted[2]) > width:
        return title
    return f"{parted[1]}\n{parted[2]}"


def label_lines(label: str, width: float) -> str:
    r"""Return a label in lines of whole words, where one line does not hold it.

    Args:
        label: any label; a long one, or one of other letters, stays as it is.
        width: half-width characters that a line holds.

    Example:
        >>> label_lines("社会公益组织", 6), label_lines("社会公益组织", 8)
        ('社会\n公益\n组织', '社会公益\n组织')
        >>> label_lines("（三）不予公开", 8), label_lines("（三）不予公开", 99)
        ('（三）\n不予公开', '（三）不予公开')
    """
    parts = _LABEL.fullmatch(label)
    if parts is None or display_width(label) <= width or width < 2 * _WORD:
        return label
    number, text = parts.groups()
    first = _WORD + len(text) % _WORD
    lines = [text[:first]]
    for start in range(first, len(text), _WORD):
        word = text[start : start + _WORD]
        if display_width(lines[-1] + word) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return "\n".join([number, *lines] if number else lines)


def broken_table(table: Table, place: TablePlace, columns: Columns) -> Table:
    """Return a table of the form with the labels of its narrow columns in lines of whole words.

    Args:
        table: any table; one that is not of the form stays as it is.
        place: where its cells stand.
        columns: its columns on paper.
    """
    if not place.header_rows or all(cell.path is None for row in place.cells for cell in row):
        return table
    starts = [0.0, *itertools.accumulate(columns.widths)]

    def room(cell: CellPlace) -> float:
        return starts[cell.column + cell.column_span] - starts[cell.column] - 2 * BESIDE_CELL

    rows = tuple(
        tuple(
            text
            if cell.path is not None
            else label_lines(text, half_characters(room(cell), columns.size))
            for text, cell in zip(texts, cells, strict=True)
        )
        for texts, cells in zip(table.rows, place.cells, strict=True)
    )
    return attrs.evolve(table, rows=rows)
