"""The published schema files.

``python -m gov_disclosure.codecs.schema_files FOLDER`` writes them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gov_disclosure.codecs.schema import json_schema
from gov_disclosure.model.report import FORMS

if TYPE_CHECKING:
    from gov_disclosure.model.report import FormName


def schema_files() -> dict[str, str]:
    """Return the text of each published schema file by its name.

    Example:
        >>> list(schema_files())
        ['gov-disclosure-1.json', 'gov-disclosure-1-2019.json', 'gov-disclosure-1-2021.json']
    """
    editions: tuple[FormName | None, ...] = (None, *FORMS)
    return {
        f"gov-disclosure-1{'' if form is None else f'-{form}'}.json": _text(form)
        for form in editions
    }


def _text(form: FormName | None) -> str:
    return json.dumps(json_schema(form), ensure_ascii=False, indent=2) + "\n"


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
