"""Documents in, reports out: the function that every engine calls on its batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.dataset.arrow import arrow_schema, names_of, record_batch, required
from gov_disclosure.dataset.clock import check_seconds
from gov_disclosure.dataset.columns import columns_for
from gov_disclosure.dataset.documents import Reading, document_rows
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.readers.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from gov_disclosure.dataset.columns import Shape
    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.roster import Roster

GIVEN = ("content", "name", "address", "retrieved_on", "publisher", "year", "scope")
"""The columns of documents that are understood; ``content`` must be there."""


def read_batch(
    batch: Any,
    *,
    roster: Roster | None = None,
    limits: Limits | None = None,
    seconds: float | None = None,
    categories: bool = True,
) -> Any:
    """Return the reports of a batch of documents, a row for each.

    A document that holds no report that can be read is a row too, with the reason; one of several
    reports is a row for each. The schema is the same for every batch. Arguments are told to an
    engine with ``functools.partial``.

    Args:
        batch: a ``pyarrow.RecordBatch``, or a ``Table``, of documents: ``content`` (bytes), and
            what is known of each, of ``name``, ``address``, ``retrieved_on``, ``publisher``,
            ``year`` and ``scope``. Columns of other names are handed on, before all others.
        roster: the bodies that are known.
        limits: bounds on what is read of a document.
        seconds: how long a document may take before it is given up and is a row with that reason;
            None: any time. Time is kept in the main thread only, where engines run what they are
            given, and not on Windows.
        categories: whether categories are dictionaries; False: they are texts, for engines that
            know no dictionaries, as Spark.

    Returns:
        What was given, a ``RecordBatch`` or a ``Table``, with the columns of ``report_columns``.

    Raises:
        InvalidValueError: the batch has no ``content``, or a column of the name of one that is
            made here; or no clock keeps ``seconds`` here. No content of a document raises.
        MissingExtraError: pyarrow, or a package that reads documents, is not installed.

    Example:
        >>> import pyarrow
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> batch = pyarrow.RecordBatch.from_pydict(
        ...     {"content": [page.encode(), b"?"], "name": ["a.txt", "b.txt"], "year": [2024, None]}
        ... )
        >>> reports = read_batch(batch)
        >>> reports["status"].to_pylist(), reports["year"].to_pylist()
        (['partly_read', 'refused'], [2024, None])
        >>> fees = "proactive_disclosure.administrative_fees.amount_wan_yuan"
        >>> reports[fees].to_pylist(), reports[fees + ".state"].to_pylist()
        ([3.5, None], ['figure', None])
    """
    return _read(batch, Reading("wide", roster, limits or DEFAULT_LIMITS, seconds), categories)


def long(
    batch: Any,
    *,
    roster: Roster | None = None,
    limits: Limits | None = None,
    seconds: float | None = None,
    categories: bool = True,
) -> Any:
    """Return the cells of the reports of a batch of documents, a row for each cell.

    Cells that the form of a report does not have are left out; a document that was refused is one
    row without a path.

    Args:
        batch: as ``read_batch`` takes it.
        roster: the bodies that are known.
        limits: bounds on what is read of a document.
        seconds: how long a document may take before it is given up and is a row with that reason;
            None: any time. Time is kept in the main thread only, where engines run what they are
            given, and not on Windows.
        categories: whether categories are dictionaries; False: they are texts, for engines that
            know no dictionaries, as Spark.

    Returns:
        What was given, a ``RecordBatch`` or a ``Table``, with the columns of ``cell_columns``.

    Raises:
        InvalidValueError: as ``read_batch``.
        MissingExtraError: as ``read_batch``.

    Example:
        >>> import pyarrow
        >>> page = "二、主动公开政府信息情况 信息内容 本年收费金额（万元） 行政事业性收费 3.5"
        >>> cells = long(pyarrow.RecordBatch.from_pydict({"content": [page.encode()]}))
        >>> [row for row in cells.select(["value", "unit", "text", "basis"]).to_pylist()
        ...  if row["value"] is not None]
        [{'value': 3.5, 'unit': '万元', 'text': '3.5', 'basis': 'header'}]
    """
    return _read(batch, Reading("long", roster, limits or DEFAULT_LIMITS, seconds), categories)


def schema(shape: Shape = "wide", given: Any = None, *, categories: bool = True) -> Any:
    """Return the schema of what ``read_batch`` or ``long`` gives.

    Args:
        shape: "wide": that of ``read_batch``; "long": that of ``long``.
        given: the schema of the documents, if columns of it are to be handed on.
        categories: whether categories are dictionaries, or texts.

    Raises:
        InvalidValueError: another shape; or ``given`` has a column of the name of one that is
            made here.
        MissingExtraError: pyarrow is not installed.

    Example:
        >>> field = schema().field("requests.received.total")
        >>> str(field.type), field.metadata[b"unit"].decode()
        ('int64', '件')
    """
    if shape not in {"wide", "long"}:
        raise InvalidValueError("shape", shape, "wide 或 long", "wide or long")
    made = arrow_schema(columns_for(shape), categories=categories)
    handed_on = [] if given is None else [given.field(name) for name in _handed_on(given, shape)]
    return required().schema([*handed_on, *made])


def _read(batch: Any, reading: Reading, categories: bool) -> Any:  # noqa: FBT001 - as given
    check_seconds(reading.seconds)
    arrow = required()
    if "content" not in names_of(batch):
        raise InvalidValueError("batch", names_of(batch), "含 content 列", "a column named content")
    whole = schema(reading.shape, batch.schema, categories=categories)
    if isinstance(batch, arrow.Table):
        parts = [_read(part, reading, categories) for part in batch.to_batches()]
        return arrow.Table.from_batches(parts, whole)
    given = [name for name in GIVEN if name in batch.schema.names]
    rows, origins = [], []
    for place in range(batch.num_rows):
        document = {name: batch.column(name)[place].as_py() for name in given}
        found = document_rows(document, reading)
        rows.extend(found)
        origins.extend([place] * len(found))
    made = record_batch(rows, columns_for(reading.shape), categories=categories)
    names = _handed_on(batch.schema, reading.shape)
    arrays = [batch.column(name).take(arrow.array(origins, arrow.int64())) for name in names]
    return arrow.record_batch([*arrays, *made.columns], schema=whole)


def _handed_on(given: Any, shape: Shape) -> list[str]:
    names = [name for name in given.names if name not in GIVEN]
    clashing = {column.name for column in columns_for(shape)} & {*names}
    if clashing or len({*given.names}) < len(given.names):
        raise InvalidValueError(
            "batch", given.names, "与结果各列不重名的列", "columns not named as those of the result"
        )
    return names
