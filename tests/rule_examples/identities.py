"""Examples of the sums that the form requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rule_examples.example import Example, cells

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLES: Mapping[str, Example] = {
    "requests.row_total": Example(
        passing=cells("requests.outcomes.denied.state_secret", natural_person=2, total=2)
        | cells("requests.outcomes.handled", natural_person=2, total=2)
        | cells("requests.received", natural_person=2, total=2),
        failing=cells("requests.outcomes.denied.state_secret", natural_person=2, total=3)
        | cells("requests.outcomes.granted", other_org=1, total=0)
        | cells("requests.outcomes.handled", natural_person=2, other_org=1, total=3)
        | cells("requests.received", natural_person=2, other_org=1, total=3),
        paths=(
            "requests.outcomes.granted.total",
            "requests.outcomes.denied.state_secret.total",
        ),
        expected=1,
        actual=0,
        gap=1,
    ),
    "requests.balance": Example(
        passing=cells("requests.received", natural_person=5, total=5)
        | cells("requests.brought_forward", natural_person=1, total=1)
        | cells("requests.outcomes.granted", natural_person=4, total=4)
        | cells("requests.outcomes.handled", natural_person=4, total=4)
        | cells("requests.carried_forward", natural_person=2, total=2),
        failing=cells("requests.received", natural_person=5, total=5)
        | cells("requests.outcomes.granted", natural_person=4, total=4)
        | cells("requests.outcomes.handled", natural_person=4, total=4)
        | cells("requests.carried_forward", natural_person=2, total=2),
        paths=("requests.outcomes.handled.natural_person", "requests.outcomes.handled.total"),
        expected=5,
        actual=6,
        gap=1,
    ),
    "requests.outcomes_total": Example(
        passing=cells("requests.outcomes.granted", commercial_enterprise=4, total=4)
        | cells("requests.outcomes.unavailable.not_held", commercial_enterprise=3, total=3)
        | cells("requests.outcomes.handled", commercial_enterprise=7, total=7)
        | cells("requests.received", commercial_enterprise=7, total=7),
        failing=cells("requests.outcomes.granted", commercial_enterprise=26, total=26)
        | cells("requests.outcomes.handled", commercial_enterprise=20, total=20)
        | cells("requests.received", commercial_enterprise=20, total=20),
        paths=(
            "requests.outcomes.handled.commercial_enterprise",
            "requests.outcomes.handled.total",
        ),
        expected=26,
        actual=20,
        gap=6,
    ),
    "disputes.total": Example(
        passing=cells("disputes.litigation_direct", upheld=1, pending=1, total=2),
        failing=cells("disputes.litigation_direct", upheld=1, pending=1, total=1),
        paths=("disputes.litigation_direct.total",),
        expected=2,
        actual=1,
        gap=1,
    ),
}
