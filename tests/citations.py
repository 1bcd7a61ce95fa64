"""Citations against the schema of their format: ``python tests/citations.py FOLDER FILE…``.

FOLDER is where the package ``cffconvert`` was put, which holds a copy of the schema.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import yaml


def main() -> None:
    """Validate each file, and end with what is wrong."""
    folder, *files = map(Path, sys.argv[1:])
    (path,) = folder.glob("cffconvert/schemas/1.2.0/schema.json")
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
    for file in files:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        for error in validator.iter_errors(told):
            raise SystemExit(f"{file}: {error.json_path}: {error.message}")
        print(f"{file}: valid")


if __name__ == "__main__":
    main()
