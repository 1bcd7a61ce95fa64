"""Every kind of damage to a printed table, by name."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from damage_of_cells import OF_CELLS, Damage
from damage_of_columns import OF_COLUMNS
from damage_of_labels import OF_LABELS
from damage_of_rows import OF_ROWS

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: Mapping[str, Damage] = MappingProxyType({**OF_CELLS, **OF_LABELS, **OF_ROWS, **OF_COLUMNS})
"""Every kind of damage."""
