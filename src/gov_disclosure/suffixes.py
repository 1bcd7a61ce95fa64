"""The suffixes of the files that are read and written, by format."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SUFFIXES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": (".txt", ".text"),
        "markdown": (".md", ".markdown"),
        "html": (".html", ".htm", ".shtml"),
        "pdf": (".pdf",),
        "docx": (".docx", ".docm"),
        "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
        "xls": (".xls", ".xlt", ".et", ".ett"),
        "mhtml": (".mht", ".mhtml"),
        "spreadsheetml": (),
        "json": (".json",),
        "jsonl": (".jsonl",),
        "csv": (".csv",),
        "parquet": (".parquet",),
    }
)
"""Name of a format to its suffixes, the usual one first. Files are recognised by their content."""
