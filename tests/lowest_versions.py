"""The lowest versions that pyproject.toml allows of what the package itself needs.

`python tests/lowest_versions.py` prints them as constraints for pip; `make test-lowest` runs the
tests of model and JSON with them.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

_PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def lowest_versions() -> list[str]:
    """Return one constraint for each dependency, which all say ``name>=version``."""
    project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
    return [re.sub(r"^([\w-]+)>=([\d.]+)$", r"\1==\2", line) for line in project["dependencies"]]


if __name__ == "__main__":
    print("\n".join(lowest_versions()))
