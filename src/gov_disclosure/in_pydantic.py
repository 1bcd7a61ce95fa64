"""How classes of data come to be fields of pydantic models, which is made in the layers above."""

from __future__ import annotations

from typing import Any


@classmethod  # type: ignore[misc] # a class takes it as its ``__get_pydantic_core_schema__``
def core_schema(cls: type, source: Any, handler: Any) -> Any:  # noqa: ARG001 - as pydantic calls it
    """Return how pydantic reads and writes objects of a class."""
    from gov_disclosure.codecs.pydantic_fields import core_schema_of  # noqa: PLC0415 - see above

    return core_schema_of(cls)


@classmethod  # type: ignore[misc] # a class takes it as its ``__get_pydantic_json_schema__``
def json_schema(cls: type, schema: Any, handler: Any) -> Any:  # noqa: ARG001 - as pydantic calls it
    """Return what pydantic says in JSON Schema of objects of a class."""
    from gov_disclosure.codecs.pydantic_fields import json_schema_of  # noqa: PLC0415 - see above

    return json_schema_of(cls, handler)
