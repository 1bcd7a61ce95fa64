"""Reports, extractions and findings as fields of pydantic models, and so in FastAPI.

pydantic is no dependency: it asks for this, so it is there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from gov_disclosure.codecs.converter import converter
from gov_disclosure.codecs.json import from_dict, to_dict
from gov_disclosure.codecs.openapi import definitions_of, relinked
from gov_disclosure.codecs.problems import InvalidJSONError
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.finding import Finding, Findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STEP = re.compile(r'\["(?P<quoted>[^"]*)"\]|\[(?P<index>[0-9]+)\]|(?P<name>[^.\[\]]+)')


def core_schema_of(kind: type) -> Any:
    """Return how pydantic reads and writes objects of a class: as ``from_dict``, ``to_dict``.

    An object of the class is taken as it is. What is wrong with a JSON object is told place by
    place, as errors of the model.

    Args:
        kind: AnnualReport, Extraction, Findings or Finding.
    """
    from pydantic_core import core_schema  # noqa: PLC0415 - asked for by pydantic only

    return core_schema.no_info_plain_validator_function(
        lambda value: value if isinstance(value, kind) else _read(value, kind),
        ref=_reference(kind.__name__),
        serialization=core_schema.plain_serializer_function_ser_schema(_writer(kind)),
    )


def json_schema_of(kind: type, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """Return the JSON Schema of a class, what it refers to being defined by pydantic.

    Args:
        kind: AnnualReport, Extraction, Findings or Finding.
        handler: makes a JSON Schema of how pydantic reads something, and defines it.
    """
    from pydantic import TypeAdapter, WithJsonSchema  # noqa: PLC0415 - asked for by pydantic only
    from pydantic_core import core_schema  # noqa: PLC0415

    _, definitions = definitions_of(Findings if kind is Finding else kind)
    links: dict[str, str] = {}

    def link(name: str) -> str:
        if name not in links:
            schema = relinked(definitions[name], link)
            defined = TypeAdapter(Annotated[Any, WithJsonSchema(schema)]).core_schema
            # What stands within something else is defined by itself, and referred to.
            within = core_schema.list_schema({**defined, "ref": _reference(name)})
            links[name] = handler(within)["items"]["$ref"]
        return links[name]

    schema: dict[str, Any] = relinked(definitions[kind.__name__], link)
    return schema


def _reference(name: str) -> str:
    return f"gov_disclosure.{name}:json"


def _writer(kind: type) -> Callable[[Any], dict[str, Any]]:
    if kind is Finding:
        return lambda finding: to_dict((finding,))["findings"][0]
    return to_dict


def _read(value: object, kind: Any) -> Any:
    """Return the object of a class that a JSON object holds.

    Raises:
        ValidationError: it is none; an error for each place.
    """
    from pydantic_core import (  # noqa: PLC0415 - asked for by pydantic only
        InitErrorDetails,
        PydanticCustomError,
        ValidationError,
    )

    try:
        return converter.structure(value, kind) if kind is Finding else from_dict(value, kind)
    except InvalidJSONError as error:
        told = [(problem.path, str(problem), problem.value) for problem in error.problems]
    except InvalidValueError as error:
        told = [(error.path, str(error), error.value)]
    raise ValidationError.from_exception_data(
        kind.__name__,
        [
            InitErrorDetails(
                type=PydanticCustomError("gov_disclosure", "{message}", {"message": message}),
                loc=tuple(_steps(path)),
                input=found,
            )
            for path, message, found in told
        ],
    )


def _steps(path: str) -> Iterator[str | int]:
    """Yield the steps of a path.

    Example:
        >>> list(_steps('evidence["requests.received.total"].box[3]'))
        ['evidence', 'requests.received.total', 'box', 3]
    """
    for step in _STEP.finditer(path):
        yield int(step["index"]) if step["index"] else step["quoted"] or step["name"]
