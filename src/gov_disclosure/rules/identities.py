"""Sums that the form requires, and what findings call the places they stand in."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import attrs

from gov_disclosure.model.paths import rows
from gov_disclosure.rules.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.model.cells import Column
    from gov_disclosure.model.paths import RowFacts
    from gov_disclosure.values import Count


@attrs.frozen
class Identity:
    """One sum that the form requires: the cells of ``parts`` add up to those of ``whole``.

    Attributes:
        place: where it stands: its row, its column or both.
        parts: paths of the cells that are added.
        whole: paths of the cells that hold the result.
    """

    place: Words
    parts: tuple[str, ...]
    whole: tuple[str, ...]
    _get: Callable[[object], tuple[Any, ...]] = attrs.field(init=False, eq=False, repr=False)

    @_get.default
    def _getter_of_all(self) -> Callable[[object], tuple[Any, ...]]:
        get: Any = operator.itemgetter(*self.parts, *self.whole)
        return cast("Callable[[object], tuple[Any, ...]]", get)

    def values(self, figures: Mapping[str, Count]) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
        """Return the values of ``parts`` and of ``whole``."""
        found = self._get(figures)
        return found[: len(self.parts)], found[len(self.parts) :]


def row_place(facts: RowFacts) -> Words:
    """Return what findings call a row; a group that has no subtotal of its own is left out."""
    groups = [group.label for _, group in facts.groups if group.has_subtotal]
    labels = "/".join((*groups, *facts.row.parents, facts.row.label))
    return Words(f"“{labels}”行", f"row “{facts.row.english}”")


def column_place(column: Column) -> Words:
    """Return what findings call a column."""
    label = "：".join((*column.parents, column.label))
    return Words(f"“{label}”列", f"column “{column.english}”")


def cell_place(kind: type, path: str) -> tuple[Words, Words]:
    """Return what findings call the row and the column of a cell of a table section.

    Args:
        kind: the class of the section.
        path: path of the cell below the section, such as ``received.total``.

    Example:
        >>> from gov_disclosure.model.disputes import Disputes
        >>> [words.zh for words in cell_place(Disputes, "litigation_direct.total")]
        ['“行政诉讼/未经复议直接起诉”行', '“总计”列']
    """
    return _cell_places(kind)[path]


@functools.cache
def _cell_places(kind: type) -> Mapping[str, tuple[Words, Words]]:
    return {
        f"{facts.path}.{name}": (row_place(facts), column_place(declared))
        for facts in rows(kind)
        for name, declared in facts.columns
    }
