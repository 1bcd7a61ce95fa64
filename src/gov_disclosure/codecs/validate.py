"""Whether a JSON object has the shape of its format, and where it has not.

The JSON Schema decides; this module only tells the result in the words of the form. What can
be read needs no schema to say so.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import json
import re
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.bilingual import Words
from gov_disclosure.codecs.converter import constants
from gov_disclosure.codecs.formats import FORMATS, REPORT, Format, format_of
from gov_disclosure.codecs.kinds import KINDS
from gov_disclosure.codecs.plain import original, plain
from gov_disclosure.codecs.problems import SchemaProblem
from gov_disclosure.codecs.schema import UNIONS, json_schema
from gov_disclosure.codecs.structuring import structured
from gov_disclosure.codecs.wording import DESCRIPTIONS
from gov_disclosure.errors import shorten
from gov_disclosure.model.extraction import Extraction
from gov_disclosure.model.paths import TABLE_SECTIONS, cells, rows, section_class, sections
from gov_disclosure.model.publisher import Publisher, Source
from gov_disclosure.model.report import FORMS, AnnualReport
from gov_disclosure.values import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jsonschema import Draft202012Validator, ValidationError

    from gov_disclosure.model.report import FormName

_KINDS = {kind.name: kind for kind in KINDS.values()}
_STEP = re.compile("[a-z][a-z0-9_]*", re.ASCII)
_SHOWN_STEP = 40
_NUMBERS = (int, float, Decimal)
_NOTHING = Words("", "")
_MISSING = Words("缺少此成员", "this member is missing")
_UNKNOWN = Words("没有这个成员", "there is no such member")
_NULL = Words(" 或 null", " or null")


def _quoted(values: Sequence[object]) -> Words:
    listed = [_shown(value) for value in values]
    return Words(" 或 ".join(listed), " or ".join(listed))


_EXPECTED: dict[object, Callable[..., Words]] = {
    "type": {
        "object": Words("对象", "an object"),
        "array": Words("数组", "an array"),
        "string": Words("文字", "text"),
        "integer": Words("整数", "an integer"),
    }.__getitem__,
    "minimum": lambda least: Words(f"≥ {least} 的数", f"a number ≥ {least}"),
    "maximum": lambda most: Words(f"≤ {most} 的数", f"a number ≤ {most}"),
    "minLength": lambda _one: Words("非空文字", "a non-empty text"),
    "const": lambda value: _quoted([value]),
    "enum": _quoted,
    "minItems": lambda count: Words(
        f"至少 {count} 项的数组", f"an array of at least {count} item(s)"
    ),
    "maxItems": lambda count: Words(
        f"至多 {count} 项的数组", f"an array of at most {count} item(s)"
    ),
}
"""What a keyword outside the kinds of values asks for, by its argument."""


_ROOTS = {
    each: Words("报告", "report") if each is REPORT else DESCRIPTIONS[each.document].name
    for each in FORMATS
}
"""What the messages call a whole document."""


@attrs.frozen
class _Place:
    """A place that the form or the format names; ``unit`` for a cell."""

    label: Words
    unit: str = ""


@attrs.frozen
class _Judged:
    """An object that is judged, made of plain values, and the format that it should have."""

    value: object
    format: Format


def validate(json_object: object, kind: Any = None) -> tuple[SchemaProblem, ...]:
    """Return every place where an object is not as the JSON Schema says; none: it is.

    Args:
        json_object: what a JSON parser returns: dict, list, str, int, float, Decimal, bool
            or None. Anything else in it is a problem too; nothing in it makes this function
            raise.
        kind: the type of data that it should be, as for ``loads``; None: the one that its
            ``format`` names, a report where that names none.

    Raises:
        InvalidValueError: there is no such type of data.

    Example:
        >>> from gov_disclosure import blank, to_dict
        >>> report = to_dict(blank("2021"))
        >>> report["requests"]["received"]["total"] = -3
        >>> (problem,) = validate(report)
        >>> problem.path, problem.value, problem.label
        ('requests.received.total', -3, '一、本年新收政府信息公开申请数量 / 总计')
    """
    wanted = None if kind is None else format_of(None, kind)
    with contextlib.suppress(Exception):  # objects that are no JSON values can do anything
        structured(json_object, wanted or format_of(json_object))
        return ()
    value = plain(json_object)
    judged = _Judged(value, wanted or format_of(value))
    found: dict[str, SchemaProblem] = {}
    for error in _validator(judged.format).iter_errors(value):
        for problem in _problems(error, judged):
            found.setdefault(problem.path, problem)
    return tuple(found.values())


@functools.cache
def _validator(wanted: Format) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow, and seldom needed

    return Draft202012Validator(json_schema(kind=wanted.data))


def _problems(
    error: ValidationError, judged: _Judged, otherwise: Words = _NOTHING
) -> Iterator[SchemaProblem]:
    schema: Any = error.schema
    if error.validator in {"required", "additionalProperties"}:
        yield from _problems_of_members(error, judged)
    elif error.validator == "oneOf":
        yield from _problems_of_union(error, judged, otherwise)
    elif error.validator == "anyOf" and schema.get("title") not in _KINDS:
        # Something that may be null, and is not: what is wrong with it otherwise?
        for inner in error.context:
            if inner.relative_schema_path[0] == 0:
                yield from _problems(inner, judged, _NOTHING if inner.relative_path else _NULL)
    else:
        steps = [*error.absolute_path]
        asked = _expected(error, _place(judged, steps).unit)
        yield _mismatch(judged, steps, error.instance, asked, otherwise)


def _problems_of_members(error: ValidationError, judged: _Judged) -> Iterator[SchemaProblem]:
    """Return the members that an object lacks, or those that it must not have."""
    steps = [*error.absolute_path]
    instance: Any = error.instance
    schema: Any = error.schema
    names = schema["properties"]
    if error.validator == "required":
        for name in names:
            if name not in instance:
                yield _problem(judged, [*steps, name], None, _MISSING, _MISSING)
    else:
        for name, value in instance.items():
            if name not in names:
                yield _problem(judged, [*steps, name], value, _UNKNOWN, _UNKNOWN)


def _problems_of_union(
    error: ValidationError, judged: _Judged, otherwise: Words
) -> Iterator[SchemaProblem]:
    """Return what is wrong with the class that an object names, and nothing about the others."""
    steps = [*error.absolute_path]
    instance: Any = error.instance
    schema: Any = error.schema
    branches = [constants(kind) for kind in UNIONS[schema["title"]]]
    (tag,) = branches[0]
    names = [branch[tag] for branch in branches]
    if not isinstance(instance, dict):
        yield _mismatch(judged, steps, instance, _EXPECTED["type"]("object"), otherwise)
    elif tag not in instance:
        yield _problem(judged, [*steps, tag], None, _MISSING, _MISSING)
    elif instance[tag] not in names:
        yield _mismatch(judged, [*steps, tag], instance[tag], _quoted(names))
    else:
        named = names.index(instance[tag])
        for inner in error.context:
            if inner.relative_schema_path[0] == named:
                yield from _problems(inner, judged)


def _mismatch(
    judged: _Judged,
    steps: list[str | int],
    found: object,
    asked: Words,
    otherwise: Words = _NOTHING,
) -> SchemaProblem:
    shown = _shown(original(found))
    expected = Words(asked.zh + otherwise.zh, asked.en + otherwise.en)
    reason = Words(f"{shown} 不是{expected.zh}", f"{shown} is not {expected.en}")
    return _problem(judged, steps, found, expected, reason)


def _problem(
    judged: _Judged, steps: list[str | int], found: object, expected: Words, reason: Words
) -> SchemaProblem:
    path = _path(steps)
    label, root = _place(judged, steps).label, _ROOTS[judged.format]
    return SchemaProblem(
        path=path,
        message=f"{path or root.zh}：{reason.zh} — {label.zh}",
        message_en=f"{path or root.en}: {reason.en} — {label.en}",
        value=original(found),
        expected=expected.zh,
        label=label.zh,
    )


def _expected(error: ValidationError, unit: str) -> Words:
    schema: Any = error.schema
    kind = _KINDS.get(schema.get("title"))
    if kind is None:
        return _EXPECTED[error.validator](error.validator_value)
    asked = Words(*(text.format(unit=unit) for text in attrs.astuple(kind.expected)))
    if not unit or type(original(error.instance)) in _NUMBERS:
        return asked
    marks = [None, *(mark.value for mark in Mark)]
    other = _quoted(marks)
    return Words(f"{asked.zh} 或 {other.zh}", f"{asked.en} or {other.en}")


def _shown(value: object) -> str:
    kind = type(value)
    if value is None or kind is bool:
        return json.dumps(value)
    if kind is str:
        return f'"{shorten(value)}"'
    if kind is dict or kind is list:
        return "{…}" if kind is dict else "[…]"
    if kind in _NUMBERS:
        return shorten(str(value) if kind is Decimal else value)
    return f"<{kind.__name__}>"


def _path(steps: list[str | int]) -> str:
    path = ""
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        elif _STEP.fullmatch(step):
            path += f".{shorten(step, _SHOWN_STEP)}"
        else:
            path += f'["{shorten(step, _SHOWN_STEP)}"]'
    return path.removeprefix(".")


def _place(judged: _Judged, steps: list[str | int]) -> _Place:
    """Return the innermost named place on the way to a value."""
    if judged.format is REPORT:
        return _place_in_report(judged.value, steps)
    described = DESCRIPTIONS[judged.format.document]
    first = steps[0] if steps else None
    if described.members.get(str(first)) is None:
        return _Place(described.name)
    if judged.format.document is Extraction and first == "report" and len(steps) > 1:
        report = judged.value.get("report") if isinstance(judged.value, dict) else None
        return _place_in_report(report, steps[1:])
    return _Place(described.members[str(first)])


def _place_in_report(report: object, steps: list[str | int]) -> _Place:
    places = _places(_form(report, steps))
    names = [str(step) for step in itertools.takewhile(lambda step: type(step) is str, steps)]
    ways = (".".join(names[:length]) for length in range(len(names), -1, -1))
    return next(places[way] for way in ways if way in places)


def _form(report: object, steps: list[str | int]) -> FormName:
    section = report.get(steps[0]) if isinstance(report, dict) and steps else None
    named = section.get("form") if isinstance(section, dict) else None
    return next((form for form in FORMS if form == named), list(FORMS)[-1])


@functools.cache
def _places(form: FormName) -> Mapping[str, _Place]:
    places = {"": _Place(DESCRIPTIONS[AnnualReport].name)}
    for prefix, kind in (("", AnnualReport), ("publisher.", Publisher), ("source.", Source)):
        for name, wording in DESCRIPTIONS[kind].members.items():
            places[prefix + name] = _Place(wording)
    for name, section in sections().items():
        places[name] = _Place(Words(section.heading, section.english))
    for name in TABLE_SECTIONS:
        for row in rows(section_class(form, name)):
            for path, group in row.groups:
                places[f"{name}.{path}"] = _Place(Words(group.label, group.english))
            places[f"{name}.{row.path}"] = _Place(Words(row.label, row.row.english))
    for cell in cells(form):
        label = Words(f"{cell.row_label} / {cell.column_label}", cell.english)
        places[cell.path] = _Place(label, cell.unit)
    return MappingProxyType(places)
