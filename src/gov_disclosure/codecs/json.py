"""Reports, extractions and findings as JSON: one canonical way of writing, strict reading."""

from __future__ import annotations

import contextlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, overload

from gov_disclosure.arguments import check_argument
from gov_disclosure.codecs import generated_reading, generated_writing
from gov_disclosure.codecs.canonical import DoubtError, parse_canonical
from gov_disclosure.codecs.converter import converter
from gov_disclosure.codecs.formats import document_of, format_of
from gov_disclosure.codecs.problems import InvalidJSONError
from gov_disclosure.codecs.strict import parse
from gov_disclosure.codecs.structuring import structured
from gov_disclosure.codecs.validate import validate
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.report import AnnualReport

if TYPE_CHECKING:
    from gov_disclosure.codecs.formats import Data, Writable

Kind = TypeVar("Kind", bound="Data")

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def dumps(data: Writable, indent: int | None = None) -> str:
    """Return data as JSON text; without ``indent``, in its canonical form.

    The canonical form is compact, with every member in the order of the fields and
    characters as they are; equal data give equal text.

    Args:
        data: a report, a whole extraction, or the findings that ``check`` gives.
        indent: spaces for each level, for people to read; None: all on one line.

    Raises:
        InvalidValueError: ``data`` is none of these, or ``indent`` no number.

    Example:
        >>> dumps(AnnualReport(year=2025))[:48]
        '{"format":"gov-disclosure/1","title":null,"publi'
        >>> dumps(())
        '{"format":"gov-disclosure-findings/1","input":null,"publisher":null,"year":null,\
"scope":null,"form":null,"findings":[],"looked_at":null}'
    """
    check_argument("indent", indent, int, type(None))
    if isinstance(data, AnnualReport) and indent is None:
        return generated_writing.text(data)
    return _written(converter.unstructure(document_of(data)), indent)


def dumpb(data: Writable) -> bytes:
    """Return data as canonical JSON in UTF-8; equal data give equal bytes.

    Args:
        data: a report, a whole extraction, or the findings that ``check`` gives.

    Raises:
        InvalidValueError: ``data`` is none of these.

    Example:
        >>> "年度报告".encode() in dumpb(AnnualReport(title="年度报告"))
        True
    """
    return dumps(data).encode("utf-8")


@overload
def loads(text: str | bytes) -> AnnualReport | Any: ...


@overload
def loads(text: str | bytes, kind: type[Kind]) -> Kind: ...


def loads(text: str | bytes, kind: Any = None) -> Any:
    """Return the report that a JSON text holds, or the extraction, or the findings.

    Args:
        text: strict JSON as ``dumps`` writes it, in any layout; bytes are UTF-8.
        kind: the type of data that the text must hold: ``AnnualReport``, ``Extraction`` or
            ``Findings``; None: whichever its ``format`` names.

    Raises:
        InvalidJSONError: the text is not strict JSON (``line``, ``column``, ``excerpt`` say
            where), or ``validate`` finds ``problems``.
        InvalidValueError: the shape is right, but a value breaks a rule that a schema cannot
            state: a check character, a date that does not exist, an amount of too many
            digits. ``path`` is the full path. Or there is no such ``kind``, or no text.

    Example:
        >>> report = AnnualReport(year=2025)
        >>> loads(dumps(report)) == report
        True
        >>> from gov_disclosure import Extraction
        >>> loads(dumps(Extraction(report)), Extraction).report == report
        True
    """
    given: object = text  # whatever its type says
    if not isinstance(given, str | bytes):
        expected = "str 或 bytes；已解析的 JSON 用 from_dict 读取"
        expected_en = "str or bytes; from_dict reads JSON that is parsed"
        raise InvalidValueError("text", given, expected, expected_en)
    if kind is None or kind is AnnualReport:
        with contextlib.suppress(DoubtError):
            return generated_reading.structure(parse_canonical(text))
    return from_dict(parse(text), kind)


def to_dict(data: Writable) -> dict[str, Any]:
    """Return data as the JSON object that any JSON library would read from ``dumps``.

    A number that is not whole is a float; its shortest decimal is the number.

    Args:
        data: a report, a whole extraction, or the findings that ``check`` gives.

    Raises:
        InvalidValueError: ``data`` is none of these.

    Example:
        >>> to_dict(AnnualReport(year=2025))["year"]
        2025
    """
    members: dict[str, Any] = json.loads(dumps(data))
    return members


@overload
def from_dict(json_object: object) -> AnnualReport | Any: ...


@overload
def from_dict(json_object: object, kind: type[Kind]) -> Kind: ...


def from_dict(json_object: object, kind: Any = None) -> Any:
    """Return the report that a JSON object holds, or the extraction, or the findings.

    Args:
        json_object: what a JSON library returns: dict, list, str, int, float, bool, None,
            and Decimal. A float is read by its shortest decimal.
        kind: the type of data that the object must hold, as for ``loads``.

    Raises:
        InvalidJSONError: ``validate`` finds ``problems``.
        InvalidValueError: the shape is right, but a value breaks a rule that a schema cannot
            state; ``path`` is the full path. Or there is no such ``kind``.

    Example:
        >>> from_dict(to_dict(AnnualReport(year=2025))).year
        2025
    """
    wanted = format_of(json_object, kind)
    try:
        return structured(json_object, wanted)
    except InvalidValueError as error:
        problems = validate(json_object, wanted.data)
        if problems:
            raise InvalidJSONError(problems) from error
        raise


def _written(value: Any, indent: int | None, newline: str = "\n") -> str:
    """Return the text of a JSON value; ``newline`` is what starts a line at its level."""
    if type(value) is str:
        return _quoted(value)
    if value is None:
        return "null"
    if type(value) is int:
        return str(value)
    if type(value) is Decimal:
        return f"{value:f}"
    inner = newline if indent is None else newline + " " * indent
    if type(value) is dict:
        colon = ":" if indent is None else ": "
        items = [
            f"{_quoted(name)}{colon}{_written(item, indent, inner)}" for name, item in value.items()
        ]
        opening, closing = "{}"
    else:
        items = [_written(item, indent, inner) for item in value]
        opening, closing = "[]"
    if not items or indent is None:
        return f"{opening}{','.join(items)}{closing}"
    return f"{opening}{inner}{f',{inner}'.join(items)}{newline}{closing}"
