"""FindingsDocument as JSON: the format that ``dumps`` gives them, with the report that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gov_disclosure.codecs.formats import FindingsDocument
from gov_disclosure.codecs.json import dumps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.audit.checked import Checked

_INDENT = 2


def json_of(reports: Sequence[Checked], *, several: bool) -> str:
    """Return what was found as JSON for people to read.

    Args:
        reports: the reports.
        several: whether there may be several: they are an array, and one alone is an object.
    """
    texts = [dumps(_findings(one), _INDENT) for one in reports]
    if len(texts) == 1 and not several:
        return f"{texts[0]}\n"
    indented = [text.replace("\n", "\n" + " " * _INDENT) for text in texts]
    return "[" + ",".join(f"\n{' ' * _INDENT}{text}" for text in indented) + "\n]\n"


def line_of(checked: Checked) -> str:
    """Return what was found in a report as one line of JSON."""
    return f"{dumps(_findings(checked))}\n"


def _findings(checked: Checked) -> FindingsDocument:
    return FindingsDocument.on(checked.name, checked.report, checked.findings, checked.looked_at)
