"""A printed cell read as what its column holds, and what stands in it besides text."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.document import OBJECT, Beside, Standing
from gov_disclosure.forms.words.numbers import NOT_SINGLE, CellReading, read_amount, read_count
from gov_disclosure.forms.words.units import is_of_amounts, units_named
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gov_disclosure.model.cells import Column

AMOUNT_UNIT = "万元"

_DOUBTS: Mapping[Standing, Words] = MappingProxyType(
    {
        Standing.PICTURE: Words(
            "格中有图片，数字不能确定",
            "a picture stands in the cell, so its figure is not certain",
        ),
        Standing.FORM_CONTROL: Words(
            "格中有没有填写值的表单控件，数字不能确定",
            "a form control without a value stands in the cell, so its figure is not certain",
        ),
        Standing.FORMULA_WITHOUT_RESULT: Words(
            "格中的公式没有存下结果，数字不能确定",
            "the result of the formula in the cell was not stored, so its figure is not certain",
        ),
        Standing.OVERPRINTED: Words(
            "格中文字相互重叠或被遮盖，数字不能确定",
            "text in the cell is printed over or covered, so its figure is not certain",
        ),
        Standing.TWO_LAYERS: Words(
            "格中可见文字与文字层不一致，数字不能确定",
            "what is seen in the cell and its text layer differ, so its figure is not certain",
        ),
        Standing.UNCERTAIN: Words(
            "格中有的文字不能确定是否显示、是否属于这个数",
            "it is not certain that all text in the cell is shown and belongs to the figure",
        ),
        Standing.GENERATED: Words(
            "格中可能有由脚本、样式或字体显示的内容，文件中没有其文字，数字不能确定",
            "a script, style or font may show something in the cell that is no text of the file, "
            "so its figure is not certain",
        ),
        Standing.STRUCK_OUT: Words(
            "格中文字已全部划去，没有新的数字",
            "all text in the cell is struck out, and no other stands there",
        ),
        Standing.RAISED_MARK: Words(
            "格中只有注号一类的上下标",
            "nothing but a raised mark stands in the cell",
        ),
        Standing.NOT_VISIBLE: Words(
            "格中只有看不见的数字",
            "only figures that are not visible stand in the cell",
        ),
    }
)
"""Why what stands in a cell leaves its figure in doubt."""

_ALONE = frozenset({Standing.STRUCK_OUT, Standing.RAISED_MARK, Standing.NOT_VISIBLE})
"""What leaves the figure in doubt only where nothing else stands in the cell."""

_DIGIT = re.compile(r"\d")

_NOT_SHOWN = frozenset({"Cc", "Cf", "Cn", "Co", "Zl", "Zp"})


def read_cell(
    text: str,
    column: Column,
    units: frozenset[str] = frozenset(),
    beside: Sequence[Beside] = (),
) -> CellReading:
    r"""Read one cell as what its column holds.

    The figure is what a person sees. A raised mark and a struck-out figure beside it are its
    note; what is not visible is no part of it. Whatever else stands there leaves it in doubt.

    Args:
        text: what is printed in the cell.
        column: the column in the form.
        units: the units that the labels of its row and column name, or that the table or a line
            near it states for its figures.
        beside: what stands there besides the text.

    Example:
        >>> from gov_disclosure.model.cells import Column
        >>> column = Column("总计", "total", "件")
        >>> read_cell("429", column, beside=[Beside(Standing.STRUCK_OUT, "428")])
        CellReading(value=429, note='428', doubt=None, standing=None)
        >>> read_cell(OBJECT, column, beside=[Beside(Standing.PICTURE)]).value
        Mark.UNREADABLE
    """
    if not beside:
        return _read_text(text, column, units)
    seen = text.replace(OBJECT, "").strip()
    told = " ".join(
        thing.text for thing in beside if thing.text and thing.kind is not Standing.NOT_VISIBLE
    )
    for thing in beside:
        if thing.kind is Standing.NOT_VISIBLE and not _DIGIT.search(thing.text):
            continue  # words that are not shown say nothing of the figure
        if not seen or thing.kind not in _ALONE:
            note = " ".join(filter(None, (seen, told)))
            return CellReading(Mark.UNREADABLE, note or None, _DOUBTS[thing.kind], thing.kind)
    reading = _read_text(text, column, units)
    note = " ".join(filter(None, (reading.note, told)))
    return attrs.evolve(reading, note=note or None)


def shown(text: str) -> str:
    r"""Return text for a message: what is not seen in it is escaped, what is no text left out.

    Example:
        >>> shown("4\u202e29 "), shown(OBJECT)
        ('4\\u202e29', '')
    """
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in _NOT_SHOWN and char != "\n" else char
        for char in text.replace(OBJECT, "").strip()
    )


def _read_text(text: str, column: Column, units: frozenset[str]) -> CellReading:
    if column.unit != AMOUNT_UNIT:
        reading = read_count(text, signed=column.signed)
        if units and reading.value and not all(map(is_of_amounts, units)):
            return CellReading(Mark.UNREADABLE, text.strip(), NOT_SINGLE)
        return reading
    amounts = list(filter(is_of_amounts, units or units_named(column.label)))
    return read_amount(text, amounts[0] if len(amounts) == 1 else None)
