"""A JSON object as the data of its format, read at speed where it is written the usual way."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from gov_disclosure.codecs import generated_reading
from gov_disclosure.codecs.canonical import DoubtError
from gov_disclosure.codecs.converter import converter
from gov_disclosure.codecs.formats import REPORT, data_of

if TYPE_CHECKING:
    from gov_disclosure.codecs.formats import Data, Format


def structured(json_object: object, wanted: Format) -> Data:
    """Return the data that a JSON object holds.

    Raises:
        InvalidValueError: the object is not as the format says.

    Example:
        >>> from gov_disclosure import AnnualReport, to_dict
        >>> structured(to_dict(AnnualReport(year=2025)), REPORT).year
        2025
    """
    if wanted is REPORT:
        with contextlib.suppress(DoubtError):
            return generated_reading.structure(json_object)
    return data_of(converter.structure(json_object, wanted.document))
