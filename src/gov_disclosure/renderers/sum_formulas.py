"""The sums that the form requires, as formulas of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gov_disclosure.rules.identities import Identity


def total_formula(identity: Identity, reference: Callable[[str], str]) -> str:
    """Return the formula of a total: what its parts add up to, nothing while all are blank.

    Args:
        identity: a sum with one total.
        reference: path of a cell to its name in the sheet.
    """
    parts = ",".join(map(reference, identity.parts))
    return f'=IF(COUNT({parts})=0,"",SUM({parts}))'


def broken_formula(identity: Identity, reference: Callable[[str], str]) -> str:
    """Return the formula that is true where all cells of a sum hold figures and it does not hold.

    Args:
        identity: the sum.
        reference: path of a cell to its name in the sheet.

    Example:
        >>> from gov_disclosure.rules.sums import balances
        >>> broken_formula(balances()[0], lambda path: path.split(".")[-2].upper())
        '=AND(COUNT(RECEIVED,BROUGHT_FORWARD,HANDLED,CARRIED_FORWARD)=4,\
SUM(RECEIVED,BROUGHT_FORWARD)<>SUM(HANDLED,CARRIED_FORWARD))'
    """
    parts, whole = (",".join(map(reference, paths)) for paths in (identity.parts, identity.whole))
    number = len(identity.parts) + len(identity.whole)
    return f"=AND(COUNT({parts},{whole})={number},SUM({parts})<>SUM({whole}))"
