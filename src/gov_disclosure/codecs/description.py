"""What the classes of the JSON and their members are called: the shape of an entry."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from gov_disclosure.bilingual import Words


@attrs.frozen
class Description:
    """What a class of the model and its members are called.

    Attributes:
        name: the class.
        members: its members, rows and columns of the form left out.
        example: an object of the class; None for the tables of the form.
    """

    name: Words
    members: Mapping[str, Words]
    example: object = None
