"""Rows whose label is none of the form as it stands: the form's with a note, an added row, or lost.

A label with an agency's note is the label of the form if no other row is, one with a prefix or a
suffix in any case: beside the label itself, neither is certain. One that only resembles a label
of the form is certain to be neither that nor an added row.
"""

from __future__ import annotations

import functools
import itertools
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.forms.extraction.columns import in_reading_order
from gov_disclosure.forms.extraction.strips import NO_LABEL, Strip
from gov_disclosure.forms.words.labels import form_rows, key, section_labels
from gov_disclosure.forms.words.resemblance import resembles
from gov_disclosure.forms.words.said import said
from gov_disclosure.model.paths import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SHORTEST = 2
"""Characters of a label of the form that may stand within a longer one."""

_LONGEST_AFFIX = 6
_OTHER_THINGS = frozenset("其他它非不无未除外")
"""What stands beside a label and makes it another: 其他行政处罚, 不予以公开."""


def with_rows_found(name: str, strips: Sequence[Strip]) -> list[Strip]:
    """Return the strips of a section, each with the row that its label means, if that is certain.

    Args:
        name: field name of the section.
        strips: its strips, in printed order.

    Returns:
        The same strips. A strip without a row is an added one, unless its doubt is ``NO_LABEL``.
    """
    strips = [
        attrs.evolve(s, row=None, doubt=NO_LABEL)
        if following.doubt is NO_LABEL and not following.label and said(name, s.label).is_group
        else s
        for s, following in zip(strips, (*strips[1:], *strips[-1:]), strict=True)
    ]
    are_noted = [said(name, strip.label).note is not None for strip in strips]
    pairs = list(zip(strips, are_noted, strict=True))
    exact = {s.row for s, is_noted in pairs if s.row is not None and not is_noted}
    noted = [_other(s) if is_noted and s.row in exact else s for s, is_noted in pairs]
    printed = {s.row for s in noted if s.row is not None}
    return [
        s if s.row is not None or s.doubt is not None else _found(name, s, printed)
        for s in map(_lost_without_columns, noted)
    ]


def _lost_without_columns(strip: Strip) -> Strip:
    """Put in doubt a row that the form does not have and whose columns do not fit its cells."""
    is_whole = strip.row is not None or len(strip.columns) == len(strip.cells)
    return strip if is_whole else attrs.evolve(strip, doubt=NO_LABEL)


def _other(strip: Strip) -> Strip:
    return attrs.evolve(strip, row=None, doubt=None if strip.doubt is None else NO_LABEL)


def _found(name: str, strip: Strip, printed: Iterable[str | None]) -> Strip:
    label, labels, keys = key(strip.label), section_labels(name), _keys(name)
    within = [row for row, own in keys.items() if any(_adds_to(label, k) for k in own)]
    if len(within) == 1 and labels.pieces(label) is None:
        return in_reading_order(name, attrs.evolve(strip, row=within[0]))
    is_added = table_shape(name).may_have_added_rows and not any(
        resembles(label, k) for row, own in keys.items() if row not in printed for k in own
    )
    return strip if is_added else attrs.evolve(strip, doubt=NO_LABEL)


@functools.cache
def _keys(name: str) -> Mapping[str, frozenset[str]]:
    """Return the keys of the labels of each row of a section."""
    labels = section_labels(name)
    return MappingProxyType(
        {
            row: frozenset(map(key, (facts.row.label, *facts.row.variants)))
            | {labels.bare_key(facts.row.label)}
            for form in form_rows(name).values()
            for row, facts in form.items()
        }
    )


def resembles_a_row(name: str, label: str) -> bool:
    """Tell whether a label may be that of a row of the form, misprinted."""
    printed, known = key(label), itertools.chain.from_iterable(_keys(name).values())
    return any(resembles(printed, row) for row in known)


def _adds_to(label: str, known: str) -> bool:
    """Tell whether a label is one of the form with a prefix or a suffix that changes nothing."""
    affix = label.removeprefix(known) if label.startswith(known) else label.removesuffix(known)
    return (
        len(known) >= _SHORTEST
        and len(affix) == len(label) - len(known) <= _LONGEST_AFFIX
        and not _OTHER_THINGS.intersection(affix)
    )
