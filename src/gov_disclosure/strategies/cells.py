"""Values of cells, and sparse changes to a table section."""

from __future__ import annotations

import functools
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from gov_disclosure.model.changes import replace
from gov_disclosure.model.narrative import Note
from gov_disclosure.model.paths import CellFacts, RowFacts, cells, rows, section_class
from gov_disclosure.model.report import AnnualReport
from gov_disclosure.strategies.text import hostile_texts, texts
from gov_disclosure.values import MAX_AMOUNT, MAX_AMOUNT_DIGITS, MAX_COUNT, Mark, Value

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from gov_disclosure.model.report import FormName

_MOST_CELLS = 10

marks: SearchStrategy[Mark] = st.sampled_from(Mark)
"""Every mark: not applicable, missing, unreadable."""

_COUNTS = st.one_of(*(st.integers(0, size) for size in (9, 20_000, MAX_COUNT)))
_SIGNED_COUNTS = st.one_of(*(st.integers(-size, size) for size in (9, 20_000, MAX_COUNT)))
_AMOUNTS = st.one_of(
    st.integers(0, 1000).map(Decimal),
    st.decimals(0, 10**6, places=4),
    st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places),
        st.integers(0, 10**MAX_AMOUNT_DIGITS - 1),
        st.integers(4, MAX_AMOUNT_DIGITS),
    ),
    st.just(MAX_AMOUNT),
)


def counts(*, signed: bool = False) -> SearchStrategy[int]:
    """Return counts, mostly of the size that reports print, at times of any size.

    Args:
        signed: negative ones too, as 本年增/减 can be.

    Example:
        >>> from gov_disclosure import strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.counts())
        ... def test_none_is_negative(count):
        ...     assert count >= 0
        >>> test_none_is_negative()
    """
    return _SIGNED_COUNTS if signed else _COUNTS


def amounts() -> SearchStrategy[Decimal]:
    """Return amounts in 万元: whole, with decimals, and the largest there can be.

    Example:
        >>> from gov_disclosure import strategies
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(strategies.amounts())
        ... def test_none_is_negative(amount):
        ...     assert amount >= 0
        >>> test_none_is_negative()
    """
    return _AMOUNTS


_VALUES: dict[SearchStrategy[Any], SearchStrategy[Value]] = {
    figures: st.one_of(figures, st.none(), marks) for figures in (_COUNTS, _SIGNED_COUNTS, _AMOUNTS)
}


def values(cell: CellFacts) -> SearchStrategy[Value]:
    """Return everything that a cell can hold: figures, blank and every mark.

    Example:
        >>> from decimal import Decimal
        >>> from gov_disclosure import cells, strategies
        >>> from hypothesis import given, settings
        >>> cell = next(each for each in cells("2021") if each.path == "requests.received.total")
        >>> @settings(max_examples=5)
        ... @given(strategies.values(cell))
        ... def test_no_count_is_an_amount(value):
        ...     assert not isinstance(value, Decimal)
        >>> test_no_count_is_an_amount()
    """
    return _VALUES[amounts() if cell.unit == "万元" else counts(signed=cell.signed)]


_UNREADABLE = ("约20", "12.5.1", "#REF!", "3至5", "若干", "1O2", "数十")


@functools.cache
def background(name: str, form: FormName, value: Value) -> Any:
    """Return a table section with ``value`` in every cell."""
    kind = section_class(form, name)
    filled = {
        f"{name}.{row.path}": row.kind(**{column: value for column, _ in row.columns})
        for row in rows(kind)
    }
    empty: Any = {name: kind()}
    return getattr(replace(AnnualReport(**empty), filled), name)


@functools.cache
def _some_rows(name: str, form: FormName) -> SearchStrategy[list[RowFacts]]:
    row = st.sampled_from(rows(section_class(form, name)))
    return st.lists(row, max_size=2, unique_by=lambda facts: facts.path)


@functools.cache
def _some_cells(name: str, form: FormName) -> SearchStrategy[list[CellFacts]]:
    own = [cell for cell in cells(form) if cell.path.startswith(f"{name}.")]
    return st.lists(st.sampled_from(own), max_size=_MOST_CELLS, unique_by=lambda cell: cell.path)


_SOME_HOSTILE_TEXTS = st.lists(hostile_texts(), max_size=2)
_UNREADABLE_TEXTS = st.sampled_from(_UNREADABLE)


@st.composite
def sparse_cells(
    draw: DrawFn, name: str, form: FormName, *, hostile: bool
) -> tuple[dict[str, object], list[Note]]:
    """Return changes to a background, whole rows missing among them, and notes."""
    changes: dict[str, object] = {
        f"{name}.{row.path}": row.kind(**dict.fromkeys(dict(row.columns), Mark.MISSING))
        for row in draw(_some_rows(name, form))
    }
    notes: list[Note] = []
    for cell in draw(_some_cells(name, form)):
        value = draw(values(cell))
        in_missing_row = cell.path.rpartition(".")[0] in changes
        if not hostile and (in_missing_row or value is Mark.MISSING):
            continue
        changes[cell.path] = value
        if hostile:
            notes.extend(Note(cell.path, text) for text in draw(_SOME_HOSTILE_TEXTS))
        elif value is Mark.UNREADABLE:
            notes.append(Note(cell.path, draw(_UNREADABLE_TEXTS)))
        elif isinstance(value, int | Decimal) and draw(st.booleans()):
            notes.append(Note(cell.path, f"（其中{draw(texts())}）"))
    return changes, notes
