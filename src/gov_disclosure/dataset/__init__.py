"""Reports as a data set: typed columns that any engine reads (extra ``dataset``: pyarrow)."""

from __future__ import annotations

from gov_disclosure.dataset.batches import long, read_batch, schema
from gov_disclosure.dataset.collection.problems import InvalidRowsError, RowProblem
from gov_disclosure.dataset.collection.reading import read_rows
from gov_disclosure.dataset.collection.workbook import write_rows
from gov_disclosure.dataset.column import DataColumn
from gov_disclosure.dataset.columns import cell_columns, report_columns
from gov_disclosure.dataset.versions import versions

__all__ = [
    "DataColumn",
    "InvalidRowsError",
    "RowProblem",
    "cell_columns",
    "long",
    "read_batch",
    "read_rows",
    "report_columns",
    "schema",
    "versions",
    "write_rows",
]
