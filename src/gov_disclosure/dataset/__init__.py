"""Reports as a data set: typed columns that any engine reads (extra ``dataset``: pyarrow)."""

from __future__ import annotations

from gov_disclosure.dataset.batches import long, read_batch, schema
from gov_disclosure.dataset.column import DataColumn
from gov_disclosure.dataset.columns import cell_columns, report_columns
from gov_disclosure.dataset.versions import versions

__all__ = [
    "DataColumn",
    "cell_columns",
    "long",
    "read_batch",
    "report_columns",
    "schema",
    "versions",
]
