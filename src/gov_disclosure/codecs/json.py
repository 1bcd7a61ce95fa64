"""Reports as JSON: one canonical way of writing, strict reading."""

from __future__ import annotations

import contextlib
import json
from decimal import Decimal
from typing import Any

from gov_disclosure.codecs import generated_reading, generated_writing
from gov_disclosure.codecs.canonical import DoubtError, parse_canonical
from gov_disclosure.codecs.converter import converter
from gov_disclosure.codecs.problems import InvalidJSONError
from gov_disclosure.codecs.strict import parse
from gov_disclosure.codecs.validate import validate
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.report import AnnualReport

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def dumps(report: AnnualReport, indent: int | None = None) -> str:
    """Return a report as JSON text; without ``indent``, in its canonical form.

    The canonical form is compact, with every member in the order of the fields and
    characters as they are; equal reports give equal text.

    Args:
        report: the report.
        indent: spaces for each level, for people to read; None: all on one line.

    Raises:
        InvalidValueError: ``report`` is no AnnualReport.

    Example:
        >>> dumps(AnnualReport(year=2025))[:48]
        '{"format":"gov-disclosure/1","title":null,"publi'
    """
    if not isinstance(report, AnnualReport):
        raise InvalidValueError("report", report, "AnnualReport 对象", "an AnnualReport")
    if indent is None:
        return generated_writing.text(report)
    return _indented(converter.unstructure(report), " " * indent, "\n")


def dumpb(report: AnnualReport) -> bytes:
    """Return a report as canonical JSON in UTF-8; equal reports give equal bytes.

    Args:
        report: the report.

    Raises:
        InvalidValueError: ``report`` is no AnnualReport.

    Example:
        >>> "年度报告".encode() in dumpb(AnnualReport(title="年度报告"))
        True
    """
    return dumps(report).encode("utf-8")


def loads(text: str | bytes) -> AnnualReport:
    """Return the report that a JSON text holds.

    Args:
        text: strict JSON as ``dumps`` writes it, in any layout; bytes are UTF-8.

    Raises:
        InvalidJSONError: the text is not strict JSON (``line``, ``column``, ``excerpt`` say
            where), or ``validate`` finds ``problems``.
        InvalidValueError: the shape is right, but a value breaks a rule that a schema cannot
            state: a check character, a date that does not exist, an amount of too many
            digits. ``path`` is the full path.

    Example:
        >>> report = AnnualReport(year=2025)
        >>> loads(dumps(report)) == report
        True
    """
    with contextlib.suppress(DoubtError):
        return generated_reading.structure(parse_canonical(text))
    return from_dict(parse(text))


def to_dict(report: AnnualReport) -> dict[str, Any]:
    """Return a report as the JSON object that any JSON library would read from ``dumps``.

    An amount that is no whole number is a float; its shortest decimal is the amount.

    Args:
        report: the report.

    Raises:
        InvalidValueError: ``report`` is no AnnualReport.

    Example:
        >>> to_dict(AnnualReport(year=2025))["year"]
        2025
    """
    members: dict[str, Any] = json.loads(dumps(report))
    return members


def from_dict(json_object: object) -> AnnualReport:
    """Return the report that a JSON object holds.

    Args:
        json_object: what a JSON library returns: dict, list, str, int, float, bool, None,
            and Decimal. A float amount is read by its shortest decimal.

    Raises:
        InvalidJSONError: ``validate`` finds ``problems``.
        InvalidValueError: the shape is right, but a value breaks a rule that a schema cannot
            state; ``path`` is the full path.

    Example:
        >>> from_dict(to_dict(AnnualReport(year=2025))).year
        2025
    """
    with contextlib.suppress(DoubtError):
        return generated_reading.structure(json_object)
    try:
        return converter.structure(json_object, AnnualReport)
    except InvalidValueError as error:
        problems = validate(json_object)
        if problems:
            raise InvalidJSONError(problems) from error
        raise


def _indented(value: Any, step: str, newline: str) -> str:
    """Return the text of a JSON value; ``newline`` is what starts a line at its level."""
    if type(value) is str:
        return _quoted(value)
    if value is None:
        return "null"
    if type(value) is int:
        return str(value)
    if type(value) is Decimal:
        return f"{value:f}"
    inner = newline + step
    if type(value) is dict:
        items = [f"{_quoted(name)}: {_indented(item, step, inner)}" for name, item in value.items()]
        opening, closing = "{}"
    else:
        items = [_indented(item, step, inner) for item in value]
        opening, closing = "[]"
    if not items:
        return opening + closing
    return f"{opening}{inner}{f',{inner}'.join(items)}{newline}{closing}"
