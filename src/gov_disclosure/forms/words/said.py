"""What a text that is printed in a table section says: a label, a figure, a year, or nothing."""

from __future__ import annotations

import functools

import attrs

from gov_disclosure.forms.words.labels import is_ordinal, key, section_labels
from gov_disclosure.forms.words.numbers import looks_like_value
from gov_disclosure.forms.words.units import is_unit
from gov_disclosure.forms.words.years import YearNamed, is_comparison, year_named

_SHORT = 60


@attrs.frozen(eq=False)
class Said:
    """What a text says, asked once for all cells of a table that hold it.

    Attributes:
        text: the text.
        is_blank: whether nothing is printed.
        is_value: whether it could be the content of a data cell.
        is_ordinal: whether it is an ordinal and nothing else.
        is_unit: whether it is a unit and nothing else, or heads a column of units.
        lines: the lines that it is made of, or the words of its only line.
        row: path of the row that it labels, or None.
        column: field name of the column that it labels, or None.
        block: official label of the block of section 二 that it names, or None.
        is_group: whether it is a label that spans rows.
        is_known: whether it is any label of the section.
        heads_columns: whether the form prints it in a header.
        note: what an agency wrote beside the label that it is, or None.
        joined: for each label that a line like 行政诉讼（复议后起诉）情况 is made of, the path of
            the row that it names, or None.
        year: the year that it says its figures are of, or None.
        is_comparison: whether it says that its figures compare years.
    """

    text: str
    is_blank: bool
    is_value: bool
    is_ordinal: bool
    is_unit: bool
    lines: tuple[str, ...]
    row: str | None = None
    column: str | None = None
    block: str | None = None
    is_group: bool = False
    is_known: bool = False
    heads_columns: bool = False
    note: str | None = None
    joined: tuple[str | None, ...] = ()
    year: YearNamed | None = None
    is_comparison: bool = False


def said(name: str, text: str) -> Said:
    """Return what a text says in a table section.

    Args:
        name: field name of the section.
        text: what is printed.

    Example:
        >>> said("requests", "（三）不予公开").is_group, said("requests", "429").is_value
        (True, True)
    """
    return (_remembered if len(text) <= _SHORT else _said)(name, text)


def _said(name: str, text: str) -> Said:
    stripped = text.strip()
    told = Said(
        text,
        not stripped,
        looks_like_value(text),
        is_ordinal(text),
        is_unit(text),
        tuple(text.split("\n") if "\n" in stripped else text.split()),
    )
    if not any(map(str.isalpha, key(text))):
        return told  # each label has letters
    labels = section_labels(name)
    return attrs.evolve(
        told,
        row=labels.row(text),
        column=labels.column(text),
        block=labels.block(text),
        is_group=labels.is_group(text),
        is_known=labels.is_known(text),
        heads_columns=labels.heads_columns(text),
        note=labels.note(text),
        joined=tuple(map(labels.rows.get, labels.joined(text))),
        year=year_named(text, labels),
        is_comparison=is_comparison(text),
    )


# The same few hundred labels and figures come in every report.
_remembered = functools.lru_cache(maxsize=8192)(_said)
