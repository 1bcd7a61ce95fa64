"""A passing and a failing example of every rule, one module a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rule_examples import (
    figures_in_prose,
    form,
    header,
    identities,
    narratives,
    previous,
    proactive,
    reading,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rule_examples.example import Example

EXAMPLES: Mapping[str, Example] = {
    **reading.EXAMPLES,
    **identities.EXAMPLES,
    **previous.EXAMPLES,
    **proactive.EXAMPLES,
    **form.EXAMPLES,
    **header.EXAMPLES,
    **narratives.EXAMPLES,
    **figures_in_prose.EXAMPLES,
}
"""The examples by rule. Those of a new subject are one line here."""
