"""Sums that the form requires, and what findings call the places they stand in."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import attrs

from gov_disclosure.bilingual import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gov_disclosure.values import Count


@attrs.frozen
class Identity:
    """One sum that the form requires: the cells of ``parts`` add up to those of ``whole``.

    Attributes:
        place: where it stands: its row, its column or both.
        parts: paths of the cells that are added.
        whole: paths of the cells that hold the result.
        name: the rule that requires it, and the row or column it requires it of.
    """

    place: Words
    parts: tuple[str, ...]
    whole: tuple[str, ...]
    name: str = ""
    _get: Callable[[object], tuple[Any, ...]] = attrs.field(init=False, eq=False, repr=False)

    @_get.default
    def _getter_of_all(self) -> Callable[[object], tuple[Any, ...]]:
        get: Any = operator.itemgetter(*self.parts, *self.whole)
        return cast("Callable[[object], tuple[Any, ...]]", get)

    def values(self, figures: Mapping[str, Count]) -> tuple[tuple[Count, ...], tuple[Count, ...]]:
        """Return the values of ``parts`` and of ``whole``."""
        found = self._get(figures)
        return found[: len(self.parts)], found[len(self.parts) :]
