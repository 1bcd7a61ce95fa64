"""The XML parts of Office files: parsed under limits, and found by their relationships."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from gov_disclosure.errors import UnreadableFileError
from gov_disclosure.readers.limits import exceeded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gov_disclosure.readers.limits import Limits
    from gov_disclosure.readers.zip_parts import ZipParts

_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}
"""Namespaces of the strict variant of the standard, and those nearly all files use."""

_ATTRIBUTES_PER_TAG = 3  # most files have about one
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class _WithoutDocumentType(ET.TreeBuilder):
    """Builds a tree, but not of a document that declares entities, as no Office file does."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:  # noqa: ARG002
        raise ET.ParseError("a document type")


def parsed(data: bytes, file: str | None, limits: Limits) -> ET.Element:
    """Return the root element of an XML part.

    Args:
        data: the part.
        file: name of the file, for errors.
        limits: bounds on the number of tags.

    Raises:
        UnreadableFileError: it is no XML, declares entities, or has too many tags.
    """
    if max(data.count(b"<"), data.count(b"=") // _ATTRIBUTES_PER_TAG) > limits.max_tags:
        raise exceeded(file, limits.max_tags, "个 XML 标签", "tags of XML")
    if _STRICT in data:
        for strict, transitional in _TRANSITIONAL.items():
            data = data.replace(strict, transitional)
    parser = ET.XMLParser(target=_WithoutDocumentType())  # noqa: S314 - no entities, see there
    try:
        parser.feed(data)
        return parser.close()
    except Exception as error:  # what is no XML makes the library raise several
        raise UnreadableFileError(
            file,
            "文件内容不是规范的 XML，不能读取；请重新下载，或用 Word、WPS 或 Excel 打开后另存",
            "the content is no regular XML; download the file again, or open it in an office "
            "program and save it",
        ) from error


def related(
    parts: ZipParts, source: str, file: str | None, limits: Limits
) -> Iterator[tuple[str, str]]:
    """Yield kind and name of each part that a part is related to; nothing outside the file.

    Args:
        parts: the file.
        source: name of the part; empty for the file itself.
        file: name of the file, for errors.
        limits: bounds on the number of tags.
    """
    folder, name = posixpath.split(source)
    relationships = posixpath.join(folder, "_rels", f"{name}.rels")
    if relationships not in parts:
        return
    for one in parsed(parts.read(relationships), file, limits).iter(_RELATIONSHIP):
        target = one.get("Target")
        if target is None or one.get("TargetMode") == "External":
            continue
        kind = one.get("Type", "").rpartition("/")[2]
        yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
