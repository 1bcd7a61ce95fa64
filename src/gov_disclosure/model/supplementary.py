"""Rows that an agency added to a table of section 二."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import attrs

from gov_disclosure.errors import InvalidValueError
from gov_disclosure.short_repr import short_repr
from gov_disclosure.values import as_tuple, check_any_text, check_text, check_tuple_of, is_text

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_cells(_instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Accept pairs of strings: column label and raw text."""
    if not isinstance(value, tuple) or not all(
        isinstance(cell, tuple) and len(cell) == 2 and all(map(is_text, cell)) for cell in value
    ):
        raise InvalidValueError(
            attribute.name,
            value,
            "（列标签，原文）字符串对",
            "pairs of strings (column label, raw text)",
        )


def _pairs(cells: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    pairs: Any = cells  # anything but a list or tuple is for the check to refuse
    if isinstance(cells, list | tuple):
        pairs = tuple(as_tuple(cell) for cell in cells)
    return cast("tuple[tuple[str, str], ...]", pairs)


@attrs.frozen
class SupplementaryRow:
    """A row that an agency added to a table of section 二.

    Attributes:
        block: label of the block it stands in, as in the form; None: in none.
        label: its row label as printed; may be empty.
        cells: pairs of column label and raw text, in printed order.

    Example:
        >>> import gov_disclosure as gd
        >>> added = gd.SupplementaryRow(None, "其他主动公开文件", [("本年制发件数", "2")])
        >>> section = gd.ProactiveDisclosure2021(supplementary_rows=[added])
        >>> section.supplementary_rows[0].label
        '其他主动公开文件'
    """

    block: str | None = attrs.field(validator=attrs.validators.optional(check_text))
    label: str = attrs.field(validator=check_any_text)
    cells: tuple[tuple[str, str], ...] = attrs.field(
        default=(), converter=_pairs, validator=check_cells
    )

    __repr__ = short_repr


def as_supplementary_rows(rows: Sequence[SupplementaryRow]) -> tuple[SupplementaryRow, ...]:
    """Return a list of rows as a tuple; leave anything else for the check to refuse."""
    return cast("tuple[SupplementaryRow, ...]", as_tuple(rows))


check_supplementary_rows = check_tuple_of(SupplementaryRow)
