"""The schemas as components of an OpenAPI document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gov_disclosure.codecs.formats import FORMATS
from gov_disclosure.codecs.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from gov_disclosure.codecs.schema import Schema

_WITHIN = "#/$defs/"


def openapi_components() -> dict[str, dict[str, Any]]:
    """Return the schemas of reports, extractions and findings as components of OpenAPI 3.1.

    They are called ``AnnualReport``, ``Extraction`` and ``Findings``; beside them are the
    schemas that these refer to.

    Example:
        >>> components = openapi_components()
        >>> answer = {"$ref": "#/components/schemas/AnnualReport"}
        >>> sorted(components), "AnnualReport" in components["schemas"]
        (['schemas'], True)
    """
    found: dict[str, Schema] = {}
    for each in FORMATS:
        name, definitions = definitions_of(each.data)
        found |= {**definitions, name: definitions[name]}
    linked = {
        name: relinked(schema, lambda other: f"#/components/schemas/{other}")
        for name, schema in sorted(found.items())
    }
    return {"schemas": linked}


def definitions_of(kind: Any) -> tuple[str, dict[str, Schema]]:
    """Return what a type of data is called, and its schema with all that it refers to, by name.

    Raises:
        InvalidValueError: there is no such type of data.
    """
    schema = json_schema(kind=kind)
    own = {name: part for name, part in schema.items() if not name.startswith("$")}
    return schema["title"], {**schema["$defs"], schema["title"]: own}


def relinked(schema: Any, link: Callable[[str], str]) -> Any:
    """Return a schema that refers to definitions elsewhere.

    Args:
        schema: the schema.
        link: the reference to a definition of a name.

    Example:
        >>> relinked({"items": {"$ref": "#/$defs/Note"}}, str.lower)
        {'items': {'$ref': 'note'}}
    """
    if isinstance(schema, dict):
        return {
            name: link(part.removeprefix(_WITHIN)) if name == "$ref" else relinked(part, link)
            for name, part in schema.items()
        }
    return [relinked(part, link) for part in schema] if isinstance(schema, list) else schema
