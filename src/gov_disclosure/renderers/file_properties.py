"""What files say of a report in their properties: what is known of it but is not of the form."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from gov_disclosure.escaping import storable
from gov_disclosure.readers.office_properties import LONGEST_VALUE, continued_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.forms.layout.printed_form import PrintedForm

UNDATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - files have no time zone
"""When files were made, as they say: equal reports give equal files."""


def custom_properties(form: PrintedForm) -> Iterator[tuple[str, str]]:
    """Yield name and value of the custom properties of an Office file.

    Args:
        form: the report as it is printed.
    """
    for fact in form.facts:
        text = storable(fact.value)
        for number, start in enumerate(range(0, len(text), LONGEST_VALUE)):
            yield continued_name(fact.name, number), text[start : start + LONGEST_VALUE]
