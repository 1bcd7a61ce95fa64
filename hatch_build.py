"""The README as an index page shows it: links lead to the repository that the metadata names."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE_LINK = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


class ReadmeHook(MetadataHookInterface):
    """Gives the README, which stands alone there, links that work from anywhere."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Put the README into the metadata."""
        source = metadata["urls"]["Repository"]
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": _RELATIVE_LINK.sub(rf"]({source}/blob/main/\1)", text),
        }
