"""Extractions as JSON: a report together with its evidence, leftover and problems."""

from __future__ import annotations

import json
from typing import Any

import attrs

from gov_disclosure.codecs import json as report_codec
from gov_disclosure.codecs.converter import converter
from gov_disclosure.codecs.problems import InvalidJSONError, SchemaProblem
from gov_disclosure.codecs.strict import parse
from gov_disclosure.document import Block
from gov_disclosure.errors import InvalidValueError
from gov_disclosure.model.extraction import Evidence, Extraction, Problem

FORMAT = "gov-disclosure-extraction/1"
"""The first member of every extraction: name and edition of the format."""

_MEMBERS = ("format", "report", "evidence", "leftover", "problems", "coverage")


def dumps(extraction: Extraction) -> str:
    """Return an extraction as compact JSON; its report in canonical form.

    Example:
        >>> from gov_disclosure import blank
        >>> dumps(Extraction(blank("2021")))[:64]
        '{"format":"gov-disclosure-extraction/1","report":{"format":"gov-'
    """
    parts = {
        "format": _text(FORMAT),
        "report": report_codec.dumps(extraction.report),
        "evidence": _text(converter.unstructure(dict(extraction.evidence))),
        "leftover": _text(converter.unstructure(extraction.leftover)),
        "problems": _text(converter.unstructure(extraction.problems)),
        "coverage": _text(_counts(extraction)),
    }
    return "{" + ",".join(f'"{name}":{text}' for name, text in parts.items()) + "}"


def _counts(extraction: Extraction) -> dict[str, dict[str, int] | None]:
    coverage = extraction.coverage
    counts = {**coverage.sections, "total": coverage.total}
    return {name: None if each is None else attrs.asdict(each) for name, each in counts.items()}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def loads(text: str | bytes) -> Extraction:
    """Return the extraction that a JSON text holds, or that a report in JSON makes.

    Args:
        text: JSON of an extraction, or of a report, which has no evidence and no problems.

    Raises:
        InvalidJSONError: the text is not strict JSON, or the report is not as its schema says.
        InvalidValueError: something beside the report is not as it must be.

    Example:
        >>> from gov_disclosure import blank
        >>> extraction = Extraction(blank("2021"), leftover=())
        >>> loads(dumps(extraction)) == extraction
        True
    """
    value: Any = parse(text)
    if type(value) is not dict or value.get("format") != FORMAT:
        return Extraction(report_codec.from_dict(value))
    if value.keys() != set(_MEMBERS):
        raise InvalidJSONError((_wrong_members(value),))
    extraction = Extraction(
        report_codec.from_dict(value["report"]),
        _evidence(value["evidence"]),
        _structured(value["leftover"], tuple[Block, ...], "leftover"),
        _structured(value["problems"], tuple[Problem, ...], "problems"),
    )
    if value["coverage"] != _counts(extraction):
        expected, expected_en = "与报告各格相符的计数", "the counts of the cells of the report"
        raise InvalidValueError("coverage", value["coverage"], expected, expected_en)
    return extraction


def _evidence(value: object) -> dict[str, Evidence]:
    if type(value) is not dict:
        raise InvalidValueError("evidence", value, "对象", "an object")
    return {
        path: _structured(evidence, Evidence, f"evidence.{path}")
        for path, evidence in value.items()
    }


def _wrong_members(value: dict[str, Any]) -> SchemaProblem:
    listed, listed_en = "、".join(_MEMBERS), ", ".join(_MEMBERS)
    return SchemaProblem(
        path="",
        message=f"应恰有成员 {listed}，而有 {'、'.join(value)}",
        message_en=f"expected the members {listed_en}, found {', '.join(value)}",
        value=list(value),
        expected=f"恰有成员 {listed} 的对象",
    )


def _structured(value: object, kind: Any, path: str) -> Any:
    try:
        return converter.structure(value, kind)
    except InvalidValueError as error:
        raise error.below(path) from None
