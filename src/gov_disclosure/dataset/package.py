"""The descriptor of a data set: a Data Package, whose files tools read and validate by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.dataset.about import KEYWORDS, REPORT_SCHEMA
from gov_disclosure.dataset.tables import REPORTS, tables
from gov_disclosure.model.paths import cell_facts
from gov_disclosure.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gov_disclosure.dataset.about import About, DataFile
    from gov_disclosure.dataset.column import ColumnType, DataColumn

MEDIA_TYPE = "application/vnd.apache.parquet"
"""The media type of Parquet."""

_TYPES: dict[ColumnType, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
    "category": "string",
}


def package(about: About) -> dict[str, Any]:
    """Return the descriptor of a data set.

    Every file is a resource of its own, since a resource of several would be one file cut in
    pieces. Those of reports share a schema, which is a file.

    Example:
        >>> from gov_disclosure.dataset.about import About
        >>> package(About())["name"]
        'gov-disclosure-reports'
    """
    described: dict[str, Any] = {
        "name": "gov-disclosure-reports",
        "title": f"{about.called.zh} / {about.called.en}",
        "description": f"{about.description.zh}\n\n{about.description.en}",
        "keywords": [*KEYWORDS],
    }
    if about.title is not None:
        described["title"] = about.title
    if about.licence is not None:
        key = "path" if about.is_licence_an_address else "name"
        described["licenses"] = [{key: about.licence}]
    if about.authors:
        described["contributors"] = [{"title": name, "role": "author"} for name in about.authors]
    described["sources"] = [{"title": f"gov_disclosure {__version__}"}]
    described["resources"] = [*map(_resource, about.files)]
    return described


def table_schema(columns: Sequence[DataColumn]) -> dict[str, Any]:
    """Return the schema of a table: types, constraints, units, what each column means.

    Example:
        >>> from gov_disclosure.dataset import report_columns
        >>> column = next(each for each in report_columns() if each.unit)
        >>> (field,) = table_schema([column])["fields"]
        >>> field["type"], field["unit"], field["constraints"]
        ('integer', '件', {'minimum': 0})
    """
    return {"fields": [*map(_field, columns)], "missingValues": [""]}


def _resource(file: DataFile) -> dict[str, Any]:
    (table,) = (each for each in tables() if each.name == file.table)
    name = file.path.removesuffix(".parquet").replace("report_year=", "").replace("/", "-")
    return {
        "name": name,
        "title": f"{table.title.zh} / {table.title.en}",
        "description": f"{table.meaning.zh} / {table.meaning.en}",
        "path": file.path,
        "format": "parquet",
        "mediatype": MEDIA_TYPE,
        "type": "table",
        "schema": REPORT_SCHEMA if table.name == REPORTS else table_schema(table.columns),
    }


def _field(column: DataColumn) -> dict[str, Any]:
    cell = cell_facts().get(column.name)
    facts = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": f"{column.label.zh} / {column.label.en}",
        "description": f"{column.meaning.zh} / {column.meaning.en}",
        "unit": column.unit,
        "clause": column.clause,
        "period": column.period and f"{column.period.zh} / {column.period.en}",
        "forms": [*column.forms],
        "comparability": column.comparability
        and f"{column.comparability.zh} / {column.comparability.en}",
        "categories": [
            {"value": value, "label": f"{words.zh} / {words.en}"}
            for value, words in column.words.items()
        ],
        "constraints": _constraints(column, can_be_negative=cell is None or cell.signed),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _constraints(column: DataColumn, *, can_be_negative: bool) -> dict[str, Any]:
    if column.words:
        return {"enum": [*column.words]}
    return {} if can_be_negative or column.type not in {"integer", "number"} else {"minimum": 0}
