"""A printed cell read as what its column holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.forms.words.numbers import CellReading, read_amount, read_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.model.cells import Column

AMOUNT_UNIT = "万元"
_UNIT = re.compile("[百千万亿十美欧港日]*元")


def read_cell(text: str, column: Column, printed_labels: Sequence[str] = ()) -> CellReading:
    """Read one cell as what its column holds.

    Args:
        text: what is printed in the cell.
        column: the column in the form.
        printed_labels: row and column label as printed, which may name the unit.
    """
    if column.unit != AMOUNT_UNIT:
        return read_count(text, signed=column.signed)
    return read_amount(text, _label_unit(printed_labels) or _label_unit([column.label]))


def _label_unit(labels: Sequence[str]) -> str | None:
    """Return the unit that labels name; labels that disagree name one that is none."""
    return "".join(sorted({unit for label in labels for unit in _UNIT.findall(label)})) or None
