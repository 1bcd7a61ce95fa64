"""The data set in Arrow: the type of each column, and rows as record batches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gov_disclosure.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.dataset.column import DataColumn
    from gov_disclosure.dataset.rows import Row
    from gov_disclosure.renderers.table import Field


def required() -> Any:
    """Return the package that holds columns.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtraError("dataset", "pyarrow") from error
    return pyarrow


def arrow_schema(columns: Sequence[DataColumn], *, categories: bool = True) -> Any:
    """Return the schema of a table, with what each column means as metadata.

    Args:
        columns: the columns.
        categories: whether categories are dictionaries, or texts.
    """
    arrow = required()
    return arrow.schema(
        [
            arrow.field(
                column.name,
                _type(arrow, column, categories=categories),
                metadata=_metadata(column),
            )
            for column in columns
        ]
    )


def record_batch(
    rows: Sequence[Row], columns: Sequence[DataColumn], *, categories: bool = True
) -> Any:
    """Return rows as a record batch, which has the same schema whatever is in them."""
    arrow = required()
    # Of no rows there are no columns either.
    by_column = zip(*rows, strict=True) if rows else ((),) * len(columns)
    arrays = [
        _array(arrow, column, fields, categories=categories)
        for column, fields in zip(columns, by_column, strict=True)
    ]
    return arrow.record_batch(arrays, schema=arrow_schema(columns, categories=categories))


def names_of(batch: Any) -> list[str]:
    """Return the names of the columns of a batch or table; none of what is neither."""
    return [*getattr(getattr(batch, "schema", None), "names", ())]


def _type(arrow: Any, column: DataColumn, *, categories: bool) -> Any:
    if column.type == "category" and not categories:
        return arrow.string()
    return {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "category": arrow.dictionary(arrow.int8(), arrow.string()),
    }[column.type]


def _array(arrow: Any, column: DataColumn, fields: Sequence[Field], *, categories: bool) -> Any:
    if column.type == "category" and categories:
        # All values are in the dictionary of every batch, so that batches fit together.
        places = {value: place for place, value in enumerate(column.words)}
        indices = [None if field is None else places[str(field)] for field in fields]
        return arrow.DictionaryArray.from_arrays(
            arrow.array(indices, arrow.int8()), arrow.array(list(column.words), arrow.string())
        )
    if column.type == "number":
        numbers = [None if field is None else float(field) for field in fields]  # type: ignore[arg-type]
        return arrow.array(numbers, arrow.float64())
    return arrow.array(fields, _type(arrow, column, categories=categories))


def _metadata(column: DataColumn) -> dict[str, str]:
    words = {name: {"zh": word.zh, "en": word.en} for name, word in column.words.items()}
    facts = {
        "label.zh": column.label.zh,
        "label.en": column.label.en,
        "meaning.zh": column.meaning.zh,
        "meaning.en": column.meaning.en,
        "unit": column.unit,
        "clause": column.clause,
        "period.zh": column.period and column.period.zh,
        "period.en": column.period and column.period.en,
        "forms": ", ".join(column.forms),
        "comparability.zh": column.comparability and column.comparability.zh,
        "comparability.en": column.comparability and column.comparability.en,
        "values": json.dumps(words, ensure_ascii=False) if words else None,
    }
    return {name: text for name, text in facts.items() if text}
