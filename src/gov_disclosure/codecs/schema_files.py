"""The published schema files.

``python -m gov_disclosure.codecs.schema_files FOLDER`` writes them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from gov_disclosure.codecs.formats import FORMATS, REPORT
from gov_disclosure.codecs.schema import Schema, json_schema
from gov_disclosure.model.report import FORMS


def schema_files() -> dict[str, str]:
    """Return the text of each published schema file by its name.

    Example:
        >>> list(schema_files())
        ['gov-disclosure-1.json', 'gov-disclosure-extraction-1.json', \
'gov-disclosure-findings-1.json', 'gov-disclosure-1-2019.json', 'gov-disclosure-1-2021.json']
    """
    reports: dict[str, Schema] = {
        f"{REPORT.name}-{REPORT.edition}-{form}.json": json_schema(form) for form in FORMS
    }
    every = {f"{each.name}-{each.edition}.json": json_schema(kind=each.data) for each in FORMATS}
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in (every | reports).items()
    }


def write_schemas(folder: Path) -> None:
    """Write the published schema files.

    Args:
        folder: where to write them; it must exist.

    Raises:
        OSError: a file cannot be written.
    """
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
