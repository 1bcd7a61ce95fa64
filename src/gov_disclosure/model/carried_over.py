"""Notes of a draft: which figures were carried over from last year's report, to be confirmed.

They speak to whoever fills the draft in, and are no part of what is published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.model.narrative import Note

if TYPE_CHECKING:
    from gov_disclosure.model.report import AnnualReport

BROUGHT_FORWARD = "requests.brought_forward"
CARRIED_FORWARD = "requests.carried_forward"

_TEXT = "由{whose}报告“四、结转下年度继续办理”结转，待确认"
_LAST_YEARS = "上一年度"
_IS_TEXT = re.compile(_TEXT.format(whose=rf"(?:\d{{4}}年度|{_LAST_YEARS})"))


def carried_over_note(path: str, year: int | None) -> Note:
    """Return the note that a figure was carried over.

    Args:
        path: path of its cell in the draft.
        year: the year of the report that it comes from, if that is known.

    Example:
        >>> carried_over_note("requests.brought_forward.total", 2024).text
        '由2024年度报告“四、结转下年度继续办理”结转，待确认'
    """
    return Note(path, _TEXT.format(whose=_LAST_YEARS if year is None else f"{year}年度"))


def is_carried_over(note: Note) -> bool:
    """Tell whether a note says that a figure was carried over.

    Example:
        >>> is_carried_over(carried_over_note("requests.brought_forward.total", None))
        True
        >>> is_carried_over(Note("requests.brought_forward.total", "（含补报1件）"))
        False
    """
    is_of_row = note.path.startswith(f"{BROUGHT_FORWARD}.")
    return is_of_row and _IS_TEXT.fullmatch(note.text) is not None


def printed_notes(report: AnnualReport) -> tuple[Note, ...]:
    """Return the notes of a report that are printed with it: all but those of a draft."""
    return tuple(note for note in report.notes if not is_carried_over(note))
